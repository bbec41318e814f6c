"""A whole data folder: what stands beside the tables is checked as they are, and named by every command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.atlas import check_folder
from dashboard.cli import main
from dashboard.dataset.validation import Problem
from dashboard.dataset.validation.reading import read_bytes
from dashboard.settings import find_data_dir
from tests.tables import write_tables

DATA = find_data_dir()
LANGS = ("es", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a sound folder of one's own, to be bent."""
    made = tmp_path / "data"
    made.mkdir()
    write_tables(made)
    shutil.copytree(DATA / "geo", made / "geo")
    gazetteer = made / "geo" / "gazetteer.csv"
    lines = gazetteer.read_text(encoding="utf-8").splitlines(keepends=True)
    few = [line for line in lines if ",town," not in line and (",district," not in line or "060101" in line)]
    gazetteer.write_text("".join(few), encoding="utf-8")
    return made


@pytest.fixture(autouse=True)
def nothing_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def listen(*_: object, **__: object) -> None:
        raise AssertionError("the server was started")

    monkeypatch.setattr("waitress.create_server", listen)
    monkeypatch.setenv("CONFLICTOS_BUILD_DIR", str(tmp_path / "build"))
    monkeypatch.chdir(tmp_path)


def said(folder: Path, lang: str) -> list[str]:
    return [problem.text(lang) for problem in check_folder(folder)[0]]


def _write(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text.encode(encoding))


