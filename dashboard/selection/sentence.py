"""The sentence that says what is shown; ``assets/state/select.js`` says the same one.

All words come from the table ``sentence`` of ``locales/ui.<lang>.toml``; the code only counts and joins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.selection.filters import Columns, FilterState
from dashboard.text import join_words
from dashboard.words import years_words

Words = Mapping[str, Any]
Labels = Mapping[str, Mapping[str, str]]
EVENT_UNITS = ("incident", "measure")
OTHER_UNITS = ("total", "statement", "background")
NAMED_AT_MOST = 3


def count_phrase(words: Words, name: str, number: int) -> str:
    """Return ``1 hecho``, ``2 hechos``: the singular for exactly one."""
    forms = words[name]
    return str(forms["one" if number == 1 else "other"]).replace("{n}", str(number))


def period_phrase(words: Words, value: tuple[str, str] | None, domain: tuple[str, str]) -> str:
    """Say a period of months; whole years, and the span of what is shown, are named by year alone."""
    start, end = value or domain
    year_start, month_start, year_end, month_end = start[:4], int(start[5:]), end[:4], int(end[5:])
    if value is None or (month_start == 1 and month_end == 12):
        return years_words(year_start, year_end)

    def month(year: str, number: int) -> str:
        return str(words["month"]).replace("{month}", words["months"][number - 1]).replace("{year}", year)

    if start == end:
        return month(year_start, month_start)
    span = str(words["span"]).replace("{a}", month(year_start, month_start))
    return span.replace("{b}", month(year_end, month_end))


def _named(words: Words, values: Sequence[str], labels: Mapping[str, str], *, quoted: bool, last: str) -> str:
    shown = [labels[value] for value in values[:NAMED_AT_MOST]]
    if quoted:
        shown = [str(words["quote"]).replace("{x}", label) for label in shown]
    more = len(values) - len(shown)
    if more:
        shown.append(count_phrase(words, "more", more))
        last = "and"
    return join_words(
        shown, last=words[last], before_vowel=words[f"{last}_before"], vowels=words[f"{last}_vowels"]
    )


def describe(
    state: FilterState,
    columns: Columns,
    rows: Sequence[int],
    *,
    words: Words,
    labels: Labels,
    collections: Mapping[str, Words],
) -> str:
    """Say in one sentence what is shown; the parameters are those of ``describe_parts``."""
    said = describe_parts(state, columns, rows, words=words, labels=labels, collections=collections)
    return "; ".join(part for part in said if part)


def describe_parts(
    state: FilterState,
    columns: Columns,
    rows: Sequence[int],
    *,
    words: Words,
    labels: Labels,
    collections: Mapping[str, Words],
) -> tuple[str, ...]:
    """Say what is shown: how many events (other records where none is asked for), then the rest.

    Args:
        state: The state.
        columns: All rows, as columns.
        rows: Numbers of the selected rows.
        words: Table ``sentence`` of the language.
        labels: Label by code, by code list.
        collections: Words of each collection by its code, in the order in which they are said.

    Collections are never added: each other one is said apart.

    Returns:
        For example ``25 hechos en los cinco textos (9 sin lugar en el mapa) y 90 de otros casos``, then
        ``13 partes de esos hechos`` and the like.
    """
    units = state.values["unit"]
    collection = state.main_collection
    aside = Counter(columns["collection"][row] for row in rows if columns["counted"][row])
    rows = [row for row in rows if columns["collection"][row] == collection]
    counted = [row for row in rows if columns["counted"][row]]
    parts = [row for row in rows if not columns["counted"][row] and columns["unit"][row] in EVENT_UNITS]
    event_units = [unit for unit in EVENT_UNITS if not units or unit in units]
    numbers = Counter(columns["unit"][row] for row in rows)
    others = [count_phrase(words, unit, numbers[unit]) for unit in OTHER_UNITS if numbers[unit]]
    head = []
    if event_units:
        name = "events" if len(event_units) == len(EVENT_UNITS) else event_units[0]
        said = count_phrase(words, name, len(counted)) if counted else str(words[name]["none"])
        head.append(str(collections[collection]["of"]).replace("{x}", said))
    else:
        head, others = others, []
    for spec in state.specs:
        value = state.values[spec.key]
        if spec.key == "period" and value:
            head.append(period_phrase(words, value, (spec.options[0], spec.options[1])))
        elif spec.key == "department" and value:
            head.append(_named(words, value, labels["department"], quoted=False, last="and"))
        elif spec.key == "q" and value:
            head.append(str(words["q"]).replace("{x}", value))
        elif spec.kind == "upto" and value != spec.default:
            head.append(str(words[spec.key]).replace("{x}", labels[spec.code_list][value]))
        elif spec.kind == "many" and spec.key not in ("unit", "collection") and value:
            name = f"{spec.key}_{state.values[spec.by]}" if spec.by else spec.key
            listed = _named(words, value, labels[spec.code_list], quoted=True, last="or")
            head.append(str(words[name]).replace("{x}", listed))
    pointless = sum(1 for row in counted if columns["scope"][row] != "place")
    shown = ", ".join(head) + (f" ({count_phrase(words, 'pointless', pointless)})" if pointless else "")
    apart = f" {words['and']} ".join(
        count_phrase(said, "aside", aside[code])
        for code, said in collections.items()
        if aside[code] and code != collection
    )
    # A list that ends before another number would seem to go on with it.
    between = "; " if len(head) > 1 else f" {words['and']} "
    tail = [f"{shown}{between}{apart}" if shown and apart else shown or apart]
    if parts:
        tail.append(count_phrase(words, "part", len(parts)))
    tail += others
    undated = sum(1 for row in rows if columns["month_start"][row] is None)
    if undated:
        tail.append(count_phrase(words, "undated", undated))
    return tuple(tail)
