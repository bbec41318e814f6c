"""Say figures of people in words; a figure that is not reported is left out."""

from __future__ import annotations

from dashboard.codebook import FIGURES
from dashboard.dataset import Event
from dashboard.i18n import fill, load_locale


def number_words(number: int | float, lang: str) -> str:
    """Write a number: 13.5, in Spanish 1900 and 27 000 with a narrow space, in English 27,000."""
    words = load_locale("words", lang)["figure"]
    if isinstance(number, float) and not number.is_integer():
        return f"{number:g}"
    plain = str(int(number))
    return plain if lang == "es" and len(plain) < 5 else f"{int(number):,}".replace(",", words["thousands"])


def _span(low: float | None, best: float | None, high: float | None, lang: str) -> tuple[float, str]:
    """Return the number that decides singular or plural, and the figure in words; empty when none."""
    words = load_locale("words", lang)["figure"]
    given = [number for number in (low, best, high) if number is not None]
    if not given:
        return 0, ""
    first, last = given[0], given[-1]
    if low is not None and high is None:
        return first, fill(words, "or_more" if best is None else "at_least", n=number_words(first, lang))
    if low is None and best is None:
        return last, fill(words, "up_to", n=number_words(last, lang))
    if first == 0 and last > 0:
        return last, fill(words, "none_or", n=number_words(last, lang))
    if first < last:
        return last, fill(words, "between", a=number_words(first, lang), b=number_words(last, lang))
    return last, fill(words, "exact", n=number_words(last, lang))


def span_words(low: float | None, best: float | None, high: float | None, lang: str) -> str:
    """Say a figure of anything, without what is counted: «al menos 18», «entre 13 y 23», «16».

    Args:
        low: Lowest figure, if known.
        best: Main figure, if known.
        high: Highest figure, if known.
        lang: ``es`` or ``en``.
    """
    return _span(low, best, high, lang)[1]


def figure_words(low: int | None, best: int | None, high: int | None, figure: str, lang: str) -> str:
    """Say a figure of people: «al menos 18 personas fallecidas», «entre 13 y 23 personas heridas».

    Args:
        low: Lowest figure, or None.
        best: Main figure, or None.
        high: Highest figure, or None; low = best without high means "at least", low alone that the lowest
            count is ``low`` and others are open upwards.
        figure: ``deaths``, ``injured`` or ``arrests``.
        lang: ``"es"`` or ``"en"``.

    Returns:
        Empty when nothing is reported, which is not the same as none.
    """
    forms = load_locale("words", lang)["figure"][figure]
    count, said = _span(low, best, high, lang)
    if not said:
        return ""
    if [number for number in (low, best, high) if number is not None][-1] == 0:
        return str(forms["none"])
    return fill(forms, "one" if count == 1 else "other", x=said)


def event_figure(event: Event, figure: str) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high of ``deaths``, ``injured`` or ``arrests``."""
    return getattr(event, f"{figure}_low"), getattr(event, f"{figure}_best"), getattr(event, f"{figure}_high")


def figures_words(event: Event, lang: str) -> tuple[str, ...]:
    """Say every figure of people that the event reports; none when it reports none."""
    said = (figure_words(*event_figure(event, figure), figure, lang) for figure in FIGURES)
    return tuple(phrase for phrase in said if phrase)
