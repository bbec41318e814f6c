"""`--register FILE` as typed: what the file holds, in words; a wrong one is told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import main
from tests.monthly import OIL, PLANTED, panel_bytes, row, write_panel


@pytest.fixture
def build_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use a build folder of the test's own, from a working folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("CONFLICTOS_BUILD_DIR", str(tmp_path / "build"))
    return tmp_path / "build"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("es", ["1270 filas, 269 reportes, de abril de 2004 a julio de 2026", "Sin reporte: junio de 2005."]),
        ("en", ["1,270 rows, 269 reports, April 2004 to July 2026", "Without a report: June 2005."]),
    ],
)
def test_check_tells_version_gaps_and_the_rows_of_every_report(
    build_dir: Path, capsys: pytest.CaptureFixture[str], lang: str, words: list[str]
) -> None:
    path = write_panel(build_dir.parent / "panel.csv.gz")
    assert main(["check", "--register", str(path), "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert [said for said in words if said not in out] == []
    assert "124" in out  # reports before 248 with latent cases
    assert "122\t2014-04\t6\t2\n" in out
    assert len([line for line in out.splitlines() if line.count("\t") == 3]) == 269
    assert not [name for name in PLANTED if name in out + err]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("es", ["No se puede usar el panel", ":2 mes: se espera"]),
        ("en", ["cannot be used", ":2 mes: a whole"]),
    ],
)
def test_a_wrong_file_is_told_by_line(
    build_dir: Path, capsys: pytest.CaptureFixture[str], lang: str, words: list[str]
) -> None:
    path = write_panel(build_dir.parent / "p.csv", panel_bytes([row(1, OIL, mes=PLANTED[0])]))
    assert main(["check", "--register", str(path), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert [said for said in words if said not in err] == []
    assert not [name for name in PLANTED if name in out + err]
    assert not build_dir.exists()


def test_an_absent_file_is_named_like_any_other(build_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--register", "no/panel.csv", "--lang", "es"]) == 1
    assert capsys.readouterr().err == f"Falta el archivo {Path('no/panel.csv')}.\n"
    assert not build_dir.exists()
