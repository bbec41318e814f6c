"""Measure how consistent the codebook is: how far two codings of the same documents agree.

There were two rounds. In the first both coders found the rows themselves: ``data/agreement/coding_a.csv`` and
``coding_b.csv`` have the columns of ``events.csv`` (free-text summaries and notes left out) and a column
``pair``: the event of ``events.csv`` that both rows became, empty when only one coding has the row. Rows were
paired by paragraph and meaning with both codings in view, and both followed the same instructions, which
fixed some dates and points beforehand. In the second, with mended definitions, two fresh coders were given
the passages and what each is about, and coded them from the codebook alone: ``recoding_a.csv`` and
``recoding_b.csv``. Nothing was paired afterwards there, but the rows themselves were given.

All of them are like coders with one codebook: what they measure is whether its definitions are clear.
``corrections_a.csv`` and ``corrections_b.csv`` are two codings of the claims that had stood as corrections.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.i18n import load_locale
from dashboard.pages.methodology.coefficients import Coefficient, cohen_kappa, gwet_ac1
from dashboard.text import grid

FOLDER_NAME = "agreement"
ROUNDS = (("coding_a.csv", "coding_b.csv"), ("recoding_a.csv", "recoding_b.csv"))
KAPPA_COLUMNS = ("unit", "event_type", "event_subtype", "actor1_type", "actor2_type")
CORRECTIONS = ("corrections_a.csv", "corrections_b.csv")
FOUND = ("both", "only_a", "only_b")

Row = Mapping[str, str]
Pair = tuple[Row, Row]


@dataclass(frozen=True)
class Agreement:
    """Hold the figures of two codings.

    Attributes:
        both: Rows found by both; the figures below are computed over these.
        only_a: Rows of the first coding alone.
        only_b: Rows of the second coding alone.
        kappas: Cohen's κ by column, ``None`` where undefined.
        ac1: Gwet's AC1 by column, ``None`` where undefined.
        equal: How many pairs are equal, by column or test.
        unit_confusions: How many pairs differ in ``unit``, by the two codes in alphabetical order, the most
            frequent first.
    """

    both: int
    only_a: int
    only_b: int
    kappas: Mapping[str, Coefficient | None]
    ac1: Mapping[str, Coefficient | None]
    equal: Mapping[str, int]
    unit_confusions: Mapping[tuple[str, str], int]


def dates_overlap(first: Row, second: Row) -> bool:
    """Tell whether two rows can mean the same day; an empty bound is open, two undated rows agree."""
    bounds = [(row["date_start"], row["date_end"]) for row in (first, second)]
    dated = [bool(start or end) for start, end in bounds]
    if not all(dated):
        return not any(dated)
    (start_a, end_a), (start_b, end_b) = bounds
    return (not end_b or start_a <= end_b) and (not end_a or start_b <= end_a)


def dates_equal(first: Row, second: Row) -> bool:
    """Tell whether both bounds are the same."""
    return all(first[column] == second[column] for column in ("date_start", "date_end"))


def _same(column: str, length: int | None = None) -> Callable[[Row, Row], bool]:
    return lambda first, second: first[column][:length] == second[column][:length]


_SHARES: Mapping[str, Callable[[Row, Row], bool]] = {
    "dates_overlap": dates_overlap,
    "dates_equal": dates_equal,
    "date_prec": _same("date_prec"),
    "department": _same("ubigeo", 2),
    "where_prec": _same("where_prec"),
}


def read_coding(path: Path) -> list[dict[str, str]]:
    """Return the rows of one coding in file order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def match_rows(first: Sequence[Row], second: Sequence[Row]) -> list[Pair]:
    """Return the rows sharing a ``pair``, in the order of ``first``; raise ``ValueError`` on a repeat."""
    indexes = []
    for rows in (first, second):
        ids = [row["pair"] for row in rows if row["pair"]]
        repeated = sorted(pair for pair, count in Counter(ids).items() if count > 1)
        if repeated:
            raise ValueError(f"repeated pairs: {', '.join(repeated)}")
        indexes.append({row["pair"]: row for row in rows if row["pair"]})
    return [(row, indexes[1][pair]) for pair, row in indexes[0].items() if pair in indexes[1]]


