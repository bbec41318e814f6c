"""Check that what one voice alone says, or others tell otherwise, is said according to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.codebook import TEXTS
from dashboard.dataset import Dataset, Event
from dashboard.evidence.consistency.finding import Finding
from dashboard.evidence.consistency.said import read_text, said_words
from dashboard.evidence.support import Bounds, Support, bounds_of, own_voices, support_by_event
from dashboard.text import fold

_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("title_es", "summary_es", "es"),
    ("title_en", "summary_en", "en"),
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_FIGURES = ("deaths", "injured", "arrests")
_UNITS_OF = {"days": "día", "hours": "hora"}


def attribution_findings(dataset: Dataset) -> Iterator[Finding]:
    """Yield titles and summaries that give as a fact what is one voice's, or told otherwise by others.

    Each summary of the texts begins with whose word it is; another case's says so somewhere, where one voice
    tells it or accounts differ. A title says so where one text alone tells what happened or what was said,
    and where it counts people on whom one voice speaks or figures clash.
    """
    support, voices = support_by_event(dataset), own_voices(dataset)
    for event in dataset.events:
        known = support[event.event_id]
        told_alone = known.status == "single_voice" or "whole" in known.versions
        own_act = event.event_type == "solidarity" or fold(event.actor1) == fold(voices[event.source_id])
        of_texts = event.collection == TEXTS.code
        for title_column, summary_column, lang in _TEXTS:
            title, summary = getattr(event, title_column), getattr(event, summary_column)
            plain = of_texts and told_alone and not own_act and event.unit != "background"
            if (plain or _contested(event, dataset, title, lang)) and not _named(title, "attributed", lang):
                yield Finding("unattributed", event.event_id, title_column, title)
            if not _summary_named(known, summary, lang, of_texts=of_texts):
                yield Finding("unattributed", event.event_id, summary_column, _SENTENCE.split(summary)[0])


def _named(text: str, pattern: str, lang: str) -> bool:
    return re.search(said_words(lang)[pattern], text, re.IGNORECASE) is not None


def _summary_named(known: Support, summary: str, lang: str, *, of_texts: bool) -> bool:
    if of_texts:
        return _named(_SENTENCE.split(summary)[0], "attributed", lang)
    if known.status != "single_voice" and not known.versions:
        return True
    return _named(summary, "attributed", lang) or _named(summary, "saying", lang)


def _contested(event: Event, dataset: Dataset, title: str, lang: str) -> bool:
    """Tell whether a title has a figure that only one voice gives, or a figure or length that clashes."""
    claims = [
        claim
        for claim in dataset.claims_by_event.get(event.event_id, ())
        if claim.stance != "denies" and bounds_of(claim) is not None
    ]
    for kind in {said.kind for said in read_text(title, lang)}:
        if kind in _FIGURES:
            given = [claim for claim in claims if claim.field == kind and not claim.unit]
            if len({claim.said_by for claim in given}) < 2:
                return True
        else:
            unit = _UNITS_OF.get(kind, "")
            given = [c for c in claims if unit and c.field == "quantity" and c.unit.startswith(unit)]
        bounds: list[Bounds] = [found for claim in given if (found := bounds_of(claim)) is not None]
        if bounds and max(low for low, _ in bounds) > min(high for _, high in bounds):
            return True
    return False
