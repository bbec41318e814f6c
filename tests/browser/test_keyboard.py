"""Everything can be done without a mouse, and the keyboard is never lost."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.pages import SHARED, Story, Visit, mount, settle, wait_state

WHERE_FOCUS_IS = """() => {
    const node = document.activeElement;
    const place = node.closest('[id]');
    return {
        body: node === document.body,
        mark: Boolean(node.closest('.layer')),
        slider: node.getAttribute('role') === 'slider',
        filter: node.matches('details.filter > summary'),
        skip: node.matches('.skip'),
        link: Boolean(node.closest('#panel a')),
        place: place ? place.id : '',
    };
}"""


def focus(page: Page) -> dict[str, Any]:
    """Return where the keyboard is."""
    found: dict[str, Any] = page.evaluate(WHERE_FOCUS_IS)
    return found


def expect_kept(page: Page) -> None:
    """Fail when the keyboard has fallen off the page."""
    settle(page)
    assert not focus(page)["body"], "the keyboard was lost"


def centre(page: Page) -> tuple[float, float]:
    """Return the middle of the mark that has the keyboard."""
    box = page.locator(f"{mount('marks')} :focus").locator(".disc, .target").first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_tab_reaches_everything_once(visit: Visit) -> None:
    page = visit()
    seen: list[dict[str, Any]] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        found = focus(page)
        if found["body"] or (seen and found["skip"]):
            break
        seen.append(found)
    assert seen[0]["skip"]
    assert sum(found["filter"] for found in seen) >= 4
    assert sum(found["mark"] for found in seen) == 1, "the map is one stop"
    assert sum(found["slider"] for found in seen) == 2
    assert sum(found["link"] for found in seen) >= 5
    reached = {found["place"] for found in seen}
    wanted = {mount(name)[1:] for name in ("zoom", "legend", "play", "years", "panel", "theme", "language")}
    assert wanted <= reached
    order = [
        next(i for i, found in enumerate(seen) if found[key]) for key in ("skip", "filter", "mark", "link")
    ]
    assert order == sorted(order)


def test_skip_link_leads_to_the_list(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(mount("panel"))).to_be_focused()
    page.keyboard.press("Tab")
    assert focus(page)["link"]


def test_arrows_walk_the_marks(visit: Visit) -> None:
    """Every arrow goes in its direction; together they reach every mark from any other."""
    page = visit("collection=documents")
    marks = page.locator(f"{mount('marks')} [role=button]")
    marks.and_(page.locator("[tabindex='0']")).focus()
    reached: set[str] = set()
    for key, axis, sign in (
        ("ArrowDown", 1, 1),
        ("ArrowUp", 1, -1),
        ("ArrowRight", 0, 1),
        ("ArrowLeft", 0, -1),
    ):
        for _ in range(marks.count()):
            reached.add(page.evaluate("document.activeElement.dataset.row"))
            before = centre(page)
            page.keyboard.press(key)
            after = centre(page)
            if after == before:
                break
            assert (after[axis] - before[axis]) * sign > 0
    assert len(reached) == marks.count()
    expect(marks.and_(page.locator("[tabindex='0']"))).to_have_count(1)


def test_enter_opens_and_escape_closes(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("collection=documents")
    story = stories["es"]
    badge = page.locator(mount("marks")).locator(SHARED).first
    badge.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => cm.state.at")
    expect_kept(page)
    assert focus(page)["mark"], "the keyboard left the map when the badge opened"
    mark = page.locator(f"{mount('marks')} .fan .mark").first
    mark.focus()
    row = int(mark.get_attribute("data-row") or -1)
    page.keyboard.press("Enter")
    title = page.get_by_role("article").get_by_role("heading", level=2)
    expect(title).to_have_text(story.columns["title"][row])
    expect(title).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("article")).to_have_count(0)
    expect_kept(page)
    page.keyboard.press("Escape")
    wait_state(page, "at", "")
    expect_kept(page)


def test_list_card_and_back(visit: Visit, stories: dict[str, Story]) -> None:
    """Enter opens the card, closing it puts the keyboard back on the row it came from."""
    page = visit("panel=list&collection=documents")
    close = stories["es"].words["card"]["close"]
    link = page.locator(f"{mount('panel')} tbody th a").nth(2)
    title = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_be_focused()
    page.get_by_role("link", name=close).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_have_count(0)
    expect(page.locator(f"{mount('panel')} tbody th a", has_text=title)).to_be_focused()
    sort = page.locator(mount("panel")).get_by_role("columnheader").get_by_role("button").nth(1)
    sort.focus()
    page.keyboard.press("Enter")
    expect(page.locator(mount("panel")).get_by_role("columnheader").nth(1)).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(sort).to_be_focused()


def test_filters_by_space(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    story = stories["es"]
    filters = story.words["filters"]
    sentence = page.locator(mount("sentence"))
    summary = page.locator("details.filter > summary", has_text=filters["department"])
    summary.focus()
    page.keyboard.press("Space")
    box = page.locator("details.filter").get_by_role(
        "checkbox", name=re.compile(rf"^{story.labels['department']['06']}( \d+)?$")
    )
    box.focus()
    page.keyboard.press("Space")
    expect(sentence).to_have_text(story.sentence("department=06"))
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(summary).to_be_focused()
    page.locator("details.filter > summary", has_text=filters["who"]).focus()
    page.keyboard.press("Space")
    box = page.locator("details.filter").get_by_role(
        "checkbox", name=re.compile(rf"^{story.labels['actor_family']['state']}( \d+)?$")
    )
    box.focus()
    page.keyboard.press("Space")
    expect(sentence).to_have_text(story.sentence("department=06&family=state"))
    page.keyboard.press("Escape")
    page.locator(mount("chips")).get_by_role("link", name=filters["reset"]).focus()
    page.keyboard.press("Enter")
    expect(sentence).to_have_text(story.sentence())
    expect_kept(page)


def test_removing_a_chip_keeps_the_keyboard(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("department=06,13")
    page.locator(mount("chips")).get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence("department=13"))
    expect_kept(page)


def test_year_legend_and_play_keep_the_keyboard(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    story = stories["es"]
    sentence = page.locator(mount("sentence"))
    chip = page.locator(mount("years")).get_by_role("link", name=re.compile("^2019"))
    chip.focus()
    page.keyboard.press("Enter")
    expect(sentence).to_have_text(story.sentence("period=2019-01..2019-12"))
    expect(chip).to_be_focused()
    family = page.locator(mount("legend")).get_by_role("link", name=story.labels["actor_family"]["workers"])
    family.focus()
    page.keyboard.press("Enter")
    expect(sentence).to_have_text(story.sentence("period=2019-01..2019-12&family=workers"))
    expect(family).to_be_focused()
    play = page.locator(mount("play")).get_by_role("button")
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_accessible_name(story.words["timeline"]["pause"])
    page.keyboard.press("Enter")
    expect(play).to_have_accessible_name(story.words["timeline"]["play"])
    expect(play).to_be_focused()


def test_slider_moves_by_a_month_and_says_it(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("period=2019-01..2019-12&follow=0")
    words = stories["es"].words
    months, month = words["sentence"]["months"], words["sentence"]["month"]
    start = page.get_by_role("slider", name=words["filters"]["period_from"])
    end = page.get_by_role("slider", name=words["filters"]["period_to"])

    def said(number: int) -> str:
        return str(month.replace("{month}", months[number - 1]).replace("{year}", "2019"))

    expect(start).to_have_attribute("aria-valuetext", said(1))
    expect(end).to_have_attribute("aria-valuetext", said(12))
    start.focus()
    page.keyboard.press("ArrowRight")
    expect(start).to_have_attribute("aria-valuetext", said(2))
    end.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(end).to_have_attribute("aria-valuetext", said(10))
    query = "period=2019-02..2019-10&follow=0"
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence(query))
    page.wait_for_function("(query) => location.search === '?' + query", arg=query)
    expect(end).to_be_focused()


def test_p_starts_presenting_from_the_map_and_nowhere_else(visit: Visit) -> None:
    """A letter that acted everywhere would surprise those who speak to their computer (WCAG 2.1.4)."""
    page = visit()
    page.locator(f"{mount('panel')} a").first.focus()
    page.keyboard.press("p")
    settle(page)
    assert page.evaluate("cm.state.present") == "0"
    page.locator(f"{mount('marks')} [role=button][tabindex='0']").focus()
    page.keyboard.press("p")
    wait_state(page, "present", "1")
    expect(page.locator(f"{mount('stage')} h2")).to_be_visible()
