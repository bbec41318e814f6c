"""Write what derives from the codebook and the tables.

That is ``data/datapackage.json``, ``docs/codebook.md`` and the blocks of ``docs/methodology.<lang>.md``.

Run ``python -m scripts.build_docs`` after a change of the codebook or of the files under ``data/``; with
``--check`` nothing is written and the exit code is 1 when a file is stale.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard import __version__
from dashboard.codebook import CODE_LISTS, CROSSWALKS, TABLES, CodeList, Column, Crosswalk, Table
from dashboard.codebook.datapackage import build_datapackage
from dashboard.dataset import load_dataset
from dashboard.i18n import LANGS
from dashboard.pages.about import methodology_path
from dashboard.pages.methodology import Tables, build_blocks, fill_blocks
from dashboard.places.gazetteer import load_gazetteer

ROOT = Path(__file__).resolve().parent.parent

_INTRODUCTION = """\
# Libro de códigos / Codebook

Generado con `python -m scripts.build_docs` a partir de `dashboard/codebook/`; no se edita a mano.
*Generated from `dashboard/codebook/`; not edited by hand.*

Vacío no es cero: una cifra vacía significa que no se informa; `0`, que se informa que no hubo.
*Empty is not zero: an empty figure means not reported; `0` means reported that there were none.*

Las fechas son texto ISO de principio a fin. *Dates are plain ISO text end to end.*
"""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _grid(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [_row(header), _row(["---"] * len(header)), *(_row(row) for row in rows), ""]


def _kind(column: Column) -> str:
    parts = [f"list ({column.list_of})" if column.type == "list" else column.type]
    if column.code_list:
        parts.append(f"[{column.code_list}](#{column.code_list})")
    if column.required:
        parts.append("obligatoria / required")
    if column.max_length is not None:
        parts.append(f"≤ {column.max_length}")
    if column.max_words is not None:
        parts.append(f"≤ {column.max_words} palabras / words")
    if column.minimum is not None or column.maximum is not None:
        low = "" if column.minimum is None else f"{column.minimum:g}"
        high = "" if column.maximum is None else f"{column.maximum:g}"
        parts.append(f"{low} … {high}".strip())
    return ", ".join(parts)


def _table_lines(table: Table) -> list[str]:
    rows = [
        (
            f"`{column.name}`",
            _kind(column),
            f"**{column.label_es}.** {column.definition_es}",
            f"**{column.label_en}.** {column.definition_en}",
        )
        for column in table.columns
    ]
    key = ", ".join(f"`{name}`" for name in table.primary_key)
    return [
        f"## {table.file}",
        "",
        f"{table.title_es}. {table.description_es} *{table.title_en}. {table.description_en}*",
        "",
        f"Clave / key: {key}.",
        "",
        *_grid(("columna / column", "tipo / type", "español", "English"), rows),
    ]


def _list_lines(entries: CodeList) -> list[str]:
    header = ["código / code", "español", "English"]
    rows = [
        [
            f"`{entry.code}`",
            f"**{entry.es}.** {entry.definition_es}",
            f"**{entry.en}.** {entry.definition_en}",
        ]
        for entry in entries.codes
    ]
    if entries.parent_list:
        header.insert(1, entries.parent_list)
        for row, entry in zip(rows, entries.codes, strict=True):
            row.insert(1, f"`{entry.parent}`")
    return [f"### {entries.name}", "", f"{entries.es} / *{entries.en}*", "", *_grid(header, rows)]


def _crosswalk_lines(entry: Crosswalk) -> list[str]:
    rows = [(f"`{code}`", value or "—") for code, value in entry.mapping.items()]
    return [
        f"### {entry.name}",
        "",
        f"{entry.code_list} → {entry.target}. {entry.note_es} *{entry.note_en}*",
        "",
        *_grid((entry.code_list, entry.target), rows),
    ]


def build_codebook() -> str:
    """Return ``docs/codebook.md``: tables, code lists and crosswalks in both languages."""
    lines = [_INTRODUCTION]
    for table in TABLES:
        lines += _table_lines(table)
    lines += ["## Listas de códigos / Code lists", ""]
    for entries in CODE_LISTS.values():
        lines += _list_lines(entries)
    lines += ["## Correspondencias / Crosswalks", ""]
    for entry in CROSSWALKS:
        lines += _crosswalk_lines(entry)
    return "\n".join(lines).rstrip() + "\n"


def build_files(root: Path) -> dict[Path, str]:
    """Return the text of every generated file by its path under ``root``."""
    package = json.dumps(build_datapackage(root / "data"), ensure_ascii=False, indent=2) + "\n"
    files = {root / "data" / "datapackage.json": package, root / "docs" / "codebook.md": build_codebook()}
    return files | build_methodology(root)


def build_methodology(root: Path) -> dict[Path, str]:
    """Return the methodologies under ``root`` with their blocks made anew; none where there are none."""
    paths = {lang: methodology_path(root / "docs", lang) for lang in LANGS}
    found = {lang: path for lang, path in paths.items() if path.is_file()}
    if not found:
        return {}
    data = root / "data"
    tables = Tables(load_dataset(data), load_gazetteer(data / "geo"), data, __version__)
    return {
        path: fill_blocks(path.read_text(encoding="utf-8"), build_blocks(tables, lang))
        for lang, path in found.items()
    }


def stale_files(root: Path) -> list[Path]:
    """Return the generated files that are missing or differ from what they should be."""
    return [
        path
        for path, text in build_files(root).items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the stale files, or with ``--check`` only name them and return 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file is stale")
    parser.add_argument("--root", type=Path, default=ROOT, help="project folder")
    options = parser.parse_args(arguments)
    stale = stale_files(options.root)
    for path in stale:
        print(f"{'stale' if options.check else 'written'}: {path.relative_to(options.root)}")
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(build_files(options.root)[path], encoding="utf-8", newline="")
    return int(bool(stale) and options.check)


if __name__ == "__main__":
    sys.exit(main())
