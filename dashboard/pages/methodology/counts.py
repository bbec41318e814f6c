"""Count records by kind, precision, support and voice, the two collections side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dashboard.codebook import COLLECTION, UNIT, labels
from dashboard.dataset import Dataset, Event
from dashboard.evidence.support import support_by_event
from dashboard.pages.methodology.markdown import grid
from dashboard.pages.methodology.sought import outside_speakers

COLLECTIONS: tuple[str, ...] = tuple(code.code for code in COLLECTION.codes)


def _by_collection(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    found = tuple(events)
    return {name: tuple(event for event in found if event.collection == name) for name in COLLECTIONS}


def _numbers(events: Mapping[str, tuple[Event, ...]], test: Callable[[Event], bool]) -> tuple[str, ...]:
    return tuple(str(sum(test(event) for event in events[name])) for name in COLLECTIONS)


def _header(first: str, words: Mapping[str, Any]) -> list[str]:
    return [words["columns"][name] for name in (first, *COLLECTIONS)]


def count_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return how many records of each kind there are."""
    events, said = _by_collection(dataset.events), words["counts"]
    tests: dict[str, Callable[[Event], bool]] = {
        said["parts"]: lambda event: bool(event.part_of),
        said["counted"]: lambda event: event.is_counted,
        said["undated"]: lambda event: event.month_start is None,
        said["country"]: lambda event: event.scope == "country",
        said["abroad"]: lambda event: event.scope == "abroad",
    }
    units = [Counter(event.unit for event in events[name]) for name in COLLECTIONS]
    rows = [(code.label(lang), *(str(count[code.code]) for count in units)) for code in UNIT.codes]
    rows += [(name, *_numbers(events, test)) for name, test in tests.items()]
    return grid(_header("record", words), rows, numbers=len(COLLECTIONS))


def code_tables(dataset: Dataset, columns: Sequence[str], lang: str, words: Mapping[str, Any]) -> str:
    """Return one table a column, with how many records of each collection have each code."""
    events = _by_collection(dataset.events)
    made = []
    for column in columns:
        counts = [Counter(getattr(event, column) for event in events[name]) for name in COLLECTIONS]
        rows = [
            (label, *(str(count[code]) for count in counts)) for code, label in labels(column, lang).items()
        ]
        made.append(grid(_header(column, words), rows, numbers=len(COLLECTIONS)))
    return "\n\n".join(made)


def support_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return the counted events by their support."""
    support = support_by_event(dataset)
    events = _by_collection(event for event in dataset.events if event.is_counted)
    alone = sum(not outside_speakers(dataset, (event.event_id,)) for event in events["documents"])
    intro = words["support"]["intro"].format(alone=alone, counted=len(events["documents"]))
    counts = [Counter(support[event.event_id].status for event in events[name]) for name in COLLECTIONS]
    rows = [
        (label, *(str(count[code]) for count in counts)) for code, label in labels("status", lang).items()
    ]
    return f"{intro}\n\n{grid(_header('status', words), rows, numbers=len(COLLECTIONS))}"


def voice_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return the claims by the voice of who speaks."""
    claims = tuple(dataset.claims.values())
    if not claims:
        return str(words["voices"]["none"])
    stances = Counter(claim.stance for claim in claims)
    intro = words["voices"]["intro"].format(
        n=len(claims), denies=stances["denies"], corrects=stances["corrects"]
    )
    counts = Counter(
        (dataset.events_by_id[claim.event_id].collection, claim.said_by_side) for claim in claims
    )
    rows = [
        (label, *(str(counts[name, code]) for name in COLLECTIONS))
        for code, label in labels("side", lang).items()
    ]
    return f"{intro}\n\n{grid(_header('side', words), rows, numbers=len(COLLECTIONS))}"
