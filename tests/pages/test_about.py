"""«Sobre los datos»: complete in both languages, true to the tables, linked only to what there is."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.dataset import load_dataset
from dashboard.dataset.validation.reading import Row
from dashboard.dataset.validation.wording import wording_problems
from dashboard.evidence.readings import read_events
from dashboard.i18n import LANGS, load_locale
from dashboard.pages.about import PAGE, methodology_path, render
from dashboard.pages.frame import Tables
from dashboard.pages.methodology import ANSWERS, build_blocks, fill_blocks, plain, read_sought
from dashboard.pages.methodology.agreement import KAPPA_COLUMNS, load_agreements
from dashboard.places.gazetteer import load_gazetteer
from dashboard.settings import find_data_dir, find_docs_dir
from scripts.agreement import main as print_agreement
from tests.pages.parsed import framed, parse
from tests.tables import PRESS, SOURCE, write_tables

DATA = find_data_dir()
ROOT = Path(__file__).resolve().parents[2]
WORDS = load_locale("about", "es")["page"]


@pytest.fixture(scope="module")
def pages(tables: Tables) -> Mapping[str, str]:
    return {lang: framed(PAGE, tables, lang) for lang in LANGS}


def methodology(lang: str) -> str:
    return methodology_path(find_docs_dir(), lang).read_text(encoding="utf-8")


def outline(text: str) -> list[str]:
    """Return what a text is built of, in order, without its words: headings, lists, blocks and paragraphs."""
    kinds = {"# ": "title", "## ": "section", "- ": "item", "| ": "row", "|-": "row", "<!-- block": "block"}
    lines = re.sub(r"(<!-- block: \w+ -->\n).*?(?=<!-- /block)", r"\1", text, flags=re.S).splitlines()
    return [
        next((kind for start, kind in kinds.items() if line.startswith(start)), "paragraph")
        for line in lines
        if line.strip()
    ]


def test_both_languages_have_the_same_structure() -> None:
    assert outline(methodology("es")) == outline(methodology("en"))
    assert outline(methodology("es")).count("section") == 16


@pytest.mark.parametrize("lang", LANGS)
def test_page_has_every_section_and_leads_to_it(pages: Mapping[str, str], lang: str) -> None:
    page = parse(pages[lang])
    sections = re.findall(r"^## (.+)$", methodology(lang), re.MULTILINE)
    anchors = [attributes["id"] for attributes in page.all("h2")]
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert len(anchors) == len(set(anchors)) == len(sections) + 1
    assert all(section in page.text for section in sections)
    hrefs = [attributes["href"] for attributes in page.all("a")]
    assert [href for href in hrefs if href.startswith("#")] == [
        "#content",
        *(f"#{name}" for name in anchors[1:]),
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_links_to_the_map_open_records_that_exist(
    pages: Mapping[str, str], tables: Tables, lang: str
) -> None:
    events = re.findall(r'href="index\.html\?event=([^"]+)"', pages[lang])
    assert len(events) == len(read_sought(DATA)) == 35
    assert set(events) <= tables.dataset.events_by_id.keys()


@pytest.mark.parametrize("lang", LANGS)
def test_outside_links_are_sources_that_may_be_linked(
    pages: Mapping[str, str], tables: Tables, lang: str
) -> None:
    links = [a["href"] for a in parse(pages[lang]).all("a") if "//" in a["href"]]
    allowed = {source.url for source in tables.dataset.sources.values() if source.link_policy == "link"}
    assert links
    assert {link.replace("&amp;", "&") for link in links} <= allowed


def test_a_source_to_be_cited_only_is_never_linked(tmp_path: Path) -> None:
    mirror = {
        **PRESS,
        "source_id": "mirror_2011",
        "title": "Nota de agencia",
        "link_policy": "cite_only",
        "url": "",
    }
    write_tables(tmp_path, sources=(SOURCE, PRESS, mirror))
    shutil.copytree(DATA / "geo", tmp_path / "geo")
    tables = Tables(load_dataset(tmp_path), load_gazetteer(tmp_path / "geo"), tmp_path, "1.0")
    listed = build_blocks(tables, "es", event_link=str)["sources"]
    (line,) = [row for row in listed.splitlines() if "Nota de agencia" in row]
    assert "](" not in line
    assert "«" not in line


@pytest.mark.parametrize("lang", LANGS)
def test_words_are_neutral_outside_quotes(lang: str) -> None:
    column = f"text_{lang}"
    text = re.sub(r"\]\([^)]*\)", "]", methodology(lang))
    assert [problem.value for problem in wording_problems(Row("", 1, {column: text}), (column,))] == []


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("es", ("con ayuda de máquinas", "todavía no la ha revisado ninguna persona experta")),
        ("en", ("machine-assisted", "has not yet been reviewed by any expert")),
    ],
)
def test_says_that_coding_was_assisted_and_is_unreviewed(
    pages: Mapping[str, str], lang: str, said: tuple[str, ...]
) -> None:
    for text in (methodology(lang), parse(pages[lang]).text):
        assert all(words in text for words in said)


@pytest.mark.parametrize("lang", LANGS)
def test_agreement_is_what_the_script_computes(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_agreement(["--lang", lang]) == 0
    printed = capsys.readouterr().out.strip()
    assert printed in methodology(lang)
    for column in KAPPA_COLUMNS:
        lines = [line for line in printed.splitlines() if f"({column})" in line]
        rounds = load_agreements(DATA / "agreement")
        shown = ([one.kappas[column] for one in rounds], [one.ac1[column] for one in rounds])
        for line, values in zip(lines, shown, strict=True):
            figures = [cell.strip() for cell in line.split("|")[2::2] if cell.strip()]
            assert figures == [f"{one.value:.2f} ({one.low:.2f}–{one.high:.2f})" for one in values if one]


@pytest.mark.parametrize(
    ("lang", "consistency", "claims"),
    [
        ("es", "consistencia del libro de códigos", r"ningún κ|alta concordancia|fiabilidad|se confirma"),
        ("en", "consistency of the codebook", r"no κ|high reliability|confirms"),
    ],
)
def test_two_codings_of_one_codebook_are_called_consistency(lang: str, consistency: str, claims: str) -> None:
    text = methodology(lang)
    assert consistency in text.lower()
    assert not re.search(claims, text, re.IGNORECASE)


@pytest.mark.parametrize(("lang", "equal"), [("es", "83 de 86"), ("en", "83 of 86")])
def test_the_coding_anew_of_the_corrections_is_reported(lang: str, equal: str) -> None:
    """Both codings are in data/agreement; κ 0.93 and AC1 0.96."""
    (line,) = [line for line in methodology(lang).splitlines() if equal in line]
    assert "κ 0.93 (" in line
    assert "AC1 0.96 (" in line


@pytest.mark.parametrize("lang", LANGS)
def test_counts_are_those_of_the_tables(pages: Mapping[str, str], tables: Tables, lang: str) -> None:
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counted = sum(row["unit"] in ("incident", "measure") and not row["part_of"] for row in rows)
    name = load_locale("about", lang)["counts"]["counted"]
    found = re.search(rf">{re.escape(name)}</th>\s*<td class=\"number\">(\d+)</td>", pages[lang])
    assert found is not None
    assert int(found.group(1)) == counted


def test_what_was_sought_agrees_with_the_claims(tables: Tables) -> None:
    claims = tables.dataset.claims_by_event
    text, contrasted = (
        {event.event_id: event for event in events}
        for _, events in sorted(read_events(tables.dataset, tables.gazetteer).items(), reverse=True)
    )
    for row in read_sought(DATA):
        assert row.answer in ANSWERS
        outside = [
            claim
            for event_id in row.event_ids
            for claim in claims.get(event_id, ())
            if claim.source_id != tables.dataset.events_by_id[event_id].source_id
        ]
        assert bool(outside) is (row.answer != "not_found"), row.sought
        if row.answer == "corrected":
            told = any(claim.stance != "asserts" for claim in outside)
            moved = any(contrasted[event_id] != text[event_id] for event_id in row.event_ids)
            assert told or moved, row.sought
        assert all(row.claim[lang] for lang in LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_links_between_documents_lead_somewhere(lang: str) -> None:
    targets = re.findall(r"\]\((?!<?https?:|#)([^)]+)\)", methodology(lang))
    assert targets
    assert [target for target in targets if not (ROOT / "docs" / target).exists()] == []


def test_data_of_ones_own_may_lack_what_only_the_project_has(tmp_path: Path) -> None:
    write_tables(tmp_path, claims=(), elsewhere=())
    shutil.copytree(DATA / "geo", tmp_path / "geo")
    tables = Tables(load_dataset(tmp_path), load_gazetteer(tmp_path / "geo"), tmp_path, "1.0")
    text = parse(framed(PAGE, tables, "es")).text
    words = load_locale("about", "es")
    for part in ("voices", "sought", "others", "agreement"):
        assert words[part]["none"] in text


def test_text_of_the_data_is_shown_as_text() -> None:
    hostile = "<img src=x onerror=a()> [a](javascript:b) | *c* `d` &lt;"
    body = render(f"# t\n\n| a |\n|---|\n| {plain(hostile)} |\n", WORDS).body
    page = parse(body)
    assert page.all("img") == page.all("a") == page.all("em") == page.all("code") == []
    assert hostile in page.text


@pytest.mark.parametrize(
    "text",
    [
        "<!-- block: one -->\n<!-- /block -->\n",
        "<!-- block: one -->\n<!-- /block -->\n<!-- block: two -->\n",
        "no place at all",
    ],
)
def test_a_block_without_its_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"place|mark"):
        fill_blocks(text, {"one": "1", "two": "2"})


def test_filling_twice_changes_nothing() -> None:
    once = fill_blocks("a\n\n<!-- block: one -->\n<!-- /block -->\n\nb\n", {"one": "| x |\n|---|\n| \\1 |"})
    assert "| \\1 |" in once
    assert fill_blocks(once, {"one": "| x |\n|---|\n| \\1 |"}) == once


def test_long_tables_are_folded() -> None:
    rows = "\n".join(f"| {number} |" for number in range(100))
    body = render(f"# t\n\n## s\n\n| a |\n|---|\n| 1 |\n\n| a |\n|---|\n{rows}\n", WORDS).body
    assert len(parse(body).all("details")) == 1
    assert len(parse(body).all("table")) == 2
