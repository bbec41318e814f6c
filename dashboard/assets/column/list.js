/* The list: the selection as a table that can be sorted and used without seeing the map. */
(function () {
  "use strict";
  const PAGE = 100;
  let sort = { by: "date", up: true };
  let shown = PAGE;
  let last = "";
  let whole = false;

  const columns = () => cm.columns();
  /** @type {Record<string, (row: Row) => string>} */
  const KEYS = {
    date: (row) => columns().date_start[row] || "9999",
    title: (row) => cm.fold(columns().title[row]),
    place: (row) => cm.fold(columns().place_short[row]),
  };

  /** @param {Row[]} rows */
  function order(rows) {
    const key = KEYS[sort.by];
    const sign = sort.up ? 1 : -1;
    const keyed = rows.map((row) => ({ row, by: key(row) }));
    return keyed.sort((a, b) => (a.by < b.by ? -sign : a.by > b.by ? sign : a.row - b.row)).map(({ row }) => row);
  }

  /** @param {string} by @param {() => void} redraw */
  function header(by, redraw) {
    const words = cm.config.words.panel;
    const current = sort.by === by;
    const button = cm.el(
      "button",
      {
        type: "button",
        "data-sort": by,
        onclick() {
          sort = { by, up: current ? !sort.up : true };
          redraw();
          cm.find(cm.byId("panel"), `[data-sort="${by}"]`).focus();
        },
      },
      words[`sort_${by}`],
      cm.el("span", { "aria-hidden": "true" }, current ? (sort.up ? " ↑" : " ↓") : "")
    );
    return cm.el("th", { scope: "col", "aria-sort": current ? (sort.up ? "ascending" : "descending") : null }, button);
  }

  /** @param {Row} row */
  function line(row) {
    const words = cm.config.words.panel;
    const tags = [
      cm.isOfTexts(row) ? "" : cm.data.cases[columns().case[row]].name,
      columns().part_of[row] ? words.part : "",
      columns().unit[row] in { incident: 1, measure: 1 } ? "" : cm.config.labels.unit[columns().unit[row]].toLowerCase(),
      columns().relevance[row] === "core" ? "" : words.linked,
    ].filter(Boolean);
    return cm.el(
      "tr",
      { class: columns().id[row] === cm.state.event ? "current" : null },
      cm.el("td", { class: "date" }, columns().date_short[row]),
      cm.el(
        "th",
        { scope: "row" },
        cm.iconOf(row),
        cm.link({ event: columns().id[row] }, { "data-row": row }, columns().title[row]),
        tags.length ? cm.el("span", { class: "tags" }, tags.join(" · ")) : null
      ),
      cm.el("td", { class: "place" }, columns().place_short[row])
    );
  }

  /** Show every row of a list, as paper does, or a page of them. */
  cm.listWhole = (all) => void (whole = all);

  /** The rows in the order of the list: the card's previous and next follow it. */
  cm.listOrder = order;

  /** The table of some rows. */
  cm.list = function (rows, caption, redraw) {
    const query = rows.join();
    if (query !== last) shown = PAGE;
    last = query;
    const ordered = order(rows);
    const many = whole ? ordered.length : shown;
    const rest = ordered.length - many;
    return [
      cm.el(
        "table",
        { class: "list" },
        cm.el("caption", { class: "hidden" }, caption),
        cm.el("thead", {}, cm.el("tr", {}, ["date", "title", "place"].map((by) => header(by, redraw)))),
        cm.el("tbody", {}, ordered.slice(0, many).map(line))
      ),
      rest > 0
        ? cm.el("button", { type: "button", class: "button", onclick: () => { shown += PAGE; redraw(); } },
            cm.say(cm.config.words.panel.more_rows, { n: Math.min(rest, PAGE) }))
        : null,
    ];
  };
})();
