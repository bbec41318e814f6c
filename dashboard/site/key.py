"""What a prepared site is made from, as one hash."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Iterable

from dashboard.codebook.collections import COLLECTIONS, Collection
from dashboard.dataset.importers.panel import Panel
from dashboard.places.provinces import digest_official
from dashboard.settings import PACKAGE_DIR, Settings, find_docs_dir
from dashboard.site.bundles import FONT, SMALL_PLOTLY, fetched
from dashboard.site.render import PREVIEW

PACKAGES = ("dash", "dash-mantine-components", "geopandas", "plotly", "pyproj", "shapely")
CODE = (".py", ".html", ".js", ".css", ".svg", ".toml")
DATA = ("*.csv", "*.toml", "geo/*.*json", "geo/*.csv", "agreement/*.csv")
DOCS = ("methodology.*.md", PREVIEW.as_posix())


def site_key(
    settings: Settings, collections: Iterable[Collection] = COLLECTIONS, panel: Panel | None = None
) -> str:
    """Return a hash of everything the site is made from: data, collections, code, versions and bundles.

    Args:
        settings: Folders and files.
        collections: Those of the data.
        panel: The register month by month, where there is one.
    """
    digest = hashlib.sha256(" ".join(entry.code for entry in collections).encode())
    for package in PACKAGES:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    for name in (SMALL_PLOTLY, FONT):
        file = fetched(settings.build_dir, name)
        digest.update(f"{name} {file.stat().st_size if file else 'absent'}\n".encode())
    folders = (PACKAGE_DIR, settings.data_dir, find_docs_dir())
    found = [
        *(
            path
            for path in PACKAGE_DIR.rglob("*")
            if path.suffix in (".py", ".html", ".js", ".css", ".svg", ".toml")
        ),
        *(path for pattern in DATA for path in settings.data_dir.glob(pattern)),
        *(path for pattern in DOCS for path in find_docs_dir().glob(pattern)),
        *([settings.story] if settings.story else []),
    ]
    for path in sorted({path for path in found if path.is_file()}):
        home = next((folder for folder in folders if path.is_relative_to(folder)), path.parent)
        name = path.relative_to(home).as_posix()
        digest.update(f"{name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    if settings.provinces is not None:
        digest.update(f"{settings.provinces.name} {digest_official(settings.provinces)}".encode())
    if panel is not None:
        digest.update(f"{panel.file} {panel.key}".encode())
    return digest.hexdigest()[:20]
