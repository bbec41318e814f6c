"""Accept an official file of the 196 provinces (INEI or IGN) and draw true areas from it.

The package registries hold no licensed polygons of the provinces, so none are delivered; whoever
has the official file (GeoPackage, shapefile or GeoJSON) adds it with `--provinces FILE`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from scripts.geo_layers import Feature, finish, make_feature
from scripts.geo_places import Row

SIMPLIFICATION = 0.005  # degrees
UNCOVERED_SHARE = 0.05  # of the departments' area; the two sources never agree along the borders


def build_provinces(
    path: Path, departments: Mapping[str, BaseGeometry], rows: Sequence[Row]
) -> list[Feature]:
    """Return 196 province features with INEI code, name and department.

    Args:
        path: The official file; any coordinate system that the file itself states.
        departments: INEI code -> department, to check against.
        rows: The gazetteer, for codes and names.

    Raises:
        ValueError: What is wrong with the file.
    """
    import geopandas

    names = {row.ubigeo: row.name for row in rows if row.level == "province"}
    frame = geopandas.read_file(path).to_crs(4326)
    columns = {str(name): [*frame[name]] for name in frame.columns if name != frame.geometry.name}
    codes = [province_code(value) for value in columns[find_code_column(columns, set(names))]]
    shapes = dict(zip(codes, shapely.make_valid(frame.geometry.to_numpy()), strict=True))
    check_provinces(shapes, departments, set(names))
    ordered = sorted(shapes)
    simple = shapely.coverage_simplify([shapes[code] for code in ordered], SIMPLIFICATION)
    return [
        make_feature(code, {"ubigeo": code, "name": names[code], "department": code[:2]}, finish(geometry))
        for code, geometry in zip(ordered, simple, strict=True)
    ]


def province_code(value: object) -> str:
    """Return a value as a code of four digits (`101`, `"0101"`, `101.0` are the same), or an empty text."""
    text = str(value).strip().removesuffix(".0")
    return text.zfill(4) if text.isdigit() and 3 <= len(text) <= 4 else ""


def find_code_column(columns: Mapping[str, Sequence[object]], expected: set[str]) -> str:
    """Return the name of the column that holds each expected code once, whatever it is called.

    Raises:
        ValueError: No column does; tells which came nearest.
    """
    best, most = "", 0
    for name, values in columns.items():
        codes = [province_code(value) for value in values]
        if len(codes) == len(expected) and set(codes) == expected:
            return name
        hits = len(expected & set(codes))
        if hits > most:
            best, most = name, hits
    nearest = f"; the nearest, {best}, has {most}" if best else ""
    raise ValueError(f"no column holds the {len(expected)} INEI codes of the provinces{nearest}")


def check_provinces(
    provinces: Mapping[str, BaseGeometry], departments: Mapping[str, BaseGeometry], expected: set[str]
) -> None:
    """Require valid provinces, all of them, that cover each department they belong to.

    Raises:
        ValueError: What is wrong.
    """
    if set(provinces) != expected:
        raise ValueError(f"{len(provinces)} provinces, expected {len(expected)}")
    invalid = sorted(code for code, geometry in provinces.items() if not geometry.is_valid)
    if invalid:
        raise ValueError(f"invalid provinces: {', '.join(invalid)}")
    peru = shapely.union_all(list(departments.values()))
    missing = peru.difference(shapely.union_all(list(provinces.values()))).area / peru.area
    if missing > UNCOVERED_SHARE:
        raise ValueError(f"the provinces leave {missing:.0%} of the country uncovered")
