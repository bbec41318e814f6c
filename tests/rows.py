"""Filters with few options and hand-made rows, for the tests that need neither tables nor a gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.dataset import load_dataset
from dashboard.selection.filters import Filter
from dashboard.selection.options import filters_of
from dashboard.settings import find_data_dir

DOMAIN = ("2008-01", "2013-12")
# Fewer options than the project's data offer, where a test counts on them.
OPTIONS = {
    "family": ("communities", "workers", "state"),
    "actor": ("peasants_rondas", "miners", "national_gov"),
    "type": ("strike", "clash"),
    "case": ("conga", "pataz"),
    "relevance": ("core", "linked"),
    "event": ("e1", "e2"),
    "at": ("e1", "e2"),
}
FILTERS: tuple[Filter, ...] = tuple(
    replace(spec, options=OPTIONS.get(spec.key, spec.options))
    for spec in filters_of(load_dataset(find_data_dir()), ("02", "06", "10", "11", "13"), DOMAIN)
)
ROW: Mapping[str, Any] = {
    # The first option, where nothing is said below.
    **{name: spec.options[0] for spec in FILTERS for name in spec.column if spec.options and not spec.by},
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
