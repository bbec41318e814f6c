"""Colours can be told apart where they stand, in every theme (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from dashboard.codebook import ACTOR_FAMILY
from dashboard.theme import FAMILY_COLOURS, PALETTE, THEMES, css_variables

MARK = 3.0
TEXT = 4.5


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0 to 1, as WCAG defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["land", "mentioned", "paper", "surface"])
@pytest.mark.parametrize("family", FAMILY_COLOURS)
def test_marks_stand_out(theme: str, ground: str, family: str) -> None:
    assert contrast(FAMILY_COLOURS[family][theme], PALETTE[ground][theme]) >= MARK


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *((text, ground) for text in ("ink", "mute", "dispute", "accent") for ground in ("paper", "surface")),
        ("on_accent", "accent"),
        ("ink", "accent_soft"),
        ("accent", "accent_soft"),
        ("ink", "land"),
        ("ink", "mentioned"),
    ],
)
def test_texts_can_be_read(theme: str, text: str, ground: str) -> None:
    assert contrast(PALETTE[text][theme], PALETTE[ground][theme]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_edges_of_controls_can_be_seen(theme: str, ground: str) -> None:
    assert contrast(PALETTE["control"][theme], PALETTE[ground][theme]) >= MARK


@pytest.mark.parametrize("theme", THEMES)
def test_families_have_different_colours(theme: str) -> None:
    colours = [values[theme] for values in FAMILY_COLOURS.values()]
    assert len(set(colours)) == len(colours)


def test_every_family_of_the_codebook_has_a_colour_and_no_other() -> None:
    assert set(FAMILY_COLOURS) == set(ACTOR_FAMILY.values())


@pytest.mark.parametrize("theme", THEMES)
def test_the_style_sheet_gives_every_theme_every_colour(theme: str) -> None:
    found = re.search(rf':root\[data-theme="{theme}"\]{{(.*?)}}', css_variables())
    assert found is not None
    properties = dict(rule.split(":") for rule in found.group(1).rstrip(";").split(";"))
    assert properties["--on-accent"] == PALETTE["on_accent"][theme]
    assert properties["--family-small-scale"] == FAMILY_COLOURS["small_scale"][theme]
    assert len(properties) == len(PALETTE) + len(FAMILY_COLOURS) + 1
    assert properties["color-scheme"] == ("dark" if theme == "dark" else "light")
