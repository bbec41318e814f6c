"""The shapes of actor families as polygons of about one unit, the same as in ``assets/base/glyphs.js``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from dashboard.export.picture.canvas import Canvas, Point, rings_path
from dashboard.export.picture.summary import Mark

Ring = list[Point]


def _regular(sides: int, radius: float) -> Ring:
    angles = (2 * math.pi * number / sides for number in range(sides))
    return _closed([(radius * math.sin(angle), radius * math.cos(angle)) for angle in angles])


def _star() -> Ring:
    radii = (1.25 if number % 2 == 0 else 0.55 for number in range(10))
    return _closed(
        [(r * math.sin(math.pi * n / 5), r * math.cos(math.pi * n / 5)) for n, r in enumerate(radii)]
    )


def _closed(points: Ring) -> Ring:
    return [*points, points[0]]


_CUT = [(-0.9, 0.9), (0.3, 0.9), (0.9, 0.3), (0.9, -0.9), (-0.9, -0.9)]
_BOWTIE = [(-1.1, 0.95), (0.0, 0.3), (1.1, 0.95), (1.1, -0.95), (0.0, -0.3), (-1.1, -0.95)]
_ARM = [(-1.0, 0.55), (-0.55, 1.0), (0.0, 0.45), (0.55, 1.0), (1.0, 0.55), (0.45, 0.0)]
SHAPES: Mapping[str, list[Ring]] = {
    "triangle": [_regular(3, 1.25)],
    "pentagon": [_regular(5, 1.12)],
    "hexagon": [_regular(6, 1.1)],
    "diamond": [_regular(4, 1.25)],
    "square": [_closed([(-0.9, 0.9), (0.9, 0.9), (0.9, -0.9), (-0.9, -0.9)])],
    "square-cut": [_closed(_CUT)],
    "bowtie": [_closed(_BOWTIE)],
    "cross": [_closed(_ARM + [(-x, -y) for x, y in _ARM])],
    "star": [_star()],
    "ring": [_regular(48, 0.95), _regular(48, 0.3)[::-1]],
}


@cache
def glyph_path(symbol: str) -> Path:
    """Return the shape of a symbol around 0,0."""
    if symbol in SHAPES:
        return rings_path(SHAPES[symbol])
    return Path.circle()


def draw_glyph(
    canvas: Canvas,
    at: Point,
    size: float,
    symbol: str,
    colour: str,
    certainty: str,
    *,
    mute: str,
    deaths: bool = False,
) -> None:
    """Draw one glyph.

    Args:
        canvas: Where.
        at: Its middle.
        size: Half its height in points.
        symbol: Its shape.
        colour: Its family's colour.
        certainty: ``exact`` is solid, ``vague`` and ``linked`` open, ``carried`` dashed, ``faint`` thin.
        mute: Colour of a faint one.
        deaths: Draw a plain ring around it.
    """
    path = glyph_path(symbol)
    moved = path.transformed(Affine2D().scale(size).translate(*at))
    unit = size / 7
    if deaths:
        canvas.circle(at, size * 1.3 + 2.2 * unit, fill=False, edgecolor=canvas.ink, linewidth=1.3 * unit)
    if certainty == "exact":
        canvas.shape(moved, facecolor=colour, edgecolor=canvas.halo, linewidth=0.9 * unit)
    elif certainty == "faint":
        canvas.shape(moved, facecolor="none", edgecolor=mute, linewidth=1.5 * unit, alpha=0.85)
    else:
        dashes = (0, (2.0, 1.0)) if certainty == "carried" else "solid"
        face = canvas.halo if certainty != "linked" else "none"
        canvas.shape(moved, facecolor=face, edgecolor=colour, linewidth=1.9 * unit, linestyle=dashes)


def draw_mark(canvas: Canvas, at: Point, size: float, mark: Mark, *, mute: str, deaths: bool = False) -> None:
    """Draw the glyph of one mark."""
    draw_glyph(canvas, at, size, mark.symbol, mark.colour, mark.certainty, mute=mute, deaths=deaths)
