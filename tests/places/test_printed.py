"""Places as reports print them: levels, homonyms, and a department that says otherwise."""

from __future__ import annotations

import pytest

from dashboard.places.gazetteer import load_gazetteer
from dashboard.places.printed import PlaceReader
from dashboard.settings import find_data_dir


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    return PlaceReader(load_gazetteer(find_data_dir() / "geo"))


@pytest.mark.parametrize(
    ("text", "department", "codes"),
    [
        ("Comunidad Campesina Mareniyoc, distrito Jangas, provincia Huaraz", "Ica", "020106"),
        ("Provincia de Bolognesi, distrito Cajacay", "", "020505"),
        ("Distritos de Huasmín y Sorochuco, provincia de Celendín; distrito de La Encañada, provincia de "
         "Cajamarca", "", "060105 060304 060309"),
        ("DISTRITO DE CHALLHUAHUACHO,\r\nPROVINCIA DE COTABAMBAS, REGIÓN APURÍMAC", "Nacional", "030506"),
        # A province of its own, and a district that bears its province's name.
        ("Provincia de Espinar, región Cusco.", "Ica", "0808"),
        ("Distrito de Pataz, provincia de Pataz", "", "130809"),
        ("Provincias de Chumbivilcas y Espinar", "", "0807 0808"),
        # A hamlet called like a district elsewhere is not that district.
        ("Caserío Cocachacra, distrito de Jangas, provincia de Huaraz", "", "020106"),
        # Bambamarca is a district of Cajamarca and one of La Libertad: only what else is said tells which.
        ("Distrito de Bambamarca, provincia de Hualgayoc", "", "060701"),
        ("Distrito de Bambamarca", "La Libertad", "130302"),
        ("Distrito de Bambamarca", "Ica", ""),
        # The province goes before a department that is wrong.
        ("Distrito de Bambamarca, provincia de Hualgayoc", "La Libertad", "060701"),
        ("Distrito de Chicla, provincia de Espinar", "", "0808"),
        ("Carapo", "Ayacucho", "050302"),
        ("Carapo", "", ""),
        ("Todo el país", "Nacional", ""),
        ("", "Cusco", ""),
    ],
)  # fmt: skip
def test_a_printed_place_gives_its_codes(reader: PlaceReader, text: str, department: str, codes: str) -> None:
    assert sorted(reader.read(text, department)) == codes.split()


@pytest.mark.parametrize(
    ("text", "department", "codes"),
    [
        ("Distrito de Challhuahuacho, provincia de Cotabambas", "Áncash", "03"),
        ("Región Loreto", "Lima Metropolitana", "16"),
        ("", "Arequipa / Puno", "04 21"),
        ("", "Lima Provincias", "15"),
        ("", "ANCASH", "02"),
        ("", "Multirregional", ""),
        ("", "", ""),
    ],
)
def test_the_place_says_the_department_before_the_heading_does(
    reader: PlaceReader, text: str, department: str, codes: str
) -> None:
    assert sorted(reader.departments(text, department)) == codes.split()
