"""Say what a user's register month by month holds: on a terminal, and of a case on its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.dataset.importers.panel import EVENTS_ONLY_FROM, Panel, months_between
from dashboard.dataset.importers.panel_months import STATES
from dashboard.i18n import fill, load_locale
from dashboard.words import join_names, number_words, partial_date_words


def panel_lines(panel: Panel, linked: int, lang: str, *, reports: bool = False) -> Iterator[str]:
    """Yield what a panel holds, line by line: its version, gaps, odd rows and, if asked for, every report.

    Args:
        panel: The panel.
        linked: How many cases of ours have a place in it.
        lang: ``es`` or ``en``.
        reports: Whether to list the rows of each report.
    """
    words = load_locale("monthly", lang)["terminal"]

    def named(months: tuple[str, ...]) -> str:
        return ", ".join(partial_date_words(month, lang) for month in months) or words["none"]

    first, last = (partial_date_words(month, lang) for month in panel.span)
    rows = number_words(panel.rows, lang)
    yield fill(words, "head", file=panel.file, rows=rows, reports=len(panel.reports), first=first, last=last)
    before = [report for report in panel.reports if report.number < EVENTS_ONLY_FROM]
    whole = sum(report.whole for report in before)
    yield fill(words, "with_latent" if whole else "without_latent", n=whole, of=len(before))
    yield fill(words, "gaps", months=named(panel.gaps))
    if panel.doubled:
        yield fill(words, "doubled", months=named(panel.doubled))
    for kind, (number, line) in panel.odd.items():
        yield fill(words, f"odd_{kind}", n=number_words(number, lang), line=line)
    yield fill(words, "cases", n=len(panel.cases), of=linked)
    if reports:
        yield words["rows"]
        yield from (f"{r.number}\t{r.month}\t{r.rows}\t{r.latent}" for r in panel.reports)


def month_runs(panel: Panel, case: str) -> list[list[str]]:
    """Return what a case is from month to month: state, first and last month of each stretch.

    Beside the states of the register: ``gap`` where there is no report, ``unlisted`` where the report gives
    the whole stock without it, and ``unknown`` where the report gives a part.
    """
    gaps, whole, held = set(panel.gaps), panel.whole, panel.cases[case]
    runs: list[list[str]] = []
    for month in months_between(*panel.span):
        absent = "gap" if month in gaps else "unlisted" if month in whole else "unknown"
        state = held.get(month, absent)
        if runs and runs[-1][0] == state:
            runs[-1][2] = month
        else:
            runs.append([state, month, month])
    return runs


def case_words(panel: Panel, case: str, places: Sequence[str], lang: str) -> list[str]:
    """Say of a case when the register lists one at its places, and what cannot be known from that.

    Args:
        panel: The panel.
        case: A case of ours.
        places: The names of its places; none where it has none of its own.
        lang: ``es`` or ``en``.
    """
    words = load_locale("monthly", lang)["page"]
    if not places:
        return [words["unlinked"]]
    named = join_names(places, lang)
    held = panel.cases.get(case)
    if not held:
        return [fill(words, "none", places=named)]
    first, last = (partial_date_words(month, lang) for month in (min(held), max(held)))
    counts = Counter(held.values())
    months = [fill(words, "state_months", state=words["states"][s], n=counts[s]) for s in STATES if counts[s]]
    said = [
        fill(words, "listed", n=len(held), places=named, first=first, last=last),
        fill(words, "in_states", x="; ".join(months)),
    ]
    if panel.groups[case] > 1:
        said.append(fill(words, "groups", n=panel.groups[case]))
    return [*said, words["caution"]]
