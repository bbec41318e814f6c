/* What a mark under the pointer says, how wide its words are, and how they are taken along. */
(function () {
  "use strict";
  const COPIED_MS = 2500;
  const canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const widths = new Map();

  /** Where an event happened, or what of that kind lies around it. */
  cm.closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

  /** Show some words beside the pointer; without words, nothing. */
  cm.showTip = function (text, event) {
    const tip = cm.byId("tip");
    tip.textContent = text;
    tip.hidden = !text;
    if (!text || !event) return;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = Math.max(6, Math.min(event.clientX + 14, innerWidth - width - 6)) + "px";
    tip.style.top = Math.max(6, event.clientY + 18 + height > innerHeight ? event.clientY - height - 12 : event.clientY + 18) + "px";
  };

  /** Show what the marks in a place say. */
  cm.tips = function (mount) {
    const hide = () => cm.showTip("");
    mount.addEventListener("pointerover", (event) => {
      const mark = cm.closest(event, "[aria-label]");
      if (mark && event instanceof PointerEvent) cm.showTip(mark.getAttribute("aria-label") || "", event);
    });
    mount.addEventListener("pointerout", hide);
    mount.addEventListener("pointerdown", hide);
  };

  /** How much wider letters are than measured, by theme and stage. */
  cm.letterFactor = () => (document.body.classList.contains("presenting") ? 2.05 : document.documentElement.dataset.theme === "projector" ? 1.16 : 1);

  /** Width of a text in pixels, as it stands on the map. */
  cm.textWidth = function (text) {
    if (!widths.has(text)) {
      canvas.font = "650 13px Inter, system-ui, sans-serif";
      widths.set(text, canvas.measureText(text).width);
    }
    return widths.get(text) * cm.letterFactor();
  };

  /** Put a text on the clipboard; where that is not allowed, show it to be copied by hand. */
  cm.copy = async function (text, button) {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = cm.config.words.evidence.copied;
    } catch (error) {
      button.replaceWith(cm.el("textarea", { class: "copy-text", readonly: true, rows: 5, "aria-label": before }, text));
      return;
    }
    setTimeout(() => (button.textContent = before), COPIED_MS);
  };
})();
