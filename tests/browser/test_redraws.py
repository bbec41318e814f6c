"""A change of the state draws what its key names, nothing else, and ends in the picture of a fresh page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from dashboard.selection.filters import Filter, is_selecting
from tests.browser.pages import Story, Visit, settle, wait_ready
from tests.rows import FILTERS

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
# The state in which a key draws something, where that is not the plain one.
STAGE = "present=1&scene=water&department=06"
BEFORE = {
    "role": "family=state",
    "event": "panel=list",
    "theme": "panel=list",
    "present": "scene=water&department=06",
    "scene": STAGE,
    "tour": STAGE,
}
# Another value for each key that has no options, or of whose options few draw something else.
OPEN_VALUES: dict[str, Any] = {
    "period": ["2011-01", "2012-12"],
    "q": "agua",
    "event": "conga-2011-12-emergency",
    "at": "conga-2011-11-strike",
    "theme": "projector",
    "scene": "sixty",
    "span": ["2011-01-01", "2012-06-30"],
    "view": [-7.0, -78.5, 4.0],
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


def another_value(story: Story, spec: Filter, before: str) -> Any:
    """Return a value that selects other records or, where the key selects none, that is not the first."""
    if spec.key in OPEN_VALUES:
        return OPEN_VALUES[spec.key]
    others = [option for option in spec.options if option != spec.default]
    if is_selecting(spec) and spec.key != "reading":
        rows = story.rows(before)
        others = [one for one in others if story.rows(f"{before}&{spec.key}={one}") not in ((), rows)]
    return others[:1] if spec.kind == "many" else others[0]


@pytest.mark.parametrize("key", [spec.key for spec in FILTERS])
def test_a_change_draws_what_its_key_names_and_nothing_else(
    visit: Visit, stories: dict[str, Story], key: str
) -> None:
    before = BEFORE.get(key, "")
    [spec] = (spec for spec in stories["es"].specs if spec.key == key)
    value = another_value(stories["es"], spec, before)
    page = visit(before)
    open_counts(page)
    earlier = picture(page)
    page.evaluate(WATCH, SELECTORS)
    page.evaluate("([key, value]) => cm.set({ [key]: value })", [key, value])
    drawn = picture(page)
    assert drawn != earlier
    assert set(page.evaluate("[...touched]")) <= {
        selector for name in spec.redraws for selector in PARTS[name]
    }
    page.reload()
    wait_ready(page)
    open_counts(page)
    fresh = picture(page)
    assert [part for part in drawn if drawn[part] != fresh[part]] == []
