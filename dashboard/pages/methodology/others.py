"""Say how large each collection beside the five texts is and where it is thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dashboard.codebook import labels
from dashboard.dataset import Dataset
from dashboard.evidence.support import support_by_event
from dashboard.pages.methodology.markdown import plain
from dashboard.places.gazetteer import Gazetteer


def _ranked(counts: Mapping[str, int], words: Mapping[str, Any]) -> str:
    form = words["others"]["item"]
    return str(words["page"]["list"]).join(form.format(name=name, n=n) for name, n in counts.items())


def others_lines(dataset: Dataset, gazetteer: Gazetteer, lang: str, words: Mapping[str, Any]) -> str:
    """Return what ``collection_lines`` says of each other collection, by name where there are several.

    Args:
        dataset: The tables.
        gazetteer: Places by name and code.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
    others = dataset.collections[1:]
    said = [collection_lines(dataset, gazetteer, entry.code, lang, words) for entry in others]
    if len(others) > 1:
        said = [f"### {plain(entry.label(lang))}\n\n{text}" for entry, text in zip(others, said, strict=True)]
    return "\n\n".join(said)


def collection_lines(
    dataset: Dataset, gazetteer: Gazetteer, collection: str, lang: str, words: Mapping[str, Any]
) -> str:
    """Return a collection's counts by department, year, source and voice, as paragraphs.

    Args:
        dataset: The tables.
        gazetteer: Places by name and code.
        collection: Code of the collection.
        lang: ``es`` or ``en``.
        words: Words of the page.
    """
    said = words["others"]
    events = [event for event in dataset.events if event.collection == collection and event.is_counted]
    if not events:
        return str(said["none"])
    claims = {event.event_id: dataset.claims_by_event.get(event.event_id, ()) for event in events}
    sources = {
        event.event_id: {event.source_id, *(claim.source_id for claim in claims[event.event_id])}
        for event in events
    }
    support = support_by_event(dataset)
    single = {event.event_id for event in events if support[event.event_id].status == "single_voice"}
    names = {entry.ubigeo: entry.name for entry in gazetteer.by_code.values() if len(entry.ubigeo) == 2}
    touched = Counter(code for event in events for code in event.departments)
    years = Counter(int(event.month_start[:4]) for event in events if event.month_start)
    deadly = [event for event in events if event.is_deadly]
    speaking = {claim.said_by_side for found in claims.values() for claim in found}
    missing = [name for code, name in sorted(names.items()) if not touched[code]]
    silent = [label for code, label in labels("side", lang).items() if code not in speaking]
    separator = str(words["page"]["list"])
    lines = [
        said["size"].format(
            events=len(events),
            cases=len({event.case for event in events}),
            sources=len(set().union(*sources.values())),
        ),
        said["departments"].format(
            list=_ranked({names[code]: n for code, n in touched.most_common()}, words)
        ),
        said["no_departments"].format(list=separator.join(missing)) if missing else said["all_departments"],
        said["years"].format(
            list=_ranked(
                {str(year): years[year] for year in range(min(years, default=0), max(years, default=-1) + 1)},
                words,
            )
        ),
        said["single"].format(
            n=sum(len(pages) == 1 for pages in sources.values()), events=len(events), voices=len(single)
        ),
        said["deaths"].format(n=len(deadly), single=sum(event.event_id in single for event in deadly)),
    ]
    if silent:
        lines.append(said["absent"].format(list=separator.join(silent)))
    return "\n\n".join(lines)
