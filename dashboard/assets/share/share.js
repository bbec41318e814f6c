/* The menu «share»: the link, a snippet, a citation, the data of the selection, the view as a scene. */
(function () {
  "use strict";
  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
  const NUMBER = /^[+-]?\d+(\.\d+)?$/;

  const href = () => location.href.split("#")[0];
  const embedded = () => `<iframe src="${cm.escape(href() + (location.search ? "&" : "?") + "embed=1")}" width="100%" height="640" style="border:0" title="${cm.escape(cm.config.words.page.title)}"></iframe>`;
  cm.escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

  /* The records as exports have them: loaded when they are first asked for, by a script, as a folder has no other way. */
  /** @returns {Promise<Records>} */
  const records = () =>
    new Promise((done, fail) => {
      const take = () => (cm.records ? done(cm.records()) : fail());
      if (cm.records) take();
      else document.head.append(cm.el("script", { src: cm.find(document, "meta[name=records]").getAttribute("content"), onload: take, onerror: fail }));
    });

  /* A column of the records: one value for each row, as text. */
  /** @param {Records} all @param {string} name @returns {string[]} */
  function cellsOf(all, name) {
    const [, reading, column] = /^(text|contrasted)_(.+)$/.exec(name) || [];
    if (!reading || !all.text[column]) return all.cells[name];
    return reading === "text" ? all.text[column] : cm.change(all.text[column], all.contrasted[column] || {});
  }

  /* What a spreadsheet would run as a formula is kept as text; numbers stay numbers. */
  /** @param {string} text */
  const safe = (text) => (FORMULA.test(text) && !NUMBER.test(text) ? "'" + text : text);
  /** @param {string} text @param {string} between */
  const quoted = (text, between) => (/["\r\n]/.test(text) || text.includes(between) ? `"${text.replace(/"/g, '""')}"` : text);

  /* A number as CSV has it: degrees with four decimals, which no program takes for thousands. */
  /** @param {string} name @param {string} cell */
  const number = (name, cell) => (cell && /(latitude|longitude)$/.test(name) ? Number(cell).toFixed(4) : cell);

  /** Some rows as CSV, both readings side by side: the same bytes as `export/events.csv`. `between` parts the cells. */
  cm.csv = async function (chosen, between = ",") {
    const [all, rows] = [await records(), cm.handedOn(chosen)];
    const columns = all.columns.map((name) => ({ name, cells: cellsOf(all, name), isNumber: all.numbers.includes(name) }));
    const lines = rows.map((row) => columns.map(({ name, cells, isNumber }) => quoted(isNumber ? number(name, cells[row]) : safe(cells[row]), between)));
    return [all.columns, ...lines].map((line) => line.join(between) + "\r\n").join("");
  };

  /* The columns with those of the reading chosen before those of the other one, which stand beside them. */
  /** @param {Records} all */
  function inOrder({ columns }) {
    if (cm.state.reading === "text") return columns;
    const twin = (/** @type {string} */ name) => name.replace(/^(text|contrasted)_/, (_, reading) => (reading === "text" ? "contrasted_" : "text_"));
    return columns.map((name) => (columns.includes(twin(name)) ? twin(name) : name));
  }

  /* What an export says of itself, in the order of its names. */
  /** @param {Records} all @param {Row[]} rows */
  function about(all, rows) {
    const { lang, labels, filters } = cm.config;
    const held = cm.config.collections.filter(({ handedOn }) => handedOn);
    const numbers = held.map(({ code, label }) => ({ code, label, n: rows.filter((row) => cm.collectionOf(row).code === code).length }));
    const said = all.about[lang];
    const chosen = filters.filter((spec) => all.selecting.includes(spec.key)).map(({ key }) => [key, cm.state[key]]);
    const { reading } = cm.state;
    return {
      title: said.title, sentence: cm.describe(cm.state, rows),
      query: cm.query(Object.assign(cm.parse("").values, Object.fromEntries(chosen))),
      reading, reading_label: labels.reading[reading], program: said.program,
      data_version: said.data_version, data_date: said.data_date, data_date_words: said.data_date_words,
      rows: rows.length,
      by_collection: Object.fromEntries(numbers.map(({ code, n }) => [code, n])), by_collection_words: numbers.map(({ label, n }) => `${label}: ${n}`).join("; "),
      citation: said.citation, selection_hash: cm.selectionHash(rows), licence: all.licence,
    };
  }

  /** Some rows as GeoJSON (RFC 7946), the same bytes as `export/events.geojson`; what has no point has no geometry. */
  cm.geojson = async function (chosen) {
    const [all, rows] = [await records(), cm.handedOn(chosen)];
    const json = JSON.stringify;
    const { scope } = cm.columns();
    const [lon, lat] = ["longitude", "latitude"].map((name) => cellsOf(all, `${cm.state.reading}_${name}`));
    const columns = inOrder(all).map((name) => ({ name: json(name), cells: cellsOf(all, name), isNumber: all.numbers.includes(name) }));
    /** @param {Row} row */
    const isLocated = (row) => scope[row] === "place" && lon[row] && lat[row];
    /** @param {Row} row */
    const feature = (row) => {
      const geometry = isLocated(row) ? `{"type":"Point","coordinates":[${lon[row]},${lat[row]}]}` : "null";
      const properties = columns.map(({ name, cells, isNumber }) => `${name}:${cells[row] ? (isNumber ? cells[row] : json(cells[row])) : "null"}`);
      return `{"type":"Feature","id":${json(all.cells.event_id[row])},"geometry":${geometry},"properties":{${properties.join(",")}}}`;
    };
    /** @param {string[]} cells */
    const sorted = (cells) => rows.filter(isLocated).map((row) => cells[row]).sort((a, b) => Number(a) - Number(b));
    const [wide, high] = [sorted(lon), sorted(lat)];
    const box = wide.length ? `"bbox":[${wide[0]},${high[0]},${wide.pop()},${high.pop()}],` : "";
    return `{"type":"FeatureCollection",${box}"metadata":${json(about(all, rows))},"features":[${rows.map(feature).join(",")}]}\n`;
  };

  /** @param {string} name @param {Blob} blob */
  function download(name, blob) {
    const link = cm.el("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** Eight digits that stand for some rows; export/metadata.py computes the same. */
  cm.selectionHash = function (rows) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(cm.handedOn(rows).map((row) => cm.columns().id[row] + "\n").join(""))) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value.toString(16).padStart(8, "0");
  };

  const cite = () => cm.say(cm.config.words.share.citation, { sentence: cm.describe(cm.state, cm.handedOn(cm.rows)), reading: cm.config.words.labels.reading[cm.state.reading], version: cm.config.version, selection: cm.selectionHash(cm.rows), url: href() });

  /* What takes a moment: the button says so, and what to do where it cannot be done. */
  /** @param {string} during @param {string} failed @param {() => Promise<void>} task */
  const working = (during, failed, task) => async (/** @type {Pressed} */ { currentTarget: button }) => {
    const before = button.textContent;
    button.textContent = during;
    button.disabled = true;
    try {
      await task();
      button.textContent = before;
    } catch (error) {
      button.textContent = failed;
    }
    button.disabled = false;
    button.focus();
  };

  /* Files that the server makes of the present query; a folder or a static host has none. */
  /** @param {string} name */
  async function fromServer(name) {
    const answer = await fetch(`export/${name}${location.search}`);
    if (!answer.ok) throw new Error(String(answer.status));
    download(`conflictos-mineros-${name}`, await answer.blob());
  }

  /** Copy the present view as a scene for a story of one's own. */
  cm.sceneLines = function () {
    /** @param {string} text */
    const quote = (text) => JSON.stringify(text);
    const query = cm.query(cm.plainState(cm.state));
    const sentence = cm.describe(cm.state, cm.rows);
    return ["[[scene]]", `key = ${quote("escena-" + Date.now().toString(36))}`, ...["es", "en"].flatMap((lang) => [`title_${lang} = ${quote("…")}`, `text_${lang} = [${quote(lang === cm.config.lang ? sentence : "…")}]`, `notes_${lang} = ""`]), `query = ${quote(query)}`].join("\n");
  };

  /** The menu in the header. */
  cm.shareMenu = function () {
    const words = cm.config.words.share;
    /** @param {string} text @param {() => string} make */
    const copies = (text, make) => cm.el("button", { type: "button", class: "button", onclick: (event) => cm.copy(make(), event.currentTarget) }, text);
    /** @param {string} text @param {(event: Pressed) => unknown} make */
    const saves = (text, make) => cm.el("button", { type: "button", class: "button", onclick: make }, text);
    const made = (document.documentElement.dataset.exports || "").split(" ").filter((name) => words.files[name]);
    /** @param {boolean} picture */
    const served = (picture) => made.filter((name) => name.startsWith("map-") === picture).map((name) => saves(words.files[name], working(words.preparing, words.failed, () => fromServer(name))));
    /** @param {string} title @param {...Child} items */
    const group = (title, ...items) => cm.el("div", { class: "share-group", role: "group", "aria-label": title }, cm.el("h3", {}, title), items.flat());
    const drop = cm.el("div", { class: "drop" });
    const fill = () => drop.childElementCount || drop.append(
        group(words.links, copies(words.link, href), copies(words.embed, embedded), copies(words.cite, cite), copies(words.scene, cm.sceneLines)),
        group(words.data,
          saves(words.csv, working(words.preparing, words.failed, async () => download("conflictos.csv", new Blob([await cm.csv(cm.rows)], { type: "text/csv;charset=utf-8" })))),
          saves(words.csv_excel, working(words.preparing, words.failed, async () => download("conflictos-excel.csv", new Blob(["\ufeff" + (await cm.csv(cm.rows, ";"))], { type: "text/csv;charset=utf-8" })))),
          saves(words.geojson, working(words.preparing, words.failed, async () => download("conflictos.geojson", new Blob([await cm.geojson(cm.rows)], { type: "application/geo+json" })))),
          served(false)),
        group(words.pictures,
          saves(words.png, working(words.drawing, words.png_failed, async () => download("conflictos.png", await cm.picturePng()))),
          saves(words.svg, () => download("conflictos.svg", cm.pictureSvg())),
          saves(words.print, () => window.print()),
          served(true)),
        cm.el("p", { class: "mute" }, words.more));
    return cm.el("details", { class: "filter share", ontoggle: fill }, cm.el("summary", { class: "button" }, words.title), drop);
  };
})();
