/* A case in full above its list, and an account of the selection in plain words. */
(function () {
  "use strict";
  const TOLD_AT_MOST = 60;

  /** What a case is: sentence, disputed point, totals, voices, outcome, open questions. */
  cm.caseHeader = function (code) {
    const words = cm.config.words;
    const { name, sentence, dispute, outcome, open, voices, years, totals, relevance } = cm.data.cases[code];
    const none = relevance === "core" ? words.case.no_figures : words.case.no_totals;
    const added = totals[cm.state.reading];
    const totalsLabel = cm.state.reading === "text" ? words.case.totals : words.case.totals_contrasted;
    return cm.el(
      "section",
      { class: "case-header", "aria-labelledby": "case-title" },
      cm.el("h2", { id: "case-title", tabindex: -1 }, name, cm.el("span", { class: "years" }, years[cm.state.reading])),
      relevance === "core" ? null : cm.el("p", {}, cm.el("span", { class: "tag" }, words.panel.hollow)),
      cm.el("p", { class: "summary" }, sentence),
      dispute ? cm.el("p", { class: "dispute" }, cm.el("strong", {}, words.panel.disputed + " "), dispute) : null,
      cm.el(
        "dl",
        {},
        cm.entry(totalsLabel, added.length ? added.map((text) => cm.el("div", {}, text)) : cm.el("span", { class: "mute" }, none)),
        cm.entry(words.case.voices, voices.join(", ")),
        cm.entry(words.case.outcome, outcome),
        cm.entry(words.case.open, open)
      ),
      cm.own.ofCase(code)
    );
  };

  /** @param {Row} row */
  function told(row) {
    const columns = cm.columns();
    const text = cm.columnsOf("text");
    const figures = text.figures[row];
    return cm.say(cm.config.words.case.account_line, {
      when: text.date_words[row],
      title: columns.title[row],
      place: text.place_words[row],
      publisher: cm.sourceName(row, "by"),
      paragraphs: columns.paragraphs[row].length ? `, ¶${columns.paragraphs[row].join(", ¶")}` : "",
      figures: figures.length ? "; " + figures.join("; ") : "",
      others: cm.othersSay(row),
      status: cm.config.labels.status[columns.status[row]].toLowerCase(),
    });
  }

  /** The account as paragraphs of text: the sentence, then case by case, event by event, each with its source. */
  cm.account = function (all) {
    const rows = cm.handedOn(all);
    const columns = cm.columns();
    const words = cm.config.words.case;
    const reading = cm.config.words.labels.reading[cm.state.reading];
    const paragraphs = [`${cm.describe(cm.state, rows)}. (${reading})`];
    const shown = rows.slice(0, TOLD_AT_MOST);
    for (const code of [...new Set(shown.map((row) => columns.case[row]))]) {
      paragraphs.push(cm.data.cases[code].name);
      const own = shown.filter((row) => columns.case[row] === code);
      own.sort((a, b) => (columns.date_start[a] < columns.date_start[b] ? -1 : 1));
      paragraphs.push(...own.map(told));
    }
    if (rows.length > shown.length) paragraphs.push(cm.say(words.account_more, { n: rows.length - shown.length }));
    return paragraphs;
  };

  /** The account behind a heading that opens; written only then. */
  cm.accountSection = function (rows) {
    const words = cm.config.words.case;
    const body = cm.el("div", { class: "account-text" });
    const section = cm.el("details", { class: "account" }, cm.el("summary", {}, words.account), body);
    section.addEventListener("toggle", () => {
      if (!section.open) return;
      const paragraphs = cm.account(rows);
      const copy = cm.el("button", { type: "button", class: "button", onclick: (event) => cm.copy(paragraphs.join("\n"), event.currentTarget) }, cm.config.words.evidence.copy);
      body.replaceChildren(cm.el("p", { class: "mute" }, words.account_intro), copy, ...paragraphs.map((text) => cm.el("p", {}, text)));
    });
    return section;
  };
})();
