"""Compare the rows with one another and with their claims: actors, places, figures, origins, parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from dashboard.codebook import FIGURES, TEXTS
from dashboard.dataset import Claim, Dataset, Event
from dashboard.evidence.consistency.finding import Finding, bounds_of_event, period_text, span_text
from dashboard.evidence.readings import split_actor_value
from dashboard.evidence.support import Bounds, bounds_of
from dashboard.text import fold
from dashboard.words import event_figure

_CARRIED = ("carried_over", "proxy")
_SHARP = ("site", "town")  # the more precise one first
_ORIGINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("date_basis", ("date_start", "date_end", "still_on")),
    ("place_basis", ("place",)),
)


def coding_findings(dataset: Dataset, readings: Mapping[str, Sequence[Event]]) -> Iterator[Finding]:
    """Yield what rows and claims contradict one another in."""
    yield from _actor_types(dataset)
    for event in dataset.events:
        yield from _sharper_place(event, dataset)
        yield from _unclaimed_origin(event, dataset)
        if event.collection != TEXTS.code:
            yield from _figures(event, dataset.claims_by_event.get(event.event_id, ()))
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


def _unclaimed_origin(event: Event, dataset: Dataset) -> Iterator[Finding]:
    """Yield a date or place said to be from others, where none speaks of it or of the event's whole.

    What ends with its text, or is on as it is written, has the date of the text, itself perhaps from outside.
    """
    source = dataset.sources[event.source_id]
    last = event.date_end or event.date_start
    with_text = source.dated != "stated" and "" < source.date[:7] <= last
    spoken = {
        claim.field
        for event_id in (event.event_id, event.part_of)
        for claim in dataset.claims_by_event.get(event_id, ())
        if claim.source_id != event.source_id and claim.stance != "denies"
    }
    for column, fields in _ORIGINS:
        if column == "date_basis" and with_text:
            continue
        if getattr(event, column) == "outside" and not spoken.intersection(fields):
            yield Finding(
                "outside_unclaimed", event.event_id, column, "outside", {"fields": ", ".join(fields)}
            )


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
