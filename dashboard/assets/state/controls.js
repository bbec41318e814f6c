/* The controls of the filters: set from the state after the paint, since they are many and slow to draw, and read when used. */
(function () {
  "use strict";
  /** @type {Record<string, any>} */
  const known = {}; // what each control holds
  /** @type {Record<string, string[]>} */
  const sent = {}; // what each control was told and has not yet said back

  /* A period is months; its slider counts steps, some of which stand for a whole compressed stretch. */
  function toControl(/** @type {Spec} */ spec, /** @type {any} */ value) {
    if (spec.kind !== "range") return value;
    const steps = cm.config.steps;
    if (!value) return [0, steps.length - 1];
    const from = steps.findIndex((step) => step[1] >= value[0]);
    const to = steps.length - 1 - [...steps].reverse().findIndex((step) => step[0] <= value[1]);
    return [from, Math.max(from, to)];
  }

  function fromControl(/** @type {Spec} */ spec, /** @type {any} */ value, /** @type {any} */ present) {
    if (value === null || value === undefined) return spec.default;
    if (spec.kind === "many") return spec.options.filter((option) => value.includes(option));
    if (spec.kind === "text") return cm.tidy(String(value));
    if (spec.kind !== "range") return value;
    if (cm.same(value, toControl(spec, present))) return present;
    return cm.periodOf(value);
  }

  /* Bring the controls in step; each is told only when it holds something else. */
  function updateControls() {
    if (cm.playing) return;
    for (const spec of cm.config.filters) {
      if (!(spec.key in known)) continue; // its panel is not there yet
      const value = toControl(spec, cm.state[spec.key]);
      if (cm.same(value, known[spec.key]) || (spec.kind === "text" && cm.tidy(known[spec.key] || "") === value)) continue;
      known[spec.key] = value;
      (sent[spec.key] = sent[spec.key] || []).push(JSON.stringify(value));
      window.dash_clientside.set_props({ type: "filter", key: spec.key }, { value });
    }
  }

  cm.onChange(() => {
    if (!known.period) known.period = toControl(cm.spec("period"), null);
    cm.afterPaint(updateControls);
  });

  /** Put a panel's controls on the page; they are many, so they come when the map stands or when asked for. */
  cm.mountPanel = function (name) {
    const children = cm.config.panels[name];
    if (!children) return;
    delete cm.config.panels[name];
    for (const { props } of children) {
      const { key } = props.id;
      props.value = known[key] = toControl(cm.spec(key), cm.state[key]);
    }
    window.dash_clientside.set_props("drop-" + name, { children });
  };

  /** The period from one step to another; null for all of them. */
  cm.periodOf = function ([from, to]) {
    const { steps } = cm.config;
    return from === 0 && to === steps.length - 1 ? null : [steps[from][0], steps[to][1]];
  };

  /** First and last step of the period shown. */
  cm.periodSteps = () => toControl(cm.spec("period"), cm.state.period);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.cm = {
    /* Dash calls this when a control was used; only what was used is read. */
    sync() {
      const { callback_context: context, no_update: keep } = window.dash_clientside;
      if (!cm.state) return keep;
      /** @type {Partial<State>} */
      const patch = {};
      for (const { prop_id: name, value } of context.triggered) {
        const spec = cm.spec(JSON.parse(name.slice(0, name.lastIndexOf("."))).key);
        // A control may repeat late what it was told, when changes follow quickly: the reader chose nothing.
        const echo = (sent[spec.key] || []).indexOf(JSON.stringify(value));
        if (echo >= 0) sent[spec.key].splice(0, echo + 1);
        if (echo >= 0 || cm.same(known[spec.key], value)) continue;
        if (cm.state.present === "1") continue; // no control is in view: nobody can have used one
        known[spec.key] = value;
        patch[spec.key] = fromControl(spec, value, cm.state[spec.key]);
      }
      if (cm.same(Object.assign({}, cm.state, patch), cm.state)) return keep;
      const keys = Object.keys(patch);
      cm.set(patch, keys.every((key) => ["range", "text"].includes(cm.spec(key).kind)) ? keys.join() : "");
      return cm.query(cm.state);
    },
  };
})();
