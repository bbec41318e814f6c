"""Read the drawn layers; standard library only, because the server needs them at its start."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GeoJSON = dict[str, Any]
Ring = Sequence[Sequence[float]]  # (longitude, latitude) in degrees, first point repeated at the end


@dataclass(frozen=True)
class Layers:
    """Hold the layers as GeoJSON feature collections (RFC 7946: exteriors counter-clockwise).

    ``provinces`` is ``None`` unless there is an official file, added when the layers were built or named when
    the program was started.
    """

    departments: GeoJSON
    neighbours: GeoJSON
    lakes: GeoJSON
    rivers: GeoJSON
    provinces: GeoJSON | None = None


def load_layers(folder: Path | str) -> Layers:
    """Read the layers from ``data/geo``.

    Raises:
        FileNotFoundError: A layer is missing (only ``provinces.geojson`` may be).
    """
    home = Path(folder)
    provinces = home / "provinces.geojson"
    return Layers(
        departments=_read(home / "departments.geojson"),
        neighbours=_read(home / "neighbours.geojson"),
        lakes=_read(home / "lakes.geojson"),
        rivers=_read(home / "rivers.geojson"),
        provinces=_read(provinces) if provinces.is_file() else None,
    )


def polygons_of(geometry: GeoJSON) -> Iterator[Sequence[Ring]]:
    """Yield each polygon of a Polygon or MultiPolygon as its rings, the exterior first."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["coordinates"]


def _read(path: Path) -> GeoJSON:
    collection: GeoJSON = json.loads(path.read_text(encoding="utf-8"))
    return collection
