"""Slides of a deck as the presentation library makes them: title, lines of text, pictures, charts, notes.

Measures are in inches on a slide of 16:9; no text is smaller than ``SMALLEST`` points.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Inches, Pt

WIDTH, HEIGHT = 13.333, 7.5
SMALLEST = 24
FONT = "Calibri"
TITLE_ONLY = 5
LONGEST_PROPERTY = 255  # characters that a file may say of itself in one place
HEADROOM = 1.25  # of the longest bar, for its number
LANGUAGES = {"es": MSO_LANGUAGE_ID.SPANISH_PERU, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_EPOCH = (1980, 1, 1, 0, 0, 0)
Place = tuple[float, float, float, float]  # left, top, width, height


class Deck:
    """A presentation under way."""

    def __init__(self, *, title: str, subject: str, lang: str, colours: Mapping[str, str]) -> None:
        self.file = Presentation()
        self.lang, self.colours = lang, colours
        self.file.slide_width, self.file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        _widen(self.file)
        core = self.file.core_properties
        core.title = core.author = shorten(title, LONGEST_PROPERTY, placeholder=" …")
        core.subject, core.language = shorten(subject, LONGEST_PROPERTY, placeholder=" …"), lang
        core.keywords = core.comments = core.last_modified_by = ""

    def slide(self, title: str, *, size: float = 36, place: Place = (0.5, 0.3, 12.33, 0.95)) -> Any:
        """Add a slide with a title.

        Args:
            title: Its title.
            size: Size of the title in points.
            place: Where the title stands: left, top, width and height in inches.
        """
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in place)
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = 0
        self._write(frame.paragraphs[0], title, size, bold=True, colour=self.colours["ink"])
        frame.paragraphs[0].alignment = 1
        return slide

    def lines(
        self,
        slide: Any,
        texts: Sequence[str],
        place: Place,
        *,
        size: float = SMALLEST,
        bold: bool = False,
        colour: str = "ink",
        links: Sequence[str] = (),
    ) -> Any:
        """Add a box with one paragraph a text.

        Args:
            slide: The slide.
            texts: One text a paragraph.
            place: Left, top, width and height in inches.
            size: Size of text in points.
            bold: Whether the text is bold.
            colour: Name of a colour of the theme.
            links: Address of each text, in the same order; empty or missing for none.
        """
        box = slide.shapes.add_textbox(*(Inches(value) for value in place))
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        for number, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(size * 0.35)
            run = self._write(paragraph, text, size, bold=bold, colour=self.colours[colour])
            if number < len(links) and links[number]:
                run.hyperlink.address = links[number]
        return box

    def link(self, slide: Any, pieces: Sequence[str], address: str, place: Place) -> None:
        """Add a box with a text that leads to an address.

        Args:
            slide: The slide.
            pieces: The lines of the text.
            address: Where it leads.
            place: Left, top, width and height in inches.
        """
        box = slide.shapes.add_textbox(*(Inches(value) for value in place))
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        for number, piece in enumerate(pieces):
            if number:
                frame.paragraphs[0].add_line_break()
            self._write(frame.paragraphs[0], piece, SMALLEST, colour=self.colours["ink"])
        box.click_action.hyperlink.address = address

    def picture(self, slide: Any, content: bytes, place: Place, alternative: str) -> None:
        """Add a picture with a text for those who do not see it.

        Args:
            slide: The slide.
            content: The picture's file.
            place: Left, top, width and height in inches.
            alternative: What it shows, in words.
        """
        shape = slide.shapes.add_picture(io.BytesIO(content), *(Inches(value) for value in place))
        shape._element.nvPicPr.cNvPr.set("descr", alternative)

    def chart(
        self,
        slide: Any,
        counts: Mapping[str, float],
        place: Place,
        *,
        title: str,
        series: str,
        bars: bool,
    ) -> None:
        """Add a chart that can be edited: columns, or bars for long names.

        Args:
            slide: The slide.
            counts: Number by name, in order.
            place: Left, top, width and height in inches.
            title: Title above the chart.
            series: What the numbers count.
            bars: Whether to draw bars instead of columns.
        """
        data: Any = CategoryChartData(number_format="0")  # type: ignore[no-untyped-call]
        names = list(counts)[::-1] if bars else list(counts)
        data.categories = names
        data.add_series(series, [counts[name] for name in names])
        kind = XL_CHART_TYPE.BAR_CLUSTERED if bars else XL_CHART_TYPE.COLUMN_CLUSTERED
        frame = slide.shapes.add_chart(kind, *(Inches(value) for value in place), data)
        said = "; ".join(f"{name}: {count}" for name, count in counts.items())
        frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{title}. {said}")
        chart = frame.chart
        chart.has_legend, chart.has_title, chart.font.size, chart.font.name = False, True, Pt(SMALLEST), FONT
        self._write(chart.chart_title.text_frame.paragraphs[0], title, SMALLEST, colour=self.colours["mute"])
        chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
        chart.value_axis.minimum_scale = 0
        chart.value_axis.maximum_scale = max(counts.values()) * HEADROOM
        chart.category_axis.format.line.color.rgb = _rgb(self.colours["control"])
        chart.category_axis.has_major_gridlines = False
        plot = chart.plots[0]
        plot.gap_width, plot.has_data_labels, plot.vary_by_categories = 45, True, False
        plot.data_labels.font.size = Pt(SMALLEST)
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0", False
        fill = plot.series[0].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(self.colours["accent"])

    def notes(self, slide: Any, texts: Sequence[str]) -> None:
        """Write the speaker's notes."""
        slide.notes_slide.notes_text_frame.text = "\n".join(text for text in texts if text)

    def content(self) -> bytes:
        """Return the file, the same bytes every time."""
        stream = io.BytesIO()
        self.file.save(stream)
        return steady(stream.getvalue(), self.file.core_properties.created.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _write(self, paragraph: Any, text: str, size: float, *, bold: bool = False, colour: str) -> Any:
        run = paragraph.add_run()
        run.text = text
        font = run.font
        font.size, font.bold, font.name, font.language_id = Pt(size), bold, FONT, LANGUAGES[self.lang]
        font.color.rgb = _rgb(colour)
        return run


def _rgb(colour: str) -> RGBColor:
    value = int(colour.removeprefix("#"), 16)
    parts = (value >> 16, value >> 8 & 255, value & 255)
    return RGBColor(*parts)  # type: ignore[no-untyped-call]


def _widen(file: Any) -> None:
    """Stretch the template's places from 4:3 to 16:9, so that a slide reset by its owner still fits."""
    master = file.slide_master
    for shape in [*master.shapes, *(shape for layout in master.slide_layouts for shape in layout.shapes)]:
        if shape._element.xpath(".//p:spPr/a:xfrm"):
            shape.left = Emu(round(shape.left * WIDTH / 10))
            shape.width = Emu(round(shape.width * WIDTH / 10))


def steady(content: bytes, moment: str) -> bytes:
    """Return an Office file with ``moment`` in place of the times of writing, also in what it embeds."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith((".xlsx", ".pptx")):
                part = steady(part, moment)
            elif name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + moment.encode() + rb"\g<3>", part)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, part)
    return result.getvalue()
