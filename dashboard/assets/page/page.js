/* The page around the map: start, theme, language, tips, panels that open and close. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const LEGEND_FROM = 1180; // pixels of the window below which the legend would lie on the marks
  const LEGEND_HIGH = 700;
  const SYSTEM = window.matchMedia("(prefers-color-scheme: dark)");

  /** Put the theme on the page; «auto» follows the system. */
  cm.applyTheme = function (theme) {
    const chosen = theme === "auto" ? (SYSTEM.matches ? "dark" : "light") : theme;
    if (document.documentElement.dataset.theme === chosen) return;
    document.documentElement.dataset.theme = chosen;
    window.dash_clientside.set_props(cm.config.ids.provider, { forceColorScheme: chosen === "dark" ? "dark" : "light" });
  };

  const mainOf = (values) => cm.config.collections.find(({ code }) => code === cm.mainCollection(values));

  /** Links and selectors that depend on the state. */
  cm.drawPage = function (values) {
    const query = cm.query(values);
    const file = location.protocol === "file:" ? "index.html" : "";
    const other = cm.byId("language").firstElementChild;
    other.setAttribute("href", `../${cm.config.other}/${file}${query ? "?" + query : ""}`);
    cm.byId("theme").querySelector("select").value = values.theme;
    cm.drawYearRange(values.period);
    const shade = cm.byId("key").querySelector("input");
    shade.checked = values.shade === "counts";
    cm.byId("key").querySelector("[data-shade]").textContent = values.shade === "counts" ? cm.config.words.map.counts : mainOf(values).words.here;
  };

  /* From and to as years, for those who would rather choose than slide. */
  function startYears() {
    const { period_from: from, period_to: to } = cm.config.words.filters;
    const [first, last] = cm.spec("period").options.map((month) => Number(month.slice(0, 4)));
    const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const pick = (text) => {
      const select = cm.el("select", { class: "select", onchange: apply }, years.map((year) => cm.el("option", { value: year }, String(year))));
      return { select, label: cm.el("label", {}, text, select) };
    };
    const [start, end] = [pick(from), pick(to)];
    function apply(event) {
      let [a, b] = [Number(start.select.value), Number(end.select.value)];
      if (a > b) [a, b] = event.target === start.select ? [a, a] : [b, b];
      cm.set({ period: a === first && b === last ? null : [`${a}-01`, `${b}-12`] });
    }
    cm.byId("year_range").replaceChildren(start.label, end.label);
    cm.drawYearRange = function (period) {
      const [a, b] = period || cm.spec("period").options;
      start.select.value = a.slice(0, 4);
      end.select.value = b.slice(0, 4);
    };
  }

  /** Say months, not step numbers, to a screen reader. */
  cm.labelSlider = function () {
    const words = cm.config.words.sentence;
    const named = (month) => cm.say(words.month, { month: words.months[Number(month.slice(5)) - 1], year: month.slice(0, 4) });
    const chosen = cm.controlOf("period");
    document.querySelectorAll(`#${cm.config.ids.shell} [role=slider]`).forEach((thumb, i) => {
      thumb.setAttribute("aria-valuetext", named(cm.config.steps[chosen[i]][i]));
    });
  };

  /* The slider's own labels; Dash looks the function up by this name. */
  window.dashMantineFunctions = window.dashMantineFunctions || {};
  window.dashMantineFunctions.monthOfStep = (value) => {
    const step = cm.config.steps[value];
    const words = cm.config.words.sentence;
    return step ? cm.say(words.month, { month: words.months[Number(step[0].slice(5)) - 1], year: step[0].slice(0, 4) }) : "";
  };

  /** Show what a mark under the pointer says. */
  cm.tips = function (mount) {
    const tip = cm.byId("tip");
    const hide = () => (tip.hidden = true);
    mount.addEventListener("pointerover", (event) => {
      const mark = event.target.closest("[aria-label]");
      if (mark) showTip(mark.getAttribute("aria-label"), event);
    });
    mount.addEventListener("pointerout", hide);
    mount.addEventListener("pointerdown", hide);
  };

  function showTip(text, event) {
    const tip = cm.byId("tip");
    tip.textContent = text;
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = Math.max(6, Math.min(event.clientX + 14, innerWidth - width - 6)) + "px";
    tip.style.top = Math.max(6, event.clientY + 18 + height > innerHeight ? event.clientY - height - 12 : event.clientY + 18) + "px";
  }

  function onDepartment(code) {
    const chosen = cm.state.department;
    const department = chosen.length === 1 && chosen[0] === code ? [] : [code];
    cm.set({ department, at: "", event: "" });
  }

  function onHover(code, event) {
    if (!code) {
      cm.byId("tip").hidden = true;
      return;
    }
    const words = cm.config.words.map;
    const { main, aside } = cm.inSelection;
    const template = { here: words.department, aside: words.department_aside, zero: words.department_zero, silent: words.department_silent }[cm.departmentState(code)];
    const phrase = cm.count(cm.config.words.panel.events, main[code] || 0);
    const apart = aside.filter(([, counts]) => counts[code]).map(([one, counts]) => cm.count(one.words.aside, counts[code]));
    const others = apart.length ? ` (${apart.join("; ")})` : "";
    showTip(cm.say(template, { name: cm.config.labels.department[code], n: phrase, others, main: mainOf(cm.state).words.named }), event);
  }

  function startHeader() {
    const { page, map } = cm.config.words;
    cm.byId("language").replaceChildren(cm.el("a", { class: "button", hreflang: cm.config.other, lang: cm.config.other, href: "../" + cm.config.other + "/", "aria-label": page.other_language_label }, cm.config.other.toUpperCase()));
    cm.byId("theme").replaceChildren(
      cm.el("select", { class: "select", "aria-label": page.theme, onchange: (event) => cm.set({ theme: event.target.value }) },
        cm.spec("theme").options.map((option) => cm.el("option", { value: option }, option === "auto" ? page.theme : page["theme_" + option]))),
      cm.shareMenu(),
      cm.el("a", { class: "button about", href: "about.html" }, page.about),
      cm.config.story.length ? cm.el("button", { type: "button", class: "button main", onclick: () => cm.present("full") }, cm.config.words.present.start) : ""
    );
    const zoom = (text, label, action) => cm.el("button", { type: "button", "aria-label": label, title: label, onclick: action }, text);
    cm.byId("zoom").replaceChildren(
      zoom("+", map.zoom_in, () => cm.geo.zoomBy(1.6)),
      zoom("−", map.zoom_out, () => cm.geo.zoomBy(1 / 1.6)),
      zoom("⌂", map.home, () => cm.geo.moveTo(null, true))
    );
  }

  function startKey() {
    const { map } = cm.config.words;
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
  }

  /* Filter panels close on Escape and on a click elsewhere; on a phone they are one sheet. */
  function startFilters() {
    const panels = () => document.querySelectorAll(`#${cm.config.ids.filters} details, .share`);
    const sheet = () => document.body.classList.contains("sheet");
    document.addEventListener("pointerdown", (event) => {
      if (sheet() || event.target.closest("[data-portal], .mantine-Popover-dropdown")) return;
      panels().forEach((panel) => panel.contains(event.target) || (panel.open = false));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || cm.state.present === "1") return;
      if (![...panels()].some((panel) => panel.open) && !sheet() && (cm.state.at || cm.state.event)) {
        cm.set(cm.state.event && cm.state.at ? { event: "" } : { at: "", event: "" });
        return;
      }
      panels().forEach((panel) => {
        if (!panel.open) return;
        const inside = panel.contains(document.activeElement);
        panel.open = false;
        if (inside) panel.querySelector("summary").focus();
      });
      document.body.classList.remove("sheet");
    });
    panels().forEach((panel) =>
      panel.addEventListener("toggle", () => {
        if (!panel.open) return;
        if (panel.dataset.panel) cm.mountPanel(panel.dataset.panel);
        cm.drawCounts();
      })
    );
    const filled = new MutationObserver(() => cm.started && cm.drawCounts());
    panels().forEach((panel) => panel.dataset.panel && filled.observe(panel.querySelector(".drop"), { childList: true }));
    const toggle = cm.byId("filters_toggle");
    toggle.addEventListener("click", () => {
      const open = document.body.classList.toggle("sheet");
      toggle.setAttribute("aria-expanded", String(open));
      toggle.textContent = open ? cm.config.words.page.filters_close : cm.config.words.page.filters;
    });
  }

  /* The map stands; what was left for later follows, a piece at a time. */
  function ready() {
    performance.mark("map-ready");
    document.documentElement.dataset.ready = "true";
    const idle = window.requestIdleCallback || ((task) => setTimeout(task, 60));
    const next = () => {
      const [name] = Object.keys(cm.config.panels);
      if (!name) return;
      cm.mountPanel(name);
      idle(next, { timeout: 2000 });
    };
    idle(next, { timeout: 2000 });
  }

  async function start() {
    startHeader();
    startYears();
    startKey();
    cm.startMarks();
    cm.startTimeline();
    cm.startPlay();
    startFilters();
    cm.startPresent();
    SYSTEM.addEventListener("change", () => cm.render(cm.state));
    await cm.geo.start(onDepartment, onHover);
    cm.started = true;
    cm.adopt();
    requestAnimationFrame(() => requestAnimationFrame(() => ready()));
  }

  /* React mounts the page; what it leaves empty is ours to fill. */
  const wait = () => (cm.config && cm.byId("undated") ? start() : requestAnimationFrame(wait));
  wait();
})();
