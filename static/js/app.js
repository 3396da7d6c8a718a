/* What does the page do by itself, once it is there? Nothing is needed: without this file every page still works. */
(() => {
  "use strict";

  /* A summary of errors, or a refusal, is read first. */
  const focusFirst = (root) => {
    const place = root.querySelector("[data-focus]");
    if (place) place.focus();
  };

  /* A link of the summary leads to the control itself, not only near it. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".errors a[href^='#']");
    const control = link && document.getElementById(link.hash.slice(1));
    if (control) {
      event.preventDefault();
      control.scrollIntoView({ block: "center" });
      control.focus();
    }
  });

  /* One menu at a time; Escape closes it and gives the focus back; a press outside closes it. */
  const menus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (event) => {
    menus().forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  /* `/` goes to the search field, where a page has one, and never from within a field (WCAG 2.1.4). */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const search = document.querySelector("input[type=search][data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  });

  /* After a swap: a refusal that came back (4xx) is shown like any answer; focus moves only where it was lost. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const status = event.detail.xhr.status;
    if (status === 403 || status === 409 || status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    focusFirst(event.detail.elt);
    if (document.activeElement && document.activeElement !== document.body) return;
    const heading = event.detail.elt.querySelector("h1, h2, h3");
    if (heading && event.detail.requestConfig.verb !== "get") {
      heading.tabIndex = -1;
      heading.focus();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-needs-script]").forEach((part) => {
      part.hidden = false;
    });
    focusFirst(document);
  });
})();
