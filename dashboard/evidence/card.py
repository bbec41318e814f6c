"""Who says what, as the card shows it: claims side by side, and the status with its reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.codebook import labels
from dashboard.dataset import Claim, Dataset
from dashboard.dataset.validation import paragraph_numbers
from dashboard.evidence.support import Support, denies_whole, support_by_event
from dashboard.i18n import load_locale
from dashboard.words import join_names, partial_date_words, span_words, with_article

FIELD_ORDER: tuple[str, ...] = (
    "occurrence",
    "date_start",
    "date_end",
    "still_on",
    "place",
    "actor",
    "target",
    "deaths",
    "injured",
    "arrests",
    "quantity",
    "outcome",
)
NAMED_AT_MOST = 4
FOLDED_FROM = 3


def lower_first(text: str) -> str:
    """Return a text that goes on after a colon; one that begins with initials keeps them."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def as_sentence(text: str) -> str:
    """Return a text that stands by itself: with a capital and one full stop."""
    return f"{text[:1].upper()}{text[1:].removesuffix('.')}." if text else ""


def field_key(claim: Claim) -> str:
    """Return what a claim is about: the field, with the unit of a quantity or of what else it speaks of."""
    return f"{claim.field} {claim.unit}".strip()


def _is_of_one_day(event_id: str, dataset: Dataset) -> bool:
    """Tell whether nothing says that an event lasted: neither its own dates nor a claim on its end."""
    event = dataset.events_by_id[event_id]
    ends = any(claim.field == "date_end" for claim in dataset.claims_by_event[event_id])
    return not ends and (event.date_prec != "day" or event.date_end in ("", event.date_start))


def field_label(claim: Claim, lang: str, dataset: Dataset) -> str:
    """Return the heading under which a claim stands: of a quantity, what is counted; of one day, the date.

    Args:
        claim: The claim.
        lang: ``es`` or ``en``.
        dataset: The tables.
    """
    unit = dataset.name_in(lang, "unit", claim.unit)
    if claim.field != "quantity" and unit:
        return f"{labels('field', lang)[claim.field]} ({unit})"
    if claim.field == "date_start" and _is_of_one_day(claim.event_id, dataset):
        return str(load_locale("ui", lang)["evidence"]["date"])
    return unit[:1].upper() + unit[1:] if unit else labels("field", lang)[claim.field]


def told(claim: Claim, lang: str, dataset: Dataset) -> str:
    """Return what a claim gives, where that can be held against another: a figure, date, place or actor.

    Args:
        claim: The claim.
        lang: ``es`` or ``en``.
        dataset: The tables.

    Returns:
        Words in ``lang``; empty for what is told in a sentence only.
    """
    if figure := span_words(claim.low, claim.best, claim.high, lang):
        return figure
    if claim.field in ("date_start", "date_end", "still_on") and claim.value[:4].isdigit():
        return partial_date_words(claim.value, lang)
    name, bracket, _ = claim.value.partition(" [")
    coded = bracket and claim.field in ("place", "actor", "target")
    kind = "place" if claim.field == "place" else "actor"
    return dataset.name_in(lang, kind, name) if coded else ""


