"""Every filter and value means the same everywhere: on the page, in what it saves, on paper, in exports."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from xml.etree import ElementTree

import geopandas
import openpyxl
import pytest

from dashboard.atlas import Atlas, Selection, load_atlas, select
from dashboard.codebook import labels
from dashboard.export.formats import FORMATS
from dashboard.export.picture.groups import Group, group_marks
from dashboard.export.picture.land import department_fill, mercator, palette
from dashboard.export.picture.summary import Summary, summarise
from dashboard.export.tables.points import point_of
from dashboard.selection.filters import Filter
from dashboard.settings import Settings
from tests.browser.pages import Place, Story, Visit, Where
from tests.browser.test_pictures import saved

FAMILIES = set(labels("actor_family", "es").values())
SEED, COMBINED = 19801205, 60
OPEN_VALUES = {
    "q": ("agua", "paro minero", "zzzz"),
    "view": ("-7.164,-78.500,4.00",),
    "span": ("2011-11-20..2011-12-20",),
    "scene": ("water",),
}
# What is seen once a query is the state, read from the page itself.
SEEN = """async (query) => {
    cm.preview({ ...cm.parse("").values, ...cm.parse(query).values, present: "0" });
    const { k, x, y } = cm.geo.affine();
    const id = (row) => cm.columns().id[row];
    const fills = [...document.querySelectorAll("#map [data-department]")]
        .map((node) => [node.dataset.department, getComputedStyle(node).fill]);
    return {
        rows: cm.rows.map(id),
        sentence: cm.describe(cm.state, cm.rows),
        departments: Object.fromEntries(
            cm.config.departments.map(({ code }) => [code, cm.departmentState(code)])),
        fills: Object.fromEntries(fills),
        groups: cm.map.groups.map((group) => group.rows.map(id)).sort(),
        hatched: [...document.querySelectorAll(".area-hatch[data-area]")].map((node) => node.dataset.area),
        tray: [...document.querySelectorAll("#tray b, #tray .mute")]
            .map((node) => Number(/\\d+/.exec(node.textContent)[0])),
        picture: new XMLSerializer().serializeToString(cm.picture()),
        csv: await cm.csv(cm.rows),
        geojson: await cm.geojson(cm.rows),
        affine: [k, x, y],
    };
}"""


def every_value(filters: tuple[Filter, ...]) -> list[str]:
    """Return a query for each value of each filter, a few of open ones, and combinations of two."""
    made = []
    for spec in filters:
        if spec.kind == "range":
            years = range(int(spec.options[0][:4]), int(spec.options[1][:4]) + 1)
            made += [f"{spec.key}={year}-01..{year}-12" for year in years]
        elif spec.kind == "id":
            made += [f"{spec.key}={option}" for option in spec.options[:: len(spec.options) // 3]]
        else:
            made += [f"{spec.key}={value}" for value in OPEN_VALUES.get(spec.key, spec.options)]
    chance = random.Random(SEED)
    pairs = ["&".join(chance.sample(made, 2)) for _ in range(COMBINED)]
    return ["", "unit=any", "unit=any&collection=any&shade=counts", *made, *pairs]


def rgb(colour: str) -> tuple[float, ...]:
    """Return the parts of ``#RRGGBB``, ``rgb(…)`` or ``color(srgb …)`` from 0 to 255."""
    if colour.startswith("#"):
        return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
    whole = 255 if colour.startswith("color(") else 1
    numbers = colour.rpartition("(")[2].removeprefix("srgb ").rstrip(")").replace(",", " ").split()
    return tuple(float(number) * whole for number in (numbers[1:] if numbers[0] == "srgb" else numbers))


def on_paper(atlas: Atlas, summary: Summary, affine: list[float], zoom: float) -> list[Group]:
    """Return the badges that paper draws where places lie as on the page."""
    k, x, y = affine
    return group_marks(summary.marks, lambda point: (k * point[0] + x, y - k * mercator(point[1])), zoom)


def legend_of(picture: str) -> list[str]:
    """Return the lines of a saved picture that name a family and how often it takes part."""
    texts = [node.text or "" for node in ElementTree.fromstring(picture).iter() if node.tag.endswith("text")]
    return [text for text in texts if text.partition(" · ")[0] in FAMILIES]


@pytest.fixture(scope="module")
def atlas(settings: Settings) -> Atlas:
    return load_atlas(settings, "es")


