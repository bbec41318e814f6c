/* The timeline: lanes by case on a scale whose empty stretches are compressed, in step with the slider. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const LANE = 19;
  const TOP = 6;
  const AXIS = 18;
  const MARK = 4.6;
  const MINOR = 2.4;
  const NARROW = 14;
  const OTHERS = "";
  const monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const daysIn = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  let svg, width, gutter, drag;

  const columns = () => cm.columns();
  const steps = () => cm.config.steps;
  const stepWidth = () => (width - gutter - 14) / steps().length;

  /** Horizontal position of a day; `after` gives the end of that day. */
  function at(day, after) {
    const month = day.slice(0, 7);
    let index = steps().findIndex((step) => month <= step[1]);
    if (index < 0) index = steps().length - 1;
    const [first, last] = steps()[index];
    const months = monthNumber(last) - monthNumber(first) + 1;
    const part = (Number(day.slice(8, 10)) - (after ? 0 : 1)) / daysIn(month);
    const inside = Math.max(0, Math.min(1, (monthNumber(month) - monthNumber(first) + part) / months));
    return gutter + (index + inside) * stepWidth();
  }

  /* A lane for each of the five cases and, below, one for all other cases. */
  function lanes(rows) {
    const others = rows.some((row) => columns().collection[row] === "elsewhere");
    return others ? [...cm.config.cases, OTHERS] : cm.config.cases;
  }
  const laneOf = (row) => (columns().collection[row] === "elsewhere" ? OTHERS : columns().case[row]);
  const laneName = (code) => (code === OTHERS ? cm.config.labels.collection.elsewhere : cm.data.cases[code].lane);

  /* Years under the strip where they have room; a sign on each compressed stretch. */
  function axis(height) {
    const nodes = [];
    let lastLabel = -Infinity;
    steps().forEach(([first, last], i) => {
      const x = gutter + i * stepWidth();
      if (first !== last) {
        const [from, to, years] = cm.config.breaks.find((gap) => gap[0] <= first && first <= gap[1]);
        if (first !== from) return;
        const size = steps().filter((step) => step[0] >= from && step[1] <= to).length * stepWidth();
        const words = cm.config.words.timeline;
        const note = years === 1 ? words.break_one : cm.say(words.break, { n: years });
        nodes.push(
          cm.svg("g", { class: "break" },
            cm.svg("rect", { x, y: 0, width: size, height: height - AXIS }, cm.svg("title", {}, note)),
            cm.svg("text", { x: x + size / 2, y: height - 4, "text-anchor": "middle" }, "⋯")
          )
        );
        return;
      }
      if (!first.endsWith("-01")) return;
      nodes.push(cm.svg("line", { x1: x, x2: x, y1: 0, y2: height - AXIS, class: "year-line" }));
      if (x - lastLabel > 34) {
        lastLabel = x;
        nodes.push(cm.svg("text", { x: x + 2, y: height - 4, class: "year-label" }, first.slice(0, 4)));
      }
    });
    return nodes;
  }

  function bar(row, y) {
    const start = columns().date_start[row];
    const end = columns().date_end[row] || start;
    const [x1, x2] = [at(start), at(end, true)];
    if (x2 - x1 < 5) return null;
    const vague = columns().vague_date[row];
    return cm.svg("rect", {
      x: x1,
      y: y - 3,
      width: x2 - x1,
      height: 6,
      rx: 3,
      class: `span family-${columns().family[row].replace(/_/g, "-")}`,
      fill: vague ? `url(#fade-${columns().family[row]})` : null,
      "data-vague": vague,
    });
  }

  /* How long a state of emergency was to last, where that is told: an outline beyond what it lasted. */
  function planned(row, y) {
    const end = columns().planned_end[row];
    if (!end) return null;
    const from = at(columns().date_start[row]);
    const title = cm.say(cm.config.words.timeline.planned, { end });
    return cm.svg("rect", { x: from, y: y - 4, width: Math.max(2, at(end, true) - from), height: 8, rx: 3, class: "planned" }, cm.svg("title", {}, title));
  }

  const fades = () =>
    cm.svg(
      "defs",
      {},
      cm.config.families.map(({ code }) =>
        cm.svg(
          "linearGradient",
          { id: `fade-${code}`, class: `family-${code.replace(/_/g, "-")}` },
          [0, 0.7, 0.7, 0].map((opacity, i) => cm.svg("stop", { offset: [0, 0.35, 0.65, 1][i], "stop-opacity": opacity, class: "fade-stop" }))
        )
      )
    );

  /** Draw the selected rows; undated ones go to their own tray. */
  cm.drawTimeline = function (rows) {
    const mount = cm.byId("timeline");
    width = mount.clientWidth;
    if (!width) return;
    const names = lanes(rows);
    gutter = width < 560 ? NARROW : Math.max(...names.map((code) => cm.textWidth(laneName(code)))) * 0.9 + 18;
    const height = TOP + names.length * LANE + AXIS;
    const dated = rows.filter((row) => columns().date_start[row]);
    const bars = [];
    const marks = [];
    const ends = {};
    for (const row of [...dated].sort((a, b) => (columns().date_start[a] < columns().date_start[b] ? -1 : 1))) {
      const lane = names.indexOf(laneOf(row));
      const y = TOP + lane * LANE + LANE / 2;
      bars.push(bar(row, y), planned(row, y));
      const x = columns().vague_date[row] && columns().collection[row] !== "elsewhere" ? (at(columns().date_start[row]) + at(columns().date_end[row] || columns().date_start[row], true)) / 2 : at(columns().date_start[row]) + 2;
      const slot = [0, -5, 5].find((shift) => !((ends[lane + ":" + shift] || -99) > x - 9)) || 0;
      ends[lane + ":" + slot] = x;
      const glyph = cm.isMain(row) ? cm.glyphOf(row, columns().counted[row] ? MARK : MINOR) : cm.glyph(columns().family[row], columns().symbol[row], MINOR + 0.6, { certainty: "faint" });
      const mark = cm.svg("g", { class: "time-mark", transform: `translate(${x.toFixed(1)},${y + slot})`, "data-row": row, "aria-label": `${columns().date_words[row]}: ${columns().title[row]}` }, glyph);
      if (columns().id[row] === cm.state.event) mark.classList.add("current");
      marks.push(mark);
    }
    const laneNodes = names.map((code, i) => {
      const y = TOP + i * LANE + LANE / 2;
      return [
        cm.svg("line", { x1: gutter, x2: width - 14, y1: y, y2: y, class: "lane" }),
        gutter > 20 ? cm.svg("text", { x: gutter - 8, y: y + 4, "text-anchor": "end", class: "lane-name" }, laneName(code)) : null,
      ];
    });
    const [from, to] = cm.controlOf("period");
    const chosen = cm.svg("rect", {
      class: "chosen",
      x: gutter + from * stepWidth(),
      width: (to - from + 1) * stepWidth(),
      y: 0,
      height: height - AXIS,
    });
    const fresh = cm.svg("svg", { width, height, class: "strip", "aria-hidden": "true" }, fades(), chosen, laneNodes.flat(), axis(height), bars, marks);
    mount.replaceChildren(fresh);
    svg = fresh;
    document.documentElement.style.setProperty("--gutter", gutter + "px");
    document.documentElement.style.setProperty("--step", stepWidth() + "px");
    drawUndated(rows);
  };

  function drawUndated(rows) {
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
  }

  const stepAt = (clientX) => {
    const x = clientX - svg.getBoundingClientRect().left - gutter;
    return Math.max(0, Math.min(steps().length - 1, Math.floor(x / stepWidth())));
  };

  /* Dragging over the strip chooses a period; a click on a mark opens it. */
  cm.startTimeline = function () {
    const mount = cm.byId("timeline");
    cm.tips(mount);
    mount.addEventListener("pointerdown", (event) => {
      if (event.target.closest("[data-row]") || event.pointerType === "touch" || event.button) return;
      drag = { from: stepAt(event.clientX), x: event.clientX };
      mount.setPointerCapture(event.pointerId);
    });
    mount.addEventListener("pointermove", (event) => {
      if (!drag || Math.abs(event.clientX - drag.x) < 4) return;
      const [a, b] = [drag.from, stepAt(event.clientX)].sort((one, two) => one - two);
      const chosen = svg.querySelector(".chosen");
      chosen.setAttribute("x", gutter + a * stepWidth());
      chosen.setAttribute("width", (b - a + 1) * stepWidth());
    });
    mount.addEventListener("pointerup", (event) => {
      const begun = drag;
      drag = null;
      if (!begun || Math.abs(event.clientX - begun.x) < 4) return;
      const [a, b] = [begun.from, stepAt(event.clientX)].sort((one, two) => one - two);
      const whole = a === 0 && b === steps().length - 1;
      cm.set({ period: whole ? null : [steps()[a][0], steps()[b][1]] });
    });
    mount.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-row]");
      if (mark) cm.set({ event: columns().id[Number(mark.dataset.row)] });
    });
    new ResizeObserver(() => cm.state && cm.drawTimeline(cm.rows)).observe(mount);
  };

  /** One chip a year with its number of events; a click selects that year. */
  cm.drawYears = function (values) {
    const [main, aside] = [{}, {}];
    for (const row of cm.select(values, "period")) {
      if (!columns().counted[row] || !columns().month_start[row]) continue;
      const counts = columns().collection[row] === cm.mainCollection(values) ? main : aside;
      const [from, to] = [Number(columns().month_start[row].slice(0, 4)), Number(columns().month_end[row].slice(0, 4))];
      for (let year = from; year <= to; year++) counts[year] = (counts[year] || 0) + 1;
    }
    const [first, last] = cm.spec("period").options.map((month) => Number(month.slice(0, 4)));
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((year) => main[year] || (!Object.keys(main).length && aside[year]));
    const chip = (period, pressed, text, n, others) =>
      cm.link({ period }, { class: n || n === undefined ? "chip" : "chip aside", "aria-current": pressed ? "true" : null, title: others ? cm.say(cm.config.words.sentence.aside.other, { n: others }) : null },
        text, n ? cm.el("i", {}, " " + n) : null);
    cm.redraw(
      cm.byId("years"),
      chip(null, !values.period, cm.config.words.timeline.all),
      ...years.map((year) => {
        const period = [`${year}-01`, `${year}-12`];
        return chip(period, values.period && values.period.join() === period.join(), String(year), main[year] || 0, aside[year]);
      })
    );
  };
})();
