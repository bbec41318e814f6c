"""«Sobre los datos» in a browser: axe finds nothing, nothing scrolls sideways, the theme is the system's."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from dashboard.i18n import LANGS, load_locale
from tests.browser.pages import Place, Scheme, wait_ready


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "light"), (390, "dark")])
def test_page_can_be_used_by_everybody(
    browser: Browser, places: dict[str, Place], lang: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{places['served'].root}/{lang}/about.html")
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (sum(paper) < 3 * 128) is (scheme == "dark")
    assert complaints == []
    context.close()


@pytest.mark.parametrize("where", ["served", "frozen"])
def test_links_lead_to_the_other_language_and_to_a_record(
    browser: Browser, places: dict[str, Place], where: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{places[where].root}/es/about.html")
    page.get_by_role("link", name=load_locale("about", "es")["page"]["other_label"]).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("a[href*='event=conga-2011-12-strike-end']").click()
    expect(page.locator(".card-open h2")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name=load_locale("about", "en")["page"]["map"]).click()
    wait_ready(page)
    context.close()
