"""Read the rows of the research group's case-by-month panel, without its texts.

The file holds the sheets of the Ombudsman's monthly reports with their texts, which name people. The texts
are passed over while a row is read: nothing of them is kept, and no message quotes a cell. One bit is taken
from one of them: whether the badge «HAY DIÁLOGO», which reports print on a sheet, stands in it.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import IO, NamedTuple

from dashboard.codebook import CROSSWALKS
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import BOM, UTF16_MARKS, limited_cells
from dashboard.text import fold

NEEDED = (
    "caso_id",
    "numero_reporte",
    "anio",
    "mes",
    "estado",
    "departamento",
    "ubicacion",
    "codigo",
    "es_socioambiental",
    "menciona_mineria",
)
BADGES = "hechos_del_mes"  # may be absent: whoever took the texts out still has a panel
DIALOGUE = re.compile(r"(?<!NO )\bHAY DI[ÁA]LOGO\b")
NUMBERS = {
    "numero_reporte": (1, 9999),
    "anio": (2004, 2100),
    "mes": (1, 12),
    "es_socioambiental": (0, 1),
    "menciona_mineria": (0, 1),
}
MOST_PROBLEMS = 10
LONGEST_LINE = 4_000_000  # bytes; the largest sheet has some thousands
CHUNK = 1 << 13  # bytes that are lost where a compressed file ends half-way
_CSV = {"end of data": "panel_cut", "field limit": "panel_line"}
_GZIP, _ZIP = b"\x1f\x8b", b"PK"
_PANEL = next(entry for entry in CROSSWALKS if entry.name == "register_state_panel")
_STATES = {fold(label): state for state, label in _PANEL.mapping.items() if label}


class PanelRow(NamedTuple):
    """Hold what is read of one row.

    ``group`` numbers the cases of this file only; where it tells none, it is the row's line below zero.
    """

    group: int
    report: int
    month: str
    state: str
    department: str
    place: str
    code: str
    socio: bool
    mining: bool


class _Stop(Exception):
    """Say why a file cannot be read further, and on which line."""

    def __init__(self, key: str, line: int) -> None:
        self.key, self.line = key, line
        super().__init__(key)


class PanelFile:
    """Give the rows of a panel one by one; afterwards tell what is wrong with it.

    Attributes:
        problems: What is wrong, by line; the reading ends with the first few.
        rows: How many rows there are.
        odd: What rows lack that are read all the same, by kind: how many, and the line of the first.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.rows = 0
        self.odd: dict[str, tuple[int, int]] = {}
        self._months: dict[tuple[int, int], str] = {}

    def __iter__(self) -> Iterator[PanelRow]:
        line = 1
        try:
            with limited_cells(), self.path.open("rb") as raw:
                reader = csv.reader(_lines(raw), strict=True)
                header = next(reader, None)
                if header is None:
                    raise _Stop("file_empty", 0)
                columns = self._columns(header)
                width, at = len(header), [columns.get(name, -1) for name in (*NEEDED, BADGES)]
                line = reader.line_num + 1
                ragged = 0
                for cells in reader:
                    start, line = line, reader.line_num + 1
                    if ragged:
                        self._note("panel_ragged", ragged)
                    ragged = 0
                    if not cells:
                        continue
                    self.rows += 1
                    if len(cells) != width:
                        ragged = start
                        continue
                    row = self._row([cells[place] if place >= 0 else "" for place in at], start)
                    if row is not None:
                        yield row
                if ragged:
                    # The last row of a file that ends in the middle.
                    raise _Stop("panel_cut", ragged)
                if not self.rows:
                    raise _Stop("no_records", 1)
        except _Stop as stop:
            self._end(stop.key, stop.line)
        except csv.Error as error:
            self._end(next((key for said, key in _CSV.items() if said in str(error)), "quoting"), line)
        except _Enough:
            return

    def _columns(self, header: list[str]) -> dict[str, int]:
        """Return the place of each column; a header that lacks one may be a row, so it is not quoted."""
        names = [name.strip() for name in header]
        missing = [name for name in NEEDED if name not in names]
        if missing and len(names) == 1 and names[0].count(";") >= len(NEEDED):
            raise _Stop("separator", 1)
        if missing:
            self.problems.append(self._problem("panel_columns", 1, missing=", ".join(missing)))
            raise _Enough
        for name in (*NEEDED, BADGES):
            if names.count(name) > 1:
                self._note("column_duplicate", 1, name)
        return {name: place for place, name in enumerate(names)}

    def _row(self, cells: list[str], line: int) -> PanelRow | None:
        group, report, year, month, state, department, place, code, socio, mining, facts = cells
        if not (year.strip() and month.strip()):
            self._odd("month", line)
            return None
        given = dict(zip(NUMBERS, (report, year, month, socio, mining), strict=True))
        numbers = {name: _number(cell) for name, cell in given.items()}
        for name, (low, high) in NUMBERS.items():
            number = numbers[name]
            if number is None or not low <= number <= high:
                self._note("panel_number", line, name, low=str(low), high=str(high))
                return None
        known = _STATES.get(fold(state.strip()))
        if known is None:
            self._odd("state", line)
            return None
        own = _number(group)
        if own is None:
            if group.strip():
                self._note("panel_number", line, "caso_id", low="0", high="999999999")
                return None
            self._odd("group", line)
            own = -line
        if known in ("active", "new", "reactivated"):
            known = "dialogue" if DIALOGUE.search(facts) else "active"
        when = (numbers["anio"] or 0, numbers["mes"] or 0)
        return PanelRow(
            own,
            numbers["numero_reporte"] or 0,
            self._months.setdefault(when, f"{when[0]:04}-{when[1]:02}"),
            known,
            department,
            place,
            code.strip(),
            bool(numbers["es_socioambiental"]),
            bool(numbers["menciona_mineria"]),
        )

    def _odd(self, kind: str, line: int) -> None:
        number, first = self.odd.get(kind, (0, line))
        self.odd[kind] = (number + 1, first)

    def _problem(self, key: str, line: int, column: str = "", **params: str) -> Problem:
        return Problem(str(self.path), line, column, "", key, params)

    def _note(self, key: str, line: int, column: str = "", **params: str) -> None:
        self.problems.append(self._problem(key, line, column, **params))
        if len(self.problems) >= MOST_PROBLEMS:
            self.problems.append(self._problem("panel_more", 0))
            raise _Enough

    def _end(self, key: str, line: int) -> None:
        self.problems.append(self._problem(key, line))


