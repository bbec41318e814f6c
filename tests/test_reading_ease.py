"""The cards are written in words that a pupil understands: the scale, and the texts as shipped."""

from __future__ import annotations

import pytest

from dashboard.settings import find_data_dir
from scripts.reading_ease import LEAST, count_syllables, measure, report, split_sentences, texts_of


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("agua", 2), ("minería", 4), ("comunidad", 4), ("país", 2), ("huelga", 2), ("guerra", 2),
        ("lingüista", 3), ("quechua", 2), ("viuda", 2), ("poeta", 3), ("cooperativa", 6), ("ley", 1),
        ("leyes", 2), ("muy", 1),
        ("Uruguay", 3), ("y", 1), ("2011", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_short_words_and_sentences_read_more_easily() -> None:
    easy = measure("La gente paró. La mina cerró.")
    hard = measure(
        "La paralización departamental determinó la interrupción extraordinaria de actividades extractivas."
    )
    assert easy.value > 90 > 30 > hard.value
    assert measure("Uno " * 31 + "dos.").long


def test_sentences_end_where_a_new_one_begins() -> None:
    assert split_sentences("Murió uno, según el Sr. alcalde. «No fue así», dijo. 13.5 km.") == [
        "Murió uno, según el Sr. alcalde.",
        "«No fue así», dijo.",
        "13.5 km.",
    ]


def test_the_cards_as_shipped_read_easily() -> None:
    means, long = report(texts_of(find_data_dir()))
    assert set(means) == {"documents", "elsewhere"}
    assert min(means.values()) >= LEAST
    assert long == []
