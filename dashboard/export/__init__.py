"""Exports: what is seen, as files to take away.

``FORMATS`` is the registry: a new format is one row. Writers import what they need beyond the standard
library inside their functions, so that the map starts without it.
"""

from __future__ import annotations

import tempfile
from errno import EISDIR
from os import strerror
from pathlib import Path

from dashboard.export.bundle import write_bundle
from dashboard.export.crosswalk import write_acled, write_ucdp
from dashboard.export.drawn import DRAWN
from dashboard.export.geo import write_geojson, write_gpkg
from dashboard.export.model import Format
from dashboard.export.tables import write_csv, write_xlsx
from dashboard.world import Selection, World

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


def write_export(world: World, selection: Selection, lang: str, name: str, path: Path) -> None:
    """Write a selection in one format, in one move: a failure leaves an earlier file as it was.

    Args:
        world: Everything.
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
        FORMATS[name].write(world, selection, lang, fresh)
        fresh.replace(path)


__all__ = ["FORMATS", "Format", "format_of", "write_export"]
