/* The base map's shapes and colours: plotly draws them, the style sheet says how. */
(function () {
  "use strict";
  const { geo } = cm;
  /** @type {Record<string, Record<string, string>>} */
  const palettes = {};
  /** @type {FillOf | null} */
  let painter = null;

  /** The departments' shapes in the affine's coordinates, as SVG path data by code. */
  geo.outlines = function () {
    /** @type {Record<string, string>} */
    const paths = {};
    for (const feature of departments().geojson.features) {
      const { type, coordinates } = feature.geometry;
      paths[feature.id] = geo.pathOf((type === "Polygon" ? [coordinates] : coordinates).flat());
    }
    return paths;
  };
  /** @param {LonLat[]} ring */
  const ringPath = (ring) => "M" + ring.map(([lon, lat]) => `${lon},${(-geo.mercator(lat)).toFixed(4)}`).join("L") + "Z";

  /** Path data of rings of [longitude, latitude] in the affine's coordinates. */
  geo.pathOf = (rings) => rings.map(ringPath).join("");

  const departments = () => geo.plot.data.find((/** @type {any} */ trace) => trace.name === "departments");

  /** Colour everything from the style sheet; `fillOf` gives each department's. */
  geo.paint = function (fillOf) {
    painter = fillOf;
    paint();
  };

  /* The theme's colours by name, each read from the style sheet once. */
  function colours() {
    const { theme = "" } = document.documentElement.dataset;
    palettes[theme] = palettes[theme] || {};
    const known = palettes[theme];
    const style = getComputedStyle(document.documentElement);
    return (/** @type {string} */ name) => (known[name] = known[name] || style.getPropertyValue("--" + name).trim());
  }

  /* Plotly puts its own colours back whenever it plots. */
  function paint() {
    if (!painter) return;
    const fillOf = painter;
    const colour = colours();
    const nodes = cm.all(geo.plot, ".choroplethlayer .trace");
    const traces = geo.plot.calcdata.filter((/** @type {any} */ trace) => trace[0].trace.type === "choropleth");
    nodes.forEach((node, i) => {
      const { name } = traces[i][0].trace;
      node.querySelectorAll("path").forEach((path, j) => {
        const code = traces[i][j].loc;
        path.style.fill = name === "departments" ? fillOf(code, colour) : colour(name === "lakes" ? "water" : "neighbour");
        path.style.stroke = colour(name === "departments" ? "border" : name === "lakes" ? "water" : "neighbour");
        if (name === "departments") path.dataset.department = code;
      });
    });
    for (const path of cm.all(geo.plot, ".scatterlayer .js-line")) path.style.stroke = colour("water");
  }
  geo.on("plot", paint);
})();
