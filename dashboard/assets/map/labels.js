/* Labels beside the marks where there is room, the fullest places first; then the departments' names. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const map = (cm.map = cm.map || {});
  const EDGE = 4;
  // Height of a label, and how much wider its letters are than measured, by theme and stage.
  const sizes = () => (document.body.classList.contains("presenting") ? { height: 58, factor: 2.05, line: 26 } : { height: 32, factor: document.documentElement.dataset.theme === "projector" ? 1.16 : 1, line: 13 });
  const signs = cm.config.signs;
  // Side, and how far below, of the places tried for a label.
  const SPOTS = signs.label_lifts.flatMap((lift) => [[1, -lift], [-1, -lift]]);
  const canvas = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  /** Width of a text in pixels, as it stands on the map. */
  cm.textWidth = function (text) {
    if (!widths.has(text)) {
      canvas.font = "650 13px Inter, system-ui, sans-serif";
      widths.set(text, canvas.measureText(text).width);
    }
    return widths.get(text) * sizes().factor;
  };
  const clear = (box, taken) => taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);

  let kept = null;
  /** Forget where what lies over the map lies, when it may have moved. */
  map.forgetObstacles = () => (kept = null);

  /* Boxes of what lies over the map: legend, tray, buttons. Measured once, for measuring makes the page lay out. */
  function obstacles(layer) {
    kept = kept || measure(layer);
    return [...kept];
  }

  function measure(layer) {
    const frame = layer.getBoundingClientRect();
    return [...layer.closest(".map-area").querySelectorAll("[data-obstacle]")].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  }

  function linesOf(group) {
    const small = group.rows.length === 1 && map.zoom() < signs.fan_from_zoom;
    return [map.title(group), [cm.yearsOf(group.rows), small ? "" : String(group.counted || "")].filter(Boolean).join(" · ")];
  }

  const MISLEADING = 100; // more than all places tried
  const CLOSE = 6; // pixels between a line and the marks of another place

  /* How far a point lies from a box, and from a stretch of line. */
  const toBox = (x, y, [left, top, right, bottom]) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  function toLine(x, y, [x1, y1, x2, y2]) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const t = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }

  /* Whether a label would seem to speak of another place: it lies nearer there, or its line runs over it. */
  const misleads = (group, box, line, others) =>
    others.some((other) => toBox(other.x, other.y, box) < toBox(group.x, group.y, box) || (line && toLine(other.x, other.y, line) < other.reach + CLOSE));

  /* The first free place that cannot be taken for another's, or else the first free one. */
  function spotFor(group, width, size, taken, others) {
    const { height } = sizes();
    let best = null;
    signs.label_gaps.map((gap) => group.reach + gap).forEach((gap, far) => SPOTS.forEach(([side, drop], rank) => {
      const left = side > 0 ? group.x + gap : group.x - gap - width;
      const box = [left, group.y + drop - height / 2, left + width, group.y + drop + height / 2];
      const inside = box[0] > EDGE && box[1] > EDGE && box[2] < size.width - EDGE && box[3] < size.height - EDGE;
      if (!inside || !clear(box, taken)) return;
      const line = drop || far ? [group.x + side * group.reach, group.y, group.x + side * (gap - 3), group.y + drop] : null;
      const cost = far * SPOTS.length + rank + (misleads(group, box, line, others) ? MISLEADING : 0);
      if (!best || cost < best.cost) best = { cost, box, spot: [side, gap, drop] };
    }));
    if (best) taken.push(best.box);
    return best && best.spot;
  }

  function build(group, [side, gap, drop], lines) {
    const led = drop || gap > group.reach + signs.label_gaps[0];
    return cm.svg(
      "g",
      { class: "label", "text-anchor": side > 0 ? "start" : "end" },
      led ? cm.svg("line", { x1: side * group.reach, y1: 0, x2: side * (gap - 3), y2: drop, class: "leader" }) : null,
      cm.svg("text", { x: side * gap, y: drop - 2, class: "label-title" }, lines[0]),
      cm.svg("text", { x: side * gap, y: drop + sizes().line, class: "label-note" }, lines[1])
    );
  }

  /** Set the labels of the groups drawn, and the names of departments in what room is left. */
  map.label = function (layer, names) {
    const size = cm.geo.size();
    const taken = obstacles(layer);
    for (const group of map.groups) {
      group.reach = group.fan ? map.reach(group) : group.rows.length > 1 ? map.badge() : signs.single * map.big();
      if (group.faint && !group.fan) group.reach = signs.faint;
      taken.push([group.x - group.reach, group.y - group.reach, group.x + group.reach, group.y + group.reach]);
      const before = group.node.querySelector(":scope > .label");
      if (before) before.remove();
    }
    const order = [...map.groups].sort((a, b) => Number(b.open) - Number(a.open) || Number(a.faint || 0) - Number(b.faint || 0) || b.counted - a.counted || b.rows.length - a.rows.length);
    const said = new Set(); // a department is not named again beside a label that names it
    for (const group of order) {
      if (group.faint && !group.open && map.zoom() < signs.fan_from_zoom) continue;
      if (group.x < 0 || group.y < 0 || group.x > size.width || group.y > size.height) continue;
      const [title, note] = linesOf(group);
      // Where the whole name finds no room, its first part may.
      for (const name of [title, title.split(/[,:]/)[0]]) {
        const others = order.filter((other) => other !== group && !other.faint);
        const spot = spotFor(group, Math.max(cm.textWidth(name), cm.textWidth(note)) + 4, size, taken, others);
        if (!spot) continue;
        group.node.append(build(group, spot, [name, note]));
        said.add(name.split(/[,:]/)[0]);
        break;
      }
    }
    names.replaceChildren(...departmentNames(size, taken, said));
  };

  function departmentNames({ width, height }, taken, said) {
    const nodes = [];
    for (const { code, name, at } of cm.config.departments) {
      if (map.zoom() < cm.config.nameFrom[code] || said.has(name)) continue;
      const [x, y] = cm.geo.project(at);
      const half = cm.textWidth(name) * 0.43;
      const box = [x - half, y - 8, x + half, y + 6];
      if (x < half || y < 10 || x > width - half || y > height - 10 || !clear(box, taken)) continue;
      taken.push(box);
      nodes.push(cm.svg("text", { x, y: y + 3, class: "department-name" }, name));
    }
    for (const { name, at, km, area } of map.zoom() < signs.halo_names_from ? [] : map.halos || []) {
      const [x, y] = cm.geo.project(at);
      const letters = sizes().line;
      const radius = (km / signs.km_per_degree) * cm.geo.affine().k;
      const half = cm.textWidth(name) * 0.46;
      const [inX, inY] = area ? cm.geo.project(area.at) : [];
      const spots = [...(area ? signs.name_lines.map((lines) => [inX, inY - lines * letters]) : []), [x, y + radius + letters], [x, y - radius - 4], [x, y + letters / 3]];
      const boxOf = ([middle, base]) => [middle - half, base - letters, middle + half, base + 4];
      const spot = spots.find(([middle, base]) => middle > half && base > letters && middle < width - half && base < height - 4 && clear(boxOf([middle, base]), taken));
      if (!spot) continue;
      taken.push(boxOf(spot));
      nodes.push(cm.svg("text", { x: spot[0], y: spot[1], class: "province-name" }, name));
    }
    return nodes;
  }
})();
