"""Tell what was looked for in other sources, and what became of it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.dataset import Dataset
from dashboard.pages.methodology.markdown import plain
from dashboard.text import grid

ANSWERS: tuple[str, ...] = ("agreed", "differing", "corrected", "not_found")
SOUGHT_FILE = "sought.csv"


@dataclass(frozen=True)
class Sought:
    """Tell what was looked for in other sources: one row of ``sought.csv``.

    Attributes:
        sought: Short stable name.
        event_ids: The events of the texts that the claim belongs to.
        answer: One of ``ANSWERS``.
        claim: By language, what the text says.
        finding: By language, what others report; empty when nothing needs to be added.
    """

    sought: str
    event_ids: tuple[str, ...]
    answer: str
    claim: Mapping[str, str]
    finding: Mapping[str, str]


def read_sought(data_dir: Path) -> tuple[Sought, ...]:
    """Return the rows of ``sought.csv``, none when there is no such file."""
    path = data_dir / SOUGHT_FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Sought(
                row["sought"],
                tuple(row["event_ids"].split(";")),
                row["answer"],
                {"es": row["claim_es"], "en": row["claim_en"]},
                {"es": row["finding_es"], "en": row["finding_en"]},
            )
            for row in csv.DictReader(file)
        )


def outside_speakers(dataset: Dataset, event_ids: Iterable[str]) -> set[str]:
    """Return who speaks about events in other sources than the events' own."""
    return {
        claim.said_by
        for event_id in event_ids
        for claim in dataset.claims_by_event.get(event_id, ())
        if claim.source_id != dataset.events_by_id[event_id].source_id
    }


def sought_table(
    dataset: Dataset,
    data_dir: Path,
    lang: str,
    words: Mapping[str, Any],
    event_link: Callable[[str], str] | None,
) -> str:
    """Return what was sought, what was found and how many outside the text speak of it.

    Args:
        dataset: The tables.
        data_dir: Folder with ``sought.csv``.
        lang: ``es`` or ``en``.
        words: Words of the page.
        event_link: Returns the address of an event on the map; ``None`` for no links.
    """
    said, columns = words["sought"], words["columns"]
    sought = [row for row in read_sought(data_dir) if set(row.event_ids) <= dataset.events_by_id.keys()]
    if not sought:
        return str(said["none"])
    answers = Counter(row.answer for row in sought)
    rows = []
    for row in sought:
        claim, finding = plain(row.claim[lang]), plain(row.finding[lang])
        if event_link:
            claim = f"[{claim}]({event_link(row.event_ids[0])})"
        form = said["finding" if finding else "plain"]
        speakers = str(len(outside_speakers(dataset, row.event_ids)))
        rows.append((claim, form.format(answer=said[row.answer], finding=finding), speakers))
    intro = said["intro"].format(n=len(sought), **{name: answers[name] for name in ANSWERS})
    header = [columns[name] for name in ("sought", "answer", "speakers")]
    return f"{intro}\n\n{grid(header, rows, numbers=1)}"
