/* Beside the timeline: a chip for each year, and what has no date. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const columns = () => cm.columns();

  /** What has no date, in a tray of its own. */
  cm.drawUndated = function (rows) {
    const undated = rows.filter((row) => !columns().date_start[row]);
    cm.redraw(
      cm.byId("undated"),
      ...(undated.length
        ? [
            cm.el("span", {}, cm.say(cm.config.words.timeline.undated, { n: undated.length })),
            ...undated.slice(0, 12).map((row) =>
              cm.link({ event: columns().id[row] }, { class: "undated-mark", "aria-label": columns().title[row], title: columns().title[row] }, cm.iconOf(row))
            ),
          ]
        : [])
    );
  };

  function byYear(rows) {
    const counts = {};
    for (const row of rows) {
      const [from, to] = [Number(columns().month_start[row].slice(0, 4)), Number(columns().month_end[row].slice(0, 4))];
      for (let year = from; year <= to; year++) counts[year] = (counts[year] || 0) + 1;
    }
    return counts;
  }

  /** One chip a year with its number of events; a click selects that year. */
  cm.drawYears = function (values) {
    const dated = cm.select(values, "period").filter((row) => columns().counted[row] && columns().month_start[row]);
    const main = byYear(dated.filter(cm.isMain));
    const aside = cm.apart(dated, values).map(([one, rows]) => [one, byYear(rows)]);
    const apart = (year) => aside.filter(([, counts]) => counts[year]).map(([one, counts]) => cm.count(one.words.aside, counts[year]));
    const [first, last] = cm.spec("period").options.map((month) => Number(month.slice(0, 4)));
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => main[year] || (!Object.keys(main).length && apart(year).length));
    const chip = (period, pressed, text, n, others) =>
      cm.link({ period, span: null }, { class: n || n === undefined ? "chip" : "chip aside", "aria-current": pressed ? "true" : null, title: others && others.length ? others.join("; ") : null },
        text, n ? cm.el("i", {}, " " + n) : null);
    cm.redraw(
      cm.byId("years"),
      chip(null, !values.period && !values.span, cm.config.words.timeline.all),
      ...years.map((year) => {
        const period = [`${year}-01`, `${year}-12`];
        return chip(period, values.period && values.period.join() === period.join(), String(year), main[year] || 0, apart(year));
      })
    );
  };
})();
