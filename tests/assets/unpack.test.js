"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const zlib = require("node:zlib");
const { load } = require("./load.js");

const texts = ["", "a", "ñandú agua agua agua ".repeat(600), String.fromCharCode(...Array(256).keys()).repeat(40)];
const kinds = { stored: { level: 0 }, dynamic: { level: 9 }, fixed: { level: 9, strategy: zlib.constants.Z_FIXED }, literal: { level: 9, strategy: zlib.constants.Z_HUFFMAN_ONLY } };

for (const [kind, options] of Object.entries(kinds))
  test(`what is deflated is undone: ${kind} blocks`, () => {
    const cm = load(["early/unpack"]);
    for (const text of texts.map((one) => Buffer.from(one)))
      assert.deepEqual(Buffer.from(cm.inflate(zlib.deflateRawSync(text, options), text.length)), text);
  });

test("a language's rows are the shared ones with its own words", () => {
  const cm = load(["early/unpack"]);
  const packed = (value) => {
    const plain = Buffer.from(JSON.stringify(value));
    return [zlib.deflateRawSync(plain).toString("base64"), plain.length];
  };
  const shared = { config: { lang: "", steps: [1, 2] }, data: { columns: { id: ["a", "b"] }, readings: { contrasted: { date: ["x", "y"] } }, changes: {} }, figure: {} };
  cm.takeShared(...packed(shared));
  cm.takeRows(...packed({ config: { lang: "es" }, data: { changes: [{ text: { date: { 1: "z" } } }] } }));
  assert.deepEqual({ ...cm.config }, { lang: "es", steps: [1, 2] });
  assert.deepEqual([...cm.data.readings.text.date], ["x", "z"]);
  assert.deepEqual([...cm.data.readings.contrasted.date], ["x", "y"]);
});

test("a change leaves the value as it was", () => {
  const cm = load(["early/unpack"]);
  const value = { a: [1, 2, 3], b: { c: 1 } };
  assert.deepEqual(cm.change(value, { a: { 1: 9 }, b: [{ d: 2 }] }), { a: [1, 9, 3], b: { d: 2 } });
  assert.deepEqual(value, { a: [1, 2, 3], b: { c: 1 } });
});
