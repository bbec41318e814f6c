"""Who says what, as the card shows it: claims side by side, and the status with its reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.codebook import labels
from dashboard.dataset import Claim, Dataset, Event
from dashboard.dataset.validation import paragraph_numbers
from dashboard.evidence.support import Support, support_by_event
from dashboard.i18n import load_locale
from dashboard.words import join_names, partial_date_words, span_words

FIELD_ORDER: tuple[str, ...] = (
    "occurrence",
    "date_start",
    "date_end",
    "place",
    "actor",
    "deaths",
    "injured",
    "arrests",
    "quantity",
    "outcome",
)
NAMED_AT_MOST = 4
FOLDED_FROM = 3


def lower_first(text: str) -> str:
    """Return a text that goes on after a colon."""
    return text[:1].lower() + text[1:]


def field_key(claim: Claim) -> str:
    """Return what a claim is about: the field, with the unit for quantities."""
    return f"{claim.field} {claim.unit}".strip() if claim.field == "quantity" else claim.field


def _is_of_one_day(event_id: str, dataset: Dataset) -> bool:
    """Tell whether nothing says that an event lasted: neither its own dates nor a claim on its end."""
    event = dataset.events_by_id[event_id]
    ends = any(claim.field == "date_end" for claim in dataset.claims_by_event[event_id])
    return not ends and (event.date_prec != "day" or event.date_end in ("", event.date_start))


def field_label(claim: Claim, lang: str, dataset: Dataset) -> str:
    """Return the heading under which a claim stands: of a quantity, what is counted; of one day, the date."""
    unit = dataset.name_in(lang, "unit", claim.unit) if claim.field == "quantity" else ""
    if claim.field == "date_start" and _is_of_one_day(claim.event_id, dataset):
        return str(load_locale("ui", lang)["evidence"]["date"])
    return unit[:1].upper() + unit[1:] if unit else labels("field", lang)[claim.field]


def told(claim: Claim, lang: str, dataset: Dataset) -> str:
    """Return what a claim gives, where that can be held against another: a figure, date, place or actor.

    Returns:
        Words in ``lang``; empty for what is told in a sentence only.
    """
    if figure := span_words(claim.low, claim.best, claim.high, lang):
        return figure
    if claim.field in ("date_start", "date_end") and claim.value[:4].isdigit():
        return partial_date_words(claim.value, lang)
    name, bracket, _ = claim.value.partition(" [")
    coded = bracket and claim.field in ("place", "actor")
    return dataset.name_in(lang, claim.field, name) if coded else ""


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


def support_reason(support: Support, claims: Sequence[Claim], lang: str, dataset: Dataset) -> str:
    """Say why an event has its status: who denies, who says otherwise on what, on what sources differ.

    Args:
        support: The event's support.
        claims: The claims about it.
        lang: ``es`` or ``en``.
        dataset: For names in the language.
    """
    words: Mapping[str, str] = load_locale("ui", lang)["evidence"]
    sides = labels("side", lang)

    def listed(names: Sequence[str]) -> str:
        more = len(names) - NAMED_AT_MOST
        if more == 1:  # "and 1 more" is no shorter than the name
            more = 0
        shown = list(names[:NAMED_AT_MOST] if more > 0 else names)
        return join_names([*shown, words["others"].format(n=more)] if more > 0 else shown, lang)

    def named(names: Sequence[str]) -> str:
        return listed([dataset.name_in(lang, "actor", name) for name in names])

    def voices(heard: Iterable[Claim]) -> str:
        return named(list(dict.fromkeys(claim.said_by for claim in heard)))

    def in_own_words(claim: Claim) -> str:
        says = claim.says_en if lang == "en" else claim.says_es
        return words["own_words"].format(
            x=dataset.name_in(lang, "actor", claim.said_by), says=lower_first(says)
        )

    def subjects(keys: Iterable[str]) -> list[str]:
        heads = {field_key(claim): field_label(claim, lang, dataset) for claim in claims}
        return list(dict.fromkeys(lower_first(heads[key]) for key in keys))

    if support.status == "disputed":
        reasons = []
        denying = [claim for claim in claims if claim.stance == "denies"]
        if len(denying) == 1:  # whether all or a part of it is denied: let it be said
            reasons.append(in_own_words(denying[0]))
        elif denying:
            reasons.append(words["denied"].format(x=voices(denying)))
        fixing = [claim for claim in claims if claim.stance == "corrects"]
        about = join_names(subjects(field_key(claim) for claim in fixing), lang)
        if len(fixing) == 1:
            reasons.append(words["corrected_by_one"].format(x=in_own_words(fixing[0]), fields=about))
        elif fixing:
            reasons.append(words["corrected"].format(x=voices(fixing), fields=about))
        clashing = [key for key in support.clashes if key not in {field_key(claim) for claim in fixing}]
        if clashing:
            reasons.append(words["clash"].format(x=listed(subjects(clashing))))
        return " ".join(reasons)
    if support.status == "single_voice":
        return words["single"].format(x=named(support.speakers[:1]))
    if support.status == "one_side":
        return words["one_side"].format(x=named(support.speakers), side=sides[support.sides[0]].lower())
    return words["several"].format(x=named(support.speakers))


def build_evidence(dataset: Dataset, lang: str) -> dict[str, dict[str, Any]]:
    """Return for each event its status's reason and its claims by field.

    Returns:
        By event id: ``reason`` and ``fields``, a list of ``label``, ``clash`` and ``groups``; the claims of a
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

    disputed_parts: dict[str, list[Event]] = {}
    for event in dataset.events:
        if event.part_of and support[event.event_id].status == "disputed":
            disputed_parts.setdefault(event.part_of, []).append(event)

    evidence: dict[str, dict[str, Any]] = {}
    for event in dataset.events:
        parts = disputed_parts.get(event.event_id, [])
        doubts = []
        if parts:
            titles = [
                words["quote"].format(x=one.title_en if lang == "en" else one.title_es) for one in parts
            ]
            said = words["parts_disputed" if len(parts) > 1 else "part_disputed"]
            doubts.append(said.format(x=join_names(titles, lang)))
        if len(parts) == 1:
            part = parts[0].event_id
            doubts.append(support_reason(support[part], dataset.claims_by_event.get(part, ()), lang, dataset))
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
        evidence[event.event_id] = {
            "reason": " ".join([support_reason(support[event.event_id], claims, lang, dataset), *doubts]),
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
