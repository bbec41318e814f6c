"""Labels beside the marks where there is room; no two texts lie on each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from operator import itemgetter

from dashboard.atlas import Atlas
from dashboard.export.picture.canvas import Box, Canvas, Point, text_width, wrap
from dashboard.export.picture.groups import Group, group_title, years_of
from dashboard.export.picture.land import Look
from dashboard.i18n import fill, load_locale
from dashboard.symbology import SIGNS
from dashboard.words import join_names

# Side, and how far above, of the places tried for a label; side 0 is below or above.
SPOTS = (
    *((side, lift) for lift in SIGNS.label_lifts for side in (1, -1)),
    *((0, lift) for lift in (-1, 1)),
)
LABEL_HEIGHT = 33.0
FAINT_AWAY = 6.3
NAMES_GROW = 1.3  # at most
WIDEST = 0.3  # of the map that a line of a label may take
LEADING = 1.2
TITLE, NOTE, COUNT = 13.0, 11.5, 9.5
"""Sizes of text in units."""


@dataclass(frozen=True)
class Style:
    """How marks and labels look.

    Attributes:
        unit: Points for what is one pixel on the screen.
        text: How much larger texts are than on the screen, marks apart.
        colours: The theme's colours by name.
        least: Points that no text is smaller than.
    """

    unit: float
    text: float
    colours: Mapping[str, str]
    least: float = 0.0

    def label_size(self, size: float) -> float:
        """Return the points of a label's text of ``size`` units."""
        return max(size * self.unit * self.text, self.least)

    def name_size(self, size: float) -> float:
        """Return the points of a place's name or of a count of ``size`` units; they grow less than labels."""
        return max(size * self.unit * min(self.text, NAMES_GROW), self.least)


class Room:
    """What is taken on the map: boxes in points."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.taken: list[Box] = []
        self.faint: list[Box] = []

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies on the map and clear of all others but faint marks."""
        left, bottom, right, top = self.look.box
        inside = left + 3 < box[0] and box[2] < right - 3 and bottom + 3 < box[1] and box[3] < top - 3
        return inside and not any(_meet(box, other) for other in self.taken)

    def faint_under(self, box: Box) -> int:
        """Return how many faint marks a box would cover."""
        return sum(_meet(box, other) for other in self.faint)

    def take(self, box: Box) -> bool:
        """Take a box if it is free and covers no faint mark."""
        free = self.is_free(box) and not self.faint_under(box)
        if free:
            self.taken.append(box)
        return free


def _meet(one: Box, other: Box) -> bool:
    return not (one[2] < other[0] or one[0] > other[2] or one[3] < other[1] or one[1] > other[3])


def label_groups(
    canvas: Canvas, atlas: Atlas, groups: Sequence[Group], lang: str, look: Look, room: Room, style: Style
) -> None:
    """Write what each group is called, its years and how many events it holds.

    Args:
        canvas: Where to draw.
        atlas: The data, loaded and checked.
        groups: The groups on the map.
        lang: ``es`` or ``en``.
        look: Which part of the country the map shows, and how near.
        room: What is taken on the map; what is written is added to it.
        style: Sizes and colours.
    """
    said = load_locale("ui", lang)["map"]
    titled = partial(
        group_title,
        zoom=look.zoom,
        one_place=_one_place_cases(atlas, groups, lang),
        departments=atlas.labels(lang)["department"],
        joined=lambda names: (
            fill(said, "departments", n=len(names)) if len(names) > 2 else join_names(names, lang)
        ),
        cases_here=str(said["cases_here"]),
        called=partial(atlas.dataset.name_in, lang, "place"),
    )
    order = sorted(groups, key=lambda group: (group.faint, -group.counted, -len(group.marks)))
    for group in order:
        if group.faint and not group.fan and look.zoom < SIGNS.fan_from_zoom:
            continue
        number = (
            str(group.counted)
            if group.counted and (len(group.marks) > 1 or look.zoom >= SIGNS.fan_from_zoom)
            else ""
        )
        note = " · ".join(part for part in (years_of(group.marks), number) if part)
        others = [other.at for other in groups if other is not group and not other.faint]
        _label(canvas, group, others, (titled(group), note), room, style)


