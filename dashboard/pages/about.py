"""The page «Sobre los datos»: the methodology as HTML, with its figures made from the tables of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from dashboard.codebook import TABLES
from dashboard.i18n import load_locale
from dashboard.pages.frame import Content, Heading, Page, Tables
from dashboard.pages.methodology import build_blocks, fill_blocks, without_marks
from dashboard.settings import find_docs_dir
from dashboard.text import fold

FOLDED_ABOVE = 60  # rows
_ALIGNED = re.compile(r"text-align:\s*(\w+)")
_ELSEWHERE = ("http://", "https://", "#", "index.html")


def methodology_path(docs_dir: Path, lang: str) -> Path:
    """Return where the methodology of a language lies."""
    return docs_dir / f"methodology.{lang}.md"


def build_about(tables: Tables, lang: str) -> Content:
    """Return the page of one language.

    Args:
        tables: What the figures are made from.
        lang: ``"es"`` or ``"en"``.

    Raises:
        FileNotFoundError: There is no methodology in that language.
        ValueError: The methodology and the blocks do not match, or it has no title.
    """
    words: Mapping[str, str] = load_locale("about", lang)["page"]
    text = methodology_path(find_docs_dir(), lang).read_text(encoding="utf-8")
    blocks = build_blocks(tables, lang, event_link=lambda event_id: f"index.html?event={event_id}")
    content = render(without_marks(fill_blocks(text, blocks)), words)
    if not tables.downloads:
        return content
    return Content(
        content.title,
        content.body + _download_list(tables.downloads, words, lang),
        (*content.headings, Heading("downloads", words["downloads"])),
    )


PAGE = Page("about", 1, build_about)


def _download_list(downloads: Mapping[str, bytes], words: Mapping[str, str], lang: str) -> Markup:
    titles = {table.file: table.title_en if lang == "en" else table.title_es for table in TABLES}
    titles |= {"datapackage.json": words["datapackage"], "codebook.md": words["codebook"]}
    entry = Markup('<li><a href="../{}" download>{}</a>: {} ({:.0f} kB)</li>\n')
    named = [(path, path.rpartition("/")[2], len(content) / 1000) for path, content in downloads.items()]
    listed = Markup("").join(entry.format(path, name, titles[name], size) for path, name, size in named)
    return Markup('<h2 id="downloads">{}</h2>\n<p>{}</p>\n<ul>\n{}</ul>\n').format(
        words["downloads"], words["downloads_note"], listed
    )


def render(text: str, words: Mapping[str, str]) -> Content:
    """Return a methodology as a page.

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
    return Content(title, Markup(markdown.renderer.render(tokens, markdown.options, {})), headings)


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
