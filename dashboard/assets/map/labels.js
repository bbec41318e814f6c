/* Labels beside the marks where there is room, the fullest places first; then the departments' names. */
(function () {
  "use strict";
  const { map } = cm;
  const EDGE = 4;
  const sizes = () => (document.body.classList.contains("presenting") ? { height: 58, line: 26 } : { height: 32, line: 13 });
  const signs = cm.config.signs;
  // Side, and how far below, of the places tried for a label.
  const SPOTS = signs.label_lifts.flatMap((lift) => /** @type {Xy[]} */ ([[1, -lift], [-1, -lift]]));
  /** @param {Box} box @param {Box[]} taken */
  const clear = (box, taken) => taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);

  /** @type {Box[] | null} */
  let obstacleBoxes = null;
  /** Forget where what lies over the map lies, when it may have moved. */
  map.forgetObstacles = () => void (obstacleBoxes = null);

  /* Boxes of what lies over the map: legend, tray, buttons. Measured once, for measuring makes the page lay out. */
  /** @param {SVGElement} layer */
  function obstacles(layer) {
    obstacleBoxes = obstacleBoxes || measure(layer);
    return [...obstacleBoxes];
  }

  /** @param {SVGElement} layer @returns {Box[]} */
  function measure(layer) {
    const frame = layer.getBoundingClientRect();
    return cm.all(document, ".map-area [data-obstacle]").map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  }

  /** @param {Group} group */
  function linesOf(group) {
    const small = group.rows.length === 1 && map.zoom() < signs.fan_from_zoom;
    return [map.title(group), [cm.yearsOf(group.rows), small || !group.counted ? "" : cm.say(cm.config.words.map.here, { n: group.counted })].filter(Boolean).join(" · ")];
  }

  const WORSE = 100; // to mislead, or to cover a faint mark: more than all places tried
  const CLOSE = 6; // pixels between a line and the marks of another place

  /* How far a point lies from a box, and from a stretch of line. */
  /** @param {number} x @param {number} y */
  const toBox = (x, y, /** @type {Box} */ [left, top, right, bottom]) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  /** @param {number} x @param {number} y */
  function toLine(x, y, /** @type {Line} */ [x1, y1, x2, y2]) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const t = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }

  /* Whether a label would seem to speak of another place: it lies nearer there, or its line runs over it. */
  /** @param {Group} group @param {Box} box @param {Line | null} line @param {Group[]} others */
  const misleads = (group, box, line, others) =>
    others.some((other) => toBox(other.x, other.y, box) < toBox(group.x, group.y, box) || (line && toLine(other.x, other.y, line) < other.reach + CLOSE));

  /* The first free place that cannot be taken for another's, or else the first free one; over the fewest of the faint
   * marks that it may cover, and then never where it would mislead. */
  /** @param {Group} group @param {number} width @param {Size} size @param {Box[]} taken @param {Group[]} others @param {Box[]} faint */
  function spotFor(group, width, size, taken, others, faint) {
    const { height } = sizes();
    /** @type {{ cost: number, box: Box, spot: Spot } | null} */
    let best = null;
    for (const [far, gap] of signs.label_gaps.map((gap) => group.reach + gap).entries())
      for (const [rank, [side, drop]] of SPOTS.entries()) {
        const left = side > 0 ? group.x + gap : group.x - gap - width;
        /** @type {Box} */
        const box = [left, group.y + drop - height / 2, left + width, group.y + drop + height / 2];
        const inside = box[0] > EDGE && box[1] > EDGE && box[2] < size.width - EDGE && box[3] < size.height - EDGE;
        if (!inside || !clear(box, taken)) continue;
        /** @type {Line | null} */
        const line = drop || far ? [group.x + side * group.reach, group.y, group.x + side * (gap - 3), group.y + drop] : null;
        const wrong = misleads(group, box, line, others);
        if (wrong && faint.length) continue;
        const covered = faint.filter((mark) => !clear(box, [mark])).length;
        const cost = far * SPOTS.length + rank + WORSE * (Number(wrong) + covered);
        if (!best || cost < best.cost) best = { cost, box, spot: [side, gap, drop] };
      }
    return best;
  }

  /** @param {Group} group @param {Spot} spot @param {string[]} lines */
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
    /** @type {Box[]} */
    const faint = [];
    for (const group of map.groups) {
      group.reach = group.fan ? map.reach(group) : group.rows.length > 1 ? map.badge() : signs.single * map.big();
      if (group.faint && !group.fan) group.reach = signs.faint;
      (group.faint ? faint : taken).push([group.x - group.reach, group.y - group.reach, group.x + group.reach, group.y + group.reach]);
      group.node.querySelector(":scope > .label")?.remove();
    }
    const order = [...map.groups].sort((a, b) => Number(b.open) - Number(a.open) || Number(a.faint || 0) - Number(b.faint || 0) || b.counted - a.counted || b.rows.length - a.rows.length);
    const said = new Set(); // a department is not named again beside a label that names it
    for (const group of order) {
      if (group.faint && !group.open && map.zoom() < signs.fan_from_zoom) continue;
      if (group.x < 0 || group.y < 0 || group.x > size.width || group.y > size.height) continue;
      const [title, note] = linesOf(group);
      const others = order.filter((other) => other !== group && !other.faint);
      // Where the whole finds no room, the name's first part may, or that and the years; at last over faint marks.
      const short = title.split(/[,:]/)[0];
      const years = note.split(" · ")[0];
      /** @type {[string, string, boolean][]} */
      const tries = [[title, note, false], [short, note, false], [short, years, false], [short, years, !group.faint]];
      for (const [name, below, over] of tries) {
        const [full, soft] = over ? [taken, faint] : [[...taken, ...faint], []];
        const found = spotFor(group, Math.max(cm.textWidth(name), cm.textWidth(below)) + 4, size, full, others, soft);
        if (!found) continue;
        taken.push(found.box);
        group.node.append(build(group, found.spot, [name, below]));
        said.add(name.split(/[,:]/)[0]);
        break;
      }
    }
    names.replaceChildren(...departmentNames(size, [...taken, ...faint], said));
  };

  /** @param {Size} size @param {Box[]} taken @param {Set<string>} said */
  function departmentNames({ width, height }, taken, said) {
    const nodes = [];
    for (const { code, name, at } of cm.config.departments) {
      if (map.zoom() < cm.config.nameFrom[code] || said.has(name)) continue;
      const [x, y] = cm.geo.project(at);
      const half = cm.textWidth(name) * 0.43;
      /** @type {Box} */
      const box = [x - half, y - 8, x + half, y + 6];
      if (x < half || y < 10 || x > width - half || y > height - 10 || !clear(box, taken)) continue;
      taken.push(box);
      nodes.push(cm.svg("text", { x, y: y + 3, class: "department-name" }, name));
    }
    for (const { name, at, km, area } of map.zoom() < signs.halo_names_from ? [] : map.halos) {
      const [x, y] = cm.geo.project(at);
      const letters = sizes().line;
      const radius = (km / signs.km_per_degree) * cm.geo.affine().k;
      const half = cm.textWidth(name) * 0.46;
      const [inX, inY] = cm.geo.project(area ? area.at : at);
      /** @type {Xy[]} */
      const spots = [...(area ? signs.name_lines : []).map((lines) => /** @type {Xy} */ ([inX, inY - lines * letters])), [x, y + radius + letters], [x, y - radius - 4], [x, y + letters / 3]];
      /** @param {Xy} spot @returns {Box} */
      const boxOf = ([middle, base]) => [middle - half, base - letters, middle + half, base + 4];
      const spot = spots.find(([middle, base]) => middle > half && base > letters && middle < width - half && base < height - 4 && clear(boxOf([middle, base]), taken));
      if (!spot) continue;
      taken.push(boxOf(spot));
      nodes.push(cm.svg("text", { x: spot[0], y: spot[1], class: "province-name" }, name));
    }
    return nodes;
  }
})();
