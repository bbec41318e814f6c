"""What the official register lists beside what this project holds; the two are never added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.codebook import CODE_LISTS, OTHERS, TEXTS
from dashboard.codebook.collections import Collection
from dashboard.dataset import Dataset, Event
from dashboard.dataset.yardsticks import RegisterEntry, RegisterLink


@dataclass(frozen=True)
class DepartmentRow:
    """Say what each source holds of one department, side by side.

    An event or case in two departments is in both rows: no column may be added up, nor one to another.

    Attributes:
        department: Two-digit code.
        text_events: Incidents and decisions of the five texts there, parts left out.
        text_cases: Cases with any record of the five texts there.
        other_events: Incidents and decisions of other cases there, parts left out.
        other_cases: Cases with any record from other sources there.
        register_in_force: Cases of the register still in it at the end of the month.
        register_all: The same with those that left that month.
    """

    department: str
    text_events: int
    text_cases: int
    other_events: int
    other_cases: int
    register_in_force: int
    register_all: int


def compare_departments(
    dataset: Dataset, events: Iterable[Event], departments: Iterable[str]
) -> tuple[DepartmentRow, ...]:
    """Return one row per department, in the order given.

    Args:
        dataset: The data, for the register.
        events: The events in one reading.
        departments: Two-digit codes.
    """
    events = tuple(events)

    def held(code: str, collection: Collection) -> tuple[int, int]:
        there = [e for e in events if e.collection == collection.code and code in e.departments]
        return sum(event.is_counted for event in there), len({event.case for event in there})

    def row(code: str) -> DepartmentRow:
        listed = [entry for entry in dataset.register.values() if entry.department == code]
        in_force = sum(entry.in_force for entry in listed)
        return DepartmentRow(code, *held(code, TEXTS), *held(code, OTHERS), in_force, len(listed))

    return tuple(row(code) for code in departments)


def entries_without_case(dataset: Dataset) -> tuple[RegisterEntry, ...]:
    """Return the cases of the register that no case of ours stands beside, in the register's order."""
    linked = {link.register_id for link in dataset.register_links}
    return tuple(entry for key, entry in dataset.register.items() if key not in linked)


def links_by_entry(dataset: Dataset) -> Mapping[str, tuple[RegisterLink, ...]]:
    """Return the links of each case of the register that has any, the same dispute first."""
    return _grouped(dataset.register_links, "register_id")


def links_by_case(dataset: Dataset) -> Mapping[str, tuple[RegisterLink, ...]]:
    """Return the links of each case of ours that has any, the same dispute first."""
    return _grouped(dataset.register_links, "case")


def _grouped(links: Iterable[RegisterLink], key: str) -> Mapping[str, tuple[RegisterLink, ...]]:
    order = CODE_LISTS["link_relation"].values()
    groups: dict[str, list[RegisterLink]] = {}
    for link in sorted(links, key=lambda link: order.index(link.relation)):
        groups.setdefault(getattr(link, key), []).append(link)
    return {name: tuple(found) for name, found in groups.items()}
