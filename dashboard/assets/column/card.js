/* The event card: what a row says, in words that Python prepared. */
(function () {
  "use strict";
  const columns = () => cm.columns();

  /** @param {Row} row */
  const linkTo = (row) => cm.link({ event: columns().id[row] }, {}, columns().title[row]);

  /* A part with its own support, which need not be that of the whole. */
  /** @param {Row} row */
  const part = (row) => {
    const { status, versions } = cm.config.labels;
    const denied = columns().versions[row].includes("whole");
    return cm.el("li", {}, linkTo(row), cm.el("span", { class: "tag" }, status[columns().status[row]]), denied ? cm.el("span", { class: "tag stance" }, versions.whole) : "");
  };

  /** @param {Row} row */
  function source(row) {
    const words = cm.config.words.card;
    const { title, publisher, date, url, standpoint, citeOnly, unsigned } = cm.data.sources[columns().source[row]];
    const paragraphs = columns().paragraphs[row];
    const name = url ? cm.el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : cm.el("cite", {}, title);
    const who = unsigned ? [name, `, ${date}`] : [`${publisher}, ${date}: `, name];
    return [
      cm.el("p", {}, `${words.source} `, ...who,
        paragraphs.length ? `, ${cm.say(paragraphs.length === 1 ? words.paragraph : words.paragraphs, { n: paragraphs.join(", ") })}` : "", "."),
      cm.el("p", { class: "mute" }, standpoint, citeOnly ? ` ${words.cite_only}` : ""),
    ];
  }

  /* The name as in the data and, where it says more, the kind of actor. */
  /** @param {string} name @param {string} type */
  function named(name, type) {
    const kind = type === "none" ? "" : cm.config.labels.actor_type[type] || "";
    if (kind && cm.fold(kind).startsWith(cm.fold(name))) return [kind];
    if (!name || cm.fold(name).startsWith(cm.fold(kind))) return [name || kind].filter(Boolean);
    return kind ? [name, cm.el("span", { class: "mute" }, ` (${kind.charAt(0).toLowerCase()}${kind.slice(1)})`)] : [name];
  }

  /** @param {Row} row */
  function actors(row) {
    const one = named(columns().actor1[row], columns().actor1_type[row]);
    const two = named(columns().actor2[row], columns().actor2_type[row]);
    return two.length ? [...one, ` ${cm.config.words.card.to} `, ...two] : one;
  }

  /** The card of one row, as an element. */
  cm.card = function (row, rows) {
    const words = cm.config.words.card;
    const labels = cm.config.labels;
    const at = rows.indexOf(row);
    const parts = columns().id.map((_, i) => i).filter((i) => columns().part_of[i] === columns().id[row]);
    const whole = columns().id.indexOf(columns().part_of[row]);
    const heading = cm.el("h2", { tabindex: -1, id: "card-title" }, columns().title[row]);
    const figures = columns().figures[row];
    const modality = columns().modality[row];
    return cm.el(
      "article",
      { class: "card-open", "aria-labelledby": "card-title" },
      cm.el("p", { class: "card-case" }, cm.iconOf(row), ` ${cm.data.cases[columns().case[row]].name}`, cm.el("span", {}, ` · ${words.told_by} ${cm.data.sources[columns().source[row]].voice}`),
        columns().relevance[row] === "core" ? "" : cm.el("span", { class: "tag" }, `${labels.relevance[columns().relevance[row]]} · ${cm.config.words.panel.hollow}`)),
      heading,
      columns().relevance[row] === "core" ? null : cm.el("p", { class: "mute" }, words.not_core),
      cm.el("p", { class: "summary" }, columns().summary[row]),
      ...cm.supportOf(row),
      modality === "stated" ? null : cm.el("p", { class: "dispute" }, words[`modality_${modality}`]),
      cm.el(
        "dl",
        {},
        cm.entry(words.when, columns().date_words[row], cm.otherReading("date_words", row)),
        cm.entry(words.where, columns().place_words[row], " ", cm.el("span", { class: "mute" }, `(${labels.where_prec[columns().where_prec[row]].toLowerCase()})`), cm.otherReading("place_words", row)),
        cm.entry(words.who, ...actors(row), cm.byOthers("actor1", row), cm.otherReading("actor1", row)),
        cm.entry(words.with, columns().co_actors[row].join("; ")),
        cm.entry(cm.state.reading === "text" ? words.figures : words.figures_in, figures.length ? figures.map((figure, i) => cm.el("div", {}, figure, i === figures.length - 1 ? cm.byOthers("figures", row) : "")) : cm.el("span", { class: "mute" }, words.no_figures), cm.otherReading("figures", row)),
        cm.entry(words.kind, `${labels.unit[columns().unit[row]]} · ${labels.event_type[columns().type[row]]}: ${labels.event_subtype[columns().subtype[row]]}`),
        cm.entry(words.mine, columns().mine[row]),
        cm.entry(words.company, columns().company[row]),
        cm.entry(words.whole, whole >= 0 ? linkTo(whole) : null),
        cm.entry(words.parts, parts.length ? cm.el("ul", {}, parts.map(part)) : null),
        cm.entry(words.note, columns().note[row])
      ),
      cm.el("section", { class: "source" }, source(row)),
      cm.evidence(row),
      cm.el(
        "nav",
        { class: "card-nav", "aria-label": `${words.previous} / ${words.next}` },
        at > 0 ? cm.link({ event: columns().id[rows[at - 1]] }, { class: "button" }, `← ${words.previous}`) : null,
        at >= 0 && at < rows.length - 1 ? cm.link({ event: columns().id[rows[at + 1]] }, { class: "button" }, `${words.next} →`) : null,
        columns().lat[row] === null ? null : cm.el("button", { type: "button", class: "button", onclick: () => cm.geo.moveTo([columns().lat[row], columns().lon[row], 6], true) }, words.on_map),
        cm.copyButtons(row)
      )
    );
  };
})();
