"""Plain text: folded to compare it, tidied to keep it; the browser does the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

MAX_TEXT = 120

_BLANKS = re.compile("[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+")

_MARKS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Strip accents and lower the case, as the browser's ``fold`` does."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text)).lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", plain))


def tidy(text: str) -> str:
    """Fold runs of blanks and control characters into one space, and cut to ``MAX_TEXT`` characters."""
    return _BLANKS.sub(" ", text).strip(" ")[:MAX_TEXT].strip(" ")


_QUOTED = re.compile('["«“„]([^"«»“”„]+)["»”“]')


def fold_for_search(text: str) -> str:
    """Fold a text so that both spellings of the month, which are both right in Peru, are found by either."""
    return fold(text).replace("septiembre", "setiembre")


def search_terms(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a search asks for, folded: words without marks at their edges, and phrases in quotes.

    The words of a phrase are among the words too. The browser's ``searchTerms`` does the same.
    """
    folded = fold_for_search(text)
    words = tuple(word for part in folded.split(" ") if (word := _without_marks(part)))
    phrases = (_without_marks(phrase) for phrase in _QUOTED.findall(folded))
    return words, tuple(phrase for phrase in phrases if " " in phrase)


def _without_marks(text: str) -> str:
    kept = [place for place, letter in enumerate(text) if unicodedata.category(letter)[0] in "LN"]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def join_words(items: Sequence[str], *, last: str, before_vowel: str, vowels: str) -> str:
    """Join with commas and a last word that changes before some sounds (``y``/``e``, ``o``/``u``).

    Args:
        items: What to join.
        last: Word before the last item.
        before_vowel: The same word before an item that starts with one of ``vowels``.
        vowels: Space-separated starts, lower case; empty for none.
    """
    if len(items) < 2:
        return "".join(items)
    start = items[-1].lstrip("«“\"'").lower()
    word = before_vowel if vowels and start.startswith(tuple(vowels.split(" "))) else last
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def grid(header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> str:
    """Return a Markdown table.

    Args:
        header: Heading of each column.
        rows: Cells of each row, in the same order.
        numbers: How many of the last columns are aligned as figures.
    """
    marks = ["---"] * (len(header) - numbers) + ["---:"] * numbers
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, marks, *rows))
