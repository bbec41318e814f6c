"""A prepared site made ready for where it stands: opening view, public address, what its server offers."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

from dashboard.i18n import LANGS
from dashboard.site.files import Site
from dashboard.site.render import START_VIEW, safe_json


def start_at(site: Site, query: str) -> Site:
    """Return the site with pages that show a query's view when their address says nothing.

    Args:
        site: A site as ``build_site`` makes it.
        query: Without its question mark.
    """
    none, chosen = (START_VIEW.format(safe_json(json.dumps(text))).encode() for text in ("", query))
    return Site({path: content.replace(none, chosen, 1) for path, content in site.files.items()})


def publish_at(site: Site, address: str) -> Site:
    """Return the site with whole addresses where others need them: for the preview picture of a link.

    Args:
        site: A site as ``build_site`` makes it.
        address: Where its folder will stand.
    """
    home = html.escape(address.rstrip("/"))
    files = dict(site.files)
    for lang in LANGS:
        page = files[f"{lang}/index.html"].decode()
        page = page.replace('content="../static/preview.', f'content="{home}/static/preview.')
        page = page.replace(
            '<meta property="og:title"',
            f'<meta property="og:url" content="{home}/{lang}/">\n<meta property="og:title"',
            1,
        )
        files[f"{lang}/index.html"] = page.encode()
    return Site(files)


def announce(site: Site, names: Iterable[str]) -> Site:
    """Return the site with pages that know what their server hands out; a frozen copy has no such server."""
    mark = f'<html data-exports="{html.escape(" ".join(names))}" '.encode()
    pages = {
        path: content.replace(b"<html ", mark, 1)
        for path, content in site.files.items()
        if path.endswith("/index.html")
    }
    return Site({**site.files, **pages})
