"""The one callback: what a control was set to becomes the state. Its logic is ``assets/20-state.js``."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output

from dashboard.ids import STATE, filter_id


def register_callbacks(app: Dash) -> None:
    """Register the browser function that takes the controls' values into the state."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("cm", "sync"),
        Output(STATE, "data-query"),
        Input(filter_id(ALL), "value"),
    )
