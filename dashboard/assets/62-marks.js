/* The layer over the map: it follows the map, keeps the keyboard's place, and draws whole areas. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const map = (cm.map = cm.map || {});
  const ZOOM_STEP = 1.6;
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let layer, areas, names, badges, rows, shapes, focusRow;

  /* Follow the map while it moves; nothing is regrouped until the gesture ends. */
  function place() {
    if (!map.groups) return;
    for (const group of map.groups) {
      [group.x, group.y] = cm.geo.project(group.at);
      group.node.setAttribute("transform", `translate(${group.x.toFixed(1)},${group.y.toFixed(1)})`);
    }
    const { k, x, y } = cm.geo.affine();
    areas.setAttribute("transform", `matrix(${k} 0 0 ${k} ${x} ${y})`);
    for (const name of ["silence-hatch", "area-hatch"])
      document.getElementById(name).setAttribute("patternTransform", `scale(${1 / k}) rotate(45)`);
    names.replaceChildren();
  }

  /** Draw the marks of the selected rows; `all` are the rows selected, with or without a point. */
  cm.drawMarks = function (all) {
    const { lat, where_prec: precision } = cm.columns();
    rows = all.filter((row) => lat[row] !== null && precision[row] !== "department");
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
    for (const group of map.groups) group.node = map.node(group);
    badges.replaceChildren(...[...map.groups].sort((a, b) => Number(a.fan) - Number(b.fan)).map((group) => group.node));
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

  function markCurrent() {
    const current = cm.columns().id.indexOf(cm.state.event);
    badges.querySelectorAll("[data-row]").forEach((node) => {
      const row = Number(node.dataset.row);
      const held = node.classList.contains("mark") ? [row] : map.groupOf(row).rows;
      node.classList.toggle("current", held.includes(current));
    });
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
    if (event.key === "Escape" && (cm.state.at || cm.state.event)) {
      event.preventDefault();
      cm.set(cm.state.event && cm.state.at ? { event: "" } : { at: "", event: "" });
    } else if (moves[event.key]) cm.geo.zoomBy(moves[event.key]);
    else if (event.key === "0") cm.geo.moveTo(null, true);
    if (!DIRECTIONS[event.key] || !current) return;
    event.preventDefault();
    const next = neighbour(current, DIRECTIONS[event.key]);
    if (!next) return;
    current.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    next.focus({ preventScroll: true });
  }

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
    names = cm.svg("g", { class: "names", "aria-hidden": "true" });
    badges = cm.svg("g", { class: "badges" });
    layer = cm.svg(
      "svg",
      { class: "layer", role: "group", "aria-label": cm.config.words.map.keyboard, onkeydown: onKey },
      cm.svg("defs", {}, hatch("silence-hatch", 7), hatch("area-hatch", 5)),
      areas,
      names,
      badges
    );
    layer.addEventListener("focusin", (event) => {
      const { row } = event.target.dataset;
      focusRow = row === undefined ? undefined : Number(row);
    });
    layer.addEventListener("focusout", (event) => {
      if (document.contains(event.target)) focusRow = undefined;
    });
    layer.addEventListener("wheel", cm.geo.passWheel, { passive: false });
    cm.byId("marks").append(layer);
    cm.tips(badges);
    cm.geo.on("move", place);
    cm.geo.on("settle", settle);
    new ResizeObserver(cm.relabel).observe(cm.byId("tray"));
  };
})();
