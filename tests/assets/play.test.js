"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const { load } = require("./load.js");
const cm = load(["timeline/play-rule"]);

const steps = Array.from({ length: 12 }, (_, i) => `2011-${String(i + 1).padStart(2, "0")}`).map((month) => [month, month]);
const record = (code, start, last = start, main = true) => ({ code, start, last, main });

/* All that play shows, beat by beat, from the first step on. */
function played(records, { cumulative = false, pause = 0, last = -1 } = {}) {
  const beats = [];
  for (let play = cm.playOn(cm.playFrom(last), { steps, records, cumulative, pause }); play; play = cm.playOn(play, { steps, records, cumulative, pause }))
    beats.push(play);
  return beats;
}
const ends = (beats) => beats.map(({ period }) => period[1]);

test("the window moves over what there is and skips what is empty", () => {
  const beats = played([record("a", "2011-02"), record("b", "2011-09")]);
  assert.deepEqual(ends(beats), ["2011-02", "2011-03", "2011-04", "2011-09", "2011-10", "2011-11"]);
  assert.deepEqual([...beats[3].period], ["2011-07", "2011-09"]);
});

test("what goes on is shown as long as it goes on", () => {
  assert.deepEqual(ends(played([record("a", "2011-01", "2011-05")])), ["2011-01", "2011-02", "2011-03", "2011-04", "2011-05", "2011-06", "2011-07"]);
});

test("what has come stays when play adds up", () => {
  const beats = played([record("a", "2011-02"), record("b", "2011-09")], { cumulative: true });
  assert.ok(beats.every(({ period }) => period[0] === "2011-01"));
});

test("play goes on from a step, to the end and no further", () => {
  assert.deepEqual(ends(played([record("a", "2011-12")], { last: 10 })), ["2011-12"]);
  assert.equal(played([record("a", "2011-02")], { last: 11 }).length, 0);
});

test("a case that comes in is named once, and the next beats wait", () => {
  const beats = played([record("a", "2011-02"), record("a", "2011-03")], { pause: 2 });
  assert.deepEqual(beats.map(({ entering, wait }) => [entering, wait]).slice(0, 4), [["a", 2], ["a", 1], ["a", 0], ["", 0]]);
  assert.deepEqual(ends(beats).slice(0, 4), ["2011-02", "2011-02", "2011-02", "2011-03"]);
  assert.equal(beats.filter(({ entering, wait }) => entering && wait === 2).length, 1);
});

test("another case of no part in the count comes in without a word", () => {
  assert.ok(played([record("x", "2011-02", "2011-02", false)], { pause: 2 }).every(({ entering, wait }) => !entering && !wait));
});
