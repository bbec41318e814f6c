"""What is found not to agree, and how bounds and dates are written in what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from dashboard.dataset import Event
from dashboard.evidence.support import Bounds
from dashboard.words import event_figure

NOTHING = "—"


@dataclass(frozen=True)
class Finding:
    """What is wrong with a row as it is coded.

    Attributes:
        rule: Which rule it breaks.
        event_id: The event it is about.
        column: The column that shows it.
        words: What stands there.
        params: What the message tells besides.
        claim_id: The claim that holds it; empty where the event's row does.
    """

    rule: str
    event_id: str
    column: str
    words: str
    params: Mapping[str, str] = field(default_factory=dict)
    claim_id: str = ""


def bounds_of_event(event: Event, field: str) -> Bounds | None:
    """Return the lowest and highest of a figure, or ``None`` where none is given; "at least" is open."""
    low, best, high = event_figure(event, field)
    known = [number for number in (low, best, high) if number is not None]
    if not known:
        return None
    return known[0], inf if low is not None and high is None else known[-1]


def span_text(bounds: Bounds | None) -> str:
    """Write bounds as «9», «9–13» or «9+»."""
    if bounds is None:
        return NOTHING
    low, high = bounds
    return f"{low:g}+" if high == inf else f"{low:g}" if low == high else f"{low:g}–{high:g}"


def period_text(event: Event) -> str:
    """Write the bounds of an event's dates; an open one as «…»."""
    if not event.date_start and not event.date_end:
        return NOTHING
    if event.date_start == event.date_end:
        return event.date_start
    return f"{event.date_start or '…'}–{event.date_end or '…'}"
