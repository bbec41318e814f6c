"""Turn an official file into areas to draw: valid, on the right side of the country, simplified together."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from dashboard.places.provinces.official import read_official
from dashboard.places.provinces.problems import MissingPackages, ProvincesError
from dashboard.places.shapes import finish_shape, label_point, make_feature

NEEDS = ("pyogrio",)
SIMPLIFICATION = 0.005  # degrees; about 550 m
MENDED_SHARE = 0.01  # of an area: what mending may change before a shape counts as wrong
# The drawn departments are generalised and lie up to some kilometres from the official ones.
NEAR = 0.1  # degrees; about 11 km
UNCOVERED_SHARE = 0.1  # of a department's area


def build_areas(path: Path, departments: Mapping[str, Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return one GeoJSON feature a province, in the order of their codes, with the place for its name.

    They are simplified in one call, so that neighbours keep the same border; exteriors run counter-clockwise.

    Args:
        path: The official file.
        departments: The drawn departments, to check against; GeoJSON, WGS 84.
        names: INEI code of four digits -> name of every province.

    Raises:
        MissingPackages: What this needs is not installed.
        ProvincesError: What is wrong with the file.
    """
    missing = [name for name in NEEDS if find_spec(name) is None]
    if missing:
        raise MissingPackages(missing)
    official = read_official(path, names)
    mended = {code: mend_shape(official[code]) for code in sorted(official)}
    wrong = [f"{code} {names[code]}" for code, area in mended.items() if area is None]
    if wrong:
        raise ProvincesError(path, "invalid", places=wrong)
    simple = shapely.coverage_simplify(list(mended.values()), SIMPLIFICATION)
    areas = dict(zip(mended, simple, strict=True))
    uncovered = find_uncovered(areas, departments)
    if uncovered:
        raise ProvincesError(path, "uncovered", places=uncovered)
    return [_describe(code, names[code], finish_shape(area)) for code, area in areas.items()]


def _describe(code: str, name: str, area: BaseGeometry) -> dict[str, Any]:
    longitude, latitude, _ = label_point(area)
    properties = {
        "ubigeo": code,
        "name": name,
        "department": code[:2],
        "label_lon": longitude,
        "label_lat": latitude,
    }
    return make_feature(code, properties, area)


def mend_shape(area: BaseGeometry | None) -> BaseGeometry | None:
    """Return a valid flat polygon, or ``None`` where there is none or mending would change its area.

    Official files hold small flaws, such as a border that touches itself; those are mended. A ring that
    crosses itself would come out as another area than the file means.
    """
    if area is None or area.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    flat = shapely.force_2d(area)
    if not shapely.is_valid(flat):
        try:
            flat = shapely.make_valid(flat, method="structure", keep_collapsed=False)
        except shapely.GEOSException:
            return None
    if flat.is_empty or flat.geom_type not in ("Polygon", "MultiPolygon"):
        return None
    return flat if abs(flat.area - area.area) <= MENDED_SHARE * flat.area else None


def find_uncovered(areas: Mapping[str, BaseGeometry], departments: Mapping[str, Any]) -> list[str]:
    """Return the names of the departments that the provinces with their codes do not cover.

    Args:
        areas: INEI code of four digits -> province; degrees, WGS 84.
        departments: The drawn departments; GeoJSON, WGS 84.
    """
    uncovered = []
    for feature in departments["features"]:
        department, code = shape(feature["geometry"]), feature["properties"]["ubigeo"]
        own = [shapely.make_valid(area) for province, area in areas.items() if province.startswith(code)]
        missing = department.difference(shapely.union_all(own).buffer(NEAR))
        if missing.area > UNCOVERED_SHARE * department.area:
            uncovered.append(feature["properties"]["name"])
    return uncovered
