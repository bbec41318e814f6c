"""Colours, once: three themes as CSS custom properties, and the colour of each actor family.

The light family colours are those of the design; the dark and projector ones keep the hue and change the
lightness so that a mark keeps at least 3:1 against both land colours (WCAG 2.2, 1.4.11) — a test measures it.
"""

from __future__ import annotations

from collections.abc import Mapping

THEMES: tuple[str, ...] = ("light", "dark", "projector")
# A QR code is dark on light in every theme: readers that invert are rare.
CODE_DARK, CODE_LIGHT = "#000000", "#FFFFFF"

FAMILY_COLOURS: Mapping[str, Mapping[str, str]] = {
    "communities": {"light": "#00785A", "dark": "#3CC79A", "projector": "#005C44"},
    "workers": {"light": "#0B6BA8", "dark": "#6CB6EE", "projector": "#064F80"},
    "small_scale": {"light": "#9A6400", "dark": "#E3A83A", "projector": "#7A4E00"},
    "armed": {"light": "#C2410C", "dark": "#FF8F61", "projector": "#A12F00"},
    "fronts": {"light": "#A1478A", "dark": "#E592CE", "projector": "#86206D"},
    "state": {"light": "#5B6776", "dark": "#AAB7C7", "projector": "#414C5A"},
    "forces": {"light": "#1E293B", "dark": "#E9EEF5", "projector": "#0B1320"},
    "companies": {"light": "#7C4A21", "dark": "#D0A074", "projector": "#5E3310"},
    "press_foreign": {"light": "#4D5BB0", "dark": "#A3AEF2", "projector": "#2F3C92"},
    "unknown": {"light": "#6B6457", "dark": "#B8AF9F", "projector": "#4A4439"},
}

PALETTE: Mapping[str, Mapping[str, str]] = {
    "paper": {"light": "#FFFDF9", "dark": "#16191C", "projector": "#FFFFFF"},
    "surface": {"light": "#FFFFFF", "dark": "#1F2327", "projector": "#FFFFFF"},
    "ink": {"light": "#2A2620", "dark": "#ECE8E1", "projector": "#000000"},
    "mute": {"light": "#645D50", "dark": "#B3ACA0", "projector": "#333333"},
    "line": {"light": "#E4DED2", "dark": "#343A40", "projector": "#9A9A9A"},
    "control": {"light": "#8A8171", "dark": "#7D858D", "projector": "#555555"},
    "sea": {"light": "#E8EEF0", "dark": "#0F1315", "projector": "#E3EDF2"},
    "neighbour": {"light": "#F1EFEA", "dark": "#1A1E21", "projector": "#F4F4F4"},
    "land": {"light": "#FCFAF5", "dark": "#262B2F", "projector": "#FFFFFF"},
    "mentioned": {"light": "#F6E7CB", "dark": "#3B352A", "projector": "#FBE7BE"},
    "border": {"light": "#BDAE92", "dark": "#5A6168", "projector": "#8C7B58"},
    "water": {"light": "#BFD8E4", "dark": "#2A4250", "projector": "#A9CFE2"},
    "silence": {"light": "#E2DACB", "dark": "#363C41", "projector": "#D9D2C4"},
    "accent": {"light": "#0B6199", "dark": "#7CC0F2", "projector": "#064F80"},
    "on_accent": {"light": "#FFFFFF", "dark": "#10202C", "projector": "#FFFFFF"},
    "accent_soft": {"light": "#E7F0F7", "dark": "#1F3444", "projector": "#DCEBF6"},
    "dispute": {"light": "#7A3B12", "dark": "#F0B68C", "projector": "#6A2C05"},
    "dispute_line": {"light": "#D89B6C", "dark": "#8A5A36", "projector": "#A85A20"},
    "halo": {"light": "#FFFDF9", "dark": "#16191C", "projector": "#FFFFFF"},
}


def css_variables() -> str:
    """Write the custom properties of every theme as style rules.

    ``data-theme`` on ``<html>`` chooses; without it the system's preference decides between light and dark.
    """

    def block(theme: str) -> str:
        lines = [f"--{name.replace('_', '-')}:{values[theme]};" for name, values in PALETTE.items()]
        lines += [
            f"--family-{name.replace('_', '-')}:{values[theme]};" for name, values in FAMILY_COLOURS.items()
        ]
        scheme = "dark" if theme == "dark" else "light"
        return "".join([*lines, f"color-scheme:{scheme};"])

    rules = [f":root{{{block('light')}}}"]
    rules += [f"@media (prefers-color-scheme:dark){{:root:not([data-theme]){{{block('dark')}}}}}"]
    rules += [f':root[data-theme="{theme}"]{{{block(theme)}}}' for theme in THEMES]
    return "\n".join(rules) + "\n"
