/* The head of the page and the corners of the map: theme, language, key, legend, zoom. */
(function () {
  "use strict";
  const LEGEND_FROM = 1180; // pixels of the window below which the legend would lie on the marks
  const LEGEND_HIGH = 700;
  const SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");

  /** Put the theme on the page; «auto» follows the system. */
  cm.drawTheme = function () {
    const { theme } = cm.state;
    const chosen = theme === "auto" ? (SYSTEM.matches ? "dark" : "light") : theme;
    cm.find(cm.byId("theme"), "select").value = theme;
    if (document.documentElement.dataset.theme === chosen) return;
    document.documentElement.dataset.theme = chosen;
    window.dash_clientside.set_props(cm.config.ids.provider, { forceColorScheme: chosen === "dark" ? "dark" : "light" });
  };

  /** Lead on to the same state in the other language. */
  cm.drawLanguage = function () {
    const query = cm.query(cm.state);
    const file = location.protocol === "file:" ? "index.html" : "";
    cm.find(cm.byId("language"), "a").setAttribute("href", `../${cm.config.other}/${file}${query ? "?" + query : ""}`);
  };

  /** Say how departments are shaded. */
  cm.drawShade = function () {
    const counts = cm.state.shade === "counts";
    const { map } = cm.config.words;
    cm.find(cm.byId("key"), "input").checked = counts;
    cm.find(cm.byId("key"), "[data-shade]").textContent = counts ? map.counts : cm.mainOf(cm.state).words.here;
  };

  cm.startHeader = function () {
    const { page, map } = cm.config.words;
    cm.byId("language").replaceChildren(cm.el("a", { class: "button", hreflang: cm.config.other, lang: cm.config.other, href: "../" + cm.config.other + "/", "aria-label": page.other_language_label }, cm.config.other.toUpperCase()));
    cm.byId("theme").replaceChildren(
      cm.el("select", { class: "select", "aria-label": page.theme, onchange: (event) => cm.set({ theme: event.target.value }) },
        cm.spec("theme").options.map((option) => cm.el("option", { value: option }, option === "auto" ? page.theme : page["theme_" + option]))),
      cm.shareMenu(),
      ...cm.config.pages.map(({ file, label }) => cm.el("a", { class: "button plain-page", href: file }, label)),
      cm.config.story.length ? cm.el("button", { type: "button", class: "button main", "data-tour": "full" }, cm.config.words.present.start) : ""
    );
    /** @param {string} text @param {string} label @param {() => void} action */
    const zoom = (text, label, action) => cm.el("button", { type: "button", "aria-label": label, title: label, onclick: action }, text);
    cm.byId("zoom").replaceChildren(
      zoom("+", map.zoom_in, () => cm.geo.zoomBy(1.6)),
      zoom("−", map.zoom_out, () => cm.geo.zoomBy(1 / 1.6)),
      zoom("⌂", map.home, () => cm.geo.moveTo(null, true)),
      cm.el("button", { type: "button", class: "follow", "aria-label": map.follow, title: map.follow, onclick: () => cm.set({ follow: cm.state.follow === "1" ? "0" : "1" }) },
        cm.svg("svg", { width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" }, cm.svg("path", { d: "M0-8V-3M0 8V3M-8 0H-3M8 0H3", class: "follow-lines" }), cm.svg("circle", { r: 4.6, class: "follow-lines" })))
    );
  };

  /** Show whether the map follows what is selected. */
  cm.drawFollow = () => cm.find(cm.byId("zoom"), ".follow").setAttribute("aria-pressed", String(cm.state.follow === "1"));

  /** The signs of certainty in one line that is always there. */
  cm.startSigns = function () {
    const { map } = cm.config.words;
    /** @param {Certainty} certainty @param {string} text */
    const sign = (certainty, text) => cm.el("span", {}, cm.icon("workers", "triangle", { certainty }), " " + text);
    cm.byId("signs").replaceChildren(
      sign("exact", map.sign_exact), sign("vague", map.sign_vague), sign("carried", map.sign_carried),
      cm.el("span", {}, cm.el("span", { class: "swatch area" }), " " + map.sign_area)
    );
  };

  cm.startKey = function () {
    const { map } = cm.config.words;
    /** @param {Certainty} certainty @param {string} text */
    const sample = (certainty, text) => cm.el("li", {}, cm.icon("workers", "triangle", { certainty }), text);
    cm.byId("key").replaceChildren(
      cm.el("details", { open: window.innerWidth > 1500 || null, ontoggle: () => cm.relabel() },
        cm.el("summary", {}, map.key),
        cm.el("ul", {},
          sample("exact", map.exact), sample("vague", map.vague), sample("carried", map.carried),
          cm.el("li", {}, cm.icon("fronts", "hexagon", { certainty: "linked" }), map.linked),
          cm.config.collections.slice(1).filter(({ drawn }) => drawn !== "full").map(({ words }) => cm.el("li", {}, cm.icon("communities", "circle", { certainty: "faint" }), words.key)),
          cm.el("li", {}, cm.icon("forces", "diamond", { deaths: true }), map.deaths),
          cm.el("li", {}, cm.el("span", { class: "swatch mentioned" }), cm.el("span", { "data-shade": "" })),
          cm.el("li", {}, cm.el("span", { class: "swatch zero" }), map.zero),
          cm.el("li", {}, cm.el("span", { class: "swatch silent" }), map.silent),
          cm.el("li", {}, cm.el("span", { class: "swatch area" }), map.area)),
        cm.el("label", { class: "shade" }, cm.el("input", { type: "checkbox", onchange: (event) => cm.set({ shade: event.target.checked ? "counts" : "mentions" }) }), " ", map.shade)));
    cm.byId("legend").replaceChildren(
      cm.el("details", { open: (window.innerWidth > LEGEND_FROM && window.innerHeight > LEGEND_HIGH) || null, ontoggle: () => cm.relabel() }, cm.el("summary", {}, map.legend), cm.el("ul", {}))
    );
  };
})();
