"""Check that the dates of an event agree with one another and with their stated precision.

Only sure rules: ``date_prec`` says how vague the bounds are, so a precision of a day allows any span (a
strike from 24 November to 1 December), but a vaguer precision cannot stand beside bounds of one day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.dataset.validation.cells import is_day
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import Row

WEEK_SPAN_DAYS = 10
_VAGUE = ("week", "month", "months", "year")


def date_problems(file: str, row: Row) -> Iterator[Problem]:
    """Yield what is wrong among the date columns of one event whose dates are themselves well formed."""
    start, end = row.get("date_start").strip(), row.get("date_end").strip()
    if any(text and not is_day(text) for text in (start, end)):
        return
    precision, basis = row.get("date_prec"), row.get("date_basis")
    if not start and not end:
        if precision in (*_VAGUE, "day"):
            yield Problem(file, row.line, "date_prec", precision, "undated_precision")
        if basis in ("text", "mixed", "outside"):
            yield Problem(file, row.line, "date_basis", basis, "undated_basis")
        return
    if basis == "none":
        yield Problem(file, row.line, "date_basis", basis, "dated_without_basis", severity="warning")
    if not start or not end:
        return
    if start > end:
        yield Problem(file, row.line, "date_end", end, "date_order", {"start": start})
        return
    if precision in _VAGUE and start == end:
        yield Problem(file, row.line, "date_prec", precision, "single_day_precision", {"day": start})
    elif precision == "months" and start[:7] == end[:7]:
        yield Problem(file, row.line, "date_prec", precision, "single_month_precision", {"month": start[:7]})
    elif precision == "week" and row.get("unit") == "incident":
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
        if days > WEEK_SPAN_DAYS:
            params = {"days": str(days), "limit": str(WEEK_SPAN_DAYS)}
            yield Problem(file, row.line, "date_prec", precision, "wide_week", params, "warning")
