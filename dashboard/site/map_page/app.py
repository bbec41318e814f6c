"""The Dash application of one language, with its one callback: what a control was set to becomes the state.

The callback's logic is ``assets/state/controls.js``.
"""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output

from dashboard.atlas import Atlas
from dashboard.i18n import load_locale
from dashboard.site.map_page.ids import STATE, filter_id
from dashboard.site.map_page.layout import build_layout


def register_callbacks(app: Dash) -> None:
    """Register the browser function that takes the controls' values into the state."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("cm", "sync"),
        Output(STATE, "data-query"),
        Input(filter_id(ALL), "value"),
    )


def create_app(atlas: Atlas, lang: str) -> Dash:
    """Create the Dash application of one language; it answers its own layout and callbacks."""
    scale, filters = atlas.scale, atlas.filters
    app = Dash(f"{__name__}.{lang}", assets_folder="/nonexistent", update_title="")
    app.layout = build_layout(
        words=load_locale("ui", lang),
        filters=filters,
        steps=len(scale.steps),
        sources=sum(source.kind != "document" for source in atlas.dataset.told_sources.values()),
    )
    register_callbacks(app)
    return app
