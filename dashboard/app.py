"""The only wiring: a dataset and a language become a Dash application and what its page carries."""

from __future__ import annotations

import json
from typing import Any

from dash import Dash
from plotly.io.json import to_json_plotly as to_json

from dashboard import ids
from dashboard.callbacks import register_callbacks
from dashboard.charts.map import MAP_CONFIG, build_map
from dashboard.codebook import ACTOR_FAMILY, COLLECTION, EVENT_SUBTYPE, EVENT_TYPE
from dashboard.columns import (
    areas_of,
    build_cases,
    build_sources,
    named_departments,
    split_columns,
)
from dashboard.evidence import build_evidence
from dashboard.export.metadata import data_version
from dashboard.geo import polygons_of
from dashboard.i18n import LANGS, load_locale
from dashboard.layout import build_layout, build_panels
from dashboard.world import World

NAME_FROM_ZOOM = {"national": 1.0, "regional": 1.5, "local": 4.0}


def create_app(world: World, lang: str) -> Dash:
    """Create the Dash application of one language; it answers its own layout and callbacks."""
    scale, filters = world.scale, world.filters
    app = Dash(f"{__name__}.{lang}", assets_folder="/nonexistent", update_title="")
    app.layout = build_layout(
        words=load_locale("ui", lang),
        filters=filters,
        steps=len(scale.steps),
    )
    register_callbacks(app)
    return app


def _groups(world: World, lang: str) -> dict[str, list[tuple[str, list[str]]]]:
    """Return headings with their options for the filters with long lists."""
    filters = world.filters
    offered = next(spec.options for spec in filters if spec.key == "subtype")
    groups = [
        (
            kind.label(lang),
            [code.code for code in EVENT_SUBTYPE.codes if code.parent == kind.code and code.code in offered],
        )
        for kind in EVENT_TYPE.codes
    ]
    cases = [
        (
            kind.label(lang),
            [code for code, case in world.dataset.cases.items() if case.collection == kind.code],
        )
        for kind in COLLECTION.codes
    ]
    return {"subtype": [(heading, codes) for heading, codes in groups if codes], "case": cases}


def build_payload(world: World, lang: str) -> dict[str, Any]:
    """Return what the browser's scripts need besides the layout: ``config``, ``data`` and the base map."""
    scale, filters = world.scale, world.filters
    labels = world.labels(lang)
    properties = {feature["id"]: feature["properties"] for feature in world.layers.departments["features"]}
    words = load_locale("ui", lang)
    panels = build_panels(words=words, filters=filters, labels=labels, groups=_groups(world, lang))
    story, problems = world.story
    config = {
        "lang": lang,
        "version": data_version(world.dataset),
        "story": [scene.as_spec(lang) for scene in story.scenes] if story else [],
        "storyProblems": [problem.text(lang) for problem in problems],
        "panels": json.loads(to_json(panels)),
        "other": next(other for other in LANGS if other != lang),
        "words": words,
        "labels": labels,
        "filters": [spec.as_spec() for spec in filters],
        "steps": [list(step) for step in scale.steps],
        "breaks": [list(gap) for gap in scale.breaks],
        "shortMonths": load_locale("words", lang)["short_months"],
        "cases": [code for code, case in world.dataset.cases.items() if case.collection == "documents"],
        "families": [
            {"code": family.code, "symbol": family.symbol, "label": family.label(lang)}
            for family in ACTOR_FAMILY.codes
        ],
        "departments": [
            {
                "code": code,
                "name": labels["department"][code],
                "at": [values["label_lon"], values["label_lat"]],
            }
            for code, values in properties.items()
        ],
        "provinceShapes": _province_shapes(world),
        "nameFrom": {code: NAME_FROM_ZOOM[values["label_room"]] for code, values in properties.items()},
        "named": {name: list(named_departments(world.dataset, name)) for name in COLLECTION.values()},
        "ids": {**ids.MOUNTS, "map": ids.MAP, "provider": ids.PROVIDER},
    }
    shared, differing = split_columns(world.columns(lang))
    data = {
        "columns": shared,
        "readings": differing,
        "evidence": build_evidence(world.dataset, lang),
        "sources": build_sources(world.dataset, lang),
        "cases": build_cases(world.dataset, world.gazetteer, lang),
    }
    return {"config": config, "data": data, "figure": {**build_map(world.layers), "config": MAP_CONFIG}}


def _province_shapes(world: World) -> dict[str, dict[str, Any]]:
    """Return rings and place of the name of the provinces that some reading draws; none without a file."""
    if world.layers.provinces is None:
        return {}
    used = {
        code
        for events in world.readings.values()
        for event in events
        for code, *_ in areas_of(event, world.gazetteer)
    }
    return {
        values["ubigeo"]: {
            "at": [values["label_lon"], values["label_lat"]],
            "rings": [ring for polygon in polygons_of(feature["geometry"]) for ring in polygon],
        }
        for feature in world.layers.provinces["features"]
        if (values := feature["properties"])["ubigeo"] in used
    }
