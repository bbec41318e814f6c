"""Say a published total: its figure, its period and who counts."""

from __future__ import annotations

from calendar import monthrange

from dashboard.dataset.yardsticks import Count
from dashboard.i18n import fill, load_locale
from dashboard.words.dates import period_words
from dashboard.words.figures import number_words, span_words


def count_words(count: Count, lang: str) -> str:
    """Say the headline figure: «204», «al menos 299», «entre 94 y 95»."""
    if count.best is None or count.high is None:
        return span_words(count.low, count.best, count.high, lang)
    return number_words(count.best, lang)


def other_figures(count: Count, lang: str) -> tuple[str, ...]:
    """Say what else the counter gives for the same thing, beside a headline figure."""
    if count.best is None:
        return ()
    others = dict.fromkeys((count.low, count.high))
    return tuple(number_words(one, lang) for one in others if one is not None and one != count.best)


def _precision(count: Count) -> str:
    start, end = count.period_start, count.period_end
    if count.period_kind != "range":
        return count.period_kind
    whole = start.endswith("-01") and int(end[8:]) == monthrange(int(end[:4]), int(end[5:7]))[1]
    if not whole:
        return "day"
    return "year" if start.endswith("-01-01") and end.endswith("-12-31") and start[:4] != end[:4] else "month"


def count_period_words(count: Count, lang: str) -> str:
    """Say what time a total is of: «En marzo de 2017», «Del 7 al 13 de enero de 2023»."""
    said = period_words(
        count.period_start, count.period_end, _precision(count), lang, sure=not count.inferred
    )
    return said[:1].upper() + said[1:]


def short_count_period(count: Count, lang: str) -> str:
    """Say the same as briefly as a chart needs: «mar. 2017», «hasta 13 ene. 2023»."""
    end = count.period_end
    day = short_day(end, lang, with_year=True)
    kinds = {"day": day, "month": day.partition(" ")[2], "year": end[:4]}
    return kinds.get(count.period_kind) or fill(load_locale("words", lang)["short_date"], "by", b=day)


def short_day(day: str, lang: str, *, with_year: bool) -> str:
    """Say a day as briefly as a chart needs: «13 ene.».

    Args:
        day: As ``YYYY-MM-DD``.
        lang: ``es`` or ``en``.
        with_year: Whether to say the year too.
    """
    month = load_locale("words", lang)["short_months"][int(day[5:7]) - 1]
    return f"{int(day[8:])} {month}" + (f" {day[:4]}" if with_year else "")


def counter_body(counter: str) -> str:
    """Return the body that a counter is, without the office that stands in brackets."""
    return counter.partition(" (")[0]


def short_counter(counter: str, lang: str, name: str) -> str:
    """Return who counts as a chart has room for.

    Args:
        counter: The counter as the table has it.
        lang: ``es`` or ``en``.
        name: What it is called in ``lang`` where there is no short name.
    """
    return str(load_locale("counts", lang)["short"].get(counter_body(counter), name))
