"""Two readings of every event, and how well it is supported: both derived from the claims, never typed in.

*According to the text* is the record as coded. *Contrasted* is the record with dates, place and figures as
other sources correct them; nothing is averaged, figures become ranges. The status says who supports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.dataset import Claim, Dataset, Event
from dashboard.gazetteer import Gazetteer

READINGS: tuple[str, ...] = ("contrasted", "text")
FIGURE_FIELDS: tuple[str, ...] = ("deaths", "injured", "arrests")
_UBIGEO = re.compile(r"\[(\d{2}|\d{4}|\d{6})\]\s*$")
_LEVEL_PRECISION = {2: "department", 4: "province", 6: "district"}
Bounds = tuple[float, float]


@dataclass(frozen=True)
class Support:
    """How an event is supported.

    Attributes:
        status: ``corroborated``, ``one_side``, ``single_voice`` or ``disputed``.
        speakers: Who asserts it, in the order of the claims; the document first.
        sides: Their sides, without repetition.
        against: Who denies or corrects it.
        clashes: Fields whose figures do not overlap (``deaths``, ``quantity pylons`` …).
    """

    status: str
    speakers: tuple[str, ...]
    sides: tuple[str, ...]
    against: tuple[str, ...]
    clashes: tuple[str, ...]


def bounds_of(claim: Claim) -> Bounds | None:
    """Return the lowest and highest figure a claim allows, or ``None`` when it gives none.

    "At least" (low without high) is open upwards.
    """
    given = [number for number in (claim.low, claim.best, claim.high) if number is not None]
    if not given:
        return None
    open_ended = claim.low is not None and claim.high is None
    return float(min(given)), float("inf") if open_ended else float(max(given))


def figure_clashes(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the fields (with the unit of quantities) for which two claims' figures do not overlap."""
    by_field: dict[str, list[Bounds]] = {}
    for claim in claims:
        bounds = bounds_of(claim)
        if bounds is not None and claim.stance != "denies":
            by_field.setdefault(f"{claim.field} {claim.unit}".strip(), []).append(bounds)
    return tuple(
        field
        for field, bounds in by_field.items()
        if max(low for low, _ in bounds) > min(high for _, high in bounds)
    )


def support_of(event: Event, claims: Sequence[Claim], publisher: str, publisher_side: str) -> Support:
    """Derive an event's status from its claims.

    Args:
        event: The event.
        claims: The claims about it.
        publisher: Who speaks in the event's own source.
        publisher_side: That source's side.
    """
    asserting = [(publisher, publisher_side)]
    asserting += [
        (claim.said_by, claim.said_by_side)
        for claim in claims
        if claim.stance == "asserts" and claim.field in ("occurrence", *FIGURE_FIELDS, "quantity")
        if claim.source_id != event.source_id or claim.said_by_side != publisher_side
    ]
    against = tuple(
        dict.fromkeys(
            claim.said_by for claim in claims if claim.stance == "denies" or _corrects_the_core(event, claim)
        )
    )
    clashes = figure_clashes(claims)
    speakers = tuple(dict.fromkeys(name for name, _ in asserting))
    sides = tuple(dict.fromkeys(side for _, side in asserting))
    if against or clashes:
        status = "disputed"
    elif len(sides) > 1:
        status = "corroborated"
    else:
        status = "one_side" if len(speakers) > 1 else "single_voice"
    return Support(status, speakers, sides, against, clashes)


def _corrects_the_core(event: Event, claim: Claim) -> bool:
    return claim.stance == "corrects" and claim.source_id != event.source_id


def contrast(event: Event, claims: Sequence[Claim], gazetteer: Gazetteer) -> Event:
    """Return the event as other sources have it; the event itself where nothing corrects it."""
    outside = [claim for claim in claims if claim.source_id != event.source_id and claim.stance != "denies"]
    changes: dict[str, Any] = {}
    changes |= _dates(event, [claim for claim in outside if claim.stance == "corrects"])
    changes |= _place([claim for claim in outside if claim.stance == "corrects"], gazetteer)
    for field in FIGURE_FIELDS:
        changes |= _figures(event, field, [claim for claim in outside if claim.field == field])
    if not changes:
        return event
    moved = replace(event, **changes)
    if "date_start" in changes or "date_end" in changes:
        start = (moved.date_start or moved.date_end)[:7]
        end = moved.date_end[:7] or event.month_end or start
        moved = replace(moved, month_start=start, month_end=max(start, end))
    return moved


def _dates(event: Event, claims: Sequence[Claim]) -> dict[str, Any]:
    starts = sorted(claim.value for claim in claims if claim.field == "date_start" and claim.value)
    ends = sorted(claim.value for claim in claims if claim.field == "date_end" and claim.value)
    if not starts and not ends:
        return {}
    changes: dict[str, Any] = {"date_basis": "outside"}
    if starts:
        changes["date_start"] = starts[0]
        changes["date_prec"] = "day"
        if not ends and event.date_prec != "day":
            changes["date_end"] = starts[-1]
    if ends:
        changes["date_end"] = ends[-1]
        if not starts and event.date_prec != "day":
            changes["date_prec"] = event.date_prec
    return changes


def _place(claims: Sequence[Claim], gazetteer: Gazetteer) -> dict[str, Any]:
    for claim in claims:
        found = _UBIGEO.search(claim.value) if claim.field == "place" else None
        if found is None or not gazetteer.known_ubigeo(found.group(1)):
            continue
        code = found.group(1)
        changes: dict[str, Any] = {
            "place": claim.value[: found.start()].strip(),
            "ubigeo": code,
            "area_ubigeo": (),
            "where_prec": "town" if len(code) == 6 else _LEVEL_PRECISION[len(code)],
            "place_basis": "outside",
        }
        point = gazetteer.point_of(code)
        if point is not None:
            changes |= {"latitude": point[0], "longitude": point[1]}
        return changes
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
    highs = [high for _, (_, high) in given if high != float("inf")] + ([] if corrected else known[-1:])
    low, high = int(min(lows)), int(max([*highs, *lows]))
    best = int(known[0]) if known and not corrected and low <= known[0] <= high else None
    if low == high:
        best = low
    return {f"{field}_low": low, f"{field}_best": best, f"{field}_high": high}


def read_events(dataset: Dataset, gazetteer: Gazetteer) -> Mapping[str, tuple[Event, ...]]:
    """Return the events of each reading, in the dataset's order."""
    claims = dataset.claims_by_event
    contrasted = tuple(contrast(event, claims.get(event.event_id, ()), gazetteer) for event in dataset.events)
    return {"contrasted": contrasted, "text": dataset.events}


def support_by_event(dataset: Dataset) -> Mapping[str, Support]:
    """Return the support of every event by its id."""
    return {
        event.event_id: support_of(
            event,
            dataset.claims_by_event.get(event.event_id, ()),
            dataset.sources[event.source_id].publisher,
            dataset.sources[event.source_id].side,
        )
        for event in dataset.events
    }
