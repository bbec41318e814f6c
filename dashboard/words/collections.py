"""What is said of a collection: its own words, else those of any other one with its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.codebook.collections import Collection
from dashboard.i18n import load_locale


def collection_words(collection: Collection, lang: str) -> dict[str, Any]:
    """Return the words of a collection by their key; see ``locales/collections.<lang>.toml``."""
    words = load_locale("collections", lang)
    common: dict[str, Any] = _named(words["other"], collection.label(lang))
    return {**common, **words.get(collection.code, {})}


def _named(words: Any, name: str) -> Any:
    if isinstance(words, Mapping):
        return {key: _named(value, name) for key, value in words.items()}
    return words.replace("{name}", name)
