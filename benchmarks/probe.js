/* Clocks that run in the page; benchmarks/browser.py calls them. */
window.bench = (function () {
  "use strict";
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const spent = {};

  /** Resolve with the time at which the children of a node have changed. */
  function changed(selector) {
    return new Promise((done) => {
      const watcher = new MutationObserver(() => {
        watcher.disconnect();
        done(performance.now());
      });
      watcher.observe(document.querySelector(selector), { childList: true, subtree: true });
    });
  }

  /** Milliseconds from a change of filters to the map, and to the timeline and the column, as painted. */
  async function change(patch) {
    const map = changed("#marks .badges");
    const rest = Promise.all([changed("#timeline"), changed("#panel")]);
    const begun = performance.now();
    const seen = { map: 0, rest: 0 };
    const mapPainted = map.then(async (at) => {
      seen.marks = at - begun;
      await frames();
      seen.map = performance.now() - begun;
    });
    const restPainted = rest.then(async () => {
      await frames();
      seen.rest = performance.now() - begun;
    });
    window.cm.set(patch);
    await Promise.all([mapPainted, restPainted]);
    return seen;
  }

  /** Milliseconds of two frames when nothing is drawn: the floor of the measure. */
  async function floor() {
    const begun = performance.now();
    await frames();
    return performance.now() - begun;
  }

  /** Play from the start at a rate to the end; report long tasks (from 50 ms) and the gaps between frames. */
  async function play(rate) {
    const tasks = [];
    const watcher = new PerformanceObserver((list) => list.getEntries().forEach((entry) => tasks.push(entry.duration)));
    watcher.observe({ type: "longtask" });
    const gaps = [];
    let steps = 0;
    const preview = window.cm.preview;
    window.cm.preview = (patch) => {
      steps += 1;
      preview(patch);
    };
    window.cm.playRate = rate;
    document.querySelector("#play button").click();
    let before = performance.now();
    const begun = before;
    while (window.cm.playing && performance.now() - begun < 60000) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - before);
      before = now;
    }
    const length = performance.now() - begun;
    watcher.takeRecords().forEach((entry) => tasks.push(entry.duration));
    watcher.disconnect();
    window.cm.preview = preview;
    return { tasks, gaps, length, steps };
  }

  /** Count the time of the parts of a redraw from now on. */
  function watch(names) {
    for (const name of names) {
      const home = name.split(".").slice(0, -1).reduce((at, part) => at[part], window.cm);
      const key = name.split(".").pop();
      const original = home[key];
      spent[name] = [];
      home[key] = function (...given) {
        const begun = performance.now();
        try {
          return original.apply(this, given);
        } finally {
          spent[name].push(performance.now() - begun);
        }
      };
    }
  }

  /** Changes of filters as a reader makes them: years, departments and families that hold events, and back to all. */
  function patches() {
    const everything = { period: null, department: [], family: [], q: "", panel: "list" };
    const { month_start: months, counted } = window.cm.columns();
    const initial = window.cm.parse("").values;
    const present = (key) => window.cm.spec(key).options.filter((code) => window.cm.countsFor(key, initial)[code]);
    const years = [...new Set(months.filter((month, row) => month && counted[row]).map((month) => month.slice(0, 4)))].sort();
    const [first, last] = window.cm.spec("period").options.map((month) => month.slice(0, 4));
    return [
      ...years.filter((year) => year >= first && year <= last).map((year) => ({ period: [`${year}-01`, `${year}-12`] })),
      ...present("department").filter((code) => code.length === 2).map((code) => ({ department: [code] })),
      ...present("family").map((code) => ({ family: [code] })),
    ].flatMap((patch) => [Object.assign({}, everything, patch), everything]);
  }

  return { change, floor, patches, play, watch, spent };
})();
