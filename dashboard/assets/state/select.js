/* State to rows, counts and the sentence; the same rows and the same words as in Python. */
(function () {
  "use strict";
  const EVENT_UNITS = ["incident", "measure"];
  const NAMED_AT_MOST = 3;

  /** @type {Record<string, Columns>} */
  const byReading = {};

  /** All columns as one reading has them; those that do not differ are shared. */
  cm.columnsOf = function (reading) {
    byReading[reading] = byReading[reading] || Object.assign({}, cm.data.columns, cm.data.readings[reading]);
    return byReading[reading];
  };
  cm.columns = () => cm.columnsOf(cm.state.reading);

  /** The rows selected. */
  cm.rows = [];
  const selecting = () => cm.config.filters.flatMap((spec) => (spec.column.length ? [spec.key, spec.by] : []));
  cm.onChange((keys) => {
    const matters = ["reading", ...selecting()];
    if (keys.some((key) => matters.includes(key))) cm.rows = cm.select(cm.state);
  });

  /** @param {Spec} spec @param {State} values @param {Columns} columns */
  function tester(spec, values, columns) {
    const value = values[spec.key] && values[spec.key].length ? values[spec.key] : spec.at_first;
    if (!spec.column.length || !value || !value.length) return null;
    if (spec.kind === "range") {
      const [start, end] = spec.column.map((name) => columns[name]);
      return (/** @type {Row} */ row) => start[row] !== null && start[row] <= value[1] && end[row] >= value[0];
    }
    const cells = columns[spec.column[0] + (spec.by ? "_" + values[spec.by] : "")];
    if (spec.kind === "text") {
      const { words, phrases } = cm.searchTerms(value);
      /** @param {string} phrase @param {Row} row */
      const stands = (phrase, row) => cm.config.phrases_in.some((name) => cm.foldForSearch(columns[name][row]).includes(phrase));
      return (/** @type {Row} */ row) => words.every((word) => cells[row].includes(word)) && phrases.every((phrase) => stands(phrase, row));
    }
    if (spec.kind === "upto") {
      const most = spec.options.indexOf(value);
      return value === spec.default ? null : (/** @type {Row} */ row) => spec.options.indexOf(cells[row]) <= most;
    }
    const chosen = new Set(value);
    if (typeof cells[0] === "string") return (/** @type {Row} */ row) => chosen.has(cells[row]);
    return (/** @type {Row} */ row) => cells[row].some((/** @type {string} */ code) => chosen.has(code));
  }

  /** Numbers of the rows a state selects, ascending. `without` leaves one filter out, for the counts beside it. */
  cm.select = function (values, without) {
    const columns = cm.columnsOf(values.reading);
    const tests = cm.config.filters
      .filter((spec) => spec.key !== without)
      .map((spec) => tester(spec, values, columns))
      .filter((test) => test !== null);
    const rows = [];
    for (let row = 0; row < columns.id.length; row++) if (tests.every((test) => test(row))) rows.push(row);
    return rows;
  };

  /** The collection that figures speak of: the first one chosen, else the first there is. Each other one is said apart. */
  cm.mainCollection = (values) => values.collection[0] || cm.config.collections[0].code;

  /** The same with all that is known of it. */
  cm.mainOf = (values) => /** @type {Collection} */ (cm.config.collections.find(({ code }) => code === cm.mainCollection(values)));

  /** Whether a row is of the collection that figures speak of. */
  cm.isMain = (row) => cm.columns().collection[row] === cm.mainCollection(cm.state);

  cm.collectionOf = (row) => /** @type {Collection} */ (cm.config.collections.find(({ code }) => code === cm.columns().collection[row]));

  /** Whether a row is of the collection that the map is about: the five texts. */
  cm.isOfTexts = (row) => cm.columns().collection[row] === cm.config.collections[0].code;

  /** Whether a row is drawn as one that figures do not speak of. */
  cm.isFaint = (row) => !cm.isMain(row) && cm.collectionOf(row).drawn !== "full";

  /** Those of some rows that may leave this machine. */
  cm.handedOn = (rows) => rows.filter((row) => cm.collectionOf(row).handedOn);

  /** Each collection beside the main one that some rows are of, with its rows; nothing adds them. */
  cm.apart = function (rows, values) {
    const { collection } = cm.columnsOf(values.reading);
    const others = cm.config.collections.filter(({ code }) => code !== cm.mainCollection(values));
    return others.map((one) => /** @type {[Collection, Row[]]} */ ([one, rows.filter((row) => collection[row] === one.code)])).filter(([, own]) => own.length);
  };

  /** Codes of the collections that a choice shows. */
  cm.shown = function (chosen) {
    const { options, at_first: usual } = cm.spec("collection");
    return chosen.length ? chosen : usual.length ? usual : options;
  };

  /** The choice that also shows a collection, or no longer does. */
  cm.switched = function (code, on, chosen) {
    const { options } = cm.spec("collection");
    const next = options.filter((option) => (option === code ? on : cm.shown(chosen).includes(option)));
    return next.join() === cm.shown([]).join() ? [] : next.length ? next : options.slice(0, 1);
  };

  /** How many counted events hold each code of a filter, with the other filters as they are. */
  cm.countsFor = function (key, values) {
    const spec = cm.spec(key);
    const columns = cm.columnsOf(values.reading);
    const cells = columns[spec.column[0] + (spec.by ? "_" + values[spec.by] : "")];
    const main = cm.mainCollection(values);
    /** @type {Counts[]} */
    const [own, others] = [{}, {}];
    for (const row of cm.select(values, key)) {
      const isMain = columns.collection[row] === main;
      // A case of another collection has its number from there, unless the main one tells of it too.
      if (!isMain && (key !== "case" || columns.collection[row] !== cm.data.cases[cells[row]].collection)) continue;
      if (!columns.counted[row] && key !== "unit") continue;
      const counts = isMain ? own : others;
      for (const code of typeof cells[row] === "string" ? [cells[row]] : cells[row]) counts[code] = (counts[code] || 0) + 1;
    }
    return Object.assign(others, own);
  };

  /** @param {string[]} items @param {string} last @param {string} before @param {string} vowels */
  function joinWords(items, last, before, vowels) {
    if (items.length < 2) return items.join("");
    const start = items[items.length - 1].replace(/^[«“"']+/, "").toLowerCase();
    const word = vowels && vowels.split(" ").some((vowel) => start.startsWith(vowel)) ? before : last;
    return `${items.slice(0, -1).join(", ")} ${word} ${items[items.length - 1]}`;
  }

  /** Several names said as one. */
  cm.joinNames = (names) => {
    const { and, and_before: before, and_vowels: vowels } = cm.config.words.sentence;
    return joinWords(names, and, before, vowels);
  };

  cm.periodPhrase = function (value, domain) {
    const words = cm.config.words.sentence;
    const [start, end] = value || domain;
    const [yearStart, yearEnd] = [start.slice(0, 4), end.slice(0, 4)];
    const [monthStart, monthEnd] = [Number(start.slice(5)), Number(end.slice(5))];
    if (!value || (monthStart === 1 && monthEnd === 12)) return yearStart === yearEnd ? yearStart : `${yearStart}–${yearEnd}`;
    const month = (/** @type {string} */ year, /** @type {number} */ number) => cm.say(words.month, { month: words.months[number - 1], year });
    if (start === end) return month(yearStart, monthStart);
    return cm.say(words.span, { a: month(yearStart, monthStart), b: month(yearEnd, monthEnd) });
  };

  /** @param {State} values @param {Record<string, string>} labels @param {boolean} quoted @param {string} last */
  function named(values, labels, quoted, last) {
    const words = cm.config.words.sentence;
    const shown = values.slice(0, NAMED_AT_MOST).map((/** @type {any} */ value) => (quoted ? cm.say(words.quote, { x: labels[value] }) : labels[value]));
    const more = values.length - shown.length;
    if (more) {
      shown.push(cm.count(words.more, more));
      last = "and";
    }
    return joinWords(shown, words[last], words[last + "_before"], words[last + "_vowels"]);
  }

  /** What is shown, in words: how many events, then what else there is. */
  cm.describeParts = function (values, all) {
    const words = cm.config.words.sentence;
    const labels = cm.config.labels;
    const columns = cm.columnsOf(values.reading);
    const main = cm.mainCollection(values);
    const rows = all.filter((row) => columns.collection[row] === main);
    const counted = rows.filter((row) => columns.counted[row]);
    const parts = rows.filter((row) => !columns.counted[row] && EVENT_UNITS.includes(columns.unit[row]));
    const units = EVENT_UNITS.filter((unit) => !values.unit.length || values.unit.includes(unit));
    let others = ["total", "statement", "background"].flatMap((unit) => {
      const number = rows.filter((row) => columns.unit[row] === unit).length;
      return number ? [cm.count(words[unit], number)] : [];
    });
    /** @type {string[]} */
    let head = [];
    if (units.length) {
      const name = units.length === EVENT_UNITS.length ? "events" : units[0];
      head.push(cm.say(cm.mainOf(values).words.of, { x: counted.length ? cm.count(words[name], counted.length) : words[name].none }));
    } else [head, others] = [others, []];
    for (const spec of cm.config.filters) {
      const value = values[spec.key];
      if (spec.key === "period" && value) head.push(cm.periodPhrase(value, spec.options));
      else if (spec.key === "department" && value.length) head.push(named(value, labels.department, false, "and"));
      else if (spec.key === "q" && value) head.push(cm.say(words.q, { x: value }));
      else if (spec.kind === "upto" && value !== spec.default) head.push(cm.say(words[spec.key], { x: labels[spec.code_list][value] }));
      else if (spec.kind === "many" && !["unit", "collection"].includes(spec.key) && value.length) {
        const phrase = words[spec.by ? `${spec.key}_${values[spec.by]}` : spec.key];
        head.push(cm.say(phrase, { x: named(value, labels[spec.code_list], true, "or") }));
      }
    }
    const pointless = counted.filter((row) => columns.scope[row] !== "place").length;
    const shown = head.join(", ") + (pointless ? ` (${cm.count(words.pointless, pointless)})` : "");
    const aside = cm.apart(all.filter((row) => columns.counted[row]), values);
    const apart = aside.map(([{ words: said }, own]) => cm.count(said.aside, own.length)).join(` ${words.and} `);
    // A list that ends before another number would seem to go on with it.
    const between = head.length > 1 ? "; " : ` ${words.and} `;
    const tail = [shown && apart ? shown + between + apart : shown || apart];
    if (parts.length) tail.push(cm.count(words.part, parts.length));
    tail.push(...others);
    const undated = rows.filter((row) => columns.month_start[row] === null).length;
    if (undated) tail.push(cm.count(words.undated, undated));
    return tail;
  };

  /** The same as one sentence. */
  cm.describe = (values, all) => cm.describeParts(values, all).filter(Boolean).join("; ");
})();
