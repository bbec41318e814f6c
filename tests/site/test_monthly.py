"""`--register FILE` on the page and in copies of it: bands and totals, and nothing of the texts."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import brotli
import pytest

from dashboard.atlas import Atlas, load_atlas
from dashboard.cli import main
from dashboard.dataset.importers import panel as importer
from dashboard.evidence.monthly import case_words, month_runs
from dashboard.settings import Settings, find_data_dir
from dashboard.site.key import site_key
from dashboard.site.map_page.monthly import build_monthly
from tests.monthly import CONGA, OIL, PLANTED, panel_bytes, panel_rows, row, write_panel
from tests.packed import unpacked
from tests.test_cli import fetch, fingerprint, serving

COMMANDS = (["serve", "--no-browser"], ["freeze", "site"], ["freeze", "--single", "map.html"], ["prepare"])


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_panel(tmp_path_factory.mktemp("panel") / "panel_caso_mes.csv.gz")


@pytest.fixture(scope="module")
def atlas(panel: Path, tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return load_atlas(Settings(build_dir=tmp_path_factory.mktemp("build"), register=panel), "es")


@pytest.fixture
def build_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use a build folder of the test's own, from a working folder of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("CONFLICTOS_BUILD_DIR", str(tmp_path / "build"))
    return tmp_path / "build"


def texts(folder: Path) -> Iterator[str]:
    """Yield what every file below a folder says, unpacked."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix == ".br":
            content = brotli.decompress(content)
        elif path.suffix == ".gz":
            content = gzip.decompress(content)
        text = content.decode("utf-8", errors="ignore")
        yield text
        if text.startswith("window.cm.take"):
            yield str(unpacked(content))


