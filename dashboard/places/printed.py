"""Read a place as reports print it: «distritos de Huasmín y Sorochuco, provincia de Celendín»."""

from __future__ import annotations

import re
from functools import lru_cache

from dashboard.places.gazetteer import Gazetteer
from dashboard.places.names import fold_name

MOST_WORDS = 6  # of a name
KEPT_READINGS = 20_000
# A word for a level says what the names after it are, up to the next such word. Names of what is smaller than
# a district are often those of districts elsewhere, so they are passed over.
_LEVELS = (
    ("district", r"distritos?"),
    ("province", r"provincias?"),
    ("department", r"(?:region(?:es)?|departamentos?)"),
    (
        "smaller",
        r"(?:comunidad(?:es)?|caserios?|centros? poblados?|pueblos?|localidad(?:es)?|anexos?|sector(?:es)?"
        r"|barrios?|cuencas?|microcuencas?|subcuencas?|rios?|lagunas?|cerros?|valles?|predios?|fundos?)",
    ),
)
_LEVEL = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LEVELS) + r")\b")
_WORD = re.compile(r"[a-z0-9]+")


class PlaceReader:
    """Turn printed places into INEI codes, by the names of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names: dict[str, dict[str, set[str]]] = {"district": {}, "province": {}, "department": {}}
        for place in gazetteer.places:
            for name in (place.name, *place.aliases) if place.level in self._names else ():
                words = " ".join(_WORD.findall(fold_name(name)))
                self._names[place.level].setdefault(words, set()).add(place.ubigeo)
        self.read = lru_cache(KEPT_READINGS)(self._read)
        self.departments = lru_cache(KEPT_READINGS)(self._departments)

    def _read(self, text: str, department: str) -> frozenset[str]:
        """Return the codes of the districts that a text names, and of the provinces without one of these.

        A name that several places bear counts where the text names the province, or ``department`` is theirs.

        Args:
            text: The place as printed.
            department: Departments as printed elsewhere on the sheet; they may be wrong.
        """
        parts = self._split(text)
        provinces = self._find("province", parts["province"])
        around = self._find("department", parts["department"]) or self._find(
            "department", fold_name(department)
        )
        known = provinces or around
        districts = set[str]()
        for name in self._matches("district", parts["district"]):
            codes = self._names["district"][name]
            inside = {code for code in codes if code.startswith(tuple(known))} if known else set()
            districts |= inside or (codes if len(codes) == 1 and not provinces else set())
        if not (districts or provinces):
            # Early sheets write a bare name; only the department tells which place it is.
            for level in ("district", "province"):
                bare = self._find(level, parts[""])
                districts |= {code for code in bare if around and code.startswith(tuple(around))}
        return frozenset(districts | {code for code in provinces if not _holds(code, districts)})

    def _departments(self, text: str, department: str) -> frozenset[str]:
        """Return the two-digit codes of the departments a sheet is of; none where it is of no single ones.

        What the place says goes before ``department``, which is often wrong.

        Args:
            text: The place as printed.
            department: Departments as printed elsewhere on the sheet.
        """
        codes = {code[:2] for code in self.read(text, department)}
        named = self._find("department", self._split(text)["department"])
        return frozenset(codes or named or self._find("department", fold_name(department)))

    def _split(self, text: str) -> dict[str, str]:
        """Return what a text says of each level; under the empty name what comes before any word for one."""
        folded = fold_name(text)
        parts = dict.fromkeys(("", "district", "province", "department", "smaller"), "")
        level, start = "", 0
        for found in _LEVEL.finditer(folded):
            parts[level] += f" {folded[start : found.start()]} ,"
            level, start = str(found.lastgroup), found.end()
        parts[level] += f" {folded[start:]}"
        return parts

    def _find(self, level: str, text: str) -> set[str]:
        found = self._matches(level, text)
        return {code for name in found for code in self._names[level][name]}

    def _matches(self, level: str, text: str) -> list[str]:
        """Return the names in a text, each the longest that begins there."""
        names = self._names[level]
        found = []
        for part in re.split(r"[,;:.()/]", text):
            words = _WORD.findall(part)
            at = 0
            while at < len(words):
                fits = (" ".join(words[at : at + n]) for n in range(min(MOST_WORDS, len(words) - at), 0, -1))
                name = next((name for name in fits if name in names), "")
                found += [name] if name else []
                at += len(name.split()) or 1
        return found


def _holds(province: str, districts: set[str]) -> bool:
    return any(code.startswith(province) for code in districts)
