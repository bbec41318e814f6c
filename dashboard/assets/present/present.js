/* Presenting: a story scene by scene, with a clicker, in letters that can be read from the back row. The scene is part of the state. */
(function () {
  "use strict";
  const HINT_MS = 2500;
  const NEXT = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"];
  const BACK = ["PageUp", "ArrowLeft", "ArrowUp", "Backspace"];
  const WITH_NOTES = "with-notes"; // this window's name while it has notes: a name outlives loading anew
  let [hint, clock] = [0, 0];
  /** @type {Window | null} */
  let notes = null;
  /** @type {WakeLockSentinel | null} */
  let awake = null;

  const presenting = () => Boolean(cm.state) && cm.state.present === "1";
  const path = () => cm.scenesOf(cm.state.tour);
  const at = () => path().findIndex((scene) => scene.key === cm.state.scene);

  /* Whether somebody changed what the scene shows, by a filter or a mark. */
  function strayed() {
    const scene = path()[at()];
    /** @param {State} values */
    const query = (values) => cm.query(Object.assign({}, values, { view: null }));
    return Boolean(scene) && query(cm.state) !== query(cm.stateOfScene(scene, cm.state));
  }

  /** @param {number} index */
  function go(index) {
    const scenes = path();
    const scene = scenes[Math.max(0, Math.min(scenes.length - 1, index))];
    light();
    cm.set(cm.stateOfScene(scene, cm.state));
  }

  /* Start presenting: the whole story or the short path. */
  /** @param {string} tour */
  function present(tour) {
    const [scene] = cm.scenesOf(tour);
    if (!scene) return;
    cm.set(cm.stateOfScene(scene, { tour, theme: cm.state.theme }));
    cm.afterPaint(fullScreen);
  }

  /* Say what did not work, on the stage and in the notes, until the next scene. */
  /** @param {string} text */
  function complain(text) {
    cm.find(cm.byId("stage"), ".stage-said").textContent = text;
    if (notes && !notes.closed) notes.document.body.prepend(Object.assign(notes.document.createElement("p"), { textContent: text }));
  }

  /* The window of the notes may not ask for it: the key counts in the window of the map. */
  function fullScreen() {
    const root = document.documentElement;
    if (document.fullscreenElement) return;
    const asked = root.requestFullscreen ? root.requestFullscreen() : Promise.reject(new Error("unknown"));
    asked.catch(() => complain(cm.config.words.present.no_full_screen));
  }

  /* The screen stays on while presenting, where the browser offers it. */
  async function stayAwake() {
    if (!presenting()) return void (awake && awake.release());
    if (document.visibilityState !== "visible" || !navigator.wakeLock || (awake && !awake.released)) return;
    awake = await navigator.wakeLock.request("screen").catch(() => null);
  }

  function leave() {
    light();
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const theme = cm.state.theme === "projector" ? "auto" : cm.state.theme;
    cm.set(Object.assign({}, cm.state, { present: "0", scene: "", tour: "full", theme }));
  }

  const light = () => document.body.classList.remove("black");
  const black = () => document.body.classList.toggle("black");

  /* Back first undoes a stray step, then goes to the scene before. */
  const next = () => go(at() + 1);
  const back = () => go(strayed() ? at() : at() - 1);

  function onKey(/** @type {KeyboardEvent} */ event) {
    if (!presenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = cm.closest(event, "#stage-list, input, select, textarea");
    if (inside && event.key !== "Escape") return;
    /** @type {Record<string, () => void>} */
    const known = {
      F5: fullScreen, b: black, B: black, ".": black, x: leave, X: leave, l: toggleList, L: toggleList, n: openNotes, N: openNotes, f: fullScreen, F: fullScreen,
      Home: () => go(0), End: () => go(path().length - 1), Escape: () => document.body.classList.remove("stage-list"),
    };
    const onMark = cm.closest(event, ".layer [role=button]");
    const presses = event.key === "Enter" || event.key === " ";
    if (onMark && (presses || event.key.startsWith("Arrow"))) return;
    if (presses && cm.closest(event, "button, a[href], summary")) return; // it is pressed, not passed over
    const action = NEXT.includes(event.key) ? next : BACK.includes(event.key) ? back : known[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function toggleList() {
    const open = document.body.classList.toggle("stage-list");
    if (open) cm.find(cm.byId("stage"), "#stage-list a").focus();
  }

  /* What shows itself when the pointer moves: back, next, list, notes, leave. */
  function stageButtons() {
    const words = cm.config.words.present;
    /** @param {string} text @param {string} label @param {() => void} action */
    const button = (text, label, action) => cm.el("button", { type: "button", class: "button", title: label, "aria-label": label, onclick: (event) => {
      if (event.detail) event.currentTarget.blur(); // pressed by pointer: the next key belongs to the talk
      action();
    } }, text);
    return cm.el("div", { class: "corner" },
      button("←", words.back, back), button("→", words.next, next), button("☰", words.list, toggleList),
      button("▤", words.notes, openNotes), button("✕", words.leave, leave));
  }

  function sceneList() {
    const words = cm.config.words.present;
    return cm.el("nav", { id: "stage-list", "aria-label": words.list },
      cm.el("ol", {}, path().map((scene) => cm.el("li", {}, cm.link(cm.stateOfScene(scene, cm.state), { "aria-current": scene.key === cm.state.scene ? "true" : null }, scene.title)))),
      cm.el("p", {}, words.keys));
  }

  /** Draw the stage, or take it away. */
  cm.drawStage = function (values) {
    const on = values.present === "1" && at() >= 0;
    document.body.classList.toggle("presenting", on);
    document.body.classList.toggle("with-time", on && path()[at()].timeline);
    const counts = on ? path()[at()].counts : null;
    document.body.classList.toggle("with-counts", Boolean(counts));
    cm.byId("stage_counts").replaceChildren(...(counts ? [cm.el("h3", {}, counts.title), cm.countBars(counts.bars)] : []));
    document.body.classList.toggle("embedded", values.embed === "1");
    const stage = cm.byId("stage");
    if (!on) {
      document.body.classList.remove("stage-list", "black");
      stage.replaceChildren();
      writeNotes();
      return void stayAwake();
    }
    const words = cm.config.words.present;
    const scene = path()[at()];
    cm.redraw(
      stage,
      cm.el("p", { class: "stage-count", "aria-hidden": "true" }, `${at() + 1} / ${path().length}`),
      cm.el("h2", { tabindex: -1 }, scene.title),
      ...scene.text.map((text) => cm.el("p", { class: "stage-text" }, text)),
      cm.el("p", { class: "stage-sentence" }, cm.describe(values, cm.rows)),
      cm.el("p", { class: "stage-standing" }, words.standing),
      cm.el("p", { class: "stage-said", role: "status" }),
      sceneList(),
      stageButtons()
    );
    document.body.classList.toggle("still", scene.still);
    if (!notes && window.name === WITH_NOTES) openNotes();
    else writeNotes();
    stayAwake();
  };

  /** Whether the map should move without a glide: scenes with deaths are still. */
  cm.isStill = () => presenting() && Boolean(path()[at()]) && path()[at()].still;

  /* A second window for the speaker: notes, the next scene, the time. After this page was loaded anew it is taken up again. */
  function openNotes() {
    const words = cm.config.words.present;
    notes = window.open("", "notes", "width=900,height=620");
    if (!notes) return complain(words.no_notes);
    window.name = WITH_NOTES;
    notes.document.title = words.notes;
    notes.document.body.style.cssText = "font:26px/1.45 system-ui,sans-serif;margin:32px;color:#111;background:#fff;white-space:pre-line";
    notes.addEventListener("keydown", onKey);
    writeNotes();
    clearInterval(clock);
    clock = setInterval(writeNotes, 15000);
  }

  function writeNotes() {
    if (!notes || notes.closed) return;
    const words = cm.config.words.present;
    const { document: page } = notes;
    /** @param {string} tag @param {string} text */
    const line = (tag, text) => Object.assign(page.createElement(tag), { textContent: text });
    if (!presenting()) return page.body.replaceChildren(line("p", words.ended));
    const [scene, after] = [path()[at()], path()[at() + 1]];
    const time = new Date().toLocaleTimeString(cm.config.lang, { hour: "2-digit", minute: "2-digit" });
    page.body.replaceChildren(line("p", `${at() + 1} / ${path().length} · ${time}`), line("h1", scene.title), line("p", scene.notes), line("p", after ? `${words.next}: ${after.title}` : words.end));
  }

  /* The notes outlive this page: they say so, and no longer hand their keys to it. */
  function leaveNotes() {
    if (!notes || notes.closed) return void (window.name = "");
    notes.removeEventListener("keydown", onKey);
    notes.document.body.prepend(Object.assign(notes.document.createElement("p"), { textContent: cm.config.words.present.alone }));
  }

  cm.startPresent = function () {
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("visibilitychange", stayAwake);
    window.addEventListener("pagehide", leaveNotes);
    document.addEventListener("click", (event) => {
      const start = cm.closest(event, "[data-tour]");
      if (start) present(start.dataset.tour || "full");
    });
    // Only there: a single letter that acts everywhere would surprise those who speak to their computer.
    cm.byId("marks").addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "p" && !presenting() && cm.config.story.length) present("full");
    });
    document.addEventListener("pointermove", () => {
      if (!presenting()) return;
      document.body.classList.add("hint");
      clearTimeout(hint);
      hint = setTimeout(() => document.body.classList.remove("hint"), HINT_MS);
    });
    for (const text of cm.config.storyProblems) cm.storyNote = [cm.storyNote, text].filter(Boolean).join(" · ");
  };
})();
