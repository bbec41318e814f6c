"""Published totals side by side and over time, each by its own rule; nothing is ever added or averaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard.codebook import labels
from dashboard.dataset import Dataset
from dashboard.dataset.yardsticks import Count
from dashboard.i18n import fill, load_locale
from dashboard.words import partial_date_words
from dashboard.words.counts import (
    count_words,
    counter_body,
    short_count_period,
    short_counter,
    short_day,
)

# Units that one scale can show, for all are cases at one time, some of them parts of others.
_ONE_SCALE = (
    (
        "conflicts",
        "active_conflicts",
        "mining_conflicts",
        "active_mining_conflicts",
        "formal_mining_conflicts",
    ),
    ("distinct_cases", "distinct_mining_cases"),
)
# What adds up from a first day on: only what starts on the same day stands in one chart.
_SINCE = ("deaths",)
_LEAST_COUNTS = 4  # of a chart over time, and at least two in one run
_MOST_MARKS = 5  # on an axis


def counts_by_pair(dataset: Dataset) -> Mapping[str, tuple[Count, ...]]:
    """Return the counts shown side by side, in the order of ``count_pairs.csv``: the strongest first."""
    return {
        pair: tuple(count for count in dataset.counts.values() if count.pair == pair)
        for pair in dataset.count_pairs
    }


def scale_of(unit: str) -> str:
    """Return the unit that a unit shares a scale with: the first of its group, or itself."""
    return next((group[0] for group in _ONE_SCALE if unit in group), unit)


def longest_bars(dataset: Dataset) -> Mapping[str, float]:
    """Return the highest headline figure of each scale among all that stand side by side."""
    longest: dict[str, float] = {}
    for count in dataset.counts.values():
        if count.pair and count.best is not None:
            scale = scale_of(count.unit)
            longest[scale] = max(longest.get(scale, 0), count.best)
    return longest


def comparable(counts: Iterable[Count]) -> set[str]:
    """Return the scales that two counts or more share: only these have bars."""
    scales = [scale_of(count.unit) for count in counts if count.best is not None]
    return {scale for scale in scales if scales.count(scale) > 1}


@dataclass(frozen=True)
class Bar:
    """One count as a chart of some has it.

    Attributes:
        count: The count.
        who: Who counts, briefly.
        said: Its headline figure in words.
        when: Of when it is, briefly.
        share: Its length, of the longest.
    """

    count: Count
    who: str
    said: str
    when: str
    share: float


def build_bars(dataset: Dataset, counts: Sequence[Count], lang: str) -> tuple[Bar, ...]:
    """Return some counts as bars on one scale from zero; those without a headline figure have no length.

    Args:
        dataset: The data, for names.
        counts: The counts, in order.
        lang: ``es`` or ``en``.
    """
    longest = max((count.best or 0 for count in counts), default=0) or 1
    since, years = _since(counts), {count.period_end[:4] for count in counts}

    def when(count: Count) -> str:
        if since:
            return short_day(count.period_end, lang, with_year=len(years) > 1)
        return short_count_period(count, lang)

    return tuple(
        Bar(
            count,
            short_counter(count.counter, lang, dataset.name_in(lang, "actor", count.counter)),
            count_words(count, lang),
            when(count),
            (count.best or 0) / longest,
        )
        for count in counts
    )


def _since(counts: Sequence[Count]) -> str:
    """Return the first day of what some counts add up from, empty where it is not the same or none."""
    days = {count.period_start if count.unit in _SINCE else "" for count in counts}
    return days.pop() if len(days) == 1 else ""


def title_of_bars(counts: Sequence[Count], lang: str) -> str:
    """Say what some counts of one unit count: «Personas fallecidas desde el 7 de diciembre hasta:»."""
    unit, since = labels("count_unit", lang)[counts[0].unit], _since(counts)
    if not since:
        return unit
    return fill(load_locale("counts", lang)["bars"], "since", unit=unit, day=partial_date_words(since, lang))


@dataclass(frozen=True)
class Run:
    """Hold the counts of one series by time: one office, one rule, one line."""

    counter: str
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Line:
    """Hold the runs of one body; between two of them office or rule changed and the line is broken."""

    body: str
    runs: tuple[Run, ...]

    @property
    def breaks(self) -> tuple[tuple[Count, Count, str], ...]:
        """Return the counts before and after each break, and whether ``office`` or ``rule`` changed."""
        return tuple(
            (one.counts[-1], other.counts[0], "rule" if one.counter == other.counter else "office")
            for one, other in pairwise(self.runs)
        )


@dataclass(frozen=True)
class Chart:
    """Hold the lines of one unit; ``since`` is the first day of what adds up, empty for the rest."""

    unit: str
    since: str
    lines: tuple[Line, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """Return every count of the chart."""
        return tuple(count for line in self.lines for run in line.runs for count in run.counts)


def day_of(count: Count) -> float:
    """Return where in time a count stands, as a number of days: at the end of what adds up, else half-way."""
    start, end = (date.fromisoformat(day).toordinal() for day in (count.period_start, count.period_end))
    return end if count.unit in _SINCE else (start + end) / 2


def charts_over_time(dataset: Dataset) -> tuple[Chart, ...]:
    """Return what can be drawn over time, unit by unit, in the order of the codes."""
    found: dict[tuple[str, str], dict[str, dict[str, list[Count]]]] = {}
    for count in sorted(dataset.counts.values(), key=day_of):
        if count.best is None:
            continue
        key = (count.unit, count.period_start if count.unit in _SINCE else "")
        series = found.setdefault(key, {}).setdefault(counter_body(count.counter), {})
        series.setdefault(count.series, []).append(count)
    charts = (
        Chart(
            unit,
            since,
            tuple(
                Line(body, tuple(Run(own[0].counter, tuple(own)) for own in series.values()))
                for body, series in bodies.items()
            ),
        )
        for (unit, since), bodies in found.items()
    )
    units = list(dict.fromkeys(count.unit for count in dataset.counts.values()))
    drawn = (chart for chart in charts if _is_line(chart))
    return tuple(sorted(drawn, key=lambda chart: (units.index(chart.unit), chart.since)))


def _is_line(chart: Chart) -> bool:
    longest = max(len(run.counts) for line in chart.lines for run in line.runs)
    return len(chart.counts) >= _LEAST_COUNTS and longest > 1


def axis_marks(highest: float) -> tuple[int, ...]:
    """Return round numbers from zero to beyond the highest figure."""
    step = next(
        step
        for power in range(9)
        for step in (10**power, 2 * 10**power, 5 * 10**power)
        if step * _MOST_MARKS >= highest
    )
    return tuple(range(0, int(-(-highest // step)) * step + 1, step))
