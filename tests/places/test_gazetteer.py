"""Finding places: what a coder or a reader types, and what must come back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dashboard.places.candidates import AmbiguousPlace, UnknownPlace, format_candidates
from dashboard.places.gazetteer import Gazetteer, load_gazetteer

GEO = Path(__file__).resolve().parents[2] / "data" / "geo"

# Published by INEI.
PROVINCES = {
    "01": 7,
    "02": 20,
    "03": 7,
    "04": 8,
    "05": 11,
    "06": 13,
    "07": 1,
    "08": 13,
    "09": 7,
    "10": 11,
    "11": 5,
    "12": 9,
    "13": 12,
    "14": 3,
    "15": 10,
    "16": 8,
    "17": 3,
    "18": 3,
    "19": 3,
    "20": 8,
    "21": 13,
    "22": 10,
    "23": 4,
    "24": 3,
    "25": 4,
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(GEO)


def test_every_province_is_there_with_its_capitals_point(gazetteer: Gazetteer) -> None:
    provinces = [place for place in gazetteer.places if place.level == "province"]
    assert Counter(place.ubigeo[:2] for place in provinces) == PROVINCES
    assert all(place.latitude is not None for place in provinces)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("06", "Cajamarca"),
        ("07", "Callao"),
        ("08", "Cusco"),
        ("13", "La Libertad"),  # RENIEC numbers it 12
        ("15", "Lima"),
        ("21", "Puno"),
        ("25", "Ucayali"),
    ],
)
def test_departments_carry_the_codes_of_inei(gazetteer: Gazetteer, code: str, name: str) -> None:
    assert gazetteer.department_name(code) == name


def test_names_of_a_longer_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.department_name("130809") == "La Libertad"
    assert gazetteer.province_name("150705") == "Huarochirí"
    assert gazetteer.district_name("130809") == "Pataz"
    with pytest.raises(KeyError):
        gazetteer.province_name("13")


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("21", True),
        ("2111", True),
        ("211101", True),
        ("26", False),
        ("1313", False),
        ("", False),
        ("213", False),
    ],
)
def test_known_codes(gazetteer: Gazetteer, code: str, known: bool) -> None:
    assert gazetteer.known_ubigeo(code) is known


@pytest.mark.parametrize(
    ("text", "level", "ubigeo", "latitude", "longitude"),
    [
        ("Casapalca", "town", "150705", -11.647, -76.233),
        ("ciudad de Cajamarca", "town", "060101", -7.164, -78.500),
        ("ciudad de Puno", "town", "210101", -15.840, -70.022),
        ("Juliaca town", "town", "211101", -15.490, -70.133),
        ("ciudad de Lima", "town", "150101", -12.046, -77.043),
        ("ciudad de Arequipa", "town", "040101", -16.399, -71.537),
        ("Distrito de Pataz", "district", "130809", -7.786, -77.594),
    ],
)
def test_towns_stand_where_they_are(
    gazetteer: Gazetteer, text: str, level: str, ubigeo: str, latitude: float, longitude: float
) -> None:
    place = gazetteer.resolve(text)
    assert (place.level, place.ubigeo) == (level, ubigeo)
    assert place.latitude == pytest.approx(latitude, abs=0.03)
    assert place.longitude == pytest.approx(longitude, abs=0.03)


@pytest.mark.parametrize("text", ["Tía María", "tia maria", "  TIA   MARIA ", "proyecto Tía María"])
def test_accents_case_and_spaces_do_not_matter(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text).province == "Islay"


@pytest.mark.parametrize(
    ("other", "name", "department"),
    [("Nazca", "Nasca", "11"), ("Cuzco", "Cusco", "08"), ("La Encañada", "Encañada", "06")],
)
def test_other_spellings_lead_to_the_place(
    gazetteer: Gazetteer, other: str, name: str, department: str
) -> None:
    assert {place.name for place in gazetteer.geocode(other, department=department)} == {name}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Cajamarca", {"department", "province", "district", "town"}),
        ("Puno", {"department", "province", "district", "town"}),
        ("Pataz", {"province", "district", "town"}),
        ("Bambamarca", {"district", "town"}),
    ],
)
def test_homonyms_are_refused_and_listed(gazetteer: Gazetteer, text: str, levels: set[str]) -> None:
    with pytest.raises(AmbiguousPlace) as caught:
        gazetteer.resolve(text)
    assert {place.level for place in caught.value.candidates} == levels
    assert "ambiguo" in caught.value.message("es")
    assert "ambiguous" in caught.value.message("en")


def test_the_example_that_an_ambiguous_name_gives_can_be_typed(gazetteer: Gazetteer) -> None:
    for name in ("Puno", "Pataz", "Cajamarca"):
        for lang, opening, closing in (("es", "«", "»"), ("en", "“", "”")):
            with pytest.raises(AmbiguousPlace) as caught:
                gazetteer.resolve(name)
            title = caught.value.message(lang).splitlines()[0]
            example = title.rpartition(opening)[2].partition(closing)[0]
            assert gazetteer.resolve(example).name == name


def test_bambamarca_of_two_departments_is_told_apart(gazetteer: Gazetteer) -> None:
    assert {place.department for place in gazetteer.geocode("Bambamarca")} == {"Cajamarca", "La Libertad"}
    assert gazetteer.resolve("Bambamarca, Bolívar, La Libertad").ubigeo == "130302"
    assert {p.ubigeo for p in gazetteer.geocode("Bambamarca (Cajamarca, Perú)")} == {"060701"}


def test_level_and_department_narrow_the_search(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Puno", level="province").ubigeo == "2101"
    assert {place.department for place in gazetteer.geocode("San Marcos", department="02")} == {"Áncash"}


def test_a_code_is_found_as_well(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("0603").name == "Celendín"


@pytest.mark.parametrize(
    ("typed", "meant", "match"), [("Cajmarca", "Cajamarca", "near"), ("Juliac", "Juliaca", "prefix")]
)
def test_misspelt_names_get_suggestions(gazetteer: Gazetteer, typed: str, meant: str, match: str) -> None:
    found = gazetteer.geocode(typed)
    assert (found[0].name, found[0].match) == (meant, match)
    with pytest.raises(UnknownPlace, match=meant):
        gazetteer.resolve(typed)


@pytest.mark.parametrize("text", ["", " ", ",", "qqqqqq", "Ministerio de Trabajo"])
def test_nothing_is_invented(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.geocode(text) == ()
    with pytest.raises(UnknownPlace):
        gazetteer.resolve(text)


def test_sites_say_how_precise_they_are(gazetteer: Gazetteer) -> None:
    poderosa = gazetteer.resolve("Minera Poderosa")
    assert (poderosa.level, poderosa.where_prec, poderosa.province) == ("site", "district", "Pataz")
    assert "capital del distrito" in poderosa.source
    conga = gazetteer.resolve("proyecto Conga")
    assert (conga.where_prec, conga.department) == ("site", "Cajamarca")


def test_lines_are_readable_in_both_languages(gazetteer: Gazetteer) -> None:
    (spanish,) = format_candidates(gazetteer.geocode("Casapalca"), "es")
    (english,) = format_candidates(gazetteer.geocode("Casapalca"), "en")
    assert spanish.startswith("Casapalca · centro poblado · Huarochirí, Lima · 150705 · -11.6380, -76.2333")
    assert english.startswith("Casapalca · town · Huarochirí, Lima · 150705 · -11.6380, -76.2333")
    nowhere = format_candidates(gazetteer.geocode("130302"), "es")[0]
    assert "sin coordenadas" in nowhere


def test_a_gazetteer_without_sites_loads(tmp_path: Path) -> None:
    source = GEO / "gazetteer.csv"
    (tmp_path / "gazetteer.csv").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    small = load_gazetteer(tmp_path / "gazetteer.csv")
    assert small.known_ubigeo("2111")
    assert not [place for place in small.places if place.level == "site"]
    with pytest.raises(FileNotFoundError):
        load_gazetteer(tmp_path / "absent")
