"""The rows of a selection as plain typed values; every format of the data writes these."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.codebook import CASES, CLAIMS, COUNT_PAIRS, COUNTS, SOURCES, Table
from dashboard.codebook.exports import EXPORT, READING_COLUMNS, READINGS
from dashboard.dataset import Claim, CoActor, Dataset, Event
from dashboard.dataset.dates import edtf
from dashboard.dataset.version import LICENCE, data_version
from dashboard.dataset.yardsticks import Count
from dashboard.evidence.support import Support, support_by_event, voices_of

# Texts are empty and figures are None where nothing is reported.
Row = dict[str, Any]


def flatten(value: Any) -> Any:
    """Return a value as one cell: lists joined by ``;`` as in the tables, actors as ``name:type``."""
    if isinstance(value, tuple):
        return ";".join(":".join(item) if isinstance(item, CoActor) else str(item) for item in value)
    return value


def event_rows(dataset: Dataset, text: Iterable[Event], contrasted: Iterable[Event]) -> list[Row]:
    """Return one row per event, with the columns of ``EXPORT``, from the same events in both readings.

    Args:
        dataset: The tables.
        text: Events as the text has them.
        contrasted: The same events, in the same order, as all claims together have them.
    """
    support, version = support_by_event(dataset), data_version(dataset)
    return [
        _event_row(own, other, dataset, support[own.event_id], version)
        for own, other in zip(text, contrasted, strict=True)
    ]


def _event_row(text: Event, contrasted: Event, dataset: Dataset, support: Support, version: str) -> Row:
    source = dataset.sources[text.source_id]
    linked = source.is_linked
    readings = dict(zip(READINGS, (text, contrasted), strict=True))
    derived = {
        "counted": int(text.is_counted),
        "status": support.status,
        "versions": support.versions,
        "voices": voices_of(text, dataset),
        "differs": int(any(getattr(text, name) != getattr(contrasted, name) for name in READING_COLUMNS)),
        "anchor": text.anchor if linked else "",
        "source_publisher": source.publisher,
        "source_title": source.title,
        "source_title_en": source.title_in("en"),
        "source_date": source.date,
        "source_url": source.url if linked else "",
        "data_version": version,
        "licence": LICENCE,
        **{f"{name}_date_edtf": edtf(event.date_start, event.date_end) for name, event in readings.items()},
    }

    def value(name: str) -> Any:
        reading, _, base = name.partition("_")
        if reading in readings and base in READING_COLUMNS:
            return getattr(readings[reading], base)
        return derived[name] if name in derived else getattr(text, name)

    return {name: flatten(value(name)) for name in EXPORT.column_names()}


def selected_claims(dataset: Dataset, events: Iterable[Event]) -> tuple[Claim, ...]:
    """Return the claims about some events, in the order of the table."""
    chosen = {event.event_id for event in events}
    return tuple(claim for claim in dataset.claims.values() if claim.event_id in chosen)


def claim_rows(dataset: Dataset, events: Iterable[Event]) -> list[Row]:
    """Return one row per claim about some events, with the columns of ``claims.csv``."""
    return [_record_row(CLAIMS, claim) for claim in selected_claims(dataset, events)]


def case_rows(dataset: Dataset, events: Iterable[Event]) -> list[Row]:
    """Return one row per case of some events, with the columns of ``cases.csv``."""
    chosen = {event.case for event in events}
    return [_record_row(CASES, case) for key, case in dataset.cases.items() if key in chosen]


def source_rows(dataset: Dataset, events: Iterable[Event], counts: Iterable[Count] = ()) -> list[Row]:
    """Return one row per source of some events, of the claims about them and of some published totals.

    The columns are those of ``sources.csv``; a source that is only cited has no address.

    Args:
        dataset: The data.
        events: The events.
        counts: The totals.
    """
    events = tuple(events)
    chosen = {event.source_id for event in events} | {count.source_id for count in counts}
    chosen |= {claim.source_id for claim in selected_claims(dataset, events)}
    return [
        {**_record_row(SOURCES, source), "url": source.url if source.is_linked else ""}
        for key, source in dataset.sources.items()
        if key in chosen
    ]


def count_rows(dataset: Dataset) -> tuple[list[Row], list[Row]]:
    """Return the published totals, which no selection narrows, and what is said where they are compared."""
    counts = [_record_row(COUNTS, count) for count in dataset.counts.values()]
    return counts, [_record_row(COUNT_PAIRS, pair) for pair in dataset.count_pairs.values()]


def _record_row(table: Table, record: object) -> Row:
    return {name: flatten(getattr(record, name)) for name in table.column_names()}
