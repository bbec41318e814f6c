/* The state as an address says it. */
(function () {
  "use strict";
  const ANY = "any";
  const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
  const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  const NUMBER = /^-?\d{1,3}(\.\d{1,6})?$/;

  /** Whether two values of the state are the same. */
  cm.same = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

  /* Two months or days, cut to the domain; null for all of it. */
  /** @param {Spec} spec @param {string} raw */
  function parseEnds(spec, raw) {
    const [pattern, suffixes] = spec.kind === "range" ? [MONTH, ["", ""]] : [DAY, ["-01", "-31"]];
    const ends = raw.split("..");
    if (ends.length !== 2 || !ends.every((end) => pattern.test(end)) || ends[0] > ends[1]) return [spec.default, false];
    const [first, last] = spec.options.map((month, i) => month + suffixes[i]);
    const low = ends[0] > first ? ends[0] : first;
    const high = ends[1] < last ? ends[1] : last;
    if (low > high) return [spec.default, false];
    return [low === first && high === last ? null : [low, high], true];
  }

  /** @param {Spec} spec @param {string} raw */
  function parseOne(spec, raw) {
    if (["range", "days"].includes(spec.kind)) return parseEnds(spec, raw);
    if (spec.kind === "many") {
      if (raw === ANY) return [[], true];
      const named = raw ? raw.split(",") : [];
      const chosen = spec.options.filter((option) => named.includes(option));
      const understood = named.every((name) => spec.options.includes(name));
      return [chosen.length ? chosen : spec.default, understood && chosen.length > 0];
    }
    if (["one", "upto", "id"].includes(spec.kind)) {
      return spec.options.includes(raw) ? [raw, true] : [spec.default, false];
    }
    if (spec.kind === "text") return [cm.tidy(raw), true];
    if (spec.kind === "scene") return /^[a-z0-9][a-z0-9-]{0,39}$/.test(raw) ? [raw, true] : [spec.default, false];
    const numbers = raw.split(",");
    if (numbers.length !== 3 || !numbers.every((number) => NUMBER.test(number))) return [spec.default, false];
    const [lat, lon, zoom] = numbers.map(Number);
    const inside = lat >= -25 && lat <= 8 && lon >= -92 && lon <= -58 && zoom >= 0.5 && zoom <= 60;
    return inside ? [[lat, lon, zoom], true] : [spec.default, false];
  }

  /** @param {Spec} spec @param {any} value */
  function writeOne(spec, value) {
    if (["range", "days"].includes(spec.kind)) return value.join("..");
    if (spec.kind === "many") return value.length ? value.join(",") : ANY;
    if (spec.kind === "view") return [value[0].toFixed(3), value[1].toFixed(3), value[2].toFixed(2)].map((text) => text.replace(/^-(0\.0+)$/, "$1")).join(",");
    return value;
  }

  /** Read a query string; what is not understood falls back to its default and is named in `ignored`. */
  cm.parse = function (search) {
    const given = new Map();
    for (const [key, raw] of new URLSearchParams(search || "")) if (!given.has(key)) given.set(key, raw);
    const values = /** @type {State} */ ({});
    /** @type {string[]} */
    const ignored = [];
    for (const spec of cm.config.filters) {
      const renamed = spec.renamed[given.get(spec.key)];
      if (typeof renamed === "string") {
        const [key, value] = renamed.split("=");
        if (!given.has(key)) given.set(key, value);
        given.delete(spec.key);
      }
      const raw = given.get(spec.key);
      const [value, understood] = raw === undefined ? [spec.default, true] : parseOne(spec, raw);
      given.delete(spec.key);
      values[spec.key] = value;
      if (!understood) ignored.push(spec.key);
    }
    const foreign = new RegExp(cm.config.trackers);
    for (const key of [...given.keys()].filter((key) => !foreign.test(key))) ignored.push(Array.from(cm.tidy(key)).slice(0, 20).join(""));
    return { values, ignored };
  };

  /** Clear the address of what trackers and messengers hang on links. A copy made to open on a view of its own does so when nothing else is said. */
  cm.tidyAddress = function () {
    const given = new URLSearchParams(location.search);
    const foreign = [...given.keys()].filter((key) => new RegExp(cm.config.trackers).test(key));
    foreign.forEach((key) => given.delete(key));
    const start = JSON.parse(cm.find(document, "#site-start").textContent);
    const query = String(given) || start;
    if (!foreign.length && (location.search || !start)) return;
    try {
      history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
    } catch (error) {
      return; // a sandboxed page may not touch its address
    }
  };

  /** @param {string} text */
  const escapeValue = (text) =>
    encodeURIComponent(text)
      .replace(/%2C/g, ",")
      .replace(/[!*'()]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

  /** The shortest query string of a state; defaults are left out. */
  cm.query = (values) =>
    cm.config.filters
      .filter((spec) => !cm.same(values[spec.key], spec.default))
      .map((spec) => `${spec.key}=${escapeValue(writeOne(spec, values[spec.key]))}`)
      .join("&");

  cm.spec = (key) => /** @type {Spec} */ (cm.config.filters.find((spec) => spec.key === key));
})();