def group_claims(claims: Iterable[dict[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Put together the claims of a field that give the same, in the order in which each was first given.

    Args:
        claims: Claims as the card shows them, with ``tells`` and ``stance``.
        lang: ``es`` or ``en``.

    Returns:
        Groups with ``tells``, ``by`` (who gives it; empty where few do and each is shown) and ``claims``.
    """
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for number, claim in enumerate(claims):
        same = (claim["tells"], claim["stance"]) if claim["tells"] else (str(number),)
        groups.setdefault(same, []).append(claim)
    found = []
    for alike in groups.values():
        speakers = list(dict.fromkeys(claim["by"] for claim in alike))
        folded = len(alike) >= FOLDED_FROM
        found.append(
            {
                "tells": alike[0]["tells"],
                "by": join_names(speakers, lang) if folded else "",
                "claims": [{key: cell for key, cell in claim.items() if key != "tells"} for claim in alike],
            }
        )
    return found


@dataclass(frozen=True)
class Speech:
    """Say who says what of one event's claims, in one language."""

    claims: Sequence[Claim]
    lang: str
    dataset: Dataset

    @property
    def words(self) -> Mapping[str, str]:
        """Return the sentences of the card."""
        words: Mapping[str, str] = load_locale("ui", self.lang)["evidence"]
        return words

    def listed(self, names: Sequence[str]) -> str:
        """Join names, all but one more than ``NAMED_AT_MOST`` by their number."""
        more = len(names) - NAMED_AT_MOST
        if more <= 1:  # "and 1 more" is no shorter than the name
            return join_names(names, self.lang)
        return join_names([*names[:NAMED_AT_MOST], self.words["others"].format(n=more)], self.lang)

    def named(self, names: Iterable[str]) -> str:
        """Join the names of speakers."""
        called = {name: self.dataset.name_in(self.lang, "actor", name) for name in names}
        return self.listed([with_article(name, self.lang, said) for name, said in called.items()])

    def told_by(self, claims: Sequence[Claim]) -> str:
        """Say who speaks; a single claim is given with what it says."""
        if len(claims) > 1:
            return self.named(claim.said_by for claim in claims)
        says = claims[0].says_en if self.lang == "en" else claims[0].says_es
        return self.words["own_words"].format(x=self.named([claims[0].said_by]), says=lower_first(says))

    def subjects(self, keys: Iterable[str]) -> str:
        """Join what fields are about."""
        heads = {field_key(claim): field_label(claim, self.lang, self.dataset) for claim in self.claims}
        return self.listed(list(dict.fromkeys(lower_first(heads[key]) for key in keys)))

    def support(self, support: Support) -> str:
        """Say who supports the event."""
        if support.status == "single_voice":
            return self.words["single"].format(x=self.named(support.speakers[:1]))
        if support.status == "one_side":
            side = labels("side", self.lang)[support.sides[0]].lower()
            return self.words["one_side"].format(x=self.named(support.speakers), side=side)
        return self.words["several"].format(x=self.named(support.speakers))

    def denial(self) -> str:
        """Say who denies the whole event; empty when nobody does."""
        denying = [claim for claim in self.claims if denies_whole(claim)]
        return as_sentence(self.told_by(denying)) if denying else ""

    def versions(self, support: Support) -> str:
        """Say what is told otherwise, and by whom; empty when nothing is."""
        others = [claim for claim in self.claims if claim.stance != "asserts" and not denies_whole(claim)]
        about = [field_key(claim) for claim in others]
        said = []
        if others:
            said.append(self.words["versions"].format(fields=self.subjects(about), x=self.told_by(others)))
        clashing = [key for key in support.clashes if key not in about]
        if clashing:
            said.append(self.words["clash"].format(x=self.subjects(clashing)))
        return " ".join(as_sentence(text) for text in said)


def build_evidence(dataset: Dataset, lang: str) -> dict[str, dict[str, Any]]:
    """Return for each event its status's reason and its claims by field.

    Returns:
        By event id: ``reason`` of its support, ``denied`` (who denies the whole), ``versions`` (what is told
        otherwise, and by whom) and ``fields``, a list of ``label``, ``clash`` and ``groups``; the claims of a
        group (see ``group_claims``) have ``by``, ``side``, ``says``, ``stance``, ``source``, ``paragraphs``.
    """
    sides, stances = labels("side", lang), labels("stance", lang)
    words: Mapping[str, str] = load_locale("ui", lang)["evidence"]
    support = support_by_event(dataset)

    def entry(claim: Claim) -> dict[str, Any]:
        return {
            "by": dataset.name_in(lang, "actor", claim.said_by),
            "side": sides[claim.said_by_side],
            "says": claim.says_en if lang == "en" else claim.says_es,
            "stance": claim.stance,
            "stanceLabel": stances[claim.stance],
            "tells": told(claim, lang, dataset),
            "source": claim.source_id,
            "paragraphs": list(paragraph_numbers(claim.locator)),
        }

    denied_parts: dict[str, list[str]] = {}
    for event in dataset.events:
        if event.part_of and "whole" in support[event.event_id].versions:
            title = event.title_en if lang == "en" else event.title_es
            denied_parts.setdefault(event.part_of, []).append(words["quote"].format(x=title))

    evidence: dict[str, dict[str, Any]] = {}
    for event in dataset.events:
        parts = denied_parts.get(event.event_id, [])
        claims = sorted(
            dataset.claims_by_event.get(event.event_id, ()), key=lambda claim: FIELD_ORDER.index(claim.field)
        )
        fields: dict[str, dict[str, Any]] = {}
        for claim in claims:
            key = field_key(claim)
            clash = key in support[event.event_id].clashes
            group = fields.setdefault(
                key, {"label": field_label(claim, lang, dataset), "clash": clash, "claims": []}
            )
            group["clash"] = group["clash"] or claim.stance != "asserts"
            group["claims"].append(entry(claim))
        speech = Speech(claims, lang, dataset)
        part_denied = words["part_denied"].format(x=join_names(parts, lang)) if parts else ""
        evidence[event.event_id] = {
            "reason": " ".join(
                text for text in (speech.support(support[event.event_id]), part_denied) if text
            ),
            "denied": speech.denial(),
            "versions": speech.versions(support[event.event_id]),
            "fields": [
                {
                    "label": field["label"],
                    "clash": field["clash"],
                    "groups": group_claims(field["claims"], lang),
                }
                for field in fields.values()
            ],
        }
    return evidence
