"""Labels beside the marks where there is room, and the names of places; no two texts lie on each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.export.base_map import Look, halo_radius
from dashboard.export.canvas import Box, Canvas, Point, text_width, wrap
from dashboard.export.grouping import FAN_FROM_ZOOM, Group, group_title, years_words
from dashboard.export.marks import Summary
from dashboard.i18n import load_locale
from dashboard.world import World

NAME_FROM_ZOOM = {"national": 1.0, "regional": 1.5, "local": 4.0}
HALO_NAMES_FROM = 2.0
# Side, and how far above, of the places tried for a label; side 0 is below or above.
SPOTS = (
    *((side, lift) for lift in (0, 22, -22, 40, -40) for side in (1, -1)),
    *((0, lift) for lift in (-1, 1)),
)
LABEL_HEIGHT = 33.0
FAINT_AWAY = 6.3
WIDEST = 0.3  # of the map that a line of a label may take
LEADING = 1.2
OCEAN = (-79.8, -14.6)
TITLE, NOTE, NAME, PROVINCE, COUNT = 13.0, 11.5, 10.5, 11.0, 9.5
# Lines above the place where a name fits into its area that are tried before those around the capital.
INSIDE = (-0.3, -1.5, 0.9, -2.7, 2.1)
"""Sizes of text in units."""


@dataclass(frozen=True)
class Style:
    """How marks and labels look.

    Attributes:
        unit: Points for what is one pixel on the screen.
        text: How much larger texts are than on the screen, marks apart.
        colours: The theme's colours by name.
    """

    unit: float
    text: float
    colours: Mapping[str, str]


class Room:
    """What is taken on the map: boxes in points."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.taken: list[Box] = []
        self.faint: list[Box] = []

    def take(self, box: Box, *, over_faint: bool = False) -> bool:
        """Take a box if it lies on the map and clear of all others, or of all but faint marks."""
        left, bottom, right, top = self.look.box
        inside = left + 3 < box[0] and box[2] < right - 3 and bottom + 3 < box[1] and box[3] < top - 3
        others = self.taken if over_faint else [*self.taken, *self.faint]
        free = all(box[2] < o[0] or box[0] > o[2] or box[3] < o[1] or box[1] > o[3] for o in others)
        if inside and free:
            self.taken.append(box)
        return inside and free


def label_groups(
    canvas: Canvas, world: World, groups: Sequence[Group], lang: str, look: Look, room: Room, style: Style
) -> None:
    """Write what each group is called, its years and how many events it holds."""
    one_place = _one_place_cases(world, groups, lang)
    departments = world.labels(lang)["department"]
    order = sorted(groups, key=lambda group: (group.faint, -group.counted, -len(group.marks)))
    for group in order:
        if group.faint and not group.fan and look.zoom < FAN_FROM_ZOOM:
            continue
        title = group_title(group, look.zoom, one_place=one_place, departments=departments)
        number = (
            str(group.counted)
            if group.counted and (len(group.marks) > 1 or look.zoom >= FAN_FROM_ZOOM)
            else ""
        )
        note = " · ".join(part for part in (years_words(group.marks), number) if part)
        others = [other.at for other in groups if other is not group and not other.faint]
        _label(canvas, group, others, (title, note), room, style)


