"""`--provinces FILE` as typed: areas on the page, in copies and in pictures; what is wrong is a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import shapely
from pptx import Presentation
from pypdf import PdfReader

from dashboard.atlas import Atlas, load_atlas, select
from dashboard.cli import main
from dashboard.export.formats import write_export
from dashboard.places.provinces import areas
from dashboard.settings import Settings, find_data_dir
from dashboard.site.key import site_key
from dashboard.site.map_page.payload import build_payload
from dashboard.site.prepared import load_site
from tests.official import official_frame, write_official
from tests.packed import unpacked
from tests.test_cli import fetch, fingerprint, serving

CONGA = {"0601", "0603", "0605", "0607"}
SVG = "{http://www.w3.org/2000/svg}"
COMMANDS = (
    ["serve", "--no-browser"],
    ["freeze", "site"],
    ["freeze", "--single", "map.html"],
    ["export", "--out", "map.svg"],
    ["export", "--out", "events.csv"],
    ["prepare"],
)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_official(tmp_path_factory.mktemp("official"), "PROVINCIAS.shp")


@pytest.fixture(scope="module")
def settings(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(build_dir=tmp_path_factory.mktemp("build"), provinces=official)


@pytest.fixture(scope="module")
def atlas(settings: Settings) -> Atlas:
    return load_atlas(settings, "es")


@pytest.fixture
def build_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use a build folder of the test's own, from a working folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("CONFLICTOS_BUILD_DIR", str(tmp_path / "build"))
    return tmp_path / "build"


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def listen(*_: object, **__: object) -> None:
        raise AssertionError("the server was started")

    monkeypatch.setattr("waitress.create_server", listen)


def shapes_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what the page is given to draw provinces from, wherever it stands."""
    if isinstance(value, dict):
        if "provinceShapes" in value:
            yield value["provinceShapes"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from shapes_in(part)


def frozen_shapes(folder: Path) -> set[str]:
    scripts = list((folder / "static").glob("rows*.js"))
    return {code for path in scripts for shapes in shapes_in(unpacked(path.read_bytes())) for code in shapes}


@pytest.mark.usefixtures("no_server")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("lang", "words"),
    [("es", "trae 195 áreas y las provincias son 196"), ("en", "holds 195 areas, and the provinces are 196")],
)
def test_a_file_that_cannot_be_used_is_one_sentence_and_nothing_opens(
    small_data: Path,
    build_dir: Path,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    lang: str,
    words: str,
) -> None:
    path = write_official(build_dir.parent, "mal.geojson", official_frame().iloc[1:])
    given = [*command, "--provinces", str(path), "--data", str(small_data), "--lang", lang]
    assert main(given) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert words in err
    assert str(path) in err
    assert not build_dir.exists()
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.usefixtures("no_server")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_absent_file_is_named_like_any_other(
    small_data: Path, build_dir: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    given = [*command, "--provinces", "no/provincias.shp", "--data", str(small_data), "--lang", "es"]
    assert main(given) == 1
    assert capsys.readouterr() == ("", f"Falta el archivo {Path('no/provincias.shp')}.\n")
    assert list(Path.cwd().iterdir()) == []
    assert not build_dir.exists()


@pytest.mark.usefixtures("build_dir")
def test_missing_packages_are_named_with_what_to_type(
    official: Path,
    small_data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(areas, "find_spec", lambda name: None)
    given = ["freeze", "site", "--provinces", str(official), "--data", str(small_data), "--lang", "en"]
    assert main(given) == 2
    assert "pip install pyogrio" in capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_a_frozen_map_carries_the_areas_that_it_draws_and_the_data_stay_as_they_were(
    official: Path, small_data: Path, build_dir: Path
) -> None:
    before = fingerprint(small_data), fingerprint(official.parent)
    shared = ["--data", str(small_data), "--lang", "es"]
    assert main(["freeze", "areas", "--provinces", str(official), *shared]) == 0
    assert main(["freeze", "halos", *shared]) == 0
    for lang in ("es", "en"):
        about = [Path(name, lang, "about.html").read_text(encoding="utf-8") for name in ("areas", "halos")]
        assert ["PROVINCIAS.shp" in page for page in about] == [True, False]
        assert ["halo" in page for page in about] == [False, True]
    assert frozen_shapes(Path("areas")) == {"0407"}
    assert frozen_shapes(Path("halos")) == set()
    assert (fingerprint(small_data), fingerprint(official.parent)) == before
    assert {path.name for path in build_dir.iterdir()} == {"provinces", "site"}


def test_the_page_is_given_each_province_that_either_reading_draws(atlas: Atlas) -> None:
    shapes = build_payload(atlas, "es")["config"]["provinceShapes"]
    # The texts put the emergency of 2024 in Pataz; other sources add Trujillo.
    assert {*CONGA, "1308", "1301"} <= set(shapes)
    assert all(len(code) == 4 for code in shapes)
    for code, drawn in shapes.items():
        area = shapely.union_all([shapely.Polygon(ring) for ring in drawn["rings"]])
        assert area.distance(shapely.Point(drawn["at"])) < 0.001, code
    plain = replace(atlas, layers=replace(atlas.layers, provinces=None))
    assert build_payload(plain, "es")["config"]["provinceShapes"] == {}


@pytest.mark.parametrize("name", ["svg", "svg-a4"])
def test_pictures_show_areas_in_the_place_of_circles(atlas: Atlas, tmp_path: Path, name: str) -> None:
    def emergencies(shown: Atlas) -> list[str]:
        """Return the path data of what is drawn in broken lines with the fill of an emergency."""
        path = tmp_path / f"{name}.svg"
        write_export(shown, select(shown, "case=conga&unit=any", "es"), "es", name, path)
        drawn = ElementTree.parse(path).iter(f"{SVG}path")
        return [node.get("d", "") for node in drawn if "fill-opacity: 0.16" in (node.get("style") or "")]

    true = emergencies(atlas)
    halos = emergencies(replace(atlas, layers=replace(atlas.layers, provinces=None)))
    assert len(true) == len(halos) == len(CONGA)
    assert all(" C " in path.replace("\n", " ") for path in halos)
    assert not any(" C " in path.replace("\n", " ") for path in true)


@pytest.mark.parametrize("kind", ["pdf", "handout"])
@pytest.mark.parametrize(("lang", "words"), [("es", "Áreas de provincias: "), ("en", "Areas of provinces: ")])
def test_paper_says_whose_areas_it_shows(
    atlas: Atlas, tmp_path: Path, kind: str, lang: str, words: str
) -> None:
    def said(shown: Atlas) -> str:
        path = tmp_path / "paper.pdf"
        write_export(shown, select(shown, "case=conga", lang), lang, kind, path)
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())

    assert atlas.layers.provinces is not None
    long = {**atlas.layers.provinces, "name": f"LIMITE_{'PROVINCIAL_' * 9}2023.zip"}
    assert f"{words}PROVINCIAS.shp." in said(atlas)
    assert f"{words}LIMITE_PROVINCIAL_" in said(replace(atlas, layers=replace(atlas.layers, provinces=long)))
    assert words not in said(replace(atlas, layers=replace(atlas.layers, provinces=None)))


def test_slides_can_be_made_with_areas_and_name_them(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, select(atlas, "case=conga", "es"), "es", "pptx", tmp_path / "a.pptx")
    notes = [slide.notes_slide.notes_text_frame for slide in Presentation(str(tmp_path / "a.pptx")).slides]
    assert notes[-1] is not None
    assert "Áreas de provincias: PROVINCIAS.shp." in notes[-1].text


def test_the_kept_site_depends_on_the_file_s_content_and_name(settings: Settings, tmp_path: Path) -> None:
    def key(path: Path | None) -> str:
        return site_key(replace(settings, provinces=path))

    one = write_official(tmp_path, "one.shp")
    again = write_official(tmp_path, "again.shp")
    keys = {key(None), key(one), key(again)}
    assert key(one) in keys
    assert len(keys) == 3
    one.with_suffix(".prj").write_text("other", encoding="utf-8")
    assert key(one) not in keys


def test_the_second_start_takes_what_was_kept(
    official: Path, small_data: Path, build_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ["freeze", "--provinces", str(official), "--data", str(small_data)]
    assert main([*given, "first"]) == 0
    key = site_key(Settings(data_dir=small_data, build_dir=build_dir, provinces=official))
    assert load_site(build_dir, key) is not None

    def convert(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(areas, "build_areas", convert)
    monkeypatch.setattr("dashboard.site.build.save_site", convert)
    assert main([*given, "second"]) == 0
    assert fingerprint(Path("second")) == fingerprint(Path("first"))


def test_serving_with_a_file_hands_out_its_areas(official: Path, small_data: Path, build_dir: Path) -> None:
    with serving(build_dir, "--port", "0", "--data", str(small_data), "--provinces", str(official)) as (
        _,
        _,
        port,
    ):
        status, page = fetch(port, "/es/")
        assert status == 200
        rows = page.partition("static/rows.")[2].partition('"')[0]
        status, script = fetch(port, f"/static/rows.{rows}")
        assert status == 200
        assert [set(shapes) for shapes in shapes_in(unpacked(script.encode()))] == [{"0407"}]


def test_the_project_s_own_data_are_never_written_to(official: Path, build_dir: Path) -> None:
    before = fingerprint(find_data_dir())
    assert main(["export", "--provinces", str(official), "--out", "a.geojson"]) == 0
    assert json.loads(Path("a.geojson").read_text(encoding="utf-8"))["features"]
    assert fingerprint(find_data_dir()) == before
    assert not (find_data_dir() / "geo" / "provinces.geojson").exists()
    assert build_dir.is_dir()
