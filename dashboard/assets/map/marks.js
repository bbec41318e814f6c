/* The layer over the map: it follows the map, keeps the keyboard's place, and draws whole areas. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const map = (cm.map = cm.map || {});
  const ZOOM_STEP = 1.6;
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const signs = cm.config.signs;
  let layer, areas, halos, names, badges, rows, shapes, focusRow;

  /* Follow the map while it moves; nothing is regrouped until the gesture ends. */
  function place() {
    if (!map.groups) return;
    for (const group of map.groups) {
      const [x, y] = cm.geo.project(group.at);
      [group.x, group.y] = [x + group.shift[0], y + group.shift[1]];
      group.node.setAttribute("transform", `translate(${group.x.toFixed(1)},${group.y.toFixed(1)})`);
    }
    const { k, x, y } = cm.geo.affine();
    for (const node of [areas, halos]) node.setAttribute("transform", `matrix(${k} 0 0 ${k} ${x} ${y})`);
    for (const name of ["silence-hatch", "area-hatch"])
      document.getElementById(name).setAttribute("patternTransform", `scale(${1 / k}) rotate(45)`);
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
    if (!map.groups) return;
    map.forgetObstacles();
    place();
    map.label(layer, names);
  };

  function settle() {
    if (!rows) return;
    const active = document.activeElement;
    const inside = active && layer.contains(active);
    const held = inside ? Number(active.dataset.row) : focusRow;
    map.groups = map.group(rows);
    for (const group of map.groups) {
      group.node = map.node(group);
      const led = group.node.querySelector(":scope > .aside");
      if (led) led.remove();
      if (group.faint && !group.fan && Math.hypot(...group.shift) > 2)
        group.node.prepend(cm.svg("line", { x2: -group.shift[0], y2: -group.shift[1], class: "leader aside" }));
    }
    const depth = (group) => (group.open ? 4 : 0) + (group.fan ? 2 : 0) + (group.faint ? 0 : 1);
    badges.replaceChildren(...[...map.groups].sort((a, b) => depth(a) - depth(b)).map((group) => group.node));
    place();
    map.label(layer, names);
    markCurrent();
    keepFocus(held, inside);
  }

  /* One stop for Tab; focus stays on the row it was on, also when its badge was drawn anew. */
  function keepFocus(held, inside) {
    const nodes = [...badges.querySelectorAll("[role=button]")];
    const home = held === undefined ? null : map.groupOf(held);
    const keep = nodes.find((node) => Number(node.dataset.row) === held) || nodes.find((node) => home && home.rows.includes(Number(node.dataset.row)));
    nodes.forEach((node) => node.setAttribute("tabindex", -1));
    if (nodes.length) (keep || nodes[0]).setAttribute("tabindex", 0);
    if (keep && (inside || (focusRow !== undefined && document.activeElement === document.body))) keep.focus({ preventScroll: true });
  }

  /* The mark of the open record; a running total and the like have none, so what else is told of their place shows it. */
  function markCurrent() {
    const current = cm.columns().id.indexOf(cm.state.event);
    const nodes = [...badges.querySelectorAll("[data-row]")];
    const rowsOf = (node) => (node.classList.contains("mark") ? [Number(node.dataset.row)] : map.groupOf(Number(node.dataset.row)).rows);
    const own = nodes.filter((node) => rowsOf(node).includes(current));
    const at = (row) => `${map.point(row)} ${cm.columns().collection[row]}`;
    const placed = current >= 0 && cm.columns().lat[current] !== null;
    const chosen = own.length || !placed ? own : nodes.filter((node) => rowsOf(node).some((row) => at(row) === at(current)));
    nodes.forEach((node) => node.classList.toggle("current", chosen.includes(node)));
  }

  const centre = (node) => {
    const box = node.querySelector(".disc, .target").getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };

  /* The nearest mark in a direction; what lies aside counts as twice as far. */
  function neighbour(current, [right, down]) {
    const [x, y] = centre(current);
    let best = null;
    for (const node of badges.querySelectorAll("[role=button]")) {
      const [dx, dy] = [centre(node)[0] - x, centre(node)[1] - y];
      const along = dx * right + dy * down;
      const cost = along + 2 * Math.abs(dx * down + dy * right);
      if (node !== current && along > 0.5 && (!best || cost < best.cost)) best = { node, cost };
    }
    return best && best.node;
  }

  function onKey(event) {
    const current = event.target.closest("[role=button]");
    const moves = { "+": ZOOM_STEP, "=": ZOOM_STEP, "-": 1 / ZOOM_STEP };
    if (moves[event.key]) cm.geo.zoomBy(moves[event.key]);
    else if (event.key === "0") cm.geo.moveTo(null, true);
    // Only here: a single letter that acts everywhere would surprise those who speak to their computer.
    else if (event.key.toLowerCase() === "p" && cm.state.present !== "1" && cm.config.story.length) cm.present("full");
    if (!DIRECTIONS[event.key] || !current) return;
    event.preventDefault();
    const next = neighbour(current, DIRECTIONS[event.key]);
    if (!next) return;
    current.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus({ preventScroll: true });
  }

  /** Soft halos with their names around the units that rows lie somewhere in, or that they cover. */
  cm.drawHalos = function (all) {
    const { areas: within, where_prec: precision, subtype } = cm.columns();
    const found = new Map();
    for (const row of all) {
      if (!cm.isMain(row)) continue;
      for (const [code, name, lat, lon] of within[row])
        if (!found.has(code) || subtype[row] === "declaration")
          found.set(code, { name, at: [lon, lat], km: precision[row] === "district" ? signs.district_km : signs.province_km, emergency: subtype[row] === "declaration", area: cm.config.provinceShapes[code] });
    }
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

  const hatch = (id, gap) =>
    cm.svg("pattern", { id, width: gap, height: gap, patternUnits: "userSpaceOnUse" }, cm.svg("path", { d: `M0 0V${gap}`, class: id }));

  /** Build the empty layers and follow the map. */
  cm.startMarks = function () {
    areas = cm.svg("g", { class: "areas" });
    halos = cm.svg("g", { class: "areas halos" });
    names = cm.svg("g", { class: "names", "aria-hidden": "true" });
    badges = cm.svg("g", { class: "badges" });
    layer = cm.svg(
      "svg",
      { class: "layer", role: "group", "aria-label": cm.config.words.map.keyboard, onkeydown: onKey },
      cm.svg("defs", {}, hatch("silence-hatch", signs.silent_gap), hatch("area-hatch", signs.area_gap)),
      areas,
      halos,
      names,
      badges
    );
    // On the element around it: Chromium makes an SVG that listens to focus a stop of its own.
    const around = cm.byId("marks");
    around.addEventListener("focusin", (event) => {
      const { row } = event.target.dataset;
      focusRow = row === undefined ? undefined : Number(row);
    });
    around.addEventListener("focusout", (event) => {
      if (document.contains(event.target)) focusRow = undefined;
    });
    layer.addEventListener("wheel", cm.geo.passWheel, { passive: false });
    around.append(layer);
    cm.tips(badges);
    cm.geo.on("move", place);
    cm.geo.on("settle", settle);
    // What lies over the map is measured again when it, or the map, changes its size.
    const sized = new ResizeObserver(cm.relabel);
    [layer, ...layer.closest(".map-area").querySelectorAll("[data-obstacle]")].forEach((node) => sized.observe(node));
  };
})();
