"""The one callback: address and controls in and out. Its logic is ``assets/20-state.js``."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output

from dashboard.ids import URL, filter_id


def register_callbacks(app: Dash) -> None:
    """Register the browser function that keeps address, controls and drawing in step."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("cm", "sync"),
        Output(URL, "search"),
        Output(filter_id(ALL), "value"),
        Input(URL, "search"),
        Input(filter_id(ALL), "value"),
    )
