/* Elements from text nodes only: no value of the data is ever read as HTML. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const FOCUSABLE = "a[href], button, input, select, summary";

  /**
   * @template {Element} Node
   * @param {Node} node @param {Attributes | null | undefined} attributes @param {Child[]} children
   */
  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    node.append(...present(children));
    return node;
  }

  const present = (/** @type {Child[]} */ children) =>
    children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== "").map((child) => (child instanceof Node ? child : String(child)));

  /** An HTML element: attributes by name, listeners as `onclick`, children as text or elements. */
  cm.el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** The same for SVG. */
  cm.svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  cm.byId = (name) => /** @type {HTMLElement} */ (document.getElementById(cm.config.ids[name]));

  /** The one of its kind inside a place. */
  cm.find = (/** @type {ParentNode} */ place, /** @type {string} */ selector) => /** @type {any} */ (place.querySelector(selector));

  /** What holds the keyboard inside a place. */
  cm.focusedIn = (place) => (place.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null);

  /** All of a kind inside a place. */
  cm.all = (place, selector) => Array.from(place.querySelectorAll(selector));

  const nameOf = (/** @type {Element} */ node) => (node.getAttribute("aria-label") || node.textContent || "").replace(/[\d×✓]+/g, "").trim();

  /** Replace what a place holds; the keyboard stays on the same thing, or on what took its place. */
  cm.redraw = function (place, ...children) {
    const focusable = () => cm.all(place, FOCUSABLE);
    const before = focusable();
    const index = before.findIndex((node) => node === document.activeElement);
    const name = index < 0 ? "" : nameOf(before[index]);
    const text = index < 0 ? "" : before[index].textContent;
    place.replaceChildren(...present(children));
    if (index < 0) return;
    const after = focusable();
    const next = after.find((node) => node.textContent === text) || after.find((node) => nameOf(node) === name && name) || after[Math.min(index, after.length - 1)] || cm.find(cm.byId("shell"), "summary");
    next.focus({ preventScroll: true });
  };
})();