def measure_agreement(first: Sequence[Row], second: Sequence[Row]) -> Agreement:
    """Return the agreement of two codings whose rows are matched by ``pair``."""
    pairs = match_rows(first, second)
    confusions = Counter(
        (min(units), max(units))
        for units in ((left["unit"], right["unit"]) for left, right in pairs)
        if units[0] != units[1]
    )
    coded = {
        column: ([left[column] for left, _ in pairs], [right[column] for _, right in pairs])
        for column in KAPPA_COLUMNS
    }
    return Agreement(
        both=len(pairs),
        only_a=len(first) - len(pairs),
        only_b=len(second) - len(pairs),
        kappas={column: cohen_kappa(*codes) for column, codes in coded.items()},
        ac1={column: gwet_ac1(*codes) for column, codes in coded.items()},
        equal={
            **{
                column: sum(left[column] == right[column] for left, right in pairs)
                for column in KAPPA_COLUMNS
            },
            **{name: sum(test(left, right) for left, right in pairs) for name, test in _SHARES.items()},
        },
        unit_confusions=dict(confusions.most_common()),
    )


def load_agreements(folder: Path) -> tuple[Agreement, ...]:
    """Return the agreement of each round whose two codings are in ``folder``, in the order of ``ROUNDS``."""
    return tuple(
        measure_agreement(*(read_coding(folder / name) for name in names))
        for names in ROUNDS
        if all((folder / name).is_file() for name in names)
    )


def load_corrections(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """Return claim and both stances of every claim that was coded again; none without both files."""
    if not all((folder / name).is_file() for name in CORRECTIONS):
        return ()
    first, second = (
        {row["claim_id"]: row["stance"] for row in read_coding(folder / name)} for name in CORRECTIONS
    )
    return tuple((claim, first[claim], second[claim]) for claim in first if claim in second)


def coefficient_words(value: Coefficient | None, words: Mapping[str, Any]) -> str:
    """Write a coefficient with its interval: «0.79 (0.70–0.88)»."""
    if value is None:
        return str(words["undefined"])
    return f"{value.value:.2f} ({value.low:.2f}–{value.high:.2f})"


def markdown_table(agreements: Sequence[Agreement], lang: str) -> str:
    """Return the figures of the rounds side by side, as a Markdown table and a caution.

    Args:
        agreements: At least one round, in order.
        lang: ``"es"`` or ``"en"``.
    """
    words: Mapping[str, Any] = load_locale("about", lang)["agreement"]

    def coded(agreement: Agreement, column: str, *, kappa: bool) -> tuple[str, str]:
        said = coefficient_words((agreement.kappas if kappa else agreement.ac1)[column], words)
        return said, f"{agreement.equal[column]}/{agreement.both}" if kappa else ""

    def share(agreement: Agreement, name: str) -> tuple[str, str]:
        percent = 100 * agreement.equal[name] / agreement.both if agreement.both else None
        said = "–" if percent is None else words["percent"].format(n=f"{percent:.0f}")
        return said, f"{agreement.equal[name]}/{agreement.both}"

    rows = [
        *((words[name], [(str(getattr(a, name)), "") for a in agreements]) for name in FOUND),
        *(
            (f"{sign} {words[column]}", [coded(a, column, kappa=sign == "κ") for a in agreements])
            for column in KAPPA_COLUMNS
            for sign in ("κ", "AC1")
        ),
        *((words[name], [share(a, name) for a in agreements]) for name in _SHARES),
    ]
    heads = [
        words["measure"],
        *(cell for head in words["rounds"][: len(agreements)] for cell in (head, words["equal"])),
    ]
    lines = ([name, *(cell for pair in cells for cell in pair)] for name, cells in rows)
    return "\n".join([grid(heads, lines, numbers=len(heads) - 1), "", words["caution"]])
