/* Dash asks for its layout over the network; the page carries it, so that it also works as files. */
(function () {
  "use strict";
  /** @param {string} name */
  const carried = (name) => /** @type {HTMLElement} */ (document.getElementById(name)).textContent || "";
  /** @type {Record<string, () => string>} */
  const answers = {
    "_dash-layout": () => carried("site-layout"),
    "_dash-dependencies": () => carried("site-dependencies"),
  };
  const ask = window.fetch;
  window.fetch = function (resource, options) {
    const address = String(resource instanceof Request ? resource.url : resource).split("?")[0];
    const name = Object.keys(answers).find((ending) => address.endsWith(ending));
    if (!name) return ask.call(window, resource, options);
    return Promise.resolve(new Response(answers[name](), { status: 200, headers: { "Content-Type": "application/json" } }));
  };
  window.PlotlyConfig = { MathJaxConfig: "local" };
})();
