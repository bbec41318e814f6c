"""An official file becomes areas to draw, whatever its format; a wrong one is refused with its reason."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import box, shape

from dashboard.places.provinces import MissingPackages, ProvincesError, areas, digest_official, load_provinces
from dashboard.places.provinces.areas import mend_shape
from dashboard.places.provinces.official import province_code
from scripts.build_geo import write_provinces
from scripts.geo_places import Row
from tests.official import (
    GEO,
    cut_provinces,
    official_frame,
    read_departments,
    read_names,
    write_official,
)

ROOT = GEO.parent.parent
FORMATS = ("provincias.gpkg", "PROVINCIAS.shp", "provincias.geojson", "provincias.zip")
BOW_TIE = shapely.Polygon([(-77, -8), (-76, -7), (-76, -8), (-77, -7)])


def load(path: Path, build_dir: Path) -> dict[str, Any]:
    return load_provinces(path, read_departments(), read_names(), build_dir)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_official(tmp_path_factory.mktemp("official"), "provincias.geojson")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_areas_that_the_file_holds(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    path = write_official(tmp_path / "in", name)
    before, data = tree(tmp_path / "in"), tree(GEO)
    collection = load(path, tmp_path / "build")
    assert collection["name"] == name
    assert [feature["id"] for feature in collection["features"]] == sorted(cut_provinces())
    for feature in collection["features"]:
        code, drawn = feature["id"], shape(feature["geometry"])
        properties, meant = feature["properties"], cut_provinces()[code]
        label = shapely.Point(properties.pop("label_lon"), properties.pop("label_lat"))
        assert properties == {"ubigeo": code, "name": read_names()[code], "department": code[:2]}
        assert drawn.distance(label) < 0.001, code
        # Simplified by half a kilometre, which is much of the little ones.
        assert drawn.symmetric_difference(meant).area < 0.02 * meant.area + 0.002, code
        for polygon in shapely.get_parts(drawn):
            assert polygon.exterior.is_ccw
    assert (tree(tmp_path / "in"), tree(GEO)) == (before, data)


def test_neighbours_keep_one_border_and_coordinates_are_short_and_flat(tmp_path: Path) -> None:
    lifted = {code: shapely.force_3d(area, 4000) for code, area in cut_provinces().items()}
    features = load(write_official(tmp_path, "z.gpkg", official_frame(lifted)), tmp_path)["features"]
    drawn = [shape(feature["geometry"]) for feature in features]
    assert shapely.coverage_is_valid(drawn)
    assert not shapely.has_z(drawn).any()
    points = shapely.get_coordinates(drawn)
    assert (points.round(4) == points).all()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (101, "0101"),
        ("0101", "0101"),
        (101.0, "0101"),
        (" 2113 ", "2113"),
        ("010100", "0101"),
        (10100, "0101"),
        ("010101", ""),
        ("1", ""),
        (float("nan"), ""),
        (None, ""),
        ("ABANCAY", ""),
        ("²³¹¹", ""),
    ],
)
def test_codes_are_understood_however_they_are_written(value: object, code: str) -> None:
    assert province_code(value) == code


@pytest.mark.parametrize("write", [int, float, lambda code: f"{code}00"], ids=["int", "float", "six"])
def test_the_column_of_codes_is_found_by_what_it_holds(
    tmp_path: Path, write: Callable[[str], object]
) -> None:
    frame = official_frame().rename(columns={"FIRST_IDPR": "x"})
    frame["x"] = [write(code) for code in frame["x"]]
    assert len(load(write_official(tmp_path, "a.gpkg", frame), tmp_path)["features"]) == 196


def test_the_layer_of_provinces_is_found_among_others(tmp_path: Path) -> None:
    frame = official_frame()
    path = tmp_path / "limites.gpkg"
    frame.dissolve("CCDD").reset_index().to_file(path, layer="a_departamentos")
    frame.set_geometry(frame.geometry.representative_point()).to_file(path, layer="b_capitales")
    frame.to_file(path, layer="c_provincias")
    assert load(path, tmp_path)["features"][0]["geometry"]["type"] == "Polygon"


def with_shape(frame: Any, row: int, geometry: Any) -> Any:
    shapes = list(frame.geometry)
    shapes[row] = geometry
    return frame.set_geometry(shapes, crs=4326)


def rows_shuffled(frame: Any) -> Any:
    frame["FIRST_IDPR"] = [*frame["FIRST_IDPR"][98:], *frame["FIRST_IDPR"][:98]]
    return frame


WRONG: list[tuple[str, Callable[[Any], Any], str, str]] = [
    ("one row too few", lambda frame: frame.iloc[1:], "trae 195 áreas y", "holds 195 areas, and"),
    (
        "departments",
        lambda frame: frame.dissolve("CCDD").reset_index(),
        "trae 25 áreas y las provincias son 196",
        "holds 25 areas, and the provinces are 196",
    ),
    (
        "no codes",
        lambda frame: frame[["NOMBPROV", "geometry"]],
        "ninguna columna trae los 196 códigos INEI",
        "no column holds the 196 INEI codes",
    ),
    (
        "a code twice",
        lambda frame: frame.assign(FIRST_IDPR=["0102", *frame["FIRST_IDPR"][1:]]),
        "la que más, «FIRST_IDPR», trae 195",
        "the nearest, “FIRST_IDPR”, holds 195",
    ),
    (
        "a ring across itself",
        lambda frame: with_shape(frame, 0, BOW_TIE),
        "no tienen un área válida: 0101 Chachapoyas",
        "no valid area: 0101 Chachapoyas",
    ),
    (
        "a row without a shape",
        lambda frame: with_shape(frame, 1, None),
        "no tienen un área válida: 0102 Bagua",
        "no valid area: 0102 Bagua",
    ),
    (
        "points",
        lambda frame: frame.set_geometry(frame.geometry.representative_point()),
        "no trae polígonos",
        "holds no polygons",
    ),
    (
        "elsewhere",
        lambda frame: frame.set_geometry(frame.geometry.translate(xoff=1)),
        "no cubren estos departamentos: Amazonas, Áncash, ",
        "do not cover these departments: Amazonas, Áncash, ",
    ),
    ("codes of others", rows_shuffled, "no cubren estos departamentos", "do not cover these departments"),
]


@pytest.mark.parametrize(
    ("change", "spanish", "english"), [row[1:] for row in WRONG], ids=[r[0] for r in WRONG]
)
def test_what_cannot_be_right_is_refused_with_its_reason_and_not_kept(
    tmp_path: Path, change: Callable[[Any], Any], spanish: str, english: str
) -> None:
    path = write_official(tmp_path, "provincias.shp", change(official_frame()))
    with pytest.raises(ProvincesError) as refused:
        load(path, tmp_path / "build")
    assert spanish in refused.value.message("es")
    assert english in refused.value.message("en") == str(refused.value)
    for lang in ("es", "en"):
        said = refused.value.message(lang)
        assert str(path) in said
        assert "\n" not in said
    assert not (tmp_path / "build").exists()


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize("name", ["provincias.shp", "provincias.gpkg"])
def test_a_file_without_a_coordinate_system_is_refused(tmp_path: Path, name: str) -> None:
    official_frame().set_crs(None, allow_override=True).to_file(tmp_path / name)
    with pytest.raises(ProvincesError, match="does not say which coordinate system") as refused:
        load(tmp_path / name, tmp_path)
    assert ".prj" in refused.value.message("es")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"hola"),
        ("a.gpkg", b"SQLite format 3\0" + b"x" * 200),
        ("a.geojson", b'{"type": "FeatureCollection", "features": ['),
        ("a.zip", b"PK\3\4 not a zip"),
    ],
)
def test_an_unreadable_file_is_said_to_be_so(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ProvincesError, match="cannot be read as GeoPackage, shapefile or GeoJSON") as refused:
        load(tmp_path / name, tmp_path / "build")
    assert len(refused.value.message("es")) < 400


def test_a_folder_is_no_file_and_an_absent_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProvincesError, match="cannot be read"):
        load(tmp_path, tmp_path)
    for absent in (tmp_path / "no.shp", tmp_path / "no" / "no.gpkg"):
        with pytest.raises(FileNotFoundError) as missing:
            load(absent, tmp_path)
        assert missing.value.filename in (absent, str(absent))


def test_a_shapefile_alone_is_told_what_it_lacks(tmp_path: Path) -> None:
    path = write_official(tmp_path, "provincias.shp")
    path.with_suffix(".dbf").unlink()
    with pytest.raises(ProvincesError, match=r"beside it there is no provincias\.dbf"):
        load(path, tmp_path)


def test_small_flaws_are_mended_and_what_would_change_the_area_is_not() -> None:
    touching = shapely.Polygon([(0, 0), (4, 0), (4, 4), (2, 4), (2, 4.001), (2, 4), (0, 4)])
    assert not touching.is_valid
    mended = mend_shape(touching)
    assert mended is not None
    assert mended.is_valid
    assert mended.area == pytest.approx(16)
    for wrong in (BOW_TIE, shapely.Polygon(), shapely.Point(0, 0), None):
        assert mend_shape(wrong) is None
    assert mend_shape(box(0, 0, 1, 1)) == box(0, 0, 1, 1)


def test_a_file_seen_before_is_not_converted_again(
    official: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(official, tmp_path)

    def convert(*_: object) -> None:
        raise AssertionError("converted again")

    monkeypatch.setattr(areas, "build_areas", convert)
    assert load(official, tmp_path) == first
    renamed = tmp_path / "otro nombre.geojson"
    renamed.write_bytes(official.read_bytes())
    assert load(renamed, tmp_path) == {**first, "name": "otro nombre.geojson"}
    # What it was checked against and named by counts too.
    with pytest.raises(AssertionError, match="converted again"):
        load_provinces(official, read_departments(), {**read_names(), "0101": "Otra"}, tmp_path)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"{}", None])
def test_a_damaged_kept_file_is_not_believed(official: Path, tmp_path: Path, damage: bytes | None) -> None:
    first = load(official, tmp_path)
    (kept,) = (tmp_path / "provinces").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-100] if damage is None else damage)
    assert load(official, tmp_path) == first
    assert kept.read_bytes() == whole


def test_a_build_folder_that_is_a_file_does_not_stop_it(official: Path, tmp_path: Path) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    assert len(load(official, tmp_path / "build")["features"]) == 196


def test_only_the_latest_files_are_kept(official: Path, tmp_path: Path) -> None:
    load(official, tmp_path)
    for number in range(6):
        (tmp_path / "provinces" / f"{number}.json").write_bytes(b"old")
        os.utime(tmp_path / "provinces" / f"{number}.json", (number, number))
    (next(path for path in (tmp_path / "provinces").iterdir() if len(path.stem) > 1)).unlink()
    load(official, tmp_path)
    assert len(list((tmp_path / "provinces").iterdir())) == 3


def test_a_shapefile_is_known_by_all_its_files(tmp_path: Path) -> None:
    path = write_official(tmp_path, "provincias.shp")
    digest = digest_official(path)
    (tmp_path / "provincias.txt").write_text("no part of it", encoding="utf-8")
    assert digest_official(path) == digest
    for ending in (".dbf", ".prj"):
        path.with_suffix(ending).write_bytes(path.with_suffix(ending).read_bytes() + b" ")
        assert digest_official(path) != digest
        digest = digest_official(path)


def test_what_is_not_installed_is_named_with_what_to_type(
    official: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(areas, "find_spec", lambda name: None if name == "pyogrio" else object())
    with pytest.raises(MissingPackages, match="pip install pyogrio") as missing:
        load(official, tmp_path)
    assert "python3 run.py --provinces" in missing.value.message("es")


def test_geometry_packages_are_imported_only_to_convert(official: Path, tmp_path: Path) -> None:
    load(official, tmp_path)
    code = (
        "import sys; from pathlib import Path\n"
        "from dashboard.places.boundaries import load_layers\n"
        "from dashboard.places.gazetteer import load_gazetteer\n"
        "from dashboard.places.provinces import load_provinces\n"
        "official, build, geo = map(Path, sys.argv[1:])\n"
        "names = {p.ubigeo: p.name for p in load_gazetteer(geo).places if p.level == 'province'}\n"
        "found = load_provinces(official, load_layers(geo).departments, names, build)\n"
        "print(len(found['features']), {'shapely', 'geopandas', 'pyogrio', 'numpy'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(official), str(tmp_path), str(GEO)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "196 set()"


def test_the_maintainer_s_layer_is_what_the_program_draws(official: Path, tmp_path: Path) -> None:
    rows = [Row(code, name, "province", code[:2], code, None, "test") for code, name in read_names().items()]
    write_provinces(tmp_path / "provinces.geojson", official, read_departments()["features"], rows)
    written = json.loads((tmp_path / "provinces.geojson").read_text(encoding="utf-8"))
    assert written == load(official, tmp_path / "build")
