"""The timeline close up: what is crowded comes apart, and the part shown is said and can be left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import Story, Visit, mount, query_of, settle, travel

SPAN = re.compile(r"span=(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
STRIKE = {"strike2019-09-strike", "strike2019-09-ministry"}


def strip(page: Page) -> Locator:
    """Return the timeline's drawing."""
    return page.locator(mount("timeline"))


def closer(page: Page, words: dict[str, str]) -> Locator:
    """Return the button that looks closer."""
    return page.locator(mount("time_zoom")).get_by_role("button", name=words["closer"])


def shown(page: Page) -> set[str]:
    """Return the events that have a mark of their own on the timeline."""
    settle(page)
    found: list[str] = page.evaluate(
        """(at) => [...document.querySelectorAll(at + ' [data-row]')]
            .map((node) => cm.columns().id[node.dataset.row])""",
        mount("timeline"),
    )
    return set(found)


def span_of(page: Page) -> tuple[str, str]:
    """Return the part of the timeline that the address names."""
    page.wait_for_function("() => location.search.includes('span=')")
    found = SPAN.search(query_of(page))
    assert found is not None
    return found.group(1), found.group(2)


def boxes(page: Page, event_id: str) -> dict[str, Any]:
    """Return where the mark of an event stands."""
    box: dict[str, Any] | None = page.evaluate(
        """([at, id]) => {
            const row = cm.columns().id.indexOf(id);
            const node = document.querySelector(`${at} [data-row="${row}"]`);
            return node && node.getBoundingClientRect().toJSON();
        }""",
        [mount("timeline"), event_id],
    )
    assert box is not None, event_id
    return box


def test_a_case_beside_its_lane_goes_to_its_years_place_and_zoom(
    visit: Visit, stories: dict[str, Story]
) -> None:
    """By keyboard; the days of the strike come apart and hold all of the case that is dated."""
    page = visit()
    assert not shown(page) >= STRIKE, "nothing was crowded to begin with"
    case = page.get_by_role("navigation", name=stories["es"].words["timeline"]["cases"]).get_by_role("link")
    case.filter(has_text="Huelga").focus()
    page.keyboard.press("Enter")
    first, last = span_of(page)
    dated = [
        row
        for row in stories["es"].rows("case=miners_strike_2019&collection=documents")
        if stories["es"].columns["date_start"][row]
    ]
    assert first < min(stories["es"].columns["date_start"][row] for row in dated)
    assert last > max(stories["es"].columns["date_end"][row] for row in dated)
    assert shown(page) >= STRIKE
    expect(case.filter(has_text="Huelga")).to_have_attribute("aria-current", "true")
    travel(page, "back")
    page.wait_for_function("() => !location.search.includes('span=')")


def test_a_number_opens_the_days_it_stands_for(visit: Visit) -> None:
    page = visit("case=crisis_2022_23&collection=documents")
    number = strip(page).locator(".time-bundle").first
    expect(number).to_be_visible()
    before = shown(page)
    number.click()
    span_of(page)
    assert len(shown(page)) > len(before)


def test_looking_closer_and_back_by_the_buttons(visit: Visit, stories: dict[str, Story]) -> None:
    """Both ends come nearer; the selection stays; the chip says which part is shown and leaves it."""
    story = stories["en"]
    words = story.words["timeline"]
    page = visit(lang="en")
    steps = page.evaluate("history.length")
    closer(page, words).click()
    wide = span_of(page)
    closer(page, words).click()
    page.wait_for_function("(before) => !location.search.includes(before)", arg=wide[0])
    near = span_of(page)
    assert wide[0] <= near[0] < near[1] <= wide[1]
    expect(page.locator(mount("sentence"))).to_have_text(story.sentence())
    expect(page.locator(mount("lens"))).to_be_visible()
    assert page.evaluate("history.length") == steps, "looking closer is no step for Back"
    chip = page.locator(mount("time_zoom")).locator(".chip.remove")
    expect(chip).to_contain_text(near[1][:4])
    chip.click()
    expect(page.locator(mount("lens"))).to_be_hidden()
    assert "span" not in query_of(page)


def test_what_is_looked_at_can_become_the_filter(visit: Visit, stories: dict[str, Story]) -> None:
    story = stories["es"]
    page = visit("span=2019-09-08..2019-09-20")
    page.get_by_role("link", name=story.words["timeline"]["filter_span"]).click()
    expect(page.locator(mount("sentence"))).to_have_text(story.sentence("period=2019-09..2019-09"))


def test_the_wheel_looks_closer_at_the_day_under_the_pointer(visit: Visit) -> None:
    page = visit()
    mark = boxes(page, "pataz-2023-12-attack")
    x = mark["x"] + mark["width"] / 2
    page.mouse.move(x, mark["y"] + mark["height"] / 2)
    for _ in range(6):
        page.mouse.wheel(0, -120)
        settle(page)
    near = boxes(page, "pataz-2023-12-attack")
    assert abs(near["x"] + near["width"] / 2 - x) < 12
    first, last = span_of(page)
    assert first <= "2023-12-02" <= last


def test_the_wheel_does_so_on_the_stage_too(visit: Visit) -> None:
    """The strip is drawn larger there; the day under the pointer stays under it."""
    page = visit("present=1&scene=sixty", motion="reduce")
    settle(page)
    box = strip(page).bounding_box()
    assert box is not None
    x, y = box["x"] + 0.35 * box["width"], box["y"] + box["height"] / 3
    under = """(at) => {
        const { left } = document.querySelector(at).getBoundingClientRect();
        const strip = document.querySelector(at + ' svg.strip');
        const size = strip.getBoundingClientRect().width / strip.viewBox.baseVal.width;
        return (x) => cm.scale.unitAt((x - left) / size);
    }"""
    before = page.evaluate(f"([at, x]) => ({under})(at)(x)", [mount("timeline"), x])
    page.mouse.move(x, y)
    for _ in range(3):
        page.mouse.wheel(0, -120)
        settle(page)
    after = page.evaluate(f"([at, x]) => ({under})(at)(x)", [mount("timeline"), x])
    assert after == pytest.approx(before, abs=0.12)  # steps, that is months
    assert "span=" in query_of(page)


def test_in_pataz_the_emergency_stands_before_the_attack_of_april(
    visit: Visit, stories: dict[str, Story]
) -> None:
    page = visit()
    page.get_by_role("navigation", name=stories["es"].words["timeline"]["cases"]).get_by_text("Pataz").click()
    span_of(page)
    settle(page)
    emergency = boxes(page, "pataz-2024-emergency")
    attack = boxes(page, "pataz-2024-04-poderosa-pylons")
    assert emergency["right"] < attack["left"]


def test_a_span_that_is_none_is_named_and_left_out(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("span=2011-13-01..2012-01-01")
    expect(page.locator(mount("notes"))).to_contain_text("span")
    expect(page.locator(mount("lens"))).to_be_hidden()


def test_days_that_do_not_exist_draw_no_nonsense(visit: Visit) -> None:
    page = visit("span=2011-02-30..2011-02-31&period=2011-03..2011-04")
    settle(page)
    assert "NaN" not in strip(page).inner_html()
    assert "Infinity" not in strip(page).inner_html()
