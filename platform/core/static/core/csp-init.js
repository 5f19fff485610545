/* Makes the calls that Wagtail's inline scripts would have made. The policy of the admin
   allows no inline script, so a widget leaves its call in a <template>:
   data-csp-new="Class" or data-csp-call="function", with data-arguments="[...]". */
(() => {
  const CALLS = "template[data-csp-new], template[data-csp-call]";

  function run(call) {
    // A call inside the blank form of an inline panel waits until the form is added.
    if (call.dataset.done || call.parentElement?.closest("template")) return;
    const { cspNew, cspCall } = call.dataset;
    const target = window[cspNew || cspCall];
    // Defined by a script that comes with the same change; the next scan finds it.
    if (!target) return;
    call.dataset.done = "true";
    const given = JSON.parse(call.dataset.arguments);
    if (cspNew) new target(...given);
    else target(...given);
  }

  function scan(node) {
    if (node.nodeType !== Node.ELEMENT_NODE && node !== document) return;
    if (node.matches?.(CALLS)) run(node);
    node.querySelectorAll(CALLS).forEach(run);
  }

  function start() {
    scan(document);
    new MutationObserver((changes) => {
      changes.forEach((change) => change.addedNodes.forEach(scan));
    }).observe(document.documentElement, { childList: true, subtree: true });
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
