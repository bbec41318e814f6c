"""Presenting: the whole talk with a clicker, large enough for the back row; nothing loses the scene."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.settings import find_data_dir
from tests.browser.pages import Story, Visit, Where, drawn_rows, mount, query_of, settle

SMALLEST = 24  # pixels
DEPARTMENTS = 25
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


def scenes(lang: str) -> list[dict[str, Any]]:
    """Return the shipped scenes as the file has them."""
    found = tomllib.loads((find_data_dir() / "story.toml").read_text("utf-8"))["scene"]
    return [
        {"key": scene["key"], "title": scene[f"title_{lang}"], "text": scene[f"text_{lang}"]}
        for scene in found
    ]


def expect_scene(page: Page, scene: dict[str, Any]) -> None:
    expect(page.locator(f"{mount('stage')} h2")).to_have_text(scene["title"])
    assert f"scene={scene['key']}" in query_of(page).split("&")


def opened(visit: Visit, key: str, **how: Any) -> Page:
    page = visit(f"present=1&scene={key}", **how)
    expect(page.locator(f"{mount('stage')} h2")).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("size", "lang", "where"),
    [((1920, 1080), "es", "served"), ((1024, 768), "en", "frozen")],
    ids=["1920", "1024"],
)
def test_the_whole_talk_from_first_to_last(
    visit: Visit, size: tuple[int, int], lang: str, where: Where
) -> None:
    page = opened(visit, "five", size=size, lang=lang, where=where)
    talk = scenes(lang)
    for number, scene in enumerate(talk, start=1):
        expect_scene(page, scene)
        settle(page)
        stage = page.locator(mount("stage"))
        for text in scene["text"]:
            expect(stage.get_by_text(text, exact=True)).to_be_in_viewport(ratio=1)
        expect(stage.get_by_text(f"{number} / {len(talk)}", exact=True)).to_be_in_viewport(ratio=1)
        expect(stage.locator(".stage-standing")).to_be_in_viewport(ratio=1)
        assert page.evaluate(SMALL_TEXTS, SMALLEST) == [], scene["key"]
        assert page.evaluate(CONTROLS) == [], scene["key"]
        assert page.evaluate("document.documentElement.scrollHeight") <= size[1], scene["key"]
        expect(page.locator(SHAPES)).to_have_count(DEPARTMENTS)
        expect(page.locator(SHAPES).first).to_be_visible()
        assert drawn_rows(page), scene["key"]
        page.keyboard.press("PageDown")
    expect_scene(page, talk[-1])


def test_back_to_the_first_and_no_further(visit: Visit) -> None:
    page = opened(visit, "sixty")
    talk = scenes("es")
    for scene in (*reversed(talk[:3]), talk[0]):
        page.keyboard.press("PageUp")
        expect_scene(page, scene)
    page.keyboard.press("End")
    expect_scene(page, talk[-1])
    page.keyboard.press("Home")
    expect_scene(page, talk[0])


@pytest.mark.parametrize(
    ("onward", "back", "dark"),
    [("PageDown", "PageUp", "."), ("ArrowRight", "ArrowLeft", "b")],
    ids=["pages", "arrows"],
)
def test_two_common_clickers(visit: Visit, onward: str, back: str, dark: str) -> None:
    """The start key sends F5 and Esc in turn; neither loses the scene, and F5 does not load the page anew."""
    page = opened(visit, "water")
    _, _, water, sixty, casapalca, *_ = scenes("es")
    page.evaluate("window.notLoadedAnew = true")
    for key in ("F5", "Escape", "F5", "Escape"):
        page.keyboard.press(key)
        expect_scene(page, water)
    page.keyboard.press(onward)
    expect_scene(page, sixty)
    page.keyboard.press(dark)
    assert page.evaluate(BLACK)
    page.keyboard.press(dark)
    assert not page.evaluate(BLACK)
    expect_scene(page, sixty)
    page.keyboard.press(dark)
    page.keyboard.press(onward)
    expect_scene(page, casapalca)
    assert not page.evaluate(BLACK), "the next scene is not shown in the dark"
    page.keyboard.press(back)
    expect_scene(page, sixty)
    assert page.evaluate("window.notLoadedAnew")
    expect(page.locator(f"{mount('stage')} h2")).to_be_visible()


@pytest.mark.parametrize(("key", "swallowed"), [("F5", True), ("PageDown", True), ("F12", False)])
def test_the_browser_gets_only_the_keys_that_are_not_ours(visit: Visit, key: str, swallowed: bool) -> None:
    page = opened(visit, "water")
    went_on = page.evaluate(
        "(key) => document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " { key, bubbles: true, cancelable: true }))",
        key,
    )
    assert went_on is not swallowed


def test_keys_do_nothing_of_the_kind_outside_a_talk(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    for key in ("b", ".", "x", "PageDown"):
        page.keyboard.press(key)
    settle(page)
    assert not page.evaluate(BLACK)
    assert query_of(page) == ""
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence())


def test_x_leaves_for_the_page(visit: Visit) -> None:
    page = opened(visit, "water")
    expect(page.locator(mount("panel"))).to_be_hidden()
    page.keyboard.press("x")
    expect(page.locator(mount("panel"))).to_be_visible()
    expect(page.locator(mount("stage"))).to_be_hidden()
    assert "present" not in query_of(page)
    assert "scene" not in query_of(page)


def test_a_question_from_the_room_and_back_to_the_scene(visit: Visit) -> None:
    """Somebody asks for another year: back returns to the scene as it was, forward goes on with the talk."""
    page = opened(visit, "water")
    _, _, water, sixty, *_ = scenes("es")
    shown = page.locator(".stage-sentence")
    said = shown.text_content() or ""
    for leave, scene in (("PageUp", water), ("PageDown", sixty)):
        page.evaluate("cm.set({ case: ['casapalca'], period: null })")
        expect(shown).not_to_have_text(said)
        expect_scene(page, water)
        page.keyboard.press(leave)
        expect_scene(page, scene)
        if scene is water:
            expect(shown).to_have_text(said)
    page.keyboard.press("PageUp")
    expect_scene(page, water)
    expect(shown).to_have_text(said)


def test_the_short_path_is_four_scenes(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    page.get_by_role("button", name=stories["es"].words["present"]["short"]).click()
    talk = {scene["key"]: scene for scene in scenes("es")}
    for key in ("water", "sixty", "december", "missing"):
        expect_scene(page, talk[key])
        page.keyboard.press("PageDown")
    expect_scene(page, talk["missing"])


def test_the_button_starts_with_the_first_scene(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    page.get_by_role("button", name=stories["es"].words["present"]["start"], exact=True).click()
    expect_scene(page, scenes("es")[0])


@pytest.mark.xfail(reason="an address that says only `present=1` opens the plain page")
def test_an_address_that_only_asks_to_present_starts_with_the_first_scene(visit: Visit) -> None:
    page = visit("present=1")
    expect(page.locator(f"{mount('stage')} h2")).to_have_text(scenes("es")[0]["title"], timeout=1000)


def test_a_link_to_no_scene_opens_the_page(visit: Visit) -> None:
    page = visit("present=1&scene=no-such-scene")
    expect(page.locator(mount("panel"))).to_be_visible()
