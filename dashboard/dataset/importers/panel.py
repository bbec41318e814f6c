"""Make of a user's case-by-month panel what the map shows: months by case, totals by department, gaps.

What is kept between runs lies in the build folder under a hash of what it was made from, and holds no text of
the file: months, states, codes and numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.cache import drop_oldest, read_whole, write_whole
from dashboard.dataset.importers.panel_months import Months
from dashboard.dataset.importers.panel_rows import PanelFile
from dashboard.dataset.validation.problems import Problem, format_problem
from dashboard.dataset.yardsticks import PanelLink
from dashboard.i18n import load_locale
from dashboard.places.gazetteer import Gazetteer
from dashboard.places.printed import PlaceReader

KEPT_FILES = 3
LATENT_SHARE = 0.15  # of a report's rows, from which its latent cases are there
EVENTS_ONLY_FROM = 248  # the report from which a sheet is printed only for a case with events in the month
# The code that the result depends on.
_SOURCES = sorted(
    (*Path(__file__).parent.glob("*.py"), *Path(__file__).parents[2].joinpath("places").glob("*.py"))
)


@dataclass(frozen=True)
class Report:
    """Say what a panel holds of one monthly report."""

    number: int
    month: str
    rows: int
    latent: int

    @property
    def whole(self) -> bool:
        """Tell whether an absent case was not listed: the latent ones are there, and every active one."""
        return self.number < EVENTS_ONLY_FROM and self.latent >= LATENT_SHARE * self.rows


@dataclass(frozen=True)
class Panel:
    """Hold what is shown of a panel.

    Attributes:
        file: Its name.
        key: A hash of all that this was made from.
        rows: Its rows.
        odd: What rows lack that were read all the same, by kind: how many, and the line of the first.
        reports: The reports in it, by number.
        cases: Case of ours -> month -> state, where a row of its places or its group lists one.
        groups: Case of ours -> how many cases the file tells apart in these rows.
        totals: Department -> month -> cases listed, those that mention mining, and of these the
            socio-environmental ones. The empty department holds those of no single one, ``*`` all.
    """

    file: str
    key: str
    rows: int
    odd: Mapping[str, tuple[int, int]]
    reports: tuple[Report, ...]
    cases: Mapping[str, Mapping[str, str]]
    groups: Mapping[str, int]
    totals: Mapping[str, Mapping[str, tuple[int, int, int]]]

    @property
    def span(self) -> tuple[str, str]:
        """Return the first and the last month."""
        months = [report.month for report in self.reports]
        return min(months), max(months)

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return the months within the span that no report is of."""
        held = {report.month for report in self.reports}
        return tuple(month for month in months_between(*self.span) if month not in held)

    @property
    def whole(self) -> frozenset[str]:
        """Return the months in which a case that is absent was not listed."""
        return frozenset(report.month for report in self.reports if report.whole)

    @property
    def doubled(self) -> tuple[str, ...]:
        """Return the months with more than one report."""
        months = [report.month for report in self.reports]
        return tuple(sorted({month for month in months if months.count(month) > 1}))


class PanelError(ValueError):
    """Report that a panel cannot be used; ``problems`` says why, by line."""

    def __init__(self, path: Path, problems: Iterable[Problem]) -> None:
        self.path = path
        self.problems = tuple(problems)
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """Return all of it, in ``es`` or ``en``."""
        head = load_locale("monthly", lang)["terminal"]["refused"].format(path=self.path)
        return "\n".join([head, *(format_problem(problem, lang) for problem in self.problems)])


def months_between(first: str, last: str) -> list[str]:
    """Return every month from one to another, both included, as ``YYYY-MM``."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def load_panel(path: Path, links: Iterable[PanelLink], gazetteer: Gazetteer, build_dir: Path) -> Panel:
    """Return what is shown of a panel; one that was read before is not read again.

    Args:
        path: The file, plain or gzipped.
        links: Which place stands for which case.
        gazetteer: Places by name and code.
        build_dir: Where the result is kept; may refuse.

    Raises:
        FileNotFoundError: There is no such file.
        PanelError: What is wrong with it.
    """
    links = tuple(links)
    try:
        with path.open("rb") as stream:
            digest = hashlib.sha256(hashlib.file_digest(stream, "sha256").digest())
    except FileNotFoundError:
        raise
    except OSError as error:
        why = error.strerror or str(error)
        raise PanelError(path, [Problem(str(path), 0, "", why, "file_unreadable")]) from error
    for source in _SOURCES:
        digest.update(source.read_bytes())
    digest.update(json.dumps([path.name, *map(asdict, links)]).encode())
    digest.update(repr([(p.name, p.aliases, p.level, p.ubigeo) for p in gazetteer.places]).encode())
    key = digest.hexdigest()[:32]
    home = build_dir / "monthly" / f"{key}.json"
    kept = read_whole(home)
    if kept is None:
        kept = read_panel(path, links, gazetteer)
        write_whole(home, kept)
        drop_oldest(home.parent, KEPT_FILES)
    return Panel(
        file=path.name,
        key=key,
        rows=kept["rows"],
        odd={kind: (number, line) for kind, (number, line) in kept["odd"].items()},
        reports=tuple(Report(*report) for report in kept["reports"]),
        cases=kept["cases"],
        groups=kept["groups"],
        totals={
            department: {month: (listed, mining, both) for month, (listed, mining, both) in months.items()}
            for department, months in kept["totals"].items()
        },
    )


def read_panel(path: Path, links: Iterable[PanelLink], gazetteer: Gazetteer) -> dict[str, Any]:
    """Read a panel whole, and return what of it is kept.

    Args:
        path: The file.
        links: Which place stands for which case.
        gazetteer: Places by name and code.

    Raises:
        PanelError: What is wrong with it.
    """
    file = PanelFile(path)
    months = Months(links, PlaceReader(gazetteer))
    for row in file:
        months.take(row)
    if not (file.problems or months.reports):
        file.problems.append(Problem(str(path), 0, "", "", "panel_nothing"))
    if file.problems:
        raise PanelError(path, file.problems)
    cases, groups = months.cases()
    return {
        "rows": file.rows,
        "odd": file.odd,
        "reports": [[number, *months.reports[number]] for number in sorted(months.reports)],
        "cases": cases,
        "groups": groups,
        "totals": months.totals(),
    }
