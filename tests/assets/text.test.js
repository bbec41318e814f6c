"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const { load } = require("./load.js");
const cm = load(["base/text"]);

test("a search has words without marks at their edges, and phrases", () => {
  for (const one of ["«agua»", "¿Agua?", "agua,", "AGUA"]) {
    assert.deepEqual([...cm.searchTerms(one).words], ["agua"]);
    assert.deepEqual([...cm.searchTerms(one).phrases], []);
  }
  assert.deepEqual([...cm.searchTerms('«Minera Poderosa» septiembre').phrases], ["minera poderosa"]);
  assert.deepEqual([...cm.searchTerms('«Minera Poderosa» septiembre').words], ["minera", "poderosa", "setiembre"]);
  assert.deepEqual([...cm.searchTerms("¿? «»").words], []);
});

test("folded text has neither case nor accents", () => {
  for (const one of ["Población", "POBLACIÓN", "poblacio\u0301n"]) assert.equal(cm.fold(one), "poblacion");
  assert.equal(cm.fold("ÑANDÚ"), cm.fold("ñandú"));
  assert.equal(cm.fold("İ"), "i");
});

test("tidied text has single blanks, none at its ends, and 120 letters at most", () => {
  assert.equal(cm.tidy(" \u0000agua\u00a0\t\n\ufeff  dulce "), "agua dulce");
  assert.equal(cm.tidy("🪨".repeat(200)), "🪨".repeat(120));
  assert.equal(cm.tidy("a".repeat(119) + " b"), "a".repeat(119));
});

test("a template takes its values as they are, and a count its number", () => {
  assert.equal(cm.say("{a} · {b} · {a}", { a: "$&", b: "{c}" }), "$& · {c} · $&");
  const forms = { one: "{n} hecho", other: "{n} hechos" };
  assert.deepEqual([0, 1, 2].map((n) => cm.count(forms, n)), ["0 hechos", "1 hecho", "2 hechos"]);
});
