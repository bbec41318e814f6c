"""The page fits its screen: nothing scrolls, overlaps or is cut that should not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import DESKTOP, PHONE, WIDE, Story, Visit, mount, open_filter

SIZES = pytest.mark.parametrize("size", [WIDE, DESKTOP, PHONE], ids=["1920", "1366", "390"])
DESKTOPS = pytest.mark.parametrize("size", [WIDE, DESKTOP], ids=["1920", "1366"])
TOUCH = 44
STATES = (
    "",
    "panel=list",
    "event=conga-2011-12-emergency",
    "q=zzzz",
    "department=06,13,15,21&family=state,forces&unit=any",
)
SLACK = 1.5  # pixels by which boxes of text may touch
OVERLAPS = """([inside, others, slack]) => {
    const box = (node) => {
        const texts = [...node.querySelectorAll('text')];
        const boxes = (texts.length ? texts : [node]).map((part) => part.getBoundingClientRect());
        return { left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)),
            top: Math.min(...boxes.map((b) => b.top)), bottom: Math.max(...boxes.map((b) => b.bottom)) };
    };
    const shown = (node) => node.getBoundingClientRect().width > 0;
    const labels = [...document.querySelectorAll(inside)].filter(shown);
    const rest = [...document.querySelectorAll(others)].filter(shown);
    const meets = (a, b) => a.left < b.right - slack && b.left < a.right - slack
        && a.top < b.bottom - slack && b.top < a.bottom - slack;
    const name = (node) => (node.textContent || node.id || node.getAttribute('class')).slice(0, 40);
    const found = [];
    labels.forEach((label, i) => {
        for (const other of [...labels.slice(i + 1), ...rest])
            if (!label.contains(other) && meets(box(label), box(other)))
                found.push([name(label), name(other)]);
    });
    return found;
}"""
CUT = """(selector) => [...document.querySelectorAll(selector)].filter((node) => {
    const style = getComputedStyle(node);
    let around = node.parentElement;
    while (getComputedStyle(around).display === 'contents') around = around.parentElement;
    if (style.display === 'contents') return false;
    return node.scrollWidth > node.clientWidth + 1 && style.overflowX !== 'visible' && node.clientWidth > 0
        || node.getBoundingClientRect().right > around.getBoundingClientRect().right + 1;
}).map((node) => node.textContent.slice(0, 60))"""
SMALL = """(least) => {
    const inText = (node) => node.matches('p a, dd a, li p a, td a, th a, .skip') && !node.matches('.button');
    const hit = (node) => {
        const named = node.id && document.querySelector(`label[for="${CSS.escape(node.id)}"]`);
        const label = node.closest('label') || named;
        const boxes = [node, label, node.closest('.mantine-Checkbox-body, .mantine-Radio-body'),
            node.closest('.mantine-MultiSelect-wrapper')]
            .filter(Boolean).map((part) => part.getBoundingClientRect());
        return [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
    };
    return [...document.querySelectorAll('button, a[href], summary, select, input:not([type=hidden])')]
        .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: false }))
        .filter((node) => node.getBoundingClientRect().width > 1 && !inText(node))
        .map((node) => [node.getAttribute('aria-label') || node.textContent || node.type, ...hit(node)])
        .filter(([, width, height]) => height < least - 0.5 || width < 24);
}"""


def overflow(page: Page) -> tuple[int, int]:
    """Return by how many pixels the page is wider and higher than its window."""
    wide, tall = page.evaluate(
        """() => {
            const { scrollWidth, scrollHeight } = document.documentElement;
            return [scrollWidth - innerWidth, scrollHeight - innerHeight];
        }"""
    )
    return wide, tall


@SIZES
def test_page_fits_its_window(visit: Visit, stories: dict[str, Story], size: tuple[int, int]) -> None:
    """In every state; on a desktop not even down."""
    words = stories["es"].words
    page = visit(size=size)
    panel = page.locator(mount("panel"))
    for query in (
        "",
        "panel=list",
        "event=conga-2011-12-emergency",
        "q=zzzz",
        "department=06,13,15,21&family=state,forces&unit=any",
    ):
        if query:
            page.evaluate("(search) => cm.set(cm.parse(search).values)", query)
            page.wait_for_function(
                "(search) => location.search.replace(/&view=[^&]*/, '') === search", arg="?" + query
            )
        expect(panel.locator("> *").first).to_be_visible()
        wide, tall = overflow(page)
        assert wide <= 0, query
        assert size == PHONE or tall <= 0, query
    if size == PHONE:
        page.locator(mount("filters_toggle")).click()
    open_filter(page, words["filters"]["more"])
    wide, tall = overflow(page)
    assert wide <= 0
    assert size == PHONE or tall <= 0


@DESKTOPS
def test_country_fills_the_map(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size)
    top, bottom, left, right, frame = page.evaluate(
        """(marks) => {
            const shapes = [...document.querySelectorAll('path[data-department]')];
            const boxes = shapes.map((shape) => shape.getBoundingClientRect());
            const frame = document.querySelector(marks).getBoundingClientRect();
            const of = (pick, side) => pick(...boxes.map((box) => box[side]));
            return [of(Math.min, 'top'), of(Math.max, 'bottom'), of(Math.min, 'left'), of(Math.max, 'right'),
                [frame.top, frame.bottom, frame.left, frame.right]];
        }""",
        mount("marks"),
    )
    assert (bottom - top) / (frame[1] - frame[0]) >= 0.85
    assert frame[0] <= top
    assert bottom <= frame[1]
    assert frame[2] <= left
    assert right <= frame[3]


@SIZES
@pytest.mark.parametrize("query", ["", "case=conga&view=-7.042,-78.435,6.00", "theme=projector"])
def test_labels_keep_clear(visit: Visit, size: tuple[int, int], query: str) -> None:
    """Labels cover neither one another nor badges nor what lies over the map."""
    page = visit(query, size=size, lang="es" if query else "en")
    page.evaluate("document.fonts.ready")
    labels = f"{mount('marks')} .label"
    assert page.locator(labels).count() > 0
    marks = mount("marks")
    shapes = (".badge:not(.faint):not(.single) > .disc", ".badge.single:not(.faint) .glyph", ".fan > .disc")
    badges = ", ".join(f"{marks} {shape}" for shape in shapes)
    others = f"{badges}, .map-area [data-obstacle]"
    assert page.evaluate(OVERLAPS, [labels, others, SLACK]) == []
    names = f"{mount('marks')} .department-name"
    assert page.evaluate(OVERLAPS, [names, labels, SLACK]) == []


def test_every_badge_can_be_hit(visit: Visit) -> None:
    """A click on the middle of a badge reaches it, or at least some part of its disc does."""
    page = visit()
    hidden: list[Any] = page.evaluate(
        """(marks) => [...document.querySelectorAll(marks + ' .badge')].filter((badge) => {
            const box = badge.querySelector('.disc').getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            return ![0, 0.35, 0.7].some((part) => [[1, 0], [-1, 0], [0, 1], [0, -1]].some(([dx, dy]) => {
                const reach = part * box.width / 2;
                const hit = document.elementFromPoint(x + dx * reach, y + dy * reach);
                return hit && hit.closest('.badge') === badge;
            }));
        }).map((badge) => badge.getAttribute('aria-label'))""",
        mount("marks"),
    )
    assert hidden == []


@SIZES
def test_no_text_is_cut(visit: Visit, size: tuple[int, int]) -> None:
    page = visit(size=size, lang="en")
    panel = mount("panel")
    assert page.evaluate(CUT, f"{panel} .case, {panel} .case *, .page-header *, #map-key summary") == []
    page.evaluate("cm.set({event: 'conga-2011-12-emergency'})")
    expect(page.get_by_role("article")).to_be_visible()
    assert page.evaluate(CUT, f"{panel} .card-open, {panel} .card-open :not(svg, svg *)") == []


def test_controls_are_large_enough_for_a_finger(visit: Visit, stories: dict[str, Story]) -> None:
    """On the phone every control is 44 pixels high; links within a text and rows of a table are text."""
    page = visit(size=PHONE, touch=True)
    words = stories["es"].words
    assert page.evaluate(SMALL, TOUCH) == []
    page.evaluate("cm.set({panel: 'list', department: ['06']})")
    expect(page.locator(mount("chips")).get_by_role("link").first).to_be_visible()
    assert page.evaluate(SMALL, TOUCH) == []
    page.evaluate("cm.set({event: 'conga-2011-12-emergency'})")
    expect(page.get_by_role("article")).to_be_visible()
    assert page.evaluate(SMALL, TOUCH) == []
    page.locator(mount("filters_toggle")).click()
    for title in ("period", "department", "who", "more"):
        open_filter(page, words["filters"][title])
    assert page.evaluate(SMALL, TOUCH) == []


@pytest.mark.parametrize("size", [(910, 768), (1024, 768), (1180, 820)])
def test_small_desktops_show_everything(visit: Visit, size: tuple[int, int]) -> None:
    """An old projector has 1024 pixels: nothing runs off the screen and the legend covers no mark."""
    page = visit(size=size)
    wide, tall = overflow(page)
    assert (wide, tall) <= (0, 0)
    expect(page.locator(f"{mount('language')} a")).to_be_in_viewport(ratio=1)
    covered = page.evaluate(
        """([marks, legend]) => {
            const box = document.querySelector(legend).getBoundingClientRect();
            return [...document.querySelectorAll(marks + ' .badge .disc')]
                .map((disc) => disc.getBoundingClientRect())
                .map((disc) => [disc.x + disc.width / 2, disc.y + disc.height / 2])
                .filter(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom).length;
        }""",
        [mount("marks"), mount("legend")],
    )
    assert covered == 0


@pytest.mark.parametrize("size", [(390, 640), (1000, 640), WIDE])
def test_the_embedded_view_shows_map_and_timeline(visit: Visit, size: tuple[int, int]) -> None:
    page = visit("embed=1&department=06", size=size)
    area = page.locator(".map-area").bounding_box()
    assert area is not None
    assert area["height"] > 150
    assert area["width"] > 0.9 * size[0]
    expect(page.locator(f"{mount('timeline')} svg")).to_be_visible()
    expect(page.locator(mount("panel"))).to_be_hidden()


def test_a_word_without_blanks_does_not_widen_the_phone(visit: Visit) -> None:
    page = visit("q=" + "x" * 120, size=PHONE)
    assert overflow(page)[0] <= 0


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("query", ["", "theme=projector"])
@pytest.mark.parametrize("size", [DESKTOP, WIDE])
def test_every_case_is_named_on_the_first_map(
    visit: Visit, size: tuple[int, int], query: str, lang: str
) -> None:
    """Other cases lie all around Puno: its name goes over faint marks rather than away."""
    page = visit(query, size=size, lang=lang)
    page.evaluate("document.fonts.ready")
    said = {
        re.split("[,:]", title)[0]
        for title in page.locator(f"{mount('marks')} .label-title").all_text_contents()
    }
    assert {"Conga", "Pataz", "Casapalca", "Lima", "Puno"} <= said


# Each badge that holds marks of several places in several departments, and what it is called.
SPREAD = """() => cm.map.groups.map((group) => ({
    title: cm.map.title(group),
    places: new Set(group.rows.map((row) => cm.columns().place[row])).size,
    departments: [...new Set(group.rows.flatMap((row) => cm.columns().places[row]))]
        .map((code) => cm.config.labels.department[code]),
})).filter((group) => group.places > 1 && group.departments.length > 1)"""


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_badge_of_several_departments_is_called_by_none_alone(visit: Visit, lang: str) -> None:
    """On a small map Conga and Pataz share a badge: Cajamarca alone would move the attack there."""
    spread = visit(lang=lang, size=(1093, 614)).evaluate(SPREAD)
    assert spread
    for group in spread:
        names = group["departments"]
        said = [str(len(names))] if len(names) > 2 else names
        assert [name for name in said if name not in group["title"]] == [], group


# For each label of a place: whose marks lie nearest to its words, and over whose marks its line runs.
LABELLED = """() => {
    const places = cm.map.groups.filter((group) => !group.faint);
    const frame = document.getElementById(cm.config.ids.marks).getBoundingClientRect();
    const away = (place, box) => {
        const [x, y] = [frame.left + place.x, frame.top + place.y];
        return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    };
    return places.filter((place) => place.node.querySelector('.label')).map((place) => {
        const box = place.node.querySelector('.label-title').getBoundingClientRect();
        const line = place.node.querySelector('.leader');
        const end = (name) => Number(line.getAttribute(name));
        const path = line ? [0, 0.25, 0.5, 0.75, 1].map((t) => ['x', 'y'].map((axis) =>
            place[axis] + (1 - t) * end(axis + '1') + t * end(axis + '2'))) : [];
        const nearest = places.reduce((best, other) => (away(other, box) < away(best, box) ? other : best));
        const crossed = places.filter((other) => other !== place
            && path.some(([x, y]) => Math.hypot(x - other.x, y - other.y) < other.reach));
        const title = cm.map.title;
        return {place: title(place), nearest: title(nearest), crossed: crossed.map(title)};
    });
}"""


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("size", [DESKTOP, WIDE, (1024, 768)])
def test_no_label_seems_to_speak_of_another_place(visit: Visit, lang: str, size: tuple[int, int]) -> None:
    """Conga and Pataz lie close: each name lies nearest to its own marks, and no line runs over others."""
    seen = visit(lang=lang, size=size).evaluate(LABELLED)
    assert len(seen) >= 4
    assert [label for label in seen if label["nearest"] != label["place"] or label["crossed"]] == []


def test_paper_says_all_that_is_counted_and_bears_no_buttons(visit: Visit, stories: dict[str, Story]) -> None:
    page = visit("department=06")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    told = stories["es"].told("department=06")
    said = page.locator(f"{mount('more_said')} p")
    expect(said).to_have_text("; ".join(told[1:]))
    assert said.evaluate("(node) => node.checkVisibility({ contentVisibilityAuto: true })")
    for name in ("filters_toggle", "time_zoom", "years", "play"):
        expect(page.locator(mount(name))).to_be_hidden()
    reset = page.get_by_role("link", name=stories["es"].words["filters"]["reset"])
    expect(reset).to_be_hidden()
