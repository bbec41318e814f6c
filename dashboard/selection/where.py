"""Where an event is: the departments it counts for, and the units it covers or lies somewhere in."""

from __future__ import annotations

from dashboard.dataset import Dataset, Event
from dashboard.places.gazetteer import Gazetteer

VAGUE_PLACES = ("district", "province", "several")


def places_of(event: Event) -> tuple[str, ...]:
    """Return the values of the department filter: two-digit codes, or ``country`` or ``abroad``."""
    return event.departments if event.scope == "place" else (event.scope,)


def named_departments(dataset: Dataset, collection: str) -> tuple[str, ...]:
    """Return the departments that any record of a collection names."""
    return tuple(
        sorted(
            {code for event in dataset.events if event.collection == collection for code in event.departments}
        )
    )


def areas_of(event: Event, gazetteer: Gazetteer) -> list[tuple[str, str, float, float]]:
    """Return the units an event covers or lies somewhere in: code, name, latitude, longitude.

    They are drawn as a name in a soft halo around the capital, for no licensed boundaries exist; see
    ``data/geo/SOURCES.md``.
    """
    codes = event.area_ubigeo or ((event.ubigeo,) if event.where_prec in VAGUE_PLACES else ())
    areas = []
    for code in codes:
        point = gazetteer.point_of(code)
        if len(code) < 4 or point is None:
            continue
        name = gazetteer.district_name(code) if len(code) == 6 else gazetteer.province_name(code)
        areas.append((code, name, *point))
    return areas
