"""Two readings of every event, both derived from the claims, never typed in.

*Texts only* is the record as coded. *With other sources* is what all who speak of it assert together: outside
sources never overrule one another, so where they differ the reading is the range of what they say. A claim of
stance ``corrects`` sets aside what the *text* says, nobody else. Nothing is averaged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dashboard.codebook import ACTOR_TYPE, FIGURES, TEXTS
from dashboard.dataset import Claim, Dataset, Event
from dashboard.dataset.dates import month_bounds
from dashboard.evidence.ranges import contrast_dates
from dashboard.evidence.support import bounds_of
from dashboard.places.gazetteer import Gazetteer
from dashboard.text import fold

PLANNED_DAYS = ("días de emergencia", "días previstos")
PLACE_COLUMNS = ("place", "ubigeo", "area_ubigeo", "where_prec", "place_basis", "latitude", "longitude")
DATE_COLUMNS = ("date_start", "date_end", "date_prec", "date_basis", "start_until", "end_from")
_UBIGEO = re.compile(r"\[((?:\d{2}|\d{4}|\d{6})(?:;(?:\d{2}|\d{4}|\d{6}))*)\]\s*$")
_ACTOR = re.compile(r"\[([a-z_]+)\]\s*$")
_LEVEL_PRECISION = {2: "department", 4: "province", 6: "district"}


def overrules(event: Event, claim: Claim) -> bool:
    """Tell whether a claim sets aside what the event's own source says: a text's alone, where it says it."""
    if claim.field in ("date_start", "date_end", "still_on"):
        said = event.date_basis in ("text", "mixed")
    else:
        said = bool({"actor": event.actor1, "target": event.actor2}.get(claim.field, "said"))
    return claim.stance == "corrects" and event.collection == TEXTS.code and said


def contrast(event: Event, claims: Sequence[Claim], gazetteer: Gazetteer, until: str) -> Event:
    """Return the event as all sources together have it; the event itself where nobody else speaks.

    A claim on a date, place or figure whose ``unit`` says of what else it is (a part, a wider protest) stays
    on the card and moves nothing.

    Args:
        event: The event according to the text.
        claims: The claims about it.
        gazetteer: Points of the places that claims name by their code.
        until: Date of the event's source; what has no end lasts until then.
    """
    outside = [
        claim
        for claim in claims
        if claim.source_id != event.source_id
        and claim.stance != "denies"
        and (not claim.unit or claim.field == "quantity")
    ]
    changes = {
        **contrast_dates(event, outside, [claim.field for claim in outside if overrules(event, claim)]),
        **_place(event, outside, gazetteer),
        **_actors(event, outside),
    }
    for field in FIGURES:
        changes |= _figures(event, field, [claim for claim in outside if claim.field == field])
    return _changed(event, changes, until)


def _changed(event: Event, changes: Mapping[str, Any], until: str) -> Event:
    moved = replace(event, **changes) if changes else event
    if {"date_start", "date_end"} & changes.keys():
        start, end = month_bounds(moved.date_start, moved.date_end, until)
        moved = replace(moved, month_start=start, month_end=end)
    return moved


def _codes_of(value: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the known codes in the brackets at the end of a place; none where there are none."""
    found = _UBIGEO.search(value)
    return tuple(code for code in found.group(1).split(";") if gazetteer.known_ubigeo(code)) if found else ()


def _agreed(places: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, tuple[str, ...]] | None:
    """Return the place that holds all that is named: the smallest of nested ones, else the unit around them.

    Args:
        places: Name and codes of each.

    Returns:
        Name and codes; an empty name where only the unit around them is sure, ``None`` for nothing in common.
    """
    counted = Counter(places).most_common()
    if not counted:
        return None
    alone = [(name, codes) for (name, codes), _ in counted if len(codes) == 1]
    if len(alone) < len(counted):
        return counted[0][0] if len(counted) == 1 else None
    sharpest = max(alone, key=lambda place: len(place[1][0]))
    code = sharpest[1][0]
    if all(code.startswith(other[0]) for _, other in alone):
        return sharpest
    shared = next((code[:size] for size in (4, 2) if all(o[0][:size] == code[:size] for _, o in alone)), "")
    return ("", (shared,)) if shared else None


def _place(event: Event, claims: Sequence[Claim], gazetteer: Gazetteer) -> dict[str, Any]:
    given = [claim for claim in claims if claim.field == "place" and _codes_of(claim.value, gazetteer)]
    corrected = any(overrules(event, claim) for claim in given)
    if not given or not (corrected or event.place_basis != "text"):
        return {}
    agreed = _agreed(
        (claim.value[: claim.value.rindex("[")].strip(), _codes_of(claim.value, gazetteer)) for claim in given
    )
    if agreed is None:
        return {}
    name, codes = agreed
    if not name:
        name = (
            gazetteer.province_name(codes[0]) if len(codes[0]) == 4 else gazetteer.department_name(codes[0])
        )
    elif len(codes) == 1 and event.ubigeo.startswith(codes[0]) and event.located:
        return {"place": name, "place_basis": "outside"} if fold(name) != fold(event.place) else {}
    one = len(codes) == 1
    changes: dict[str, Any] = {
        "place": name,
        "ubigeo": codes[0] if one else codes[0][:2],
        "area_ubigeo": () if one else codes,
        "where_prec": _LEVEL_PRECISION[len(codes[0])] if one else "several",
        "place_basis": "outside",
    }
    site = gazetteer.site_within(name, codes[0]) if one else None
    if site:
        return changes | {"where_prec": "site", "latitude": site.latitude, "longitude": site.longitude}
    if one and len(codes[0]) == 6 and agreed[0]:
        changes["where_prec"] = "town"
    elsewhere = one or codes[0][:2] != event.ubigeo[:2]
    point = gazetteer.point_of(codes[0]) if elsewhere else None
    return changes | ({"latitude": point[0], "longitude": point[1]} if point else {})


