"""Check register and counts: places, states, periods, and what rows of one series or pair share."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping

from dashboard.codebook import (
    COUNT_PAIRS,
    COUNTS,
    REGISTER,
    REGISTER_LINKS,
    REGISTER_PANEL_LINKS,
    STANDING_OF,
)
from dashboard.dataset.validation.cells import is_day
from dashboard.dataset.validation.geography import Geography
from dashboard.dataset.validation.places import place_problems
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable, Row
from dashboard.dataset.validation.relations import figure_problems
from dashboard.dataset.validation.wording import wording_problems

_FIGURES = ("low", "best", "high")
_PRECISION = {4: "province", 6: "district"}
_SHARED = ("counter", "counter_side", "unit", "scope")
_TEXTS = {
    REGISTER.name: ("note_es", "note_en"),
    REGISTER_LINKS.name: ("reason_es", "reason_en"),
    REGISTER_PANEL_LINKS.name: ("reason_es", "reason_en"),
    COUNTS.name: ("what_es", "what_en", "note_es", "note_en"),
    COUNT_PAIRS.name: ("title_es", "title_en", "why_es", "why_en"),
}


def yardstick_problems(raws: Mapping[str, RawTable], geography: Geography) -> Iterator[Problem]:
    """Yield what is wrong across the columns and rows of register and counts."""
    for name, texts in _TEXTS.items():
        for row in raws[name].rows:
            yield from wording_problems(raws[name].table.file, row, texts)
    for row in raws[REGISTER.name].rows:
        yield from _entry_problems(row, geography)
    for row in raws[REGISTER_PANEL_LINKS.name].rows:
        ubigeo = row.get("ubigeo")
        if ubigeo and geography.known_ubigeo and not geography.known_ubigeo(ubigeo):
            yield Problem(REGISTER_PANEL_LINKS.file, row.line, "ubigeo", ubigeo, "ubigeo_unknown")
    counts = raws[COUNTS.name].rows
    first: dict[str, Row] = {}
    for row in counts:
        yield from figure_problems(COUNTS.file, row, (_FIGURES,))
        if not any(row.get(name) for name in _FIGURES):
            yield Problem(COUNTS.file, row.line, "best", "", "figure_missing")
        yield from _period_problems(row)
        yield from _series_problems(row, first.setdefault(row.get("series"), row))
    paired = [row.get("pair") for row in counts]
    for row in raws[COUNT_PAIRS.name].rows:
        pair = row.get("pair")
        if pair and paired.count(pair) < 2:
            params = {"n": str(paired.count(pair)), "file": COUNTS.file}
            yield Problem(COUNT_PAIRS.file, row.line, "pair", pair, "pair_single", params)


def _entry_problems(row: Row, geography: Geography) -> Iterator[Problem]:
    ubigeo, precision = row.get("ubigeo"), row.get("where_prec")
    expected = _PRECISION.get(len(ubigeo), "")
    if expected and precision != expected:
        params = {"ubigeo": ubigeo, "expected": expected}
        yield Problem(REGISTER.file, row.line, "where_prec", precision, "register_precision", params)
    else:
        for problem in place_problems(REGISTER.file, row, geography):
            if (
                problem.message_key != "point_absent"
            ):  # the gazetteer lacks some capitals; their area is known
                yield problem
    state, standing = row.get("state"), row.get("standing")
    if state in STANDING_OF and standing != STANDING_OF[state]:
        params = {"state": state, "expected": STANDING_OF[state]}
        yield Problem(REGISTER.file, row.line, "standing", standing, "standing_state", params)


def _period_problems(row: Row) -> Iterator[Problem]:
    start, end, kind = (row.get(name) for name in ("period_start", "period_end", "period_kind"))
    if not (is_day(start) and is_day(end)):
        return
    if start > end:
        yield Problem(COUNTS.file, row.line, "period_end", end, "date_order", {"start": start})
        return
    last = monthrange(int(start[:4]), int(start[5:7]))[1]
    bounds = {
        "day": (start, start),
        "month": (f"{start[:7]}-01", f"{start[:7]}-{last}"),
        "year": (f"{start[:4]}-01-01", f"{start[:4]}-12-31"),
    }
    if bounds.get(kind, (start, end)) != (start, end):
        params = {"start": start, "end": end}
        yield Problem(COUNTS.file, row.line, "period_kind", kind, "period_bounds", params)


def _series_problems(row: Row, first: Row) -> Iterator[Problem]:
    for column in _SHARED:
        if row.get("series") and row.get(column) != first.get(column):
            params = {"column": column, "line": str(first.line)}
            yield Problem(COUNTS.file, row.line, "series", row.get("series"), "series_mixed", params)
            return
