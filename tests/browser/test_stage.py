"""The talk on the laptops that exist: small windows, keys on buttons, the speaker's window, the screen."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.pages import Scheme, Story, Visit, mount, wait_ready, wait_state

SIZES = ((1093, 614), (819, 614), (800, 600), (1280, 720), (911, 512))
OUT_OF_SIGHT = """() => [...document.querySelectorAll(".stage-count, #stage h2, #stage p")]
    .filter((node) => node.offsetParent && node.textContent && !node.closest("nav"))
    .map((node) => [node.textContent, node.getBoundingClientRect()])
    .filter(([, box]) => box.top < 0 || box.bottom > innerHeight || box.right > innerWidth)
    .map(([text]) => text)"""
SHOW_SCENE = """(key) => {
    const scene = cm.scenesOf("full").find((one) => one.key === key);
    cm.set(cm.stateOfScene(scene, cm.state));
    return scene.title;
}"""


@pytest.mark.parametrize("lang", ["es", pytest.param("en", marks=pytest.mark.slow)])
def test_every_scene_is_whole_in_small_windows(visit: Visit, lang: str) -> None:
    page = visit("present=1", lang=lang)
    keys = page.evaluate("cm.scenesOf('full').map(({ key }) => key)")
    assert len(keys) >= 10
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for key in keys:
            title = page.evaluate(SHOW_SCENE, key)
            expect(page.locator(f"{mount('stage')} h2")).to_have_text(title)
            assert page.evaluate(OUT_OF_SIGHT.replace("#stage", mount("stage"))) == [], (key, width, height)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_in_focus_is_pressed_by_its_own_keys(
    visit: Visit, stories: dict[str, Story], key: str
) -> None:
    page = visit("present=1")
    words = stories["es"].words["present"]
    first, second, *_ = page.evaluate("cm.scenesOf('full').map(({ key }) => key)")

    def press(name: str) -> None:
        page.get_by_role("button", name=words[name], exact=True).focus()
        page.keyboard.press(key)

    press("next")
    wait_state(page, "scene", second)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    wait_state(page, "scene", second)
    press("back")
    wait_state(page, "scene", first)
    press("list")
    expect(page.locator("#stage-list")).to_be_visible()
    page.keyboard.press("Escape")
    press("leave")
    wait_state(page, "present", "0")


def test_a_button_clicked_leaves_the_keys_to_the_talk(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("present=1")
    first, second, *_ = page.evaluate("cm.scenesOf('full').map(({ key }) => key)")
    page.keyboard.press("PageDown")
    page.mouse.move(300, 300)
    page.get_by_role("button", name=stories["es"].words["present"]["back"], exact=True).click()
    wait_state(page, "scene", first)
    page.keyboard.press("Space")
    wait_state(page, "scene", second)


def test_the_speakers_window_finds_its_show_again(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("present=1")
    words = stories["es"].words["present"]
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    total = page.evaluate("cm.scenesOf('full').length")
    expect(notes.locator("p").first).to_contain_text(f"1 / {total}")
    page.reload()
    wait_ready(page)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(notes.locator("p").first).to_contain_text(f"3 / {total}")
    notes.keyboard.press("PageDown")
    expect(notes.locator("p").first).to_contain_text(f"4 / {total}")
    wait_state(page, "scene", page.evaluate("cm.scenesOf('full')[3].key"))
    page.keyboard.press("x")
    expect(notes.locator("body")).to_contain_text(words["ended"])
    page.goto("about:blank")
    expect(notes.locator("body")).to_contain_text(words["alone"])
    notes.close()


def test_a_blocked_window_is_said_and_the_screen_stays_on(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("")
    page.evaluate(
        """() => {
          window.asked = 0;
          window.open = () => null;
          const lock = { released: false, release() { this.released = true; } };
          const request = async () => (window.asked++, lock);
          Object.defineProperty(navigator, "wakeLock", { value: { request } });
        }"""
    )
    page.evaluate("() => cm.set(cm.stateOfScene(cm.scenesOf('full')[0], cm.state))")
    page.wait_for_function("() => window.asked === 1")
    page.keyboard.press("n")
    expect(page.get_by_text(stories["es"].words["present"]["no_notes"])).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.get_by_text(stories["es"].words["present"]["no_notes"])).to_have_count(0)
    assert page.evaluate("window.asked") == 1


@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.slow)])
def test_contrast_themes_show_what_is_chosen_and_a_black_that_is_black(visit: Visit, scheme: Scheme) -> None:
    page = visit("period=2011-01..2011-12", scheme=scheme)
    page.emulate_media(forced_colors="active")
    chips = page.locator(f"{mount('years')} a")
    shots = {chip.get_attribute("aria-current"): chip.screenshot() for chip in chips.all()}
    assert set(shots) == {None, "true"}
    edges = {
        kind: Counter(Image.open(io.BytesIO(shot)).convert("RGB").get_flattened_data())
        for kind, shot in shots.items()
    }
    new = {colour: count for colour, count in edges["true"].items() if colour not in edges[None]}
    assert max(new.values()) > 50, "an edge of a colour that the others have not"
    page.evaluate("() => cm.set(cm.stateOfScene(cm.scenesOf('full')[0], cm.state))")
    page.keyboard.press("b")
    page.wait_for_function("() => document.body.classList.contains('black')")
    assert Image.open(io.BytesIO(page.screenshot())).convert("RGB").getextrema() == ((0, 0), (0, 0), (0, 0))
