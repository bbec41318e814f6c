"""What a picture of the map shows, before anything is drawn: marks, areas, counts. Pure, no drawing library.

The rules are the browser's (``base/glyphs.js``, ``map/marks.js``, ``page/draw.js``); a test compares them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.atlas import Atlas, Selection
from dashboard.codebook import ACTOR_FAMILY, actor_symbol
from dashboard.dataset import Event
from dashboard.i18n import load_locale
from dashboard.selection.where import areas_of, named_departments
from dashboard.theme import FAMILY_COLOURS

PROVINCE_KM = 30.0
DISTRICT_KM = 12.0
EXACT_PLACES = ("site", "town")
ASSUMED_PLACES = ("proxy", "carried_over")


@dataclass(frozen=True)
class Mark:
    """One event with a point.

    Attributes:
        event: The event as the reading has it.
        symbol: Shape of who acts.
        colour: Colour of the family of who acts, ``#RRGGBB``.
        certainty: ``exact``, ``vague``, ``carried``, ``linked`` or ``faint`` (of another collection).
        deaths: Whether people were killed.
    """

    event: Event
    symbol: str
    colour: str
    certainty: str
    deaths: bool

    @property
    def point(self) -> tuple[float, float]:
        """Return longitude and latitude in degrees."""
        assert self.event.longitude is not None
        assert self.event.latitude is not None
        return self.event.longitude, self.event.latitude

    @property
    def is_faint(self) -> bool:
        """Tell whether it is of a collection that figures do not speak of, and drawn so."""
        return self.certainty == "faint"


@dataclass(frozen=True)
class FamilyCount:
    """One line of the legend: a family, and in how many counted events it takes part."""

    code: str
    label: str
    symbol: str
    colour: str
    count: int


@dataclass(frozen=True)
class Halo:
    """A province or district in which events lie somewhere, or which they cover.

    ``km`` is the radius of the halo; ``emergency`` tells that a state of emergency was declared there.
    ``label`` is where the name fits, as longitude and latitude, when the true area is drawn in its place.
    """

    code: str
    name: str
    longitude: float
    latitude: float
    km: float
    emergency: bool
    label: tuple[float, float] | None = None


@dataclass(frozen=True)
class Summary:
    """Everything a picture of one selection shows.

    Attributes:
        collection: The collection that figures speak of.
        marks: Events with a point, in the dataset's order.
        families: Families that take part in counted events or colour a mark, in the codebook's order.
        departments: State of each department by its code: ``here``, ``aside``, ``zero`` or ``silent``.
        counts: Counted events of the main collection by department.
        hatched: Departments that an event covers as a whole.
        halos: Provinces and districts.
        tray: Counts without a point, in words.
        counted: Counted events of the main collection.
        aside: Counted events of each other collection that is shown, by its code; never added.
        said: Words of each collection by its code, in the codebook's order.
    """

    collection: str
    marks: tuple[Mark, ...]
    families: tuple[FamilyCount, ...]
    departments: Mapping[str, str]
    counts: Mapping[str, int]
    hatched: frozenset[str]
    halos: tuple[Halo, ...]
    tray: tuple[tuple[int, str], ...]
    counted: int
    aside: Mapping[str, int]
    said: Mapping[str, Mapping[str, Any]]


def number_words(summary: Summary, words: Mapping[str, Any]) -> str:
    """Say how many events are counted, each other collection apart; one number where there is but one."""
    aside = summary.aside.items()
    if not summary.counted and len(aside) == 1:
        return str(words["number"]).format(n=sum(summary.aside.values()))
    apart = (str(words["aside"]).format(n=n, name=summary.said[code]["named"]) for code, n in aside)
    return str(words["number"]).format(n=summary.counted) + "".join(apart)


def certainty_of(event: Event, full: Collection[str]) -> str:
    """Return how surely an event is placed, as its mark shows it; ``full`` are the collections drawn so."""
    if event.collection not in full:
        return "faint"
    if event.relevance != "core":
        return "linked"
    if event.place_basis in ASSUMED_PLACES:
        return "carried"
    return "exact" if event.where_prec in EXACT_PLACES else "vague"


def summarise(atlas: Atlas, selection: Selection, lang: str, *, theme: str = "light") -> Summary:
    """Return what a picture of a selection shows.

    Args:
        atlas: The data.
        selection: What a query selects.
        lang: ``es`` or ``en``.
        theme: Whose colours.
    """
    collection = selection.state.main_collection
    held = atlas.dataset.handed_on.collections
    full = {collection, *(entry.code for entry in held if entry.drawn == "full")}
    events, said = selection.events, atlas.collections(lang)
    own = [event for event in events if event.collection == collection]
    counted = [event for event in own if event.is_counted]
    others = {
        entry.code: [event for event in events if event.collection == entry.code and event.is_counted]
        for entry in held
        if entry.code != collection
    }
    marks = tuple(
        _mark(event, full, theme) for event in events if event.located and event.where_prec != "department"
    )
    counts = Counter(code for event in counted for code in event.departments)
    beside = {code for aside in others.values() for event in aside for code in event.departments}
    named = {code for entry in held for code in named_departments(atlas.dataset, entry.code)}

    def known(code: str) -> str:
        if counts[code]:
            return "here"
        if code in beside:
            return "aside"
        return "zero" if code in named else "silent"

    return Summary(
        collection=collection,
        marks=marks,
        families=_families(counted, marks, selection.state.values["role"], lang, theme),
        departments={code: known(code) for code in atlas.departments},
        counts=dict(counts),
        hatched=frozenset(
            code for event in own if event.where_prec == "department" for code in event.departments
        ),
        halos=_halos(atlas, own),
        tray=_tray(counted, others, said, lang),
        counted=len(counted),
        aside={code: len(aside) for code, aside in others.items() if aside},
        said=said,
    )


def _mark(event: Event, full: Collection[str], theme: str) -> Mark:
    return Mark(
        event=event,
        symbol=actor_symbol(event.actor1_type),
        colour=FAMILY_COLOURS[event.family][theme],
        certainty=certainty_of(event, full),
        deaths=bool(event.deaths_low or event.deaths_best or event.deaths_high),
    )


def _families(
    counted: Sequence[Event], marks: Sequence[Mark], role: str, lang: str, theme: str
) -> tuple[FamilyCount, ...]:
    def taking_part(event: Event) -> tuple[str, ...]:
        sides = {"any": event.families_any, "acts": event.families_from, "target": event.families_to}
        return sides[role]

    counts = Counter(family for event in counted for family in taking_part(event))
    drawn = {mark.event.family for mark in marks if not mark.is_faint}
    return tuple(
        FamilyCount(
            family.code,
            family.label(lang),
            family.symbol,
            FAMILY_COLOURS[family.code][theme],
            counts[family.code],
        )
        for family in ACTOR_FAMILY.codes
        if counts[family.code] or family.code in drawn
    )


def _halos(atlas: Atlas, own: Sequence[Event]) -> tuple[Halo, ...]:
    provinces = atlas.layers.provinces or {"features": ()}
    inside = {
        values["ubigeo"]: (values["label_lon"], values["label_lat"])
        for values in (feature["properties"] for feature in provinces["features"])
    }
    found: dict[str, Halo] = {}
    for event in own:
        emergency = event.event_subtype == "declaration"
        for code, name, latitude, longitude in areas_of(event, atlas.gazetteer):
            if code not in found or emergency:
                km = DISTRICT_KM if event.where_prec == "district" else PROVINCE_KM
                found[code] = Halo(code, name, longitude, latitude, km, emergency, inside.get(code))
    return tuple(found.values())


def _tray(
    counted: Sequence[Event],
    others: Mapping[str, Sequence[Event]],
    named: Mapping[str, Mapping[str, Any]],
    lang: str,
) -> tuple[tuple[int, str], ...]:
    words: Mapping[str, Any] = load_locale("ui", lang)["map"]
    lines = [
        (sum(event.scope == scope for event in counted), words[f"tray_{scope}"])
        for scope in ("country", "abroad")
    ]
    lines.append((sum(event.where_prec == "department" for event in counted), words["tray_area"]))
    for code, aside in others.items():
        pointless = sum(event.scope != "place" or event.where_prec == "department" for event in aside)
        lines.append((pointless, named[code]["named"]))
    return tuple((number, said) for number, said in lines if number)
