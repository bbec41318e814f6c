"""Shapes as they are drawn, by geopandas and shapely: only what prepares or converts imports this."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import geopandas
import shapely
from shapely.affinity import translate
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard.places.boundaries import GeoJSON

WGS_84 = 4326
DECIMALS = 4  # degrees; about 11 m
NAME_HEIGHT = 0.30  # degrees of latitude a name needs at national zoom


def finish_shape(geometry: BaseGeometry) -> BaseGeometry:
    """Round to DECIMALS, drop what collapses, wind exteriors counter-clockwise (RFC 7946).

    Args:
        geometry: A polygon or several; degrees, WGS 84.
    """
    rounded = shapely.transform(geometry, lambda points: points.round(DECIMALS))
    parts = [part for part in shapely.get_parts(rounded) if part.area > 0]
    whole = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    oriented: BaseGeometry = shapely.orient_polygons(shapely.remove_repeated_points(whole))
    return oriented


def make_feature(identifier: str, properties: Mapping[str, Any], geometry: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON feature with coordinates of at most DECIMALS decimals.

    Args:
        identifier: Its ``id``.
        properties: Its properties.
        geometry: Its shape in degrees.
    """
    drawn = json.loads(json.dumps(mapping(geometry)))
    return {
        "type": "Feature",
        "id": identifier,
        "properties": dict(properties),
        "geometry": {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])},
    }


def wind_clockwise(collection: GeoJSON) -> GeoJSON:
    """Return areas with clockwise exteriors, as d3-geo reads them; of each its ``id`` and shape alone."""
    features = collection["features"]
    areas = geopandas.GeoSeries(
        [shape(feature["geometry"]) for feature in features],
        index=[feature["id"] for feature in features],
        crs=WGS_84,
    )
    wound: GeoJSON = json.loads(areas.orient_polygons(exterior_cw=True).to_json(show_bbox=False))
    return wound


def label_point(geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return (longitude, latitude, width): the middle of the widest place for a line of text.

    Looks at rows of a regular distance; ``width`` is the clear width in degrees over the height of a name.
    """
    part = max(shapely.get_parts(geometry), key=lambda piece: piece.area)
    west, south, east, north = part.bounds
    step = max(min(north - south, east - west) / 40, 0.005)
    half = min(NAME_HEIGHT, (north - south) / 4) / 2
    # Where a name's middle may lie: the area is there at its height above and below too.
    clear = part.intersection(translate(part, yoff=half)).intersection(translate(part, yoff=-half))
    rows = [south + half + step * row for row in range(int((north - south - 2 * half) / step) + 1)]
    lines = [shapely.LineString([(west - 1, row), (east + 1, row)]) for row in rows]
    spans = [span for span in shapely.get_parts(shapely.intersection(clear, lines)) if span.length > 0]
    if not spans:
        point = part.representative_point()
        return round(point.x, 3), round(point.y, 3), 0.0
    # Of equally wide places the southernmost; rounded, so that the last digits do not choose.
    widest = max(spans, key=lambda span: round(span.length, 9))
    middle = widest.centroid
    return round(middle.x, 3), round(middle.y, 3), round(widest.length, 3)


def _rounded(value: Any) -> Any:
    return [_rounded(item) for item in value] if isinstance(value, list) else round(value, DECIMALS)
