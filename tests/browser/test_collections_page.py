"""A third, made-up collection on the page: said apart wherever something is counted, kept here if it must."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.atlas import Atlas, load_atlas
from dashboard.codebook.collections import Collection
from dashboard.settings import Settings
from dashboard.site.build import make_site
from tests.browser.conftest import prepared_settings, serve
from tests.browser.pages import Place, Story, Visit, listed, mount, query_of, settle, tell_of
from tests.browser.test_parity import ASK, expected, queries_for
from tests.third import CODE, COUNTED, NAME, made_up, with_third

ALL = "collection=documents,elsewhere,made_up"
LEGEND = "#legend li i"


def third(settings: Settings, collection: Collection) -> Atlas:
    return with_third(load_atlas(settings, "es"), collection)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Story]]:
    """Return a page with a third collection that is off at first, and what Python says of it."""
    settings = prepared_settings(tmp_path_factory.mktemp("third"))
    atlas = third(settings, made_up(at_first=False, drawn="band"))
    with serve(settings, make_site(settings, "es", atlas=atlas), atlas) as place:
        yield place, tell_of(atlas, "es")


@pytest.fixture(scope="module")
def fenced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    settings = prepared_settings(tmp_path_factory.mktemp("fenced"))
    atlas = third(settings, made_up(handed_on=False))
    with serve(settings, make_site(settings, "es", atlas=atlas), atlas) as place:
        yield place


def test_the_page_and_python_agree_on_every_address_with_three_collections(
    visit: Visit, shown: tuple[Place, Story]
) -> None:
    place, story = shown
    queries = [
        *queries_for(story)[:200],
        *(f"{q}&{ALL}" for q in queries_for(story)[200:300] if "collection" not in q),
    ]
    answers = visit(where=place).evaluate(ASK, queries)
    assert answers == [expected(story, query) for query in queries]


def test_a_third_collection_is_switched_on_and_said_apart_everywhere(
    visit: Visit, shown: tuple[Place, Story]
) -> None:
    place, story = shown
    page = visit(where=place)
    before = page.locator(mount("sentence")).inner_text()
    legend = page.locator(LEGEND).all_inner_texts()
    years = page.locator(f"{mount('years')} .chip:not(.aside)").all_inner_texts()
    expect(page.locator(mount("cases")).get_by_text(NAME)).to_have_count(0)

    switch = page.locator(mount("reading")).get_by_role("link", name=NAME)
    expect(switch).not_to_have_attribute("aria-current", "true")
    switch.click()
    assert query_of(page) == ALL
    expect(page.locator(mount("sentence"))).to_have_text(f"{before} y {COUNTED} de «{NAME}»")
    assert page.locator(LEGEND).all_inner_texts() == legend
    assert page.locator(f"{mount('years')} .chip:not(.aside)").all_inner_texts() == years
    titles = page.locator(f"{mount('years')} .chip").evaluate_all("chips => chips.map((chip) => chip.title)")
    assert [title for title in titles if NAME in title], "a year says it apart"
    expect(page.locator(mount("key")).get_by_text(NAME, exact=True)).to_have_count(1)
    expect(page.locator(mount("tray")).get_by_text(f"2 de «{NAME}»")).to_be_visible()
    expect(page.locator(mount("cases")).get_by_role("link", name=NAME)).to_be_visible()
    bands = page.locator(f"{mount('timeline')} .span.band")
    expect(bands).to_have_count(COUNTED + 1)
    badges = page.locator(f"{mount('marks')} .badge.faint").evaluate_all(
        "nodes => nodes.map((node) => node.getAttribute('aria-label'))"
    )
    assert [label for label in badges if label.startswith(f"{NAME}: ")], "a mark of its own"

    page.locator(mount("cases")).get_by_role("link", name=NAME).click()
    assert listed(page) == {f"Hecho inventado {number}" for number in range(1, 6)}
    assert query_of(page) == f"collection={CODE}&panel=list"
    expect(page.locator(mount("sentence"))).to_have_text(story.sentence(f"collection={CODE}"))


def test_each_switch_turns_one_collection_on_or_off(visit: Visit, shown: tuple[Place, Story]) -> None:
    page = visit(where=shown[0])
    reading = page.locator(mount("reading"))
    for name, query in (
        (NAME, ALL),
        ("Otros casos", f"collection=documents,{CODE}"),
        (NAME, "collection=documents"),
        ("Otros casos", ""),
    ):
        reading.get_by_role("link", name=name).click()
        assert query_of(page) == query


def test_what_may_not_be_handed_on_is_shown_and_leaves_no_trace_in_what_is_taken_away(
    visit: Visit, fenced: Place, tmp_path: Path
) -> None:
    page = visit("department=06&view=-7.164,-78.500,6", where=fenced)
    expect(page.locator(mount("sentence"))).to_contain_text(NAME)
    assert "Hecho inventado 1" in listed(page)
    settle(page)
    drawn = page.locator(f"{mount('marks')} .badge, {mount('marks')} .mark").count()
    taken = page.evaluate(
        """() => Promise.all([cm.csv(cm.rows), cm.geojson(cm.rows), cm.account(cm.rows).join(),
            new XMLSerializer().serializeToString(cm.picture())])"""
    )
    for text in taken:
        assert "nventado" not in text
        assert "made-up" not in text
    assert page.locator(f"{mount('marks')} .badge, {mount('marks')} .mark").count() == drawn
