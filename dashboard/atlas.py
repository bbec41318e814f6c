"""Everything that pages and exports are made from, and what a query selects from it; no Dash here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.codebook import EVENT_TABLES, TEXTS
from dashboard.dataset import DataError, Dataset, Event
from dashboard.dataset.importers.panel import Panel, load_panel
from dashboard.dataset.load import build_dataset
from dashboard.dataset.validation import (
    Geography,
    Problem,
    RawTable,
    beside_problems,
    document_problems,
    find_geography,
    read_beside,
    read_tables,
    shape_problems,
    sort_problems,
    validate_tables,
)
from dashboard.evidence.consistency import consistency_problems
from dashboard.evidence.monthly import panel_lines
from dashboard.evidence.readings import read_events
from dashboard.i18n import load_locale
from dashboard.places.boundaries import Layers, load_layers
from dashboard.places.gazetteer import Gazetteer, load_gazetteer
from dashboard.places.provinces import load_provinces
from dashboard.progress import waiting
from dashboard.selection.columns import Columns, build_readings
from dashboard.selection.filters import Filter, FilterState
from dashboard.selection.options import all_labels, filters_of, month_domain, month_spans
from dashboard.selection.scale import Scale, build_scale
from dashboard.selection.sentence import describe
from dashboard.selection.story import Story, load_story, shipped_story, story_problems
from dashboard.settings import Settings
from dashboard.words import collection_words


@dataclass(frozen=True)
class Atlas:
    """The data with what is derived from them once.

    Attributes:
        dataset: The validated tables.
        gazetteer: Names of places.
        layers: The boundaries.
        story_file: The story, or nothing.
        public_url: Where the map stands for everyone, without a slash at the end; empty when nowhere.
        panel: The register month by month, from a file of the user's.
    """

    dataset: Dataset
    gazetteer: Gazetteer
    layers: Layers
    story_file: Path | None = None
    public_url: str = ""
    panel: Panel | None = None

    @cached_property
    def story(self) -> tuple[Story | None, tuple[Problem, ...]]:
        """Return the story, or ``None`` and what is wrong with its file."""
        units = {name: count.unit for name, count in self.dataset.counts.items()}
        return load_story(self.story_file, self.filters, units) if self.story_file else (None, ())

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Return the codes of all departments."""
        return tuple(feature["id"] for feature in self.layers.departments["features"])

    @cached_property
    def readings(self) -> Mapping[str, tuple[Event, ...]]:
        """Return the events of each reading, in the dataset's order."""
        return read_events(self.dataset, self.gazetteer)

    @cached_property
    def months(self) -> tuple[str, str]:
        """Return first and last month of the timeline, wide enough for both readings."""
        return month_domain(month_spans(event for events in self.readings.values() for event in events))

    @cached_property
    def scale(self) -> Scale:
        """Return the timeline's scale; only the five texts keep their years long."""
        everything = (event for events in self.readings.values() for event in events)
        return build_scale(
            month_spans(event for event in everything if event.collection == TEXTS.code), self.months
        )

    @cached_property
    def filters(self) -> tuple[Filter, ...]:
        """Return the filters with the options that the data offer."""
        return filters_of(self.dataset, self.departments, self.months)

    @cached_property
    def handed_on(self) -> Atlas:
        """Return the same without the collections that may not be handed on."""
        dataset = self.dataset.handed_on
        return self if dataset is self.dataset else replace(self, dataset=dataset)

    def told_panel(self, lang: str, *, reports: bool = False) -> list[str]:
        """Return what the register month by month holds, line by line; nothing where there is none."""
        linked = len({link.case for link in self.dataset.register_panel_links})
        return [*panel_lines(self.panel, linked, lang, reports=reports)] if self.panel else []

    def collections(self, lang: str) -> dict[str, dict[str, Any]]:
        """Return the words of each collection by its code."""
        return {entry.code: collection_words(entry, lang) for entry in self.dataset.collections}

    def labels(self, lang: str) -> dict[str, Any]:
        """Return every label by code, by code list."""
        return all_labels(self.dataset, self.gazetteer, self.departments, lang)

    def columns(self, lang: str) -> dict[str, Columns]:
        """Return the columns of each reading in one language."""
        return build_readings(self.dataset, self.gazetteer, lang)


@dataclass(frozen=True)
class Selection:
    """What a query selects, for whatever is not the browser.

    Attributes:
        state: The state the query stands for.
        rows: Numbers of the selected rows, ascending.
        text: The selected events according to the text.
        contrasted: The same events as other sources have them.
        sentence: What is shown, in words, as on the page.
    """

    state: FilterState
    rows: tuple[int, ...]
    text: tuple[Event, ...]
    contrasted: tuple[Event, ...]
    sentence: str

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events of the state's reading."""
        return self.text if self.state.values["reading"] == "text" else self.contrasted


