/* How many cases a user's register lists month by month: of one department, or of the whole country. */
(function () {
  "use strict";
  const monthly = /** @type {Monthly} */ (cm.config.monthly);
  const { words } = monthly;
  const ALL = "*";
  const KINDS = ["mining", "both"];
  let kind = 0;

  /** @param {number[]} counts */
  function years(counts) {
    const first = Number(monthly.first.slice(0, 4));
    const before = Number(monthly.first.slice(5)) - 1; // months of the first year without the register
    const last = first + Math.floor((before + counts.length - 1) / 12);
    return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, from: i * 12 - before }));
  }

  /** @param {number} at @param {number[]} counts */
  function cell(at, counts) {
    const held = monthly.held[at];
    if (!held) return cm.el("td", {});
    if (held === "-") return cm.el("td", { title: words.no_report }, cm.el("span", { "aria-hidden": "true" }, "–"), cm.el("span", { class: "hidden" }, words.no_report));
    const n = counts[at];
    return held === "w" ? cm.el("td", {}, String(n)) : cm.el("td", { class: "least", title: cm.say(words.least, { n }) }, `${n}+`);
  }

  /** @param {string} code @param {string} name */
  function table(code, name) {
    const counts = monthly.totals[code][kind];
    return cm.el("table", {},
      cm.el("caption", { class: "hidden" }, `${cm.say(words.totals, { name })}; ${words.which} ${words[KINDS[kind]]}`),
      cm.el("thead", {}, cm.el("tr", {}, cm.el("th", { scope: "col" }, words.year), cm.config.shortMonths.map((month) => cm.el("th", { scope: "col" }, month)))),
      cm.el("tbody", {}, years(counts).map(({ year, from }) => cm.el("tr", {}, cm.el("th", { scope: "row" }, String(year)), Array.from({ length: 12 }, (_, i) => cell(from + i, counts))))));
  }

  cm.own.ofDepartments = function (codes) {
    const code = codes.length ? codes[0] : ALL;
    if (codes.length > 1 || !monthly.totals[code]) return null;
    const name = codes.length ? cm.config.labels.department[code] : words.country;
    const body = cm.el("div", { class: "month-totals", role: "region", tabindex: 0, "aria-label": cm.say(words.totals, { name }) });
    const draw = () => body.replaceChildren(table(code, name));
    const choose = cm.el("select", { class: "select", onchange: (event) => { kind = Number(event.target.value); draw(); } },
      KINDS.map((one, i) => cm.el("option", { value: i, selected: i === kind }, words[one])));
    const section = cm.el("details", { class: "account monthly" },
      cm.el("summary", {}, cm.say(words.totals, { name })),
      cm.el("div", { class: "account-text" },
        cm.el("label", {}, words.which + " ", choose), body,
        cm.el("p", { class: "mute" }, words.totals_note), cm.el("p", { class: "mute" }, words.place_note),
        cm.el("p", { class: "mute" }, cm.say(words.source, { file: monthly.file }))));
    section.addEventListener("toggle", () => section.open && draw());
    return section;
  };
})();
