"""A published total in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.codebook import labels
from dashboard.dataset import Dataset
from dashboard.dataset.yardsticks import Count
from dashboard.words import partial_date_words
from dashboard.words.counts import count_period_words, count_words, other_figures


@dataclass(frozen=True)
class Row:
    """Hold one count as it is read.

    Attributes:
        count: The row of the table.
        who: Who counts.
        figure: The headline figure.
        others: What else the counter gives.
        unit: What is counted.
        what: What it takes in.
        period: What time it is of.
        scope: Which part of the country.
        note: What is to be known besides.
        title: Title of the source.
        publisher: Who published that.
        date: When.
        url: Its address, empty for what is cited without a link.
    """

    count: Count
    who: str
    figure: str
    others: tuple[str, ...]
    unit: str
    what: str
    period: str
    scope: str
    note: str
    title: str
    publisher: str
    date: str
    url: str


def build_row(dataset: Dataset, count: Count, lang: str) -> Row:
    """Return a count in the words of a language.

    Args:
        dataset: The tables, for names and sources.
        count: The count.
        lang: ``es`` or ``en``.
    """
    source = dataset.source_in(lang, dataset.sources[count.source_id])
    unit = labels("count_unit", lang)[count.unit]
    linked = source.is_linked and source.url.startswith(("http://", "https://"))
    return Row(
        count=count,
        who=dataset.name_in(lang, "actor", count.counter),
        figure=count_words(count, lang),
        others=other_figures(count, lang),
        unit=unit[:1].lower() + unit[1:],
        what=count.what(lang),
        period=count_period_words(count, lang),
        scope=labels("count_scope", lang)[count.scope],
        note=count.note(lang),
        title=source.title_in(lang),
        publisher=source.publisher,
        date=partial_date_words(source.date, lang, source.dated),
        url=source.url if linked else "",
    )
