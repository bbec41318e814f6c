"""Load the tables under ``data/`` into one frozen, typed ``Dataset``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dashboard.codebook import (
    CASES,
    CLAIMS,
    CODE_LISTS,
    CODING_LOG,
    COUNT_PAIRS,
    COUNTS,
    NAMES,
    REGISTER,
    REGISTER_LINKS,
    REGISTER_PANEL_LINKS,
    SOURCES,
    CodeList,
    Column,
    Table,
)
from dashboard.codebook.collections import COLLECTION, COLLECTIONS, Collection
from dashboard.dataset.dates import month_bounds
from dashboard.dataset.records import NOT_STATED, Case, Claim, CoActor, Event, LogRow, Name, Source
from dashboard.dataset.validation import (
    DataError,
    RawTable,
    Row,
    find_geography,
    read_tables,
    split_actor,
    split_list,
    validate_tables,
)
from dashboard.dataset.yardsticks import Count, CountPair, PanelLink, RegisterEntry, RegisterLink
from dashboard.text import fold

__all__ = ["Case", "Claim", "CoActor", "DataError", "Dataset", "Event", "LogRow", "Source", "load_dataset"]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Hold all tables: events in file order, collection by collection, and the rest by identifier.

    Compared by identity, so that what is derived from it can be cached.

    ``names`` holds names in English by kind (``actor``, ``place`` or ``unit``) and Spanish name.
    ``register``, ``register_links``, ``register_panel_links``, ``counts`` and ``count_pairs`` are what
    others list and count: never events.
    """

    events: tuple[Event, ...]
    sources: Mapping[str, Source]
    cases: Mapping[str, Case]
    claims: Mapping[str, Claim]
    coding_log: tuple[LogRow, ...] = ()
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    collections: tuple[Collection, ...] = COLLECTIONS
    register: Mapping[str, RegisterEntry] = field(default_factory=dict)
    register_links: tuple[RegisterLink, ...] = ()
    register_panel_links: tuple[PanelLink, ...] = ()
    counts: Mapping[str, Count] = field(default_factory=dict)
    count_pairs: Mapping[str, CountPair] = field(default_factory=dict)

    @property
    def code_lists(self) -> Mapping[str, CodeList]:
        """Return the code lists, with the collections that these data have."""
        return {**CODE_LISTS, COLLECTION.name: replace(COLLECTION, codes=self.collections)}

    @cached_property
    def handed_on(self) -> Dataset:
        """Return the same without the collections that may not be handed on and what serves them alone."""
        kept = tuple(entry for entry in self.collections if entry.handed_on)
        if kept == self.collections:
            return self
        codes = {entry.code for entry in kept}
        events = tuple(event for event in self.events if event.collection in codes)
        ids = {event.event_id for event in events}
        claims = {key: claim for key, claim in self.claims.items() if claim.event_id in ids}
        told = {event.source_id for event in self.events} | {c.source_id for c in self.claims.values()}
        told -= {event.source_id for event in events} | {claim.source_id for claim in claims.values()}
        return replace(
            self,
            events=events,
            sources={key: source for key, source in self.sources.items() if key not in told},
            cases={key: case for key, case in self.cases.items() if case.collection in codes},
            claims=claims,
            collections=kept,
        )

    @cached_property
    def events_by_id(self) -> Mapping[str, Event]:
        """Return the events by identifier."""
        return MappingProxyType({event.event_id: event for event in self.events})

    @cached_property
    def parts(self) -> Mapping[str, tuple[Event, ...]]:
        """Return the parts of each event that has any, in file order."""
        wholes = dict.fromkeys(event.part_of for event in self.events if event.part_of)
        return MappingProxyType(
            {whole: tuple(event for event in self.events if event.part_of == whole) for whole in wholes}
        )

    @cached_property
    def claims_by_event(self) -> Mapping[str, tuple[Claim, ...]]:
        """Return the claims about each event that has any, in file order."""
        spoken_of: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            spoken_of.setdefault(claim.event_id, []).append(claim)
        return MappingProxyType({event_id: tuple(claims) for event_id, claims in spoken_of.items()})

    @cached_property
    def told_sources(self) -> Mapping[str, Source]:
        """Return the sources, in the order of the table, without those that only register and counts cite."""
        told = {event.source_id for event in self.events} | {c.source_id for c in self.claims.values()}
        beside = {count.source_id for count in self.counts.values()}
        beside.update(*((entry.source_id, entry.seen_in) for entry in self.register.values()))
        kept = {key: source for key, source in self.sources.items() if key not in beside - told}
        return MappingProxyType(kept)

    def name_in(self, lang: str, kind: str, name: str) -> str:
        """Return what a name is called in ``lang``.

        Args:
            lang: ``es`` or ``en``.
            kind: ``actor``, ``place`` or ``unit``.
            name: The name in Spanish.
        """
        return self.names.get((kind, name), name) if lang == "en" else name

    def event_in(self, lang: str, event: Event) -> Event:
        """Return the event with the names of its actors, places, mine and company in ``lang``."""
        if lang != "en":
            return event
        return replace(
            event,
            actor1=self.name_in(lang, "actor", event.actor1),
            actor2=self.name_in(lang, "actor", event.actor2),
            co_actors=tuple(
                CoActor(self.name_in(lang, "actor", actor.name), actor.type) for actor in event.co_actors
            ),
            place=self.name_in(lang, "place", event.place),
            mine=self.name_in(lang, "place", event.mine),
            company=self.name_in(lang, "actor", event.company),
        )

    def source_in(self, lang: str, source: Source) -> Source:
        """Return the source with the name of its publisher in ``lang``; ``NOT_STATED`` stays what it is."""
        if source.publisher == NOT_STATED:
            return source
        return replace(source, publisher=self.name_in(lang, "actor", source.publisher))

    def search_text(self, event: Event) -> str:
        """Return the text that a search reads: the event's own and its names in English, folded."""
        spoken = self.event_in("en", event)
        joint = (actor.name for actor in spoken.co_actors)
        names = (spoken.place, spoken.actor1, spoken.actor2, *joint, spoken.mine, spoken.company)
        absent = dict.fromkeys(text for name in names if (text := fold(name)) and text not in event.text_fold)
        return " | ".join((event.text_fold, *absent))


