/* On paper: ink of the light theme, the map as it is seen inside the sheet, every row, every key open; afterwards all as before. */
(function () {
  "use strict";
  const SHEET = 690; // pixels of the printed part of an A4 sheet
  /** @type {(() => void)[]} */
  let undo = [];

  /* Let the drawings of the map fill whatever width the sheet has. */
  function scaleMap() {
    const { width, height } = cm.geo.size();
    document.documentElement.style.setProperty("--sheet", `${width} / ${height}`);
    for (const svg of cm.all(document, ".map-frame .main-svg, #marks > .layer")) {
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      undo.push(() => svg.removeAttribute("viewBox"));
    }
  }

  /* The timeline as wide as an upright sheet: it is drawn to measure. */
  function fitTimeline() {
    const area = cm.find(document, ".timeline-area");
    area.style.width = `${SHEET}px`;
    cm.drawTimeline(cm.rows);
    undo.push(() => {
      area.style.width = "";
      cm.drawTimeline(cm.rows);
    });
  }

  function begin() {
    if (undo.length || !cm.state) return;
    const { dataset } = document.documentElement;
    const theme = dataset.theme;
    undo.push(() => (dataset.theme = theme));
    dataset.theme = "light";
    cm.listWhole(true);
    cm.drawPanel(cm.rows);
    cm.draw(["departments"]);
    for (const details of cm.all(document, "#panel details:not([open]), #legend details:not([open]), #map-key details:not([open]), #more-said details:not([open])")) {
      details.toggleAttribute("open", true);
      undo.push(() => details.removeAttribute("open"));
    }
    scaleMap();
    fitTimeline();
  }

  function end() {
    if (!undo.length) return;
    undo.reverse().forEach((step) => step());
    undo = [];
    cm.listWhole(false);
    cm.drawPanel(cm.rows);
    cm.draw(["departments"]);
  }

  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
})();
