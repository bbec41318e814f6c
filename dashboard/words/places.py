"""Say where, in Spanish or English, with what it lies in and where the place comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.codebook import labels
from dashboard.dataset import Event
from dashboard.i18n import LANGS, fill, load_locale
from dashboard.places.gazetteer import Gazetteer
from dashboard.text import fold, join_words

_NAMED_AT_MOST = 6


def join_names(names: Sequence[str], lang: str) -> str:
    """Join names with commas and a last «y» («e» before an i sound) or ``and``."""
    words = load_locale("ui", lang)["sentence"]
    hard = bool(names) and names[-1].lower().startswith(("hia", "hie"))
    vowels = "" if hard else words["and_vowels"]
    return join_words(names, last=words["and"], before_vowel=words["and_before"], vowels=vowels)


def _says(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(fold(name))}\b", fold(text)) is not None


def _area_words(codes: Sequence[str], lang: str, gazetteer: Gazetteer) -> str:
    words = load_locale("words", lang)["place"]
    known = [code for code in codes if gazetteer.known_ubigeo(code)]
    provinces = [code for code in known if len(code) >= 4]
    if provinces:
        names = list(dict.fromkeys(gazetteer.province_name(code) for code in provinces))
        owners = list(dict.fromkeys(gazetteer.department_name(code) for code in provinces))
        key = "provinces" if len(names) > 1 else "province"
        return f"{fill(words, key, x=join_names(names, lang))}, {join_names(owners, lang)}"
    names = [gazetteer.department_name(code) for code in known]
    return (
        fill(words, "departments" if len(names) > 1 else "department", x=join_names(names, lang))
        if names
        else ""
    )


def _is_unit(place: str, level: str, own: str, department: str) -> bool:
    """Tell whether a place's name is just that of its unit: «Pataz», «Provincia de Pataz, La Libertad»."""
    spoken = [fill(load_locale("words", lang)["place"], level, x=own) for lang in LANGS]
    forms = {text for name in (own, *spoken) for text in (name, f"{name}, {department}")}
    return not place or fold(place) in {fold(form) for form in forms}


def _unit_words(event: Event, lang: str, gazetteer: Gazetteer) -> str:
    """Say the place and the units around it that the place's own name does not say already."""
    words = load_locale("words", lang)["place"]
    ubigeo, level, said = event.ubigeo, event.where_prec, event.place
    if not ubigeo or not gazetteer.known_ubigeo(ubigeo):
        return said
    names = {"department": gazetteer.department_name(ubigeo)}
    if len(ubigeo) >= 4:
        names["province"] = gazetteer.province_name(ubigeo)
    if len(ubigeo) == 6 and level == "district":
        names["district"] = gazetteer.district_name(ubigeo)
    if level in names and _is_unit(said, level, names[level], names["department"]):
        said = fill(words, level, x=names[level])
    elif level == "town" and fold(said) in {fold(name) for name in names.values()}:
        said = fill(words, "town", x=said)
    elif _says(said, names["department"]):
        return said
    around: list[str] = []
    for unit in ("district", "province", "department"):
        name = names.get(unit, "")
        if name and unit != level and not any(_says(text, name) for text in (said, *around)):
            around.append(name if unit == "department" else fill(words, unit, x=name))
    return ", ".join(part for part in (said, *around) if part)


def _several_words(event: Event, lang: str, gazetteer: Gazetteer) -> str:
    """Say several provinces or departments by name while they are few and lie in one department."""
    few = len(event.area_ubigeo) <= _NAMED_AT_MOST
    provinces_of_many = len(event.departments) > 1 and any(len(code) > 2 for code in event.area_ubigeo)
    named = _area_words(event.area_ubigeo, lang, gazetteer) if few and not provinces_of_many else ""
    return named or event.place


def place_words(event: Event, lang: str, gazetteer: Gazetteer) -> str:
    """Say where: «Casapalca, provincia de Huarochirí, Lima (lugar de la mina, no del hecho)».

    Args:
        event: The event.
        lang: ``es`` or ``en``.
        gazetteer: Places by name and code.
    """
    words = load_locale("words", lang)["place"]
    if event.where_prec == "abroad":
        plain = {fold(load_locale("words", each)["place"]["abroad"]) for each in LANGS}
        named = fold(event.place) not in {"", *plain}
        return fill(words, "abroad_named", x=event.place) if named else str(words["abroad"])
    if event.where_prec == "country":
        return str(words["country"])
    say = _several_words if event.where_prec == "several" else _unit_words
    said = say(event, lang, gazetteer) or str(words["unknown"])
    if event.place_basis == "proxy":
        return fill(words, "basis_proxy_mine" if event.mine else "basis_proxy", x=said)
    if event.place_basis in ("carried_over", "outside"):
        return fill(words, f"basis_{event.place_basis}", x=said)
    return said


def precision_words(event: Event, lang: str) -> str:
    """Say how precise place and date are and where they come from, in one phrase."""
    words = load_locale("words", lang)["precision"]
    said = {
        "where": labels("where_prec", lang)[event.where_prec],
        "place_basis": labels("place_basis", lang)[event.place_basis],
        "date": labels("date_prec", lang)[event.date_prec],
        "date_basis": labels("date_basis", lang)[event.date_basis],
    }
    return fill(words, "sentence", **{key: text[:1].lower() + text[1:] for key, text in said.items()})
