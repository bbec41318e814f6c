"""GeoJSON and GeoPackage: points where they are, none where nothing is known, read back by a GIS library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest

from dashboard.atlas import Atlas, select
from dashboard.dataset import Event
from dashboard.export.formats import write_export
from tests.exports import QUERIES, own_atlas


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


def expected_point(event: Event) -> tuple[float, float] | None:
    if event.where_prec in ("country", "abroad") or event.latitude is None or event.longitude is None:
        return None
    return event.longitude, event.latitude


def read_layer(path: Path) -> Any:
    return geopandas.read_file(path, layer="events") if path.suffix == ".gpkg" else geopandas.read_file(path)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("kind", ["geojson", "gpkg"])
def test_a_gis_library_reads_the_selection_and_its_points(
    atlas: Atlas, tmp_path: Path, query: str, kind: str
) -> None:
    selection = select(atlas, query, "es")
    path = tmp_path / f"a.{kind}"
    write_export(atlas, selection, "es", kind, path)
    layer = read_layer(path)
    assert len(layer) == len(selection.rows)
    if not selection.rows:
        return
    assert list(layer["event_id"]) == [event.event_id for event in selection.events]
    points = [None if point is None or point.is_empty else (point.x, point.y) for point in layer.geometry]
    assert points == [expected_point(event) for event in selection.events]
    for name in ("title_es", "collection", "text_place", "contrasted_place", "status"):
        assert name in layer.columns
    assert layer.crs.to_epsg() == 4326
    assert list(layer["collection"]) == [event.collection for event in selection.events]
    said = [None if value != value else value for value in layer["contrasted_deaths_best"]]
    assert said == [event.deaths_best for event in selection.contrasted]


def test_points_follow_the_reading_and_the_other_stays_in_the_properties(
    atlas: Atlas, tmp_path: Path
) -> None:
    pairs = zip(atlas.readings["text"], atlas.readings["contrasted"], strict=True)
    moved = next(text.event_id for text, other in pairs if text.located and text.latitude != other.latitude)
    found = {}
    for reading in ("text", "contrasted"):
        path = tmp_path / f"{reading}.geojson"
        write_export(atlas, select(atlas, f"reading={reading}&unit=any", "es"), "es", "geojson", path)
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        feature = next(feature for feature in features if feature["id"] == moved)
        longitude, latitude = feature["geometry"]["coordinates"]
        assert feature["properties"][f"{reading}_latitude"] == latitude
        assert feature["properties"][f"{reading}_longitude"] == longitude
        found[reading] = latitude
    assert found["text"] != found["contrasted"]


def test_geojson_follows_rfc_7946(atlas: Atlas, tmp_path: Path) -> None:
    selection = select(atlas, "unit=any", "en")
    path = tmp_path / "a.geojson"
    write_export(atlas, selection, "en", "geojson", path)
    collection = json.loads(path.read_bytes().decode("utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    west, south, east, north = collection["bbox"]
    assert -81.4 <= west < east <= -68.6
    assert -18.4 <= south < north <= 0.1
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        if feature["geometry"] is not None:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert west <= longitude <= east
            assert south <= latitude <= north
    pointless = {
        f["properties"]["contrasted_where_prec"] for f in collection["features"] if not f["geometry"]
    }
    assert {"country", "abroad"} <= pointless
    about = collection["metadata"]
    assert about["sentence"] == selection.sentence
    assert about["query"] == "unit=any"
    assert "creativecommons.org/licenses/by/4.0" in about["licence"]


def test_geojson_without_points_has_no_box(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, select(atlas, QUERIES[3], "es"), "es", "geojson", tmp_path / "a.geojson")
    collection = json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))
    assert collection["features"]
    assert {feature["geometry"] for feature in collection["features"]} == {None}
    assert "bbox" not in collection


def test_geopackage_carries_claims_sources_and_what_it_is(atlas: Atlas, tmp_path: Path) -> None:
    selection = select(atlas, "case=conga&collection=documents", "es")
    path = tmp_path / "a.gpkg"
    write_export(atlas, selection, "es", "gpkg", path)
    assert {str(name) for name, _ in pyogrio.list_layers(path)} == {"events", "claims", "sources", "about"}
    claims = pyogrio.read_dataframe(path, layer="claims", read_geometry=False)
    chosen = {event.event_id for event in selection.events}
    wanted = [key for key, claim in atlas.dataset.claims.items() if claim.event_id in chosen]
    assert list(claims["claim_id"]) == wanted
    about = pyogrio.read_dataframe(path, layer="about", read_geometry=False)
    assert selection.sentence in set(about["value"])


@pytest.mark.parametrize(("reading", "other"), [("contrasted", "text"), ("text", "contrasted")])
def test_days_are_dates_and_the_chosen_reading_comes_first(
    atlas: Atlas, tmp_path: Path, reading: str, other: str
) -> None:
    """A GIS takes the first date that it finds for its time line."""
    path = tmp_path / "a.gpkg"
    selection = select(atlas, f"reading={reading}&unit=any", "es")
    write_export(atlas, selection, "es", "gpkg", path)
    info = pyogrio.read_info(path, layer="events")
    kinds = dict(zip(info["fields"], info["dtypes"], strict=True))
    dates = [name for name, kind in kinds.items() if kind == "datetime64[D]"]
    assert dates == [f"{one}_date_{end}" for end in ("start", "end") for one in (reading, other)]
    layer = geopandas.read_file(path, layer="events")
    shown = [None if value != value else str(value)[:10] for value in layer[f"{reading}_date_start"]]
    assert shown == [event.date_start or None for event in selection.events]


def test_kml_has_each_point_with_its_days(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    selection = select(atlas, "case=conga&unit=any", "es")
    write_export(atlas, selection, "es", "kml", path)
    space = {"k": "http://www.opengis.net/kml/2.2"}
    marks = ElementTree.parse(path).getroot().findall(".//k:Placemark", space)
    located = [event for event in selection.events if expected_point(event)]
    assert [mark.findtext("k:name", "", space) for mark in marks] == [event.title_es for event in located]
    for mark, event in zip(marks, located, strict=True):
        begin, end = (mark.findtext(f"k:TimeSpan/k:{name}", "", space) for name in ("begin", "end"))
        assert (begin, end) == (event.date_start, event.date_end)
        longitude, latitude, *_ = mark.findtext("k:Point/k:coordinates", "", space).strip().split(",")
        assert (float(longitude), float(latitude)) == expected_point(event)
        assert "CC BY 4.0" in mark.findtext("k:description", "", space)