def _replace(old: str, new: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    def bend(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode(encoding, "replace"))

    return bend


def _folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _feature(**changes: object) -> Callable[[Path], object]:
    """Change the first element of a layer."""

    def bend(path: Path) -> None:
        collection = json.loads(path.read_text(encoding="utf-8"))
        collection["features"][0].update(changes)
        path.write_text(json.dumps(collection), encoding="utf-8")

    return bend


# Too few corners, not closed, corners of differing dimensions, of four dimensions.
BAD_RINGS = (
    [[0, 0], [1, 1], [0, 0]],
    [[0, 0], [1, 0], [1, 1], [0, 1]],
    [[0, 0], [1, 0, 9], [1, 1], [0, 0]],
    [[0, 0, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1], [0, 0, 1, 1]],
)
LAYER_FILES = ("departments", "neighbours", "lakes", "rivers", "provinces")
GEO: list[tuple[str, Callable[[Path], object], str, str, str]] = [
    ("gazetteer.csv", Path.unlink, "", "falta el archivo", "is missing"),
    ("gazetteer.csv", _write(""), "", "vacío", "empty"),
    ("gazetteer.csv", _replace("", "", "latin-1"), ":3 name", "UTF-8", "UTF-8"),
    ("gazetteer.csv", _replace("latitude", "lat"), ":1 latitude", "falta la columna", "is missing"),
    ("gazetteer.csv", _replace("-4.2860", "abc"), ":2 latitude", '"abc" no es un número', "not a number"),
    ("gazetteer.csv", _replace("-4.2860", "99"), ":2 latitude", "99 es mayor que", "99 is above"),
    (
        "gazetteer.csv",
        _replace("department,01", "state,01"),
        ":2 level",
        '"state" no tiene',
        '"state" does not',
    ),
    ("gazetteer.csv", _folder_instead, "", "se espera un archivo", "a file is expected"),
    ("sites.csv", _write(""), "", "vacío", "empty"),
    ("sites.csv", _replace("", "", "latin-1"), ":3 aliases", "UTF-8", "UTF-8"),
    ("sites.csv", _replace("precision", "sharpness"), ":1 precision", "falta la columna", "is missing"),
    ("sites.csv", _replace("-4.4556", "abc"), ":2 latitude", '"abc" no es un número', "not a number"),
    ("sites.csv", _replace("01,0104", "01,0199"), ":2 province", '"0199" no es', '"0199" is not'),
    ("sites.csv", _replace("01,0104", "02,0104"), ":2 province", "dentro de 02", "lie in 02"),
    ("sites.csv", _folder_instead, "", "se espera un archivo", "a file is expected"),
    ("departments.geojson", _feature(id="99", properties={}), "", "properties.label_lon", "number 1"),
    ("departments.geojson", _feature(geometry=None), "", "geometry falta", "geometry is missing"),
    *(
        (
            "departments.geojson",
            _feature(geometry={"type": "Polygon", "coordinates": [ring]}),
            "",
            "geometry.coordinates falta",
            "geometry.coordinates is missing",
        )
        for ring in BAD_RINGS
    ),
    (
        "rivers.geojson",
        _feature(geometry={"type": "LineString", "coordinates": [[1]]}),
        "",
        "1 no",
        "number 1",
    ),
    ("lakes.geojson", _write('{"features":\n [1,2'), ":2", "carácter 6 de la línea", "character 6 of the"),
    ("lakes.geojson", _write("[" * 100_000), "", "demasiada profundidad", "too deeply"),
    ("lakes.geojson", _write("\ufeff{}"), ":1", "marca BOM", "BOM mark"),
    ("lakes.geojson", _write("9" * 5000), "", "demasiado largo", "too long"),
    ("lakes.geojson", _write('["ó"]', "latin-1"), ":1", "UTF-8", "UTF-8"),
    *((f"{name}.geojson", _write(""), "", "FeatureCollection", "FeatureCollection") for name in LAYER_FILES),
    *(
        (f"{name}.geojson", _write("[]"), "", "FeatureCollection", "FeatureCollection")
        for name in LAYER_FILES
    ),
    *((f"{name}.geojson", Path.unlink, "", "falta el archivo", "is missing") for name in LAYER_FILES[:4]),
    *((f"{name}.geojson", _folder_instead, "", "un archivo", "a file") for name in LAYER_FILES[:4]),
]


@pytest.mark.parametrize(
    ("file", "bend", "where", "es", "en"), GEO, ids=[f"{case[0]}-{number}" for number, case in enumerate(GEO)]
)
def test_what_is_wrong_in_geo_is_named_by_file_line_and_column(
    folder: Path, file: str, bend: Callable[[Path], object], where: str, es: str, en: str
) -> None:
    bend(folder / "geo" / file)
    for lang, words in (("es", es), ("en", en)):
        messages = said(folder, lang)
        assert all(message.startswith(f"geo/{file}") for message in messages)
        (message,) = [message for message in messages if words in message]
        assert message.startswith(f"geo/{file}{where}: ")


@pytest.mark.parametrize(
    ("layer", "corners", "es", "en"),
    [
        (
            "lakes",
            [[-79, -7], [-78, -6], [-78, -7], [-79, -6]],
            "titicaca no es válida",
            "titicaca is not valid",
        ),
        (
            "neighbours",
            [[-79, -7], [-78, -7], [-78, -6], [-79, -6]],
            "de BO no coincide",
            "of BO does not meet",
        ),
    ],
)
def test_shapes_that_cross_or_overlap_are_warned_of_and_stop_nothing(
    folder: Path, layer: str, corners: list[list[float]], es: str, en: str
) -> None:
    bend = _feature(geometry={"type": "Polygon", "coordinates": [[*corners, corners[0]]]})
    bend(folder / "geo" / f"{layer}.geojson")
    for lang, words in (("es", es), ("en", en)):
        assert any(words in message for message in said(folder, lang))
    assert check_folder(folder)[1] == 0
    assert main(["freeze", "site", "--data", str(folder)]) == 0


EXCEPTION = (
    "event_id,rule,column,words,reason_es,reason_en\n"
    "conga-2011-11-strike,said_figure,title_es,nine killed,Porque sí,Because\n"
)
BESIDE: list[tuple[str, Callable[[Path], object], str, str, str]] = [
    ("sought.csv", _write(""), "", "vacío", "empty"),
    ("exceptions.csv", _write(""), "", "vacío", "empty"),
    ("exceptions.csv", _write(EXCEPTION.replace("said_figure", "anything")), ":2 rule", "forma", "form"),
    (
        "exceptions.csv",
        _write(EXCEPTION.replace("conga-", "gone-")),
        ":2 event_id",
        "no está en",
        "is not in",
    ),
    ("exceptions.csv", _write(EXCEPTION.replace(",Because", ",")), ":2 reason_en", "obligatorio", "required"),
    ("sought.csv", _replace(",differing,", ",nope,"), ":2 answer", '"nope" no tiene', '"nope" does not'),
    ("sought.csv", _replace(",differing,", ",,"), ":2 answer", "obligatorio", "required"),
    ("sought.csv", _replace(",differing,", ","), ":2", "6 celdas", "6 cells"),
    ("sought.csv", _replace("event_ids,answer", "event_ids;answer"), ":1 answer", "falta", "missing"),
    ("sought.csv", _replace("pataz-2024-04-poderosa-pylons", "gone"), ":2 event_ids", "no está en", "not in"),
    ("sought.csv", _replace("", "", "latin-1"), ":2 claim_es", "UTF-8", "UTF-8"),
    ("sought.csv", _folder_instead, "", "se espera un archivo", "a file is expected"),
    ("agreement/coding_a.csv", _write(""), "", "vacío", "empty"),
    (
        "agreement/coding_a.csv",
        _replace("total,core", "many,core"),
        ":2 unit",
        '"many" no es',
        '"many" is not',
    ),
    ("agreement/coding_b.csv", _replace("", "", "latin-1"), ":2 place", "UTF-8", "UTF-8"),
    ("agreement/recoding_a.csv", _replace("pair,unit", "pair,kind"), ":1 unit", "falta la", "is missing"),
    ("agreement/recoding_a.csv", _replace(",06,town", ",06"), ":2", "11 celdas", "11 cells"),
    (
        "agreement/recoding_a.csv",
        _replace("conga-2011-election-vote", "conga-2011-campaign-visit"),
        ":3 pair",
        "ya está en la línea 2",
        "already on line 2",
    ),
    ("agreement/recoding_b.csv", Path.unlink, "", "falta el archivo", "is missing"),
]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Return a copy of the project's own data, to be bent."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize(("file", "bend", "where", "es", "en"), BESIDE, ids=[case[0] for case in BESIDE])
def test_what_is_wrong_beside_the_tables_is_named(
    whole: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    bend: Callable[[Path], object],
    where: str,
    es: str,
    en: str,
) -> None:
    bend(whole / file)
    for lang, words in (("es", es), ("en", en)):
        messages = said(whole, lang)
        assert all(message.startswith(file) for message in messages)
        assert [m for m in messages if m.startswith(f"{file}{where}: ") and words in m]
    assert main(["freeze", "site", "--data", str(whole), "--lang", "en"]) == 1
    assert f"{file}{where}: " in capsys.readouterr().err


def test_a_file_in_the_place_of_the_codings_is_named(whole: Path) -> None:
    shutil.rmtree(whole / "agreement")
    (whole / "agreement").write_text("", encoding="utf-8")
    assert said(whole, "es") == [
        "agreement: esto es un archivo o un enlace que no lleva a ninguna parte; se espera una carpeta"
    ]


COMMANDS = (
    ("check",),
    ("serve", "--no-browser"),
    ("freeze", "site"),
    ("geocode", "Lima"),
    ("export", "--out", "a.csv"),
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_every_command_names_a_broken_gazetteer_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], lang: str
) -> None:
    _replace("-4.2860", "abc")(folder / "geo" / "gazetteer.csv")
    assert main([*command, "--data", str(folder), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert "geo/gazetteer.csv:2 latitude: " in (out if command[0] == "check" else err)
    assert [path.name for path in tmp_path.iterdir() if path.name != "build"] == ["data"]


@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[1], COMMANDS[2], COMMANDS[4]])
def test_every_file_that_is_missing_beside_the_tables_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    shutil.rmtree(folder / "geo")
    assert main([*command, "--data", str(folder), "--lang", "en"]) == 1
    told = "".join(capsys.readouterr())
    for file in ("gazetteer.csv", *(f"{name}.geojson" for name in LAYER_FILES[:4])):
        assert f"geo/{file}: the file is missing; it should be in {folder / 'geo'}" in told
    assert "No errors" not in told


