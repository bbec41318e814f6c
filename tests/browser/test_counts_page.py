"""«¿Quién cuenta qué?» where scripts are off: all there, by keyboard too, in every theme and on a phone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from dashboard.dataset import load_dataset
from dashboard.settings import find_data_dir
from tests.browser.pages import PHONE, Place, Story, Visit, Where, mount, wait_state

# Texts of a chart that lie on one another.
CROSSING = """() => [...document.querySelectorAll('.plot')].flatMap((plot) => {
    const texts = [...plot.querySelectorAll('text')].filter((text) => text.checkVisibility())
        .map((text) => [text.textContent, text.getBoundingClientRect()]);
    const across = (a, b) => a.left < b.right && b.left < a.right;
    const down = (a, b) => a.top + 3 < b.bottom && b.top + 3 < a.bottom;
    return texts.flatMap(([one, a], index) => texts.slice(index + 1)
        .filter(([, b]) => across(a, b) && down(a, b)).map(([other]) => `${one} / ${other}`));
})"""


@pytest.mark.parametrize("where", ["served", "frozen"])
def test_without_scripts_every_figure_and_line_is_there(
    browser: Browser, places: dict[str, Place], where: Where
) -> None:
    dataset = load_dataset(find_data_dir())
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto(f"{places[where].root}/es/counts.html#pair-2019-03")
    expect(page.locator("#pair-2019-03 h3")).to_be_in_viewport()
    expect(page.locator("tr[data-count]")).to_have_count(len(dataset.counts))
    for name in ("conflicts", "mining_conflicts", "deaths"):
        expect(page.locator(f"#line-{name} .plot")).to_be_visible()
    expect(page.locator("#line-conflicts .word")).to_have_count(5)
    region = page.get_by_role("region", name="conflictos mineros")
    region.focus()
    expect(region).to_be_focused()
    context.close()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_theme_and_size_can_be_read(browser: Browser, places: dict[str, Place], lang: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{places['served'].root}/{lang}/counts.html")
    for width, height in ((1920, 1080), (1366, 768), PHONE):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CROSSING) == [], width
    page.evaluate("document.documentElement.dataset.theme = 'projector'")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_the_column_shows_the_comparisons_and_leads_to_their_explanation(
    visit: Visit, stories: dict[str, Story]
) -> None:
    words = stories["es"].words["counts"]
    dataset = load_dataset(find_data_dir())
    page = visit()
    panel = page.locator(mount("panel"))
    panel.get_by_role("link", name=words["title"]).press("Enter")
    wait_state(page, "panel", "counts")
    shown = panel.locator(".count-pair")
    expect(shown).to_have_count(len(dataset.count_pairs))
    for number, (pair, said) in enumerate(list(dataset.count_pairs.items())[:4]):
        expect(shown.nth(number).get_by_role("heading")).to_have_text(said.title_es)
        figures = [str(count.best) for count in dataset.counts.values() if count.pair == pair]
        assert shown.nth(number).locator("b").all_text_contents() == figures
    shown.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/es/counts\.html#pair-2017-03$"))
    expect(page.locator("#pair-2017-03 h3")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(mount("panel")).get_by_role("heading", level=2)).to_have_text(words["title"])


@pytest.mark.parametrize("key", ["deaths", "counts"])
def test_a_scene_sets_its_totals_below_the_map(visit: Visit, key: str) -> None:
    """Every bar starts at one line, and its length is its share of the longest."""
    page = visit(f"present=1&scene={key}")
    below = page.locator(mount("stage_counts"))
    figures = [float(text) for text in below.locator("b").all_text_contents()]
    boxes = [box for bar in below.locator(".of").all() if (box := bar.bounding_box())]
    assert len({round(box["x"]) for box in boxes}) == 1
    longest = max(box["width"] for box in boxes)
    for figure, box in zip(figures, boxes, strict=True):
        assert box["width"] == pytest.approx(longest * figure / max(figures), abs=1)
    area = page.locator(".map-area").bounding_box()
    assert area is not None
    assert area["y"] + area["height"] <= boxes[0]["y"]
    page.keyboard.press("PageDown")
    expect(below).to_be_hidden()
