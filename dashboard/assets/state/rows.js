/* What is said and drawn of rows everywhere: glyph, number, years, who tells it. */
(function () {
  "use strict";
  const { certainty: rules, certainty_else: otherwise } = cm.config.signs;

  /** How surely a mark is placed, drawn on the mark itself. */
  cm.certainty = function (row) {
    const columns = cm.columns();
    if (cm.isFaint(row)) return "faint";
    const [name] = rules.find(([, column, codes]) => codes.includes(columns[column][row])) || [otherwise];
    return name;
  };

  /** The glyph of one row. */
  cm.glyphOf = (row, size) =>
    cm.glyph(cm.columns().family[row], cm.columns().symbol[row], size, {
      certainty: cm.certainty(row),
      deaths: cm.columns().deaths[row],
    });

  cm.iconOf = (row) =>
    cm.icon(cm.columns().family[row], cm.columns().symbol[row], { certainty: cm.certainty(row) });

  /** Years of some rows, as «2011» or «2008–2009». */
  cm.yearsOf = function (rows) {
    const starts = rows.map((row) => cm.columns().date_start[row].slice(0, 4)).filter(Boolean).sort();
    const ends = rows.map((row) => cm.columns().date_end[row].slice(0, 4)).filter(Boolean).sort();
    if (!starts.length) return "";
    const [first, last] = [starts[0], ends[ends.length - 1]];
    return first === last ? first : `${first}–${last}`;
  };

  /** How many events some rows are, in words, each collection apart; other records where there are none. */
  cm.countPhrase = function (rows) {
    const { panel } = cm.config.words;
    const counted = rows.filter((row) => cm.columns().counted[row]);
    const own = counted.filter(cm.isMain).length;
    const aside = cm.apart(counted, cm.state).map(([{ words }, others]) => cm.count(words.count, others.length));
    const said = [...(own || !aside.length ? [cm.count(panel.events, own)] : []), ...aside];
    return counted.length || !rows.length ? said.join(" · ") : cm.count(panel.records, rows.length);
  };

  /** What a file of the user's own adds to the page; nothing without one. */
  cm.own = { high: 0, start: () => {}, band: () => null, ofCase: () => null, ofDepartments: () => null };

  /** Who published a row's source, as in a list or, `by`, as after «según»; where nobody is named, what it is called. */
  cm.sourceName = function (row, form = "publisher") {
    const source = cm.data.sources[cm.columns().source[row]];
    return source.unsigned ? cm.say(cm.config.words.sentence.quote, { x: source.title }) : source[form];
  };
})();
