"""Dates, places and figures read as a Peruvian, or an English reader, would say them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.dataset import Event, load_dataset
from dashboard.i18n import load_locale
from dashboard.places.gazetteer import Gazetteer, load_gazetteer
from dashboard.words import (
    date_words,
    figure_words,
    figures_words,
    join_names,
    number_words,
    partial_date_words,
    place_words,
    precision_words,
    short_date_words,
)
from tests.tables import write_tables

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(DATA / "geo")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Event:
    return load_dataset(write_tables(tmp_path_factory.mktemp("data"))).events[0]


DATES = [
    ("2019-09-12", "2019-09-12", "day", "text", "el 12 de setiembre de 2019", "on 12 September 2019"),
    (
        "2011-11-24",
        "2011-12-01",
        "day",
        "text",
        "del 24 de noviembre al 1 de diciembre de 2011",
        "from 24 November to 1 December 2011",
    ),
    ("2024-03-11", "2024-03-29", "day", "text", "del 11 al 29 de marzo de 2024", "from 11 to 29 March 2024"),
    (
        "2011-12-30",
        "2012-01-02",
        "day",
        "text",
        "del 30 de diciembre de 2011 al 2 de enero de 2012",
        "from 30 December 2011 to 2 January 2012",
    ),
    ("2019-09-10", "", "day", "text", "desde el 10 de setiembre de 2019", "since 10 September 2019"),
    ("", "2023-03-08", "day", "text", "el 8 de marzo de 2023 o antes", "on or before 8 March 2023"),
    (
        "2023-03-01",
        "2023-03-07",
        "week",
        "text",
        "entre el 1 y el 7 de marzo de 2023",
        "between 1 and 7 March 2023",
    ),
    ("2011-12-01", "2011-12-31", "month", "text", "en diciembre de 2011", "in December 2011"),
    (
        "2009-09-01",
        "2009-09-30",
        "month",
        "mixed",
        "hacia setiembre de 2009 (año según otras fuentes)",
        "around September 2009 (year according to other sources)",
    ),
    (
        "2009-09-01",
        "2009-09-10",
        "month",
        "mixed",
        "a inicios de setiembre de 2009 (año según otras fuentes)",
        "in early September 2009 (year according to other sources)",
    ),
    ("2024-02-20", "2024-02-29", "month", "text", "a fines de febrero de 2024", "in late February 2024"),
    (
        "2023-07-01",
        "2023-12-31",
        "months",
        "text",
        "entre julio y diciembre de 2023",
        "between July and December 2023",
    ),
    ("2023-07-01", "", "months", "text", "desde julio de 2023", "since July 2023"),
    ("2009-01-01", "2009-12-31", "year", "text", "en 2009", "in 2009"),
    ("1990-01-01", "1999-12-31", "year", "text", "entre 1990 y 1999", "between 1990 and 1999"),
    (
        "2023-01-09",
        "2023-01-09",
        "day",
        "outside",
        "el 9 de enero de 2023 (según otras fuentes)",
        "on 9 January 2023 (according to other sources)",
    ),
    (
        "2023-03-01",
        "2023-03-04",
        "week",
        "mixed",
        "entre el 1 y el 4 de marzo de 2023 (en parte según otras fuentes)",
        "between 1 and 4 March 2023 (partly according to other sources)",
    ),
    ("", "", "unknown", "none", "sin fecha en el texto", "no date in the text"),
]


@pytest.mark.parametrize(("start", "end", "precision", "basis", "es", "en"), DATES)
def test_dates(base: Event, start: str, end: str, precision: str, basis: str, es: str, en: str) -> None:
    event = replace(base, date_start=start, date_end=end, date_prec=precision, date_basis=basis)
    assert (date_words(event, "es"), date_words(event, "en")) == (es, en)


SHORT_DATES = [
    ("2019-09-12", "2019-09-12", "day", "12 set. 2019", "12 Sep 2019"),
    ("2011-11-24", "2011-12-01", "day", "24 nov.–1 dic. 2011", "24 Nov–1 Dec 2011"),
    ("2024-03-11", "2024-03-29", "day", "11–29 mar. 2024", "11–29 Mar 2024"),
    ("2011-12-01", "2011-12-31", "month", "dic. 2011", "Dec 2011"),
    ("2023-07-01", "2023-12-31", "months", "jul.–dic. 2023", "Jul–Dec 2023"),
    ("2009-01-01", "2011-12-31", "year", "2009–2011", "2009–2011"),
    ("2019-09-10", "", "day", "desde 10 set. 2019", "since 10 Sep 2019"),
    ("", "", "unknown", "sin fecha", "undated"),
]


@pytest.mark.parametrize(("start", "end", "precision", "es", "en"), SHORT_DATES)
def test_short_dates(base: Event, start: str, end: str, precision: str, es: str, en: str) -> None:
    event = replace(base, date_start=start, date_end=end, date_prec=precision)
    assert (short_date_words(event, "es"), short_date_words(event, "en")) == (es, en)


@pytest.mark.parametrize(
    ("date", "dated", "es", "en"),
    [
        ("2019-09-13", "stated", "13 de setiembre de 2019", "13 September 2019"),
        (
            "2009-10",
            "inferred",
            "octubre de 2009 (fecha deducida)",
            "October 2009 (date inferred)",
        ),
        (
            "2024-04",
            "outside",
            "hacia abril de 2024 (según otras fuentes)",
            "around April 2024 (according to other sources)",
        ),
        ("2011", "stated", "2011", "2011"),
        ("", "", "sin fecha", "undated"),
    ],
)
def test_dates_of_sources(date: str, dated: str, es: str, en: str) -> None:
    assert (partial_date_words(date, "es", dated), partial_date_words(date, "en", dated)) == (es, en)


PLACES: list[tuple[dict[str, object], str, str]] = [
    (
        {
            "place": "Casapalca",
            "ubigeo": "1507",
            "where_prec": "site",
            "place_basis": "proxy",
            "mine": "Casapalca",
        },
        "Casapalca, provincia de Huarochirí, Lima (lugar de la mina, no del hecho)",
        "Casapalca, Huarochirí province, Lima (place of the mine, not of the event)",
    ),
    (
        {"place": "Casapalca", "ubigeo": "1507", "where_prec": "site", "place_basis": "proxy"},
        "Casapalca, provincia de Huarochirí, Lima (lugar de referencia, no del hecho)",
        "Casapalca, Huarochirí province, Lima (stand-in place, not that of the event)",
    ),
    (
        {"place": "Juliaca", "ubigeo": "2111", "where_prec": "town", "place_basis": "outside"},
        "Juliaca, provincia de San Román, Puno (según otras fuentes)",
        "Juliaca, San Román province, Puno (according to other sources)",
    ),
    ({"place": "Lima", "ubigeo": "150101", "where_prec": "town"}, "ciudad de Lima", "city of Lima"),
    (
        {"place": "Pataz", "ubigeo": "1308", "where_prec": "province"},
        "provincia de Pataz, La Libertad",
        "Pataz province, La Libertad",
    ),
    (
        {"place": "Cajamarca", "ubigeo": "06", "where_prec": "department"},
        "departamento de Cajamarca",
        "Cajamarca department",
    ),
    (
        {"place": "Ministerio de Trabajo, Jesús María, Lima", "ubigeo": "150113", "where_prec": "site"},
        "Ministerio de Trabajo, Jesús María, Lima",
        "Ministerio de Trabajo, Jesús María, Lima",
    ),
    (
        {"place": "", "ubigeo": "", "area_ubigeo": ("0601", "0603", "0607"), "where_prec": "several"},
        "provincias de Cajamarca, Celendín y Hualgayoc, Cajamarca",
        "Cajamarca, Celendín and Hualgayoc provinces, Cajamarca",
    ),
    (
        {"place": "Pataz", "ubigeo": "1308", "where_prec": "province", "place_basis": "carried_over"},
        "provincia de Pataz, La Libertad (lugar tomado de otra frase del texto)",
        "Pataz province, La Libertad (place taken from another sentence of the text)",
    ),
    (
        {"place": "Provincia de Pataz, La Libertad", "ubigeo": "1308", "where_prec": "province"},
        "provincia de Pataz, La Libertad",
        "Pataz province, La Libertad",
    ),
    (
        {"place": "Departamento de Puno", "ubigeo": "21", "where_prec": "department"},
        "departamento de Puno",
        "Puno department",
    ),
    (
        {"place": "Machu Picchu, Cusco", "ubigeo": "0813", "where_prec": "site"},
        "Machu Picchu, Cusco",
        "Machu Picchu, Cusco",
    ),
    (
        {"place": "Sur andino", "ubigeo": "", "area_ubigeo": ("21", "08"), "where_prec": "several"},
        "departamentos de Puno y Cusco",
        "Puno and Cusco departments",
    ),
    (
        {"place": "Corredor minero", "ubigeo": "", "area_ubigeo": ("0305", "0807"), "where_prec": "several"},
        "Corredor minero",
        "Corredor minero",
    ),
    ({"place": "Fuera del Perú", "ubigeo": "", "where_prec": "abroad"}, "fuera del Perú", "outside Peru"),
    ({"place": "Perú", "ubigeo": "", "where_prec": "country"}, "alcance nacional", "nationwide"),
    (
        {"place": "Bolivia", "ubigeo": "", "where_prec": "abroad"},
        "Bolivia (fuera del Perú)",
        "Bolivia (outside Peru)",
    ),
]


@pytest.mark.parametrize(("changes", "es", "en"), PLACES)
def test_places(base: Event, gazetteer: Gazetteer, changes: dict[str, object], es: str, en: str) -> None:
    values: dict[str, object] = {"place_basis": "text", "mine": "", "area_ubigeo": (), **changes}
    event = replace(base, **values)  # type: ignore[arg-type]
    assert (place_words(event, "es", gazetteer), place_words(event, "en", gazetteer)) == (es, en)


FIGURES = [
    (18, 18, None, "deaths", "al menos 18 personas fallecidas", "at least 18 people killed"),
    (17, 17, 17, "arrests", "17 personas detenidas", "17 people arrested"),
    (None, 17, None, "arrests", "17 personas detenidas", "17 people arrested"),
    (13, None, 23, "injured", "entre 13 y 23 personas heridas", "between 13 and 23 people injured"),
    (13, 15, 23, "injured", "entre 13 y 23 personas heridas", "between 13 and 23 people injured"),
    (1, 1, 1, "deaths", "1 persona fallecida", "1 person killed"),
    (1, 1, None, "injured", "al menos 1 persona herida", "at least 1 person injured"),
    (5, None, None, "deaths", "5 o más personas fallecidas", "5 or more people killed"),
    (None, None, 5, "deaths", "hasta 5 personas fallecidas", "up to 5 people killed"),
    (0, 0, 0, "deaths", "ninguna persona fallecida", "nobody killed"),
    (None, 0, None, "arrests", "ninguna persona detenida", "nobody arrested"),
    (None, None, None, "deaths", "", ""),
]


@pytest.mark.parametrize(("low", "best", "high", "figure", "es", "en"), FIGURES)
def test_figures(low: int | None, best: int | None, high: int | None, figure: str, es: str, en: str) -> None:
    assert figure_words(low, best, high, figure, "es") == es
    assert figure_words(low, best, high, figure, "en") == en


def test_an_event_says_only_what_it_reports(base: Event) -> None:
    event = replace(base, deaths_low=1, deaths_best=1, deaths_high=1, injured_low=None, injured_best=None)
    assert figures_words(event, "es") == ("1 persona fallecida",)
    assert figures_words(replace(event, deaths_low=None, deaths_best=None, deaths_high=None), "es") == ()


def test_numbers_and_names() -> None:
    assert [number_words(number, "es") for number in (1200, 27015, 61.5)] == ["1200", "27\u202f015", "61.5"]
    assert [number_words(number, "en") for number in (1200, 27015, 61.5)] == ["1,200", "27,015", "61.5"]
    assert join_names(("Lima", "Ica"), "es") == "Lima e Ica"
    assert join_names(("Lima", "Puno", "Cusco"), "es") == "Lima, Puno y Cusco"
    assert join_names(("Lima", "Ica"), "en") == "Lima and Ica"


def test_precision_names_place_and_date(base: Event) -> None:
    event = replace(base, where_prec="province", place_basis="proxy", date_prec="month", date_basis="mixed")
    expected = "lugar: provincia (lugar de referencia); fecha: mes (el texto y otras fuentes)"
    assert precision_words(event, "es") == expected
    assert (
        precision_words(event, "en")
        == "place: province (stand-in place); date: month (the text and other sources)"
    )


def test_both_languages_have_the_same_templates() -> None:
    def keys(table: dict[str, object]) -> set[str]:
        nested = {f"{k}.{sub}" for k, v in table.items() if isinstance(v, dict) for sub in keys(v)}
        return nested | set(table)

    own = {"articles"}  # each language has its own
    es, en = ({k: v for k, v in load_locale("words", lang).items() if k not in own} for lang in ("es", "en"))
    assert keys(es) == keys(en)


def test_between_none_and_some_is_said_as_such() -> None:
    assert figure_words(0, None, 7, "arrests", "es") == "ninguna o hasta 7 personas detenidas"
    assert figure_words(0, None, 7, "arrests", "en") == "none or up to 7 people arrested"
