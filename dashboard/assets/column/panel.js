/* The reading column: cases, then the list, then a card, with a way back at every step. */
(function () {
  "use strict";
  const FILTERING = () => cm.config.filters.filter((spec) => spec.column.length).map((spec) => spec.key);
  const PHONE = 900;
  let shownEvent = "";

  /** @param {string} key */
  const isDefault = (key) => JSON.stringify(cm.state[key]) === JSON.stringify(cm.spec(key).default);
  cm.activeFilters = () => FILTERING().filter((key) => !isDefault(key));
  cm.nothingFiltered = () => Object.fromEntries(FILTERING().map((key) => [key, cm.spec(key).default]));

  /** @param {Patch} patch @param {string} text */
  const back = (patch, text) => cm.link(patch, { class: "crumb" }, "‹ " + text);

  function casesPanel() {
    const words = cm.config.words.panel;
    const cards = cm.config.cases.map((code) => {
      const { name, sentence, dispute, family, years } = cm.data.cases[code];
      return cm.el(
        "li",
        { class: `case family-${family.replace(/_/g, "-")}`, "data-relevance": cm.data.cases[code].relevance },
        cm.el("h3", {}, cm.link(cm.caseView(code), {}, name), cm.el("span", { class: "years" }, years[cm.state.reading])),
        cm.el("p", {}, sentence),
        dispute ? cm.el("p", { class: "dispute" }, cm.el("strong", {}, words.disputed + " "), dispute) : null
      );
    });
    return [
      cm.el("h2", {}, words.cases_title),
      cm.el("p", { class: "mute cases-note" }, words.cases_note),
      cm.countsTeaser(),
      cm.el("ul", { class: "cases" }, cards),
      cm.el("p", { class: "ways" }, cm.config.story.length ? cm.el("button", { type: "button", class: "button main", "data-tour": "short" }, cm.config.words.present.short) : null,
        cm.link({ panel: "list" }, { class: "button" }, words.explore),
        cm.spec("collection").options.slice(1).map((code) => cm.link({ collection: cm.switched(code, true, cm.state.collection), panel: "others" }, { class: "button" }, cm.config.labels.collection[code]))),
    ];
  }

  const ofOthers = (/** @type {Row} */ row) => !cm.isOfTexts(row);

  /* The other conflicts by name, and what other sources add to the five cases; collection by collection. */
  /** @param {Row[]} rows */
  function othersPanel(rows) {
    const { words, collections } = cm.config;
    const parts = collections.map((one) => ({ one, own: rows.filter((row) => ofOthers(row) && cm.collectionOf(row) === one) })).filter(({ own }) => own.length);
    return [
      toCases(),
      ...parts.flatMap(({ one, own }) => collectionPart(one, own)),
    ];
  }

  /** @param {Collection} collection @param {Row[]} rows */
  function collectionPart({ code: collection, label, words }, rows) {
    const { case: cases } = cm.columns();
    const codes = [...new Set(rows.map((row) => cases[row]))];
    const named = codes.filter((code) => cm.data.cases[code].collection === collection);
    /** @param {string} one @param {string} other */
    const order = (one, other) => cm.data.cases[one].name.localeCompare(cm.data.cases[other].name, document.documentElement.lang);
    const more = codes.filter((code) => !named.includes(code));
    /** @param {string} code */
    const entry = (code) => {
      const { name, sentence, family, years } = cm.data.cases[code];
      return cm.el("li", { class: `case other family-${family.replace(/_/g, "-")}` },
        cm.el("h3", {}, cm.link(Object.assign(cm.caseView(code), { collection: [collection] }), {}, name), cm.el("span", { class: "years" }, years[cm.state.reading])),
        cm.el("p", {}, sentence));
    };
    return [
      cm.el("h2", {}, label, cm.el("span", { class: "years" }, String(named.length))),
      cm.el("p", { class: "mute cases-note" }, words.note),
      cm.el("p", { class: "ways" }, cm.link({ collection: [collection], panel: "list" }, { class: "button" }, words.list),
        more.length ? cm.link({ collection: [collection], case: more, panel: "list" }, { class: "button" }, words.more) : null),
      cm.el("ul", { class: "cases" }, named.sort(order).map(entry)),
    ];
  }

  function emptyPanel() {
    const words = cm.config.words.panel;
    const ways = [];
    for (const [key, text] of [["q", words.empty_text], ["period", words.empty_period], ["department", words.empty_department]]) {
      if (isDefault(key)) continue;
      const patch = { [key]: cm.spec(key).default };
      if (cm.select(Object.assign({}, cm.state, patch)).length) ways.push(cm.link(patch, { class: "button" }, text));
    }
    ways.push(cm.link(Object.assign(cm.nothingFiltered(), { at: "", event: "" }), { class: "button" }, words.empty_reset));
    return [cm.el("p", { class: "empty" }, words.empty), cm.el("p", { class: "ways" }, ways)];
  }

  /** @param {Row[]} rows */
  function listPanel(rows) {
    const words = cm.config.words.panel;
    const here = cm.state.at ? cm.rowsAt() : null;
    const listed = here || rows;
    const heading = here ? `${words.list_at}: ${cm.columns().place[here[0]]}` : words.list_title;
    const crumb = here ? back({ at: "" }, words.back_list) : back(Object.assign(cm.nothingFiltered(), { panel: "cases", view: null, span: null }), words.back_cases);
    const single = !here && cm.state.case.length === 1;
    return [
      cm.el("nav", { class: "crumbs", "aria-label": cm.config.words.panel.way }, crumb, here ? null : cm.movedLink(rows)),
      single ? cm.caseHeader(cm.state.case[0]) : null,
      cm.el("h2", { id: "list", tabindex: -1 }, heading, cm.el("span", { class: "years" }, cm.countPhrase(listed))),
      ...(listed.length ? cm.list(listed, cm.describe(cm.state, listed), () => cm.drawPanel(cm.rows)) : emptyPanel()),
      listed.length ? cm.accountSection(listed) : null,
      here || cm.state.case.length ? null : cm.own.ofDepartments(cm.state.department),
    ];
  }

  /** @param {Row} row @param {Row[]} rows */
  function cardPanel(row, rows) {
    const words = cm.config.words.panel;
    const toList = cm.state.at || cm.state.panel === "list" || cm.activeFilters().length;
    const listed = cm.listOrder(rows);
    return [
      cm.el(
        "nav",
        { class: "crumbs", "aria-label": words.way },
        back({ event: "", at: "", panel: "cases" }, words.back_cases),
        toList ? back({ event: "" }, words.back_list) : null,
        cm.movedLink(rows),
        cm.link({ event: "" }, { class: "close", "aria-label": cm.config.words.card.close, title: cm.config.words.card.close }, "×")
      ),
      cm.card(row, listed.includes(row) ? listed : [row]),
    ];
  }

  const toCases = () => cm.el("nav", { class: "crumbs", "aria-label": cm.config.words.panel.way }, back({ panel: "cases" }, cm.config.words.panel.back_cases));

  /** Draw the column for the present state. */
  cm.drawPanel = function (rows) {
    const panel = cm.byId("panel");
    const row = cm.columns().id.indexOf(cm.state.event);
    const focused = cm.focusedIn(panel)?.dataset.row;
    if (row >= 0) cm.redraw(panel, ...cardPanel(row, rows).filter(Boolean));
    else if (cm.state.panel === "moved") cm.redraw(panel, toCases(), ...cm.movedPanel(rows));
    else if (cm.state.panel === "counts" && !cm.state.at && cm.config.counts) cm.redraw(panel, toCases(), ...cm.countsPanel(cm.config.counts));
    else if (cm.state.panel === "others" && !cm.state.at && rows.some(ofOthers)) cm.redraw(panel, ...othersPanel(rows));
    else if (cm.state.at || cm.state.panel === "list" || cm.activeFilters().length || !rows.length) cm.redraw(panel, ...listPanel(rows).filter(Boolean));
    else cm.redraw(panel, ...casesPanel());
    if (cm.state.event !== shownEvent) {
      panel.scrollTop = 0;
      if (row >= 0) {
        cm.find(panel, "#card-title").focus({ preventScroll: true });
        if (window.innerWidth <= PHONE) panel.scrollIntoView({ block: "start" });
      }
      else if (shownEvent) cm.find(panel, `[data-row="${cm.columns().id.indexOf(shownEvent)}"]`)?.focus();
    } else if (focused) cm.find(panel, `[data-row="${focused}"]`)?.focus();
    shownEvent = cm.state.event;
  };
})();
