"""The sentence says what is shown, in good Spanish and English, and never adds what must not be added."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.codebook import COLLECTIONS
from dashboard.i18n import load_locale
from dashboard.selection.filters import FilterState
from dashboard.selection.sentence import describe
from dashboard.text import join_words
from dashboard.words import collection_words
from tests.rows import ELSEWHERE, FILTERS, NATIONWIDE, PART, STATEMENT, TOTAL, UNDATED, columns

NAMES = {"02": "Áncash", "06": "Cajamarca", "10": "Huánuco", "11": "Ica", "13": "La Libertad"}
LABELS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "es": {
        "department": {**NAMES, "country": "Alcance nacional", "abroad": "En el exterior"},
        "actor_family": {"communities": "Comunidades", "workers": "Obreros", "state": "Estado"},
        "actor_type": {"peasants_rondas": "Rondas", "miners": "Mineros", "national_gov": "Gobierno"},
        "event_type": {"strike": "Paro", "clash": "Choque"},
        "case": {"conga": "Conga", "pataz": "Pataz"},
        "relevance": {"core": "directa", "linked": "vinculada"},
        "where_prec": {"town": "Centro poblado"},
    },
    "en": {
        "department": {**NAMES, "country": "Nationwide", "abroad": "Abroad"},
        "actor_family": {"communities": "Communities", "workers": "Workers", "state": "State"},
        "actor_type": {"peasants_rondas": "Rondas", "miners": "Miners", "national_gov": "Government"},
        "event_type": {"strike": "Strike", "clash": "Clash"},
        "case": {"conga": "Conga", "pataz": "Pataz"},
        "relevance": {"core": "core", "linked": "linked"},
        "where_prec": {"town": "Town"},
    },
}


def say(lang: str, query: str, *changes: Mapping[str, Any]) -> str:
    """Describe rows that all count as selected, so that each test says exactly what is there."""
    rows = columns(*changes)
    state = FilterState.from_query(query, FILTERS)
    assert state.ignored == ()
    words = load_locale("ui", lang)["sentence"]
    said = {entry.code: collection_words(entry, lang) for entry in COLLECTIONS}
    return describe(state, rows, range(len(changes)), words=words, labels=LABELS[lang], collections=said)


@pytest.mark.parametrize(
    ("query", "rows", "es", "en"),
    [
        ("", 2, "2 hechos en los cinco textos", "2 events in the five texts"),
        ("", 1, "1 hecho en los cinco textos", "1 event in the five texts"),
        ("", 0, "Ningún hecho en los cinco textos", "No event in the five texts"),
        (
            "period=2011-01..2011-12&department=06",
            0,
            "Ningún hecho en los cinco textos, 2011, Cajamarca",
            "No event in the five texts, 2011, Cajamarca",
        ),
        (
            "unit=incident&department=06",
            1,
            "1 hecho en los cinco textos, Cajamarca",
            "1 event in the five texts, Cajamarca",
        ),
        ("unit=measure", 2, "2 decisiones en los cinco textos", "2 decisions in the five texts"),
        ("unit=measure", 0, "Ninguna decisión en los cinco textos", "No decision in the five texts"),
    ],
)
def test_number_period_and_place(query: str, rows: int, es: str, en: str) -> None:
    changes = [{"unit": "measure"} if query == "unit=measure" else {}] * rows
    assert say("es", query, *changes) == es
    assert say("en", query, *changes) == en


@pytest.mark.parametrize(
    ("period", "es", "en"),
    [
        ("2011-01..2011-12", "2011", "2011"),
        ("2009-01..2011-12", "2009–2011", "2009–2011"),
        ("2011-11..2011-11", "noviembre de 2011", "November 2011"),
        ("2011-11..2012-02", "de noviembre de 2011 a febrero de 2012", "November 2011 to February 2012"),
        ("2011-01..2011-11", "de enero de 2011 a noviembre de 2011", "January 2011 to November 2011"),
    ],
)
def test_whole_years_are_named_by_year_and_others_by_month(period: str, es: str, en: str) -> None:
    assert say("es", f"period={period}", {}) == f"1 hecho en los cinco textos, {es}"
    assert say("en", f"period={period}", {}) == f"1 event in the five texts, {en}"


@pytest.mark.parametrize(
    ("departments", "es", "en"),
    [
        ("06,13", "Cajamarca y La Libertad", "Cajamarca and La Libertad"),
        ("06,11", "Cajamarca e Ica", "Cajamarca and Ica"),
        ("06,10", "Cajamarca y Huánuco", "Cajamarca and Huánuco"),
        ("02,06,11", "Áncash, Cajamarca e Ica", "Áncash, Cajamarca and Ica"),
        ("02,06,11,13", "Áncash, Cajamarca, Ica y 1 más", "Áncash, Cajamarca, Ica and 1 more"),
        ("02,06,10,11,13", "Áncash, Cajamarca, Huánuco y 2 más", "Áncash, Cajamarca, Huánuco and 2 more"),
    ],
)
def test_departments_are_joined_as_one_speaks(departments: str, es: str, en: str) -> None:
    assert say("es", f"department={departments}", {}).endswith(f"textos, {es}")
    assert say("en", f"department={departments}", {}).endswith(f"texts, {en}")


@pytest.mark.parametrize(
    ("query", "es", "en"),
    [
        ("family=communities", "con «Comunidades»", "with “Communities”"),
        ("family=communities,workers", "con «Comunidades» u «Obreros»", "with “Communities” or “Workers”"),
        ("family=workers,state", "con «Obreros» o «Estado»", "with “Workers” or “State”"),
        ("family=communities&role=acts", "en que actúan «Comunidades»", "by “Communities”"),
        ("actor=miners&role=target", "dirigidos a «Mineros»", "directed at “Miners”"),
        ("case=conga&type=clash", "caso «Conga», de tipo «Choque»", "case “Conga”, of type “Clash”"),
        ("precision=town", "ubicados al menos por «Centro poblado»", "placed at least by “Town”"),
        ("q=agua+y+oro", "con el texto «agua y oro»", "with the text “agua y oro”"),
        ("q=%7Bx%7D+%24%26", "con el texto «{x} $&»", "with the text “{x} $&”"),
    ],
)
def test_every_filter_in_use_is_said(query: str, es: str, en: str) -> None:
    assert say("es", query, {}) == f"1 hecho en los cinco textos, {es}"
    assert say("en", query, {}) == f"1 event in the five texts, {en}"


def test_what_no_filter_asks_for_is_not_said() -> None:
    """The period and the department of what is shown are said only when somebody chose them."""
    for lang in LABELS:
        assert not set("0123456789") & set(say(lang, "", {}).removeprefix("1"))
        assert "," not in say(lang, "", {})


def test_parts_stand_beside_the_count_and_not_in_it() -> None:
    assert say("es", "", {}, PART) == (
        "1 hecho en los cinco textos; 1 parte de un hecho, que no se cuenta aparte"
    )
    assert say("es", "", {}, PART, PART).startswith("1 hecho en los cinco textos;")
    assert say("en", "", {}, PART, PART).endswith("; 2 parts of these events, not counted by themselves")


def test_totals_and_statements_are_never_added() -> None:
    said = say("es", "unit=any", {}, {}, TOTAL, STATEMENT, STATEMENT)
    assert said == ("2 hechos en los cinco textos; 1 total de varios hechos, que no se suma; 2 declaraciones")
    assert say("en", "unit=any", {}, TOTAL, TOTAL).endswith("; 2 totals over several events, never added")


def test_other_cases_are_said_apart_and_never_added() -> None:
    part_elsewhere = {**ELSEWHERE, **PART}
    others = (ELSEWHERE, {**ELSEWHERE, **UNDATED, **NATIONWIDE}, part_elsewhere)
    assert say("es", "", {}, *others) == "1 hecho en los cinco textos y 2 de otros casos"
    assert say("en", "", {}, *others) == "1 event in the five texts and 2 in other cases"
    assert "otros casos" not in say("es", "", {})
    assert say("en", "collection=elsewhere", ELSEWHERE, ELSEWHERE) == "2 events of other cases"


def test_a_list_of_filters_ends_before_other_cases_are_counted() -> None:
    """«..., Cajamarca y 1 de otros casos» would read as if it went on with the departments."""
    said = say("es", "department=06", {}, {}, ELSEWHERE)
    assert said == "2 hechos en los cinco textos, Cajamarca; 1 de otros casos"


def test_without_events_among_the_kinds_no_event_is_counted() -> None:
    assert say("es", "unit=statement", STATEMENT) == "1 declaración"
    assert say("en", "unit=statement", STATEMENT) == "1 statement"
    said = say("es", "unit=total,statement&department=06", TOTAL, {**STATEMENT, **UNDATED})
    assert said == "1 total de varios hechos, que no se suma, 1 declaración, Cajamarca; 1 sin fecha"


def test_what_the_map_cannot_show_is_said() -> None:
    said = say("es", "", {}, NATIONWIDE, {**NATIONWIDE, "scope": "abroad"}, UNDATED)
    assert said == "4 hechos en los cinco textos (2 sin lugar en el mapa); 1 sin fecha"
    assert say("en", "", NATIONWIDE, UNDATED) == (
        "2 events in the five texts (1 without a place on the map); 1 undated"
    )


def test_a_total_without_a_point_is_not_counted_among_events_without_one() -> None:
    assert "sin lugar" not in say("es", "unit=any", {}, {**TOTAL, **NATIONWIDE})


@pytest.mark.parametrize(
    ("items", "joined"),
    [([], ""), (["Ica"], "Ica"), (["a", "Ilo"], "a e Ilo"), (["a", "«Íntag»"], "a e «Íntag»")],
)
def test_joining_looks_through_quotes_and_capitals(items: list[str], joined: str) -> None:
    assert join_words(items, last="y", before_vowel="e", vowels="i hi í") == joined
