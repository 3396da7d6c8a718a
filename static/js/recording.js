/* Which keys does the recording of a decision know? Accelerators only: every one has a button of its own. */
(() => {
  "use strict";
  const form = document.getElementById("recording");
  if (!form) return;

  /* A figure chooses the outcome, only while the focus stands among the outcomes (WCAG 2.1.4). */
  form.querySelectorAll("[data-keys]").forEach((group) => {
    group.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const choice = group.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
      if (!choice) return;
      event.preventDefault();
      choice.checked = true;
      choice.focus();
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  /* Ctrl+Enter records, as the button says. */
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(document.querySelector("[data-record]"));
  });

  /* The bar at the bottom repeats what was chosen. */
  const words = document.querySelector("[data-chosen]");
  form.addEventListener("change", (event) => {
    if (event.target.name === "outcome" && words) {
      words.textContent = event.target.closest("label").querySelector("[data-words]").textContent;
    }
  });
})();
