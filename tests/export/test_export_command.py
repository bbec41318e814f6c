"""`dashboard export` as typed: it writes, says so, and names what is wrong in a sentence."""

from __future__ import annotations

import csv
import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.export.command import query_of
from dashboard.export.formats import FORMATS


def ids(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [row["event_id"] for row in csv.DictReader(stream)]


def test_a_query_selects_and_the_ending_names_the_format(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "hechos.csv"
    assert (
        main(["export", "--query", "?collection=elsewhere", "--out", str(out), "--data", str(small_data)])
        == 0
    )
    assert ids(out) == ["tia-maria-2011-04-clash"]
    said = capsys.readouterr()
    assert str(out) in said.out
    assert said.err == ""


def test_the_format_named_wins_over_the_ending(small_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    assert main(["export", "--format", "zip", "--out", str(out), "--data", str(small_data)]) == 0
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("lang", "words"), [("es", "No hay un formato «docx»"), ("en", "There is no format “docx”")]
)
def test_an_unknown_format_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    out = tmp_path / "a.docx"
    assert main(["export", "--format", "docx", "--out", str(out), "--lang", lang]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert all(name in err for name in FORMATS)
    assert not out.exists()


def test_a_missing_format_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--out", str(tmp_path / "a"), "--lang", "en"]) == 2
    assert "--format" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["es", "en"])
def test_what_was_not_understood_is_named_and_the_rest_written(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    out = tmp_path / "a.csv"
    query = "collection=documents&period=yesterday&colour=red"
    assert (
        main(["export", "--query", query, "--out", str(out), "--lang", lang, "--data", str(small_data)]) == 0
    )
    err = capsys.readouterr().err
    assert "period" in err
    assert "colour" in err
    assert "collection" not in err
    assert ids(out) == ["conga-2011-11-strike"]


@pytest.mark.parametrize("place", ["no/such/folder/a.csv", ".", "file/a.csv"])
def test_a_path_that_cannot_be_written_is_said_so(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = str(tmp_path / place)
    arguments = ["export", "--format", "csv", "--out", out, "--data", str(small_data), "--lang", "es"]
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"No se puede escribir {Path(out)}: ")
    assert len(err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_failure_leaves_the_earlier_file_alone(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, content: bytes) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    out = tmp_path / "a.csv"
    out.write_text("earlier", encoding="utf-8")
    monkeypatch.setattr(Path, "write_bytes", fail)
    assert main(["export", "--out", str(out), "--data", str(small_data)]) == 2
    assert out.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_missing_packages_are_named_with_what_to_type(
    small_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lang: str,
) -> None:
    real = importlib.util.find_spec

    def find(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in ("matplotlib", "geopandas") else real(name, package)

    monkeypatch.setattr("dashboard.export.formats.find_spec", find)
    for ending, package in (("pdf", "matplotlib"), ("gpkg", "geopandas")):
        out = tmp_path / f"a.{ending}"
        assert main(["export", "--out", str(out), "--data", str(small_data), "--lang", lang]) == 2
        err = capsys.readouterr().err
        assert "python3 run.py export" in err
        assert f"pip install {package}" in err
        assert not out.exists()
    assert main(["export", "--out", str(tmp_path / "a.csv"), "--data", str(small_data), "--lang", lang]) == 0


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("http://localhost:8050/es/?department=06&q=a%3Fb#top", "department=06&q=a%3Fb"),
        ("/en/?department=06", "department=06"),
        ("http://localhost:8050/es/", ""),
        ("?department=06", "?department=06"),
        ("q=qué?", "q=qué?"),
        ("", ""),
    ],
)
def test_an_address_copied_from_the_browser_will_do(text: str, query: str) -> None:
    assert query_of(text) == query
