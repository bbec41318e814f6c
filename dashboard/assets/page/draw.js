/* Draw what a change of the state shows in, and nothing else: `redraws` of each key says what that is. */
(function () {
  "use strict";
  const NAMED_AT_MOST = 6; // parts of an address that were not understood
  const columns = () => cm.columns();
  const { most_share, aside_share } = cm.config.signs;
  let painted = "";
  let legendDrawn = false;

  /* Counted events by department, of each collection apart, and the departments drawn whole. */
  /** @param {Row[]} rows @returns {Cm["inSelection"]} */
  function byDepartment(rows) {
    const counted = rows.filter((row) => columns().counted[row]);
    /** @param {Row[]} own @returns {Counts} */
    const count = (own) => Object.fromEntries(cm.map.most(own.flatMap((row) => columns().places[row])));
    const whole = rows.filter((row) => columns().where_prec[row] === "department" && cm.isMain(row));
    return {
      main: count(counted.filter(cm.isMain)),
      aside: cm.apart(counted, cm.state).map(([one, own]) => [one, count(own)]),
      areas: new Set(whole.flatMap((row) => columns().places[row])),
    };
  }

  /** What is known of a department: `here`, `aside` (other collections only), `zero` (named, nothing selected), `silent`. */
  cm.departmentState = function (code) {
    if (cm.inSelection.main[code]) return "here";
    if (cm.inSelection.aside.some(([, counts]) => counts[code])) return "aside";
    return Object.values(cm.config.named).some((codes) => codes.includes(code)) ? "zero" : "silent";
  };

  /* A share of one colour of the theme with another: mixed here, for older browsers and other programs cannot. */
  /** @param {string} colour @param {number} share @param {string} other */
  function mixed(colour, share, other) {
    const part = (/** @type {string} */ hex, /** @type {number} */ at) => parseInt(hex.slice(at, at + 2), 16);
    return `rgb(${[1, 3, 5].map((at) => Math.round(share * part(colour, at) + (1 - share) * part(other, at))).join(", ")})`;
  }

  /** @param {State} values @param {Row[]} rows */
  function drawDepartments(values, rows) {
    cm.inSelection = byDepartment(rows);
    const { main, aside, areas } = cm.inSelection;
    const most = Math.max(1, ...cm.config.departments.map(({ code }) => main[code] || 0));
    const shade = values.shade === "counts" ? JSON.stringify(main) : Object.keys(main).join();
    const key = [document.documentElement.dataset.theme, values.shade, shade, aside.map(([, counts]) => Object.keys(counts).join())].join("|");
    if (key !== painted) {
      cm.geo.paint((code, colour) => {
        const state = cm.departmentState(code);
        if (values.shade === "counts" && state === "here")
          return mixed(colour("accent"), most_share * Math.sqrt(main[code] / most), colour("land"));
        if (state === "here") return colour("mentioned");
        return state === "aside" ? mixed(colour("mentioned"), aside_share, colour("land")) : colour("land");
      });
      painted = key;
    }
    cm.drawAreas((code) => (areas.has(code) ? "area-hatch" : cm.departmentState(code) === "silent" ? "silence-hatch" : ""));
  }

  /** @param {Row[]} rows */
  function drawTray(rows) {
    const words = cm.config.words.map;
    const own = rows.filter((row) => cm.isMain(row) && columns().counted[row]);
    const pointless = own.filter((row) => columns().scope[row] !== "place");
    const whole = own.filter((row) => columns().where_prec[row] === "department");
    const others = rows.filter((row) => columns().counted[row] && (columns().scope[row] !== "place" || columns().where_prec[row] === "department"));
    /** @type {HTMLElement[]} */
    const lines = [["country", words.tray_country], ["abroad", words.tray_abroad]]
      .map(([scope, text]) => [scope, text, pointless.filter((row) => columns().scope[row] === scope).length])
      .filter(([, , n]) => n)
      .map(([scope, text, n]) => cm.link({ department: [scope], panel: "list" }, { "aria-label": cm.say(words.tray_open, { x: `${n} ${text}` }) }, cm.el("b", {}, n), " " + text));
    for (const [one, aside] of cm.apart(others, cm.state)) lines.push(cm.el("span", { class: "mute" }, cm.count(one.words.count, aside.length)));
    if (whole.length) lines.push(cm.el("span", {}, cm.el("b", {}, whole.length), " " + words.tray_area));
    const tray = cm.byId("tray");
    tray.hidden = !lines.length;
    cm.redraw(tray, lines, lines.length ? cm.el("small", {}, words.tray) : null);
  }

  /** @param {State} values */
  function drawLegend(values) {
    legendDrawn = true;
    const words = cm.config.words.map;
    const counts = cm.countsFor("family", values);
    const items = cm.config.families
      .filter(({ code }) => cm.spec("family").options.includes(code) && (counts[code] || values.family.includes(code)))
      .map(({ code, symbol, label }) => {
        const chosen = values.family.includes(code);
        const family = cm.spec("family").options.filter((option) => (option === code ? !chosen : values.family.includes(option)));
        return cm.el("li", {}, cm.link({ family }, { "aria-current": chosen ? "true" : null, title: words.legend_hint }, cm.icon(code, symbol), cm.el("span", {}, label), cm.el("i", {}, counts[code] || 0)));
      });
    cm.redraw(cm.find(cm.byId("legend"), "ul"), items);
  }

  /** @param {State} values */
  function drawChips(values) {
    const words = cm.config.words;
    const chips = [];
    for (const key of cm.activeFilters()) {
      const spec = cm.spec(key);
      /** @param {Patch} patch @param {string} text */
      const remove = (patch, text) => chips.push(cm.link(patch, { class: "chip remove", "aria-label": cm.say(words.filters.remove, { x: text }) }, text, cm.el("span", { "aria-hidden": "true" }, " ×")));
      if (spec.kind === "range") remove({ period: null }, cm.periodPhrase(values.period, spec.options));
      else if (spec.kind === "text") remove({ q: "" }, cm.say(words.sentence.quote, { x: values.q }));
      else if (spec.kind === "upto") remove({ [key]: spec.default }, cm.say(words.sentence[key], { x: cm.config.labels[spec.code_list][values[key]] }));
      else if (!values[key].length) remove({ [key]: spec.default }, words.filters[key]);
      else values[key].forEach((/** @type {string} */ code) => remove({ [key]: values[key].filter((/** @type {string} */ other) => other !== code) }, cm.config.labels[spec.code_list][code]));
    }
    if (chips.length) chips.push(cm.link(Object.assign(cm.nothingFiltered(), { role: "any", event: "", at: "" }), { class: "chip reset" }, words.filters.reset));
    cm.redraw(cm.byId("chips"), chips);
    cm.all(document, "[data-active]").forEach((node) => {
      const n = (node.dataset.active || "").split(" ").filter((key) => cm.activeFilters().includes(key)).length;
      node.textContent = n ? ` · ${n}` : "";
    });
  }

  /* Counts beside the options, with the other filters as they are. */
  /** @param {State} values */
  function drawCounts(values) {
    /** @type {Record<string, Counts>} */
    const counts = {};
    cm.all(document, "details[open] [data-count]").forEach((node) => {
      const [key, code] = (node.dataset.count || "").split(":");
      counts[key] = counts[key] || cm.countsFor(key, values);
      const n = counts[key][code] || 0;
      node.textContent = ` ${n}`;
      node.closest("[data-option]")?.classList.toggle("none", !n);
    });
  }

  /* How many events in one short sentence; what else there is behind it. */
  function drawSentence() {
    const [short, ...rest] = cm.describeParts(cm.state, cm.rows);
    cm.byId("sentence").textContent = short;
    const more = cm.byId("more_said");
    const was = more.querySelector("details");
    const text = rest.join("; ");
    if (!text) more.replaceChildren();
    else if (was) cm.find(was, "p").textContent = text;
    else more.replaceChildren(cm.el("details", {}, cm.el("summary", { "aria-label": cm.config.words.panel.more }, cm.config.words.panel.more_short), cm.el("p", {}, text)));
  }

  function drawNotes() {
    const { page } = cm.config.words;
    const names = (cm.ignored || []).map((key) => (cm.spec(key) && cm.config.words.filters[key]) || key);
    const more = names.length - NAMED_AT_MOST;
    const listed = [...names.slice(0, NAMED_AT_MOST), ...(more > 0 ? ["…"] : [])].join(", ");
    cm.byId("notes").replaceChildren(
      ...(names.length ? [cm.el("p", {}, cm.say(page.ignored, { x: listed }))] : []),
      ...(cm.storyNote ? [cm.el("p", {}, cm.say(page.story_broken, { x: cm.storyNote }))] : []));
  }

  /* What is drawn, by name and in this order: the map in the frame of the change, the rest once that is painted. */
  /** @type {Record<string, () => void>} */
  const MAP = {
    theme: () => cm.drawTheme(),
    stage: () => cm.drawStage(cm.state),
    view: () => cm.same(cm.state.view, cm.geo.heading()) || cm.geo.moveTo(cm.state.view, !cm.isStill()),
    tray: () => drawTray(cm.rows),
    legend: () => legendDrawn || drawLegend(cm.state), // labels keep clear of it
    halos: () => cm.drawHalos(cm.rows),
    marks: () => cm.drawMarks(cm.rows),
    departments: () => drawDepartments(cm.state, cm.rows),
    sentence: drawSentence,
  };
  /** @type {Record<string, () => void>} */
  const REST = {
    timeline: () => cm.drawTimeline(cm.rows),
    panel: () => cm.drawPanel(cm.rows),
    years: () => cm.drawYears(cm.state),
    chips: () => drawChips(cm.state),
    reading: () => cm.drawReading(cm.state),
    counts: () => drawCounts(cm.state),
    notes: drawNotes,
    play: () => cm.drawPlay(),
    shade: () => cm.drawShade(),
    follow: () => cm.drawFollow(),
    legend: () => drawLegend(cm.state),
    period: () => cm.drawPeriod(),
    language: () => cm.drawLanguage(),
    links: () => cm.updateLinks(),
  };
  const ALWAYS = ["notes", "language", "links"]; // what any change of the state shows in
  const WHILE_PLAYING = ["timeline", "legend", "period"];
  /** @type {Set<string>} */
  const waiting = new Set();
  let latest = 0;

  function drawRest() {
    for (const [name, draw] of Object.entries(REST)) {
      if ((!cm.playing || WHILE_PLAYING.includes(name)) && waiting.delete(name)) draw();
    }
  }

  /** Draw some parts by name: the map in this frame, the rest in a task of its own, so that no frame waits for it. */
  cm.draw = function (names) {
    for (const [name, draw] of Object.entries(MAP)) if (names.includes(name)) draw();
    [...names, ...ALWAYS].forEach((name) => waiting.add(name));
    const turn = ++latest; // only the latest counts
    cm.afterPaint(() => turn === latest && drawRest());
  };

  cm.onChange((keys) => cm.draw(keys.flatMap((key) => cm.spec(key).redraws)));

  cm.drawCounts = () => drawCounts(cm.state);
})();
