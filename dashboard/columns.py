"""The rows as the browser receives them: columns of plain values, prepared once.

Everything that needs a calendar, a code list or a gazetteer is said here in words; the browser only selects,
counts and lays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from dashboard.codebook import (
    ACTOR_FAMILY,
    ACTOR_TYPE,
    CODE_LISTS,
    COLLECTION,
    EVENT_SUBTYPE,
    EVENT_TYPE,
    RELEVANCE,
    SIDE,
    STATUS,
    UNIT,
    actor_symbol,
    labels,
)
from dashboard.dataset import Case, Dataset, Event, Source
from dashboard.filters import Filter, build_filters
from dashboard.gazetteer import Gazetteer
from dashboard.i18n import load_locale
from dashboard.readings import own_voices, planned_end, read_events, support_by_event
from dashboard.records import NOT_STATED
from dashboard.totals import total_words
from dashboard.words import date_words, figures_words, partial_date_words, place_words, short_date_words

Columns = dict[str, list[Any]]
OUTSIDE_DEPARTMENTS = ("country", "abroad")
PRECISIONS = ("site", "town", "district", "route", "province", "several", "department", "country", "abroad")
VAGUE_PLACES = ("district", "province", "several")
EMPTY_MONTH = "2000-01"  # where nothing is dated
EXACT_DAYS = ("day",)


def month_spans(events: Iterable[Event]) -> list[tuple[str, str]]:
    """Return first and last month of every dated incident, measure or total.

    Statements and background may lie decades back; they do not stretch the timeline.
    """
    return [
        (event.month_start, event.month_end)
        for event in events
        if event.month_start and event.month_end and event.unit in ("incident", "measure", "total")
    ]


def month_domain(spans: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return January of the first year and December of the last, as ``YYYY-MM``."""
    months = [month for span in spans for month in span] or [EMPTY_MONTH]
    return f"{min(months)[:4]}-01", f"{max(months)[:4]}-12"


def places_of(event: Event) -> tuple[str, ...]:
    """Return the values of the department filter: two-digit codes, or ``country`` or ``abroad``."""
    return event.departments if event.scope == "place" else (event.scope,)


def named_departments(dataset: Dataset, collection: str) -> tuple[str, ...]:
    """Return the departments that any record of a collection names."""
    return tuple(
        sorted(
            {code for event in dataset.events if event.collection == collection for code in event.departments}
        )
    )


def areas_of(event: Event, gazetteer: Gazetteer) -> list[tuple[str, str, float, float]]:
    """Return the units an event covers or lies somewhere in: code, name, latitude, longitude.

    They are drawn as a name in a soft halo around the capital, for no licensed boundaries exist; see
    ``data/geo/SOURCES.md``.
    """
    codes = event.area_ubigeo or ((event.ubigeo,) if event.where_prec in VAGUE_PLACES else ())
    areas = []
    for code in codes:
        point = gazetteer.point_of(code)
        if len(code) < 4 or point is None:
            continue
        name = gazetteer.district_name(code) if len(code) == 6 else gazetteer.province_name(code)
        areas.append((code, name, *point))
    return areas


def filters_of(dataset: Dataset, departments: tuple[str, ...], months: tuple[str, str]) -> tuple[Filter, ...]:
    """Return the filters with the options that this dataset offers.

    Args:
        dataset: The data.
        departments: Two-digit codes of all departments, in the order shown.
        months: First and last month of the timeline.
    """
    types = {event.event_type for event in dataset.events}
    subtypes = {event.event_subtype for event in dataset.events}
    actors = {kind for event in dataset.events for kind in event.actor_types_any}
    families = {family for event in dataset.events for family in event.families_any}
    units = {event.unit for event in dataset.events}
    relevances = {event.relevance for event in dataset.events}
    voices = {claim.said_by_side for claim in dataset.claims.values()}
    voices |= {dataset.sources[event.source_id].side for event in dataset.events}
    collections = {event.collection for event in dataset.events}
    statuses = {support.status for support in support_by_event(dataset).values()}
    return build_filters(
        months=months,
        departments=departments + OUTSIDE_DEPARTMENTS,
        families=[code for code in ACTOR_FAMILY.values() if code in families],
        actor_types=[code for code in ACTOR_TYPE.values() if code in actors],
        event_types=[code for code in EVENT_TYPE.values() if code in types],
        event_subtypes=[code for code in EVENT_SUBTYPE.values() if code in subtypes],
        cases=tuple(dataset.cases),
        units=[code for code in UNIT.values() if code in units],
        relevances=[code for code in RELEVANCE.values() if code in relevances],
        voices=[code for code in SIDE.values() if code in voices],
        statuses=[code for code in STATUS.values() if code in statuses],
        precisions=PRECISIONS,
        collections=[code for code in COLLECTION.values() if code in collections],
        events=[event.event_id for event in dataset.events],
    )


