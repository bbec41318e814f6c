"""Pictures of a selection to print or to pass on: PNG, SVG and PDF, complete in themselves.

A sheet carries the map, what it shows in words, its legend, what has no point, the reading, the number of
events, the sources, the date and version of the data, the licence, and that to cite is not to endorse; with
the map's public address, also the link to what it shows and its QR code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.figure import Figure

from dashboard.atlas import Atlas, Selection
from dashboard.dataset.version import LICENCE
from dashboard.export.metadata import Metadata, describe_export
from dashboard.export.papers.sheets import LINKED, POINTS_PER_MM, SHEETS, Sheet
from dashboard.export.papers.sources import base_credits, fitting, publishers, sources_of
from dashboard.export.picture.canvas import Canvas, text_width, wrap
from dashboard.export.picture.figure_file import PNG_DPI, figure_bytes
from dashboard.export.picture.land import palette
from dashboard.export.picture.legend import Column, draw_families, draw_key, draw_tray
from dashboard.export.picture.map import draw_map
from dashboard.export.picture.qr import draw_code, quiet_zone, write_link
from dashboard.export.picture.summary import Summary, number_words, summarise
from dashboard.export.public_link import link_to
from dashboard.i18n import load_locale

SOURCE_LINES = 4
LEADING = 1.32


def build_poster(
    atlas: Atlas,
    selection: Selection,
    lang: str,
    size: str = "a4",
    *,
    theme: str = "light",
    heading: str = "",
) -> Figure:
    """Build a sheet with the map of a selection and all it takes to read it.

    Where the atlas has a public address, the link to what is shown and its QR code stand on it too.

    Args:
        atlas: The data.
        selection: What a query selects.
        lang: ``es`` or ``en``.
        size: A key of ``SHEETS``.
        theme: Whose colours.
        heading: Said under the title in place of the project's own second line.

    Raises:
        LongLink: The link is too long for a code that can be read.
    """
    link = link_to(atlas.public_url, selection.state, lang)
    sheet, summary = (LINKED if link else SHEETS)[size], summarise(atlas, selection, lang, theme=theme)
    colours, mm = palette(theme), POINTS_PER_MM
    canvas = Canvas(
        sheet.width * mm, sheet.height * mm, paper=colours["paper"], ink=colours["ink"], halo=colours["halo"]
    )
    about = describe_export(atlas, selection, lang)
    _draw_head(canvas, sheet, about, summary, lang, colours, heading)
    left, top, right, bottom = sheet.map
    box = (left * mm, canvas.height - bottom * mm, right * mm, canvas.height - top * mm)
    shown = draw_map(canvas, atlas, selection, summary, lang, box, theme=theme, unit=sheet.unit)
    _draw_legend(canvas, sheet, summary, selection, lang, theme, len(summary.marks) - shown)
    if link:
        _draw_code(canvas, sheet, link, lang)
    _draw_foot(canvas, sheet, atlas, selection, about, lang, colours, link)
    return canvas.figure


def _draw_head(
    canvas: Canvas,
    sheet: Sheet,
    about: Metadata,
    summary: Summary,
    lang: str,
    colours: Mapping[str, str],
    heading: str,
) -> None:
    words, page = load_locale("print", lang), load_locale("ui", lang)["page"]
    left, width = sheet.margin * POINTS_PER_MM, (sheet.width - 2 * sheet.margin) * POINTS_PER_MM
    top = canvas.height - sheet.margin * POINTS_PER_MM
    canvas.text((left, top - sheet.title * 0.8), page["title"], sheet.title, weight="bold")
    under = heading or page["subtitle"]
    sizes = [sheet.text * share for share in (1.25, 1.15, 1.05, 0.95, 0.85)]
    after = left + text_width(page["title"], sheet.title, "bold") + sheet.title * 0.6
    second = sheet.title * 0.62
    if after + text_width(under, second) <= left + width:
        canvas.text((after, top - sheet.title * 0.8), under, second, colour=colours["mute"])
        top -= sheet.title * 1.25
    else:
        top -= sheet.title * 1.1
        top -= canvas.paragraph((left, top), under, width, second, colour=colours["mute"], most=1)
    room = top - (canvas.height - sheet.map[1] * POINTS_PER_MM) - sheet.text * 1.9
    size = next((size for size in sizes if _height(about.sentence, width, size) <= room), sizes[-1])
    most = int(room / (size * LEADING))
    top -= canvas.paragraph((left, top), about.sentence, width, size, weight="bold", most=most)
    said = " · ".join(
        (
            str(words["reading"]).format(x=about.reading_label),
            number_words(summary, words),
            str(summary.said[summary.collection]["not_all"]),
        )
    )
    canvas.paragraph((left, top - sheet.text * 0.1), said, width, sheet.text, colour=colours["mute"], most=1)


def _height(text: str, width: float, size: float) -> float:
    return len(wrap(text, width, size, "bold")) * size * LEADING


def _draw_legend(
    canvas: Canvas, sheet: Sheet, summary: Summary, selection: Selection, lang: str, theme: str, outside: int
) -> None:
    mute = palette(theme)["mute"]
    columns = [
        Column(
            canvas, x * POINTS_PER_MM, canvas.height - y * POINTS_PER_MM, w * POINTS_PER_MM, sheet.text, mute
        )
        for x, y, w in sheet.columns
    ]
    by_count = selection.state.values["shade"] == "counts"
    words = load_locale("print", lang)
    if not selection.rows:
        columns[0].text(words["empty"], weight="bold")
    if summary.families:
        draw_families(columns[0], summary, lang)
        columns[0].space()
    draw_tray(columns[0], summary.tray, outside, lang)
    if len(columns) == 1:
        columns[0].space()
    draw_key(columns[-1], summary, lang, theme=theme, by_count=by_count)
    columns[-1].space()
    if "silent" in summary.departments.values():
        columns[-1].text(words["silence"], colour=mute)
    columns[-1].space()
    columns[-1].text(f"{words['motto']}.", weight="bold")


def _draw_code(canvas: Canvas, sheet: Sheet, link: str, lang: str) -> None:
    """Draw the code under its caption, and the link where it does not stand in the foot."""
    assert sheet.code is not None
    left, top, side = (value * POINTS_PER_MM for value in sheet.code)
    draw_code(canvas, link, (left, canvas.height - top), side)
    above = canvas.height - top + quiet_zone(link, side) + sheet.text * 0.3
    canvas.text((left, above), load_locale("print", lang)["see"], sheet.text, weight="bold")
    if sheet.link is not None:
        left, top, width = (value * POINTS_PER_MM for value in sheet.link)
        write_link(canvas, link, (left, canvas.height - top), width, sheet.small)


def _draw_foot(
    canvas: Canvas,
    sheet: Sheet,
    atlas: Atlas,
    selection: Selection,
    about: Metadata,
    lang: str,
    colours: Mapping[str, str],
    link: str,
) -> None:
    words = load_locale("print", lang)
    left, width = sheet.margin * POINTS_PER_MM, sheet.footer_width * POINTS_PER_MM
    top, size = canvas.height - sheet.footer * POINTS_PER_MM, sheet.small
    main = selection.state.main_collection
    codes = sorted(atlas.collections(lang), key=lambda code: code != main)
    spoken = ([event for event in selection.events if event.collection == code] for code in codes)
    prefix = str(words["sources"])
    named = (sources for events in spoken for sources in sources_of(atlas, events, lang))
    names = publishers((source for sources in named for source in sources), lang)
    said = (
        fitting(names, lambda text: len(wrap(prefix + text, width, size)) <= SOURCE_LINES, lang)
        if names
        else ""
    )
    style: dict[str, Any] = {"colour": colours["mute"], "leading": 1.25}
    if link and sheet.link is None:
        top -= write_link(canvas, link, (left, top), width, size) + size * 0.25
    if said:
        top -= canvas.paragraph((left, top), f"{prefix}{said}.", width, size, **style) + size * 0.25
    data = str(words["data"]).format(date=about.data_date_words, version=about.data_version, licence=LICENCE)
    data = f"{data} {base_credits(atlas, lang)}"
    if about.query and not link:
        data += " " + str(words["query"]).format(x=about.query)
    canvas.paragraph((left, top), data, width, size, most=4, **style)


def picture_bytes(atlas: Atlas, selection: Selection, lang: str, *, kind: str, size: str) -> bytes:
    """Return the sheet of a selection as a file.

    Args:
        atlas: The data.
        selection: What a query selects.
        lang: ``es`` or ``en``.
        kind: ``png``, ``svg`` or ``pdf``.
        size: A key of ``SHEETS``.
    """
    about = describe_export(atlas, selection, lang)
    figure = build_poster(atlas, selection, lang, size)
    return figure_bytes(
        figure, kind, title=about.title, description=about.sentence, date=about.data_date, dpi=PNG_DPI
    )
