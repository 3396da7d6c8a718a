/* How does the run screen stay alive, and how is nothing lost when the room has no network? */
(() => {
  "use strict";
  const find = (what) => document.querySelector(what);
  const form = () => find("form[data-keep]");
  const place = `kept:${location.pathname}`;
  const show = (id, shown) => find(id)?.toggleAttribute("hidden", !shown);

  /* The clock goes on from what the server said. */
  const tick = () => {
    for (const clock of document.querySelectorAll(".clock[data-seconds]")) {
      clock.dataset.since ||= Date.now() - clock.dataset.seconds * 1e3;
      const seconds = Math.floor((Date.now() - clock.dataset.since) / 1e3);
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    }
  };
  setInterval(tick, 1e3);

  /* What is typed is kept in this tab until the server says that it is recorded. */
  const fields = () => [...form().elements].filter((each) => each.name && each.type !== "hidden" && each.type !== "submit");
  const is = (each) => (/radio|checkbox/.test(each.type) ? each.checked : each.value);
  const keep = () => {
    const typed = fields().map((each) => [each.name, each.type === "radio" ? each.value : "", is(each)]);
    sessionStorage.setItem(place, JSON.stringify(typed));
  };
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(place) || "[]");
    let changed = false;
    for (const [name, value, was] of kept) {
      const each = fields().find((one) => one.name === name && (one.type !== "radio" || one.value === value));
      if (!each || is(each) === was) continue;
      changed = true;
      if (typeof was === "boolean") each.checked = was;
      else each.value = was;
      each.closest("details")?.toggleAttribute("open", true);
      if (was === true) each.dispatchEvent(new Event("change", { bubbles: true }));
    }
    show("#run-kept", changed);
  };
  document.addEventListener("input", (event) => form()?.contains(event.target) && keep());
  document.addEventListener("change", (event) => form()?.contains(event.target) && keep());

  /* It is sent until it is answered; the key in the form makes it one act however often it arrives. */
  let sending = false;
  const send = async (target) => {
    if (sending) return;
    sending = true;
    try {
      const answer = await fetch(target.action, { method: "POST", body: new URLSearchParams(new FormData(target)) });
      if (answer.status >= 500) throw new Error(answer.status);
      sending = false;
      show("#run-unsent", false);
      if (answer.redirected) {
        if (new URL(answer.url).pathname === new URL(target.action).pathname) sessionStorage.removeItem(place);
        location.assign(answer.url);
      } else take(await answer.text());
    } catch {
      sending = false;
      show("#run-unsent", true);
      setTimeout(() => form() === target && send(target), 3e3);
    }
  };
  const take = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const part of ["#content", ".actbar"]) find(part)?.replaceWith(page.querySelector(part) || "");
    document.title = page.title;
    document.querySelectorAll("[data-needs-script]").forEach((part) => (part.hidden = false));
    htmx.process(document.body);
    find("[data-focus]")?.focus();
  };
  document.addEventListener("submit", (event) => {
    if (event.target !== form() || event.submitter?.name === "check") return;
    event.preventDefault();
    keep();
    send(event.target);
  });

  /* N is the next item, never from within a field. */
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    event.preventDefault();
    find("[data-next]")?.click();
  });

  /* Others see it at once: the bar, the rail, the wall. */
  const live = () => find("#run-live");
  const here = () => find(`#run-rail [data-item="${live()?.dataset.here}"]`);
  const done = () => here()?.dataset.done;
  let [fed, was] = [0, done()];
  const settled = () => {
    here()?.querySelector("a").setAttribute("aria-current", "step");
    tick();
    if (done() === was) return;
    was = done();
    if (form()) show("#run-elsewhere", true);
    else htmx.ajax("GET", location.href, { target: "#content", select: "#content", swap: "outerHTML" });
  };
  const swap = (html) => {
    const parts = document.createElement("template");
    parts.innerHTML = html;
    for (const part of [...parts.content.children]) document.getElementById(part.id)?.replaceWith(part);
    settled();
  };
  if (live()?.dataset.live) {
    const source = new EventSource(live().dataset.live);
    const told = (event) => {
      fed = Date.now();
      swap(JSON.parse(event.data).html);
    };
    source.onerror = () => (fed = 0);
    source.addEventListener("beat", () => (fed = Date.now()));
    source.addEventListener("state", told);
    source.addEventListener("closed", (event) => {
      told(event);
      source.close();
      fed = Infinity;
    });
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === live() && Date.now() - fed < 4e4) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", (event) => event.target === live() && settled());

  addEventListener("DOMContentLoaded", () => {
    tick();
    if (!form()) return sessionStorage.removeItem(place);
    restore();
    if (!find("[data-focus], [autofocus]")) form().querySelector("[data-keys] input")?.focus({ preventScroll: true });
  });
})();
