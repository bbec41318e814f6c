"""One gesture is one step: a drag, a held key or typing goes through many values; Back leads to before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import Story, Visit, mount, open_filter, query_of, settle, travel


def drag(page: Page, words: dict[str, dict[str, str]]) -> None:
    """Drag the period's end to the left, in sixty moves."""
    box = page.get_by_role("slider", name=words["filters"]["period_to"]).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 300, y, steps=60)
    page.mouse.up()


def hold(page: Page, words: dict[str, dict[str, str]]) -> None:
    """Hold an arrow key on the period's end."""
    page.get_by_role("slider", name=words["filters"]["period_to"]).focus()
    for _ in range(40):
        page.keyboard.press("ArrowLeft")


def type_slowly(page: Page, words: dict[str, dict[str, str]]) -> None:
    """Search for two words, letter by letter."""
    panel = open_filter(page, words["filters"]["more"])
    panel.get_by_role("textbox", name=words["filters"]["q"]).click()
    page.keyboard.type("agua negra", delay=200)


@pytest.mark.parametrize(
    ("gesture", "says"),
    [(drag, "period="), (hold, "period="), (type_slowly, "q=agua%20negra")],
    ids=["drag", "held key", "typing"],
)
def test_a_gesture_is_one_step(
    visit: Visit,
    stories: dict[str, Story],
    gesture: Callable[[Page, dict[str, dict[str, str]]], None],
    says: str,
) -> None:
    page = visit("case=conga&follow=0")
    story = stories["es"]
    before = page.evaluate("history.length")
    gesture(page, story.words)
    page.wait_for_function("(says) => location.search.includes(says) && cm.isWritten()", arg=says)
    settle(page)
    assert page.evaluate("history.length") == before + 1
    last = query_of(page)
    expect(page.locator(mount("sentence"))).to_have_text(story.sentence(last))
    travel(page, "back")
    assert query_of(page) == "case=conga&follow=0"
    expect(page.locator(mount("sentence"))).to_have_text(story.sentence("case=conga"))
    travel(page, "forward")
    assert query_of(page) == last


def test_the_wheel_counts_by_how_far_it_turns(visit: Visit) -> None:
    """A trackpad sends many small turns where a wheel sends one."""
    page = visit("case=conga&follow=0")
    strip = page.locator(mount("timeline"))
    strip.hover()
    lengths = []
    for turns, pixels in ((1, -120), (10, -12)):
        page.evaluate("() => cm.note({ span: null })")
        for _ in range(turns):
            page.mouse.wheel(0, pixels)
        page.wait_for_function("() => cm.state.span")
        settle(page)
        lengths.append(page.evaluate("() => { const [from, to] = cm.scale.window(); return to - from; }"))
    assert lengths[1] == pytest.approx(lengths[0], rel=0.1)
