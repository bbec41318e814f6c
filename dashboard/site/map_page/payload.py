"""What a page carries for the browser's scripts: settings, words, rows and the base map."""

from __future__ import annotations

import json
from typing import Any

from plotly.io.json import to_json_plotly as to_json

from dashboard.atlas import Atlas
from dashboard.codebook import ACTOR_FAMILY, TEXTS
from dashboard.dataset.version import data_version
from dashboard.evidence.card import build_evidence
from dashboard.i18n import LANGS, load_locale
from dashboard.pages import plain_pages
from dashboard.places.boundaries import polygons_of
from dashboard.selection.columns import split_columns
from dashboard.selection.filters import PHRASES_IN, TRACKERS
from dashboard.selection.where import areas_of, named_departments
from dashboard.site.map_page import ids
from dashboard.site.map_page.base_map import MAP_CONFIG, build_map
from dashboard.site.map_page.cards import build_cases, build_sources
from dashboard.site.map_page.counts import build_bars_spec, build_pairs
from dashboard.site.map_page.layout import build_panels
from dashboard.site.map_page.monthly import build_monthly
from dashboard.site.render import ordered_json
from dashboard.symbology import SIGNS


def build_payload(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Return what the browser's scripts need besides the layout: ``config``, ``data`` and the base map."""
    scale, filters = atlas.scale, atlas.filters
    labels = atlas.labels(lang)
    properties = {feature["id"]: feature["properties"] for feature in atlas.layers.departments["features"]}
    words = load_locale("ui", lang)
    panels = build_panels(words["filters"], filters, labels)
    story, problems = atlas.story
    words_of = atlas.collections(lang)
    monthly = build_monthly(atlas, lang)
    config = {
        "lang": lang,
        "signs": SIGNS._asdict(),
        "pages": [{"file": page.file, "label": page.link(lang)} for page in plain_pages() if page.in_header],
        "version": data_version(atlas.dataset),
        "story": [
            {**scene.as_spec(lang), "counts": build_bars_spec(atlas.dataset, scene.counts, lang)}
            for scene in (story.scenes if story else ())
        ],
        "counts": build_pairs(atlas.dataset, lang),
        "storyProblems": [problem.text(lang) for problem in problems],
        "panels": json.loads(ordered_json(to_json(panels))),
        "other": next(other for other in LANGS if other != lang),
        "words": words,
        "labels": labels,
        "filters": [spec.as_spec() for spec in filters],
        "trackers": TRACKERS.pattern,
        "phrases_in": list(PHRASES_IN),
        "steps": [list(step) for step in scale.steps],
        "breaks": [list(gap) for gap in scale.breaks],
        "shortMonths": load_locale("words", lang)["short_months"],
        "collections": [
            {
                "code": entry.code,
                "label": entry.label(lang),
                "drawn": entry.drawn,
                "handedOn": entry.handed_on,
                "words": words_of[entry.code],
            }
            for entry in atlas.dataset.collections
        ],
        "cases": [code for code, case in atlas.dataset.cases.items() if case.collection == TEXTS.code],
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
        "provinceShapes": _province_shapes(atlas),
        "nameFrom": {code: SIGNS.name_from_zoom[values["label_room"]] for code, values in properties.items()},
        "named": {name: list(named_departments(atlas.dataset, name)) for name in words_of},
        **({"monthly": monthly} if monthly else {}),
        "ids": {**ids.MOUNTS, "map": ids.MAP, "provider": ids.PROVIDER},
    }
    shared, differing = split_columns(atlas.columns(lang))
    data = {
        "columns": shared,
        "readings": differing,
        "evidence": build_evidence(atlas.dataset, lang),
        "sources": build_sources(atlas.dataset, lang),
        "cases": build_cases(atlas.dataset, atlas.gazetteer, lang),
    }
    return {"config": config, "data": data, "figure": {**build_map(atlas.layers), "config": MAP_CONFIG}}


def _province_shapes(atlas: Atlas) -> dict[str, dict[str, Any]]:
    """Return rings and place of the name of the provinces that some reading draws; none without a file."""
    if atlas.layers.provinces is None:
        return {}
    used = {
        code
        for events in atlas.readings.values()
        for event in events
        for code, *_ in areas_of(event, atlas.gazetteer)
    }
    return {
        values["ubigeo"]: {
            "at": [values["label_lon"], values["label_lat"]],
            "rings": [ring for polygon in polygons_of(feature["geometry"]) for ring in polygon],
        }
        for feature in atlas.layers.provinces["features"]
        if (values := feature["properties"])["ubigeo"] in used
    }
