"""The registry of formats: who makes each, which packages that needs, and how the server hands it out.

A new format is one row of ``FORMATS``. Makers import what they need beyond the map's own packages inside
their functions, so that the map starts without it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from errno import EISDIR
from functools import partial
from importlib.util import find_spec
from os import strerror
from pathlib import Path
from typing import NamedTuple

from dashboard.atlas import Atlas, Selection
from dashboard.export.tables.bundle import bundle_bytes
from dashboard.export.tables.crosswalk import shaped_csv
from dashboard.export.tables.points import geojson_bytes, gpkg_bytes, kml_bytes
from dashboard.export.tables.spreadsheets import events_csv, xlsx_bytes


class Format(NamedTuple):
    """One format of an export.

    Attributes:
        make: Returns the bytes of a selection in one language: ``(atlas, selection, lang)``.
        needs: Modules outside the standard library and the map's own packages, imported when it is made.
        suffix: Ending of a file of this format, by which ``--out`` alone may name it; empty when another
            format has it already.
        served: Name of the file below ``/export/``; empty when the server does not make it.
        media_type: What the server calls its content.
        of_view: Whether it also depends on what does not select, such as where the map looks, and so may
            carry the link to it.
        of_story: Whether it tells the story in the place of the selection.
    """

    make: Callable[[Atlas, Selection, str], bytes]
    needs: tuple[str, ...] = ()
    suffix: str = ""
    served: str = ""
    media_type: str = ""
    of_view: bool = False
    of_story: bool = False

    def missing(self) -> tuple[str, ...]:
        """Return the modules it needs that are not installed."""
        return tuple(name for name in self.needs if find_spec(name) is None)


SIZES = ("a4", "a3", "16x9")
# Size of a picture of which only the kind is said.
DEFAULT_SIZE = {"png": "16x9", "svg": "16x9", "pdf": "a4"}
_CSV = "text/csv; charset=utf-8"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAWN = ("matplotlib", "segno")
_SLIDES = ("matplotlib", "pptx", "segno")


def _picture(atlas: Atlas, selection: Selection, lang: str, *, kind: str, size: str) -> bytes:
    from dashboard.export.papers.poster import picture_bytes

    return picture_bytes(atlas, selection, lang, kind=kind, size=size)


def _slides(atlas: Atlas, selection: Selection, lang: str, *, story: bool) -> bytes:
    from dashboard.export.papers.deck import deck_bytes

    return deck_bytes(atlas, selection, lang, story=atlas.story[0] if story else None)


def _handout(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    from dashboard.export.papers.handout import handout_bytes

    return handout_bytes(atlas, selection, lang, story=atlas.story[0])


def _pictures() -> Iterator[tuple[str, Format]]:
    for kind, usual in DEFAULT_SIZE.items():
        for size in (usual, *(other for other in SIZES if other != usual)):
            name, suffix = (kind, f".{kind}") if size == usual else (f"{kind}-{size}", "")
            served = (f"map-{size}.pdf", "application/pdf") if kind == "pdf" else ("", "")
            yield name, Format(partial(_picture, kind=kind, size=size), _DRAWN, suffix, *served, of_view=True)


FORMATS: dict[str, Format] = {
    "csv": Format(events_csv, (), ".csv", "events.csv", _CSV),
    "xlsx": Format(xlsx_bytes, (), ".xlsx", "events.xlsx", _SHEETS),
    "geojson": Format(geojson_bytes, (), ".geojson", "events.geojson", "application/geo+json"),
    "gpkg": Format(
        gpkg_bytes, ("geopandas", "pyogrio"), ".gpkg", "events.gpkg", "application/geopackage+sqlite3"
    ),
    "kml": Format(
        kml_bytes, ("geopandas", "pyogrio"), ".kml", "events.kml", "application/vnd.google-earth.kml+xml"
    ),
    "acled": Format(partial(shaped_csv, "acled"), (), "", "acled.csv", _CSV),
    "ucdp": Format(partial(shaped_csv, "ucdp"), (), "", "ucdp.csv", _CSV),
    "zip": Format(bundle_bytes, (), ".zip", "events.zip", "application/zip"),
    **dict(_pictures()),
    "pptx": Format(partial(_slides, story=False), _SLIDES, ".pptx", of_view=True),
    "deck": Format(partial(_slides, story=True), _SLIDES, of_view=True, of_story=True),
    "handout": Format(_handout, _DRAWN, of_view=True, of_story=True),
}


def format_of(path: Path) -> str:
    """Return the format that a file's ending names, or an empty text."""
    suffix = path.suffix.lower()
    return next((name for name, entry in FORMATS.items() if entry.suffix and entry.suffix == suffix), "")


def write_export(atlas: Atlas, selection: Selection, lang: str, name: str, path: Path) -> None:
    """Write a selection in one format, in one move: a failure leaves an earlier file as it was.

    Args:
        atlas: Everything.
        selection: What to write.
        lang: ``es`` or ``en``.
        name: One of ``FORMATS``.
        path: Where to; an existing file is replaced.

    Raises:
        OSError: The path cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(EISDIR, strerror(EISDIR), str(path))
    with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        fresh.write_bytes(FORMATS[name].make(atlas, selection, lang))
        fresh.replace(path)
