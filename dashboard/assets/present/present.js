/* Presenting: a story scene by scene, with a clicker, sized for the back row. The scene is part of the state. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const HINT_MS = 2500;
  const NEXT = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"];
  const BACK = ["PageUp", "ArrowLeft", "ArrowUp", "Backspace"];
  let hint = 0;
  let notes = null;

  const presenting = () => Boolean(cm.state) && cm.state.present === "1";
  const story = () => cm.config.story;
  /* The scenes of a tour; a story without a short path is always told whole. */
  function scenesOf(tour) {
    const short = story().filter((scene) => scene.short);
    return tour === "short" && short.length ? short : story();
  }
  const path = () => scenesOf(cm.state.tour);
  const at = () => path().findIndex((scene) => scene.key === cm.state.scene);

  /* The whole state of a scene: its query, and that it is being presented. */
  function stateOf(scene, tour) {
    const theme = cm.state.theme === "auto" ? "projector" : cm.state.theme;
    return Object.assign(cm.parse(scene.query).values, { present: "1", scene: scene.key, tour, theme });
  }

  /* Whether somebody changed what the scene shows, by a filter or a mark. */
  function strayed() {
    const scene = path()[at()];
    return Boolean(scene) && cm.query(Object.assign({}, cm.state, { view: null })) !== cm.query(Object.assign(stateOf(scene, cm.state.tour), { view: null }));
  }

  /** The state of a link to a scene: what the scene shows, unless the link says more. */
  cm.sceneOf = function (values) {
    if (values.present !== "1") return values;
    if (!story().length) return Object.assign({}, values, { present: "0" }); // nothing to present
    const scenes = scenesOf(values.tour);
    const known = scenes.find((scene) => scene.key === values.scene);
    const rest = Object.assign({}, values, { present: "0", scene: "", tour: "full", theme: "auto", embed: "0" });
    if (known && cm.query(rest)) return values;
    const theme = values.theme === "auto" ? "projector" : values.theme;
    const scene = known || scenes[0];
    return Object.assign(cm.parse(scene.query).values, { present: "1", scene: scene.key, tour: values.tour, theme });
  };

  function go(index) {
    const scenes = path();
    const scene = scenes[Math.max(0, Math.min(scenes.length - 1, index))];
    black(false);
    cm.set(stateOf(scene, cm.state.tour));
  }

  /** Start presenting: the whole story, the short path, or from one scene. */
  cm.present = function (tour, key) {
    const scenes = scenesOf(tour);
    const scene = scenes.find((one) => one.key === key) || scenes[0];
    if (!scene) return;
    cm.set(stateOf(scene, tour));
    fullScreen();
  };

  function fullScreen() {
    const root = document.documentElement;
    if (!document.fullscreenElement && root.requestFullscreen) root.requestFullscreen().catch(() => {});
  }

  function leave() {
    black(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    const theme = cm.state.theme === "projector" ? "auto" : cm.state.theme;
    cm.set(Object.assign({}, cm.state, { present: "0", scene: "", tour: "full", theme }));
  }

  const black = (on) => document.body.classList.toggle("black", on === undefined ? undefined : on);

  /* Back first undoes a stray step, then goes to the scene before. */
  const next = () => go(at() + 1);
  const back = () => go(strayed() ? at() : at() - 1);

  function onKey(event) {
    if (!presenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = event.target.closest && event.target.closest("#stage-list, input, select, textarea");
    if (inside && event.key !== "Escape") return;
    const known = {
      F5: fullScreen, b: black, B: black, ".": black, x: leave, X: leave, l: toggleList, L: toggleList, n: openNotes, N: openNotes, f: fullScreen, F: fullScreen,
      Home: () => go(0), End: () => go(path().length - 1), Escape: () => document.body.classList.remove("stage-list"),
    };
    const onMark = event.target.closest && event.target.closest(".layer [role=button]");
    if (onMark && (event.key === "Enter" || event.key === " " || event.key.startsWith("Arrow"))) return;
    const action = NEXT.includes(event.key) ? next : BACK.includes(event.key) ? back : known[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function toggleList() {
    const open = document.body.classList.toggle("stage-list");
    if (open) cm.byId("stage").querySelector("#stage-list a").focus();
  }

  const scenePatch = (scene, tour) => stateOf(scene, tour);

  /* The corner that shows itself when the pointer moves: back, next, list, leave. */
  function corner() {
    const words = cm.config.words.present;
    const button = (text, label, action) => cm.el("button", { type: "button", class: "button", title: label, "aria-label": label, onclick: action }, text);
    return cm.el("div", { class: "corner" },
      button("←", words.back, back), button("→", words.next, next), button("☰", words.list, toggleList),
      button("▤", words.notes, openNotes), button("✕", words.leave, leave));
  }

  function sceneList() {
    const words = cm.config.words.present;
    return cm.el("nav", { id: "stage-list", "aria-label": words.list },
      cm.el("ol", {}, path().map((scene) => cm.el("li", {}, cm.link(scenePatch(scene, cm.state.tour), { "aria-current": scene.key === cm.state.scene ? "true" : null }, scene.title)))),
      cm.el("p", {}, words.keys));
  }

  /** Draw the stage, or take it away. */
  cm.drawStage = function (values) {
    const on = values.present === "1" && at() >= 0;
    document.body.classList.toggle("presenting", on);
    document.body.classList.toggle("with-time", on && path()[at()].timeline);
    document.body.classList.toggle("embedded", values.embed === "1");
    const stage = cm.byId("stage");
    if (!on) {
      document.body.classList.remove("stage-list", "black");
      stage.replaceChildren();
      return;
    }
    const words = cm.config.words.present;
    const scene = path()[at()];
    stage.replaceChildren(
      cm.el("p", { class: "stage-count", "aria-hidden": "true" }, `${at() + 1} / ${path().length}`),
      cm.el("h2", { tabindex: -1 }, scene.title),
      ...scene.text.map((text) => cm.el("p", { class: "stage-text" }, text)),
      cm.el("p", { class: "stage-sentence" }, cm.describe(values, cm.rows)),
      cm.el("p", { class: "stage-standing" }, words.standing),
      sceneList(),
      corner()
    );
    document.body.classList.toggle("still", scene.still);
    tellNotes();
  };

  /** Whether the map should move without a glide: scenes with deaths are still. */
  cm.isStill = () => presenting() && Boolean(path()[at()]) && path()[at()].still;

  /* A second window for the speaker: notes, the next scene, the time. */
  function openNotes() {
    notes = window.open("", "notes", "width=900,height=620");
    if (!notes) return;
    notes.document.title = cm.config.words.present.notes;
    notes.document.body.style.cssText = "font:26px/1.45 system-ui,sans-serif;margin:32px;color:#111;background:#fff";
    notes.addEventListener("keydown", onKey);
    tellNotes();
    clearInterval(openNotes.clock);
    openNotes.clock = setInterval(tellNotes, 15000);
  }

  function tellNotes() {
    if (!notes || notes.closed || !presenting()) return;
    const words = cm.config.words.present;
    const [scene, after] = [path()[at()], path()[at() + 1]];
    const time = new Date().toLocaleTimeString(cm.config.lang, { hour: "2-digit", minute: "2-digit" });
    const line = (tag, text) => Object.assign(notes.document.createElement(tag), { textContent: text });
    notes.document.body.replaceChildren(line("p", `${at() + 1} / ${path().length} · ${time}`), line("h1", scene.title), line("p", scene.notes), line("p", after ? `${words.next}: ${after.title}` : words.end));
  }

  /** Copy the present view as a scene for a story of one's own. */
  cm.sceneLines = function () {
    const quote = (text) => JSON.stringify(text);
    const query = cm.query(Object.assign({}, cm.state, { present: "0", scene: "", tour: "full", theme: "auto", embed: "0" }));
    const sentence = cm.describe(cm.state, cm.rows);
    return ["[[scene]]", `key = ${quote("escena-" + Date.now().toString(36))}`, ...["es", "en"].flatMap((lang) => [`title_${lang} = ${quote("…")}`, `text_${lang} = [${quote(lang === cm.config.lang ? sentence : "…")}]`, `notes_${lang} = ""`]), `query = ${quote(query)}`].join("\n");
  };

  cm.startPresent = function () {
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("pointermove", () => {
      if (!presenting()) return;
      document.body.classList.add("hint");
      clearTimeout(hint);
      hint = setTimeout(() => document.body.classList.remove("hint"), HINT_MS);
    });
    for (const text of cm.config.storyProblems) cm.storyNote = [cm.storyNote, text].filter(Boolean).join(" · ");
  };
})();
