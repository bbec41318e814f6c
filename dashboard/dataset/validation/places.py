"""Check the place of an event: code, precision and point agree, and the point lies in Peru."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.codebook import EVENTS, POINTLESS_PRECISIONS
from dashboard.dataset.validation.cells import NUMBER, split_list
from dashboard.dataset.validation.geography import Geography
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import Row

FAR_KM = 25.0
_LATITUDE = EVENTS.column("latitude")
_LONGITUDE = EVENTS.column("longitude")
_SHORTEST_UBIGEO = {"district": 6, "province": 4, "department": 2, "town": 2, "site": 2}
_POINT_NEEDED = ("site", "town")


def _within(value: float, low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low <= value <= high


def is_in_peru(latitude: float, longitude: float) -> bool:
    """Tell whether a point lies in Peru's box (degrees, WGS 84)."""
    return _within(latitude, _LATITUDE.minimum, _LATITUDE.maximum) and _within(
        longitude, _LONGITUDE.minimum, _LONGITUDE.maximum
    )


def _ubigeo_problems(row: Row, geography: Geography) -> Iterator[Problem]:
    ubigeo, precision = row.get("ubigeo"), row.get("where_prec")
    area = split_list(row.get("area_ubigeo"))
    known = geography.known_ubigeo
    if known:
        codes = [("ubigeo", ubigeo), *(("area_ubigeo", code) for code in area)]
        for column, code in codes:
            if code.isdigit() and len(code) in (2, 4, 6) and not known(code):
                yield row.problem(column, "ubigeo_unknown", code)
    if precision in POINTLESS_PRECISIONS:
        if ubigeo:
            yield row.problem("ubigeo", "ubigeo_unexpected", ubigeo, where_prec=precision)
        if precision == "abroad" and area:
            yield row.problem("area_ubigeo", "ubigeo_unexpected", where_prec=precision)
        return
    shortest = _SHORTEST_UBIGEO.get(precision)
    if shortest and len(ubigeo) < shortest:
        yield row.problem(
            "ubigeo",
            "ubigeo_short" if ubigeo else "ubigeo_missing",
            ubigeo,
            where_prec=precision,
            digits=shortest,
        )
    elif precision in ("several", "route") and not ubigeo and not area:
        yield row.problem("area_ubigeo", "area_missing", "", where_prec=precision)


def _point_problems(row: Row) -> Iterator[Problem]:
    texts = {name: row.get(name).strip() for name in ("latitude", "longitude")}
    precision = row.get("where_prec")
    given = [name for name, text in texts.items() if text]
    if precision in POINTLESS_PRECISIONS:
        for name in given:
            yield row.problem(name, "point_unexpected", texts[name], where_prec=precision)
        return
    if not given:
        if precision in _POINT_NEEDED:
            yield row.problem("latitude", "point_missing", "", where_prec=precision)
        elif precision in _SHORTEST_UBIGEO:
            yield row.problem("latitude", "point_absent", "", where_prec=precision).as_warning
        return
    if len(given) == 1:
        other = "longitude" if given == ["latitude"] else "latitude"
        yield row.problem(other, "point_half", "", given=given[0])
        return
    if not all(NUMBER.fullmatch(text) for text in texts.values()):
        return
    latitude, longitude = float(texts["latitude"]), float(texts["longitude"])
    pair = {"latitude": texts["latitude"], "longitude": texts["longitude"]}
    if not is_in_peru(latitude, longitude):
        if is_in_peru(longitude, latitude):
            key = "point_swapped"
        elif is_in_peru(-abs(latitude), -abs(longitude)):
            key = "point_sign"
        else:
            key = "point_outside"
        yield row.problem("latitude", key, texts["latitude"], **pair)


def far_problems(rows: Sequence[Row], geography: Geography) -> Iterator[Problem]:
    """Yield as warnings the points that lie far outside their department; all are measured in one call.

    Args:
        rows: The rows as read.
        geography: Names, codes and how distances are measured; without the latter nothing is.
    """
    if geography.distances_km is None:
        return
    placed = [row for row in rows if _is_sound(row) and row.get("ubigeo")]
    if not placed:
        return
    points = [(float(row.get("latitude")), float(row.get("longitude")), row.get("ubigeo")) for row in placed]
    for row, distance in zip(placed, geography.distances_km(points), strict=True):
        if distance > FAR_KM:
            place = {name: row.get(name).strip() for name in ("latitude", "longitude", "ubigeo")}
            yield row.problem(
                "latitude",
                "point_far",
                place["latitude"],
                **place,
                distance=f"{distance:.0f}",
                limit=f"{FAR_KM:g}",
            ).as_warning


def _is_sound(row: Row) -> bool:
    """Tell whether an event has a point in Peru."""
    texts = [row.get(name).strip() for name in ("latitude", "longitude")]
    if row.get("where_prec") in POINTLESS_PRECISIONS or not all(map(NUMBER.fullmatch, texts)):
        return False
    return is_in_peru(*map(float, texts))


def place_problems(row: Row, geography: Geography) -> Iterator[Problem]:
    """Yield what is wrong among the place columns of one event.

    Args:
        row: The row as read.
        geography: Names and codes of places.
    """
    yield from _ubigeo_problems(row, geography)
    yield from _point_problems(row)
    if row.get("place_basis") == "none" and row.get("latitude").strip():
        yield row.problem("place_basis", "place_without_basis", "none")
