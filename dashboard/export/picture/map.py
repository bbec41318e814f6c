"""The map of a selection in a box of a sheet, or as a picture of its own."""

from __future__ import annotations

from dashboard.atlas import Atlas, Selection
from dashboard.export.picture.badges import draw_marks
from dashboard.export.picture.canvas import Box, Canvas
from dashboard.export.picture.labels import TITLE, Style
from dashboard.export.picture.land import draw_base, look_at, palette
from dashboard.export.picture.summary import Summary, summarise

SLIDE_UNIT = 0.052  # of the size of the labels; Casapalca and Lima do not share a badge


def draw_map(
    canvas: Canvas,
    atlas: Atlas,
    selection: Selection,
    summary: Summary,
    lang: str,
    box: Box,
    *,
    theme: str,
    unit: float,
    text: float = 1.0,
    least: float = 0.0,
) -> int:
    """Draw the map of a selection into a box and return how many of its marks lie in it.

    Args:
        canvas: Where.
        atlas: The data.
        selection: What a query selects.
        summary: What it shows.
        lang: ``es`` or ``en``.
        box: Left, bottom, right and top in points.
        theme: Whose colours.
        unit: Points for what is one pixel on the screen.
        text: How much larger labels are than on the screen, marks apart.
        least: Points that no text is smaller than.
    """
    look = look_at(box, selection.state.values["view"])
    colours = palette(theme)
    by_count = selection.state.values["shade"] == "counts"
    canvas.clip_to(box)
    draw_base(canvas, atlas, look, summary, theme=theme, unit=unit, by_count=by_count)
    groups = draw_marks(canvas, atlas, look, summary, selection, lang, Style(unit, text, colours, least))
    canvas.clip_to(None)
    canvas.box(box, facecolor="none", edgecolor=colours["line"], linewidth=unit)
    return sum(len(group.marks) for group in groups)


def build_map_picture(
    atlas: Atlas, selection: Selection, lang: str, *, width: float, height: float, text: float, theme: str
) -> Canvas:
    """Build a picture of the map alone, for a slide; sizes in points.

    Args:
        atlas: The data.
        selection: What a query selects.
        lang: ``es`` or ``en``.
        width: Its width.
        height: Its height.
        text: Size of the labels' first lines, and the least of any text.
        theme: Whose colours.
    """
    colours = palette(theme)
    canvas = Canvas(width, height, paper=colours["paper"], ink=colours["ink"], halo=colours["halo"])
    summary, unit = summarise(atlas, selection, lang, theme=theme), text * SLIDE_UNIT
    box = (0.5, 0.5, width - 0.5, height - 0.5)
    grown = 1 / SLIDE_UNIT / TITLE
    draw_map(canvas, atlas, selection, summary, lang, box, theme=theme, unit=unit, text=grown, least=text)
    return canvas
