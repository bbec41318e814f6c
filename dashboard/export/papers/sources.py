"""The sources of a selection, named as a sheet or slide names them; no address for what is only cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from dashboard.atlas import Atlas
from dashboard.dataset import Event, Source
from dashboard.dataset.records import NOT_STATED
from dashboard.i18n import load_locale

FILE_LETTERS = 44


def sources_of(
    atlas: Atlas, events: Iterable[Event], lang: str
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """Return the sources that some events come from, and those that others say something of them in.

    Their publishers are named as in ``lang``. Those that speak of most events come first, then the order is
    the table's.

    Args:
        atlas: The data, loaded and checked.
        events: The events.
        lang: ``es`` or ``en``.
    """
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for event in events:
        own[event.source_id] += 1
        claims = atlas.dataset.claims_by_event.get(event.event_id, ())
        others.update({claim.source_id for claim in claims} - {event.source_id})
    order = {source_id: number for number, source_id in enumerate(atlas.dataset.sources)}

    def ordered(counts: Counter[str], without: Iterable[str] = ()) -> tuple[Source, ...]:
        chosen = sorted(set(counts) - set(without), key=lambda key: (-counts[key], order[key]))
        return tuple(atlas.dataset.source_in(lang, atlas.dataset.sources[key]) for key in chosen)

    return ordered(own), ordered(others, own)


def publisher_words(source: Source, lang: str) -> str:
    """Return who publishes, or the title where nobody is stated."""
    if source.publisher == NOT_STATED:
        template = str(load_locale("print", lang)["untitled_publisher"])
        return template.format(title=source.title_in(lang))
    return source.publisher


def publishers(sources: Iterable[Source], lang: str) -> list[str]:
    """Return each publisher once, in order."""
    return list(dict.fromkeys(publisher_words(source, lang) for source in sources))


def fitting(names: Sequence[str], fits: Callable[[str], bool], lang: str) -> str:
    """Join as many names as fit, and say how many more there are.

    Args:
        names: The names, the most important first.
        fits: Tells whether a text has room.
        lang: ``es`` or ``en``.
    """
    words = load_locale("print", lang)
    for shown in range(len(names), 0, -1):
        said = ", ".join(names[:shown])
        if shown < len(names):
            said = str(words["sources_more"]).format(x=said, n=len(names) - shown)
        if fits(said):
            return said
    return ", ".join(names[:1])


def link_of(source: Source) -> str:
    """Return the address of a source; empty for one that is only cited."""
    return source.url if source.is_linked else ""


def base_credits(atlas: Atlas, lang: str) -> str:
    """Return where boundaries, waters and places come from, with the file of provinces when there is one."""
    words = load_locale("print", lang)
    name = str((atlas.layers.provinces or {}).get("name", ""))
    if not name:
        return str(words["base"])
    shown = name if len(name) <= FILE_LETTERS else f"{name[: FILE_LETTERS - 1]}…"
    return f"{words['base']} {words['provinces'].format(x=shown)}"
