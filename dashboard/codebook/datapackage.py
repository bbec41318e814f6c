"""Describe the data folder as a Frictionless Data Package (Table Schema), derived from the codebook."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.codebook import CODE_LISTS, TABLES, CodeList, Column, Table

_TYPES = {"integer": "integer", "number": "number", "date": "date"}
_PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_COORDINATES = ("latitude", "longitude")
_DATA_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_LAYER_LICENCE = {"title": "Licencia de cada capa / Licence of each layer", "path": "geo/SOURCES.md"}


def build_field(column: Column, lists: Mapping[str, CodeList] = CODE_LISTS) -> dict[str, Any]:
    """Return the Table Schema field of one column; lists are strings, their items described in words."""
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "title": column.label_es,
        "title_en": column.label_en,
        "description": column.definition_es,
        "description_en": column.definition_en,
    }
    if column.type == "url":
        field["format"] = "uri"
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.type == "code":
        codes = lists[column.code_list]
        constraints["enum"] = list(codes.values())
        field["labels"] = {entry.code: {"es": entry.es, "en": entry.en} for entry in codes.codes}
    if column.pattern or column.type == "partial_date":
        constraints["pattern"] = column.pattern or _PARTIAL_DATE
    for name, value in (("minimum", column.minimum), ("maximum", column.maximum)):
        if value is not None:
            constraints[name] = int(value) if column.type == "integer" else value
    if column.max_length is not None:
        constraints["maxLength"] = column.max_length
    if column.unit:
        field["unit"] = column.unit
    return {**field, "constraints": constraints} if constraints else field


def build_schema(
    table: Table, present: frozenset[str], lists: Mapping[str, CodeList] = CODE_LISTS
) -> dict[str, Any]:
    """Return the Table Schema of one table.

    A key into either of two tables cannot be said in Table Schema and is left to ``dashboard check``.

    Args:
        table: The table.
        present: Names of the tables that a foreign key may point to.
        lists: Code lists by name.
    """
    keys = []
    for key in table.foreign_keys:
        if len(key.to_tables) == 1 and key.to_tables[0] in present:
            target = "" if key.to_tables[0] == table.name else key.to_tables[0]
            keys.append(
                {"fields": [key.column], "reference": {"resource": target, "fields": [key.to_column]}}
            )
    schema: dict[str, Any] = {
        "fields": [build_field(column, lists) for column in table.columns],
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
    }
    return {**schema, "foreignKeys": keys} if keys else schema


def _table_resource(table: Table, present: frozenset[str]) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title_es,
        "title_en": table.title_en,
        "description": table.description_es,
        "description_en": table.description_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": build_schema(table, present),
    }


def _place_list_resource(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8", newline="") as stream:
        header = next(csv.reader(stream))
    kinds = {name: "number" if name in _COORDINATES else "string" for name in header}
    return {
        "name": f"geo-{path.stem}",
        "type": "table",
        "path": f"geo/{path.name}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [_LAYER_LICENCE],
        "schema": {
            "fields": [{"name": name, "type": kind} for name, kind in kinds.items()],
            "missingValues": [""],
        },
    }


def _layer_resource(path: Path) -> dict[str, Any]:
    return {
        "name": f"geo-{path.stem}",
        "type": "json",
        "path": f"geo/{path.name}",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": [_LAYER_LICENCE],
    }


def build_datapackage(data_dir: Path | str) -> dict[str, Any]:
    """Return the content of ``datapackage.json`` for the tables and layers that ``data_dir`` holds.

    It depends on which files are there and on the codebook, not on their rows, so that adding an event does
    not make it stale.
    """
    folder = Path(data_dir)
    tables = [table for table in TABLES if (folder / table.file).is_file()]
    present = frozenset(table.name for table in tables)
    geo = folder / "geo"
    return {
        "name": "conflictos-mineros-peru",
        "title": "Conflictos mineros del Perú: qué se dice y quién lo dice",
        "title_en": "Mining conflicts of Peru: what is said and who says it",
        "description": "Lo que afirman cinco textos políticos sobre conflictos mineros del Perú, y lo que "
        "dicen otras fuentes. No es un registro de todos los conflictos.",
        "description_en": "What five political texts claim about mining conflicts in Peru, and what other "
        "sources say. It is not a register of all conflicts.",
        "licenses": [_DATA_LICENCE],
        "keywords": ["Perú", "minería", "conflictos sociales", "mining", "social conflict"],
        "resources": [
            *(_table_resource(table, present) for table in tables),
            *(_place_list_resource(path) for path in sorted(geo.glob("*.csv"))),
            *(_layer_resource(path) for path in sorted(geo.glob("*.geojson"))),
        ],
    }
