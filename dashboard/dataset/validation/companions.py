"""Check what stands beside the tables: what was sought in other sources, exceptions, the double codings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from dashboard.codebook import EVENT_TABLES
from dashboard.codebook.companions import CODINGS, EXCEPTIONS, SOUGHT
from dashboard.dataset.validation.cells import split_list, validate_cells
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable, read_table


def read_beside(data_dir: Path) -> dict[str, RawTable]:
    """Read ``sought.csv`` and ``exceptions.csv``, by name; each may be absent."""
    return {table.name: read_table(data_dir / table.file, table) for table in (SOUGHT, EXCEPTIONS)}


def beside_problems(
    data_dir: Path, raws: Mapping[str, RawTable], event_ids: Collection[str] | None
) -> Iterator[Problem]:
    """Yield what is wrong with ``sought.csv``, ``exceptions.csv`` and ``agreement/``; each may be absent.

    Args:
        data_dir: Folder with the tables.
        raws: What ``read_beside`` read from it.
        event_ids: Identifiers of the events, or ``None`` when their tables are broken.
    """
    for table, column in ((SOUGHT, "event_ids"), (EXCEPTIONS, "event_id")):
        beside = raws[table.name]
        yield from _form_problems(beside)
        files = ", ".join(events.file for events in EVENT_TABLES)
        for row in beside.rows if event_ids is not None else ():
            for event_id in split_list(row.get(column)):
                if event_id and event_id not in (event_ids or ()):
                    yield row.problem(column, "reference_unknown", event_id, files=files)
    folder = (data_dir / CODINGS[0][0].file).parent
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        yield Problem(folder.name, 0, "", "", "not_a_folder")
    for tables in CODINGS:
        codings = [read_table(data_dir / table.file, table) for table in tables]
        for coding in codings:
            yield from _form_problems(coding)
            if not coding.present and not coding.problems and any(other.present for other in codings):
                params = {"folder": str((data_dir / coding.table.file).parent)}
                yield Problem(coding.table.file, 0, "", "", "file_missing", params)


def _form_problems(raw: RawTable) -> Iterator[Problem]:
    yield from raw.problems
    yield from validate_cells(raw)
