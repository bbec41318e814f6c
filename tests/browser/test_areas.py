"""With an official file the page draws true areas, served and as a folder; without one, halos."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard.atlas import load_atlas, select
from dashboard.export.picture.summary import summarise
from dashboard.settings import Settings
from dashboard.site.build import make_site
from dashboard.site.folder import write_site
from tests.browser.conftest import prepared_settings, serve
from tests.browser.pages import Place, Visit
from tests.official import cut_provinces, write_official

CONGA = "case=conga&event=conga-2011-12-emergency&view=-6.9,-78.5,5"
PATAZ = "event=pataz-2024-emergency&view=-7.9,-77.9,4"
NEAR = "case=conga&view=-6.9,-78.2,12"
HALOS = """() => [...document.querySelectorAll(".halos > .halo.emergency")].map((node) =>
    [node.tagName, node.dataset.area || ""])"""
# Whether the middle of each province's name lies in the area with that code.
INSIDE = """(codes) => {
    const { k, x, y } = cm.geo.affine();
    const inside = {};
    for (const node of document.querySelectorAll(".province-name")) {
        const area = document.querySelector(`.halos [data-area="${codes[node.textContent]}"]`);
        const box = node.getBBox();
        const middle = new DOMPoint((box.x + box.width / 2 - x) / k, (box.y + box.height / 2 - y) / k);
        if (area) inside[node.textContent] = area.isPointInFill(middle);
    }
    return inside;
}"""


@pytest.fixture(scope="module")
def true_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    official = write_official(tmp_path_factory.mktemp("official"), "provincias.gpkg")
    return replace(prepared_settings(tmp_path_factory.mktemp("build")), provinces=official)


@pytest.fixture(scope="module")
def true_places(
    true_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Place]]:
    site = make_site(true_settings, "es")
    folder: Path = tmp_path_factory.mktemp("frozen") / "mapa"
    write_site(site, folder)
    with serve(true_settings, site) as served:
        yield {"served": served, "frozen": Place("frozen", folder.as_uri())}


def halos(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(HALOS)
    return sorted(found)


@pytest.mark.parametrize("where", ["served", "frozen"])
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        (CONGA, ("0601", "0603", "0605", "0607")),
        # Other sources add Trujillo to what the text says.
        (f"case=pataz_poderosa&{PATAZ}", ("1301", "1308")),
        (f"case=pataz_poderosa&reading=text&{PATAZ}", ("1308",)),
    ],
)
def test_provinces_under_emergency_are_areas_in_the_place_of_circles(
    visit: Visit, true_places: dict[str, Place], where: str, query: str, codes: tuple[str, ...]
) -> None:
    assert halos(visit(query, where=true_places[where])) == [["path", code] for code in codes]
    assert halos(visit(query)) == [["circle", ""]] * len(codes)


def test_an_area_lies_where_the_file_has_it(visit: Visit, true_places: dict[str, Place]) -> None:
    west, south, east, north = cut_provinces()["1308"].bounds
    meant, drawn = visit(PATAZ, where=true_places["served"]).evaluate(
        """(corners) => {
            const area = document.querySelector(".halos [data-area='1308']");
            const [box, map] = [area, area.ownerSVGElement].map((node) => node.getBoundingClientRect());
            const { left, top } = map;
            const drawn = [box.left - left, box.top - top, box.right - left, box.bottom - top];
            return [corners.flatMap((corner) => cm.geo.project(corner)), drawn];
        }""",
        [[west, north], [east, south]],
    )
    assert drawn == pytest.approx(meant, abs=3)


@pytest.mark.parametrize(("query", "name", "code"), [(PATAZ, "Pataz", "1308"), (NEAR, "Celendín", "0603")])
def test_names_stand_in_their_areas_where_there_is_room(
    visit: Visit, true_places: dict[str, Place], query: str, name: str, code: str
) -> None:
    page = visit(query, where=true_places["served"])
    # Names are set anew when the map has come to rest.
    page.locator(".province-name").filter(has_text=name).wait_for(state="attached")
    assert page.evaluate(INSIDE, {name: code}) == {name: True}


@pytest.mark.parametrize("query", ["", "case=conga&unit=any"])
def test_a_picture_shows_the_areas_that_the_page_shows(
    visit: Visit, true_places: dict[str, Place], true_settings: Settings, query: str
) -> None:
    atlas = load_atlas(true_settings, "es")
    drawn = summarise(atlas, select(atlas, query, "es"), "es").halos
    areas = sorted(["path", halo.code] for halo in drawn if halo.emergency and halo.label)
    assert halos(visit(query, where=true_places["served"])) == areas != []
