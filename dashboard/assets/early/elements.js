/* Dash's HTML components for this page: plain elements that report no clicks to Python. Dash's own
   script has every element of HTML and is twice as large as the map's boundaries. */
(function () {
  "use strict";
  const NOT_ATTRIBUTES = ["children", "setProps", "loading_state", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"];

  /** @param {string} tag */
  function component(tag) {
    return function (/** @type {Record<string, any>} */ { children, ...props }) {
      NOT_ATTRIBUTES.forEach((name) => delete props[name]);
      return window.React.createElement(tag, props, children);
    };
  }

  /** @type {Record<string, any>} */
  const made = {};
  window.dash_html_components = new Proxy(made, {
    get(_, name) {
      if (typeof name !== "string" || !/^[A-Z][A-Za-z0-9]*$/.test(name)) return undefined;
      return (made[name] = made[name] || component(name.toLowerCase()));
    },
  });
})();
