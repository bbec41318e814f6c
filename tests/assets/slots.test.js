"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const { load } = require("./load.js");
const signs = { near: 17, step: 25, margin: 14 }; // pixels, as `dashboard/symbology.py` has them
const { map } = load(["map/groups"], { config: { signs } });
const MARK = 13; // pixels from side to side of a mark in a fan

test("every mark of a fan has a slot, clear of the others and of the place itself", () => {
  for (const count of [2, 6, 7, 24, 60]) {
    const slots = map.slots(count);
    assert.equal(slots.length, count);
    const all = [[0, 0], ...slots];
    all.forEach(([x, y], i) => all.slice(i + 1).forEach(([u, v]) => assert.ok(Math.hypot(x - u, y - v) > MARK)));
  }
});

test("the fan reaches beyond its outermost mark", () => {
  const rows = Array.from({ length: 30 }, (_, row) => row);
  const outermost = Math.max(...map.slots(30).map(([x, y]) => Math.hypot(x, y)));
  assert.ok(map.reach({ rows }) > outermost + MARK / 2);
});
