/* Marks over the map: badges for places, fans for their events, labels that do not collide, areas. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const NEAR = 21; // pixels below which two marks share a badge
  const STEP = 25; // pixels between fanned marks
  const FAN_AT_MOST = 24;
  const FAN_FROM_ZOOM = 3.2;
  const BADGE = 16;
  const FAMILIES_SHOWN = 3;
  let layer, areas, names, badges, rows, groups, shapes, focusRow;
  const made = new Map();

  const columns = () => cm.data.columns;
  const point = (row) => [columns().lon[row], columns().lat[row]];

  /* Rows in groups whose marks would lie on each other, the nearest first; a grid keeps it quick. */
  function regroup() {
    const cells = new Map();
    const key = (x, y) => Math.floor(x / NEAR) + ":" + Math.floor(y / NEAR);
    groups = [];
    for (const row of rows) {
      const [x, y] = cm.geo.project(point(row));
      let home = null;
      for (let i = -1; i <= 1; i++)
        for (let j = -1; j <= 1; j++)
          for (const group of cells.get(key(x + i * NEAR, y + j * NEAR)) || [])
            if (!home && Math.hypot(group.x - x, group.y - y) < NEAR) home = group;
      if (home) {
        home.rows.push(row);
        continue;
      }
      const group = { x, y, rows: [row], at: point(row) };
      groups.push(group);
      const cell = key(x, y);
      cells.set(cell, [...(cells.get(cell) || []), group]);
    }
    for (const group of groups) group.counted = group.rows.filter((row) => columns().counted[row]).length;
  }

  const scale = () => (cm.geo.view() || [0, 0, 1])[2];
  const isOpen = (group) => cm.state.at && group.rows.includes(columns().id.indexOf(cm.state.at));
  const isFan = (group) =>
    group.rows.length > 1 && (isOpen(group) || (scale() >= FAN_FROM_ZOOM && group.rows.length <= FAN_AT_MOST));

  /* Offsets on rings at a constant distance in pixels; the place itself stays free. */
  function slots(count) {
    const offsets = [];
    for (let ring = 1; offsets.length < count; ring++) {
      const radius = STEP * (ring + 0.15);
      const room = Math.floor((2 * Math.PI * radius) / STEP);
      const here = Math.min(room, count - offsets.length);
      for (let i = 0; i < here; i++) {
        const angle = (2 * Math.PI * i) / here - Math.PI / 2;
        offsets.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
      }
    }
    return offsets;
  }

  function most(values) {
    const counts = new Map();
    values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    return [...counts].sort((a, b) => b[1] - a[1]);
  }

  /** Years of some rows, as «2011» or «2008–2009». */
  cm.yearsOf = function (some) {
    const starts = some.map((row) => columns().month_start[row]).filter(Boolean);
    if (!starts.length) return "";
    const ends = some.map((row) => columns().date_end[row].slice(0, 7)).filter(Boolean);
    const [first, last] = [starts.sort()[0].slice(0, 4), ends.sort().pop().slice(0, 4)];
    return first === last ? first : `${first}–${last}`;
  };

  cm.countPhrase = function (some) {
    const counted = some.filter((row) => columns().counted[row]).length;
    const words = cm.config.words;
    return counted ? cm.count(words.panel.events, counted) : cm.count(words.sentence.part, some.length);
  };

  function titleOf(group) {
    const cases = most(group.rows.map((row) => columns().case[row]));
    if (cases.length === 1 && scale() < FAN_FROM_ZOOM) return cm.data.cases[cases[0][0]].short;
    const regions = most(group.rows.flatMap((row) => columns().places[row]));
    if (regions.length === 1 && group.rows.length > 1 && scale() < FAN_FROM_ZOOM) return cm.config.labels.department[regions[0][0]];
    return most(group.rows.map((row) => columns().place[row]))[0][0];
  }

  /* Text beside a mark: the place and, below, years and number. */
  function labelOf(group) {
    const small = group.rows.length === 1 && scale() < FAN_FROM_ZOOM;
    const lines = [titleOf(group), [cm.yearsOf(group.rows), small ? "" : String(group.counted || "")].filter(Boolean).join(" · ")];
    return { lines, width: Math.max(...lines.map(cm.textWidth)) + 4, height: 32 };
  }

  const canvas = document.createElement("canvas").getContext("2d");
  cm.textWidth = function (text) {
    canvas.font = "600 13px Inter, system-ui, sans-serif";
    return canvas.measureText(text).width;
  };

  function activate(group) {
    if (group.rows.length === 1) cm.set({ event: columns().id[group.rows[0]] });
    else cm.set({ at: isOpen(group) ? "" : columns().id[group.rows[0]], event: "" });
  }

  const press = (action) => (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  };

  /* One badge, drawn around 0,0; kept and used again as long as it holds the same rows. */
  function build(group) {
    const fan = isFan(group);
    const key = [fan, group.rows.join()].join("|");
    if (!made.has(key)) made.set(key, fan ? buildFan(group) : buildBadge(group));
    return made.get(key);
  }

  function buildBadge(group) {
    const { map } = cm.config.words;
    const single = group.rows.length === 1;
    const families = most(group.rows.map((row) => columns().family[row])).map(([family]) => family);
    const shown = families.slice(0, FAMILIES_SHOWN).map((family) => {
      const own = group.rows.filter((row) => columns().family[row] === family);
      const first = own.find((row) => cm.certainty(row) === "exact") || own[0];
      return { row: first, deaths: own.some((row) => columns().deaths[row]) };
    });
    const radius = shown.length === 1 ? 0 : 8;
    const size = single || shown.length === 1 ? 7 : 5.6;
    const glyphs = shown.map(({ row, deaths }, i) => {
      const angle = (2 * Math.PI * i) / shown.length - Math.PI / 2;
      const glyph = cm.glyph(columns().family[row], columns().symbol[row], size, { certainty: cm.certainty(row), deaths: single && deaths });
      glyph.setAttribute("transform", `translate(${(radius * Math.cos(angle)).toFixed(1)},${(radius * Math.sin(angle)).toFixed(1)})`);
      return glyph;
    });
    const label = cm.say(map.badge, { place: titleOf(group), n: cm.countPhrase(group.rows), years: cm.yearsOf(group.rows) });
    return cm.svg(
      "g",
      {
        class: single ? "badge single" : "badge",
        role: "button",
        tabindex: -1,
        "aria-label": single ? markLabel(group.rows[0]) : label,
        "data-row": group.rows[0],
        onclick: () => activate(groupOf(group.rows[0])),
        onkeydown: press(() => activate(groupOf(group.rows[0]))),
      },
      cm.svg("circle", { r: single ? 12 : BADGE, class: "disc" }),
      glyphs
    );
  }

  const groupOf = (row) => groups.find((group) => group.rows.includes(row));
  const markLabel = (row) =>
    cm.say(cm.config.words.map.mark, { title: columns().title[row], date: columns().date_words[row], place: columns().place_words[row] });

  function buildFan(group) {
    const offsets = slots(group.rows.length);
    const reach = Math.hypot(...offsets[offsets.length - 1]) + 14;
    const marks = group.rows.map((row, i) => {
      const open = () => cm.set({ event: columns().id[row] });
      return cm.svg(
        "g",
        {
          class: "mark",
          role: "button",
          tabindex: -1,
          transform: `translate(${offsets[i][0].toFixed(1)},${offsets[i][1].toFixed(1)})`,
          "aria-label": markLabel(row),
          "data-row": row,
          onclick: open,
          onkeydown: press(open),
        },
        cm.svg("circle", { r: 12, class: "target" }),
        cm.glyphOf(row, columns().counted[row] ? 6.5 : 4.5)
      );
    });
    return cm.svg(
      "g",
      { class: "fan", "data-reach": reach },
      cm.svg("circle", { r: reach, class: "disc", onclick: () => cm.set({ at: "", event: "" }) }),
      offsets.map(([x, y]) => cm.svg("line", { x2: x, y2: y, class: "leader" })),
      cm.svg("circle", { r: 3, class: "true-place" }),
      marks
    );
  }

  const boxes = () => {
    const frame = layer.getBoundingClientRect();
    return [...layer.closest(".map-area").querySelectorAll("[data-obstacle]")].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  };
  const clear = (box, taken) => taken.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);

  /* Labels where there is room, the fullest places first; then department names. */
  function label() {
    const { width, height } = cm.geo.size();
    const taken = boxes();
    for (const group of groups) {
      const reach = isFan(group) ? Number(group.node.dataset.reach) : group.rows.length > 1 ? BADGE : 9;
      group.reach = reach;
      taken.push([group.x - reach, group.y - reach, group.x + reach, group.y + reach]);
    }
    const order = [...groups].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.counted - a.counted || b.rows.length - a.rows.length);
    for (const group of order) {
      if (group.text) group.text.remove();
      const { lines, width: w, height: h } = labelOf(group);
      const spots = [];
      for (const gap of [group.reach + 6, group.reach + 22])
        for (const [side, drop] of [[1, 0], [-1, 0], [1, -22], [-1, -22], [1, 22], [-1, 22], [1, 40], [-1, 40]])
          spots.push([side, gap, drop]);
      const spot = spots.find(([side, gap, drop]) => {
        const left = side > 0 ? group.x + gap : group.x - gap - w;
        const box = [left, group.y + drop - h / 2, left + w, group.y + drop + h / 2];
        const fits = box[0] > 4 && box[1] > 4 && box[2] < width - 4 && box[3] < height - 4 && clear(box, taken);
        if (fits) taken.push(box);
        return fits;
      });
      if (!spot || group.x < 0 || group.y < 0 || group.x > width || group.y > height) continue;
      const [side, gap, drop] = spot;
      const anchor = side > 0 ? "start" : "end";
      group.text = cm.svg(
        "g",
        { class: "label", "text-anchor": anchor },
        drop || gap > group.reach + 6
          ? cm.svg("line", { x1: side * group.reach, y1: 0, x2: side * (gap - 3), y2: drop, class: "leader" })
          : null,
        cm.svg("text", { x: side * gap, y: drop - 2, class: "label-title" }, lines[0]),
        cm.svg("text", { x: side * gap, y: drop + 13, class: "label-note" }, lines[1])
      );
      group.node.append(group.text);
    }
    nameDepartments(taken, width, height);
  }

  function nameDepartments(taken, width, height) {
    names.replaceChildren();
    for (const { code, name, at } of cm.config.departments) {
      const [x, y] = cm.geo.project(at);
      const half = cm.textWidth(name) * 0.43;
      const box = [x - half, y - 8, x + half, y + 6];
      if (x < half || y < 10 || x > width - half || y > height - 10 || !clear(box, taken)) continue;
      if (scale() < cm.config.nameFrom[code]) continue;
      taken.push(box);
      names.append(cm.svg("text", { x, y: y + 3, class: "department-name" }, name));
    }
  }

  /* Follow the map while it moves; nothing is regrouped until the gesture ends. */
  function place() {
    if (!groups) return;
    for (const group of groups) {
      [group.x, group.y] = cm.geo.project(group.at);
      if (group.node) group.node.setAttribute("transform", `translate(${group.x.toFixed(1)},${group.y.toFixed(1)})`);
    }
    const { k, x, y } = cm.geo.affine();
    areas.setAttribute("transform", `matrix(${k} 0 0 ${k} ${x} ${y})`);
    for (const name of ["silence-hatch", "area-hatch"])
      document.getElementById(name).setAttribute("patternTransform", `scale(${1 / k}) rotate(45)`);
    names.replaceChildren();
  }

  /** Draw the marks of the selected rows; `all` are the rows selected, with or without a point. */
  cm.drawMarks = function (all) {
    if (!layer) return;
    rows = all.filter((row) => columns().lat[row] !== null && columns().where_prec[row] !== "department");
    settle();
  };

  function settle() {
    if (!rows) return;
    const active = document.activeElement;
    const held = active && layer.contains(active) ? Number(active.dataset.row) : focusRow;
    regroup();
    for (const group of groups) {
      group.node = build(group);
      group.node.classList.toggle("open", Boolean(isOpen(group)));
    }
    const order = [...groups].sort((a, b) => Number(isFan(a)) - Number(isFan(b)));
    badges.replaceChildren(...order.map((group) => group.node));
    if (made.size > 2000) made.clear();
    place();
    label();
    markCurrent();
    const nodes = [...badges.querySelectorAll("[role=button]")];
    const keep = nodes.find((node) => Number(node.dataset.row) === held) || nodes.find((node) => groupOf(held) && groupOf(held).rows.includes(Number(node.dataset.row)));
    nodes.forEach((node) => node.setAttribute("tabindex", -1));
    (keep || nodes[0] || layer).setAttribute("tabindex", 0);
    if (keep && active && (active === document.body || !document.contains(active) || layer.contains(active))) {
      if (focusRow !== undefined) keep.focus({ preventScroll: true });
    }
  }

  /** Set the labels anew, when what lies over the map has changed its size. */
  cm.relabel = () => groups && (place(), label());

  function markCurrent() {
    const current = columns().id.indexOf(cm.state.event);
    badges.querySelectorAll("[data-row]").forEach((node) => {
      const rowsHere = node.classList.contains("mark") ? [Number(node.dataset.row)] : (groupOf(Number(node.dataset.row)) || { rows: [] }).rows;
      node.classList.toggle("current", rowsHere.includes(current));
    });
  }

  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* Arrow keys go to the nearest mark in that direction; plus, minus and 0 move the map. */
  function onKey(event) {
    const current = event.target.closest("[role=button]");
    if (event.key === "Escape" && (cm.state.at || cm.state.event)) {
      event.preventDefault();
      cm.set(cm.state.event && cm.state.at ? { event: "" } : { at: "", event: "" });
    } else if (event.key === "+" || event.key === "=") cm.geo.zoomBy(1.6);
    else if (event.key === "-") cm.geo.zoomBy(1 / 1.6);
    else if (event.key === "0") cm.geo.moveTo(null, true);
    const direction = DIRECTIONS[event.key];
    if (!direction || !current) return;
    event.preventDefault();
    const centre = (node) => {
      const box = (node.querySelector(".disc, .target") || node).getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = centre(current);
    let best = null;
    for (const node of badges.querySelectorAll("[role=button]")) {
      if (node === current) continue;
      const [dx, dy] = [centre(node)[0] - x, centre(node)[1] - y];
      const along = dx * direction[0] + dy * direction[1];
      const off = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
      if (along > 0.5 && (!best || along + 2 * off < best.cost)) best = { node, cost: along + 2 * off };
    }
    if (!best) return;
    current.setAttribute("tabindex", -1);
    best.node.setAttribute("tabindex", 0);
    best.node.focus({ preventScroll: true });
  }

  /** Mark which departments are silent, empty, or drawn whole. */
  cm.drawAreas = function (kindOf) {
    if (!layer) return;
    shapes = shapes || cm.geo.outlines();
    areas.replaceChildren(
      ...Object.entries(shapes)
        .filter(([code]) => kindOf(code))
        .map(([code, d]) => cm.svg("path", { d, fill: `url(#${kindOf(code)})`, class: kindOf(code) }))
    );
  };

  /** Build the empty layers and follow the map. */
  cm.startMarks = function () {
    const hatch = (id, gap) =>
      cm.svg(
        "pattern",
        { id, width: gap, height: gap, patternUnits: "userSpaceOnUse" },
        cm.svg("path", { d: `M0 0V${gap}`, class: id })
      );
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
    layer.addEventListener("focusin", (event) => (focusRow = event.target.dataset.row && Number(event.target.dataset.row)));
    layer.addEventListener("focusout", (event) => document.contains(event.target) && (focusRow = undefined));
    layer.addEventListener("wheel", (event) => {
      event.preventDefault();
      document.querySelector(`#${cm.config.ids.map} .geo`).dispatchEvent(new WheelEvent("wheel", event));
    }, { passive: false });
    cm.byId("marks").append(layer);
    cm.tips(badges);
    cm.geo.on("move", place);
    cm.geo.on("settle", settle);
  };
})();
