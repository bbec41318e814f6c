"""Totals of people: never more than one case's own incidents, whatever is selected; bounds stay bounds."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.atlas import Atlas, load_atlas
from dashboard.codebook import FIGURES
from dashboard.dataset import Event
from dashboard.evidence.totals import Total, addable, total_of, total_words
from dashboard.settings import Settings, find_data_dir

Numbers = tuple[int | None, int | None, int | None]
READINGS = ("text", "contrasted")
FILES = {"documents": "events.csv", "elsewhere": "elsewhere.csv"}


@cache
def atlas() -> Atlas:
    return load_atlas(Settings(), "es")


@cache
def rows() -> Mapping[str, Mapping[str, str]]:
    """Return the raw rows of both files by event, each with the collection that its file is."""
    found: dict[str, Mapping[str, str]] = {}
    for collection, name in FILES.items():
        with (find_data_dir() / name).open(encoding="utf-8", newline="") as stream:
            found |= {row["event_id"]: {**row, "collection": collection} for row in csv.DictReader(stream)}
    return found


def may_be_added(event_id: str, case: str, collection: str) -> bool:
    """Tell from the files alone whether an event's people may stand in a total."""
    row = rows()[event_id]
    return (
        row["case"] == case
        and row["collection"] == collection
        and row["unit"] == "incident"
        and row["relevance"] == "core"
        and not row["part_of"]
    )


def of_case(reading: str, case: str, collection: str = "documents") -> tuple[Event, ...]:
    return addable(atlas().readings[reading], case, collection)


def with_deaths(numbers: Sequence[Numbers]) -> list[Event]:
    """Return one event for each low, best and high."""
    plain = atlas().dataset.events[0]
    return [replace(plain, deaths_low=low, deaths_best=best, deaths_high=high) for low, best, high in numbers]


@settings(max_examples=60, deadline=None)
@given(data=st.data(), reading=st.sampled_from(READINGS), collection=st.sampled_from(sorted(FILES)))
def test_whatever_is_selected_only_one_cases_own_incidents_are_added(
    data: st.DataObject, reading: str, collection: str
) -> None:
    events = atlas().readings[reading]
    case = data.draw(st.sampled_from(sorted(atlas().dataset.cases)))
    selected = data.draw(st.lists(st.sampled_from(events), unique_by=lambda event: event.event_id))
    chosen = addable(selected, case, collection)
    assert {event.event_id for event in chosen} == {
        event.event_id for event in selected if may_be_added(event.event_id, case, collection)
    }
    assert len(chosen) == len({event.event_id for event in chosen}), "counted twice"
    for figure in FIGURES:
        total = total_of(chosen, figure)
        assert total.reporting + total.silent == len(chosen)
        assert total.best is None or total.low <= total.best
        assert total.high is None or total.low <= total.high
        assert total.best is None or total.high is None or total.best <= total.high


@pytest.mark.parametrize("reading", READINGS)
def test_figures_of_parts_totals_and_linked_rows_are_there_and_left_out(reading: str) -> None:
    """The data hold figures that must not be added; without them the property above would say nothing."""
    left_out = {
        kind
        for event in atlas().readings[reading]
        if event.deaths_low or event.arrests_low
        for kind, holds in (("part", event.part_of), ("linked", event.relevance != "core"))
        if holds
    }
    assert left_out == {"part", "linked"}


bounds = st.lists(st.integers(0, 40), min_size=3, max_size=3).map(sorted)
figures = st.tuples(bounds, st.sampled_from(["exact", "range", "at least", "none"]))


def as_numbers(drawn: tuple[list[int], str]) -> Numbers:
    (low, best, high), kind = drawn
    forms: dict[str, Numbers] = {
        "exact": (best, best, best),
        "range": (low, None, high),
        "at least": (low, low, None),
        "none": (None, None, None),
    }
    return forms[kind]


@given(drawn=st.lists(figures, max_size=6))
def test_bounds_add_up_as_bounds(drawn: list[tuple[list[int], str]]) -> None:
    numbers = [as_numbers(one) for one in drawn]
    kinds = [kind for _, kind in drawn if kind != "none"]
    total = total_of(with_deaths(numbers), "deaths")
    assert (total.high is None) is ("at least" in kinds), "«at least» leaves the total open upwards"
    assert (total.best is None) is ("range" in kinds), "of a range nobody knows the middle"
    assert total.low == sum(low for low, _, _ in numbers if low is not None)
    assert (total.reporting, total.silent) == (len(kinds), len(numbers) - len(kinds))


def test_not_reported_is_not_zero() -> None:
    silent, none = (None, None, None), (0, 0, 0)
    assert total_of(with_deaths([silent, none, (2, 2, 2)]), "deaths") == Total(2, 2, 2, 2, 1)
    assert total_of(with_deaths([silent]), "deaths").reporting == 0


def test_up_to_is_no_lower_bound() -> None:
    assert total_of(with_deaths([(None, None, 5)]), "deaths").low == 0


@pytest.mark.parametrize(
    ("case", "figure", "people"),
    [
        ("pataz_poderosa", "deaths", 9 + 1),
        ("pataz_poderosa", "injured", 13 + 2),
        ("casapalca", "deaths", 1),
        ("casapalca", "arrests", 1 + 2),
        ("miners_strike_2019", "arrests", 17),
    ],
)
def test_totals_of_the_texts(case: str, figure: str, people: int) -> None:
    """December and the latest attack; one captain; one leader and two more; 17 at the ministry, once."""
    total = total_of(of_case("text", case), figure)
    assert (total.low, total.best, total.high) == (people, people, people)


def test_the_contrasted_total_is_a_range_where_sources_differ() -> None:
    """Pataz: 13, 15 or 23 injured in December and two in April."""
    total = total_of(of_case("contrasted", "pataz_poderosa"), "injured")
    assert (total.low, total.high) == (13 + 2, 23 + 2)


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("reading", READINGS)
def test_a_case_that_is_not_a_mining_conflict_has_no_total(reading: str, lang: str) -> None:
    events = atlas().readings[reading]
    assert any(event.case == "crisis_2022_23" and event.deaths_low for event in events)
    assert total_words(events, "crisis_2022_23", "documents", lang) == []


@pytest.mark.parametrize(
    ("lang", "one", "two"), [("es", "1 hecho", "2 hechos"), ("en", "1 event", "2 events")]
)
def test_a_total_tells_how_many_report_nothing(lang: str, one: str, two: str) -> None:
    """Casapalca: the captain's death; the arrests and the strike say nothing of deaths."""
    events = atlas().readings["text"]
    deaths, arrests = total_words(events, "casapalca", "documents", lang)
    for line, people in ((deaths, "1 "), (arrests, "3 ")):
        assert line.startswith(people)
        assert one in line.split(";")[0]
        assert two in line.split(";")[1]
