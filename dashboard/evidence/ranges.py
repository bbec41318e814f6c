"""When it happened according to all who say so: the range from the earliest to the latest day asserted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import ceil
from typing import Any

from dashboard.dataset import Claim, Event
from dashboard.dataset.dates import DAY_LENGTH, first_day, last_day

WEEK_AT_MOST = 10
LASTING_SUBTYPES: tuple[str, ...] = ("declaration", "deployment", "restriction")
# What is done at once, so that bounds of months or an open start are not its length.
MOMENTARY_TYPES: tuple[str, ...] = ("attack", "legal", "clash")
MOMENTARY_SUBTYPES: tuple[str, ...] = ("election",)
# Units of a quantity that say how long it lasted in all, in days.
LENGTHS: Mapping[str, float] = {"horas": 1 / 24, "días en total": 1}
_VAGUENESS = ("day", "week", "month", "months", "year", "unknown")


def is_moment(event: Event) -> bool:
    """Tell whether the event's own dates bound one moment, not something that lasted."""
    if event.event_subtype in LASTING_SUBTYPES:
        return False
    if event.date_start and event.date_prec == "day":
        return event.date_end == event.date_start
    at_once = event.unit == "incident" and event.event_type in MOMENTARY_TYPES
    at_once = at_once or event.event_subtype in MOMENTARY_SUBTYPES
    return at_once or (bool(event.date_start) and event.date_prec in ("week", "month"))


def lasting_days(claims: Sequence[Claim]) -> int:
    """Return how many days it lasted in all, by the longest length told; 0 where none is told.

    A planned length and one counted up to a day are no length of what happened; see the units ``LENGTHS``.
    """
    told = [claim.best * LENGTHS[claim.unit] for claim in claims if claim.unit in LENGTHS and claim.best]
    return ceil(max(told, default=0))


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _values(event: Event, claims: Sequence[Claim], field: str, own: str, *, corrected: bool) -> list[str]:
    """Return the most precise values that are asserted for one end, ascending; the event's own among them.

    A vague date of the event's own is left out where somebody names a day within it: that narrows it.
    """
    said = [claim.value for claim in claims if claim.field == field and claim.value]
    sharp = [value for value in said if len(value) == DAY_LENGTH] or said
    if not sharp or not own or corrected:
        return sorted(sharp)
    exact = event.date_prec == "day" and event.date_basis in ("text", "mixed")
    if exact:
        return sorted({*sharp, own})
    low, high = event.date_start or own, event.date_end or own
    inside = any(low <= first_day(value) <= high for value in sharp)
    silent = event.date_basis in ("outside", "none")
    return sorted(sharp) if inside or silent else sorted({*sharp, own})


def contrast_dates(event: Event, claims: Sequence[Claim], corrected: Collection[str]) -> dict[str, Any]:
    """Return the columns of dates that change when others are heard.

    Neither end is moved by what is said of the other: a duration is never shortened by a correction of its
    start. That it was *still on* on a day moves no end; it only sets aside an earlier end that a text gave.

    Args:
        event: The event according to its own source.
        claims: What others say of it, without denials.
        corrected: Fields in which somebody corrects the text.

    Returns:
        New values by column: bounds, precision, basis and, where sources differ on an end, ``start_until``
        (the latest start asserted) and ``end_from`` (the earliest end). Empty where nothing changes.
    """
    starts = _values(event, claims, "date_start", event.date_start, corrected="date_start" in corrected)
    still = max((claim.value for claim in claims if claim.field == "still_on"), default="")
    outlived = "still_on" in corrected and bool(event.date_end) and still > event.date_end
    ends = _values(event, claims, "date_end", event.date_end, corrected="date_end" in corrected or outlived)
    if not starts and not ends and not outlived:
        return {}
    given = [*starts, *ends]
    changes: dict[str, Any] = {"date_basis": "outside"}
    if given:
        changes["date_prec"] = {4: "year", 7: "month"}.get(min(len(value) for value in given), "day")
    lasted = lasting_days(claims)
    if starts:
        changes["date_start"] = first_day(starts[0])
        if is_moment(event) and not ends:
            changes["date_end"] = last_day(starts[-1])
            if lasted and changes["date_prec"] == "day":
                changes["date_end"] = _later(starts[-1], lasted - 1)
            elif changes["date_prec"] == "day" and starts[0] != starts[-1]:
                # Days that sources put against one another are bounds, not the length of what happened.
                apart = date.fromisoformat(starts[-1]) - date.fromisoformat(starts[0])
                changes["date_prec"] = "week" if apart.days <= WEEK_AT_MOST else "month"
        else:
            changes["start_until"] = starts[-1] if starts[0] != starts[-1] else ""
            if event.event_subtype in LASTING_SUBTYPES and event.date_prec != "day":
                changes["date_end"] = ""
    if ends:
        changes["date_end"] = last_day(ends[-1])
        changes["end_from"] = ends[0] if ends[0] != ends[-1] else ""
    elif outlived:
        changes["date_end"] = ""
    kept = (
        (starts and event.date_start in starts)
        or (ends and event.date_end in ends)
        or (not starts and event.date_start)
        or (not ends and "date_end" not in changes and event.date_end)
    )
    if kept and "date_prec" in changes:  # an end that stays keeps its own vagueness
        changes["date_prec"] = max(changes["date_prec"], event.date_prec, key=_VAGUENESS.index)
    start, end = changes.get("date_start", event.date_start), changes.get("date_end", event.date_end)
    if start and end and start > end:
        changes["date_end"] = start
    return changes
