/* Looking closer at the timeline: buttons, the wheel, the part shown marked on the slider, and the cases beside it. */
(function () {
  "use strict";
  const FACTOR = 2;
  const WHEEL = 1.35; // how much closer one notch of the wheel looks
  const NOTCH = 120; // pixels of such a notch; a trackpad sends many smaller ones
  const LINE = 40; // pixels of a line, for wheels that count in lines
  const PART = 0.5; // of the window that a step to the side moves
  /** @param {[Day, Day] | null} span */
  const noteSpan = (span) => cm.note({ span });

  /* What to look closer at: the open event, else the event in the middle of those in view, or of all. */
  function focus() {
    const [from, to] = cm.scale.window();
    const { id, date_start: start } = cm.columns();
    const row = id.indexOf(cm.state.event);
    if (row >= 0 && start[row]) return cm.scale.unit(start[row]);
    const dated = cm.rows.filter((one) => start[one]);
    const main = dated.filter(cm.isMain);
    const units = (main.length ? main : dated).map((one) => cm.scale.unit(start[one])).sort((a, b) => a - b);
    const visible = units.filter((unit) => unit >= from && unit <= to);
    const among = visible.length ? visible : units;
    return among.length ? among[Math.floor(among.length / 2)] : (from + to) / 2;
  }

  /** @param {number} factor @param {number} about */
  function zoom(factor, about) {
    const [from, to] = cm.scale.window();
    const inside = Math.max(from, Math.min(to, about));
    noteSpan(cm.scale.spanOf(inside - (inside - from) / factor, inside + (to - inside) / factor));
  }

  /* Buttons look at what is in focus first and put it in the middle. */
  /** @param {number} factor */
  function zoomButton(factor) {
    const [from, to] = cm.scale.window();
    const half = (to - from) / factor / 2;
    const about = factor > 1 ? focus() : (from + to) / 2;
    noteSpan(cm.scale.spanOf(about - half, about + half));
  }

  /** @param {number} part */
  function move(part) {
    const [from, to] = cm.scale.window();
    const last = cm.config.steps.length;
    const by = Math.max(-from, Math.min(last - to, part * (to - from)));
    noteSpan(cm.scale.spanOf(from + by, to + by));
  }

  /** The buttons, and in words which part is shown. */
  cm.drawZoom = function () {
    const words = cm.config.words.timeline;
    /** @param {string} text @param {string} label @param {() => void} action @param {boolean} [off] */
    const button = (text, label, action, off) => cm.el("button", { type: "button", class: "button round", "aria-label": label, title: label, disabled: off || null, onclick: action }, text);
    const { span } = cm.state;
    const from = span && cm.scale.short(span[0], span[0].slice(0, 4) !== span[1].slice(0, 4));
    cm.redraw(
      cm.byId("time_zoom"),
      span ? button("‹", words.earlier, () => move(-PART), cm.scale.window()[0] <= 0) : null,
      span ? cm.link({ span: null }, { class: "chip remove", "aria-label": cm.say(words.whole, { x: `${from} – ${cm.scale.short(span[1], true)}` }) }, `${from} – ${cm.scale.short(span[1], true)}`, cm.el("span", { "aria-hidden": "true" }, " ×")) : null,
      span ? cm.link({ period: [span[0].slice(0, 7), span[1].slice(0, 7)] }, { class: "chip" }, words.filter_span) : null,
      span ? button("›", words.later, () => move(PART), cm.scale.window()[1] >= cm.config.steps.length) : null,
      button("−", words.wider, () => zoomButton(1 / FACTOR), !span),
      button("+", words.closer, () => zoomButton(FACTOR))
    );
    const lens = cm.byId("lens");
    const [left, right] = cm.scale.window().map((unit) => (100 * unit) / cm.config.steps.length);
    lens.hidden = !span;
    lens.style.cssText = `left:${left}%;width:max(6px,${right - left}%)`;
  };

  const spans = new Map();

  /* The part of the timeline that holds what a case's events and measures date, as one reading has them. */
  /** @param {string} code */
  function spanOfCase(code) {
    const key = code + cm.state.reading;
    if (!spans.has(key)) {
      const { case: cases, date_start: start, date_end: end, unit } = cm.columns();
      const own = cases.map((_, row) => row).filter((row) => cases[row] === code && cm.isOfTexts(row) && start[row]);
      const days = own.filter((row) => cm.spec("unit").default.includes(unit[row])).flatMap((row) => [start[row], end[row] || start[row]]);
      spans.set(key, days.length ? cm.scale.spanAround(days) : null);
    }
    return spans.get(key);
  }

  /** The state that shows one case: its years, place and zoom. */
  cm.caseView = function (code) {
    const { case: cases, lat } = cm.columns();
    const points = cases.map((_, row) => row).filter((row) => cases[row] === code && lat[row] !== null).map(cm.map.point);
    return { case: [code], panel: "list", event: "", at: "", period: null, span: spanOfCase(code), view: points.length ? cm.geo.viewOf(points) : null };
  };

  /** The cases beside their lanes: a click goes to their years, place and zoom. */
  cm.drawLanes = function (lanes, gutter) {
    cm.redraw(
      cm.byId("cases"),
      gutter < 20 ? [] : lanes.map(([code, name, y]) => {
        const known = cm.data.cases[code];
        const patch = known ? cm.caseView(code) : { collection: [code.slice(1)], panel: "list", event: "", at: "", span: null };
        return cm.link(patch, { style: `top:${y}px;width:${gutter - 8}px`, title: known ? known.name : name, "aria-current": known && cm.state.case.join() === code ? "true" : null }, name);
      })
    );
  };

  /** Let the wheel over the strip look closer where the pointer is; sideways it moves along. `unitUnder` tells the steps there. */
  cm.startZoom = function (mount, unitUnder) {
    mount.addEventListener("wheel", (event) => {
      event.preventDefault();
      const notches = (/** @type {number} */ delta) => Math.max(-3, Math.min(3, (delta * (event.deltaMode ? LINE : 1)) / NOTCH));
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        if (cm.state.span) move(0.15 * notches(event.deltaX || event.deltaY));
        return;
      }
      zoom(WHEEL ** -notches(event.deltaY), unitUnder(event.clientX));
    }, { passive: false });
  };
})();
