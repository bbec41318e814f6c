"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const { load } = require("./load.js");

const spec = (key, kind, options, value, renamed = {}) => ({ key, kind, options, default: value, renamed });
const filters = [
  spec("period", "range", ["2000-01", "2020-12"], null),
  spec("department", "many", ["06", "15"], []),
  spec("unit", "many", ["incident", "measure", "total"], ["incident", "measure"]),
  spec("status", "many", ["corroborated", "single"], [], { disputed: "versions=whole,date" }),
  spec("versions", "many", ["whole", "date"], []),
  spec("q", "text", [], ""),
  spec("theme", "one", ["auto", "dark"], "auto"),
  spec("span", "days", ["2000-01", "2020-12"], null),
  spec("view", "view", [], null),
];
const cm = load(["base/text", "state/address"], { config: { filters, trackers: "^(fbclid|utm_[a-z_]+)$" } });
const again = (query) => cm.query(cm.parse(query).values);

test("an address that says nothing is every default, and a default is not written", () => {
  assert.equal(again(""), "");
  assert.equal(again("theme=auto&unit=measure,incident&department=any&period=2000-01..2020-12"), "");
});

test("what trackers hang on a link is no part of it", () => {
  const { values, ignored } = cm.parse("?fbclid=IwAR0abc&department=06&utm_source=wa&zzz=1");
  assert.deepEqual([...values.department], ["06"]);
  assert.deepEqual([...ignored], ["zzz"]);
});

test("what is written is read as the same state", () => {
  for (const query of ["department=06,15", "unit=any", "q=agua%20%26%20oro", "period=2011-01..2012-12", "span=2011-11-20..2011-12-20", "view=-7.000,-78.500,4.00"])
    assert.equal(again("?" + query), query);
});

test("values come in the order of the options, a period within what there is", () => {
  assert.equal(again("department=15,06"), "department=06,15");
  assert.equal(again("period=1900-01..2011-03"), "period=2000-01..2011-03");
});

test("what is not understood is named and changes nothing", () => {
  const read = cm.parse("department=99&theme=pink&period=2012-01..2011-01&view=1,2&span=2011-01..2012-01&constructor=1&q=a");
  assert.equal(cm.query(read.values), "q=a");
  assert.deepEqual([...read.ignored].sort(), ["constructor", "department", "period", "span", "theme", "view"]);
});

test("a value of before is read as what it is called today, unless the address says that itself", () => {
  assert.equal(again("status=disputed"), "versions=whole,date");
  assert.equal(again("status=disputed&versions=date"), "versions=date");
  assert.deepEqual([...cm.parse("status=disputed").ignored], []);
  assert.deepEqual([...cm.parse("status=constructor").ignored], ["status"]);
});

test("of a repeated key the first counts", () => assert.equal(again("q=a&q=b"), "q=a"));
