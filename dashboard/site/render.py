"""The site as files: what the server sends is what ``freeze`` writes.

Dash renders one page per language; the page carries its own layout and loads scripts by content-hashed names,
so that every byte but the pages can be cached for ever and nothing is asked of Python after the page.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.i18n import DEFAULT_LANG, LANGS, load_locale
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
# Needs no other file: the map may be missing because its files are of another version, or lie elsewhere.
SLOW = (
    "<style>.slow{visibility:hidden;position:fixed;inset:auto 0 0;margin:0;padding:14px 40px;"
    "background:#fff;color:#222;font:16px/1.5 sans-serif;animation:slow 0s 4s forwards}"
    "@keyframes slow{to{visibility:visible}}[data-ready] .slow{display:none}</style>"
)
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#0B6199"/>'
    '<circle cx="16" cy="16" r="8" fill="none" stroke="#fff" stroke-width="3"/>'
    '<circle cx="16" cy="16" r="2.6" fill="#fff"/></svg>'
)
# The picture that messaging apps show beside a link; `python -m scripts.build_preview` makes it.
PREVIEW = Path("images/preview.png")
PREVIEW_SIZE = (1200, 630)
OPEN_GRAPH_LOCALES = {"es": "es_PE", "en": "en_GB"}
START_VIEW = '<script type="application/json" id="site-start">{}</script>'

PAGE = """<!doctype html>
<html lang="{lang}" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="{name}">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{description}">
<meta property="og:locale" content="{locale}">
{preview}<link rel="icon" type="image/svg+xml" href="{icon}">
<meta name="records" content="{records}">
{alternates}
{slow_style}
<link rel="stylesheet" href="{style}">
</head>
<body>
<div id="react-entry-point"><p class="loading">{loading}</p></div>
<p class="slow">{slow}</p>
<noscript><style>.slow{{display:none}}</style><p class="loading">{noscript}</p></noscript>
<script type="application/json" id="_dash-config">{config}</script>
<script type="application/json" id="site-layout">{layout}</script>
<script type="application/json" id="site-dependencies">{dependencies}</script>
{start}
{scripts}
</body>
</html>
"""
PREVIEW_TAGS = """<meta property="og:image" content="{address}">
<meta property="og:image:width" content="{width}">
<meta property="og:image:height" content="{height}">
<meta property="og:image:alt" content="{description}">
<meta name="twitter:card" content="summary_large_image">
<meta name="twitter:image" content="{address}">
"""
CHOOSE = """<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" type="image/svg+xml" href="{icon}">
<script src="{forward}"></script>
<noscript><meta http-equiv="refresh" content="0; url={lang}/index.html"></noscript></head>
<body><main><h1>{title}</h1><ul>{links}</ul></main></body>
</html>
"""


def _hashed(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"static/{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{ending}"


def safe_json(text: str) -> str:
    """Keep a JSON text from ending the script element it stands in."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


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


def style_sheet(font: str) -> str:
    """Return the style sheet: colours from ``theme.py``, the family classes, and ``assets/style.css``.

    Args:
        font: Name of the font's file beside the style sheet, or empty to use the system's fonts.
    """
    face = (
        "@font-face{font-family:Inter;font-weight:100 900;font-display:swap;"
        f"src:url({font}) format('woff2')}}\n"
        if font
        else ""
    )
    names = (name.replace("_", "-") for name in FAMILY_COLOURS)
    families = "".join(f".family-{name}{{--family:var(--family-{name})}}\n" for name in names)
    return (
        face + css_variables() + families + (PACKAGE_DIR / "assets" / "style.css").read_text(encoding="utf-8")
    )


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
    style = add("style.css", style_sheet(font.removeprefix("../static/")).encode())
    icon = add("icon.svg", ICON.encode())
    plain_style = add("plain.css", (PACKAGE_DIR / "assets" / "plain.css").read_bytes())
    picture = find_docs_dir() / PREVIEW
    preview = add("preview.png", picture.read_bytes()) if picture.is_file() else ""
    found = library_scripts(settings.build_dir)
    libraries = [add(re.sub(r"@[\d.]+", "", path.name), path.read_bytes()) for path in found]
    first = add_scripts("first.js", own_scripts(early=True))
    app_script = add_scripts("app.js", own_scripts(early=False))
    start = add("start.js", START.encode())

    clients = {lang: app.server.test_client() for lang, app, _ in pages}
    packed = [pack_readings(payload) for _, _, payload in pages]
    shared, *changes = share(*packed)
    records_path = add("records.js", records_script(records).encode())
    shared_path = add("rows.js", shared_script(shared).encode())
    for (lang, _, _), change in zip(pages, changes, strict=True):
        rows = add(f"rows-{lang}.js", rows_script(change).encode())
        words = load_locale("ui", lang)["page"]
        order = [*libraries, first, shared_path, rows, app_script, start]
        description = html.escape(words["description"])
        tags = PREVIEW_TAGS.format(
            address=preview, width=PREVIEW_SIZE[0], height=PREVIEW_SIZE[1], description=description
        )
        page = PAGE.format(
            lang=lang,
            name=html.escape(words["title"]),
            title=html.escape(f"{words['title']}: {words['subtitle']}"),
            description=description,
            locale=OPEN_GRAPH_LOCALES[lang],
            preview=tags if preview else "",
            icon=icon,
            records=records_path,
            style=style,
            alternates="\n".join(
                f'<link rel="alternate" hreflang="{other}" href="../{other}/">'
                for other in LANGS
                if other != lang
            ),
            loading=html.escape(words["loading"]),
            slow=html.escape(words["slow"]),
            slow_style=SLOW,
            noscript=html.escape(words["noscript"]),
            config=safe_json(_dash_config(clients[lang].get("/").get_data(as_text=True))),
            layout=safe_json(ordered_json(clients[lang].get("/_dash-layout").get_data(as_text=True))),
            dependencies=safe_json(clients[lang].get("/_dash-dependencies").get_data(as_text=True).strip()),
            start=START_VIEW.format('""'),
            scripts="\n".join(f'<script defer src="{path}"></script>' for path in order),
        )
        files[f"{lang}/index.html"] = page.encode()
        for plain in plain_pages():
            framed = frame_page(
                plain, tables, lang, pages=plain_pages(), styles=(style, plain_style), icon=icon
            )
            files[f"{lang}/{plain.file}"] = framed.encode()
    links = "".join(f'<li><a href="{lang}/index.html">{lang}</a></li>' for lang in LANGS)
    title = html.escape(load_locale("ui", DEFAULT_LANG)["page"]["title"])
    home = CHOOSE.format(
        lang=DEFAULT_LANG,
        title=title,
        links=links,
        icon=icon.removeprefix("../"),
        forward=add("forward.js", FORWARD.encode()).removeprefix("../"),
    )
    files["index.html"] = home.encode()
    return Site({**files, **tables.downloads})
