"""Find places of Peru by name or INEI code: departments, provinces, districts, towns, mine sites.

A name that several places bear is never guessed: ``geocode`` lists them all and ``resolve`` refuses.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from dashboard.places.candidates import LEVELS, AmbiguousPlace, Candidate, UnknownPlace
from dashboard.places.names import fold_name, split_level

ADMINISTRATIVE = frozenset(("department", "province", "district"))
COUNTRY = "peru"
MAX_SUGGESTIONS = 8
MIN_PREFIX = 3
NEARNESS = 0.75


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Hold all places in file order with an index by folded name and by code."""

    places: tuple[Candidate, ...]
    by_name: Mapping[str, tuple[Candidate, ...]] = field(repr=False)
    by_code: Mapping[str, Candidate] = field(repr=False)

    def known_ubigeo(self, code: str) -> bool:
        """Tell whether a code of 2, 4 or 6 digits is in the INEI list."""
        return code in self.by_code

    def department_name(self, ubigeo: str) -> str:
        """Return the department's name for any longer code inside it.

        Raises:
            KeyError: No such department.
        """
        return self.by_code[ubigeo[:2]].name

    def province_name(self, ubigeo: str) -> str:
        """Return the province's name for a code of at least 4 digits.

        Raises:
            KeyError: No such province, or the code is too short to name one.
        """
        return self.by_code[_cut(ubigeo, 4)].name

    def district_name(self, ubigeo: str) -> str:
        """Return the district's name for a code of 6 digits.

        Raises:
            KeyError: No such district, or the code is too short to name one.
        """
        return self.by_code[_cut(ubigeo, 6)].name

    @property
    def provinces(self) -> dict[str, str]:
        """Return the name of every province by its code of 4 digits."""
        return {place.ubigeo: place.name for place in self.places if place.level == "province"}

    def point_of(self, ubigeo: str) -> tuple[float, float] | None:
        """Return latitude and longitude of a unit, or ``None`` where no sure point is known."""
        place = self.by_code.get(ubigeo)
        if place is None or place.latitude is None or place.longitude is None:
            return None
        return place.latitude, place.longitude

    def site_within(self, name: str, ubigeo: str) -> Candidate | None:
        """Return the exactly known site that a text names inside a unit, or ``None``.

        Args:
            name: What was written; what follows a comma is left aside.
            ubigeo: INEI code of 4 or 6 digits; sites are known by their province.
        """
        named = self._named(fold_name(name.split(",")[0]))
        sites = [c for c in named if (c.level, c.where_prec, c.ubigeo) == ("site", "site", ubigeo[:4])]
        return sites[0] if len(sites) == 1 else None

    def geocode(self, text: str, *, level: str = "", department: str = "") -> tuple[Candidate, ...]:
        """List the places a text may mean, widest level first; accents, case and hyphens do not matter.

        The text may be a name or another name of the place, an INEI code, a name with what it lies in
        (``Pataz, La Libertad``) or with its level (``provincia de Puno``, ``Puno province``). Where
        nothing fits, names that begin like it or look like it are returned with ``match`` telling so.

        Args:
            text: What was written.
            level: Only places of this level.
            department: Only places of this department (2-digit code).
        """
        exact = tuple(c for c in self._exact(text) if _fits(c, level, department))
        return exact or tuple(c for c in self._similar(text) if _fits(c, level, department))[:MAX_SUGGESTIONS]

    def resolve(self, text: str, *, level: str = "", department: str = "") -> Candidate:
        """Return the one place a text means.

        Args:
            text: What was written, as in ``geocode``.
            level: Only places of this level.
            department: Only places of this department (2-digit code).

        Raises:
            AmbiguousPlace: Several places fit; they are listed.
            UnknownPlace: None fits; similar names are listed.
        """
        found = self.geocode(text, level=level, department=department)
        exact = tuple(c for c in found if c.match == "exact")
        if not exact:
            raise UnknownPlace(text, found)
        if len(exact) > 1:
            raise AmbiguousPlace(text, exact)
        return exact[0]

    def _exact(self, text: str) -> tuple[Candidate, ...]:
        if text.strip() in self.by_code:
            return (self.by_code[text.strip()],)
        head, *within = [part for part in re.split(r"[,()]", text) if part.strip()] or [""]
        found = self._named(fold_name(head))
        if not found:
            level, bare = split_level(head)
            found = tuple(c for c in self._named(bare) if c.level == level) if level else ()
        for part in within:
            _, bare = split_level(part)
            if bare == COUNTRY:
                continue
            found = tuple(c for c in found if bare in (fold_name(c.department), fold_name(c.province)))
        return found

    def _named(self, folded: str) -> tuple[Candidate, ...]:
        return self.by_name.get(folded, ())

    def _similar(self, text: str) -> tuple[Candidate, ...]:
        head = re.split(r"[,()]", text)[0]
        level, bare = split_level(head)
        if len(bare) < MIN_PREFIX:
            return ()
        starts = sorted(name for name in self.by_name if name.startswith(bare))
        close = difflib.get_close_matches(bare, list(self.by_name), n=MAX_SUGGESTIONS, cutoff=NEARNESS)
        found: dict[tuple[str, str, str], Candidate] = {}
        for match, names in (("prefix", starts), ("near", close)):
            for name in names:
                for place in self.by_name[name]:
                    if not level or place.level == level:
                        key = (place.level, place.ubigeo, place.name)
                        found.setdefault(key, replace(place, match=match))
        return tuple(found.values())


