"""Totals of people, only inside one case and only over its core events; never over cases or collections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.codebook import FIGURES
from dashboard.dataset import Event
from dashboard.i18n import load_locale
from dashboard.words import event_figure, figure_words


@dataclass(frozen=True)
class Total:
    """One figure over some events.

    Attributes:
        low: Sum of the lowest figures reported.
        best: Sum of the main figures, or ``None`` where one event has only a range.
        high: Sum of the highest figures, or ``None`` where one event says "at least".
        reporting: How many events report the figure.
        silent: How many do not. Not reported is not zero.
    """

    low: int
    best: int | None
    high: int | None
    reporting: int
    silent: int


def addable(events: Iterable[Event], case: str, collection: str) -> tuple[Event, ...]:
    """Return the events of a case whose people may be added: core incidents that are no part of another.

    ``total`` rows, parts, linked and backdrop rows and every other case stay out.

    Args:
        events: Events of any case.
        case: Code of the case.
        collection: Code of the case's collection.
    """
    return tuple(
        event
        for event in events
        if event.case == case
        and event.collection == collection
        and event.unit == "incident"
        and event.is_counted
        and event.relevance == "core"
    )


def total_of(events: Iterable[Event], figure: str) -> Total:
    """Add one figure (``deaths``, ``injured`` or ``arrests``) over events."""
    chosen = tuple(events)
    given = [event_figure(event, figure) for event in chosen]
    reported = [values for values in given if any(value is not None for value in values)]
    lows = [next((value for value in (low, best) if value is not None), 0) for low, best, _ in reported]
    highs = [high if high is not None else (best if low is None else None) for low, best, high in reported]
    bests = [best for _, best, _ in reported]
    return Total(
        low=sum(lows),
        best=sum(value for value in bests if value is not None) if None not in bests else None,
        high=sum(value for value in highs if value is not None) if None not in highs else None,
        reporting=len(reported),
        silent=len(chosen) - len(reported),
    )


def total_words(events: Iterable[Event], case: str, collection: str, lang: str) -> list[str]:
    """Say the totals of a case, each with how many events report none; empty where nothing may be added.

    Args:
        events: Events of any case.
        case: Code of the case.
        collection: Code of the case's collection.
        lang: ``es`` or ``en``.
    """
    words = load_locale("ui", lang)["case"]
    chosen = addable(events, case, collection)
    said = []
    for figure in FIGURES:
        total = total_of(chosen, figure)
        if not total.reporting:
            continue
        people = figure_words(total.low, total.best, total.high, figure, lang)
        reporting = words["reporting_one" if total.reporting == 1 else "reporting"].format(n=total.reporting)
        silent = words["silent_one" if total.silent == 1 else "silent"].format(n=total.silent)
        said.append(f"{people} {reporting}" + (f"; {silent}" if total.silent else ""))
    return said
