/* The timeline: lanes by case on a scale whose empty stretches are compressed, in step with the slider. */
(function () {
  "use strict";
  const LANE = 19;
  const TOP = 6;
  const AXIS = 18;
  const MARK = 4.6;
  const MINOR = 2.4;
  const NARROW = 14;
  const OTHERS = "+"; // before the code of a collection with one lane for all its cases
  const NEAR = 9; // pixels below which marks share a place
  const WIDEST = 22; // pixels that marks sharing a place span at most
  const SLOTS = [0, -5, 5];
  const BESIDE = 12; // pixels between marks of one day
  const DAYS = 30.4; // days of a step
  const LEAST = 5; // pixels of a bar
  const STAGE = 2.2; // how much larger the strip is on the stage, for the back row
  /** @type {SVGSVGElement} */
  let svg;
  /** @type {{ from: number, x: number } | null} */
  let drag = null;
  let [width, gutter, size] = [0, 0, 1];

  const columns = () => cm.columns();
  const steps = () => cm.config.steps;
  /** @param {Day} day @param {boolean} [after] */
  const at = (day, after) => cm.scale.at(day, after);

  /* A lane for each of the five cases and, below, one for each other collection. */
  /** @param {Row[]} rows */
  function lanes(rows) {
    const held = new Set(rows.map(laneOf));
    return [...cm.config.cases, ...cm.config.collections.map(({ code }) => OTHERS + code).filter((lane) => held.has(lane))];
  }
  /** @param {Row} row */
  const laneOf = (row) => (cm.isOfTexts(row) ? columns().case[row] : OTHERS + columns().collection[row]);
  /** @param {string} lane */
  const laneName = (lane) => (lane.startsWith(OTHERS) ? cm.config.labels.collection[lane.slice(1)] : cm.data.cases[lane].lane);

  /* A sign on each compressed stretch; years, months or days under the strip where they have room. */
  /** @param {number} height */
  function axis(height) {
    const [left, right] = cm.scale.room();
    const gaps = cm.config.breaks.flatMap(([from, to, years]) => {
      const [x1, x2] = [Math.max(left, at(from + "-01")), Math.min(right, at(to + "-31", true))];
      if (x2 <= x1) return [];
      const words = cm.config.words.timeline;
      const note = years === 1 ? words.break_one : cm.say(words.break, { n: years });
      return [
        cm.svg("g", { class: "break" },
          cm.svg("rect", { x: x1, y: 0, width: x2 - x1, height: height - AXIS }, cm.svg("title", {}, note)),
          cm.svg("text", { x: (x1 + x2) / 2, y: height - 4, "text-anchor": "middle" }, "⋯")
        ),
      ];
    });
    const ticks = cm.scale.ticks().flatMap(({ x, text, year }) => [
      cm.svg("line", { x1: x, x2: x, y1: 0, y2: height - AXIS, class: year ? "year-line" : "year-line minor" }),
      text ? cm.svg("text", { x: x + 2, y: height - 4, class: "year-label" }, text) : null,
    ]);
    return [...gaps, ...ticks.filter(Boolean)];
  }

  /* A collection of which the timeline shows how long, and no mark. */
  /** @param {Row} row */
  const isBand = (row) => !cm.isMain(row) && cm.collectionOf(row).drawn === "band";
  /** @param {Row} row */
  const said = (row) => `${columns().date_words[row]}: ${columns().title[row]}`;

  /** @param {Row} row @param {number} y */
  function bar(row, y) {
    const start = columns().date_start[row];
    const end = columns().date_end[row] || start;
    const band = isBand(row);
    const x1 = at(start);
    const x2 = band ? Math.max(x1 + LEAST, at(end, true)) : at(end, true);
    if (x2 - x1 < LEAST) return null;
    const vague = columns().vague_date[row];
    return cm.svg("rect", {
      x: x1,
      y: y - 3,
      width: x2 - x1,
      height: 6,
      rx: 3,
      class: band ? "span band" : `span family-${columns().family[row].replace(/_/g, "-")}`,
      fill: vague && !band ? `url(#fade-${columns().family[row]})` : null,
      "data-vague": vague,
      "data-row": band ? row : null,
      "aria-label": band ? said(row) : null,
    });
  }

  /* How long a state of emergency was to last, where that is told: an outline beyond what it lasted. */
  /** @param {Row} row @param {number} y */
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

  /* Where the mark of a row stands: the middle of a vague date, else its beginning. */
  /** @param {Row} row */
  function placeOf(row) {
    const [start, end] = [columns().date_start[row], columns().date_end[row]];
    if (!columns().vague_date[row] || !cm.isOfTexts(row)) return at(start) + 2;
    return (at(start) + at(end || start, true)) / 2;
  }

  /** @param {Row} row @param {number} x @param {number} y */
  function mark(row, x, y) {
    const glyph = !cm.isFaint(row) ? cm.glyphOf(row, columns().counted[row] ? MARK : MINOR) : cm.glyph(columns().family[row], columns().symbol[row], MINOR + 0.6, { certainty: "faint" });
    const node = cm.svg("g", { class: "time-mark", transform: `translate(${x.toFixed(1)},${y})`, "data-row": row, "aria-label": said(row) }, glyph);
    if (columns().id[row] === cm.state.event) node.classList.add("current");
    return node;
  }

  /* More marks in one place than can be told apart: their number, which opens them when clicked. */
  /** @param {Row[]} rows @param {number} x @param {number} y */
  function bundle(rows, x, y) {
    const words = cm.config.words.timeline;
    const dates = rows.flatMap((row) => [columns().date_start[row], columns().date_end[row] || columns().date_start[row]]).sort();
    const [from, to] = [dates[0], dates[dates.length - 1]];
    const n = rows.filter((row) => columns().counted[row]).length;
    const label = cm.say(words.bundle, { n: cm.countPhrase(rows), from: cm.scale.short(from, true), to: cm.scale.short(to, true) });
    const wide = 9 + 6.5 * String(n || "·").length;
    const deaths = rows.some((row) => cm.isMain(row) && columns().deaths[row]);
    const node = cm.svg("g", { class: cm.isFaint(rows[0]) ? "time-bundle faint" : "time-bundle", transform: `translate(${x.toFixed(1)},${y})`, "data-from": from, "data-to": to, "aria-label": label },
      deaths ? cm.svg("rect", { x: -wide / 2 - 2.5, y: -10, width: wide + 5, height: 20, rx: 10, class: "deaths" }) : null,
      cm.svg("rect", { x: -wide / 2, y: -7.5, width: wide, height: 15, rx: 7.5 }),
      cm.svg("text", { y: 3.8, "text-anchor": "middle" }, String(n || "·")));
    if (rows.some((row) => columns().id[row] === cm.state.event)) node.classList.add("current");
    return node;
  }

  /* What begins on one day stands side by side within that day, where the day is wide enough. */
  /** @param {{ row: Row, x: number }[]} placed */
  function besides(placed) {
    const wide = cm.scale.perStep() / DAYS;
    if (wide < 2 * BESIDE) return placed;
    const total = new Map();
    placed.forEach(({ x }) => total.set(x, (total.get(x) || 0) + 1));
    const before = new Map();
    return placed.map(({ row, x }) => {
      const k = before.get(x) || 0;
      before.set(x, k + 1);
      return { row, x: total.get(x) * BESIDE < wide ? x + k * BESIDE : x };
    });
  }

  /* The marks of one lane from left to right; those that lie together share their place. */
  /** @param {Row[]} rows @param {number} y */
  function laneMarks(rows, y) {
    const placed = besides(rows.map((row) => ({ row, x: placeOf(row) })).sort((a, b) => a.x - b.x || a.row - b.row));
    /** @type {typeof placed[]} */
    const groups = [];
    for (const one of placed) {
      const last = groups[groups.length - 1];
      if (last && one.x - last[last.length - 1].x < NEAR && one.x - last[0].x < WIDEST) last.push(one);
      else groups.push([one]);
    }
    return groups.flatMap((group) => {
      if (group.length > SLOTS.length) return [bundle(group.map(({ row }) => row), (group[0].x + group[group.length - 1].x) / 2, y)];
      return group.map(({ row, x }, i) => mark(row, x, y + (group.length > 1 ? SLOTS[i] : 0)));
    });
  }

  /** Draw the selected rows; undated ones go to their own tray. */
  cm.drawTimeline = function (rows) {
    const mount = cm.byId("timeline");
    const onStage = document.body.classList.contains("with-time");
    size = onStage ? STAGE : 1;
    width = mount.clientWidth / size;
    if (!width) return;
    const names = onStage ? lanes(rows).filter((code) => rows.some((row) => laneOf(row) === code)) : lanes(rows);
    gutter = width < 560 || onStage ? NARROW : Math.max(...names.map((code) => cm.textWidth(laneName(code)))) * 0.9 + 18;
    cm.scale.fit(gutter, width);
    const [left, right] = cm.scale.room();
    const below = names.map((code) => (onStage ? null : cm.own.band(code, rows.filter((row) => laneOf(row) === code))));
    const tops = below.reduce((all, band, i) => [...all, all[i] + LANE + (band ? cm.own.high : 0)], [TOP]);
    const height = tops[names.length] + AXIS;
    /** @param {number} i */
    const yOf = (i) => tops[i] + LANE / 2;
    /** @param {Row} row */
    const inView = (row) => at(columns().date_start[row]) <= right && at(columns().date_end[row] || columns().date_start[row], true) >= left;
    const dated = rows.filter((row) => columns().date_start[row] && inView(row));
    const bars = dated.flatMap((row) => [bar(row, yOf(names.indexOf(laneOf(row)))), planned(row, yOf(names.indexOf(laneOf(row))))]);
    const marked = dated.filter((row) => !isBand(row) && placeOf(row) >= left - 1 && placeOf(row) <= right + 1);
    const marks = names.flatMap((code, i) => laneMarks(marked.filter((row) => laneOf(row) === code), yOf(i)));
    const lines = names.map((_, i) => cm.svg("line", { x1: left, x2: right, y1: yOf(i), y2: yOf(i), class: "lane" }));
    // Where there is no room beside the lanes, their names stand within them.
    const named = gutter === NARROW && !onStage ? names.map((code, i) => cm.svg("text", { x: left + 2, y: yOf(i) - 3, class: "lane-inside" }, laneName(code))) : [];
    const [from, to] = cm.periodSteps().map((step, i) => Math.max(left, Math.min(right, cm.scale.x(step + i))));
    const chosen = cm.svg("rect", { class: "chosen", x: from, width: to - from, y: 0, height: height - AXIS });
    const inside = cm.svg("clipPath", { id: "strip-room" }, cm.svg("rect", { x: left - 6, y: 0, width: right - left + 12, height }));
    const fresh = cm.svg("svg", { width: width * size, height: height * size, viewBox: `0 0 ${width} ${height}`, class: "strip", "aria-hidden": "true" }, fades(), inside, chosen, lines, axis(height), named, below.map((band, i) => band && band(tops[i] + LANE)), cm.svg("g", { "clip-path": "url(#strip-room)" }, bars), marks);
    mount.replaceChildren(fresh);
    svg = fresh;
    cm.drawLanes(names.map((code, i) => [code, laneName(code), yOf(i)]), gutter);
    document.documentElement.style.setProperty("--gutter", gutter + "px");
    cm.drawZoom();
    cm.drawUndated(rows);
  };

  /** @param {number} clientX */
  const unitUnder = (clientX) => cm.scale.unitAt((clientX - svg.getBoundingClientRect().left) / size);
  /** @param {number} clientX */
  const stepAt = (clientX) => Math.max(0, Math.min(steps().length - 1, Math.floor(unitUnder(clientX))));
  /** @param {number} from @param {number} clientX */
  const ends = (from, clientX) => [from, stepAt(clientX)].sort((one, two) => one - two);

  /* Dragging over the strip chooses a period; a click on a mark opens it, on a number what it stands for. */
  cm.startTimeline = function () {
    const mount = cm.byId("timeline");
    cm.tips(mount);
    mount.addEventListener("pointerdown", (event) => {
      if (cm.closest(event, "[data-row], [data-from]") || event.pointerType === "touch" || event.button) return;
      drag = { from: stepAt(event.clientX), x: event.clientX };
      mount.setPointerCapture(event.pointerId);
    });
    mount.addEventListener("pointermove", (event) => {
      if (!drag || Math.abs(event.clientX - drag.x) < 4) return;
      const [left, right] = cm.scale.room();
      const [a, b] = ends(drag.from, event.clientX).map((step, i) => Math.max(left, Math.min(right, cm.scale.x(step + i))));
      cm.find(svg, ".chosen").setAttribute("x", String(a));
      cm.find(svg, ".chosen").setAttribute("width", String(b - a));
    });
    mount.addEventListener("pointerup", (event) => {
      const begun = drag;
      drag = null;
      if (!begun || Math.abs(event.clientX - begun.x) < 4) return;
      cm.set({ period: cm.periodOf(ends(begun.from, event.clientX)) });
    });
    mount.addEventListener("click", (event) => {
      const one = cm.closest(event, "[data-row]");
      const many = cm.closest(event, "[data-from]");
      if (one) cm.set({ event: columns().id[Number(one.dataset.row)] });
      else if (many) cm.set({ span: cm.scale.spanAround([many.dataset.from || "", many.dataset.to || ""]) });
    });
    cm.startZoom(mount, unitUnder);
    // In the next frame, and for its width alone: the strip decides on its height itself.
    new ResizeObserver(() => requestAnimationFrame(() => cm.state && mount.clientWidth !== Math.round(width * size) && cm.drawTimeline(cm.rows))).observe(mount);
  };
})();
