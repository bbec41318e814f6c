/* Where a place lies on the screen, and where the map looks. This and `geo-paint` alone know plotly's inside. */
(function () {
  "use strict";
  const geo = (cm.geo = /** @type {Geo} */ ({}));
  const BOX = cm.config.signs.frame;
  const MOVE_MS = 300;
  const RAD = Math.PI / 180;
  /** @param {number} lat */
  const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / RAD;
  /** @param {number} y */
  const inverse = (y) => (2 * Math.atan(Math.exp(y * RAD)) - Math.PI / 2) / RAD;
  /** @type {[number, number]} */
  const CENTRE = [inverse((mercator(BOX.north) + mercator(BOX.south)) / 2), (BOX.west + BOX.east) / 2];
  const LEGEND = 388; // pixels that the legend takes at the left of a wide map
  const EAST = 165; // pixels kept for labels at the right
  /** @type {Record<MapEvent, (() => void)[]>} */
  const listeners = { plot: [], move: [], settle: [] };
  /** @type {any} */
  let plot = null; // plotly's element, with what plotly hangs on it
  let busy = false;
  let moves = 0;
  /** @type {Looks} */
  let target = [...CENTRE, 1]; // where a move that is under way leads: latitude, longitude, zoom

  geo.mercator = mercator;
  geo.on = (name, callback) => listeners[name].push(callback);
  /** @param {MapEvent} name */
  const notify = (name) => listeners[name].forEach((callback) => callback());
  const subplot = () => plot._fullLayout.geo._subplot;

  /** Pixel position of [longitude, latitude] inside the map. */
  geo.project = (point) => subplot().projection(point);

  /** Scale and shift that take [longitude, -mercator(latitude)] to pixels: the map is conformal. */
  geo.affine = function () {
    const [x0, y0] = geo.project([-80, 0]);
    const [x1] = geo.project([-70, 0]);
    const k = (x1 - x0) / 10;
    return { k, x: x0 + 80 * k, y: y0 };
  };

  geo.size = () => ({ width: plot._fullLayout.width, height: plot._fullLayout.height });

  /* Centre of the view of the whole country: on a wide map it steps aside for the legend. */
  /** @returns {[number, number]} */
  function home({ width, height } = geo.size()) {
    if (width < 700 || document.body.classList.contains("presenting")) return CENTRE;
    const perDegree = Math.min(width / (BOX.east - BOX.west), height / (mercator(BOX.north) - mercator(BOX.south)));
    const free = (width - perDegree * (BOX.east - BOX.west)) / 2;
    return [CENTRE[0], CENTRE[1] - Math.max(0, Math.min(LEGEND - free, free - EAST)) / perDegree];
  }

  /** Where the map looks: [latitude, longitude, zoom], or null for the whole country. */
  geo.view = function () {
    const { projection, center } = plot._fullLayout.geo;
    return nearHome([center.lat, center.lon, projection.scale]);
  };

  /** @param {Looks} looks @returns {View} */
  function nearHome([lat, lon, zoom]) {
    const [homeLat, homeLon] = home();
    const whole = Math.abs(zoom - 1) < 0.02 && Math.abs(lat - homeLat) < 0.15 && Math.abs(lon - homeLon) < 0.15;
    return whole ? null : [Number(lat.toFixed(3)), Number(lon.toFixed(3)), Number(zoom.toFixed(2))];
  }

  /** Where the map looks, or will look when the move under way is done. */
  geo.heading = () => (busy ? nearHome(target) : geo.view());

  /* Ranges that let the country fill the container's shape. */
  /** @param {number} width @param {number} height */
  function ranges(width, height) {
    let tall = mercator(BOX.north) - mercator(BOX.south);
    let wide = BOX.east - BOX.west;
    if (width / height > wide / tall) wide = (tall * width) / height;
    else tall = (wide * height) / width;
    const middle = mercator(CENTRE[0]);
    return {
      "geo.lonaxis.range": [CENTRE[1] - wide / 2, CENTRE[1] + wide / 2],
      "geo.lataxis.range": [inverse(middle - tall / 2), inverse(middle + tall / 2)],
    };
  }

  /* Where to look for a view: its middle lies over the country, for nothing is to be seen elsewhere. */
  /** @param {View} view @param {Size} [size] @returns {Looks} */
  const bounded = (view, size) =>
    view ? [Math.max(BOX.south, Math.min(BOX.north, view[0])), Math.max(BOX.west, Math.min(BOX.east, view[1])), view[2]] : [...home(size), 1];

  /* The container's size, and what the map shows in it. */
  function framed() {
    const { clientWidth: width, clientHeight: height } = plot.parentElement;
    const view = bounded((cm.state || cm.parse(location.search).values).view, { width, height });
    return Object.assign({ width, height }, ranges(width, height), layoutOf(view));
  }

  /** Take the container's size and shape. */
  geo.fit = function () {
    const frame = framed();
    return frame.width && frame.height ? window.Plotly.relayout(plot, frame) : Promise.resolve();
  };

  /* Put values at dotted paths into a layout. */
  /** @param {any} layout @param {Record<string, any>} values */
  function withPaths(layout, values) {
    for (const [path, value] of Object.entries(values)) {
      const [last, ...outer] = path.split(".").reverse();
      outer.reduceRight((at, name) => (at[name] = at[name] || {}), layout)[last] = value;
    }
    return layout;
  }

  const layoutOf = (/** @type {Looks} */ [lat, lon, zoom]) => ({ "geo.center.lat": lat, "geo.center.lon": lon, "geo.projection.scale": zoom });

  /** Go to a view; calmly, in steps of the projection, or at once. */
  geo.moveTo = function (view, calm) {
    const to = bounded(view);
    const { projection, center } = plot._fullLayout.geo;
    const from = [center.lat, center.lon, projection.scale];
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches || !calm;
    const move = ++moves;
    const commit = () =>
      window.Plotly.relayout(plot, layoutOf(to)).then(() => {
        if (move !== moves) return;
        busy = false;
        cm.note({ view: geo.view() });
      });
    target = to;
    if (!busy && from.every((value, i) => Math.abs(value - to[i]) < 1e-3)) return Promise.resolve();
    busy = true;
    if (still) return commit();
    return new Promise((resolve) => {
      const start = performance.now();
      const frame = () => {
        if (move !== moves) return resolve(); // another move took over
        const part = Math.min(1, (performance.now() - start) / MOVE_MS);
        const ease = part < 0.5 ? 2 * part * part : 1 - Math.pow(-2 * part + 2, 2) / 2;
        if (part >= 1) return commit().then(resolve);
        const map = subplot();
        const at = [from[0] + (to[0] - from[0]) * ease, from[1] + (to[1] - from[1]) * ease];
        map.projection.scale(from[2] * Math.pow(to[2] / from[2], ease) * map.fitScale);
        const [x, y] = map.projection([at[1], at[0]]);
        const [shiftX, shiftY] = map.projection.translate();
        map.projection.translate([shiftX + map.midPt[0] - x, shiftY + map.midPt[1] - y]);
        map.render(true);
        notify("move");
        requestAnimationFrame(frame);
      };
      frame();
    });
  };

  geo.zoomBy = function (factor) {
    const { projection, center } = plot._fullLayout.geo;
    const [lat, lon, scale] = busy ? target : [center.lat, center.lon, projection.scale];
    const zoom = Math.max(1, Math.min(40, scale * factor));
    return geo.moveTo(zoom === 1 ? null : [lat, lon, zoom], true);
  };

  /** The view that shows some points with room around them. */
  geo.viewOf = function (points) {
    const [lons, lats] = [points.map((point) => point[0]), points.map((point) => mercator(point[1]))];
    const wide = Math.max(...lons) - Math.min(...lons);
    const tall = Math.max(...lats) - Math.min(...lats);
    const { width, height } = geo.size();
    const perDegree = Math.min(width / (BOX.east - BOX.west), height / (mercator(BOX.north) - mercator(BOX.south)));
    const zoom = Math.min(6, 0.5 * Math.min(width / perDegree / Math.max(wide, 0.1), height / perDegree / Math.max(tall, 0.1)));
    if (zoom < 1.3) return null;
    const middle = [(Math.max(...lats) + Math.min(...lats)) / 2, (Math.max(...lons) + Math.min(...lons)) / 2];
    return [Number(inverse(middle[0]).toFixed(3)), Number(middle[1].toFixed(3)), Number(zoom.toFixed(2))];
  };

  /** Give the map a turn of the wheel that fell on a mark. */
  geo.passWheel = function (event) {
    event.preventDefault();
    plot.querySelector(".geolayer .bg rect").dispatchEvent(new WheelEvent("wheel", event));
  };

  /* Keep the view that a gesture has led to; one dragged off the country is moved back to its edge. */
  function bound() {
    const { projection, center } = plot._fullLayout.geo;
    const [lat, lon, zoom] = bounded([center.lat, center.lon, projection.scale]);
    if (lat === center.lat && lon === center.lon) cm.note({ view: geo.view() });
    else geo.moveTo([lat, lon, zoom], false);
  }

  /** Draw the base map, once and in its place, and pass its gestures on. */
  geo.start = async function (onDepartment, onHover) {
    geo.plot = plot = cm.byId("map");
    const { data, layout, config } = cm.figure;
    await window.Plotly.newPlot(plot, data, withPaths(layout, framed()), config);
    notify("plot");
    plot.on("plotly_relayouting", () => notify("move"));
    plot.on("plotly_afterplot", () => {
      notify("plot");
      notify("move");
    });
    plot.on("plotly_relayout", () => {
      notify("settle");
      if (!busy) bound();
    });
    // Plotly also reports a click when a drag ends; that one is left out.
    /** @type {Xy | null} */
    let down = null;
    plot.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => (down = [event.clientX, event.clientY]), true);
    plot.on("plotly_click", (/** @type {any} */ { event, points }) => {
      const far = down && event && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 4;
      if (!far && points[0] && points[0].location) onDepartment(points[0].location);
    });
    plot.on("plotly_hover", (/** @type {any} */ event) => event.points[0] && event.points[0].location && onHover(event.points[0].location, event.event));
    plot.on("plotly_unhover", () => onHover(null));
    // An observer calls once at the start, when the size may still be the one just drawn.
    new ResizeObserver(() => {
      const { clientWidth, clientHeight } = plot.parentElement;
      const { width, height } = geo.size();
      if (clientWidth !== width || clientHeight !== height) geo.fit();
    }).observe(plot.parentElement);
  };
})();