def split_actor_value(value: str) -> tuple[str, str]:
    """Return name and type of a claim's «Policía Nacional [police]»; no type where none is known."""
    found = _ACTOR.search(value)
    if found is None or found.group(1) not in ACTOR_TYPE.values():
        return value, ""
    return value[: found.start()].strip(), found.group(1)


def _actors(event: Event, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return who acts and who is acted on, each where the text is corrected on that alone and all agree."""
    changes: dict[str, Any] = {}
    for field, column in (("actor", "actor1"), ("target", "actor2")):
        values = {claim.value for claim in claims if claim.field == field and overrules(event, claim)}
        name, kind = split_actor_value(next(iter(values))) if len(values) == 1 else ("", "")
        if kind:
            changes |= {column: name, f"{column}_type": kind}
    same = changes.get("actor1_type") == event.actor2_type and fold(changes.get("actor1", "")) == fold(
        event.actor2
    )
    if changes and same and "actor2" not in changes:  # who acted cannot be the one acted on
        changes |= {"actor2": "", "actor2_type": "none"}
    return changes


def _figures(event: Event, field: str, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the range of a figure from the lowest to the highest that somebody asserts.

    It is open upwards only where a source says "at least" and none gives a top.
    """
    given = [bounds for claim in claims if (bounds := bounds_of(claim)) is not None]
    if not given:
        return {}
    own = [getattr(event, f"{field}_{end}") for end in ("low", "best", "high")]
    known = [float(number) for number in own if number is not None]
    corrected = any(overrules(event, claim) for claim in claims)
    if known and not corrected:
        given.append((known[0], known[-1] if own[2] is not None or own[0] is None else float("inf")))
    ends = [end for bounds in given for end in bounds if end != float("inf")]
    low, high = int(min(ends)), int(max(ends))
    if all(top == float("inf") for _, top in given):
        return {f"{field}_low": low, f"{field}_best": low if low == high else None, f"{field}_high": None}
    main = own[1]
    best = (
        low if low == high else main if main is not None and not corrected and low <= main <= high else None
    )
    return {f"{field}_low": low, f"{field}_best": best, f"{field}_high": high}


def planned_end(event: Event, claims: Sequence[Claim]) -> str:
    """Return the day on which a state of emergency was to end as planned, or nothing when none is told.

    The plan is a number of days that the event's own source or another gives (a unit of ``PLANNED_DAYS``).
    """
    days = [
        claim.best
        for claim in claims
        if claim.field == "quantity"
        and claim.unit in PLANNED_DAYS
        and claim.best
        and claim.stance == "asserts"
    ]
    if event.event_subtype != "declaration" or not days or not event.date_start:
        return ""
    try:
        return (date.fromisoformat(event.date_start) + timedelta(days=int(max(days)) - 1)).isoformat()
    except OverflowError:
        return ""


def _alike(event: Event, other: Event, columns: Iterable[str]) -> bool:
    return all(getattr(event, name) == getattr(other, name) for name in columns)


def _together(dataset: Dataset, alone: Mapping[str, Event]) -> dict[str, Event]:
    """Let a part and its whole move together where the text gives both the same date or place.

    A part follows its whole unless somebody else speaks of the part; a whole follows its parts where all
    move alike and nobody else speaks of the whole.
    """
    moved = dict(alone)
    for whole_id, parts in dataset.parts.items():
        own = dataset.events_by_id[whole_id]
        for columns, fields in (
            (PLACE_COLUMNS, {"place"}),
            (DATE_COLUMNS, {"date_start", "date_end", "still_on"}),
        ):
            names = columns[:2]
            family = [own, *(part for part in parts if _alike(part, own, names))]
            spoken = {
                event.event_id
                for event in family
                if any(
                    claim.field in fields and claim.source_id != event.source_id
                    for claim in dataset.claims_by_event.get(event.event_id, ())
                )
            }
            shown = [name for name in columns if not name.endswith("_basis")]
            lead = moved[whole_id]
            followers = [event for event in family[1:] if event.event_id not in spoken]
            if _alike(lead, own, shown):
                readings = [moved[part.event_id] for part in parts]
                lead = readings[0]
                together = (
                    len(family) > len(parts)
                    and all(_alike(one, lead, names) for one in readings)
                    and not any(_alike(moved[part.event_id], part, shown) for part in parts)
                )
                followers = [own] if together and whole_id not in spoken else []
            for event in followers:
                vaguer = columns is DATE_COLUMNS and moved[event.event_id].date_prec != own.date_prec
                taken = set(columns) - ({"date_prec"} if vaguer else set())
                changes = {name: getattr(lead, name) for name in columns if name in taken}
                until = dataset.sources[event.source_id].date
                moved[event.event_id] = _changed(moved[event.event_id], changes, until)
    return moved


@lru_cache(maxsize=4)
def read_events(dataset: Dataset, gazetteer: Gazetteer) -> Mapping[str, tuple[Event, ...]]:
    """Return the events of each reading, in the dataset's order."""
    claims = dataset.claims_by_event
    alone = {
        event.event_id: contrast(
            event, claims.get(event.event_id, ()), gazetteer, dataset.sources[event.source_id].date
        )
        for event in dataset.events
    }
    moved = _together(dataset, alone)
    contrasted = tuple(moved[event.event_id] for event in dataset.events)
    return {"contrasted": contrasted, "text": dataset.events}
