"""The records as exports have them, for the page's own CSV and GeoJSON: the same bytes as the server's."""

from __future__ import annotations

from typing import Any

from dashboard.atlas import Atlas
from dashboard.codebook.exports import EXPORT, READING_COLUMNS
from dashboard.dataset.version import LICENCE_URL
from dashboard.i18n import LANGS
from dashboard.selection.filters import is_selecting
from dashboard.selection.records import Row, event_rows
from dashboard.site.map_page.packing import find_change
from dashboard.words.citation import data_words


def build_records(atlas: Atlas) -> dict[str, Any]:
    """Return the columns of an export with every cell as its text, in the order of the page's rows.

    Cells of records that may not be handed on are empty.

    Returns:
        ``columns`` and which of them are ``numbers``; ``cells`` by column, those that differ by reading as
        ``text`` and, as a change of it, ``contrasted``; what is said ``about`` the data in each language,
        and its ``licence``; ``selecting``, the keys of the address that choose records.
    """
    rows = event_rows(atlas.dataset, atlas.readings["text"], atlas.readings["contrasted"])
    handed_on = {entry.code for entry in atlas.dataset.collections if entry.handed_on}

    def cells(name: str) -> list[str]:
        return [_text(row, name) if row["collection"] in handed_on else "" for row in rows]

    text, contrasted = (
        {name: cells(f"{reading}_{name}") for name in READING_COLUMNS} for reading in ("text", "contrasted")
    )
    twice = {f"{reading}_{name}" for reading in ("text", "contrasted") for name in READING_COLUMNS}
    return {
        "columns": list(EXPORT.column_names()),
        "numbers": [column.name for column in EXPORT.columns if column.type in ("integer", "number")],
        "cells": {name: cells(name) for name in EXPORT.column_names() if name not in twice},
        "text": text,
        "contrasted": find_change(text, contrasted),
        "about": {lang: data_words(atlas.dataset, lang) for lang in LANGS},
        "licence": LICENCE_URL,
        "selecting": [spec.key for spec in atlas.filters if is_selecting(spec)],
    }


def _text(row: Row, name: str) -> str:
    return "" if row[name] is None else str(row[name])
