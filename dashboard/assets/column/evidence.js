/* Who says what, side by side, and what moves between the two readings. */
(function () {
  "use strict";
  /** @type {Reading[]} */
  const READINGS = ["text", "contrasted"];
  const READ = ["date_words", "place_words", "figures"];

  /** @param {string} name @param {Row} row */
  const both = (name, row) => READINGS.map((reading) => [cm.columnsOf(reading)[name][row]].flat().join("; "));

  /** @param {string} name @param {Row} row */
  const differs = (name, row) => plain(both(name, row)[0]) !== plain(both(name, row)[1]);

  /** Whether a row reads otherwise once it is contrasted. */
  cm.moves = (row) => READ.some((name) => differs(name, row));

  /* The words alone: neither their order nor what stands in brackets makes another date, place or figure. */
  /** @param {string} text */
  const plain = (text) => cm.fold(text.replace(/\([^)]*\)/g, "")).split(/[\s,;]+/).filter(Boolean).sort().join(" ");

  /** That a row's column is told by others, when the reading shown takes it from them. */
  cm.byOthers = (name, row) =>
    cm.state.reading === "contrasted" && differs(name, row) ? cm.el("span", { class: "mute" }, ` ${cm.config.words.evidence.by_others}`) : "";

  /** What the other reading says of a row's column, when it differs. */
  cm.otherReading = function (name, row) {
    const [text, contrasted] = both(name, row);
    if (text === contrasted) return null;
    const { evidence } = cm.config.words;
    const inText = cm.state.reading === "text";
    return cm.el("span", { class: "other-reading" }, cm.el("b", {}, (inText ? evidence.other_contrasted : evidence.other_text) + ": "), (inText ? contrasted : text) || evidence.nothing);
  };

  /** A term and what is said of it; nothing where nothing is. */
  cm.entry = (label, ...content) => (content.flat().filter(Boolean).length ? [cm.el("dt", {}, label), cm.el("dd", {}, ...content)] : []);

  /** Publisher, date and paragraph or link of a source. */
  cm.sourceNote = function (code, paragraphs) {
    const words = cm.config.words.card;
    const { title, publisher, date, url } = cm.data.sources[code];
    const where = paragraphs.length ? `, ${cm.say(paragraphs.length === 1 ? words.paragraph : words.paragraphs, { n: paragraphs.join(", ") })}` : "";
    const name = url
      ? cm.el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title }, publisher)
      : cm.el("span", { title }, publisher);
    return [name, `, ${date}${where}`];
  };

  const stanceTag = (/** @type {Claim} */ { stance, stanceLabel }) => (stance === "asserts" ? "" : cm.el("span", { class: "tag stance" }, stanceLabel));

  /** @param {Claim} said @param {...Leaf} tag */
  const claim = (said, ...tag) => [
    cm.el("p", { class: "claim-by" }, cm.el("b", {}, said.by), ` · ${said.side}`, ...tag),
    cm.el("p", {}, said.says),
    cm.el("p", { class: "mute" }, ...cm.sourceNote(said.source, said.paragraphs)),
  ];

  /* What is given, large where accounts differ, and who gives it; where many give the same, each opens below. */
  /** @param {ClaimGroup} alike @param {boolean} clash */
  function group({ tells, by, claims }, clash) {
    const [first] = claims;
    /** @param {...Leaf} tag */
    const what = (...tag) => (tells && (clash || by) ? cm.el("p", { class: "claim-tells" }, tells, ...tag) : "");
    if (!by) return claims.map((said) => cm.el("li", { class: `claim ${said.stance}` }, what(), ...claim(said, stanceTag(said))));
    return cm.el("li", { class: `claim ${first.stance}` }, what(stanceTag(first)),
      cm.el("details", {},
        cm.el("summary", {}, cm.say(cm.config.words.evidence.agree, { n: claims.length, x: by })),
        cm.el("ul", { class: "claims" }, claims.map((said) => cm.el("li", {}, ...claim(said))))));
  }

  /** Who supports a row, who denies all of it, and what else is told otherwise. */
  cm.supportOf = function (row) {
    const { labels, words } = cm.config;
    const { reason, denied, versions } = cm.data.evidence[cm.columns().id[row]];
    /** @param {string} kind @param {string} label @param {string} text */
    const line = (kind, label, text) => (text ? cm.el("p", { class: `status ${kind}` }, cm.el("b", {}, label + ". "), text) : "");
    return [
      line("status-" + cm.columns().status[row].replace("_", "-"), labels.status[cm.columns().status[row]], reason),
      line("status-denied", labels.versions.whole, denied),
      line("status-versions", words.evidence.other_versions, versions),
    ];
  };

  /** The section of the card with every claim under what it is about. */
  cm.evidence = function (row) {
    const words = cm.config.words.evidence;
    const { fields } = cm.data.evidence[cm.columns().id[row]];
    return cm.el(
      "section",
      { class: "evidence", "aria-labelledby": "evidence-title" },
      cm.el("h3", { id: "evidence-title" }, words.title),
      fields.length
        ? fields.map(({ label, clash, groups }) =>
            cm.el("div", { class: clash ? "field clash" : "field" },
              cm.el("h4", {}, label, clash ? cm.el("span", { class: "tag" }, words.clash_tag) : ""),
              cm.el("ul", { class: "claims side-by-side" }, groups.flatMap((alike) => group(alike, clash)))))
        : cm.el("p", { class: "mute" }, words.no_claims)
    );
  };

  /** The list of what moves, both readings side by side. */
  cm.movedPanel = function (rows) {
    const words = cm.config.words.evidence;
    const moving = rows.filter((row) => cm.isMain(row) && cm.moves(row));
    const lines = moving.flatMap((row) => {
      const changed = READ.filter((name) => differs(name, row));
      return changed.map((name, i) =>
        cm.el("tr", {},
          i ? null : cm.el("th", { scope: "rowgroup", rowspan: changed.length }, cm.link({ event: cm.columns().id[row] }, { "data-row": row }, cm.columns().title[row])),
          ...both(name, row).map((text) => cm.el("td", {}, text || "—"))));
    });
    return [
      cm.el("h2", {}, words.moved_title, cm.el("span", { class: "years" }, String(moving.length))),
      cm.el("p", { class: "mute" }, words.moved_note),
      moving.length
        ? cm.el("table", { class: "list moved" },
            cm.el("thead", {}, cm.el("tr", {}, [words.what, words.text_reading, words.contrasted_reading].map((text) => cm.el("th", { scope: "col" }, text)))),
            cm.el("tbody", {}, lines))
        : cm.el("p", { class: "empty" }, words.moved_none),
    ];
  };

  /* Each other collection on or off; it is drawn in its way and counted apart. */
  /** @param {string} code @param {State} values */
  function collectionSwitch(code, values) {
    const shown = cm.shown(values.collection).includes(code);
    return cm.el("span", { class: "switch" }, cm.link({ collection: cm.switched(code, !shown, values.collection) }, { "aria-current": shown ? "true" : null }, cm.el("span", { "aria-hidden": "true" }, shown ? "✓ " : ""), cm.config.labels.collection[code]));
  }

  /** How many rows read otherwise with other sources, as a link to them. */
  cm.movedLink = function (rows) {
    const words = cm.config.words.evidence;
    const moving = rows.filter((row) => cm.isMain(row) && cm.moves(row)).length;
    return moving ? cm.link({ panel: "moved", event: "", at: "" }, { class: "moved-link" }, moving === 1 ? words.moved_one : cm.say(words.moved, { n: moving })) : null;
  };

  /** The switches of the reading and of the collections. */
  cm.drawReading = function (values) {
    const words = cm.config.words;
    /** @param {Reading} reading */
    const option = (reading) => cm.link({ reading }, { "aria-current": values.reading === reading ? "true" : null }, words.labels.reading[reading]);
    cm.redraw(
      cm.byId("reading"),
      cm.el("span", { class: "switch", role: "group", "aria-label": words.filters.reading }, option("text"), option("contrasted")),
      cm.spec("collection").options.slice(1).map((code) => collectionSwitch(code, values))
    );
  };

  /** @param {string} text */
  const quoted = (text) => cm.say(cm.config.words.sentence.quote, { x: text });

  /** What other sources make of a row's date, place and figures, where it differs from its own source; always as theirs. */
  cm.othersSay = function (row) {
    const contrasted = cm.columnsOf("contrasted");
    const differing = READ.filter((name) => differs(name, row));
    const said = differing.map((name) => [contrasted[name][row]].flat().join("; ").replace(/ \([^)]*\)$/, "")).filter(Boolean);
    return said.length ? cm.say(cm.config.words.case.account_others, { x: said.join("; ") }) : "";
  };

  /** A paragraph about the row that can stand in a handout, attributed. */
  cm.paragraphOf = function (row) {
    const columns = cm.columns();
    const words = cm.config.words.evidence;
    const { date } = cm.data.sources[columns.source[row]];
    const summary = columns.summary[row];
    const text = cm.columnsOf("text");
    const figures = text.figures[row].length ? ` ${cm.config.words.card.figures}: ${text.figures[row].join("; ")}.` : "";
    return cm.say(words.paragraph, {
      publisher: cm.sourceName(row, "by"), date, summary: `${quoted(columns.title[row])}. ${summary}`, when: text.date_words[row], where: text.place_words[row], figures, others: cm.othersSay(row),
      status: cm.config.labels.status[columns.status[row]].toLowerCase(), reason: cm.data.evidence[columns.id[row]].reason,
      place: columns.paragraphs[row].length ? `, ¶${columns.paragraphs[row].join(", ¶")}` : "",
    });
  };

  cm.citationOf = function (row) {
    const columns = cm.columns();
    const { title, publisher, date } = cm.data.sources[columns.source[row]];
    const url = location.protocol === "file:" ? "" : `${location.origin}${location.pathname}?event=${columns.id[row]}`;
    return cm.say(cm.config.words.evidence.citation, { title: columns.title[row], id: columns.id[row], source: title, publisher, date, url });
  };

  cm.copyButtons = (row) => [
    cm.el("button", { type: "button", class: "button", onclick: (event) => cm.copy(cm.paragraphOf(row), event.currentTarget) }, cm.config.words.evidence.copy),
    cm.el("button", { type: "button", class: "button", onclick: (event) => cm.copy(cm.citationOf(row), event.currentTarget) }, cm.config.words.evidence.cite),
  ];
})();
