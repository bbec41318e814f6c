"""Who says what on the page: claims side by side, two readings of one event, other cases apart."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import Story, Visit, mount, query_of, travel

PYLONS = "pataz-2024-04-pylons-total"
CAPTAIN = "casapalca-2008-10-captain-death"
OCTOBER, NOVEMBER = "octubre de 2008", "24 de noviembre de 2008"


def sentence(page: Page) -> Locator:
    return page.locator(mount("sentence"))


def reading(page: Page, story: Story, name: str) -> Locator:
    labels = story.labels["reading"]
    return page.locator(mount("reading")).get_by_role("link", name=labels[name], exact=True)


def title_of(story: Story, event_id: str) -> str:
    return str(story.columns["title"][story.columns["id"].index(event_id)])


def when(page: Page, story: Story) -> Locator:
    """Return what the open card says of the date."""
    term = page.get_by_role("article").locator("dt").get_by_text(story.words["card"]["when"], exact=True)
    return term.locator("xpath=following-sibling::dd[1]")


def test_16_15_and_14_pylons_stand_side_by_side(visit: Visit, stories: dict[str, Story]) -> None:
    """Each figure with who gives it, next to one another where there is room; marked as differing."""
    page = visit(f"event={PYLONS}", size=(1920, 1080))
    words = stories["es"].words["evidence"]
    section = page.get_by_role("region", name=words["title"])
    field = section.locator(".field").filter(
        has=page.get_by_role("heading", name=re.compile("^torres", re.IGNORECASE))
    )
    expect(field.get_by_role("heading")).to_contain_text(words["clash_tag"])
    tops = set()
    for figure, speaker in (
        ("16 torres", "Texto sin firma"),
        ("15 torres", "Vocero de la minera Poderosa"),
        ("14 torres", "Minera Poderosa"),
    ):
        claim = field.get_by_role("listitem").filter(has_text=figure).filter(has_text=speaker).first
        claim.scroll_into_view_if_needed()
        expect(claim).to_be_visible()
        expect(claim).to_contain_text(figure)
        tops.add(claim.evaluate("node => node.offsetTop"))
    assert len(tops) < 3, "three figures, each on a row of its own"
    expect(page.get_by_role("article").locator(".status-versions")).to_contain_text(
        "el vocero de la minera Poderosa"
    )


@pytest.mark.parametrize("lang", ["es", "en"])
def test_who_gives_the_same_figure_is_named_at_once_and_heard_on_opening(
    visit: Visit, stories: dict[str, Story], lang: str
) -> None:
    """By keyboard: seventeen arrests stand once, with who tells it; each voice and its source opens below."""
    page = visit("event=strike2019-09-ministry-arrests", lang=lang)
    words = stories[lang].words["evidence"]
    section = page.get_by_role("region", name=words["title"])
    told = section.locator(".claim").filter(has=page.locator(".claim-tells", has_text=re.compile("^17$")))
    expect(told).to_have_count(1)
    for name in ("ICOR", "RPP", "La República"):
        expect(told.locator("summary")).to_contain_text(name)
    source = told.get_by_role("link", name="La República")
    expect(source).to_be_hidden()
    told.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(source).to_be_visible()


def test_a_part_shows_its_own_support(visit: Visit, stories: dict[str, Story]) -> None:
    """The arrests nobody denies; that the ministry was entered somebody does, and its link says so."""
    page = visit("event=strike2019-09-ministry")
    story = stories["es"]
    for part in story.find(part_of="strike2019-09-ministry"):
        line = (
            page.get_by_role("article")
            .get_by_role("listitem")
            .filter(has=page.get_by_role("link", name=str(story.columns["title"][part])))
        )
        expect(line).to_contain_text(story.labels["status"][story.columns["status"][part]])
        denied = expect(line.get_by_text(story.labels["versions"]["whole"], exact=True))
        denied.to_have_count(int(story.columns["id"][part] == "strike2019-09-ministry-entry"))


def test_the_reading_moves_the_captains_death(visit: Visit, stories: dict[str, Story]) -> None:
    """24 November with other sources, October with the text: in the list, on the card and in the address."""
    page = visit("case=casapalca&collection=documents&panel=list")
    story = stories["es"]
    title = title_of(story, CAPTAIN)
    row = page.locator(mount("panel")).get_by_role("row").filter(has_text=title)
    expect(row).to_contain_text("nov")
    expect(row).to_contain_text("2008")
    before = query_of(page)
    reading(page, story, "text").click()
    expect(row).to_contain_text("oct")
    expect(row).not_to_contain_text("nov")
    assert "reading=text" in query_of(page).split("&")

    row.get_by_role("link", name=title).click()
    expect(when(page, story)).to_contain_text(re.compile(f"^hacia {OCTOBER}"))
    expect(when(page, story).locator(".other-reading")).to_contain_text(NOVEMBER)
    reading(page, story, "contrasted").click()
    expect(when(page, story)).to_contain_text(re.compile(f"^el {NOVEMBER}"))
    expect(when(page, story).locator(".other-reading")).to_contain_text(OCTOBER)
    assert "reading=text" not in query_of(page)

    travel(page, "back")
    expect(when(page, story)).to_contain_text(re.compile(f"^hacia {OCTOBER}"))
    travel(page, "back")
    expect(page.get_by_role("article")).to_have_count(0)
    expect(row).to_contain_text("oct")
    travel(page, "back")
    expect(row).to_contain_text("nov")
    assert query_of(page) == before


def test_a_filter_of_months_asks_the_reading_that_is_shown(visit: Visit, stories: dict[str, Story]) -> None:
    """October 2008 holds the captain's death according to the text, and not once other sources are heard."""
    page = visit("period=2008-10..2008-10&case=casapalca&collection=documents&reading=text&panel=list")
    link = page.locator(mount("panel")).get_by_role("link", name=title_of(stories["es"], CAPTAIN))
    expect(link).to_be_visible()
    reading(page, stories["es"], "contrasted").click()
    expect(link).to_have_count(0)


