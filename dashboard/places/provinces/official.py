"""Read an official file of provinces: the right layer, the column of codes by its content, WGS 84."""

from __future__ import annotations

import textwrap
import warnings
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.places.provinces.files import map_sources, missing_companions
from dashboard.places.provinces.problems import ProvincesError
from dashboard.places.shapes import WGS_84

MOST_LETTERS = 120


def read_official(path: Path, expected: Collection[str]) -> dict[str, BaseGeometry | None]:
    """Return the areas of an official file by INEI code, in degrees (WGS 84), as the file has them.

    Args:
        path: GeoPackage, shapefile (also zipped) or GeoJSON, in any coordinate system that it states.
        expected: The codes of all provinces, four digits each.

    Raises:
        ProvincesError: It cannot be read, has another number of areas, no column of codes, or no
            coordinate system.
    """
    missing = missing_companions(path)
    if missing:
        raise ProvincesError(path, "companions", missing=missing)
    try:
        # Warnings about what can be read all the same are not shown.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = _read_layer(path, len(expected))
            if frame is None:
                raise ProvincesError(path, "no_areas")
            if len(frame) != len(expected):
                raise ProvincesError(path, "count", n=len(frame), expected=len(expected))
            columns = {str(name): [*frame[name]] for name in frame.columns if name != frame.geometry.name}
            codes = [province_code(value) for value in columns[find_code_column(path, columns, expected)]]
            if frame.crs is None or not (frame.crs.is_geographic or frame.crs.is_projected):
                raise ProvincesError(path, "no_crs")
            shapes = frame.to_crs(WGS_84).geometry
    except ProvincesError:
        raise
    # Below these are the errors of GDAL, PROJ and GEOS.
    except (OSError, RuntimeError, ValueError, shapely.errors.ShapelyError, zipfile.BadZipFile) as error:
        raise ProvincesError(path, "unreadable", why=_one_line(error)) from error
    return dict(zip(codes, shapes, strict=True))


def province_code(value: object) -> str:
    """Return a value as a code of four digits, or an empty text.

    ``101``, ``"0101"`` and ``101.0`` are the same, and so is ``"010100"``, as in lists that end in districts.
    """
    text = str(value).strip().removesuffix(".0")
    if not (text.isascii() and text.isdigit()):
        return ""
    if len(text) in (5, 6) and text.endswith("00"):
        text = text.zfill(6)[:4]
    return text.zfill(4) if 3 <= len(text) <= 4 else ""


def find_code_column(path: Path, columns: Mapping[str, Sequence[object]], expected: Collection[str]) -> str:
    """Return the name of the column that holds each expected code once, whatever it is called.

    Args:
        path: The file, to name it in an error.
        columns: Values by name of the column.
        expected: The codes of the provinces.

    Raises:
        ProvincesError: No column does; tells which came nearest.
    """
    wanted = set(expected)
    best, most = "", 0
    for name, values in columns.items():
        codes = [province_code(value) for value in values]
        if len(codes) == len(wanted) and set(codes) == wanted:
            return name
        hits = len(wanted & set(codes))
        if hits > most:
            best, most = name, hits
    key = "no_codes_nearest" if best else "no_codes"
    raise ProvincesError(path, key, expected=len(wanted), column=best, n=most)


def _read_layer(path: Path, expected: int) -> Any:
    """Return the layer with as many areas as expected, else the first with any; ``None`` when none has."""
    import pyogrio

    layers = _list_layers(path)
    layers.sort(key=lambda found: pyogrio.read_info(found[0], layer=found[1])["features"] != expected)
    for source, layer in layers:
        frame = geopandas.read_file(source, layer=layer)
        if frame.geometry.geom_type.isin(["Polygon", "MultiPolygon"]).any():
            return frame
    return None


def _list_layers(path: Path) -> list[tuple[str, str]]:
    """Return every layer with shapes, as what GDAL is to open and its name there.

    Raises:
        pyogrio.errors.DataSourceError: Nothing in it can be read.
    """
    import pyogrio

    layers, problem = [], None
    for source in map_sources(path):
        try:
            layers += [(source, str(name)) for name, kind in pyogrio.list_layers(source) if kind is not None]
        except pyogrio.errors.DataSourceError as error:  # a ZIP may hold other files beside the map
            problem = error
    if problem and not layers:
        raise problem
    return layers


def _one_line(error: Exception) -> str:
    """Return the first clause of what a library says; its advice to programmers comes after."""
    return textwrap.shorten(str(error).partition(";")[0], MOST_LETTERS).rstrip(".")
