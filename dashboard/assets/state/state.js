/* The state: read from the address, written to the address, told to whoever listens. The only writer of either. */
(function () {
  "use strict";
  /** @type {((keys: string[], chosen: boolean) => void)[]} */
  const listeners = [];

  /** Be told which keys of the state have changed, each time that it is set, and whether the reader chose it; in the order of asking. */
  cm.onChange = (listener) => void listeners.push(listener);

  /** Whether a state is shown that is written nowhere, as in play. */
  cm.playing = false;

  /** Run something after the next paint. */
  cm.afterPaint = (task) => void requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(task)));

  /** @param {State} next @param {boolean} [chosen] */
  function change(next, chosen = false) {
    const before = cm.state;
    cm.state = next;
    const keys = Object.keys(next).filter((key) => !before || !cm.same(before[key], next[key]));
    listeners.forEach((listener) => listener(keys, chosen));
  }

  /** @type {{ method: "pushState" | "replaceState", search: string } | null} */
  let unwritten = null; // the address that is still to be written

  const search = () => {
    const query = cm.query(cm.state);
    return query ? "?" + query : "";
  };

  /** Tell whether the address says what is shown; it lags by one task. */
  cm.isWritten = () => !unwritten;

  /* Sandboxed pages may not touch the address; everything else goes on. */
  function writeAddress() {
    if (!unwritten) return;
    const { method, search: query } = unwritten;
    unwritten = null;
    try {
      history[method](null, "", query || location.pathname);
    } catch (error) {
      return;
    }
  }

  /* The address follows in a task of its own: writing it takes the browser longer than drawing the map. */
  function write(/** @type {"pushState" | "replaceState"} */ method) {
    if (method === "pushState") writeAddress();
    else if (unwritten) ({ method } = unwritten);
    unwritten = { method, search: search() };
    setTimeout(writeAddress);
  }

  /** Take the state from the address: at the start, and when Back or Forward was used. */
  cm.adopt = function () {
    const read = cm.parse(location.search);
    cm.ignored = read.ignored;
    cm.playing = false;
    change(cm.sceneOf(read.values));
  };

  const REST = 1000; // milliseconds between two keys that end a gesture
  let gesture = ""; // what is being drawn, held or typed
  let lastKey = -REST;

  window.addEventListener("pointerdown", () => (gesture = ""), true);
  window.addEventListener("keydown", ({ timeStamp }) => {
    if (timeStamp - lastKey > REST) gesture = "";
    lastKey = timeStamp;
  }, true);

  /** Change the state as a step that Back undoes. All values that one `gesture` goes through (a drag, a held key, typing) are one step. */
  cm.set = function (patch, now = "") {
    const before = unwritten ? unwritten.search : location.search;
    const goesOn = now !== "" && now === gesture;
    gesture = now;
    cm.ignored = [];
    cm.playing = false;
    change(Object.assign({}, cm.state, patch), true);
    if (search() !== before) write(goesOn ? "replaceState" : "pushState");
  };

  /** Change a part of the state without a step for Back: where the map or the timeline is looking. */
  cm.note = function (patch) {
    const next = Object.assign({}, cm.state, patch);
    if (!cm.state || cm.same(next, cm.state)) return;
    change(next);
    if (!cm.playing) write("replaceState"); // play writes when it stops
  };

  /** Show a state without writing it anywhere: play uses it. */
  cm.preview = function (patch) {
    cm.playing = true;
    change(Object.assign({}, cm.state, patch));
  };

  window.addEventListener("pagehide", writeAddress);
  window.addEventListener("popstate", () => {
    unwritten = null;
    gesture = "";
    if (cm.state) cm.adopt();
  });
})();
