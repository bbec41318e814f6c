"""How every drawn layer is rounded, wound and written; shapely is imported only when a layer is made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DECIMALS = 4  # degrees; about 11 m


def finish_shape(geometry: BaseGeometry) -> BaseGeometry:
    """Round to DECIMALS, drop what collapses, wind exteriors counter-clockwise (RFC 7946).

    Args:
        geometry: A polygon or several; degrees, WGS 84.
    """
    import numpy as np
    import shapely

    rounded = shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))
    parts = [part for part in shapely.get_parts(rounded) if part.area > 0]
    whole = parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
    oriented: BaseGeometry = shapely.orient_polygons(shapely.remove_repeated_points(whole))
    return oriented


def make_feature(identifier: str, properties: Mapping[str, Any], geometry: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON feature with coordinates of at most DECIMALS decimals."""
    from shapely.geometry import mapping

    drawn = json.loads(json.dumps(mapping(geometry)))
    return {
        "type": "Feature",
        "id": identifier,
        "properties": dict(properties),
        "geometry": {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])},
    }


def _rounded(value: Any) -> Any:
    return [_rounded(item) for item in value] if isinstance(value, list) else round(value, DECIMALS)
