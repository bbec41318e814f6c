"""Make a data folder of any size: the real tables and, after them, invented events that pass every check.

The invented rows only serve to measure and to test: their titles say so, and none of them enters ``data/``.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from dashboard.codebook import ACTOR_TYPE, EVENT_SUBTYPE, EVENTS
from dashboard.places.candidates import Candidate
from dashboard.places.gazetteer import load_gazetteer
from dashboard.settings import find_data_dir

Row = dict[str, str]
SEED = 20111201
PLACES_USED = 150  # events cluster: many share a place, as they do in the real tables
HAPPENINGS = ("strike", "mobilisation", "blockade", "clash", "attack", "legal", "emergency", "decision")
SAYINGS = ("environment", "economy", "politics", "solidarity")
SPANS = {"day": (0, 9), "week": (6, 6), "months": (40, 150)}
WITHOUT_PLACE = 0.15
WITHOUT_DATE = 0.02


def _dates(chance: random.Random, first: int, last: int) -> Row:
    if chance.random() < WITHOUT_DATE:
        return {"date_start": "", "date_end": "", "date_prec": "unknown", "date_basis": "none"}
    precision = chance.choices(("day", "week", "month", "months", "year"), (50, 10, 25, 10, 5))[0]
    start = date(first, 1, 1) + timedelta(days=chance.randrange((date(last, 7, 1) - date(first, 1, 1)).days))
    if precision == "year":
        start, end = start.replace(month=1, day=1), start.replace(month=12, day=31)
    elif precision == "month":
        start = start.replace(day=1)
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    else:
        end = start + timedelta(days=chance.randint(*SPANS[precision]))
    return {
        "date_start": start.isoformat(),
        "date_end": end.isoformat(),
        "date_prec": precision,
        "date_basis": "text",
    }


def _place(chance: random.Random, places: Sequence[Candidate]) -> Row:
    if chance.random() < WITHOUT_PLACE:
        empty = dict.fromkeys(("ubigeo", "area_ubigeo", "latitude", "longitude"), "")
        return {**empty, "place": "Perú", "where_prec": "country", "place_basis": "text"}
    place = places[min(int(chance.expovariate(4 / len(places))), len(places) - 1)]
    return {
        "place": place.name,
        "where_prec": place.where_prec,
        "place_basis": "text",
        "ubigeo": place.ubigeo,
        "area_ubigeo": "",
        "latitude": f"{place.latitude:.4f}",
        "longitude": f"{place.longitude:.4f}",
    }


def _figures(chance: random.Random) -> Row:
    cells: Row = {}
    for name, share in (("deaths", 0.08), ("injured", 0.2), ("arrests", 0.2)):
        best = str(chance.randint(1, 30)) if chance.random() < share else ""
        cells |= {f"{name}_{end}": best for end in ("low", "best", "high")}
    return cells


def _used_places(chance: random.Random, data_dir: Path) -> list[Candidate]:
    known = load_gazetteer(data_dir / "geo").places
    located = [place for place in known if place.latitude is not None and place.level in ("town", "province")]
    return chance.sample(located, PLACES_USED)


def invent_rows(real: Sequence[Row], number: int, *, data_dir: Path, seed: int = SEED) -> list[Row]:
    """Return invented rows in the shape of the real ones.

    Args:
        real: Rows of ``events.csv``; each invented row keeps case, source and locator of one of them.
        number: How many.
        data_dir: Folder whose ``geo`` names the places.
        seed: The same seed gives the same rows.
    """
    chance = random.Random(seed)
    places = _used_places(chance, data_dir)
    actors = [code for code in ACTOR_TYPE.values() if code != "none"]
    by_type: Mapping[bool, list[tuple[str, str]]] = {
        happened: [
            (code.parent, code.code)
            for code in EVENT_SUBTYPE.codes
            if code.parent in (HAPPENINGS if happened else SAYINGS)
        ]
        for happened in (True, False)
    }
    years = [int(row["date_start"][:4]) for row in real if row["date_start"] and row["unit"] == "incident"]
    rows = []
    for index in range(number):
        model = chance.choice(real)
        happened = chance.random() < 0.9
        kind, subtype = chance.choice(by_type[happened])
        one, two = chance.sample(actors, 2)
        dates = _dates(chance, min(years), max(years))
        place = _place(chance, places)
        said = f"{subtype.replace('_', ' ')}, {dates['date_start'][:7] or '—'}, {place['place']}"
        rows.append(
            dict.fromkeys(EVENTS.column_names(), "")
            | {
                "event_id": f"synthetic-{index:05d}",
                "case": model["case"],
                "unit": chance.choice(("incident", "incident", "measure")) if happened else "statement",
                "relevance": chance.choices(("core", "linked", "backdrop"), (7, 2, 1))[0],
                "title_es": f"Dato inventado {index}: {said}"[:80].strip(),
                "title_en": f"Invented record {index}: {said}"[:80].strip(),
                "summary_es": f"Fila inventada para medir: {said}. {model['summary_es']}"[:300].strip(),
                "summary_en": f"Row invented for measuring: {said}. {model['summary_en']}"[:300].strip(),
                "event_type": kind,
                "event_subtype": subtype,
                "actor1": one.replace("_", " "),
                "actor1_type": one,
                "actor2": two.replace("_", " "),
                "actor2_type": two,
                "modality": "stated",
                "source_id": model["source_id"],
                "locator": model["locator"],
                "anchor": model["anchor"],
            }
            | dates
            | place
            | _figures(chance)
        )
    return rows


def write_data(target: Path, events: int, *, source: Path | None = None, seed: int = SEED) -> int:
    """Copy the data folder and fill its events up to a number.

    Args:
        target: Folder to make.
        events: Rows that the two event tables should hold together; a smaller number than the real one
            leaves the tables as they are.
        source: The real data folder.
        seed: The same seed gives the same bytes.

    Returns:
        The number of rows of ``events.csv`` and ``elsewhere.csv`` together.
    """
    source = source or find_data_dir()
    shutil.copytree(source, target, dirs_exist_ok=True)
    sizes = []
    for name in ("events.csv", "elsewhere.csv"):
        path = target / name
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as stream:
                sizes.append(sum(1 for _ in csv.DictReader(stream)))
    with (target / "events.csv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        real = list(reader)
        columns = list(reader.fieldnames or [])
    invented = invent_rows(real, max(0, events - sum(sizes)), data_dir=source, seed=seed)
    with (target / "events.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows([*real, *invented])
    return sum(sizes) + len(invented)


def main() -> None:
    """Write one folder from the command line."""
    parser = argparse.ArgumentParser(description=write_data.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=1000)
    given = parser.parse_args()
    print(write_data(given.folder, given.events))


if __name__ == "__main__":
    main()
