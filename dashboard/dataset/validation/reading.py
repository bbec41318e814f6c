"""Read one CSV file strictly: encoding, separator, header and shape of every row."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.codebook import Table
from dashboard.dataset.validation.problems import Problem

CELL_LIMIT = 131_072  # characters; what CSV readers take by default
BOM = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Row:
    """Hold the cells of one row by column name, its file, and the line on which it starts."""

    file: str
    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """Return the cell, empty when the file lacks the column."""
        return self.cells.get(column, "")

    def problem(self, column: str, key: str, value: str | None = None, /, **params: object) -> Problem:
        """Return what is wrong with a cell.

        Args:
            column: The column.
            key: Name of the message that explains it.
            value: What is wrong; the whole cell where nothing is said.
            **params: What else the message tells.
        """
        shown = self.get(column) if value is None else value
        return Problem(self.file, self.line, column, shown, key, {k: str(v) for k, v in params.items()})


@dataclass(frozen=True)
class RawTable:
    """Hold a file as read: its rows that have the right shape, and what is wrong with the others."""

    table: Table
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    present: bool = True


def read_bytes(path: Path, file: str, *, required: bool) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return what a file holds, or ``None`` and why it cannot be read.

    Args:
        path: The file.
        file: What problems call it.
        required: Whether it is a problem when nothing is there.
    """
    try:
        if path.is_file():
            return path.read_bytes(), ()
        if path.exists() or path.is_symlink():
            return None, (Problem(file, 0, "", "", "not_a_file"),)
    except OSError as error:
        return None, (Problem(file, 0, "", error.strerror or str(error), "file_unreadable"),)
    folder = {"folder": str(path.parent)}
    return None, (Problem(file, 0, "", "", "file_missing", folder),) if required else ()


def _decode(content: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Return the text, or nothing when it is not UTF-8: then only that is said, not what follows from it."""
    if content.startswith(UTF16_MARKS) or content.count(b"\0") > len(content) // 4:
        return None, [Problem(file, 1, "", "", "encoding_utf16")]
    problems: list[Problem] = []
    if content.startswith(BOM):
        problems.append(Problem(file, 1, "", "", "bom"))
        content = content[len(BOM) :]
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        problems.append(Problem(file, line, "", "", "nul"))
        content = content.replace(b"\0", b"")
    try:
        return content.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        return None, [*problems, _encoding_problem(content, error.start, file)]


def _encoding_problem(content: bytes, at: int, file: str) -> Problem:
    """Locate the first byte that is not UTF-8 by line, column and place in the line."""
    begin = content.rfind(b"\n", 0, at) + 1
    near = content[max(begin, at - 12) : at + 12].split(b"\n")[0].decode("utf-8", errors="backslashreplace")
    params = {"byte": f"0x{content[at]:02X}", "position": str(at - begin + 1)}
    line = content[:at].count(b"\n") + 1
    return Problem(file, line, _column_at(content[:at].decode("utf-8")), near.strip(), "encoding", params)


def _column_at(text: str) -> str:
    """Return the column in which a file broken off here ends; empty in its header or where that is unsure."""
    try:
        rows = [cells for cells in csv.reader(io.StringIO(text, newline="")) if cells]
    except csv.Error:
        return ""
    if len(rows) < 2 or len(rows[-1]) > len(rows[0]):
        return ""
    return rows[0][len(rows[-1]) - 1]


def _header_problems(header: list[str], table: Table, file: str) -> list[Problem]:
    known = table.column_names()
    problems: list[Problem] = []
    for index, name in enumerate(header):
        if name in header[:index]:
            problems.append(Problem(file, 1, name, name, "column_duplicate"))
        elif name not in known:
            missing = [column for column in known if column not in header]
            close = difflib.get_close_matches(name, missing, n=1, cutoff=0.6)
            if close:
                problems.append(
                    Problem(file, 1, "", name, "column_unknown_suggest", {"suggestion": close[0]})
                )
            else:
                problems.append(Problem(file, 1, "", name, "column_unknown"))
    wanted = (name for name in known if name not in table.may_lack)
    problems += [Problem(file, 1, name, name, "column_missing") for name in wanted if name not in header]
    return problems


@contextmanager
def limited_cells() -> Iterator[None]:
    """Hold the reader's limit, which is one for the whole process and which libraries change."""
    before = csv.field_size_limit(CELL_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def read_table(path: Path, table: Table) -> RawTable:
    """Read ``path`` as ``table`` and collect every problem of form; never raises on bad content.

    Rows with the wrong number of cells are reported by the line on which they start, quoted line breaks
    counted, and left out of ``rows``: the caller must not go on when there are errors.
    """
    file = table.file
    content, unread = read_bytes(path, file, required=table.required)
    if content is None:
        return RawTable(table, (), unread, present=False)
    text, found = _decode(content, file)
    if text is None:
        return RawTable(table, (), tuple(found))
    first_line = text.split("\n", 1)[0]
    delimiter = ","
    if first_line.count(";") > first_line.count(","):
        found.append(Problem(file, 1, "", "", "separator"))
        delimiter = ";"
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    header: list[str] | None = None
    line = 1
    try:
        with limited_cells():
            for cells in reader:
                start, line = line, reader.line_num + 1
                if not cells:
                    continue
                if header is None:
                    header = cells
                    found += _header_problems(header, table, file)
                elif not any(cell.strip() for cell in cells):
                    found.append(Problem(file, start, "", "", "row_empty"))
                elif len(cells) != len(header):
                    counts = {"cells": str(len(cells)), "columns": str(len(header))}
                    found.append(Problem(file, start, "", cells[0], "row_ragged", counts))
                else:
                    rows.append(Row(file, start, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        if str(CELL_LIMIT) in str(error):
            found.append(Problem(file, line, "", "", "cell_long", {"limit": str(CELL_LIMIT)}))
        else:
            found.append(Problem(file, line, "", "", "quoting"))
    if header is None:
        found.append(Problem(file, 0, "", "", "file_empty"))
    elif table.required and not rows and not found:
        found.append(Problem(file, 1, "", "", "no_records"))
    return RawTable(table, tuple(rows), tuple(found))
