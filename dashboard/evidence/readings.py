"""Two readings of every event, and how well it is supported: both derived from the claims, never typed in.

*According to the text* is the record as coded. *Contrasted* is the record with dates, place and figures as
other sources correct them; nothing is averaged, figures become ranges. The status says who supports it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from dashboard.codebook import ACTOR_TYPE, FIGURES
from dashboard.dataset import Claim, Dataset, Event
from dashboard.dataset.dates import DAY_LENGTH, first_day, last_day, month_bounds
from dashboard.evidence.support import bounds_of
from dashboard.places.gazetteer import Gazetteer
from dashboard.text import fold

WEEK_AT_MOST = 10
LASTING_SUBTYPES: tuple[str, ...] = ("declaration", "deployment", "restriction")
PLANNED_DAYS = ("días de emergencia", "días previstos")
_UBIGEO = re.compile(r"\[((?:\d{2}|\d{4}|\d{6})(?:;(?:\d{2}|\d{4}|\d{6}))*)\]\s*$")
_ACTOR = re.compile(r"\[([a-z_]+)\]\s*$")
_LEVEL_PRECISION = {2: "department", 4: "province", 6: "district"}


def contrast(event: Event, claims: Sequence[Claim], gazetteer: Gazetteer, until: str) -> Event:
    """Return the event as other sources have it; the event itself where nothing corrects it.

    A correction replaces what the text says. What others merely assert is taken only where the text itself is
    silent or vague: it narrows, it does not contradict.

    Args:
        event: The event according to the text.
        claims: The claims about it.
        gazetteer: Points of the places that claims name by their code.
        until: Date of the event's source; what has no end lasts until then.
    """
    outside = [claim for claim in claims if claim.source_id != event.source_id and claim.stance != "denies"]
    changes = {**_dates(event, outside), **_place(event, outside, gazetteer), **_actor(event, outside)}
    for field in FIGURES:
        changes |= _figures(event, field, [claim for claim in outside if claim.field == field])
    if not changes:
        return event
    moved = replace(event, **changes)
    if "date_start" in changes or "date_end" in changes:
        start, end = month_bounds(moved.date_start, moved.date_end, until)
        moved = replace(moved, month_start=start, month_end=end)
    return moved


def _values(claims: Sequence[Claim], field: str, *, silent: bool) -> list[str]:
    """Return the values to take for a field: corrections, else assertions where the text is silent."""
    own = [claim for claim in claims if claim.field == field and claim.value]
    fixed = [claim.value for claim in own if claim.stance == "corrects"]
    return fixed or ([claim.value for claim in own if claim.stance == "asserts"] if silent else [])


def _dates(event: Event, claims: Sequence[Claim]) -> dict[str, Any]:
    silent = event.date_basis != "text" or event.date_prec != "day"
    starts = _sharpest(_values(claims, "date_start", silent=silent))
    ends = _sharpest(_values(claims, "date_end", silent=silent))
    if not starts and not ends:
        return {}
    changes: dict[str, Any] = {"date_basis": "outside"}
    if starts:
        changes |= {"date_start": first_day(starts[0]), "date_prec": _precision([*starts, *ends])}
        lasting = event.date_prec == "day" and event.date_end != event.date_start
        if event.event_subtype in LASTING_SUBTYPES:
            changes["date_end"] = ""
        elif not lasting:
            changes["date_end"] = last_day(starts[-1])
            if not ends and changes["date_prec"] == "day" and starts[0] != starts[-1]:
                # Days that sources put against one another are bounds, not the length of what happened.
                apart = date.fromisoformat(starts[-1]) - date.fromisoformat(starts[0])
                changes["date_prec"] = "week" if apart.days <= WEEK_AT_MOST else "month"
    if ends:
        changes["date_end"] = last_day(ends[-1])
    start, end = changes.get("date_start", event.date_start), changes.get("date_end", event.date_end)
    if start and end and start > end:
        changes["date_end"] = start
    return changes


def _precision(values: Sequence[str]) -> str:
    """Return the precision of the vaguest of some dates."""
    return {4: "year", 7: "month"}.get(min(len(value) for value in values), "day")


def _sharpest(values: Sequence[str]) -> list[str]:
    """Return the days among some dates, or where there are none the dates, ascending."""
    return sorted([value for value in values if len(value) == DAY_LENGTH] or values)


def _place(event: Event, claims: Sequence[Claim], gazetteer: Gazetteer) -> dict[str, Any]:
    values = _values(claims, "place", silent=event.place_basis != "text")
    for value, _ in Counter(values).most_common():
        found = _UBIGEO.search(value)
        codes = [code for code in found.group(1).split(";") if gazetteer.known_ubigeo(code)] if found else []
        if found is None or not codes:
            continue
        name = value[: found.start()].strip()
        if len(codes) == 1 and event.ubigeo.startswith(codes[0]) and event.located:
            return {"place": name, "place_basis": "outside"} if fold(name) != fold(event.place) else {}
        elsewhere = len(codes) == 1 or codes[0][:2] != event.ubigeo[:2]
        site = gazetteer.site_within(name, codes[0]) if len(codes) == 1 else None
        if site:
            own: dict[str, Any] = {
                "where_prec": "site",
                "latitude": site.latitude,
                "longitude": site.longitude,
            }
            return own | {"place": name, "ubigeo": codes[0], "area_ubigeo": (), "place_basis": "outside"}
        point = gazetteer.point_of(codes[0]) if elsewhere else None
        precision = (
            ("town" if len(codes[0]) == 6 else _LEVEL_PRECISION[len(codes[0])])
            if len(codes) == 1
            else "several"
        )
        changes: dict[str, Any] = {
            "place": name,
            "ubigeo": codes[0] if len(codes) == 1 else codes[0][:2],
            "area_ubigeo": () if len(codes) == 1 else tuple(codes),
            "where_prec": precision,
            "place_basis": "outside",
        }
        return changes | ({"latitude": point[0], "longitude": point[1]} if point else {})
    return {}


def _actor(event: Event, claims: Sequence[Claim]) -> dict[str, Any]:
    for value, _ in Counter(_values(claims, "actor", silent=False)).most_common():
        found = _ACTOR.search(value)
        if found and found.group(1) in ACTOR_TYPE.values():
            changes = {"actor1": value[: found.start()].strip(), "actor1_type": found.group(1)}
            alone = event.actor2_type == found.group(1) and fold(event.actor2) == fold(changes["actor1"])
            return changes | ({"actor2": "", "actor2_type": "none"} if alone else {})
    return {}


def _figures(event: Event, field: str, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return the range of a figure; a correction sets the event's own figure aside."""
    given = [(claim, bounds) for claim in claims if (bounds := bounds_of(claim)) is not None]
    if not given:
        return {}
    corrected = any(claim.stance == "corrects" for claim, _ in given)
    own = [getattr(event, f"{field}_{end}") for end in ("low", "best", "high")]
    known = [float(number) for number in own if number is not None]
    lows = [low for _, (low, _) in given] + ([] if corrected else known[:1])
    highs = [high for _, (_, high) in given] + ([] if corrected else known[-1:])
    low = int(min(lows))
    if (
        float("inf") in highs
    ):  # somebody says "at least": no upper bound, and no one figure where others differ
        alike = {low} == {int(one) for one in [*lows, *highs] if one != float("inf")}
        return {f"{field}_low": low, f"{field}_best": low if alike else None, f"{field}_high": None}
    high = int(max([*highs, *lows]))
    main = getattr(event, f"{field}_best")
    best = int(main) if main is not None and not corrected and low <= main <= high else None
    if low == high:
        best = low
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


@lru_cache(maxsize=4)
def read_events(dataset: Dataset, gazetteer: Gazetteer) -> Mapping[str, tuple[Event, ...]]:
    """Return the events of each reading, in the dataset's order."""
    claims = dataset.claims_by_event
    contrasted = tuple(
        contrast(event, claims.get(event.event_id, ()), gazetteer, dataset.sources[event.source_id].date)
        for event in dataset.events
    )
    return {"contrasted": contrasted, "text": dataset.events}
