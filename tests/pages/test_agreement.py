"""The agreement of the two codings: κ on cases worked out by hand, matching, and the files themselves."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from dashboard.pages.methodology.agreement import CORRECTIONS, ROUNDS, load_corrections
from dashboard.pages.methodology.coefficients import Coefficient, cohen_kappa, gwet_ac1
from scripts.agreement import (
    FOLDER,
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
    found = cohen_kappa(list(first), list(second))
    assert found is not None
    assert found.value == pytest.approx(kappa)
    assert -1 <= found.low <= found.value <= found.high <= 1


# Gwet's worked example of two abstractors, three codes and 100 items (Handbook of Inter-Rater Reliability,
# 4th ed., 2014), with what his R package irrCAC 1.0 prints for it in its vignette "overview":
# Cohen's Kappa 0.7964094 0.05891072 (0.68,0.913); Gwet's AC1 0.8493305 0.04321747 (0.764,0.935).
ABSTRACTORS = {"EE": 13, "AA": 20, "AN": 7, "NA": 4, "NN": 56}


def _listed(table: Mapping[str, int]) -> tuple[list[str], list[str]]:
    pairs = [pair for pair, count in table.items() for _ in range(count)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


@pytest.mark.parametrize(
    ("coefficient", "value", "error", "low", "high"),
    [(cohen_kappa, 0.7964094, 0.05891072, 0.680, 0.913), (gwet_ac1, 0.8493305, 0.04321747, 0.764, 0.935)],
)
def test_coefficients_are_those_of_the_published_example(
    coefficient: Callable[..., Coefficient | None], value: float, error: float, low: float, high: float
) -> None:
    found = coefficient(*_listed(ABSTRACTORS))
    assert found is not None
    assert found.value == pytest.approx(value, abs=5e-8)
    assert found.error == pytest.approx(error, abs=5e-9)
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


def test_ac1_is_not_pulled_down_by_one_frequent_code() -> None:
    """Where 118 of 125 are coded alike, all with one code, κ is below nothing and AC1 is high (Gwet 2008)."""
    first, second = _listed({"++": 118, "+-": 5, "-+": 2})
    kappa, ac1 = cohen_kappa(first, second), gwet_ac1(first, second)
    assert kappa is not None
    assert ac1 is not None
    assert kappa.value < 0
    assert ac1.value > 0.9


@pytest.mark.parametrize("codes", [[], ["a", "a", "a"]])
def test_kappa_is_undefined_without_items_or_with_a_single_code(codes: list[str]) -> None:
    assert cohen_kappa(codes, codes) is None
    assert gwet_ac1(codes, codes) is None


def test_kappa_refuses_codings_of_different_length() -> None:
    for coefficient in (cohen_kappa, gwet_ac1):
        with pytest.raises(ValueError, match="2 and 1"):
            coefficient(["a", "b"], ["a"])


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


def test_the_second_round_coded_every_record_but_those_added_later() -> None:
    """How many those are is said on the methodology page, in words."""
    later = _events() - set(_pairs(ROUNDS[1][0]))
    assert later == {
        "conga-2011-12-protests-go-on",
        "crisis-2022-12-uprising",
        "strike2019-09-deployment",
    }


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
    assert len(lines) == 2 + 3 + 2 * 5 + 5
    assert {line.count("|") for line in lines} == {6}
    assert "κ" in caution


def test_both_codings_of_the_corrections_have_the_same_claims() -> None:
    first, second = ([row["claim_id"] for row in read_coding(FOLDER / name)] for name in CORRECTIONS)
    assert sorted(first) == sorted(second)
    assert len(first) == len(load_corrections(FOLDER)) == 86


def test_without_both_codings_of_the_corrections_there_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / CORRECTIONS[0]).write_text("claim_id,stance\nc1,differs\n", encoding="utf-8")
    assert load_corrections(tmp_path) == ()
