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


def date_problems(row: Row) -> Iterator[Problem]:
    """Yield what is wrong among the date columns of one event whose dates are themselves well formed."""
    start, end = row.get("date_start").strip(), row.get("date_end").strip()
    if any(text and not is_day(text) for text in (start, end)):
        return
    precision, basis = row.get("date_prec"), row.get("date_basis")
    if not start and not end:
        if precision in (*_VAGUE, "day"):
            yield row.problem("date_prec", "undated_precision", precision)
        if basis in ("text", "mixed", "outside"):
            yield row.problem("date_basis", "undated_basis", basis)
        return
    if basis == "none":
        yield row.problem("date_basis", "dated_without_basis", basis).as_warning
    if not start or not end:
        return
    if start > end:
        yield row.problem("date_end", "date_order", end, start=start)
        return
    if precision in _VAGUE and start == end:
        yield row.problem("date_prec", "single_day_precision", precision, day=start)
    elif precision == "months" and start[:7] == end[:7]:
        yield row.problem("date_prec", "single_month_precision", precision, month=start[:7])
    elif precision == "week" and row.get("unit") == "incident":
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
        if days > WEEK_SPAN_DAYS:
            yield row.problem("date_prec", "wide_week", precision, days=days, limit=WEEK_SPAN_DAYS).as_warning
