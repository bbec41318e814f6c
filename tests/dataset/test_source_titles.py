"""A source is called by the title it was published under, or by our description in the reader's language."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest

from dashboard.atlas import Atlas, select
from dashboard.dataset import load_dataset
from dashboard.export.papers.deck import build_deck, present_view
from dashboard.export.papers.sources import publishers
from dashboard.export.tables.crosswalk import shaped_csv
from dashboard.i18n import LANGS
from dashboard.selection.records import event_rows, source_rows
from dashboard.settings import Settings, find_data_dir
from dashboard.site.build import make_site
from dashboard.site.files import Site
from tests.exports import bend_source, own_atlas
from tests.packed import unpacked

UNTITLED, PUBLISHED = "d000_poderosa", "d003_cwi"
OPENINGS = {
    "es": re.compile(r"\b(?:Nota|Despacho|Artículo|Resumen de prensa) sobre: "),
    "en": re.compile(r"\b(?:Article|Wire report|Press digest) on: "),
}
OTHER = {"es": "en", "en": "es"}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(Settings(build_dir=tmp_path_factory.mktemp("build")), "es")


def text_of(archive: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


def rows_of(site: Site, name: str) -> str:
    (script,) = (content for path, content in site.files.items() if path.startswith(f"static/{name}."))
    return json.dumps(unpacked(script), ensure_ascii=False)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_carries_our_descriptions_in_its_own_language_only(site: Site, lang: str) -> None:
    assert OPENINGS[lang].search(rows_of(site, f"rows-{lang}"))
    assert OPENINGS[lang].search(site.files[f"{lang}/about.html"].decode())
    files = (name for name in site.files if name.startswith(f"{lang}/") and name.endswith(".html"))
    for text in (
        rows_of(site, f"rows-{lang}"),
        rows_of(site, "rows"),
        *(site.files[name].decode() for name in files),
    ):
        assert not OPENINGS[OTHER[lang]].search(text)


@pytest.mark.parametrize("lang", LANGS)
def test_a_deck_names_its_sources_in_its_own_language(atlas: Atlas, lang: str) -> None:
    text = text_of(build_deck(atlas, [present_view(select(atlas, "", lang), lang)], lang))
    assert OPENINGS[lang].search(text)
    assert not OPENINGS[OTHER[lang]].search(text)


@pytest.mark.parametrize(("lang", "title"), [("es", "Texto sin título"), ("en", "Untitled text")])
def test_a_text_without_publisher_is_named_in_the_reader_s_language(
    atlas: Atlas, lang: str, title: str
) -> None:
    bent = bend_source(atlas, UNTITLED, title="Texto sin título", title_en="Untitled text")
    (named,) = publishers((bent.dataset.sources[UNTITLED],), lang)
    assert title in named
    selection = select(bent, "case=pataz_poderosa&collection=documents", lang)
    text = text_of(build_deck(bent, [present_view(selection, lang)], lang))
    for code, said in (("es", "Texto sin título"), ("en", "Untitled text")):
        assert (said in text) == (code == lang)


def test_tables_hold_a_title_in_both_languages(atlas: Atlas) -> None:
    selection = select(atlas, "unit=any", "es")
    sources = atlas.dataset.sources
    written = io.StringIO(shaped_csv("ucdp", atlas, selection, "es").decode(), newline="")
    headlines = {row["relid"]: row["source_headline"] for row in csv.DictReader(written)}
    for row in event_rows(atlas.dataset, selection.text, selection.contrasted):
        source = sources[row["source_id"]]
        assert row["source_title"] == source.title
        assert row["source_title_en"] == (source.title_en or source.title) == headlines[row["event_id"]]
    listed = {row["source_id"]: row for row in source_rows(atlas.dataset, selection.events)}
    assert listed[PUBLISHED]["title_en"] == ""
    for source_id, row in listed.items():
        assert (row["title"], row["title_en"]) == (sources[source_id].title, sources[source_id].title_en)


def test_a_description_that_repeats_an_event_s_title_does_so_in_both_languages() -> None:
    dataset = load_dataset(find_data_dir())
    titles = {event.title_es: event.title_en for event in dataset.events}
    repeating = 0
    for source in dataset.sources.values():
        about = source.title.partition(" sobre: ")[2]
        if about in titles:
            repeating += 1
            assert source.title_en.partition(" on: ")[2] == titles[about], source.source_id
    assert repeating
