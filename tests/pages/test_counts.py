"""«¿Quién cuenta qué?»: every figure of the table with all that it needs, and no figure that is in no row."""

from __future__ import annotations

import csv
import re
from copy import deepcopy
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from dashboard.codebook import CODE_LISTS, COUNTS, labels
from dashboard.dataset import Dataset
from dashboard.evidence.counts import charts_over_time, counts_by_pair
from dashboard.i18n import LANGS, load_locale
from dashboard.pages.counts import GROUPS, build_counts
from dashboard.pages.frame import Content, Tables
from dashboard.settings import find_data_dir
from dashboard.words import number_words
from scripts.reading_ease import LEAST, measure

Element = ElementTree.Element
NUMBER = re.compile(r"\d+(?:[\u202f,]\d{3})*(?:\.\d+)?")


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def dataset(tables: Tables) -> Dataset:
    return tables.dataset


@pytest.fixture(scope="module")
def content(tables: Tables, lang: str) -> Content:
    return build_counts(tables, lang)


@pytest.fixture(scope="module")
def body(content: Content) -> Element:
    return ElementTree.fromstring(f"<div>{content.body}</div>")


def said(element: Element) -> str:
    return re.sub(r"[ \n]+", " ", "".join(element.itertext())).strip()


def named(body: Element, tag: str) -> dict[str, Element]:
    """Return the elements of a kind that stand for a count, by its identifier."""
    found = [element for element in body.iter(tag) if "data-count" in element.attrib]
    assert len({element.attrib["data-count"] for element in found}) == len(found)
    return {element.attrib["data-count"]: element for element in found}


def test_every_row_of_the_table_stands_there_with_all_that_it_needs(
    body: Element, dataset: Dataset, lang: str
) -> None:
    rows = named(body, "tr")
    units = {code: label.lower() for code, label in labels("count_unit", lang).items()}
    assert rows.keys() == dataset.counts.keys()
    for name, count in dataset.counts.items():
        who, figure, what, period, source = (said(cell) for cell in rows[name])
        assert who == dataset.name_in(lang, "actor", count.counter)
        for number in {count.low, count.best, count.high} - {None}:
            assert number_words(number or 0, lang) in figure, name
        assert units[count.unit] in figure.lower(), name
        assert count.what(lang) in what, name
        assert count.note(lang) in what, name
        years = (count.period_start[:4], count.period_end[:4])
        assert any(year in period for year in years), name
        assert dataset.sources[count.source_id].title_in(lang) in source, name


def test_every_comparison_shows_its_rows_with_the_same_words(
    body: Element, dataset: Dataset, lang: str
) -> None:
    shown = named(body, "li")
    for pair, counts in counts_by_pair(dataset).items():
        (section,) = (one for one in body.iter("section") if one.get("id") == f"pair-{pair}")
        assert dataset.count_pairs[pair].why(lang) in said(section)
        assert list(named(section, "li")) == [count.count_id for count in counts]
        for count in counts:
            text = said(shown[count.count_id])
            assert count.what(lang) in text
            assert dataset.name_in(lang, "actor", count.counter) in text
            assert dataset.sources[count.source_id].title_in(lang) in text


def test_bars_of_one_kind_have_one_scale_on_the_whole_page(body: Element, dataset: Dataset) -> None:
    """A bar is as long as its figure; conflicts, deaths and distinct cases have one measure each."""
    measures: dict[str, set[float]] = {}
    for name, element in named(body, "li").items():
        count = dataset.counts[name]
        for bar in (one for one in element.iter("rect") if one.get("class") == "of"):
            kind = (
                "deaths" if count.unit == "deaths" else "cases" if "distinct" in count.unit else "conflicts"
            )
            share = float(bar.attrib["width"].removesuffix("%"))
            assert 0 < share <= 100
            if (count.best or 0) > 50:
                measures.setdefault(kind, set()).add(round(share / (count.best or 1), 2))
    assert {kind: len(found) for kind, found in measures.items()} == {"conflicts": 1, "deaths": 1, "cases": 1}


def test_no_figure_is_on_the_page_that_is_in_no_row(body: Element, dataset: Dataset) -> None:
    """Nothing is added or averaged; marks on axes and how many rows there are say nothing about conflicts."""
    cells: list[str] = []
    sources = {count.source_id for count in dataset.counts.values()}
    for file, column, wanted in (
        ("counts.csv", "count_id", None),
        ("count_pairs.csv", "pair", None),
        ("sources.csv", "source_id", sources),
        ("names.csv", "name_es", {count.counter for count in dataset.counts.values()}),
    ):
        with (find_data_dir() / file).open(encoding="utf-8", newline="") as stream:
            rows = (row for row in csv.DictReader(stream) if wanted is None or row[column] in wanted)
            cells += [cell for row in rows for cell in row.values()]

    def numbers(text: str) -> set[str]:
        return {re.sub(r"[\u202f,]", "", found).lstrip("0") for found in NUMBER.findall(text)}

    known = set().union(*(numbers(cell) for cell in cells))
    known |= set().union(*(numbers(re.sub(r"(?<=\d) (?=\d{3})", "", cell)) for cell in cells))
    known |= {str(len(dataset.counts)), str(len({count.counter for count in dataset.counts.values()}))}
    page = deepcopy(body)
    for drawn in page.iter("svg"):
        for tick in [one for one in drawn if one.get("class", "").startswith("tick")]:
            drawn.remove(tick)
    assert numbers(said(page)) - known - {""} == set()


