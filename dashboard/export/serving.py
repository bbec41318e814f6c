"""What the server offers to take away, made from a loaded atlas.

Tables are made in memory. What needs more packages than the map does is offered where they are installed; it
is written in a temporary folder, one at a time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from dashboard.atlas import Atlas, Selection, select
from dashboard.export.formats import FORMATS, missing_modules
from dashboard.export.metadata import selection_query
from dashboard.export.tables.bundle import bundle_bytes
from dashboard.export.tables.crosswalk import shaped_csv
from dashboard.export.tables.points import geojson_bytes
from dashboard.export.tables.spreadsheets import events_csv, xlsx_bytes
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


@dataclass(frozen=True)
class Offer:
    """One file the server can make.

    Attributes:
        make: Returns its bytes, from atlas, selection and language.
        content_type: What they are.
        needs: Modules that must be installed.
        of_view: Whether it also depends on what does not select, such as where the map looks.
    """

    make: Callable[[Atlas, Selection, str], bytes]
    content_type: str
    needs: tuple[str, ...] = ()
    of_view: bool = False


# (file, query, lang) -> the file, or None when there is no such file.
Exporter = Callable[[str, str, str], Download | None]
_CSV = "text/csv; charset=utf-8"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ONE_AT_A_TIME = Lock()  # GDAL and matplotlib hold settings for the whole process


def _written(name: str, content_type: str, *, of_view: bool) -> Offer:
    kind = FORMATS[name]

    def make(atlas: Atlas, selection: Selection, lang: str) -> bytes:
        with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="conflictos-") as folder:
            path = Path(folder) / f"export{kind.suffix}"
            kind.write(atlas, selection, lang, path)
            return path.read_bytes()

    return Offer(make, content_type, kind.needs, of_view)


OFFERS: Mapping[str, Offer] = {
    "events.csv": Offer(lambda atlas, selection, _: events_csv(atlas, selection), _CSV),
    "events.xlsx": Offer(xlsx_bytes, _SHEETS),
    "events.geojson": Offer(geojson_bytes, "application/geo+json"),
    "events.gpkg": _written("gpkg", "application/geopackage+sqlite3", of_view=False),
    "events.zip": Offer(bundle_bytes, "application/zip"),
    "acled.csv": Offer(lambda atlas, selection, _: shaped_csv("acled", atlas, selection), _CSV),
    "ucdp.csv": Offer(lambda atlas, selection, _: shaped_csv("ucdp", atlas, selection), _CSV),
    "map-a4.pdf": _written("pdf", "application/pdf", of_view=True),
    "map-a3.pdf": _written("pdf-a3", "application/pdf", of_view=True),
    "map-16x9.pdf": _written("pdf-16x9", "application/pdf", of_view=True),
}


def offered() -> tuple[str, ...]:
    """Return the names of the files that can be made with what is installed."""
    return tuple(name for name, offer in OFFERS.items() if not missing_modules(offer.needs))


def make_exporter(atlas: Atlas) -> Exporter:
    """Return what makes files from queries; those asked for last are kept, by what they show."""
    available = frozenset(offered())

    @lru_cache(maxsize=KEPT)
    def make(file: str, query: str, lang: str) -> bytes:
        return OFFERS[file].make(atlas, select(atlas, query, lang), lang)

    def export(file: str, query: str, lang: str) -> Download | None:
        if file not in available:
            return None
        state = FilterState.from_query(query, atlas.filters)
        shown = state.to_query() if OFFERS[file].of_view else selection_query(state)
        content = make(file, shown, lang)
        return Download(f"conflictos-mineros-{file}", content, OFFERS[file].content_type, state.ignored)

    return export
