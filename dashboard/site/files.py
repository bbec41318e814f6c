"""The site as files by their path, and what each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
}


@dataclass(frozen=True)
class Site:
    """Files by their path below the site's root, and whether each may be cached for ever."""

    files: Mapping[str, bytes]

    @staticmethod
    def is_immutable(path: str) -> bool:
        """Tell whether the file's name changes with its content."""
        return path.startswith("static/")

    @staticmethod
    def content_type(path: str) -> str:
        """Return the media type by the file's ending."""
        return TYPES[Path(path).suffix]
