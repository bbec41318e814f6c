"""What the register lists stands beside what is held here, department by department, and is never added."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.dataset import Dataset, load_dataset
from dashboard.evidence.register import (
    compare_departments,
    entries_without_case,
    links_by_case,
    links_by_entry,
)
from dashboard.settings import find_data_dir
from tests.tables import ENTRY, EVENT, LINK, event, write_tables


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    left = {**ENTRY, "register_id": "dp241-71", "state": "resolved", "phase": "resolved", "standing": "left"}
    other = {**ENTRY, "register_id": "dp241-09", "ubigeo": "0601"}
    statement = event(event_id="conga-said", unit="statement")
    return load_dataset(
        write_tables(
            tmp_path,
            events=(EVENT, statement),
            register=(ENTRY, left, other),
            register_links=({**LINK, "case": "conga", "relation": "same_mine"}, LINK),
        )
    )


def test_each_department_has_what_each_source_holds_side_by_side(dataset: Dataset) -> None:
    cajamarca, arequipa, loreto = compare_departments(dataset, dataset.events, ("06", "04", "16"))
    assert (cajamarca.text_events, cajamarca.text_cases) == (1, 1)
    assert (cajamarca.other_events, cajamarca.register_in_force) == (0, 1)
    assert (arequipa.text_events, arequipa.other_events, arequipa.other_cases) == (0, 1, 1)
    assert (arequipa.register_in_force, arequipa.register_all) == (1, 2)
    assert (loreto.register_all, loreto.text_cases, loreto.other_cases) == (0, 0, 0)


def test_a_reading_without_events_leaves_the_register_as_it_is(dataset: Dataset) -> None:
    (row,) = compare_departments(dataset, (), ("04",))
    assert (row.other_events, row.other_cases, row.register_all) == (0, 0, 2)


def test_entries_without_a_case_and_links_with_the_same_dispute_first(dataset: Dataset) -> None:
    assert [entry.register_id for entry in entries_without_case(dataset)] == ["dp241-71", "dp241-09"]
    assert [link.case for link in links_by_entry(dataset)["dp241-22"]] == ["tia_maria", "conga"]
    assert [link.relation for link in links_by_case(dataset)["conga"]] == ["same_mine"]


def test_as_shipped_every_entry_is_in_one_department_and_22_have_no_case_here() -> None:
    shipped = load_dataset(find_data_dir())
    rows = compare_departments(shipped, shipped.events, [f"{number:02}" for number in range(1, 26)])
    assert sum(row.register_all for row in rows) == 81
    by_code = {row.department: row for row in rows}
    assert (by_code["03"].register_in_force, by_code["02"].register_in_force) == (9, 7)
    assert (by_code["02"].register_all, by_code["11"].register_all) == (9, 0)
    assert len(entries_without_case(shipped)) == 22
