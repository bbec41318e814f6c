"""What both pens draw by: every symbol has a shape, every rule speaks of codes that there are."""

from __future__ import annotations

from dashboard.codebook import ACTOR_FAMILY, EVENTS, code_list
from dashboard.symbology import SIGNS


def test_every_family_has_a_shape_of_its_own() -> None:
    symbols = [family.symbol for family in ACTOR_FAMILY.codes]
    assert len(set(symbols)) == len(symbols)
    assert set(symbols) <= {*SIGNS.polygons, *SIGNS.circles}


def test_shapes_are_about_two_units_high_and_wide() -> None:
    for name, ring in SIGNS.polygons.items():
        for values in zip(*ring, strict=True):
            assert 1.7 <= max(values) - min(values) <= 2.6, name


def test_rules_of_certainty_name_codes_of_their_columns() -> None:
    for _, column, codes in SIGNS.certainty:
        assert set(codes) <= set(code_list(EVENTS.column(column).code_list).values())
