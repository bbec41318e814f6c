"""Measure the page in the system's Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from scripts.setup.browser import find_browser

ARGUMENTS = ("--disable-gpu", "--disable-gpu-compositing", "--no-sandbox")
VIEWPORT: ViewportSize = {"width": 1366, "height": 768}
PROBE = Path(__file__).with_name("probe.js")
WHEN_READY = """
new MutationObserver((_, watcher) => {
  if (!document.documentElement.dataset.ready) return;
  window.readyAt = performance.now();
  watcher.disconnect();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
CPU = {
    "script": "ScriptDuration",
    "style": "RecalcStyleDuration",
    "layout": "LayoutDuration",
    "all": "TaskDuration",
}
SETTLE_MS = 250  # what is put off until after the paint belongs to the change too
PARTS_CHANGES = 24
PARTS = (
    "render",
    "select",
    "geo.paint",
    "drawMarks",
    "drawAreas",
    "describe",
    "drawTimeline",
    "drawPanel",
    "drawYears",
    "countsFor",
)


@dataclass(frozen=True)
class Load:
    """One first load: bytes over the wire, milliseconds to a page that can be used."""

    bytes: int
    ready: float


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser that ``CHROMIUM`` names or the first one found."""
    path = find_browser(os.environ, language="en")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path or None, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def measure_load(browser: Browser, url: str) -> Load:
    """Open the page with nothing cached and wait until it can be used."""
    context = browser.new_context(viewport=VIEWPORT)
    page = context.new_page()
    page.add_init_script(WHEN_READY)
    wire = context.new_cdp_session(page)
    received: list[float] = []
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    page.goto(url)
    page.wait_for_selector("html[data-ready]")  # the policy forbids wait_for_function, which evaluates a text
    page.wait_for_load_state("networkidle")
    ready: float = page.evaluate("window.readyAt")
    context.close()
    return Load(int(sum(received)), ready)


def open_page(context: BrowserContext, url: str) -> Page:
    """Open the page and hand it the clocks."""
    page = context.new_page()
    page.add_init_script(path=PROBE)  # the page's own policy allows no script tag
    page.goto(url)
    page.wait_for_selector("html[data-ready]")
    return page


def measure_changes(page: Page, rounds: int) -> list[dict[str, float]]:
    """Change the filters back and forth and return what each change took, in milliseconds.

    Besides the time until something is painted this holds the processor time of the page's main thread
    (``cpu_…``), which other programs on the machine hardly touch.
    """
    patches = page.evaluate("bench.patches()")
    wire = page.context.new_cdp_session(page)
    wire.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cpu() -> dict[str, float]:
        metrics = {item["name"]: item["value"] for item in wire.send("Performance.getMetrics")["metrics"]}
        return {f"cpu_{name}": metrics[key] * 1000 for name, key in CPU.items()}

    seen: list[dict[str, float]] = []
    for patch in patches[:2]:
        page.evaluate("patch => bench.change(patch)", patch)
    for _ in range(rounds):
        for patch in patches:
            before = cpu()
            times = page.evaluate("patch => bench.change(patch)", patch)
            page.wait_for_timeout(SETTLE_MS)
            seen.append(times | {name: value - before[name] for name, value in cpu().items()})
    return seen


def measure_parts(page: Page) -> dict[str, list[float]]:
    """Return the milliseconds that each part of a redraw takes by itself."""
    patches = page.evaluate("bench.patches()")
    page.evaluate("names => bench.watch(names)", list(PARTS))
    for patch in patches[:PARTS_CHANGES]:
        page.evaluate("patch => bench.change(patch)", patch)
    parts: dict[str, list[float]] = page.evaluate("bench.spent")
    return parts
