"""Make the methodology's figures from the tables, as Markdown blocks.

``docs/methodology.<lang>.md`` holds each block between ``<!-- block: name -->`` and ``<!-- /block -->``. They
are written there by ``python -m scripts.build_docs`` and made anew for the page «Sobre los datos» from the
tables that the page is built from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dashboard.codebook import labels
from dashboard.i18n import load_locale
from dashboard.pages.frame import Tables
from dashboard.pages.methodology.agreement import (
    FOLDER_NAME,
    Agreement,
    coefficient_words,
    load_agreements,
    load_corrections,
    markdown_table,
)
from dashboard.pages.methodology.coefficients import cohen_kappa, gwet_ac1
from dashboard.pages.methodology.counts import code_tables, count_table, support_table, voice_table
from dashboard.pages.methodology.markdown import fill_blocks, plain, without_marks
from dashboard.pages.methodology.others import others_lines
from dashboard.pages.methodology.sought import ANSWERS, Sought, read_sought, sought_table
from dashboard.pages.methodology.sources import citation, source_table, text_table

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
        "corrections": _corrections(tables, words),
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
    lines = [_confused(*round_, lang, words) for round_ in zip(said["rounds"], agreements, strict=False)]
    return "\n\n".join([markdown_table(agreements, lang), *filter(None, lines)])


def _confused(name: str, agreement: Agreement, lang: str, words: Mapping[str, Any]) -> str:
    """Say which kinds of record were mistaken for one another most often; empty where one pair differs."""
    if sum(agreement.unit_confusions.values()) < 2:
        return ""
    units = labels("unit", lang)
    (first, second), often = next(iter(agreement.unit_confusions.items()))
    confused = words["agreement"]["confused"].format(
        all=sum(agreement.unit_confusions.values()), n=often, a=units[first].lower(), b=units[second].lower()
    )
    return f"{name}: {confused}"


def _corrections(tables: Tables, words: Mapping[str, Any]) -> str:
    """Say how far the two codings of what had stood as corrections agree, and what was then settled."""
    said = words["agreement"]
    coded = load_corrections(tables.data_dir / FOLDER_NAME)
    if not coded:
        return str(said["none"])
    first, second = ([row[place] for row in coded] for place in (1, 2))
    now = {claim_id: claim.stance for claim_id, claim in tables.dataset.claims.items()}
    settled = [row for row in coded if row[0] in now]
    return str(
        said["corrections"].format(
            n=len(coded),
            equal=sum(one == other for one, other in zip(first, second, strict=True)),
            kappa=coefficient_words(cohen_kappa(first, second), said),
            ac1=coefficient_words(gwet_ac1(first, second), said),
            against=sum(one == other != now[claim] for claim, one, other in settled),
            corrects=sum(now[claim] == "corrects" for claim, _, _ in settled),
        )
    )
