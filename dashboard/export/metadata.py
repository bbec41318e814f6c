"""Say what an export is: the selection in words and as an address, the data it comes from, how to cite it.

Nothing here reads the clock: the same data and the same query give the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.atlas import Atlas, Selection
from dashboard.dataset.version import LICENCE, LICENCE_URL
from dashboard.i18n import load_locale
from dashboard.selection.filters import FilterState, is_selecting
from dashboard.words.citation import data_words


@dataclass(frozen=True)
class Metadata:
    """What stands on every export.

    Attributes:
        title: Name of the project.
        sentence: The selection in words, as on the page.
        query: The selection as an address, without ``?`` and without what only changes the view; empty for
            the page as it opens.
        reading: ``contrasted`` or ``text``.
        reading_label: The same in words.
        program: Version of the program.
        data_version: Short hash of the tables.
        data_date: Date of the newest source, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        data_date_words: The same in words.
        rows: Number of records.
        by_collection: Number of records by collection; they are never added together.
        by_collection_words: The same in words.
        citation: How to cite it.
        selection_hash: Eight hexadecimal digits that stand for the records selected, the same as on the page.
    """

    title: str
    sentence: str
    query: str
    reading: str
    reading_label: str
    program: str
    data_version: str
    data_date: str
    data_date_words: str
    rows: int
    by_collection: dict[str, int]
    by_collection_words: str
    citation: str
    selection_hash: str


def selection_hash(identifiers: Iterable[str]) -> str:
    """Return eight hexadecimal digits for some records, by their identifiers in the tables' order.

    The page computes the same (``cm.selectionHash``) without waiting, as no library does in a page opened
    from a folder. Source: FNV-1a, 32 bits, of the identifiers' UTF-8 with a line feed after each.
    """
    value = 0x811C9DC5
    for byte in "".join(f"{identifier}\n" for identifier in identifiers).encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return f"{value:08x}"


def selection_query(state: FilterState) -> str:
    """Return the shortest query that selects the same records in the same reading."""
    return state.replace(
        **{spec.key: spec.default for spec in state.specs if not is_selecting(spec)}
    ).to_query()


def describe_export(atlas: Atlas, selection: Selection, lang: str) -> Metadata:
    """Return what stands on an export of ``selection`` in ``lang``.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    records = Counter(event.collection for event in selection.events)
    held = [entry for entry in atlas.dataset.collections if entry.handed_on]
    return Metadata(
        **data_words(atlas.dataset, lang),
        sentence=selection.sentence,
        query=selection_query(selection.state),
        reading=selection.state.values["reading"],
        reading_label=atlas.labels(lang)["reading"][selection.state.values["reading"]],
        rows=len(selection.rows),
        by_collection={entry.code: records[entry.code] for entry in held},
        by_collection_words="; ".join(f"{entry.label(lang)}: {records[entry.code]}" for entry in held),
        selection_hash=selection_hash(event.event_id for event in selection.events),
    )


def metadata_rows(about: Metadata, lang: str) -> list[tuple[str, str]]:
    """Return an export's description as pairs of label and text, in ``lang``."""
    words = load_locale("export", lang)
    texts = {
        "sentence": about.sentence,
        "query": f"?{about.query}",
        "reading": about.reading_label,
        "records": f"{about.rows} ({about.by_collection_words})",
        "data_date": about.data_date_words,
        "data_version": about.data_version,
        "selection_hash": about.selection_hash,
        "program": about.program,
        "licence": f"{LICENCE} {LICENCE_URL}",
        "citation": about.citation,
        "endorse": words["not_endorsing"],
    }
    return [("", about.title), *((words["about"][key], text) for key, text in texts.items())]