def read_folder(
    data_dir: Path, documents: Path | None = None, *, distances: bool = True
) -> tuple[dict[str, RawTable], list[Problem]]:
    """Read the tables once, and return them with every problem of the folder by file and line.

    Args:
        data_dir: Folder with the tables and ``geo/``.
        documents: Folder with the coded texts, to compare the tables with them.
        distances: Whether to measure how far points lie from their departments; that gives warnings alone.
    """
    raws, geography = read_tables(data_dir), find_geography(data_dir)
    known = geography if distances else Geography(geography.known_ubigeo)
    problems = validate_tables(raws, known)
    if documents is not None:
        problems = sort_problems([*problems, *document_problems(raws, documents)])
    events = [raws[table.name] for table in EVENT_TABLES]
    well_formed = not any(raw.problems for raw in events)
    event_ids = {row.get("event_id") for raw in events for row in raw.rows} if well_formed else None
    beside = read_beside(data_dir)
    problems += [*geography.problems, *beside_problems(data_dir, beside, event_ids)]
    return {**raws, **beside}, problems


def load_atlas(settings: Settings, lang: str) -> Atlas:
    """Load and validate everything.

    Raises:
        DataError: The tables or the files of ``geo/`` hold errors, or one of them is missing.
        FileNotFoundError: The file of provinces, or that of the register, is missing.
        MissingPackages: The file of provinces must be converted and what that needs is not installed.
        ProvincesError: The file of provinces cannot be used.
        PanelError: The register month by month cannot be used.
    """
    raws, problems = read_folder(settings.data_dir, distances=False)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DataError(errors, lang)
    atlas = build_atlas(settings, raws)
    if settings.register is None:
        return atlas
    links = atlas.dataset.register_panel_links
    with waiting(load_locale("monthly", lang)["terminal"]["reading"]):
        return replace(atlas, panel=load_panel(settings.register, links, atlas.gazetteer, settings.build_dir))


def build_atlas(settings: Settings, raws: Mapping[str, RawTable]) -> Atlas:
    """Build everything from tables that were read and are sound; raises what ``load_atlas`` does besides."""
    geo = settings.data_dir / "geo"
    story = settings.story or shipped_story(settings.data_dir)
    dataset = build_dataset(raws)
    gazetteer, layers = load_gazetteer(geo), load_layers(geo)
    if settings.provinces is not None:
        provinces = load_provinces(
            settings.provinces, layers.departments, gazetteer.provinces, settings.build_dir
        )
        layers = replace(layers, provinces=provinces)
    return Atlas(dataset, gazetteer, layers, story, settings.public_url)


def select(atlas: Atlas, query: str, lang: str) -> Selection:
    """Return what a query string selects: the same rows and the same sentence as in the browser.

    Records that may not be handed on are left out, for whatever is not the browser hands them on.

    Args:
        atlas: The data, loaded and checked.
        query: A query string, without ``?``.
        lang: ``es`` or ``en``.
    """
    kept = {entry.code for entry in atlas.dataset.collections if entry.handed_on}
    state = FilterState.from_query(query, atlas.filters)
    columns = atlas.columns(lang)[state.values["reading"]]
    rows = tuple(row for row in state.apply(columns) if columns["collection"][row] in kept)
    words = load_locale("ui", lang)["sentence"]
    return Selection(
        state=state,
        rows=rows,
        text=tuple(atlas.readings["text"][row] for row in rows),
        contrasted=tuple(atlas.readings["contrasted"][row] for row in rows),
        sentence=describe(
            state, columns, rows, words=words, labels=atlas.labels(lang), collections=atlas.collections(lang)
        ),
    )


def check_folder(data_dir: Path, documents: Path | None = None) -> tuple[list[Problem], int]:
    """Return every problem of ``data_dir`` by file and line, and the exit code: 1 when any is an error.

    Args:
        data_dir: Folder with the tables and ``geo/``.
        documents: Folder with the coded texts, to compare the tables with them.
    """
    raws, problems = read_folder(data_dir, documents)
    if not any(problem.file.startswith("geo/") for problem in problems):
        problems += shape_problems(data_dir / "geo")
    # What rows claim, and what a story's queries may name, is known only where all else is sound.
    sound = not any(problem.severity == "error" for problem in problems)
    atlas = build_atlas(Settings(data_dir=data_dir), raws) if sound else None
    if atlas is not None:
        problems += consistency_problems(raws, atlas.dataset, atlas.readings)
    story = shipped_story(data_dir)
    if story is not None:
        problems += atlas.story[1] if atlas is not None else story_problems(story)
    return problems, int(any(problem.severity == "error" for problem in problems))
