"""Check the files of ``geo/``, and tell the checks of the tables what they need to know of places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.codebook import EVENTS
from dashboard.codebook.companions import GAZETTEER, SITES
from dashboard.dataset.validation.cells import validate_cells
from dashboard.dataset.validation.layers import department_problems, layer_problems
from dashboard.dataset.validation.problems import Problem, sort_problems
from dashboard.dataset.validation.reading import RawTable, Row, read_table
from dashboard.places.boundaries import load_layers

FOLDER = "geo"
_DIGITS = {"department": 2, "province": 4, "district": 6}


@dataclass(frozen=True)
class Geography:
    """Bundle two questions about places; ``None`` where the files that answer them are absent or broken.

    ``known_ubigeo(code)`` tells whether an INEI code exists; ``distances_km`` is given latitude, longitude
    and INEI code of many points and returns how far each lies outside its department, 0 inside. ``problems``
    lists what is wrong with the files.
    """

    known_ubigeo: Callable[[str], bool] | None = None
    distances_km: Callable[[Sequence[tuple[float, float, str]]], Sequence[float]] | None = None
    problems: tuple[Problem, ...] = ()


def find_geography(data_dir: Path, *, with_boundaries: bool = True) -> Geography:
    """Build a ``Geography`` from ``data_dir/geo``; boundaries are read only when asked for."""
    folder = data_dir / FOLDER
    places, sites = (read_table(data_dir / table.file, table) for table in (GAZETTEER, SITES))
    problems = [*places.problems, *validate_cells(places)]
    codes = frozenset(row.get("ubigeo") for row in places.rows if row.get("level") in _DIGITS)
    if not problems:
        problems += _place_problems(places, codes)
    known = None if problems else codes.__contains__
    found = [*sites.problems, *validate_cells(sites)]
    if known and not found:
        found += [problem for row in sites.rows for problem in _parent_problems(row, codes)]
    problems += found
    if not with_boundaries:
        return Geography(known, None, tuple(sort_problems(problems)))
    drawn = list(layer_problems(folder))
    if known and not drawn:
        drawn += department_problems(folder, codes)
    every = tuple(sort_problems([*problems, *drawn]))
    if drawn:
        return Geography(known, None, every)

    def distances_km(points: Sequence[tuple[float, float, str]]) -> Sequence[float]:
        from dashboard.places.checks import kilometres_outside

        return kilometres_outside(points, load_layers(folder).departments)

    return Geography(known, distances_km, every)


def _place_problems(places: RawTable, codes: frozenset[str]) -> Iterator[Problem]:
    """Yield codes of another length than their level has, repeated codes and unknown parents."""
    lines: dict[str, int] = {}
    for row in places.rows:
        code, level = row.get("ubigeo"), row.get("level")
        digits = _DIGITS.get(level)
        if digits:
            if len(code) != digits:
                yield row.problem("ubigeo", "ubigeo_form", code)
            if code in lines:
                yield row.problem("ubigeo", "duplicate_id", code, line=lines[code])
            lines.setdefault(code, row.line)
        yield from _parent_problems(row, codes)


def _parent_problems(row: Row, codes: frozenset[str]) -> Iterator[Problem]:
    """Yield what a place lies in when the gazetteer lacks it, half a point, and a point far from Peru."""
    department, province = row.get("department"), row.get("province")
    for column, code in (("department", department), ("province", province)):
        if code and code not in codes:
            yield row.problem(column, "place_parent", code)
    if province and not province.startswith(department):
        yield row.problem("province", "place_code", province, department=department)
    given = [name for name in ("latitude", "longitude") if row.get(name)]
    if len(given) == 1:
        other = "longitude" if given == ["latitude"] else "latitude"
        yield row.problem(other, "point_half", "", given=given[0])
    for name in given:
        bounds, cell = EVENTS.column(name), row.get(name)
        if bounds.minimum is not None and float(cell) < bounds.minimum:
            yield row.problem(name, "number_low", cell, bound=f"{bounds.minimum:g}")
        elif bounds.maximum is not None and float(cell) > bounds.maximum:
            yield row.problem(name, "number_high", cell, bound=f"{bounds.maximum:g}")
