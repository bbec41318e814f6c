"""Badges and fans over the land."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dashboard.atlas import Atlas, Selection
from dashboard.export.picture.canvas import Canvas, Point
from dashboard.export.picture.glyphs import draw_mark
from dashboard.export.picture.groups import Group, fan_offsets, group_marks, shown_marks, spread
from dashboard.export.picture.labels import Room, Style, count_faint, label_groups
from dashboard.export.picture.land import Look
from dashboard.export.picture.names import name_places
from dashboard.export.picture.summary import Mark, Summary
from dashboard.symbology import SIGNS

VEIL = 0.62  # of badges and fans: what lies below, such as the areas of an emergency, can still be seen


def open_groups(summary: Summary, selection: Selection, look: Look, unit: float) -> list[Group]:
    """Return the groups that lie on the map; that of the state's open badge is fanned.

    Args:
        summary: What is shown.
        selection: What is selected.
        look: Which part of the country the map shows, and how near.
        unit: Points for what is one pixel on the screen.
    """
    shown = [mark for mark in summary.marks if look.holds(look.project(mark.point))]
    scaled = group_marks(
        shown, lambda point: (look.project(point)[0] / unit, look.project(point)[1] / unit), look.zoom
    )
    opened = selection.state.values["at"]
    for group in scaled:
        if opened and len(group.marks) > 1 and any(mark.event.event_id == opened for mark in group.marks):
            group.fan = True
    left, bottom, right, top = (edge / unit for edge in look.box)
    spread(scaled, (left, bottom, right, top))
    for group in scaled:
        group.at = (group.at[0] * unit, group.at[1] * unit)
        if group.place:
            group.place = (group.place[0] * unit, group.place[1] * unit)
    return scaled


def draw_marks(
    canvas: Canvas, atlas: Atlas, look: Look, summary: Summary, selection: Selection, lang: str, style: Style
) -> tuple[Group, ...]:
    """Draw the marks of a selection in their badges, with labels and the names of departments.

    Args:
        canvas: Where to draw.
        atlas: The data, loaded and checked.
        look: Which part of the country the map shows, and how near.
        summary: What is shown.
        selection: What is selected.
        lang: ``es`` or ``en``.
        style: Sizes and colours.

    Returns:
        The groups drawn.
    """
    groups = open_groups(summary, selection, look, style.unit)
    room = Room(look)
    for group in groups:
        reach = group.reach * style.unit
        x, y = group.at
        boxes = room.faint if group.faint and not group.fan else room.taken
        boxes.append((x - reach, y - reach, x + reach, y + reach))
    for group in groups:
        if group.place:
            canvas.lines([[group.place, group.at]], colors=style.colours["mute"], linewidths=0.9 * style.unit)
            canvas.circle(group.place, 2.2 * style.unit, facecolor=style.colours["mute"], linewidth=0)
    for group in sorted(groups, key=lambda group: (not group.faint, group.fan)):
        _draw_group(canvas, group, selection, style)
    label_groups(canvas, atlas, groups, lang, look, room, style)
    count_faint(canvas, groups, room, style)
    name_places(canvas, atlas, summary, lang, look, room, style)
    return tuple(groups)


def _draw_group(canvas: Canvas, group: Group, selection: Selection, style: Style) -> None:
    unit, mute, halo = style.unit, style.colours["mute"], style.colours["halo"]
    current = selection.state.values["event"]
    x, y = group.at

    def ring(at: Point, marks: Sequence[Mark], radius: float) -> None:
        if current and any(mark.event.event_id == current for mark in marks):
            canvas.circle(at, radius, fill=False, edgecolor=canvas.ink, linewidth=2 * unit)

    if group.fan:
        edge = style.colours["line"]
        canvas.circle(
            group.at, group.reach * unit, facecolor=halo, edgecolor=edge, linewidth=unit, alpha=VEIL
        )
        offsets = [(x + dx * unit, y + dy * unit) for dx, dy in fan_offsets(len(group.marks))]
        canvas.lines([[group.at, offset] for offset in offsets], colors=mute, linewidths=0.9 * unit)
        canvas.circle(group.at, 3 * unit, facecolor=mute, linewidth=0)
        for mark, offset in zip(group.marks, offsets, strict=True):
            size = (SIGNS.glyph_fanned if mark.event.is_counted else SIGNS.glyph_uncounted) * unit
            draw_mark(canvas, offset, size, mark, mute=mute, deaths=mark.deaths)
            ring(offset, [mark], 12 * unit)
        return
    shown = shown_marks(group)
    if group.faint:
        draw_mark(canvas, group.at, SIGNS.glyph_faint * unit, shown[0], mute=mute)
        ring(group.at, group.marks, 12 * unit)
        return
    single = len(group.marks) == 1
    if not single:
        canvas.circle(group.at, group.reach * unit, facecolor=halo, linewidth=0, alpha=VEIL)
    for number, mark in enumerate(shown):
        angle = math.pi / 2 - 2 * math.pi * number / len(shown)
        radius = 0.0 if len(shown) == 1 else SIGNS.orbit * unit
        at = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        size = (SIGNS.glyph_single if len(shown) == 1 else SIGNS.glyph_shared) * unit
        killed = any(other.deaths for other in group.marks if other.event.family == mark.event.family)
        draw_mark(canvas, at, size, mark, mute=mute, deaths=killed)
    ring(group.at, group.marks, (12 if single else 17) * unit)
