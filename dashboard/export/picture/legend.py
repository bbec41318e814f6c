"""The legend of a picture: families, how sure a place is, how areas are shaded, events without a point."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.codebook import ACTOR_FAMILY
from dashboard.export.picture.canvas import Box, Canvas, text_width, wrap
from dashboard.export.picture.glyphs import draw_glyph
from dashboard.export.picture.land import mixed, palette
from dashboard.export.picture.summary import Summary
from dashboard.i18n import load_locale
from dashboard.symbology import SIGNS
from dashboard.theme import FAMILY_COLOURS

Icon = Callable[[tuple[float, float]], None]

# Word of the sample, whose mark it is, and how sure.
SAMPLES = (
    ("exact", "workers", "exact"),
    ("vague", "workers", "vague"),
    ("carried", "workers", "carried"),
    ("linked", "fronts", "linked"),
)
ICON = 2.6  # width of the icon's column in text sizes
LEADING = 1.28


@dataclass
class Column:
    """A column of text that is filled from the top.

    Attributes:
        canvas: Where.
        left: Left edge in points.
        top: Where the next line begins; moves down.
        width: Width in points.
        size: Size of text in points.
        mute: Colour of what is less important.
    """

    canvas: Canvas
    left: float
    top: float
    width: float
    size: float
    mute: str

    def heading(self, text: str) -> None:
        """Write a heading."""
        height = self.canvas.paragraph(
            (self.left, self.top), text, self.width, self.size * 1.08, weight="bold"
        )
        self.top -= height + self.size * 0.35

    def text(self, text: str, *, weight: str = "normal", colour: str = "") -> None:
        """Write a paragraph.

        Args:
            text: The paragraph.
            weight: ``normal`` or ``bold``.
            colour: Its colour; empty for the sheet's ink.
        """
        height = self.canvas.paragraph(
            (self.left, self.top), text, self.width, self.size, weight=weight, colour=colour, leading=LEADING
        )
        self.top -= height + self.size * 0.3

    def row(self, draw: Icon, text: str, number: str = "") -> None:
        """Write a line with an icon before it and a number at its end.

        Args:
            draw: Draws the icon around a point.
            text: The line.
            number: The number; empty for none.
        """
        indent = ICON * self.size
        aside = text_width("00", self.size) + self.size * 0.8 if number else 0.0
        lines = wrap(text, self.width - indent - aside, self.size)
        draw((self.left + self.size, self.top - self.size * 0.66))
        for line_number, line in enumerate(lines):
            baseline = self.top - self.size * (0.98 + line_number * LEADING)
            self.canvas.text((self.left + indent, baseline), line, self.size)
        end = (self.left + self.width, self.top - self.size * 0.98)
        self.canvas.text(end, number, self.size, colour=self.mute, align="right")
        self.top -= self.size * (len(lines) * LEADING + 0.42)

    def space(self, lines: float = 0.7) -> None:
        """Leave room."""
        self.top -= self.size * lines


def draw_families(column: Column, summary: Summary, lang: str) -> None:
    """Write who takes part, each with its mark and its count.

    Args:
        column: Where to write.
        summary: What is shown.
        lang: ``es`` or ``en``.
    """
    canvas, size = column.canvas, column.size
    column.heading(load_locale("print", lang)["legend"])
    for family in summary.families:
        glyph = (family.symbol, family.colour, "exact")
        column.row(_sample(canvas, size, glyph, column.mute, ring=False), family.label, str(family.count))


def family_rows(
    canvas: Canvas, codes: Sequence[str], lang: str, *, size: float, theme: str
) -> list[tuple[Icon, str]]:
    """Return families by their codes, each with what draws its mark.

    Args:
        canvas: Where to draw.
        codes: Codes of families.
        lang: ``es`` or ``en``.
        size: Size of text in points.
        theme: ``light`` or ``dark``.
    """
    mute = palette(theme)["mute"]
    return [
        (
            _sample(
                canvas, size, (family.symbol, FAMILY_COLOURS[family.code][theme], "exact"), mute, ring=False
            ),
            family.label(lang),
        )
        for family in ACTOR_FAMILY.codes
        if family.code in codes
    ]


def key_rows(
    canvas: Canvas, summaries: Sequence[Summary], lang: str, *, size: float, theme: str, by_count: bool
) -> list[tuple[Icon, str]]:
    """Return how marks and areas are read, each with what draws its sample; only what the pictures show.

    Args:
        canvas: Where samples are drawn.
        summaries: What the pictures show.
        lang: ``es`` or ``en``.
        size: Size of the text beside them, in points.
        theme: Whose colours.
        by_count: Whether departments are shaded by the number of events.
    """
    colours = palette(theme)
    words: Mapping[str, Any] = load_locale("ui", lang)["map"]
    collections = summaries[0].said
    marks = [mark for summary in summaries for mark in summary.marks]
    drawn = {mark.certainty for mark in marks}
    samples = [(words[word], family, certainty) for word, family, certainty in SAMPLES if certainty in drawn]
    faint = {mark.event.collection for mark in marks if mark.is_faint}
    samples += [(said["key"], "communities", "faint") for code, said in collections.items() if code in faint]
    if any(mark.deaths for mark in marks):
        samples.append((words["deaths"], "forces", "exact"))
    rows: list[tuple[Icon, str]] = []
    for text, family, certainty in samples:
        symbol, colour = ACTOR_FAMILY.get(family).symbol, FAMILY_COLOURS[family][theme]
        ring = text == words["deaths"]
        rows.append((_sample(canvas, size, (symbol, colour, certainty), colours["mute"], ring=ring), text))
    states = {state for summary in summaries for state in summary.departments.values()}
    hatched = any(summary.hatched for summary in summaries)
    land, main = colours["land"], min(summaries, key=lambda one: list(collections).index(one.collection))
    here = words["counts"] if by_count else collections[main.collection]["here"]
    others = {code for summary in summaries for code in summary.aside}
    beside = [said["key"] for code, said in collections.items() if code in others]
    swatches = [
        (here, "here" in states, colours["accent" if by_count else "mentioned"], ""),
        ("; ".join(beside), "aside" in states, mixed(colours["mentioned"], SIGNS.aside_share, land), ""),
        (words["zero"], "zero" in states, land, ""),
        (words["silent"], "silent" in states, land, colours["silence"]),
        (words["area"], hatched, colours["mentioned"], colours["mute"]),
    ]
    rows += [
        (_swatch(canvas, size, fill, lines, colours["border"]), text)
        for text, needed, fill, lines in swatches
        if needed
    ]
    return rows


def draw_key(column: Column, summary: Summary, lang: str, *, theme: str, by_count: bool) -> None:
    """Write how marks and areas are read.

    Args:
        column: Where to write.
        summary: What is shown.
        lang: ``es`` or ``en``.
        theme: ``light`` or ``dark``.
        by_count: Whether areas are shaded by their number of events.
    """
    column.heading(load_locale("ui", lang)["map"]["key"])
    rows = key_rows(column.canvas, [summary], lang, size=column.size, theme=theme, by_count=by_count)
    for icon, text in rows:
        column.row(icon, text)


def _sample(canvas: Canvas, size: float, glyph: tuple[str, str, str], mute: str, *, ring: bool) -> Icon:
    return lambda at: draw_glyph(canvas, at, size * 0.6, *glyph, mute=mute, deaths=ring)


def _swatch(canvas: Canvas, size: float, fill: str, lines: str, border: str) -> Icon:
    def draw(at: tuple[float, float]) -> None:
        x, y = at
        box: Box = (x - size * 0.9, y - size * 0.5, x + size * 0.9, y + size * 0.5)
        canvas.box(box, facecolor=fill)
        corners = [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]), (box[0], box[1])]
        if lines:
            canvas.hatch([corners], box, size * 0.42, colors=lines, linewidths=size * 0.11)
        canvas.rings([corners], facecolor="none", edgecolor=border, linewidth=size * 0.08)

    return draw


def draw_tray(column: Column, tray: Sequence[tuple[int, str]], outside: int, lang: str) -> None:
    """Write what is counted but has no mark on this picture.

    Args:
        column: Where to write.
        tray: Number and words of what has no point.
        outside: How many have a point that lies off the picture.
        lang: ``es`` or ``en``.
    """
    words = load_locale("ui", lang)["map"]
    lines = [*tray, *([(outside, load_locale("print", lang)["outside"])] if outside else [])]
    if not lines:
        return
    said = str(words["tray"])
    column.heading(said[:1].upper() + said[1:])
    for number, text in lines:
        indent = max(ICON * column.size, text_width(f"{number} ", column.size, "bold") + column.size)
        wrapped = wrap(text, column.width - indent, column.size)
        column.canvas.text(
            (column.left, column.top - column.size * 0.98), str(number), column.size, weight="bold"
        )
        for line_number, line in enumerate(wrapped):
            at = (column.left + indent, column.top - column.size * (0.98 + line_number * LEADING))
            column.canvas.text(at, line, column.size)
        column.top -= column.size * (len(wrapped) * LEADING + 0.3)
