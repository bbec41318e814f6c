/* Elements from text nodes only: no value of the data is ever read as HTML. */
(function () {
  "use strict";
  const cm = (window.cm = window.cm || {});
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    for (const name in attributes || {}) {
      const value = attributes[name];
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return node;
  }

  /** An HTML element: attributes by name, listeners as `onclick`, children as text or elements. */
  cm.el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** The same for SVG. */
  cm.svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  cm.byId = (name) => document.getElementById(cm.config.ids[name]);

  /** Put values into a template: `{n}` and the like. */
  cm.say = (template, values) =>
    Object.entries(values || {}).reduce((text, [name, value]) => text.split(`{${name}}`).join(value), template);

  /** A template with a singular and a plural. */
  cm.count = (forms, n) => cm.say(n === 1 ? forms.one : forms.other, { n });

  cm.fold = (text) => strip(strip(text).toLowerCase());
  const strip = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const FOCUSABLE = "a[href], button, input, select, summary";
  const nameOf = (node) => (node.getAttribute("aria-label") || node.textContent).replace(/[\d×✓]+/g, "").trim();

  /** Replace what a place holds; the keyboard stays on the same thing, or on what took its place. */
  cm.redraw = function (place, ...children) {
    const before = [...place.querySelectorAll(FOCUSABLE)];
    const index = before.indexOf(document.activeElement);
    const name = index < 0 ? "" : nameOf(before[index]);
    const text = index < 0 ? "" : before[index].textContent;
    place.replaceChildren(...children.flat().filter(Boolean));
    if (index < 0) return;
    const after = [...place.querySelectorAll(FOCUSABLE)];
    const next = after.find((node) => node.textContent === text) || after.find((node) => nameOf(node) === name && name) || after[Math.min(index, after.length - 1)] || document.querySelector(`#${cm.config.ids.shell} summary`);
    next.focus({ preventScroll: true });
  };

  /** A link to a changed state that works as a link and, on a plain click, without a reload. */
  cm.link = (patch, attributes, ...children) =>
    cm.el(
      "a",
      Object.assign({}, attributes, {
        href: "?" + cm.query(Object.assign({}, cm.state, patch)),
        onclick(event) {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
          event.preventDefault();
          cm.set(patch);
        },
      }),
      ...children
    );
})();