def test_lines_join_only_what_one_series_holds_and_say_where_they_are_broken(
    body: Element, dataset: Dataset, lang: str
) -> None:
    words = load_locale("counts", lang)["lines"]
    for chart in charts_over_time(dataset):
        (figure,) = (one for one in body.iter("figure") if one.get("id") == f"line-{chart.unit}")
        at = {
            svg.attrib["data-count"]: (svg.attrib["x"], svg.attrib["y"])
            for svg in figure.iter("svg")
            if "data-count" in svg.attrib
        }
        series: dict[str, set[tuple[str, str]]] = {}
        for name, place in at.items():
            series.setdefault(dataset.counts[name].series, set()).add(place)
        lines = [one for one in figure.iter("line") if one.get("class", "").startswith("run")]
        for line in lines:
            ends = {(line.attrib[f"x{n}"], line.attrib[f"y{n}"]) for n in (1, 2)}
            assert any(ends <= places for places in series.values()), ends
        assert len(lines) == len(at) - len(series)
        broken = [one for one in figure.iter("text") if one.get("class") == "word"]
        assert len(broken) == len(series) - len({line.body for line in chart.lines})
        assert {said(word) for word in broken} <= {words["break_office"], words["break_rule"]}
    assert any(one.get("class") == "word" for one in body.iter("text"))


def test_points_say_what_the_table_has(body: Element, dataset: Dataset, lang: str) -> None:
    for svg in body.iter("svg"):
        if "data-count" in svg.attrib:
            title, *_, last = svg
            figure = number_words(dataset.counts[svg.attrib["data-count"]].best or 0, lang)
            assert (title.text or "").endswith(f": {figure}")
            assert last.tag != "text" or (last.text or "").rstrip("*") == figure


def test_what_was_worked_out_here_says_so_and_nothing_else_does(
    body: Element, dataset: Dataset, lang: str
) -> None:
    words = load_locale("counts", lang)["pairs"]
    for name, row in (*named(body, "tr").items(), *named(body, "li").items()):
        tags = [said(one) for one in row.iter("span") if one.get("class") == "tag"]
        assert (words["computed"] in tags) == bool(dataset.counts[name].computed), name
        assert (words["inferred"] in tags) == bool(dataset.counts[name].inferred), name


def test_only_what_may_be_linked_is(body: Element, tables: Tables, lang: str) -> None:
    for name, row in named(body, "tr").items():
        source = tables.dataset.sources[tables.dataset.counts[name].source_id]
        links = [link.attrib["href"] for link in row[-1].iter("a")]
        assert links == ([source.url] if source.is_linked else [])
        assert all(link.startswith(("http://", "https://")) for link in links)
    linked = tables.dataset.sources["ct_spda_2017_04"]
    for bent in (replace(linked, link_policy="cite_only"), replace(linked, url="javascript:alert(1)")):
        sources = {**tables.dataset.sources, linked.source_id: bent}
        page = str(build_counts(replace(tables, dataset=replace(tables.dataset, sources=sources)), lang).body)
        assert not re.search(r"actualidadambiental|javascript", page)


def test_anchors_lead_to_each_comparison_and_each_row(content: Content, body: Element) -> None:
    ids = [one.attrib["id"] for one in body.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    links = {link.attrib["href"][1:] for link in body.iter("a") if link.attrib["href"].startswith("#")}
    assert links <= set(ids)
    assert {heading.anchor for heading in content.headings} <= set(ids)


def test_every_unit_stands_in_one_table_of_the_page() -> None:
    units = [unit for group in GROUPS.values() for unit in group]
    assert sorted(units) == sorted(CODE_LISTS["count_unit"].values())
    assert COUNTS.column("unit").code_list == "count_unit"


def test_the_words_of_the_page_read_easily() -> None:
    words = load_locale("counts", "es")
    texts = [words["page"]["lead"], words["page"]["rule"], words["pairs"]["intro_deaths"]]
    texts += [words["lines"]["intro"], *(answer for _, answer in words["why"]["asked"])]
    for text in texts:
        ease = measure(text)
        assert ease.value >= LEAST, text
        assert not ease.long


def test_data_without_counts_have_a_page_that_says_so(tables: Tables, lang: str) -> None:
    none = replace(tables, dataset=replace(tables.dataset, counts={}, count_pairs={}))
    content = build_counts(none, lang)
    assert load_locale("counts", lang)["page"]["none"] in content.body
    assert content.headings == ()
