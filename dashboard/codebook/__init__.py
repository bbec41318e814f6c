"""Hold every column, code, label, mark and crosswalk of the data, declared once.

Validation, controls, legends, exports, ``data/datapackage.json`` and ``docs/codebook.md`` derive from here.
"""

from dashboard.codebook.case_tables import CASES, ELSEWHERE, EVENTS, NAMES
from dashboard.codebook.code_lists import (
    ACTOR_FAMILY,
    ACTOR_TYPE,
    CODE_LISTS,
    CROSSWALKS,
    EVENT_SUBTYPE,
    EVENT_TYPE,
)
from dashboard.codebook.collections import COLLECTION, COLLECTIONS, OTHERS, TEXTS
from dashboard.codebook.count_tables import COUNT_PAIRS, COUNTS
from dashboard.codebook.event_columns import FIGURES
from dashboard.codebook.model import Code, CodeList, Column, Crosswalk, ForeignKey, Table
from dashboard.codebook.register_tables import REGISTER, REGISTER_LINKS, REGISTER_PANEL_LINKS, STANDING_OF
from dashboard.codebook.source_tables import CLAIMS, CODING_LOG, SOURCES
from dashboard.codebook.tables import EVENT_TABLES, TABLES

COUNTED_UNITS: tuple[str, ...] = ("incident", "measure")
POINTLESS_PRECISIONS: tuple[str, ...] = ("country", "abroad")


def code_list(name: str) -> CodeList:
    """Return the code list called ``name``; raise ``KeyError`` when there is none."""
    return CODE_LISTS[name]


def labels(name: str, lang: str) -> dict[str, str]:
    """Return ``{code: label}`` of the list ``name`` in ``lang`` (``"es"`` or ``"en"``), in list order."""
    return {entry.code: entry.label(lang) for entry in CODE_LISTS[name].codes}


def parent(name: str, code: str) -> str:
    """Return the parent of ``code`` in the list ``name``, empty when it has none."""
    return CODE_LISTS[name].get(code).parent


def actor_family(actor_type: str) -> str:
    """Return the family of an actor type."""
    return ACTOR_TYPE.get(actor_type).parent


def actor_symbol(actor_type: str) -> str:
    """Return the mark of an actor type: its own, or that of its family."""
    entry = ACTOR_TYPE.get(actor_type)
    return entry.symbol or ACTOR_FAMILY.get(entry.parent).symbol


def crosswalk(name: str, code: str) -> str:
    """Return what ``code`` is called in the crosswalk ``name``; empty when there is no counterpart."""
    for entry in CROSSWALKS:
        if entry.name == name:
            return entry.mapping[code]
    raise KeyError(name)


def table(name: str) -> Table:
    """Return the table called ``name``; raise ``KeyError`` when there is none."""
    for entry in TABLES:
        if entry.name == name:
            return entry
    raise KeyError(name)


__all__ = [
    "ACTOR_FAMILY",
    "ACTOR_TYPE",
    "CASES",
    "CLAIMS",
    "CODE_LISTS",
    "CODING_LOG",
    "COLLECTION",
    "COLLECTIONS",
    "COUNTED_UNITS",
    "COUNTS",
    "COUNT_PAIRS",
    "CROSSWALKS",
    "ELSEWHERE",
    "EVENTS",
    "EVENT_SUBTYPE",
    "EVENT_TABLES",
    "EVENT_TYPE",
    "FIGURES",
    "NAMES",
    "OTHERS",
    "POINTLESS_PRECISIONS",
    "REGISTER",
    "REGISTER_LINKS",
    "REGISTER_PANEL_LINKS",
    "SOURCES",
    "STANDING_OF",
    "TABLES",
    "TEXTS",
    "Code",
    "CodeList",
    "Column",
    "Crosswalk",
    "ForeignKey",
    "Table",
    "actor_family",
    "actor_symbol",
    "code_list",
    "crosswalk",
    "labels",
    "parent",
    "table",
]
