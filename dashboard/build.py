"""From the data folder to a site: validate, then take the prepared site or build it."""

from __future__ import annotations

from pathlib import Path

from dashboard.dataset import load_dataset
from dashboard.settings import Settings
from dashboard.site import Site, build_site, site_key
from dashboard.store import compress, load_site, save_site


def make_site(settings: Settings, lang: str) -> Site:
    """Return the site of the present data, validated anew every time.

    Args:
        settings: Folders.
        lang: Language of an error.

    Raises:
        DataError: The tables hold errors.
        FileNotFoundError: A layer of ``geo/`` is missing.
    """
    dataset = load_dataset(settings.data_dir, lang)
    key = site_key(settings)
    kept = load_site(settings.build_dir, key)
    if kept is not None:
        return kept
    # Imported only when a page must be rendered: Dash and its components cost more than a second.
    from dashboard.app import World, build_payload, create_app, payload_script
    from dashboard.gazetteer import load_gazetteer
    from dashboard.geo import load_layers
    from dashboard.i18n import LANGS

    geo = settings.data_dir / "geo"
    world = World(dataset, load_gazetteer(geo), load_layers(geo))
    pages = [(code, create_app(world, code), payload_script(build_payload(world, code))) for code in LANGS]
    site = build_site(settings, pages)
    save_site(settings.build_dir, key, site)
    return site


def compress_site(site: Site, build_dir: Path, *, hard: bool) -> dict[str, dict[str, bytes]]:
    """Return each file's compressed forms; see ``dashboard.store.compress``."""
    return {path: dict(compress(path, content, build_dir, hard=hard)) for path, content in site.files.items()}
