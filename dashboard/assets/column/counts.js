/* Published totals of others as bars: in the column, and below the map while presenting. They are no events and are never added. */
(function () {
  "use strict";
  /** Totals as bars from zero, each with who counts and when. */
  cm.countBars = (bars) =>
    cm.el("ol", { class: "count-bars" }, bars.map(({ who, when, said, side, unit, computed, share }) =>
      cm.el("li", { class: `side-${side}` },
        cm.el("span", {}, who, cm.el("span", { class: "mute" }, " " + when), unit || computed ? cm.el("small", {}, [unit, computed ? cm.config.words.counts.computed : ""].filter(Boolean).join("; ")) : null),
        share === null ? cm.el("span") : cm.svg("svg", { class: "count-bar", height: 10, "aria-hidden": "true" }, cm.svg("rect", { class: "of", width: `${100 * share}%`, height: 10 })),
        cm.el("b", {}, said))));

  /** The way to the comparisons, at the head of the cases. */
  cm.countsTeaser = function () {
    if (!cm.config.counts) return null;
    const [{ title, bars }] = cm.config.counts.pairs;
    const counters = [...new Set(bars.map(({ who }) => who))].join(" / ");
    return cm.el("p", { class: "counts-teaser" }, cm.say(cm.config.words.counts.teaser, { x: `${title} (${counters})` }), " ", cm.link({ panel: "counts" }, {}, cm.config.words.counts.title));
  };

  /** Every comparison in short, each with the way to its explanation. */
  cm.countsPanel = function ({ page, pairs }) {
    const words = cm.config.words.counts;
    return [
      cm.el("h2", {}, words.title),
      cm.el("p", { class: "mute cases-note" }, words.intro),
      cm.el("p", { class: "ways" }, cm.el("a", { class: "button plain-page", href: page }, words.page)),
      ...pairs.map(({ id, title, bars }) => cm.el("section", { class: "count-pair", "aria-label": title },
        cm.el("h3", {}, title),
        cm.countBars(bars),
        cm.el("a", { class: "plain-page", href: `${page}#${id}`, "aria-label": `${words.why}: ${title}` }, words.why))),
    ];
  };
})();
