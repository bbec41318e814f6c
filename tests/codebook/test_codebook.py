"""The codebook is complete in both languages and hangs together."""

from __future__ import annotations

import re

import pytest

from dashboard.codebook import (
    ACTOR_FAMILY,
    ACTOR_TYPE,
    CODE_LISTS,
    CROSSWALKS,
    ELSEWHERE,
    EVENT_SUBTYPE,
    EVENT_TYPE,
    EVENTS,
    TABLES,
    CodeList,
    Crosswalk,
    Table,
    actor_family,
    actor_symbol,
    crosswalk,
    labels,
    table,
)

FORBIDDEN = re.compile(
    r"\b(eliminad|eliminated|terrorist|r[eé]gimen|regime|lacayo|lackey|mercenar|masacre|massacre|bando)", re.I
)
ALL_LISTS = list(CODE_LISTS.values())


@pytest.mark.parametrize("code_list", ALL_LISTS, ids=lambda entry: entry.name)
def test_codes_are_unique_labelled_and_defined_in_both_languages(code_list: CodeList) -> None:
    codes = code_list.values()
    assert len(set(codes)) == len(codes)
    for lang in ("es", "en"):
        words = labels(code_list.name, lang)
        assert len(set(words.values())) == len(codes), "two codes share a label"
        for entry in code_list.codes:
            assert words[entry.code][0].isupper()
            assert entry.definition(lang).endswith(".")
            assert "«" not in entry.definition_en
            assert not FORBIDDEN.search(f"{entry.label(lang)} {entry.definition(lang)}")


@pytest.mark.parametrize(
    "code_list", [entry for entry in ALL_LISTS if entry.parent_list], ids=lambda e: e.name
)
def test_every_parent_exists_and_is_used(code_list: CodeList) -> None:
    parents = {entry.parent for entry in code_list.codes}
    assert parents == set(CODE_LISTS[code_list.parent_list].values())


def test_attackers_and_artisanal_miners_share_neither_code_nor_family() -> None:
    assert actor_family("armed_group") != actor_family("small_scale_miners")


def test_every_family_has_its_own_mark_and_regional_governments_theirs() -> None:
    marks = [entry.symbol for entry in ACTOR_FAMILY.codes]
    assert all(marks)
    assert len(set(marks)) == len(marks)
    assert actor_symbol("police") == ACTOR_FAMILY.get("forces").symbol
    assert actor_symbol("regional_local_gov") not in marks


@pytest.mark.parametrize(
    ("code", "confused_with"),
    [
        ("labour_strike", "civic_strike"),
        ("civic_strike", "labour_strike"),
        ("clash", "police_intervention"),
        ("deaths_by_forces", "police_intervention"),
        ("detention", "jailing"),
        ("jailing", "detention"),
        ("blockade", "restriction"),
        ("restriction", "blockade"),
    ],
)
def test_confusable_subtypes_point_at_each_other(code: str, confused_with: str) -> None:
    entry = EVENT_SUBTYPE.get(code)
    assert confused_with in entry.definition_es
    assert confused_with in entry.definition_en


@pytest.mark.parametrize("entry", CROSSWALKS, ids=lambda entry: entry.name)
def test_crosswalks_answer_for_every_code_and_no_other(entry: Crosswalk) -> None:
    assert set(entry.mapping) == set(CODE_LISTS[entry.code_list].values())


def test_crosswalks_as_other_codebooks_publish_them() -> None:
    assert crosswalk("acled_event_type", "march") == "Protests"
    assert crosswalk("acled_sub_event_type", "deaths_by_forces") == "Excessive force against protesters"
    assert crosswalk("acled_event_type", "declaration") == ""
    assert [crosswalk("acled_time_precision", code) for code in ("day", "week", "month")] == ["1", "2", "3"]
    assert crosswalk("ucdp_where_prec", "department") == "4"
    assert crosswalk("ucdp_where_prec", "country") == "6"
    assert crosswalk("scad_etype", "civic_strike") == "5"
    with pytest.raises(KeyError):
        crosswalk("acled_event_type", "strike")


def test_acled_event_and_sub_event_are_given_together() -> None:
    for code in EVENT_SUBTYPE.values():
        pair = crosswalk("acled_event_type", code), crosswalk("acled_sub_event_type", code)
        assert all(pair) or not any(pair), code


@pytest.mark.parametrize("entry", TABLES, ids=lambda entry: entry.name)
def test_tables_name_existing_columns_lists_and_tables(entry: Table) -> None:
    names = entry.column_names()
    assert len(set(names)) == len(names)
    assert set(entry.primary_key) <= set(names)
    for key in entry.foreign_keys:
        assert key.column in names
        assert all(key.to_column in table(target).column_names() for target in key.to_tables)
    for column in entry.columns:
        assert column.label_es
        assert column.label_en
        assert column.definition_es.endswith(".")
        assert column.definition_en.endswith(".")
        if column.type == "code" or column.list_of in ("code", "actor"):
            assert column.code_list in CODE_LISTS
        assert (column.type == "list") == bool(column.list_of)


def test_both_event_tables_have_the_same_columns() -> None:
    assert EVENTS.columns == ELSEWHERE.columns


def test_event_types_and_actors_are_those_of_the_model() -> None:
    assert EVENT_TYPE.values() == (
        "strike", "mobilisation", "blockade", "clash", "attack", "legal", "emergency", "interdiction",
        "decision", "solidarity", "environment", "economy", "politics",
    )  # fmt: skip
    assert {"small_scale_miners", "armed_group", "unspecified", "none"} <= set(ACTOR_TYPE.values())
    with pytest.raises(KeyError, match="minero"):
        ACTOR_TYPE.get("minero")
