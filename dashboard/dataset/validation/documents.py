"""Compare the data with the very texts: hashes, numbers of paragraphs, anchors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from dashboard.codebook import EVENT_TABLES
from dashboard.dataset.validation.cells import paragraph_numbers
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Return the non-empty lines of a document, trimmed; a line of blanks or no-break spaces is empty."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def document_problems(raws: Mapping[str, RawTable], folder: Path) -> Iterator[Problem]:
    """Yield where sources, events and claims do not fit the texts in ``folder``.

    A text is found by its SHA-256 hash, whatever the name of its file.
    """
    sources = raws["sources"]
    if not folder.is_dir():
        yield Problem(sources.table.file, 0, "", str(folder), "documents_missing")
        return
    contents = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
    by_hash = {hashlib.sha256(content).hexdigest(): content for content in contents}
    texts: dict[str, tuple[str, ...]] = {}
    for row in sources.rows:
        digest = row.get("sha256")
        if not digest:
            continue
        if digest not in by_hash:
            yield row.problem("sha256", "document_missing", digest, folder=folder)
            continue
        paragraphs = split_paragraphs(by_hash[digest].decode("utf-8", errors="replace"))
        texts[row.get("source_id")] = paragraphs
        if row.get("paragraphs") != str(len(paragraphs)):
            yield row.problem("paragraphs", "paragraph_count", total=len(paragraphs))
    for table in EVENT_TABLES:
        raw = raws[table.name]
        for row in raw.rows:
            found = texts.get(row.get("source_id"))
            anchor = _plain(row.get("anchor"))
            if found is None or not anchor:
                continue
            numbers = [number for number in paragraph_numbers(row.get("locator")) if number <= len(found)]
            if numbers and not any(anchor in _plain(found[number - 1]) for number in numbers):
                yield row.problem(
                    "anchor", "anchor_absent", locator=row.get("locator"), source=row.get("source_id")
                )
