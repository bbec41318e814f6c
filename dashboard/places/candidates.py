"""Hold the places that a text may mean, list them in words, and refuse where it is not exactly one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.i18n import load_locale

LEVELS: tuple[str, ...] = ("department", "province", "district", "town", "site")


@dataclass(frozen=True)
class Candidate:
    """Hold one place that may be meant.

    Attributes:
        name: As the INEI list (or GeoNames) spells it.
        level: One of ``LEVELS``.
        where_prec: Precision code for an event placed here: site, town, district, province, department.
        ubigeo: INEI code of the smallest sure unit (2, 4 or 6 digits).
        department: Name of the department.
        province: Name of the province; empty for a department.
        latitude, longitude: Degrees, WGS 84; ``None`` where no sure point is known. The point of a
            province or district is its capital's, that of a department a label point inside it.
        source: Where the point comes from.
        aliases: Other names.
        match: ``exact``, ``prefix`` or ``near``.
    """

    name: str
    level: str
    where_prec: str
    ubigeo: str
    department: str
    province: str
    latitude: float | None
    longitude: float | None
    source: str
    aliases: tuple[str, ...] = ()
    match: str = "exact"


class NotOnePlace(LookupError):
    """Tell that not exactly one place fits a text; ``candidates`` holds those that may be meant."""

    def __init__(self, text: str, candidates: tuple[Candidate, ...]) -> None:
        self.text = text
        self.candidates = candidates
        super().__init__(self.message("es"))

    def title(self, words: Mapping[str, Any]) -> str:
        """Return the first line of the message, in the words of the locale ``places``."""
        raise NotImplementedError

    def message(self, lang: str) -> str:
        """Return the whole message with its list, in ``es`` or ``en``."""
        title = self.title(load_locale("places", lang))
        return "\n".join((title, *format_candidates(self.candidates, lang)))


class UnknownPlace(NotOnePlace):
    """Tell that no place fits a text; ``candidates`` holds similar names, perhaps none."""

    def title(self, words: Mapping[str, Any]) -> str:
        """Return that there is none."""
        return str(words["near" if self.candidates else "none"]).format(text=self.text)


class AmbiguousPlace(NotOnePlace):
    """Tell that several places fit a text; ``candidates`` holds them all."""

    def title(self, words: Mapping[str, Any]) -> str:
        """Return how many there are, and how to name one of them alone."""
        last = self.candidates[-1]
        example = words["qualified"][last.level].format(name=last.name, department=last.department)
        return str(words["ambiguous"]).format(text=self.text, count=len(self.candidates), example=example)


def format_candidates(candidates: Iterable[Candidate], lang: str) -> tuple[str, ...]:
    """Return one line of text for each candidate: name, level, what it lies in, code, point, source."""
    words = load_locale("places", lang)
    lines = []
    for place in candidates:
        point = words["no_point"]
        if place.latitude is not None and place.longitude is not None:
            point = f"{place.latitude:.4f}, {place.longitude:.4f}"
        province = place.province if place.level not in ("department", "province") else ""
        department = place.department if place.level != "department" else ""
        within = ", ".join(name for name in (province, department) if name)
        cells = [place.name, words["level"][place.level], within]
        if place.level == "site":
            cells.append(words["precision"][place.where_prec])
        cells += [place.ubigeo, point, place.source]
        lines.append(words["separator"].join(cell for cell in cells if cell))
    return tuple(lines)
