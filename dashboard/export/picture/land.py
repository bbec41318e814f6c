"""The land under the marks: where the map looks, and departments, neighbours, lake and rivers on a sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.atlas import Atlas
from dashboard.export.picture.canvas import Box, Canvas, Point
from dashboard.export.picture.summary import Summary
from dashboard.places.boundaries import GeoJSON, polygons_of
from dashboard.symbology import SIGNS
from dashboard.theme import FAMILY_COLOURS, PALETTE

FINEST = 0.2  # points


def mercator(latitude: float) -> float:
    """Return the height of a latitude on a Mercator map, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


@dataclass(frozen=True)
class Look:
    """Where a map looks and where it stands on the sheet.

    Attributes:
        box: The map's box in points.
        scale: Points per degree of longitude.
        centre: Longitude and Mercator height of the middle.
        zoom: 1 shows the country.
    """

    box: Box
    scale: float
    centre: Point
    zoom: float

    def project(self, point: Sequence[float]) -> Point:
        """Return where longitude and latitude lie on the sheet, in points."""
        left, bottom, right, top = self.box
        x = (left + right) / 2 + (point[0] - self.centre[0]) * self.scale
        return x, (bottom + top) / 2 + (mercator(point[1]) - self.centre[1]) * self.scale

    def holds(self, at: Point, margin: float = 0.0) -> bool:
        """Tell whether a place on the sheet lies inside the map, ``margin`` points from its edge."""
        left, bottom, right, top = self.box
        return left + margin < at[0] < right - margin and bottom + margin < at[1] < top - margin


def look_at(box: Box, view: tuple[float, float, float] | None) -> Look:
    """Return the look of a state's view (latitude, longitude, zoom); ``None`` is the whole country."""
    west, east = SIGNS.frame["west"], SIGNS.frame["east"]
    south, north = mercator(SIGNS.frame["south"]), mercator(SIGNS.frame["north"])
    left, bottom, right, top = box
    whole = min((right - left) / (east - west), (top - bottom) / (north - south))
    if view is None:
        return Look(box, whole, ((west + east) / 2, (south + north) / 2), 1.0)
    latitude, longitude, zoom = view
    return Look(box, whole * zoom, (longitude, mercator(latitude)), zoom)


def mixed(colour: str, share: float, other: str) -> str:
    """Return a colour mixed with another one, as the browser's ``color-mix`` in sRGB does.

    Args:
        colour: The colour, as ``#RRGGBB``.
        share: Its share, from 0 to 1.
        other: The other colour, as ``#RRGGBB``.
    """
    parts = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)


def palette(theme: str) -> Mapping[str, str]:
    """Return the colours of a theme by their name."""
    return {name: values[theme] for name, values in PALETTE.items()}


def department_fill(code: str, summary: Summary, colours: Mapping[str, str], *, by_count: bool) -> str:
    """Return a department's colour: mentioned, only by other collections, or nothing here.

    Args:
        code: The department.
        summary: What is shown.
        colours: The theme's colours.
        by_count: Shade by the number of events.
    """
    state = summary.departments[code]
    if state == "here" and by_count:
        share = SIGNS.most_share * math.sqrt(summary.counts[code] / max(summary.counts.values()))
        return mixed(colours["accent"], share, colours["land"])
    if state == "here":
        return colours["mentioned"]
    return mixed(colours["mentioned"], SIGNS.aside_share if state == "aside" else 0.0, colours["land"])


def _rings(geometry: GeoJSON, look: Look) -> list[list[Point]]:
    rings = (ring for polygon in polygons_of(geometry) for ring in polygon)
    return _seen([[look.project(point) for point in ring] for ring in rings], look)


def _lines(geometry: GeoJSON, look: Look) -> list[list[Point]]:
    lines = [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]
    return _seen([[look.project(point) for point in line] for line in lines], look)


