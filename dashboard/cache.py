"""Files that the build folder keeps between runs: whole or not at all, and only the latest."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def write_kept(path: Path, content: bytes) -> None:
    """Write through a temporary file, so that nobody reads half of it; nothing where that is not possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(content)
        Path(stream.name).replace(path)
    except OSError:
        return


def drop_oldest(folder: Path, most: int) -> None:
    """Remove the oldest files and folders in ``folder`` until at most ``most`` are left."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.stat().st_mtime)
    except OSError:
        return
    for old in entries[:-most]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            with suppress(OSError):
                old.unlink()
