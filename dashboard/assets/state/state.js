/* The state: read from the address, written to the address, told to the controls. The only writer of either. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const ANY = "any";
  const MAX_TEXT = 120;
  const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
  const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  const NUMBER = /^-?\d{1,3}(\.\d{1,6})?$/;
  const BLANKS = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g;

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const trim = (text) => text.replace(/^ +| +$/g, "");
  cm.tidy = (text) => trim(Array.from(trim(text.replace(BLANKS, " "))).slice(0, MAX_TEXT).join(""));

  /* Two months or days, cut to the domain; null for all of it. */
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
    const values = {};
    const ignored = [];
    for (const spec of cm.config.filters) {
      const renamed = spec.renamed[given.get(spec.key)];
      if (typeof renamed === "string") {
        const [key, value] = renamed.split("=");
        if (!given.has(key)) given.set(key, value);
        given.delete(spec.key);
      }
      if (!given.has(spec.key)) {
        values[spec.key] = spec.default;
        continue;
      }
      const [value, understood] = parseOne(spec, given.get(spec.key));
      given.delete(spec.key);
      values[spec.key] = value;
      if (!understood) ignored.push(spec.key);
    }
    for (const key of given.keys()) ignored.push(Array.from(cm.tidy(key)).slice(0, 20).join(""));
    return { values, ignored };
  };

  const escapeValue = (text) =>
    encodeURIComponent(text)
      .replace(/%2C/g, ",")
      .replace(/[!*'()]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());

  /** The shortest query string of a state; defaults are left out. */
  cm.query = (values) =>
    cm.config.filters
      .filter((spec) => !same(values[spec.key], spec.default))
      .map((spec) => `${spec.key}=${escapeValue(writeOne(spec, values[spec.key]))}`)
      .join("&");

  const search = (values) => {
    const query = cm.query(values);
    return query ? "?" + query : "";
  };

  cm.spec = (key) => cm.config.filters.find((spec) => spec.key === key);

  /* A period is months; its slider counts steps, some of which stand for a whole compressed stretch. */
  function toControl(spec, value) {
    if (spec.kind !== "range") return value;
    const steps = cm.config.steps;
    if (!value) return [0, steps.length - 1];
    const from = steps.findIndex((step) => step[1] >= value[0]);
    const to = steps.length - 1 - [...steps].reverse().findIndex((step) => step[0] <= value[1]);
    return [from, Math.max(from, to)];
  }

  function fromControl(spec, value, present) {
    if (value === null || value === undefined) return spec.default;
    if (spec.kind === "many") return spec.options.filter((option) => value.includes(option));
    if (spec.kind === "text") return cm.tidy(String(value));
    if (spec.kind !== "range") return value;
    if (same(value, toControl(spec, present))) return present;
    const steps = cm.config.steps;
    return value[0] === 0 && value[1] === steps.length - 1 ? null : [steps[value[0]][0], steps[value[1]][1]];
  }

  const known = {}; // what each control holds
  const sent = {}; // what each control was told and has not yet said back

  /* Bring the controls in step; each is told only when it holds something else. */
  function tellControls() {
    if (cm.playing) return;
    for (const spec of cm.config.filters) {
      if (!(spec.key in known)) continue; // its panel is not there yet
      const value = toControl(spec, cm.state[spec.key]);
      if (same(value, known[spec.key]) || (spec.kind === "text" && cm.tidy(known[spec.key] || "") === value)) continue;
      known[spec.key] = value;
      (sent[spec.key] = sent[spec.key] || []).push(JSON.stringify(value));
      window.dash_clientside.set_props({ type: "filter", key: spec.key }, { value });
    }
  }

  /* After the paint: the controls are many and slow to draw. */
  const later = (task) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(task)));

  function show(next) {
    cm.state = next;
    cm.render(next);
    later(tellControls);
  }

  let owed = null; // the address that is still to be written

  const address = () => (owed ? owed.search : location.search);

  /** Tell whether the address says what is shown; it lags by one task. */
  cm.isWritten = () => !owed;

  /* Sandboxed pages may not touch the address; everything else goes on. */
  function pay() {
    if (!owed) return;
    const { method, search: query } = owed;
    owed = null;
    try {
      history[method](null, "", query || location.pathname);
    } catch (error) {
      return;
    }
  }

  /* The address follows in a task of its own: writing it takes the browser longer than drawing the map. */
  function write(method) {
    if (method === "pushState") pay();
    else if (owed) ({ method } = owed);
    owed = { method, search: search(cm.state) };
    setTimeout(pay);
  }

  /** Take the state from the address: at the start, and when Back or Forward was used. */
  cm.adopt = function () {
    if (!known.period) known.period = toControl(cm.spec("period"), null);
    if (cm.playing) cm.halt();
    const read = cm.parse(location.search);
    cm.ignored = read.ignored;
    show(cm.sceneOf(read.values));
  };

  /** Change the state as a step that Back undoes. */
  cm.set = function (patch) {
    if (cm.playing) cm.halt();
    cm.ignored = [];
    const next = Object.assign({}, cm.state, patch);
    const step = search(next) !== address();
    show(next);
    if (step) write("pushState");
  };

  /** Note where the map is looking, without a step for Back. */
  cm.noteView = function (view) {
    if (!cm.state || same(view, cm.state.view)) return;
    cm.state = Object.assign({}, cm.state, { view });
    if (!cm.playing) write("replaceState"); // play writes when it stops
    cm.drawPage(cm.state);
  };

  /** Note which part of the timeline is shown, without a step for Back. */
  cm.noteSpan = function (span) {
    if (same(span, cm.state.span)) return;
    cm.state = Object.assign({}, cm.state, { span });
    if (!cm.playing) write("replaceState");
    cm.drawTimeline(cm.rows);
    cm.drawYears(cm.state);
    cm.drawPage(cm.state);
  };

  /** Show a state without writing it anywhere: play uses it. */
  cm.preview = function (patch) {
    cm.state = Object.assign({}, cm.state, patch);
    cm.render(cm.state);
  };

  /** Put a panel's controls on the page; they are many, so they come when the map stands or when asked for. */
  cm.mountPanel = function (name) {
    const children = cm.config.panels[name];
    if (!children) return;
    delete cm.config.panels[name];
    for (const { props } of children) {
      const { key } = props.id;
      props.value = known[key] = toControl(cm.spec(key), cm.state[key]);
    }
    window.dash_clientside.set_props("drop-" + name, { children });
  };

  cm.controlOf = (key) => toControl(cm.spec(key), cm.state[key]);

  window.addEventListener("pagehide", pay);
  window.addEventListener("popstate", () => {
    owed = null;
    if (cm.started) cm.adopt();
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.cm = {
    /* Dash calls this when a control was used; only what was used is read. */
    sync() {
      const { callback_context: context, no_update: keep } = window.dash_clientside;
      if (!cm.started) return keep;
      const patch = {};
      for (const { prop_id: name, value } of context.triggered) {
        const spec = cm.spec(JSON.parse(name.slice(0, name.lastIndexOf("."))).key);
        // Its own echo, which may come late when changes follow one another quickly, is no wish of the reader.
        const echo = (sent[spec.key] || []).indexOf(JSON.stringify(value));
        if (echo >= 0) sent[spec.key].splice(0, echo + 1);
        if (echo >= 0 || same(known[spec.key], value)) continue;
        if (cm.state.present === "1") continue; // no control is in view: nobody can have used one
        known[spec.key] = value;
        patch[spec.key] = fromControl(spec, value, cm.state[spec.key]);
      }
      if (!Object.keys(patch).length || same(Object.assign({}, cm.state, patch), cm.state)) return keep;
      cm.set(patch);
      return cm.query(cm.state);
    },
  };
})();
