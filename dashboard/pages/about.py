"""The page «Sobre los datos»: the methodology as HTML, with its figures made from the tables of the site.

The page needs no script; without a chosen theme it follows the system's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboard.i18n import LANGS, load_locale
from dashboard.pages.methodology import Tables, build_blocks, fill_blocks, without_marks
from dashboard.text import fold

FILE_NAME = "about.html"
FOLDED_ABOVE = 60  # rows
_ALIGNED = re.compile(r"text-align:\s*(\w+)")
_ELSEWHERE = ("http://", "https://", "#", "index.html")

PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · {site}</title>
<meta name="description" content="{description}">
<link rel="icon" type="image/svg+xml" href="{icon}">
<link rel="alternate" hreflang="{other}" href="../{other}/{file}">
{styles}
</head>
<body class="about">
<a class="skip" href="#content">{skip}</a>
<header><nav aria-label="{site}">
<a href="index.html">{map}</a>
<a href="../{other}/{file}" hreflang="{other}" lang="{other}" aria-label="{other_label}">{other_name}</a>
</nav></header>
<main id="content">
<h1>{title}</h1>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">{contents}</h2>
<ol>
{entries}
</ol>
</nav>
{body}
</main>
<footer><p>{footer}</p></footer>
</body>
</html>
"""


@dataclass(frozen=True)
class Heading:
    """Hold a section's heading: its anchor and its text."""

    anchor: str
    text: str


def methodology_path(docs_dir: Path, lang: str) -> Path:
    """Return where the methodology of a language lies."""
    return docs_dir / f"methodology.{lang}.md"


def build_about(
    lang: str,
    tables: Tables,
    docs_dir: Path,
    *,
    styles: Sequence[str] = (),
    icon: str = "",
    downloads: Sequence[tuple[str, str, int]] = (),
) -> str:
    """Return the page of one language as HTML.

    Args:
        lang: ``"es"`` or ``"en"``.
        tables: What the figures are made from.
        docs_dir: Folder with ``methodology.<lang>.md``.
        styles: Addresses of the style sheets.
        icon: Address of the icon.
        downloads: Address, title and size in bytes of each file to take away.

    Raises:
        FileNotFoundError: There is no methodology in that language.
        ValueError: The methodology and the blocks do not match, or it has no title.
    """
    words: Mapping[str, str] = load_locale("about", lang)["page"]
    site: Mapping[str, str] = load_locale("ui", lang)["page"]
    text = methodology_path(docs_dir, lang).read_text(encoding="utf-8")
    blocks = build_blocks(tables, lang, event_link=lambda event_id: f"index.html?event={event_id}")
    title, headings, body = render(without_marks(fill_blocks(text, blocks)), words)
    if downloads:
        headings += (Heading("downloads", words["downloads"]),)
        body += _download_list(downloads, words)
    other = next(code for code in LANGS if code != lang)
    return PAGE.format(
        lang=lang,
        title=html.escape(title),
        site=html.escape(site["title"]),
        description=html.escape(site["description"]),
        icon=html.escape(icon),
        other=other,
        file=FILE_NAME,
        styles="\n".join(f'<link rel="stylesheet" href="{html.escape(style)}">' for style in styles),
        skip=html.escape(words["skip"]),
        map=html.escape(words["map"]),
        other_label=html.escape(words["other_label"]),
        other_name=html.escape(words["other"]),
        contents=html.escape(words["contents"]),
        entries="\n".join(
            f'<li><a href="#{heading.anchor}">{html.escape(heading.text)}</a></li>' for heading in headings
        ),
        body=body,
        footer=html.escape(words["footer"].format(version=tables.version)),
    )


def _download_list(downloads: Sequence[tuple[str, str, int]], words: Mapping[str, str]) -> str:
    entries = (
        f'<li><a href="{html.escape(address)}" download>{html.escape(address.rpartition("/")[2])}</a>: '
        f"{html.escape(title)} ({size / 1000:.0f} kB)</li>"
        for address, title, size in downloads
    )
    listed = "\n".join(entries)
    return (
        f'<h2 id="downloads">{html.escape(words["downloads"])}</h2>\n'
        f"<p>{html.escape(words['downloads_note'])}</p>\n<ul>\n{listed}\n</ul>\n"
    )


def render(text: str, words: Mapping[str, str]) -> tuple[str, tuple[Heading, ...], str]:
    """Return title, headings and HTML of a methodology.

    HTML in the text is shown as text. Tables get a name, headings for columns and rows, and a frame of their
    own to scroll in; links to files of the project become plain text, since the site does not carry them.

    Raises:
        ValueError: The text does not begin with a title.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    if len(tokens) < 3 or tokens[0].tag != "h1":
        raise ValueError("the methodology has no title")
    title, tokens = tokens[1].content, tokens[3:]
    headings = tuple(_name_sections(tokens))
    _mark_row_headings(tokens)
    for token in tokens:
        _drop_styles(token)
        if token.children:
            token.children = list(_without_project_links(token.children))
    for kind in ("table_open", "table_close"):
        markdown.add_render_rule(kind, lambda _, found, index, *__: str(found[index].meta["frame"]))
    _name_tables(tokens, words)
    return title, headings, str(markdown.renderer.render(tokens, markdown.options, {}))


def _anchor(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _name_sections(tokens: Sequence[Token]) -> Iterator[Heading]:
    for token, content in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            heading = Heading(_anchor(content.content), content.content)
            token.attrSet("id", heading.anchor)
            yield heading


def _mark_row_headings(tokens: Sequence[Token]) -> None:
    """Make the first cell of every row below the head a heading of its row."""
    first = inside = False
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type in ("tbody_open", "tbody_close"):
            inside = token.type == "tbody_open"
        elif token.type == "tr_open":
            first = inside
        elif token.type in ("td_open", "td_close") and first:
            token.tag = "th"
            if token.type == "td_open":
                token.attrSet("scope", "row")
            else:
                first = False


def _drop_styles(token: Token) -> None:
    style = token.attrs.pop("style", None)
    aligned = _ALIGNED.search(str(style)) if style else None
    if aligned and aligned.group(1) == "right":
        token.attrSet("class", "number")


def _without_project_links(children: Sequence[Token]) -> Iterator[Token]:
    dropped = False
    for token in children:
        if token.type == "link_open":
            address = str(token.attrGet("href"))
            dropped = not address.startswith(_ELSEWHERE)
            if dropped:
                continue
            if address.startswith("http"):
                token.attrSet("rel", "noopener noreferrer")
        elif token.type == "link_close" and dropped:
            dropped = False
            continue
        yield token


def _name_tables(tokens: Sequence[Token], words: Mapping[str, str]) -> None:
    """Give every table a name and a frame; long ones are folded."""
    heading, number = "", 0
    opened, rows = Token("table_open", "table", 1), 0
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = tokens[place + 1].content
        elif token.type == "table_open":
            number, opened, rows = number + 1, token, 0
        elif token.type == "tr_open":
            rows += 1
        elif token.type == "table_close":
            name = html.escape(words["table"].format(n=number, heading=heading))
            frame = f'<div class="wide" role="region" tabindex="0" aria-label="{name}">'
            fold_open, fold_close = "", ""
            if rows > FOLDED_ABOVE:
                fold_open, fold_close = f"<details>\n<summary>{name}</summary>\n", "</details>\n"
            opened.meta = {"frame": f"{fold_open}{frame}\n<table>\n<caption>{name}</caption>\n"}
            token.meta = {"frame": f"</table></div>\n{fold_close}"}
