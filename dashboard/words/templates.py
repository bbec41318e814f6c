"""Fill the sentence templates of ``locales/words.<lang>.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def fill(words: Mapping[str, Any], key: str, **values: object) -> str:
    """Return the template ``key`` with its blanks filled."""
    return str(words[key]).format_map(values)
