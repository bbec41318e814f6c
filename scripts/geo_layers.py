"""Build the land layers from Natural Earth: the departments and the countries around.

Shapely is allowed here: this runs on a maintainer's machine, never when the map is served.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from dashboard.places.shapes import finish_shape, label_point, make_feature

Feature = dict[str, Any]
Shapes = dict[str, BaseGeometry]

FINE = 0.01  # degrees; simplification of what is drawn large
COARSE = 0.12  # degrees; far from Peru
FAR = 1.5  # degrees from Peru where COARSE begins
SMALL_ISLAND = 0.05  # square degrees; smaller islands of other countries are left out
NAME_WIDTH = 0.17  # degrees of longitude a letter needs at national zoom

DEPARTMENTS: Mapping[str, str] = {
    "01": "Amazonas",
    "02": "Áncash",
    "03": "Apurímac",
    "04": "Arequipa",
    "05": "Ayacucho",
    "06": "Cajamarca",
    "07": "Callao",
    "08": "Cusco",
    "09": "Huancavelica",
    "10": "Huánuco",
    "11": "Ica",
    "12": "Junín",
    "13": "La Libertad",
    "14": "Lambayeque",
    "15": "Lima",
    "16": "Loreto",
    "17": "Madre de Dios",
    "18": "Moquegua",
    "19": "Pasco",
    "20": "Piura",
    "21": "Puno",
    "22": "San Martín",
    "23": "Tacna",
    "24": "Tumbes",
    "25": "Ucayali",
}

# alpha-3 -> (alpha-2, Spanish, English, whether it borders Peru). The others only fill wide and tall screens.
COUNTRIES: Mapping[str, tuple[str, str, str, bool]] = {
    "BOL": ("BO", "Bolivia", "Bolivia", True),
    "BRA": ("BR", "Brasil", "Brazil", True),
    "CHL": ("CL", "Chile", "Chile", True),
    "COL": ("CO", "Colombia", "Colombia", True),
    "ECU": ("EC", "Ecuador", "Ecuador", True),
    "ARG": ("AR", "Argentina", "Argentina", False),
    "CRI": ("CR", "Costa Rica", "Costa Rica", False),
    "GUY": ("GY", "Guyana", "Guyana", False),
    "NIC": ("NI", "Nicaragua", "Nicaragua", False),
    "PAN": ("PA", "Panamá", "Panama", False),
    "PRY": ("PY", "Paraguay", "Paraguay", False),
    "SUR": ("SR", "Surinam", "Suriname", False),
    "URY": ("UY", "Uruguay", "Uruguay", False),
    "VEN": ("VE", "Venezuela", "Venezuela", False),
}


def read_admin1(build_json: Path, countries: Iterable[str]) -> dict[str, list[Feature]]:
    """Read the first-level units of some countries (alpha-3) from the one-feature-a-line file."""
    wanted = set(countries)
    found: dict[str, list[Feature]] = {country: [] for country in sorted(wanted)}
    mark = '"adm0_a3":"'
    with build_json.open(encoding="utf-8") as lines:
        for line in lines:
            at = line.find(mark)
            if at >= 0 and line[at + len(mark) : at + len(mark) + 3] in wanted:
                feature: Feature = json.loads(line.strip().rstrip(","))
                found[feature["properties"]["adm0_a3"]].append(feature)
    return found


def department_code(properties: Mapping[str, Any]) -> str:
    """Return the INEI code of a Natural Earth unit; Lima Province belongs to Lima (15)."""
    code = str(properties["gn_a1_code"]).removeprefix("PE.")
    return "15" if code == "LMA" else code


def build_land(admin1: Mapping[str, Sequence[Feature]]) -> tuple[Shapes, Shapes]:
    """Dissolve, simplify in one call (so that borders match) and round departments and countries.

    Returns:
        INEI code -> department, alpha-3 -> country; degrees, WGS 84, exteriors counter-clockwise.
    """
    units: dict[str, list[BaseGeometry]] = {code: [] for code in DEPARTMENTS}
    for feature in admin1["PER"]:
        units[department_code(feature["properties"])].append(shape(feature["geometry"]))
    pieces = [_dissolve(units[code]) for code in DEPARTMENTS]
    pieces += [_dissolve([shape(feature["geometry"]) for feature in admin1[code]]) for code in COUNTRIES]
    fine = list(shapely.coverage_simplify(pieces, FINE))
    departments = fine[: len(DEPARTMENTS)]
    peru = shapely.union_all(departments)
    coarse = shapely.coverage_simplify([peru, *fine[len(DEPARTMENTS) :]], COARSE)
    kept = {tuple(point) for point in shapely.get_coordinates(coarse).tolist()}
    countries = [_thin(piece, peru, kept) for piece in fine[len(DEPARTMENTS) :]]
    return (
        dict(zip(DEPARTMENTS, map(finish_shape, departments), strict=True)),
        dict(zip(COUNTRIES, map(finish_shape, countries), strict=True)),
    )


def check_land(departments: Sequence[BaseGeometry], countries: Sequence[BaseGeometry]) -> None:
    """Require 25 valid departments that neither overlap nor leave a gap, also toward the neighbours.

    Raises:
        ValueError: what is wrong.
    """
    if len(departments) != 25:
        raise ValueError(f"{len(departments)} departments, expected 25")
    for name, pieces in (("departments", departments), ("with countries", [*departments, *countries])):
        if not all(piece.is_valid for piece in pieces):
            raise ValueError(f"invalid geometry: {name}")
        if not shapely.coverage_is_valid(list(pieces)):
            raise ValueError(f"not a coverage: {name}")
    united = shapely.union_all(list(departments))
    holes = sum(shapely.get_num_interior_rings(part) for part in shapely.get_parts(united))
    if holes:
        raise ValueError(f"{holes} gaps between departments")


def department_features(departments: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the 25 department features with label point, rank by area and whether a name has room.

    `label_room` is "national" (the name fits at the first view), "regional" (at three times
    that zoom) or "local".
    """
    by_area = sorted(departments, key=lambda code: -departments[code].area)
    features = []
    for code, geometry in departments.items():
        name = DEPARTMENTS[code]
        longitude, latitude, width = label_point(geometry)
        need = NAME_WIDTH * len(name)
        room = "national" if width >= need else "regional" if width >= need / 3 else "local"
        properties = {
            "ubigeo": code,
            "name": name,
            "label_lon": longitude,
            "label_lat": latitude,
            "label_room": room,
            "area_rank": by_area.index(code) + 1,
        }
        features.append(make_feature(code, properties, geometry))
    return features