@pytest.mark.parametrize(("code", "words"), [("01", "twice"), ("02", "missing")])
def test_the_drawn_departments_are_those_of_the_gazetteer(folder: Path, code: str, words: str) -> None:
    path = folder / "geo" / "departments.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"][1] = collection["features"][0]
    path.write_text(json.dumps(collection), encoding="utf-8")
    (message,) = [line for line in said(folder, "en") if f" {code} " in line]
    assert message.startswith("geo/departments.geojson ubigeo: ")
    assert words in message


def test_no_table_is_read_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(DATA / "story.toml", folder)
    read: list[str] = []

    def note(path: Path, file: str, *, required: bool) -> tuple[bytes | None, tuple[Problem, ...]]:
        read.append(file)
        return read_bytes(path, file, required=required)

    monkeypatch.setattr("dashboard.dataset.validation.reading.read_bytes", note)
    check_folder(folder)
    assert len(read) == len(set(read)) > 10


def test_a_sound_folder_has_no_problem(folder: Path) -> None:
    assert check_folder(folder) == ([], 0)


def test_the_projects_own_folder_has_no_problem() -> None:
    assert said(DATA, "es") == []


STORIES: list[tuple[Callable[[Path], object], str, str]] = [
    (_write("title = [["), "story.toml:1: ", "TOML"),
    (_write("a = " + "9" * 5000), "story.toml: ", "too long"),
    (_write("a = " + "[" * 3000), "story.toml: ", "too deeply"),
    (_replace("query = ", "zzz = "), "story.toml:10 zzz: ", "not known"),
    (_replace('query = "', 'query = "planet=mars&'), "story.toml:10 query: ", "planet"),
    (_folder_instead, "story.toml: ", "cannot be read"),
]


