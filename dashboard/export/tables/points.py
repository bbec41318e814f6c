"""Write a selection as points: GeoJSON (RFC 7946), GeoPackage and KML.

The points are those of the selection's reading; the other reading's coordinates stand in the properties.
Nationwide events and those abroad have no geometry: a point would say what is not known.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.atlas import Atlas, Selection
from dashboard.codebook import CLAIMS, SOURCES
from dashboard.codebook.exports import EXPORT, in_order
from dashboard.dataset import Event
from dashboard.dataset.version import LICENCE, LICENCE_URL
from dashboard.export.metadata import describe_export, metadata_rows
from dashboard.export.tables.spreadsheets import data_moment
from dashboard.selection.records import Row, claim_rows, event_rows, source_rows

# What a globe shows of an event beside its words: which it is, and of which collection and data.
_KML_DATA = ("event_id", "collection", "data_version")


def point_of(event: Event) -> tuple[float, float] | None:
    """Return longitude and latitude (WGS 84 degrees) of an event, or ``None`` where it has no point."""
    if event.scope != "place" or event.latitude is None or event.longitude is None:
        return None
    return event.longitude, event.latitude


def build_geojson(atlas: Atlas, selection: Selection, lang: str) -> dict[str, Any]:
    """Return a feature collection; ``metadata`` is a foreign member that says what it is.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    points = [point_of(event) for event in selection.events]
    rows = _without_blanks(event_rows(atlas.dataset, selection.text, selection.contrasted))
    names = in_order(selection.state.values["reading"])
    features = [
        {
            "type": "Feature",
            "id": row["event_id"],
            "geometry": None if point is None else {"type": "Point", "coordinates": list(point)},
            "properties": {name: row[name] for name in names},
        }
        for row, point in zip(rows, points, strict=True)
    ]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    located = [point for point in points if point is not None]
    if located:
        longitudes, latitudes = zip(*located, strict=True)
        collection["bbox"] = [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]
    collection["metadata"] = {**asdict(describe_export(atlas, selection, lang)), "licence": LICENCE_URL}
    return {**collection, "features": features}


def geojson_bytes(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return the selection as GeoJSON in UTF-8.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    text = json.dumps(build_geojson(atlas, selection, lang), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def gpkg_bytes(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return a GeoPackage: layer ``events`` with points, tables ``claims``, ``sources`` and ``about``.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    import pandas
    import pyogrio

    names = in_order(selection.state.values["reading"])
    rows = event_rows(atlas.dataset, selection.text, selection.contrasted)
    columns = {column.name: column.type for column in EXPORT.columns}
    pairs = [
        dict(zip(("field", "value"), pair, strict=True))
        for pair in metadata_rows(describe_export(atlas, selection, lang), lang)
    ]
    tables: dict[str, tuple[tuple[str, ...], list[Row]]] = {
        "claims": (CLAIMS.column_names(), claim_rows(atlas.dataset, selection.events)),
        "sources": (SOURCES.column_names(), source_rows(atlas.dataset, selection.events)),
        "about": (("field", "value"), pairs),
    }
    # The container notes when each table changed: the data's date instead of the clock's.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{data_moment(atlas):%Y-%m-%dT%H:%M:%S.000Z}"})
    try:
        with tempfile.TemporaryDirectory(prefix="conflictos-") as folder:
            path = Path(folder) / "events.gpkg"
            cells = {name: (columns[name], [row[name] for row in rows]) for name in names}
            _write_points(path, selection, cells, layer="events", driver="GPKG")
            for name, (headings, lines) in tables.items():
                table = pandas.DataFrame(_without_blanks(lines), columns=list(headings))
                pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=True)
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def kml_bytes(atlas: Atlas, selection: Selection, lang: str) -> bytes:
    """Return the events with a point as KML, each with its time span, for globes.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    rows = event_rows(atlas.dataset, selection.text, selection.contrasted)
    reading = selection.state.values["reading"]

    def told(row: Row) -> str:
        source = row["source_title"] if lang == "es" else row["source_title_en"]
        return f"{row[f'summary_{lang}']}\n{row['source_publisher']}: {source}\n{LICENCE}"

    cells = {
        "name": ("text", [row[f"title_{lang}"] for row in rows]),
        "description": ("text", [told(row) for row in rows]),
        **{name: ("text", [row[name] for row in rows]) for name in _KML_DATA},
        "begin": ("date", [row[f"{reading}_date_start"] for row in rows]),
        "end": ("date", [row[f"{reading}_date_end"] for row in rows]),
    }
    with tempfile.TemporaryDirectory(prefix="conflictos-") as folder:
        path = Path(folder) / "events.kml"
        _write_points(path, selection, cells, layer="events", driver="LIBKML")
        # A day without an hour lasts until it is over.
        return re.sub(rb"T00:00:00(</(begin|end)>)", rb"\1", path.read_bytes())


def _write_points(
    path: Path,
    selection: Selection,
    cells: Mapping[str, tuple[str, list[Any]]],
    *,
    layer: str,
    driver: str,
) -> None:
    """Write points with their columns; days as days, which frames of geopandas would make texts.

    Args:
        path: Where to.
        selection: What is written.
        cells: For each column its type in the codebook and its values, empty where there is none.
        layer: Name of the layer.
        driver: GDAL's name of the format.
    """
    import numpy
    import pyogrio.raw
    import shapely

    kinds = {"integer": "int64", "number": "float64", "date": "datetime64[D]"}
    points = [point_of(event) for event in selection.events]
    kept = [place for place, point in enumerate(points) if point or driver == "GPKG"]
    data, masks = [], []
    for kind, values in cells.values():
        mine = [values[place] for place in kept]
        empty = numpy.array([value in ("", None) for value in mine])
        blank: Any = {"integer": 0, "number": numpy.nan, "date": "NaT"}.get(kind)
        filled = [blank if missing else value for value, missing in zip(mine, empty, strict=True)]
        data.append(numpy.array(filled, dtype=kinds.get(kind, "object")))
        masks.append(empty if kind == "integer" else None)
    shapes = [point and shapely.Point(point) for point in (points[place] for place in kept)]
    pyogrio.raw.write(
        path,
        shapely.to_wkb(numpy.array(shapes, dtype="object")),
        data,
        list(cells),
        field_mask=masks,
        layer=layer,
        driver=driver,
        geometry_type="Point",
        crs="EPSG:4326",
    )


def _without_blanks(rows: list[Row]) -> list[Row]:
    return [{name: None if value == "" else value for name, value in row.items()} for row in rows]
