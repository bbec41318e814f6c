"""A change of the state draws what its key names, nothing else, and ends in the picture of a fresh page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.pages import Story, Visit, settle, wait_ready

# Where each part is drawn that a key may name.
PARTS = {
    "theme": ["#theme"],
    "follow": ["#map-zoom"],
    "stage": ["#stage"],
    "view": ["#map", "#marks", "#marks .halos", "#marks .areas:not(.halos)"],
    "tray": ["#tray"],
    "halos": ["#marks .halos"],
    "marks": ["#marks", "#marks .halos", "#marks .areas:not(.halos)"],
    "departments": ["#map", "#marks .areas:not(.halos)"],
    "sentence": ["#sentence", "#more-said"],
    "timeline": ["#timeline", "#case-chips", "#time-zoom", "#lens", "#undated"],
    "panel": ["#panel"],
    "years": ["#years"],
    "chips": ["#chips", "[data-active]"],
    "reading": ["#reading"],
    "counts": ["[data-count]", "[data-option]"],
    "legend": ["#legend"],
    "period": ["#year-range", "[role=slider]"],
    "play": ["#play"],
    "shade": ["#map-key"],
}
# Another value for each key, and the state it is set in.
STAGE = "present=1&scene=water&department=06"
CHANGES: dict[str, tuple[Any, str]] = {
    "period": (["2011-01", "2012-12"], ""),
    "department": (["06"], ""),
    "case": (["casapalca"], ""),
    "family": (["state"], ""),
    "actor": (["mine_workers"], ""),
    "role": ("target", "family=state"),
    "type": (["strike"], ""),
    "subtype": (["march"], ""),
    "unit": ([], ""),
    "relevance": (["linked"], ""),
    "voice": (["labour"], ""),
    "status": (["corroborated"], ""),
    "versions": (["whole"], ""),
    "precision": ("town", ""),
    "q": ("agua", ""),
    "collection": (["elsewhere"], ""),
    "reading": ("text", ""),
    "event": ("conga-2011-12-emergency", "panel=list"),
    "at": ("conga-2011-11-strike", ""),
    "panel": ("list", ""),
    "shade": ("counts", ""),
    "play": ("cumulative", ""),
    "theme": ("projector", "panel=list"),
    "present": ("1", "scene=water&department=06"),
    "scene": ("sixty", STAGE),
    "tour": ("short", STAGE),
    "embed": ("1", ""),
    "follow": ("0", ""),
    "span": (["2011-01-01", "2012-06-30"], ""),
    "view": ([-7.0, -78.5, 4.0], ""),
}
# Note which parts change; where a link leads on to may change everywhere.
WATCH = """(selectors) => {
    window.touched = new Set();
    const ordered = [...selectors].sort((one, other) => other.length - one.length);
    new MutationObserver((records) => records.forEach(({ target, type, attributeName }) => {
        if (attributeName === "href") return;
        const node = target.closest ? target : target.parentElement;
        const part = ordered.find((selector) => node && node.closest(selector));
        if (part) touched.add(part);
    })).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}"""
# Everything that is drawn, but for where the keyboard is.
PICTURE = """(selectors) => {
    const text = (node) => node.checkVisibility() && node.outerHTML.replace(/ tabindex="[^"]*"/g, "");
    const parts = selectors.filter((selector) => !["#map", "[role=slider]"].includes(selector));
    const drawn = parts.map((selector) => [selector, [...document.querySelectorAll(selector)].map(text)]);
    const departments = [...document.querySelectorAll("#map path[data-department]")];
    const fields = "#theme select, #play select, #year-range select, #map-key input".split(", ")
        .flatMap((selector) => [...document.querySelectorAll(selector)]);
    return Object.fromEntries([...drawn,
        ["fills", departments.map((path) => [path.dataset.department, path.style.fill])],
        ["fields", fields.map((field) => [field.value, field.checked])],
        ["months", [...document.querySelectorAll("[role=slider]")].map((node) => node.ariaValueText)],
        ["language", document.querySelector("#language a").search],
        ["look", [document.body.className, document.documentElement.dataset.theme, cm.geo.view()]]]);
}"""
SELECTORS = sorted({selector for selectors in PARTS.values() for selector in selectors})


def picture(page: Page) -> dict[str, Any]:
    """Return what is drawn once the map stands still."""
    settle(page)
    page.wait_for_function("() => cm.same(cm.geo.view(), cm.geo.heading())")
    settle(page)
    drawn: dict[str, Any] = page.evaluate(PICTURE, SELECTORS)
    return drawn


def open_counts(page: Page) -> None:
    """Wait for all controls and open a panel, so that counts are drawn beside its options."""
    page.wait_for_function("() => !Object.keys(cm.config.panels).length")
    page.evaluate("document.querySelectorAll('details.filter')[1].open = true")


def test_every_key_is_tried(stories: dict[str, Story]) -> None:
    assert list(CHANGES) == [spec.key for spec in stories["es"].specs]


@pytest.mark.parametrize("key", CHANGES)
def test_a_change_draws_what_its_key_names_and_nothing_else(
    visit: Visit, stories: dict[str, Story], key: str
) -> None:
    value, before = CHANGES[key]
    [named] = (spec.redraws for spec in stories["es"].specs if spec.key == key)
    page = visit(before)
    open_counts(page)
    earlier = picture(page)
    page.evaluate(WATCH, SELECTORS)
    page.evaluate("([key, value]) => cm.set({ [key]: value })", [key, value])
    drawn = picture(page)
    assert drawn != earlier
    assert set(page.evaluate("[...touched]")) <= {selector for name in named for selector in PARTS[name]}
    page.reload()
    wait_ready(page)
    open_counts(page)
    fresh = picture(page)
    assert [part for part in drawn if drawn[part] != fresh[part]] == []
