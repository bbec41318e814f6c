"""Write Markdown from data: escaped text, and the places of blocks in a document."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BLOCK = re.compile(r"<!-- block: ([a-z_]+) -->\n(.*?)<!-- /block -->\n?", re.S)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def plain(text: str) -> str:
    """Return data as Markdown that shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def fill_blocks(text: str, blocks: Mapping[str, str]) -> str:
    """Put blocks in their places, keeping the marks.

    Raises:
        KeyError: The text asks for a block that there is not.
        ValueError: A block has no place in the text, or a mark is left open.
    """
    places = [match.group(1) for match in _BLOCK.finditer(text)]
    if sorted(places) != sorted(blocks) and set(places) <= set(blocks):
        raise ValueError(f"no single place for: {', '.join(sorted(set(blocks) ^ set(places)) or places)}")
    filled = _BLOCK.sub(
        lambda match: f"<!-- block: {match.group(1)} -->\n\n{blocks[match.group(1)]}\n\n<!-- /block -->\n",
        text,
    )
    if filled.count("<!--") != 2 * len(places):
        raise ValueError("a mark of a block is left open")
    return filled


def without_marks(text: str) -> str:
    """Return the text without the marks of its blocks."""
    return re.sub(r"<!-- /?block.*?-->\n?", "", text)
