"""Values are said once: what is packed comes back whole, and what is shared is not said again."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.site.map_page.packing import blank, find_change, rows_script, share, shared_script
from tests.packed import unpacked

LEAVES = st.none() | st.booleans() | st.integers(-9, 9) | st.text("añ'<>/\\\"\u2028", max_size=4)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=12,
)


def apply(value: Any, change: Any) -> Any:
    """Do what ``cm.change`` does in the browser."""
    if isinstance(change, list):
        return change[0]
    if not isinstance(change, dict):
        return change
    if isinstance(value, list):
        return [apply(entry, change.get(str(index), {})) for index, entry in enumerate(value)]
    return {**value, **{key: apply(value[key], entry) for key, entry in change.items()}} if change else value


def same(a: Any, b: Any) -> bool:
    """Compare as JSON does: ``true`` is not ``1``."""
    return repr(a) == repr(b) or (a == b and type(a) is type(b) and unordered(a) == unordered(b))


def unordered(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{unordered(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(unordered, value)) + "]"
    return repr(value)


@given(VALUES, VALUES)
def test_a_change_makes_one_value_of_the_other(a: Any, b: Any) -> None:
    assert same(apply(a, find_change(a, b)), b)


@given(VALUES, VALUES)
def test_both_come_back_from_what_they_share(a: Any, b: Any) -> None:
    shared, first, second = share(a, b)
    assert same(apply(shared, first), a)
    assert same(apply(shared, second), b)


def test_what_is_equal_is_said_once_and_what_differs_is_not_in_the_shared_part() -> None:
    spanish = {"codes": ["06", "13"], "labels": {"case": "caso", "q": "«agua»"}}
    english = {"codes": ["06", "13"], "labels": {"case": "case", "q": "«agua»"}}
    shared, first, second = share(spanish, english)
    assert shared == {"codes": ["06", "13"], "labels": {"case": None, "q": "«agua»"}}
    assert (first, second) == ({"labels": {"case": "caso"}}, {"labels": {"case": "case"}})


def test_nothing_is_left_out_where_nothing_differs() -> None:
    value = {"rows": [1, {"a": [None]}]}
    assert blank(value, find_change(value, value)) == value


@given(VALUES)
def test_scripts_carry_any_value_and_no_sign_that_could_end_them(value: Any) -> None:
    for script in (shared_script(value), rows_script(value)):
        assert same(unpacked(script.encode()), value)
        assert script.isascii()
        assert "<" not in script
