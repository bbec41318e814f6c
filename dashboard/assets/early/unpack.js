/* What the pages carry, read back: `site/map_page/packing.py` says how it is written. */
(function () {
  "use strict";
  const cm = (window.cm = /** @type {Cm} */ ({}));
  const LENGTH_FROM = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const BACK_BITS = Array.from({ length: 30 }, (_, i) => Math.max(0, (i >> 1) - 1));
  const BACK_FROM = BACK_BITS.map((bits, i) => (i < 4 ? i + 1 : 1 + ((2 + (i & 1)) << bits)));
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /* How many codes there are of each length, and their symbols from the shortest code to the longest. */
  /** @param {number[]} lengths */
  function table(lengths) {
    const counts = new Array(16).fill(0);
    for (const length of lengths) counts[length] += 1;
    counts[0] = 0;
    const next = [0];
    for (let length = 1; length < 16; length++) next[length] = next[length - 1] + counts[length - 1];
    /** @type {number[]} */
    const symbols = [];
    lengths.forEach((length, symbol) => length && (symbols[next[length]++] = symbol));
    return { counts, symbols };
  }

  /** Undo deflate (RFC 1951); `size` is that of the result. */
  cm.inflate = function (bytes, size) {
    const out = new Uint8Array(size);
    let [at, to, buffer, count] = [0, 0, 0, 0];

    /** @param {number} wanted */
    function bits(wanted) {
      for (; count < wanted; count += 8) buffer |= bytes[at++] << count;
      const value = buffer & ((1 << wanted) - 1);
      buffer >>>= wanted;
      count -= wanted;
      return value;
    }

    function symbol(/** @type {Huffman} */ { counts, symbols }) {
      let [code, first, index] = [0, 0, 0];
      for (let length = 1; length < 16; length++) {
        code |= bits(1);
        if (code - first < counts[length]) return symbols[index + code - first];
        index += counts[length];
        first = (first + counts[length]) << 1;
        code <<= 1;
      }
      throw new Error("not deflated");
    }

    function ownTables() {
      const [literals, backs, named] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const lengths = new Array(19).fill(0);
      for (let i = 0; i < named; i++) lengths[ORDER[i]] = bits(3);
      const short = table(lengths);
      /** @type {number[]} */
      const all = [];
      while (all.length < literals + backs) {
        const what = symbol(short);
        if (what < 16) all.push(what);
        else {
          const again = what === 16 ? all[all.length - 1] : 0;
          for (let n = what === 16 ? 3 + bits(2) : what === 17 ? 3 + bits(3) : 11 + bits(7); n; n--) all.push(again);
        }
      }
      return [table(all.slice(0, literals)), table(all.slice(literals))];
    }

    const usualTables = () => [
      table(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
      table(new Array(30).fill(5)),
    ];

    function coded(/** @type {Huffman[]} */ [literals, backs]) {
      for (let what = symbol(literals); what !== 256; what = symbol(literals)) {
        if (what < 256) {
          out[to++] = what;
          continue;
        }
        const length = LENGTH_FROM[what - 257] + bits(LENGTH_BITS[what - 257]);
        const far = symbol(backs);
        const back = BACK_FROM[far] + bits(BACK_BITS[far]);
        for (const end = to + length; to < end; to++) out[to] = out[to - back];
      }
    }

    for (let last = 0; !last; ) {
      last = bits(1);
      const kind = bits(2);
      if (kind) coded(kind === 1 ? usualTables() : ownTables());
      else {
        buffer = count = 0;
        const length = bytes[at] | (bytes[at + 1] << 8);
        out.set(bytes.subarray(at + 4, at + 4 + length), to);
        at += 4 + length;
        to += length;
      }
    }
    return out;
  };

  /** @param {string} text @param {number} size */
  function read(text, size) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(cm.inflate(bytes, size)));
  }

  /** Apply a change to a value and leave the value as it was. */
  cm.change = function (value, change) {
    if (Array.isArray(change)) return change[0];
    if (change === null || typeof change !== "object") return change;
    const made = Array.isArray(value) ? value.slice() : Object.assign({}, value);
    for (const key in change) made[key] = cm.change(value[key], change[key]);
    return made;
  };

  /** Take the records of exports, still packed: `cm.records()` opens them. */
  cm.takeRecords = (text, size) => void (cm.records = () => read(text, size));

  /** @type {any} */
  let shared;

  /** Take what all pages share. */
  cm.takeShared = (text, size) => (shared = read(text, size));

  /** Take what one language adds: with the shared part it makes `cm.config`, `cm.data` and `cm.figure`. */
  cm.takeRows = function (text, size) {
    const { config, data, figure } = cm.change(shared, read(text, size));
    const first = Object.values(data.readings)[0];
    for (const name in data.changes) data.readings[name] = cm.change(first, data.changes[name]);
    delete data.changes;
    shared = null;
    Object.assign(cm, { config, data, figure });
  };
})();
