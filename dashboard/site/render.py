"""The site as files: what the server sends is what ``freeze`` writes.

Dash renders one page per language; the page carries its own layout and loads scripts by content-hashed names,
so that every byte but the pages can be cached for ever and nothing is asked of Python after the page.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from dashboard.i18n import DEFAULT_LANG, LANGS, load_locale
from dashboard.markup import fill_template
from dashboard.pages import plain_pages
from dashboard.pages.frame import Tables, frame_page
from dashboard.settings import PACKAGE_DIR, Settings, find_docs_dir
from dashboard.site.bundles import FONT, fetched, library_scripts, own_scripts
from dashboard.site.files import Site
from dashboard.site.map_page.packing import pack_readings, records_script, rows_script, share, shared_script
from dashboard.theme import FAMILY_COLOURS, css_variables

START = "window.renderer = new DashRenderer();\n"
# From the folder's first page to the map, with what the address says.
FORWARD = f"location.replace('{DEFAULT_LANG}/index.html' + location.search + location.hash);\n"
# The picture that messaging apps show beside a link; `python -m scripts.build_preview` makes it.
PREVIEW = Path("images/preview.png")
PREVIEW_SIZE = (1200, 630)
OPEN_GRAPH_LOCALES = {"es": "es_PE", "en": "en_GB"}
START_VIEW = Markup('<script type="application/json" id="site-start">{}</script>')


def _hashed(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"static/{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{ending}"


def safe_json(text: str) -> Markup:
    """Keep a JSON text from ending the script element it stands in."""
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def ordered_json(text: str) -> str:
    """Return a JSON text with sorted keys: Dash orders ``aria-`` and ``data-`` ones by the hash seed."""
    return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _dash_config(index: str) -> str:
    found = re.search(r'<script id="_dash-config" type="application/json">(.*?)</script>', index, re.S)
    if found is None:
        raise ValueError("dash's index page carries no configuration")
    config: dict[str, Any] = json.loads(found.group(1))
    for name in ("python_version", "end_id", "dash_version_url", "plotly_version"):
        config.pop(name, None)
    config |= {"url_base_pathname": None, "requests_pathname_prefix": "", "disable_version_check": True}
    return json.dumps(config, sort_keys=True)


def style_sheet(font: str, *, monthly: bool = False) -> str:
    """Return the style sheet: colours from ``theme.py``, the family classes, and ``assets/style.css``.

    Args:
        font: Name of the font's file beside the style sheet, or empty to use the system's fonts.
        monthly: Whether a user's register month by month is drawn.
    """
    face = (
        "@font-face{font-family:Inter;font-weight:100 900;font-display:swap;"
        f"src:url({font}) format('woff2')}}\n"
        if font
        else ""
    )
    names = (name.replace("_", "-") for name in FAMILY_COLOURS)
    families = "".join(f".family-{name}{{--family:var(--family-{name})}}\n" for name in names)
    sheets = ["style.css", *(["monthly/monthly.css"] if monthly else [])]
    own = "\n".join((PACKAGE_DIR / "assets" / name).read_text(encoding="utf-8") for name in sheets)
    return face + css_variables() + families + own


def build_site(
    settings: Settings,
    pages: Sequence[tuple[str, Any, Mapping[str, Any]]],
    records: Mapping[str, Any],
    tables: Tables,
) -> Site:
    """Build every file of the site.

    Args:
        settings: Folders.
        pages: For each of the two languages its code, its Dash application and its payload.
        records: The records of exports, as ``build_records`` makes them.
        tables: What the plain pages are made from.

    Returns:
        The site: ``index.html``, the pages of each language, the downloads, and ``static/`` with names that
        change with their content.
    """
    files: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> str:
        path = _hashed(name, content)
        files[path] = content
        return "../" + path

    def add_scripts(name: str, paths: Iterable[Path]) -> str:
        return add(name, "\n".join(path.read_text(encoding="utf-8") for path in paths).encode())

    font_file = fetched(settings.build_dir, FONT)
    font = add("inter.woff2", font_file.read_bytes()) if font_file else ""
    monthly = any(payload["config"].get("monthly") for _, _, payload in pages)
    style = add("style.css", style_sheet(font.removeprefix("../static/"), monthly=monthly).encode())
    icon = add("icon.svg", (PACKAGE_DIR / "assets" / "icon.svg").read_bytes())
    plain_style = add("plain.css", (PACKAGE_DIR / "assets" / "plain.css").read_bytes())
    picture = find_docs_dir() / PREVIEW
    preview = add("preview.png", picture.read_bytes()) if picture.is_file() else ""
    found = library_scripts(settings.build_dir)
    libraries = [add(re.sub(r"@[\d.]+", "", path.name), path.read_bytes()) for path in found]
    first = add_scripts("first.js", own_scripts(early=True))
    app_script = add_scripts("app.js", own_scripts(early=False, monthly=monthly))
    start = add("start.js", START.encode())

    clients = {lang: app.server.test_client() for lang, app, _ in pages}
    packed = [pack_readings(payload) for _, _, payload in pages]
    shared, *changes = share(*packed)
    records_path = add("records.js", records_script(records).encode())
    shared_path = add("rows.js", shared_script(shared).encode())
    for (lang, _, _), change in zip(pages, changes, strict=True):
        rows = add(f"rows-{lang}.js", rows_script(change).encode())
        config, layout, dependencies = (
            clients[lang].get(path).get_data(as_text=True).strip()
            for path in ("/", "/_dash-layout", "/_dash-dependencies")
        )
        page = fill_template(
            "site/page.html",
            lang=lang,
            other=next(other for other in LANGS if other != lang),
            words=load_locale("ui", lang)["page"],
            locale=OPEN_GRAPH_LOCALES[lang],
            preview=preview,
            preview_size=PREVIEW_SIZE,
            icon=icon,
            records=records_path,
            style=style,
            config=safe_json(_dash_config(config)),
            layout=safe_json(ordered_json(layout)),
            dependencies=safe_json(dependencies),
            start=START_VIEW.format(Markup('""')),
            scripts=[*libraries, first, shared_path, rows, app_script, start],
        )
        files[f"{lang}/index.html"] = page.encode()
        for plain in plain_pages():
            framed = frame_page(
                plain, tables, lang, pages=plain_pages(), styles=(style, plain_style), icon=icon
            )
            files[f"{lang}/{plain.file}"] = framed.encode()
    home = fill_template(
        "site/first.html",
        langs=LANGS,
        title=load_locale("ui", DEFAULT_LANG)["page"]["title"],
        icon=icon.removeprefix("../"),
        forward=add("forward.js", FORWARD.encode()).removeprefix("../"),
    )
    files["index.html"] = home.encode()
    return Site({**files, **tables.downloads})
