"""A deck of slides: one a scene of the story, or the present view, each with map, words, chart and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.atlas import Atlas, Selection, select
from dashboard.codebook import TEXTS
from dashboard.dataset.dates import moment_of
from dashboard.dataset.version import LICENCE
from dashboard.dataset.yardsticks import Count
from dashboard.export.metadata import Metadata, describe_export
from dashboard.export.papers.chart import chart_of
from dashboard.export.papers.counts import add_chart, notes_of, sources_line
from dashboard.export.papers.deck_sources import add_sources
from dashboard.export.papers.slides import SMALLEST, Deck, Place
from dashboard.export.papers.sources import base_credits, publishers, sources_of
from dashboard.export.picture.canvas import Canvas, wrap
from dashboard.export.picture.figure_file import figure_bytes
from dashboard.export.picture.land import palette
from dashboard.export.picture.legend import Column, Icon, family_rows, key_rows
from dashboard.export.picture.map import build_map_picture
from dashboard.export.picture.qr import code_picture, link_lines
from dashboard.export.picture.summary import Summary, number_words, summarise
from dashboard.export.public_link import link_to
from dashboard.i18n import load_locale
from dashboard.selection.story import Story

THEME = "projector"
PICTURE_DPI = 160
MAP_TEXT = 18.0  # points: 24 dots where a projector shows 1280 across, 36 where it shows 1920
MAP: Place = (0.5, 1.4, 6.3, 5.2)
KEY: Place = (0.5, 1.4, 12.33, 5.7)
TEXT: Place = (7.0, 1.35, 5.83, 2.6)
BARS: Place = (0.5, 1.4, 7.6, 5.2)  # where published totals stand, and their text and their sources
BARS_TEXT: Place = (8.4, 1.35, 4.43, 5.25)
BARS_SOURCES = (4.6, 8.23)  # left, width
CODE: Place = (0.5, 1.4, 5.2, 5.2)
LINK = (6.1, 1.5, 6.73)  # left, top, width
FOOT = 6.75
NARROWER = 0.86  # than the letters that are measured are those of the slides, with something to spare
LINE = 0.42  # height of a line of text of the smallest size, in inches


@dataclass(frozen=True)
class View:
    """What one slide shows: its title, its lines, its notes, its selection, and published totals if any."""

    title: str
    lines: tuple[str, ...]
    notes: str
    selection: Selection
    counts: tuple[Count, ...] = ()


def views_of(atlas: Atlas, story: Story, lang: str) -> tuple[View, ...]:
    """Return the views of a story's scenes in one language.

    Args:
        atlas: The data, loaded and checked.
        story: The story.
        lang: ``es`` or ``en``.
    """
    return tuple(
        View(
            scene.title[lang],
            scene.text[lang],
            scene.notes[lang],
            select(atlas, scene.query, lang),
            tuple(atlas.dataset.counts[name] for name in scene.counts),
        )
        for scene in story.scenes
    )


def present_view(selection: Selection, lang: str) -> View:
    """Return the view of a selection without a story."""
    words = load_locale("print", lang)["deck"]
    return View(words["present"], (f"{selection.sentence}.",), "", selection)


def build_deck(atlas: Atlas, views: Sequence[View], lang: str, *, title: str = "") -> bytes:
    """Build a deck and return the file's content.

    Where the atlas has a public address, the last slide leads to the first view there.

    Args:
        atlas: The data.
        views: What the slides show.
        lang: ``es`` or ``en``.
        title: Said on the first slide in place of the project's name.

    Raises:
        LongLink: The link is too long for a code that can be read.
    """
    words, page = load_locale("print", lang), load_locale("ui", lang)["page"]
    said = words["deck"]
    about = describe_export(atlas, views[0].selection, lang)
    deck = Deck(
        title=title or about.title, subject=views[0].selection.sentence, lang=lang, colours=palette(THEME)
    )
    moment = moment_of(about.data_date)
    deck.file.core_properties.created = deck.file.core_properties.modified = moment
    summaries = [summarise(atlas, view.selection, lang, theme=THEME) for view in views]

    first = deck.slide(title or about.title, size=44, place=(0.9, 1.2, 11.5, 2.0))
    deck.lines(first, [page["description"]], (0.9, 3.3, 11.5, 1.4), size=28, colour="mute")
    motto = f"{words['motto']}."
    deck.lines(first, [motto], (0.9, 4.9, 11.5, 0.6), size=28, bold=True)
    deck.lines(first, [_data_line(said["method_data"], about)], (0.9, 6.4, 11.5, 0.6), colour="mute")
    deck.notes(first, [summaries[0].said[TEXTS.code]["not_all"], about.citation])
    _add_keys(deck, summaries, lang)
    for view, summary in zip(views, summaries, strict=True):
        if view.counts:
            _add_counts(deck, atlas, view, lang)
        else:
            _add_view(deck, atlas, view, summary, lang)
    add_sources(deck, atlas, (event for view in views for event in view.selection.events), lang)
    last = deck.slide(said["method"])
    deck.lines(last, said["method_lines"], (0.5, 1.5, 12.3, 4.0), size=28)
    deck.lines(last, [motto, _data_line(said["method_data"], about)], (0.5, 5.9, 12.3, 1.2), colour="mute")
    deck.notes(last, [base_credits(atlas, lang), about.citation])
    link = link_to(atlas.public_url, views[0].selection.state, lang)
    if link:
        _add_link(deck, link, motto, lang)
    return deck.content()


def _add_link(deck: Deck, link: str, motto: str, lang: str) -> None:
    """Add the slide to end on: a code that can be read from the back row, and the link beside it."""
    words = load_locale("print", lang)
    slide = deck.slide(words["see"])
    deck.picture(slide, code_picture(link), CODE, words["code"].format(link=link))
    left, top, width = LINK
    lines = link_lines(link, width * 72 * 0.96, SMALLEST * NARROWER)
    deck.link(slide, lines, link, (left, top, width, len(lines) * LINE + 0.1))
    deck.lines(slide, [motto], (left, CODE[1] + CODE[3] - 0.6, width, 0.6), size=28, bold=True)
    deck.notes(slide, [link])


def _data_line(template: str, about: Metadata) -> str:
    return template.format(date=about.data_date_words, version=about.data_version, licence=LICENCE)


def _add_view(deck: Deck, atlas: Atlas, view: View, summary: Summary, lang: str) -> None:
    words = load_locale("print", lang)
    said = words["deck"]
    slide = deck.slide(view.title)
    picture = _png(map_canvas(atlas, view.selection, lang), view.selection.sentence, PICTURE_DPI)
    deck.picture(slide, picture, MAP, f"{view.selection.sentence}.")
    left, top, width, _ = TEXT
    lines = sum(len(wrap(text, width * 72 * 0.96, SMALLEST * NARROWER)) for text in view.lines)
    height = lines * LINE + len(view.lines) * 0.13 + 0.15
    deck.lines(slide, view.lines, (left, top, width, height))
    below = top + height + 0.1
    counted = [
        event
        for event in view.selection.events
        if event.is_counted and event.collection == summary.collection
    ]
    found = chart_of(counted, lang)
    if found and FOOT - below >= 2.2:
        title, counts, bars = found
        place = (left, below, width, min(FOOT - below - 0.05, 3.4))
        deck.chart(slide, counts, place, title=title, series=said["series"], bars=bars)
    number = number_words(summary, said)
    reading = labels_of_reading(atlas, view.selection, lang)
    deck.lines(slide, [f"{number} · {reading}"], (left, FOOT, width, 0.5), colour="mute")
    deck.lines(slide, [f"{words['motto']}."], (MAP[0], FOOT, MAP[2], 0.5), colour="mute")
    named = publishers(
        [source for sources in sources_of(atlas, view.selection.events, lang) for source in sources], lang
    )
    query = view.selection.state.to_query()
    deck.notes(
        slide,
        [
            view.notes,
            said["notes_scene"].format(sentence=view.selection.sentence, reading=reading),
            said["notes_query"].format(x=query) if query else "",
            said["notes_sources"].format(x=", ".join(named)) if named else "",
        ],
    )


def _add_counts(deck: Deck, atlas: Atlas, view: View, lang: str) -> None:
    """Set published totals where another slide has its map; what the map would show is said in the notes."""
    words = load_locale("print", lang)
    slide = deck.slide(view.title)
    add_chart(deck, slide, atlas, view.counts, BARS)
    deck.lines(slide, view.lines, BARS_TEXT)
    left, width = BARS_SOURCES
    deck.lines(slide, [f"{words['motto']}."], (BARS[0], FOOT, left - BARS[0], 0.5), colour="mute")
    named = sources_line(atlas, view.counts, lang, width * 72 * 0.96, SMALLEST * NARROWER)
    deck.lines(slide, [named], (left, FOOT, width, 0.5), colour="mute")
    query = view.selection.state.to_query()
    reading = labels_of_reading(atlas, view.selection, lang)
    said = words["deck"]
    deck.notes(
        slide,
        [
            view.notes,
            *notes_of(atlas, view.counts, lang),
            said["notes_scene"].format(sentence=view.selection.sentence, reading=reading),
            said["notes_query"].format(x=query) if query else "",
        ],
    )


def labels_of_reading(atlas: Atlas, selection: Selection, lang: str) -> str:
    """Return the reading of a selection in words.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    return str(atlas.labels(lang)["reading"][selection.state.values["reading"]])


