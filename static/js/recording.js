/* Which keys does the recording of a decision know? Accelerators only: every one has a button of its own. */
(() => {
  "use strict";
  const form = () => document.getElementById("recording");

  document.addEventListener("keydown", (event) => {
    if (!form()) return;
    /* A figure chooses the outcome, only while the focus stands among the outcomes (WCAG 2.1.4). */
    const group = event.target.closest("[data-keys]");
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    const choice = plain && group?.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
    if (choice) {
      event.preventDefault();
      choice.checked = true;
      choice.focus();
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    }
    /* Ctrl+Enter records, as the button says. */
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form().requestSubmit(document.querySelector("[data-record]"));
    }
    /* Alt+L goes to the words, then to those in the other language. */
    if (event.altKey && event.code === "KeyL") {
      const here = event.target.closest("textarea[lang]");
      const all = [...(here?.closest(".duo, .fields") || form()).querySelectorAll("textarea[lang]")];
      const mine = document.documentElement.lang;
      const next = here ? all.find((each) => each.lang !== here.lang) : all.find((each) => each.lang === mine) || all[0];
      if (!next) return;
      event.preventDefault();
      next.closest("details")?.toggleAttribute("open", true);
      next.focus();
      next.setSelectionRange(next.value.length, next.value.length);
    }
  });

  /* The bar at the bottom repeats what was chosen; what belongs to it opens. */
  document.addEventListener("change", (event) => {
    const words = document.querySelector("[data-chosen]");
    if (event.target.name !== "outcome" || !words || !form()?.contains(event.target)) return;
    words.textContent = event.target.closest("label").querySelector("[data-words]").textContent;
    for (const part of form().querySelectorAll("details[data-for]")) {
      if (part.dataset.for.split(" ").includes(event.target.value)) part.open = true;
    }
  });
})();
