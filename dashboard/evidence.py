"""Who says what, as the card shows it: claims side by side, and the status with its reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.codebook import labels
from dashboard.dataset import Claim, Dataset
from dashboard.i18n import load_locale
from dashboard.readings import Support, support_by_event
from dashboard.validation import paragraph_numbers
from dashboard.words import join_names

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


def field_key(claim: Claim) -> str:
    """Return what a claim is about: the field, with the unit for quantities."""
    return f"{claim.field} {claim.unit}".strip() if claim.field == "quantity" else claim.field


def field_label(claim: Claim, lang: str, dataset: Dataset) -> str:
    """Return the heading under which a claim stands."""
    label = labels("field", lang)[claim.field]
    unit = dataset.name_in(lang, "unit", claim.unit)
    return f"{label}: {unit}" if claim.field == "quantity" and unit else label


def support_reason(support: Support, lang: str, dataset: Dataset) -> str:
    """Say why an event has its status."""
    words: Mapping[str, str] = load_locale("ui", lang)["evidence"]
    sides = labels("side", lang)

    def listed(names: Sequence[str]) -> str:
        more = len(names) - NAMED_AT_MOST
        shown = list(names[:NAMED_AT_MOST])
        return join_names([*shown, words["others"].format(n=more)] if more > 0 else shown, lang)

    def named(names: Sequence[str]) -> str:
        return listed([dataset.name_in(lang, "actor", name) for name in names])

    if support.status == "disputed":
        reasons = []
        if support.against:
            reasons.append(words["against"].format(x=named(support.against)))
        if support.clashes:
            fields = labels("field", lang)
            clashing = tuple(dict.fromkeys(fields[clash.split(" ")[0]].lower() for clash in support.clashes))
            reasons.append(words["clash"].format(x=listed(clashing)))
        return " ".join(reasons)
    if support.status == "single_voice":
        return words["single"].format(x=named(support.speakers[:1]))
    if support.status == "one_side":
        return words["one_side"].format(x=named(support.speakers), side=sides[support.sides[0]].lower())
    return words["several"].format(x=named(support.speakers))


def build_evidence(dataset: Dataset, lang: str) -> dict[str, dict[str, Any]]:
    """Return for each event its status's reason and its claims by field.

    Returns:
        By event id: ``reason`` and ``fields``, a list of ``label``, ``clash`` and ``claims``; each claim has
        ``by``, ``side``, ``says``, ``stance``, ``source`` and ``paragraphs``.
    """
    sides, stances = labels("side", lang), labels("stance", lang)
    support = support_by_event(dataset)

    def entry(claim: Claim) -> dict[str, Any]:
        return {
            "by": dataset.name_in(lang, "actor", claim.said_by),
            "side": sides[claim.said_by_side],
            "says": claim.says_en if lang == "en" else claim.says_es,
            "stance": claim.stance,
            "stanceLabel": stances[claim.stance],
            "source": claim.source_id,
            "paragraphs": list(paragraph_numbers(claim.locator)),
        }

    evidence: dict[str, dict[str, Any]] = {}
    for event in dataset.events:
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
            "reason": support_reason(support[event.event_id], lang, dataset),
            "fields": list(fields.values()),
        }
    return evidence
