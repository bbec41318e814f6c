"""Check that a claim says something and fits what it is about: a day for *still on*, a thing to correct."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dashboard.codebook import CLAIMS, EVENT_TABLES, TEXTS
from dashboard.dataset.validation.cells import is_day
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable, Row

# The columns in which an event's own source tells what a claim is about; any of them will do.
_TOLD_IN: Mapping[str, tuple[str, ...]] = {
    "occurrence": ("event_id",),
    "date_start": ("date_start",),
    "date_end": ("date_end",),
    "still_on": ("date_end",),
    "place": ("place",),
    "actor": ("actor1",),
    "target": ("actor2",),
    **{
        name: tuple(f"{name}_{end}" for end in ("low", "best", "high"))
        for name in ("deaths", "injured", "arrests")
    },
}
_NOT_TOLD: Mapping[str, tuple[str, tuple[str, ...]]] = {
    **dict.fromkeys(("date_start", "date_end", "still_on"), ("date_basis", ("outside", "none"))),
    "place": ("place_basis", ("outside", "proxy", "none")),
}
# What says only that somebody speaks of the event too, whatever stands behind a colon.
_BARE = re.compile(
    r"(?:informa|da cuenta) del (?:mismo )?hecho\b|reports the (?:same )?event\b", re.IGNORECASE
)


def _tells(event: Row, field: str) -> bool:
    column, silent = _NOT_TOLD.get(field, ("", ()))
    if column and event.get(column) in silent:
        return False
    return any(event.get(name).strip() for name in _TOLD_IN.get(field, ()))


def claim_problems(raws: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield *still on* with an end, claims that tell nothing, and corrections of what no text says.

    The last are read as ``differs``.
    """
    rows = raws[CLAIMS.name].rows
    yield from _still_on_problems(rows)
    yield from _bare_problems(rows)
    corrections = [row for row in rows if row.get("stance") == "corrects"]
    if corrections and not any(row.get("stance") == "differs" for row in rows):
        first = corrections[0]
        yield first.problem("stance", "corrects_only", "corrects", n=len(corrections)).as_warning
        return
    documents = {row.get("event_id"): row for row in raws[TEXTS.table].rows}
    others = {row.get("event_id") for table in EVENT_TABLES for row in raws[table.name].rows}
    told = {tuple(row.get(name) for name in ("event_id", "source_id", "field", "unit")) for row in rows}
    for row in corrections:
        event_id, field, unit = (row.get(name) for name in ("event_id", "field", "unit"))
        event = documents.get(event_id)
        params = {"field": f"{field} {unit}".strip(), "event": event_id}
        if event is None and event_id in others:
            yield row.problem("stance", "corrects_no_text", "corrects", **params).as_warning
        elif event and row.get("source_id") != event.get("source_id"):
            own = (event_id, event.get("source_id"), field, unit)
            if own not in told and (unit or not _tells(event, field)):
                yield row.problem("stance", "corrects_nothing", "corrects", **params).as_warning


def _bare_problems(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        for column in ("says_es", "says_en"):
            if _BARE.match(row.get(column)):
                yield row.problem(column, "claim_bare")


def _still_on_problems(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        if row.get("field") != "still_on":
            continue
        if not is_day(row.get("value")):
            yield row.problem("value", "still_on_day")
        for name in ("low", "best", "high"):
            if row.get(name).strip():
                yield row.problem(name, "still_on_end")
