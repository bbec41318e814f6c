"""Layers as the map reads them, winding, and distances."""

from __future__ import annotations

import csv
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from dashboard.dataset import load_dataset
from dashboard.evidence.readings import read_events
from dashboard.places.boundaries import (
    Layers,
    department_at,
    distance_to_department,
    is_clockwise,
    load_layers,
    polygons_of,
    wind_clockwise,
)
from dashboard.places.gazetteer import load_gazetteer
from dashboard.selection.columns import build_columns
from tests.tables import CLAIM, DIFFERING, EVENT, write_tables

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]  # counter-clockwise
HOLE = [[0.4, 0.4], [0.4, 0.6], [0.6, 0.6], [0.6, 0.4], [0.4, 0.4]]  # clockwise


@pytest.fixture(scope="module")
def layers() -> Layers:
    return load_layers(GEO)


def collection(*geometries: dict[str, Any]) -> dict[str, Any]:
    features = [{"type": "Feature", "properties": {"ubigeo": "99"}, "geometry": g} for g in geometries]
    return {"type": "FeatureCollection", "features": features}


def test_winding_turns_exteriors_and_holes_and_keeps_the_input() -> None:
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    given = collection(
        {"type": "Polygon", "coordinates": [SQUARE, HOLE]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE[::-1]]]},
        line,
    )
    before = deepcopy(given)
    wound = wind_clockwise(given)["features"]
    assert given == before
    assert is_clockwise(wound[0]["geometry"]["coordinates"][0])
    assert not is_clockwise(wound[0]["geometry"]["coordinates"][1])
    assert all(is_clockwise(rings[0]) for rings in wound[1]["geometry"]["coordinates"])
    assert wound[2]["geometry"] == line


def test_the_drawn_departments_wind_as_d3_wants_them(layers: Layers) -> None:
    for layer in (layers.departments, layers.neighbours, layers.lakes):
        for feature in wind_clockwise(layer)["features"]:
            assert all(is_clockwise(rings[0]) for rings in polygons_of(feature["geometry"]))


def test_distance_is_zero_inside_and_right_outside() -> None:
    square = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    empty = collection()
    layers = Layers(departments=collection(square), neighbours=empty, lakes=empty, rivers=empty)
    assert distance_to_department(0.2, 0.2, "990101", layers) == 0
    # One degree of arc on a sphere of 6,371 km is 111.19 km.
    assert distance_to_department(0.5, 2.0, "99", layers) == pytest.approx(111.19, rel=0.001)
    assert distance_to_department(-1.0, -1.0, "99", layers) == pytest.approx(157.2, rel=0.005)
    assert distance_to_department(0.5, 0.5, "99", layers) == pytest.approx(11.12, rel=0.001)  # in the hole
    with pytest.raises(KeyError):
        distance_to_department(0.5, 0.5, "98", layers)


@pytest.mark.parametrize(
    ("town", "latitude", "longitude", "department"),
    [
        ("Cajamarca", -7.164, -78.500, "06"),
        ("Pataz", -7.786, -77.594, "13"),
        ("Casapalca", -11.647, -76.233, "15"),
        ("Puno", -15.840, -70.022, "21"),
        ("Juliaca", -15.490, -70.133, "21"),
        ("Lima", -12.046, -77.043, "15"),
        ("Arequipa", -16.399, -71.537, "04"),
    ],
)
def test_known_towns_fall_in_their_department(
    layers: Layers, town: str, latitude: float, longitude: float, department: str
) -> None:
    assert department_at(latitude, longitude, layers) == department, town
    assert distance_to_department(latitude, longitude, department, layers) == 0


def test_swapped_coordinates_are_far_from_any_department(layers: Layers) -> None:
    assert department_at(-78.5, -7.164, layers) == ""
    assert distance_to_department(-78.5, -7.164, "06", layers) > 1000


def test_lima_is_about_700_km_from_puno(layers: Layers) -> None:
    # Great circle from central Lima to the nearest part of Puno (the north-west, near Carabaya).
    assert 600 < distance_to_department(-12.046, -77.043, "21", layers) < 800


def test_a_missing_layer_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"departments\.geojson"):
        load_layers(tmp_path)


def test_reading_layers_and_places_needs_no_geometry_library() -> None:
    code = (
        "import sys, dashboard.places.boundaries, dashboard.places.gazetteer;"
        "print(sorted({'shapely','geopandas','numpy','pandas','dash','plotly'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=GEO.parent.parent
    )
    assert done.stdout.strip() == "[]"


def test_the_capitals_that_fall_into_another_department_are_listed(layers: Layers) -> None:
    """Cascas, Ventanilla and 24 more of 1,830: whoever places by the drawn polygon is wrong there."""
    with (GEO / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["ubigeo"]: row["name"] for row in rows if row["level"] == "department"}
    capitals = [row for row in rows if row["level"] == "district" and row["latitude"]]
    wrong = {}
    for row in capitals:
        point = float(row["latitude"]), float(row["longitude"])
        drawn = department_at(*point, layers)
        if drawn not in ("", row["department"]):
            far = distance_to_department(*point, row["department"], layers)
            wrong[row["ubigeo"]] = (row["name"], names[row["department"]], names[drawn], f"{far:.1f}")
    sources = (GEO / "SOURCES.md").read_text(encoding="utf-8")
    listed = {
        cells[0]: tuple(cells[1:])
        for line in sources.splitlines()
        if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5 and cells[0].isdigit()
    }
    assert listed == wrong
    assert (len(wrong), len(capitals)) == (26, 1830)
    assert sum(float(far) > 2 for *_, far in wrong.values()) == 13


@pytest.mark.parametrize("ubigeo", ["131101", "070106", "020508", "170102", "080802", "060802", "100206"])
def test_the_department_of_an_event_comes_from_its_code_and_never_from_the_polygon(
    layers: Layers, tmp_path: Path, ubigeo: str
) -> None:
    """An event at such a capital, coded there or moved there by other sources, stays in its department."""
    gazetteer = load_gazetteer(GEO)
    point = gazetteer.point_of(ubigeo)
    assert point is not None
    assert department_at(*point, layers) not in ("", ubigeo[:2]), "the polygon is wrong here"
    there = {"ubigeo": ubigeo, "latitude": str(point[0]), "longitude": str(point[1])}
    coded = {**EVENT, **there, "event_id": "coded-there"}
    moved = {**CLAIM, "field": "place", "best": "", "value": f"Allá [{ubigeo}]"}
    dataset = load_dataset(write_tables(tmp_path, events=(coded, EVENT), claims=(moved, DIFFERING)))
    for reading, events in read_events(dataset, gazetteer).items():
        columns = build_columns(dataset, events, gazetteer, "es")
        expected = [ubigeo[:2], ubigeo[:2] if reading == "contrasted" else EVENT["ubigeo"][:2]]
        assert [event.departments for event in events[:2]] == [(code,) for code in expected]
        assert columns["places"][:2] == [[code] for code in expected]
