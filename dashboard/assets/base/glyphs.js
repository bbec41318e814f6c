/* The shapes of actor families, the same on map, timeline, list and legend. */
(function () {
  "use strict";

  const { polygons, circles } = cm.config.signs;
  /** @param {LonLat[]} points */
  const polygon = (points) => "M" + points.map(([x, y]) => `${x},${-y}`).join("L") + "Z";
  /** @param {number} r */
  const circle = (r) => `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;
  /** @type {Record<string, string>} */
  const PATHS = {};
  for (const symbol in polygons) PATHS[symbol] = polygon(polygons[symbol]);
  for (const symbol in circles) PATHS[symbol] = circles[symbol].map(circle).join("");

  /**
   * One glyph as an SVG group around 0,0.
   * `certainty`: exact is solid; vague and linked are open; carried is dashed. `deaths` adds a plain ring.
   */
  cm.glyph = function (family, symbol, size, options) {
    const { certainty = "exact", deaths = false } = options || {};
    const shape = cm.svg("path", {
      d: PATHS[symbol],
      transform: `scale(${size})`,
      class: `glyph family-${family.replace(/_/g, "-")} ${certainty}`,
      "fill-rule": "evenodd",
      "vector-effect": "non-scaling-stroke",
    });
    return cm.svg("g", {}, deaths ? cm.svg("circle", { r: size * 1.3 + 2.2, class: "deaths" }) : null, shape);
  };

  /** A glyph in a small picture of its own, for text. */
  cm.icon = (family, symbol, options) =>
    cm.svg(
      "svg",
      { width: 18, height: 18, viewBox: "-9 -9 18 18", class: "icon", "aria-hidden": "true", focusable: "false" },
      cm.glyph(family, symbol, 5.2, options)
    );
})();