def test_what_changes_is_listed_with_both(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("case=casapalca&collection=documents&unit=any&panel=list")
    link = page.locator(mount("panel")).get_by_role(
        "link", name=re.compile(r"^\d+ datos cambian con otras fuentes$")
    )
    number = int((link.text_content() or "").split(" ")[0])
    link.click()
    table = page.locator(mount("panel")).get_by_role("table")
    expect(table.locator("tbody th")).to_have_count(number)
    expect(table.locator("thead th").nth(1)).to_have_text(stories["es"].words["evidence"]["text_reading"])
    row = table.get_by_role("row").filter(has_text=title_of(stories["es"], CAPTAIN))
    expect(row.get_by_role("cell").nth(0)).to_contain_text(OCTOBER)
    expect(row.get_by_role("cell").nth(1)).to_contain_text(NOVEMBER)
    row.get_by_role("link").click()
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(
        title_of(stories["es"], CAPTAIN)
    )


def test_other_cases_come_and_go_without_changing_the_five(visit: Visit, stories: dict[str, Story]) -> None:
    """Faint marks and the end of the sentence go; what it says of the five texts stays."""
    page = visit()
    faint = page.locator(f"{mount('marks')} .faint")
    expect(faint.first).to_be_visible()
    whole = sentence(page).text_content() or ""
    of_the_texts, _, aside = whole.rpartition(" y ")
    assert re.fullmatch(r"\d+ de otros casos", aside)
    assert "otros casos" not in of_the_texts
    switch = page.locator(mount("reading")).get_by_role(
        "link", name=stories["es"].labels["collection"]["elsewhere"]
    )
    switch.click()
    expect(sentence(page)).to_have_text(of_the_texts)
    expect(faint).to_have_count(0)
    assert query_of(page) == "collection=documents"
    switch.click()
    expect(sentence(page)).to_have_text(whole)
    expect(faint.first).to_be_visible()
    travel(page, "back")
    expect(sentence(page)).to_have_text(of_the_texts)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_other_conflicts_are_found_by_name(visit: Visit, stories: dict[str, Story], lang: str) -> None:
    """From the first screen, each by its name and none of the five among them; one click shows its events."""
    story = stories[lang]
    labels = story.labels["case"]
    rows = story.rows("collection=elsewhere")
    of_the_texts = {story.columns["case"][row] for row in story.rows("collection=documents")}
    others = {story.columns["case"][row] for row in rows} - of_the_texts
    assert len(others) > 30
    page = visit(lang=lang)
    panel = page.locator(mount("panel"))
    panel.get_by_role("link", name=story.labels["collection"]["elsewhere"], exact=True).click()
    names = panel.locator(".case.other h3 a")
    expect(names).to_have_count(len(others))
    assert set(names.all_text_contents()) == {labels[code] for code in others}
    names.filter(has_text="Bagua").click()
    expect(sentence(page)).to_have_text(story.sentence("case=bagua&collection=elsewhere"))
    travel(page, "back")
    panel.get_by_role("link", name=story.collections["elsewhere"]["more"]).click()
    added = ",".join(sorted({story.columns["case"][row] for row in rows} & of_the_texts))
    expect(panel.get_by_role("table")).to_be_visible()
    assert set(page.evaluate("cm.rows")) == set(story.rows(f"case={added}&collection=elsewhere"))


def test_a_running_total_is_found_on_the_map_and_says_that_it_is_not_added(
    visit: Visit, stories: dict[str, Story]
) -> None:
    """Sixteen pylons have no mark of their own: the attack on the same mine is ringed."""
    story = stories["es"]
    attack = story.columns["id"].index("pataz-2024-04-poderosa-pylons")
    page = visit(f"event={PYLONS}")
    ringed = page.locator(f"{mount('marks')} .current")
    expect(ringed).to_have_count(1)
    assert attack in page.evaluate(
        "cm.map.groupOf(Number(document.querySelector('#marks .current').dataset.row)).rows"
    )
    page.evaluate("cm.set({event: 'crisis-2023-01-deaths'})")
    expect(page.get_by_role("article")).to_contain_text(story.words["card"]["not_core"])
