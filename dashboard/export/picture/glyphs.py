"""The marks of actor families as paths."""

from __future__ import annotations

import math
from functools import cache

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from dashboard.export.picture.canvas import Canvas, Point, rings_path
from dashboard.export.picture.summary import Mark
from dashboard.symbology import SIGNS

CORNERS = 48  # of what is round


def _circle(radius: float, turn: int) -> list[Point]:
    angles = [turn * 2 * math.pi * number / CORNERS for number in range(CORNERS + 1)]
    return [(radius * math.sin(angle), radius * math.cos(angle)) for angle in angles]


@cache
def glyph_path(symbol: str) -> Path:
    """Return the shape of a symbol around 0,0."""
    if symbol in SIGNS.polygons:
        outline = SIGNS.polygons[symbol]
        return rings_path([[*outline, outline[0]]])
    radii = zip(SIGNS.circles[symbol], (1, -1), strict=False)
    return rings_path([_circle(radius, turn) for radius, turn in radii])


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
    """Draw the glyph of one mark.

    Args:
        canvas: Where to draw.
        at: Its middle in points.
        size: Half its height in points.
        mark: The mark.
        mute: Colour of a faint one.
        deaths: Draw a plain ring around it.
    """
    draw_glyph(canvas, at, size, mark.symbol, mark.colour, mark.certainty, mute=mute, deaths=deaths)
