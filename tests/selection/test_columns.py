"""The rows as the browser gets them: whole, the same in both languages where they select, true to sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.dataset import Dataset, load_dataset
from dashboard.evidence.readings import read_events
from dashboard.i18n import LANGS
from dashboard.places.gazetteer import Gazetteer, load_gazetteer
from dashboard.selection.columns import Columns, build_readings, split_columns
from dashboard.selection.filters import FilterState
from dashboard.selection.options import filters_of, month_domain, month_spans
from dashboard.selection.where import named_departments
from dashboard.settings import find_data_dir
from dashboard.site.map_page.cards import build_cases, build_sources
from tests.tables import ELSEWHERE_EVENT, EVENT, PRESS, SOURCE, Cells, event, write_tables

DATA = find_data_dir()
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
DEPARTMENTS = ("04", "06", "13")
UNDATED: Cells = {"date_prec": "unknown", "date_basis": "none"}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(DATA / "geo")


@pytest.fixture(scope="module")
def real() -> Dataset:
    return load_dataset(DATA)


@pytest.fixture(scope="module")
def both(real: Dataset, gazetteer: Gazetteer) -> Mapping[str, dict[str, Columns]]:
    """Return the columns of the real data by language and reading."""
    return {lang: build_readings(real, gazetteer, lang) for lang in LANGS}


def load(folder: Path, *events: Cells, **tables: Sequence[Cells]) -> Dataset:
    """Load events, with nothing else that refers to them."""
    log = [{"source_id": "d000_text", "paragraph": number, "reason": "opinion"} for number in "123"]
    bare: dict[str, Sequence[Cells]] = {"elsewhere": (), "claims": (), "coding_log": log}
    return load_dataset(write_tables(folder, events=events or (EVENT,), **{**bare, **tables}))


def domain(dataset: Dataset, gazetteer: Gazetteer) -> tuple[str, str]:
    readings = read_events(dataset, gazetteer).values()
    return month_domain([span for events in readings for span in month_spans(events)])


def as_coded(dataset: Dataset, gazetteer: Gazetteer) -> Columns:
    return build_readings(dataset, gazetteer, "es")["text"]


def test_every_column_has_a_value_for_every_event(
    both: Mapping[str, dict[str, Columns]], real: Dataset
) -> None:
    for columns in (columns for readings in both.values() for columns in readings.values()):
        assert {len(values) for values in columns.values()} == {len(real.events)}


def test_columns_that_select_are_the_same_in_both_languages(
    both: Mapping[str, dict[str, Columns]], real: Dataset, gazetteer: Gazetteer
) -> None:
    named: set[str] = {"id", "counted", "part_of", "scope", "lat", "lon", "family"}
    for spec in filters_of(real, DEPARTMENTS, domain(real, gazetteer)):
        roles = ("any", "acts", "target") if spec.by else ("",)
        named |= {f"{column}_{role}".rstrip("_") for column in spec.column for role in roles}
    assert len(named) > 15
    for reading, columns in both["es"].items():
        for name in named:
            assert columns[name] == both["en"][reading][name], (reading, name)


def test_texts_are_in_the_language_of_the_page(both: Mapping[str, dict[str, Columns]]) -> None:
    for name in ("title", "summary", "date_words", "place_words"):
        assert both["es"]["text"][name] != both["en"]["text"][name], name


def test_notes_are_told_in_both_languages(both: Mapping[str, dict[str, Columns]]) -> None:
    spanish, english = both["es"]["text"]["note"], both["en"]["text"]["note"]
    assert any(spanish)
    for event_id, one, other in zip(both["es"]["text"]["id"], spanish, english, strict=True):
        assert bool(one) == bool(other), event_id
        assert not one or one != other, event_id


def test_names_are_said_in_the_language_of_the_page(tmp_path: Path, gazetteer: Gazetteer) -> None:
    names = (
        {"kind": "actor", "name_es": "Gobierno nacional", "name_en": "National government"},
        {"kind": "actor", "name_es": "Ronderos", "name_en": "Peasant patrols"},
        {"kind": "actor", "name_es": "A publisher", "name_en": "Some publisher"},
        {"kind": "place", "name_es": "Mina Conga", "name_en": "Conga mine"},
        {"kind": "place", "name_es": "Departamento de Cajamarca", "name_en": "Cajamarca department"},
    )
    vague = event(event_id="e2", place="Departamento de Cajamarca", where_prec="department", ubigeo="06")
    dataset = load(
        tmp_path, event(place="Mina Conga", where_prec="site", mine="Mina Conga"), vague, names=names
    )
    spanish = build_readings(dataset, gazetteer, "es")["text"]
    english = build_readings(dataset, gazetteer, "en")["text"]
    for name, one, other in (
        ("actor1", "Frente de Defensa", "Frente de Defensa"),
        ("actor2", "Gobierno nacional", "National government"),
        ("co_actors", ["Ronderos", "Gobierno regional"], ["Peasant patrols", "Gobierno regional"]),
        ("mine", "Mina Conga", "Conga mine"),
        ("place_short", "Mina Conga", "Conga mine"),
    ):
        assert (spanish[name][0], english[name][0]) == (one, other), name
    assert english["place_words"][0].startswith("Conga mine")
    assert english["place_words"][1] == "Cajamarca department"
    assert build_sources(dataset, "en")["d000_text"]["publisher"] == "Some publisher"
    assert build_sources(dataset, "es")["d000_text"]["publisher"] == "A publisher"


@pytest.mark.parametrize("words", ["national government", "gobierno nacional", "conga mine"])
def test_a_search_finds_names_in_both_languages(tmp_path: Path, gazetteer: Gazetteer, words: str) -> None:
    names = (
        {"kind": "actor", "name_es": "Gobierno nacional", "name_en": "National government"},
        {"kind": "place", "name_es": "Mina Conga", "name_en": "Conga mine"},
    )
    dataset = load(tmp_path, event(place="Mina Conga"), names=names)
    filters = filters_of(dataset, DEPARTMENTS, domain(dataset, gazetteer))
    columns = as_coded(dataset, gazetteer)
    assert FilterState.from_query(f"q={words.replace(' ', '+')}", filters).apply(columns) == (0,)


def test_every_name_in_english_belongs_to_the_data(real: Dataset, gazetteer: Gazetteer) -> None:
    spoken = [event for events in read_events(real, gazetteer).values() for event in events]
    actors = {name for event in spoken for name in (event.actor1, event.actor2, event.company)}
    actors |= {actor.name for event in spoken for actor in event.co_actors}
    actors |= {claim.said_by for claim in real.claims.values()}
    actors |= {source.publisher for source in real.sources.values()}
    actors |= {count.counter for count in real.counts.values()}
    places = {name for event in spoken for name in (event.place, event.mine)}
    used = {
        "actor": actors,
        "place": places | {claim.value.split(" [")[0] for claim in real.claims.values()},
        "unit": {claim.unit for claim in real.claims.values()},
    }
    assert [name for kind, name in real.names if name not in used[kind]] == []


def test_shared_and_differing_columns_make_each_reading_whole_again(
    both: Mapping[str, dict[str, Columns]],
) -> None:
    shared, differing = split_columns(both["es"])
    for reading, columns in both["es"].items():
        assert {**shared, **differing[reading]} == columns


def test_readings_list_the_same_events_in_the_same_order(both: Mapping[str, dict[str, Columns]]) -> None:
    for name in ("id", "case", "unit", "counted", "part_of", "type"):
        assert both["es"]["text"][name] == both["es"]["contrasted"][name], name


def test_months_are_whole_or_absent_on_both_ends(both: Mapping[str, dict[str, Columns]]) -> None:
    readings = both["es"].values()
    spans = [
        span
        for columns in readings
        for span in zip(columns["month_start"], columns["month_end"], strict=True)
    ]
    assert all((start is None) == (end is None) for start, end in spans)
    for start, end in spans:
        if start is not None:
            assert MONTH.fullmatch(start)
            assert MONTH.fullmatch(end)
            assert start <= end


def test_every_dated_event_lies_in_the_period_that_can_be_chosen(
    both: Mapping[str, dict[str, Columns]], real: Dataset, gazetteer: Gazetteer
) -> None:
    first, last = domain(real, gazetteer)
    assert (first[4:], last[4:]) == ("-01", "-12")
    for columns in both["es"].values():
        rows = zip(columns["unit"], columns["month_start"], columns["month_end"], strict=True)
        dated = [(start, end) for unit, start, end in rows if start and unit in ("incident", "measure")]
        assert dated
        assert all(first <= start and end <= last for start, end in dated)


def test_statements_of_long_ago_do_not_stretch_the_period(tmp_path: Path, gazetteer: Gazetteer) -> None:
    old = event(event_id="old", unit="background", date_start="1969-06-24", date_end="1969-06-24")
    assert domain(load(tmp_path, EVENT, old), gazetteer) == ("2011-01", "2011-12")


def test_departments_are_codes_and_the_rest_is_said(tmp_path: Path, gazetteer: Gazetteer) -> None:
    away: Cells = {"ubigeo": "", "latitude": "", "longitude": "", "place": ""}
    dataset = load(
        tmp_path,
        event(area_ubigeo="1308;0601"),
        event(event_id="e2", where_prec="country", **away),
        event(event_id="e3", where_prec="abroad", **{**away, "place": "Quito"}),
    )
    columns = as_coded(dataset, gazetteer)
    assert columns["places"] == [["06", "13"], ["country"], ["abroad"]]
    assert columns["lat"][1:] == [None, None]
    assert named_departments(dataset, "documents") == ("06", "13")


def test_only_wholes_are_counted(tmp_path: Path, gazetteer: Gazetteer) -> None:
    dataset = load(
        tmp_path,
        EVENT,
        event(event_id="part", part_of=EVENT["event_id"]),
        event(event_id="measure", unit="measure"),
        event(event_id="total", unit="total"),
    )
    columns = as_coded(dataset, gazetteer)
    assert dict(zip(columns["id"], columns["counted"], strict=True)) == {
        EVENT["event_id"]: True,
        "part": False,
        "measure": True,
        "total": False,
    }


def test_a_source_that_is_only_cited_gives_no_address_away(tmp_path: Path) -> None:
    address = "https://example.org/violent"
    dataset = load(tmp_path, sources=({**SOURCE, "link_policy": "cite_only"}, PRESS))
    leaky = replace(dataset.sources["d000_text"], url=address)  # the check refuses it; the page does so again
    dataset = replace(dataset, sources={**dataset.sources, "d000_text": leaky})
    sources = build_sources(dataset, "es")
    assert sources["d000_text"]["citeOnly"] is True
    assert address not in str(sources)
    assert sources["press_2011"]["url"] == PRESS["url"]
    assert sources["press_2011"]["citeOnly"] is False


def test_the_standpoint_is_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    spoken = {
        **SOURCE,
        "standpoint_es": "Habla desde la calle.",
        "standpoint_en": "It speaks from the street.",
    }
    dataset = load(tmp_path, sources=(spoken, PRESS))
    assert build_sources(dataset, "es")["d000_text"]["standpoint"] == "Habla desde la calle."
    assert build_sources(dataset, "en")["d000_text"]["standpoint"] == "It speaks from the street."


def test_a_description_of_ours_is_told_in_the_language_of_the_page_and_a_published_title_is_not(
    tmp_path: Path,
) -> None:
    described = {**PRESS, "title": "Nota sobre: un paro", "title_en": "Article on: A strike"}
    dataset = load(tmp_path, sources=(SOURCE, described))
    for lang, title in (("es", "Nota sobre: un paro"), ("en", "Article on: A strike")):
        sources = build_sources(dataset, lang)
        assert sources["press_2011"]["title"] == title
        assert sources["d000_text"]["title"] == SOURCE["title"]


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ([("2011-11-24", "2011-12-01")], "2011"),
        ([("2011-11-24", "2011-12-01"), ("2013-02-01", "2014-01-05")], "2011–2014"),
        ([("2011-11-24", "2012-01-03")], "2011–2012"),
        ([("", "")], ""),
    ],
)
def test_years_of_a_case(
    tmp_path: Path, gazetteer: Gazetteer, dates: Sequence[tuple[str, str]], years: str
) -> None:
    events = [
        event(event_id=f"e{number}", date_start=start, date_end=end, **({} if start else UNDATED))
        for number, (start, end) in enumerate(dates)
    ]
    assert build_cases(load(tmp_path, *events), gazetteer, "es")["conga"]["years"]["text"] == years


def test_years_of_a_case_leave_out_what_is_not_counted(tmp_path: Path, gazetteer: Gazetteer) -> None:
    old = event(event_id="old", unit="background", date_start="1993-01-01", date_end="1993-12-31")
    assert build_cases(load(tmp_path, EVENT, old), gazetteer, "es")["conga"]["years"]["text"] == "2011"


def test_only_what_the_data_hold_is_offered(tmp_path: Path, gazetteer: Gazetteer) -> None:
    dataset = load(tmp_path)
    offered = {
        spec.key: spec.options for spec in filters_of(dataset, DEPARTMENTS, domain(dataset, gazetteer))
    }
    assert offered["department"] == ("04", "06", "13", "country", "abroad")
    assert offered["type"] == ("strike",)
    assert offered["unit"] == ("incident",)
    assert offered["family"] == ("communities", "fronts", "state")
    assert offered["period"] == ("2011-01", "2011-12")


def test_the_default_view_of_the_real_data_shows_counted_events(
    both: Mapping[str, dict[str, Columns]], real: Dataset, gazetteer: Gazetteer
) -> None:
    columns = both["es"]["contrasted"]
    rows = FilterState.from_query("", filters_of(real, DEPARTMENTS, domain(real, gazetteer))).apply(columns)
    assert {columns["unit"][row] for row in rows} == {"incident", "measure"}
    at_first = {entry.code for entry in real.collections if entry.at_first}
    wholes = [item for item in real.events if item.is_counted and item.collection in at_first]
    assert sum(columns["counted"][row] for row in rows) == len(wholes)


def test_events_from_elsewhere_are_told_apart_by_their_case(tmp_path: Path, gazetteer: Gazetteer) -> None:
    dataset = load(tmp_path, EVENT, elsewhere=(ELSEWHERE_EVENT,))
    assert as_coded(dataset, gazetteer)["case"] == ["conga", "tia_maria"]
