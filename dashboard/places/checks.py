"""What is wrong with points and areas on the ground, by shapely and pyproj: only ``check`` imports this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import shapely
from pyproj import CRS, Transformer
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard.places.boundaries import GeoJSON


def kilometres_outside(points: Sequence[tuple[float, float, str]], departments: GeoJSON) -> list[float]:
    """Return how far each point lies outside its department, in kilometres; 0 inside.

    The boundaries are generalised (typically 1.5 km off), so small distances mean nothing.

    Args:
        points: Latitude and longitude (degrees, WGS 84), and an INEI code of which two digits count. Where no
            such department is drawn the distance is 0.
        departments: The drawn departments.
    """
    areas = {
        feature["properties"]["ubigeo"]: shape(feature["geometry"]) for feature in departments["features"]
    }
    own = [areas.get(code[:2]) for *_, code in points]
    shapely.prepare(list(areas.values()))
    outside = shapely.disjoint(own, [shapely.Point(longitude, latitude) for latitude, longitude, _ in points])
    return [
        kilometres_to(area, latitude, longitude) if far else 0.0
        for (latitude, longitude, _), area, far in zip(points, own, outside, strict=True)
    ]


def kilometres_to(area: BaseGeometry, latitude: float, longitude: float) -> float:
    """Return how far a point lies from an area in degrees (WGS 84), in kilometres on the ellipsoid.

    Measured on a map that keeps all distances from the point.

    Args:
        area: The area.
        latitude: Latitude of the point in degrees.
        longitude: Longitude of the point in degrees.
    """
    ground = CRS({"proj": "aeqd", "lat_0": latitude, "lon_0": longitude, "datum": "WGS84"})
    project = Transformer.from_crs("EPSG:4326", ground, always_xy=True).transform
    metres: float = shapely.transform(area, project, interleaved=False).distance(shapely.Point(0, 0))
    return metres / 1000


def invalid_areas(layers: Mapping[str, GeoJSON]) -> Iterator[tuple[str, str, str]]:
    """Yield layer and ``id`` of each area that crosses itself or the like, and what GEOS says of it."""
    for name, collection in layers.items():
        for feature in collection["features"]:
            area = shape(feature["geometry"])
            if not area.is_valid:
                yield name, feature["id"], shapely.is_valid_reason(area)


def unmatched_areas(layers: Mapping[str, GeoJSON]) -> list[tuple[str, str]]:
    """Return layer and ``id`` of each area that overlaps another, or whose border has other corners.

    Args:
        layers: Valid areas that meet, by the name of their layer.
    """
    features = [(name, feature) for name, collection in layers.items() for feature in collection["features"]]
    edges = shapely.coverage_invalid_edges([shape(feature["geometry"]) for _, feature in features])
    named = zip(features, edges, strict=True)
    return [(name, feature["id"]) for (name, feature), edge in named if not edge.is_empty]