Record = TypeVar(
    "Record", Source, Case, Claim, LogRow, Name, RegisterEntry, RegisterLink, PanelLink, Count, CountPair
)


def _parse(column: Column, cell: str) -> Any:
    if column.type == "integer":
        return int(cell) if cell else None
    if column.type == "number":
        if not cell:
            return None
        is_degree = column.unit == "degrees"
        return int(cell) if cell.isdigit() and not is_degree else float(cell)
    if column.type == "list" and column.list_of != "paragraph":
        items = split_list(cell)
        return tuple(CoActor(*split_actor(item)) for item in items) if column.list_of == "actor" else items
    return cell


def _parse_row(table: Table, row: Row) -> dict[str, Any]:
    return {column.name: _parse(column, row.get(column.name)) for column in table.columns}


def _records(kind: type[Record], raw: RawTable) -> tuple[Record, ...]:
    names = {item.name for item in fields(kind)}
    parsed = (_parse_row(raw.table, row) for row in raw.rows)
    return tuple(kind(**{name: value for name, value in cells.items() if name in names}) for cells in parsed)


def _events(raw: RawTable, collection: str, sources: Mapping[str, Source]) -> tuple[Event, ...]:
    events = []
    for row in raw.rows:
        cells = _parse_row(raw.table, row)
        until = sources[cells["source_id"]].date
        first, last = month_bounds(cells["date_start"], cells["date_end"], until)
        events.append(Event(**cells, collection=collection, month_start=first, month_end=last))
    return tuple(events)


def load_dataset(data_dir: Path | str, lang: str = "es") -> Dataset:
    """Read and validate the tables in ``data_dir``.

    Args:
        data_dir: Folder with ``sources.csv``, ``cases.csv``, ``events.csv`` and, when there,
            ``elsewhere.csv``, ``claims.csv``, ``coding_log.csv``, ``names.csv``, ``register.csv``,
            ``register_links.csv``, ``register_panel_links.csv``, ``counts.csv``, ``count_pairs.csv`` and
            ``geo/gazetteer.csv``.
        lang: Language of the error, ``"es"`` or ``"en"``.

    Raises:
        DataError: The files hold errors; all of them are listed. Warnings do not stop loading.
    """
    folder = Path(data_dir)
    raws = read_tables(folder)
    problems = validate_tables(raws, find_geography(folder, with_boundaries=False))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError(errors, lang)
    return build_dataset(raws)


def build_dataset(raws: Mapping[str, RawTable]) -> Dataset:
    """Build the tables from files that were read and hold no errors, by their names."""
    sources = {source.source_id: source for source in _records(Source, raws[SOURCES.name])}
    return Dataset(
        events=tuple(
            event
            for collection in COLLECTIONS
            for event in _events(raws[collection.table], collection.code, sources)
        ),
        sources=MappingProxyType(sources),
        cases=MappingProxyType({case.case: case for case in _records(Case, raws[CASES.name])}),
        claims=MappingProxyType({claim.claim_id: claim for claim in _records(Claim, raws[CLAIMS.name])}),
        coding_log=_records(LogRow, raws[CODING_LOG.name]),
        names=MappingProxyType(
            {(name.kind, name.name_es): name.name_en for name in _records(Name, raws[NAMES.name])}
        ),
        register=MappingProxyType(
            {entry.register_id: entry for entry in _records(RegisterEntry, raws[REGISTER.name])}
        ),
        register_links=_records(RegisterLink, raws[REGISTER_LINKS.name]),
        register_panel_links=_records(PanelLink, raws[REGISTER_PANEL_LINKS.name]),
        counts=MappingProxyType({count.count_id: count for count in _records(Count, raws[COUNTS.name])}),
        count_pairs=MappingProxyType(
            {pair.pair: pair for pair in _records(CountPair, raws[COUNT_PAIRS.name])}
        ),
    )
