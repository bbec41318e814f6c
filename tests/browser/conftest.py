"""Fixtures of the browser tests: one site, served and frozen; a browser that cannot reach anything else.

``visit`` opens the page and watches it: when the test ends, no request may have gone elsewhere, nothing may
have been written to the console as a warning or an error, and no script may have failed.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError, sync_playwright
from waitress import create_server as listen

from dashboard.atlas import Atlas, load_atlas
from dashboard.export.serving import make_exporter, offers
from dashboard.settings import Settings
from dashboard.site.build import compress_site, make_site
from dashboard.site.bundles import FONT, NODE_MODULES, SMALL_PLOTLY
from dashboard.site.files import Site
from dashboard.site.folder import write_site
from dashboard.site.publish import announce
from dashboard.site.server import create_server, pack
from scripts.setup.browser import find_browser
from tests.browser.pages import (
    DESKTOP,
    NOTE_ERRORS,
    Motion,
    Place,
    Scheme,
    Story,
    Visit,
    Watch,
    Where,
    tell,
    wait_ready,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def prepared_settings(folder: Path, data_dir: Path | None = None) -> Settings:
    """Return settings with a build folder of their own, with the files that set-up fetched."""
    usual = Settings()
    for name in (SMALL_PLOTLY, FONT):
        source = usual.build_dir / NODE_MODULES / name
        if source.is_file():
            target = folder / NODE_MODULES / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return Settings(data_dir=data_dir or usual.data_dir, build_dir=folder)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return prepared_settings(tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="session")
def site(settings: Settings) -> Site:
    return make_site(settings, "es")


@contextmanager
def serve(settings: Settings, site: Site, atlas: Atlas | None = None) -> Iterator[Place]:
    """Serve a site on a free port while the block runs; ``atlas`` in place of what the settings name."""
    site = announce(site, offers())
    packed = compress_site(site, settings.build_dir, hard=False)
    files = {path: pack(content, packed[path]) for path, content in site.files.items()}
    server = create_server(files, make_exporter(atlas or load_atlas(settings, "es")))
    listener = listen(server, host="127.0.0.1", port=0, threads=4, ident=None)
    thread = threading.Thread(target=listener.run, daemon=True)
    thread.start()
    try:
        yield Place("served", f"http://127.0.0.1:{listener.effective_port}")
    finally:
        listener.close()


@pytest.fixture(scope="session")
def served(settings: Settings, site: Site) -> Iterator[Place]:
    with serve(settings, site) as place:
        yield place


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Place:
    folder = tmp_path_factory.mktemp("frozen") / "mapa"
    write_site(site, folder)
    return Place("frozen", folder.as_uri())


@pytest.fixture(scope="session")
def places(served: Place, frozen: Place) -> dict[str, Place]:
    return {"served": served, "frozen": frozen}


@pytest.fixture(scope="session")
def stories(settings: Settings) -> dict[str, Story]:
    return {lang: tell(settings, lang) for lang in ("es", "en")}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_browser(os.environ, language="es")
    with sync_playwright() as playwright:
        # Names resolve to nothing but this machine, so that a request elsewhere fails instead of passing.
        running = playwright.chromium.launch(
            executable_path=program or None,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, places: dict[str, Place]) -> Iterator[Visit]:
    """Open the page in a context of its own; what the pages did is checked when the test ends."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_page(
        query: str = "",
        *,
        where: Where | Place = "served",
        lang: str = "es",
        size: tuple[int, int] = DESKTOP,
        scheme: Scheme = "light",
        motion: Motion = "reduce",
        touch: bool = False,
        allowed: tuple[str, ...] = (),
    ) -> Page:
        place = where if isinstance(where, Place) else places[where]
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion=motion,
            has_touch=touch,
            locale="es-PE" if lang == "es" else "en-GB",
        )
        context.set_default_timeout(10_000)
        watch = Watch(place.root, list(allowed))
        watch.follow(context)
        opened.append((context, watch))
        context.add_init_script(NOTE_ERRORS)
        page = context.new_page()
        page.goto(place.address(lang, query))
        try:
            wait_ready(page)
        except TimeoutError:
            pytest.fail(f"the page did not get ready: {watch.complaints}")
        return page

    yield open_page
    for context, _ in opened:
        context.close()
    for _, watch in opened:
        watch.check()
