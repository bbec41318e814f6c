/* The layer over the map: it follows the map, keeps the keyboard's place, and draws whole areas. */
(function () {
  "use strict";
  const { map } = cm;
  const ZOOM_STEP = 1.6;
  /** @type {Record<string, Xy>} */
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const signs = cm.config.signs;
  const areas = cm.svg("g", { class: "areas" });
  const halos = cm.svg("g", { class: "areas halos" });
  const names = cm.svg("g", { class: "names", "aria-hidden": "true" });
  const badges = cm.svg("g", { class: "badges" });
  const layer = cm.svg("svg", { class: "layer", role: "group" }, areas, halos, names, badges);
  /** @type {Row[] | undefined} */
  let rows;
  /** @type {Row | undefined} */
  let focusRow;
  /** @type {Record<string, string> | undefined} */
  let shapes;

  /* Follow the map while it moves; nothing is regrouped until the gesture ends. */
  function place() {
    if (!rows) return;
    for (const group of map.groups) {
      const [x, y] = cm.geo.project(group.at);
      [group.x, group.y] = [x + group.shift[0], y + group.shift[1]];
      group.node.setAttribute("transform", `translate(${group.x.toFixed(1)},${group.y.toFixed(1)})`);
    }
    const { k, x, y } = cm.geo.affine();
    for (const node of [areas, halos]) node.setAttribute("transform", `matrix(${k} 0 0 ${k} ${x} ${y})`);
    for (const name of ["silence-hatch", "area-hatch"])
      cm.find(layer, "#" + name).setAttribute("patternTransform", `scale(${1 / k}) rotate(45)`);
    names.replaceChildren();
  }

  /** Whether a row has a mark: one with a point that does not stand for a whole department. */
  map.isDrawn = (row) => cm.columns().lat[row] !== null && cm.columns().where_prec[row] !== "department";

  /** Draw the marks of the selected rows; `all` are the rows selected, with or without a point. */
  cm.drawMarks = function (all) {
    rows = all.filter(map.isDrawn);
    settle();
  };

  /** Set the labels anew, when what lies over the map has changed its size. */
  cm.relabel = function () {
    if (!rows) return;
    map.forgetObstacles();
    place();
    map.label(layer, names);
  };

  function settle() {
    if (!rows) return;
    const active = cm.focusedIn(layer);
    const inside = Boolean(active);
    const focused = active ? Number(active.dataset.row) : focusRow;
    map.groups = map.group(rows);
    for (const group of map.groups) {
      group.node = map.node(group);
      group.node.querySelector(":scope > .aside")?.remove();
      if (group.faint && !group.fan && Math.hypot(...group.shift) > 2)
        group.node.prepend(cm.svg("line", { x2: -group.shift[0], y2: -group.shift[1], class: "leader aside" }));
    }
    /** @param {Group} group */
    const depth = (group) => (group.open ? 4 : 0) + (group.fan ? 2 : 0) + (group.faint ? 0 : 1);
    badges.replaceChildren(...[...map.groups].sort((a, b) => depth(a) - depth(b)).map((group) => group.node));
    place();
    map.label(layer, names);
    markCurrent();
    keepFocus(focused, inside);
  }

  /* One stop for Tab; focus stays on the row it was on, also when its badge was drawn anew. */
  /** @param {Row | undefined} focused @param {boolean} inside */
  function keepFocus(focused, inside) {
    const nodes = cm.all(badges, "[role=button]");
    const home = focused === undefined ? null : map.groupOf(focused);
    const keep = nodes.find((node) => Number(node.dataset.row) === focused) || nodes.find((node) => home && home.rows.includes(Number(node.dataset.row)));
    nodes.forEach((node) => node.setAttribute("tabindex", "-1"));
    if (nodes.length) (keep || nodes[0]).setAttribute("tabindex", "0");
    if (keep && (inside || (focusRow !== undefined && document.activeElement === document.body))) keep.focus({ preventScroll: true });
  }

  /* Show the mark of the open record; where it has none, as a period total has, the marks of others at its place. */
  function markCurrent() {
    const current = cm.columns().id.indexOf(cm.state.event);
    const nodes = cm.all(badges, "[data-row]");
    /** @param {HTMLElement} node */
    const rowsOf = (node) => (!node.classList.contains("mark") && map.groupOf(Number(node.dataset.row))?.rows) || [Number(node.dataset.row)];
    const own = nodes.filter((node) => rowsOf(node).includes(current));
    /** @param {Row} row */
    const at = (row) => `${map.point(row)} ${cm.columns().collection[row]}`;
    const placed = current >= 0 && cm.columns().lat[current] !== null;
    const chosen = own.length || !placed ? own : nodes.filter((node) => rowsOf(node).some((row) => at(row) === at(current)));
    nodes.forEach((node) => node.classList.toggle("current", chosen.includes(node)));
  }

  /** @param {Element} node */
  const centre = (node) => {
    const box = cm.find(node, ".disc, .target").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };

  /* The nearest mark in a direction; what lies aside counts as twice as far. */
  /** @param {Element} current */
  function neighbour(current, /** @type {Xy} */ [right, down]) {
    const [x, y] = centre(current);
    let best = null;
    for (const node of cm.all(badges, "[role=button]")) {
      const [dx, dy] = [centre(node)[0] - x, centre(node)[1] - y];
      const along = dx * right + dy * down;
      const cost = along + 2 * Math.abs(dx * down + dy * right);
      if (node !== current && along > 0.5 && (!best || cost < best.cost)) best = { node, cost };
    }
    return best && best.node;
  }

  function onKey(/** @type {KeyboardEvent} */ event) {
    const current = cm.closest(event, "[role=button]");
    /** @type {Record<string, number>} */
    const moves = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP };
    if (moves[event.key]) cm.geo.zoomBy(moves[event.key]);
    else if (event.key === "0") cm.geo.moveTo(null, true);
    if (!DIRECTIONS[event.key] || !current) return;
    event.preventDefault();
    const next = neighbour(current, DIRECTIONS[event.key]);
    if (!next) return;
    current.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus({ preventScroll: true });
  }

  /** Soft halos with their names around the units that rows lie somewhere in, or that they cover. */
  cm.drawHalos = function (all) {
    const { areas: within, where_prec: precision, subtype } = cm.columns();
    /** @type {Map<string, Halo>} */
    const found = new Map();
    for (const row of all) {
      if (!cm.isMain(row)) continue;
      for (const [code, name, lat, lon] of within[row])
        if (!found.has(code) || subtype[row] === "declaration")
          found.set(code, { name, at: [lon, lat], km: precision[row] === "district" ? signs.district_km : signs.province_km, emergency: subtype[row] === "declaration", area: cm.config.provinceShapes[code] });
    }
    /** @param {Halo} halo @param {string} code */
    const shape = ({ at, km, emergency, area }, code) => {
      const className = emergency ? "halo emergency" : "halo";
      if (area) return cm.svg("path", { d: cm.geo.pathOf(area.rings), class: className, "data-area": code });
      return cm.svg("circle", { cx: at[0], cy: -cm.geo.mercator(at[1]), r: km / signs.km_per_degree / Math.cos((at[1] * Math.PI) / 180), class: className });
    };
    halos.replaceChildren(...[...found].map(([code, unit]) => shape(unit, code)));
    map.halos = [...found.values()];
  };

  /** Hatch departments: `kindOf` names the hatching of each, or nothing. */
  cm.drawAreas = function (kindOf) {
    shapes = shapes || cm.geo.outlines();
    const drawn = Object.entries(shapes).filter(([code]) => kindOf(code));
    areas.replaceChildren(...drawn.map(([code, d]) => cm.svg("path", { d, fill: `url(#${kindOf(code)})`, class: kindOf(code), "data-area": code })));
  };

  /** @param {string} id @param {number} gap */
  const hatch = (id, gap) =>
    cm.svg("pattern", { id, width: gap, height: gap, patternUnits: "userSpaceOnUse" }, cm.svg("path", { d: `M0 0V${gap}`, class: id }));

  /** Build the empty layers and follow the map. */
  cm.startMarks = function () {
    layer.setAttribute("aria-label", cm.config.words.map.keyboard);
    layer.prepend(cm.svg("defs", {}, hatch("silence-hatch", signs.silent_gap), hatch("area-hatch", signs.area_gap)));
    layer.addEventListener("keydown", onKey);
    // On the element around it: Chromium makes an SVG that listens to focus a stop of its own.
    const around = cm.byId("marks");
    around.addEventListener("focusin", (event) => {
      const mark = cm.closest(event, "[data-row]");
      focusRow = mark ? Number(mark.dataset.row) : undefined;
    });
    around.addEventListener("focusout", (event) => {
      if (event.target instanceof Node && document.contains(event.target)) focusRow = undefined;
    });
    layer.addEventListener("wheel", cm.geo.passWheel, { passive: false });
    around.append(layer);
    cm.tips(badges);
    cm.geo.on("move", place);
    cm.geo.on("settle", settle);
    // What lies over the map is measured again when it, or the map, changes its size.
    const sized = new ResizeObserver(cm.relabel);
    [layer, ...cm.all(document, ".map-area [data-obstacle]")].forEach((node) => sized.observe(node));
  };
})();
