"""CSV and XLSX: read back by other readers they hold the selection, in both readings, and run nothing."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.atlas import Atlas, Selection, load_atlas, select
from dashboard.codebook.exports import READING_COLUMNS
from dashboard.export.formats import write_export
from dashboard.export.tables.spreadsheets import neutralise
from dashboard.settings import Settings, find_data_dir
from tests.exports import QUERIES, bend, own_atlas

FORMULAS = ("=1+1", "+51 1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


@pytest.fixture(scope="module")
def coded() -> dict[str, dict[str, str]]:
    """Return the cells of the project's tables as they were typed, by event."""
    rows: dict[str, dict[str, str]] = {}
    for name in ("events", "elsewhere"):
        with (find_data_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            rows |= {row["event_id"]: {**row, "collection": name} for row in csv.DictReader(stream)}
    return rows


def read_csv(atlas: Atlas, selection: Selection, path: Path) -> list[dict[str, str]]:
    write_export(atlas, selection, "es", "csv", path)
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def read_sheets(atlas: Atlas, selection: Selection, path: Path, lang: str = "es") -> list[list[Any]]:
    write_export(atlas, selection, lang, "xlsx", path)
    book = openpyxl.load_workbook(path)
    try:
        return [list(sheet.iter_rows()) for sheet in book.worksheets]
    finally:
        book.close()


def same(cell: str, typed: str) -> bool:
    """Tell whether two cells hold the same text or number."""
    try:
        return cell == typed or float(cell) == float(typed)
    except ValueError:
        return False


@pytest.mark.parametrize("query", QUERIES)
def test_csv_holds_the_selected_events_with_the_text_as_it_was_coded(
    atlas: Atlas, coded: dict[str, dict[str, str]], tmp_path: Path, query: str
) -> None:
    selection = select(atlas, query, "es")
    rows = read_csv(atlas, selection, tmp_path / "a.csv")
    assert [row["event_id"] for row in rows] == [atlas.dataset.events[n].event_id for n in selection.rows]
    for row in rows:
        typed = coded[row["event_id"]]
        assert row["collection"] == {"events": "documents"}.get(typed["collection"], typed["collection"])
        for name in READING_COLUMNS:
            assert same(row[f"text_{name}"], typed[name]), (row["event_id"], name)
        for name in (
            "case",
            "unit",
            "part_of",
            "title_es",
            "summary_en",
            "event_subtype",
            "co_actors",
            "note",
        ):
            assert row[name] == typed[name], (row["event_id"], name)


@pytest.mark.parametrize("query", QUERIES)
def test_csv_holds_the_contrasted_reading_beside_it(atlas: Atlas, tmp_path: Path, query: str) -> None:
    selection = select(atlas, query, "es")
    for row, event in zip(read_csv(atlas, selection, tmp_path / "a.csv"), selection.contrasted, strict=True):
        for name in ("date_start", "date_end", "place", "where_prec", "ubigeo", "actor1"):
            assert row[f"contrasted_{name}"] == getattr(event, name)
        for name in ("latitude", "longitude", "deaths_low", "deaths_best", "injured_high", "arrests_best"):
            value = getattr(event, name)
            said = f"{value:.4f}" if name in ("latitude", "longitude") and value is not None else value
            assert row[f"contrasted_{name}"] == ("" if value is None else str(said))
        moved = any(row[f"text_{name}"] != row[f"contrasted_{name}"] for name in READING_COLUMNS)
        assert row["differs"] == str(int(moved))


def test_a_correction_changes_one_reading_only(small_settings: Settings, tmp_path: Path) -> None:
    small = load_atlas(small_settings, "es")
    corrected, other = read_csv(small, select(small, "", "es"), tmp_path / "a.csv")
    assert (corrected["text_injured_best"], corrected["contrasted_injured_best"]) == ("18", "20")
    assert (corrected["differs"], other["differs"]) == ("1", "0")
    assert (corrected["status"], corrected["versions"]) == ("single_voice", "figures;what")
    assert corrected["voices"] == "political;state"
    assert [corrected["collection"], other["collection"]] == ["documents", "elsewhere"]


def test_unreported_is_empty_and_none_is_zero(atlas: Atlas, tmp_path: Path) -> None:
    chosen = atlas.dataset.events[0].event_id
    bent = bend(atlas, chosen, deaths_low=0, deaths_best=0, deaths_high=None)
    row = read_csv(bent, select(bent, "unit=any", "es"), tmp_path / "a.csv")[0]
    assert (row["text_deaths_best"], row["text_deaths_high"]) == ("0", "")


def test_csv_has_no_mark_that_would_be_read_as_part_of_the_first_column(atlas: Atlas, tmp_path: Path) -> None:
    write_export(atlas, select(atlas, "", "es"), "es", "csv", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"event_id,collection,")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_is_run_as_a_formula(atlas: Atlas, tmp_path: Path, formula: str) -> None:
    chosen = next(event for event in atlas.dataset.events if event.located and event.is_counted)
    bent = bend(atlas, chosen.event_id, title_es=formula, actor1=formula, note=formula)
    selection = select(bent, f"case={chosen.case}", "es")
    row = next(
        row for row in read_csv(bent, selection, tmp_path / "a.csv") if row["event_id"] == chosen.event_id
    )
    for name in ("title_es", "text_actor1", "contrasted_actor1", "note"):
        assert row[name] == f"'{formula}"
    assert float(row["text_latitude"]) == chosen.latitude
    assert row["text_latitude"].startswith("-")

    heading, *rows = read_sheets(bent, selection, tmp_path / "a.xlsx")[0]
    names = [cell.value for cell in heading]
    cells = dict(zip(names, next(r for r in rows if r[0].value == chosen.event_id), strict=True))
    assert cells["title_es"].data_type == "s"
    assert cells["title_es"].value.strip() == formula.strip()
    assert cells["title_es"].quotePrefix
    assert cells["text_latitude"].data_type == "n"
    assert cells["text_latitude"].value == chosen.latitude


@pytest.mark.parametrize("value", [-7.164, 0, -3, None, "-5", "+3.5", "Cajamarca", "", "a=b", "¶1"])
def test_numbers_and_plain_texts_stay_as_they_are(value: object) -> None:
    assert neutralise(value) == value


def shown(value: Any) -> str:
    return "" if value is None else value.date().isoformat() if isinstance(value, datetime) else str(value)


def test_days_are_days_and_degrees_have_four_decimals_in_a_workbook(atlas: Atlas, tmp_path: Path) -> None:
    for reading, other in (("contrasted", "text"), ("text", "contrasted")):
        selection = select(atlas, f"case=conga&unit=any&reading={reading}", "es")
        heading, first, *_ = read_sheets(atlas, selection, tmp_path / "a.xlsx")[0]
        names = [cell.value for cell in heading]
        assert names.index(f"{reading}_date_start") < names.index(f"{other}_date_start")
        day = first[names.index("text_date_start")]
        assert (type(day.value), day.number_format) == (datetime, "yyyy-mm-dd")
        assert first[names.index("text_latitude")].number_format == "0.0000"


@pytest.mark.parametrize("query", QUERIES)
def test_workbook_holds_what_the_csv_holds(atlas: Atlas, tmp_path: Path, query: str) -> None:
    selection = select(atlas, query, "es")
    wanted = read_csv(atlas, selection, tmp_path / "a.csv")
    heading, *rows = read_sheets(atlas, selection, tmp_path / "a.xlsx")[0]
    names = [cell.value for cell in heading]
    assert len(rows) == len(wanted)
    for row, expected in zip(rows, wanted, strict=True):
        found = {name: shown(cell.value) for name, cell in zip(names, row, strict=True)}
        assert found.keys() == expected.keys()
        assert [name for name in names if not same(found[name], expected[name])] == []


@pytest.mark.parametrize(
    ("lang", "sheet", "licence"), [("es", "Hechos", "Licencia"), ("en", "Events", "Licence")]
)
def test_workbook_says_what_it_is_in_the_reader_s_language(
    atlas: Atlas, tmp_path: Path, lang: str, sheet: str, licence: str
) -> None:
    selection = select(atlas, "department=06&reading=text", lang)
    write_export(atlas, selection, lang, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames[0] == sheet
    about = {row[0].value: row[1].value for row in book.worksheets[3].iter_rows()}
    columns = {row[0].value for row in book.worksheets[4].iter_rows(min_row=2)}
    head = {cell.value for cell in book.worksheets[0][1]}
    book.close()
    assert selection.sentence in about.values()
    assert "?department=06&reading=text" in about.values()
    assert about[licence].startswith("CC BY 4.0 ")
    assert columns == head


def test_odd_characters_survive_or_are_left_out(atlas: Atlas, tmp_path: Path) -> None:
    characters = "ñandú «¿?» – 😀 \x01 \x0b"
    chosen = atlas.dataset.events[0]
    bent = bend(atlas, chosen.event_id, note=characters)
    selection = select(bent, "unit=any", "es")
    assert read_csv(bent, selection, tmp_path / "a.csv")[0]["note"] == characters
    heading, first, *_ = read_sheets(bent, selection, tmp_path / "a.xlsx")[0]
    note = dict(zip([cell.value for cell in heading], first, strict=True))["note"].value
    assert note == "ñandú «¿?» – 😀  "
