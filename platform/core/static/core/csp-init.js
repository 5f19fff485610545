/* Lets Wagtail's editor work under a policy without 'unsafe-inline'.

   Calls: where Wagtail has an inline script, a widget of ours leaves a <template> with
   data-csp-new="Class" or data-csp-call="function", and data-arguments="[...]".
   Styles: the rich text editor makes <style> elements; they get the nonce of this page. */
(() => {
  const CALLS = "template[data-csp-new], template[data-csp-call]";
  const { nonce } = document.currentScript;
  const createElement = Document.prototype.createElement;

  Document.prototype.createElement = function (...given) {
    const element = createElement.apply(this, given);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };

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
