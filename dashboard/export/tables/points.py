"""Write a selection as points: GeoJSON (RFC 7946) and GeoPackage.

The points are those of the selection's reading; the other reading's coordinates stand in the properties.
Nationwide events and those abroad have no geometry: a point would say what is not known.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.atlas import Atlas, Selection
from dashboard.codebook import CLAIMS, SOURCES
from dashboard.codebook.exports import EXPORT
from dashboard.dataset import Event
from dashboard.dataset.version import LICENCE_URL
from dashboard.export.metadata import describe_export, metadata_rows
from dashboard.export.tables.spreadsheets import data_moment
from dashboard.selection.records import Row, claim_rows, event_rows, source_rows

_PANDAS_TYPES = {"integer": "Int64", "number": "float64"}


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
    features = [
        {
            "type": "Feature",
            "id": row["event_id"],
            "geometry": None if point is None else {"type": "Point", "coordinates": list(point)},
            "properties": row,
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
    import geopandas
    import pandas
    import pyogrio
    from shapely import Point

    rows = event_rows(atlas.dataset, selection.text, selection.contrasted)
    points = [point and Point(point) for point in map(point_of, selection.events)]
    types = {column.name: _PANDAS_TYPES.get(column.type, "object") for column in EXPORT.columns}
    frame = pandas.DataFrame(_without_blanks(rows), columns=list(types)).astype(types)
    layer = geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")
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
            pyogrio.write_dataframe(layer, path, layer="events", driver="GPKG", geometry_type="Point")
            for name, (columns, cells) in tables.items():
                table = pandas.DataFrame(_without_blanks(cells), columns=list(columns))
                pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=True)
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _without_blanks(rows: list[Row]) -> list[Row]:
    return [{name: None if value == "" else value for name, value in row.items()} for row in rows]
