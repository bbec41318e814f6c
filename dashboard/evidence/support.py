"""How well an event is supported: derived from its claims, never typed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.codebook import CODE_LISTS
from dashboard.dataset import Claim, Dataset, Event

Bounds = tuple[float, float]
SUMS_UP = "reference"  # the side of encyclopaedias, which are nobody's account of their own
# What each field of a claim tells.
ASPECTS: Mapping[str, str] = {
    "date_start": "date",
    "date_end": "date",
    "still_on": "date",
    "place": "place",
    "deaths": "figures",
    "injured": "figures",
    "arrests": "figures",
    "quantity": "figures",
    "actor": "who",
    "target": "who",
    "occurrence": "what",
    "outcome": "what",
}


@dataclass(frozen=True)
class Support:
    """How an event is supported.

    Attributes:
        status: ``corroborated``, ``one_side`` or ``single_voice``.
        speakers: Who asserts it, in the order of the claims; the document first.
        sides: Their sides, without repetition.
        clashes: Fields whose figures do not overlap (``deaths``, ``quantity pylons`` …).
        versions: What is told otherwise: ``whole`` where somebody denies all of it, then ``date``, ``place``,
            ``figures``, ``who`` and ``what``.
    """

    status: str
    speakers: tuple[str, ...]
    sides: tuple[str, ...]
    clashes: tuple[str, ...]
    versions: tuple[str, ...]


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


def denies_whole(claim: Claim) -> bool:
    """Tell whether a claim denies the event itself, not a part or a manner of it that ``value`` names."""
    return claim.stance == "denies" and claim.field == "occurrence" and not claim.value


def versions_of(claims: Iterable[Claim], clashes: Sequence[str]) -> tuple[str, ...]:
    """Return what of an event is told otherwise, in the order of the code list ``versions``."""
    told = {"figures"} if clashes else set()
    for claim in claims:
        if denies_whole(claim):
            told.add("whole")
        elif claim.stance != "asserts":
            told.add(ASPECTS[claim.field])
    return tuple(code for code in CODE_LISTS["versions"].values() if code in told)


def support_of(event: Event, claims: Sequence[Claim], publisher: str, publisher_side: str) -> Support:
    """Derive an event's status from its claims.

    Judged are the claims that it happened or, where there are none, those about the one thing most spoken of:
    agreement on unlike things is no corroboration. An event without claims has its own source only. Who sums
    up what others published is heard only where nobody else is.

    Args:
        event: The event.
        claims: The claims about it.
        publisher: Who speaks in the event's own source for itself.
        publisher_side: That source's side.
    """
    heard: dict[str, dict[str, str]] = {}
    for claim in claims:
        if claim.stance == "asserts" and claim.field not in ("outcome", "actor"):
            heard.setdefault(f"{claim.field} {claim.unit}", {})[claim.said_by] = claim.said_by_side
    most = max(
        heard.values(), key=lambda by: (len(set(by.values())), len(by)), default={publisher: publisher_side}
    )
    asserting = heard.get("occurrence ", most)
    asserting = {who: side for who, side in asserting.items() if side != SUMS_UP} or asserting
    clashes = figure_clashes(claims)
    sides = tuple(dict.fromkeys(asserting.values()))
    alone = "one_side" if len(asserting) > 1 else "single_voice"
    status = "corroborated" if len(sides) > 1 else alone
    return Support(status, tuple(asserting), sides, clashes, versions_of(claims, clashes))


@lru_cache(maxsize=4)
def own_voices(dataset: Dataset) -> Mapping[str, str]:
    """Return who speaks in each source for itself: as its claims mostly name it, else its publisher."""
    heard: dict[str, Counter[str]] = {source_id: Counter() for source_id in dataset.sources}
    for claim in dataset.claims.values():
        if claim.said_by_side == dataset.sources[claim.source_id].side:
            heard[claim.source_id][claim.said_by] += 1
    return {
        source_id: counts.most_common(1)[0][0] if counts else dataset.sources[source_id].publisher
        for source_id, counts in heard.items()
    }


@lru_cache(maxsize=4)
def support_by_event(dataset: Dataset) -> Mapping[str, Support]:
    """Return the support of every event by its id."""
    voices = own_voices(dataset)
    return {
        event.event_id: support_of(
            event,
            dataset.claims_by_event.get(event.event_id, ()),
            voices[event.source_id],
            dataset.sources[event.source_id].side,
        )
        for event in dataset.events
    }


def voices_of(event: Event, dataset: Dataset) -> tuple[str, ...]:
    """Return the sides that say something of an event; its own source's first."""
    said = [claim.said_by_side for claim in dataset.claims_by_event.get(event.event_id, ())]
    return tuple(dict.fromkeys([dataset.sources[event.source_id].side, *said]))
