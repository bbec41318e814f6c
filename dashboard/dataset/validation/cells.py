"""Check every cell by itself: required, type, bounds, length, code."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from dashboard.codebook import Column, Table, code_list
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable, Row
from dashboard.text import fold

SEPARATOR = ";"
_INTEGER = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")
_PARAGRAPH = re.compile(r"¶([1-9][0-9]{0,3})")
_CONTROL = re.compile("[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffd]")
_UBIGEO = re.compile(r"[0-9]{2}(?:[0-9]{2}){0,2}")


def split_list(cell: str) -> tuple[str, ...]:
    """Return the items of a ``;``-separated cell, trimmed; an empty cell has none."""
    return tuple(item.strip() for item in cell.split(SEPARATOR)) if cell.strip() else ()


def split_actor(item: str) -> tuple[str, str]:
    """Return name and type of a ``name:type`` item; the type is what follows the last colon."""
    name, _, actor_type = item.rpartition(":")
    return name.strip(), actor_type.strip()


def paragraph_numbers(locator: str) -> tuple[int, ...]:
    """Return the paragraph numbers of a locator such as ``¶1;¶3``; items of another form are left out."""
    matches = (_PARAGRAPH.fullmatch(item) for item in split_list(locator))
    return tuple(int(match[1]) for match in matches if match)


def whole_number(text: str) -> int | None:
    """Return a whole number of at most nine digits, or ``None`` when ``text`` is anything else."""
    return int(text) if _INTEGER.fullmatch(text) else None


def is_day(text: str) -> bool:
    """Tell whether ``text`` is a real day written as ``YYYY-MM-DD``."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_link(text: str) -> bool:
    """Tell whether ``text`` is an http or https address with a host, and no password or blank in it."""
    if any(sign.isspace() or not sign.isprintable() or sign in "\"'<>\\`" for sign in text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and "@" not in parts.netloc


def suggest_code(value: str, list_name: str) -> str:
    """Return the code that ``value`` most likely means, by code or label; empty when none is near."""
    spellings: dict[str, str] = {}
    for entry in code_list(list_name).codes:
        for text in (entry.code, entry.es, entry.en):
            spellings.setdefault(fold(text), entry.code)
    wanted = fold(value).strip()
    close = difflib.get_close_matches(wanted, spellings, n=1, cutoff=0.6)
    if close:
        return spellings[close[0]]
    if len(wanted) < 4:
        return ""
    containing = [code for spelling, code in spellings.items() if wanted in spelling]
    return containing[0] if containing else ""


def _code_problem(row: Row, column: Column, value: str, list_name: str) -> Problem | None:
    if value in code_list(list_name).values():
        return None
    suggestion = suggest_code(value, list_name)
    if suggestion:
        return row.problem(column.name, "code_unknown_suggest", value, list=list_name, suggestion=suggestion)
    return row.problem(column.name, "code_unknown", value, list=list_name)


def _list_problems(row: Row, column: Column, cell: str) -> Iterator[Problem]:
    items = split_list(cell)
    for index, item in enumerate(items):
        if not item:
            yield row.problem(column.name, "list_blank", cell)
        elif item in items[:index]:
            yield row.problem(column.name, "list_repeat", item)
        elif column.list_of == "code":
            problem = _code_problem(row, column, item, column.code_list)
            if problem:
                yield problem
        elif column.list_of == "actor":
            name, actor_type = split_actor(item)
            if not name or not actor_type:
                yield row.problem(column.name, "actor_form", item)
                continue
            problem = _code_problem(row, column, actor_type, column.code_list)
            if problem:
                yield problem
        elif column.list_of == "ubigeo" and not _UBIGEO.fullmatch(item):
            yield row.problem(column.name, "ubigeo_form", item)
        elif column.list_of == "paragraph" and not _PARAGRAPH.fullmatch(item):
            yield row.problem(column.name, "locator_form", item)


def _number_problems(row: Row, column: Column, cell: str) -> Iterator[Problem]:
    if column.type == "integer" and not _INTEGER.fullmatch(cell):
        yield row.problem(column.name, "integer_form", cell)
        return
    if column.type == "number" and not NUMBER.fullmatch(cell):
        yield row.problem(column.name, "number_form", cell)
        return
    if column.name in ("latitude", "longitude"):
        return
    number = float(cell)
    if column.minimum is not None and number < column.minimum:
        yield row.problem(column.name, "number_low", cell, bound=f"{column.minimum:g}")
    if column.maximum is not None and number > column.maximum:
        yield row.problem(column.name, "number_high", cell, bound=f"{column.maximum:g}")


def _text_problems(row: Row, column: Column, cell: str) -> Iterator[Problem]:
    if column.pattern and not re.fullmatch(column.pattern, cell):
        key = "ubigeo_form" if column.type == "ubigeo" else "pattern"
        yield row.problem(column.name, key, cell, pattern=column.pattern)
    if column.max_length is not None and len(cell) > column.max_length:
        yield row.problem(column.name, "too_long", cell, length=len(cell), limit=column.max_length)
    if column.max_words is not None and len(cell.split()) > column.max_words:
        yield row.problem(
            column.name, "too_many_words", cell, length=len(cell.split()), limit=column.max_words
        )


def cell_problems(row: Row, column: Column) -> Iterator[Problem]:
    """Yield what is wrong with one cell.

    Args:
        row: The row as read.
        column: The column of the cell.
    """
    cell = row.get(column.name)
    if _CONTROL.search(cell):
        yield row.problem(column.name, "control_character", cell)
        return
    if not cell:
        if column.required:
            yield row.problem(column.name, "required", cell)
        return
    if cell != cell.strip():
        yield row.problem(column.name, "surrounding_spaces", cell)
        return
    if column.type == "code":
        problem = _code_problem(row, column, cell, column.code_list)
        if problem:
            yield problem
    elif column.type == "list":
        yield from _list_problems(row, column, cell)
    elif column.type in ("integer", "number"):
        yield from _number_problems(row, column, cell)
    elif column.type == "date":
        if not is_day(cell):
            yield row.problem(column.name, "date_form", cell)
    elif column.type == "partial_date":
        if not (_PARTIAL.fullmatch(cell) or is_day(cell)):
            yield row.problem(column.name, "partial_date_form", cell)
    elif column.type == "url":
        if not is_link(cell):
            yield row.problem(column.name, "link_form", cell)
    else:
        yield from _text_problems(row, column, cell)


def _key_problems(table: Table, rows: tuple[Row, ...]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows if table.primary_key else ():
        key = tuple(row.get(column) for column in table.primary_key)
        if not all(key):
            continue
        if key in seen:
            yield row.problem(table.primary_key[-1], "duplicate_id", " ".join(key), line=seen[key])
        else:
            seen[key] = row.line


def validate_cells(raw: RawTable) -> list[Problem]:
    """Return what is wrong with the cells and keys of one table, in file order."""
    present = set(raw.rows[0].cells) if raw.rows else set()
    columns = [column for column in raw.table.columns if column.name in present]
    problems = [problem for row in raw.rows for column in columns for problem in cell_problems(row, column)]
    return problems + list(_key_problems(raw.table, raw.rows))
