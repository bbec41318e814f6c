"""No accessibility rule that axe knows is broken, in any language, theme or state of the page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import DESKTOP, PHONE, SHARED, Story, Visit, mount, open_filter

CARD = "conga-2011-12-emergency"
LOOKS = [(lang, theme, DESKTOP) for lang in ("es", "en") for theme in ("light", "dark", "projector")]
LOOKS += [("es", "light", PHONE), ("en", "dark", PHONE)]


def findings(page: Page, state: str) -> list[str]:
    """Return what axe finds, as rule, state and first elements."""
    results: dict[str, Any] = Axe().run(page, options={"preload": False}).response
    return [
        f"{rule['id']} ({state}): {[node['target'] for node in rule['nodes']][:3]}"
        for rule in results["violations"]
    ]


@pytest.mark.parametrize(
    ("lang", "theme", "size"), LOOKS, ids=[f"{lang}-{theme}-{size[0]}" for lang, theme, size in LOOKS]
)
def test_axe_finds_nothing(
    visit: Visit, stories: dict[str, Story], lang: str, theme: str, size: tuple[int, int]
) -> None:
    words = stories[lang].words
    page = visit(f"theme={theme}", lang=lang, size=size, touch=size == PHONE)
    panel = page.locator(mount("panel"))
    found = findings(page, "first screen")
    if size == PHONE:
        page.locator(mount("filters_toggle")).click()
    more = open_filter(page, words["filters"]["more"])
    expect(more.get_by_role("textbox").first).to_be_visible()
    found += findings(page, "filters")
    page.keyboard.press("Escape")
    panel.get_by_role("link", name=stories[lang].labels["collection"]["elsewhere"], exact=True).click()
    expect(panel.get_by_role("link", name=stories[lang].collections["elsewhere"]["list"])).to_be_visible()
    found += findings(page, "other cases")
    page.evaluate("cm.set({panel: 'cases'})")
    panel.get_by_role("link", name=words["panel"]["explore"]).click()
    expect(panel.get_by_role("table")).to_be_visible()
    found += findings(page, "list")
    page.locator(mount("marks")).locator(SHARED).first.press("Enter")
    expect(panel.get_by_role("heading", level=2)).to_contain_text(words["panel"]["list_at"])
    found += findings(page, "open badge")
    page.evaluate("cm.set({at: '', panel: 'counts'})")
    expect(panel.get_by_role("heading", level=2)).to_have_text(words["counts"]["title"])
    found += findings(page, "published totals")
    page.evaluate("(event) => cm.set({event})", CARD)
    expect(page.get_by_role("article")).to_be_visible()
    found += findings(page, "card")
    assert found == []
