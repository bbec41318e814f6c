"""The frame of the plain pages: HTML that needs no script and follows the theme of the system."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from dashboard.dataset import Dataset
from dashboard.i18n import LANGS, fill, load_locale
from dashboard.markup import fill_template
from dashboard.places.gazetteer import Gazetteer


@dataclass(frozen=True)
class Tables:
    """Hold what the pages are made from.

    Attributes:
        dataset: The tables.
        gazetteer: Where places are.
        data_dir: Folder of the tables.
        version: The program's.
        provinces: Names the file that true areas come from, if any.
        downloads: Files that the site offers to take away, by their path in it.
    """

    dataset: Dataset
    gazetteer: Gazetteer
    data_dir: Path
    version: str
    provinces: str = ""
    downloads: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Heading:
    """Hold a section's heading: its anchor and its text."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Content:
    """Hold what stands in the frame: a title, the sections to list above the text if any, and the HTML."""

    title: str
    body: Markup
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Page:
    """Declare a plain page; a module of this folder that has one as ``PAGE`` is on the site.

    Attributes:
        name: Of its file and its words; ``link`` under ``[page]`` in ``locales/<name>.<lang>.toml`` names it.
        place: Where its link stands among those of the other pages, the lowest first.
        make: Makes it from the tables, in a language.
        in_header: Whether the head of the map links to it too; the other pages always do.
    """

    name: str
    place: int
    make: Callable[[Tables, str], Content]
    in_header: bool = True

    @property
    def file(self) -> str:
        """Return the name of its file, beside the map of a language."""
        return f"{self.name}.html"

    def link(self, lang: str) -> str:
        """Return what a link to it says."""
        return str(load_locale(self.name, lang)["page"]["link"])


def frame_page(
    page: Page,
    tables: Tables,
    lang: str,
    *,
    pages: Sequence[Page],
    styles: Sequence[str] = (),
    icon: str = "",
) -> str:
    """Return a page of one language as HTML.

    Args:
        page: The page.
        tables: What it is made from.
        lang: ``"es"`` or ``"en"``.
        pages: All pages, to lead from one to another.
        styles: Addresses of the style sheets.
        icon: Address of the icon.
    """
    words = load_locale("pages", lang)
    return fill_template(
        "pages/frame.html",
        content=page.make(tables, lang),
        footer=fill(words, "footer", version=tables.version),
        icon=icon,
        lang=lang,
        other=next(code for code in LANGS if code != lang),
        page=page,
        pages=pages,
        site=load_locale("ui", lang)["page"],
        styles=styles,
        words=words,
    )
