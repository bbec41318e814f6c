/* The scenes of the story, and the states they stand for. */
(function () {
  "use strict";
  const OUTSIDE = { present: "0", scene: "", tour: "full", theme: "auto", embed: "0" }; // what says how a scene is shown, not what it shows

  /** The scenes of a tour; a story without a short path is always told whole. */
  cm.scenesOf = function (tour) {
    const short = cm.config.story.filter((scene) => scene.short);
    return tour === "short" && short.length ? short : cm.config.story;
  };

  /** The whole state of a scene: its query, and that it is being presented. */
  cm.stateOfScene = (scene, { tour, theme }) =>
    Object.assign(cm.parse(scene.query).values, { present: "1", scene: scene.key, tour, theme: theme === "auto" ? "projector" : theme });

  /** A state without what only says how it is shown. */
  cm.plainState = (values) => Object.assign({}, values, OUTSIDE);

  /** The state of a link to a scene: what the scene shows, unless the link says more. */
  cm.sceneOf = function (values) {
    if (values.present !== "1") return values;
    if (!cm.config.story.length) return Object.assign({}, values, { present: "0" }); // nothing to present
    const scenes = cm.scenesOf(values.tour);
    const known = scenes.find((scene) => scene.key === values.scene);
    return known && cm.query(cm.plainState(values)) ? values : cm.stateOfScene(known || scenes[0], values);
  };
})();
