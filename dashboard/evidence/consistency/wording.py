"""Compare what titles and summaries say with what both readings have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil

from dashboard.codebook import TEXTS
from dashboard.dataset import Claim, Dataset, Event
from dashboard.evidence.consistency.finding import (
    NOTHING,
    Finding,
    bounds_of_event,
    period_text,
    span_text,
)
from dashboard.evidence.consistency.said import AT_LEAST, Said, read_text
from dashboard.evidence.support import Bounds, bounds_of
from dashboard.text import fold

SAID_IN: Mapping[str, str] = {"title_es": "es", "title_en": "en", "summary_es": "es", "summary_en": "en"}
# What a quantity counts is of the same kind as a figure where its unit says so.
_STEMS = {"deaths": ("falleci", "muert"), "injured": ("herid",), "arrests": ("deteni", "arrest")}
_ONE = (1, 1)
_MEASURES = {"days": ("dia", 1, "d"), "hours": ("hora", 24, "h")}


def _within(spans: Iterable[Bounds], bounds: Bounds | None) -> bool:
    return bounds is not None and any(bounds[0] <= low and high <= bounds[1] for low, high in spans)


def _reaches(bounds: Bounds | None, number: int) -> bool:
    return bounds is not None and bounds[1] >= number


def _counts(unit: str, stem: str) -> bool:
    """Tell whether a unit is of that measure: «días de paro» is of days, «USD por día» is not."""
    return re.search(rf"(?<!por )\b{stem}", fold(unit)) is not None


def days_of(event: Event) -> int | None:
    """Return how many days an event lasted by its own bounds, both days counted; ``None`` without both."""
    if not event.date_start or not event.date_end:
        return None
    return (date.fromisoformat(event.date_end) - date.fromisoformat(event.date_start)).days + 1


class Comparison:
    """Compare the texts of the events of one dataset with its two readings."""

    def __init__(self, dataset: Dataset, readings: Mapping[str, Sequence[Event]]) -> None:
        """Prepare what is looked up by event."""
        self.dataset = dataset
        self.readings = {
            name: {event.event_id: event for event in events} for name, events in readings.items()
        }

    def findings(self) -> Iterator[Finding]:
        """Yield what titles and summaries say and a reading has otherwise."""
        for event in self.dataset.events:
            for column, lang in SAID_IN.items():
                said = list(read_text(getattr(event, column), lang))
                for one in said:
                    if one.kind in _STEMS:
                        together = [other for other in said if other.kind == one.kind]
                        yield from self._figure(event, column, lang, one, together)
                    elif one.kind in _MEASURES:
                        yield from self._length(event, column, lang, one)
                yield from self._dates(event, column, lang, [one for one in said if one.dates])

    def _claims(self, event: Event, reading: str) -> list[Claim]:
        """Return the claims that a reading rests on: of the five texts, the text alone has only its own."""
        claims = self.dataset.claims_by_event.get(event.event_id, ())
        own_only = reading == "text" and event.collection == TEXTS.code
        return [
            claim
            for claim in claims
            if claim.stance != "denies" and (claim.source_id == event.source_id or not own_only)
        ]

    def _asked(self, event: Event, lang: str, said: Said) -> tuple[str, ...]:
        """Return the readings that must agree: what is given to others, only with others."""
        return ("contrasted",) if self._of_others(event, lang, said) else ("text", "contrasted")

    def _of_others(self, event: Event, lang: str, said: Said) -> bool:
        if said.of_others:
            return True
        clause = fold(said.clause)
        return any(
            fold(self.dataset.name_in(lang, "actor", claim.said_by)) in clause
            for claim in self.dataset.claims_by_event.get(event.event_id, ())
            if claim.source_id != event.source_id
        )

    def _figure(
        self, event: Event, column: str, lang: str, said: Said, together: Sequence[Said]
    ) -> Iterator[Finding]:
        """Yield a figure outside a reading, unless the figures of its text add up to what the reading has.

        A summary may also give the figure of the event's whole or part, or one whose claim says of what else
        it is, and it may speak of one of them; a title only where it gives that to others.
        """
        field = said.kind
        sums = [(sum(one.spans[0][0] for one in together), sum(one.spans[0][1] for one in together))]
        spans = [*said.spans, *(sums if len(together) > 1 else [])]
        has = {name: bounds_of_event(events[event.event_id], field) for name, events in self.readings.items()}
        for reading in self._asked(event, lang, said):
            if _within(spans, has[reading]):
                continue
            beside = column.startswith("summary") or self._of_others(event, lang, said)
            if beside and any(_within(spans, bounds) for bounds in self._beside(event, field, reading)):
                continue
            if beside and said.spans == (_ONE,) and _reaches(has[reading], 1):
                continue  # «una cuarta murió», «a minor died»: one of them
            params = {"figure": field, **{name: span_text(bounds) for name, bounds in has.items()}}
            yield Finding("said_figure", event.event_id, column, said.words, params)
            return

    def _beside(self, event: Event, field: str, reading: str) -> Iterator[Bounds | None]:
        """Yield figures a summary may give too: of its whole and parts, and of what a claim's unit names."""
        for other in self._family(event):
            yield bounds_of_event(self.readings[reading][other.event_id], field)
        for claim in self._claims(event, reading):
            counted = claim.field == "quantity" and any(stem in fold(claim.unit) for stem in _STEMS[field])
            if counted or (claim.field == field and claim.unit):
                yield bounds_of(claim)

    def _family(self, event: Event) -> tuple[Event, ...]:
        whole = self.dataset.events_by_id.get(event.part_of)
        return (*((whole,) if whole else ()), *self.dataset.parts.get(event.event_id, ()))

    def _length(self, event: Event, column: str, lang: str, said: Said) -> Iterator[Finding]:
        """Yield a length that neither a claim's quantity nor the days of the event give."""
        stem, per_day, sign = _MEASURES[said.kind]
        low, high = said.spans[0]
        family = self._family(event)
        given: dict[str, list[str]] = {}
        agreed: dict[str, bool] = {}
        for reading, events in self.readings.items():
            told = [
                bounds
                for one in (event, *(family if column.startswith("summary") else ()))
                for claim in self._claims(one, reading)
                if claim.field == "quantity" and _counts(claim.unit, stem) and (bounds := bounds_of(claim))
            ]
            lasted = days_of(events[event.event_id])
            whole = lasted is not None and ceil(low / per_day) <= lasted
            agreed[reading] = (whole and (high == AT_LEAST or ceil(high / per_day) == lasted)) or any(
                low <= top if high == AT_LEAST else bottom <= low and high <= top for bottom, top in told
            )
            given[reading] = [f"{span_text(bounds)} {sign}" for bounds in dict.fromkeys(told)]
            given[reading] += [f"{lasted} d"] if lasted else []
        if not all(agreed[reading] for reading in self._asked(event, lang, said)):
            params = {name: ", ".join(lengths) or NOTHING for name, lengths in given.items()}
            yield Finding("said_length", event.event_id, column, said.words, params)

    def _dates(self, event: Event, column: str, lang: str, said: Sequence[Said]) -> Iterator[Finding]:
        """Yield a text none of whose days lies within a reading; what is given to others counts there."""
        for reading in ("text", "contrasted"):
            asked = [one for one in said if reading == "contrasted" or not self._of_others(event, lang, one)]
            shown = self.readings[reading][event.event_id]
            days = [day for one in asked for day in one.dates]
            if days and not any(_is_within(shown, *day) for day in days):
                words = ", ".join(one.words for one in asked)
                params = {name: period_text(events[event.event_id]) for name, events in self.readings.items()}
                yield Finding("said_date", event.event_id, column, words, params)
                return


def _is_within(event: Event, month: int, day: int, year: int) -> bool:
    if not event.date_start and not event.date_end:
        return False
    first, last = event.date_start or "0001", event.date_end or "9999"
    starts, ends = event.date_start or event.date_end, event.date_end or event.date_start
    years = (year,) if year else range(int(starts[:4]), int(ends[:4]) + 1)
    return any(first <= f"{one:04d}-{month:02d}-{day:02d}" <= last for one in years)


def wording_findings(dataset: Dataset, readings: Mapping[str, Sequence[Event]]) -> Iterator[Finding]:
    """Yield what titles and summaries say and a reading has otherwise."""
    yield from Comparison(dataset, readings).findings()
