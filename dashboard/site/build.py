"""From the data folder to a site: validate, then take the prepared site or build it."""

from __future__ import annotations

from pathlib import Path

from dashboard.atlas import Atlas, load_atlas
from dashboard.settings import Settings
from dashboard.site.files import Site
from dashboard.site.key import site_key
from dashboard.site.prepared import compress, load_site, save_site
from dashboard.site.render import build_site


def make_site(settings: Settings, lang: str, *, atlas: Atlas | None = None) -> Site:
    """Return the site of the present data, validated anew every time.

    Args:
        settings: Folders.
        lang: Language of an error.
        atlas: The data, when they have been loaded with these settings just now; else what may be
            handed on.

    Raises:
        DataError: The tables or the files of ``geo/`` hold errors.
        FileNotFoundError: The file of provinces, or that of the register, is missing.
        MissingPackages, PanelError, ProvincesError: See ``load_atlas``.
    """
    atlas = atlas or load_atlas(settings, lang).handed_on
    key = site_key(settings, atlas.dataset.collections, atlas.panel)
    kept = load_site(settings.build_dir, key)
    if kept is not None:
        return kept
    # Imported only when a page must be rendered: Dash and its components cost more than a second.
    from dashboard import __version__
    from dashboard.i18n import LANGS
    from dashboard.pages.frame import Tables
    from dashboard.site.downloads import build_downloads
    from dashboard.site.map_page.app import create_app
    from dashboard.site.map_page.payload import build_payload
    from dashboard.site.map_page.records import build_records

    pages = [(code, create_app(atlas, code), build_payload(atlas, code)) for code in LANGS]
    tables = Tables(
        atlas.dataset,
        atlas.gazetteer,
        settings.data_dir,
        __version__,
        provinces=str((atlas.layers.provinces or {}).get("name", "")),
        downloads=build_downloads(settings.data_dir),
    )
    site = build_site(settings, pages, build_records(atlas), tables)
    save_site(settings.build_dir, key, site)
    return site


def compress_site(site: Site, build_dir: Path, *, hard: bool) -> dict[str, dict[str, bytes]]:
    """Return each file's compressed forms by encoding, as ``compress`` makes them.

    Args:
        site: The site.
        build_dir: Where compressed files are kept.
        hard: Compress large files as far as they go.
    """
    return {path: dict(compress(path, content, build_dir, hard=hard)) for path, content in site.files.items()}
