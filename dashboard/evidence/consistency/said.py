"""Read the figures, days and lengths out of a title or summary, in Spanish and English.

A number counts only where it is bound to its noun («nueve personas fallecidas», «nine killed»); the words are
in ``locales/said.*.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dashboard.i18n import load_locale

FIGURES: tuple[str, ...] = ("deaths", "injured", "arrests")
LENGTHS: tuple[str, ...] = ("days", "hours")
AT_LEAST = 10**9  # the top of «más de 50 días»
_BLANK = "[ \u00a0\u202f]"
_DIGITS = rf"(?<![\d.,])(?:\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d)|\d+(?:,\d{{3}})*(?![.,]?\d))(?!{_BLANK}?%)"
_CLAUSE = re.compile(r"(?<=[.;])\s+")
Span = tuple[int, int]
Day = tuple[int, int, int]
Found = tuple[str, tuple[Span, ...], str]


@dataclass(frozen=True)
class Said:
    """One thing that a text says.

    Attributes:
        kind: ``deaths``, ``injured``, ``arrests``, ``days``, ``hours`` or ``date``.
        spans: What the number may be, lowest and highest of each: one reading, or two where it belongs to a
            list («siete vigilantes y dos obreros muertos»: two, or nine). Empty for a date.
        dates: Month, day and year (0: not named) of the days named; empty for a number.
        words: The words themselves.
        clause: What stands between the two nearest full stops or semicolons.
        of_others: Whether that clause gives it to other sources.
    """

    kind: str
    spans: tuple[Span, ...]
    dates: tuple[Day, ...]
    words: str
    clause: str
    of_others: bool


def said_words(lang: str) -> Mapping[str, Any]:
    """Return the words by which figures, days, lengths and voices are recognised."""
    return load_locale("said", lang)


@cache
def numbers(lang: str) -> Mapping[str, int]:
    """Return the value of every number in words, up to a hundred."""
    words = said_words(lang)
    units = [forms.split("|") for forms in words["units"]]
    found = {form: value for value, forms in enumerate(units) for form in forms}
    for place, ten in enumerate(words["tens"]):
        value = words["first_ten"] + 10 * place
        found[ten] = value
        for unit, forms in enumerate(units[1:10], 1):
            found |= {f"{ten}{words['joint']}{form}": value + unit for form in forms}
    found |= words["other_numbers"]
    return found


def number_of(words: str, lang: str) -> int:
    """Return the value of a number in words or digits."""
    known = numbers(lang)
    return known[words.lower()] if words.lower() in known else int(re.sub(r"\D", "", words))


@cache
def _number(lang: str) -> str:
    words = "|".join(re.escape(word) for word in sorted(numbers(lang), key=len, reverse=True))
    return rf"(?:{_DIGITS}|\b(?:{words})\b)"


@cache
def _figure(lang: str, kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a figure is said with its noun after it, and with its verb before it."""
    words, number = said_words(lang), _number(lang)
    counted = rf"(?! (?:{words['not_counted']})\b)(?!-)"
    quantity = rf"(?P<number>{number}(?: ?(?:{words['joins']}) ?{number})*){counted}"
    others = "|".join(noun for name, noun in words["noun"].items() if name != kind)
    middle = rf"(?: (?!(?:{words['stop']}|{others})\b)(?!{number})[^\W\d][\w'’-]*)"
    before = rf"(?:(?P<before>{number}){counted}{middle}{{1,2}} {words['and']} )?"
    active = words["active"].replace("NUMBER", number)
    noun = words["noun"][kind]
    after = rf"{words['age']}{before}{quantity}(?P<middle>{middle}{{0,4}}) (?:{noun})\b{active}"
    more = rf"(?P<more>(?:{middle}{{1,3}}(?:,| {words['and']}) {number}{counted})*)"
    verb = rf"\b(?:{words['verb'][kind]}) (?:{words['about']})?{quantity}{more}"
    return re.compile(after, re.IGNORECASE), re.compile(verb, re.IGNORECASE)


def _values(words: str, lang: str) -> list[int]:
    return [number_of(number, lang) for number in re.findall(_number(lang), words, re.IGNORECASE)]


def _with_sum(numbers_said: list[int], added: int) -> tuple[Span, ...]:
    low, high = min(numbers_said), max(numbers_said)
    return ((low, high), (low + added, high + added)) if added else ((low, high),)


def _figures_in(clause: str, lang: str) -> Iterator[Found]:
    articles = said_words(lang)["article"].split("|")
    for kind in FIGURES:
        after, verb = _figure(lang, kind)
        taken: list[Span] = []
        for found in after.finditer(clause):
            if found["number"].lower() in articles and len(found["middle"].split()) > 1:
                continue  # «una protesta en la mina deja heridos» counts no one
            taken.append(found.span())
            yield (
                kind,
                _with_sum(_values(found["number"], lang), sum(_values(found["before"] or "", lang))),
                found[0],
            )
        for found in verb.finditer(clause):
            if not any(start <= found.start("number") < end for start, end in taken):
                added = sum(_values(found["more"], lang))
                yield kind, _with_sum(_values(found["number"], lang), added), found[0]


def _lengths_in(clause: str, lang: str) -> Iterator[Found]:
    words = said_words(lang)
    for kind in LENGTHS:
        start = rf"(?P<elapsed>\b{words['elapsed_before']})?(?P<least>\b{words['at_least']})?"
        end = rf"[ -]{words[kind]}\b(?P<later>{words['elapsed_after']}\b)?"
        for found in re.finditer(rf"{start}(?P<number>{_number(lang)}){end}", clause, re.IGNORECASE):
            if not found["elapsed"] and not found["later"]:
                number = number_of(found["number"], lang)
                yield kind, ((number, AT_LEAST if found["least"] else number),), found[0]


@cache
def _months(lang: str) -> Mapping[str, int]:
    names = {name.lower(): number for number, name in enumerate(load_locale("words", lang)["months"], 1)}
    names |= said_words(lang)["other_months"]
    return names


def _days_in(clause: str, lang: str) -> Iterator[tuple[tuple[Day, ...], str]]:
    words, months = said_words(lang), _months(lang)
    pattern = rf"(?<![\d.,]){words['day']} (?P<month>{'|'.join(months)})\b{words['year']}"
    for found in re.finditer(pattern, clause, re.IGNORECASE):
        month, year = months[found["month"].lower()], int(found["year"] or 0)
        yield tuple((month, int(day), year) for day in (found["day"], found["last"]) if day), found[0]


def read_text(text: str, lang: str) -> Iterator[Said]:
    """Yield what ``text`` says in figures of people, lengths and days, clause by clause."""
    for clause in _CLAUSE.split(text):
        of_others = re.search(said_words(lang)["others"], clause, re.IGNORECASE) is not None
        for kind, spans, words in (*_figures_in(clause, lang), *_lengths_in(clause, lang)):
            yield Said(kind, spans, (), words, clause, of_others)
        for dates, words in _days_in(clause, lang):
            yield Said("date", (), dates, words, clause, of_others)
