"""Hand-made filters and rows for the tests that need neither tables nor a gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.codebook import COLLECTIONS
from dashboard.selection.filters import Filter
from dashboard.selection.options import build_filters

DOMAIN = ("2008-01", "2013-12")
FILTERS: tuple[Filter, ...] = build_filters(
    months=DOMAIN,
    departments=("02", "06", "10", "11", "13", "country", "abroad"),
    families=("communities", "workers", "state"),
    actor_types=("peasants_rondas", "miners", "national_gov"),
    event_types=("strike", "clash"),
    event_subtypes=("civic_strike", "labour_strike"),
    cases=("conga", "pataz"),
    units=("incident", "measure", "total", "statement", "background"),
    relevances=("core", "linked"),
    voices=("political", "state"),
    statuses=("single_voice", "corroborated"),
    versions=("whole", "date"),
    precisions=("site", "town", "province", "country"),
    collections=COLLECTIONS,
    events=("e1", "e2"),
)
ROW: Mapping[str, Any] = {
    "case": "conga",
    "unit": "incident",
    "counted": True,
    "relevance": "core",
    "type": "strike",
    "subtype": "civic_strike",
    "month_start": "2011-11",
    "month_end": "2011-12",
    "places": ["06"],
    "scope": "place",
    "families_any": ["communities", "state"],
    "families_acts": ["communities"],
    "families_target": ["state"],
    "actors_any": ["peasants_rondas", "national_gov"],
    "actors_acts": ["peasants_rondas"],
    "actors_target": ["national_gov"],
    "voices": ["political"],
    "status": "single_voice",
    "versions": [],
    "where_prec": "town",
    "collection": "documents",
    "text": "paro regional en cajamarca",
}
PART: Mapping[str, Any] = {"counted": False}
TOTAL: Mapping[str, Any] = {"unit": "total", "counted": False}
STATEMENT: Mapping[str, Any] = {"unit": "statement", "counted": False}
NATIONWIDE: Mapping[str, Any] = {"places": ["country"], "scope": "country", "where_prec": "country"}
ELSEWHERE: Mapping[str, Any] = {"collection": "elsewhere"}
UNDATED: Mapping[str, Any] = {"month_start": None, "month_end": None}


def columns(*changes: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the columns of one row per argument: the plain row with some values changed."""
    rows = [{**ROW, "id": f"e{number}", **change} for number, change in enumerate(changes, start=1)]
    return {name: [row[name] for row in rows] for name in ("id", *ROW)}
