"""Say dates, places and figures of an event in words, in Spanish or English.

All wording comes from ``locales/words.<lang>.toml``; the code only chooses and joins.
"""

from dashboard.words.collections import collection_words
from dashboard.words.dates import date_words, partial_date_words, period_words, short_date_words, years_words
from dashboard.words.figures import (
    event_figure,
    figure_words,
    figures_words,
    number_words,
    span_words,
)
from dashboard.words.names import with_article
from dashboard.words.places import join_names, place_words, precision_words

__all__ = [
    "collection_words",
    "date_words",
    "event_figure",
    "figure_words",
    "figures_words",
    "join_names",
    "number_words",
    "partial_date_words",
    "period_words",
    "place_words",
    "precision_words",
    "short_date_words",
    "span_words",
    "with_article",
    "years_words",
]
