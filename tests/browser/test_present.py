"""Presenting: the whole talk with a clicker, large enough for the back row; nothing loses the scene."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.settings import find_data_dir
from tests.browser.pages import DESKTOP, PHONE, WIDE, Story, Visit, Where, drawn_rows, mount, query_of, settle

SMALLEST = 24  # pixels
SHAPES = ".choroplethlayer path[data-department]"
BLACK = """() => {
    const cover = getComputedStyle(document.body, '::after');
    return cover.content !== 'none' && cover.position === 'fixed' && cover.backgroundColor === 'rgb(0, 0, 0)';
}"""
# Text that can be seen, smaller than the limit: its size on the screen and itself.
SMALL_TEXTS = """(limit) => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim();
        const holder = walker.currentNode.parentElement;
        const shown = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
        if (!text || holder.closest('script, style, title') || !holder.checkVisibility(shown)) continue;
        const box = (holder.closest('text') || holder).getBoundingClientRect();
        const seen = box.width > 2 && box.height > 2 && box.right > 0 && box.bottom > 0
            && box.left < innerWidth && box.top < innerHeight;
        if (!seen) continue;
        const scale = holder.getScreenCTM ? Math.abs(holder.getScreenCTM().a) : 1;
        const size = parseFloat(getComputedStyle(holder).fontSize) * scale;
        if (size < limit) found.push([size, text]);
    }
    return found;
}"""
CONTROLS = """() => [...document.querySelectorAll('a, button, input, select, summary, [role=slider]')]
    .filter((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((node) => node.getBoundingClientRect().width > 2)
    .map((node) => node.outerHTML.slice(0, 80))"""


# Shapes of departments with room on the screen.
SHAPES_IN_VIEW = """(shapes) => [...document.querySelectorAll(shapes)].filter((shape) => {
    const box = shape.getBoundingClientRect();
    return box.width > 10 && box.right > 0 && box.bottom > 0 && getComputedStyle(shape).fill !== 'none';
}).length"""
PRESS = """(key) => document.body.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))"""


def scenes(lang: str) -> list[dict[str, Any]]:
    """Return the shipped scenes as the file has them."""
    found = tomllib.loads((find_data_dir() / "story.toml").read_text("utf-8"))["scene"]
    return [
        {
            "key": scene["key"],
            "title": scene[f"title_{lang}"],
            "text": scene[f"text_{lang}"],
            "query": scene["query"],
        }
        for scene in found
    ]


def expect_scene(page: Page, scene: dict[str, Any]) -> None:
    expect(page.locator(f"{mount('stage')} h2")).to_have_text(scene["title"])
    assert f"scene={scene['key']}" in query_of(page).split("&")


def opened(visit: Visit, scene: dict[str, Any], **how: Any) -> Page:
    """Open the page in the middle of a talk, as the address has it there."""
    page = visit(f"{scene['query']}&theme=projector&present=1&scene={scene['key']}", **how)
    expect_scene(page, scene)
    return page


def expect_fit(page: Page, scene: dict[str, Any], count: str, height: int) -> None:
    """Fail unless the words are all there and large, the map is drawn, and nothing else is in sight."""
    stage = page.locator(mount("stage"))
    for text in (*scene["text"], count):
        expect(stage.get_by_text(text, exact=True)).to_be_in_viewport(ratio=1)
    expect(stage.locator(".stage-standing")).to_be_in_viewport(ratio=1)
    assert page.evaluate(SMALL_TEXTS, SMALLEST) == [], scene["key"]
    assert page.evaluate(CONTROLS) == [], scene["key"]
    assert page.evaluate("document.documentElement.scrollHeight") <= height, scene["key"]
    assert page.evaluate(SHAPES_IN_VIEW, SHAPES) > 0, scene["key"]
    assert drawn_rows(page), scene["key"]


@pytest.mark.parametrize(
    ("size", "lang", "where"),
    [((1920, 1080), "es", "served"), ((1024, 768), "en", "frozen")],
    ids=["1920", "1024"],
)
def test_the_whole_talk_there_and_back(visit: Visit, size: tuple[int, int], lang: str, where: Where) -> None:
    talk = scenes(lang)
    page = opened(visit, talk[0], size=size, lang=lang, where=where)
    for number, scene in enumerate(talk, start=1):
        expect_scene(page, scene)
        settle(page)
        expect_fit(page, scene, f"{number} / {len(talk)}", size[1])
        page.keyboard.press("PageDown")
    expect_scene(page, talk[-1])
    for scene in (*reversed(talk[:-1]), talk[0]):
        page.keyboard.press("PageUp")
        expect_scene(page, scene)
    for key, scene in (("End", talk[-1]), ("Home", talk[0])):
        page.keyboard.press(key)
        expect_scene(page, scene)


def test_two_common_clickers(visit: Visit) -> None:
    """The start key sends F5 and Esc in turn; neither loses the scene, and F5 does not load the page anew."""
    _, _, water, sixty, casapalca, *_ = scenes("es")
    page = opened(visit, water)
    page.evaluate("window.notLoadedAnew = true")
    for key in ("F5", "Escape", "F5", "Escape"):
        page.keyboard.press(key)
        expect_scene(page, water)
    for onward, back, dark in (("PageDown", "PageUp", "."), ("ArrowRight", "ArrowLeft", "b")):
        page.keyboard.press(onward)
        expect_scene(page, sixty)
        page.keyboard.press(dark)
        assert page.evaluate(BLACK)
        page.keyboard.press(dark)
        assert not page.evaluate(BLACK)
        page.keyboard.press(dark)
        page.keyboard.press(onward)
        expect_scene(page, casapalca)
        assert not page.evaluate(BLACK), "the next scene is not shown in the dark"
        for scene in (sixty, water):
            page.keyboard.press(back)
            expect_scene(page, scene)
    assert page.evaluate("window.notLoadedAnew")
    assert not page.evaluate(PRESS, "F5"), "the browser would load the page anew"
    assert page.evaluate(PRESS, "F12"), "keys that are not ours are left to the browser"


def test_a_question_from_the_room_and_back_to_the_scene(visit: Visit) -> None:
    """Somebody asks for another case: back returns to the scene, forward goes on with the talk; X leaves."""
    _, _, water, sixty, *_ = scenes("es")
    page = opened(visit, water)
    shown = page.locator(".stage-sentence")
    said = shown.text_content() or ""
    for key, scene in (("PageUp", water), ("PageDown", sixty), ("PageUp", water)):
        page.evaluate("cm.set({ case: ['casapalca'], period: null })")
        expect(shown).to_contain_text("Casapalca")
        page.keyboard.press(key)
        expect_scene(page, scene)
        expect(shown).not_to_contain_text("Casapalca")
        if scene is sixty:
            page.keyboard.press("PageUp")
            expect_scene(page, water)
        expect(shown).to_have_text(said)
    expect(page.locator(mount("panel"))).to_be_hidden()
    page.keyboard.press("x")
    expect(page.locator(mount("panel"))).to_be_visible()
    expect(page.locator(mount("stage"))).to_be_hidden()
    assert "present" not in query_of(page)
    assert "scene" not in query_of(page)


def test_buttons_start_the_talk_and_the_short_path(visit: Visit, stories: dict[str, Story]) -> None:
    """Before that, the keys of a talk do nothing."""
    page = visit()
    words = stories["es"].words["present"]
    for key in ("b", ".", "x", "PageDown"):
        page.keyboard.press(key)
    settle(page)
    assert not page.evaluate(BLACK)
    assert query_of(page) == ""
    page.get_by_role("button", name=words["start"], exact=True).click()
    expect_scene(page, scenes("es")[0])
    page.keyboard.press("x")
    page.evaluate("cm.set({ collection: [] })")
    page.get_by_role("button", name=words["short"]).click()
    talk = {scene["key"]: scene for scene in scenes("es")}
    for name in ("water", "sixty", "december", "missing"):
        expect_scene(page, talk[name])
        page.keyboard.press("PageDown")
    expect_scene(page, talk["missing"])


def test_an_address_that_only_asks_to_present_starts_with_the_first_scene(visit: Visit) -> None:
    page = visit("present=1")
    expect(page.locator(f"{mount('stage')} h2")).to_have_text(scenes("es")[0]["title"], timeout=1000)


def test_a_link_to_a_scene_fills_the_stage(visit: Visit) -> None:
    """The map is drawn at the size of the stage, not at that of the page it might have been."""
    page = visit("present=1&scene=water")
    area = page.locator(".map-area").bounding_box()
    drawn = page.locator(".map-area .main-svg").first.bounding_box()
    assert area is not None
    assert drawn is not None
    assert (drawn["width"], drawn["height"]) == pytest.approx((area["width"], area["height"]), abs=1)
    assert area["height"] == DESKTOP[1]


def test_a_scene_with_its_days_fits_a_phone(visit: Visit) -> None:
    page = visit("present=1&scene=sixty", size=PHONE)
    for place in (".map-area", f"{mount('timeline')} svg", f"{mount('stage')} h2"):
        box = page.locator(place).first.bounding_box()
        assert box is not None, place
        assert box["width"] > 250, place
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_scene_may_show_its_days_below_the_map(visit: Visit) -> None:
    """The emergency stands before the attack, large enough for the back row."""
    page = visit("present=1&scene=emergency", size=WIDE)
    strip = page.locator(f"{mount('timeline')} svg")
    expect(strip).to_be_visible()
    small = page.evaluate(
        """(at) => [...document.querySelectorAll(at + ' text')]
            .map((text) => text.getBoundingClientRect().height).filter((height) => height < 24)""",
        mount("timeline"),
    )
    assert small == []
    left = page.evaluate(
        """(at) => ['pataz-2024-emergency', 'pataz-2024-04-poderosa-pylons']
            .map((id) => document.querySelector(`${at} [data-row="${cm.columns().id.indexOf(id)}"]`))
            .map((node) => node.getBoundingClientRect().left)""",
        mount("timeline"),
    )
    assert left[0] < left[1]
    expect(page.locator(mount("play"))).to_be_hidden()
