/* Everything works without this file. It makes some things quicker or friendlier. */
(() => {
  "use strict";

  const all = (selector) => [...document.querySelectorAll(selector)];

  const announce = (text) => {
    let region = document.querySelector("[data-announcer]");
    if (!region) {
      region = document.createElement("p");
      region.className = "dw-sr";
      region.dataset.announcer = "";
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    // A screen reader only notices a change in a region that it already knows.
    region.textContent = "";
    setTimeout(() => {
      region.textContent = text;
    }, 60);
  };

  // After a form came back with errors, the list of errors gets the attention.
  document.querySelector("[data-error-summary]")?.focus();

  for (const button of all("[data-dismiss]")) {
    button.hidden = false;
    button.addEventListener("click", () => button.parentElement.remove());
  }

  // The clipboard exists only on a secure origin.
  if (navigator.clipboard) {
    for (const button of all("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(button.dataset.copy);
        } catch {
          announce("Dat lukte niet. Kopieer het adres uit de adresbalk.");
          return;
        }
        button.querySelector("span").textContent = "Gekopieerd";
        announce("De link is gekopieerd.");
      });
    }
  }
})();
