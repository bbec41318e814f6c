"""Pictures to print: complete in themselves, readable, true to the selection, the same every time."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from pypdf import PdfReader

from dashboard.atlas import Atlas, select
from dashboard.codebook import ACTOR_FAMILY, ACTOR_TYPE
from dashboard.dataset import Event
from dashboard.export.formats import write_export
from dashboard.export.papers.poster import build_poster
from dashboard.export.papers.sheets import SHEETS
from dashboard.export.papers.sources import fitting, link_of, publishers, sources_of
from dashboard.export.picture.canvas import PNG_DPI, Canvas, steady_style, text_width
from dashboard.export.picture.glyphs import glyph_path
from dashboard.export.picture.groups import Group, spread
from dashboard.export.picture.labels import Room, title_lines
from dashboard.export.picture.land import look_at, mixed
from dashboard.export.picture.summary import Mark, summarise
from dashboard.selection.columns import build_columns
from dashboard.theme import FAMILY_COLOURS
from tests.exports import QUERIES, bend_source, check_texts_apart, own_atlas

CAJAMARCA = "department=06&collection=documents&unit=any&view=-7.164,-78.500,4.00"
SVG = "{http://www.w3.org/2000/svg}"
POINTS = {"a4": (595, 842), "a3": (842, 1191), "16x9": (960, 540)}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


def drawn(atlas: Atlas, query: str, lang: str, name: str, folder: Path) -> Path:
    path = folder / f"picture.{name.split('-')[0]}"
    write_export(atlas, select(atlas, query, lang), lang, name, path)
    return path


def svg_texts(path: Path) -> list[str]:
    return ["".join(node.itertext()).strip() for node in ElementTree.parse(path).iter(f"{SVG}text")]


def pdf_text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("query", QUERIES)
def test_marks_are_the_located_events_in_their_family_s_colour_and_shape(atlas: Atlas, query: str) -> None:
    selection = select(atlas, query, "es")
    columns = build_columns(
        atlas.dataset, atlas.readings[selection.state.values["reading"]], atlas.gazetteer, "es"
    )
    located = [
        row
        for row in selection.rows
        if columns["lat"][row] is not None and columns["where_prec"][row] != "department"
    ]
    summary = summarise(atlas, selection, "es", theme="projector")
    assert [mark.event.event_id for mark in summary.marks] == [columns["id"][row] for row in located]
    assert [mark.symbol for mark in summary.marks] == [columns["symbol"][row] for row in located]
    assert [mark.deaths for mark in summary.marks] == [columns["deaths"][row] for row in located]
    colours = [FAMILY_COLOURS[columns["family"][row]]["projector"] for row in located]
    assert [mark.colour for mark in summary.marks] == colours
    assert [mark.point for mark in summary.marks] == [
        (columns["lon"][row], columns["lat"][row]) for row in located
    ]


def test_no_mark_stands_for_what_has_no_point(atlas: Atlas) -> None:
    summary = summarise(atlas, select(atlas, "department=country,abroad&unit=any", "es"), "es")
    assert summary.marks == ()
    assert sum(number for number, _ in summary.tray) >= summary.counted > 0


def test_the_other_collection_is_faint_and_not_counted(atlas: Atlas) -> None:
    both = summarise(atlas, select(atlas, "", "es"), "es")
    own = summarise(atlas, select(atlas, "collection=documents", "es"), "es")
    assert any(mark.is_faint for mark in both.marks)
    assert not any(mark.is_faint for mark in own.marks)
    assert (both.counted, both.families, both.counts) == (own.counted, own.families, own.counts)
    assert {mark.event.collection for mark in both.marks if mark.is_faint} == {"elsewhere"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "es",
            (
                "Conflictos mineros del Perú",
                "Lectura: Con otras fuentes",
                "Cómo leer el mapa",
                "Sin punto en el mapa",
                "Citar no es respaldar",
                "CC BY 4.0",
                "CIT",
                "Natural Earth",
                "no es el mapa de todos los conflictos",
            ),
        ),
        (
            "en",
            (
                "Mining conflicts of Peru",
                "Reading: With other sources",
                "How to read the map",
                "No point on the map",
                "To cite is not to endorse",
                "CC BY 4.0",
                "CWI",
                "Natural Earth",
                "not the map of all conflicts",
            ),
        ),
    ],
)
def test_a_sheet_says_all_it_takes_to_read_it(
    atlas: Atlas, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    query = "department=06,country&period=2011-01..2012-12&collection=documents&unit=any"
    said = pdf_text(drawn(atlas, query, lang, "pdf", tmp_path))
    counted = summarise(atlas, select(atlas, query, lang), lang).counted
    assert [word for word in (*words, f"n = {counted}") if word not in said] == []
    assert select(atlas, query, lang).sentence in said
    assert "department=06,country" in said


def test_text_of_an_svg_is_text_and_names_places_and_families(atlas: Atlas, tmp_path: Path) -> None:
    texts = svg_texts(drawn(atlas, "", "es", "svg", tmp_path))
    for name in ("Conga, Cajamarca", "Pataz, La Libertad", "Casapalca, Lima", "Trabajadores y sindicatos"):
        assert name in texts
    assert "2011 · 3" in texts


@pytest.mark.parametrize("size", SHEETS)
def test_a_pdf_has_the_size_it_is_named_by_and_carries_its_fonts(
    atlas: Atlas, tmp_path: Path, size: str
) -> None:
    name = "pdf" if size == "a4" else f"pdf-{size}"
    page = PdfReader(drawn(atlas, "case=conga", "es", name, tmp_path)).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == POINTS[size]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].get_object().values()]  # type: ignore[index]
    embedded = [font["/DescendantFonts"][0].get_object() for font in fonts if font["/Subtype"] == "/Type0"]
    assert embedded
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in embedded)
    assert all(font["/Subtype"] != "/Type3" for font in fonts)


def test_a_png_has_twice_the_dots_of_a_screen(atlas: Atlas, tmp_path: Path) -> None:
    with Image.open(drawn(atlas, "case=conga", "es", "png", tmp_path)) as picture:
        assert picture.size == (2560, 1440)


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("size", ["a4", "16x9"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "reading=text&unit=any",
        "collection=elsewhere",
        CAJAMARCA,
        "q=nothing-has-this-word",
        "shade=counts",
    ],
)
def test_no_text_lies_on_another_or_leaves_the_sheet(atlas: Atlas, query: str, size: str, lang: str) -> None:
    figure = build_poster(atlas, select(atlas, query, lang), lang, size)
    assert check_texts_apart(figure) > 15


@pytest.mark.parametrize("dots", [100, 160, PNG_DPI])
@pytest.mark.parametrize("size", [7.0, 8.3, 18.0])
def test_a_line_is_as_wide_as_it_was_measured(size: float, dots: int) -> None:
    said = "25 hechos en los cinco textos, Cajamarca, Junín, La Libertad y 3 más (9 sin lugar en el mapa)"
    canvas = Canvas(900, 50, paper="#FFFFFF", ink="#000000", halo="#FFFFFF")
    canvas.figure.set_dpi(dots)
    canvas.text((5, 20), said, size, weight="bold")
    with steady_style():
        renderer = FigureCanvasAgg(canvas.figure).get_renderer()  # type: ignore[no-untyped-call]
        drawn_width = canvas.axes.texts[0].get_window_extent(renderer).width / dots * 72
    assert drawn_width == pytest.approx(text_width(said, size, "bold"), rel=0.01)


def test_an_empty_selection_says_so(atlas: Atlas, tmp_path: Path) -> None:
    texts = " ".join(svg_texts(drawn(atlas, "q=nothing-has-this-word", "es", "svg", tmp_path)))
    assert "Ningún registro coincide con estos filtros." in texts
    assert "n = 0" in texts


def test_marks_outside_a_close_view_are_counted_beside_it(atlas: Atlas, tmp_path: Path) -> None:
    texts = svg_texts(drawn(atlas, "collection=documents&view=-7.164,-78.500,8.00", "es", "svg", tmp_path))
    assert "fuera del encuadre" in texts
    summary = summarise(atlas, select(atlas, "collection=documents", "es"), "es")
    outside = int(texts[texts.index("fuera del encuadre") - 1])
    assert 0 < outside < len(summary.marks)


@pytest.mark.parametrize("name", ["png", "svg", "pdf"])
def test_the_same_selection_gives_the_same_bytes(atlas: Atlas, tmp_path: Path, name: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = drawn(atlas, "case=conga&unit=any", "es", name, tmp_path / "a").read_bytes()
    assert drawn(atlas, "case=conga&unit=any", "es", name, tmp_path / "b").read_bytes() == one


def test_a_view_lies_in_the_middle_and_is_as_much_larger_as_it_says() -> None:
    box = (0.0, 0.0, 400.0, 600.0)
    whole, near = look_at(box, None), look_at(box, (-7.0, -78.5, 4.0))
    x, y = near.project((-78.5, -7.0))
    assert (round(x, 6), round(y, 6)) == (200, 300)
    assert near.scale == pytest.approx(4 * whole.scale)
    assert whole.holds(whole.project((-75.0, -9.0)))
    assert not near.holds(near.project((-70.0, -18.0)))


def test_room_is_taken_once_and_tells_what_lies_faint_below() -> None:
    room = Room(look_at((0.0, 0.0, 400.0, 600.0), None))
    room.faint.append((100, 100, 110, 110))
    assert room.faint_under((95, 95, 200, 120)) == 1
    assert room.is_free((95, 95, 200, 120))
    assert not room.take((95, 95, 200, 120))
    assert room.take((150, 95, 200, 120))
    assert not room.is_free((190, 100, 250, 110))
    assert not room.take((1, 300, 50, 320))


def test_every_symbol_of_the_codebook_has_a_shape_of_its_own() -> None:
    symbols = {code.symbol for code in (*ACTOR_FAMILY.codes, *ACTOR_TYPE.codes) if code.symbol}
    shapes = {repr(glyph_path(symbol)) for symbol in symbols}
    assert len(shapes) == len(symbols)


def test_colours_mix_as_in_the_browser() -> None:
    assert mixed("#FF0000", 0.4, "#0000FF") == "#660099"


def test_badges_that_would_cover_one_another_move_apart_and_remember_their_place(atlas: Atlas) -> None:
    event = next(event for event in atlas.dataset.events if event.located)
    mark = Mark(event, "circle", "#000000", "exact", deaths=False)
    groups = [
        Group((100.0, 100.0), [mark, mark]),
        Group((108.0, 100.0), [mark, mark]),
        Group((300.0, 2.0), [mark]),
    ]
    spread(groups, (0, 0, 400, 400))
    assert groups[1].at[0] - groups[0].at[0] >= 32
    assert groups[0].place == (100.0, 100.0)
    assert groups[2].at[1] > groups[2].reach
    assert groups[2].place == (300.0, 2.0)


def test_a_label_too_long_for_a_line_breaks_first_after_its_commas() -> None:
    title = "Pataz, La Libertad"
    assert title_lines(title, text_width(title, 18, "bold"), 18) == [title]
    assert title_lines(title, text_width("Pataz, La", 18, "bold"), 18) == ["Pataz,", "La", "Libertad"]
    assert title_lines(title, text_width("La Libertad", 18, "bold"), 18) == ["Pataz,", "La Libertad"]


def test_sources_are_those_of_the_events_and_what_does_not_fit_is_counted(atlas: Atlas) -> None:
    events: tuple[Event, ...] = select(atlas, "case=conga&collection=documents", "es").events
    own, others = sources_of(atlas, events, "es")
    assert {source.source_id for source in own} == {event.source_id for event in events}
    said = {
        claim.source_id for event in events for claim in atlas.dataset.claims_by_event.get(event.event_id, ())
    }
    assert {source.source_id for source in others} == said - {source.source_id for source in own}
    names = publishers((*own, *others), "es")
    short = fitting(names, lambda text: len(text) < 60, "es")
    shown = short.rpartition(" y ")[0].split(", ")
    assert int(re.findall(r"y (\d+) más$", short)[0]) == len(names) - len(shown)


def test_what_is_only_cited_has_no_address(atlas: Atlas) -> None:
    source = next(source for source in atlas.dataset.sources.values() if source.url)
    cited = bend_source(atlas, source.source_id, link_policy="cite_only").dataset.sources[source.source_id]
    assert link_of(source) == source.url
    assert link_of(cited) == ""


def test_publishers_have_their_name_in_the_language_of_the_paper(atlas: Atlas) -> None:
    """Agencia Andina is the Andina news agency in English; a text without a publisher stands by its title."""
    for lang, andina in (("es", "Agencia Andina"), ("en", "Andina news agency")):
        conga = select(atlas, "case=conga&collection=documents", lang).events
        assert andina in publishers(
            (source for some in sources_of(atlas, conga, lang) for source in some), lang
        )
    pataz = select(atlas, "case=pataz_poderosa&collection=documents", "en").events
    (own,), _ = sources_of(atlas, pataz, "en")
    assert own.title_en in publishers([own], "en")[0]
