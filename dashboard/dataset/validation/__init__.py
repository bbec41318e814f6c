"""Check the data files and collect every problem before anything is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dashboard.codebook import CASES, CLAIMS, EVENT_TABLES, FIGURES, SOURCES, TABLES
from dashboard.dataset.validation.cells import paragraph_numbers, split_actor, split_list, validate_cells
from dashboard.dataset.validation.claims import claim_problems
from dashboard.dataset.validation.companions import beside_problems, read_beside
from dashboard.dataset.validation.dates import date_problems
from dashboard.dataset.validation.documents import document_problems
from dashboard.dataset.validation.geography import Geography, find_geography
from dashboard.dataset.validation.layers import shape_problems
from dashboard.dataset.validation.places import far_problems, place_problems
from dashboard.dataset.validation.problems import (
    DataError,
    Problem,
    format_problem,
    format_report,
    sort_problems,
)
from dashboard.dataset.validation.reading import RawTable, Row, read_table
from dashboard.dataset.validation.relations import (
    case_problems,
    collection_problems,
    figure_problems,
    key_problems,
    locator_problems,
    log_problems,
    part_problems,
    source_problems,
    twin_problems,
    type_problems,
)
from dashboard.dataset.validation.wording import wording_problems
from dashboard.dataset.validation.yardsticks import yardstick_problems

__all__ = [
    "DataError",
    "Geography",
    "Problem",
    "RawTable",
    "Row",
    "beside_problems",
    "document_problems",
    "find_geography",
    "format_problem",
    "format_report",
    "paragraph_numbers",
    "read_beside",
    "read_tables",
    "shape_problems",
    "sort_problems",
    "split_actor",
    "split_list",
    "validate_tables",
]

_EVENT_FIGURES = tuple((f"{name}_low", f"{name}_best", f"{name}_high") for name in FIGURES)
_CLAIM_FIGURES = (("low", "best", "high"),)
_EVENT_TEXTS = ("title_es", "title_en", "summary_es", "summary_en")
# What leaves a table without rows or cells that the others rely on.
_BROKEN = frozenset(
    (
        "cell_long",
        "column_missing",
        "encoding",
        "encoding_utf16",
        "file_empty",
        "file_missing",
        "file_unreadable",
        "no_records",
        "not_a_file",
        "quoting",
        "row_ragged",
    )
)
_CASE_TEXTS = (
    "name_es",
    "name_en",
    "short_es",
    "short_en",
    "sentence_es",
    "sentence_en",
    "dispute_es",
    "dispute_en",
)


def read_tables(data_dir: Path) -> dict[str, RawTable]:
    """Read every table of the codebook from ``data_dir``, by name; never raises on bad content."""
    return {table.name: read_table(data_dir / table.file, table) for table in TABLES}


def _rule_problems(raws: Mapping[str, RawTable], geography: Geography) -> Iterator[Problem]:
    sources = {row.get("source_id"): row for row in raws[SOURCES.name].rows}
    cases = {row.get("case"): row for row in raws[CASES.name].rows}
    for table in TABLES:
        yield from key_problems(raws, table)
    for row in raws[SOURCES.name].rows:
        yield from source_problems(row)
    for row in raws[CASES.name].rows:
        yield from case_problems(row)
        yield from wording_problems(row, _CASE_TEXTS)
    for table in EVENT_TABLES:
        rows = raws[table.name].rows
        yield from part_problems({row.get("event_id"): row for row in rows})
        yield from far_problems(rows, geography)
        for row in rows:
            yield from type_problems(row)
            yield from date_problems(row)
            yield from place_problems(row, geography)
            yield from figure_problems(row, _EVENT_FIGURES)
            yield from locator_problems(row, sources)
            yield from collection_problems(table, row, cases)
            yield from wording_problems(row, _EVENT_TEXTS)
    for row in raws[CLAIMS.name].rows:
        yield from figure_problems(row, _CLAIM_FIGURES)
        yield from locator_problems(row, sources)
    yield from claim_problems(raws)
    yield from twin_problems(raws)
    yield from yardstick_problems(raws, geography)
    yield from log_problems(raws)


def validate_tables(raws: Mapping[str, RawTable], geography: Geography) -> list[Problem]:
    """Return every problem of the tables, errors and warnings, by file and line.

    Rules across rows and tables are left out when a file's shape is broken (missing columns, ragged rows),
    because they would only echo that.
    """
    problems = [problem for raw in raws.values() for problem in raw.problems]
    problems += [problem for raw in raws.values() for problem in validate_cells(raw)]
    if not any(problem.message_key in _BROKEN for problem in problems):
        problems += _rule_problems(raws, geography)
    order = {table.file: index for index, table in enumerate(TABLES)}
    return sort_problems(sorted(problems, key=lambda problem: order[problem.file]))
