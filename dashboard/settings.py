"""Where things lie and how the program was asked to run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE_DIR = Path(__file__).resolve().parent


def find_data_dir() -> Path:
    """Return the data folder: the one inside an installed package, else the one beside it in a checkout."""
    inside = PACKAGE_DIR / "data"
    return inside if inside.is_dir() else PACKAGE_DIR.parent / "data"


def find_docs_dir() -> Path:
    """Return the folder with the methodology: inside an installed package, else beside it in a checkout."""
    inside = PACKAGE_DIR / "docs"
    return inside if inside.is_dir() else PACKAGE_DIR.parent / "docs"


def find_build_dir() -> Path:
    """Return the folder for prepared files, outside ``data/``.

    ``CONFLICTOS_BUILD_DIR`` overrides it. In a checkout it is ``.build``, which git ignores; an installed
    package uses the user's cache folder.
    """
    named = os.environ.get("CONFLICTOS_BUILD_DIR")
    if named:
        return Path(named)
    root = PACKAGE_DIR.parent
    if (root / "pyproject.toml").is_file():
        return root / ".build"
    cache = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    base = Path(cache) if cache else Path.home() / ".cache"
    return base / "conflictos-mineros-peru"


@dataclass(frozen=True)
class Settings:
    """How to run: folders and address.

    Attributes:
        data_dir: Folder with the tables and ``geo/``.
        build_dir: Folder for prepared files; may be deleted at any time.
        story: A story of one's own instead of the one shipped.
        provinces: An official file of the provinces, to draw their true areas.
        register: The register month by month, to draw beside our cases.
        public_url: Where the map stands for everyone, for what is printed; empty when nowhere.
        host: Address to listen on.
        port: Port to listen on; the next free one is taken when it is in use.
    """

    data_dir: Path = field(default_factory=find_data_dir)
    build_dir: Path = field(default_factory=find_build_dir)
    story: Path | None = None
    provinces: Path | None = None
    register: Path | None = None
    public_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8050
