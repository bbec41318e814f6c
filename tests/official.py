"""A file as an office would publish it: the drawn departments, each cut into cells around its capitals."""

from __future__ import annotations

import csv
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

GEO = Path(__file__).resolve().parent.parent / "data" / "geo"
UTM_18_SOUTH = 32718
SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def read_departments() -> dict[str, Any]:
    collection: dict[str, Any] = json.loads((GEO / "departments.geojson").read_text(encoding="utf-8"))
    return collection


def read_names() -> dict[str, str]:
    """Return the name of each province by its code."""
    return {row["ubigeo"]: row["name"] for row in _province_rows()}


@cache
def cut_provinces() -> dict[str, BaseGeometry]:
    """Return 196 areas by code that share their borders and cover the departments exactly."""
    capitals: dict[str, dict[str, BaseGeometry]] = {}
    for row in _province_rows():
        point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
        capitals.setdefault(row["department"], {})[row["ubigeo"]] = point
    departments = {feature["id"]: shape(feature["geometry"]) for feature in read_departments()["features"]}
    lines = [department.boundary for department in departments.values()]
    for code, department in departments.items():
        if len(capitals[code]) > 1:
            points = shapely.MultiPoint(list(capitals[code].values()))
            edges = shapely.voronoi_polygons(points, extend_to=department, only_edges=True)
            # A little beyond the border, so that every edge meets it.
            lines.append(edges.intersection(department.buffer(1e-6)))
    pieces: dict[str, list[BaseGeometry]] = {}
    for piece in shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(lines)))):
        inside = piece.representative_point()
        for code, department in departments.items():
            if department.contains(inside):
                own = capitals[code]
                nearest = min(own, key=lambda province: own[province].distance(inside))
                pieces.setdefault(nearest, []).append(piece)
    return {code: shapely.union_all(pieces[code]) for code in sorted(pieces)}


def official_frame(shapes: dict[str, BaseGeometry] | None = None) -> Any:
    """Return areas as a data frame with columns like those of INEI, in WGS 84."""
    shapes = shapes or cut_provinces()
    names = read_names()
    columns = {
        "OBJECTID": range(1, len(shapes) + 1),
        "CCDD": [code[:2] for code in shapes],
        "FIRST_IDPR": list(shapes),
        "NOMBPROV": [names.get(code, "").upper() for code in shapes],
    }
    return geopandas.GeoDataFrame(columns, geometry=list(shapes.values()), crs=4326)


def write_official(folder: Path, name: str, frame: Any = None) -> Path:
    """Write a file in the format of its name; ``.zip`` is a shapefile two folders deep.

    A GeoPackage is in metres, as those of IGN are; the others are in degrees.
    """
    path = folder / name
    frame = official_frame() if frame is None else frame
    if path.suffix == ".gpkg":
        frame.to_crs(UTM_18_SOUTH).to_file(path)
    elif path.suffix == ".zip":
        inner = write_official(folder, "LIMITE_PROVINCIAL.shp", frame)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("LÉAME.json", "{}")
            for ending in SHAPEFILE:
                archive.write(inner.with_suffix(ending), f"Límites 2023/shp/{inner.stem}{ending}")
                inner.with_suffix(ending).unlink()
    else:
        frame.to_file(path)
    return path


@cache
def _province_rows() -> tuple[dict[str, str], ...]:
    with (GEO / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(row for row in csv.DictReader(stream) if row["level"] == "province")
