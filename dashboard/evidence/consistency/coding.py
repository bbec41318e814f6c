"""Compare the rows with one another and with their claims: actors, places, figures, origins, parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from dashboard.codebook import FIGURES, TEXTS
from dashboard.dataset import Claim, Dataset, Event
from dashboard.dataset.dates import first_day, last_day
from dashboard.evidence.consistency.finding import Finding, bounds_of_event, period_text, span_text
from dashboard.evidence.readings import split_actor_value
from dashboard.evidence.support import Bounds, bounds_of, own_voices
from dashboard.text import fold
from dashboard.words import event_figure

_CARRIED = ("carried_over", "proxy")
_SHARP = ("site", "town")  # the more precise one first
_ONE_POINT = 0.005  # degrees, about 500 m: two points of one place may lie as far apart
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_WRITTEN = ("solidarity", "emergency")  # done by the text itself, or in force as it is written
_ORIGINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("date_basis", ("date_start", "date_end", "still_on")),
    ("place_basis", ("place",)),
)


def coding_findings(dataset: Dataset, readings: Mapping[str, Sequence[Event]]) -> Iterator[Finding]:
    """Yield what rows and claims contradict one another in."""
    yield from _actor_types(dataset)
    yield from _two_points(dataset)
    for event in dataset.events:
        yield from _sharper_place(event, dataset)
        yield from _unclaimed_origin(event, dataset)
        yield from _dated_by_text(event, dataset)
        if event.collection != TEXTS.code:
            claims = dataset.claims_by_event.get(event.event_id, ())
            yield from _figures(event, claims)
            yield from _figures_of_others(event, claims)
    yield from _parts_apart(dataset, readings)


def _actor_types(dataset: Dataset) -> Iterator[Finding]:
    """Yield every name that has another type where it stood first."""
    first: dict[str, tuple[str, str]] = {}
    for event_id, column, name, kind, claim_id in _typed_actors(dataset):
        if name and kind not in ("", "none"):
            known, where = first.setdefault(fold(name), (kind, event_id))
            if known != kind:
                params = {"type": kind, "other": known, "event": where}
                yield Finding("actor_two_types", event_id, column, name, params, claim_id)


def _typed_actors(dataset: Dataset) -> Iterator[tuple[str, str, str, str, str]]:
    for event in dataset.events:
        yield event.event_id, "actor1", event.actor1, event.actor1_type, ""
        yield event.event_id, "actor2", event.actor2, event.actor2_type, ""
        for actor in event.co_actors:
            yield event.event_id, "co_actors", actor.name, actor.type, ""
    for claim in dataset.claims.values():
        if claim.field in ("actor", "target"):
            yield claim.event_id, "value", *split_actor_value(claim.value), claim.claim_id


def _sharper_place(event: Event, dataset: Dataset) -> Iterator[Finding]:
    """Yield a site or town taken from another sentence, where no sentence names it as precisely.

    Another row of the same source must have the place from the text itself, at least as precisely.
    """
    if event.place_basis not in _CARRIED or event.where_prec not in _SHARP:
        return
    enough = _SHARP[: _SHARP.index(event.where_prec) + 1]
    if not any(
        other.place_basis == "text" and other.where_prec in enough and fold(other.place) == fold(event.place)
        for other in dataset.events
        if other.source_id == event.source_id
    ):
        params = {"place": event.place, "basis": event.place_basis}
        yield Finding("place_sharper", event.event_id, "where_prec", event.where_prec, params)


def _two_points(dataset: Dataset) -> Iterator[Finding]:
    """Yield a place that has another point, or as a site another code, where it stood first."""
    first: dict[tuple[str, str], Event] = {}
    for event in dataset.events:
        if event.latitude is None or event.longitude is None or not event.place:
            continue
        other = first.setdefault((fold(event.place.split(",")[0]), event.ubigeo[:2]), event)
        if (one := _point(event)) != (two := _point(other)) and max(
            abs(a - b) for a, b in zip(one, two, strict=True)
        ) > _ONE_POINT:
            params = {"event": other.event_id, "place": event.place}
            yield Finding("place_two_points", event.event_id, "latitude", f"{one[0]}, {one[1]}", params)
        elif event.where_prec == other.where_prec == "site" and event.ubigeo != other.ubigeo:
            params = {"event": other.event_id, "place": event.place}
            yield Finding("place_two_points", event.event_id, "ubigeo", event.ubigeo, params)


def _point(event: Event) -> tuple[float, float]:
    return event.latitude or 0.0, event.longitude or 0.0


def _dated_by_text(event: Event, dataset: Dataset) -> Iterator[Finding]:
    """Yield what a text says without a date, where the date of its writing stands for that of the thing.

    It held before the text too, so its start is open, unless somebody dates it or it is done by the writing.
    """
    source = dataset.sources[event.source_id]
    author = own_voices(dataset)[event.source_id]
    if event.collection != TEXTS.code or event.unit == "incident" or event.event_type in _WRITTEN:
        return
    dated = fold(event.actor1) == fold(author) or any(
        claim.field in ("date_start", "date_end", "still_on")
        for event_id in (event.event_id, event.part_of)
        for claim in dataset.claims_by_event.get(event_id, ())
    )
    if event.date_start and source.date and not dated and event.date_start >= first_day(source.date):
        yield Finding(
            "dated_by_text", event.event_id, "date_start", event.date_start, {"source": source.date}
        )


def _unclaimed_origin(event: Event, dataset: Dataset) -> Iterator[Finding]:
    """Yield a date or place said to be from others, where none gives it of the event or its whole.

    What ends with its text, or is on as it is written, has the date of the text, itself perhaps from outside.
    """
    source = dataset.sources[event.source_id]
    last = event.date_end or event.date_start
    with_text = source.dated != "stated" and "" < source.date[:7] <= last
    spoken = {
        claim.field
        for event_id in (event.event_id, event.part_of)
        for claim in dataset.claims_by_event.get(event_id, ())
        if claim.source_id != event.source_id
        and claim.stance != "denies"
        and (claim.field == "place" or _meets(event, claim.value))
    }
    for column, fields in _ORIGINS:
        if column == "date_basis" and with_text:
            continue
        if getattr(event, column) == "outside" and not spoken.intersection(fields):
            yield Finding(
                "outside_unclaimed", event.event_id, column, "outside", {"fields": ", ".join(fields)}
            )


def _meets(event: Event, value: str) -> bool:
    """Tell whether a day, month or year told by a claim lies within the event's own bounds."""
    if not _DATE.fullmatch(value):
        return False
    return (event.date_start or "0001") <= last_day(value) and first_day(value) <= (event.date_end or "9999")


