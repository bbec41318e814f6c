"""The base map as a plotly figure: departments, neighbours, lake and rivers.

Marks are drawn over it by the browser (see docs/adr/0002). Colours are those of the light theme; the browser
repaints them from the style sheet, so that a change of theme needs no second figure.
"""

from __future__ import annotations

from typing import Any

from dashboard.places.boundaries import Layers
from dashboard.places.shapes import wind_clockwise
from dashboard.symbology import SIGNS
from dashboard.theme import PALETTE


def _choropleth(
    name: str, collection: dict[str, Any], fill: str, line: str, width: float, hover: str
) -> dict[str, Any]:
    ids = [feature["id"] for feature in collection["features"]]
    return {
        "type": "choropleth",
        "name": name,
        "geojson": collection,
        "locations": ids,
        "z": [0] * len(ids),
        "colorscale": [[0, fill], [1, fill]],
        "showscale": False,
        "hoverinfo": hover,
        "marker": {"line": {"color": line, "width": width}},
    }


def _lines(collection: dict[str, Any]) -> tuple[list[float | None], list[float | None]]:
    lons: list[float | None] = []
    lats: list[float | None] = []
    for feature in collection["features"]:
        geometry = feature["geometry"]
        single = geometry["type"] == "LineString"
        for line in [geometry["coordinates"]] if single else geometry["coordinates"]:
            lons += [point[0] for point in line] + [None]
            lats += [point[1] for point in line] + [None]
    return lons, lats


def build_map(layers: Layers) -> dict[str, Any]:
    """Build the figure of the base map as plain JSON values.

    Args:
        layers: The boundaries, as ``load_layers`` reads them.

    Returns:
        A plotly figure. The first trace is an empty ``scattergeo``, so that plotly asks no server for
        topojson; exterior rings run clockwise, as d3-geo reads them.
    """
    colour = {name: values["light"] for name, values in PALETTE.items()}
    lons, lats = _lines(layers.rivers)

    def area(
        name: str, collection: dict[str, Any], fill: str, line: str, width: float, hover: str
    ) -> dict[str, Any]:
        return _choropleth(name, wind_clockwise(collection), colour[fill], colour[line], width, hover)

    data: list[dict[str, Any]] = [
        {"type": "scattergeo", "lon": [None], "lat": [None], "showlegend": False},
        area("neighbours", layers.neighbours, "neighbour", "neighbour", 0.7, "skip"),
        area("departments", layers.departments, "land", "border", 0.9, "none"),
        area("lakes", layers.lakes, "water", "water", 0.5, "skip"),
        {
            "type": "scattergeo",
            "name": "rivers",
            "mode": "lines",
            "lon": lons,
            "lat": lats,
            "line": {"color": colour["water"], "width": 1},
            "hoverinfo": "skip",
            "showlegend": False,
        },
    ]
    geo = {
        "visible": False,
        "scope": "south america",
        "fitbounds": False,
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "projection": {"type": "mercator", "scale": 1, "minscale": 1, "maxscale": 40},
        "lonaxis": {"range": [SIGNS.frame["west"] - 7, SIGNS.frame["east"] + 7]},
        "lataxis": {"range": [SIGNS.frame["south"], SIGNS.frame["north"]]},
        "domain": {"x": [0, 1], "y": [0, 1]},
    }
    layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "geo": geo,
        "showlegend": False,
        "dragmode": "pan",
        "hovermode": "closest",
        "uirevision": "kept",
        "paper_bgcolor": "rgba(0,0,0,0)",
    }
    return {"data": data, "layout": layout}


MAP_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": True,
    "doubleClick": False,
    "responsive": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
}