def load_gazetteer(folder: Path | str) -> Gazetteer:
    """Read ``gazetteer.csv`` and, when there, ``sites.csv``.

    Args:
        folder: ``data/geo``, or the path of its ``gazetteer.csv``.

    Raises:
        FileNotFoundError: There is no gazetteer.
    """
    given = Path(folder)
    home = given.parent if given.suffix == ".csv" else given
    rows = _read_rows(home / "gazetteer.csv")
    names = {row["ubigeo"]: row["name"] for row in rows if row["level"] in ADMINISTRATIVE}
    places = [_place(row, names) for row in rows]
    sites = home / "sites.csv"
    if sites.is_file():
        places += [_site(row, names) for row in _read_rows(sites)]
    return _index(places)


def _fits(place: Candidate, level: str, department: str) -> bool:
    return level in ("", place.level) and (not department or place.ubigeo[:2] == department)


def _cut(ubigeo: str, digits: int) -> str:
    if len(ubigeo) < digits:
        raise KeyError(ubigeo)
    return ubigeo[:digits]


def _index(places: Iterable[Candidate]) -> Gazetteer:
    ordered = tuple(sorted(places, key=lambda place: LEVELS.index(place.level)))
    by_name: dict[str, list[Candidate]] = {}
    by_code: dict[str, Candidate] = {}
    for place in ordered:
        for name in dict.fromkeys(map(fold_name, (place.name, *place.aliases))):
            by_name.setdefault(name, []).append(place)
        if place.level in ADMINISTRATIVE:
            by_code[place.ubigeo] = place
    frozen = {name: tuple(found) for name, found in by_name.items()}
    return Gazetteer(ordered, MappingProxyType(frozen), MappingProxyType(by_code))


def _place(row: Mapping[str, str], names: Mapping[str, str]) -> Candidate:
    return Candidate(
        name=row["name"],
        level=row["level"],
        where_prec=row["level"],
        ubigeo=row["ubigeo"],
        department=names[row["department"]],
        province=names[row["province"]] if row["province"] else "",
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        source=row["source"],
        aliases=_split(row["aliases"]),
    )


def _site(row: Mapping[str, str], names: Mapping[str, str]) -> Candidate:
    return Candidate(
        name=row["name"],
        level="site",
        where_prec=row["precision"],
        ubigeo=row["province"],
        department=names[row["department"]],
        province=names[row["province"]],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        source=row["citation"],
        aliases=_split(row["aliases"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
