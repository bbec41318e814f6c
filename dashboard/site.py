"""The site as files: what the server sends is what ``freeze`` writes.

Dash renders one page per language; the page carries its own layout and loads scripts by content-hashed names,
so that every byte but the pages can be cached for ever and nothing is asked of Python after the page.
"""

from __future__ import annotations

import hashlib
import html
import importlib.metadata
import importlib.util
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dashboard.i18n import DEFAULT_LANG, LANGS, load_locale
from dashboard.packing import pack_readings, rows_script, share, shared_script
from dashboard.provinces import digest_official
from dashboard.settings import PACKAGE_DIR, Settings, find_docs_dir
from dashboard.theme import FAMILY_COLOURS, css_variables

# Scripts of the packages, in the order in which they run. ``assets/02-elements.js`` stands for Dash's HTML
# components, and plotly is called without ``dcc.Graph`` (docs/adr/0009).
COMPONENT_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("dash_mantine_components", "dash_mantine_components.js"),
    ("dash", "dash-renderer/build/dash_renderer.min.js"),
)
REACT = ("react@18.*.min.js", "react-dom@18.*.min.js", "prop-types@15.*.min.js")
# Files that set-up fetches into the build folder; an installed wheel carries them in ``bundled``.
NODE_MODULES = Path("npm/node_modules")
SMALL_PLOTLY = "plotly.js-geo-dist-min/plotly-geo.min.js"
FONT = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
PACKAGES = ("dash", "plotly", "dash-mantine-components")
START = "window.renderer = new DashRenderer();\n"
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#0B6199"/>'
    '<circle cx="16" cy="16" r="8" fill="none" stroke="#fff" stroke-width="3"/>'
    '<circle cx="16" cy="16" r="2.6" fill="#fff"/></svg>'
)
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
{alternates}
<link rel="stylesheet" href="{style}">
</head>
<body>
<div id="react-entry-point"><p class="loading">{loading}</p></div>
<noscript><p class="loading">{noscript}</p></noscript>
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
<meta http-equiv="refresh" content="0; url={lang}/index.html"></head>
<body><main><h1>{title}</h1><ul>{links}</ul></main></body>
</html>
"""


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


def _package_dir(name: str) -> Path:
    # Found without importing: importing the components costs the better part of a second.
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


def fetched(build_dir: Path, name: str) -> Path | None:
    """Return a file that set-up fetched or the wheel carries, or ``None`` when there is none."""
    places = (build_dir / NODE_MODULES / name, PACKAGE_DIR / "bundled" / Path(name).name)
    return next((place for place in places if place.is_file()), None)


def plotly_script(build_dir: Path) -> Path:
    """Return plotly's bundle: the small one where set-up fetched it, else the one in plotly's wheel."""
    return fetched(build_dir, SMALL_PLOTLY) or _package_dir("plotly") / "package_data" / "plotly.min.js"


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(folder / pattern)
    return found[-1]


def library_scripts(build_dir: Path) -> list[Path]:
    """Return the libraries' scripts in the order in which they run, without our own."""
    dependencies = _package_dir("dash") / "deps"
    react = [_one(dependencies, pattern) for pattern in REACT]
    components = [_package_dir(package) / name for package, name in COMPONENT_SCRIPTS]
    return [*react, plotly_script(build_dir), *components]


def own_scripts(*, early: bool) -> list[Path]:
    """Return our scripts in the order of their names: the early ones (``0…``) or the others."""
    scripts = sorted((PACKAGE_DIR / "assets").glob("*.js"))
    return [path for path in scripts if path.name.startswith("0") is early]


