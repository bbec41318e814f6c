"""Gather the rows of a panel by case and month, and by department and month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.dataset.importers.panel_rows import PanelRow
from dashboard.dataset.yardsticks import PanelLink
from dashboard.places.printed import PlaceReader

STATES = ("dialogue", "active", "latent", "resolved", "merged", "inactive")
"""What a case may be in a month; of several rows the first in this order speaks."""
IN_FORCE = frozenset(("dialogue", "active", "latent"))
ALL = "*"
NO_SINGLE = ""
_MINING, _BOTH = 1, 2
_RANK = {state: rank for rank, state in enumerate(STATES)}
_NONE: frozenset[str] = frozenset()


class Months:
    """Take rows, and then tell months by case and totals by department.

    A row is of a case of ours when it mentions mining and is placed where the case is. The file numbers its
    cases anew at every run, but within one file the number joins what is worded alike: so a row without a
    place, as of latent cases, goes with the others of its number, when at least half of those that tell a
    place are of ours. The official code joins in the same way.

    Attributes:
        reports: Number of a report -> its month, rows and rows of latent cases.
    """

    def __init__(self, links: Iterable[PanelLink], reader: PlaceReader) -> None:
        links = tuple(links)
        self._reader = reader
        self._case_at = {link.ubigeo: link.case for link in links}
        self._case_of_code = {link.official_code: link.case for link in links if link.official_code}
        self.reports: dict[int, tuple[str, int, int]] = {}
        self._rows: list[tuple[int, str, str, str, frozenset[str]]] = []
        self._placed: Counter[int | str] = Counter()
        self._hits: Counter[tuple[int | str, str]] = Counter()
        self._listed: dict[tuple[str, str], dict[int, int]] = {}

    def take(self, row: PanelRow) -> None:
        """Take one row."""
        month, rows, latent = self.reports.get(row.report, (row.month, 0, 0))
        self.reports[row.report] = (month, rows + 1, latent + (row.state == "latent"))
        codes = self._reader.read(row.place, row.department)
        at = (self._case_at[code] for code in codes if code in self._case_at)
        cases = frozenset(at) if row.mining and codes else _NONE
        for key in (row.group, row.code):
            if key != "" and codes:
                self._placed[key] += 1
                self._hits.update((key, case) for case in cases)
        self._rows.append((row.group, row.month, row.state, row.code, cases))
        if row.state in IN_FORCE:
            flags = (_MINING if row.mining else 0) | (_BOTH if row.mining and row.socio else 0)
            for department in (ALL, *(self._reader.departments(row.place, row.department) or (NO_SINGLE,))):
                listed = self._listed.setdefault((department, row.month), {})
                listed[row.group] = listed.get(row.group, 0) | flags

    def cases(self) -> tuple[dict[str, dict[str, str]], dict[str, int]]:
        """Return the state of each month by case of ours, and how many cases of the file that is."""
        joined: dict[int | str, set[str]] = {code: {case} for code, case in self._case_of_code.items()}
        for (key, case), hits in self._hits.items():
            if 2 * hits >= self._placed[key]:
                joined.setdefault(key, set()).add(case)
        months: dict[str, dict[str, str]] = {}
        groups: dict[str, set[int]] = {}
        for group, month, state, code, own in self._rows:
            for case in {*own, *joined.get(group, ()), *(joined.get(code, ()) if code else ())}:
                held = months.setdefault(case, {})
                if month not in held or _RANK[state] < _RANK[held[month]]:
                    held[month] = state
                groups.setdefault(case, set()).add(group)
        cases = {case: dict(sorted(held.items())) for case, held in sorted(months.items())}
        return cases, {case: len(groups[case]) for case in cases}

    def totals(self) -> dict[str, dict[str, tuple[int, int, int]]]:
        """Return by department and month how many cases are listed, mention mining, and also the environment.

        A case is counted once a month, however many rows it has.
        """
        totals: dict[str, dict[str, tuple[int, int, int]]] = {}
        for (department, month), listed in sorted(self._listed.items()):
            counts = [sum(flags & flag == flag for flags in listed.values()) for flag in (0, _MINING, _BOTH)]
            totals.setdefault(department, {})[month] = (counts[0], counts[1], counts[2])
        return totals
