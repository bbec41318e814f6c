/* What is on the map as a picture that stands alone: title, filters in words, legend, reading, sources, licence. */
(function () {
  "use strict";
  const SCALE = 2; // dots of the PNG for one of the screen
  const HERE = /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/; // addresses that lead nowhere from another machine
  const PAD = 24;
  const LINE = 1.35;
  const COLUMN = 400; // pixels of a column of the legend
  const WIDER = 1.22; // a picture is shown in the typeface at hand, which may be wider than the page's
  const STYLES = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "opacity", "paint-order",
    "font-family", "font-size", "font-style", "font-weight", "letter-spacing", "text-anchor", "vector-effect", "display", "visibility"];

  /* A copy that carries its styles itself: a picture has no style sheet. */
  /** @param {Element} node */
  function styled(node) {
    const copy = /** @type {Element} */ (node.cloneNode(false));
    const style = getComputedStyle(node);
    const own = STYLES.map((name) => [name, style.getPropertyValue(name)]).filter(([, value]) => value);
    for (const name of [...copy.getAttributeNames()]) if (/^(class|style|role|tabindex|aria-|data-|on)/.test(name)) copy.removeAttribute(name);
    copy.setAttribute("style", own.map(([name, value]) => `${name}:${value}`).join(";"));
    copy.append(...[...node.childNodes].map((child) => (child instanceof Element ? styled(child) : child.cloneNode())));
    return copy;
  }

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
      wrap(text, width, size).forEach((line) => {
        y += size * LINE;
        nodes.push(cm.svg("text", { x, y, style: `font:${weight || 400} ${size}px Inter,system-ui,sans-serif;fill:${fill || ink}` }, line));
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
      shape.setAttribute("style", `fill:${colours("--family-" + code.replace(/_/g, "-"))}`);
      shape.removeAttribute("class");
      return cm.svg("g", {}, mark, cm.svg("text", { x: left + 22, y: base, style: `font:400 13px Inter,system-ui,sans-serif;fill:${colours("--ink")}` }, `${label} · ${count}`));
    });
    return { nodes, height: 20 * Math.ceil(shown.length / across) + 8 };
  }

  /* The layer of marks with some rows alone; what stays on this machine is not on it. */
  /** @param {Row[]} rows */
  function marksOf(rows) {
    const show = (/** @type {Row[]} */ shown) => [cm.drawHalos, cm.drawMarks].forEach((draw) => draw(shown));
    if (rows.length < cm.rows.length) show(rows);
    const marks = styled(cm.find(cm.byId("marks"), ".layer"));
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
    const base = styled(cm.find(cm.byId("map"), ".main-svg"));
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
