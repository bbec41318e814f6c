"""The register and the published totals as shipped: true to what they were taken from, and by the book."""

from __future__ import annotations

import csv
import hashlib
import random
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.codebook import (
    CODE_LISTS,
    COUNT_PAIRS,
    COUNTS,
    REGISTER,
    REGISTER_LINKS,
    REGISTER_PANEL_LINKS,
    crosswalk,
    labels,
)
from dashboard.dataset import Dataset, load_dataset
from dashboard.dataset.validation import Geography, read_tables, validate_tables
from dashboard.dataset.version import data_date
from dashboard.settings import find_data_dir
from dashboard.site.map_page.cards import build_sources
from dashboard.text import fold
from scripts.reading_ease import LEAST, measure
from tests.tables import COUNT, ENTRY, LINK, OTHER_COUNT, PAIR, PANEL_LINK, PRESS, SOURCE, Cells, write_tables

SEED = 241
CELLS = ("name_es", "ubigeo", "company", "state", "phase", "acts_of_violence", "dialogue", "competence")
# Typed from the table that the register was taken from, in its own words.
SAMPLE = {
    9: "Tres Tingos - Quinua Totora - Minera Yanacocha|060108|Minera Yanacocha S.A.|Activo|Diálogo|Sí|Sí|"
    "Gobierno nacional",
    14: "Tiaparo - Tapayrihua - SPCC (Los Chancas)|030410|Southern Perú Copper Corporation|Latente|"
    "Conflicto no iniciado|Sí|Sí|Gobierno nacional",
    22: "Tía María - Islay|040702|Southern Perú Copper Corporation|Activo|Fase temprana|Sí|No|"
    "Gobierno nacional",
    31: "10 CC Pallpata - Antapaccay|080805|Compañía Minera Antapaccay S.A.|Activo|Diálogo|Sí|No|"
    "Gobierno nacional",
    34: "Paruro - Minera Las Bambas|0810|Minera Las Bambas S.A.|Activo|Diálogo|Sí|No|Gobierno nacional",
    35: "Espinar - Antapaccay (ex Glencore Xstrata)|0808|Compañía Minera Antapaccay S.A.|Activo|Diálogo|"
    "Sí|Sí|Gobierno nacional",
    46: "Llata - Antamina|100501|Compañía Minera Antamina S.A.|Activo|Diálogo|Sí|Sí|Gobierno nacional",
    69: "Pampas - Tungsteno Málaga|021509|Minera Tungsteno Málaga del Perú S.A.|Latente|"
    "Conflicto no iniciado|No|No|Gobierno regional",
    70: "Huarupampa - Consorcio Minero Conexas|021802|Consorcio Minero y Operaciones Conexas S.A.C.|Latente|"
    "Conflicto no iniciado|Sí|No|Gobierno regional",
    79: "Cuenca Llallimayo - Aruntani|210804|Aruntani S.A.C.|Activo|Diálogo|Sí|Sí|Gobierno nacional",
}
# Names of private persons in the pages that were read, as hashes so that this file does not spread them.
PRIVATE = {  # the first is a planted one
    "ac7c8cb9f8f6f809",
    "19f46732df7a3490",
    "99b3266c40448fcf",
    "b7b997c8a1f0c241",
    "3a43745adc38f54c",
    "e6ce79c78092efcd",
}
REGISTER_TABLES = (REGISTER, REGISTER_LINKS, REGISTER_PANEL_LINKS, COUNTS, COUNT_PAIRS)
TABLES = {table.name: table for table in REGISTER_TABLES}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load_dataset(find_data_dir())


def test_ten_cases_drawn_at_random_are_as_the_register_has_them(dataset: Dataset) -> None:
    assert len(dataset.register) == 81
    assert sorted(random.Random(SEED).sample(range(1, 82), 10)) == sorted(SAMPLE)
    for number, line in SAMPLE.items():
        entry = dataset.register[f"dp{SEED}-{number:02}"]
        own = [str(getattr(entry, name)) for name in CELLS]
        said = [_label(name, cell) for name, cell in zip(CELLS, own, strict=True)]
        assert said == line.split("|")
        assert (entry.report, entry.month) == (241, "2024-03")


def _label(column: str, cell: str) -> str:
    codes = REGISTER.column(column).code_list
    return labels(codes, "es")[cell] if codes else cell


