"""Define one record of each table, typed, and what follows from an event's own columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dashboard.codebook import COUNTED_UNITS, EVENT_SUBTYPE, EVENT_TYPE, POINTLESS_PRECISIONS, actor_family
from dashboard.dataset.validation import paragraph_numbers
from dashboard.text import fold


class CoActor(NamedTuple):
    """Name somebody who acts jointly with the first actor."""

    name: str
    type: str


NOT_STATED = "Sin editor indicado"
"""What `publisher` says of a source that nobody is named for."""


@dataclass(frozen=True)
class Source:
    """Describe who publishes; see ``sources.csv`` in the codebook."""

    source_id: str
    title: str
    title_en: str
    publisher: str
    author: str
    date: str
    dated: str
    language: str
    kind: str
    side: str
    url: str
    link_policy: str
    standpoint_es: str
    standpoint_en: str
    sha256: str
    paragraphs: int | None
    note: str

    @property
    def is_linked(self) -> bool:
        """Tell whether it may be linked and quoted; the others are cited by publisher and date alone."""
        return self.link_policy == "link"

    def title_in(self, lang: str) -> str:
        """Return the title under which it was published, or our description of it in ``lang``."""
        return (lang == "en" and self.title_en) or self.title


@dataclass(frozen=True)
class Case:
    """Describe one conflict; see ``cases.csv`` in the codebook."""

    case: str
    collection: str
    relevance: str
    name_es: str
    name_en: str
    short_es: str
    short_en: str
    sentence_es: str
    sentence_en: str
    dispute_es: str
    dispute_en: str
    outcome_es: str
    outcome_en: str
    open_es: str
    open_en: str


@dataclass(frozen=True)
class Claim:
    """Describe who says what about an event; see ``claims.csv`` in the codebook."""

    claim_id: str
    event_id: str
    field: str
    value: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    unit: str
    source_id: str
    locator: str
    said_by: str
    said_by_side: str
    stance: str
    says_es: str
    says_en: str


@dataclass(frozen=True)
class LogRow:
    """Tell what was done with one paragraph of a document."""

    source_id: str
    paragraph: int
    event_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Name:
    """Say what a name is called in English; see ``names.csv`` in the codebook."""

    kind: str
    name_es: str
    name_en: str


@dataclass(frozen=True)
class Event:
    """Hold one record of a collection: the columns of its table, and what follows from them.

    Texts are empty and figures are ``None`` where nothing is reported. ``month_start`` and ``month_end`` are
    ``"YYYY-MM"``, both ``None`` for an undated event; an event without an end lasts until its source's date.
    ``start_until`` and ``end_from`` are the latest start and the earliest end that sources assert, where they
    differ; only a reading fills them.
    """

    event_id: str
    case: str
    part_of: str
    unit: str
    relevance: str
    title_es: str
    title_en: str
    summary_es: str
    summary_en: str
    date_start: str
    date_end: str
    date_prec: str
    date_basis: str
    event_type: str
    event_subtype: str
    actor1: str
    actor1_type: str
    actor2: str
    actor2_type: str
    co_actors: tuple[CoActor, ...]
    victims: tuple[str, ...]
    place: str
    where_prec: str
    place_basis: str
    ubigeo: str
    area_ubigeo: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    arrests_low: int | None
    arrests_best: int | None
    arrests_high: int | None
    mine: str
    company: str
    modality: str
    source_id: str
    locator: str
    anchor: str
    note: str
    note_en: str
    collection: str
    month_start: str | None
    month_end: str | None
    start_until: str = ""
    end_from: str = ""

    @property
    def is_counted(self) -> bool:
        """Tell whether it counts as an event: an incident or measure that is no part of another."""
        return self.unit in COUNTED_UNITS and not self.part_of

    @property
    def scope(self) -> str:
        """Return ``place``, ``country`` or ``abroad``."""
        return self.where_prec if self.where_prec in POINTLESS_PRECISIONS else "place"

    @property
    def located(self) -> bool:
        """Tell whether it has a point."""
        return self.latitude is not None and self.longitude is not None

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Return the two-digit codes of its departments, ascending; none for country and abroad."""
        return tuple(sorted({code[:2] for code in (self.ubigeo, *self.area_ubigeo) if code}))

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """Return the paragraph numbers of its locator."""
        return paragraph_numbers(self.locator)

    @cached_property
    def actor_types_from(self) -> tuple[str, ...]:
        """Return the type of who acts; empty when nobody does."""
        return _actor_types((self.actor1_type,))

    @cached_property
    def actor_types_to(self) -> tuple[str, ...]:
        """Return the types of who is acted upon: actor2 and the victims."""
        return _actor_types((self.actor2_type, *self.victims))

    @cached_property
    def actor_types_any(self) -> tuple[str, ...]:
        """Return the types of everybody in any role."""
        joint = (actor.type for actor in self.co_actors)
        return _actor_types((self.actor1_type, *joint, self.actor2_type, *self.victims))

    @cached_property
    def families_from(self) -> tuple[str, ...]:
        """Return the family of who acts."""
        return _families(self.actor_types_from)

    @cached_property
    def families_to(self) -> tuple[str, ...]:
        """Return the families of who is acted upon."""
        return _families(self.actor_types_to)

    @cached_property
    def families_any(self) -> tuple[str, ...]:
        """Return the families of everybody in any role."""
        return _families(self.actor_types_any)

    @property
    def family(self) -> str:
        """Return the family that colours the mark: that of who acts, else ``unknown``."""
        return self.families_from[0] if self.families_from else "unknown"

    @property
    def is_deadly(self) -> bool:
        """Tell whether some figure says that people were killed."""
        return bool(self.deaths_low or self.deaths_best or self.deaths_high)

    @cached_property
    def text_fold(self) -> str:
        """Return the text that a search reads, in both languages, without accents and in lower case."""
        kind = EVENT_TYPE.get(self.event_type)
        subtype = EVENT_SUBTYPE.get(self.event_subtype)
        joint = (actor.name for actor in self.co_actors)
        texts = (
            self.title_es,
            self.title_en,
            self.summary_es,
            self.summary_en,
            self.place,
            self.actor1,
            self.actor2,
            *joint,
            self.mine,
            self.company,
            kind.es,
            kind.en,
            subtype.es,
            subtype.en,
        )
        return fold(" | ".join(text for text in texts if text))

    def title(self, lang: str) -> str:
        """Return the title in ``lang``."""
        return self.title_en if lang == "en" else self.title_es

    def summary(self, lang: str) -> str:
        """Return the summary in ``lang``."""
        return self.summary_en if lang == "en" else self.summary_es

    def note_in(self, lang: str) -> str:
        """Return the note in ``lang``."""
        return self.note_en if lang == "en" else self.note


def _actor_types(types: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor_type for actor_type in types if actor_type not in ("", "none")))


def _families(types: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor_family(actor_type) for actor_type in types))
