/* What is on the map as a picture that stands alone: title, filters in words, legend, reading, sources, licence. */
(function () {
  "use strict";
  const SCALE = 2; // dots of the PNG for one of the screen
  const HERE = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/; // addresses that lead nowhere from another machine
  const PAD = 24;
  const LINE = 1.35;
  const COLUMN = 400; // pixels of a column of the legend
  const WIDER = 1.22; // a picture is shown in the typeface at hand, which may be wider than the page's
  const SHAPED = { "fill-rule": "nonzero", "stroke-linejoin": "miter", opacity: "1", visibility: "visible" }; // what is so anyway
  const TYPE = { "font-family": "", "font-size": "", "font-style": "normal", "font-weight": "400", "letter-spacing": "normal", "text-anchor": "start" };
  const PAINTS = ["fill", "stroke"];
  const FONT = "Inter, Arial, sans-serif";

  /* A paint as every program reads it, whole numbers of red, green and blue, and how much of it covers. */
  /** @param {string} paint @returns {[string, number]} */
  function plain(paint) {
    if (!/^(rgb|color)/.test(paint)) return [paint.replace(/"/g, ""), 1];
    const [red, green, blue, cover = 1] = (paint.match(/-?\d*\.?\d+(e-?\d+)?/g) || []).map(Number);
    const whole = [red, green, blue].map((part) => Math.round(part * (paint.startsWith("color") ? 255 : 1)));
    return [`rgb(${whole.join(",")})`, cover];
  }

  /* How many pixels one unit of an element's own measure is long. */
  /** @param {Element} node */
  function scaleOf(node) {
    const { a, b, c, d } = (node instanceof SVGGraphicsElement && node.getCTM()) || { a: 1, b: 0, c: 0, d: 1 };
    return Math.sqrt(Math.abs(a * d - b * c)) || 1;
  }

  /* A property of type as every program knows it: two weights, sizes in whole pixels. */
  /** @param {string} name @param {string} value */
  function inProgram(name, value) {
    if (name === "font-weight") return Number(value) > 500 ? "bold" : "normal";
    return name === "font-size" ? String(Math.round(parseFloat(value))) : value.replace(/"/g, "'");
  }

  /* Copies that carry their style as single attributes of SVG 1.1, which other programs know: plain colours, strokes in
     their own scale, and the light edge of a text as a text of its own beneath. */
  /** @param {Element} node @param {"edge" | "ink" | null} [part] @returns {Element[]} */
  function styled(node, part = null) {
    const style = getComputedStyle(node);
    if (style.display === "none") return [];
    const own = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    if (!part && own("paint-order").startsWith("stroke") && own("stroke") !== "none" && node instanceof SVGTextElement)
      return [...styled(node, "edge"), ...styled(node, "ink")];
    const copy = /** @type {Element} */ (node.cloneNode(false));
    for (const name of [...copy.getAttributeNames()]) if (/^(class|style|role|tabindex|vector-effect|paint-order|aria-|data-|on)/.test(name)) copy.removeAttribute(name);
    const kept = node instanceof SVGTextContentElement ? Object.assign({}, SHAPED, TYPE) : SHAPED;
    for (const [name, usual] of Object.entries(kept)) if (own(name) !== usual) copy.setAttribute(name, inProgram(name, own(name)));
    const drawn = part === "ink" ? ["fill"] : PAINTS;
    for (const name of PAINTS) {
      const [colour, cover] = plain(own(part === "edge" ? "stroke" : name));
      copy.setAttribute(name, drawn.includes(name) ? colour : "none");
      const opacity = cover * Number(own(`${name}-opacity`) || 1);
      if (opacity < 1) copy.setAttribute(`${name}-opacity`, opacity.toFixed(3));
    }
    const scale = own("vector-effect") === "non-scaling-stroke" ? scaleOf(node) : 1;
    const inScale = (/** @type {string} */ lengths) => lengths.replace(/[\d.]+(px)?/g, (length) => String(Number((parseFloat(length) / scale).toFixed(4))));
    for (const name of ["stroke-width", "stroke-dasharray"]) if (own("stroke") !== "none" && own(name) !== "none") copy.setAttribute(name, inScale(own(name)));
    copy.append(...[...node.childNodes].flatMap((child) => (child instanceof Element ? styled(child, part) : [child.cloneNode()])));
    return [copy];
  }

  /* A text of one line in the picture's own type. */
  /** @param {number} x @param {number} y @param {string} text @param {number} size @param {string} ink @param {number} [weight] */
  const line = (x, y, text, size, ink, weight = 400) =>
    cm.svg("text", { x, y, "font-family": FONT, "font-size": size, "font-weight": inProgram("font-weight", String(weight)), fill: plain(ink)[0] }, text);

  /* A text in lines no wider than some pixels. */
  /** @param {string} text @param {number} width @param {number} size */
  function wrap(text, width, size) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines[lines.length - 1]} ${word}`.trim();
      if (lines[lines.length - 1] && (WIDER * cm.textWidth(longer) * size) / 13 > width) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  }

  /* Places one text below the other, from the top down. */
  /** @param {number} x @param {number} top @param {number} width @param {string} ink */
  function column(x, top, width, ink) {
    /** @type {SVGElement[]} */
    const nodes = [];
    let y = top;
    /** @param {string} text @param {number} size @param {number} [weight] @param {string} [fill] */
    const write = (text, size, weight, fill) =>
      wrap(text, width, size).forEach((words) => {
        y += size * LINE;
        nodes.push(line(x, y, words, size, fill || ink, weight));
      });
    return { nodes, write, skip: (/** @type {number} */ pixels) => (y += pixels), bottom: () => y };
  }

  /** The families that take part in the counted events shown, and those of the marks drawn: code, symbol, label, count. */
  cm.familiesShown = function (rows) {
    const columns = cm.columns();
    const counted = rows.filter((row) => cm.isMain(row) && columns.counted[row]);
    const taking = counted.flatMap((row) => columns[`families_${cm.state.role}`][row]);
    const drawn = new Set(rows.filter((row) => cm.map.isDrawn(row) && !cm.isFaint(row)).map((row) => columns.family[row]));
    return cm.config.families
      .map((family) => Object.assign({ count: taking.filter((code) => code === family.code).length }, family))
      .filter(({ code, count }) => count || drawn.has(code));
  };

  /** @param {number} x @param {number} top @param {number} width @param {(name: string) => string} colours */
  function legend(x, top, width, colours) {
    const shown = cm.familiesShown(cm.handedOn(cm.rows));
    const across = Math.max(1, Math.floor(width / COLUMN));
    const nodes = shown.map(({ code, symbol, label, count }, i) => {
      const [left, base] = [x + (i % across) * COLUMN, top + 20 * Math.floor(i / across) + 16];
      const mark = cm.glyph(code, symbol, 5.4);
      mark.setAttribute("transform", `translate(${left + 8},${base - 4})`);
      const shape = cm.find(mark, ".glyph");
      shape.setAttribute("fill", colours("--family-" + code.replace(/_/g, "-")));
      for (const name of ["class", "vector-effect"]) shape.removeAttribute(name);
      return cm.svg("g", {}, mark, line(left + 22, base, `${label} · ${count}`, 13, colours("--ink")));
    });
    return { nodes, height: 20 * Math.ceil(shown.length / across) + 8 };
  }

  /* The layer of marks with some rows alone; what stays on this machine is not on it. */
  /** @param {Row[]} rows */
  function marksOf(rows) {
    const show = (/** @type {Row[]} */ shown) => [cm.drawHalos, cm.drawMarks].forEach((draw) => draw(shown));
    if (rows.length < cm.rows.length) show(rows);
    const [marks] = styled(cm.find(cm.byId("marks"), ".layer"));
    if (rows.length < cm.rows.length) show(cm.rows);
    return marks;
  }

  /** @param {Row[]} rows */
  const sourcesOf = (rows) => {
    const names = [...new Set(rows.map((row) => cm.sourceName(row)))];
    const more = names.length - 8;
    return names.slice(0, 8).join("; ") + (more > 0 ? ` +${more}` : "");
  };

  /** The view as an SVG element with nothing outside itself. */
  cm.picture = function () {
    const { page, picture, labels, present } = Object.assign({ labels: cm.config.labels }, cm.config.words);
    const rows = cm.handedOn(cm.rows);
    const faint = cm.config.collections.slice(1).filter(({ drawn, handedOn }) => handedOn && drawn !== "full").map(({ words }) => words.named);
    const style = getComputedStyle(document.documentElement);
    /** @param {string} name */
    const colours = (name) => style.getPropertyValue(name).trim();
    const { width, height } = cm.geo.size();
    const head = column(PAD, PAD / 2, width - 2 * PAD, colours("--ink"));
    head.write(`${page.title}: ${page.subtitle}`, 20, 700);
    head.write(cm.describe(cm.state, rows) + ".", 14, 550);
    head.skip(PAD / 2);
    const key = legend(PAD, head.bottom() + height + 10, width - 2 * PAD, colours);
    const foot = column(PAD, head.bottom() + height + key.height + 8, width - 2 * PAD, colours("--mute"));
    foot.write(cm.say(picture.marks, { x: faint.join(", ") }), 12);
    foot.write(cm.say(picture.reading, { x: labels.reading[cm.state.reading] }), 12);
    foot.write(cm.say(picture.sources, { x: sourcesOf(rows) }), 12);
    foot.write(cm.say(picture.licence, { version: cm.config.version }) + " " + present.standing, 12);
    if (location.protocol.startsWith("http") && !HERE.test(location.hostname)) foot.write(location.href, 12);
    const whole = foot.bottom() + PAD;
    const [base] = styled(cm.find(cm.byId("map"), ".main-svg"));
    const marks = marksOf(rows);
    for (const layer of [base, marks]) {
      layer.setAttribute("width", String(width));
      layer.setAttribute("height", String(height));
      layer.setAttribute("overflow", "hidden");
    }
    /** @param {number} top @param {...Node} nodes */
    const at = (top, ...nodes) => cm.svg("g", { transform: `translate(0,${top})` }, nodes);
    return cm.svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height: whole, viewBox: `0 0 ${width} ${whole}` },
      cm.svg("title", {}, `${page.title}. ${cm.describe(cm.state, rows)}`),
      cm.svg("rect", { width, height: whole, fill: colours("--paper") }),
      at(head.bottom(), cm.svg("rect", { width, height, fill: colours("--sea") }), base, marks),
      head.nodes, key.nodes, foot.nodes);
  };

  /** @param {SVGElement} svg */
  const textOf = (svg) => new XMLSerializer().serializeToString(svg);

  cm.pictureSvg = () => new Blob([textOf(cm.picture())], { type: "image/svg+xml" });

  /** The same in dots, twice as fine as the screen. */
  cm.picturePng = function () {
    const svg = cm.picture();
    const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
    return new Promise((done, fail) => {
      const image = new Image();
      image.onload = () => {
        const canvas = cm.el("canvas", { width: Math.round(width * SCALE), height: Math.round(height * SCALE) });
        const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
        pen.scale(SCALE, SCALE);
        pen.drawImage(image, 0, 0, width, height);
        canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("empty"))), "image/png");
      };
      image.onerror = () => fail(new Error("unreadable"));
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(textOf(svg));
    });
  };
})();
