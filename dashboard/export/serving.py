"""Files that the server makes on request, as far as the packages that they need are installed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from dashboard.atlas import Atlas, select
from dashboard.export.formats import FORMATS, Format
from dashboard.export.metadata import selection_query
from dashboard.selection.filters import FilterState

KEPT = 32


@dataclass(frozen=True)
class Download:
    """One file as it is handed out.

    Attributes:
        name: File name to keep it under.
        content: The bytes.
        content_type: What they are.
        ignored: Keys of the query that were not understood.
    """

    name: str
    content: bytes
    content_type: str
    ignored: tuple[str, ...] = ()


# (file, query, lang) -> the file, or None when there is no such file.
Exporter = Callable[[str, str, str], Download | None]
_ONE_AT_A_TIME = Lock()  # GDAL and matplotlib hold settings for the whole process


def offers() -> dict[str, Format]:
    """Return what can be made with what is installed, by the name of the file."""
    return {entry.served: entry for entry in FORMATS.values() if entry.served and not entry.missing()}


def make_exporter(atlas: Atlas) -> Exporter:
    """Return what makes files from queries; those asked for last are kept, by what they show."""
    available = offers()

    @lru_cache(maxsize=KEPT)
    def make(file: str, query: str, lang: str) -> bytes:
        with _ONE_AT_A_TIME if available[file].needs else nullcontext():
            return available[file].make(atlas, select(atlas, query, lang), lang)

    def export(file: str, query: str, lang: str) -> Download | None:
        if file not in available:
            return None
        state = FilterState.from_query(query, atlas.filters)
        shown = state.to_query() if available[file].of_view else selection_query(state)
        content = make(file, shown, lang)
        return Download(f"conflictos-mineros-{file}", content, available[file].media_type, state.ignored)

    return export
