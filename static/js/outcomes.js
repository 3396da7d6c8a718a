/* How are the links of the logic model drawn over its lists, and lit along the chain of the node one points at? */
(() => {
  "use strict";
  const model = document.querySelector(".model");
  if (!model) return;
  const SVG = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", "links");
  picture.setAttribute("aria-hidden", "true");
  const links = [];
  for (const from of model.querySelectorAll("[data-serves]")) {
    for (const number of from.dataset.serves.split(" ").filter(Boolean)) {
      const to = document.getElementById(`n${number}`);
      if (!to) continue;
      const path = picture.appendChild(document.createElementNS(SVG, "path"));
      if ("gap" in from.dataset) path.classList.add("miss");
      links.push({ from, to, path });
    }
  }
  if (!links.length) return;

  const draw = () => {
    const frame = model.getBoundingClientRect();
    const place = (node) => {
      const box = node.getBoundingClientRect();
      const left = box.left - frame.left + model.scrollLeft;
      return { left, right: left + box.width, middle: box.top - frame.top + model.scrollTop + box.height / 2 };
    };
    for (const { from, to, path } of links) {
      const [low, high] = [place(from), place(to)];
      const beside = Math.abs(low.left - high.left) < 2;
      const back = high.left < low.left;
      const start = back ? low.left : low.right;
      const end = beside ? high.right : back ? high.right : high.left;
      const bend = beside ? start + 24 : (start + end) / 2;
      path.setAttribute("d", `M${start} ${low.middle}C${bend} ${low.middle} ${bend} ${high.middle} ${end} ${high.middle}`);
    }
  };

  /* Both ways from a node, along the links that lead to it and those that lead on. */
  const chain = (node) => {
    const lit = new Set();
    for (const [here, there] of [["from", "to"], ["to", "from"]]) {
      const waiting = [node];
      const seen = new Set();
      while (waiting.length) {
        const at = waiting.pop();
        for (const link of links) {
          if (link[here] !== at) continue;
          lit.add(link);
          if (!seen.has(link[there])) {
            seen.add(link[there]);
            waiting.push(link[there]);
          }
        }
      }
    }
    return lit;
  };
  const chosen = model.querySelector('[data-chain="chosen"]');
  const light = (node) => {
    const lit = node ? chain(node) : new Set();
    for (const link of links) link.path.classList.toggle("on", lit.has(link));
  };
  const point = (event) => light(event.target.closest?.("[data-serves]") || chosen);

  model.append(picture);
  model.classList.add("drawn");
  light(chosen);
  for (const name of ["pointerover", "focusin"]) model.addEventListener(name, point);
  for (const name of ["pointerleave", "focusout"]) model.addEventListener(name, () => light(chosen));
  new ResizeObserver(draw).observe(model);
  document.fonts.ready.then(draw);
})();
