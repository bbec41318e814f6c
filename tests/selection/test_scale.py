"""The scale of the timeline covers every month once and squeezes years in which nothing begins or ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.selection.scale import build_scale

DOMAIN = ("1990-01", "2024-12")


def number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def name(value: int) -> str:
    return f"{value // 12:04d}-{value % 12 + 1:02d}"


MONTHS = st.integers(number(DOMAIN[0]), number(DOMAIN[1]))
SPANS = st.tuples(MONTHS, MONTHS).map(lambda ends: (name(min(ends)), name(max(ends))))


@settings(deadline=None)
@given(st.lists(SPANS, max_size=6))
def test_every_month_of_the_domain_lies_in_exactly_one_step(spans: list[tuple[str, str]]) -> None:
    steps = build_scale(spans, DOMAIN).steps
    assert (steps[0][0], steps[-1][1]) == DOMAIN
    assert all(number(first) <= number(last) for first, last in steps)
    assert all(number(after[0]) == number(before[1]) + 1 for before, after in pairwise(steps))


@settings(deadline=None)
@given(st.lists(SPANS, min_size=1, max_size=6))
def test_months_in_which_something_begins_or_ends_have_a_step_of_their_own(
    spans: list[tuple[str, str]],
) -> None:
    steps = build_scale(spans, DOMAIN).steps
    assert all((month, month) in steps for span in spans for month in span)


def test_a_long_silence_is_compressed_and_says_how_long_it_was() -> None:
    scale = build_scale([("1990-03", "1990-05"), ("2011-11", "2011-12")], ("1990-01", "2012-12"))
    assert scale.breaks == (("1991-01", "2010-12", 20), ("2012-01", "2012-12", 1))
    silent = [step for step in scale.steps if "1991-01" <= step[0] <= "2010-12"]
    assert len(silent) < 12
    assert len(scale.steps) < 12 * 4


def test_an_event_that_lasts_for_years_does_not_undo_the_compression() -> None:
    scale = build_scale([("1990-03", "2011-12")], ("1990-01", "2011-12"))
    assert scale.breaks == (("1991-01", "2010-12", 20),)


def test_neighbouring_active_years_have_twelve_steps_each_and_no_break() -> None:
    scale = build_scale([("2011-11", "2012-02")], ("2011-01", "2012-12"))
    assert len(scale.steps) == 24
    assert scale.breaks == ()
