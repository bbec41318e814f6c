/* The page around the map: whose the wheel and the fingers are and, inside another page, what answers there. */
(function () {
  "use strict";
  const HINT_MS = 3000;
  const SLIDE = 6; // pixels after which a finger on the slider has a direction
  const framed = window.self !== window.top;
  const narrow = window.matchMedia("(max-width: 900px)");
  const foot = cm.el("p", { class: "around" });
  const hint = cm.el("p", { class: "map-hint", hidden: true });
  const said = new Set();

  /* Whether the map stands in a page that scrolls: its own on a narrow screen, or one that holds it. */
  const shared = () => (framed || narrow.matches) && !(cm.state && cm.state.present === "1");

  /* Each way of looking closer is told once. */
  /** @param {"wheel" | "fingers"} way */
  function tell(way) {
    if (said.has(way)) return;
    said.add(way);
    hint.textContent = cm.config.words.map[way];
    hint.hidden = false;
    setTimeout(() => (hint.hidden = true), HINT_MS);
  }

  /* A turn of the wheel without Ctrl, and one finger, move the page; the map never hears of them. */
  /** @param {WheelEvent | TouchEvent} event */
  function leaveToPage(event) {
    const turns = event instanceof WheelEvent;
    if (!shared() || (turns ? event.ctrlKey || event.metaKey : event.touches.length > 1)) return;
    event.stopPropagation();
    if (turns) tell("wheel");
    else if (event.type === "touchmove") tell("fingers");
  }

  /* A finger on the slider moves it only sideways; up and down it moves the page. */
  /** @param {HTMLElement} row */
  function slideSideways(row) {
    /** @type {{ x: number, y: number, target: EventTarget, sliding: boolean } | null} */
    let begun = null;
    /** @param {string} name @param {Touch} finger @param {EventTarget} target */
    const mouse = (name, { clientX, clientY }, target) => target.dispatchEvent(new MouseEvent(name, { clientX, clientY, bubbles: true, cancelable: true }));
    row.addEventListener("touchstart", (event) => {
      if (!event.target || event.touches.length > 1) return;
      event.stopPropagation();
      const [{ clientX: x, clientY: y }] = event.touches;
      begun = { x, y, target: event.target, sliding: false };
    }, { capture: true, passive: true });
    row.addEventListener("touchmove", (event) => {
      if (!begun) return;
      const [finger] = event.touches;
      const [across, along] = [Math.abs(finger.clientX - begun.x), Math.abs(finger.clientY - begun.y)];
      if (!begun.sliding && Math.max(across, along) < SLIDE) return;
      if (!begun.sliding && along >= across) return void (begun = null);
      event.preventDefault();
      if (!begun.sliding) mouse("mousedown", finger, begun.target);
      begun.sliding = true;
      mouse("mousemove", finger, document);
    }, { capture: true, passive: false });
    for (const name of /** @type {const} */ (["touchend", "touchcancel"]))
      row.addEventListener(name, (event) => {
        if (begun && begun.sliding) mouse("mouseup", event.changedTouches[0], document);
        begun = null;
      }, true);
  }

  /* Inside another page: the way to the whole map, and whose work it is. */
  function drawFoot() {
    document.body.classList.toggle("asked", cm.state.event !== "");
    if (cm.state.embed !== "1") return foot.replaceChildren();
    const query = cm.query(Object.assign({}, cm.state, { embed: "0" }));
    foot.replaceChildren(
      cm.el("a", { href: location.pathname + (query && "?" + query), target: "_blank", rel: "noopener" }, cm.config.words.page.whole_map),
      " · " + cm.say(cm.config.words.picture.licence, { version: cm.config.version }));
  }

  /** Share wheel and fingers with the page around, and answer inside another page. */
  cm.startAround = function () {
    const area = cm.find(document, ".map-area");
    area.append(hint);
    cm.find(document, ".bar").append(foot);
    for (const place of [area, cm.find(document, ".timeline-area")]) {
      place.addEventListener("wheel", leaveToPage, { capture: true, passive: true });
      if (place !== area) continue;
      place.addEventListener("touchstart", leaveToPage, { capture: true, passive: true });
      place.addEventListener("touchmove", leaveToPage, { capture: true, passive: true });
    }
    slideSideways(cm.find(document, ".slider-row"));
    const mark = () => document.documentElement.toggleAttribute("data-shared", framed || narrow.matches);
    narrow.addEventListener("change", mark);
    mark();
    cm.onChange(drawFoot);
  };
})();
