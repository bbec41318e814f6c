"""What the chart of a slide counts, by what fits best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.codebook import ACTOR_FAMILY, labels
from dashboard.dataset import Event
from dashboard.i18n import load_locale

MOST_COLUMNS = 8
MOST_MONTHS = 5
MOST_FAMILIES = 4
LONGEST_LABEL = 30


def chart_of(counted: Sequence[Event], lang: str) -> tuple[str, Mapping[str, int], bool] | None:
    """Return what a chart of some events shows: its title, counts by name, and whether as bars.

    By year, or by five years when the years are many; by month within a year; by family of who acts within a
    month. Nothing when there is but one column, or when names would not fit.
    """
    said = load_locale("print", lang)["deck"]
    years = Counter(int(event.month_start[:4]) for event in counted if event.month_start)
    if len(years) > MOST_COLUMNS:
        periods: Counter[int] = Counter()
        for year, count in years.items():
            periods[year // 5 * 5] += count
        spans = range(min(periods), max(periods) + 1, 5)
        return said["events_by_period"], {f"{a}–{(a + 4) % 100:02d}": periods[a] for a in spans}, False
    if len(years) > 1:
        return said["events_by_year"], {str(year): years[year] for year in sorted(years)}, False
    months = Counter(event.month_start for event in counted if event.month_start)
    if 1 < len(months) <= MOST_MONTHS:
        short = load_locale("words", lang)["short_months"]
        named = {month: f"{short[int(month[5:]) - 1]} {month[:4]}" for month in sorted(months)}
        return said["events_by_month"], {named[month]: months[month] for month in named}, False
    named = labels("actor_family", lang)
    families = Counter(event.family for event in counted)
    if not 1 < len(families) <= MOST_FAMILIES or any(len(named[code]) > LONGEST_LABEL for code in families):
        return None
    order = [code for code in ACTOR_FAMILY.values() if code in families]
    return said["events_by_family"], {named[code]: families[code] for code in order}, True
