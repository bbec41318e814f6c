"""What the server offers to take away: the plain formats, made in memory from a loaded world."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.export.bundle import bundle_bytes
from dashboard.export.crosswalk import shaped_csv
from dashboard.export.geo import geojson_bytes
from dashboard.export.metadata import selection_query
from dashboard.export.tables import events_csv
from dashboard.filters import FilterState
from dashboard.world import Selection, World, select

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


@dataclass(frozen=True)
class Offer:
    """One file the server can make.

    Attributes:
        make: Returns its bytes, from world, selection and language.
        content_type: What they are.
    """

    make: Callable[[World, Selection, str], bytes]
    content_type: str


# (file, query, lang) -> the file, or None when there is no such file.
Exporter = Callable[[str, str, str], Download | None]
_CSV = "text/csv; charset=utf-8"
OFFERS: Mapping[str, Offer] = {
    "events.csv": Offer(lambda world, selection, _: events_csv(world, selection), _CSV),
    "events.geojson": Offer(geojson_bytes, "application/geo+json"),
    "events.zip": Offer(bundle_bytes, "application/zip"),
    "acled.csv": Offer(lambda world, selection, _: shaped_csv("acled", world, selection), _CSV),
    "ucdp.csv": Offer(lambda world, selection, _: shaped_csv("ucdp", world, selection), _CSV),
}


def make_exporter(world: World) -> Exporter:
    """Return what makes files from queries; those asked for last are kept, by what they select."""

    @lru_cache(maxsize=KEPT)
    def make(file: str, query: str, lang: str) -> bytes:
        return OFFERS[file].make(world, select(world, query, lang), lang)

    def export(file: str, query: str, lang: str) -> Download | None:
        if file not in OFFERS:
            return None
        state = FilterState.from_query(query, world.filters)
        name = f"conflictos-mineros-{file}"
        content = make(file, selection_query(state), lang)
        return Download(name, content, OFFERS[file].content_type, state.ignored)

    return export
