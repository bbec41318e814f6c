/* Links to changed states: each carries the whole state, so all follow when it changes. */
(function () {
  "use strict";
  /** @type {WeakMap<Element, Partial<State>>} */
  const patches = new WeakMap();
  const address = (/** @type {Partial<State>} */ patch) => "?" + cm.query(Object.assign({}, cm.state, patch));

  /** A link to a changed state that works as a link and, on a plain click, without a reload. */
  cm.link = function (patch, attributes, ...children) {
    const onclick = (/** @type {MouseEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      cm.set(patch);
    };
    const link = cm.el("a", Object.assign({}, attributes, { href: address(patch), onclick }), ...children);
    patches.set(link, patch);
    return link;
  };

  /** Let every link on the page lead on from the present state. */
  cm.updateLinks = function () {
    for (const link of document.links) {
      const patch = patches.get(link);
      if (patch && link.getAttribute("href") !== address(patch)) link.setAttribute("href", address(patch));
    }
  };
})();
