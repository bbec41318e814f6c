/* Places that share a badge: rows grouped by distance on the screen, and the fans they open into. */
(function () {
  "use strict";
  const map = (cm.map = /** @type {MapTools} */ ({}));
  const signs = cm.config.signs;
  const TURNS = 12; // directions tried for a faint mark that steps aside
  const FAINT_ROOM = 14; // pixels between faint marks
  const STAGE = 1.6;
  map.MAX_ZOOM_TO_OPEN = 7;
  map.groups = [];
  map.halos = [];

  /** How much larger marks are drawn: for the back row while presenting. */
  map.big = () => (document.body.classList.contains("presenting") ? STAGE : 1);
  map.badge = () => signs.badge * map.big();

  map.point = (row) => [cm.columns().lon[row], cm.columns().lat[row]];
  map.zoom = () => (cm.geo.view() || [0, 0, 1])[2];

  /** Values by how often they occur, the most frequent first. */
  map.most = function (values) {
    const counts = new Map();
    values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    return [...counts].sort((a, b) => b[1] - a[1]);
  };

  /** Rows in groups whose marks would lie on each other, in the order of the rows; a grid keeps it quick. */
  map.group = function (rows) {
    const others = cm.apart(rows, cm.state).flatMap(([, own]) => cluster(own));
    others.forEach((group) => (group.faint = cm.isFaint(group.rows[0])));
    return finish([...cluster(rows.filter(cm.isMain)), ...others]);
  };

  /** @param {Row[]} rows */
  function cluster(rows) {
    /** @type {Map<string, Group[]>} */
    const cells = new Map();
    const near = signs.near * map.big();
    /** @param {number} x @param {number} y */
    const key = (x, y) => Math.floor(x / near) + ":" + Math.floor(y / near);
    /** @type {Group[]} */
    const groups = [];
    for (const row of rows) {
      const [x, y] = cm.geo.project(map.point(row));
      /** @type {Group | undefined} */
      let home;
      for (const i of [-1, 0, 1])
        for (const j of [-1, 0, 1])
          for (const group of cells.get(key(x + i * near, y + j * near)) || [])
            if (Math.hypot(group.x - x, group.y - y) < near && !(home && home.rows[0] < group.rows[0])) home = group;
      if (home) {
        home.rows.push(row);
        continue;
      }
      const group = /** @type {Group} */ ({ x, y, rows: [row], at: map.point(row), shift: [0, 0], faint: false });
      groups.push(group);
      const cell = key(x, y);
      cells.set(cell, [...(cells.get(cell) || []), group]);
    }
    return groups;
  }

  /* A faint mark under a badge steps aside, so that both can be reached; a line leads back to its place. */
  /** @param {Group[]} groups */
  function stepAside(groups) {
    const own = groups.filter((group) => !group.faint);
    const faint = groups.filter((group) => group.faint);
    const room = map.badge() + 9 * map.big();
    /** @param {number} x @param {number} y @param {Group[]} others */
    const distance = (x, y, others) => Math.min(...others.map((other) => Math.hypot(other.x + other.shift[0] - x, other.y + other.shift[1] - y)));
    for (const group of faint) {
      const badge = own.find((other) => Math.hypot(group.x - other.x, group.y - other.y) < room);
      if (!badge) continue;
      const away = Math.atan2(group.y - badge.y, group.x - badge.x);
      const others = faint.filter((other) => other !== group);
      let best = { x: 0, y: 0, free: -Infinity };
      for (const radius of [room, room * 1.6])
        for (let turn = 0; turn < TURNS; turn++) {
          const angle = away + ((turn % 2 ? 1 : -1) * Math.ceil(turn / 2) * 2 * Math.PI) / TURNS;
          const [x, y] = [badge.x + radius * Math.cos(angle), badge.y + radius * Math.sin(angle)];
          const free = Math.min(distance(x, y, own) - room, distance(x, y, others) - FAINT_ROOM * map.big());
          if (best.free < -0.5 && free > best.free) best = { x, y, free };
        }
      group.shift = [best.x - group.x, best.y - group.y];
    }
  }

  /** @param {Group[]} groups */
  function finish(groups) {
    stepAside(groups);
    for (const group of groups) {
      group.counted = group.rows.filter((row) => cm.columns().counted[row]).length;
      group.open = Boolean(cm.state.at) && group.rows.includes(cm.columns().id.indexOf(cm.state.at));
    }
    const zoomed = map.zoom() >= signs.fan_from_zoom;
    for (const group of groups) {
      const room = zoomed && group.rows.length <= signs.fan_at_most && map.nearest(group, groups) > map.reach(group) + map.badge();
      group.fan = group.rows.length > 1 && (group.open || room);
    }
    return groups;
  }

  /** Distance in pixels to the nearest other group. */
  map.nearest = (group, groups) =>
    Math.min(...groups.filter((other) => other !== group).map((other) => Math.hypot(other.x - group.x, other.y - group.y)));

  /** Offsets on rings at a constant distance in pixels; the place itself stays free. */
  map.slots = function (count) {
    /** @type {Xy[]} */
    const offsets = [];
    for (let ring = 1; offsets.length < count; ring++) {
      const step = signs.step * map.big();
      const radius = step * (ring + 0.15);
      const here = Math.min(Math.floor((2 * Math.PI * radius) / step), count - offsets.length);
      for (let i = 0; i < here; i++) {
        const angle = (2 * Math.PI * i) / here - Math.PI / 2;
        offsets.push([radius * Math.cos(angle), radius * Math.sin(angle)]);
      }
    }
    return offsets;
  };

  /** Radius of a group's fan in pixels. */
  map.reach = (group) => Math.hypot(...map.slots(group.rows.length).slice(-1)[0]) + signs.margin * map.big();

  /** @param {string} code */
  const oneDepartment = (code) => {
    const { case: cases, lat, places } = cm.columns();
    return new Set(cases.flatMap((other, row) => (other === code && cm.isMain(row) && lat[row] !== null ? places[row] : []))).size === 1;
  };

  /** What a group is called: its case where that is one place, its departments with the number of cases, or its place. */
  map.title = function (group) {
    const { case: cases, places, place } = cm.columns();
    if (map.zoom() < signs.fan_from_zoom) {
      const [[code], ...others] = map.most(group.rows.map((row) => cases[row]));
      if (!others.length && oneDepartment(code)) return cm.data.cases[code].short;
      const regions = map.most(group.rows.flatMap((row) => places[row]));
      const oneSpot = new Set(group.rows.map((row) => place[row])).size === 1;
      if (group.rows.length > 1 && (regions.length === 1 || !oneSpot)) {
        const names = regions.map(([region]) => cm.config.labels.department[region]);
        const region = names.length > 2 ? cm.say(cm.config.words.map.departments, { n: names.length }) : cm.joinNames(names);
        return others.length && !group.faint ? cm.say(cm.config.words.map.cases_here, { place: region, n: others.length + 1 }) : region;
      }
    }
    return map.most(group.rows.map((row) => place[row]))[0][0];
  };

  /** Rows of the opened badge: those that share its place in the selection. */
  cm.rowsAt = function () {
    const row = cm.columns().id.indexOf(cm.state.at);
    const group = map.groups.find((other) => other.rows.includes(row));
    return group ? group.rows : [row];
  };
})();
