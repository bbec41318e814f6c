"""The agreement of the two codings: κ on cases worked out by hand, matching, and the files themselves."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard.pages.methodology.agreement import ROUNDS
from scripts.agreement import (
    FOLDER,
    cohen_kappa,
    dates_overlap,
    main,
    match_rows,
    measure_agreement,
    read_coding,
)

DATA = Path(__file__).resolve().parents[2] / "data"


def _row(pair: str, **cells: str) -> dict[str, str]:
    return {
        "pair": pair,
        "unit": "incident",
        "event_type": "strike",
        "event_subtype": "civic_strike",
        "actor1_type": "civic_front",
        "actor2_type": "national_gov",
        "date_start": "2011-11-24",
        "date_end": "2011-12-01",
        "date_prec": "day",
        "ubigeo": "0601",
        "where_prec": "province",
        **cells,
    }


@pytest.mark.parametrize(
    ("first", "second", "kappa"),
    [
        # 20 yes-yes, 15 no-no, 5 yes-no, 10 no-yes: observed 35/50, expected (25·30 + 25·20)/2500 = 1/2.
        ("y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15, 0.4),
        # 45 yes-yes, 15 yes-no, 25 no-yes, 15 no-no: observed .60, expected .6·.7 + .4·.3 = .54; .06/.46.
        ("y" * 60 + "n" * 40, "y" * 45 + "n" * 15 + "y" * 25 + "n" * 15, 3 / 23),
        # Three codes, 3 of 4 equal: expected (2·1 + 1·2 + 1·1)/16 = 5/16; (12/16 − 5/16)/(11/16).
        ("aabc", "abbc", 7 / 11),
        ("abcabc", "abcabc", 1.0),
        # Never equal, each code half the time: expected 1/2, so (0 − 1/2)/(1/2).
        ("abab", "baba", -1.0),
    ],
)
def test_kappa_is_what_a_hand_computation_gives(first: str, second: str, kappa: float) -> None:
    assert cohen_kappa(list(first), list(second)) == pytest.approx(kappa)


@pytest.mark.parametrize("codes", [[], ["a", "a", "a"]])
def test_kappa_is_undefined_without_items_or_with_a_single_code(codes: list[str]) -> None:
    assert cohen_kappa(codes, codes) is None


def test_kappa_refuses_codings_of_different_length() -> None:
    with pytest.raises(ValueError, match="2 and 1"):
        cohen_kappa(["a", "b"], ["a"])


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2011-11-24", "2011-12-01"), ("2011-12-01", "2011-12-31"), True),
        (("2011-11-24", "2011-11-30"), ("2011-12-01", "2011-12-31"), False),
        (("2011-12-04", ""), ("2012-02-01", "2012-02-02"), True),
        (("2011-12-04", ""), ("2011-11-01", "2011-12-03"), False),
        (("", "2019-09-12"), ("2019-09-10", "2019-09-13"), True),
        (("", "2019-09-09"), ("2019-09-10", ""), False),
        (("", ""), ("", ""), True),
        (("", ""), ("2011-12-04", ""), False),
    ],
)
def test_dates_overlap(first: tuple[str, str], second: tuple[str, str], overlap: bool) -> None:
    rows = [_row("p", date_start=start, date_end=end) for start, end in (first, second)]

    assert dates_overlap(rows[0], rows[1]) is overlap
    assert dates_overlap(rows[1], rows[0]) is overlap


def test_counts_rows_found_by_both_and_by_one_and_equal_departments() -> None:
    first = [_row("p1"), _row("p2", ubigeo="06"), _row("", unit="measure")]
    second = [
        _row("p2", where_prec="department"),
        _row("p1", ubigeo="15", date_start="2011-11-25"),
        _row(""),
        _row(""),
    ]

    agreement = measure_agreement(first, second)

    assert (agreement.both, agreement.only_a, agreement.only_b) == (2, 1, 2)
    assert agreement.equal["department"] == 1
    assert agreement.equal["where_prec"] == 1
    assert agreement.equal["dates_equal"] == 1
    assert agreement.equal["dates_overlap"] == 2
    assert agreement.kappas["unit"] is None


def test_a_pair_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="p1"):
        match_rows([_row("p1"), _row("p1")], [_row("p1")])


def _pairs(name: str) -> list[str]:
    return [row["pair"] for row in read_coding(FOLDER / name) if row["pair"]]


def _events() -> set[str]:
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        return {row["event_id"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("names", ROUNDS)
def test_every_pair_stands_once_in_each_coding_and_is_an_event(names: tuple[str, str]) -> None:
    first, second = (_pairs(name) for name in names)

    assert first
    assert len(first) == len(set(first))
    assert sorted(first) == sorted(second)
    assert set(first) <= _events()


def test_the_second_round_coded_every_record() -> None:
    assert set(_pairs(ROUNDS[1][0])) == _events()


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        ([], "| Medida | Primera vuelta | Coinciden | Segunda vuelta | Coinciden |"),
        (["--lang", "en"], "| Measure | First round | Equal | Second round | Equal |"),
    ],
)
def test_prints_a_complete_markdown_table(
    arguments: Sequence[str], heading: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    table, caution = capsys.readouterr().out.strip().split("\n\n")
    lines = table.splitlines()

    assert lines[0] == heading
    assert len(lines) == 2 + 3 + 5 + 5
    assert {line.count("|") for line in lines} == {6}
    assert "κ" in caution
