"""Plain text: folded to compare it, tidied to keep it; the browser does the same."""

from __future__ import annotations

import re
import unicodedata

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
