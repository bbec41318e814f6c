"""Build the water layers from Natural Earth: Lake Titicaca and the main rivers."""

from __future__ import annotations

import json
from pathlib import Path

import shapely
from shapely.geometry import LineString, shape
from shapely.geometry.base import BaseGeometry

from dashboard.places.shapes import DECIMALS, finish_shape, make_feature
from scripts.geo_layers import Feature

# Rivers carry no name in the source. Each line is known by where its first vertex lies: longitude, latitude.
RIVER_STARTS: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = (
    ("Marañón", ((-76.62, -9.91), (-76.71, -9.64), (-78.45, -6.15), (-76.14, -5.0))),
    ("Putumayo", ((-76.53, 1.33), (-76.42, 1.0), (-73.63, -0.46), (-71.38, -1.09), (-69.46, -1.23))),
    ("Amazonas", ((-72.48, -3.48), (-70.9, -3.96))),
    ("Apurímac", ((-71.67, -15.34), (-71.5, -14.79))),
    ("Apurímac, Ene y Tambo", ((-73.22, -13.42),)),
    ("Ucayali", ((-74.48, -9.03), (-73.49, -4.44))),
    ("Purús", ((-72.43, -10.84), (-71.91, -10.82), (-69.66, -9.05))),
    ("Madre de Dios", ((-72.17, -12.18), (-71.78, -11.67), (-68.68, -12.5))),
)
RIVER_WINDOW = (-82.0, -20.0, -62.0, 2.0)
ATALAYA_LATITUDE = -10.72  # where the Tambo and the Urubamba become the Ucayali


def lake_features(lakes_json: Path) -> list[Feature]:
    """Return Lake Titicaca."""
    features = json.loads(lakes_json.read_text(encoding="utf-8"))["features"]
    lake = next(shape(f["geometry"]) for f in features if f["properties"].get("name") == "Lago Titicaca")
    properties = {"name": "Lago Titicaca", "name_es": "Lago Titicaca", "name_en": "Lake Titicaca"}
    return [make_feature("titicaca", properties, finish_shape(lake))]


def river_features(rivers_json: Path) -> list[Feature]:
    """Return the main rivers in and around Peru; `weight` is Natural Earth's relative width."""
    window = shapely.box(*RIVER_WINDOW)
    features: list[Feature] = []
    for source in json.loads(rivers_json.read_text(encoding="utf-8"))["features"]:
        line = shape(source["geometry"])
        if not line.intersects(window):
            continue
        name = river_name(line.coords[0][0], line.coords[0][1])
        for part_name, part in _split_at_atalaya(name, line):
            rounded = shapely.set_precision(part, 10.0**-DECIMALS)
            properties = {"name": part_name, "weight": source["properties"]["strokeweig"]}
            features.append(make_feature(f"river-{len(features) + 1}", properties, rounded))
    return features


def river_name(longitude: float, latitude: float) -> str:
    """Return the name of the line that starts within 0.02° of a known start, or an empty text."""
    for name, starts in RIVER_STARTS:
        if any(abs(x - longitude) < 0.02 and abs(y - latitude) < 0.02 for x, y in starts):
            return name
    return ""


def _split_at_atalaya(name: str, line: BaseGeometry) -> list[tuple[str, BaseGeometry]]:
    if name != "Apurímac, Ene y Tambo":
        return [(name, line)]
    points = list(line.coords)
    cut = next(i for i, point in enumerate(points) if point[1] > ATALAYA_LATITUDE)
    return [(name, LineString(points[: cut + 1])), ("Ucayali", LineString(points[cut:]))]
