"""A user's case-by-month panel becomes months and totals; its texts go nowhere, faults are told by line."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.dataset import load_dataset
from dashboard.dataset.importers import panel as importer
from dashboard.dataset.importers.panel import Panel, PanelError, load_panel
from dashboard.dataset.importers.panel_rows import NEEDED
from dashboard.dataset.yardsticks import PanelLink
from dashboard.places.gazetteer import Gazetteer, load_gazetteer
from dashboard.settings import find_data_dir
from tests.monthly import (
    COLUMNS,
    CONGA,
    LABOUR,
    OIL,
    PLANTED,
    TIA_MARIA,
    latent,
    panel_bytes,
    panel_rows,
    row,
    write_panel,
)

LINKS = load_dataset(find_data_dir()).register_panel_links


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(find_data_dir() / "geo")


@pytest.fixture
def load(gazetteer: Gazetteer, tmp_path: Path) -> Callable[..., Panel]:
    def load(path: Path, links: tuple[PanelLink, ...] = LINKS) -> Panel:
        return load_panel(path, links, gazetteer, tmp_path / "build")

    return load


Load = Callable[..., Panel]


def refusal(load: Load, path: Path, lang: str = "en") -> list[str]:
    """Return what is said of a file that cannot be used, without its head."""
    with pytest.raises(PanelError) as caught:
        load(path)
    return [line.removeprefix(str(path)) for line in caught.value.message(lang).splitlines()[1:]]


@pytest.mark.parametrize("name", ["panel_caso_mes.csv", "panel_caso_mes.csv.gz", "sin_ending"])
def test_plain_and_gzipped_give_the_same_months(load: Load, tmp_path: Path, name: str) -> None:
    panel = load(write_panel(tmp_path / name))
    conga = panel.cases["conga"]
    assert (min(conga), max(conga)) == ("2010-12", "2024-12")
    assert [conga[month] for month in ("2010-12", "2012-01", "2012-02", "2013-04", "2014-04", "2017-06")] == [
        "active", "active", "dialogue", "dialogue", "latent", "latent",
    ]  # fmt: skip
    assert (conga["2017-07"], conga["2024-12"]) == ("resolved", "active")
    assert "2013-05" not in conga
    assert set(panel.cases) == {"casapalca", "conga", "tia_maria"}
    assert len(panel.cases["tia_maria"]) == 267
    assert panel.groups["conga"] == 1


def test_gaps_double_months_and_what_absence_means(load: Load, tmp_path: Path) -> None:
    panel = load(write_panel(tmp_path / "panel.csv.gz"))
    assert panel.span == ("2004-04", "2026-07")
    assert panel.gaps == ("2005-06",)
    assert panel.doubled == ("2004-06", "2005-07")
    assert len(panel.reports) == 269
    # With the latent cases in it, a case that is absent was not listed; from report 248 on it may be there.
    assert {"2014-04", "2017-07", "2024-06"} <= panel.whole
    assert not {"2011-12", "2024-10", "2026-07"} & panel.whole


def test_the_older_version_without_latent_cases_is_read_and_told_apart(load: Load, tmp_path: Path) -> None:
    panel = load(write_panel(tmp_path / "old.csv.gz", panel_bytes(panel_rows(with_latent=False))))
    assert not panel.whole
    assert set(panel.cases["conga"].values()) == {"active", "dialogue", "resolved"}


def test_totals_count_a_case_once_a_month_where_its_place_says(load: Load, tmp_path: Path) -> None:
    panel = load(write_panel(tmp_path / "panel.csv.gz"))
    # Tía María stands under Ica in the file; its place is in Arequipa. Two rows a month are one case.
    assert "11" not in panel.totals
    assert panel.totals["04"]["2014-04"] == (1, 1, 1)
    assert panel.totals["15"]["2014-04"] == (1, 1, 0)  # labour
    assert panel.totals["16"]["2014-04"] == (1, 1, 1)
    assert panel.totals["*"]["2014-04"] == (4, 4, 3)
    assert panel.totals["*"]["2017-07"] == (3, 3, 2)  # resolved is no longer in force
    assert "2005-06" not in panel.totals["*"]


def test_rows_without_a_place_go_with_their_group_only_where_most_of_it_is_there(
    load: Load, tmp_path: Path
) -> None:
    elsewhere = row(125, CONGA)["ubicacion"]
    rows = [row(124, CONGA), row(125, CONGA, ubicacion="Distrito de Jangas, provincia de Huaraz")]
    rows += [row(126, CONGA, ubicacion="Distrito de Jangas, provincia de Huaraz"), latent(127, CONGA)]
    panel = load(write_panel(tmp_path / "p.csv", panel_bytes(rows)))
    assert elsewhere
    assert panel.cases["conga"] == {"2014-06": "active"}
    assert set(panel.cases["pierina"]) == {"2014-06", "2014-07", "2014-08", "2014-09"}


def test_a_case_without_mining_at_the_same_place_is_not_ours(load: Load, tmp_path: Path) -> None:
    rows = [row(124, CONGA), row(125, OIL, ubicacion=row(1, CONGA)["ubicacion"], menciona_mineria="0")]
    assert load(write_panel(tmp_path / "p.csv", panel_bytes(rows))).cases == {"conga": {"2014-06": "active"}}


def test_the_official_code_joins_rows_and_may_name_a_case(load: Load, tmp_path: Path) -> None:
    rows = [row(268, CONGA, codigo="0603-0712"), row(269, OIL, ubicacion="", codigo="0603-0712")]
    path = write_panel(
        tmp_path / "p.csv", panel_bytes([*rows, row(269, TIA_MARIA, ubicacion="", codigo="9")])
    )
    assert load(path).cases == {"conga": {"2026-06": "active", "2026-07": "active"}}
    named = PanelLink("tia_maria", "040702", "9", "…", "…")
    assert load(path, (named,)).cases == {"tia_maria": {"2026-07": "active"}}


def test_of_several_states_in_a_month_the_strongest_speaks(load: Load, tmp_path: Path) -> None:
    rows = [
        latent(124, CONGA),
        row(124, CONGA, "Resuelto"),
        row(124, CONGA, "Nuevo"),
        row(125, CONGA, "Inactivo"),
    ]
    panel = load(write_panel(tmp_path / "p.csv", panel_bytes(rows)))
    assert panel.cases["conga"] == {"2014-06": "active", "2014-07": "inactive"}


def test_columns_of_text_may_be_absent_and_numbers_may_be_a_spreadsheet_s(load: Load, tmp_path: Path) -> None:
    columns = [*NEEDED[::-1]]
    rows = [row(96, CONGA, caso_id="101.0", mes="2.0", estado="ACTIVO", hechos_del_mes="HAY DIÁLOGO")]
    panel = load(write_panel(tmp_path / "p.csv", panel_bytes(rows, columns)))
    assert panel.cases["conga"] == {"2012-02": "active"}


def test_odd_rows_are_left_out_and_counted(load: Load, tmp_path: Path) -> None:
    rows = [row(1, OIL), row(2, OIL, "Retirado"), row(3, OIL, anio=""), row(4, OIL, caso_id="")]
    panel = load(write_panel(tmp_path / "p.csv", panel_bytes(rows)))
    # A row takes five lines: its texts hold line breaks.
    assert panel.odd == {"state": (1, 2 + 5), "month": (1, 2 + 10), "group": (1, 2 + 15)}
    assert [report.number for report in panel.reports] == [1, 4]


def cut(part: float) -> Callable[[bytes], bytes]:
    return lambda content: content[: int(len(content) * part)]


ONE = [row(1, OIL), row(2, OIL)]
LESS = [name for name in COLUMNS if name not in ("mes", "estado")]
FAULTS: list[tuple[str, bytes, str, str]] = [
    ("p.csv", b"", ": el archivo está vacío", ": the file is empty"),
    ("p.csv", panel_bytes([]), ":1: no hay registros", ":1: there are no records"),
    (
        "p.csv",
        panel_bytes(ONE, LESS),
        ":1: no es el panel caso por mes: faltan columnas (mes, estado)",
        ":1: this is not the case-by-month panel: columns are missing (mes, estado)",
    ),
    (
        "p.csv",
        panel_bytes(ONE).partition(b"\r\n")[2],
        ":1: no es el panel",
        ":1: this is not the case-by-month",
    ),
    ("p.csv", panel_bytes(ONE).replace(b",", b";"), ":1: las columnas se separan con punto", "semicolons"),
    (
        "p.csv",
        panel_bytes([row(1, OIL, mes="13"), row(2, OIL, anio="dos mil")]),
        ":2 mes: se espera un número entero de 1 a 12",
        ":7 anio: a whole number from 2004 to 2100 is expected",
    ),
    ("p.csv", panel_bytes([row(1, OIL, menciona_mineria="sí")]), ":2 menciona_mineria: se espera", "0 to 1"),
    (
        "p.csv",
        panel_bytes([*ONE, row(3, OIL)]).replace(b"2,2004,5,", b"2,2004,"),
        ":7: la fila no tiene tantas celdas",
        ":7: the row does not have as many cells",
    ),
    ("p.csv", panel_bytes(ONE)[:-30], ":7: el archivo termina a medias", ":7: the file ends half-way"),
    ("p.csv", panel_bytes(ONE)[:-150], ":7: el archivo termina a medias", ":7: the file ends half-way"),
    (
        "p.csv",
        panel_bytes(ONE).replace(b"Andoas", b"Ando\xe1s", 1),
        ":3: la línea no está en UTF-8",
        ":3: the line is not UTF-8",
    ),
    (
        "p.csv",
        panel_bytes(ONE).decode("utf-8-sig").encode("utf-16"),
        ":1: el archivo está en UTF-16",
        "UTF-16",
    ),
    ("p.xlsx", b"PK\x03\x04" + bytes(200), ": es un archivo ZIP o de Excel", ": this is a ZIP or Excel file"),
    ("p.csv", panel_bytes([row(1, OIL, "Retirado")]), ": ninguna fila tiene", ": no row has"),
]


@pytest.mark.parametrize(("name", "content", "es", "en"), FAULTS)
def test_a_file_that_cannot_be_used_is_told_by_line_in_both_languages(
    load: Load, tmp_path: Path, name: str, content: bytes, es: str, en: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for lang, words in (("es", es), ("en", en)):
        said = refusal(load, path, lang)
        assert any(line.startswith(words) or words in line for line in said), said
        assert not any(name in line for line in said for name in PLANTED)
    assert not (tmp_path / "build").exists()


def test_a_cut_or_damaged_gzip_is_told(load: Load, tmp_path: Path) -> None:
    whole = panel_bytes(panel_rows(reports=range(1, 40)))
    path = write_panel(tmp_path / "cut.csv.gz", whole, cut(0.6))
    (said,) = refusal(load, path)
    assert "the file ends half-way" in said
    assert int(said.split(":")[1]) > 100
    path = write_panel(tmp_path / "bad.csv.gz", whole, lambda content: content[:-8] + bytes(8))
    assert "damaged from this line on" in refusal(load, path)[-1]


def test_many_faults_end_the_reading_after_the_first_few(load: Load, tmp_path: Path) -> None:
    rows = [row(1, OIL, mes="x") for _ in range(40)]
    said = refusal(load, write_panel(tmp_path / "p.csv", panel_bytes(rows)))
    assert len(said) == 11
    assert said[0].startswith(":2 mes")
    assert "only the first" in said[-1]


def test_nothing_of_the_texts_is_kept(load: Load, tmp_path: Path) -> None:
    panel = load(write_panel(tmp_path / "panel.csv.gz"))
    kept = [path for path in (tmp_path / "build").rglob("*") if path.is_file()]
    assert kept
    outputs = [repr(panel), *(path.read_text(encoding="utf-8") for path in kept)]
    assert not [name for text in outputs for name in (*PLANTED, "Huasmín", "Reporte-") if name in text]


def test_the_second_time_nothing_is_read_again_until_something_changes(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_panel(tmp_path / "panel.csv", panel_bytes(panel_rows(reports=range(80, 130))))
    first = load(path)
    reading = importer.read_panel
    asked: list[Path] = []

    def read(path: Path, *others: object) -> object:
        asked.append(path)
        return reading(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(importer, "read_panel", read)
    assert load(path) == first
    assert asked == []
    assert load(path, LINKS[:1]).key != first.key
    write_panel(path, panel_bytes(panel_rows(reports=range(80, 131))))
    assert load(path).key != first.key
    assert len(asked) == 2
    (kept,) = {path for path in (tmp_path / "build" / "monthly").iterdir() if path.stem == first.key}
    kept.write_bytes(kept.read_bytes()[:-9])
    write_panel(path, panel_bytes(panel_rows(reports=range(80, 130))))
    assert load(path) == first
    assert len(asked) == 3


def test_an_absent_file_and_a_folder_are_named(load: Load, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "no.csv")
    assert refusal(load, tmp_path, "es")[0].startswith(": no se puede leer el archivo")


def many_rows(reports: int, cases: int) -> Iterator[bytes]:
    """Yield the lines of a large panel: every case in every report."""
    yield panel_bytes([])
    for report in range(1, reports + 1):
        lines = [
            panel_bytes([row(report, group)]).partition(b"\r\n")[2]
            for group in (LABOUR, OIL, TIA_MARIA, CONGA)
        ]
        rest = [line.partition(b",")[2] for line in lines]
        yield from (b"%d,%b" % (number, rest[number % 4]) for number in range(cases))


def test_two_hundred_thousand_rows_are_read_in_time(load: Load, tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"".join(many_rows(250, 800)))
    begun = time.process_time()
    panel = load(path)
    assert time.process_time() - begun < 40  # five times the rows of the real one, which has ten seconds
    assert panel.rows == 200_000
    assert panel.totals["*"]["2011-12"] == (800, 800, 600)


def test_long_texts_do_not_fill_the_memory(load: Load, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    text = f"{PLANTED[0]} " * 500
    path.write_bytes(panel_bytes(row(1, OIL, texto_crudo=text, caso_id=str(n)) for n in range(3000)))
    tracemalloc.start()
    load(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 4


def test_what_is_kept_is_json_of_codes_and_numbers(load: Load, tmp_path: Path) -> None:
    load(write_panel(tmp_path / "p.csv", panel_bytes(panel_rows(reports=range(80, 130)))))
    (kept,) = (tmp_path / "build" / "monthly").iterdir()
    value = json.loads(kept.read_bytes().partition(b"\n")[2])
    assert set(value) == {"rows", "odd", "reports", "cases", "groups", "totals"}
