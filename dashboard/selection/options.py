"""What may be chosen: every filter with the options that the data offer, and the label of each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from dashboard.codebook import CODE_LISTS, labels
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


def _held(code_list: str, found: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of a list that the data hold, in the list's order."""
    held = set(found)
    return tuple(code for code in CODE_LISTS[code_list].values() if code in held)


def _coded(key: str, code_list: str, found: Iterable[str], **more: Any) -> Filter:
    """Return a filter by the codes of a list that the data hold.

    Args:
        key: Its key, and the name of its column unless another is given.
        code_list: The list; where its codes have parents, a long list of them has these as headings.
        found: The codes of all rows, in any order.
        **more: What else the filter says.
    """
    codes = CODE_LISTS[code_list]
    parents = {code.code: code.parent for code in codes.codes} if codes.parent_list else {}
    usual = {"column": (key,), "place": "more", "headings": codes.parent_list, "parents": parents}
    return Filter(key, "many", options=_held(code_list, found), code_list=code_list, **{**usual, **more})


def _one(key: str, *options: str, redraws: tuple[str, ...]) -> Filter:
    """Return a part of the state that is one of a few, the first at first."""
    return Filter(key, "one", options=options, default=options[0], redraws=redraws)


def filters_of(dataset: Dataset, departments: tuple[str, ...], months: tuple[str, str]) -> tuple[Filter, ...]:
    """Return the filters with the options that this dataset offers, in the order of the sentence.

    Args:
        dataset: The data.
        departments: Two-digit codes of all departments, in the order shown.
        months: First and last month of the timeline.
    """
    events = dataset.events
    ids = tuple(event.event_id for event in events)
    units = {event.unit for event in events}
    voices = {claim.said_by_side for claim in dataset.claims.values()}
    voices |= {dataset.sources[event.source_id].side for event in events}
    support = support_by_event(dataset).values()
    versions = _held("versions", (code for one in support for code in one.versions))
    held = {event.collection for event in events}
    collections = [entry for entry in dataset.collections if entry.code in held]
    at_first = tuple(entry.code for entry in collections if entry.at_first)
    return (
        Filter(
            "period",
            "range",
            ("month_start", "month_end"),
            options=months,
            default=None,
            redraws=(*SELECTION, "period"),
        ),
        Filter(
            "department",
            "many",
            ("places",),
            options=departments + OUTSIDE_DEPARTMENTS,
            code_list="department",
            place="department",
        ),
        Filter(
            "case",
            "many",
            ("case",),
            options=tuple(dataset.cases),
            code_list="case",
            place="more",
            headings="collection",
            parents={code: case.collection for code, case in dataset.cases.items()},
        ),
        _coded(
            "family",
            "actor_family",
            (code for event in events for code in event.families_any),
            column=("families",),
            by="role",
            place="who",
        ),
        _coded(
            "actor",
            "actor_type",
            (code for event in events for code in event.actor_types_any),
            column=("actors",),
            by="role",
            place="who",
        ),
        Filter(
            "role", "one", options=("any", "acts", "target"), default="any", code_list="role", place="who"
        ),
        _coded("type", "event_type", (event.event_type for event in events)),
        _coded("subtype", "event_subtype", (event.event_subtype for event in events)),
        _coded("unit", "unit", units, default=_held("unit", units & {"incident", "measure"})),
        _coded("relevance", "relevance", (event.relevance for event in events)),
        _coded("voice", "side", voices, column=("voices",)),
        _coded(
            "status",
            "status",
            (one.status for one in support),
            renamed={"disputed": f"versions={','.join(versions)}"},
        ),
        _coded("versions", "versions", versions),
        Filter(
            "precision",
            "upto",
            ("where_prec",),
            options=PRECISIONS,
            default=PRECISIONS[-1],
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
        Filter("event", "id", options=ids, default="", redraws=("marks", "timeline", "panel")),
        Filter("at", "id", options=ids, default="", redraws=("marks", "panel")),
        _one("panel", "cases", "list", "moved", "others", "counts", redraws=("panel",)),
        _one("shade", "mentions", "counts", redraws=("departments", "shade")),
        _one("play", "window", "cumulative", redraws=("play",)),
        _one(
            *("theme", "auto", "light", "dark", "projector"),
            redraws=("theme", "stage", "marks", "departments", "timeline"),
        ),
        _one("present", "0", "1", redraws=STAGE),
        Filter("scene", "scene", default="", redraws=STAGE),
        _one("tour", "full", "short", redraws=STAGE),
        _one("embed", "0", "1", redraws=STAGE),
        _one("follow", "1", "0", redraws=("follow",)),
        Filter("span", "days", options=months, default=None, redraws=("timeline", "years")),
        Filter("view", "view", default=None, redraws=("view",)),
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
    own = load_locale("ui", lang)["labels"]
    return {
        **{name: labels(name, lang) for name in CODE_LISTS},
        **own,
        "collection": {entry.code: entry.label(lang) for entry in dataset.collections},
        "department": {code: gazetteer.department_name(code) for code in departments} | own["department"],
        "case": {
            code: case.name_en if lang == "en" else case.name_es for code, case in dataset.cases.items()
        },
    }
