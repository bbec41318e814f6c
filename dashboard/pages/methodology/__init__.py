"""Keep the methodology true: what it says in figures is made from the tables, as Markdown blocks.

``docs/methodology.<lang>.md`` holds each block between ``<!-- block: name -->`` and ``<!-- /block -->``. They
are written there by ``python -m scripts.build_docs`` and made anew for the page «Sobre los datos» from the
tables that the page is built from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.codebook import labels
from dashboard.dataset import Dataset
from dashboard.i18n import load_locale
from dashboard.pages.methodology.agreement import (
    FOLDER_NAME,
    Agreement,
    decimal_words,
    load_agreements,
    markdown_table,
)
from dashboard.pages.methodology.counts import code_tables, count_table, support_table, voice_table
from dashboard.pages.methodology.markdown import fill_blocks, plain, without_marks
from dashboard.pages.methodology.others import others_lines
from dashboard.pages.methodology.sought import ANSWERS, Sought, read_sought, sought_table
from dashboard.pages.methodology.sources import citation, source_table, text_table
from dashboard.places.gazetteer import Gazetteer

__all__ = [
    "ANSWERS",
    "Sought",
    "Tables",
    "build_blocks",
    "fill_blocks",
    "plain",
    "read_sought",
    "without_marks",
]


@dataclass(frozen=True)
class Tables:
    """Hold what the blocks are made from; ``provinces`` names the file that true areas come from, if any."""

    dataset: Dataset
    gazetteer: Gazetteer
    data_dir: Path
    version: str
    provinces: str = ""


def build_blocks(
    tables: Tables, lang: str, *, event_link: Callable[[str], str] | None = None
) -> dict[str, str]:
    """Return every block by its name.

    Args:
        tables: The data.
        lang: ``"es"`` or ``"en"``.
        event_link: Gives an event's address; with it, what was sought leads to the map and the other sources
            are listed one by one.
    """
    words = load_locale("about", lang)
    dataset = tables.dataset
    return {
        "texts": text_table(dataset, lang, words),
        "counts": count_table(dataset, lang, words),
        "dates": code_tables(dataset, ("date_prec", "date_basis"), lang, words),
        "places": code_tables(dataset, ("where_prec", "place_basis"), lang, words),
        "support": support_table(dataset, lang, words),
        "voices": voice_table(dataset, lang, words),
        "sought": sought_table(dataset, tables.data_dir, lang, words, event_link),
        "others": others_lines(dataset, tables.gazetteer, lang, words),
        "agreement": _agreement(tables.data_dir, lang, words),
        "provinces": words["provinces"]["given" if tables.provinces else "none"].format(
            x=plain(tables.provinces)
        ),
        "sources": source_table(dataset, lang, words, listed=event_link is not None),
        "citation": citation(tables.version, words),
    }


def _agreement(data_dir: Path, lang: str, words: Mapping[str, Any]) -> str:
    said = words["agreement"]
    agreements = load_agreements(data_dir / FOLDER_NAME)
    if not agreements:
        return str(said["none"])
    lines = [
        f"{name}: {_weak_codes(agreement, lang, words)}"
        for name, agreement in zip(said["rounds"], agreements, strict=False)
    ]
    return "\n\n".join([markdown_table(agreements, lang), *lines])


def _weak_codes(agreement: Agreement, lang: str, words: Mapping[str, Any]) -> str:
    """Say which codes of a round fall short, and which kinds of record were mistaken for one another."""
    said = words["agreement"]
    weak = [
        said["weak_item"].format(
            name=said[column], value=decimal_words(agreement.kappas[column] or 0.0, lang)
        )
        for column in agreement.weak
    ]
    if not weak:
        return str(said["weak_none"])
    text = str(said["weak"].format(list=str(words["page"]["list"]).join(weak)))
    if not agreement.unit_confusions:
        return text
    units = labels("unit", lang)
    (first, second), often = next(iter(agreement.unit_confusions.items()))
    confused = said["confused"].format(
        all=sum(agreement.unit_confusions.values()), n=often, a=units[first].lower(), b=units[second].lower()
    )
    return f"{text} {confused}"
