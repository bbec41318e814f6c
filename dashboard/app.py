"""The only wiring: a dataset and a language become a Dash application and what its page carries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from dash import Dash

from dashboard import ids
from dashboard.callbacks import register_callbacks
from dashboard.charts.map import build_map
from dashboard.charts.timeline import Scale, build_scale
from dashboard.codebook import ACTOR_FAMILY, EVENT_SUBTYPE, EVENT_TYPE
from dashboard.columns import (
    all_labels,
    build_cases,
    build_readings,
    build_sources,
    filters_of,
    mentioned_departments,
    month_domain,
    month_spans,
    split_columns,
)
from dashboard.dataset import Dataset
from dashboard.evidence import build_evidence
from dashboard.gazetteer import Gazetteer
from dashboard.geo import Layers
from dashboard.i18n import LANGS, load_locale
from dashboard.layout import build_layout
from dashboard.readings import read_events

NAME_FROM_ZOOM = {"national": 1.0, "regional": 1.5, "local": 4.0}


@dataclass(frozen=True)
class World:
    """Everything the pages are made from."""

    dataset: Dataset
    gazetteer: Gazetteer
    layers: Layers


def create_app(world: World, lang: str) -> Dash:
    """Create the Dash application of one language; it answers its own layout and callbacks."""
    departments = _departments(world)
    scale, months = _scale(world)
    filters = filters_of(world.dataset, departments, months)
    offered = next(spec.options for spec in filters if spec.key == "subtype")
    groups = [
        (
            kind.label(lang),
            [code.code for code in EVENT_SUBTYPE.codes if code.parent == kind.code and code.code in offered],
        )
        for kind in EVENT_TYPE.codes
    ]
    app = Dash(f"{__name__}.{lang}", assets_folder="/nonexistent", update_title="")
    app.layout = build_layout(
        words=load_locale("ui", lang),
        filters=filters,
        labels=all_labels(world.dataset, world.gazetteer, departments, lang),
        subtype_groups=[(heading, codes) for heading, codes in groups if codes],
        figure=build_map(world.layers),
        steps=len(scale.steps),
    )
    register_callbacks(app)
    return app


def build_payload(world: World, lang: str) -> dict[str, Any]:
    """Return what the browser's scripts need besides the layout: ``config`` and ``data``."""
    departments = _departments(world)
    scale, months = _scale(world)
    filters = filters_of(world.dataset, departments, months)
    labels = all_labels(world.dataset, world.gazetteer, departments, lang)
    properties = {feature["id"]: feature["properties"] for feature in world.layers.departments["features"]}
    config = {
        "lang": lang,
        "other": next(other for other in LANGS if other != lang),
        "words": load_locale("ui", lang),
        "labels": labels,
        "filters": [spec.as_spec() for spec in filters],
        "steps": [list(step) for step in scale.steps],
        "breaks": [list(gap) for gap in scale.breaks],
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
        "nameFrom": {code: NAME_FROM_ZOOM[values["label_room"]] for code, values in properties.items()},
        "mentioned": list(mentioned_departments(world.dataset)),
        "ids": {**ids.MOUNTS, "map": ids.MAP, "provider": ids.PROVIDER},
    }
    shared, differing = split_columns(build_readings(world.dataset, world.gazetteer, lang))
    data = {
        "columns": shared,
        "readings": differing,
        "evidence": build_evidence(world.dataset, lang),
        "sources": build_sources(world.dataset, lang),
        "cases": build_cases(world.dataset, world.gazetteer, lang),
    }
    return {"config": config, "data": data}


def payload_script(payload: dict[str, Any]) -> str:
    """Write the payload as a script, so that it loads the same way from a server and from a folder."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    quoted = json.dumps(text, ensure_ascii=True).replace("</", "<\\/")
    return f"window.cm=Object.assign(window.cm||{{}},JSON.parse({quoted}));\n"


def _scale(world: World) -> tuple[Scale, tuple[str, str]]:
    """Return the timeline's scale and domain, wide enough for both readings."""
    readings = read_events(world.dataset, world.gazetteer)
    spans = [span for events in readings.values() for span in month_spans(events)]
    months = month_domain(spans)
    return build_scale(spans, months), months


def _departments(world: World) -> tuple[str, ...]:
    return tuple(feature["id"] for feature in world.layers.departments["features"])
