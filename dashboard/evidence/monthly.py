"""Say on a terminal what a user's panel holds."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.dataset.importers.panel import EVENTS_ONLY_FROM, Panel
from dashboard.i18n import fill, load_locale
from dashboard.words import number_words, partial_date_words


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