def country_features(countries: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the other countries; `label_*` lies in the part that is seen around Peru, or is null."""
    window = shapely.box(-83.5, -20.5, -66.0, 2.0)
    features = []
    for code, geometry in countries.items():
        alpha2, spanish, english, borders = COUNTRIES[code]
        seen = geometry.intersection(window)
        point = label_point(seen)[:2] if borders and not seen.is_empty else (None, None)
        properties = {
            "iso": alpha2,
            "name_es": spanish,
            "name_en": english,
            "borders_peru": borders,
            "label_lon": point[0],
            "label_lat": point[1],
        }
        features.append(make_feature(alpha2, properties, geometry))
    return features


def _dissolve(pieces: Sequence[BaseGeometry]) -> BaseGeometry:
    united: BaseGeometry = shapely.coverage_union_all(list(pieces))
    return united


def _thin(country: BaseGeometry, peru: BaseGeometry, kept: set[tuple[float, ...]]) -> BaseGeometry:
    """Keep every vertex near Peru, and farther away only those of the coarse coverage.

    The choice looks at each vertex alone, so both sides of a border keep the same ones.
    """
    polygons = []
    for part in shapely.get_parts(country):
        near = shapely.dwithin(part, peru, FAR)
        if part.area < SMALL_ISLAND and not near:
            continue
        rings = [_thin_ring(np.asarray(ring.coords), peru, kept) for ring in (part.exterior, *part.interiors)]
        if len(rings[0]) >= 4:
            polygons.append(Polygon(rings[0], [ring for ring in rings[1:] if len(ring) >= 4]))
    return MultiPolygon(polygons)


def _thin_ring(
    coordinates: np.ndarray[Any, Any], peru: BaseGeometry, kept: set[tuple[float, ...]]
) -> list[tuple[float, float]]:
    near = shapely.dwithin(shapely.points(coordinates), peru, FAR)
    pairs = zip(coordinates.tolist(), near.tolist(), strict=True)
    ring = [(point[0], point[1]) for point, close in pairs if close or tuple(point) in kept]
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    return ring
