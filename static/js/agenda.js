/* Which keys build an agenda? Accelerators only: every one has a button or field of its own, and they can be put off. */
(() => {
  "use strict";
  const find = (what, where = document) => where.querySelector(what);
  const all = (what) => [...document.querySelectorAll(what)];
  const keys = find("#keys");
  const switchOn = find("#keys-on");
  const picked = new Set();
  let back = null;

  /* A choice of this device, where it may be kept. */
  const kept = (value) => {
    try {
      if (value !== undefined) localStorage.setItem("agenda-keys", value);
      return localStorage.getItem("agenda-keys");
    } catch {
      return null;
    }
  };
  switchOn.checked = kept() !== "off";
  switchOn.addEventListener("change", () => kept(switchOn.checked ? "on" : "off"));

  /* Where the reader stands: in a row of the agenda, or in one of the backlog. */
  const stop = (row) => find("input[type=checkbox], .quiet-link, a, button", row);
  const here = () => document.activeElement.closest("[data-row]");
  const listed = (inBacklog) => all("[data-row]").filter((row) => Boolean(row.closest("#backlog")) === inBacklog);
  const stand = (row) => {
    if (!row) return;
    stop(row).focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const row = here();
    const rows = listed(Boolean(row?.closest("#backlog")));
    const place = rows.indexOf(row) + by;
    stand(row ? rows[Math.max(0, Math.min(rows.length - 1, place))] : rows[0]);
  };
  const across = () => stand(listed(!here()?.closest("#backlog"))[0]);

  /* What is selected stays selected when its row is drawn anew. */
  document.addEventListener("change", (event) => {
    if (event.target.name === "items") picked[event.target.checked ? "add" : "delete"](event.target.value);
  });
  document.addEventListener("htmx:oobAfterSwap", () =>
    all("#agenda [name=items]").forEach((box) => (box.checked = picked.has(box.value))),
  );
  all("#agenda [name=items]:checked").forEach((box) => picked.add(box.value));

  const select = () => find("input[type=checkbox]", here() || document.createElement("p"))?.click();
  const minutes = () => {
    const field = here() && find("[name=minutes]", here());
    if (!field) return;
    back = document.activeElement.id;
    field.focus();
    field.select();
  };
  const leave = () => {
    document.getElementById(back)?.focus();
    back = null;
  };
  const moveTo = (box) => {
    if (box && !picked.size) box.click();
    if (box) back = box.id;
    find("#to").focus();
  };
  const move = (direction) => find(`[id^=${direction}-]`, here() || document.createElement("p"))?.click();
  const add = () => find("#backlog [data-add]")?.click();
  const acts = {
    j: () => step(1),
    k: () => step(-1),
    x: select,
    a: add,
    b: across,
    m: () => moveTo(here()?.closest("#agenda") && stop(here())),
    t: minutes,
    "/": () => find("#backlog input[type=search]")?.focus(),
    "?": () => keys.showModal(),
  };

  const inText = (place) => place.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || keys.open || !switchOn.checked) return;
    const { key, target } = event;
    if (back && (key === "Escape" || (key === "Enter" && target.name === "minutes"))) return setTimeout(leave);
    if (inText(target)) return;
    const act = event.ctrlKey || event.metaKey
      ? key === "z" && (() => find("#undo")?.click())
      : event.altKey
        ? { ArrowUp: () => move("up"), ArrowDown: () => move("down") }[key]
        : key === "Enter" && target.matches("[data-row] input[type=checkbox]")
          ? () => find(".quiet-link, a", here())?.click()
          : acts[key.length === 1 ? key.toLowerCase() : key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-show-keys]")) keys.showModal();
    const link = event.target.closest("[data-move]");
    if (!link) return;
    event.preventDefault();
    link.closest("details").open = false;
    const box = document.getElementById(`pick-${link.dataset.move}`);
    if (!box.checked) box.click();
    moveTo(box);
  });

  /* A move that was done is no longer selected. */
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target.id !== "chosen" || !event.detail.successful) return;
    picked.clear();
    all("#agenda [name=items]:checked").forEach((box) => (box.checked = false));
    find("#before").value = "";
    leave();
  });
  let inBacklog = false;
  document.addEventListener("focusin", () => (inBacklog = Boolean(document.activeElement.closest("#backlog"))));
  document.addEventListener("htmx:afterSettle", () => {
    if (document.activeElement === document.body && inBacklog) stand(listed(true)[0]);
  });
})();
