"""A picture to print shows what the page shows: the same marks, shapes, colours, areas and counts."""

from __future__ import annotations

import pytest

from dashboard.export.marks import summarise
from dashboard.settings import Settings
from dashboard.world import load_world, select
from tests.browser.pages import Visit

# What a reader of the page sees, read from the page itself; the rows of a badge from what is drawn in it.
SEEN = """() => {
    const rows = cm.map.groups.flatMap((group) => group.rows);
    const probe = document.body.appendChild(document.createElement("span"));
    const family = (row) => {
        probe.style.color = `var(--family-${cm.columns().family[row].replace(/_/g, "-")})`;
        return getComputedStyle(probe).color;
    };
    const number = (text) => Number(/\\d+/.exec(text)[0]);
    return {
        marks: rows.map((row) => [cm.columns().id[row], cm.columns().symbol[row], cm.certainty(row),
            cm.columns().deaths[row], family(row)]),
        legend: Object.fromEntries([...document.querySelectorAll("#legend li")].map((item) =>
            [item.querySelector("span").textContent, Number(item.querySelector("i").textContent)])),
        departments: Object.fromEntries(
            cm.config.departments.map(({ code }) => [code, cm.departmentState(code)])),
        hatched: [...document.querySelectorAll(".area-hatch[data-area]")].map((node) => node.dataset.area),
        halos: cm.map.halos.map(({ name, emergency }) => [name, emergency]),
        tray: [...document.querySelectorAll("#tray b")].map((node) => number(node.textContent)),
    };
}"""
QUERIES = (
    "",
    "reading=text&unit=any",
    "case=conga&unit=any",
    "collection=elsewhere",
    "period=2019-01..2023-12",
)


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*(int(colour[start : start + 2], 16) for start in (1, 3, 5)))


@pytest.mark.parametrize("query", QUERIES)
def test_a_picture_shows_what_the_page_shows(visit: Visit, settings: Settings, query: str) -> None:
    world = load_world(settings, "es")
    selection = select(world, query, "es")
    summary = summarise(world, selection, "es")
    seen = visit(query).evaluate(SEEN)

    marks = [
        [mark.event.event_id, mark.symbol, mark.certainty, mark.deaths, rgb(mark.colour)]
        for mark in summary.marks
    ]
    assert sorted(marks) == sorted(seen["marks"])
    shown = {family.label: family.count for family in summary.families if family.count}
    assert shown == {label: count for label, count in seen["legend"].items() if count}
    assert summary.departments == seen["departments"]
    assert summary.hatched == set(seen["hatched"])
    halos = [[halo.name, halo.emergency] for halo in summary.halos]
    assert sorted(halos) == sorted(seen["halos"])
    assert sorted(number for number, _ in summary.tray) == sorted(seen["tray"])
