"""The scale of the timeline: months, with long empty stretches compressed.

Slider and strip share the scale: both are linear in *steps*. A step is one month, or a share of a compressed
stretch, so that the thumb of the slider always stands under the day it names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

STEPS_PER_BREAK = 3
MONTHS = 12


@dataclass(frozen=True)
class Scale:
    """Steps of the timeline.

    Attributes:
        steps: First and last month (``YYYY-MM``) of each step, ascending and without gaps.
        breaks: First month, last month and number of years of each compressed stretch.
    """

    steps: tuple[tuple[str, str], ...]
    breaks: tuple[tuple[str, str, int], ...]


def _month(number: int) -> str:
    return f"{number // MONTHS:04d}-{number % MONTHS + 1:02d}"


def build_scale(spans: Iterable[tuple[str, str]], domain: tuple[str, str]) -> Scale:
    """Build the scale over a domain of whole years.

    Args:
        spans: First and last month of each event; only the years in which one starts or ends stay long,
            so that an event that lasts for years does not undo the compression.
        domain: First and last month of the data: a January and a December.
    """
    active = {int(month[:4]) for span in spans for month in span}
    first, last = int(domain[0][:4]), int(domain[1][:4])
    steps: list[tuple[str, str]] = []
    breaks: list[tuple[str, str, int]] = []
    year = first
    while year <= last:
        if year in active:
            months = (_month(year * MONTHS + month) for month in range(MONTHS))
            steps += [(month, month) for month in months]
            year += 1
            continue
        until = year
        while until + 1 <= last and until + 1 not in active:
            until += 1
        start, length = year * MONTHS, (until - year + 1) * MONTHS
        cuts = [start + length * part // STEPS_PER_BREAK for part in range(STEPS_PER_BREAK + 1)]
        steps += [(_month(a), _month(b - 1)) for a, b in pairwise(cuts)]
        breaks.append((_month(start), _month(start + length - 1), until - year + 1))
        year = until + 1
    return Scale(tuple(steps), tuple(breaks))