def site_key(settings: Settings) -> str:
    """Return a hash of everything the site is made from: data, code, versions and bundles."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    for name in (SMALL_PLOTLY, FONT):
        file = fetched(settings.build_dir, name)
        digest.update(f"{name} {file.stat().st_size if file else 'absent'}\n".encode())
    sources = [path for path in PACKAGE_DIR.rglob("*") if path.suffix in (".py", ".js", ".css", ".toml")]
    data = [
        *settings.data_dir.glob("*.csv"),
        *(settings.data_dir / "geo").glob("*.*json"),
        *settings.data_dir.glob("geo/*.csv"),
        *settings.data_dir.glob("agreement/*.csv"),
        *settings.data_dir.glob("*.toml"),
        *(path for path in [settings.story] if path is not None and path.is_file()),
        *settings.data_dir.glob("*.toml"),
        *find_docs_dir().glob("methodology.*.md"),
        *find_docs_dir().glob(str(PREVIEW)),
        *([settings.story] if settings.story else []),
    ]
    for path in sorted({*sources, *(path for path in data if path.is_file())}):
        digest.update(f"{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    if settings.provinces is not None:
        digest.update(f"{settings.provinces.name} {digest_official(settings.provinces)}".encode())
    return digest.hexdigest()[:20]


def _hashed(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"static/{stem}.{hashlib.sha256(content).hexdigest()[:12]}{dot}{ending}"


def _safe_json(text: str) -> str:
    """Keep a JSON text from ending the script element it stands in."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


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


About = Callable[[str, Sequence[str], str], str]


def build_site(
    settings: Settings,
    pages: Sequence[tuple[str, Any, Mapping[str, Any]]],
    *,
    about: About | None = None,
    downloads: Mapping[str, bytes] = MappingProxyType({}),
    note: Callable[[str], None] = lambda _: None,
) -> Site:
    """Build every file of the site.

    Args:
        settings: Folders.
        pages: For each of the two languages its code, its Dash application and its payload.
        about: Makes the page «Sobre los datos» of a language from the addresses of its style sheets and of
            the icon; without it there is none.
        downloads: Files to take away, by their path in the site.
        note: Called with the path of each file built.

    Returns:
        The site: ``index.html``, the pages of each language, the downloads, and ``static/`` with names that
        change with their content.
    """
    files: dict[str, bytes] = {}

    def add(name: str, content: bytes) -> str:
        path = _hashed(name, content)
        files[path] = content
        note(path)
        return "../" + path

    def add_scripts(name: str, paths: Iterable[Path]) -> str:
        return add(name, "\n".join(path.read_text(encoding="utf-8") for path in paths).encode())

    font_file = fetched(settings.build_dir, FONT)
    font = add("inter.woff2", font_file.read_bytes()) if font_file else ""
    style = add("style.css", style_sheet(font.removeprefix("../static/")).encode())
    icon = add("icon.svg", ICON.encode())
    about_style = add("about.css", (PACKAGE_DIR / "assets" / "about.css").read_bytes()) if about else ""
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
            style=style,
            alternates="\n".join(
                f'<link rel="alternate" hreflang="{other}" href="../{other}/">'
                for other in LANGS
                if other != lang
            ),
            loading=html.escape(words["loading"]),
            noscript=html.escape(words["noscript"]),
            config=_safe_json(_dash_config(clients[lang].get("/").get_data(as_text=True))),
            layout=_safe_json(clients[lang].get("/_dash-layout").get_data(as_text=True).strip()),
            dependencies=_safe_json(clients[lang].get("/_dash-dependencies").get_data(as_text=True).strip()),
            start=START_VIEW.format('""'),
            scripts="\n".join(f'<script defer src="{path}"></script>' for path in order),
        )
        files[f"{lang}/index.html"] = page.encode()
        if about:
            files[f"{lang}/about.html"] = about(lang, (style, about_style), icon).encode()
    links = "".join(f'<li><a href="{lang}/index.html">{lang}</a></li>' for lang in LANGS)
    title = html.escape(load_locale("ui", DEFAULT_LANG)["page"]["title"])
    home = CHOOSE.format(lang=DEFAULT_LANG, title=title, links=links, icon=icon.removeprefix("../"))
    files["index.html"] = home.encode()
    return Site({**files, **downloads})


def start_at(site: Site, query: str) -> Site:
    """Return the site with pages that show a query's view when their address says nothing.

    Args:
        site: A site as ``build_site`` makes it.
        query: Without its question mark.
    """
    none, chosen = (START_VIEW.format(_safe_json(json.dumps(text))).encode() for text in ("", query))
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
