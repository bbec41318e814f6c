"""Say when, in Spanish or English, at the precision that is known."""

from __future__ import annotations

import calendar

from dashboard.dataset import Event
from dashboard.i18n import fill, load_locale

_EARLY_UNTIL = 10
_LATE_FROM = 20


def _day(iso: str, lang: str, *, with_year: bool = True, with_month: bool = True) -> str:
    words = load_locale("words", lang)
    day, month = int(iso[8:10]), words["months"][int(iso[5:7]) - 1]
    if not with_month:
        return str(day)
    return fill(words["date"], "day_year" if with_year else "day", d=day, month=month, year=iso[:4])


def _month(iso: str, lang: str, *, with_year: bool = True) -> str:
    words = load_locale("words", lang)
    month = words["months"][int(iso[5:7]) - 1]
    return fill(words["date"], "month_year", month=month, year=iso[:4]) if with_year else str(month)


def _days(start: str, end: str, lang: str, *, span: str) -> str:
    words = load_locale("words", lang)["date"]
    if start and end:
        if start == end:
            return fill(words, "on", a=_day(start, lang))
        same_year = start[:4] == end[:4]
        first = _day(start, lang, with_year=not same_year, with_month=start[:7] != end[:7])
        return fill(words, span, a=first, b=_day(end, lang))
    return (
        fill(words, "since_day", a=_day(start, lang)) if start else fill(words, "by_day", b=_day(end, lang))
    )


def _part_of_month(start: str, end: str) -> str:
    first, last = int(start[8:10]), int(end[8:10])
    if last <= _EARLY_UNTIL:
        return "early"
    if first >= _LATE_FROM and last >= calendar.monthrange(int(end[:4]), int(end[5:7]))[1] - 1:
        return "late"
    return "middle" if first > _EARLY_UNTIL and last <= _LATE_FROM else "in"


def _months(start: str, end: str, lang: str, *, sure: bool) -> str:
    words = load_locale("words", lang)["date"]
    if start and end:
        if start[:7] == end[:7]:
            part = _part_of_month(start, end)
            key = "around" if part == "in" and not sure else part
            return fill(words, key, a=_month(start, lang))
        first = _month(start, lang, with_year=start[:4] != end[:4])
        return fill(words, "between", a=first, b=_month(end, lang))
    return fill(words, "since", a=_month(start, lang)) if start else fill(words, "by", b=_month(end, lang))


def _years(start: str, end: str, lang: str, *, sure: bool) -> str:
    words = load_locale("words", lang)["date"]
    if start and end:
        if start[:4] == end[:4]:
            return fill(words, "in" if sure else "around", a=start[:4])
        return fill(words, "between", a=start[:4], b=end[:4])
    return fill(words, "since", a=start[:4]) if start else fill(words, "by", b=end[:4])


def period_words(start: str, end: str, precision: str, lang: str, *, sure: bool = True) -> str:
    """Say ISO bounds at their precision, for example «del 11 al 29 de marzo de 2024»; empty ones say nothing.

    Args:
        start: First day as ``YYYY-MM-DD``, or empty.
        end: Last day as ``YYYY-MM-DD``, or empty.
        precision: Code of ``date_prec``.
        lang: ``"es"`` or ``"en"``.
        sure: False says «hacia» instead of «en» for a whole month or year.
    """
    if not start and not end:
        return ""
    if precision == "day":
        return _days(start, end, lang, span="from_to")
    if precision == "week":
        return _days(start, end, lang, span="between_days")
    if precision == "year":
        return _years(start, end, lang, sure=sure)
    return _months(start, end, lang, sure=sure)


def date_words(event: Event, lang: str, *, as_text: bool = False) -> str:
    """Say when, with precision and origin: «hacia setiembre de 2009 (año según otras fuentes)».

    Args:
        event: The event, in the reading to be told.
        lang: ``"es"`` or ``"en"``.
        as_text: The event is told according to its text, so that a date from elsewhere is said not to be its.
    """
    words = load_locale("words", lang)["date"]
    sure = event.date_basis == "text"
    said = period_words(event.date_start, event.date_end, event.date_prec, lang, sure=sure)
    if not said:
        return str(words["none"])
    said += _rival_ends(event, lang)
    if event.date_basis == "outside":
        return fill(words, "text_silent" if as_text else "basis_outside", x=said)
    if event.date_basis == "mixed":
        return fill(words, "basis_year" if event.date_prec == "month" else "basis_part", x=said)
    return said


def _rival_ends(event: Event, lang: str) -> str:
    """Say between which days it began and ended, where sources put these on different ones."""
    words = load_locale("words", lang)["date"]
    rival = (("began", event.date_start, event.start_until), ("ended", event.end_from, event.date_end))
    said = [
        fill(words, key, x=_days(first, last, lang, span="between_days"))
        for key, first, last in rival
        if len(first) == len(last) == len("2011-12-16") and first != last
    ]
    return "".join(said)


def short_date_words(event: Event, lang: str) -> str:
    """Say when as briefly as a table cell needs: «24 nov.–1 dic. 2011», «dic. 2011», «2009–2011»."""
    words = load_locale("words", lang)
    short = words["short_date"]
    start, end = event.date_start, event.date_end
    if not start and not end:
        return str(short["none"])

    def said(iso: str, *, with_year: bool = True, with_month: bool = True) -> str:
        if event.date_prec == "year":
            return iso[:4]
        day = str(int(iso[8:10])) if event.date_prec in ("day", "week") else ""
        month = words["short_months"][int(iso[5:7]) - 1] if with_month or not day else ""
        return " ".join(part for part in (day, month, iso[:4] if with_year else "") if part)

    if not end:
        return fill(short, "since", a=said(start))
    last = said(end)
    if not start:
        return fill(short, "by", b=last)
    first = said(start, with_year=start[:4] != end[:4], with_month=start[:7] != end[:7])
    return last if said(start) == last else fill(short, "span", a=first, b=last)


def partial_date_words(date: str, lang: str, dated: str = "stated") -> str:
    """Say the date of a source: «13 de setiembre de 2019», «octubre de 2009 (fecha deducida)».

    Args:
        date: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or empty.
        lang: ``"es"`` or ``"en"``.
        dated: Code of ``dated``, how the date is known.
    """
    words = load_locale("words", lang)["source_date"]
    if not date:
        return str(words["none"])
    said = date if len(date) == 4 else _month(date, lang) if len(date) == 7 else _day(date, lang)
    return fill(words, dated, x=said) if dated in words else said


def years_words(first: str, last: str) -> str:
    """Say the years from one to another, as «2011» or «2008–2009»."""
    return first if first == last else f"{first}–{last}"