def monthly_in(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        if "monthly" in value:
            yield value["monthly"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from monthly_in(part)


def test_a_case_goes_through_every_state_and_absence_says_what_it_can(atlas: Atlas) -> None:
    assert atlas.panel is not None
    assert month_runs(atlas.panel, "conga") == [
        ["unknown", "2004-04", "2005-05"],
        ["gap", "2005-06", "2005-06"],
        ["unknown", "2005-07", "2010-11"],
        ["active", "2010-12", "2012-01"],
        ["dialogue", "2012-02", "2013-04"],
        ["unknown", "2013-05", "2014-03"],
        ["latent", "2014-04", "2017-06"],
        ["resolved", "2017-07", "2017-07"],
        ["unlisted", "2017-08", "2024-07"],
        # From report 246 this panel lacks latent rows, and from 248 on no report gives every case.
        ["unknown", "2024-08", "2024-11"],
        ["active", "2024-12", "2024-12"],
        ["unknown", "2025-01", "2026-07"],
    ]


@pytest.mark.parametrize(
    ("lang", "case", "words"),
    [
        ("es", "conga", ["En 70 meses, de diciembre de 2010 a diciembre de 2024", "Huasmín y Sorochuco",
                         "en diálogo 15; activo 15; latente 39; resuelto 1", "no se sabe"]),
        ("en", "conga", ["In 70 months, from December 2010 to December 2024", "Huasmín and Sorochuco",
                         "in dialogue 15; active 15; latent 39; resolved 1", "not known"]),
        ("es", "pierina", ["El archivo no trae fichas que mencionen minería en Jangas."]),
        ("es", "miners_strike_2019", ["No se busca en el registro"]),
    ],
)  # fmt: skip
def test_a_card_says_when_a_case_is_listed_and_what_is_not_known(
    atlas: Atlas, lang: str, case: str, words: list[str]
) -> None:
    monthly = build_monthly(atlas, lang)
    assert monthly is not None
    said = " ".join(monthly["cases"][case]["said"])
    assert [part for part in words if part not in said] == []


def test_several_cases_of_the_file_at_one_place_are_told(atlas: Atlas) -> None:
    assert atlas.panel is not None
    several = replace(atlas.panel, groups={**atlas.panel.groups, "conga": 3})
    assert any("3 casos" in said for said in case_words(several, "conga", ["Huasmín"], "es"))
    assert not any("casos;" in said for said in case_words(atlas.panel, "conga", ["Huasmín"], "es"))


def test_totals_of_a_department_have_a_number_for_every_month(atlas: Atlas) -> None:
    monthly = build_monthly(atlas, "es")
    assert monthly is not None
    months = len(monthly["held"])
    assert months == 22 * 12 + 4  # April 2004 to July 2026
    assert monthly["held"][14] == "-"  # June 2005
    assert set(monthly["totals"]) == {"*", *atlas.departments}
    assert {len(counts) for both in monthly["totals"].values() for counts in both} == {months}
    (mining, environmental) = monthly["totals"]["15"]
    assert (mining[0], environmental[0]) == (1, 0)  # a labour dispute at a mine
    assert monthly["totals"]["06"][0][80] == 1  # December 2010


def test_nothing_of_the_texts_is_in_anything_that_is_written_or_said(
    panel: Path, small_data: Path, build_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = ["--register", str(panel), "--data", str(small_data)]
    assert main(["freeze", "site", "--single", "map.html", *shared, "--lang", "es"]) == 0
    assert main(["check", *shared]) == 0
    out, err = capsys.readouterr()
    written = [*texts(Path("site")), *texts(Path.cwd()), *texts(build_dir)]
    found = {name for name in (*PLANTED, "Reporte-1") for text in (out, err, *written) if name in text}
    assert found == set()
    assert "panel_caso_mes.csv.gz" in err
    # It says on the page whose file it is, in both languages.
    assert sum("panel_caso_mes.csv.gz" in text for text in texts(Path("site"))) >= 1
    assert "Registro, mes a mes" in "".join(written)
    assert "Register, month by month" in "".join(written)


def test_without_a_file_nothing_of_it_is_in_the_site(small_data: Path, build_dir: Path) -> None:
    before = fingerprint(small_data)
    assert main(["freeze", "plain", "--data", str(small_data)]) == 0
    for text in texts(Path("plain")):
        assert not [
            word for word in ("month-key", "month-totals", "'monthly'", "mes a mes, seg") if word in text
        ]
    assert fingerprint(small_data) == before
    assert {path.name for path in build_dir.iterdir()} == {"site"}


def test_serving_hands_out_the_band(panel: Path, small_data: Path, build_dir: Path) -> None:
    with serving(build_dir, "--port", "0", "--data", str(small_data), "--register", str(panel)) as served:
        port = served[2]
        _, page = fetch(port, "/es/")
        rows = page.partition("static/rows.")[2].partition('"')[0]
        status, script = fetch(port, f"/static/rows.{rows}")
        assert status == 200
        (monthly,) = monthly_in(unpacked(script.encode()))
        assert monthly["file"] == "panel_caso_mes.csv.gz"
        assert monthly["cases"]["tia_maria"]["runs"][0] == ["active", "2004-04", "2005-05"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("lang", "words"), [("es", "faltan columnas"), ("en", "columns are missing")])
def test_a_wrong_file_is_told_and_nothing_opens_or_is_written(
    small_data: Path,
    build_dir: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    lang: str,
    words: str,
) -> None:
    monkeypatch.setattr("waitress.create_server", lambda *_, **__: pytest.fail("the server was started"))
    path = write_panel(build_dir.parent / "mal.csv", panel_bytes([row(1, OIL)], ["caso_id", "anio"]))
    assert main([*command, "--register", str(path), "--data", str(small_data), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert f"{path}:1" in err
    assert not build_dir.exists()
    assert list(Path.cwd().iterdir()) == []


def test_the_second_start_reads_and_builds_nothing_again(
    panel: Path, small_data: Path, build_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ["freeze", "--register", str(panel), "--data", str(small_data)]
    assert main([*given, "first"]) == 0

    def again(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(importer, "read_panel", again)
    monkeypatch.setattr("dashboard.site.build.save_site", again)
    assert main([*given, "second"]) == 0
    assert fingerprint(Path("second")) == fingerprint(Path("first"))


def test_the_kept_site_depends_on_what_the_file_holds_and_on_its_name(atlas: Atlas, tmp_path: Path) -> None:
    settings = Settings(build_dir=tmp_path)
    links = atlas.dataset.register_panel_links

    def key(path: Path) -> str:
        return site_key(settings, panel=importer.load_panel(path, links, atlas.gazetteer, tmp_path))

    one = write_panel(tmp_path / "one.csv", panel_bytes([row(90, CONGA)]))
    other = write_panel(tmp_path / "other.csv", panel_bytes([row(90, CONGA)]))
    keys = {site_key(settings), key(one), key(other)}
    assert key(one) in keys
    write_panel(one, panel_bytes(panel_rows(reports=range(90, 93))))
    assert len({*keys, key(one)}) == 4


def test_the_project_s_own_data_are_never_written_to(panel: Path, build_dir: Path) -> None:
    before = fingerprint(find_data_dir()), fingerprint(panel.parent)
    assert main(["check", "--register", str(panel)]) == 0
    assert (fingerprint(find_data_dir()), fingerprint(panel.parent)) == before
    assert build_dir.is_dir()
