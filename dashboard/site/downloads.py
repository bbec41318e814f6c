"""The complete data to take away from the site: the tables as they are, and what describes them."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard.codebook import COLLECTIONS, TABLES
from dashboard.codebook.datapackage import build_datapackage
from dashboard.codebook.page import build_codebook
from dashboard.i18n import LANGS

FOLDER = "data"
CODEBOOK = "codebook.md"
PACKAGE = "datapackage.json"


def build_downloads(data_dir: Path) -> dict[str, bytes]:
    """Return the files by their path in the site: tables, ``datapackage.json`` and ``codebook.md``.

    The package describes what is there; it leaves out the geographic layers, which the site does not carry.
    """
    kept_here = {entry.table for entry in COLLECTIONS if not entry.handed_on}
    offered = (table for table in TABLES if table.name not in kept_here)
    tables = {table.file: table for table in offered if (data_dir / table.file).is_file()}
    files = {name: (data_dir / name).read_bytes() for name in tables}
    package = build_datapackage(data_dir)
    package["resources"] = [entry for entry in package["resources"] if entry["path"] in files]
    files[PACKAGE] = json.dumps(package, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    pages = [build_codebook(tuple(tables.values()), lang).rstrip() for lang in LANGS]
    files[CODEBOOK] = ("\n\n".join(pages) + "\n").encode()
    return {f"{FOLDER}/{name}": content for name, content in files.items()}
