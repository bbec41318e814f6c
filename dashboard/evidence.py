"""Who says what, as the card shows it: claims side by side, and the status with its reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    """Return the heading under which a claim stands: for a quantity, what is counted."""
    unit = dataset.name_in(lang, "unit", claim.unit) if claim.field == "quantity" else ""
    return unit[:1].upper() + unit[1:] if unit else labels("field", lang)[claim.field]


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
        shown = list(names[:NAMED_AT_MOST])
        return join_names([*shown, words["others"].format(n=more)] if more > 0 else shown, lang)

    def named(names: Sequence[str]) -> str:
        return listed([dataset.name_in(lang, "actor", name) for name in names])

    def subjects(keys: Iterable[str]) -> list[str]:
        heads = {field_key(claim): field_label(claim, lang, dataset) for claim in claims}
        return list(dict.fromkeys(heads[key][:1].lower() + heads[key][1:] for key in keys))

    if support.status == "disputed":
        reasons = []
        denying = dict.fromkeys(claim.said_by for claim in claims if claim.stance == "denies")
        if denying:
            reasons.append(words["denied"].format(x=named(list(denying))))
        fixing = [claim for claim in claims if claim.stance == "corrects"]
        if fixing:
            by = named(list(dict.fromkeys(claim.said_by for claim in fixing)))
            about = subjects(field_key(claim) for claim in fixing)
            reasons.append(words["corrected"].format(x=by, fields=join_names(about, lang)))
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
        By event id: ``reason`` and ``fields``, a list of ``label``, ``clash`` and ``claims``; each claim has
        ``by``, ``side``, ``says``, ``stance``, ``source`` and ``paragraphs``.
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
            "source": claim.source_id,
            "paragraphs": list(paragraph_numbers(claim.locator)),
        }

    disputed_parts: dict[str, list[str]] = {}
    for event in dataset.events:
        if event.part_of and support[event.event_id].status == "disputed":
            title = event.title_en if lang == "en" else event.title_es
            disputed_parts.setdefault(event.part_of, []).append(words["quote"].format(x=title))

    evidence: dict[str, dict[str, Any]] = {}
    for event in dataset.events:
        parts = disputed_parts.get(event.event_id, [])
        said = words["parts_disputed" if len(parts) > 1 else "part_disputed"]
        doubts = said.format(x=join_names(parts, lang)) if parts else ""
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
            "reason": f"{support_reason(support[event.event_id], claims, lang, dataset)} {doubts}".strip(),
            "fields": list(fields.values()),
        }
    return evidence
