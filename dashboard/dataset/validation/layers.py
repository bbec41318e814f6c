"""Check the drawn layers of ``geo/``: that they are GeoJSON of the form which the map and the checks need.

What is an error is found without a geometry library, because it stops the start; what only warns is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import BOM, read_bytes
from dashboard.places.boundaries import load_layers

Test = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -1e6 < value < 1e6


_LABEL: Mapping[str, Test] = {"label_lon": _is_number, "label_lat": _is_number}
_NAMES: Mapping[str, Test] = {"name_es": _is_text, "name_en": _is_text}
_AREAS = {"Polygon": 3, "MultiPolygon": 4}
_LINES = {"LineString": 2, "MultiLineString": 3}
# File, whether it must be there, how deep the coordinates of its geometries lie, what its properties hold.
LAYERS: tuple[tuple[str, bool, Mapping[str, int], Mapping[str, Test]], ...] = (
    (
        "departments",
        True,
        _AREAS,
        {
            **_LABEL,
            "ubigeo": _is_text,
            "label_room": lambda value: value in ("national", "regional", "local"),
        },
    ),
    ("neighbours", True, _AREAS, {**_NAMES, "iso": _is_text}),
    ("lakes", True, _AREAS, {}),
    ("rivers", True, _LINES, {}),
    ("provinces", False, _AREAS, {**_LABEL, "ubigeo": _is_text}),
)


def layer_problems(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the layers of ``folder``; only that of the provinces may be absent."""
    for name, required, depths, properties in LAYERS:
        path = folder / f"{name}.geojson"
        file = f"{folder.name}/{path.name}"
        content, unread = read_bytes(path, file, required=required)
        yield from unread
        if content is not None:
            yield from _content_problems(file, content, depths, properties)


def department_problems(folder: Path, known: frozenset[str]) -> Iterator[Problem]:
    """Yield where the drawn departments differ from those of the gazetteer; both must be well formed."""
    path = folder / "departments.geojson"
    file = f"{folder.name}/{path.name}"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    drawn = [feature["properties"]["ubigeo"] for feature in features]
    for number, (feature, code) in enumerate(zip(features, drawn, strict=True), 1):
        if feature["id"] != code:
            yield Problem(file, 0, "", "id", "geo_feature", {"n": str(number)})
    for code in dict.fromkeys(code for code in drawn if drawn.count(code) > 1):
        yield Problem(file, 0, "ubigeo", code, "geo_twice")
    for code in sorted({code for code in known if len(code) == 2} - set(drawn)):
        yield Problem(file, 0, "ubigeo", code, "geo_absent")
    for code in sorted(set(drawn) - known):
        yield Problem(file, 0, "ubigeo", code, "geo_unknown")


def shape_problems(folder: Path) -> Iterator[Problem]:
    """Yield as warnings areas that are not valid, and departments and countries whose borders do not meet.

    The layers must be well formed.
    """
    from dashboard.places.checks import invalid_areas, unmatched_areas

    layers = load_layers(folder)
    land = {"departments": layers.departments, "neighbours": layers.neighbours}
    areas = {**land, "lakes": layers.lakes, **({"provinces": layers.provinces} if layers.provinces else {})}
    invalid = [(name, code, "geo_invalid", {"why": why}) for name, code, why in invalid_areas(areas)]
    # Of areas that cross themselves nobody can tell whether their borders meet.
    found = invalid or [(name, code, "geo_unmatched", {}) for name, code in unmatched_areas(land)]
    for name, code, key, params in found:
        yield Problem(f"{folder.name}/{name}.geojson", 0, "", code, key, params, "warning")


def _content_problems(
    file: str, content: bytes, depths: Mapping[str, int], properties: Mapping[str, Test]
) -> Iterator[Problem]:
    if content.startswith(BOM):
        yield Problem(file, 1, "", "", "bom")
        return
    if not content.strip():
        yield Problem(file, 0, "", "", "geo_form")
        return
    try:
        collection = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        yield Problem(file, line, "", "", "geo_encoding")
        return
    except json.JSONDecodeError as error:
        yield Problem(file, error.lineno, "", "", "geo_json", {"column": str(error.colno)})
        return
    except (ValueError, RecursionError):
        yield Problem(file, 0, "", "", "geo_deep")
        return
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        yield Problem(file, 0, "", "", "geo_form")
        return
    for number, feature in enumerate(features, 1):
        lacking = _lacking(feature, depths, properties)
        if lacking:
            yield Problem(file, 0, "", lacking, "geo_feature", {"n": str(number)})


def _lacking(feature: Any, depths: Mapping[str, int], properties: Mapping[str, Test]) -> str:
    """Return which part of a feature is missing or of another form; empty when all are well."""
    if not isinstance(feature, dict):
        return "Feature"
    values, geometry = feature.get("properties"), feature.get("geometry")
    if depths is _AREAS and not _is_text(feature.get("id")):
        return "id"
    if not isinstance(values, dict):
        return "properties"
    labelled = _LABEL if values.get("borders_peru") else {}
    for name, test in {**properties, **labelled}.items():
        if not test(values.get(name)):
            return f"properties.{name}"
    if not isinstance(geometry, dict) or geometry.get("type") not in depths:
        return "geometry"
    ring = 2 if depths is _AREAS else 0
    if not _is_nested(geometry.get("coordinates"), depths[geometry["type"]], ring):
        return "geometry.coordinates"
    return ""


def _is_nested(coordinates: Any, depth: int, ring: int) -> bool:
    """Tell whether lists of points lie ``depth`` deep, and those ``ring`` deep are closed rings.

    A point is two finite numbers or three, the same number all along a ring.
    """
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if depth == 1:
        return 2 <= len(coordinates) <= 3 and all(map(_is_number, coordinates))
    if not all(_is_nested(part, depth - 1, ring) for part in coordinates):
        return False
    closed = len(coordinates) >= 4 and coordinates[0] == coordinates[-1]
    return depth != ring or (closed and len({len(point) for point in coordinates}) == 1)
