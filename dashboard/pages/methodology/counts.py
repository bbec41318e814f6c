"""Count records by kind, precision, support and voice, each collection in a column of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dashboard.codebook import CODE_LISTS, labels
from dashboard.dataset import Dataset, Event
from dashboard.evidence.support import support_by_event
from dashboard.pages.methodology.markdown import plain
from dashboard.pages.methodology.sought import outside_speakers
from dashboard.text import grid


def _by_collection(dataset: Dataset, *, counted: bool = False) -> list[tuple[Event, ...]]:
    return [
        tuple(e for e in dataset.events if e.collection == entry.code and (e.is_counted or not counted))
        for entry in dataset.collections
    ]


def _grid(
    first: str,
    rows: Iterable[tuple[str, Iterable[int]]],
    dataset: Dataset,
    lang: str,
    words: Mapping[str, Any],
) -> str:
    """Return a table of labels with a number for each collection."""
    heads = [words["columns"][first], *(plain(entry.label(lang)) for entry in dataset.collections)]
    cells = ([label, *map(str, numbers)] for label, numbers in rows)
    return grid(heads, cells, numbers=len(dataset.collections))


def count_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return how many records of each kind there are.

    Args:
        dataset: The tables.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
    collections, said = _by_collection(dataset), words["counts"]
    tests: dict[str, Callable[[Event], bool]] = {
        said["parts"]: lambda event: bool(event.part_of),
        said["counted"]: lambda event: event.is_counted,
        said["undated"]: lambda event: event.month_start is None,
        said["country"]: lambda event: event.scope == "country",
        said["abroad"]: lambda event: event.scope == "abroad",
    }
    units = [Counter(event.unit for event in events) for events in collections]
    rows = [(code.label(lang), [count[code.code] for count in units]) for code in CODE_LISTS["unit"].codes]
    rows += [(name, [sum(map(test, events)) for events in collections]) for name, test in tests.items()]
    return _grid("record", rows, dataset, lang, words)


def code_tables(dataset: Dataset, columns: Sequence[str], lang: str, words: Mapping[str, Any]) -> str:
    """Return one table a column, with how many records of each collection have each code.

    Args:
        dataset: The tables.
        columns: Names of coded columns of the events.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
    made = []
    for column in columns:
        counts = [Counter(getattr(event, column) for event in events) for events in _by_collection(dataset)]
        rows = [(label, [count[code] for count in counts]) for code, label in labels(column, lang).items()]
        made.append(_grid(column, rows, dataset, lang, words))
    return "\n\n".join(made)


def support_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return the counted events by their support.

    Args:
        dataset: The tables.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
    support = support_by_event(dataset)
    collections = _by_collection(dataset, counted=True)
    alone = sum(not outside_speakers(dataset, (event.event_id,)) for event in collections[0])
    intro = words["support"]["intro"].format(alone=alone, counted=len(collections[0]))
    counts = [Counter(support[event.event_id].status for event in events) for events in collections]
    rows = [(label, [count[code] for count in counts]) for code, label in labels("status", lang).items()]
    return f"{intro}\n\n{_grid('status', rows, dataset, lang, words)}"


def voice_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return the claims by the voice of who speaks.

    Args:
        dataset: The tables.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
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
        (label, [counts[entry.code, code] for entry in dataset.collections])
        for code, label in labels("side", lang).items()
    ]
    return f"{intro}\n\n{_grid('side', rows, dataset, lang, words)}"
