/* Beside the timeline: a chip for each year, and what has no date. */
(function () {
  "use strict";
  const columns = () => cm.columns();

  /** What has no date, in a tray of its own. */
  cm.drawUndated = function (rows) {
    const undated = rows.filter((row) => !columns().date_start[row]);
    cm.redraw(
      cm.byId("undated"),
      undated.length ? cm.el("span", {}, cm.say(cm.config.words.timeline.undated, { n: undated.length })) : null,
      ...undated.slice(0, 12).map((row) =>
        cm.link({ event: columns().id[row] }, { class: "undated-mark", "aria-label": columns().title[row], title: columns().title[row] }, cm.iconOf(row))
      )
    );
  };

  /** @param {Row[]} rows */
  function byYear(rows) {
    const { month_start: start, month_end: end } = columns();
    /** @type {Counts} */
    const counts = {};
    for (const row of rows) {
      const [from, to] = [start, end].map((months) => Number((months[row] || "").slice(0, 4)));
      for (let year = from; year <= to; year++) counts[year] = (counts[year] || 0) + 1;
    }
    return counts;
  }

  /** One chip a year with its number of events; a click selects that year. */
  cm.drawYears = function (values) {
    const dated = cm.select(values, "period").filter((row) => columns().counted[row] && columns().month_start[row]);
    const main = byYear(dated.filter(cm.isMain));
    const aside = cm.apart(dated, values).map(([one, rows]) => ({ one, counts: byYear(rows) }));
    const apart = (/** @type {number} */ year) => aside.filter(({ counts }) => counts[year]).map(({ one, counts }) => cm.count(one.words.aside, counts[year]));
    const [first, last] = cm.spec("period").options.map((month) => Number(month.slice(0, 4)));
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => main[year] || (!Object.keys(main).length && apart(year).length));
    /** @param {[Month, Month] | null} period @param {boolean} pressed @param {string} text @param {number} [n] @param {string[]} [others] */
    const chip = (period, pressed, text, n, others) =>
      cm.link({ period, span: null }, { class: n || n === undefined ? "chip" : "chip aside", "aria-current": pressed ? "true" : null, title: n || others?.length ? [n ? cm.say(cm.config.words.timeline.touch, { n: cm.count(cm.config.words.panel.events, n), year: text }) : "", ...(others || [])].filter(Boolean).join("; ") : null },
        text, n ? cm.el("i", {}, " " + n) : null);
    cm.redraw(
      cm.byId("years"),
      chip(null, !values.period && !values.span, cm.config.words.timeline.all),
      ...years.map((year) => {
        /** @type {[Month, Month]} */
        const period = [`${year}-01`, `${year}-12`];
        return chip(period, cm.same(values.period, period), String(year), main[year] || 0, apart(year));
      })
    );
  };
})();
