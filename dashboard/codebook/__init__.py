"""Hold every column, code, label, mark and crosswalk of the data, declared once.

Validation, controls, legends, exports, ``data/datapackage.json`` and ``docs/codebook.md`` derive from here.
"""

from dashboard.codebook.case_tables import CASES, ELSEWHERE, EVENTS, NAMES
from dashboard.codebook.code_lists import (
    ACTOR_FAMILY,
    ACTOR_TYPE,
    COMPETENCE,
    COUNT_SCOPE,
    COUNT_UNIT,
    COUNTERPART,
    DATE_BASIS,
    DATE_PREC,
    DATED,
    EVENT_SUBTYPE,
    EVENT_TYPE,
    FIELD,
    KIND,
    LINK_POLICY,
    LINK_RELATION,
    MODALITY,
    NAME_KIND,
    PERIOD_KIND,
    PLACE_BASIS,
    REGISTER_ACTIVITY,
    REGISTER_FIELD,
    REGISTER_PHASE,
    REGISTER_STATE,
    REGISTER_TYPE,
    RELEVANCE,
    SCOPE,
    SIDE,
    STANCE,
    STANDING,
    STATUS,
    UNIT,
    VERSIONS,
    WHERE_PREC,
    YES_NO,
)
from dashboard.codebook.collections import COLLECTION, COLLECTIONS, OTHERS, TEXTS
from dashboard.codebook.count_tables import COUNT_PAIRS, COUNTS
from dashboard.codebook.crosswalks import CROSSWALKS as EVENT_CROSSWALKS
from dashboard.codebook.event_columns import FIGURES
from dashboard.codebook.model import Code, CodeList, Column, Crosswalk, ForeignKey, Table
from dashboard.codebook.register import PANEL_STATES, REGISTER_CROSSWALKS, STANDING_OF
from dashboard.codebook.register_tables import REGISTER, REGISTER_LINKS, REGISTER_PANEL_LINKS
from dashboard.codebook.source_tables import CLAIMS, CODING_LOG, SOURCES
from dashboard.codebook.tables import EVENT_TABLES, TABLES

CODE_LISTS: dict[str, CodeList] = {
    code_list.name: code_list
    for code_list in (
        UNIT,
        RELEVANCE,
        EVENT_TYPE,
        EVENT_SUBTYPE,
        ACTOR_FAMILY,
        ACTOR_TYPE,
        DATE_PREC,
        DATE_BASIS,
        WHERE_PREC,
        PLACE_BASIS,
        MODALITY,
        KIND,
        SIDE,
        LINK_POLICY,
        DATED,
        FIELD,
        STANCE,
        STATUS,
        VERSIONS,
        COLLECTION,
        SCOPE,
        NAME_KIND,
        REGISTER_STATE,
        REGISTER_PHASE,
        REGISTER_TYPE,
        REGISTER_ACTIVITY,
        COMPETENCE,
        YES_NO,
        STANDING,
        COUNTERPART,
        LINK_RELATION,
        REGISTER_FIELD,
        COUNT_UNIT,
        PERIOD_KIND,
        COUNT_SCOPE,
    )
}
CROSSWALKS: tuple[Crosswalk, ...] = (*EVENT_CROSSWALKS, *REGISTER_CROSSWALKS)
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
    "COUNT_UNIT",
    "CROSSWALKS",
    "DATED",
    "DATE_BASIS",
    "DATE_PREC",
    "ELSEWHERE",
    "EVENTS",
    "EVENT_SUBTYPE",
    "EVENT_TABLES",
    "EVENT_TYPE",
    "FIELD",
    "FIGURES",
    "KIND",
    "LINK_POLICY",
    "LINK_RELATION",
    "MODALITY",
    "NAMES",
    "NAME_KIND",
    "OTHERS",
    "PANEL_STATES",
    "PLACE_BASIS",
    "POINTLESS_PRECISIONS",
    "REGISTER",
    "REGISTER_LINKS",
    "REGISTER_PANEL_LINKS",
    "REGISTER_PHASE",
    "REGISTER_STATE",
    "RELEVANCE",
    "SCOPE",
    "SIDE",
    "SOURCES",
    "STANCE",
    "STANDING_OF",
    "STATUS",
    "TABLES",
    "TEXTS",
    "UNIT",
    "VERSIONS",
    "WHERE_PREC",
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
