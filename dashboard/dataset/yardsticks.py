"""Define one record of each table that stands beside the events and is never counted with them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RegisterEntry:
    """Describe one case of the Ombudsman's monthly register; see ``register.csv`` in the codebook.

    The point is ``None`` where the gazetteer has none for the district.
    """

    register_id: str
    report: int
    month: str
    name_es: str
    where_prec: str
    ubigeo: str
    latitude: float | None
    longitude: float | None
    company: str
    type: str
    activity: str
    state: str
    phase: str
    dialogue: str
    acts_of_violence: str
    competence: str
    standing: str
    counterpart: str
    source_id: str
    seen_in: str
    note_es: str
    note_en: str

    @property
    def department(self) -> str:
        """Return the two-digit code of its department."""
        return self.ubigeo[:2]

    @property
    def in_force(self) -> bool:
        """Tell whether it was still in the register at the end of the month."""
        return self.standing == "in_force"

    def note(self, lang: str) -> str:
        """Return the note in ``lang``."""
        return self.note_en if lang == "en" else self.note_es


@dataclass(frozen=True)
class RegisterLink:
    """Join a case of the register to one of ours: the same dispute, or only the same mine."""

    register_id: str
    case: str
    relation: str
    reason_es: str
    reason_en: str

    def reason(self, lang: str) -> str:
        """Return why they are joined so, in ``lang``."""
        return self.reason_en if lang == "en" else self.reason_es


@dataclass(frozen=True)
class PanelLink:
    """Let a place printed on monthly sheets of the register stand for a case of ours."""

    case: str
    ubigeo: str
    official_code: str
    reason_es: str
    reason_en: str

    def reason(self, lang: str) -> str:
        """Return why the place stands for the case, in ``lang``."""
        return self.reason_en if lang == "en" else self.reason_es


@dataclass(frozen=True)
class Count:
    """Hold one published total; see ``counts.csv`` in the codebook.

    A figure is ``None`` where it is not given; ``inferred`` and ``computed`` are 0 or 1.
    """

    count_id: str
    counter: str
    counter_side: str
    what_es: str
    what_en: str
    unit: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    period_start: str
    period_end: str
    period_kind: str
    inferred: int
    scope: str
    pair: str
    series: str
    computed: int
    source_id: str
    note_es: str
    note_en: str

    def what(self, lang: str) -> str:
        """Return what it takes in, in ``lang``."""
        return self.what_en if lang == "en" else self.what_es

    def note(self, lang: str) -> str:
        """Return the note in ``lang``."""
        return self.note_en if lang == "en" else self.note_es


@dataclass(frozen=True)
class CountPair:
    """Say what is shown side by side, and why the counts differ."""

    pair: str
    title_es: str
    title_en: str
    why_es: str
    why_en: str

    def title(self, lang: str) -> str:
        """Return what the figures are of, in ``lang``."""
        return self.title_en if lang == "en" else self.title_es

    def why(self, lang: str) -> str:
        """Return the explanation in ``lang``."""
        return self.why_en if lang == "en" else self.why_es
