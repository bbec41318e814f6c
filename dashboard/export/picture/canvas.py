"""A sheet to draw on, in points from the lower left corner.

Text stays text (fonts embedded in PDF, named in SVG), so that it can be selected, searched and read aloud;
the halo behind it is drawn apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath, text_to_path
from matplotlib.transforms import Affine2D

FAMILY = "DejaVu Sans"
POINTS_PER_INCH = 72.0
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top


@cache
def _font(weight: str, style: Literal["normal", "italic"]) -> FontProperties:
    return FontProperties(family=FAMILY, weight=weight, style=style)


@cache
def _advance(character: str, weight: str) -> float:
    font = _font(weight, "normal").copy()
    font.set_size(100)
    return float(text_to_path.get_text_width_height_descent(character, font, False)[0])


@cache
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Return the width of one line in points; letter by letter, so without kerning.

    Args:
        text: The line.
        size: Size of text in points.
        weight: ``normal`` or ``bold``.
    """
    return sum(_advance(character, weight) for character in text) * size / 100


def wrap(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Break a text into lines no wider than ``width`` points; a longer word is cut.

    Args:
        text: The text.
        width: Widest line in points.
        size: Size of text in points.
        weight: ``normal`` or ``bold``.
    """
    lines: list[str] = []
    words = [piece for word in text.split() for piece in _pieces(word, width, size, weight)]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, width: float, size: float, weight: str) -> list[str]:
    if text_width(word, size, weight) <= width:
        return [word]
    fits = max(1, int(len(word) * width / text_width(word, size, weight)) - 2)
    return [word[start : start + fits] for start in range(0, len(word), fits)]


class Canvas:
    """One sheet of ``width`` by ``height`` points."""

    def __init__(self, width: float, height: float, *, paper: str, ink: str, halo: str) -> None:
        self.width, self.height = width, height
        self.ink, self.halo = ink, halo
        self.figure = Figure(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), facecolor=paper)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(0, height)
        self.axes.set_axis_off()
        self._order = 0
        self._frame: Rectangle | None = None

    def clip_to(self, box: Box | None) -> None:
        """Cut off what is drawn from now on at a box; ``None`` ends it."""
        self._frame = None
        if box:
            left, bottom, right, top = box
            self._frame = Rectangle((left, bottom), right - left, top - bottom, transform=self.axes.transData)

    def _add(self, artist: Any) -> Any:
        self._order += 1
        artist.set_zorder(self._order)
        self.axes.add_artist(artist)
        if self._frame is not None:
            artist.set_clip_path(self._frame)
        return artist

    def box(self, box: Box, **style: Any) -> None:
        """Draw a rectangle."""
        left, bottom, right, top = box
        self._add(Rectangle((left, bottom), right - left, top - bottom, **{"linewidth": 0, **style}))

    def circle(self, at: Point, radius: float, **style: Any) -> None:
        """Draw a circle.

        Args:
            at: Its middle in points.
            radius: Its radius in points.
            **style: What matplotlib's patch takes.
        """
        self._add(Circle(at, radius, **style))

    def rings(self, rings: Iterable[Sequence[Point]], **style: Any) -> None:
        """Draw areas and their holes as one shape; nothing where there is none."""
        shapes = list(rings)
        if shapes:
            self.shape(rings_path(shapes), **style)

    def shape(self, path: Path, **style: Any) -> Any:
        """Draw a path."""
        return self._add(PathPatch(path, **{"joinstyle": "round", **style}))

    def lines(self, lines: Sequence[Sequence[Point]], **style: Any) -> None:
        """Draw open lines."""
        if lines:
            self._add(LineCollection(lines, **{"capstyle": "round", **style}))

    def hatch(self, rings: Sequence[Sequence[Point]], within: Box, gap: float, **style: Any) -> None:
        """Draw slanting lines over an area, clipped to it and to a box.

        Args:
            rings: The area's closed lines, holes among them.
            within: The box.
            gap: Points between two lines.
            **style: What matplotlib's line collection takes.
        """
        if not rings:
            return
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        left, bottom = max(min(xs), within[0]), max(min(ys), within[1])
        right, top = min(max(xs), within[2]), min(max(ys), within[3])
        if left >= right or bottom >= top:
            return
        step = gap * math.sqrt(2)
        lines = []
        shift = math.floor((bottom - right) / step) * step
        while shift < top - left:
            start, end = max(left, bottom - shift), min(right, top - shift)
            if start < end:
                lines.append([(start, start + shift), (end, end + shift)])
            shift += step
        drawn = self._add(LineCollection(lines, **style))
        drawn.set_clip_path(PathPatch(rings_path(rings), transform=self.axes.transData))

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        *,
        colour: str = "",
        weight: str = "normal",
        style: Literal["normal", "italic"] = "normal",
        align: str = "left",
        halo: float = 0.0,
        link: str = "",
    ) -> None:
        """Write one line with its baseline at ``at``.

        Args:
            at: Left, middle or right end of the baseline, as ``align`` says.
            text: The line.
            size: Size of text in points.
            colour: Its colour; empty for the sheet's ink.
            weight: ``normal`` or ``bold``.
            style: ``normal`` or ``italic``.
            align: ``left``, ``center`` or ``right``.
            halo: Width of a light edge in points.
            link: Address that it leads to in PDF and SVG.
        """
        if not text:
            return
        if halo:
            outline = TextPath((0, 0), text, size=size, prop=_font(weight, style))
            width = text_width(text, size, weight)
            shift = {"left": 0.0, "center": width / 2, "right": width}[align]
            path = outline.transformed(Affine2D().translate(at[0] - shift, at[1]))
            self.shape(path, facecolor=self.halo, edgecolor=self.halo, linewidth=2 * halo)
        written = self.axes.text(
            *at,
            text,
            fontsize=size,
            color=colour or self.ink,
            fontweight=weight,
            fontstyle=style,
            ha=align,
            va="baseline",
            family=FAMILY,
            parse_math=False,
            url=link or None,
        )
        self._order += 1
        written.set_zorder(self._order)
        if self._frame is not None:
            written.set_clip_path(self._frame)

    def paragraph(
        self,
        at: Point,
        text: str,
        width: float,
        size: float,
        *,
        most: int = 99,
        leading: float = 1.32,
        **style: Any,
    ) -> float:
        """Write a paragraph with its top at ``at`` and return the height it takes.

        Args:
            at: Upper left corner in points.
            text: The text.
            width: Widest line in points.
            size: Size of text in points.
            most: Most lines; a longer text ends in an ellipsis.
            leading: Distance of baselines in text sizes.
            **style: What ``text`` takes.
        """
        lines = wrap(text, width, size, style.get("weight", "normal"))
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,;.") + " …"]
        for number, line in enumerate(lines):
            self.text((at[0], at[1] - size * (0.95 + number * leading)), line, size, **style)
        return len(lines) * size * leading


def rings_path(rings: Iterable[Sequence[Point]]) -> Path:
    """Return closed rings as one path."""
    parts = [Path(list(ring), closed=True) for ring in rings]
    return Path.make_compound_path(*parts)
