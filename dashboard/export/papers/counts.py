"""Published totals of a scene on paper: a chart on a slide, bars beside the notes, and their sources."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.atlas import Atlas
from dashboard.dataset.yardsticks import Count
from dashboard.evidence.counts import build_bars, title_of_bars
from dashboard.export.papers.deck_sources import source_line
from dashboard.export.papers.slides import Deck, Place
from dashboard.export.papers.sources import fitting, publishers
from dashboard.export.picture.canvas import Box, Canvas, text_width, wrap
from dashboard.export.picture.land import palette
from dashboard.i18n import load_locale
from dashboard.words.counts import count_period_words

LETTERS, LEADING = 6.4, 1.25
BAR = 0.42  # of the height of a row of bars


def add_chart(deck: Deck, slide: Any, atlas: Atlas, counts: Sequence[Count], place: Place) -> None:
    """Add some totals as a chart that can be edited, each bar with who counts and when.

    Args:
        deck: Where.
        slide: The slide.
        atlas: The data.
        counts: The totals, all of one unit.
        place: Left, top, width and height in inches.
    """
    title = title_of_bars(counts, deck.lang).rstrip(":")
    bars = build_bars(atlas.dataset, counts, deck.lang)
    values = {f"{bar.who}, {bar.when}": bar.count.best or 0 for bar in bars}
    deck.chart(slide, values, place, title=title, series=title, bars=True)


def sources_line(
    atlas: Atlas, counts: Sequence[Count], lang: str, width: float = math.inf, size: float = 1
) -> str:
    """Name the publishers of some totals, as many as have room on one line.

    Args:
        atlas: The data.
        counts: The totals.
        lang: ``es`` or ``en``.
        width: Room in points.
        size: Size of text in points.
    """
    start = str(load_locale("print", lang)["sources"])
    named = publishers((_source(atlas, count, lang) for count in counts), lang)
    return start + fitting(named, lambda said: text_width(start + said, size) <= width, lang)


def notes_of(atlas: Atlas, counts: Sequence[Count], lang: str) -> list[str]:
    """Return a line for each total: who counts, what, when, what it takes in and where it stands.

    Args:
        atlas: The data.
        counts: The totals.
        lang: ``es`` or ``en``.
    """
    bars = build_bars(atlas.dataset, counts, lang)
    return [
        f"{bar.who}: {bar.said}. {count_period_words(bar.count, lang)}. {bar.count.what(lang)} "
        f"{source_line(_source(atlas, bar.count, lang), lang)}"
        for bar in bars
    ]


def _source(atlas: Atlas, count: Count, lang: str) -> Any:
    return atlas.dataset.source_in(lang, atlas.dataset.sources[count.source_id])


def draw_bars(canvas: Canvas, atlas: Atlas, counts: Sequence[Count], lang: str, box: Box) -> None:
    """Draw some totals as bars from zero, with who counts and when above each.

    Args:
        canvas: Where.
        atlas: The data.
        counts: The totals, all of one unit.
        lang: ``es`` or ``en``.
        box: Where on it.
    """
    colours = palette("light")
    left, bottom, right, top = box
    title = title_of_bars(counts, lang)
    canvas.paragraph((left, top), title, right - left, LETTERS, weight="bold", leading=LEADING)
    top -= len(wrap(title, right - left, LETTERS, "bold")) * LETTERS * LEADING + 2
    row = min((top - bottom) / len(counts), 26.0)
    for number, bar in enumerate(build_bars(atlas.dataset, counts, lang)):
        base = top - (number + 1) * row
        canvas.text((left, base + row * BAR + 1.5), f"{bar.who}, {bar.when}", LETTERS)
        end = left + (right - left - 22) * bar.share
        canvas.box((left, base + 1, end, base + row * BAR), facecolor=colours["accent"])
        canvas.text((right, base + row * BAR + 1.5), bar.said, LETTERS + 1, weight="bold", align="right")
