/* Play: the period moves on through the years that hold events; nothing is written until it stops. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const WINDOW = 3; // steps a window holds
  const SECOND = 1000;
  const PAUSE_SECONDS = 1.5;
  cm.playRate = 4; // steps a second
  let timer = null;
  let end = 0;
  let held = 0;
  let seen = new Set();

  const steps = () => cm.config.steps;
  const holds = (from, to) => {
    const { month_start: start, month_end: last } = cm.columns();
    return cm.playRows.some((row) => start[row] !== null && start[row] <= steps()[to][1] && last[row] >= steps()[from][0]);
  };

  function show() {
    const from = cm.state.play === "cumulative" ? 0 : Math.max(0, end - WINDOW + 1);
    pauseAtCase(from);
    cm.preview({ period: [steps()[from][0], steps()[end][1]], event: "", at: "" });
  }

  /* A case that comes into the window for the first time holds play for a moment, and is named. */
  function pauseAtCase(from) {
    const { case: cases, month_start: start } = cm.columns();
    const fresh = cm.playRows.find((row) => cm.isMain(row) && !seen.has(cases[row]) && start[row] !== null && start[row] >= steps()[from][0] && start[row] <= steps()[end][1]);
    if (fresh === undefined) return;
    seen.add(cases[fresh]);
    held = Math.round(cm.playRate * PAUSE_SECONDS);
    cm.byId("playing").textContent = cm.data.cases[cases[fresh]].name;
  }

  function step() {
    if (held > 0) {
      held -= 1;
      return;
    }
    do end += 1;
    while (end < steps().length && !holds(Math.max(0, end - WINDOW + 1), end));
    if (end >= steps().length) {
      stop();
      return;
    }
    show();
  }

  function start() {
    const [, to] = cm.controlOf("period");
    end = to >= steps().length - 1 ? -1 : to;
    cm.playRows = cm.select(cm.state, "period").filter((row) => cm.columns().counted[row] && cm.columns().month_start[row] !== null);
    if (!cm.playRows.length) return; // nothing that could come and go
    cm.state = Object.assign({}, cm.state, { span: null });
    cm.playing = true;
    held = 0;
    seen = new Set();
    document.body.classList.add("playing");
    timer = setInterval(step, SECOND / cm.playRate);
    step();
    draw();
  }

  /** Stop where play stands, without writing it. */
  cm.halt = function () {
    clearInterval(timer);
    cm.byId("playing").textContent = "";
    cm.playing = false;
    document.body.classList.remove("playing");
    draw();
  };

  /* Stop, and write where play stood as one step for Back. */
  function stop() {
    cm.halt();
    const { options } = cm.spec("period");
    const { period } = cm.state;
    cm.set({ period: !period || (period[0] === options[0] && period[1] === options[1]) ? null : period });
  }

  function draw() {
    const words = cm.config.words.timeline;
    const button = cm.byId("play").firstElementChild;
    button.textContent = cm.playing ? "❚❚" : "▶";
    button.setAttribute("aria-label", cm.playing ? words.pause : words.play);
    button.setAttribute("title", cm.playing ? words.pause : words.play);
  }

  cm.startPlay = function () {
    const words = cm.config.words.timeline;
    const button = cm.el("button", { type: "button", class: "button round", onclick: () => (cm.playing ? stop() : start()) });
    const mode = cm.el(
      "select",
      { class: "select", "aria-label": words.mode, onchange: (event) => cm.set({ play: event.target.value }) },
      cm.spec("play").options.map((option) => cm.el("option", { value: option }, words[option]))
    );
    cm.byId("play").replaceChildren(button, mode);
    draw();
  };

  cm.drawPlay = (values) => (cm.byId("play").querySelector("select").value = values.play);
})();
