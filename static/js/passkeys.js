/* Shows what needs a passkey, and says so when it fails. Without this file it stays away. */
(() => {
  "use strict";

  if (!window.PublicKeyCredential) return;

  for (const element of document.querySelectorAll("[data-passkey]")) {
    element.hidden = false;
  }

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelector("[data-passkey-failed]").hidden = false;
  });
})();
