"""What people come for: ask the map something, find the answer, get back, share it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import (
    Story,
    Visit,
    Where,
    click_mark,
    listed,
    mount,
    open_filter,
    query_of,
    settle,
    travel,
    wait_ready,
    wait_state,
)

EMERGENCY = "conga-2011-12-emergency"
CAJAMARCA = "06"
SILENT = "16"  # Loreto: no document mentions it
BOTH = pytest.mark.parametrize("where", ["served", "frozen"])


def sentence(page: Page) -> Locator:
    return page.locator(mount("sentence"))


def year_chip(page: Page, year: str) -> Locator:
    return page.locator(mount("years")).get_by_role("link", name=re.compile(rf"^{year}\b"))


def option(panel: Locator, label: str) -> Locator:
    """Return the box of one option, whose name may end in its count."""
    return panel.get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)}( \d+)?$"))


def row_of(story: Story, event: str) -> int:
    return story.columns["id"].index(event)


@BOTH
def test_what_happened_in_cajamarca_in_december_2011(
    visit: Visit, stories: dict[str, Story], where: Where
) -> None:
    """Filters one after the other; Back undoes them one by one, Forward does them again."""
    page = visit(where=where)
    story = stories["es"]
    filters = story.words["filters"]
    said = [story.sentence()]
    panel = open_filter(page, filters["department"])
    option(panel, story.labels["department"][CAJAMARCA]).check()
    expect(sentence(page)).to_have_text(story.sentence("department=06"))
    said.append(story.sentence("department=06"))
    year_chip(page, "2011").click()
    query = "period=2011-01..2011-12&department=06"
    expect(sentence(page)).to_have_text(story.sentence(query))
    said.append(story.sentence(query))
    title = story.columns["title"][row_of(story, EMERGENCY)]
    link = page.locator(mount("panel")).get_by_role("link", name=title)
    expect(link).to_be_visible()
    assert listed(page) == story.titles(query)
    link.click()
    card = page.get_by_role("article")
    expect(card.get_by_role("heading", level=2)).to_have_text(title)
    expect(card).to_contain_text(story.columns["date_words"][row_of(story, EMERGENCY)])
    parts = set(query_of(page).split("&"))
    view = {part for part in parts if part.startswith("view=")}
    assert parts - view == {*query.split("&"), f"event={EMERGENCY}"}
    assert view, "the map went to what was chosen"

    travel(page, "back")
    expect(page.get_by_role("article")).to_have_count(0)
    for text in reversed(said[:-1]):
        travel(page, "back")
        expect(sentence(page)).to_have_text(text)
    panel = open_filter(page, filters["department"])
    expect(option(panel, story.labels["department"][CAJAMARCA])).not_to_be_checked()
    assert query_of(page) == ""
    for text in said[1:]:
        travel(page, "forward")
        expect(sentence(page)).to_have_text(text)
    travel(page, "forward")
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(title)


def test_the_map_goes_to_what_is_chosen_unless_it_is_held(visit: Visit, stories: dict[str, Story]) -> None:
    """Puno is chosen: the map shows it larger; held or presented, it stays; cleared, it goes back."""
    page = visit()
    zoom = "() => (cm.geo.view() || [0, 0, 1])[2]"
    stands = "() => cm.same(cm.geo.view(), cm.geo.heading())"
    page.evaluate("cm.set({ department: ['21'] })")
    page.wait_for_function(f"() => ({zoom})() > 2 && ({stands})()")
    page.evaluate("cm.set({ department: [] })")
    page.wait_for_function(f"() => ({zoom})() === 1 && ({stands})()")
    hold = page.get_by_role("button", name=stories["es"].words["map"]["follow"])
    expect(hold).to_have_attribute("aria-pressed", "true")
    hold.click()
    expect(hold).to_have_attribute("aria-pressed", "false")
    page.evaluate("cm.set({ department: ['21'] })")
    expect(sentence(page)).to_have_text(stories["es"].sentence("department=21"))
    settle(page)
    assert page.evaluate(zoom) == 1


@BOTH
def test_every_event_with_communities(visit: Visit, stories: dict[str, Story], where: Where) -> None:
    page = visit(where=where, lang="en")
    story = stories["en"]
    panel = open_filter(page, story.words["filters"]["who"])
    option(panel, story.labels["actor_family"]["communities"]).check()
    query = "family=communities"
    expect(sentence(page)).to_have_text(story.sentence(query))
    assert listed(page) == story.titles(query)
    assert len(listed(page)) > 1
    panel.get_by_role("radio", name=story.labels["role"]["target"]).check()
    expect(sentence(page)).to_have_text(story.sentence(query + "&role=target"))
    assert listed(page) == story.titles(query + "&role=target")


def test_a_link_shows_others_the_same(visit: Visit, stories: dict[str, Story]) -> None:
    """Only 2019, by its chip; the link in a fresh browser, then in the other language, says the same."""
    page = visit()
    story = stories["es"]
    year_chip(page, "2019").click()
    query = "period=2019-01..2019-12"
    expect(sentence(page)).to_have_text(story.sentence(query))
    expect(year_chip(page, "2019")).to_have_attribute("aria-current", "true")
    assert listed(page) == story.titles(query)
    shared = query_of(page)
    other = visit(unquote(shared), where="frozen")
    expect(sentence(other)).to_have_text(story.sentence(query))
    assert listed(other) == story.titles(query)
    for opened in (page, other):
        opened.locator(mount("language")).get_by_role("link").click()
        opened.wait_for_url(re.compile("/en/"))
        wait_ready(opened)
        expect(sentence(opened)).to_have_text(stories["en"].sentence(query))
        assert query_of(opened) == shared


def test_click_on_a_department_filters_and_again_unfilters(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    story = stories["es"]
    for _ in range(2):
        for query in (f"department={SILENT}", ""):
            shape = page.locator(f"path[data-department='{SILENT}']").bounding_box()
            assert shape is not None
            page.mouse.click(shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] * 0.3)
            expect(sentence(page)).to_have_text(story.sentence(query))


@BOTH
def test_badge_fan_card_and_the_way_back(visit: Visit, stories: dict[str, Story], where: Where) -> None:
    page = visit(where=where)
    words = stories["es"].words
    columns = stories["es"].columns
    badge = page.locator(f"{mount('marks')} .badge:not(.single)").first
    click_mark(page, badge)
    fan = page.locator(f"{mount('marks')} .fan").filter(has=page.locator(".mark"))
    expect(fan.first).to_be_visible()
    heading = page.locator(mount("panel")).get_by_role("heading", level=2)
    expect(heading).to_contain_text(words["panel"]["list_at"])
    here = page.evaluate("cm.state.at")
    marks = page.locator(".fan").filter(has=page.locator(f"[data-row='{columns['id'].index(here)}']"))
    rows = marks.locator("[data-row]").evaluate_all("nodes => nodes.map((node) => Number(node.dataset.row))")
    expect(page.locator(f"{mount('panel')} tbody tr")).to_have_count(len(rows))
    assert listed(page) == {columns["title"][row] for row in rows}, "the list is not that of the fan"
    first = marks.locator(".mark").first
    title = columns["title"][int(first.get_attribute("data-row") or -1)]
    click_mark(page, first)
    card = page.get_by_role("article").get_by_role("heading", level=2)
    expect(card).to_have_text(title)
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(heading).to_contain_text(words["panel"]["list_at"])
    page.keyboard.press("Escape")
    wait_state(page, "at", "")


def test_card_names_document_paragraph_and_evidence(visit: Visit, stories: dict[str, Story]) -> None:
    story = stories["es"]
    page = visit(f"event={EMERGENCY}")
    row = row_of(story, EMERGENCY)
    source = page.evaluate("(code) => cm.data.sources[code]", story.columns["source"][row])
    card = page.get_by_role("article")
    expect(card).to_contain_text(source["title"])
    expect(card).to_contain_text(source["publisher"])
    numbers = ", ".join(str(number) for number in story.columns["paragraphs"][row])
    expect(card).to_contain_text(story.words["card"]["paragraphs"].replace("{n}", numbers))
    expect(card).to_contain_text(story.columns["summary"][row])
    nav = card.get_by_role("navigation")
    nav.get_by_role("link", name=story.words["card"]["next"]).click()
    expect(card.get_by_role("heading", level=2)).not_to_have_text(story.columns["title"][row])
    nav.get_by_role("link", name=story.words["card"]["previous"]).click()
    expect(card.get_by_role("heading", level=2)).to_have_text(story.columns["title"][row])
    page.get_by_role("link", name=story.words["card"]["close"]).click()
    expect(card).to_have_count(0)


def test_chips_take_filters_away(visit: Visit, stories: dict[str, Story]) -> None:
    story = stories["es"]
    filters = story.words["filters"]
    page = visit("period=2023-01..2023-12&department=13,15&family=workers")
    chips = page.locator(mount("chips"))
    chips.get_by_role("link", name=filters["remove"].replace("{x}", story.labels["department"]["13"])).click()
    expect(sentence(page)).to_have_text(
        story.sentence("period=2023-01..2023-12&department=15&family=workers")
    )
    chips.get_by_role("link", name=filters["remove"].replace("{x}", "2023")).click()
    expect(sentence(page)).to_have_text(story.sentence("department=15&family=workers"))
    chips.get_by_role("link", name=filters["reset"]).click()
    expect(sentence(page)).to_have_text(story.sentence())
    expect(chips).to_be_empty()
    panel = open_filter(page, filters["department"])
    expect(panel.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_nothing_found_offers_ways_back_that_work(visit: Visit, stories: dict[str, Story]) -> None:
    story = stories["es"]
    words = story.words["panel"]
    period, department = "period=2011-01..2011-12", f"department={SILENT}"
    query = f"{period}&{department}"
    assert not story.rows(query)
    page = visit(query)
    panel = page.locator(mount("panel"))
    expect(panel).to_contain_text(words["empty"])
    expect(sentence(page)).to_have_text(story.sentence(query))
    for left, name in ((period, "empty_department"), (department, "empty_period")):
        way = panel.get_by_role("link", name=words[name])
        expect(way).to_have_count(1 if story.rows(left) else 0)
        if story.rows(left):
            way.click()
            expect(sentence(page)).to_have_text(story.sentence(left))
            assert listed(page) == story.titles(left)
            travel(page, "back")
            expect(panel).to_contain_text(words["empty"])
    panel.get_by_role("link", name=words["empty_reset"]).click()
    expect(sentence(page)).to_have_text(story.sentence())


@pytest.mark.parametrize(
    ("query", "noted"),
    [
        ("period=zz&department=99&x=1", ["period", "department", "x"]),
        ("q=%E0%A4%Azzz", []),
        ("view=9999,1,1&event=%3Cscript%3E&theme=%00", ["view", "event", "theme"]),
        ("period=" + "9" * 9000, ["period"]),
        ("q=" + "zzz%20" * 2000, []),
    ],
    ids=["unknown", "broken-escape", "hostile", "long", "long-search"],
)
@BOTH
def test_bad_links_still_draw(
    visit: Visit, stories: dict[str, Story], where: Where, query: str, noted: list[str]
) -> None:
    page = visit(query, where=where)
    story = stories["es"]
    note = page.locator(mount("notes"))
    if noted:
        expect(sentence(page)).to_have_text(story.sentence())
        for key in noted:
            expect(note).to_contain_text(story.words["filters"].get(key, key))
    else:
        expect(note).to_be_empty()
        expect(page.locator(mount("panel"))).to_contain_text(story.words["panel"]["empty"])
    expect(page.locator("path[data-department]")).to_have_count(25)


def test_tray_counts_open_the_list(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    story = stories["es"]
    query = "department=country"
    columns = story.columns
    counted = [
        row
        for row in story.rows(query)
        if columns["counted"][row] and columns["collection"][row] == "documents"
    ]
    link = page.locator(mount("tray")).get_by_role("link")
    expect(link).to_have_text(f"{len(counted)} {story.words['map']['tray_country']}")
    link.click()
    expect(sentence(page)).to_have_text(story.sentence(query))
    assert listed(page) == story.titles(query)


def test_undated_tray_opens_the_card(visit: Visit, stories: dict[str, Story]) -> None:
    story = stories["es"]
    query = "unit=any"
    undated = {row for row in story.rows(query) if not story.columns["date_start"][row]}
    if not undated:
        pytest.skip("the data hold no undated record")
    page = visit(query)
    tray = page.locator(mount("undated"))
    words = story.words["timeline"]["undated"].replace("{n}", str(len(undated)))
    expect(tray).to_contain_text(words)
    link = tray.get_by_role("link").first
    title = link.get_attribute("aria-label") or ""
    assert title in {story.columns["title"][row] for row in undated}
    link.click()
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(title)


@pytest.mark.parametrize("mode", ["window", "cumulative"])
def test_play_skips_what_is_empty_and_ends(visit: Visit, stories: dict[str, Story], mode: str) -> None:
    chosen = "case=casapalca,pataz_poderosa"
    page = visit(f"{chosen}&play={mode}", motion="no-preference")
    story = stories["es"]
    words = story.words["timeline"]
    button = page.locator(mount("play")).get_by_role("button")
    expect(button).to_have_accessible_name(words["play"])
    page.evaluate(
        """([name]) => {
            window.heard = [];
            cm.playRate = 40;
            const node = document.getElementById(name);
            new MutationObserver(() => heard.push([cm.state.period, cm.rows.length]))
                .observe(node, {childList: true, characterData: true, subtree: true});
        }""",
        [mount("sentence")[1:]],
    )
    steps = page.evaluate("history.length")
    button.click()
    expect(button).to_have_accessible_name(words["pause"])
    expect(button).to_have_accessible_name(words["play"], timeout=20_000)
    heard = page.evaluate("heard")
    months = [period[1] for period, _ in heard if period]
    assert months == sorted(months)
    assert len(heard) > 5
    counted = {
        (story.columns["month_start"][row], story.columns["month_end"][row])
        for row in story.rows(chosen)
        if story.columns["counted"][row]
    }
    for period, count in heard:
        shown = [span for span in counted if not period or (span[0] <= period[1] and span[1] >= period[0])]
        assert shown, "play showed a stretch without events"
        assert count >= len(shown)
    assert len(heard) < page.evaluate("cm.config.steps.length") / 2, "play did not skip what is empty"
    assert page.evaluate("history.length") - steps <= 1
    if mode == "window":
        assert page.evaluate("history.length") - steps == 1
        travel(page, "back")
        expect(sentence(page)).to_have_text(story.sentence(chosen))


def test_play_stops_where_it_is_asked_to(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit(motion="no-preference")
    story = stories["es"]
    button = page.locator(mount("play")).get_by_role("button")
    page.evaluate("cm.playRate = 20")
    steps = page.evaluate("history.length")
    button.click()
    page.wait_for_function("() => cm.state.period && cm.state.period[1] > '2009-01'")
    button.click()
    expect(button).to_have_accessible_name(story.words["timeline"]["play"])
    page.wait_for_function("() => location.search.includes('period')")
    expect(sentence(page)).to_have_text(story.sentence(unquote(query_of(page))))
    assert page.evaluate("history.length") == steps + 1
    travel(page, "back")
    expect(sentence(page)).to_have_text(story.sentence())


def test_theme_choice_stays_in_the_link(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit(scheme="dark")
    words = stories["es"].words["page"]
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("combobox", name=words["theme"]).select_option(label=words["theme_projector"])
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    page.wait_for_function("() => location.search === '?theme=projector'")
    travel(page, "back")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_brush_over_the_timeline_chooses_a_period(visit: Visit, stories: dict[str, Story]) -> None:
    """Drag from the line of 2023 to just before that of 2024: a whole year, the same as by its chip."""
    page = visit()
    strip = page.locator(mount("timeline"))
    labels = {year: strip.get_by_text(year, exact=True).bounding_box() for year in ("2023", "2024")}
    area = strip.bounding_box()
    start, end = labels["2023"], labels["2024"]
    assert area is not None
    assert start is not None
    assert end is not None
    y = area["y"] + 4
    page.mouse.move(start["x"], y)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, y)
    page.mouse.move(end["x"] - 6, y)
    page.mouse.up()
    expect(sentence(page)).to_have_text(stories["es"].sentence("period=2023-01..2023-12"))
    expect(year_chip(page, "2023")).to_have_attribute("aria-current", "true")


def strays(page: Page) -> list[Any]:
    """Return the badges that lie more than two pixels from their place or well outside their department."""
    found: list[Any] = page.evaluate(
        """(marks) => {
            const frame = document.querySelector(marks).getBoundingClientRect();
            const columns = cm.columns();
            const nodes = [...document.querySelectorAll(marks + ' .badge')];
            return nodes.map((node) => {
                const box = node.querySelector('.disc').getBoundingClientRect();
                const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
                const row = Number(node.dataset.row);
                if (Math.min(x - frame.x, y - frame.y, frame.right - x, frame.bottom - y) < 4) return null;
                const [px, py] = cm.geo.project([columns.lon[row], columns.lat[row]]);
                const off = Math.hypot(x - frame.x - px, y - frame.y - py);
                const shape = document.querySelector(`path[data-department='${columns.places[row][0]}']`);
                const toShape = shape.getScreenCTM().inverse();
                const around = [[0, 0], [8, 0], [-8, 0], [0, 8], [0, -8]];
                const inside = around.some(([dx, dy]) =>
                    shape.isPointInFill(new DOMPoint(x + dx, y + dy).matrixTransform(toShape)));
                const several = columns.places[row].length > 1;
                if (node.querySelector('.leader')) return null; // stepped aside, with a line to its place
                return off < 2 && (inside || several) ? null : [columns.id[row], off, inside];
            }).filter(Boolean);
        }""",
        mount("marks"),
    )
    return found


def test_marks_stay_on_their_places(visit: Visit) -> None:
    """Wheel, drag and buttons move the map; the marks go with it, and Back is left alone."""
    page = visit(motion="no-preference")
    assert strays(page) == []
    steps = page.evaluate("history.length")
    area = page.locator(f"path[data-department='{CAJAMARCA}']").bounding_box()
    assert area is not None
    page.mouse.move(area["x"] + 4, area["y"] + area["height"] - 4)
    before = page.evaluate("cm.geo.affine().k")
    for _ in range(4):
        page.mouse.wheel(0, -120)
    page.wait_for_function("(before) => cm.geo.affine().k > before * 1.05", arg=before)
    page.wait_for_function("() => location.search.includes('view=')")
    assert strays(page) == []
    view = query_of(page)
    page.mouse.down()
    page.mouse.move(area["x"] + 60, area["y"] + 60, steps=4)
    assert strays(page) == []
    page.mouse.up()
    page.wait_for_function("(view) => !location.search.endsWith(view)", arg=view)
    assert strays(page) == []
    view = query_of(page)
    page.get_by_role("button", name="Acercar el mapa").click()
    page.wait_for_function("(view) => !location.search.endsWith(view)", arg=view)
    assert strays(page) == []
    page.get_by_role("button", name="Ver todo el Perú").click()
    page.wait_for_function("() => location.search === ''")
    assert strays(page) == []
    assert page.evaluate("history.length") == steps


def test_wheel_over_a_mark_zooms_the_map(visit: Visit) -> None:
    page = visit()
    box = page.locator(f"{mount('marks')} .badge .disc").first.bounding_box()
    assert box is not None
    before = page.evaluate("cm.geo.affine().k")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -240)
    page.wait_for_function("(before) => cm.geo.affine().k > before * 1.05", arg=before)
    page.wait_for_function("() => location.search.includes('view=')")
    assert strays(page) == []


def test_search_box_finds_without_accents(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit()
    story = stories["es"]
    panel = open_filter(page, story.words["filters"]["more"])
    panel.get_by_role("textbox", name=story.words["filters"]["q"]).press_sequentially("JULIACA policia")
    expect(sentence(page)).to_have_text(story.sentence("q=JULIACA policia"))
    assert listed(page) == story.titles("q=juliaca policía")


def test_the_two_readings(visit: Visit, stories: dict[str, Story]) -> None:
    """One switch tells what the texts say from what other sources say; what moves can be listed."""
    page = visit("period=2011-01..2011-12")
    story = stories["es"]
    switch = page.locator(mount("reading"))
    for reading in ("text", "contrasted"):
        choice = switch.get_by_role("link", name=story.labels["reading"][reading], exact=True)
        choice.click()
        expect(choice).to_have_attribute("aria-current", "true")
        expect(sentence(page)).to_have_text(story.sentence(f"period=2011-01..2011-12&reading={reading}"))


def test_precision_is_a_chip_that_can_be_removed(visit: Visit, stories: dict[str, Story]) -> None:
    story = stories["es"]
    page = visit("precision=province")
    chip = page.locator(mount("chips")).get_by_role("link").first
    expect(chip).to_contain_text("Provincia")
    expect(sentence(page)).to_have_text(story.sentence("precision=province"))
    expect(page.locator(mount("reading")).get_by_role("link")).not_to_have_count(0)
    chip.click()
    expect(sentence(page)).to_have_text(story.sentence())


@pytest.mark.parametrize("query", ["q=zzzz", "department=abroad"])
def test_play_with_nothing_to_play_stays_where_it_is(
    visit: Visit, stories: dict[str, Story], query: str
) -> None:
    page = visit(query)
    button = page.locator(mount("play")).get_by_role("button")
    button.click()
    expect(button).to_have_accessible_name(stories["es"].words["timeline"]["play"])
    assert query_of(page) == query


def test_zooming_while_play_runs_leaves_the_way_back(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("department=06", motion="no-preference")
    button = page.locator(mount("play")).get_by_role("button")
    button.click()
    page.wait_for_function("() => cm.state.period")
    page.evaluate("cm.note({view: [-7, -78, 2]})")
    assert query_of(page) == "department=06"
    button.click()
    page.wait_for_function("() => location.search.includes('period')")
    travel(page, "back")
    expect(sentence(page)).to_have_text(stories["es"].sentence("department=06"))


def test_quick_clicks_on_zoom_all_count(visit: Visit) -> None:
    page = visit(motion="no-preference")
    page.evaluate("for (let i = 0; i < 3; i++) document.querySelector('#map-zoom button').click()")
    page.wait_for_function("() => cm.state.view && Math.abs(cm.state.view[2] - 4.1) < 0.02")


def test_there_and_back_while_the_map_still_moves(visit: Visit) -> None:
    """The map ends where the address says, also when Back comes in the middle of a glide."""
    page = visit(motion="no-preference")
    before = query_of(page)
    page.evaluate("document.querySelector('#panel .case h3 a').click()")
    page.wait_for_function("() => location.search.includes('case=')")
    travel(page, "back")
    page.wait_for_function("() => !location.search.includes('case=')")
    page.wait_for_function("() => JSON.stringify(cm.geo.view()) === 'null' && cm.geo.heading() === null")
    assert query_of(page) == before


def test_the_map_does_not_lose_the_country(visit: Visit) -> None:
    page = visit("view=-25,-92,60")
    page.wait_for_function("() => cm.geo.view()[0] > -19 && cm.geo.view()[1] > -82")
