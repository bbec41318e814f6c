"""Write a selection in the shape of two event data sets that researchers know: ACLED and UCDP GED.

The shape only: the columns and codes are theirs, through the crosswalks of the codebook; the rules of what
belongs in are not, for neither set would take every record. A cell stays empty where there is no counterpart.
The columns of the shape follow the selection's reading; after them comes what must not be lost, then both
readings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.atlas import Atlas, Selection
from dashboard.codebook import crosswalk
from dashboard.dataset import Event
from dashboard.dataset.version import LICENCE, data_version
from dashboard.evidence.support import Support, support_by_event, voices_of
from dashboard.export.tables.spreadsheets import csv_bytes
from dashboard.selection.records import Row, selected_claims

PERU_ISO, PERU_GW = 604, 135
_PROTESTERS, _CIVILIANS = "6", "7"
Shape = Callable[[Event, Atlas], Row]


@dataclass(frozen=True)
class Layout:
    """One shape.

    Attributes:
        build: Returns the columns of the shape for one event of one reading.
        moving: Columns that the readings can differ in; they come again as ``text_…`` and ``contrasted_…``.
    """

    build: Shape
    moving: tuple[str, ...]


def acled_row(event: Event, atlas: Atlas) -> Row:
    """Return one event with ACLED's columns, in ACLED's order, without those that nothing here fills.

    Dates vaguer than a month are left out, for ACLED has none. Who only suffers an attack is a civilian.
    Deaths are the main figure or, where sources differ, the lowest, as ACLED counts them.
    """
    source = atlas.dataset.sources[event.source_id]
    precision = crosswalk("acled_time_precision", event.date_prec)
    suffers = event.event_type == "attack"
    target = crosswalk("acled_inter", event.actor2_type)
    inside = event.scope != "abroad"
    return {
        "event_id_cnty": event.event_id,
        "event_date": event.date_start if precision else "",
        "year": _year(event),
        "time_precision": precision,
        "event_type": crosswalk("acled_event_type", event.event_subtype),
        "sub_event_type": crosswalk("acled_sub_event_type", event.event_subtype),
        "actor1": event.actor1,
        "assoc_actor_1": "; ".join(actor.name for actor in event.co_actors),
        "inter1": crosswalk("acled_inter", event.actor1_type),
        "actor2": event.actor2,
        "inter2": _CIVILIANS if suffers and target == _PROTESTERS else target,
        "iso": PERU_ISO if inside else None,
        "region": "South America" if inside else "",
        "country": "Peru" if inside else "",
        **_admin(event, atlas, ("admin1", "admin2", "admin3")),
        "location": event.place,
        **_point(event),
        "geo_precision": crosswalk("acled_geo_precision", event.where_prec),
        "source": source.publisher,
        "notes": event.summary_en,
        "fatalities": event.deaths_low if event.deaths_best is None else event.deaths_best,
    }


def ucdp_row(event: Event, atlas: Atlas) -> Row:
    """Return one event with the columns of UCDP GED, in its order, without those that nothing here fills.

    UCDP itself takes events with at least one death only; here the figures are empty where none is reported.
    """
    source = atlas.dataset.sources[event.source_id]
    sources = {claim.source_id for claim in selected_claims(atlas.dataset, (event,))} | {event.source_id}
    inside = event.scope != "abroad"
    point = _point(event)
    located = point["latitude"] is not None
    return {
        "relid": event.event_id,
        "year": _year(event),
        "side_a": event.actor1,
        "side_b": event.actor2,
        "number_of_sources": len(sources),
        "source_article": source.url if source.is_linked else "",
        "source_office": source.publisher,
        "source_date": source.date,
        "source_headline": source.title_in("en"),
        "where_prec": crosswalk("ucdp_where_prec", event.where_prec),
        "where_coordinates": event.place,
        **_admin(event, atlas, ("adm_1", "adm_2")),
        **point,
        "geom_wkt": f"POINT ({point['longitude']} {point['latitude']})" if located else "",
        "country": "Peru" if inside else "",
        "country_id": PERU_GW if inside else None,
        "region": "Americas" if inside else "",
        "date_prec": crosswalk("ucdp_date_prec", event.date_prec),
        "date_start": event.date_start,
        "date_end": event.date_end,
        "best": event.deaths_best,
        "high": event.deaths_high,
        "low": event.deaths_low,
    }


LAYOUTS: Mapping[str, Layout] = {
    "acled": Layout(
        acled_row,
        (
            *("event_date", "year", "time_precision", "actor1", "inter1", "admin1", "admin2", "admin3"),
            *("location", "latitude", "longitude", "geo_precision", "fatalities"),
        ),
    ),
    "ucdp": Layout(
        ucdp_row,
        (
            *("year", "side_a", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude"),
            *("date_prec", "date_start", "date_end", "best", "high", "low"),
        ),
    ),
}


def shaped_csv(name: str, atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return the selection as CSV in the shape of another project's tables, alike in both languages.

    Args:
        name: ``acled`` or ``ucdp``.
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: Not used, as the file is alike in both languages.
    """
    reading = selection.state.values["reading"]
    pairs = zip(selection.text, selection.contrasted, strict=True)
    some = atlas.dataset.events[0]  # names the columns also where nothing is selected
    return csv_bytes(
        [_shaped_row(LAYOUTS[name], atlas, *pair, reading) for pair in pairs],
        tuple(_shaped_row(LAYOUTS[name], atlas, some, some, reading)),
    )


def _shaped_row(layout: Layout, atlas: Atlas, text: Event, contrasted: Event, reading: str) -> Row:
    shaped = {"text": layout.build(text, atlas), "contrasted": layout.build(contrasted, atlas)}
    return {
        **shaped[reading],
        **_own_columns(text, atlas, support_by_event(atlas.dataset)[text.event_id]),
        "reading": reading,
        **{f"{key}_{column}": row[column] for column in layout.moving for key, row in shaped.items()},
        "data_version": data_version(atlas.dataset),
        "licence": LICENCE,
    }


def _own_columns(event: Event, atlas: Atlas, support: Support) -> Row:
    return {
        "collection": event.collection,
        "case": event.case,
        "unit": event.unit,
        "part_of": event.part_of,
        "counted": int(event.is_counted),
        "modality": event.modality,
        "event_subtype": event.event_subtype,
        "status": support.status,
        "versions": ";".join(support.versions),
        "voices": ";".join(voices_of(event, atlas.dataset)),
        "source_id": event.source_id,
    }


def _year(event: Event) -> int | None:
    """Return the year an event lies in, or ``None`` where it may lie in several."""
    first, last = event.date_start[:4], event.date_end[:4]
    known = first if event.date_prec == "day" and first else first if first == last else ""
    return int(known) if known else None


def _point(event: Event) -> dict[str, float | None]:
    located = event.scope == "place" and event.located
    return {
        "latitude": event.latitude if located else None,
        "longitude": event.longitude if located else None,
    }


def _admin(event: Event, atlas: Atlas, names: tuple[str, ...]) -> dict[str, Any]:
    """Return department, province and district as far as the event's code reaches; none of several."""
    places = atlas.gazetteer
    say = (places.department_name, places.province_name, places.district_name)
    code = event.ubigeo if len(event.departments) == 1 else ""
    return {
        name: naming(code) if len(code) >= digits else ""
        for name, naming, digits in zip(names, say, (2, 4, 6), strict=False)
    }