def claimed_range(claims: Sequence[Claim], figure: str) -> tuple[Bounds | None, set[float]]:
    """Return the range of what claims say of a figure, open where none gives a top, and all they name."""
    said = [
        claim for claim in claims if claim.field == figure and not claim.unit and claim.stance != "denies"
    ]
    bounds = [found for claim in said if (found := bounds_of(claim)) is not None]
    named = {
        float(number)
        for claim in said
        for number in (claim.low, claim.best, claim.high)
        if number is not None
    }
    if not bounds:
        return None, named
    tops = [high for _, high in bounds if high != inf]
    # "At least twelve" raises a highest figure that somebody else gives below twelve.
    return (min(named), max(named) if tops else inf), named


def _figures(event: Event, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a figure of another case that no claim gives, and one that is not the range of its claims."""
    for figure in FIGURES:
        claimed, named = claimed_range(claims, figure)
        own = bounds_of_event(event, figure)
        ends = zip(("low", "best", "high"), event_figure(event, figure), strict=True)
        unclaimed = [(end, number) for end, number in ends if number is not None and number not in named]
        for end, number in unclaimed:
            params = {"figure": figure, "claimed": span_text(claimed)}
            yield Finding("figure_unclaimed", event.event_id, f"{figure}_{end}", str(number), params)
        if not unclaimed and own != claimed:
            params = {"claimed": span_text(claimed)}
            yield Finding("figure_range", event.event_id, f"{figure}_low", span_text(own), params)


def _figures_of_others(event: Event, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a main figure that the row's own source does not give, where it gives another."""
    own = [claim for claim in claims if claim.source_id == event.source_id]
    for figure in FIGURES:
        _, best, _ = event_figure(event, figure)
        claimed, given = claimed_range(own, figure)
        if best is not None and given and best not in given:
            params = {"figure": figure, "claimed": span_text(claimed)}
            yield Finding("figure_not_own", event.event_id, f"{figure}_best", str(best), params)


def _covers(whole: Event, part: Event) -> bool:
    start, end = whole.date_start or "", whole.date_end or "9999"
    return (
        start <= (part.date_start or part.date_end or start)
        and (part.date_end or part.date_start or end) <= end
    )


def _parts_apart(dataset: Dataset, readings: Mapping[str, Sequence[Event]]) -> Iterator[Finding]:
    """Yield a part that lies outside its whole with other sources, and within it in the text."""
    contrasted = {event.event_id: event for event in readings["contrasted"]}
    for whole_id, parts in dataset.parts.items():
        for part in parts:
            moved, whole = contrasted[part.event_id], contrasted[whole_id]
            if _covers(dataset.events_by_id[whole_id], part) and not _covers(whole, moved):
                params = {"part": period_text(moved), "whole": period_text(whole)}
                yield Finding("part_apart", part.event_id, "part_of", whole_id, params)
