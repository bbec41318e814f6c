/* The scale of the timeline: days to steps to pixels, through a window that may be narrower than the whole. */
(function () {
  "use strict";
  const scale = (cm.scale = /** @type {Scale} */ ({}));
  const MARGIN = 14; // pixels kept free at the right end
  const LEAST = 0.2; // steps that the window shows at least: some six days
  const DAY = 86400000; // milliseconds
  const LETTER = 6.4; // pixels of a letter of the axis
  const GAP = 10; // pixels between labels of the axis
  /** @param {Month} month */
  const monthNumber = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  /** @param {number} number */
  const monthName = (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  /** @param {Month} month */
  const daysIn = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  const steps = () => cm.config.steps;
  const units = new Map(); // the scale never changes, so a day is looked up once
  let left = 0;
  let right = 1;

  /** Take the room there is: pixels from the strip's left end to the lanes, and its whole width. */
  scale.fit = function (gutter, width) {
    left = gutter;
    right = Math.max(left + 1, width - MARGIN);
  };

  /** Where a day lies, in steps; `after` gives the end of that day. */
  scale.unit = function (day, after) {
    const key = after ? day + "+" : day;
    if (!units.has(key)) units.set(key, unitOf(day, after));
    return units.get(key);
  };

  /** @param {Day} day @param {boolean} [after] */
  function unitOf(day, after) {
    const month = day.slice(0, 7);
    let index = steps().findIndex((step) => month <= step[1]);
    if (index < 0) index = steps().length - 1;
    const [first, last] = steps()[index];
    const months = monthNumber(last) - monthNumber(first) + 1;
    const part = (Number(day.slice(8, 10)) - (after ? 0 : 1)) / daysIn(month);
    return index + Math.max(0, Math.min(1, (monthNumber(month) - monthNumber(first) + part) / months));
  }

  /** The day that lies at some steps. */
  scale.day = function (unit) {
    const index = Math.max(0, Math.min(steps().length - 1, Math.floor(unit)));
    const [first, last] = steps()[index];
    const months = Math.max(0, Math.min(0.99999, unit - index)) * (monthNumber(last) - monthNumber(first) + 1);
    const month = monthName(monthNumber(first) + Math.floor(months));
    return `${month}-${String(Math.floor((months % 1) * daysIn(month)) + 1).padStart(2, "0")}`;
  };

  /** The window shown, in steps. */
  scale.window = function () {
    if (!cm.state.span) return [0, steps().length];
    const [from, to] = [scale.unit(cm.state.span[0]), scale.unit(cm.state.span[1], true)];
    return [Math.min(from, steps().length - LEAST), Math.max(to, from + LEAST)];
  };

  scale.perStep = () => (right - left) / (scale.window()[1] - scale.window()[0]);
  scale.x = (unit) => left + (unit - scale.window()[0]) * scale.perStep();
  scale.at = (day, after) => scale.x(scale.unit(day, after));
  scale.unitAt = (x) => scale.window()[0] + (x - left) / scale.perStep();
  scale.room = () => [left, right];

  /** Days to show for a window in steps; null for the whole. */
  scale.spanOf = function (from, to) {
    const whole = steps().length;
    const wide = Math.max(LEAST, Math.min(whole, to - from));
    const start = Math.max(0, Math.min(whole - wide, (from + to - wide) / 2));
    return wide > whole - 0.02 ? null : [scale.day(start), scale.day(start + wide - 0.005)];
  };

  /** The window that shows some days with a little room around them. */
  scale.spanAround = function (days) {
    const sorted = [...days].sort();
    const [from, to] = [sorted[0], sorted[sorted.length - 1]].map((day) => Date.parse(day) / DAY);
    const room = Math.max(3, Math.round((to - from) * 0.12));
    const [first, last] = [from - room, to + room].map((number) => new Date(number * DAY).toISOString().slice(0, 10));
    return scale.spanOf(scale.unit(first), scale.unit(last, true));
  };

  /** Short words for a day of the axis. */
  scale.short = (day, withYear) => [Number(day.slice(8)), cm.config.shortMonths[Number(day.slice(5, 7)) - 1], withYear ? day.slice(0, 4) : ""].filter(Boolean).join(" ");

  /** @param {number} every */
  function monthTicks(every) {
    const short = cm.config.shortMonths;
    return steps().flatMap(([first, last], i) => {
      const number = Number(first.slice(5)) - 1;
      if (first !== last || number % every) return [];
      return [{ unit: i, text: number && every < 12 ? short[number] : first.slice(0, 4), long: every < 12 ? `${short[number]} ${first.slice(0, 4)}` : "", year: !number }];
    });
  }

  /** @param {number} days */
  function dayTicks(days) {
    const [from, to] = scale.window();
    const ticks = [];
    for (let i = Math.floor(from); i < Math.min(to, steps().length); i++) {
      const [first, last] = steps()[i];
      if (first !== last) continue;
      for (let day = 1; day <= daysIn(first); day += days) {
        if (days > 1 && daysIn(first) - day < days - 1) continue;
        const date = `${first}-${String(day).padStart(2, "0")}`;
        ticks.push({ unit: scale.unit(date), text: day === 1 ? scale.short(date) : String(day), long: scale.short(date, true), year: date.endsWith("-01-01") });
      }
    }
    return ticks;
  }

  /** Lines of the axis with the labels that have room: days, months or years, as near as the window is. */
  scale.ticks = function () {
    const step = scale.perStep();
    const all = step > 620 ? dayTicks(1) : step > 150 ? dayTicks(7) : monthTicks(step > 46 ? 1 : step > 18 ? 3 : 12);
    let free = left;
    let named = false;
    return all.flatMap((tick) => {
      const x = scale.x(tick.unit);
      if (x < left - 1 || x > right) return [];
      const text = named || !tick.long ? tick.text : tick.long;
      const fits = x >= free && x + text.length * LETTER < right + MARGIN;
      if (fits) {
        free = x + text.length * LETTER + GAP;
        named = true;
      }
      return [{ x, text: fits ? text : "", year: tick.year }];
    });
  };
})();
