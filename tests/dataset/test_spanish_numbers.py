"""Figures in the Spanish texts of the tables are written one way: 13.5, 1900, 27 000, 80 %."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pytest

from dashboard.settings import find_data_dir

TABLES: tuple[str, ...] = ("events", "elsewhere", "claims", "cases", "sources", "sought")
TABLES += ("register", "register_links", "register_panel_links", "counts", "count_pairs")
WRONG = {
    "per cent with a narrow space": re.compile(r"\d(?!\u202f)\D?%|\d%"),
    "thousands with a narrow space, from five digits on": re.compile(
        r"(?<![\d.])\d{2,3}[ \u00a0,.]\d{3}(?!\d)|(?<![\d.,])\d[\u00a0\u202f]\d{3}(?!\d)"
    ),
    "a decimal point": re.compile(r"\d,\d{1,2}(?!\d)"),
    "setiembre": re.compile(r"\bseptiembre\b", re.IGNORECASE),
}


def spanish_texts() -> Iterator[tuple[str, str]]:
    for name in TABLES:
        with (find_data_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), start=2):
                for column, text in row.items():
                    if column.endswith("_es") or column == "note":
                        yield f"{name}.csv:{line} {column}", text


@pytest.mark.parametrize("rule", WRONG)
def test_figures_are_written_one_way(rule: str) -> None:
    assert [where for where, text in spanish_texts() if WRONG[rule].search(text)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    list(zip(WRONG, ("el 80% de", "unos 27.000 de", "13,5 km", "el 3 de septiembre"), strict=True)),
)
def test_what_is_written_otherwise_is_found(rule: str, text: str) -> None:
    assert WRONG[rule].search(text)
