"""One control for one filter, by the filter's kind; nothing here knows a particular filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.selection.filters import Filter
from dashboard.site.map_page.ids import filter_id

Words = Mapping[str, Any]
Labels = Mapping[str, Mapping[str, str]]
TYPING_PAUSE_MS = 250
LONG_LIST = 30


def option_label(spec: Filter, code: str, label: str) -> Component:
    """Build an option's label with an empty place for its count, which the browser fills.

    Args:
        spec: The filter.
        code: Code of the option.
        label: Its label.
    """
    count = html.Span(**{"data-count": f"{spec.key}:{code}"})  # type: ignore[arg-type]
    made: Component = html.Span([label, count], **{"data-option": code})  # type: ignore[arg-type]
    return made


def build_range(spec: Filter, words: Words, steps: int) -> Component:
    """Build the two-handled slider; it counts steps of the timeline, not months.

    Args:
        spec: The filter.
        words: Table ``filters`` of the language.
        steps: Number of steps of the timeline.
    """
    made: Component = dmc.RangeSlider(
        id=filter_id(spec.key),
        min=0,
        max=steps - 1,
        step=1,
        minRange=0,
        value=[0, steps - 1],
        label={"function": "monthOfStep"},
        thumbFromLabel=words["period_from"],
        thumbToLabel=words["period_to"],
        size="sm",
        thumbSize=22,
        updatemode="drag",
        className="slider",
    )
    return made


def _grouped(spec: Filter, labels: Labels) -> list[dict[str, Any]]:
    """Return the options of a long list, under headings where it has them."""
    named = {code: {"value": code, "label": labels[spec.code_list][code]} for code in spec.options}
    headings = labels[spec.headings] if spec.headings else {}
    groups = [
        {"group": heading, "items": [one for code, one in named.items() if spec.parents[code] == parent]}
        for parent, heading in headings.items()
    ]
    return [group for group in groups if group["items"]] or list(named.values())


def build_control(spec: Filter, words: Words, labels: Labels) -> Component:
    """Build the control of a filter of kind ``many``, ``one``, ``upto`` or ``text``.

    Args:
        spec: The filter.
        words: Table ``filters`` of the language.
        labels: Label by code, by code list.
    """
    own = labels[spec.code_list] if spec.code_list else {}
    common = {"id": filter_id(spec.key), "label": words[spec.key], "className": "control"}
    made: Component
    if spec.kind == "text":
        made = dmc.TextInput(value="", debounce=TYPING_PAUSE_MS, **common)
    elif spec.kind == "upto":
        made = dmc.Select(
            data=[{"value": code, "label": own[code]} for code in spec.options],
            value=spec.default,
            allowDeselect=False,
            comboboxProps={"withinPortal": False},
            **common,
        )
    elif spec.kind == "one":
        options = [dmc.Radio(label=own[code], value=code) for code in spec.options]
        made = dmc.RadioGroup(options, value=spec.default, **common)
    elif len(spec.options) > LONG_LIST:
        made = dmc.MultiSelect(
            data=_grouped(spec, labels),
            value=list(spec.default),
            searchable=True,
            clearable=True,
            nothingFoundMessage=words["none_found"],
            comboboxProps={"withinPortal": False},
            clearButtonProps={"aria-label": words["reset"]},
            **common,
        )
    else:
        boxes = [dmc.Checkbox(label=option_label(spec, code, own[code]), value=code) for code in spec.options]
        made = dmc.CheckboxGroup(html.Div(boxes, className="options"), value=list(spec.default), **common)
    return made
