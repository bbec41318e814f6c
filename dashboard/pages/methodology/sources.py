"""List the five texts, the other sources, and how to cite the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.dataset import Dataset, Source
from dashboard.pages.methodology.markdown import plain
from dashboard.text import grid
from dashboard.words import partial_date_words


def _publisher(source: Source, dataset: Dataset, lang: str) -> str:
    """Return the publisher, in the language where the name has one."""
    return plain(dataset.name_in(lang, "actor", source.publisher))


def _title(source: Source, lang: str, words: Mapping[str, Any]) -> str:
    title = plain(source.title_in(lang))
    if not source.is_linked:
        return title
    said = words["texts"]["linked" if source.url else "title"]
    return str(said).format(title=title, url=f"<{source.url}>")


def text_table(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    """Return the five texts with date, standpoint and how many of their paragraphs became records.

    Args:
        dataset: The tables.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
    said, columns = words["texts"], words["columns"]
    rows = []
    for source in dataset.sources.values():
        if source.kind != "document":
            continue
        log = [row for row in dataset.coding_log if row.source_id == source.source_id]
        standpoint = plain(source.standpoint_en if lang == "en" else source.standpoint_es)
        if not source.is_linked:
            standpoint += f" {said['cite_only']}"
        date = partial_date_words(source.date, lang, source.dated)
        rows.append(
            (
                _title(source, lang, words),
                said["published"].format(publisher=_publisher(source, dataset, lang), date=date),
                standpoint,
                words["page"]["unspecified"] if source.paragraphs is None else str(source.paragraphs),
                str(sum(bool(row.event_ids) for row in log)),
            )
        )
    header = [columns[name] for name in ("text", "published", "standpoint", "paragraphs", "coded")]
    return grid(header, rows, numbers=2)


def source_table(dataset: Dataset, lang: str, words: Mapping[str, Any], *, listed: bool) -> str:
    """Return how many other sources there are and, when ``listed``, each of them.

    Args:
        dataset: The tables.
        lang: ``es`` or ``en``.
        words: Words of the page.
        listed: Whether to list each of them.
    """
    said, columns = words["sources"], words["columns"]
    others = [source for source in dataset.sources.values() if source.kind != "document"]
    if not others:
        return str(said["none"])
    count = said["count"].format(n=len(others), cite_only=sum(not source.is_linked for source in others))
    if not listed:
        return f"{count} {said['page_only']}"
    rows = [
        (
            _title(source, lang, words),
            _publisher(source, dataset, lang),
            partial_date_words(source.date, lang, source.dated),
        )
        for source in sorted(
            others, key=lambda source: (source.publisher.lower(), source.date, source.title_in(lang))
        )
    ]
    return f"{count}\n\n{grid([columns[name] for name in ('title', 'publisher', 'date')], rows)}"


def citation(version: str, words: Mapping[str, Any]) -> str:
    """Return the citation as text and as BibTeX."""
    said = words["citation"]
    bibtex = (
        "@misc{conflictos_mineros_peru,\n"
        "  author  = {{Conflictos mineros del Perú contributors}},\n"
        f"  title   = {{{{{said['title']}}}}},\n"
        f"  version = {{{version}}},\n"
        f"  note    = {{{said['note']}}}\n"
        "}"
    )
    return f"{plain(said['text'].format(version=version))}\n\n```bibtex\n{bibtex}\n```"
