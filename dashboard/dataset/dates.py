"""Dates of which the day or the month may be unknown: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime

DAY_LENGTH = len("2011-12-16")


def first_day(date: str) -> str:
    """Return the first day that a date may mean."""
    return date + "-01-01"[len(date) - DAY_LENGTH :] if len(date) < DAY_LENGTH else date


def last_day(date: str) -> str:
    """Return the last day that a date may mean."""
    if len(date) == DAY_LENGTH:
        return date
    year, month = int(date[:4]), int(date[5:7] or 12)
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def edtf(start: str, end: str) -> str:
    """Return the days from a first to a last possible one as EDTF (ISO 8601-2): ``2011-12``, ``2009-09/..``.

    Args:
        start: First possible day (``YYYY-MM-DD``) or empty.
        end: Last possible day or empty.
    """
    if not start or not end:
        return f"{start or '..'}/{end or '..'}" if start or end else ""
    for length in (len("2011"), len("2011-12"), DAY_LENGTH):
        first, last = start[:length], end[:length]
        if first_day(first) == start and last_day(last) == end:
            break
    return first if first == last else f"{first}/{last}"


def moment_of(date: str) -> datetime:
    """Return the first moment of a date, of 2000 where there is none: some formats must carry one."""
    return datetime.fromisoformat(first_day(date or "2000")).replace(tzinfo=UTC)


def month_bounds(date_start: str, date_end: str, source_date: str) -> tuple[str | None, str | None]:
    """Return first and last month (``"YYYY-MM"``) of an event, or two ``None`` when it is undated.

    Without a start it begins where it ends; without an end it lasts until its source's date (a year alone
    counts to its December), but never ends before it starts.

    Args:
        date_start: First possible day (``YYYY-MM-DD``) or empty.
        date_end: Last possible day or empty.
        source_date: Date of the source: year, month or day; may be empty.
    """
    if not date_start and not date_end:
        return None, None
    start = (date_start or date_end)[:7]
    until = last_day(source_date)[:7] if source_date else start
    return start, date_end[:7] if date_end else max(start, until)