def all_labels(
    dataset: Dataset, gazetteer: Gazetteer, departments: tuple[str, ...], lang: str
) -> dict[str, Any]:
    """Return every label by code, by code list, in one language."""
    words = load_locale("ui", lang)
    named = {code: gazetteer.department_name(code) for code in departments}
    return {
        **{name: labels(name, lang) for name in CODE_LISTS},
        "department": {**named, **words["labels"]["place"]},
        "case": {
            code: case.name_en if lang == "en" else case.name_es for code, case in dataset.cases.items()
        },
        "role": words["labels"]["role"],
        "reading": words["labels"]["reading"],
    }


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
        return event.collection == "documents" and same == (own.date_start, own.date_end, own.date_basis)

    def voices(event: Event) -> list[str]:
        said = [claim.said_by_side for claim in dataset.claims_by_event.get(event.event_id, ())]
        return list(dict.fromkeys([dataset.sources[event.source_id].side, *said]))

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
        "voices": column(voices),
        "status": column(lambda e: support[e.event_id].status),
        "text": column(lambda e: _words_once(dataset.search_text(e))),
        "lat": column(lambda e: e.latitude),
        "lon": column(lambda e: e.longitude),
        "areas": column(lambda e: areas_of(e, gazetteer)),
        "planned_end": column(lambda e: planned_end(e, dataset.claims_by_event.get(e.event_id, ()))),
        "where_prec": column(lambda e: e.where_prec),
        "place_basis": column(lambda e: e.place_basis),
        "family": column(lambda e: e.family),
        "symbol": column(lambda e: actor_symbol(e.actor1_type)),
        "deaths": column(lambda e: bool(e.deaths_low or e.deaths_best or e.deaths_high)),
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


def build_readings(dataset: Dataset, gazetteer: Gazetteer, lang: str) -> dict[str, Columns]:
    """Return the columns of each reading by its code."""
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


def build_sources(dataset: Dataset, lang: str) -> dict[str, dict[str, Any]]:
    """Return what the card says of each source."""
    voices = own_voices(dataset)

    def entry(source: Source) -> dict[str, Any]:
        linked = source.link_policy == "link"
        return {
            "title": source.title_in(lang),
            "publisher": dataset.name_in(lang, "actor", source.publisher),
            "voice": dataset.name_in(lang, "actor", voices[source.source_id]),
            "unsigned": source.publisher == NOT_STATED,
            "date": partial_date_words(source.date, lang, source.dated),
            "url": source.url if linked else "",
            "citeOnly": not linked,
            "standpoint": source.standpoint_en if lang == "en" else source.standpoint_es,
        }

    return {key: entry(source) for key, source in dataset.sources.items()}


def build_cases(dataset: Dataset, gazetteer: Gazetteer, lang: str) -> dict[str, dict[str, Any]]:
    """Return what the first screen and the case's panel say of each case."""
    readings = read_events(dataset, gazetteer)
    sides = labels("side", lang)

    def own(case: Case, events: Sequence[Event]) -> list[Event]:
        return [event for event in events if event.case == case.case and event.collection == case.collection]

    def years(case: Case, events: Sequence[Event]) -> str:
        months = [
            month
            for event in own(case, events)
            if event.is_counted
            for month in (event.month_start, event.date_end[:7] or event.month_start)
            if month
        ]
        first, last = min(months, default="")[:4], max(months, default="")[:4]
        return first if first == last else f"{first}–{last}"

    def family(case: Case) -> str:
        present = [family for event in own(case, dataset.events) for family in event.families_any]
        return Counter(present).most_common(1)[0][0] if present else "unknown"

    def voices(case: Case) -> list[str]:
        events = own(case, dataset.events)
        spoken = [dataset.sources[event.source_id].side for event in events]
        spoken += [
            claim.said_by_side
            for event in events
            for claim in dataset.claims_by_event.get(event.event_id, ())
        ]
        return [sides[code] for code in SIDE.values() if code in spoken]

    def entry(case: Case) -> dict[str, Any]:
        def said(name: str) -> str:
            return str(getattr(case, f"{name}_{lang}"))

        short = said("short")
        return {
            "name": said("name"),
            "short": short,
            "lane": short.split(",")[0],
            "sentence": said("sentence"),
            "dispute": said("dispute"),
            "outcome": said("outcome"),
            "open": said("open"),
            "relevance": case.relevance,
            "collection": case.collection,
            "family": family(case),
            "voices": voices(case),
            "years": {reading: years(case, events) for reading, events in readings.items()},
            "totals": {
                reading: total_words(events, case.case, case.collection, lang)
                for reading, events in readings.items()
            },
        }

    return {key: entry(case) for key, case in dataset.cases.items()}
