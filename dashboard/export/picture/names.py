"""Names of departments, neighbours and provinces on the map, in what room the labels leave."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from dashboard.atlas import Atlas
from dashboard.export.picture.canvas import Box, Canvas, Point, text_width
from dashboard.export.picture.labels import Room, Style
from dashboard.export.picture.land import Look, halo_radius
from dashboard.export.picture.summary import Halo, Summary
from dashboard.i18n import load_locale
from dashboard.symbology import SIGNS

OCEAN = (-79.8, -14.6)
NAME, PROVINCE = 10.5, 11.0
"""Sizes of text in units."""


def name_places(
    canvas: Canvas, atlas: Atlas, summary: Summary, lang: str, look: Look, room: Room, style: Style
) -> None:
    """Write the names of departments, neighbours and, near enough, of provinces in what room is left.

    Args:
        canvas: Where to draw.
        atlas: The data, loaded and checked.
        summary: What is shown.
        lang: ``es`` or ``en``.
        look: Which part of the country the map shows, and how near.
        room: What is taken on the map; what is written is added to it.
        style: Sizes and colours.
    """
    mute, halo, size_of_name = style.colours["mute"], 1.3 * style.unit, style.name_size(NAME)

    def centred(at: Point, said: str, size: float, *, italic: bool = False, colour: str = mute) -> bool:
        free = room.take(_centred_box(at, said, size))
        if free:
            slant: Literal["normal", "italic"] = "italic" if italic else "normal"
            canvas.text(at, said, size, colour=colour, style=slant, align="center", halo=halo)
        return free

    if look.zoom >= SIGNS.halo_names_from:
        size = style.name_size(PROVINCE)
        _name_halos(
            summary, look, size, lambda at, said: centred(at, said, size, italic=True, colour=canvas.ink)
        )
    names = atlas.labels(lang)["department"]
    for feature in atlas.layers.departments["features"]:
        values = feature["properties"]
        if look.zoom >= SIGNS.name_from_zoom[values["label_room"]]:
            x, y = look.project((values["label_lon"], values["label_lat"]))
            centred((x, y - 0.29 * size_of_name), names[values["ubigeo"]], size_of_name)
    for feature in atlas.layers.neighbours["features"]:
        values = feature["properties"]
        if values.get("borders_peru"):
            at = look.project((values["label_lon"], values["label_lat"]))
            centred(at, str(values[f"name_{lang}"]).upper(), style.name_size(NAME - 1))
    centred(look.project(OCEAN), load_locale("print", lang)["ocean"], size_of_name, italic=True)


def _name_halos(summary: Summary, look: Look, size: float, write: Callable[[Point, str], bool]) -> None:
    """Write the provinces' names at their halos, first those that touch no other halo and cannot be misread.

    Args:
        summary: What is shown.
        look: Where the map looks.
        size: Size of the names in points.
        write: Writes a name at a place and tells whether there was room.
    """
    circles = {
        area.code: (
            look.project((area.longitude, area.latitude)),
            halo_radius(area.km, area.latitude, look),
        )
        for area in summary.halos
        if not area.label
    }
    named: set[str] = set()
    for area, alone in [(area, alone) for alone in (True, False) for area in summary.halos]:
        others = [circle for code, circle in circles.items() if code != area.code]
        for spot in _halo_spots(area, look, size):
            box = _centred_box(spot, area.name, size)
            if area.code in named or (alone and any(_touches(box, *other) for other in others)):
                continue
            if write(spot, area.name):
                named.add(area.code)


def _halo_spots(area: Halo, look: Look, size: float) -> list[Point]:
    """Return where a province's name may stand: inside its true area, then below, above and in its halo."""
    radius = halo_radius(area.km, area.latitude, look)
    x, y = look.project((area.longitude, area.latitude))
    around = (-radius - size, radius + size * 0.3, -size * 0.3, -radius * 0.6, radius * 0.6)
    spots = [(x, y + height) for height in around]
    if area.label:
        x, y = look.project(area.label)
        spots = [*((x, y + lines * size) for lines in SIGNS.name_lines), *spots]
    return spots


def _centred_box(at: Point, said: str, size: float) -> Box:
    half = text_width(said, size) / 2
    return (at[0] - half, at[1] - size * 0.3, at[0] + half, at[1] + size * 0.85)


def _touches(box: Box, centre: Point, radius: float) -> bool:
    nearest = (min(max(centre[0], box[0]), box[2]), min(max(centre[1], box[1]), box[3]))
    return math.dist(centre, nearest) < radius
