"""What holds for every plain page: complete, without a script, readable by all, linked to what there is."""

from __future__ import annotations

import re
from itertools import product

import pytest

from dashboard import __version__
from dashboard.i18n import LANGS
from dashboard.pages import plain_pages
from dashboard.pages.frame import Page, Tables
from dashboard.site.files import Site
from tests.pages.parsed import Parsed, framed, parse

NAMES = [page.name for page in plain_pages()]


@pytest.fixture(
    scope="module", params=[*product(plain_pages(), LANGS)], ids=lambda one: f"{one[0].name}-{one[1]}"
)
def parsed(request: pytest.FixtureRequest, tables: Tables) -> Parsed:
    page, lang = request.param
    return parse(framed(page, tables, lang))


def test_every_page_has_a_name_of_its_own_and_the_methodology_is_one() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert "about" in NAMES


def test_nothing_is_left_unfilled(parsed: Parsed) -> None:
    assert not {"None", "nan"} & {word.strip() for word in parsed.words}
    assert not re.search(r"<!--|-->|\{\w*\}|\{\{|\]\(|\*\*|\| ---", re.sub(r"@misc.*?\} \}", "", parsed.text))
    assert __version__ in parsed.text


def test_page_carries_no_script_and_no_style_of_its_own(parsed: Parsed) -> None:
    assert parsed.all("script") == parsed.all("style") == []
    given = {name for _, attributes in parsed.tags for name in attributes}
    assert [name for name in given if name == "style" or name.startswith("on")] == []


def test_headings_are_in_order_and_anchors_lead_to_one(parsed: Parsed) -> None:
    assert len(parsed.all("main")) == len(parsed.all("h1")) == 1
    anchors = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    hrefs = [attributes["href"] for attributes in parsed.all("a")]
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(anchors)


def test_table_cells_have_headings_and_tables_a_name(parsed: Parsed) -> None:
    tables = parsed.all("table")
    frames = [one["aria-label"] for one in parsed.all("div") if one.get("role") == "region"]
    assert len(tables) == len(parsed.all("caption")) == len(set(frames))
    scopes = [one.get("scope") for one in parsed.all("th")]
    assert set(scopes) == ({"col", "row"} if tables else set())
    assert scopes.count("row") == len(parsed.all("tr")) - len(parsed.all("thead"))


@pytest.mark.parametrize("page", plain_pages(), ids=NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_links_of_the_site_lead_somewhere(small_site: Site, page: Page, lang: str) -> None:
    parsed = parse(small_site.files[f"{lang}/{page.file}"].decode())
    hrefs = [one["href"] for tag in ("a", "link") for one in parsed.all(tag)]
    found = [href for href in hrefs if not href.startswith(("http://", "https://", "#"))]
    assert {f"../{other}/{page.file}" for other in LANGS if other != lang} | {"index.html"} <= set(found)
    assert {other.file for other in plain_pages()} - {page.file} <= set(found)
    for address in found:
        path = address.split("?")[0]
        target = path.removeprefix("../") if path.startswith("../") else f"{lang}/{path}"
        assert target in small_site.files, address
