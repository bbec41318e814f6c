"""Files that the build folder keeps between runs: whole or not at all, and only the latest."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any


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


def read_whole(path: Path) -> Any:
    """Return the JSON that ``write_whole`` kept, or ``None`` when it is not there or not whole."""
    try:
        digest, _, text = path.read_bytes().partition(b"\n")
        return json.loads(text) if hashlib.sha256(text).hexdigest().encode() == digest else None
    except (OSError, ValueError):
        return None


def write_whole(path: Path, value: Any) -> None:
    """Keep a value as JSON below a hash of it, by which ``read_whole`` knows it whole."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    write_kept(path, hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
