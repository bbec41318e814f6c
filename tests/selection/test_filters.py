"""An address becomes a selection and the selection an address; nonsense in one never breaks the page."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.selection.filters import PHRASES_IN, FilterState
from dashboard.text import MAX_TEXT, fold_for_search
from tests.rows import FILTERS, NATIONWIDE, TOTAL, UNDATED, columns

PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from([option for spec in FILTERS for option in spec.options]),
    st.sampled_from(["=", "&", "?", ",", "..", "%", "%E0%A4%A", "+", "any", "\0", "\ud800", "-0", "9" * 400]),
    st.decimals(-25, 25, places=6).map(lambda lat: f"{lat},-75.0005,1.005"),
)
PAIRS = st.tuples(
    st.sampled_from([*(spec.key for spec in FILTERS), "", "x", "__proto__"]),
    st.lists(PIECES, max_size=4).map("".join),
).map("=".join)


def read(query: str) -> FilterState:
    return FilterState.from_query(query, FILTERS)


@settings(deadline=None)
@given(st.one_of(st.lists(PAIRS, max_size=6).map("&".join), st.lists(PIECES, max_size=12).map("".join)))
@example("q=\ud800a")
@example("view=-0.0004,-75,2")
def test_any_address_is_read_and_its_canonical_form_is_stable(query: str) -> None:
    state = read(query)
    canonical = state.to_query()
    again = read(canonical)

    assert canonical.isascii()
    assert not again.ignored
    assert again.to_query() == canonical
    assert state.apply(columns({}, TOTAL)) == again.apply(columns({}, TOTAL))


@settings(deadline=None)
@given(st.data())
def test_every_choice_survives_the_address(data: st.DataObject) -> None:
    state = read("")
    for spec in FILTERS:
        if spec.kind == "many":
            chosen = data.draw(st.sets(st.sampled_from(spec.options)))
            state = state.replace(**{spec.key: tuple(code for code in spec.options if code in chosen)})
        elif spec.kind in ("one", "upto", "id"):
            state = state.replace(**{spec.key: data.draw(st.sampled_from(spec.options))})
    state = state.replace(q=data.draw(st.sampled_from(["", "ñandú & co", "50 % = 'a+b'", "«¿?»", "🪨,.~"])))

    again = read(state.to_query())

    assert dict(again.values) == dict(state.values)
    assert again.ignored == ()


def test_the_plain_address_is_the_default_view() -> None:
    state = read("")
    assert state.to_query() == ""
    assert state.ignored == ()
    assert state.values["unit"] == ("incident", "measure")
    assert state.values["period"] is None
    assert state.values["theme"] == "auto"


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?department=13,06", "department=06,13"),
        ("department=06%2C13", "department=06,13"),
        ("department=06,06", "department=06"),
        ("status=disputed", "versions=whole,date,place,figures,who,what"),
        ("status=disputed&versions=date", "versions=date"),
        ("unit=measure,incident", ""),
        ("unit=any", "unit=any"),
        ("role=any&theme=auto&panel=cases", ""),
        ("q=+agua%20%20y%09oro+", "q=agua%20y%20oro"),
        ("q=", ""),
        ("type=clash&department=06", "department=06&type=clash"),
        ("view=-9.1,-75,2", "view=-9.100,-75.000,2.00"),
    ],
)
def test_one_view_has_one_address(query: str, canonical: str) -> None:
    assert read(query).to_query() == canonical
    assert read(query).ignored == ()


@pytest.mark.parametrize(
    ("period", "value"),
    [
        ("2011-03..2012-02", ("2011-03", "2012-02")),
        ("1990-01..2009-06", ("2008-01", "2009-06")),
        ("2012-05..2050-01", ("2012-05", "2013-12")),
        ("2008-01..2013-12", None),
        ("1900-01..2099-12", None),
    ],
)
def test_a_period_is_cut_to_the_data(period: str, value: tuple[str, str] | None) -> None:
    state = read(f"period={period}")
    assert state.values["period"] == value
    assert state.ignored == ()


@pytest.mark.parametrize(
    "query",
    [
        "period=2012-05..2011-01",
        "period=2011",
        "period=2011-13..2012-01",
        "period=2011-01..2011-05..2011-09",
        "period=1990-01..1991-01",
        "period=2011-01..2011-05%0A",
        "period=٢٠١١-01..2012-01",
        "department=99",
        "department=",
        "role=ANY",
        "event=nobody",
        "view=-9.1,-75",
        "view=-9.1,-75,2%0A",
        "view=-9.1,-75,٢",
        "view=nan,inf,1e3",
        "view=40.4,-3.7,2",
    ],
)
def test_what_is_not_understood_is_named_and_changes_nothing(query: str) -> None:
    state = read(query)
    assert state.ignored == (query.split("=")[0],)
    assert state.values == read("").values


def test_the_understood_part_of_a_list_counts() -> None:
    state = read("department=06,99")
    assert state.values["department"] == ("06",)
    assert state.ignored == ("department",)


def test_unknown_parameters_are_named_and_cut_short() -> None:
    state = read("x=1&__proto__=2&%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E=3")
    assert state.ignored == ("x", "__proto__", "<img src=x onerror=a")
    assert state.to_query() == ""


def test_the_first_of_a_repeated_parameter_counts() -> None:
    assert read("role=acts&role=target").values["role"] == "acts"
    state = read("role=zz&role=target")
    assert (state.values["role"], state.ignored) == ("any", ("role",))


def test_a_search_is_tidied_and_bounded() -> None:
    assert read("q=a%00%0A%E2%80%A8b").values["q"] == "a b"
    assert read("q=" + "ab+" * 5000).values["q"] == ("ab " * 40).strip()
    assert len(read("q=" + "%F0%9F%AA%A8" * 500).values["q"]) == MAX_TEXT


def test_rounding_half_goes_away_from_zero_as_in_the_browser() -> None:
    assert read("view=-9.0625,-75.1875,2.125").to_query() == "view=-9.063,-75.188,2.13"


@pytest.mark.parametrize(
    ("period", "selected"),
    [
        ("2011-01..2011-12", (0, 1, 2)),
        ("2010-01..2010-12", (1,)),
        ("2012-02..2012-02", (1, 2)),
        ("2012-03..2012-03", (1,)),
        ("2013-01..2013-12", ()),
        ("2009-01..2009-02", (1,)),
    ],
)
def test_a_period_selects_what_touches_it(period: str, selected: tuple[int, ...]) -> None:
    rows = columns(
        {"month_start": "2011-01", "month_end": "2011-12"},
        {"month_start": "2009-02", "month_end": "2012-03"},
        {"month_start": "2011-12", "month_end": "2012-02"},
        UNDATED,
    )
    assert read(f"period={period}").apply(rows) == selected


def test_undated_rows_show_only_without_a_period() -> None:
    rows = columns({}, UNDATED)
    assert read("").apply(rows) == (0, 1)
    assert read("period=2008-01..2013-11").apply(rows) == (0,)


def test_totals_and_statements_are_shown_only_when_asked_for() -> None:
    rows = columns({}, TOTAL, {"unit": "measure"})
    assert read("").apply(rows) == (0, 2)
    assert read("unit=total").apply(rows) == (1,)
    assert read("unit=any").apply(rows) == (0, 1, 2)


@pytest.mark.parametrize(
    ("role", "state_rows", "communities_rows"),
    [("any", (0, 1), (0, 1)), ("acts", (1,), (0,)), ("target", (0,), (1,))],
)
def test_role_says_on_which_side_an_actor_stands(
    role: str, state_rows: tuple[int, ...], communities_rows: tuple[int, ...]
) -> None:
    answered = {
        "families_acts": ["state"],
        "families_target": ["communities"],
        "actors_acts": ["national_gov"],
        "actors_target": ["peasants_rondas"],
    }
    rows = columns({}, answered)
    assert read(f"role={role}&family=state").apply(rows) == state_rows
    assert read(f"role={role}&family=communities").apply(rows) == communities_rows
    assert read(f"role={role}&actor=national_gov").apply(rows) == state_rows


@pytest.mark.parametrize(
    ("precision", "selected"), [("site", ()), ("town", (0,)), ("province", (0, 1)), ("country", (0, 1, 2))]
)
def test_a_precision_keeps_what_is_at_least_as_sharp(precision: str, selected: tuple[int, ...]) -> None:
    state = read(f"precision={precision}")
    assert state.ignored == ()
    assert state.apply(columns({}, {"where_prec": "province"}, NATIONWIDE)) == selected


def test_a_role_alone_selects_everything() -> None:
    assert read("role=target").apply(columns({}, {"families_target": [], "actors_target": []})) == (0, 1)


def test_choices_of_one_filter_add_up_and_filters_cut_one_another() -> None:
    rows = columns({"places": ["06", "13"]}, {"places": ["13"], "type": "clash"}, NATIONWIDE)
    assert read("department=06").apply(rows) == (0,)
    assert read("department=06,country").apply(rows) == (0, 2)
    assert read("department=13").apply(rows) == (0, 1)
    assert read("department=13&type=clash").apply(rows) == (1,)
    assert read("department=country&type=clash").apply(rows) == ()


@pytest.mark.parametrize(
    ("search", "selected"),
    [
        ("población", (0,)),
        ("POBLACION", (0,)),
        ("agua poblacion", (0,)),
        ("poblacio", (0,)),
        ("oro", (1,)),
        ("agua oro", ()),
        ("o", (0, 1)),
        ("«agua»", (0,)),
        ("¿agua?", (0,)),
        ("agua,", (0,)),
        ("(oro)…", (1,)),
        ("setiembre", (1,)),
        ("septiembre", (1,)),
        ("agua setiembre", ()),
        ('"pide agua"', (0,)),
        ('"agua pide"', ()),
        ("“por el oro” marcha", (1,)),
        ('"oro', (1,)),
    ],
)
def test_a_search_ignores_accents_case_and_order_and_wants_every_word(
    search: str, selected: tuple[int, ...]
) -> None:
    titles = ("La población pide agua", "Marcha por el oro, 3 de setiembre")
    rows = columns(*({"text": fold_for_search(title)} for title in titles))
    rows |= {name: ["", ""] for name in PHRASES_IN} | {"title": list(titles)}
    state = read("").replace(q=search)
    assert state.apply(rows) == selected


@pytest.mark.parametrize("key", ["fbclid", "gclid", "utm_source", "igshid", "mc_cid", "_ga", "msclkid"])
def test_what_trackers_hang_on_a_link_is_dropped_in_silence(key: str) -> None:
    state = read(f"{key}=IwAR0abc&department=06")
    assert state.ignored == ()
    assert state.to_query() == "department=06"