class _Enough(Exception):
    """End the reading where enough has been found."""


def _number(cell: str) -> int | None:
    """Return a whole number, also one that a spreadsheet wrote as ``7.0``; nothing where it is none."""
    text = cell.strip().removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _lines(raw: IO[bytes]) -> Iterator[str]:
    """Yield the lines of a plain or gzipped file, each decoded by itself so that a fault has its line."""
    head = raw.read(2)
    raw.seek(0)
    if head == _ZIP:
        raise _Stop("panel_zip", 0)
    stream = io.BufferedReader(gzip.GzipFile(fileobj=raw), CHUNK) if head == _GZIP else raw
    for line in count(1):
        try:
            content = stream.readline(LONGEST_LINE)
        except EOFError:
            raise _Stop("panel_cut", line) from None
        except (OSError, zlib.error):
            raise _Stop("panel_damaged", line) from None
        if not content:
            return
        if line == 1:
            if content.startswith(UTF16_MARKS) or b"\0" in content:
                raise _Stop("encoding_utf16", 1)
            content = content.removeprefix(BOM)
        if len(content) >= LONGEST_LINE:
            raise _Stop("panel_line", line)
        try:
            yield content.decode()
        except UnicodeDecodeError:
            raise _Stop("panel_encoding", line) from None
