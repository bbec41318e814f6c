"""Check a whole data folder: the tables and everything that the map needs beside them."""

from __future__ import annotations

from pathlib import Path

from dashboard.codebook import EVENT_TABLES
from dashboard.settings import Settings
from dashboard.story import shipped_story, story_problems
from dashboard.validation import Problem, beside_problems, find_geography, read_tables, run_check
from dashboard.world import load_world


def event_ids_of(data_dir: Path) -> frozenset[str] | None:
    """Return the identifiers of the events, or ``None`` when their tables are not of the right form."""
    raws = [raw for name, raw in read_tables(data_dir).items() if name in {t.name for t in EVENT_TABLES}]
    if any(raw.problems for raw in raws):
        return None
    return frozenset(row.get("event_id") for raw in raws for row in raw.rows)


def check_folder(data_dir: Path, lang: str, documents: Path | None = None) -> tuple[list[Problem], int]:
    """Return every problem of ``data_dir`` by file and line, and the exit code: 1 when any is an error.

    Args:
        data_dir: Folder with the tables and ``geo/``.
        lang: Language of what is said.
        documents: Folder with the coded texts, to compare the tables with them.
    """
    problems, _ = run_check(data_dir, lang, documents)
    problems += find_geography(data_dir).problems
    problems += beside_problems(data_dir, event_ids_of(data_dir))
    story = shipped_story(data_dir)
    if story is not None:
        # What its queries may name is known only where all else is sound.
        sound = not any(problem.severity == "error" for problem in problems)
        filters = load_world(Settings(data_dir=data_dir), lang).filters if sound else None
        problems += story_problems(story, filters)
    return problems, int(any(problem.severity == "error" for problem in problems))
