/* Play: the period moves on through the years that hold events; nothing is written until it stops. */
(function () {
  "use strict";
  const SECOND = 1000;
  const PAUSE_SECONDS = 1.5;
  cm.playRate = 4; // beats a second
  let timer = 0;
  let play = cm.playFrom(-1);
  /** @type {PlayRecord[]} */
  let records = [];

  function beat() {
    const { steps } = cm.config;
    const next = cm.playOn(play, { steps, records, cumulative: cm.state.play === "cumulative", pause: Math.round(cm.playRate * PAUSE_SECONDS) });
    if (!next) return stop();
    const waits = next.end === play.end;
    play = next;
    if (waits) return;
    if (next.entering) cm.byId("playing").textContent = cm.data.cases[next.entering].name;
    cm.preview({ period: next.period, event: "", at: "" });
  }

  function start() {
    const { case: cases, counted, month_start: start, month_end: last } = cm.columns();
    const rows = cm.select(cm.state, "period").filter((row) => counted[row] && start[row] !== null);
    if (!rows.length) return; // nothing that could come and go
    records = rows.map((row) => ({ code: cases[row], main: cm.isMain(row), start: start[row] || "", last: last[row] || "" }));
    const [, to] = cm.periodSteps();
    play = cm.playFrom(to >= cm.config.steps.length - 1 ? -1 : to);
    cm.preview({ span: null });
    document.body.classList.add("playing");
    timer = setInterval(beat, SECOND / cm.playRate);
    draw();
    beat();
  }

  /* Write where play stood as one step for Back; with that it stops. */
  function stop() {
    const { options } = cm.spec("period");
    const { period } = cm.state;
    cm.set({ period: period && period.join() === options.join() ? null : period });
  }

  cm.onChange(() => {
    if (cm.playing || !timer) return;
    clearInterval(timer);
    timer = 0;
    cm.byId("playing").textContent = "";
    document.body.classList.remove("playing");
    draw();
  });

  function draw() {
    const words = cm.config.words.timeline;
    const button = cm.find(cm.byId("play"), "button");
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

  cm.drawPlay = () => (cm.find(cm.byId("play"), "select").value = cm.state.play);
})();
