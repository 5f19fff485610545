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

  // The rest of a title, below the search box.
  for (const box of all("[data-suggest]")) {
    const list = document.createElement("datalist");
    list.id = `${box.id}-titles`;
    box.after(list);
    box.setAttribute("list", list.id);
    let wait;
    box.addEventListener("input", () => {
      clearTimeout(wait);
      const typed = box.value.trim();
      if (typed.length < 2) return;
      wait = setTimeout(async () => {
        const query = new URLSearchParams({ q: typed });
        const answer = await fetch(`${box.dataset.suggest}?${query}`).catch(() => null);
        if (!answer?.ok || typed !== box.value.trim()) return;
        const titles = await answer.json();
        list.replaceChildren(...titles.map((title) => new Option("", title)));
      }, 200);
    });
  }

  // Filters renew the list without loading the page; without an answer they load it.
  const filters = document.querySelector("form[data-live]");
  if (filters) {
    // The order of the list stands outside of the form that it belongs to.
    const orders = all("select[form=filters]");
    const same = (box) => `[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`;
    let last;
    let shown = location.search;

    const renew = (page) => {
      for (const part of all("[data-live-part]")) {
        const other = page.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
        part.replaceChildren(...(other?.childNodes ?? []));
      }
      // The boxes stay where they are, under the hand of who ticks them.
      for (const box of filters.elements) {
        const other = box.type === "checkbox" && page.querySelector(`#filters ${same(box)}`);
        if (!other) continue;
        box.checked = other.checked;
        const [count, newCount] = [box, other].map((b) => b.closest("label").querySelector(".dw-facet__count"));
        count.replaceChildren(...newCount.childNodes);
      }
      const typed = filters.elements.q;
      if (typed) typed.value = page.querySelector("[name=q][form=filters]").value;
      for (const order of orders) order.value = page.getElementById(order.id).value;
      for (const link of all("link[rel=alternate]")) {
        link.href = page.querySelector(`link[type="${link.type}"]`)?.href ?? link.href;
      }
      document.title = page.title;
    };

    const show = async (address, { keep = true } = {}) => {
      last?.abort();
      last = new AbortController();
      const { signal } = last;
      const results = document.getElementById("resultaten");
      results.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(address, { signal });
        if (!answer.ok) throw new Error(answer.status);
        renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
      } catch {
        if (!signal.aborted) location.assign(address);
        return;
      }
      results.removeAttribute("aria-busy");
      if (keep) history.pushState(null, "", address);
      shown = location.search;
      announce(document.getElementById("aantal").textContent);
    };

    const address = () => {
      const chosen = [...new FormData(filters)].filter(([, value]) => value);
      const query = new URLSearchParams(chosen).toString();
      return filters.action.split("?")[0] + (query && `?${query}`);
    };

    for (const field of [filters, ...orders]) {
      field.addEventListener("change", () => show(address()));
    }
    filters.addEventListener("submit", async (event) => {
      event.preventDefault();
      await show(address());
      if (filters.matches(":popover-open")) filters.hidePopover();
    });
    document.addEventListener("click", async (event) => {
      const link = event.target.closest("[data-live-link]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await show(link.href);
      // The link is gone with the choice that it let go of.
      document.getElementById("aantal").focus();
    });
    // A jump within the page is told here too.
    window.addEventListener("popstate", () => {
      if (location.search !== shown) show(location.href, { keep: false });
    });
  }
})();
