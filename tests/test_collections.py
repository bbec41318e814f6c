"""A third, made-up collection passes through every output, is added to nothing, and stays when it must."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pyogrio
import pytest
from pptx import Presentation
from pypdf import PdfReader

import dashboard.atlas
import dashboard.export.command
from dashboard.atlas import Atlas, Selection, select
from dashboard.cli import main
from dashboard.codebook import COLLECTIONS, EVENT_TABLES, TEXTS
from dashboard.export.formats import FORMATS, write_export
from dashboard.export.metadata import describe_export
from dashboard.export.papers.chart import chart_of
from dashboard.export.papers.handout import handout_bytes
from dashboard.export.picture.summary import summarise
from dashboard.i18n import LANGS
from dashboard.pages.methodology import Tables, build_blocks
from dashboard.selection.filters import FilterState
from dashboard.settings import PACKAGE_DIR, find_data_dir
from dashboard.site.map_page.payload import build_payload
from tests.exports import own_atlas
from tests.packed import unpacked
from tests.third import CODE, COUNTED, NAME, PLACE, POINTLESS, PUBLISHER, SOURCE, made_up, with_third

ALL = "collection=documents,elsewhere,made_up"
SAID = {
    "es": " y 4 de «Padrón inventado»",
    "en": " and 4 of “Made-up register”",
}
TRACES = ("made-up-", "made_up", "Hecho inventado", NAME, PLACE, PUBLISHER)


@pytest.fixture(scope="module")
def own() -> Atlas:
    return own_atlas()


@pytest.fixture(scope="module")
def third(own: Atlas) -> Atlas:
    """Return the project's data with a third collection, off at first."""
    return with_third(own, made_up(at_first=False))


@pytest.fixture(scope="module")
def fenced(own: Atlas) -> Atlas:
    """Return them with one that may not be handed on, shown at first."""
    return with_third(own, made_up(handed_on=False))


def written(atlas: Atlas, selection: Selection, name: str, folder: Path, lang: str = "es") -> Path:
    path = folder / f"export.{name}"
    write_export(atlas, selection, lang, name, path)
    return path


def test_only_the_codebook_names_a_collection() -> None:
    named = re.compile(r"""["'](documents|elsewhere)["']|\.elsewhere\b|of_(documents|elsewhere)""")
    files = (path for path in PACKAGE_DIR.rglob("*") if path.suffix in (".py", ".js"))
    found = [
        f"{path.relative_to(PACKAGE_DIR)}: {line.strip()}"
        for path in files
        if "codebook" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if named.search(line)
    ]
    assert found == []


def test_the_texts_come_first_are_always_shown_and_every_collection_has_its_table() -> None:
    assert (TEXTS, TEXTS.at_first, TEXTS.handed_on) == (COLLECTIONS[0], True, True)
    assert [table.name for table in EVENT_TABLES] == [entry.table for entry in COLLECTIONS]


@pytest.mark.parametrize(
    "query", ["", "collection=any", "collection=elsewhere", "collection=documents", "unit=any"]
)
def test_old_addresses_show_what_they_showed(own: Atlas, third: Atlas, query: str) -> None:
    before, after = select(own, query, "es"), select(third, query, "es")
    assert [event.event_id for event in after.events] == [event.event_id for event in before.events]
    assert after.sentence == before.sentence
    assert after.state.to_query() == before.state.to_query()


@pytest.mark.parametrize(
    ("query", "main"),
    [
        ("", "documents"),
        ("collection=any", "documents"),
        ("collection=elsewhere", "elsewhere"),
        ("collection=made_up,elsewhere", "elsewhere"),
        ("collection=made_up", CODE),
        (ALL, "documents"),
    ],
)
def test_figures_speak_of_the_first_collection_chosen(third: Atlas, query: str, main: str) -> None:
    assert FilterState.from_query(query, third.filters).main_collection == main


