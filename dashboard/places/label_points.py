"""Find where a name fits best inside an area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

NAME_HEIGHT = 0.30  # degrees of latitude a name needs at national zoom


def label_point(geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return (longitude, latitude, width): the middle of the widest place for a line of text.

    Searches a regular grid; `width` is the clear width in degrees over the height of a name.
    """
    import numpy as np
    import shapely

    part = max(shapely.get_parts(geometry), key=lambda piece: piece.area)
    west, south, east, north = part.bounds
    step = max(min(north - south, east - west) / 40, 0.005)
    half = min(NAME_HEIGHT, (north - south) / 4) / 2
    best = (0.0, 0.0, -1.0)
    for latitude in np.arange(south + half, north - half, step):
        spans = [_spans(part, float(latitude) + shift) for shift in (-half, 0.0, half)]
        for left, right in _common(spans):
            if right - left > best[2] + 1e-9:
                best = ((left + right) / 2, float(latitude), right - left)
    if best[2] < 0:
        point = part.representative_point()
        best = (point.x, point.y, 0.0)
    return round(best[0], 3), round(best[1], 3), round(best[2], 3)


def _spans(part: BaseGeometry, latitude: float) -> list[tuple[float, float]]:
    import shapely

    west, _, east, _ = part.bounds
    cut = part.intersection(shapely.LineString([(west - 1, latitude), (east + 1, latitude)]))
    pieces = [piece for piece in shapely.get_parts(cut) if piece.geom_type == "LineString"]
    return [(piece.bounds[0], piece.bounds[2]) for piece in pieces]


def _common(rows: Sequence[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    result = rows[0]
    for row in rows[1:]:
        pairs = [(max(a, c), min(b, d)) for a, b in result for c, d in row]
        result = [(left, right) for left, right in pairs if left < right]
    return result
