"""The page on paper as the browser prints it: dark ink, the country inside the sheet, every row."""

from __future__ import annotations

import io
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.pages import Story, Visit, drawn_rows

PALEST = 4.5
# Texts whose ink on white paper is paler than that, with what they say.
PALE = """(least) => {
    const light = (part) => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const contrast = (ink) => {
        const [red, green, blue] = ink.match(/[\\d.]+/g).slice(0, 3).map((part) => light(Number(part)));
        return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pale = new Set();
    for (let text; (text = texts.nextNode()); ) {
        const node = text.parentElement;
        if (!text.textContent.trim() || node.closest(".time-bundle")) continue; // white on a dark disc
        if (!node.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(node);
        const ink = node instanceof SVGElement ? style.fill : style.color;
        if (ink !== "none" && contrast(ink) < least) pale.add(`${text.textContent} ${ink}`);
    }
    return [...pale];
}"""


def printed(page: Page, *, landscape: bool) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4", landscape=landscape, print_background=False)))


def spots(sheet: Any) -> dict[str, tuple[float, float]]:
    """Return where each text of a sheet stands, in points from its lower left corner."""
    found: dict[str, tuple[float, float]] = {}

    def note(text: str, user: list[float], matrix: list[float], *_: Any) -> None:
        x, y = matrix[4], matrix[5]
        found[text.strip()] = (x * user[0] + y * user[2] + user[4], x * user[1] + y * user[3] + user[5])

    sheet.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(
    ("size", "landscape", "theme"),
    [((1920, 1080), False, "dark"), ((1366, 768), True, "projector")],
    ids=["from a wide dark window", "landscape from a projector"],
)
def test_the_printed_page_is_whole_and_dark(
    visit: Visit, stories: dict[str, Story], size: tuple[int, int], landscape: bool, theme: str
) -> None:
    story = stories["es"]
    page = visit(f"theme={theme}&panel=list", size=size, scheme="dark")
    before = page.evaluate(
        "[document.documentElement.dataset.theme, document.querySelectorAll('tbody tr').length]"
    )
    rows = drawn_rows(page)
    paper = printed(page, landscape=landscape)
    words = " ".join("".join(sheet.extract_text() for sheet in paper.pages).split())
    missing = [title for title in story.titles("") if title.split(",")[0] not in words]
    assert missing == []
    first = paper.pages[0]
    where = spots(first)
    width, height = float(first.mediabox.width), float(first.mediabox.height)
    x, y = where["Puno"]
    assert 0 < x < width - 20
    assert 0 < y < height
    assert story.words["panel"]["more_rows"].split("{")[0].strip() not in words
    assert (
        page.evaluate(
            "[document.documentElement.dataset.theme, document.querySelectorAll('tbody tr').length]"
        )
        == before
    )
    assert drawn_rows(page) == rows

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(PALE, PALEST) == []
    pressed = page.locator("button:visible, input:visible, select:visible").all_text_contents()
    assert [text for text in pressed if text.strip(" ↑↓") not in story.words["panel"].values()] == []
