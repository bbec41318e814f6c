"""The page «¿Quién cuenta qué?»: published totals side by side, over time and in tables; no script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dashboard.codebook import COUNT_PAIRS, COUNTS, labels
from dashboard.dataset import Dataset
from dashboard.evidence.counts import (
    charts_over_time,
    comparable,
    counts_by_pair,
    longest_bars,
    scale_of,
)
from dashboard.i18n import load_locale
from dashboard.markup import fill_template
from dashboard.pages.counts.drawing import HEIGHT, draw
from dashboard.pages.counts.rows import build_row
from dashboard.pages.frame import Content, Heading, Page, Tables
from dashboard.words import partial_date_words

STRONGEST = 2  # comparisons, of the first in the table
# What stands in one table of the page, by its name in the words.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "conflicts": ("conflicts", "active_conflicts", "mean_conflicts"),
    "mining": (
        "mining_conflicts",
        "active_mining_conflicts",
        "formal_mining_conflicts",
        "mining_cases_in_prevention",
    ),
    "deaths": ("deaths",),
    "strikes": ("workers_on_strike", "unions_on_strike", "percent_at_work"),
    "others": (
        "environmental_conflicts",
        "cases_averted",
        "dialogue_tables",
        "distinct_cases",
        "distinct_mining_cases",
        "mining_units",
    ),
}


def build_counts(tables: Tables, lang: str) -> Content:
    """Return the page of one language.

    Args:
        tables: What it is made from.
        lang: ``es`` or ``en``.
    """
    words = load_locale("counts", lang)
    dataset = tables.dataset
    title = str(words["page"]["title"])
    if not dataset.counts:
        return Content(title, Markup("<p>{}</p>").format(words["page"]["none"]))
    sections = _pair_sections(dataset, lang)
    charts = [draw(dataset, chart, lang) for chart in charts_over_time(dataset)]
    paths = {table.file: f"data/{table.file}" for table in (COUNTS, COUNT_PAIRS)}
    files = {name: path for name, path in paths.items() if path in tables.downloads}
    names = ["why", *(f"title_{name}" for name in sections), *(["lines"] if charts else []), "table"]
    body = fill_template(
        "pages/counts/page.html",
        words=words,
        sections=sections,
        charts=charts,
        tables=_tables(dataset, lang),
        files=files,
        units=labels("count_unit", lang),
        day_words=lambda day: partial_date_words(day, lang),
        counters=len({count.counter for count in dataset.counts.values()}),
        total=len(dataset.counts),
        height=HEIGHT,
    )
    headings = [Heading(name.removeprefix("title_"), _heading(words, name)) for name in names]
    if files:
        headings.append(Heading("downloads", words["downloads"]["title"]))
    return Content(title, Markup(body), tuple(headings))


PAGE = Page("counts", 2, build_counts, in_header=False)


def _heading(words: Mapping[str, Any], name: str) -> str:
    return str(words["pairs"][name] if name.startswith("title_") else words[name]["title"])


def _pair_sections(dataset: Dataset, lang: str) -> dict[str, list[dict[str, Any]]]:
    """Return the comparisons by section: the strongest two, those of conflicts, of deaths, the rest."""
    longest = longest_bars(dataset)
    sections: dict[str, list[dict[str, Any]]] = {"first": [], "conflicts": [], "deaths": [], "others": []}
    for number, (pair, counts) in enumerate(counts_by_pair(dataset).items()):
        said = dataset.count_pairs[pair]
        shared = comparable(counts)
        scale = scale_of(counts[0].unit)
        section = scale if scale in sections else "others"
        rows = []
        for count in counts:
            scale = scale_of(count.unit)
            drawn = scale in shared and count.best is not None
            share = 100 * (count.best or 0) / longest[scale] if drawn else None
            rows.append({"row": build_row(dataset, count, lang), "share": share})
        sections["first" if number < STRONGEST else section].append(
            {"id": f"pair-{pair}", "title": said.title(lang), "why": said.why(lang), "rows": rows}
        )
    return {name: pairs for name, pairs in sections.items() if pairs}


def _tables(dataset: Dataset, lang: str) -> list[dict[str, Any]]:
    """Return the rows of each table of the page, unit by unit and by time."""
    tables = []
    for name, units in GROUPS.items():
        counts = [count for count in dataset.counts.values() if count.unit in units]
        counts.sort(key=lambda count: (units.index(count.unit), count.period_end, count.period_start))
        rows = []
        for count in counts:
            pair = dataset.count_pairs.get(count.pair)
            rows.append({"row": build_row(dataset, count, lang), "pair": pair.title(lang) if pair else ""})
        if rows:
            tables.append({"name": name, "rows": rows})
    return tables