def test_it_is_a_choice_with_rows_and_a_name_and_no_lane(third: Atlas) -> None:
    for lang in LANGS:
        config = build_payload(third, lang)["config"]
        rows = build_payload(third, lang)["data"]["columns"]["collection"]
        assert rows.count(CODE) == COUNTED + 1
        assert config["labels"]["collection"][CODE] == made_up().label(lang)
        spec = next(spec for spec in config["filters"] if spec["key"] == "collection")
        assert (spec["options"], spec["at_first"]) == (
            ("documents", "elsewhere", CODE),
            ("documents", "elsewhere"),
        )
        assert tuple(entry["code"] for entry in config["collections"]) == spec["options"]
        assert config["cases"] == build_payload(own_atlas(), lang)["config"]["cases"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_sentence_says_it_apart(own: Atlas, third: Atlas, lang: str) -> None:
    first, _, rest = select(own, "", lang).sentence.partition("; ")
    assert select(third, ALL, lang).sentence == f"{first}{SAID[lang]}; {rest}"
    alone = select(third, f"collection={CODE}", lang).sentence
    assert alone.startswith(f"{COUNTED} ")
    assert made_up().label(lang) in alone


def some_queries(atlas: Atlas) -> list[str]:
    """Return queries that leave the collection open; the same ones every time."""
    chance = random.Random(20111204)
    specs = [
        s for s in atlas.filters if s.kind == "many" and s.options and s.key not in ("collection", "case")
    ]
    made = []
    for _ in range(14):
        chosen = chance.sample(specs, 2)
        values = (
            f"{spec.key}={','.join(chance.sample(spec.options, min(4, len(spec.options))))}"
            for spec in chosen
        )
        made.append("&".join(values))
    return ["", "unit=any&reading=text", "period=2011-01..2012-12", "department=06", *made]


def test_it_is_added_to_nothing_that_a_picture_or_chart_counts(own: Atlas, third: Atlas) -> None:
    apart = 0
    for query in some_queries(own):
        one, two = select(own, query, "es"), select(third, f"{query}&{ALL}", "es")
        before, after = summarise(own, one, "es"), summarise(third, two, "es")
        mine = sum(event.collection == CODE and event.is_counted for event in two.events)
        assert (after.counted, after.counts, after.hatched) == (before.counted, before.counts, before.hatched)
        assert after.aside == {**before.aside, **({CODE: mine} if mine else {})}, query
        assert after.families == before.families
        assert [line for line in after.tray if NAME not in line[1]] == list(before.tray)
        charts = [
            chart_of([e for e in s.events if e.is_counted and e.collection == TEXTS.code], "es")
            for s in (one, two)
        ]
        assert charts[0] == charts[1]
        apart += mine
    assert apart > 20, "the queries show too little of it to tell"


def test_tables_and_points_carry_it_as_its_own(third: Atlas, tmp_path: Path) -> None:
    selection = select(third, ALL, "es")
    about = describe_export(third, selection, "es")
    assert about.by_collection[CODE] == COUNTED + 1
    assert f"{NAME}: {COUNTED + 1}" in about.by_collection_words
    for name in ("csv", "acled", "ucdp"):
        with written(third, selection, name, tmp_path).open(encoding="utf-8", newline="") as stream:
            held = [row["collection"] for row in csv.DictReader(stream)]
        assert held == [event.collection for event in selection.events], name
    features = json.loads(written(third, selection, "geojson", tmp_path).read_text(encoding="utf-8"))[
        "features"
    ]
    assert sum(feature["properties"]["collection"] == CODE for feature in features) == COUNTED + 1
    layer = pyogrio.read_dataframe(written(third, selection, "gpkg", tmp_path), layer="events")
    assert list(layer["collection"]).count(CODE) == COUNTED + 1
    book = openpyxl.load_workbook(written(third, selection, "xlsx", tmp_path))
    assert [row[1] for row in book["Códigos"].values if row[0] == "collection"] == [
        "documents",
        "elsewhere",
        CODE,
    ]


def test_the_zip_describes_it(third: Atlas, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(third, select(third, ALL, "es"), "zip", tmp_path)) as archive:
        files = {name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist()}
    assert f"{NAME}: {COUNTED + 1}" in files["README.md"]
    assert f"| `{CODE}` | {NAME} |" in files["codebook.md"]
    fields = json.loads(files["datapackage.json"])["resources"][0]["schema"]["fields"]
    column = next(field for field in fields if field["name"] == "collection")
    assert column["constraints"]["enum"] == ["documents", "elsewhere", CODE]
    assert {row["collection"] for row in csv.DictReader(io.StringIO(files["cases.csv"]))} >= {CODE}


def test_pictures_slides_and_notes_say_it_apart(own: Atlas, third: Atlas, tmp_path: Path) -> None:
    selection = select(third, ALL, "es")
    drawn = ElementTree.parse(written(third, selection, "svg", tmp_path))
    texts = ["".join(node.itertext()).strip() for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
    sheet = " ".join(texts)
    counts = summarise(own, select(own, "", "es"), "es")
    number = (
        f"n = {counts.counted}; otros casos, aparte: {counts.aside['elsewhere']}; «{NAME}», aparte: {COUNTED}"
    )
    assert number in sheet
    assert NAME in texts, "a line of the legend"
    assert f"«{NAME}»" in texts, "and one of what has no point"
    deck = Presentation(str(written(third, selection, "pptx", tmp_path)))
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    number = f"n = {counts.counted}, aparte {counts.aside['elsewhere']}, aparte {COUNTED}"
    assert any(text.startswith(number) for text in said)
    assert any(SAID["es"] in text for text in said)
    notes = PdfReader(io.BytesIO(handout_bytes(third, selection, "es"))).pages[0].extract_text()
    assert SAID["es"] in " ".join(notes.split())


@pytest.mark.parametrize("lang", LANGS)
def test_the_methodology_counts_it_in_a_column_of_its_own(own: Atlas, third: Atlas, lang: str) -> None:
    before, after = (
        build_blocks(Tables(atlas.dataset, atlas.gazetteer, find_data_dir(), "1"), lang)
        for atlas in (own, third)
    )
    for name in ("counts", "dates", "places", "support", "voices"):
        rows = [line.split(" | ") for line in after[name].splitlines() if line.startswith("| ")]
        kept = [
            line.removesuffix(" |").split(" | ")
            for line in before[name].splitlines()
            if line.startswith("| ")
        ]
        assert [row[:3] for row in rows] == kept, name
        assert rows[0][3] == f"{made_up().label(lang)} |"
    assert before["others"] in after["others"]
    assert f"### {made_up().label(lang)}" in after["others"]


def contents(path: Path) -> str:
    """Return all text of a file, also of what it packs."""
    content = path.read_bytes()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        content = " ".join(page.extract_text() for page in PdfReader(path).pages).encode()
    if content.startswith(b"window.cm.take"):
        content = json.dumps(unpacked(content), ensure_ascii=False).encode()
    return content.decode("utf-8", errors="replace")


def traces(path: Path) -> list[str]:
    return [trace for trace in TRACES if trace in contents(path)]


@pytest.mark.parametrize("name", [name for name in FORMATS if "-" not in name and name != "png"])
def test_what_may_not_be_handed_on_is_in_no_export(
    fenced: Atlas, own: Atlas, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for atlas, found in ((with_third(own, made_up()), True), (fenced, False)):
        monkeypatch.setattr(dashboard.export.command, "load_atlas", lambda *_, given=atlas: given)
        path = tmp_path / f"{found}.out"
        query = ["--query", "?unit=any&department=06,country"]
        assert main(["export", "--format", name, "--out", str(path), "--lang", "es", *query]) == 0
        if name not in ("deck", "handout", "gpkg"):  # of a story, whose queries show little of it; binary
            assert bool(traces(path)) == found, name
        elif not found:
            assert traces(path) == [], name


def test_what_may_not_be_handed_on_has_no_mark_in_a_picture(fenced: Atlas) -> None:
    summary = summarise(fenced, select(fenced, "", "es"), "es")
    assert {mark.event.collection for mark in summary.marks} == {"documents", "elsewhere"}
    assert select(fenced, f"collection={CODE}", "es").rows == ()


def test_what_may_not_be_handed_on_is_in_no_frozen_file(
    fenced: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICTOS_BUILD_DIR", str(tmp_path / "build"))
    monkeypatch.setattr(dashboard.atlas, "load_atlas", lambda *_: fenced)
    folder, single = tmp_path / "mapa", tmp_path / "mapa.html"
    assert main(["freeze", str(folder), "--single", str(single), "--lang", "es"]) == 0
    files = [path for path in (single, *folder.rglob("*")) if path.is_file()]
    assert len(files) > 10
    assert {path.name: traces(path) for path in files if traces(path)} == {}


def test_the_frozen_rows_hold_what_may_be_handed_on(third: Atlas, fenced: Atlas) -> None:
    def held(atlas: Atlas) -> dict[str, Any]:
        data = build_payload(atlas.handed_on, "es")["data"]
        return {"rows": data["columns"]["collection"].count(CODE), "source": SOURCE in data["sources"]}

    assert held(third) == {"rows": COUNTED + 1, "source": True}
    assert held(fenced) == {"rows": 0, "source": False}
    assert PLACE not in json.dumps(build_payload(fenced.handed_on, "es"), ensure_ascii=False, default=str)
    tray = summarise(third, select(third, ALL, "es"), "es").tray
    assert sum(number for number, said in tray if NAME in said) == POINTLESS
