"""Where things sit: one page per language, most of it empty places that the browser fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.selection.filters import Filter
from dashboard.site.map_page import ids
from dashboard.site.map_page.controls import Labels, build_control, build_range

FONT = "Inter, 'Source Sans 3', system-ui, 'DejaVu Sans', sans-serif"


OBSTACLE = {"data-obstacle": ""}  # labels of the map keep clear of it


def _mount(
    name: str, attributes: Mapping[str, Any] | None = None, tag: type[Component] = html.Div
) -> Component:
    return tag(id=ids.MOUNTS[name], **(attributes or {}))


def _panel(name: str, title: str, keys: Sequence[str], content: Sequence[Component] = ()) -> Component:
    active = html.Span(**{"data-active": " ".join(keys)})  # type: ignore[arg-type]
    drop = html.Div(list(content), id=ids.panel_id(name), className="drop")
    return html.Details(
        [html.Summary([title, active], className="button"), drop],
        className=f"filter filter-{name}",
        **{"data-panel": name},  # type: ignore[arg-type]
    )


def _panels(filters: Sequence[Filter]) -> dict[str, list[Filter]]:
    """Return the filters of each panel, further ones last; in each first what another one depends on."""
    placed = sorted(
        (spec for spec in filters if spec.place), key=lambda spec: spec.kind not in ("one", "text")
    )
    names = sorted(dict.fromkeys(spec.place for spec in filters if spec.place), key="more".__eq__)
    return {name: [spec for spec in placed if spec.place == name] for name in names}


def build_panels(
    words: Mapping[str, Any], filters: Sequence[Filter], labels: Labels
) -> dict[str, list[Component]]:
    """Build the controls of each panel; the browser puts them in place once the map stands.

    Args:
        words: Table ``filters`` of the language.
        filters: The filters, in order.
        labels: Label by code, by code list.
    """
    return {
        name: [build_control(spec, words, labels) for spec in specs]
        for name, specs in _panels(filters).items()
    }


def build_layout(
    *,
    words: Mapping[str, Any],
    filters: Sequence[Filter],
    steps: int,
    sources: int,
) -> Component:
    """Build the page of one language.

    Args:
        words: The language's table ``ui``.
        filters: The filters, in order.
        steps: Number of steps of the timeline's scale.
        sources: Number of sources beside the five texts.
    """
    by_key = {spec.key: spec for spec in filters}
    said = words["filters"]

    header = html.Header(
        [
            html.Div(
                [
                    html.H1([words["page"]["title"], html.Span(words["page"]["subtitle"])]),
                    html.P(words["page"]["what"].format(n=sources), className="what"),
                ],
                className="title",
            ),
            _mount("reading"),
            html.Button(
                words["page"]["filters"],
                id=ids.MOUNTS["filters_toggle"],
                className="button main",
                **{"aria-expanded": "false", "aria-controls": ids.MOUNTS["filters"]},  # type: ignore[arg-type]
            ),
            html.Nav(
                [_mount("theme"), _mount("language")],
                className="tools",
                **{"aria-label": words["page"]["tools"]},
            ),
        ],
        className="page-header",
    )
    bar = html.Section(
        [
            html.Div(
                [
                    _panel("period", said["period"], ["period"], [_mount("year_range")]),
                    *(
                        _panel(name, said[name], [spec.key for spec in specs])
                        for name, specs in _panels(filters).items()
                    ),
                ],
                id=ids.MOUNTS["filters"],
            ),
            html.P(id=ids.MOUNTS["sentence"], role="status", **{"aria-live": "polite"}),  # type: ignore[arg-type]
            _mount("more_said"),
            _mount("signs"),
            _mount("chips"),
            _mount("notes", {"role": "status"}),
        ],
        className="bar",
        **{"aria-label": words["page"]["filters"]},
    )
    area = html.Section(
        [
            html.H2(words["page"]["map_label"], className="hidden"),
            html.Div(
                html.Div(id=ids.MAP, className="plot"),
                className="map-frame",
                **{"aria-hidden": "true"},  # type: ignore[arg-type]
            ),
            _mount("marks"),
            _mount("zoom", OBSTACLE),
            _mount("tray", OBSTACLE),
            _mount("legend", OBSTACLE),
            _mount("key", OBSTACLE),
        ],
        className="map-area",
    )
    column = _mount("panel", {"aria-label": words["page"]["column_label"], "tabIndex": 0}, html.Aside)
    stage = _mount("stage", {"aria-live": "polite"}, html.Section)
    counts = _mount("stage_counts")
    case_chips = {"aria-label": words["timeline"]["cases"]}
    timeline = html.Section(
        [
            html.H2(words["page"]["timeline_label"], className="hidden"),
            html.Div(
                [
                    _mount("play"),
                    _mount("playing"),
                    _mount("years"),
                    _mount("undated"),
                    _mount("time_zoom", {"role": "group", "aria-label": words["timeline"]["zoom"]}),
                ],
                className="timeline-head",
            ),
            html.Div([_mount("timeline"), _mount("cases", case_chips, html.Nav)], className="strip-row"),
            html.Div(
                html.Div(
                    [_mount("lens", {"hidden": True}), build_range(by_key["period"], said, steps)],
                    className="slider-track",
                ),
                className="slider-row",
            ),
        ],
        className="timeline-area",
    )
    page: Component = dmc.MantineProvider(
        [
            html.Div(id=ids.STATE, hidden=True),
            html.A(words["page"]["skip"], href=f"#{ids.MOUNTS['panel']}", className="skip"),
            html.Div(
                [header, bar, html.Main([area, timeline, column, counts, stage])],
                id=ids.MOUNTS["shell"],
            ),
            _mount("tip", {"hidden": True, "aria-hidden": "true"}),
        ],
        id=ids.PROVIDER,
        theme={"fontFamily": FONT, "defaultRadius": "sm"},
        forceColorScheme="light",
    )
    return page
