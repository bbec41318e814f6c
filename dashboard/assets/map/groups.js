/* Places that share a badge: rows grouped by distance on the screen, and the fans they open into. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const map = (cm.map = cm.map || {});
  const NEAR = 17; // pixels below which two marks share a badge
  const STEP = 25; // pixels between fanned marks
  const MARGIN = 14; // pixels from the outermost mark to the fan's edge
  const FAN_AT_MOST = 24;
  const TURNS = 12; // directions tried for a faint mark that steps aside
  const FAINT_ROOM = 14; // pixels between faint marks
  const STAGE = 1.6;
  map.FAN_FROM_ZOOM = 3.2;
  map.MAX_ZOOM_TO_OPEN = 7;

  /** How much larger marks are drawn: for the back row while presenting. */
  map.big = () => (document.body.classList.contains("presenting") ? STAGE : 1);
  map.badge = () => 16 * map.big();

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

  function cluster(rows) {
    const cells = new Map();
    const near = NEAR * map.big();
    const key = (x, y) => Math.floor(x / near) + ":" + Math.floor(y / near);
    const groups = [];
    for (const row of rows) {
      const [x, y] = cm.geo.project(map.point(row));
      let home = null;
      for (let i = -1; i <= 1 && !home; i++)
        for (let j = -1; j <= 1 && !home; j++)
          home = (cells.get(key(x + i * near, y + j * near)) || []).find((group) => Math.hypot(group.x - x, group.y - y) < near);
      if (home) {
        home.rows.push(row);
        continue;
      }
      const group = { x, y, rows: [row], at: map.point(row), shift: [0, 0] };
      groups.push(group);
      const cell = key(x, y);
      cells.set(cell, [...(cells.get(cell) || []), group]);
    }
    return groups;
  }

  /* A faint mark under a badge steps aside, so that both can be reached; a line leads back to its place. */
  function stepAside(groups) {
    const own = groups.filter((group) => !group.faint);
    const faint = groups.filter((group) => group.faint);
    const room = map.badge() + 9 * map.big();
    const distance = (x, y, others) => Math.min(...others.map((other) => Math.hypot(other.x + other.shift[0] - x, other.y + other.shift[1] - y)));
    for (const group of faint) {
      const badge = own.find((other) => Math.hypot(group.x - other.x, group.y - other.y) < room);
      if (!badge) continue;
      const away = Math.atan2(group.y - badge.y, group.x - badge.x);
      const others = faint.filter((other) => other !== group);
      let best = null;
      for (const radius of [room, room * 1.6])
        for (let turn = 0; turn < TURNS; turn++) {
          const angle = away + ((turn % 2 ? 1 : -1) * Math.ceil(turn / 2) * 2 * Math.PI) / TURNS;
          const [x, y] = [badge.x + radius * Math.cos(angle), badge.y + radius * Math.sin(angle)];
          const free = Math.min(distance(x, y, own) - room, distance(x, y, others) - FAINT_ROOM * map.big());
          if (!best || (best.free < -0.5 && free > best.free)) best = { x, y, free };
        }
      group.shift = [best.x - group.x, best.y - group.y];
    }
  }

  function finish(groups) {
    stepAside(groups);
    for (const group of groups) {
      group.counted = group.rows.filter((row) => cm.columns().counted[row]).length;
      group.open = Boolean(cm.state.at) && group.rows.includes(cm.columns().id.indexOf(cm.state.at));
    }
    const zoomed = map.zoom() >= map.FAN_FROM_ZOOM;
    for (const group of groups) {
      const room = zoomed && group.rows.length <= FAN_AT_MOST && map.nearest(group, groups) > map.reach(group) + map.badge();
      group.fan = group.rows.length > 1 && (group.open || room);
    }
    return groups;
  }

  /** Distance in pixels to the nearest other group. */
  map.nearest = (group, groups) =>
    Math.min(...groups.filter((other) => other !== group).map((other) => Math.hypot(other.x - group.x, other.y - group.y)));

  /** Offsets on rings at a constant distance in pixels; the place itself stays free. */
  map.slots = function (count) {
    const offsets = [];
    for (let ring = 1; offsets.length < count; ring++) {
      const step = STEP * map.big();
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
  map.reach = (group) => Math.hypot(...map.slots(group.rows.length).pop()) + MARGIN * map.big();

  const oneDepartment = (code) => {
    const { case: cases, lat, places } = cm.columns();
    return new Set(cases.flatMap((other, row) => (other === code && cm.isMain(row) && lat[row] !== null ? places[row] : []))).size === 1;
  };

  /** What a group is called: its case where that is one place, its department with the number of cases, or its place. */
  map.title = function (group) {
    const { case: cases, places, place } = cm.columns();
    if (map.zoom() < map.FAN_FROM_ZOOM) {
      const [[code], ...others] = map.most(group.rows.map((row) => cases[row]));
      if (!others.length && oneDepartment(code)) return cm.data.cases[code].short;
      const regions = map.most(group.rows.flatMap((row) => places[row]));
      if (regions.length === 1 && group.rows.length > 1) {
        const region = cm.config.labels.department[regions[0][0]];
        return others.length && !group.faint ? cm.say(cm.config.words.map.cases_here, { place: region, n: others.length + 1 }) : region;
      }
    }
    return map.most(group.rows.map((row) => place[row]))[0][0];
  };

  /** Years of some rows, as «2011» or «2008–2009». */
  cm.yearsOf = function (rows) {
    const starts = rows.map((row) => cm.columns().date_start[row].slice(0, 4)).filter(Boolean).sort();
    const ends = rows.map((row) => cm.columns().date_end[row].slice(0, 4)).filter(Boolean).sort();
    if (!starts.length) return "";
    const [first, last] = [starts[0], ends[ends.length - 1]];
    return first === last ? first : `${first}–${last}`;
  };

  /** How many events some rows are, in words, each collection apart; other records where there are none. */
  cm.countPhrase = function (rows) {
    const { panel } = cm.config.words;
    const counted = rows.filter((row) => cm.columns().counted[row]);
    const own = counted.filter(cm.isMain).length;
    const aside = cm.apart(counted, cm.state).map(([{ words }, others]) => cm.count(words.count, others.length));
    const said = [...(own || !aside.length ? [cm.count(panel.events, own)] : []), ...aside];
    return counted.length || !rows.length ? said.join(" · ") : cm.count(panel.records, rows.length);
  };

  /** Rows of the opened badge: those that share its place in the selection. */
  cm.rowsAt = function () {
    const row = cm.columns().id.indexOf(cm.state.at);
    const group = (map.groups || []).find((other) => other.rows.includes(row));
    return group ? group.rows : [row];
  };
})();
