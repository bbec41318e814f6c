"""Layers as the map reads them, winding, and distances."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Geod

from dashboard.dataset import load_dataset
from dashboard.evidence.readings import read_events
from dashboard.places.boundaries import Layers, load_layers, polygons_of
from dashboard.places.checks import invalid_areas, kilometres_outside, unmatched_areas
from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.shapes import wind_clockwise
from dashboard.selection.columns import build_columns
from tests.tables import CLAIM, DIFFERING, EVENT, write_tables

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]  # counter-clockwise
HOLE = [[0.4, 0.4], [0.4, 0.6], [0.6, 0.6], [0.6, 0.4], [0.4, 0.4]]  # clockwise


@pytest.fixture(scope="module")
def layers() -> Layers:
    return load_layers(GEO)


def collection(*geometries: dict[str, Any]) -> dict[str, Any]:
    """Return areas of the departments 90, 91 …"""
    features = [
        {"type": "Feature", "id": str(code), "properties": {"ubigeo": str(code)}, "geometry": geometry}
        for code, geometry in enumerate(geometries, 90)
    ]
    return {"type": "FeatureCollection", "features": features}


def polygon(*rings: Sequence[Sequence[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(map(list, ring)) for ring in rings]}


def square_at(west: float, south: float) -> dict[str, Any]:
    return polygon([(west + x, south + y) for x, y in SQUARE])


def outside(layers: Layers, latitude: float, longitude: float, code: str) -> float:
    (found,) = kilometres_outside([(latitude, longitude, code)], layers.departments)
    return found


def windings(collection: dict[str, Any]) -> list[list[bool]]:
    """Return for each polygon whether its rings run counter-clockwise, the exterior first."""
    return [
        [shapely.is_ccw(shapely.LinearRing(ring)) for ring in rings]
        for feature in collection["features"]
        for rings in polygons_of(feature["geometry"])
    ]


def test_winding_turns_exteriors_and_holes_and_keeps_the_input() -> None:
    given = collection(
        polygon(SQUARE, HOLE),
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[x + 5, y] for x, y in SQUARE[::-1]]]]},
    )
    before = deepcopy(given)
    wound = wind_clockwise(given)
    assert given == before
    assert windings(wound) == [[False, True], [False], [False]]
    assert [feature["id"] for feature in wound["features"]] == ["90", "91"]


def test_the_drawn_areas_wind_as_d3_wants_them_and_lie_where_they_lay(layers: Layers) -> None:
    for layer in (layers.departments, layers.neighbours, layers.lakes):
        wound = wind_clockwise(layer)
        assert not any(rings[0] for rings in windings(wound))
        for before, after in zip(layer["features"], wound["features"], strict=True):
            assert after["id"] == before["id"]
            assert after["properties"] == {}
            for old, new in zip(*(polygons_of(f["geometry"]) for f in (before, after)), strict=True):
                assert [sorted(ring) for ring in new] == [sorted(ring) for ring in old]


def test_distance_is_zero_inside_and_geodesic_outside() -> None:
    departments = collection(polygon(SQUARE, HOLE))
    points = [
        (0.2, 0.2, "900101"),
        (0.5, 2.0, "90"),
        (-1.0, -1.0, "90"),
        (0.5, 0.5, "90"),  # in the hole
        (0.5, 0.5, "98"),  # drawn nowhere
    ]
    earth = Geod(ellps="WGS84")
    nearest = [(1.0, 0.5, 2.0, 0.5), (0.0, 0.0, -1.0, -1.0), (0.5, 0.4, 0.5, 0.5)]
    east, south, hole = (earth.inv(*ends)[2] / 1000 for ends in nearest)
    found = kilometres_outside(points, departments)
    assert found == [0, *(pytest.approx(km, rel=0.001) for km in (east, south)), pytest.approx(hole, 0.01), 0]
    assert kilometres_outside([], departments) == []


@pytest.mark.parametrize(
    ("town", "latitude", "longitude", "department", "other"),
    [
        ("Cajamarca", -7.164, -78.500, "06", "13"),
        ("Pataz", -7.786, -77.594, "13", "06"),
        ("Casapalca", -11.647, -76.233, "15", "12"),
        ("Puno", -15.840, -70.022, "21", "23"),
        ("Juliaca", -15.490, -70.133, "21", "08"),
        ("Lima", -12.046, -77.043, "15", "07"),
        ("Arequipa", -16.399, -71.537, "04", "18"),
    ],
)
def test_known_towns_fall_in_their_department(
    layers: Layers, town: str, latitude: float, longitude: float, department: str, other: str
) -> None:
    assert outside(layers, latitude, longitude, department) == 0, town
    assert outside(layers, latitude, longitude, other) > 0, town


def test_swapped_coordinates_are_far_from_any_department(layers: Layers) -> None:
    assert outside(layers, -78.5, -7.164, "06") > 1000


def test_lima_is_about_700_km_from_puno(layers: Layers) -> None:
    # Great circle from central Lima to the nearest part of Puno (the north-west, near Carabaya).
    assert 600 < outside(layers, -12.046, -77.043, "21") < 800


def test_areas_that_cross_themselves_and_borders_that_do_not_meet_are_found(layers: Layers) -> None:
    bow_tie = polygon([(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)])
    ((name, code, why),) = invalid_areas({"departments": collection(square_at(2, 0), bow_tie)})
    assert (name, code) == ("departments", "91")
    assert "0.5 0.5" in why
    meeting = collection(square_at(0, 0), square_at(1, 0))
    assert unmatched_areas({"departments": meeting}) == []
    assert unmatched_areas({"departments": meeting, "neighbours": collection(square_at(0, 1))}) == []
    overlapping = {"departments": meeting, "neighbours": collection(square_at(1.5, 0))}
    assert unmatched_areas(overlapping) == [("departments", "91"), ("neighbours", "90")]


def test_the_drawn_areas_are_valid_and_meet(layers: Layers) -> None:
    land = {"departments": layers.departments, "neighbours": layers.neighbours}
    assert list(invalid_areas({**land, "lakes": layers.lakes})) == []
    assert unmatched_areas(land) == []


def test_a_missing_layer_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"departments\.geojson"):
        load_layers(tmp_path)


def drawn_department(latitude: float, longitude: float, layers: Layers) -> str:
    """Return the code of the department in whose drawn area a point lies, or nothing."""
    point = shapely.Point(longitude, latitude)
    areas = {one["id"]: shapely.geometry.shape(one["geometry"]) for one in layers.departments["features"]}
    return next((code for code, area in areas.items() if area.contains(point)), "")


def test_the_capitals_that_fall_into_another_department_are_listed(layers: Layers) -> None:
    """Cascas, Ventanilla and 24 more of 1,830: whoever places by the drawn polygon is wrong there."""
    with (GEO / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["ubigeo"]: row["name"] for row in rows if row["level"] == "department"}
    capitals = [row for row in rows if row["level"] == "district" and row["latitude"]]
    points = [(float(row["latitude"]), float(row["longitude"]), row["department"]) for row in capitals]
    outside = kilometres_outside(points, layers.departments)
    wrong = {}
    for row, point, far in zip(capitals, points, outside, strict=True):
        drawn = drawn_department(point[0], point[1], layers) if far else row["department"]
        if drawn not in ("", row["department"]):
            wrong[row["ubigeo"]] = (row["name"], names[row["department"]], names[drawn], far)
    sources = (GEO / "SOURCES.md").read_text(encoding="utf-8")
    listed = {
        cells[0]: tuple(cells[1:])
        for line in sources.splitlines()
        if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5 and cells[0].isdigit()
    }
    assert {code: cells[:3] for code, cells in listed.items()} == {
        code: cells[:3] for code, cells in wrong.items()
    }
    assert all(
        float(listed[code][3]) == pytest.approx(far, rel=0.01, abs=0.06) for code, (*_, far) in wrong.items()
    )
    assert (len(wrong), len(capitals)) == (26, 1830)
    assert sum(far > 2 for *_, far in wrong.values()) == 13


@pytest.mark.parametrize("ubigeo", ["131101", "070106", "020508", "170102", "080802", "060802", "100206"])
def test_the_department_of_an_event_comes_from_its_code_and_never_from_the_polygon(
    layers: Layers, tmp_path: Path, ubigeo: str
) -> None:
    """An event at such a capital, coded there or moved there by other sources, stays in its department."""
    gazetteer = load_gazetteer(GEO)
    point = gazetteer.point_of(ubigeo)
    assert point is not None
    assert drawn_department(*point, layers) not in ("", ubigeo[:2]), "the polygon is wrong here"
    there = {"ubigeo": ubigeo, "latitude": str(point[0]), "longitude": str(point[1])}
    coded = {**EVENT, **there, "event_id": "coded-there"}
    moved = {**CLAIM, "field": "place", "best": "", "value": f"Allá [{ubigeo}]"}
    dataset = load_dataset(write_tables(tmp_path, events=(coded, EVENT), claims=(moved, DIFFERING)))
    for reading, events in read_events(dataset, gazetteer).items():
        columns = build_columns(dataset, events, gazetteer, "es")
        expected = [ubigeo[:2], ubigeo[:2] if reading == "contrasted" else EVENT["ubigeo"][:2]]
        assert [event.departments for event in events[:2]] == [(code,) for code in expected]
        assert columns["places"][:2] == [[code] for code in expected]
