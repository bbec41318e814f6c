"""Give the checks what they need to know of Peru's geography, from the files of ``data/geo``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.gazetteer import load_gazetteer
from dashboard.geo import distance_to_department, load_layers

_LAYERS = ("departments", "neighbours", "lakes", "rivers")


@dataclass(frozen=True)
class Geography:
    """Bundle two questions about places; ``None`` where the files that answer them are absent.

    ``known_ubigeo(code)`` tells whether an INEI code exists; ``distance_km(latitude, longitude, department)``
    returns how far a point lies outside a department, 0 inside.
    """

    known_ubigeo: Callable[[str], bool] | None = None
    distance_km: Callable[[float, float, str], float] | None = None


def find_geography(data_dir: Path, *, with_boundaries: bool = True) -> Geography:
    """Build a ``Geography`` from ``data_dir/geo``; boundaries are read only when asked for."""
    folder = data_dir / "geo"
    known = load_gazetteer(folder).known_ubigeo if (folder / "gazetteer.csv").is_file() else None
    if not with_boundaries or not all((folder / f"{name}.geojson").is_file() for name in _LAYERS):
        return Geography(known_ubigeo=known)
    layers = load_layers(folder)

    def distance_km(latitude: float, longitude: float, department: str) -> float:
        return distance_to_department(latitude, longitude, department, layers)

    return Geography(known_ubigeo=known, distance_km=distance_km)
