"""What may be chosen: every filter with the options that the data offer, and the label of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from dashboard.codebook import (
    ACTOR_FAMILY,
    ACTOR_TYPE,
    CODE_LISTS,
    EVENT_SUBTYPE,
    EVENT_TYPE,
    RELEVANCE,
    SIDE,
    STATUS,
    UNIT,
    VERSIONS,
    labels,
)
from dashboard.codebook.collections import Collection
from dashboard.dataset import Dataset, Event
from dashboard.evidence.support import support_by_event
from dashboard.i18n import load_locale
from dashboard.places.gazetteer import Gazetteer
from dashboard.selection.filters import SELECTION, Filter

OUTSIDE_DEPARTMENTS = ("country", "abroad")

PRECISIONS = ("site", "town", "district", "route", "province", "several", "department", "country", "abroad")

STAGE = ("stage", "view", "marks", "timeline")  # what is drawn anew on entering or leaving the stage

EMPTY_MONTH = "2000-01"  # where nothing is dated


def month_spans(events: Iterable[Event]) -> list[tuple[str, str]]:
    """Return first and last month of every dated incident, measure or total.

    Statements and background may lie decades back; they do not stretch the timeline.
    """
    return [
        (event.month_start, event.month_end)
        for event in events
        if event.month_start and event.month_end and event.unit in ("incident", "measure", "total")
    ]


def month_domain(spans: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return January of the first year and December of the last, as ``YYYY-MM``."""
    months = [month for span in spans for month in span] or [EMPTY_MONTH]
    return f"{min(months)[:4]}-01", f"{max(months)[:4]}-12"


def filters_of(dataset: Dataset, departments: tuple[str, ...], months: tuple[str, str]) -> tuple[Filter, ...]:
    """Return the filters with the options that this dataset offers.

    Args:
        dataset: The data.
        departments: Two-digit codes of all departments, in the order shown.
        months: First and last month of the timeline.
    """
    types = {event.event_type for event in dataset.events}
    subtypes = {event.event_subtype for event in dataset.events}
    actors = {kind for event in dataset.events for kind in event.actor_types_any}
    families = {family for event in dataset.events for family in event.families_any}
    units = {event.unit for event in dataset.events}
    relevances = {event.relevance for event in dataset.events}
    voices = {claim.said_by_side for claim in dataset.claims.values()}
    voices |= {dataset.sources[event.source_id].side for event in dataset.events}
    held = {event.collection for event in dataset.events}
    support = support_by_event(dataset).values()
    statuses = {one.status for one in support}
    versions = {code for one in support for code in one.versions}
    return build_filters(
        months=months,
        departments=departments + OUTSIDE_DEPARTMENTS,
        families=[code for code in ACTOR_FAMILY.values() if code in families],
        actor_types=[code for code in ACTOR_TYPE.values() if code in actors],
        event_types=[code for code in EVENT_TYPE.values() if code in types],
        event_subtypes=[code for code in EVENT_SUBTYPE.values() if code in subtypes],
        cases=tuple(dataset.cases),
        units=[code for code in UNIT.values() if code in units],
        relevances=[code for code in RELEVANCE.values() if code in relevances],
        voices=[code for code in SIDE.values() if code in voices],
        statuses=[code for code in STATUS.values() if code in statuses],
        versions=[code for code in VERSIONS.values() if code in versions],
        precisions=PRECISIONS,
        collections=[entry for entry in dataset.collections if entry.code in held],
        events=[event.event_id for event in dataset.events],
    )


@lru_cache(maxsize=4)
def all_labels(
    dataset: Dataset, gazetteer: Gazetteer, departments: tuple[str, ...], lang: str
) -> dict[str, Any]:
    """Return every label by code, by code list, in one language.

    Args:
        dataset: The tables.
        gazetteer: Places by name and code.
        departments: Codes of the departments to name.
        lang: ``es`` or ``en``.
    """
    words = load_locale("ui", lang)
    named = {code: gazetteer.department_name(code) for code in departments}
    return {
        **{name: labels(name, lang) for name in CODE_LISTS},
        "collection": {entry.code: entry.label(lang) for entry in dataset.collections},
        "department": {**named, **words["labels"]["place"]},
        "case": {
            code: case.name_en if lang == "en" else case.name_es for code, case in dataset.cases.items()
        },
        "role": words["labels"]["role"],
        "reading": words["labels"]["reading"],
    }


