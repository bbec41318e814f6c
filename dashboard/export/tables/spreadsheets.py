"""Write a selection as CSV and XLSX.

CSV is UTF-8 without a byte order mark: programs that read it (R, pandas, Frictionless) would take the mark as
part of the first column's name. Who opens tables in a spreadsheet program takes the XLSX.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from dashboard.atlas import Atlas, Selection
from dashboard.codebook import CLAIMS, SOURCES, CodeList
from dashboard.codebook.exports import EXPORT, in_order
from dashboard.dataset.dates import moment_of
from dashboard.dataset.version import data_date
from dashboard.export.metadata import describe_export, metadata_rows
from dashboard.i18n import load_locale
from dashboard.selection.records import Row, claim_rows, event_rows, source_rows

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_RETURNS = re.compile("\r\n?")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WIDEST = 60
DEGREES = ("latitude", "longitude")
Columns = Sequence[str]


def neutralise(value: Any) -> Any:
    """Return a cell that no spreadsheet program runs as a formula.

    A text that begins as a formula does gets an apostrophe in front; numbers, also negative ones and those
    kept as text, stay as they are.
    """
    if isinstance(value, str) and value.startswith(_RUNS) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def csv_bytes(rows: Iterable[Row], columns: Columns) -> bytes:
    """Return rows as CSV (RFC 4180: commas, CRLF line ends; UTF-8 without a byte order mark).

    Degrees have four decimals: a program that reads a point as a sign between thousands would make another
    number of three, and says nothing.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_in_csv(name, row[name]) for name in columns])
    return buffer.getvalue().encode()


def _in_csv(name: str, value: Any) -> Any:
    if value is None:
        return ""
    return f"{value:.4f}" if name.endswith(DEGREES) and value != "" else neutralise(value)


def events_csv(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return the selected events as CSV, in both readings; the same in both languages.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: Not used, as the file is alike in both languages.
    """
    return csv_bytes(event_rows(atlas.dataset, selection.text, selection.contrasted), EXPORT.column_names())


def data_moment(atlas: Atlas) -> datetime:
    """Return the data's date as a moment, for formats that must carry one; never the clock's."""
    return moment_of(data_date(atlas.dataset)).replace(tzinfo=None)


def xlsx_bytes(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return a workbook: events, claims, sources, what it is, columns and codes.

    Texts are written as texts, with Excel's own mark where one looks like a formula, so that none is run;
    addresses stay plain texts.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    import xlsxwriter

    words = load_locale("export", lang)["sheets"]
    about = describe_export(atlas, selection, lang)
    rows = event_rows(atlas.dataset, selection.text, selection.contrasted)
    kept_as_text = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **kept_as_text}) as book:
        book.set_properties(
            {
                "title": about.title,
                "subject": about.sentence,
                "created": data_moment(atlas),
                "author": about.title,
            }
        )
        sheets: dict[str, tuple[Columns, list[Row]]] = {
            "events": (in_order(selection.state.values["reading"]), rows),
            "claims": (CLAIMS.column_names(), claim_rows(atlas.dataset, selection.events)),
            "sources": (SOURCES.column_names(), source_rows(atlas.dataset, selection.events)),
        }
        for name, (columns, rows) in sheets.items():
            _fill_sheet(book, words[name], columns, rows)
        pairs = [dict(zip(("field", "value"), pair, strict=True)) for pair in metadata_rows(about, lang)]
        _fill_sheet(book, words["about"], ("field", "value"), pairs)
        _fill_sheet(book, words["columns"], *_column_sheet(lang))
        _fill_sheet(book, words["codes"], *_code_sheet(lang, atlas.dataset.handed_on.code_lists))
    return buffer.getvalue()


def _fill_sheet(book: Any, name: str, columns: Columns, rows: Sequence[Mapping[str, Any]]) -> None:
    sheet = book.add_worksheet(name)
    heading, plain = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    day, degrees = (book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "0.0000"))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column, heading)
        longest = max((len(str(row[column])) for row in rows), default=0)
        sheet.set_column(place, place, min(max(longest, len(column)) + 2, WIDEST))
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(columns):
            value = row[column]
            if isinstance(value, int | float):
                sheet.write_number(number, place, value, degrees if column.endswith(DEGREES) else None)
            elif column.endswith(("date_start", "date_end")) and value:
                sheet.write_datetime(number, place, date.fromisoformat(value), day)
            elif value:
                text = _CONTROLS.sub("", _RETURNS.sub("\n", value))
                sheet.write_string(number, place, text, plain if neutralise(text) != text else None)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)


def _column_sheet(lang: str) -> tuple[Columns, list[Row]]:
    columns = ("column", "type", "label", "definition", "codes")
    rows = [
        {
            "column": column.name,
            "type": column.type,
            "label": column.label(lang),
            "definition": column.definition(lang),
            "codes": column.code_list,
        }
        for column in EXPORT.columns
    ]
    return columns, rows


def _code_sheet(lang: str, lists: Mapping[str, CodeList]) -> tuple[Columns, list[Row]]:
    used = {column.code_list for table in (EXPORT, CLAIMS, SOURCES) for column in table.columns}
    rows = [
        {"list": name, "code": code.code, "label": code.label(lang), "definition": code.definition(lang)}
        for name, codes in lists.items()
        if name in used
        for code in codes.codes
    ]
    return ("list", "code", "label", "definition"), rows
