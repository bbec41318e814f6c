"""Who speaks is named with its article, as a sentence in Peru would."""

from __future__ import annotations

import pytest

from dashboard.words import with_article


@pytest.mark.parametrize(
    ("name", "es", "en"),
    [
        ("Ministerio de Defensa", "el Ministerio de Defensa", "the Defence Ministry"),
        ("Autor de la crónica (2023)", "el autor de la crónica (2023)", "the author of the chronicle (2023)"),
        ("Pobladores", "los pobladores", "the residents"),
        ("Funcionario de Antamina", "el funcionario de Antamina", "the Antamina official"),
        ("RPP", "RPP", "RPP"),
        ("La República", "La República", "La República"),
        ("Minera Poderosa", "Minera Poderosa", "Poderosa mining company"),
    ],
)
def test_a_speaker_takes_the_article_of_its_first_word(name: str, es: str, en: str) -> None:
    assert with_article(name, "es") == es
    bare = en.removeprefix("the ")
    assert with_article(name, "en", bare[:1].upper() + bare[1:]) == en