def check_files(seen: dict[str, Any], atlas: Atlas, selection: Selection, lang: str) -> None:
    """Check that the page writes the bytes that the server and the command write."""
    for name in ("csv", "geojson"):
        assert seen[name].encode() == FORMATS[name].make(atlas, selection, lang), selection.state.to_query()


def test_every_value_shows_the_same_on_the_page_in_its_picture_and_on_paper(
    visit: Visit, atlas: Atlas
) -> None:
    page = visit()
    queries = every_value(atlas.filters)
    assert len(queries) > 250
    for query in queries:
        selection = select(atlas, query, "es")
        theme = str(selection.state.values["theme"]).replace("auto", "light")
        summary = summarise(atlas, selection, "es", theme=theme)
        seen: dict[str, Any] = page.evaluate(SEEN, query)
        assert seen["rows"] == [event.event_id for event in selection.events], query
        assert seen["sentence"].rstrip(".") == selection.sentence, query
        assert seen["departments"] == summary.departments, query
        assert set(seen["hatched"]) == summary.hatched, query
        assert sorted(seen["tray"]) == sorted(number for number, _ in summary.tray), query
        lines = [f"{family.label} · {family.count}" for family in summary.families]
        assert legend_of(seen["picture"]) == lines, query
        check_files(seen, atlas, selection, "es")
        by_count = selection.state.values["shade"] == "counts"
        for code, fill in seen["fills"].items():
            paper = department_fill(code, summary, palette(theme), by_count=by_count)
            assert rgb(fill) == pytest.approx(rgb(paper), abs=1), (query, code)
        view = selection.state.values["view"]
        groups = on_paper(atlas, summary, seen["affine"], view[2] if view else 1.0)
        assert sorted([mark.event.event_id for mark in group.marks] for group in groups) == seen["groups"], (
            query
        )


@pytest.mark.parametrize("where", ["served", "frozen"])
@pytest.mark.parametrize("query", ["", "reading=text&unit=any&collection=any", "q=zzzz"])
def test_the_page_saves_the_files_that_the_server_hands_out(
    visit: Visit, stories: dict[str, Story], served: Place, tmp_path: Path, where: Where, query: str
) -> None:
    page = visit(query, where=where, lang="en")
    words = stories["en"].words["share"]
    for name in ("csv", "geojson"):
        with urlopen(f"{served.root}/en/export/events.{name}?{query}") as answer:
            assert saved(page, words[name], tmp_path) == answer.read()


def ids_in(name: str, content: bytes, folder: Path) -> list[str]:
    """Return the events that a table holds, as other programs read it."""
    if name == "gpkg":
        (folder / "a.gpkg").write_bytes(content)
        return list(geopandas.read_file(folder / "a.gpkg", layer="events")["event_id"])
    if name == "xlsx":
        header, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
        return [str(row[header.index("event_id")]) for row in rows]
    if name == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = archive.read("conflictos-mineros/events.csv")
    key = {"acled": "event_id_cnty", "ucdp": "relid"}.get(name, "event_id")
    return [row[key] for row in csv.DictReader(io.StringIO(content.decode(), newline=""))]


# Of the slow ones only some queries, with a step that is no divisor of anything. GeoJSON is compared above.
READ = {"csv": 1, "acled": 1, "ucdp": 1, "zip": 7, "xlsx": 17, "gpkg": 41}


@pytest.mark.parametrize("name", [name for name, entry in FORMATS.items() if not entry.of_view])
def test_every_value_exports_the_rows_that_it_selects(atlas: Atlas, tmp_path: Path, name: str) -> None:
    for query in every_value(atlas.filters)[:: READ.get(name, 41)]:
        selection = select(atlas, query, "es")
        content = FORMATS[name].make(atlas, selection, "es")
        wanted = [event.event_id for event in selection.events]
        if name == "kml":
            wanted = [event.event_id for event in selection.events if point_of(event)]
        if name in READ:
            assert ids_in(name, content, tmp_path) == wanted, query
        else:
            assert [one for one in wanted if one.encode() not in content] == [], query


def test_the_printed_sheet_says_the_legend_that_the_page_saves(atlas: Atlas) -> None:
    for query in ["family=armed", *every_value(atlas.filters)[::37]]:
        selection = select(atlas, query, "es")
        sheet = FORMATS["svg"].make(atlas, selection, "es").decode()
        nodes = ElementTree.fromstring(sheet).iter()
        said = " ".join(node.text or "" for node in nodes if node.tag.endswith("text"))
        for family in summarise(atlas, selection, "es").families:
            assert f"{family.label} {family.count} " in said, (query, family.label)
