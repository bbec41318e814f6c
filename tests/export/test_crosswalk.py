"""Tables in the shape of ACLED and UCDP: their codes where they have one, nothing where they have none."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from dashboard.atlas import Atlas, select
from dashboard.export.formats import write_export
from tests.exports import QUERIES, bend, own_atlas


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


def read(atlas: Atlas, query: str, shape: str, path: Path) -> dict[str, dict[str, str]]:
    write_export(atlas, select(atlas, query, "es"), "es", shape, path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    key = {"acled": "event_id_cnty", "ucdp": "relid"}[shape]
    found = {row[key]: row for row in rows}
    assert len(found) == len(rows)
    return found


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("shape", ["acled", "ucdp"])
def test_every_selected_event_is_there_once_with_its_collection(
    atlas: Atlas, tmp_path: Path, query: str, shape: str
) -> None:
    selection = select(atlas, query, "es")
    rows = read(atlas, query, shape, tmp_path / "a.csv")
    assert list(rows) == [event.event_id for event in selection.events]
    reading = selection.state.values["reading"]
    for event in selection.events:
        row = rows[event.event_id]
        assert row["collection"] == event.collection
        assert row["reading"] == reading
        assert row["latitude"] == row[f"{reading}_latitude"]
        located = event.scope == "place" and event.latitude is not None
        assert row["latitude"] == (f"{event.latitude:.4f}" if located else "")


def test_both_readings_of_a_figure_are_there(atlas: Atlas, tmp_path: Path) -> None:
    pairs = zip(atlas.readings["text"], atlas.readings["contrasted"], strict=True)
    text, other = next(pair for pair in pairs if pair[0].deaths_high != pair[1].deaths_high)
    row = read(atlas, "unit=any", "ucdp", tmp_path / "a.csv")[text.event_id]
    assert row["contrasted_high"] == row["high"] == str(other.deaths_high)
    assert row["text_high"] == ("" if text.deaths_high is None else str(text.deaths_high))


@pytest.fixture(scope="module")
def unclaimed(atlas: Atlas) -> Atlas:
    """Return the data without claims: both readings are what the rows say."""
    return Atlas(replace(atlas.dataset, claims=MappingProxyType({})), atlas.gazetteer, atlas.layers)


@pytest.fixture(scope="module")
def blockade(unclaimed: Atlas) -> str:
    """Return a located event, to be bent."""
    return next(e.event_id for e in unclaimed.dataset.events if e.located and e.is_counted)


@pytest.mark.parametrize(
    ("subtype", "kind", "detail"),
    [
        ("blockade", "Protests", "Peaceful protest"),
        ("abduction", "Violence against civilians", "Abduction/forced disappearance"),
        ("labour_strike", "", ""),
        ("declaration", "", ""),
    ],
)
def test_acled_names_events_as_acled_does(
    unclaimed: Atlas, tmp_path: Path, blockade: str, subtype: str, kind: str, detail: str
) -> None:
    bent = bend(unclaimed, blockade, event_subtype=subtype, actor1_type="police")
    row = read(bent, "", "acled", tmp_path / "a.csv")[blockade]
    assert (row["event_type"], row["sub_event_type"], row["inter1"]) == (kind, detail, "1")
    assert (row["iso"], row["country"]) == ("604", "Peru")


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp", "date"),
    [
        ("day", "1", "1", "2011-11-24"),
        ("month", "3", "4", "2011-11-24"),
        ("year", "", "5", ""),
        ("unknown", "", "", ""),
    ],
)
def test_vague_dates_do_not_become_days(
    unclaimed: Atlas, tmp_path: Path, blockade: str, precision: str, acled: str, ucdp: str, date: str
) -> None:
    bent = bend(unclaimed, blockade, date_prec=precision, date_start="2011-11-24", date_end="2011-12-01")
    row = read(bent, "", "acled", tmp_path / "a.csv")[blockade]
    assert (row["time_precision"], row["event_date"], row["year"]) == (acled, date, "2011")
    row = read(bent, "", "ucdp", tmp_path / "b.csv")[blockade]
    assert (row["date_prec"], row["date_end"]) == (ucdp, "2011-12-01")


def test_an_event_that_spans_years_is_given_to_none(unclaimed: Atlas, tmp_path: Path, blockade: str) -> None:
    bent = bend(unclaimed, blockade, date_prec="months", date_start="2011-11-01", date_end="2012-02-28")
    assert read(bent, "", "acled", tmp_path / "a.csv")[blockade]["year"] == ""


@pytest.mark.parametrize(("scope", "country", "ucdp"), [("country", "Peru", "6"), ("abroad", "", "")])
def test_nationwide_and_abroad_have_no_point_and_no_department(
    unclaimed: Atlas, tmp_path: Path, blockade: str, scope: str, country: str, ucdp: str
) -> None:
    # The coordinates stay in the record on purpose: they must not be used.
    bent = bend(unclaimed, blockade, where_prec=scope, ubigeo="", area_ubigeo=())
    row = read(bent, "", "acled", tmp_path / "a.csv")[blockade]
    assert (row["country"], row["latitude"], row["admin1"], row["geo_precision"]) == (country, "", "", "")
    row = read(bent, "", "ucdp", tmp_path / "b.csv")[blockade]
    assert (row["country"], row["geom_wkt"], row["where_prec"]) == (country, "", ucdp)


def test_a_place_is_named_as_far_as_it_is_known(unclaimed: Atlas, tmp_path: Path, blockade: str) -> None:
    bent = bend(unclaimed, blockade, where_prec="province", ubigeo="0601", area_ubigeo=())
    row = read(bent, "", "acled", tmp_path / "a.csv")[blockade]
    assert (row["admin1"], row["admin2"], row["admin3"]) == ("Cajamarca", "Cajamarca", "")
    several = bend(unclaimed, blockade, where_prec="several", ubigeo="06", area_ubigeo=("06", "13"))
    assert read(several, "", "acled", tmp_path / "a.csv")[blockade]["admin1"] == ""


def test_workers_who_are_attacked_are_civilians_and_those_who_march_are_not(
    unclaimed: Atlas, tmp_path: Path, blockade: str
) -> None:
    for kind, subtype, inter in (("attack", "armed", "7"), ("mobilisation", "march", "6")):
        bent = bend(unclaimed, blockade, event_type=kind, event_subtype=subtype, actor2_type="mine_workers")
        assert read(bent, "", "acled", tmp_path / "a.csv")[blockade]["inter2"] == inter


def test_deaths_that_nobody_reports_are_not_zero(unclaimed: Atlas, tmp_path: Path, blockade: str) -> None:
    silent = bend(unclaimed, blockade, deaths_low=None, deaths_best=None, deaths_high=None)
    assert read(silent, "", "acled", tmp_path / "a.csv")[blockade]["fatalities"] == ""
    told = bend(unclaimed, blockade, deaths_low=3, deaths_best=None, deaths_high=5)
    assert read(told, "", "acled", tmp_path / "a.csv")[blockade]["fatalities"] == "3"
    row = read(told, "", "ucdp", tmp_path / "b.csv")[blockade]
    assert (row["low"], row["best"], row["high"]) == ("3", "", "5")
