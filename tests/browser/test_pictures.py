"""A picture to print shows what the page shows: the same marks, shapes, colours, areas and counts."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard.atlas import load_atlas, select
from dashboard.export.picture.summary import summarise
from dashboard.settings import Settings
from dashboard.theme import THEMES
from tests.browser.pages import Story, Visit, Where, drawn_rows, mount

# What a reader of the page sees, read from the page itself; the rows of a badge from what is drawn in it.
SEEN = """() => {
    const rows = cm.map.groups.flatMap((group) => group.rows);
    const probe = document.body.appendChild(document.createElement("span"));
    const family = (row) => {
        probe.style.color = `var(--family-${cm.columns().family[row].replace(/_/g, "-")})`;
        return getComputedStyle(probe).color;
    };
    const number = (text) => Number(/\\d+/.exec(text)[0]);
    return {
        marks: rows.map((row) => [cm.columns().id[row], cm.columns().symbol[row], cm.certainty(row),
            cm.columns().deaths[row], family(row)]),
        legend: Object.fromEntries([...document.querySelectorAll("#legend li")].map((item) =>
            [item.querySelector("span").textContent, Number(item.querySelector("i").textContent)])),
        departments: Object.fromEntries(
            cm.config.departments.map(({ code }) => [code, cm.departmentState(code)])),
        hatched: [...document.querySelectorAll(".area-hatch[data-area]")].map((node) => node.dataset.area),
        halos: cm.map.halos.map(({ name, emergency }) => [name, emergency]),
        tray: [...document.querySelectorAll("#tray b, #tray .mute")].map((node) => number(node.textContent)),
    };
}"""
QUERIES = (
    "",
    "reading=text&unit=any",
    "case=conga&unit=any",
    "collection=elsewhere",
    "period=2019-01..2023-12",
)


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*(int(colour[start : start + 2], 16) for start in (1, 3, 5)))


@pytest.mark.parametrize("query", QUERIES)
def test_a_picture_shows_what_the_page_shows(visit: Visit, settings: Settings, query: str) -> None:
    atlas = load_atlas(settings, "es")
    selection = select(atlas, query, "es")
    summary = summarise(atlas, selection, "es")
    seen = visit(query).evaluate(SEEN)

    marks = [
        [mark.event.event_id, mark.symbol, mark.certainty, mark.deaths, rgb(mark.colour)]
        for mark in summary.marks
    ]
    assert sorted(marks) == sorted(seen["marks"])
    shown = {family.label: family.count for family in summary.families if family.count}
    assert shown == {label: count for label, count in seen["legend"].items() if count}
    assert summary.departments == seen["departments"]
    assert summary.hatched == set(seen["hatched"])
    halos = [[halo.name, halo.emergency] for halo in summary.halos]
    assert sorted(halos) == sorted(seen["halos"])
    assert sorted(number for number, _ in summary.tray) == sorted(seen["tray"])


def saved(page: Page, name: str, folder: Path) -> bytes:
    """Return what a button of the share menu saves."""
    page.locator(".share summary").click()
    with page.expect_download() as begun:
        page.get_by_role("button", name=name).click()
    path = folder / begun.value.suggested_filename
    begun.value.save_as(path)
    page.keyboard.press("Escape")
    return path.read_bytes()


def test_the_served_page_hands_out_sheets_points_and_posters_of_what_is_shown(
    visit: Visit, stories: dict[str, Story], tmp_path: Path
) -> None:
    """Read back by other programs: workbook and GeoPackage hold the selection, the poster its words."""
    query = "case=conga&collection=documents"
    story = stories["es"]
    page = visit(query)
    files = story.words["share"]["files"]
    expected = {story.columns["id"][row] for row in story.rows(query)}
    workbook = openpyxl.load_workbook(io.BytesIO(saved(page, files["events.xlsx"], tmp_path)))
    header, *rows = workbook.worksheets[0].iter_rows(values_only=True)
    assert {row[header.index("event_id")] for row in rows} == expected
    (tmp_path / "a.gpkg").write_bytes(saved(page, files["events.gpkg"], tmp_path))
    assert set(geopandas.read_file(tmp_path / "a.gpkg", layer="events")["event_id"]) == expected
    poster = PdfReader(io.BytesIO(saved(page, files["map-a3.pdf"], tmp_path)))
    words = " ".join(poster.pages[0].extract_text().split())
    assert "Conga" in words
    assert "CC BY 4.0" in words


def test_a_frozen_page_offers_nothing_that_needs_a_server(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit(where="frozen")
    words = stories["es"].words["share"]
    page.locator(".share summary").click()
    expect(page.get_by_role("button", name=words["csv"])).to_be_visible()
    for name in words["files"].values():
        expect(page.get_by_role("button", name=name)).to_have_count(0)


def test_a_frozen_page_gives_a_table_that_excel_opens(
    visit: Visit, stories: dict[str, Story], tmp_path: Path
) -> None:
    """Excel in Spanish reads semicolons, and knows the letters by the mark at the start."""
    page = visit("q=población", where="frozen")
    content = saved(page, stories["es"].words["share"]["csv_excel"], tmp_path)
    assert content.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert len(heading) > 30
    assert len(rows) == len(drawn_rows(page) | set(page.evaluate("cm.rows")))
    assert "población" in content.decode()


def test_a_download_that_fails_says_what_to_do(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit(allowed=("500", "failed"))
    words = stories["es"].words["share"]
    page.route("**/export/events.xlsx*", lambda route: route.fulfill(status=500, body=""))
    page.locator(".share summary").click()
    page.get_by_role("button", name=words["files"]["events.xlsx"]).click()
    expect(page.get_by_role("button", name=words["failed"])).to_be_enabled()


@pytest.mark.parametrize("where", ["served", "frozen"])
def test_the_page_saves_what_is_seen_as_a_picture_that_stands_alone(
    visit: Visit, stories: dict[str, Story], tmp_path: Path, where: Where
) -> None:
    story = stories["es"]
    page = visit("case=pataz_poderosa&theme=dark", where=where)
    words = story.words["share"]
    svg = saved(page, words["svg"], tmp_path).decode()
    root = ElementTree.fromstring(svg)
    texts = " ".join(text.strip() for node in root.iter() for text in (node.text or "",))
    sentence = story.sentence("case=pataz_poderosa")
    assert sentence in texts
    assert "CC BY 4.0" in texts
    assert story.labels["reading"]["contrasted"] in texts
    assert "var(" not in svg
    assert "class=" not in svg
    links = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', svg)
    assert all((one or two).strip("\"'&quot;").startswith("#") for one, two in links), links
    shapes = page.locator(f"{mount('marks')} .glyph").count()
    assert shapes > 3
    assert svg.count("<path") > shapes + 25, "departments and marks"

    png = saved(page, words["png"], tmp_path)
    image = Image.open(io.BytesIO(png)).convert("RGB")
    assert image.size == (2 * int(root.attrib["width"]), 2 * round(float(root.attrib["height"])))
    colours = image.getcolors(maxcolors=image.width * image.height)
    assert colours is not None
    assert len(colours) > 20


BROWSERS_ONLY = ("color(", "color-mix", "rgba(", "paint-order", "vector-effect", "font:", " style=", "var(")


def test_a_saved_picture_leans_on_nothing_that_only_browsers_know(visit: Visit) -> None:
    page = visit("case=conga&unit=any&view=-7.000,-78.400,9.00")
    for theme in THEMES:
        for shade in ("sources", "counts"):
            svg = page.evaluate(
                """([theme, shade]) => { cm.set({ theme, shade }); return cm.pictureSvg().text(); }""",
                [theme, shade],
            )
            assert [word for word in BROWSERS_ONLY if word in svg] == [], (theme, shade)
            assert svg.count('stroke="none"') > 5, "the light edge of a text is a text of its own"


def test_an_open_mark_is_open_in_a_program_that_is_no_browser(visit: Visit, tmp_path: Path) -> None:
    rsvg = shutil.which("rsvg-convert")
    if not rsvg:
        pytest.skip("needs rsvg-convert")
    page = visit("case=conga&unit=any&view=-7.000,-78.400,9.00")
    svg, marks = page.evaluate(
        """async () => {
          const svg = await cm.pictureSvg().text();
          const top = Number(/translate\\(0,([\\d.]+)\\)/.exec(svg)[1]);
          const frame = cm.byId("marks").getBoundingClientRect();
          return [svg, cm.all(cm.byId("marks"), ".glyph").map((glyph) => {
            const { left, top: above, width, height } = glyph.getBoundingClientRect();
            const solid = glyph.classList.contains("exact");
            return [solid, left + width / 2 - frame.left, above + height / 2 - frame.top];
          }).filter(([, x, y]) => x > 0 && y > 0 && x < frame.width && y < frame.height)
            .map(([solid, x, y]) => [solid, x, y + top])];
        }"""
    )
    (tmp_path / "map.svg").write_text(svg, encoding="utf-8")
    subprocess.run([rsvg, "--zoom", "2", tmp_path / "map.svg", "-o", tmp_path / "map.png"], check=True)
    drawn = Image.open(tmp_path / "map.png").convert("RGB")
    plain = page.context.new_page()
    plain.set_content(f"<style>body{{margin:0}}</style>{svg}")
    seen = Image.open(io.BytesIO(plain.locator("svg").first.screenshot())).convert("RGB")
    assert {solid for solid, _, _ in marks} == {True, False}

    def dot(image: Image.Image, x: float, y: float) -> bytes:
        return image.crop((round(x), round(y), round(x) + 1, round(y) + 1)).tobytes()

    for solid, x, y in marks:
        one, other = dot(drawn, 2 * x, 2 * y), dot(seen, x, y)
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) < 70, (solid, x, y, one, other)