def test_the_register_is_no_stock_of_81(dataset: Dataset) -> None:
    entries = dataset.register.values()
    assert Counter(entry.state for entry in entries) == {
        "active": 58, "latent": 17, "resolved": 4, "withdrawn": 2,
    }  # fmt: skip
    assert sum(entry.in_force for entry in entries) == 75
    assert Counter(entry.counterpart for entry in entries if entry.in_force) == {"formal": 65, "informal": 10}
    talking = [entry for entry in entries if entry.phase == "dialogue"]
    assert (len(talking), sum(entry.dialogue == "no" for entry in talking)) == (48, 22)


def test_an_entry_stands_where_its_district_or_province_does(dataset: Dataset) -> None:
    with (find_data_dir() / "geo" / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        places = {row["ubigeo"]: row for row in csv.DictReader(stream) if row["level"] != "town"}
    without = []
    for entry in dataset.register.values():
        place = places[entry.ubigeo]
        assert place["level"] == entry.where_prec
        if not place["latitude"]:
            without.append(entry.register_id)
            assert entry.latitude is None
        else:
            assert (entry.latitude, entry.longitude) == (float(place["latitude"]), float(place["longitude"]))
    assert without == ["dp241-40"]


def test_every_state_is_known_under_the_names_of_its_years() -> None:
    assert [crosswalk("register_state_2004", code) for code in ("active", "resolved")] == [
        "vigentes",
        "concluidos",
    ]
    assert crosswalk("register_state_2024", "withdrawn") == "retirados"
    assert crosswalk("register_state_panel", "merged") == "Fusionado"
    assert crosswalk("register_state_panel", "withdrawn") == ""
    names = ("register_state_2004", "register_state_2008", "register_state_2024", "register_state_panel")
    assert all(any(crosswalk(name, code) for name in names) for code in CODE_LISTS["register_state"].values())


def test_every_link_says_why_and_a_dispute_is_told_from_a_mine(dataset: Dataset) -> None:
    relations = {(link.register_id, link.case): link.relation for link in dataset.register_links}
    assert relations["dp241-22", "tia_maria"] == "same_dispute"
    assert relations["dp241-11", "pataz_poderosa"] == "same_mine"
    bambas = [key for key, case in relations if case == "las_bambas"]
    assert len(bambas) == 12
    assert all(len(link.reason(lang)) > 20 for link in dataset.register_links for lang in ("es", "en"))


def test_every_count_has_source_definition_and_period(dataset: Dataset) -> None:
    counts = dataset.counts.values()
    assert len(counts) >= 60
    assert len({count.counter for count in counts}) >= 12
    for count in counts:
        source = dataset.sources[count.source_id]
        assert source.title
        assert source.publisher
        assert count.what("es").endswith(".")
        assert count.what("en").endswith(".")
        assert count.period_start <= count.period_end
        if count.inferred or count.computed:
            assert count.note("es"), count.count_id
            assert count.note("en"), count.count_id
    assert all("aquí" in count.note("es") for count in counts if count.computed)


def test_every_pair_has_two_rows_or_more_and_reads_easily(dataset: Dataset) -> None:
    rows = Counter(count.pair for count in dataset.counts.values() if count.pair)
    assert set(rows) == set(dataset.count_pairs)
    assert min(rows.values()) >= 2
    assert list(dataset.count_pairs)[:2] == ["2017-03", "2019-03"]
    for pair in dataset.count_pairs.values():
        ease = measure(pair.why_es)
        assert ease.value >= LEAST, pair.pair
        assert not ease.long


def test_the_two_strongest_pairs_hold_the_figures_they_are_about(dataset: Dataset) -> None:
    def figures(pair: str, side: str) -> set[object]:
        found = (c for c in dataset.counts.values() if c.pair == pair and not c.computed)
        return {count.best for count in found if count.counter_side == side}

    assert (figures("2017-03", "ombudsman"), figures("2017-03", "state")) == ({204}, {5})
    assert (figures("2019-03", "ombudsman"), figures("2019-03", "state")) == ({183, 73}, {190, 80})


def test_no_series_of_the_prime_minister_s_office_runs_from_one_office_into_the_next(
    dataset: Dataset,
) -> None:
    office = [c for c in dataset.counts.values() if c.counter.startswith("Presidencia del Consejo")]
    for series in {count.series for count in office}:
        own = [count for count in office if count.series == series]
        assert len({count.counter for count in own}) == 1
        years = {count.period_end[:4] >= "2017" for count in own}
        assert len(years) == 1, series


def test_a_place_stands_for_a_case_only_where_that_is_said_and_never_for_two(dataset: Dataset) -> None:
    links = dataset.register_panel_links
    assert len({link.ubigeo for link in links}) == len(links) > 40
    assert {"conga", "casapalca", "pataz_poderosa"} <= {link.case for link in links}
    # These have no place of their own, or share theirs with another case.
    assert not {"miners_strike_2019", "crisis_2022_23", "quellaveco", "cuajone"} & {
        link.case for link in links
    }
    for link in links:
        assert min(len(link.reason(lang)) for lang in ("es", "en")) > 15
        assert not link.official_code  # none has been seen


def test_what_others_list_and_count_changes_nothing_about_events(dataset: Dataset, tmp_path: Path) -> None:
    rows: dict[str, tuple[()]] = dict.fromkeys(TABLES, ())
    other = {**PRESS, "source_id": "later", "date": "2026-08"}
    sources = (SOURCE, PRESS, other)
    counts = ({**COUNT, "source_id": "later"}, OTHER_COUNT)
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    some = load_dataset(write_tables(tmp_path / "with", sources=sources, counts=counts))
    none = load_dataset(write_tables(tmp_path / "without", sources=(SOURCE, PRESS), **rows))
    assert some.counts
    assert some.register
    assert some.events == none.events
    assert data_date(some) == data_date(none)
    assert build_sources(some, "es") == build_sources(none, "es")
    told = {event.event_id for event in dataset.events}
    assert not told & (set(dataset.register) | set(dataset.counts))


def test_data_without_these_files_still_load(tmp_path: Path) -> None:
    write_tables(tmp_path)
    for table in REGISTER_TABLES:
        (tmp_path / table.file).unlink()
    bare = load_dataset(tmp_path)
    assert (dict(bare.register), bare.register_links) == ({}, ())
    assert (dict(bare.counts), dict(bare.count_pairs)) == ({}, {})


def test_every_column_of_these_tables_is_an_attribute(tmp_path: Path) -> None:
    own = load_dataset(write_tables(tmp_path))
    records: dict[str, object] = {
        "register": own.register[ENTRY["register_id"]],
        "register_links": own.register_links[0],
        "register_panel_links": own.register_panel_links[0],
        "counts": own.counts[COUNT["count_id"]],
        "count_pairs": own.count_pairs[PAIR["pair"]],
    }
    for name, record in records.items():
        assert [column for column in TABLES[name].column_names() if not hasattr(record, column)] == []
    assert own.counts[COUNT["count_id"]].best == 204
    assert own.register_links[0].case == LINK["case"]


@pytest.mark.parametrize(("name", "cells"), [("register", ENTRY), ("register_panel_links", PANEL_LINK)])
def test_a_place_that_does_not_exist_is_named(tmp_path: Path, name: str, cells: Cells) -> None:
    write_tables(tmp_path, **{name: ({**cells, "ubigeo": "0499"},)})
    known = frozenset(("06", "0601", "060101", "04", "0407", "040702"))
    (problem,) = validate_tables(read_tables(tmp_path), Geography(known_ubigeo=known.__contains__))
    assert (problem.file, problem.column, problem.message_key) == (
        f"{name}.csv",
        "ubigeo",
        "ubigeo_unknown",
    )


def _private(text: str) -> bool:
    words = re.findall(r"[a-z]+", fold(text))
    spoken = [*words, *(f"{first} {second}" for first, second in pairwise(words))]
    return any(hashlib.sha256(word.encode()).hexdigest()[:16] in PRIVATE for word in spoken)


def test_no_private_name_from_the_pages_read_is_in_these_tables(dataset: Dataset) -> None:
    assert _private("Según Nombre-Plantado, columnista")
    cited = {count.source_id for count in dataset.counts.values()}
    cited |= {name for entry in dataset.register.values() for name in (entry.source_id, entry.seen_in)}
    for file in (*(table.file for table in REGISTER_TABLES), "sources.csv", "names.csv"):
        with (find_data_dir() / file).open(encoding="utf-8", newline="") as stream:
            for line, row in enumerate(csv.reader(stream), start=1):
                if file != "sources.csv" or row[0] in cited:
                    assert not any(map(_private, row)), f"{file}:{line}"
