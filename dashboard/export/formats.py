"""The registry of formats: who writes each, and which packages that needs.

A new format is one row of ``FORMATS``. Writers import what they need beyond the map's own packages inside
their functions, so that the map starts without it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from errno import EISDIR
from importlib.util import find_spec
from os import strerror
from pathlib import Path
from typing import NamedTuple

from dashboard.atlas import Atlas, Selection
from dashboard.export.tables.bundle import write_bundle
from dashboard.export.tables.crosswalk import write_acled, write_ucdp
from dashboard.export.tables.points import write_geojson, write_gpkg
from dashboard.export.tables.spreadsheets import write_csv, write_xlsx

Writer = Callable[[Atlas, Selection, str, Path], None]


def missing_modules(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some modules that are not installed."""
    return tuple(name for name in names if find_spec(name) is None)


class Format(NamedTuple):
    """One format of an export.

    Attributes:
        write: Writes a selection in one language to a path: ``(atlas, selection, lang, path)``.
        needs: Modules outside the standard library and the map's own packages, imported when it writes.
        suffix: Ending of a file of this format, by which ``--out`` alone may name it; empty when another
            format has it already.
    """

    write: Writer
    needs: tuple[str, ...] = ()
    suffix: str = ""

    def missing(self) -> tuple[str, ...]:
        """Return the modules it needs that are not installed."""
        return missing_modules(self.needs)


SIZES = ("a4", "a3", "16x9")
# Size of a picture of which only the kind is said.
DEFAULT_SIZE = {"png": "16x9", "svg": "16x9", "pdf": "a4"}


def _picture(kind: str, size: str) -> Format:
    def write(atlas: Atlas, selection: Selection, lang: str, path: Path) -> None:
        from dashboard.export.papers.poster import write_picture

        write_picture(atlas, selection, lang, path, kind=kind, size=size)

    return Format(write, ("matplotlib", "segno"), f".{kind}" if size == DEFAULT_SIZE[kind] else "")


def _slides(atlas: Atlas, selection: Selection, lang: str, path: Path) -> None:
    from dashboard.export.papers.deck import write_deck

    write_deck(atlas, selection, lang, path)


def _deck(atlas: Atlas, selection: Selection, lang: str, path: Path) -> None:
    from dashboard.export.papers.deck import write_deck

    write_deck(atlas, selection, lang, path, story=atlas.story[0])


def _handout(atlas: Atlas, selection: Selection, lang: str, path: Path) -> None:
    from dashboard.export.papers.handout import write_handout

    write_handout(atlas, selection, lang, path, story=atlas.story[0])


def _formats() -> dict[str, Format]:
    drawn = {}
    for kind, usual in DEFAULT_SIZE.items():
        for size in (usual, *(other for other in SIZES if other != usual)):
            drawn[kind if size == usual else f"{kind}-{size}"] = _picture(kind, size)
    drawn["pptx"] = Format(_slides, ("matplotlib", "pptx", "segno"), ".pptx")
    drawn["deck"] = Format(_deck, ("matplotlib", "pptx", "segno"))
    drawn["handout"] = Format(_handout, ("matplotlib", "segno"))
    return drawn


DRAWN = _formats()


FORMATS: dict[str, Format] = {
    "csv": Format(write_csv, suffix=".csv"),
    "xlsx": Format(write_xlsx, suffix=".xlsx"),
    "geojson": Format(write_geojson, suffix=".geojson"),
    "gpkg": Format(write_gpkg, ("geopandas", "pyogrio"), ".gpkg"),
    "acled": Format(write_acled),
    "ucdp": Format(write_ucdp),
    "zip": Format(write_bundle, suffix=".zip"),
    **DRAWN,
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
        fresh = Path(folder) / f"export{FORMATS[name].suffix or path.suffix}"
        FORMATS[name].write(atlas, selection, lang, fresh)
        fresh.replace(path)
