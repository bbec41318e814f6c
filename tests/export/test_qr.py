"""The link to the map and its QR code: checked, printed where asked for, and read back by another program."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox
from PIL import Image
from pptx import Presentation
from pptx.util import Cm
from pypdf import PdfReader

from dashboard.atlas import Atlas, select
from dashboard.cli import main
from dashboard.export.formats import write_export
from dashboard.export.papers.deck import build_deck, present_view, views_of
from dashboard.export.papers.handout import build_pages
from dashboard.export.papers.poster import build_poster
from dashboard.export.papers.sheets import LINKED, SHEETS
from dashboard.export.picture.canvas import text_width
from dashboard.export.picture.figure_file import PNG_DPI, steady_style
from dashboard.export.picture.qr import QUIET, code_picture, link_lines, modules_of
from dashboard.export.public_link import LONGEST, BadUrl, LongLink, clean_url, link_to
from dashboard.selection.filters import FilterState
from dashboard.theme import THEMES
from tests.exports import check_texts_apart, own_atlas

URL = "https://example.org/mapa"
QUERY = "department=06&unit=any&collection=documents&view=-7.164,-78.500,4.00"
LINK = f"{URL}/es/?{QUERY}"
CROWDED = (
    "unit=any&department=06,12,13,15,21,country&period=2008-01..2024-12&q=de"
    "&family=communities,workers,armed,fronts,state,forces,companies"
)
LEAST_MM = {"a4": 20, "a3": 28, "16x9": 60}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return replace(own_atlas(), public_url=URL)


@pytest.fixture(scope="module")
def plain(atlas: Atlas) -> Atlas:
    return replace(atlas, public_url="")


def codes(picture: Image.Image) -> list[Any]:
    return list(zxingcpp.read_barcodes(picture.convert("RGB")))


def said(picture: Image.Image) -> list[str]:
    return [code.text for code in codes(picture)]


def image(figure: Figure) -> Image.Image:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=PNG_DPI)
    return Image.open(stream)


@pytest.mark.parametrize(
    ("name", "size", "lang"),
    [("png-a4", "a4", "es"), ("png-a3", "a3", "es"), ("png", "16x9", "es"), ("png", "16x9", "en")],
)
def test_another_program_reads_the_link_from_a_sheet(
    atlas: Atlas, tmp_path: Path, name: str, size: str, lang: str
) -> None:
    path = tmp_path / "sheet.png"
    write_export(atlas, select(atlas, QUERY, lang), lang, name, path)
    with Image.open(path) as picture:
        (code,) = codes(picture)
    assert code.text == f"{URL}/{lang}/?{QUERY}"
    assert (code.format, code.ec_level) == (zxingcpp.BarcodeFormat.QRCode, "M")
    wide = (code.position.top_right.x - code.position.top_left.x) / PNG_DPI * 25.4
    sheet = LINKED[size]
    assert sheet.code is not None
    assert wide == pytest.approx(sheet.code[2], rel=0.05)
    assert sheet.code[2] >= LEAST_MM[size]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", ["a4", "16x9"])
def test_a_code_is_dark_on_light_with_its_quiet_zone_in_every_theme(
    atlas: Atlas, size: str, theme: str
) -> None:
    picture = image(build_poster(atlas, select(atlas, QUERY, "es"), "es", size, theme=theme)).convert("L")
    place = LINKED[size].code
    assert place is not None
    left, top, side = (value / 25.4 * PNG_DPI for value in place)
    modules = modules_of(LINK)
    step, last = side / len(modules), len(modules) + QUIET
    for row in range(-QUIET, last):
        for column in range(-QUIET, last):
            inside = 0 <= row < len(modules) and 0 <= column < len(modules)
            dark = inside and modules[row][column]
            at = (round(left + (column + 0.5) * step), round(top + (row + 0.5) * step))
            shade = picture.getpixel(at)
            assert isinstance(shade, int | float)
            assert (shade < 64) if dark else (shade > 192), (row, column)
    assert said(picture) == [LINK]


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("size", ["a4", "16x9"])
@pytest.mark.parametrize("query", ["reading=text&unit=any", "collection=elsewhere&shade=counts", CROWDED])
def test_nothing_lies_on_the_code_or_on_other_texts(atlas: Atlas, query: str, size: str, lang: str) -> None:
    figure = build_poster(atlas, select(atlas, query, lang), lang, size)
    assert check_texts_apart(figure) > 15
    place = LINKED[size].code
    assert place is not None
    left, top, side = (value / 25.4 * figure.dpi for value in place)
    quiet = QUIET * side / len(modules_of(link_to(URL, select(atlas, query, lang).state, lang)))
    bottom = figure.bbox.y1 - top - side
    around = Bbox([[left - quiet, bottom - quiet], [left + side + quiet, bottom + side + quiet]])
    with steady_style():
        renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
        on = [t.get_text() for t in figure.axes[0].texts if around.overlaps(t.get_window_extent(renderer))]
    assert on == []


def test_the_longest_link_can_still_be_read_from_a4(atlas: Atlas) -> None:
    space = LONGEST - len(f"{URL}/es/?q=")
    words = "a" * 120
    far = replace(atlas, public_url=URL + "/" + "b" * (space - 121))
    figure = build_poster(far, select(far, f"q={words}", "es"), "es", "a4")
    (text,) = said(image(figure))
    assert len(text) == LONGEST
    longer = replace(far, public_url=far.public_url + "c")
    with pytest.raises(LongLink):
        build_poster(longer, select(longer, f"q={words}", "es"), "es", "a4")


@pytest.mark.parametrize(("size", "lang"), [*((size, "es") for size in SHEETS), ("a4", "en")])
def test_the_link_stands_beside_its_code_and_can_be_followed(
    atlas: Atlas, tmp_path: Path, size: str, lang: str
) -> None:
    path = tmp_path / "sheet.pdf"
    name = "pdf" if size == "a4" else f"pdf-{size}"
    write_export(atlas, select(atlas, QUERY, lang), lang, name, path)
    page = PdfReader(path).pages[0]
    text = page.extract_text()
    link = f"{URL}/{lang}/?{QUERY}"
    assert ("Ver este mapa" if lang == "es" else "See this map") in text
    assert link in "".join(text.split())
    assert {note.get_object()["/A"]["/URI"] for note in page["/Annots"]} == {link}  # type: ignore[attr-defined]


def deck_of(atlas: Atlas, lang: str) -> Any:
    story, _ = atlas.story
    assert story is not None
    return Presentation(io.BytesIO(build_deck(atlas, views_of(atlas, story, lang), lang)))


def pictures(deck: Any) -> Iterator[tuple[Any, Any, Image.Image]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if hasattr(shape, "image"):
                yield slide, shape, Image.open(io.BytesIO(shape.image.blob))


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_last_slide_leads_to_the_first_view(atlas: Atlas, lang: str) -> None:
    deck = deck_of(atlas, lang)
    link = f"{URL}/{lang}/?collection=documents"
    (found,) = [entry for entry in pictures(deck) if said(entry[2])]
    slide, shape, picture = found
    assert said(picture) == [link]
    assert slide.slide_id == list(deck.slides)[-1].slide_id
    assert slide.shapes.title.text == ("Ver este mapa" if lang == "es" else "See this map")
    assert link in shape._element.nvPicPr.cNvPr.get("descr")
    assert shape.width == shape.height
    modules = len(modules_of(link))
    assert shape.width * modules / (modules + 2 * QUIET) >= Cm(6)
    beside = next(box for box in slide.shapes if box.has_text_frame and URL in box.text_frame.text)
    assert "".join(beside.text_frame.text.split()) == link
    assert beside.click_action.hyperlink.address == link
    boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
    for number, a in enumerate(boxes):
        assert a[2] <= deck.slide_width
        assert a[3] <= deck.slide_height
        for b in boxes[number + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_the_handout_ends_with_the_code(atlas: Atlas) -> None:
    story, _ = atlas.story
    assert story is not None
    views = views_of(atlas, story, "es")
    link = f"{URL}/es/?collection=documents"
    for shown in (views, views[:7]):
        pages = [said(image(canvas.figure)) for canvas in build_pages(atlas, shown, "es", "Notas")]
        assert len(pages) > 1
        assert pages == [[]] * (len(pages) - 1) + [[link]]


@pytest.mark.parametrize("name", ["png", "svg", "pdf", "pptx", "handout"])
def test_the_same_call_gives_the_same_bytes_and_none_a_code_without_an_address(
    atlas: Atlas, plain: Atlas, tmp_path: Path, name: str
) -> None:
    def written(atlas: Atlas, file: str) -> bytes:
        write_export(atlas, select(atlas, "case=conga", "es"), "es", name, tmp_path / file)
        return (tmp_path / file).read_bytes()

    one = written(atlas, "one")
    assert written(atlas, "two") == one
    assert written(plain, "plain") != one


def test_without_an_address_nothing_is_printed(plain: Atlas) -> None:
    selection = select(plain, QUERY, "es")
    figure = build_poster(plain, selection, "es", "a4")
    assert said(image(figure)) == []
    texts = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert "Ver este mapa" not in texts
    assert "http" not in texts
    deck = Presentation(io.BytesIO(build_deck(plain, [present_view(selection, "es")], "es")))
    assert [said(picture) for _, _, picture in pictures(deck) if said(picture)] == []
    assert "Ver este mapa" not in [slide.shapes.title.text for slide in deck.slides]
    views = [present_view(selection, "es")]
    assert [said(image(page.figure)) for page in build_pages(plain, views, "es", "Notas")] == [[]]


def test_the_picture_of_a_code_is_the_code() -> None:
    picture = Image.open(io.BytesIO(code_picture(LINK)))
    assert said(picture) == [LINK]
    (code,) = codes(picture)
    assert code.ec_level == "M"
    dots = picture.width / (len(modules_of(LINK)) + 2 * QUIET)
    assert dots == int(dots)


def test_a_link_gives_back_the_view(atlas: Atlas) -> None:
    state = FilterState.from_query(QUERY + "&q=minería%20ñ&theme=dark", atlas.filters)
    link = link_to(URL, state, "en")
    assert link.isascii()
    assert link.startswith(f"{URL}/en/?")
    assert FilterState.from_query(link.partition("?")[2], atlas.filters) == state
    assert link_to(URL, FilterState.from_query("", atlas.filters), "es") == f"{URL}/es/"
    assert link_to("", state, "es") == ""


def test_a_link_breaks_after_its_signs_and_stays_whole() -> None:
    for width in (40.0, 90.0, 200.0, 5000.0):
        lines = link_lines(LINK, width, 8)
        assert "".join(lines) == LINK
        assert all(text_width(line, 8) <= width for line in lines)
    assert link_lines(LINK, 200, 8)[0] == f"{URL}/es/?department=06&"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://example.org/mapa", "https://example.org/mapa"),
        (" http://Example.org/mapa/ ", "http://example.org/mapa"),
        ("https://example.org", "https://example.org"),
        ("https://example.org:8443/a/b//", "https://example.org:8443/a/b"),
        ("http://[::1]:8050/", "http://[::1]:8050"),
        ("https://perú.example/minería", "https://xn--per-boa.example/miner%C3%ADa"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_an_address_is_written_in_one_way(typed: str, url: str) -> None:
    assert clean_url(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        "example.org/mapa",
        "ftp://example.org/mapa",
        "file:///home/ana/site",
        "javascript:alert(1)",
        "https://",
        "https:///mapa",
        "https://example.org/mapa/es/?department=06",
        "https://example.org/mapa#a",
        "https://ana:clave@example.org/",
        "https://example.org:puerto/",
        "https://example.org/dos palabras",
        "https://exa mple.org/",
        "https://[::1/",
        "https://a..b/",
        "https://exa<mple.org/",
    ],
)
def test_what_is_no_address_of_the_map_is_refused(typed: str) -> None:
    with pytest.raises(BadUrl):
        clean_url(typed)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("es", "no es una dirección donde pueda estar el mapa"),
        ("en", "no address at which the map can stand"),
    ],
)
def test_a_bad_address_is_said_so_and_nothing_is_written(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    out = tmp_path / "a.png"
    given = ["--out", str(out), "--data", str(small_data), "--lang", lang, "--url", "mapa.example.org"]
    assert main(["export", *given]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "mapa.example.org" in err
    assert len(err.splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize(("lang", "words"), [("es", "El código QR lleva a"), ("en", "The QR code leads to")])
def test_the_command_says_where_the_code_leads(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    out = tmp_path / "a.png"
    given = ["--out", str(out), "--data", str(small_data), "--lang", lang, "--url", f"{URL}/"]
    assert main(["export", "--query", "unit=any", *given]) == 0
    link = f"{URL}/{lang}/?unit=any"
    assert f"{words} {link}" in capsys.readouterr().out
    with Image.open(out) as picture:
        assert said(picture) == [link]
    table = ["--out", str(tmp_path / "a.csv"), "--data", str(small_data), "--lang", lang, "--url", URL]
    assert main(["export", *table]) == 0
    assert words not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "words"), [("es", "Un código QR de más de"), ("en", "A QR code of more than")]
)
def test_a_link_too_long_for_a_code_is_said_so_before_anything_is_written(
    small_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, words: str
) -> None:
    out = tmp_path / "a.png"
    given = ["--out", str(out), "--data", str(small_data), "--lang", lang, "--url", URL + "/a" * 140]
    assert main(["export", *given]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert str(LONGEST) in err
    assert not out.exists()
