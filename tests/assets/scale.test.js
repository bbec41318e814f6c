"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const { load } = require("./load.js");

// Five years in one step, then two years month by month.
const months = ["2005", "2006"].flatMap((year) => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`));
const steps = [["2000-01", "2004-12"], ...months.map((month) => [month, month])];
const shortMonths = "ene feb mar abr may jun jul ago set oct nov dic".split(" ");
const cm = load(["timeline/scale"], { config: { steps, shortMonths }, state: { span: null } });
const { scale } = cm;
scale.fit(100, 914);

test("days lie in their order, also within what is compressed", () => {
  const days = ["2000-01-01", "2002-06-15", "2004-12-31", "2005-01-01", "2005-01-31", "2005-02-01", "2006-12-31"];
  const places = days.map((day) => scale.at(day));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  assert.equal(new Set(places).size, days.length);
});

test("the day at a day's place is that day", () => {
  for (const day of ["2000-03-07", "2004-02-29", "2005-02-28", "2006-12-31"]) assert.equal(scale.day(scale.unit(day) + 1e-6), day);
});

test("pixels and steps are each other's reverse, in any window", () => {
  for (const span of [null, ["2005-03-10", "2005-06-20"]]) {
    cm.state = { span };
    for (const x of [100, 350, 900]) assert.ok(Math.abs(scale.x(scale.unitAt(x)) - x) < 1e-6);
  }
  assert.ok(Math.abs(scale.at("2005-03-10") - 100) < 1e-6);
  assert.ok(Math.abs(scale.at("2005-06-20", true) - 900) < 1e-6);
  cm.state = { span: null };
});

test("a window stays within the whole, and the whole has no name", () => {
  assert.equal(scale.spanOf(-5, 100), null);
  const [from, to] = scale.spanOf(24, 27);
  assert.equal(to, "2006-12-31");
  assert.ok(scale.unit(to, true) - scale.unit(from) > 2.9);
});

test("the window around some days has them inside", () => {
  const [from, to] = scale.spanAround(["2005-06-20", "2005-03-10"]);
  assert.ok(from < "2005-03-10" && to > "2005-06-20");
});

test("labels of the axis do not lie on one another, however near one looks", () => {
  for (const span of [null, ["2005-02-01", "2006-02-01"], ["2005-03-10", "2005-06-20"], ["2005-03-10", "2005-03-16"]]) {
    cm.state = { span };
    const labels = scale.ticks().filter(({ text }) => text);
    assert.ok(labels.length > 1);
    labels.slice(1).forEach(({ x }, i) => assert.ok(x - labels[i].x > 6 * labels[i].text.length));
  }
  cm.state = { span: null };
});
