"""Measure how easily the Spanish texts of the tables read, by the scale INFLESZ.

``python -m scripts.reading_ease`` prints for each collection the mean of the cards' titles and summaries, and
every sentence that is too long; it exits with 1 when either is out of bounds. The scale (Barrio-Cantalejo et
al. 2008) uses the formula of Szigriszt Pazos: 206.835 - 62.3 x syllables / words - words / sentences. From 55
to 65 is the press, from 65 to 80 fairly easy.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.dataset import load_dataset
from dashboard.settings import find_data_dir

LEAST = 60.0
LONGEST = 30  # words of a sentence
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d\s., –-]*")
_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_NUCLEUS = re.compile(r"[iuü]?[aeoáéó][iuüy]?(?![aeoáéóíú])|[iuü]?[aeoáéó]|[íú]|[iuü]{1,2}y?|y\b")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[«“¿¡A-ZÁÉÍÓÚÑ0-9])")


@dataclass(frozen=True)
class Ease:
    """How a text reads: its value on the scale, and its sentences with more than ``LONGEST`` words."""

    value: float
    long: tuple[str, ...]


def split_sentences(text: str) -> list[str]:
    """Split at full stops and the like that a capital or a digit follows."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def words_of(text: str) -> list[str]:
    """Return the words of a text; a figure counts as one."""
    return _WORD.findall(text)


def count_syllables(word: str) -> int:
    """Count the syllables of a Spanish word; a figure counts as two."""
    if not word[0].isalpha():
        return 2
    return max(1, len(_NUCLEUS.findall(_SILENT_U.sub("", word.lower()))))


def measure(text: str) -> Ease:
    """Measure a Spanish text of one or more sentences."""
    sentences = split_sentences(text)
    words = words_of(text)
    syllables = sum(count_syllables(word) for word in words)
    value = 206.835 - 62.3 * syllables / len(words) - len(words) / len(sentences)
    return Ease(value, tuple(sentence for sentence in sentences if len(words_of(sentence)) > LONGEST))


def texts_of(data_dir: Path) -> Iterator[tuple[str, str, str]]:
    """Yield collection, event and the card's title with its summary."""
    for event in load_dataset(data_dir).events:
        yield event.collection, event.event_id, f"{event.title_es}. {event.summary_es}"


def report(texts: Iterable[tuple[str, str, str]]) -> tuple[dict[str, float], list[tuple[str, str]]]:
    """Return the mean value by collection, and every long sentence with its event."""
    values: dict[str, list[float]] = {}
    long: list[tuple[str, str]] = []
    for collection, event_id, text in texts:
        ease = measure(text)
        values.setdefault(collection, []).append(ease.value)
        long += [(event_id, sentence) for sentence in ease.long]
    return {name: sum(numbers) / len(numbers) for name, numbers in values.items()}, long


def main() -> int:
    """Print the report; 1 when a mean is below ``LEAST`` or a sentence is longer than ``LONGEST``."""
    means, long = report(texts_of(find_data_dir()))
    for name, value in means.items():
        print(f"{name}: {value:.1f}")
    for event_id, sentence in long:
        print(f"{event_id}: {len(words_of(sentence))} words: {sentence}")
    return int(bool(long) or min(means.values(), default=LEAST) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
