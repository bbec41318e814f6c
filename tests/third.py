"""A third collection, made up: what a register or a file of one's own would be."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from dashboard.atlas import Atlas
from dashboard.codebook.collections import Collection

CODE, NAME = "made_up", "Padrón inventado"
PUBLISHER, PLACE = "Oficina inventada", "Paraje inventado"
CASE, SOURCE = "made_up_case", "made_up_source"
COUNTED = 4  # of the records; one more is a part of another
POINTLESS = 2  # of the counted ones: nationwide, and a department as a whole


def made_up(**changes: Any) -> Collection:
    """Return the made-up collection, shown at first and free to hand on unless told otherwise."""
    row: dict[str, Any] = {"drawn": "faint", "handed_on": True, "at_first": True, **changes}
    return Collection(CODE, NAME, "Made-up register", "Inventado.", "Made up.", table="", **row)


def with_third(atlas: Atlas, collection: Collection) -> Atlas:
    """Return the atlas with a third collection of five records: three in Cajamarca, two without a point."""
    data = atlas.dataset
    model = next(
        e
        for e in data.events
        if e.case == "conga" and e.is_counted and e.ubigeo.startswith("06") and e.located
    )
    own: dict[str, Any] = {
        "case": CASE,
        "collection": CODE,
        "source_id": SOURCE,
        "part_of": "",
        "anchor": "",
        "locator": "",
    }
    nowhere: dict[str, Any] = {
        "ubigeo": "",
        "area_ubigeo": (),
        "latitude": None,
        "longitude": None,
        "place": "",
    }
    each: tuple[dict[str, Any], ...] = (
        {},
        {"deaths_low": 3, "deaths_best": 3, "deaths_high": 3},
        {"part_of": "made-up-1"},
        {**nowhere, "where_prec": "country"},
        {**nowhere, "where_prec": "department", "ubigeo": "06"},
    )
    events = tuple(
        replace(
            model,
            event_id=f"made-up-{number}",
            title_es=f"Hecho inventado {number}",
            title_en=f"Made-up event {number}",
            summary_es="Inventado.",
            summary_en="Made up.",
            **{**own, "place": PLACE, **changes},
        )
        for number, changes in enumerate(each, start=1)
    )
    case = replace(
        data.cases["tia_maria"], case=CASE, collection=CODE, **dict.fromkeys(("name_es", "name_en"), NAME)
    )
    press = next(source for source in data.sources.values() if source.kind != "document")
    source = replace(press, source_id=SOURCE, publisher=PUBLISHER, title=f"{NAME}, edición única")
    dataset = replace(
        data,
        events=(*data.events, *events),
        cases=MappingProxyType({**data.cases, CASE: case}),
        sources=MappingProxyType({**data.sources, SOURCE: source}),
        collections=(*data.collections, collection),
    )
    return replace(atlas, dataset=dataset)
