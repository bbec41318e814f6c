"""Check that titles and summaries are neutral and carry no addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.dataset.validation.problems import Problem, Severity
from dashboard.dataset.validation.reading import Row

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)

# (what is found, what to write instead in Spanish, in English, how grave)
_LOADED: tuple[tuple[str, str, str, Severity], ...] = (
    (r"lacayos?|lackeys?", "accionistas", "shareholders", "error"),
    (r"terroristas?|terrorists?", "atacantes", "attackers", "error"),
    (r"mercenari[oa]s?|mercenar(?:y|ies)", "personal de seguridad", "guards", "error"),
    (r"masacres?|massacres?", "muertes", "deaths", "error"),
    (r"genocidas?|asesin[oa]s?|murderers?", "atacantes", "attackers", "error"),
    (r"eliminad[oa]s|eliminated", "fallecidas", "killed", "warning"),
    (
        r"r[eé]gimen(?! (?:laboral|tributario|especial|de|agrario|minero))|regimes?",
        "gobierno",
        "government",
        "warning",
    ),
)
_PATTERNS = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), es, en, severity)
    for pattern, es, en, severity in _LOADED
)


def address_problems(row: Row, columns: tuple[str, ...]) -> Iterator[Problem]:
    """Yield web addresses found in ``columns``; they belong in ``sources.csv``.

    Args:
        row: The row as read.
        columns: Names of the columns to read.
    """
    for column in columns:
        if _ADDRESS.search(row.get(column)):
            yield row.problem(column, "link_in_text")


def wording_problems(row: Row, columns: tuple[str, ...]) -> Iterator[Problem]:
    """Yield loaded words and addresses found in ``columns``; words within «» or “” are names and may stay.

    Args:
        row: The row as read.
        columns: Names of the columns to read.
    """
    for column in columns:
        cell = row.get(column)
        plain = _QUOTED.sub("", cell)
        for pattern, es, en, severity in _PATTERNS:
            found = pattern.search(plain)
            if found:
                neutral = en if column.endswith("_en") else es
                problem = row.problem(column, "loaded_word", found[0], neutral=neutral)
                yield problem if severity == "error" else problem.as_warning
    yield from address_problems(row, columns)