def _label(
    canvas: Canvas, group: Group, others: Sequence[Point], text: tuple[str, str], room: Room, style: Style
) -> None:
    """Write a group's label where there is room and no other mark is nearer, at worst over faint marks."""
    unit, scale = style.unit, style.unit * style.text
    title, note = text
    longest = max(text_width(word, TITLE * scale, "bold") for word in title.split() or [""])
    room_for_line = max((room.look.box[2] - room.look.box[0]) * WIDEST, longest)
    lines = wrap(title, room_for_line, TITLE * scale, "bold") or [""]
    widths = [text_width(line, TITLE * scale, "bold") for line in lines]
    width = max(text_width(note, NOTE * scale), *widths) + 4 * unit
    half = (LABEL_HEIGHT + (len(lines) - 1) * TITLE * LEADING) * scale / 2
    x, y = group.at
    reach = group.reach * unit
    gaps = (reach + 6 * unit, reach + 22 * unit)
    tried = ((over, gap, *spot) for over in (False, True) for gap in gaps for spot in SPOTS)
    for over, gap, side, lift in tried:
        raised = y + (lift * scale if side else math.copysign(reach + half + unit, lift))
        start = {1: x + gap, 0: x - width / 2, -1: x - gap - width}[side]
        edge = x + side * gap
        away = math.hypot(edge - x, (raised - y) if side else reach)
        if any(math.dist((edge, raised), other) < away for other in others):
            continue
        if not room.take((start, raised - half, start + width, raised + half), over_faint=over):
            continue
        align = {1: "left", 0: "center", -1: "right"}[side]
        if side and (lift or gap > gaps[0]):
            ends = [(x + side * reach, y), (edge - side * 3 * unit, raised)]
            canvas.lines([ends], colors=style.colours["mute"], linewidths=0.9 * unit)
        halo, baseline = 1.7 * unit, raised + half - (LABEL_HEIGHT / 2 - 2) * scale
        for line in lines:
            canvas.text((edge, baseline), line, TITLE * scale, weight="bold", align=align, halo=halo)
            baseline -= TITLE * LEADING * scale
        below = (edge, baseline + (TITLE * LEADING - 15) * scale)
        canvas.text(below, note, NOTE * scale, colour=style.colours["mute"], align=align, halo=halo)
        return


def _one_place_cases(world: World, groups: Sequence[Group], lang: str) -> dict[str, str]:
    """Return the short names of the cases whose points all lie in one department."""
    found = {}
    for code in {mark.event.case for group in groups for mark in group.marks}:
        case = world.dataset.cases[code]
        own = [
            e
            for e in world.dataset.events
            if e.case == code and e.collection == case.collection and e.located
        ]
        if len({department for event in own for department in event.departments}) == 1:
            found[code] = case.short_en if lang == "en" else case.short_es
    return found


def count_faint(canvas: Canvas, groups: Sequence[Group], room: Room, style: Style) -> None:
    """Say how many marks a faint one stands for, in a corner that is free."""
    size = COUNT * style.unit * min(style.text, 1.3)
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


def name_places(
    canvas: Canvas, world: World, summary: Summary, lang: str, look: Look, room: Room, style: Style
) -> None:
    """Write the names of departments, neighbours and, near enough, of provinces in what room is left."""
    scale, mute, halo = style.unit * min(style.text, 1.3), style.colours["mute"], 1.3 * style.unit

    def centred(at: Point, said: str, size: float, *, italic: bool = False, colour: str = mute) -> bool:
        half = text_width(said, size) / 2
        free = room.take((at[0] - half, at[1] - size * 0.3, at[0] + half, at[1] + size * 0.85))
        if free:
            slant: Literal["normal", "italic"] = "italic" if italic else "normal"
            canvas.text(at, said, size, colour=colour, style=slant, align="center", halo=halo)
        return free

    if look.zoom >= HALO_NAMES_FROM:
        for area in summary.halos:
            x, y = look.project((area.longitude, area.latitude))
            radius, size = halo_radius(area.km, area.latitude, look), PROVINCE * scale
            around = (-radius - size, radius + size * 0.3, -size * 0.3, -radius * 0.6, radius * 0.6)
            spots = [(x, y + height) for height in around]
            if area.label:
                x, y = look.project(area.label)
                spots = [*((x, y + lines * size) for lines in INSIDE), *spots]
            for spot in spots:
                if centred(spot, area.name, size, italic=True, colour=canvas.ink):
                    break
    names = world.labels(lang)["department"]
    for feature in world.layers.departments["features"]:
        values = feature["properties"]
        if look.zoom >= NAME_FROM_ZOOM[values["label_room"]]:
            x, y = look.project((values["label_lon"], values["label_lat"]))
            centred((x, y - 3 * scale), names[values["ubigeo"]], NAME * scale)
    for feature in world.layers.neighbours["features"]:
        values = feature["properties"]
        if values.get("borders_peru"):
            at = look.project((values["label_lon"], values["label_lat"]))
            centred(at, str(values[f"name_{lang}"]).upper(), (NAME - 1) * scale)
    centred(look.project(OCEAN), load_locale("print", lang)["ocean"], NAME * scale, italic=True)