def _label(
    canvas: Canvas, group: Group, others: Sequence[Point], text: tuple[str, str], room: Room, style: Style
) -> None:
    """Write a group's label where there is room and no other mark is nearer, over the fewest faint marks."""
    unit, size, small = style.unit, style.label_size(TITLE), style.label_size(NOTE)
    title, note = text
    longest = max(text_width(word, size, "bold") for word in title.split() or [""])
    lines = title_lines(title, max((room.look.box[2] - room.look.box[0]) * WIDEST, longest), size)
    width = max(text_width(note, small), *(text_width(line, size, "bold") for line in lines)) + 4 * unit
    scale = size / TITLE
    half = (LABEL_HEIGHT + (len(lines) - 1) * TITLE * LEADING) * scale / 2
    spots = _spots(group, others, (width, half), room, style)
    if not spots:
        return
    _, (edge, raised), side, apart, box = min(spots, key=itemgetter(0))
    room.taken.append(box)
    if apart:
        ends = [(group.at[0] + side * group.reach * unit, group.at[1]), (edge - side * 3 * unit, raised)]
        canvas.lines([ends], colors=style.colours["mute"], linewidths=0.9 * unit)
    align = {1: "left", 0: "center", -1: "right"}[side]
    halo, baseline = 1.7 * unit, raised + half - (LABEL_HEIGHT / 2 - 2) * scale
    for line in lines:
        canvas.text((edge, baseline), line, size, weight="bold", align=align, halo=halo)
        baseline -= size * LEADING
    below = (edge, baseline + (TITLE * LEADING - 15) * scale)
    canvas.text(below, note, small, colour=style.colours["mute"], align=align, halo=halo)


def _spots(
    group: Group, others: Sequence[Point], extent: tuple[float, float], room: Room, style: Style
) -> list[tuple[int, Point, int, bool, Box]]:
    """Return where a label of a width and half a height may stand.

    Each with the faint marks it would cover, the middle of the edge at the mark, the side, whether a line
    must lead there, and the box.
    """
    (width, half), (x, y), unit = extent, group.at, style.unit
    scale, reach = style.label_size(TITLE) / TITLE, group.reach * style.unit
    gaps = [reach + gap * unit for gap in SIGNS.label_gaps]
    spots = []
    for gap, (side, lift) in product(gaps, SPOTS):
        raised = y + (lift * scale if side else math.copysign(reach + half + unit, lift))
        start = {1: x + gap, 0: x - width / 2, -1: x - gap - width}[side]
        edge = (x + side * gap, raised)
        away = math.hypot(side * gap, (raised - y) if side else reach)
        box = (start, raised - half, start + width, raised + half)
        if room.is_free(box) and all(math.dist(edge, other) >= away for other in others):
            apart = side != 0 and (lift != 0 or gap > gaps[0])
            spots.append((room.faint_under(box), edge, side, apart, box))
    return spots


def title_lines(title: str, width: float, size: float) -> list[str]:
    """Break a label's title into lines of at most ``width`` points, first after its commas.

    Args:
        title: The title.
        width: Widest line in points.
        size: Size of text in points.
    """
    if text_width(title, size, "bold") <= width:
        return [title]
    parts = title.replace(", ", ",\n").split("\n")
    return [line for part in parts for line in wrap(part, width, size, "bold")] or [""]


def _one_place_cases(atlas: Atlas, groups: Sequence[Group], lang: str) -> dict[str, str]:
    """Return the short names of the cases whose points all lie in one department."""
    found = {}
    for code in {mark.event.case for group in groups for mark in group.marks}:
        case = atlas.dataset.cases[code]
        own = [
            e
            for e in atlas.dataset.events
            if e.case == code and e.collection == case.collection and e.located
        ]
        if len({department for event in own for department in event.departments}) == 1:
            found[code] = case.short_en if lang == "en" else case.short_es
    return found


def count_faint(canvas: Canvas, groups: Sequence[Group], room: Room, style: Style) -> None:
    """Say how many marks a faint one stands for, in a corner that is free.

    Args:
        canvas: Where to draw.
        groups: The groups on the map.
        room: What is taken on the map; what is written is added to it.
        style: Sizes and colours.
    """
    size = style.name_size(COUNT)
    for group in groups:
        if not group.faint or group.fan or len(group.marks) < 2:
            continue
        said = str(len(group.marks))
        width, (x, y), away = text_width(said, size), group.at, FAINT_AWAY * style.unit
        for right, up in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            left = x + away if right > 0 else x - away - width
            bottom = y + 2 * style.unit if up > 0 else y - 2 * style.unit - size * 0.75
            if room.take((left, bottom, left + width, bottom + size * 0.75)):
                canvas.text((left, bottom), said, size, colour=style.colours["mute"], halo=1.2 * style.unit)
                break
