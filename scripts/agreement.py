"""Measure how far two codings of the five documents, made apart from each other, agree.

``data/agreement/coding_a.csv`` and ``coding_b.csv`` hold both codings with the columns of ``events.csv``
(free-text summaries and notes left out) and a column ``pair``: the event of ``events.csv`` that both rows
became, empty when only one coding has the row. Rows were paired by paragraph and meaning once both codings
were complete, and both followed the same instructions, which fixed some dates and points beforehand: the
figures are an upper bound. Run ``python -m scripts.agreement [--lang es|en]`` to print
the figures as a Markdown table.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "agreement"
KAPPA_COLUMNS = ("unit", "event_type", "event_subtype", "actor1_type", "actor2_type")

Row = Mapping[str, str]
Pair = tuple[Row, Row]

_WORDS = {
    "es": {
        "measure": "Medida",
        "value": "Valor",
        "equal": "Coinciden",
        "both": "Filas halladas por las dos codificaciones",
        "only_a": "Filas solo de la primera codificación",
        "only_b": "Filas solo de la segunda codificación",
        "unit": "κ de la clase de registro (unit)",
        "event_type": "κ del tipo de hecho (event_type)",
        "event_subtype": "κ de la clase de hecho (event_subtype)",
        "actor1_type": "κ del tipo de quien actúa (actor1_type)",
        "actor2_type": "κ del tipo de a quién (actor2_type)",
        "dates_overlap": "Fechas que se cruzan",
        "dates_equal": "Fechas iguales",
        "date_prec": "Igual precisión de la fecha (date_prec)",
        "department": "Igual departamento (ubigeo)",
        "where_prec": "Igual precisión del lugar (where_prec)",
        "undefined": "no definido",
        "caution": "κ y coincidencias se calculan solo sobre las filas halladas por las dos codificaciones, "
        "emparejadas después de codificar. Ambas siguieron las mismas instrucciones, que fijaban de antemano "
        "algunas fechas y puntos: las cifras son una cota superior.",
    },
    "en": {
        "measure": "Measure",
        "value": "Value",
        "equal": "Equal",
        "both": "Rows found by both codings",
        "only_a": "Rows in the first coding only",
        "only_b": "Rows in the second coding only",
        "unit": "κ of the kind of record (unit)",
        "event_type": "κ of the event type (event_type)",
        "event_subtype": "κ of the event subtype (event_subtype)",
        "actor1_type": "κ of the type of who acts (actor1_type)",
        "actor2_type": "κ of the type of to whom (actor2_type)",
        "dates_overlap": "Overlapping dates",
        "dates_equal": "Equal dates",
        "date_prec": "Equal date precision (date_prec)",
        "department": "Equal department (ubigeo)",
        "where_prec": "Equal place precision (where_prec)",
        "undefined": "undefined",
        "caution": "κ and equal values are computed only over the rows found by both codings, paired after "
        "coding. Both followed the same instructions, which fixed some dates and points beforehand: the "
        "figures are an upper bound.",
    },
}


@dataclass(frozen=True)
class Agreement:
    """Hold the figures: counts of rows, κ and counts of equal values, the latter among ``both`` pairs."""

    both: int
    only_a: int
    only_b: int
    kappas: Mapping[str, float | None]
    equal: Mapping[str, int]


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """Return Cohen's κ of two codings of the same items, listed in the same order.

    κ = (observed − expected) / (1 − expected), where the expected agreement is the one that the shares of
    each code would give by chance. ``None`` when it is undefined: no items, or both use one and the same
    code throughout. Raises ``ValueError`` when the lengths differ. Source: Cohen (1960), Educational and
    Psychological Measurement 20.
    """
    if len(first) != len(second):
        raise ValueError(f"codings of {len(first)} and {len(second)} items cannot be compared")
    items = len(first)
    if not items:
        return None
    observed = sum(left == right for left, right in zip(first, second, strict=True))
    counts_first, counts_second = Counter(first), Counter(second)
    # In whole numbers, so that the undefined case is found exactly: expected share × items².
    expected = sum(count * counts_second[code] for code, count in counts_first.items())
    if expected == items * items:
        return None
    return (observed * items - expected) / (items * items - expected)


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
    return Agreement(
        both=len(pairs),
        only_a=len(first) - len(pairs),
        only_b=len(second) - len(pairs),
        kappas={
            column: cohen_kappa([left[column] for left, _ in pairs], [right[column] for _, right in pairs])
            for column in KAPPA_COLUMNS
        },
        equal={
            **{
                column: sum(left[column] == right[column] for left, right in pairs)
                for column in KAPPA_COLUMNS
            },
            **{name: sum(test(left, right) for left, right in pairs) for name, test in _SHARES.items()},
        },
    )


def _decimal(number: float, lang: str) -> str:
    text = f"{number:.2f}"
    return text.replace(".", ",") if lang == "es" else text


def markdown_table(agreement: Agreement, lang: str) -> str:
    """Return the figures as a Markdown table and a caution in ``lang`` (``"es"`` or ``"en"``)."""
    words = _WORDS[lang]
    percent_sign = " %" if lang == "es" else "%"

    def share(name: str) -> tuple[str, str]:
        percent = (
            f"{100 * agreement.equal[name] / agreement.both:.0f}{percent_sign}" if agreement.both else "–"
        )
        return f"{agreement.equal[name]}/{agreement.both}", percent

    rows = [
        (words["both"], str(agreement.both), ""),
        (words["only_a"], str(agreement.only_a), ""),
        (words["only_b"], str(agreement.only_b), ""),
    ]
    for column, kappa in agreement.kappas.items():
        value = words["undefined"] if kappa is None else _decimal(kappa, lang)
        rows.append((words[column], value, share(column)[0]))
    for name in _SHARES:
        count, percent = share(name)
        rows.append((words[name], percent, count))
    lines = [f"| {words['measure']} | {words['value']} | {words['equal']} |", "|---|---:|---:|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), "", words["caution"]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description="Agreement of two codings of the documents.")
    parser.add_argument("--lang", choices=sorted(_WORDS), default="es")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    codings = [read_coding(options.folder / name) for name in ("coding_a.csv", "coding_b.csv")]
    print(markdown_table(measure_agreement(*codings), options.lang))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
