"""Every plain page in a browser: axe finds nothing, nothing scrolls sideways, the theme is the system's."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from dashboard.i18n import LANGS, load_locale
from dashboard.pages import plain_pages
from tests.browser.pages import Place, Scheme, wait_ready

FRAME = {lang: load_locale("pages", lang) for lang in LANGS}


@pytest.mark.parametrize("name", [page.name for page in plain_pages()])
@pytest.mark.parametrize("lang", LANGS)
def test_page_can_be_used_and_printed_by_everybody(
    browser: Browser, places: dict[str, Place], name: str, lang: str
) -> None:
    context = browser.new_context()
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{places['served'].root}/{lang}/{name}.html")
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    sights: tuple[tuple[int, Scheme], ...] = ((1366, "light"), (390, "light"), (390, "dark"))
    for width, scheme in sights:
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        assert (sum(paper) < 3 * 128) is (scheme == "dark")
    page.emulate_media(media="print", color_scheme="light")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert complaints == []
    context.close()


def _follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


@pytest.mark.parametrize("where", ["served", "frozen"])
def test_links_lead_from_the_map_to_every_page_and_back(
    browser: Browser, places: dict[str, Place], where: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{places[where].root}/es/index.html")
    wait_ready(page)
    for plain in plain_pages():
        if plain.in_header:
            _follow(page, plain.link("es"))
            expect(page).to_have_url(f"{places[where].root}/es/{plain.file}")
            page.go_back()
            wait_ready(page)
    _follow(page, plain_pages()[0].link("es"))
    for plain in plain_pages()[1:]:
        _follow(page, plain.link("es"))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    _follow(page, FRAME["es"]["other_label"])
    expect(page.locator("html")).to_have_attribute("lang", "en")
    _follow(page, FRAME["en"]["map"])
    wait_ready(page)
    context.close()


def test_what_was_sought_leads_to_its_record(browser: Browser, places: dict[str, Place]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{places['served'].root}/en/about.html")
    page.locator("a[href*='event=conga-2011-12-strike-end']").click()
    expect(page.locator(".card-open h2")).to_be_visible()
    context.close()
