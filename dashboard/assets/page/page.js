/* The start of the page: panels that open and close, what the pointer shows of a department, then the map. */
(function () {
  "use strict";
  /** @param {string} code */
  function onDepartment(code) {
    cm.set({ department: cm.same(cm.state.department, [code]) ? [] : [code], at: "", event: "" });
  }

  /** @param {string | null} code @param {MouseEvent} [event] */
  function onHover(code, event) {
    if (!code) return cm.showTip("");
    const words = cm.config.words.map;
    const { main, aside } = cm.inSelection;
    const template = { here: words.department, aside: words.department_aside, zero: words.department_zero, silent: words.department_silent }[cm.departmentState(code)];
    const phrase = cm.count(cm.config.words.panel.events, main[code] || 0);
    const apart = aside.filter(([, counts]) => counts[code]).map(([one, counts]) => cm.count(one.words.aside, counts[code]));
    const others = apart.length ? ` (${apart.join("; ")})` : "";
    cm.showTip(cm.say(template, { name: cm.config.labels.department[code], n: phrase, others, main: cm.mainOf(cm.state).words.named }), event);
  }

  /* The map moves to what is selected when years or departments are chosen, unless it is held still. */
  function followSelection() {
    const { lat } = cm.columns();
    const points = cm.rows.filter((row) => cm.isMain(row) && lat[row] !== null).map(cm.map.point);
    const chosen = cm.state.department.length || cm.state.period;
    cm.geo.moveTo(chosen && points.length ? cm.geo.viewOf(points) : null, true);
  }

  cm.onChange((keys, chosen) => {
    const wanted = chosen && cm.state.follow === "1" && cm.state.present !== "1" && !keys.includes("view");
    if (wanted && (keys.includes("department") || keys.includes("period"))) cm.afterPaint(followSelection);
  });

  /* Filter panels close on Escape and on a click elsewhere; on a phone they are one sheet. */
  function startFilters() {
    /** @returns {HTMLDetailsElement[]} */
    const panels = () => cm.all(document, `#${cm.config.ids.filters} details, .share`);
    const sheet = () => document.body.classList.contains("sheet");
    document.addEventListener("pointerdown", (event) => {
      if (sheet() || cm.closest(event, "[data-portal], .mantine-Popover-dropdown")) return;
      panels().forEach((panel) => (panel.open = panel.open && event.composedPath().includes(panel)));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || cm.state.present === "1") return;
      if (!panels().some((panel) => panel.open) && !sheet() && (cm.state.at || cm.state.event)) {
        cm.set(cm.state.event && cm.state.at ? { event: "" } : { at: "", event: "" });
        return;
      }
      panels().forEach((panel) => {
        if (!panel.open) return;
        const inside = panel.contains(document.activeElement);
        panel.open = false;
        if (inside) cm.find(panel, "summary").focus();
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
    const filled = new MutationObserver(() => cm.state && cm.drawCounts());
    panels().forEach((panel) => panel.dataset.panel && filled.observe(cm.find(panel, ".drop"), { childList: true }));
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
    cm.tidyAddress();
    cm.startHeader();
    cm.startPeriod();
    cm.startKey();
    cm.startSigns();
    cm.startMarks();
    cm.startTimeline();
    cm.startPlay();
    startFilters();
    cm.startPresent();
    cm.own.start();
    cm.startAround();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cm.state && cm.draw(cm.spec("theme").redraws));
    await cm.geo.start(onDepartment, onHover);
    cm.adopt();
    requestAnimationFrame(() => requestAnimationFrame(() => ready()));
  }

  /* React builds the page; the scripts fill the elements that it leaves empty. */
  const wait = () => (cm.config && cm.byId("undated") ? start() : requestAnimationFrame(wait));
  wait();
})();
