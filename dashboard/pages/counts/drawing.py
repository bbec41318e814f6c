"""Lines over time as SVG without a script: across in per cent, so that letters keep their size on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from dashboard.dataset import Dataset
from dashboard.dataset.yardsticks import Count
from dashboard.evidence.counts import Chart, Line, axis_marks, day_of
from dashboard.i18n import load_locale
from dashboard.words import years_words
from dashboard.words.counts import count_words, short_count_period, short_counter

SHAPES = ("circle", "square", "triangle", "diamond", "down", "cross")
OF_SIDE = {"ombudsman": "circle", "state": "square", "rights_ngo": "triangle", "academic": "diamond"}
HEIGHT, TOP, BOTTOM = 340, 68, 34  # pixels: the whole, above and below the plot
LEFT, RIGHT = 9.0, 97.0  # per cent: where the first and the last day stand
WIDTHS = (760, 330)  # pixels of the plot on a screen and on a phone
LETTER, LINE = 7.6, 15  # pixels of a figure's letter, and of its line
WORD_ROWS = (12, 27, 42)  # pixels from the top
DOTTED_FROM = 366  # days without a figure
LONG_PERIOD = 62  # days
_YEAR = 365.25


@dataclass(frozen=True)
class Mark:
    """One count: where it stands, what is said on pointing at it, and its figure where there is room."""

    x: float
    y: float
    count: Count
    said: str
    span: tuple[float, float] | None = None  # first and last day of a long period, across
    label: str = ""
    rise: int = 0
    wide_only: bool = False


@dataclass(frozen=True)
class Drawn:
    """One line: its name, its sign, its pieces as ``(x1, y1, x2, y2, dotted)`` and its marks."""

    name: str
    side: str
    shape: str
    pieces: tuple[tuple[float, float, float, float, bool], ...]
    marks: tuple[Mark, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """A chart ready to be written: its lines, its axes, when it begins and ends, and the words at breaks."""

    chart: Chart
    first: str
    last: str
    lines: tuple[Drawn, ...]
    heights: tuple[tuple[float, int], ...]
    times: tuple[tuple[float, str, bool], ...]
    breaks: tuple[tuple[float, int, str, str], ...]


Box = tuple[float, float, float, float]


@dataclass
class _Room:
    """Keep figures apart from one another and from the signs, on a screen and on a phone."""

    taken: dict[int, list[Box]] = field(default_factory=lambda: {width: [] for width in WIDTHS})

    def box(self, width: int, mark: Mark, text: str, rise: int) -> Box:
        middle, half = mark.x / 100 * width, len(text) * LETTER / 2
        return middle - half, mark.y + rise - LINE + 3, middle + half, mark.y + rise + 3

    def fits(self, width: int, box: Box) -> bool:
        left, top, right, bottom = box
        inside = left >= 0 and right <= width
        return inside and not any(
            left < b[2] and b[0] < right and top < b[3] and b[1] < bottom for b in self.taken[width]
        )

    def add_sign(self, mark: Mark) -> None:
        for width in WIDTHS:
            middle = mark.x / 100 * width
            self.taken[width].append((middle - 5, mark.y - 5, middle + 5, mark.y + 5))

    def place(self, mark: Mark, text: str) -> Mark:
        """Return the mark with its figure above or below it, or without one where there is no room."""
        wide, narrow = WIDTHS
        for rise in (-10, 20):
            box = self.box(wide, mark, text, rise)
            if not self.fits(wide, box):
                continue
            self.taken[wide].append(box)
            small = self.box(narrow, mark, text, rise)
            fits = self.fits(narrow, small)
            if fits:
                self.taken[narrow].append(small)
            return replace(mark, label=text, rise=rise, wide_only=not fits)
        return mark


def draw(dataset: Dataset, chart: Chart, lang: str) -> Drawing:
    """Return a chart with everything in its place.

    Args:
        dataset: The tables, for names and the comparisons that are explained first.
        chart: What to draw.
        lang: ``es`` or ``en``.
    """
    words = load_locale("counts", lang)["lines"]
    first = date.fromisoformat(chart.since).toordinal() if chart.since else min(map(day_of, chart.counts))
    last = max(map(day_of, chart.counts))
    marks = axis_marks(max(count.best or 0 for count in chart.counts))

    def x(day: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first) / (last - first or 1), 2)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / marks[-1], 1)

    def mark(name: str, count: Count) -> Mark:
        said = words["point"].format(
            who=name, when=short_count_period(count, lang), n=count_words(count, lang)
        )
        ends = (date.fromisoformat(day).toordinal() for day in (count.period_start, count.period_end))
        start, end = ends
        long = not chart.since and end - start > LONG_PERIOD
        span = (x(max(start, first)), x(min(end, last))) if long else None
        return Mark(x(day_of(count)), y(count.best or 0), count, said, span)

    lines: list[Drawn] = []
    breaks: list[tuple[float, int, str, str]] = []
    for line in chart.lines:
        counts = [count for run in line.runs for count in run.counts]
        name, side = counter_name(dataset, counts[0], lang), counts[0].counter_side
        told = []
        for before, after, what in line.breaks:
            middle = x((day_of(before) + day_of(after)) / 2)
            word = str(words[f"break_{what}"])
            breaks.append((middle, _free_row(breaks, middle, word), word, side))
            told.append(_break_words(dataset, before, after, what, lang))
        own = tuple(mark(name, count) for count in counts)
        shape = _shape(side, {drawn.shape for drawn in lines})
        lines.append(Drawn(name, side, shape, tuple(_pieces(line, own)), own, tuple(told)))
    by_time = sorted(chart.counts, key=day_of)
    return Drawing(
        chart,
        short_count_period(by_time[0], lang),
        short_count_period(by_time[-1], lang),
        _with_figures(dataset, lines, lang),
        tuple((y(value), value) for value in marks),
        tuple((x(day), said, wide) for day, said, wide in _times(chart, first, last, lang)),
        tuple(breaks),
    )


def counter_name(dataset: Dataset, count: Count, lang: str) -> str:
    """Return who counts, briefly.

    Args:
        dataset: The tables, for names.
        count: The count.
        lang: ``es`` or ``en``.
    """
    return short_counter(count.counter, lang, dataset.name_in(lang, "actor", count.counter))


def _shape(side: str, taken: set[str]) -> str:
    own = OF_SIDE.get(side, "")
    free = [shape for shape in SHAPES if shape not in taken and shape not in OF_SIDE.values()]
    return own if own and own not in taken else (free or SHAPES)[0]


def _free_row(breaks: Sequence[tuple[float, int, str, str]], middle: float, word: str) -> int:
    """Return how far down a word at a break stands, so that on a phone it keeps clear of the others."""
    need = (len(word) + 2) * LETTER * 0.82 / WIDTHS[1] * 100
    for row in WORD_ROWS:
        if all(abs(other - middle) >= need for other, at, *_ in breaks if at == row):
            return row
    return WORD_ROWS[-1]


def _break_words(dataset: Dataset, before: Count, after: Count, what: str, lang: str) -> str:
    words = load_locale("counts", lang)["lines"]
    years = years_words(before.period_end[:4], after.period_start[:4])
    office = dataset.name_in(lang, "actor", after.counter).partition(" (")[2].removesuffix(")")
    said = words[f"break_{what}"] + (f" ({office})" if what == "office" and office else "")
    return str(words["break"].format(years=years, x=said))


def _pieces(line: Line, marks: Sequence[Mark]) -> Iterator[tuple[float, float, float, float, bool]]:
    at = iter(marks)
    for run in line.runs:
        own = [next(at) for _ in run.counts]
        for a, b in pairwise(own):
            yield a.x, a.y, b.x, b.y, day_of(b.count) - day_of(a.count) > DOTTED_FROM


def _with_figures(dataset: Dataset, lines: Sequence[Drawn], lang: str) -> tuple[Drawn, ...]:
    """Write figures at what is explained first, at ends and extremes, as long as they keep apart."""
    room = _Room()
    for line in lines:
        for mark in line.marks:
            room.add_sign(mark)
    strongest = list(dataset.count_pairs)[:2]
    wanted: list[tuple[int, int, Mark]] = []
    for number, line in enumerate(lines):
        figures = [mark.count.best or 0 for mark in line.marks]
        for place, mark in enumerate(line.marks):
            end = place in (0, len(figures) - 1)
            extreme = figures[place] in (max(figures), min(figures))
            rank = 0 if mark.count.pair in strongest else 1 if end else 2 if extreme else 3
            wanted.append((rank, number, mark))
    placed = {}
    for _, number, mark in sorted(wanted, key=lambda one: one[:2]):
        text = count_words(mark.count, lang) + ("*" if mark.count.computed else "")
        placed[number, mark.count.count_id] = room.place(mark, text)
    return tuple(
        Drawn(
            line.name,
            line.side,
            line.shape,
            line.pieces,
            tuple(placed[number, mark.count.count_id] for mark in line.marks),
            line.breaks,
        )
        for number, line in enumerate(lines)
    )


def _times(chart: Chart, first: float, last: float, lang: str) -> Iterator[tuple[float, str, bool]]:
    """Yield the days to name on the axis, and whether only a wide screen has room for the name."""
    start, end = date.fromordinal(int(first)), date.fromordinal(int(last))
    if last - first > 2 * _YEAR:
        for year in range(start.year + 1, end.year + 1):
            yield date(year, 1, 1).toordinal(), str(year), year % 4 != 0
        return
    months = load_locale("words", lang)["short_months"]
    if chart.since:
        yield first, f"{start.day} {months[start.month - 1]} {start.year}", False
    months_from = start.year * 12 + start.month - 1
    for number in range(months_from, end.year * 12 + end.month):
        day = date(number // 12, number % 12 + 1, 1)
        if day > start:
            yield day.toordinal(), f"{months[day.month - 1]} {day.year}", False
