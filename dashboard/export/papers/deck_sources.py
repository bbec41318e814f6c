"""The slides that name a deck's sources; what is only cited has no link there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.atlas import Atlas
from dashboard.codebook import labels
from dashboard.dataset import Event, Source
from dashboard.export.papers.slides import Deck
from dashboard.export.papers.sources import link_of, publisher_words, sources_of
from dashboard.i18n import load_locale
from dashboard.words import partial_date_words


def add_sources(deck: Deck, atlas: Atlas, shown: Iterable[Event], lang: str) -> None:
    """Add the texts with their links and the other sources counted by side, all of them in the notes.

    Args:
        deck: Where.
        atlas: The data.
        shown: The events of all slides; each may come several times.
        lang: ``es`` or ``en``.
    """
    said = load_locale("print", lang)["deck"]
    events = {event.event_id: event for event in shown}
    own, others = sources_of(atlas, events.values(), lang)
    texts = [source for source in own if source.kind == "document"]
    rest = [source for source in (*own, *others) if source.kind != "document"]
    if texts:
        lines = []
        for source in texts:
            publisher = publisher_words(source, lang)
            date = partial_date_words(source.date, lang, source.dated)
            title = source.title_in(lang)
            titled = "" if title in publisher else f"{title}. "
            lines.append(f"{publisher}. {titled}{date[:1].upper()}{date[1:]}.")
        slide = deck.slide(said["texts"])
        deck.lines(slide, lines, (0.5, 1.4, 12.33, 5.6), links=[link_of(source) for source in texts])
        cited = [publisher_words(source, lang) for source in texts if not source.is_linked]
        deck.notes(slide, [f"{name}: {said['cite_only']}." for name in cited])
    if rest:
        sides, voices = labels("side", lang), Counter(source.side for source in rest)
        counts = "; ".join(
            said["voice"].format(label=sides[code], n=count) for code, count in voices.most_common()
        )
        slide = deck.slide(said["others"])
        lines = [line.format(n=len(rest), x=counts) for line in said["others_lines"]]
        deck.lines(slide, lines, (0.5, 1.5, 12.33, 5.0), size=28)
        deck.notes(slide, [source_line(source, lang) for source in rest])


def source_line(source: Source, lang: str) -> str:
    """Return a source with its publisher, title, date and address, if it may be linked."""
    ending = link_of(source) or str(load_locale("print", lang)["deck"]["cite_only"])
    title, date = source.title_in(lang), partial_date_words(source.date, lang)
    return f"{publisher_words(source, lang)}. {title} ({date}). {ending}"
