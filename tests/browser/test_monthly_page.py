"""A user's register on the page: bands that differ in shape, words beside them, and totals by department."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from dashboard.atlas import load_atlas
from dashboard.site.build import make_site
from dashboard.site.folder import write_site
from tests.browser.conftest import prepared_settings, serve
from tests.browser.pages import DESKTOP, PHONE, WIDE, Place, Visit, mount
from tests.browser.test_axe import findings
from tests.monthly import write_panel

FILE = "panel_caso_mes.csv.gz"
OVERFLOW = (
    "() => [document.scrollingElement.scrollWidth - innerWidth, document.scrollingElement.scrollHeight]"
)
# What is drawn of the states in one lane: for each, how high and how many pieces.
SHAPES = """(code) => {
    const of = {};
    let pieces = [];
    for (const node of document.querySelectorAll(`.months[data-case="${code}"] > *`)) {
        if (!node.matches('.month-hit')) { pieces.push(node); continue; }
        const state = node.getAttribute('aria-label').split(': ')[1].split(',')[0];
        of[state] = pieces.map((piece) => [piece.tagName, piece.getAttribute('class'),
            piece.getAttribute('height'), piece.getAttribute('y')].join(' ')).join('; ');
        pieces = [];
    }
    return of;
}"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Place]]:
    """Return the page with a user's register, served and as a folder."""
    folder = tmp_path_factory.mktemp("monthly")
    settings = replace(prepared_settings(folder / "build"), register=write_panel(folder / FILE))
    atlas = load_atlas(settings, "es")
    site = make_site(settings, "es", atlas=atlas)
    write_site(site, folder / "site")
    with serve(settings, site, atlas) as place:
        yield {"served": place, "frozen": Place("frozen", (folder / "site").as_uri())}


def open_with_keys(page: Page, summary: str) -> None:
    """Open what a heading hides, with the keyboard alone."""
    page.locator("summary", has_text=summary).focus()
    page.keyboard.press("Enter")


def test_states_differ_in_shape_and_gaps_are_gaps(visit: Visit, both: dict[str, Place]) -> None:
    page = visit(where=both["served"], size=WIDE)
    assert page.locator(".months").evaluate_all("all => all.map((one) => one.dataset.case)") == [
        "conga",
        "casapalca",
    ]
    shapes = page.evaluate(SHAPES, "conga")
    assert set(shapes) == {
        "activo", "en diálogo", "latente", "resuelto", "no figura", "no se sabe", "sin reporte",
    }  # fmt: skip
    assert shapes["sin reporte"] == ""
    assert len(set(shapes.values())) == len(shapes)
    key = page.locator(".month-key")
    expect(key).to_contain_text(f"según «{FILE}»")
    for state in set(shapes) - {"sin reporte"}:
        expect(key).to_contain_text(state)
    # The lanes below make room, and what is hovered is said.
    hit = page.locator('.months[data-case="conga"] .month-hit[aria-label*="activo"]').first
    hit.hover()
    expect(page.locator(mount("tip"))).to_have_text("Conga, Cajamarca: activo, dic. 2010 – ene. 2012")


def test_a_case_says_its_months_in_words_and_a_shared_lane_of_one_case_has_its_band(
    visit: Visit, both: dict[str, Place]
) -> None:
    page = visit("case=conga&panel=list", where=both["frozen"])
    told = page.locator("section.monthly")
    expect(told).to_contain_text("En 70 meses, de diciembre de 2010 a diciembre de 2024")
    expect(told).to_contain_text(f"Según «{FILE}»")
    open_with_keys(page, "Mes a mes, por tramos")
    rows = told.locator("tbody tr").all_text_contents()
    assert [" ".join(row.split()) for row in rows[3:5]] == [
        "dic. 2010ene. 2012 activo", "feb. 2012abr. 2013 en diálogo",
    ]  # fmt: skip
    assert page.evaluate(OVERFLOW) == [0, DESKTOP[1]]
    page.evaluate("cm.set({case: ['tia_maria']})")
    expect(page.locator('.months[data-case="tia_maria"]')).to_have_count(1)
    expect(told).to_contain_text("Cocachacra")
    page.evaluate("cm.set({case: ['miners_strike_2019']})")
    expect(told).to_contain_text("No se busca en el registro")
    page.locator("[data-tour=full]").click()
    expect(page.locator(".month-key")).to_be_hidden()


def test_totals_of_a_department_are_a_table_to_choose_from(visit: Visit, both: dict[str, Place]) -> None:
    page = visit("department=15", where=both["served"], lang="en")
    open_with_keys(page, "cases in Lima")
    table = page.locator(".month-totals table")
    year = table.locator("tr", has_text="2005")
    assert year.locator("td").all_text_contents() == [*["1+"] * 5, "–no report", *["1+"] * 6]
    assert table.locator("tr", has_text="2015").locator("td").all_text_contents() == ["1"] * 12
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(table.locator("tr", has_text="2015").locator("td").first).to_have_text("0")
    page.evaluate("cm.set({department: ['15', '06']})")
    expect(page.locator("details.monthly")).to_have_count(0)
    page.evaluate("cm.set({department: [], panel: 'list'})")
    expect(page.locator("details.monthly summary")).to_contain_text("cases in all of Peru")


@pytest.mark.parametrize(
    ("where", "lang", "theme", "size"),
    [
        ("served", "es", "light", DESKTOP),
        ("frozen", "en", "dark", PHONE),
        ("frozen", "es", "projector", WIDE),
    ],
)
def test_axe_finds_nothing_and_nothing_overflows(
    visit: Visit, both: dict[str, Place], where: str, lang: str, theme: str, size: tuple[int, int]
) -> None:
    page = visit(f"theme={theme}", where=both[where], lang=lang, size=size, touch=size == PHONE)
    found = findings(page, "first screen")
    page.evaluate("cm.set({case: ['conga'], panel: 'list'})")
    page.locator("section.monthly summary").press("Enter")
    expect(page.locator("section.monthly table")).to_be_visible()
    found += findings(page, "case")
    page.evaluate("cm.set({case: [], department: ['06'], panel: 'list'})")
    page.locator("details.monthly summary").press("Enter")
    expect(page.locator(".month-totals table")).to_be_visible()
    found += findings(page, "department")
    assert found == []
    wide, high = page.evaluate(OVERFLOW)
    assert wide == 0
    assert size == PHONE or high == size[1]
