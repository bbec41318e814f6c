"""QR codes of links to the map, made on this machine: modules, a drawing, a picture.

Sources never get one: some are only cited, and a code is a link.
"""

from __future__ import annotations

import io
from itertools import groupby

import segno

from dashboard.export.picture.canvas import Canvas, Point, text_width
from dashboard.theme import CODE_DARK, CODE_LIGHT

QUIET = 4  # modules around the code that stay light, as its standard asks
DOTS = 20  # of a picture, a module
BREAKS = ("/?&,", ".")  # signs to break after, the better ones first
LEADING = 1.25
Modules = tuple[tuple[bool, ...], ...]


def modules_of(link: str) -> Modules:
    """Return the rows of a link's code from the top, true where dark; error correction M."""
    return tuple(tuple(map(bool, row)) for row in _code(link).matrix)


def _code(link: str) -> segno.QRCode:
    return segno.make_qr(link, error="m", boost_error=False)


def quiet_zone(link: str, side: float) -> float:
    """Return the width of what stays light around a code of ``side``."""
    return QUIET * side / len(modules_of(link))


def draw_code(canvas: Canvas, link: str, corner: Point, side: float) -> None:
    """Draw a link's code, dark on light whatever the sheet's colours are.

    Args:
        canvas: Where.
        link: What it says.
        corner: Upper left corner of the modules, in points.
        side: Width of the modules in points; the quiet zone lies around them.
    """
    modules = modules_of(link)
    size, quiet, (left, top) = side / len(modules), quiet_zone(link, side), corner
    canvas.box((left - quiet, top - side - quiet, left + side + quiet, top + quiet), facecolor=CODE_LIGHT)
    bars = []
    for number, row in enumerate(modules):
        y, start = top - number * size, 0
        for dark, run in groupby(row):
            end = start + len(list(run))
            if dark:
                a, b = left + start * size, left + end * size
                bars.append([(a, y), (b, y), (b, y - size), (a, y - size), (a, y)])
            start = end
    # One shape, so that no light line shows where two modules meet.
    canvas.rings(bars, facecolor=CODE_DARK, linewidth=0)


def code_picture(link: str) -> bytes:
    """Return a link's code with its quiet zone as PNG, ``DOTS`` dots a module."""
    stream = io.BytesIO()
    _code(link).save(stream, kind="png", scale=DOTS, border=QUIET, dark=CODE_DARK, light=CODE_LIGHT)
    return stream.getvalue()


def link_lines(link: str, width: float, size: float) -> list[str]:
    """Break a link into lines no wider than ``width`` points, after a sign where one is near.

    Args:
        link: The address.
        width: Widest line in points.
        size: Size of text in points.
    """
    lines, rest = [], link
    while rest:
        fits = max(1, sum(text_width(rest[:end], size) <= width for end in range(1, len(rest) + 1)))
        if fits < len(rest):
            ends = (max(rest.rfind(sign, 0, fits) for sign in signs) + 1 for signs in BREAKS)
            fits = next((end for end in ends if end > fits // 2), fits)
        lines.append(rest[:fits])
        rest = rest[fits:]
    return lines


def write_link(canvas: Canvas, link: str, at: Point, width: float, size: float) -> float:
    """Write a link that can be followed, with its top at ``at``, and return the height it takes.

    Args:
        canvas: Where to draw.
        link: The address.
        at: Upper left corner in points.
        width: Widest line in points.
        size: Size of text in points.
    """
    lines = link_lines(link, width, size)
    for number, line in enumerate(lines):
        canvas.text((at[0], at[1] - size * (0.95 + number * LEADING)), line, size, link=link)
    return len(lines) * size * LEADING
