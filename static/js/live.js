/* How does the page of an open vote hear of a change at once? */
(() => {
  "use strict";
  const find = (what) => document.querySelector(what);
  const part = () => find("#participation");
  const source = new EventSource(part().dataset.live);
  let [fed, heard, key] = [0, Date.now()];
  const alive = () => (fed = heard = Date.now());

  const timer = setInterval(() => {
    const [note, silent] = [find("#live-paused"), Date.now() - heard > 4e4];
    if (note?.hidden !== silent) return;
    note.hidden = !silent;
    part().classList.toggle("muted", silent);
    find("#live-paused time").textContent = new Date(heard).toLocaleTimeString(find("html").lang);
  }, 1e3);

  const show = (event) => {
    alive();
    const news = JSON.parse(event.data);
    const open = part().querySelector("details")?.open;
    part().outerHTML = news.html;
    part().querySelector("details")?.toggleAttribute("open", open);
    htmx.process(part());
    if (key && key !== news.key) find("#vote-status")?.replaceChildren(news.said);
    key = news.key;
    return news.within;
  };
  source.onerror = () => (fed = 0);
  source.addEventListener("beat", alive);
  source.addEventListener("state", show);
  source.addEventListener("closed", (event) => {
    source.close();
    clearInterval(timer);
    const wait = 500 + Math.random() * show(event);
    /* What is being written stays, to be copied. */
    for (const box of document.querySelectorAll("main textarea")) if (box.value !== box.defaultValue) return;
    const how = { target: "#content", select: "#content", swap: "outerHTML" };
    setTimeout(() => htmx.ajax("GET", location.href, how), wait);
  });

  const asked = (name, act) =>
    document.addEventListener(name, (event) => event.target.id === "participation" && act(event));
  asked("htmx:beforeRequest", (event) => Date.now() - fed < 4e4 && event.preventDefault());
  asked("htmx:afterRequest", (event) => event.detail.successful && (heard = Date.now()));
})();
