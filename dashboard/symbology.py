"""Shapes, measures and rules of the map, the same on paper (``SIGNS``) and on the page (``config.signs``)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

Ring = tuple[tuple[float, float], ...]


def _spokes(radii: tuple[float, ...]) -> Ring:
    """Return one point for each radius, clockwise from the top at equal angles."""
    angles = (2 * math.pi * number / len(radii) for number in range(len(radii)))
    pairs = zip(radii, angles, strict=True)
    return tuple((round(r * math.sin(angle), 3), round(r * math.cos(angle), 3)) for r, angle in pairs)


_ARM = ((-1.0, 0.55), (-0.55, 1.0), (0.0, 0.45), (0.55, 1.0), (1.0, 0.55), (0.45, 0.0))
_CROSS: Ring = (*_ARM, *((-x, -y) for x, y in _ARM))


class Signs(NamedTuple):
    """Shapes, measures and rules.

    Lengths are pixels of the screen, *units* on paper; shapes are about two units high, with y upwards.

    Attributes:
        polygons: Outline of each symbol that has corners.
        circles: Radii of each round symbol, from the outside; the second one is a hole.
        certainty: How surely a mark is placed, by the first rule that holds: its name, the column, the codes.
        certainty_else: Where none holds.
        frame: The country's edges in degrees.
        km_per_degree: Kilometres of a degree of latitude.
        province_km, district_km: Radius of a halo on the ground.
        near: Distance below which two marks share a badge.
        step, margin: Between fanned marks; from the outermost one to the fan's edge.
        fan_at_most: Marks of a fan that opens by itself.
        fan_from_zoom: From here on it does; 1 shows the country.
        badge, single, faint: Radius of a badge, of one mark, and of a faint one.
        families_shown: Families that a badge shows, on a ring of radius ``orbit``.
        glyph_single, glyph_shared, glyph_faint: Half the height of a mark alone, in a badge, and faint.
        glyph_fanned, glyph_uncounted: The same in a fan, for what counts as an event and for the rest.
        label_gaps: From a mark to its label: the near place and the far one.
        label_lifts: How far above the mark the places for a label lie, in the order tried.
        name_from_zoom: From which zoom a department's name is written, by the room for it.
        halo_names_from: The same for provinces.
        name_lines: Lines above the place where a name fits into its area, in the order tried.
        most_share: Share of the accent's colour in the department with the most events.
        aside_share: Share of the mentioned colour where only other cases are.
        silent_gap, area_gap: Between the lines of hatchings.
    """

    polygons: Mapping[str, Ring] = {
        "triangle": _spokes((1.25,) * 3),
        "pentagon": _spokes((1.12,) * 5),
        "hexagon": _spokes((1.1,) * 6),
        "diamond": _spokes((1.25,) * 4),
        "star": _spokes((1.25, 0.55) * 5),
        "square": ((-0.9, 0.9), (0.9, 0.9), (0.9, -0.9), (-0.9, -0.9)),
        "square-cut": ((-0.9, 0.9), (0.3, 0.9), (0.9, 0.3), (0.9, -0.9), (-0.9, -0.9)),
        "bowtie": ((-1.1, 0.95), (0.0, 0.3), (1.1, 0.95), (1.1, -0.95), (0.0, -0.3), (-1.1, -0.95)),
        "cross": _CROSS,
    }
    circles: Mapping[str, tuple[float, ...]] = {"circle": (1.0,), "ring": (0.95, 0.3)}
    certainty: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("linked", "relevance", ("linked", "backdrop")),
        ("carried", "place_basis", ("proxy", "carried_over")),
        ("exact", "where_prec", ("site", "town")),
    )
    certainty_else: str = "vague"
    frame: Mapping[str, float] = {"west": -81.6, "east": -68.4, "south": -18.6, "north": 0.25}
    km_per_degree: float = 111.3
    province_km: float = 30.0
    district_km: float = 12.0
    near: float = 17.0
    step: float = 25.0
    margin: float = 14.0
    fan_at_most: int = 24
    fan_from_zoom: float = 3.2
    badge: float = 16.0
    single: float = 9.0
    faint: float = 6.0
    families_shown: int = 3
    orbit: float = 8.0
    glyph_single: float = 7.0
    glyph_shared: float = 5.6
    glyph_faint: float = 4.6
    glyph_fanned: float = 6.5
    glyph_uncounted: float = 4.5
    label_gaps: tuple[float, float] = (6.0, 22.0)
    label_lifts: tuple[float, ...] = (0.0, 22.0, -22.0, -40.0, 40.0)
    name_from_zoom: Mapping[str, float] = {"national": 1.0, "regional": 1.5, "local": 4.0}
    halo_names_from: float = 2.0
    name_lines: tuple[float, ...] = (-0.3, -1.5, 0.9, -2.7, 2.1)
    most_share: float = 0.7
    aside_share: float = 0.4
    silent_gap: float = 7.0
    area_gap: float = 5.0


SIGNS = Signs()
