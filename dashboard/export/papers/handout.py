"""Notes to print for who speaks: every scene with its map, its lines and its notes, five to a page."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from matplotlib.backends.backend_pdf import PdfPages

from dashboard.atlas import Atlas, Selection
from dashboard.dataset.version import LICENCE
from dashboard.export.metadata import Metadata, describe_export
from dashboard.export.papers.counts import draw_bars, sources_line
from dashboard.export.papers.deck import View, labels_of_reading, present_view, views_of
from dashboard.export.papers.sources import base_credits
from dashboard.export.picture.canvas import POINTS_PER_INCH, Canvas, wrap
from dashboard.export.picture.figure_file import metadata_of, steady_style
from dashboard.export.picture.land import palette
from dashboard.export.picture.map import draw_map
from dashboard.export.picture.qr import draw_code, quiet_zone, write_link
from dashboard.export.picture.summary import summarise
from dashboard.export.public_link import link_to
from dashboard.i18n import load_locale
from dashboard.selection.story import Story

MM = POINTS_PER_INCH / 25.4
WIDTH, HEIGHT, MARGIN = 210 * MM, 297 * MM, 14 * MM
HEAD, ROW, MAP = 17 * MM, 49 * MM, (44 * MM, 45 * MM)
CODE, END = 22 * MM, 26.5 * MM  # the code at the end, and what a full page gives up for it
SCENES_A_PAGE = 5
TITLE, TEXT, SMALL = 10.5, 8.6, 7.0
LEADING = 1.32


def handout_bytes(atlas: Atlas, selection: Selection, lang: str, *, story: Story | None = None) -> bytes:
    """Return the notes of a story as PDF, or those of a selection where there is none.

    Args:
        atlas: The data, loaded and checked.
        selection: What is shown where there is no story.
        lang: ``es`` or ``en``.
        story: The story, or ``None``.
    """
    views = views_of(atlas, story, lang) if story else (present_view(selection, lang),)
    about = describe_export(atlas, views[0].selection, lang)
    title = story.title[lang] if story else about.title
    described = load_locale("print", lang)["deck"]["handout"]
    metadata = dict(metadata_of("pdf", title, described, about.data_date))
    stream = io.BytesIO()
    with steady_style(), PdfPages(stream, metadata=metadata) as pages:
        for canvas in build_pages(atlas, views, lang, title):
            pages.savefig(canvas.figure)
    return stream.getvalue()


def build_pages(atlas: Atlas, views: Sequence[View], lang: str, title: str) -> Iterator[Canvas]:
    """Build the pages; where the atlas has a public address, the last one leads to the first view there.

    Args:
        atlas: The data, loaded and checked.
        views: The scenes, in order.
        lang: ``es`` or ``en``.
        title: Title on every page.

    Raises:
        LongLink: The link is too long for a code that can be read.
    """
    link = link_to(atlas.public_url, views[0].selection.state, lang)
    about = describe_export(atlas, views[0].selection, lang)
    for start in range(0, len(views), SCENES_A_PAGE):
        last = start + SCENES_A_PAGE >= len(views)
        yield _page(atlas, views, start, lang, title, about, link if last else "")


def _page(
    atlas: Atlas, views: Sequence[View], start: int, lang: str, title: str, about: Metadata, link: str
) -> Canvas:
    words, colours = load_locale("print", lang), palette("light")
    canvas = Canvas(WIDTH, HEIGHT, paper="#FFFFFF", ink=colours["ink"], halo=colours["halo"])
    top, width = HEIGHT - MARGIN, WIDTH - 2 * MARGIN
    canvas.text((MARGIN, top - 13), title, 13, weight="bold")
    said = f"{words['deck']['handout']}. {words['motto']}."
    canvas.text((MARGIN, top - 27), said, TEXT, colour=colours["mute"])
    shown = views[start : start + SCENES_A_PAGE]
    row = ROW - END / SCENES_A_PAGE if link and len(shown) == SCENES_A_PAGE else ROW
    for number, view in enumerate(shown):
        place = words["deck"]["moment"].format(n=start + number + 1, total=len(views))
        at = top - HEAD - number * row
        _row(canvas, atlas, view, lang, at, width, place if len(views) > 1 else "", row)
    if link:
        _end(canvas, link, lang, top - HEAD - len(shown) * row, width)
    data = words["data"].format(date=about.data_date_words, version=about.data_version, licence=LICENCE)
    foot = f"{data} {base_credits(atlas, lang)}"
    canvas.paragraph((MARGIN, MARGIN + 4), foot, width, SMALL, colour=colours["mute"])
    return canvas


def _end(canvas: Canvas, link: str, lang: str, top: float, width: float) -> None:
    """Print the link to the first view and its code."""
    quiet = quiet_zone(link, CODE)
    draw_code(canvas, link, (MARGIN, top - quiet), CODE)
    left = MARGIN + CODE + 2 * quiet
    canvas.text((left, top - quiet - TITLE), load_locale("print", lang)["see"], TITLE, weight="bold")
    write_link(canvas, link, (left, top - quiet - 2 * TITLE), width - (left - MARGIN), TEXT)


def _row(
    canvas: Canvas, atlas: Atlas, view: View, lang: str, top: float, width: float, place: str, row: float
) -> None:
    colours, words = palette("light"), load_locale("print", lang)
    wide, high = MAP[0], MAP[1] - (ROW - row)
    box = (MARGIN, top - high, MARGIN + wide, top)
    if view.counts:
        draw_bars(canvas, atlas, view.counts, lang, box)
    else:
        summary = summarise(atlas, view.selection, lang)
        draw_map(canvas, atlas, view.selection, summary, lang, box, theme="light", unit=0.42, text=1.0)
    left, room = MARGIN + wide + 5 * MM, width - wide - 5 * MM
    canvas.text((left, top - TITLE * 0.9), view.title, TITLE, weight="bold")
    canvas.text((MARGIN + width, top - TITLE * 0.9), place, SMALL, colour=colours["mute"], align="right")
    at = top - TITLE * 1.5
    for line in view.lines:
        at -= canvas.paragraph((left, at), line, room, TEXT, leading=LEADING) + 1.5
    reading = labels_of_reading(atlas, view.selection, lang)
    said = words["deck"]["notes_scene"].format(sentence=view.selection.sentence, reading=reading)
    if view.counts:
        said = f"{sources_line(atlas, view.counts, lang)}. {said}"
    below = len(wrap(said, room, SMALL)) * SMALL * LEADING
    size = TEXT
    while size > SMALL and len(wrap(view.notes, room, size)) * size * LEADING > at - (top - high) - below - 8:
        size -= 0.3
    at -= 4
    at -= canvas.paragraph((left, at), view.notes, room, size, style="italic", leading=LEADING) + 3
    canvas.paragraph((left, at), said, room, SMALL, colour=colours["mute"], leading=LEADING)
