"""The rows as the browser receives them: columns of plain values, prepared once.

Everything that needs a calendar, a code list or a gazetteer is said here in words; the browser only selects,
counts and lays out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from dashboard.codebook import TEXTS, actor_symbol
from dashboard.dataset import Dataset, Event
from dashboard.evidence.readings import planned_end, read_events
from dashboard.evidence.support import support_by_event, voices_of
from dashboard.places.gazetteer import Gazetteer
from dashboard.selection.where import areas_of, places_of
from dashboard.words import date_words, figures_words, place_words, short_date_words

Columns = dict[str, list[Any]]
EXACT_DAYS = ("day",)


def build_columns(dataset: Dataset, events: Sequence[Event], gazetteer: Gazetteer, lang: str) -> Columns:
    """Build the columns of one language and one reading, one value per event in the dataset's order.

    Args:
        dataset: The data.
        events: The events as one reading has them.
        gazetteer: Names of places.
        lang: ``es`` or ``en``; the columns that select rows are the same in both.
    """
    support = support_by_event(dataset)

    def column(value: Callable[[Event], Any]) -> list[Any]:
        return [value(event) for event in events]

    spoken = {event.event_id: dataset.event_in(lang, event) for event in events}

    def named(value: Callable[[Event], Any]) -> list[Any]:
        return [value(spoken[event.event_id]) for event in events]

    as_coded = {event.event_id: event for event in dataset.events}

    def dated_by_text(event: Event) -> bool:
        """Tell whether the date is that of one of the texts, not one that other sources set in its place."""
        own = as_coded[event.event_id]
        same = (event.date_start, event.date_end, event.date_basis)
        return event.collection == TEXTS.code and same == (own.date_start, own.date_end, own.date_basis)

    return {
        "id": column(lambda e: e.event_id),
        "case": column(lambda e: e.case),
        "collection": column(lambda e: e.collection),
        "unit": column(lambda e: e.unit),
        "counted": column(lambda e: e.is_counted),
        "part_of": column(lambda e: e.part_of),
        "relevance": column(lambda e: e.relevance),
        "type": column(lambda e: e.event_type),
        "subtype": column(lambda e: e.event_subtype),
        "month_start": column(lambda e: e.month_start),
        "month_end": column(lambda e: e.month_end),
        "date_start": column(lambda e: e.date_start or e.date_end),
        "date_end": column(lambda e: e.date_end or e.date_start),
        "vague_date": column(lambda e: e.date_prec not in EXACT_DAYS),
        "places": column(lambda e: list(places_of(e))),
        "scope": column(lambda e: e.scope),
        "families_any": column(lambda e: list(e.families_any)),
        "families_acts": column(lambda e: list(e.families_from)),
        "families_target": column(lambda e: list(e.families_to)),
        "actors_any": column(lambda e: list(e.actor_types_any)),
        "actors_acts": column(lambda e: list(e.actor_types_from)),
        "actors_target": column(lambda e: list(e.actor_types_to)),
        "voices": column(lambda e: list(voices_of(e, dataset))),
        "status": column(lambda e: support[e.event_id].status),
        "versions": column(lambda e: list(support[e.event_id].versions)),
        "text": column(lambda e: _words_once(dataset.search_text(e).replace("septiembre", "setiembre"))),
        "lat": column(lambda e: e.latitude),
        "lon": column(lambda e: e.longitude),
        "areas": column(lambda e: areas_of(e, gazetteer)),
        "planned_end": column(lambda e: planned_end(e, dataset.claims_by_event.get(e.event_id, ()))),
        "where_prec": column(lambda e: e.where_prec),
        "place_basis": column(lambda e: e.place_basis),
        "family": column(lambda e: e.family),
        "symbol": column(lambda e: actor_symbol(e.actor1_type)),
        "deaths": column(lambda e: e.is_deadly),
        "title": column(lambda e: e.title(lang)),
        "summary": column(lambda e: e.summary(lang)),
        "place": named(lambda e: e.place),
        "date_words": column(lambda e: date_words(e, lang, as_text=dated_by_text(e))),
        "date_short": column(lambda e: short_date_words(e, lang)),
        "place_short": named(lambda e: e.place or place_words(e, lang, gazetteer)),
        "place_words": named(lambda e: place_words(e, lang, gazetteer)),
        "figures": column(lambda e: list(figures_words(e, lang))),
        "actor1": named(lambda e: e.actor1),
        "actor1_type": column(lambda e: e.actor1_type),
        "actor2_type": column(lambda e: e.actor2_type),
        "actor2": named(lambda e: e.actor2),
        "co_actors": named(lambda e: [actor.name for actor in e.co_actors]),
        "mine": named(lambda e: e.mine),
        "company": named(lambda e: e.company),
        "modality": column(lambda e: e.modality),
        "source": column(lambda e: e.source_id),
        "paragraphs": column(lambda e: list(e.paragraphs)),
        "note": column(lambda e: e.note_in(lang)),
    }


@cache
def _words_once(text: str) -> str:
    """Keep of a folded text the words that no other one holds: a search asks for each of its words alone."""
    kept = ""
    for word in sorted(set(text.split(" ")), key=lambda word: (-len(word), word)):
        if word not in kept:
            kept = f"{kept} {word}" if kept else word
    return kept


@lru_cache(maxsize=4)
def build_readings(dataset: Dataset, gazetteer: Gazetteer, lang: str) -> dict[str, Columns]:
    """Return the columns of each reading by its code.

    Args:
        dataset: The tables.
        gazetteer: Places by name and code.
        lang: ``es`` or ``en``.
    """
    return {
        reading: build_columns(dataset, events, gazetteer, lang)
        for reading, events in read_events(dataset, gazetteer).items()
    }


def split_columns(readings: Mapping[str, Columns]) -> tuple[Columns, dict[str, Columns]]:
    """Return the columns that the readings share, and for each reading those that differ."""
    first = next(iter(readings.values()))
    differing = [name for name in first if any(columns[name] != first[name] for columns in readings.values())]
    shared = {name: values for name, values in first.items() if name not in differing}
    return shared, {key: {name: columns[name] for name in differing} for key, columns in readings.items()}
