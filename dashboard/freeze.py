"""Write the site as a folder that opens by double click or from any static host."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from dashboard.site import Site

MANIFEST = "site.json"


class NotOurs(Exception):
    """Say that a folder holds something that this program did not write."""


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
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        manifest = folder / MANIFEST
        if not manifest.is_file():
            raise NotOurs(folder)
        for path in json.loads(manifest.read_text(encoding="utf-8")):
            old = folder / path
            if old.resolve().is_relative_to(folder.resolve()):
                old.unlink(missing_ok=True)
        shutil.rmtree(folder / "static", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in site.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / MANIFEST).write_text(json.dumps(sorted(site.files), indent=1) + "\n", encoding="utf-8")
    return sum(len(content) for content in site.files.values())
