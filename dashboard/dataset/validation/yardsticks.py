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
            yield from wording_problems(row, texts)
    for row in raws[REGISTER.name].rows:
        yield from _entry_problems(row, geography)
    for row in raws[REGISTER_PANEL_LINKS.name].rows:
        ubigeo = row.get("ubigeo")
        if ubigeo and geography.known_ubigeo and not geography.known_ubigeo(ubigeo):
            yield row.problem("ubigeo", "ubigeo_unknown", ubigeo)
    counts = raws[COUNTS.name].rows
    first: dict[str, Row] = {}
    for row in counts:
        yield from figure_problems(row, (_FIGURES,))
        if not any(row.get(name) for name in _FIGURES):
            yield row.problem("best", "figure_missing", "")
        yield from _period_problems(row)
        yield from _series_problems(row, first.setdefault(row.get("series"), row))
    paired = [row.get("pair") for row in counts]
    for row in raws[COUNT_PAIRS.name].rows:
        pair = row.get("pair")
        if pair and paired.count(pair) < 2:
            yield row.problem("pair", "pair_single", pair, n=str(paired.count(pair)), file=COUNTS.file)


def _entry_problems(row: Row, geography: Geography) -> Iterator[Problem]:
    ubigeo, precision = row.get("ubigeo"), row.get("where_prec")
    expected = _PRECISION.get(len(ubigeo), "")
    if expected and precision != expected:
        yield row.problem("where_prec", "register_precision", precision, ubigeo=ubigeo, expected=expected)
    else:
        for problem in place_problems(row, geography):
            if (
                problem.message_key != "point_absent"
            ):  # the gazetteer lacks some capitals; their area is known
                yield problem
    state, standing = row.get("state"), row.get("standing")
    if state in STANDING_OF and standing != STANDING_OF[state]:
        yield row.problem("standing", "standing_state", standing, state=state, expected=STANDING_OF[state])


def _period_problems(row: Row) -> Iterator[Problem]:
    start, end, kind = (row.get(name) for name in ("period_start", "period_end", "period_kind"))
    if not (is_day(start) and is_day(end)):
        return
    if start > end:
        yield row.problem("period_end", "date_order", end, start=start)
        return
    last = monthrange(int(start[:4]), int(start[5:7]))[1]
    bounds = {
        "day": (start, start),
        "month": (f"{start[:7]}-01", f"{start[:7]}-{last}"),
        "year": (f"{start[:4]}-01-01", f"{start[:4]}-12-31"),
    }
    if bounds.get(kind, (start, end)) != (start, end):
        yield row.problem("period_kind", "period_bounds", kind, start=start, end=end)


def _series_problems(row: Row, first: Row) -> Iterator[Problem]:
    for column in _SHARED:
        if row.get("series") and row.get(column) != first.get(column):
            yield row.problem("series", "series_mixed", column=column, line=first.line)
            return
