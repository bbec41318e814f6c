/* Badges and fans as SVG groups around 0,0; each is a button that opens what it stands for. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const map = (cm.map = cm.map || {});
  const FAMILIES_SHOWN = 3;
  const KEPT = 2000;
  const made = new Map();

  const at = (node, x, y) => {
    node.setAttribute("transform", `translate(${x.toFixed(1)},${y.toFixed(1)})`);
    return node;
  };

  const press = (action) => (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  };

  const button = (className, label, row, action, ...children) =>
    cm.svg("g", { class: className, role: "button", tabindex: -1, "aria-label": label, "data-row": row, onclick: action, onkeydown: press(action) }, ...children);

  const markLabel = (row) => {
    const { title, date_words: date, place_words: place } = cm.columns();
    return cm.say(cm.config.words.map.mark, { title: title[row], date: date[row], place: place[row] });
  };

  /** The group that a row is drawn in. */
  map.groupOf = (row) => map.groups.find((group) => group.rows.includes(row));

  function activate(row) {
    const group = map.groupOf(row);
    if (group.rows.length === 1) cm.set({ event: cm.columns().id[row] });
    else if (group.open) cm.set({ at: "", event: "" });
    else cm.set(Object.assign({ at: cm.columns().id[row], event: "" }, roomFor(group)));
  }

  /* A view in which the fan of a group covers none of its neighbours. */
  function roomFor(group) {
    const needed = map.reach(group) + map.badge();
    const nearest = map.nearest(group, map.groups);
    if (nearest >= needed) return {};
    const zoom = Math.min(map.MAX_ZOOM_TO_OPEN, map.zoom() * Math.max(1.3, needed / nearest));
    return { view: [Number(group.at[1].toFixed(3)), Number(group.at[0].toFixed(3)), Number(zoom.toFixed(2))] };
  }

  /* A closed group of another collection: one faint mark, with its number. */
  function buildFaint(group) {
    const columns = cm.columns();
    const [[family]] = map.most(group.rows.map((row) => columns.family[row]));
    const first = group.rows[0];
    const single = group.rows.length === 1;
    const symbol = columns.symbol[group.rows.find((row) => columns.family[row] === family)];
    const label = single
      ? markLabel(first)
      : cm.say(cm.config.words.map.badge, { place: map.title(group), n: cm.countPhrase(group.rows), years: cm.yearsOf(group.rows) });
    return button(
      "badge faint",
      `${cm.collectionOf(first).label}: ${label}`,
      first,
      () => activate(first),
      cm.svg("circle", { r: 12, class: "disc" }),
      cm.glyph(family, symbol, 4.6 * map.big(), { certainty: "faint" }),
      single ? null : cm.svg("text", { x: 6, y: -3, class: "faint-count" }, String(group.rows.length))
    );
  }

  /* A closed group: one glyph for each of its main families. */
  function buildBadge(group) {
    const columns = cm.columns();
    const single = group.rows.length === 1;
    const families = map.most(group.rows.map((row) => columns.family[row])).slice(0, FAMILIES_SHOWN);
    const shown = families.map(([family]) => {
      const own = group.rows.filter((row) => columns.family[row] === family);
      return own.find((row) => cm.certainty(row) === "exact") || own[0];
    });
    const size = (shown.length === 1 ? 7 : 5.6) * map.big();
    const glyphs = shown.map((row, i) => {
      const angle = (2 * Math.PI * i) / shown.length - Math.PI / 2;
      const radius = shown.length === 1 ? 0 : 8 * map.big();
      const glyph = cm.glyph(columns.family[row], columns.symbol[row], size, { certainty: cm.certainty(row), deaths: group.rows.some((one) => columns.family[one] === columns.family[row] && columns.deaths[one] && !group.faint) });
      return at(glyph, radius * Math.cos(angle), radius * Math.sin(angle));
    });
    const first = group.rows[0];
    const label = single
      ? markLabel(first)
      : cm.say(cm.config.words.map.badge, { place: map.title(group), n: cm.countPhrase(group.rows), years: cm.yearsOf(group.rows) });
    const disc = cm.svg("circle", { r: single ? 12 * map.big() : map.badge(), class: "disc" });
    return button(single ? "badge single" : "badge", label, first, () => activate(first), disc, glyphs);
  }

  /* An open group: every event on rings around the place. */
  function buildFan(group) {
    const columns = cm.columns();
    const offsets = map.slots(group.rows.length);
    const marks = group.rows.map((row, i) => {
      const glyph = cm.glyphOf(row, (columns.counted[row] ? 6.5 : 4.5) * map.big());
      const mark = button("mark", markLabel(row), row, () => cm.set({ event: columns.id[row] }), cm.svg("circle", { r: 12 * map.big(), class: "target" }), glyph);
      return at(mark, ...offsets[i]);
    });
    return cm.svg(
      "g",
      { class: "fan" },
      cm.svg("circle", { r: map.reach(group), class: "disc", onclick: () => cm.set({ at: "", event: "" }) }),
      offsets.map(([x, y]) => cm.svg("line", { x2: x, y2: y, class: "leader" })),
      cm.svg("circle", { r: 3, class: "true-place" }),
      marks
    );
  }

  /** The node of a group; kept and used again as long as it shows the same. */
  map.node = function (group) {
    const key = [map.big(), cm.state.reading, group.fan, group.faint, cm.isMain(group.rows[0]), map.zoom() < map.FAN_FROM_ZOOM, group.rows.join()].join("|");
    if (made.size > KEPT) made.clear();
    if (!made.has(key)) made.set(key, group.fan ? buildFan(group) : group.faint ? buildFaint(group) : buildBadge(group));
    return made.get(key);
  };
})();