@pytest.mark.parametrize(("bend", "where", "words"), STORIES, ids=[case[1] for case in STORIES])
def test_a_broken_story_of_the_folder_is_an_error_of_check(
    whole: Path, capsys: pytest.CaptureFixture[str], bend: Callable[[Path], object], where: str, words: str
) -> None:
    bend(whole / "story.toml")
    assert main(["check", str(whole), "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith(where) and words in line]


def test_a_broken_story_is_named_beside_what_else_is_wrong(whole: Path) -> None:
    _write("title = [[")(whole / "story.toml")
    _write("")(whole / "geo" / "lakes.geojson")
    assert [line.split(":")[0] for line in said(whole, "es")] == ["geo/lakes.geojson", "story.toml"]


@pytest.mark.parametrize(
    ("lang", "heading"), [("es", "El mapa se abre sin"), ("en", "The map opens without")]
)
def test_freezing_and_serving_name_a_broken_story_and_go_on(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
    heading: str,
) -> None:
    class Started(Exception):
        """The server would run now."""

    def listen(*_: object, **__: object) -> None:
        raise Started

    monkeypatch.setattr("waitress.create_server", listen)
    _write("title = [[")(folder / "story.toml")
    assert main(["freeze", "site", "--data", str(folder), "--lang", lang]) == 0
    frozen = capsys.readouterr().err
    own = folder.parent / "mine.toml"
    own.write_text("title = [[", encoding="utf-8")
    with pytest.raises(Started):
        main(["serve", "--no-browser", "--data", str(folder), "--lang", lang])
    with pytest.raises(Started):
        main(["serve", "--no-browser", "--data", str(folder), "--lang", lang, "--story", str(own)])
    served = capsys.readouterr().err
    assert frozen.startswith(heading)
    assert "story.toml:1: " in frozen
    assert "story.toml:1: " in served
    assert "mine.toml:1: " in served


@pytest.mark.parametrize("wanted", ["--deck", "--handout"])
def test_no_deck_is_written_of_a_broken_story(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wanted: str
) -> None:
    _write("title = [[")(folder / "story.toml")
    out = tmp_path / ("talk.pptx" if wanted == "--deck" else "talk.pdf")
    assert main(["export", wanted, str(out), "--data", str(folder), "--lang", "en"]) == 1
    assert "story.toml:1: " in capsys.readouterr().err
    assert not out.exists()
