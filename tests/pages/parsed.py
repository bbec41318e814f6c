"""Plain pages made and read strictly."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from dashboard.pages import plain_pages
from dashboard.pages.frame import Page, Tables, frame_page

VOID = {"meta", "link", "br", "hr", "img"}


def framed(page: Page, tables: Tables, lang: str) -> str:
    """Return a page as the site has it."""
    return frame_page(page, tables, lang, pages=plain_pages(), styles=("../static/style.css",))


@dataclass
class Parsed(HTMLParser):
    """Read a page strictly: every element that opens must close in its turn."""

    open_tags: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == name]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def parse(page: str) -> Parsed:
    parsed = Parsed()
    parsed.feed(page)
    parsed.close()
    assert parsed.open_tags == []
    return parsed