def map_canvas(atlas: Atlas, selection: Selection, lang: str) -> Canvas:
    """Return the map of a slide, drawn in the size in which it stands there.

    Args:
        atlas: The data, loaded and checked.
        selection: What is selected.
        lang: ``es`` or ``en``.
    """
    _, _, width, height = MAP
    return build_map_picture(
        atlas, selection, lang, width=width * 72, height=height * 72, text=MAP_TEXT, theme=THEME
    )


def _png(canvas: Canvas, description: str, dpi: int) -> bytes:
    return figure_bytes(canvas.figure, "png", title="", description=description, date="", dpi=dpi)


def _add_keys(deck: Deck, summaries: Sequence[Summary], lang: str) -> None:
    """Add what colours, shapes and strokes mean, for all that the deck shows."""
    families = {family.code for summary in summaries for family in summary.families}
    size, colours = float(SMALLEST), palette(THEME)
    left, top, width, height = KEY

    def sheet() -> Canvas:
        return Canvas(
            width * 72, height * 72, paper=colours["paper"], ink=colours["ink"], halo=colours["halo"]
        )

    def add(canvas: Canvas, rows: Sequence[tuple[Icon, str]], title: str) -> None:
        half = (len(rows) + 1) // 2
        for number, part in enumerate((rows[:half], rows[half:])):
            edge = 2 + number * width * 36 + number * 10
            column = Column(canvas, edge, height * 72 - 4, width * 36 - 14, size, colours["mute"])
            for icon, text in part:
                column.row(icon, text)
                column.space(0.45)
        said = "; ".join(text for _, text in rows)
        deck.picture(deck.slide(title), _png(canvas, said, PICTURE_DPI), (left, top, width, height), said)

    canvas = sheet()
    if families:
        rows = family_rows(canvas, sorted(families), lang, size=size, theme=THEME)
        add(canvas, rows, load_locale("print", lang)["deck"]["who"])
    canvas = sheet()
    rows = key_rows(canvas, summaries, lang, size=size, theme=THEME, by_count=False)
    add(canvas, rows, load_locale("print", lang)["deck"]["key"])


def deck_bytes(atlas: Atlas, selection: Selection, lang: str, *, story: Story | None = None) -> bytes:
    """Return the deck of a story, or of a selection where there is none.

    Args:
        atlas: The data, loaded and checked.
        selection: What is shown where there is no story.
        lang: ``es`` or ``en``.
        story: The story, or ``None``.
    """
    if story is None:
        return build_deck(atlas, [present_view(selection, lang)], lang)
    return build_deck(atlas, views_of(atlas, story, lang), lang, title=story.title[lang])
