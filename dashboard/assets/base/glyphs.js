/* The shapes of actor families, the same on map, timeline, list and legend. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});

  const polygon = (points) => "M" + points.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join("L") + "Z";
  const regular = (n, radius, turn) =>
    polygon(
      Array.from({ length: n }, (_, i) => {
        const angle = (2 * Math.PI * i) / n + (turn || 0);
        return [radius * Math.sin(angle), -radius * Math.cos(angle)];
      })
    );
  const star = () =>
    polygon(
      Array.from({ length: 10 }, (_, i) => {
        const radius = i % 2 ? 0.55 : 1.25;
        return [radius * Math.sin((Math.PI * i) / 5), -radius * Math.cos((Math.PI * i) / 5)];
      })
    );
  const circle = (r) => `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;

  const PATHS = {
    circle: circle(1),
    triangle: regular(3, 1.25),
    pentagon: regular(5, 1.12),
    hexagon: regular(6, 1.1),
    diamond: regular(4, 1.25),
    square: "M-.9,-.9H.9V.9H-.9Z",
    "square-cut": "M-.9,-.9H.3L.9,-.3V.9H-.9Z",
    bowtie: "M-1.1,-.95L0,-.3L1.1,-.95V.95L0,.3L-1.1,.95Z",
    cross: "M-1,-.55L-.55,-1L0,-.45L.55,-1L1,-.55L.45,0L1,.55L.55,1L0,.45L-.55,1L-1,.55L-.45,0Z",
    star: star(),
    ring: circle(0.95) + circle(0.3),
  };

  /** How surely a mark is placed, drawn on the mark itself. */
  cm.certainty = function (row) {
    const columns = cm.columns();
    if (cm.isFaint(row)) return "faint";
    if (columns.relevance[row] !== "core") return "linked";
    if (columns.place_basis[row] === "proxy" || columns.place_basis[row] === "carried_over") return "carried";
    return ["site", "town"].includes(columns.where_prec[row]) ? "exact" : "vague";
  };

  /**
   * One glyph as an SVG group around 0,0.
   * `certainty`: exact is solid; vague and linked are open; carried is dashed. `deaths` adds a plain ring.
   */
  cm.glyph = function (family, symbol, size, options) {
    const { certainty = "exact", deaths = false } = options || {};
    const shape = cm.svg("path", {
      d: PATHS[symbol] || PATHS.circle,
      transform: `scale(${size})`,
      class: `glyph family-${family.replace(/_/g, "-")} ${certainty}`,
      "fill-rule": "evenodd",
      "vector-effect": "non-scaling-stroke",
    });
    return cm.svg("g", {}, deaths ? cm.svg("circle", { r: size * 1.3 + 2.2, class: "deaths" }) : null, shape);
  };

  /** The glyph of one row. */
  cm.glyphOf = (row, size) =>
    cm.glyph(cm.columns().family[row], cm.columns().symbol[row], size, {
      certainty: cm.certainty(row),
      deaths: cm.columns().deaths[row],
    });

  /** A glyph in a small picture of its own, for text. */
  cm.icon = (family, symbol, options) =>
    cm.svg(
      "svg",
      { width: 18, height: 18, viewBox: "-9 -9 18 18", class: "icon", "aria-hidden": "true", focusable: "false" },
      cm.glyph(family, symbol, 5.2, options)
    );

  cm.iconOf = (row) =>
    cm.icon(cm.columns().family[row], cm.columns().symbol[row], { certainty: cm.certainty(row) });
})();
