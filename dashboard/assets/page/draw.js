/* One state, drawn everywhere: map at once, then timeline, list and counts in the frame after. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const NAMED_AT_MOST = 6; // parts of an address that were not understood
  const columns = () => cm.columns();
  let latest = 0;
  let painted = "";
  let legendDrawn = false;
  cm.rows = [];

  /* Counted events by department, of each collection apart, and the departments drawn whole. */
  function byDepartment(rows) {
    const counted = rows.filter((row) => columns().counted[row]);
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

  function drawDepartments(values, rows) {
    cm.inSelection = byDepartment(rows);
    const { main, aside, areas } = cm.inSelection;
    const most = Math.max(1, ...Object.values(main));
    const shade = values.shade === "counts" ? JSON.stringify(main) : Object.keys(main).join();
    const key = [document.documentElement.dataset.theme, values.shade, shade, aside.map(([, counts]) => Object.keys(counts).join())].join("|");
    if (key !== painted) {
      cm.geo.paint((code, colour) => {
        const state = cm.departmentState(code);
        if (values.shade === "counts" && state === "here")
          return `color-mix(in srgb, ${colour("accent")} ${Math.round(70 * Math.sqrt(main[code] / most))}%, ${colour("land")})`;
        if (state === "here") return colour("mentioned");
        return state === "aside" ? `color-mix(in srgb, ${colour("mentioned")} 40%, ${colour("land")})` : colour("land");
      });
      painted = key;
    }
    cm.drawAreas((code) => (areas.has(code) ? "area-hatch" : cm.departmentState(code) === "silent" ? "silence-hatch" : ""));
  }

  function drawTray(rows) {
    const words = cm.config.words.map;
    const own = rows.filter((row) => cm.isMain(row) && columns().counted[row]);
    const pointless = own.filter((row) => columns().scope[row] !== "place");
    const whole = own.filter((row) => columns().where_prec[row] === "department");
    const others = rows.filter((row) => columns().counted[row] && (columns().scope[row] !== "place" || columns().where_prec[row] === "department"));
    const lines = [["country", words.tray_country], ["abroad", words.tray_abroad]]
      .map(([scope, text]) => [scope, text, pointless.filter((row) => columns().scope[row] === scope).length])
      .filter(([, , n]) => n)
      .map(([scope, text, n]) => cm.link({ department: [scope], panel: "list" }, { "aria-label": cm.say(words.tray_open, { x: `${n} ${text}` }) }, cm.el("b", {}, n), " " + text));
    for (const [one, aside] of cm.apart(others, cm.state)) lines.push(cm.el("span", { class: "mute" }, cm.el("b", {}, aside.length), ` · ${one.words.named}`));
    if (whole.length) lines.push(cm.el("span", {}, cm.el("b", {}, whole.length), " " + words.tray_area));
    const tray = cm.byId("tray");
    tray.hidden = !lines.length;
    cm.redraw(tray, lines, lines.length ? cm.el("small", {}, words.tray) : null);
  }

  function drawLegend(values) {
    legendDrawn = true;
    const words = cm.config.words.map;
    const counts = cm.countsFor("family", values);
    const items = cm.config.families
      .filter(({ code }) => cm.spec("family").options.includes(code))
      .map(({ code, symbol, label }) => {
        const chosen = values.family.includes(code);
        const family = cm.spec("family").options.filter((option) => (option === code ? !chosen : values.family.includes(option)));
        return cm.el("li", {}, cm.link({ family }, { "aria-current": chosen ? "true" : null, title: words.legend_hint }, cm.icon(code, symbol), cm.el("span", {}, label), cm.el("i", {}, counts[code] || 0)));
      });
    cm.redraw(cm.byId("legend").querySelector("ul"), items);
  }

  function drawChips(values) {
    const words = cm.config.words;
    const chips = [];
    for (const key of cm.activeFilters()) {
      const spec = cm.spec(key);
      const remove = (patch, text) => chips.push(cm.link(patch, { class: "chip remove", "aria-label": cm.say(words.filters.remove, { x: text }) }, text, cm.el("span", { "aria-hidden": "true" }, " ×")));
      if (spec.kind === "range") remove({ period: null }, cm.periodPhrase(values.period, spec.options));
      else if (spec.kind === "text") remove({ q: "" }, cm.say(words.sentence.quote, { x: values.q }));
      else if (spec.kind === "upto") remove({ [key]: spec.default }, cm.say(words.sentence[key], { x: cm.config.labels[spec.labels][values[key]] }));
      else if (!values[key].length) remove({ [key]: spec.default }, words.filters[key]);
      else values[key].forEach((code) => remove({ [key]: values[key].filter((other) => other !== code) }, cm.config.labels[spec.labels][code]));
    }
    if (chips.length) chips.push(cm.link(Object.assign(cm.nothingFiltered(), { role: "any", event: "", at: "" }), { class: "chip reset" }, words.filters.reset));
    cm.redraw(cm.byId("chips"), chips);
    document.querySelectorAll("[data-active]").forEach((node) => {
      const n = node.dataset.active.split(" ").filter((key) => cm.activeFilters().includes(key)).length;
      node.textContent = n ? ` · ${n}` : "";
    });
  }

  /* Counts beside the options, with the other filters as they are. */
  function drawCounts(values) {
    const counts = {};
    document.querySelectorAll("details[open] [data-count]").forEach((node) => {
      const [key, code] = node.dataset.count.split(":");
      counts[key] = counts[key] || cm.countsFor(key, values);
      const n = counts[key][code] || 0;
      node.textContent = ` ${n}`;
      node.closest("[data-option]")?.classList.toggle("none", !n);
    });
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

  function drawRest() {
    const values = cm.state;
    cm.drawTimeline(cm.rows);
    if (!cm.playing) {
      cm.drawPanel(cm.rows);
      cm.drawYears(values);
      drawChips(values);
      cm.drawReading(values);
      drawCounts(values);
      drawNotes();
      cm.drawPlay(values);
      cm.drawPage(values);
    }
    drawLegend(values);
    cm.labelSlider();
  }

  /** Draw a state; the map in this frame, the rest after it. */
  cm.render = function (values) {
    if (!cm.started) return;
    cm.rows = cm.select(values);
    cm.applyTheme(values.theme);
    cm.drawStage(values);
    if (JSON.stringify(values.view) !== JSON.stringify(cm.geo.heading())) cm.geo.moveTo(values.view, !cm.isStill());
    drawTray(cm.rows);
    if (!legendDrawn) drawLegend(values);
    cm.drawHalos(cm.rows);
    cm.drawMarks(cm.rows);
    drawDepartments(values, cm.rows);
    cm.byId("sentence").textContent = cm.describe(values, cm.rows);
    // The rest in a task of its own once the map is painted, so that no frame waits for it; only the latest counts.
    const turn = ++latest;
    const rest = () => turn === latest && drawRest();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rest)));
  };

  cm.drawCounts = () => drawCounts(cm.state);
})();
