"""Write a selection as one ZIP that explains itself: tables, codebook, data package, README and citation."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from dashboard.atlas import Atlas, Selection
from dashboard.codebook import CASES, CLAIMS, COUNT_PAIRS, COUNTS, SOURCES, CodeList, Table
from dashboard.codebook.datapackage import build_schema
from dashboard.codebook.exports import EXPORT
from dashboard.codebook.page import build_codebook
from dashboard.dataset.version import LICENCE, LICENCE_URL
from dashboard.export.metadata import Metadata, describe_export, metadata_rows
from dashboard.export.tables.spreadsheets import csv_bytes
from dashboard.i18n import load_locale
from dashboard.selection.records import case_rows, claim_rows, count_rows, event_rows, source_rows

FOLDER = "conflictos-mineros"
TABLES: tuple[Table, ...] = (EXPORT, CLAIMS, CASES, SOURCES, COUNTS, COUNT_PAIRS)
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: no file carries the clock


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of files by name, in order; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 3  # else it would tell which system wrote it
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()


def build_tables(atlas: Atlas, selection: Selection) -> dict[str, bytes]:
    """Return the selected events, all that they refer to and the published totals, as CSV by file name.

    The totals are no events and no selection narrows them; where there are none, their files are left out.
    """
    dataset, events = atlas.dataset, selection.events
    rows = (
        event_rows(atlas.dataset, selection.text, selection.contrasted),
        claim_rows(dataset, events),
        case_rows(dataset, events),
        source_rows(dataset, events, dataset.counts.values()),
        *count_rows(dataset),
    )
    return {
        table.file: csv_bytes(own, table.column_names())
        for table, own in zip(TABLES, rows, strict=True)
        if own or table not in (COUNTS, COUNT_PAIRS)
    }


def build_package(
    about: Metadata, tables: Mapping[str, bytes], lists: Mapping[str, CodeList], lang: str
) -> dict[str, Any]:
    """Return the content of ``datapackage.json`` (Frictionless Data Package) for some tables.

    Args:
        about: What the export says of itself.
        tables: Content of each file by its name.
        lists: Code lists by name.
        lang: ``es`` or ``en``.
    """
    given = [table for table in TABLES if table.file in tables]
    present = frozenset(table.name for table in given)
    return {
        "name": "conflictos-mineros-peru-seleccion",
        "title": about.title,
        "description": about.sentence,
        "version": about.data_version,
        "licenses": [{"name": "CC-BY-4.0", "title": LICENCE, "path": LICENCE_URL}],
        "query": about.query,
        "reading": about.reading,
        "data_date": about.data_date,
        "citation": about.citation,
        "resources": [
            {
                "name": table.name,
                "type": "table",
                "path": table.file,
                "title": table.title_en if lang == "en" else table.title_es,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(tables[table.file]),
                "hash": f"sha256:{hashlib.sha256(tables[table.file]).hexdigest()}",
                "schema": build_schema(table, present, lists),
            }
            for table in given
        ],
    }


def build_readme(about: Metadata, tables: Mapping[str, bytes], lang: str) -> str:
    """Return the README: what was selected, which files there are and how to read them.

    Args:
        about: What the export says of itself.
        tables: Content of each file by its name.
        lang: ``es`` or ``en``.
    """
    words = load_locale("export", lang)["readme"]
    (_, title), *pairs = metadata_rows(about, lang)
    counted = [words["counts"]] if COUNTS.file in tables else []
    lines = [words["heading"], "", title, "", *(f"- **{label}:** {text}" for label, text in pairs)]
    return "\n".join([*lines, "", words["files"], *counted, "", words["reading"], ""])


def build_citation(about: Metadata) -> str:
    """Return ``CITATION.cff`` for the selection; JSON texts are YAML texts too."""

    def say(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    return "\n".join(
        (
            "cff-version: 1.2.0",
            f"message: {say(about.citation)}",
            f"title: {say(about.title)}",
            f"abstract: {say(about.sentence)}",
            "type: dataset",
            "authors:",
            f"  - name: {say('Conflictos mineros del Perú contributors')}",
            f"version: {say(about.data_version)}",
            "license: CC-BY-4.0",
            "",
        )
    )


def bundle_bytes(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return the whole ZIP; texts are in ``lang``, the tables the same in both.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    about = describe_export(atlas, selection, lang)
    tables = build_tables(atlas, selection)
    lists = atlas.dataset.handed_on.code_lists
    package = json.dumps(build_package(about, tables, lists, lang), ensure_ascii=False, indent=1)
    files = {
        "README.md": build_readme(about, tables, lang).encode(),
        **tables,
        "codebook.md": build_codebook(
            [table for table in TABLES if table.file in tables], lang, lists
        ).encode(),
        "datapackage.json": package.encode() + b"\n",
        "CITATION.cff": build_citation(about).encode(),
    }
    return zip_bytes({f"{FOLDER}/{name}": content for name, content in files.items()})
