"""Languages and their words: ``locales/<name>.<lang>.toml`` read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGS: tuple[str, ...] = ("es", "en")
DEFAULT_LANG = "es"
LOCALES_DIR = Path(__file__).resolve().parent / "locales"


@cache
def load_locale(name: str, lang: str) -> dict[str, Any]:
    """Read one table of words.

    Args:
        name: Which table, e.g. ``ui`` or ``check``.
        lang: ``es`` or ``en``.

    Raises:
        FileNotFoundError: No such table in that language.
    """
    with (LOCALES_DIR / f"{name}.{lang}.toml").open("rb") as stream:
        return tomllib.load(stream)


def fill(words: Mapping[str, Any], key: str, **values: object) -> str:
    """Return the template ``key`` of a table of words with its blanks filled.

    Args:
        words: The table of words.
        key: Name of the template.
        **values: What to put into each blank, by its name.
    """
    return str(words[key]).format_map(values)


def say(lang: str, key: str, **values: object) -> str:
    """Return one of the program's sentences for the terminal.

    Args:
        lang: ``es`` or ``en``.
        key: Name of the sentence.
        **values: What to put into each blank, by its name.
    """
    return fill(load_locale("server", lang), key, **values)
