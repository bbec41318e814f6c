"""Check a whole data folder: the tables and everything that the map needs beside them."""

from __future__ import annotations

from pathlib import Path

from dashboard.validation import Problem, find_geography, run_check


def check_folder(data_dir: Path, lang: str, documents: Path | None = None) -> tuple[list[Problem], int]:
    """Return every problem of ``data_dir`` by file and line, and the exit code: 1 when any is an error.

    Args:
        data_dir: Folder with the tables and ``geo/``.
        lang: Language of what is said.
        documents: Folder with the coded texts, to compare the tables with them.
    """
    problems, _ = run_check(data_dir, lang, documents)
    problems += find_geography(data_dir).problems
    return problems, int(any(problem.severity == "error" for problem in problems))
