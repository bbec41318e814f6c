"""Check that what rows say agrees with what is claimed, in both readings; exceptions stand in the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.codebook import CLAIMS, EVENT_TABLES
from dashboard.codebook.companions import EXCEPTIONS
from dashboard.dataset import Dataset, Event
from dashboard.dataset.validation import Problem, RawTable
from dashboard.dataset.validation.problems import sort_problems
from dashboard.evidence.consistency.attribution import attribution_findings
from dashboard.evidence.consistency.coding import coding_findings
from dashboard.evidence.consistency.finding import Finding
from dashboard.evidence.consistency.wording import wording_findings

Key = tuple[str, str, str, str]


def findings(dataset: Dataset, readings: Mapping[str, Sequence[Event]]) -> Iterator[Finding]:
    """Yield everything in which titles, summaries, rows and claims do not agree."""
    yield from wording_findings(dataset, readings)
    yield from attribution_findings(dataset)
    yield from coding_findings(dataset, readings)


def consistency_problems(
    raws: Mapping[str, RawTable], dataset: Dataset, readings: Mapping[str, Sequence[Event]]
) -> list[Problem]:
    """Return what does not agree and no row of ``exceptions.csv`` excuses, and exceptions without use.

    Args:
        raws: The tables as they were read, sound, for the lines of their rows, and the exceptions.
        dataset: What was built from them.
        readings: Its events in both readings.
    """
    lines = _lines(raws)
    excused: dict[Key, int] = {
        (row.get("event_id"), row.get("rule"), row.get("column"), row.get("words")): row.line
        for row in raws[EXCEPTIONS.name].rows
    }
    used: set[Key] = set()
    problems: list[Problem] = []
    for found in findings(dataset, readings):
        key = (found.event_id, found.rule, found.column, found.words)
        if key in excused:
            used.add(key)
            continue
        file, line = lines[found.claim_id or found.event_id]
        params = {**found.params, "event": found.params.get("event", found.event_id)}
        problems.append(Problem(file, line, found.column, found.words, found.rule, params))
    for key, line in excused.items():
        if key not in used:
            params = {"rule": key[1], "column": key[2], "event": key[0]}
            problems.append(Problem(EXCEPTIONS.file, line, "words", key[3], "exception_idle", params))
    return sort_problems(problems)


def _lines(raws: Mapping[str, RawTable]) -> dict[str, tuple[str, int]]:
    """Return file and line of every event and claim by its identifier."""
    tables = [(table, "event_id") for table in EVENT_TABLES] + [(CLAIMS, "claim_id")]
    return {row.get(key): (table.file, row.line) for table, key in tables for row in raws[table.name].rows}
