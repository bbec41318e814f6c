"""Compare place names as people write them: accents, case, hyphens and the level said with the name."""

from __future__ import annotations

import re

from dashboard.text import fold

# How people say which level they mean, before the name (Spanish) or after it (English).
_BEFORE: tuple[tuple[str, str], ...] = (
    ("department", r"(?:departamento|region|gobierno regional)"),
    ("province", r"provincia"),
    ("district", r"distrito"),
    ("town", r"(?:ciudad|pueblo|centro poblado|localidad)"),
    ("site", r"(?:mina|minera|proyecto|unidad minera)"),
)
_AFTER: tuple[tuple[str, str], ...] = (
    ("department", r"(?:department|region)"),
    ("province", r"province"),
    ("district", r"district"),
    ("town", r"(?:town|city)"),
    ("site", r"(?:mine|project)"),
)


def fold_name(text: str) -> str:
    """Return a name in small letters without accents, hyphens or doubled spaces, to compare names."""
    return " ".join(fold(text).replace("-", " ").split())


def split_level(text: str) -> tuple[str, str]:
    """Split ``provincia de Puno`` or ``Puno province`` into a level and a folded name; level may be empty."""
    folded = fold_name(text)
    for level, word in _BEFORE:
        found = re.fullmatch(rf"{word}(?: de| del)? (.+)", folded)
        if found:
            return level, found.group(1)
    for level, word in _AFTER:
        found = re.fullmatch(rf"(.+) {word}", folded)
        if found:
            return level, found.group(1)
    return "", folded
