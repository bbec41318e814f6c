/* Play as a rule, without a clock: from what is shown to what is shown one beat later. */
(function () {
  "use strict";
  const WINDOW = 3; // steps a window holds

  /** Where play stands before its first beat: before the step after `last`. */
  cm.playFrom = (last) => ({ end: last, wait: 0, named: [], period: null, entering: "" });

  /**
   * One beat on; null at the end. Steps without records are skipped. A case that comes into the window for the
   * first time is `entering`, and makes the next beats wait.
   */
  cm.playOn = function (play, { steps, records, cumulative, pause }) {
    if (play.wait > 0) return Object.assign({}, play, { wait: play.wait - 1 });
    const window = (/** @type {number} */ end) => Math.max(0, end - WINDOW + 1);
    const holds = (/** @type {number} */ end) => records.some(({ start, last }) => start <= steps[end][1] && last >= steps[window(end)][0]);
    let end = play.end + 1;
    while (end < steps.length && !holds(end)) end += 1;
    if (end >= steps.length) return null;
    const [from, to] = [steps[cumulative ? 0 : window(end)][0], steps[end][1]];
    const fresh = records.find(({ main, code, start }) => main && !play.named.includes(code) && start >= from && start <= to);
    const entering = fresh ? fresh.code : "";
    return { end, period: [from, to], entering, wait: fresh ? pause : 0, named: fresh ? [...play.named, entering] : play.named };
  };
})();
