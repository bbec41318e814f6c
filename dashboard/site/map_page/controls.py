"""One control for one filter, by the filter's kind; nothing here knows a particular filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.selection.filters import Filter
from dashboard.site.map_page.ids import filter_id

Words = Mapping[str, Any]
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


def build_control(
    spec: Filter, words: Words, labels: Mapping[str, str], groups: Sequence[tuple[str, Sequence[str]]] = ()
) -> Component:
    """Build the control of a filter of kind ``many``, ``one`` or ``text``.

    Args:
        spec: The filter.
        words: Table ``filters`` of the language.
        labels: Label by option.
        groups: Heading and options of each group, for long lists.
    """
    made: Component
    if spec.kind == "text":
        made = dmc.TextInput(
            id=filter_id(spec.key),
            label=words[spec.key],
            value="",
            debounce=TYPING_PAUSE_MS,
            className="control",
        )
        return made
    if spec.kind == "upto":
        choices = [{"value": code, "label": labels[code]} for code in spec.options]
        made = dmc.Select(
            id=filter_id(spec.key),
            label=words[spec.key],
            data=choices,
            value=spec.default,
            allowDeselect=False,
            comboboxProps={"withinPortal": False},
            className="control",
        )
        return made
    if spec.kind == "one":
        options = [dmc.Radio(label=labels[code], value=code) for code in spec.options]
        made = dmc.RadioGroup(
            options, id=filter_id(spec.key), label=words[spec.key], value=spec.default, className="control"
        )
        return made
    if len(spec.options) > LONG_LIST:
        data = [
            {"group": heading, "items": [{"value": code, "label": labels[code]} for code in codes]}
            for heading, codes in groups
        ]
        made = dmc.MultiSelect(
            id=filter_id(spec.key),
            label=words[spec.key],
            data=data,
            value=list(spec.default),
            searchable=True,
            clearable=True,
            nothingFoundMessage=words["none_found"],
            comboboxProps={"withinPortal": False},
            clearButtonProps={"aria-label": words["reset"]},
            className="control",
        )
        return made
    boxes = [dmc.Checkbox(label=option_label(spec, code, labels[code]), value=code) for code in spec.options]
    made = dmc.CheckboxGroup(
        html.Div(boxes, className="options"),
        id=filter_id(spec.key),
        label=words[spec.key],
        value=list(spec.default),
        className=f"control control-{spec.key}",
    )
    return made
