/* Load some of the page's scripts without a page. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const ASSETS = path.join(__dirname, "..", "..", "dashboard", "assets");

/** Run scripts in their order, around a `cm` that holds what is given; return it. */
exports.load = function (names, given = {}) {
  const body = { classList: { contains: () => false } };
  const page = { cm: given, document: { body }, atob, TextDecoder, URLSearchParams };
  page.window = page;
  vm.createContext(page);
  for (const name of names) vm.runInContext(fs.readFileSync(path.join(ASSETS, `${name}.js`), "utf-8"), page, { filename: name });
  return page.cm;
};