def build_filters(
    *,
    months: tuple[str, str],
    departments: Sequence[str],
    families: Sequence[str],
    actor_types: Sequence[str],
    event_types: Sequence[str],
    event_subtypes: Sequence[str],
    cases: Sequence[str],
    units: Sequence[str],
    relevances: Sequence[str],
    voices: Sequence[str],
    statuses: Sequence[str],
    versions: Sequence[str],
    precisions: Sequence[str],
    collections: Sequence[Collection],
    events: Sequence[str],
) -> tuple[Filter, ...]:
    """Return the filters of one dataset, in the order of the bar and of the sentence.

    Args:
        months: First and last month of the data, ``YYYY-MM``.
        departments: Two-digit codes, then ``country`` and ``abroad``.
        families: Actor families.
        actor_types: Actor types.
        event_types: Event types.
        event_subtypes: Event subtypes.
        cases: Cases in the order shown.
        units: Kinds of record that the data hold.
        relevances: Relation to mining.
        voices: Sides that speak.
        statuses: Degrees of support.
        versions: What is told otherwise.
        precisions: Precisions of a place, the sharpest first.
        collections: Those that have records, in the codebook's order.
        events: Every event's id, for the open card.
    """
    shown_first = tuple(unit for unit in units if unit in ("incident", "measure"))
    at_first = tuple(entry.code for entry in collections if entry.at_first)
    return (
        Filter(
            "period",
            "range",
            ("month_start", "month_end"),
            options=months,
            default=None,
            place="bar",
            redraws=(*SELECTION, "period"),
        ),
        Filter(
            "department", "many", ("places",), options=tuple(departments), code_list="department", place="bar"
        ),
        Filter("case", "many", ("case",), options=tuple(cases), code_list="case", place="more"),
        Filter(
            "family",
            "many",
            ("families",),
            by="role",
            options=tuple(families),
            code_list="actor_family",
            place="bar",
        ),
        Filter(
            "actor",
            "many",
            ("actors",),
            by="role",
            options=tuple(actor_types),
            code_list="actor_type",
            place="bar",
        ),
        Filter(
            "role", "one", options=("any", "acts", "target"), default="any", code_list="role", place="bar"
        ),
        Filter("type", "many", ("type",), options=tuple(event_types), code_list="event_type", place="more"),
        Filter(
            "subtype",
            "many",
            ("subtype",),
            options=tuple(event_subtypes),
            code_list="event_subtype",
            place="more",
        ),
        Filter(
            "unit",
            "many",
            ("unit",),
            options=tuple(units),
            default=shown_first,
            code_list="unit",
            place="more",
        ),
        Filter(
            "relevance",
            "many",
            ("relevance",),
            options=tuple(relevances),
            code_list="relevance",
            place="more",
        ),
        Filter("voice", "many", ("voices",), options=tuple(voices), code_list="side", place="more"),
        Filter(
            "status",
            "many",
            ("status",),
            options=tuple(statuses),
            code_list="status",
            place="more",
            renamed={"disputed": f"versions={','.join(versions)}"},
        ),
        Filter(
            "versions", "many", ("versions",), options=tuple(versions), code_list="versions", place="more"
        ),
        Filter(
            "precision",
            "upto",
            ("where_prec",),
            options=tuple(precisions),
            default=precisions[-1],
            code_list="where_prec",
            place="more",
        ),
        Filter("q", "text", ("text",), default="", place="more"),
        Filter(
            "collection",
            "many",
            ("collection",),
            options=tuple(entry.code for entry in collections),
            at_first=() if len(at_first) == len(collections) else at_first,
            code_list="collection",
            redraws=(*SELECTION, "shade"),
        ),
        Filter("reading", "one", options=("contrasted", "text"), default="contrasted", code_list="reading"),
        Filter(
            "event",
            "id",
            options=tuple(events),
            default="",
            redraws=("marks", "timeline", "panel"),
        ),
        Filter("at", "id", options=tuple(events), default="", redraws=("marks", "panel")),
        Filter(
            "panel",
            "one",
            options=("cases", "list", "moved", "others"),
            default="cases",
            redraws=("panel",),
        ),
        Filter(
            "shade",
            "one",
            options=("mentions", "counts"),
            default="mentions",
            redraws=("departments", "shade"),
        ),
        Filter("play", "one", options=("window", "cumulative"), default="window", redraws=("play",)),
        Filter(
            "theme",
            "one",
            options=("auto", "light", "dark", "projector"),
            default="auto",
            redraws=("theme", "stage", "marks", "departments", "timeline"),
        ),
        Filter("present", "one", options=("0", "1"), default="0", redraws=STAGE),
        Filter("scene", "scene", default="", redraws=STAGE),
        Filter("tour", "one", options=("full", "short"), default="full", redraws=STAGE),
        Filter("embed", "one", options=("0", "1"), default="0", redraws=STAGE),
        Filter("follow", "one", options=("1", "0"), default="1", redraws=("follow",)),
        Filter("span", "days", options=months, default=None, redraws=("timeline", "years")),
        Filter("view", "view", default=None, redraws=("view",)),
    )
