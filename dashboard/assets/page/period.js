/* The period in words and years: for those who hear the slider, and those who would rather choose than slide. */
(function () {
  "use strict";
  /** @type {(period: string[]) => void} */
  let choose;
  const monthWords = (/** @type {string} */ month) => cm.say(cm.config.words.sentence.month, { month: cm.config.words.sentence.months[Number(month.slice(5)) - 1], year: month.slice(0, 4) });

  /** From and to as years, for those who would rather choose than slide. */
  cm.startPeriod = function () {
    const { period_from: from, period_to: to } = cm.config.words.filters;
    const [first, last] = cm.spec("period").options.map((month) => Number(month.slice(0, 4)));
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    /** @param {string} text */
    const pick = (text) => {
      const select = cm.el("select", { class: "select", onchange: apply }, years.map((year) => cm.el("option", { value: year }, String(year))));
      return { select, label: cm.el("label", {}, text, select) };
    };
    const [start, end] = [pick(from), pick(to)];
    function apply(/** @type {Event} */ event) {
      let [a, b] = [Number(start.select.value), Number(end.select.value)];
      if (a > b) [a, b] = event.target === start.select ? [a, a] : [b, b];
      cm.set({ period: a === first && b === last ? null : [`${a}-01`, `${b}-12`] });
    }
    cm.byId("year_range").replaceChildren(start.label, end.label);
    choose = ([a, b]) => {
      start.select.value = a.slice(0, 4);
      end.select.value = b.slice(0, 4);
    };
  };

  /** Show the period in the years to choose from and, as months, to a screen reader on the slider. */
  cm.drawPeriod = function () {
    choose(cm.state.period || cm.spec("period").options);
    const chosen = cm.periodSteps();
    document.querySelectorAll(`#${cm.config.ids.shell} [role=slider]`).forEach((thumb, i) => {
      thumb.setAttribute("aria-valuetext", monthWords(cm.config.steps[chosen[i]][i]));
    });
  };

  /* The slider's own labels; Dash looks the function up by this name. */
  window.dashMantineFunctions = window.dashMantineFunctions || {};
  window.dashMantineFunctions.monthOfStep = (/** @type {any} */ value) => {
    const step = cm.config.steps[value];
    return step ? monthWords(step[0]) : "";
  };
})();
