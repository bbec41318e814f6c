"""Copies of the map: one file, a folder under any path, and a view of one's own to begin with."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.atlas import load_atlas
from dashboard.settings import Settings
from dashboard.site.files import Site
from dashboard.site.folder import write_site
from dashboard.site.map_page.payload import build_payload
from dashboard.site.publish import start_at
from dashboard.site.single_file import build_single
from tests.browser.pages import (
    NOTE_ERRORS,
    Place,
    Story,
    Visit,
    Watch,
    drawn_rows,
    mount,
    query_of,
    wait_ready,
)
from tests.browser.test_smoke import DEPARTMENTS, departments_drawn

START = "department=13&reading=text"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve files as any simple host does."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def hosted(site: Site, tmp_path: Path) -> Iterator[Place]:
    """Serve the folder below a path, by a server that knows nothing of the map."""
    write_site(start_at(site, START), tmp_path / "a" / "b")
    handler = partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Place("served", f"http://127.0.0.1:{server.server_address[1]}/a/b")
        server.shutdown()


def open_file(browser: Browser, file: Path, query: str = "") -> tuple[Page, Watch]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    watch = Watch(file.as_uri())
    watch.follow(context)
    context.add_init_script(NOTE_ERRORS)
    page = context.new_page()
    page.goto(file.as_uri() + query)
    wait_ready(page)
    return page, watch


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_single_file_shows_what_the_folder_shows_and_asks_for_nothing(
    browser: Browser, visit: Visit, site: Site, stories: dict[str, Story], tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(build_single(site, lang))
    page, watch = open_file(browser, file)
    expect(page.locator(mount("sentence"))).to_have_text(stories[lang].sentence())
    assert len(departments_drawn(page)) == DEPARTMENTS
    folder = visit(where="frozen", lang=lang)
    assert drawn_rows(page) == drawn_rows(folder) != set()
    assert page.evaluate("document.fonts.check('14px Inter')")
    expect(page.locator(mount("language"))).to_be_hidden()
    for link in page.locator("a[href]:visible").all():
        assert (link.get_attribute("href") or "").startswith(("?", "#", "http")), link.get_attribute("href")
    page.goto(f"{file.as_uri()}?department=06")
    wait_ready(page)
    expect(page.locator(mount("sentence"))).to_have_text(stories[lang].sentence("department=06"))
    assert {url.partition("?")[0] for url in watch.requests if not url.startswith(("data:", "blob:"))} == {
        file.as_uri()
    }
    assert watch.complaints == []
    page.context.close()


def test_a_single_file_opens_on_the_view_it_was_made_for(
    browser: Browser, site: Site, stories: dict[str, Story], tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(build_single(start_at(site, START), "es"))
    page, watch = open_file(browser, file)
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence(START))
    assert query_of(page) == START
    assert watch.complaints == []
    page.context.close()


def test_any_host_can_serve_the_folder_under_any_path(
    visit: Visit, hosted: Place, stories: dict[str, Story]
) -> None:
    page = visit(where=hosted, allowed=("icon",))
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence(START))
    assert query_of(page) == START
    assert len(departments_drawn(page)) == DEPARTMENTS
    assert drawn_rows(page)
    page.locator(f"{mount('language')} a").click()
    wait_ready(page)
    assert page.url == f"{hosted.root}/en/?{START}"
    expect(page.locator(mount("sentence"))).to_have_text(stories["en"].sentence(START))
    page.goto(hosted.root + "/")
    wait_ready(page)
    assert page.url == f"{hosted.root}/es/index.html?{START}"
    page.goto(f"{hosted.root}/es/?department=06")
    wait_ready(page)
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence("department=06"))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_browser_has_every_value_that_python_packed(visit: Visit, settings: Settings, lang: str) -> None:
    payload = json.loads(json.dumps(build_payload(load_atlas(settings, lang), lang)))
    page = visit(where="frozen", lang=lang)
    assert page.evaluate("cm.data") == payload["data"]
    config = page.evaluate("cm.config")
    assert {**config, "panels": {}} == {**payload["config"], "panels": {}}


def test_what_is_hung_on_a_link_is_tidied_away(
    hosted: Place, visit: Visit, stories: dict[str, Story]
) -> None:
    """Messengers add keys of their own; the view that a copy was made for still opens."""
    page = visit("fbclid=IwAR0abc&utm_source=wa", where=hosted)
    assert query_of(page) == START
    expect(page.locator(mount("sentence"))).to_have_text(stories["es"].sentence(START))
    expect(page.locator(mount("notes"))).to_have_text("")
    page.goto(f"{hosted.root}/es/index.html?gclid=1&case=pataz_poderosa")
    wait_ready(page)
    assert query_of(page) == "case=pataz_poderosa"


def test_the_first_page_of_a_folder_hands_the_query_on(visit: Visit, places: dict[str, Place]) -> None:
    page = visit(where="frozen")
    for address in ("index.html?department=06", "index.html?department=06#list"):
        page.goto(f"{places['frozen'].root}/{address}")
        page.wait_for_url("**/es/index.html?department=06*")
        wait_ready(page)
        assert page.evaluate("cm.state.department") == ["06"]


def test_a_page_whose_files_are_gone_says_what_to_do(
    browser: Browser, stories: dict[str, Story], site: Site, tmp_path: Path
) -> None:
    """An old page beside new files, or one file of the folder sent alone."""
    write_site(site, tmp_path / "copy")
    for file in (tmp_path / "copy" / "static").glob("*.js"):
        file.unlink()
    page = browser.new_page()
    page.goto((tmp_path / "copy" / "es" / "index.html").as_uri())
    expect(page.get_by_text(stories["es"].words["page"]["slow"])).to_be_visible(timeout=6000)
    page.close()
