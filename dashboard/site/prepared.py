"""Prepared sites and compressed files, kept in the build folder under names that say what they hold."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from pathlib import Path

import brotli

from dashboard.cache import drop_oldest, write_kept
from dashboard.site.files import Site

KEPT_SITES = 3
QUICK_ABOVE = 60_000  # bytes; larger files are compressed hard only when preparing
ENCODINGS = ("br", "gzip")
_ENDINGS = {"br": "br", "gzip": "gz"}
_COMPRESSIBLE = (".html", ".js", ".css", ".svg", ".csv", ".json", ".md")


def load_site(build_dir: Path, key: str) -> Site | None:
    """Return the prepared site of that key, or ``None`` when it is not there or is not whole."""
    home = build_dir / "site" / key
    try:
        index: dict[str, str] = json.loads((home / "index.json").read_text(encoding="utf-8"))
        files = {path: (home / "files" / path).read_bytes() for path in index}
    except (OSError, ValueError, TypeError):
        return None
    if not files or not isinstance(index, dict):
        return None
    whole = all(hashlib.sha256(files[path]).hexdigest() == digest for path, digest in index.items())
    return Site(files) if whole else None


def save_site(build_dir: Path, key: str, site: Site) -> None:
    """Keep a prepared site, and remove the oldest where there are more than ``KEPT_SITES``.

    Args:
        build_dir: Where prepared sites are kept.
        key: What the site was made from, as a hash.
        site: The site.
    """
    home = build_dir / "site" / key
    for path, content in site.files.items():
        write_kept(home / "files" / path, content)
    index = {path: hashlib.sha256(content).hexdigest() for path, content in site.files.items()}
    write_kept(home / "index.json", json.dumps(index).encode())
    drop_oldest(build_dir / "site", KEPT_SITES)


def _kept(path: Path, encoding: str, content: bytes) -> bytes | None:
    """Return a kept compressed file, or ``None`` when it is not there or gives back something else."""
    try:
        small = path.read_bytes()
        plain = brotli.decompress(small) if encoding == "br" else gzip.decompress(small)
    except (OSError, EOFError, zlib.error, brotli.error):
        return None
    return small if plain == content else None


def compress(path: str, content: bytes, build_dir: Path, *, hard: bool) -> Mapping[str, bytes]:
    """Return the file in each encoding that makes it smaller.

    Args:
        path: Its path in the site; pictures and fonts are compressed already.
        content: Its bytes.
        build_dir: Where compressed files are kept by the hash of what they hold.
        hard: Compress large files as far as they go (seconds); otherwise they are taken from the folder, or
            quickly compressed.
    """
    if not path.endswith(_COMPRESSIBLE):
        return {}
    made = {}
    for encoding in ENCODINGS:
        home = build_dir / "compressed" / f"{hashlib.sha256(content).hexdigest()[:32]}.{_ENDINGS[encoding]}"
        kept = _kept(home, encoding, content)
        if kept is not None:
            made[encoding] = kept
            continue
        quick = not hard and len(content) > QUICK_ABOVE
        if encoding == "br":
            small = brotli.compress(content, quality=4 if quick else 11)
        else:
            small = gzip.compress(content, compresslevel=4 if quick else 9, mtime=0)
        if not quick:
            write_kept(home, small)
        made[encoding] = small
    return {encoding: small for encoding, small in made.items() if len(small) < len(content)}
