"""Which files an official file of provinces consists of, and what stands for their content."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

MAPS = (".gpkg", ".shp", ".geojson", ".json")
# A shapefile is read from these too; they lie beside it under its name. Without the first two it is nothing.
COMPANIONS = (".shx", ".dbf", ".prj", ".cpg")
NEEDED = (".shx", ".dbf")


def digest_official(path: Path) -> str:
    """Return a hash of everything that an official file consists of, a shapefile's companions included.

    Raises:
        FileNotFoundError: There is no such file.
        OSError: It cannot be read.
    """
    digest = hashlib.sha256(_digest_of(path))
    for ending, companion in companions_of(path).items():
        digest.update(ending.encode() + _digest_of(companion))
    return digest.hexdigest()


def companions_of(path: Path) -> dict[str, Path]:
    """Return the files that belong to a shapefile by their ending in lower case; none for other formats."""
    if path.suffix.lower() != ".shp":
        return {}
    beside = {
        other.suffix.lower(): other
        for other in sorted(path.parent.iterdir())
        if other.stem == path.stem and other.is_file()
    }
    return {ending: beside[ending] for ending in COMPANIONS if ending in beside}


def missing_companions(path: Path) -> list[str]:
    """Return the names of the files without which a shapefile cannot be read and which are not there."""
    if path.suffix.lower() != ".shp":
        return []
    return [path.stem + ending for ending in NEEDED if ending not in companions_of(path)]


def map_sources(path: Path) -> list[str]:
    """Return what GDAL is to open: the file itself, or each map file that a ZIP holds, however deep.

    Raises:
        OSError: The ZIP cannot be read.
        zipfile.BadZipFile: It is none.
    """
    if path.suffix.lower() != ".zip":
        return [str(path)]
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.lower().endswith(MAPS))
    return [f"/vsizip/{path.resolve().as_posix()}/{name}" for name in names]


def _digest_of(path: Path) -> bytes:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
