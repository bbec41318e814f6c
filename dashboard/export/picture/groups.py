"""Marks that share a badge on a picture, and what the badge is called; the rules of ``assets/map/groups.js``.

Lengths are in *units*: one unit is what one pixel is on the screen, whatever a sheet's size.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.export.picture.summary import Mark
from dashboard.symbology import SIGNS
from dashboard.words import years_words

RING = 12.5  # with the ring for deaths
ROUNDS = 200
MOVED = 3.0  # from here on a line leads to the place itself

Point = tuple[float, float]


@dataclass
class Group:
    """Marks of one badge.

    Attributes:
        at: Where it is drawn.
        marks: Its marks, in the dataset's order.
        faint: Whether they are of another collection than figures speak of, and drawn so.
        fan: Whether each mark is drawn on a ring around the place.
        place: Where the place itself lies, when the badge had to make room for another one.
    """

    at: Point
    marks: list[Mark] = field(default_factory=list)
    faint: bool = False
    fan: bool = False
    place: Point | None = None

    @property
    def counted(self) -> int:
        """Return how many of its marks count as events."""
        return sum(mark.event.is_counted for mark in self.marks)

    @property
    def reach(self) -> float:
        """Return its radius."""
        if self.fan:
            return fan_reach(len(self.marks))
        if self.faint or len(self.marks) > 1:
            return SIGNS.faint if self.faint else SIGNS.badge
        return RING if self.marks[0].deaths else SIGNS.single


def fan_offsets(count: int) -> list[Point]:
    """Return offsets on rings at a constant distance; the place itself stays free."""
    offsets: list[Point] = []
    ring = 1
    while len(offsets) < count:
        radius = SIGNS.step * (ring + 0.15)
        here = min(math.floor(2 * math.pi * radius / SIGNS.step), count - len(offsets))
        for number in range(here):
            angle = 2 * math.pi * number / here + math.pi / 2
            offsets.append((radius * math.cos(angle), radius * math.sin(angle)))
        ring += 1
    return offsets


def fan_reach(count: int) -> float:
    """Return the radius of a fan of that many marks."""
    return math.hypot(*fan_offsets(count)[-1]) + SIGNS.margin


def group_marks(marks: Sequence[Mark], project: Callable[[Point], Point], zoom: float) -> list[Group]:
    """Return the marks in groups that would lie on each other, main ones first.

    Args:
        marks: The marks.
        project: Takes longitude and latitude to units on the sheet.
        zoom: 1 shows the country.
    """
    # No badge holds two collections.
    apart = dict.fromkeys(mark.event.collection for mark in sorted(marks, key=lambda mark: mark.is_faint))
    groups = [
        group
        for collection in apart
        for group in _cluster([mark for mark in marks if mark.event.collection == collection], project)
    ]
    if zoom >= SIGNS.fan_from_zoom:
        for group in groups:
            group.fan = 1 < len(group.marks) <= SIGNS.fan_at_most and _has_room(group, groups)
    return groups


def _cluster(marks: Sequence[Mark], project: Callable[[Point], Point]) -> list[Group]:
    groups: list[Group] = []
    for mark in marks:
        at = project(mark.point)
        home = next((group for group in groups if math.dist(group.at, at) < SIGNS.near), None)
        if home is None:
            home = Group(at, faint=mark.is_faint)
            groups.append(home)
        home.marks.append(mark)
    return groups


def _has_room(group: Group, groups: Sequence[Group]) -> bool:
    nearest = min((math.dist(group.at, other.at) for other in groups if other is not group), default=math.inf)
    return nearest > fan_reach(len(group.marks)) + SIGNS.badge


def spread(groups: Sequence[Group], bounds: tuple[float, float, float, float]) -> None:
    """Move badges apart that would cover one another, and into the bounds; faint ones stay.

    Args:
        groups: The groups; ``at`` changes, and ``place`` remembers where a moved badge belongs.
        bounds: Left, bottom, right and top in units.
    """
    own = [group for group in groups if not group.faint]
    before = [group.at for group in own]
    for _ in range(ROUNDS):
        moved = False
        for number, one in enumerate(own):
            for other in own[number + 1 :]:
                apart = math.dist(one.at, other.at)
                missing = _disc(one) + _disc(other) - apart
                if missing <= 0.1:
                    continue
                dx, dy = ((one.at[i] - other.at[i]) / apart if apart else float(i) for i in (0, 1))
                one.at = (one.at[0] + dx * missing / 2, one.at[1] + dy * missing / 2)
                other.at = (other.at[0] - dx * missing / 2, other.at[1] - dy * missing / 2)
                moved = True
        for group in own:
            if group.fan:
                continue
            x = min(max(group.at[0], bounds[0] + _disc(group)), bounds[2] - _disc(group))
            y = min(max(group.at[1], bounds[1] + _disc(group)), bounds[3] - _disc(group))
            group.at = (x, y)
        if not moved:
            break
    for group, at in zip(own, before, strict=True):
        group.place = at if math.dist(group.at, at) > MOVED else None


def _disc(group: Group) -> float:
    return group.reach + 1 if len(group.marks) > 1 else RING


def shown_marks(group: Group) -> list[Mark]:
    """Return the marks that stand for a closed group: of its main families, the surest of each."""
    families = Counter(mark.event.family for mark in group.marks).most_common(SIGNS.families_shown)
    shown = []
    for family, _ in families:
        own = [mark for mark in group.marks if mark.event.family == family]
        shown.append(next((mark for mark in own if mark.certainty == "exact"), own[0]))
    return shown


def group_title(
    group: Group,
    zoom: float,
    *,
    one_place: Mapping[str, str],
    departments: Mapping[str, str],
    joined: Callable[[Sequence[str]], str],
    cases_here: str,
    called: Callable[[str], str],
) -> str:
    """Return what a group is called: its case where that is one place, its departments, or its place.

    Args:
        group: The group.
        zoom: 1 shows the country.
        one_place: Short names of the cases whose marks lie in one department.
        departments: Names by code.
        joined: Says several departments as one name.
        cases_here: Template for departments with several cases.
        called: Returns a place's name in the reader's language.
    """
    if zoom < SIGNS.fan_from_zoom:
        cases = {mark.event.case for mark in group.marks}
        if len(cases) == 1 and (case := next(iter(cases))) in one_place:
            return one_place[case]
        codes = Counter(code for mark in group.marks for code in mark.event.departments)
        one_spot = len({mark.event.place for mark in group.marks}) == 1
        if len(group.marks) > 1 and (len(codes) == 1 or not one_spot):
            region = joined([departments[code] for code, _ in codes.most_common()])
            several = len(cases) > 1 and not group.faint
            return cases_here.format(place=region, n=len(cases)) if several else region
    return called(Counter(mark.event.place for mark in group.marks).most_common(1)[0][0])


def years_of(marks: Sequence[Mark]) -> str:
    """Return the years of some marks, as «2011» or «2008–2009»; empty when none is dated."""
    dated = [mark.event for mark in marks if mark.event.date_start or mark.event.date_end]
    starts = [(event.date_start or event.date_end)[:4] for event in dated]
    ends = [(event.date_end or event.date_start)[:4] for event in dated]
    return years_words(min(starts), max(ends)) if starts else ""
