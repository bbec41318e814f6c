"""The page opens, from a server and from a folder, in both languages and every theme, and draws it all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import SHARED, Story, Visit, Where, drawn_rows, mount, travel

DEPARTMENTS = 25
PATHS = ".choroplethlayer path[data-department]"
OPENED = "() => cm.state.at && (!cm.state.view || String(cm.geo.view()) === String(cm.state.view))"
PAPER = "getComputedStyle(document.body).backgroundColor"


def departments_drawn(page: Page) -> set[str]:
    """Return the codes of the departments that have a shape and a colour on the screen."""
    found: list[str] = page.locator(PATHS).evaluate_all(
        """paths => paths.filter((path) => path.getAttribute('d').length > 20
            && path.getBoundingClientRect().width > 2
            && getComputedStyle(path).fill !== 'none').map((path) => path.dataset.department)"""
    )
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("where", ["served", "frozen"])
def test_page_opens(visit: Visit, stories: dict[str, Story], where: Where, lang: str) -> None:
    page = visit(where=where, lang=lang)
    story = stories[lang]
    words = story.words["page"]
    assert page.title() == f"{words['title']}: {words['subtitle']}"
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.get_by_role("heading", level=1)).to_contain_text(words["title"])
    expect(page.locator(mount("sentence"))).to_have_text(story.sentence())
    expect(page.locator(mount("notes"))).to_be_empty()
    codes = story.labels["department"].keys() - {"country", "abroad"}
    assert len(codes) == DEPARTMENTS
    light = page.evaluate(PAPER)
    theme = page.get_by_role("combobox", name=words["theme"])
    seen = {light}
    for name in ("light", "dark", "projector"):
        theme.select_option(name)
        expect(page.locator("html")).to_have_attribute("data-theme", name)
        assert departments_drawn(page) == codes
        expect(page.locator(mount("sentence"))).to_have_text(story.sentence())
        land = page.locator(PATHS).first.evaluate("path => getComputedStyle(path).fill")
        seen.add(page.evaluate(PAPER) + land)
    assert len(seen) == 4, "a theme left the colours of another one"


def test_system_in_dark_gets_dark(visit: Visit) -> None:
    page = visit(scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def located(story: Story, query: str = "") -> set[int]:
    """Return the selected rows that are marks on the map: those with a place finer than a department."""
    columns = story.columns
    return {
        row
        for row in story.rows(query)
        if columns["lat"][row] is not None and columns["where_prec"][row] != "department"
    }


def test_every_located_row_is_on_the_map(visit: Visit, stories: dict[str, Story]) -> None:
    """Open every badge in turn, and what is still together once more: each located row has its mark."""
    page = visit()
    story = stories["es"]
    expected = located(story)
    assert set(page.evaluate("cm.rows")) == set(story.rows())
    seen = drawn_rows(page)
    badges = page.locator(mount("marks")).locator(SHARED)
    firsts = badges.evaluate_all("nodes => nodes.map((node) => node.dataset.row)")
    assert len(firsts) > 1
    for first in firsts:
        badge = page.locator(f"{mount('marks')} .badge[data-row='{first}']")
        badge.press("Enter")
        page.wait_for_function(OPENED)
        seen |= drawn_rows(page)
        travel(page, "back")
        page.wait_for_function("() => !cm.state.at && !location.search.includes('at=')")
        expect(badge).to_be_visible()
    assert seen <= expected
    for row in expected - seen:
        here = [story.columns["lat"][row], story.columns["lon"][row], 30]
        page.evaluate("([at, view]) => cm.set({at, view})", [story.columns["id"][row], here])
        expect(page.locator(f"{mount('marks')} [data-row='{row}']")).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        "period=2011-01..2011-12&department=06",
        "family=workers,state&role=acts&unit=any",
        "q=pol%C3%ADcia&case=crisis_2022_23&reading=text",
        "period=2010-01..2010-12",
        "department=country,abroad&unit=statement",
    ],
)
def test_sentence_is_that_of_python(visit: Visit, stories: dict[str, Story], query: str) -> None:
    lang = "en" if "family" in query else "es"
    page = visit(query, lang=lang)
    first, *rest = stories[lang].told(query)
    expect(page.locator(mount("sentence"))).to_have_text(first)
    behind = page.locator(mount("more_said"))
    if not rest:
        expect(behind).to_be_empty()
        return
    behind.locator("summary").click()
    expect(behind.locator("p")).to_have_text("; ".join(rest))
    expect(behind.locator("p")).to_be_visible()
    assert page.evaluate("cm.rows") == list(stories[lang].rows(query))


def test_the_bar_asks_when_where_who_and_then_the_rest(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    words = stories["es"].words["filters"]
    wanted = [words[name] for name in ("period", "department", "who", "more")]
    assert page.locator("#filters details.filter > summary").all_text_contents() == wanted
    expect(page.locator(".counts-teaser")).to_contain_text("204 o 5 (Defensoría / PCM)")
