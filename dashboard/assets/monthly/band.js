/* The register month by month, from a file of the user's: a band below the lanes, and in words with the case. */
(function () {
  "use strict";
  const monthly = /** @type {Monthly} */ (cm.config.monthly);
  const { words } = monthly;
  const HIGH = 7; // pixels of an active month
  const LOW = 3; // of a latent one
  const RAIL = 2; // of each of the two lines of a month in dialogue
  const LEAST = 1.4; // pixels that a stretch is wide at least
  const END = 3.6; // half a diamond
  const KEY = ["active", "dialogue", "latent", "resolved", "inactive", "unlisted", "unknown"];
  const short = (/** @type {Month} */ month) => `${cm.config.shortMonths[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  const span = (/** @type {Month} */ from, /** @type {Month} */ to) => (from === to ? short(from) : cm.say(words.to_month, { from: short(from), to: short(to) }));

  /* Heights and outlines tell the states apart, in any colour; where there is no report, nothing is drawn. */
  /** @param {string} state @param {number} x1 @param {number} x2 @param {number} y */
  function look(state, x1, x2, y) {
    const width = Math.max(LEAST, x2 - x1);
    /** @param {number} top @param {number} height */
    const block = (top, height) => cm.svg("rect", { x: x1, y: y + top, width, height, class: "month" });
    if (state === "active") return [block(0, HIGH)];
    if (state === "dialogue") return [block(0, RAIL), block(HIGH - RAIL, RAIL)];
    if (state === "latent") return [block(HIGH - LOW, LOW)];
    if (state === "gap") return [];
    if (state === "unlisted" || state === "unknown") return [cm.svg("line", { x1, x2, y1: y + HIGH - 0.5, y2: y + HIGH - 0.5, class: `month-line ${state}` })];
    const [x, middle] = [(x1 + x2) / 2, y + HIGH / 2];
    return [cm.svg("path", { d: `M${x - END},${middle}L${x},${middle - END}L${x + END},${middle}L${x},${middle + END}Z`, class: state === "resolved" ? "month-end" : "month-end open" })];
  }

  cm.own.high = HIGH + 3;

  /* A lane of several cases has no band; a shared one that holds a single case has that case's. */
  cm.own.band = function (lane, rows) {
    const cases = monthly.cases[lane] ? [lane] : [...new Set(rows.map((row) => cm.columns().case[row]))];
    const [code] = cases;
    const { runs } = (cases.length === 1 && monthly.cases[code]) || { runs: [] };
    if (!runs.length || (code !== lane && cm.config.cases.includes(code))) return null;
    return (y) => {
      const [left, right] = cm.scale.room();
      const drawn = runs.flatMap(([state, from, to]) => {
        const [x1, x2] = [cm.scale.at(from + "-01"), cm.scale.at(to + "-31", true)].map((x) => Math.max(left, Math.min(right, x)));
        if (x2 <= x1) return [];
        const label = cm.say(words.tip, { case: cm.data.cases[code].name, state: words.states[state], months: span(from, to) });
        return [{ end: state.match(/resolved|merged|inactive/) ? 1 : 0, nodes: [...look(state, x1, x2, y), cm.svg("rect", { x: x1, y: y - 1, width: x2 - x1, height: HIGH + 2, class: "month-hit", "aria-label": label })] }];
      });
      return cm.svg("g", { class: "months", "data-case": code }, drawn.sort((a, b) => a.end - b.end).flatMap(({ nodes }) => nodes));
    };
  };

  /* What the looks stand for, and whose file it is, in a line below the strip. */
  const swatch = (/** @type {string} */ state) => cm.svg("svg", { width: 18, height: 11, viewBox: "-1 -2 18 11", class: "icon", "aria-hidden": "true" }, look(state, 1, 15, 0));
  cm.own.start = function () {
    const key = cm.el("p", { class: "month-key" }, cm.el("span", {}, cm.say(words.key, { file: monthly.file })), KEY.map((state) => cm.el("span", {}, swatch(state), words.states[state])), cm.el("span", {}, words.gap_key));
    cm.find(document, ".strip-row").after(key);
  };

  /** @param {[string, Month, Month][]} runs */
  const stretches = (runs) =>
    cm.el("details", {},
      cm.el("summary", {}, words.runs),
      cm.el("table", { class: "list months-list" },
        cm.el("thead", {}, cm.el("tr", {}, [words.from, words.to, words.state].map((head) => cm.el("th", { scope: "col" }, head)))),
        cm.el("tbody", {}, runs.map(([state, from, to]) => cm.el("tr", {}, cm.el("td", {}, short(from)), cm.el("td", {}, short(to)), cm.el("td", {}, swatch(state), " ", words.states[state]))))),
      runs.some(([state]) => state === "unknown") ? cm.el("p", { class: "mute" }, words.unknown_note) : null,
      runs.some(([state]) => state === "gap") ? cm.el("p", { class: "mute" }, words.gap_note) : null);

  cm.own.ofCase = function (code) {
    if (!monthly.cases[code]) return null;
    const { said, runs } = monthly.cases[code];
    return cm.el("section", { class: "monthly" },
      cm.el("h3", {}, words.title),
      said.map((text) => cm.el("p", {}, text)),
      runs.length ? stretches(runs) : null,
      cm.el("p", { class: "mute" }, cm.say(words.source, { file: monthly.file })));
  };
})();
