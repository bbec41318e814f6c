"""Read the drawn layers and answer simple questions about them; standard library only."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

GeoJSON = dict[str, Any]
Ring = Sequence[Sequence[float]]  # (longitude, latitude) in degrees, first point repeated at the end

EARTH_RADIUS_KM = 6371.0


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


def wind_clockwise(collection: GeoJSON) -> GeoJSON:
    """Return a copy with clockwise exteriors and counter-clockwise holes, as d3-geo reads polygons.

    Lines and points are kept as they are. The input is not changed.
    """
    return {**collection, "features": [_wound(feature) for feature in collection["features"]]}


def is_clockwise(ring: Ring) -> bool:
    """Tell whether a closed ring runs clockwise, seen with north up."""
    pairs = pairwise(ring)
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairs) > 0


def polygons_of(geometry: GeoJSON) -> Iterator[Sequence[Ring]]:
    """Yield each polygon of a Polygon or MultiPolygon as its rings, the exterior first."""
    if geometry["type"] == "Polygon":
        yield geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["coordinates"]


def distance_to_department(latitude: float, longitude: float, ubigeo: str, layers: Layers) -> float:
    """Return how far a point lies outside a department, in kilometres; 0 inside.

    The boundaries are generalised (typically 1.5 km off), so small distances mean nothing.

    Args:
        latitude: Degrees, WGS 84.
        longitude: Degrees, WGS 84.
        ubigeo: INEI code; only its first two digits count.
        layers: The drawn layers.

    Raises:
        KeyError: No such department.
    """
    geometry = _department(ubigeo[:2], layers)
    nearest = math.inf
    for rings in polygons_of(geometry):
        if _inside(latitude, longitude, rings):
            return 0.0
        for ring in rings:
            for start, end in pairwise(ring):
                nearest = min(nearest, _kilometres_to_segment(latitude, longitude, start, end))
    return nearest


def department_at(latitude: float, longitude: float, layers: Layers) -> str:
    """Return the INEI code of the drawn department that holds a point, or an empty text.

    For hints only: an event's department comes from its record, never from the polygon.
    """
    for feature in layers.departments["features"]:
        if any(_inside(latitude, longitude, rings) for rings in polygons_of(feature["geometry"])):
            return str(feature["properties"]["ubigeo"])
    return ""


def _read(path: Path) -> GeoJSON:
    collection: GeoJSON = json.loads(path.read_text(encoding="utf-8"))
    return collection


def _department(code: str, layers: Layers) -> GeoJSON:
    for feature in layers.departments["features"]:
        if feature["properties"]["ubigeo"] == code:
            geometry: GeoJSON = feature["geometry"]
            return geometry
    raise KeyError(code)


def _wound(feature: GeoJSON) -> GeoJSON:
    geometry = feature["geometry"]
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        return feature
    wound = [
        [_turned(ring, clockwise=(index == 0)) for index, ring in enumerate(rings)]
        for rings in polygons_of(geometry)
    ]
    coordinates = wound[0] if geometry["type"] == "Polygon" else wound
    return {**feature, "geometry": {**geometry, "coordinates": coordinates}}


def _turned(ring: Ring, *, clockwise: bool) -> list[Sequence[float]]:
    return list(ring) if is_clockwise(ring) == clockwise else list(reversed(ring))


def _inside(latitude: float, longitude: float, rings: Sequence[Ring]) -> bool:
    """Count how often a ray to the east crosses the rings; odd means inside (holes included)."""
    crossed = False
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > latitude) != (y2 > latitude):
                at = x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
                crossed ^= at > longitude
    return crossed


def _kilometres_to_segment(
    latitude: float, longitude: float, start: Sequence[float], end: Sequence[float]
) -> float:
    """Measure on a plane that touches the sphere at the point: right to 1 % within a few hundred km."""
    shrink = math.cos(math.radians(latitude))
    ax, ay = math.radians(start[0] - longitude) * shrink, math.radians(start[1] - latitude)
    bx, by = math.radians(end[0] - longitude) * shrink, math.radians(end[1] - latitude)
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / length))
    return EARTH_RADIUS_KM * math.hypot(ax + share * dx, ay + share * dy)