def _seen(lines: Sequence[Sequence[Point]], look: Look) -> list[list[Point]]:
    """Leave out lines that lie beyond the map's edges, and points too near for the eye."""
    left, bottom, right, top = look.box
    seen = []
    for line in lines:
        xs, ys = [x for x, _ in line], [y for _, y in line]
        if max(xs) < left or min(xs) > right or max(ys) < bottom or min(ys) > top:
            continue
        kept = [line[0]]
        for point in line[1:-1]:
            if math.dist(point, kept[-1]) >= FINEST:
                kept.append(point)
        seen.append([*kept, line[-1]])
    return seen


def draw_base(
    canvas: Canvas, atlas: Atlas, look: Look, summary: Summary, *, theme: str, unit: float, by_count: bool
) -> None:
    """Draw sea, land, waters, hatchings and halos.

    Args:
        canvas: Where.
        atlas: The boundaries.
        look: Where the map looks.
        summary: What is shown.
        theme: Whose colours.
        unit: Points for what is one pixel on the screen.
        by_count: Shade departments by the number of events.
    """
    colours, layers = palette(theme), atlas.layers
    canvas.box(look.box, facecolor=colours["sea"])
    for feature in layers.neighbours["features"]:
        rings = _rings(feature["geometry"], look)
        canvas.rings(rings, facecolor=colours["neighbour"], edgecolor=colours["line"], linewidth=0.8 * unit)
    outlines = {
        str(f["properties"]["ubigeo"]): _rings(f["geometry"], look) for f in layers.departments["features"]
    }
    for code, rings in outlines.items():
        fill = department_fill(code, summary, colours, by_count=by_count)
        canvas.rings(rings, facecolor=fill, edgecolor=colours["border"], linewidth=0.9 * unit)
    for feature in layers.rivers["features"]:
        canvas.lines(_lines(feature["geometry"], look), colors=colours["water"], linewidths=unit)
    for feature in layers.lakes["features"]:
        rings = _rings(feature["geometry"], look)
        canvas.rings(rings, facecolor=colours["water"], edgecolor=colours["water"], linewidth=0.5 * unit)
    for code, rings in outlines.items():
        if code in summary.hatched:
            gap = SIGNS.area_gap * unit
            canvas.hatch(rings, look.box, gap, colors=colours["mute"], linewidths=unit, alpha=0.7)
        elif summary.departments[code] == "silent":
            gap = SIGNS.silent_gap * unit
            canvas.hatch(rings, look.box, gap, colors=colours["silence"], linewidths=1.3 * unit)
    _draw_halos(canvas, atlas, look, summary, theme=theme, unit=unit)


def _draw_halos(
    canvas: Canvas, atlas: Atlas, look: Look, summary: Summary, *, theme: str, unit: float
) -> None:
    shapes = _province_shapes(atlas)
    colours = palette(theme)
    for halo in summary.halos:
        colour = FAMILY_COLOURS["state"][theme] if halo.emergency else colours["accent"]
        style: dict[str, Any] = {"linewidth": unit, "linestyle": (0, (5, 3)) if halo.emergency else "solid"}
        style |= {"facecolor": (colour, 0.16 if halo.emergency else 0.09)}
        style |= {"edgecolor": (colour, 0.6 if halo.emergency else 0.35)}
        if halo.code in shapes:
            canvas.rings(_rings(shapes[halo.code], look), **style)
        else:
            canvas.circle(
                look.project((halo.longitude, halo.latitude)),
                halo_radius(halo.km, halo.latitude, look),
                **style,
            )


def halo_radius(km: float, latitude: float, look: Look) -> float:
    """Return a distance on the ground in points on the sheet.

    Args:
        km: The distance in kilometres.
        latitude: Latitude of the place in degrees.
        look: Which part of the country the map shows, and how near.
    """
    return km / SIGNS.km_per_degree / math.cos(math.radians(latitude)) * look.scale


def _province_shapes(atlas: Atlas) -> Mapping[str, GeoJSON]:
    if atlas.layers.provinces is None:
        return {}
    return {f["properties"]["ubigeo"]: f["geometry"] for f in atlas.layers.provinces["features"]}
