"""What the cards say of each source and each case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.codebook import CODE_LISTS, labels
from dashboard.dataset import Case, Dataset, Event, Source
from dashboard.dataset.records import NOT_STATED
from dashboard.evidence.readings import read_events
from dashboard.evidence.support import own_voices
from dashboard.evidence.totals import total_words
from dashboard.places.gazetteer import Gazetteer
from dashboard.words import partial_date_words, with_article, years_words


def build_sources(dataset: Dataset, lang: str) -> dict[str, dict[str, Any]]:
    """Return what the card says of each source of events and claims."""
    voices = own_voices(dataset)

    def spoken(name: str) -> str:
        return with_article(name, lang, dataset.name_in(lang, "actor", name))

    def entry(source: Source) -> dict[str, Any]:
        return {
            "title": source.title_in(lang),
            "publisher": dataset.name_in(lang, "actor", source.publisher),
            "voice": spoken(voices[source.source_id]),
            "by": spoken(source.publisher),
            "unsigned": source.publisher == NOT_STATED,
            "date": partial_date_words(source.date, lang, source.dated),
            "url": source.url if source.is_linked else "",
            "citeOnly": not source.is_linked,
            "standpoint": source.standpoint_en if lang == "en" else source.standpoint_es,
        }

    return {key: entry(source) for key, source in dataset.told_sources.items()}


def build_cases(dataset: Dataset, gazetteer: Gazetteer, lang: str) -> dict[str, dict[str, Any]]:
    """Return what the first screen and the case's panel say of each case.

    Args:
        dataset: The tables.
        gazetteer: Places by name and code.
        lang: ``es`` or ``en``.
    """
    readings = read_events(dataset, gazetteer)
    sides = labels("side", lang)

    def own(case: Case, events: Sequence[Event]) -> list[Event]:
        return [event for event in events if event.case == case.case and event.collection == case.collection]

    def years(case: Case, events: Sequence[Event]) -> str:
        months = [
            month
            for event in own(case, events)
            if event.is_counted
            for month in (event.month_start, event.date_end[:7] or event.month_start)
            if month
        ]
        return years_words(min(months, default="")[:4], max(months, default="")[:4])

    def family(case: Case) -> str:
        present = [family for event in own(case, dataset.events) for family in event.families_any]
        return Counter(present).most_common(1)[0][0] if present else "unknown"

    def voices(case: Case) -> list[str]:
        events = own(case, dataset.events)
        spoken = [dataset.sources[event.source_id].side for event in events]
        spoken += [
            claim.said_by_side
            for event in events
            for claim in dataset.claims_by_event.get(event.event_id, ())
        ]
        return [sides[code] for code in CODE_LISTS["side"].values() if code in spoken]

    def entry(case: Case) -> dict[str, Any]:
        def said(name: str) -> str:
            return str(getattr(case, f"{name}_{lang}"))

        short = said("short")
        return {
            "name": said("name"),
            "short": short,
            "lane": short.split(",")[0],
            "sentence": said("sentence"),
            "dispute": said("dispute"),
            "outcome": said("outcome"),
            "open": said("open"),
            "relevance": case.relevance,
            "collection": case.collection,
            "family": family(case),
            "voices": voices(case),
            "years": {reading: years(case, events) for reading, events in readings.items()},
            "totals": {
                reading: total_words(events, case.case, case.collection, lang)
                for reading, events in readings.items()
            },
        }

    return {key: entry(case) for key, case in dataset.cases.items()}
