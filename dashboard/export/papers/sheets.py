"""Sheets of a picture: what stands where, without and with the link to what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper or a screen; lengths in millimetres from its upper left corner, sizes in points.

    Attributes:
        width, height: Its size.
        margin: What stays free around.
        map: Left, top, right and bottom of the map.
        columns: Left, top and width of each column of the legend.
        footer: Where the last paragraphs begin.
        footer_width: Their width.
        title: Size of the title.
        text: Size of other texts.
        small: Size of the last paragraphs.
        unit: Points for what is one pixel on the screen.
        code: Left, top and width of a QR code without its quiet zone; ``None`` without a public address.
        link: Left, top and width of the link; ``None`` where it is the first of the last paragraphs.
    """

    width: float
    height: float
    margin: float
    map: tuple[float, float, float, float]
    columns: tuple[tuple[float, float, float], ...]
    footer: float
    footer_width: float
    title: float
    text: float
    small: float
    unit: float
    code: tuple[float, float, float] | None = None
    link: tuple[float, float, float] | None = None

    def scaled(self, factor: float) -> Sheet:
        """Return the same sheet larger."""

        def larger(value: Any) -> Any:
            return tuple(map(larger, value)) if isinstance(value, tuple) else value and value * factor

        return Sheet(*(larger(getattr(self, field.name)) for field in fields(self)))


A4 = Sheet(210, 297, 11, (11, 38, 142, 258), ((147, 38, 52),), 262, 188, 18, 8.2, 7.2, 0.72)
A4_LINKED = replace(A4, map=(11, 38, 142, 240), footer=245, footer_width=152, code=(173, 252, 26))
WIDE = Sheet(
    338.7, 190.5, 11, (11, 37, 176, 163), ((183, 37, 72), (260, 37, 68)), 167, 316.7, 21, 9.8, 8.2, 0.82
)
WIDE_LINKED = replace(
    WIDE,
    map=(11, 37, 123, 163),
    columns=((129, 37, 66), (199, 37, 57)),
    code=(267.7, 49, 60),
    link=(267.7, 119, 60),
)
SHEETS: Mapping[str, Sheet] = {"a4": A4, "a3": A4.scaled(2**0.5), "16x9": WIDE}
LINKED: Mapping[str, Sheet] = {"a4": A4_LINKED, "a3": A4_LINKED.scaled(2**0.5), "16x9": WIDE_LINKED}
