/* Text: templates, folding and tidying. Nothing here knows of the page. */
(function () {
  "use strict";
  const MAX_TEXT = 120;
  const BLANKS = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g;

  /** Put values into a template: `{n}` and the like. */
  cm.say = (template, values) =>
    Object.entries(values || {}).reduce((text, [name, value]) => text.split(`{${name}}`).join(String(value)), template);

  /** A template with a singular and a plural. */
  cm.count = (forms, n) => cm.say(n === 1 ? forms.one : forms.other, { n });

  /** Text as it is searched: lower case, without accents. */
  cm.fold = (text) => strip(strip(text).toLowerCase());
  const strip = (/** @type {string} */ text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  /** Folded for a search: both spellings of the month are right in Peru. */
  cm.foldForSearch = (text) => cm.fold(text).replace(/septiembre/g, "setiembre");

  const QUOTED = /["«“„]([^"«»“”„]+)["»”“]/g;
  const withoutMarks = (/** @type {string} */ text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

  /** What a search asks for: words without the marks at their edges, and the phrases in quotes. */
  cm.searchTerms = function (text) {
    const folded = cm.foldForSearch(text);
    return {
      words: folded.split(" ").map(withoutMarks).filter(Boolean),
      phrases: [...folded.matchAll(QUOTED)].map(([, phrase]) => withoutMarks(phrase)).filter((phrase) => phrase.includes(" ")),
    };
  };

  /** Text as a reader may type it: one blank between words, not too long. */
  cm.tidy = (text) => trim(Array.from(trim(text.replace(BLANKS, " "))).slice(0, MAX_TEXT).join(""));
  const trim = (/** @type {string} */ text) => text.replace(/^ +| +$/g, "");
})();
