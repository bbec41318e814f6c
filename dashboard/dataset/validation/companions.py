"""Check what stands beside the tables: what was sought in other sources, and the double codings."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from dashboard.codebook import EVENT_TABLES
from dashboard.codebook.companions import CODINGS, SOUGHT
from dashboard.dataset.validation.cells import split_list, validate_cells
from dashboard.dataset.validation.problems import Problem
from dashboard.dataset.validation.reading import RawTable, read_table


def beside_problems(data_dir: Path, event_ids: Collection[str] | None) -> Iterator[Problem]:
    """Yield what is wrong with ``sought.csv`` and the codings of ``agreement/``; each may be absent.

    Args:
        data_dir: Folder with the tables.
        event_ids: Identifiers of the events, or ``None`` when their tables are broken.
    """
    sought = read_table(data_dir / SOUGHT.file, SOUGHT)
    yield from _form_problems(sought)
    if event_ids is not None:
        files = ", ".join(table.file for table in EVENT_TABLES)
        for row in sought.rows:
            for event_id in split_list(row.get("event_ids")):
                if event_id and event_id not in event_ids:
                    params = {"files": files}
                    yield Problem(SOUGHT.file, row.line, "event_ids", event_id, "reference_unknown", params)
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
