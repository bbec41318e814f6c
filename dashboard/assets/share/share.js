/* Taking it away: the link, a snippet, a citation, the data of the selection, the view as a scene. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const FORMULA = /^[=+\-@\t\r]/;

  const href = () => location.href.split("#")[0];
  const embedded = () => `<iframe src="${cm.escape(href() + (location.search ? "&" : "?") + "embed=1")}" width="100%" height="640" style="border:0" title="${cm.escape(cm.config.words.page.title)}"></iframe>`;
  cm.escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

  /* What a spreadsheet would run as a formula is kept as text; numbers stay numbers. */
  const safe = (text) => (FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text);
  const cell = (value) => {
    const text = value === null || value === undefined ? "" : Array.isArray(value) ? value.join("; ") : String(value);
    const kept = safe(text);
    return /[",\n\r]/.test(kept) ? `"${kept.replace(/"/g, '""')}"` : kept;
  };

  const FIXED = ["id", "collection", "case", "part_of", "unit", "relevance", "type", "subtype", "title", "summary", "actor1", "actor2", "status", "source", "paragraphs"];
  const READ = ["date_start", "date_end", "date_words", "place", "place_words", "where_prec", "lat", "lon", "figures"];

  /** The selection as CSV, both readings side by side. */
  cm.csv = function (all) {
    const rows = cm.handedOn(all);
    const header = [...FIXED, ...["text", "contrasted"].flatMap((reading) => READ.map((name) => `${reading}_${name}`))];
    const lines = rows.map((row) => [...FIXED.map((name) => cm.columns()[name][row]), ...["text", "contrasted"].flatMap((reading) => READ.map((name) => cm.columnsOf(reading)[name][row]))]);
    return [header, ...lines].map((line) => line.map(cell).join(",")).join("\n") + "\n";
  };

  /** The selection as GeoJSON (RFC 7946); what has no point has no geometry. */
  cm.geojson = function (rows) {
    const columns = cm.columns();
    const feature = (row) => ({
      type: "Feature",
      id: columns.id[row],
      geometry: columns.lat[row] === null ? null : { type: "Point", coordinates: [columns.lon[row], columns.lat[row]] },
      properties: Object.fromEntries([...FIXED, ...READ].filter((name) => !["lat", "lon"].includes(name)).map((name) => [name, columns[name][row]])),
    });
    return JSON.stringify({ type: "FeatureCollection", features: cm.handedOn(rows).map(feature) });
  };

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
  const working = (during, failed, task) => async ({ currentTarget: button }) => {
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
  async function fromServer(name) {
    const answer = await fetch(`export/${name}${location.search}`);
    if (!answer.ok) throw new Error(String(answer.status));
    download(`conflictos-mineros-${name}`, await answer.blob());
  }

  /** The menu in the header. */
  cm.shareMenu = function () {
    const words = cm.config.words.share;
    const copies = (text, make) => cm.el("button", { type: "button", class: "button", onclick: (event) => cm.copy(make(), event.currentTarget) }, text);
    const saves = (text, make) => cm.el("button", { type: "button", class: "button", onclick: make }, text);
    const made = (document.documentElement.dataset.exports || "").split(" ").filter((name) => words.files[name]);
    const served = (picture) => made.filter((name) => name.startsWith("map-") === picture).map((name) => saves(words.files[name], working(words.preparing, words.failed, () => fromServer(name))));
    const group = (title, ...items) => cm.el("div", { class: "share-group", role: "group", "aria-label": title }, cm.el("h3", {}, title), items.flat());
    const drop = cm.el("div", { class: "drop" });
    const fill = () => drop.childElementCount || drop.append(
        group(words.links, copies(words.link, href), copies(words.embed, embedded), copies(words.cite, cite), copies(words.scene, cm.sceneLines)),
        group(words.data,
          saves(words.csv, () => download("conflictos.csv", new Blob([cm.csv(cm.rows)], { type: "text/csv;charset=utf-8" }))),
          saves(words.geojson, () => download("conflictos.geojson", new Blob([cm.geojson(cm.rows)], { type: "application/geo+json" }))),
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
