"""A data set is loaded whole and typed, or not at all."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from dashboard.codebook import CASES, CLAIMS, EVENTS, SOURCES
from dashboard.dataset import DataError, Dataset, Event, load_dataset
from dashboard.dataset.dates import month_bounds
from tests.tables import CLAIM, ELSEWHERE_EVENT, EVENT, event, write_tables


def load_event(folder: Path, **changes: str) -> Event:
    return load_dataset(
        write_tables(folder, events=(event(**{**changes, "event_id": EVENT["event_id"]}),))
    ).events[0]


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return load_dataset(write_tables(tmp_path))


def test_every_column_is_an_attribute(dataset: Dataset) -> None:
    records = (
        (EVENTS, dataset.events[0]),
        (SOURCES, dataset.sources["press_2011"]),
        (CASES, dataset.cases["conga"]),
        (CLAIMS, dataset.claims["c1"]),
    )
    for table, record in records:
        for name in table.column_names():
            assert hasattr(record, name), f"{table.name}.{name}"


def test_documents_come_first_and_say_so(dataset: Dataset) -> None:
    assert [(item.event_id, item.collection) for item in dataset.events] == [
        ("conga-2011-11-strike", "documents"),
        ("tia-maria-2011-04-clash", "elsewhere"),
    ]


def test_cells_are_typed(dataset: Dataset) -> None:
    item = dataset.events[0]
    assert (item.latitude, item.longitude) == (-7.164, -78.5)
    assert [(actor.name, actor.type) for actor in item.co_actors] == [
        ("Ronderos", "peasants_rondas"),
        ("Gobierno regional", "regional_local_gov"),
    ]
    assert item.victims == ("civic_front",)
    assert item.paragraphs == (1, 3)
    assert dataset.claims["c1"].best == 20
    assert dataset.sources["d000_text"].paragraphs == 3


def test_empty_is_not_zero(tmp_path: Path) -> None:
    item = load_event(tmp_path, deaths_low="0", deaths_best="0", deaths_high="0")
    assert item.deaths_best == 0
    assert item.arrests_best is None


def test_records_cannot_be_changed(dataset: Dataset) -> None:
    with pytest.raises(FrozenInstanceError):
        dataset.events[0].place = "Lima"  # type: ignore[misc]
    with pytest.raises(TypeError):
        dataset.cases["x"] = dataset.cases["conga"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("unit", "counted"),
    [("incident", True), ("measure", True), ("total", False), ("statement", False), ("background", False)],
)
def test_only_incidents_and_measures_are_counted(tmp_path: Path, unit: str, counted: bool) -> None:
    assert load_event(tmp_path, unit=unit).is_counted is counted


def test_a_part_is_not_counted_beside_its_whole(tmp_path: Path) -> None:
    part = event(event_id="conga-2011-11-blockade", part_of=EVENT["event_id"])
    dataset = load_dataset(write_tables(tmp_path, events=(EVENT, part)))
    assert not dataset.events_by_id["conga-2011-11-blockade"].is_counted
    assert [item.event_id for item in dataset.parts[EVENT["event_id"]]] == ["conga-2011-11-blockade"]


def test_actors_by_role(dataset: Dataset) -> None:
    item = dataset.events[0]
    assert item.actor_types_from == ("civic_front",)
    assert item.actor_types_to == ("national_gov", "civic_front")
    assert item.actor_types_any == ("civic_front", "peasants_rondas", "regional_local_gov", "national_gov")
    assert item.families_any == ("fronts", "communities", "state")
    assert item.family == "fronts"


def test_nobody_is_not_an_actor(tmp_path: Path) -> None:
    item = load_event(
        tmp_path, actor1="", actor1_type="none", actor2="", actor2_type="", co_actors="", victims="none"
    )
    assert item.actor_types_any == ()
    assert item.families_any == ()
    assert item.family == "unknown"


@pytest.mark.parametrize(
    ("changes", "departments", "scope", "located"),
    [
        ({}, ("06",), "place", True),
        ({"area_ubigeo": "1308;0601;06"}, ("06", "13"), "place", True),
        ({"where_prec": "country", "ubigeo": "", "latitude": "", "longitude": ""}, (), "country", False),
        ({"where_prec": "abroad", "ubigeo": "", "latitude": "", "longitude": ""}, (), "abroad", False),
    ],
)
def test_departments_come_from_codes(
    tmp_path: Path, changes: dict[str, str], departments: tuple[str, ...], scope: str, located: bool
) -> None:
    item = load_event(tmp_path, **changes)
    assert (item.departments, item.scope, item.located) == (departments, scope, located)


@pytest.mark.parametrize(
    ("start", "end", "source", "expected"),
    [
        ("2011-11-24", "2011-12-01", "2011-12", ("2011-11", "2011-12")),
        ("", "", "2011-12", (None, None)),
        ("", "2011-06-30", "2011-12", ("2011-06", "2011-06")),
        ("2011-11-24", "", "2012-02-03", ("2011-11", "2012-02")),
        ("2011-11-24", "", "2012", ("2011-11", "2012-12")),
        ("2011-11-24", "", "", ("2011-11", "2011-11")),
        ("2013-01-05", "", "2012-02", ("2013-01", "2013-01")),
    ],
)
def test_months_of_open_and_undated_events(
    start: str, end: str, source: str, expected: tuple[str | None, str | None]
) -> None:
    assert month_bounds(start, end, source) == expected


def test_open_event_lasts_until_its_source(tmp_path: Path) -> None:
    item = load_event(tmp_path, date_start="2011-09-01", date_end="")
    assert (item.month_start, item.month_end) == ("2011-09", "2011-12")


@pytest.mark.parametrize(
    "word", ["cajamarca", "poblacion", "ronderos", "conga minas", "civic strike", "paro"]
)
def test_search_text_holds_both_languages_without_accents(tmp_path: Path, word: str) -> None:
    assert word in load_event(tmp_path, mine="Conga Minas").text_fold


def test_errors_stop_loading_with_all_problems(tmp_path: Path) -> None:
    write_tables(tmp_path, events=(event(unit="hecho", date_end="31/02/2011"),))
    with pytest.raises(DataError) as raised:
        load_dataset(tmp_path, lang="en")
    lines = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.problems) == 2
    assert lines[0].startswith("events.csv:2 unit: ")
    assert lines[1].startswith("events.csv:2 date_end: ")


def test_warnings_do_not_stop_loading(tmp_path: Path) -> None:
    assert load_event(tmp_path, where_prec="province", latitude="", longitude="").located is False


def test_without_the_optional_tables(tmp_path: Path) -> None:
    write_tables(tmp_path)
    for file in ("elsewhere.csv", "claims.csv", "coding_log.csv", "names.csv"):
        (tmp_path / file).unlink()
    dataset = load_dataset(tmp_path)
    assert len(dataset.events) == 1
    assert dict(dataset.claims) == {}
    assert dict(dataset.names) == {}
    assert dataset.name_in("en", "actor", "Gobierno nacional") == "Gobierno nacional"


def test_markup_is_data_and_stays_as_it_is(tmp_path: Path) -> None:
    title = "<b>Paro</b> & 'marcha'"
    assert load_event(tmp_path, title_es=title).title_es == title


def test_claims_by_event(dataset: Dataset) -> None:
    assert [claim.claim_id for claim in dataset.claims_by_event[EVENT["event_id"]]] == ["c1", "c2"]
    assert "tia-maria-2011-04-clash" not in dataset.claims_by_event


def test_claims_from_before_there_were_other_versions_still_load(tmp_path: Path) -> None:
    old = [
        {**CLAIM, "claim_id": f"c{n}", "event_id": row["event_id"]}
        for n, row in enumerate((EVENT, ELSEWHERE_EVENT))
    ]
    assert {claim.stance for claim in load_dataset(write_tables(tmp_path, claims=old)).claims.values()} == {
        "corrects"
    }
