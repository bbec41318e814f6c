"""The commands as typed: bad data is named, never shown; a taken port is passed over; nothing is written."""

from __future__ import annotations

import hashlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.cli import PORTS_TRIED, find_port, main
from dashboard.settings import find_data_dir
from tests.tables import event, write_tables

ROOT = Path(__file__).resolve().parent.parent
DATA = find_data_dir()
BAD_COLUMNS = ("date_end", "unit", "modality")
BAD_EVENT = event(date_end="31/02/2011", unit="hecho", modality="dicho")


def fingerprint(folder: Path) -> dict[str, str]:
    """Return a hash of every file by its path, and the folders themselves."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in folder.rglob("*")
    }


@pytest.fixture
def build_dir(small_settings: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use the build folder of the small site, so that commands find it prepared."""
    folder: Path = small_settings.build_dir  # type: ignore[attr-defined]
    monkeypatch.setenv("CONFLICTOS_BUILD_DIR", str(folder))
    return folder


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def listen(*_: object, **__: object) -> None:
        raise AssertionError("the server was started")

    monkeypatch.setattr("waitress.create_server", listen)


@pytest.mark.usefixtures("small_site")
def test_serving_a_kept_site_loads_neither_geometry_nor_data_frames_nor_dash(
    small_data: Path, build_dir: Path
) -> None:
    heavy = {"dash", "geopandas", "matplotlib", "numpy", "pandas", "plotly", "pyogrio", "pyproj", "shapely"}
    code = (
        "import sys, waitress\n"
        f"def listen(*_, **__): print({heavy} & set(sys.modules)); sys.exit()\n"
        "waitress.create_server = listen\n"
        "from dashboard.cli import main\n"
        f"main(['serve', '--no-browser', '--port', '0', '--data', {str(small_data)!r}])"
    )
    environment = {**os.environ, "CONFLICTOS_BUILD_DIR": str(build_dir)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.usefixtures("no_server", "build_dir")
@pytest.mark.parametrize(
    ("command", "lang", "heading"),
    [
        (["serve", "--no-browser"], "es", "El mapa no se abre"),
        (["serve", "--no-browser"], "en", "The map does not open"),
        (["freeze", "site"], "es", "No se hizo nada"),
        (["prepare"], "en", "Nothing was done"),
    ],
)
def test_bad_data_are_named_one_by_one_and_nothing_opens(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    lang: str,
    heading: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write_tables(tmp_path, events=(BAD_EVENT,))
    assert main([*command, "--data", str(tmp_path), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert heading in err
    for column in BAD_COLUMNS:
        assert f"events.csv:2 {column}: " in err
    assert "Traceback" not in err
    assert not (tmp_path / "site").exists()


@pytest.mark.usefixtures("no_server", "build_dir")
@pytest.mark.parametrize("lang", ["es", "en"])
def test_an_absent_data_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["serve", "--no-browser", "--data", "no-such-folder", "--lang", lang]) == 1
    err = capsys.readouterr().err
    assert "events.csv" in err
    assert "no-such-folder" in err


@pytest.mark.usefixtures("no_server", "build_dir")
def test_an_absent_map_layer_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(tmp_path)
    assert main(["serve", "--no-browser", "--data", str(tmp_path), "--lang", "es"]) == 1
    err = capsys.readouterr().err
    assert f"geo/lakes.geojson: falta el archivo; debería estar en {tmp_path / 'geo'}" in err


@pytest.mark.usefixtures("no_server", "build_dir")
@pytest.mark.parametrize("address", [["--host", "a..b"], ["--port", "-1"], ["--port", "99999"]])
def test_an_impossible_address_is_said_in_a_sentence(
    small_data: Path, capsys: pytest.CaptureFixture[str], address: list[str]
) -> None:
    assert main(["serve", "--no-browser", "--data", str(small_data), "--lang", "en", *address]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_the_next_free_port_is_found() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = find_port("127.0.0.1", port)
    assert found is None or port < found < port + PORTS_TRIED


def test_ports_end_at_the_last_one() -> None:
    assert find_port("127.0.0.1", 65536) is None


@contextmanager
def serving(build_dir: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """Run the real command; give the process, what it said, and the port it serves on."""
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--lang", "es", *arguments]
    environment = {**os.environ, "CONFLICTOS_BUILD_DIR": str(build_dir), "PYTHONUNBUFFERED": "1"}
    # What is started in the background of a script inherits that it ignores Ctrl+C; this server must not.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8",
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    said = ""
    try:
        assert process.stdout is not None
        while (found := re.search(r"http://127\.0\.0\.1:(\d+)/es/", said)) is None:
            line = process.stdout.readline()
            assert line, process.communicate()[1]
            said += line
        yield process, said, found.group(1)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def fetch(port: str, target: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
    try:
        connection.request("GET", target)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_serving_passes_over_a_taken_port_and_writes_nothing_beside_the_tables(build_dir: Path) -> None:
    before = fingerprint(DATA)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        with serving(build_dir, "--port", str(wanted)) as (process, said, port):
            assert port != str(wanted)
            assert f"El puerto {wanted} está ocupado; se usa el {port}." in said
            status, page = fetch(port, "/es/?department=06")
            assert (status, page.count("<html")) == (200, 1)
            for target in (
                "/../pyproject.toml",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/static/%00",
                "/" + "a" * 5000,
            ):
                assert fetch(port, target)[0] == 404, target
            with ThreadPoolExecutor(40) as many:  # a busy moment is no message on the terminal
                assert {status for status, _ in many.map(lambda _: fetch(port, "/es/"), range(120))} == {200}
            assert fingerprint(DATA) == before
            if os.name == "posix":
                process.send_signal(signal.SIGINT)
                out, err = process.communicate(timeout=20)
                assert (process.returncode, out.strip(), err) == (0, "Hasta luego.", "")


def test_any_port_will_do_when_none_is_asked_for(build_dir: Path, small_data: Path) -> None:
    with serving(build_dir, "--port", "0", "--data", str(small_data)) as (_, said, port):
        assert int(port) > 0
        assert "ocupado" not in said
        assert fetch(port, "/healthz") == (200, "ok\n")


@pytest.mark.usefixtures("build_dir")
def test_freezing_writes_where_it_was_told_and_says_so(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(small_data)
    assert main(["freeze", str(tmp_path / "site"), "--data", str(small_data), "--lang", "es"]) == 0
    assert str(tmp_path / "site") in capsys.readouterr().out
    assert (tmp_path / "site" / "es" / "index.html").is_file()
    assert fingerprint(small_data) == before


@pytest.mark.usefixtures("build_dir")
def test_freezing_one_file_in_the_language_asked_for(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "map.html"
    command = ["freeze", "--single", str(file), "--data", str(small_data), "--lang", "en"]
    assert main([*command, "--query", "?q=agua"]) == 0
    assert str(file) in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    page = file.read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert '"q=agua"' in page


@pytest.mark.usefixtures("build_dir")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), "--single"), (("--single", "x.html", "--query", "department=99&colour=red"), "department, colour")],
)
def test_freezing_what_cannot_be_meant_is_refused(
    small_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["freeze", *arguments, "--data", str(small_data), "--lang", "es"]) == 2
    assert words in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("build_dir")
@pytest.mark.parametrize(("lang", "words"), [("es", "no se toca"), ("en", "left alone")])
def test_freezing_over_others_files_is_refused(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert main(["freeze", str(tmp_path), "--data", str(small_data), "--lang", lang]) == 2
    assert words in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.usefixtures("build_dir")
@pytest.mark.parametrize("file", ["missing/map.html", "taken", "site"])
@pytest.mark.parametrize(("lang", "words"), [("es", "No se puede escribir"), ("en", "Cannot write")])
def test_a_single_file_without_a_place_stops_the_folder_too(
    small_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    lang: str,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    assert main(["freeze", "site", "--single", file, "--data", str(small_data), "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(words)
    assert str(Path(file)) in err
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.usefixtures("build_dir")
@pytest.mark.parametrize(("lang", "words"), [("es", "otro nombre"), ("en", "another name")])
@pytest.mark.parametrize("name", ["es/index.html", "site.json"])
def test_a_single_file_does_not_take_the_place_of_the_site_s_own(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str, name: str
) -> None:
    site = tmp_path / "site"
    asked = ["freeze", str(site), "--single", str(site / "en" / ".." / name), "--data", str(small_data)]
    (site / "en").mkdir(parents=True)
    (site / "es").mkdir()
    assert main([*asked, "--lang", lang]) == 2
    assert words in capsys.readouterr().err
    assert [path for path in site.rglob("*") if path.is_file()] == []


@pytest.mark.usefixtures("build_dir")
def test_a_single_file_may_lie_in_the_folder_that_is_written(small_data: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert main(["freeze", str(site), "--single", str(site / "map.html"), "--data", str(small_data)]) == 0
    assert (site / "map.html").is_file()


def test_a_place_with_one_meaning_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Casapalca", "--lang", "es"]) == 0
    out = capsys.readouterr().out
    assert "Huarochirí, Lima" in out
    assert "-11.6" in out


@pytest.mark.parametrize(("lang", "words"), [("es", "provincia"), ("en", "province")])
def test_a_place_with_several_meanings_lists_each_once(
    capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    assert main(["geocode", "Cajamarca", "--lang", lang]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(set(lines)) > 3
    assert any(words in line and "0601" in line for line in lines)


@pytest.mark.parametrize("place", ["Cajamarka", "", "\0", "x" * 10_000])
def test_an_unknown_place_is_said_to_be_unknown(capsys: pytest.CaptureFixture[str], place: str) -> None:
    assert main(["geocode", place, "--lang", "es"]) == 2
    assert re.match("No (hay un lugar llamado|se encontró) «", capsys.readouterr().out)


def test_geocoding_without_a_gazetteer_says_which_file_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["geocode", "Lima", "--data", str(tmp_path), "--lang", "en"]) == 1
    assert "geo/gazetteer.csv: the file is missing" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["es", "en"])
def test_check_passes_the_project_s_own_tables(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    assert main(["check", "--lang", lang]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("lang", "total"), [("es", "3 errores"), ("en", "3 errors")])
def test_check_names_every_problem_by_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, total: str
) -> None:
    write_tables(tmp_path, events=(BAD_EVENT,))
    shutil.copytree(DATA / "geo", tmp_path / "geo")
    assert main(["check", str(tmp_path), "--lang", lang]) == 1
    out = capsys.readouterr().out
    for column in BAD_COLUMNS:
        assert f"events.csv:2 {column}: " in out
    assert total in out


def test_check_of_warnings_alone_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(tmp_path, events=(event(where_prec="province", ubigeo="0601", latitude="", longitude=""),))
    shutil.copytree(DATA / "geo", tmp_path / "geo")
    assert main(["check", str(tmp_path), "--lang", "es"]) == 0
    assert "events.csv:2" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address", ["mapa", "ftp://example.org/mapa", "https://", "https://example.org/?a=1"]
)
def test_an_address_at_which_no_map_can_stand_is_named_before_anything_is_written(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "site"
    assert main(["freeze", str(folder), "--url", address, "--lang", "es"]) == 2
    assert f"«{address}» no es una dirección" in capsys.readouterr().err
    assert not folder.exists()
