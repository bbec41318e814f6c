"""Python and the browser understand every address alike: same rows, same sentence, same canonical address."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import quote

import pytest

from dashboard.export.metadata import selection_hash
from dashboard.selection.filters import Filter, FilterState
from tests.browser.pages import Story, Visit

SEED = 20111204
GENERATED = 400
ASK = """queries => queries.map((query) => {
    const { values, ignored } = cm.parse(query);
    const rows = cm.select(values);
    return { rows, sentence: cm.describe(values, rows), query: cm.query(values), ignored };
})"""
WORDS = (
    "agua",
    "AGUA",
    "paro",
    "Población",
    "poblacio\u0301n",
    "ñ",
    "el",
    "o",
    "2011",
    "{x}",
    "$&",
    "«",
    "🪨",
    "ß",
    "İ",
)
ODD = (
    "",
    ",",
    "any",
    "..",
    "%",
    "%zz",
    "%E0%A4%A",
    "%F0%9F%AA",
    "%00",
    "%0A",
    "%E2%80%A8",
    "+",
    "é",
    "\u0301",
    "🪨",
    "__proto__",
    "constructor",
    "toString",
    "\x01",
    "\x7f",
    "\ufeff",
    "٢٠١١",
    "NaN",
    "-0",
    "1e3",
    "null",
)
BY_HAND = (
    "",
    "?",
    "??q=a",
    "&&&",
    "=",
    "=1&=2",
    "q",
    "unit=any",
    "unit=",
    "unit=measure,incident",
    "unit=total,statement,background",
    "role=acts&role=target&family=state",
    "role=zz&role=acts",
    "reading=text",
    "status=disputed",
    "status=disputed&versions=whole&unit=any",
    "status=corroborated,disputed",
    "status=constructor",
    "period=zz&department=99&x=1",
    "period=1900-01..2099-12",
    "period=2011-12..2011-12%0A",
    "period=2011-11..2012-02&unit=any&q=paro",
    "q=" + "ab " * 3000,
    "q=" + "%F0%9F%AA%A8" * 200,
    "q=a;b&department=06;role=acts",
    "q=%2B%26%3D%23%25%27%22!*()~-_.",
    "q=a%00%01%7F%C2%A0%EF%BB%BFb",
    "q=%e9&%e9=q",
    "q=%22minera%20poderosa%22",
    "q=%C2%ABagua%C2%BB%20setiembre",
    "q=septiembre",
    "q=%ED%A0%80%C0%AF%F8%88",
    "Q=a&Department=06",
    "__proto__=1&constructor=2&hasOwnProperty=3&toString=4",
    "event=__proto__&at=constructor&panel=toString&theme=valueOf",
    "department=constructor,__proto__",
    "span=2011-11-20..2011-12-20",
    "span=2011-02-31..2011-02-31",
    "span=1900-01-01..2099-12-31",
    "span=2011-12-20..2011-11-20",
    "span=2011-12..2012-01",
    "span=2011-12-00..2011-12-32",
    "view=-9.0625,-75.1875,2.125",
    "view=-9.0005,-75.0015,1.005",
    "view=0,-75,2",
    "view=-9,-75",
    "view=-9,-75,2,1",
    "view=+9,-75,2",
    "view=-9.,-75,2",
    "view=-25,-92,0.5",
    "view=8,-58,60",
    "view=-9.1234567,-75,2",
    "view=-9,-75,2%0A",
)


def value_of(chance: random.Random, spec: Filter, months_of_data: list[str]) -> str:
    """Return a value that a filter may understand; half of the periods begin and end where events do."""
    if spec.kind == "range":
        first, last = (int(month[:4]) for month in spec.options)
        months = [f"{chance.randint(first - 1, last + 1)}-{chance.randint(1, 12):02d}" for _ in range(2)]
        if chance.random() < 0.5:
            months = [chance.choice(months_of_data)] * 2
        return "..".join(sorted(months) if chance.random() < 0.8 else months)
    if spec.kind == "days":
        years = (int(month[:4]) for month in spec.options)
        days = [
            f"{chance.randint(next(years) - 1, 2027)}-{chance.randint(1, 12):02d}-{chance.randint(1, 31):02d}"
            for _ in "ab"
        ]
        return "..".join(sorted(days) if chance.random() < 0.8 else days)
    if spec.kind == "text":
        return quote(
            " ".join(chance.choices(WORDS, k=chance.randint(1, 3))),
            safe="" if chance.random() < 0.7 else " «🪨",
        )
    if spec.kind == "view":
        return f"{chance.uniform(-27, 10):.4f},{chance.uniform(-94, -56):.3f},{chance.uniform(0.4, 62):.3f}"
    if spec.kind == "many":
        return ",".join(chance.choices(spec.options, k=chance.choice((1, 1, 1, 2, 3, 6))))
    if spec.kind == "scene":
        return chance.choice(("water", "no-such-scene", "Agua", "-", "a" * 41, "%C3%B1"))
    return chance.choice(spec.options)


def queries_for(story: Story) -> list[str]:
    """Return addresses that make sense, that make none, and all between; the same ones every time."""
    chance = random.Random(SEED)
    dated = [month for month in story.columns["month_end"] if month]
    made = list(BY_HAND)
    for _ in range(GENERATED):
        pairs = []
        for _ in range(chance.choice((1, 1, 2, 2, 3, 5))):
            spec = chance.choice(story.specs)
            key, value = spec.key, value_of(chance, spec, dated)
            if chance.random() < 0.25:
                place = chance.randint(0, len(value))
                value = value[:place] + chance.choice(ODD) + value[place:]
            if chance.random() < 0.05:
                key = chance.choice(ODD) + key
            pairs.append(f"{key}={value}")
        made.append(chance.choice(("", "?")) + "&".join(pairs))
    return made


def expected(story: Story, query: str) -> dict[str, Any]:
    """Return what Python makes of an address."""
    state = FilterState.from_query(query, story.specs)
    return {
        "rows": list(story.rows(query)),
        "sentence": "; ".join(filter(None, story.told(query))),
        "query": state.to_query(),
        "ignored": list(state.ignored),
    }


@pytest.mark.parametrize("query", ["", "case=conga&unit=any", "q=zzzz"])
def test_a_citation_names_the_selection_as_exports_do(
    visit: Visit, stories: dict[str, Story], query: str
) -> None:
    story = stories["es"]
    identifiers = [story.columns["id"][row] for row in story.rows(query)]
    assert visit(query).evaluate("cm.selectionHash(cm.rows)") == selection_hash(identifiers)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_python_and_the_browser_agree_on_every_address(
    visit: Visit, stories: dict[str, Story], lang: str
) -> None:
    story = stories[lang]
    queries = queries_for(story)
    answers = visit(lang=lang).evaluate(ASK, queries)

    wanted = [expected(story, query) for query in queries]
    assert len({len(answer["rows"]) for answer in wanted}) > 10, "the addresses select too little to tell"
    differing = [
        (query, answer, want)
        for query, answer, want in zip(queries, answers, wanted, strict=True)
        if answer != want
    ]
    assert differing == []
