/* Looking closer at the timeline: buttons, the wheel, the part shown marked on the slider, and the cases beside it. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const FACTOR = 2;
  const WHEEL = 1.35;
  const PART = 0.5; // of the window that a step to the side moves

  /* What to look closer at: the open event, else the event in the middle of those in view, or of all. */
  function focus() {
    const [from, to] = cm.scale.window();
    const { id, date_start: start } = cm.columns();
    const row = id.indexOf(cm.state.event);
    if (row >= 0 && start[row]) return cm.scale.unit(start[row]);
    const dated = cm.rows.filter((one) => start[one]);
    const main = dated.filter(cm.isMain);
    const units = (main.length ? main : dated).map((one) => cm.scale.unit(start[one])).sort((a, b) => a - b);
    const seen = units.filter((unit) => unit >= from && unit <= to);
    const among = seen.length ? seen : units;
    return among.length ? among[Math.floor(among.length / 2)] : (from + to) / 2;
  }

  function zoom(factor, about) {
    const [from, to] = cm.scale.window();
    const inside = Math.max(from, Math.min(to, about));
    cm.noteSpan(cm.scale.spanOf(inside - (inside - from) / factor, inside + (to - inside) / factor));
  }

  /* Buttons look at what is in focus first and put it in the middle. */
  function zoomButton(factor) {
    const [from, to] = cm.scale.window();
    const half = (to - from) / factor / 2;
    const about = factor > 1 ? focus() : (from + to) / 2;
    cm.noteSpan(cm.scale.spanOf(about - half, about + half));
  }

  function move(part) {
    const [from, to] = cm.scale.window();
    const last = cm.config.steps.length;
    const by = Math.max(-from, Math.min(last - to, part * (to - from)));
    cm.noteSpan(cm.scale.spanOf(from + by, to + by));
  }

  /** The buttons, and in words which part is shown. */
  cm.drawZoom = function () {
    const words = cm.config.words.timeline;
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

  /** Let the wheel over the strip look closer where the pointer is; sideways it moves along. */
  cm.startZoom = function (mount) {
    mount.addEventListener("wheel", (event) => {
      event.preventDefault();
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        if (cm.state.span) move(0.15 * Math.sign(event.deltaX || event.deltaY));
        return;
      }
      zoom(event.deltaY < 0 ? WHEEL : 1 / WHEEL, cm.scale.unitAt(event.clientX - mount.getBoundingClientRect().left));
    }, { passive: false });
  };
})();
