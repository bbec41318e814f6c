"""True areas of the provinces, from an official file that whoever runs the program has.

No package holds licensed polygons of the 196 provinces, so none are delivered and a province is a name in a
halo. With the file of INEI or IGN its area is drawn instead. The geometry packages are imported only while
such a file is converted; the result is kept in the build folder, and nothing is written anywhere else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.cache import drop_oldest, read_whole, write_whole
from dashboard.places.provinces.files import digest_official
from dashboard.places.provinces.problems import MissingPackages, ProvincesError

__all__ = ["MissingPackages", "ProvincesError", "digest_official", "load_provinces"]

KEPT_FILES = 3
# The code that the result depends on: all of ``places/``.
_SOURCES = sorted(Path(__file__).parents[1].rglob("*.py"))


def load_provinces(
    path: Path, departments: Mapping[str, Any], names: Mapping[str, str], build_dir: Path
) -> dict[str, Any]:
    """Return the provinces as a GeoJSON feature collection called after the file.

    Args:
        path: The official file: GeoPackage, shapefile (also zipped) or GeoJSON.
        departments: The drawn departments, to check against; GeoJSON, WGS 84.
        names: INEI code of four digits -> name of every province.
        build_dir: Where the result is kept by the content of what it was made from; may refuse.

    Raises:
        FileNotFoundError: There is no such file.
        MissingPackages: It must be converted and what that needs is not installed.
        ProvincesError: What is wrong with the file.
    """
    try:
        digest = hashlib.sha256(digest_official(path).encode())
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ProvincesError(path, "unreadable", why=error.strerror or str(error)) from error
    for source in _SOURCES:
        digest.update(source.read_bytes())
    digest.update(json.dumps([departments, dict(names)]).encode())
    home = build_dir / "provinces" / f"{digest.hexdigest()[:32]}.json"
    features: list[dict[str, Any]] | None = read_whole(home)
    if features is None:
        # This imports the geometry packages, which a file converted before does not need.
        from dashboard.places.provinces.areas import build_areas

        features = build_areas(path, departments, names)
        write_whole(home, features)
        drop_oldest(home.parent, KEPT_FILES)
    return {"type": "FeatureCollection", "name": path.name, "features": features}
