"""Write the site as a folder that opens by double click or from any static host."""

from __future__ import annotations

import json
from pathlib import Path

from dashboard.site.files import Site

MANIFEST = "site.json"
MADE_BY = "conflictos-mineros-peru"


class NotOurs(Exception):
    """Say that a folder holds something that this program did not write."""


def _earlier_files(folder: Path) -> list[Path]:
    """Return the files that an earlier run wrote into a folder, by its manifest; none in an empty folder."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return []
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["made_by"] != MADE_BY:
            raise NotOurs(folder)
        files = [folder / str(path) for path in manifest["files"]]
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        raise NotOurs(folder) from None
    return [file for file in files if file.resolve().is_relative_to(folder.resolve())]


def write_site(site: Site, folder: Path) -> int:
    """Write the site's files into a folder; an earlier site there is replaced, anything else is left alone.

    Two runs on the same data write the same bytes.

    Args:
        site: The site.
        folder: Where to; made when absent.

    Returns:
        The size in bytes.

    Raises:
        NotOurs: The folder holds files of others.
        OSError: The folder cannot be written.
    """
    for old in _earlier_files(folder):
        old.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in site.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    manifest = json.dumps({"made_by": MADE_BY, "files": sorted(site.files)}, indent=1) + "\n"
    (folder / MANIFEST).write_text(manifest, encoding="utf-8", newline="\n")
    return sum(len(content) for content in site.files.values())


def is_of_site(file: Path, folder: Path, site: Site) -> bool:
    """Tell whether ``file`` is one that the site itself writes into ``folder``.

    Args:
        file: The file.
        folder: The folder.
        site: The site.
    """
    own = {(folder / path).resolve() for path in (*site.files, MANIFEST)}
    return file.resolve() in own


def can_hold(file: Path, folder: Path | None) -> bool:
    """Tell whether ``file`` can be written once ``folder`` is: no folder, in a folder that is there."""
    if file.is_dir() or (folder is not None and file.resolve() == folder.resolve()):
        return False
    return file.parent.is_dir() or (folder is not None and file.parent.resolve() == folder.resolve())
