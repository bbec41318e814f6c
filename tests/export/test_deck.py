"""The deck and the handout: what a speaker opens, reads and changes."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from matplotlib.patches import Circle
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader

from dashboard.atlas import Atlas, select
from dashboard.cli import main
from dashboard.export.formats import write_export
from dashboard.export.papers.chart import chart_of
from dashboard.export.papers.deck import build_deck, map_canvas, present_view, views_of
from dashboard.selection.story import Scene, Story
from tests.exports import bend_source, check_texts_apart, own_atlas

SMALLEST = 24


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


@pytest.fixture(scope="module")
def story(atlas: Atlas) -> Story:
    found, problems = atlas.story
    assert found is not None, problems
    return found


@pytest.fixture(scope="module", params=["es", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def content(atlas: Atlas, story: Story, lang: str) -> bytes:
    return build_deck(atlas, views_of(atlas, story, lang), lang, title=story.title[lang])


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def scene_slides(deck: Any, story: Story, lang: str, scenes: Sequence[Scene] = ()) -> list[Any]:
    by_title = {slide.shapes.title.text: slide for slide in deck.slides}
    return [by_title[scene.title[lang]] for scene in scenes or story.scenes]


def with_map(story: Story) -> list[Scene]:
    """Return the scenes with a map; where published totals stand side by side, a chart is in its place."""
    return [scene for scene in story.scenes if not scene.counts]


def texts(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def letters(text: str) -> str:
    """Return a text without blanks and signs, which a reader of PDF may set apart."""
    return "".join(character for character in text if character.isalnum())


def described(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr"))


def test_every_scene_has_a_slide_in_order_with_its_words_and_notes(
    atlas: Atlas, deck: Any, story: Story, lang: str
) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[0] == story.title[lang]
    scenes = [scene.title[lang] for scene in story.scenes]
    assert [title for title in titles if title in scenes] == scenes
    for scene, slide in zip(story.scenes, scene_slides(deck, story, lang), strict=True):
        assert all(line in texts(slide) for line in scene.text[lang])
        notes = slide.notes_slide.notes_text_frame.text
        assert scene.notes[lang] in notes
        assert select(atlas, scene.query, lang).sentence in notes


def test_every_scene_has_a_map_that_is_told_in_words(
    atlas: Atlas, deck: Any, story: Story, lang: str
) -> None:
    for scene, slide in zip(with_map(story), scene_slides(deck, story, lang, with_map(story)), strict=True):
        pictures = [shape for shape in slide.shapes if hasattr(shape, "image")]
        assert [described(picture) for picture in pictures] == [
            f"{select(atlas, scene.query, lang).sentence}."
        ]


def test_charts_can_be_edited_and_count_the_dated_events_of_their_scene(
    atlas: Atlas, deck: Any, story: Story, lang: str
) -> None:
    found = 0
    for scene, slide in zip(with_map(story), scene_slides(deck, story, lang, with_map(story)), strict=True):
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            found += 1
            events = select(atlas, scene.query, lang).events
            counted = [e for e in events if e.is_counted and e.collection == "documents" and e.month_start]
            plot = shape.chart.plots[0]
            assert sum(plot.series[0].values) == len(counted)
            book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
            cells = list(book.active.values)
            assert [row[1] for row in cells[1:]] == list(plot.series[0].values)
            assert all(str(category) in described(shape) for category in plot.categories)
    assert found >= 3


def test_published_totals_are_charts_with_the_figures_of_the_table_and_say_their_sources(
    atlas: Atlas, deck: Any, story: Story, lang: str
) -> None:
    scenes = [scene for scene in story.scenes if scene.counts]
    assert [scene.key for scene in scenes] == ["deaths", "counts"]
    for scene, slide in zip(scenes, scene_slides(deck, story, lang, scenes), strict=True):
        counts = [atlas.dataset.counts[name] for name in scene.counts]
        (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        for shown in (chart.plots[0].series[0].values, [row[1] for row in list(book.active.values)[1:]]):
            assert list(shown)[::-1] == [count.best for count in counts]
        assert chart.value_axis.minimum_scale == 0
        notes = slide.notes_slide.notes_text_frame.text
        for count in counts:
            source = atlas.dataset.sources[count.source_id]
            assert source.title_in(lang) in notes
            assert not source.url or (source.url in notes) == source.is_linked
            assert count.what(lang) in notes
        first = atlas.dataset.sources[counts[0].source_id].publisher
        assert f"{'Fuentes' if lang == 'es' else 'Sources'}: {first}" in texts(slide)


def test_slides_are_wide_and_nothing_lies_outside_or_on_something_else(deck: Any) -> None:
    assert (deck.slide_width / Inches(1), deck.slide_height / Inches(1)) == pytest.approx(
        (13.333, 7.5), abs=0.001
    )
    for slide in deck.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= deck.slide_width
            assert bottom <= deck.slide_height
        for number, a in enumerate(boxes):
            for b in boxes[number + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], slide.shapes.title.text


def test_text_is_large_enough_for_the_back_row(deck: Any) -> None:
    sizes = [
        run.font.size.pt
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert min(sizes) >= SMALLEST
    assert all(chart.font.size.pt >= SMALLEST for chart in charts)


@pytest.mark.parametrize("dots_across", [1280, 1920])
def test_text_in_the_maps_is_large_enough_too(
    atlas: Atlas, deck: Any, story: Story, lang: str, dots_across: int
) -> None:
    for scene, slide in zip(with_map(story), scene_slides(deck, story, lang, with_map(story)), strict=True):
        canvas = map_canvas(atlas, select(atlas, scene.query, lang), lang)
        placed = next(shape for shape in slide.shapes if hasattr(shape, "image"))
        dots = (placed.width / deck.slide_width) * dots_across / canvas.width
        sizes = {text.get_text(): text.get_fontsize() * dots for text in canvas.axes.texts}
        assert len(sizes) > 2
        assert {said: size for said, size in sizes.items() if size < 24} == {}


def test_text_in_the_maps_lies_on_nothing_and_is_not_cut(atlas: Atlas, story: Story, lang: str) -> None:
    for scene in story.scenes:
        canvas = map_canvas(atlas, select(atlas, scene.query, lang), lang)
        assert check_texts_apart(canvas.figure) > 2


def test_the_first_slide_names_the_five_cases_on_its_map(atlas: Atlas, story: Story, lang: str) -> None:
    canvas = map_canvas(atlas, select(atlas, story.scenes[0].query, lang), lang)
    said = " ".join(text.get_text() for text in canvas.axes.texts)
    assert [name for name in ("Conga", "Pataz", "Casapalca", "Lima", "Puno") if name not in said] == []


def test_a_province_s_name_that_would_lie_on_another_one_s_halo_gives_way(
    atlas: Atlas, story: Story, lang: str
) -> None:
    scene = next(scene for scene in story.scenes if scene.key == "sixty")
    canvas = map_canvas(atlas, select(atlas, scene.query, lang), lang)
    said = [text.get_text() for text in canvas.axes.texts]
    assert "Hualgayoc" in said
    assert "Celendín" not in said


def test_a_fan_lets_the_areas_below_be_seen(atlas: Atlas, story: Story, lang: str) -> None:
    scene = next(scene for scene in story.scenes if scene.key == "sixty")
    canvas = map_canvas(atlas, select(atlas, scene.query, lang), lang)
    veils = [alpha for circle in canvas.axes.findobj(Circle) if (alpha := circle.get_alpha()) is not None]
    assert 0 < max(veils) < 0.7


def test_places_are_called_as_the_reader_calls_them(atlas: Atlas, story: Story, lang: str) -> None:
    scene = next(scene for scene in story.scenes if scene.key == "ministry")
    canvas = map_canvas(atlas, select(atlas, scene.query, lang), lang)
    said = " ".join(text.get_text() for text in canvas.axes.texts)
    assert ("Ministerio" in said) == (lang == "es")
    assert ("Ministry" in said) == (lang == "en")


def test_the_number_over_the_highest_column_keeps_clear_of_the_title(deck: Any) -> None:
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    for chart in charts:
        assert chart.value_axis.maximum_scale >= 1.2 * max(chart.plots[0].series[0].values)


def test_the_deck_says_its_sources_its_method_and_what_citing_is_not(deck: Any, lang: str) -> None:
    said = "\n".join(texts(slide) for slide in deck.slides)
    motto = "Citar no es respaldar" if lang == "es" else "To cite is not to endorse"
    assert said.count(motto) >= len(deck.slides) - 4
    for word in ("CIT" if lang == "es" else "CWI", "ICOR", "CC BY 4.0"):
        assert word in said


def test_sources_that_are_only_cited_have_no_link(atlas: Atlas) -> None:
    selection = select(atlas, "case=conga&collection=documents", "es")
    linked = next(
        claim.source_id
        for event in selection.events
        for claim in atlas.dataset.claims_by_event.get(event.event_id, ())
        if atlas.dataset.sources[claim.source_id].url
        and atlas.dataset.sources[claim.source_id].link_policy == "link"
    )
    url = atlas.dataset.sources[linked].url
    cited = bend_source(atlas, linked, link_policy="cite_only")

    def everything(atlas: Atlas) -> str:
        file = build_deck(
            atlas, [present_view(select(atlas, "case=conga&collection=documents", "es"), "es")], "es"
        )
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            return "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())

    shown = url.replace("&", "&amp;")
    assert shown in everything(atlas)
    assert shown not in everything(cited)


def test_the_file_is_whole_and_the_same_every_time(
    atlas: Atlas, content: bytes, story: Story, lang: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        assert parts.testzip() is None
    assert len(names) == len(set(names))
    assert build_deck(atlas, views_of(atlas, story, lang), lang, title=story.title[lang]) == content


def test_without_a_story_the_deck_shows_the_selection(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "view.pptx"
    selection = select(atlas, "case=casapalca&collection=documents", "en")
    write_export(atlas, selection, "en", "pptx", path)
    slides = Presentation(str(path)).slides
    assert any(f"{selection.sentence}." in texts(slide) for slide in slides)
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)


def test_a_sentence_too_long_for_a_file_s_subject_is_cut_there_and_whole_on_the_slide(atlas: Atlas) -> None:
    query = "department=01,02,06&family=communities,workers,armed&versions=whole&q=" + "agua%20" * 17
    selection = select(atlas, query, "es")
    assert len(selection.sentence) > 255
    deck = Presentation(io.BytesIO(build_deck(atlas, [present_view(selection, "es")], "es")))
    assert deck.core_properties.subject.endswith(" …")
    assert any(f"{selection.sentence}." in texts(slide) for slide in deck.slides)


def test_a_chart_counts_by_what_fits(atlas: Atlas) -> None:
    def counts(query: str) -> tuple[list[str], bool]:
        events = [event for event in select(atlas, query, "es").events if event.is_counted]
        found = chart_of(events, "es")
        assert found is not None
        assert sum(found[1].values()) == sum(1 for event in events if event.month_start)
        return list(found[1]), found[2]

    assert counts("collection=documents&period=2008-01..2011-12") == (["2008", "2009", "2011"], False)
    assert counts("collection=elsewhere")[0][:2] == ["2000–04", "2005–09"]
    assert counts("case=conga&collection=documents")[0] == ["nov. 2011", "dic. 2011"]
    assert chart_of([], "es") is None


def test_the_handout_has_every_scene_with_its_notes(
    atlas: Atlas, story: Story, lang: str, tmp_path: Path
) -> None:
    path = tmp_path / "talk.pdf"
    write_export(atlas, select(atlas, "", lang), lang, "handout", path)
    reader = PdfReader(path)
    assert len(reader.pages) == -(-len(story.scenes) // 5)
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for scene in story.scenes:
        assert letters(scene.title[lang]) in letters(said)
        assert letters(scene.notes[lang]) in letters(said)
        for name in scene.counts:
            publisher = atlas.dataset.sources[atlas.dataset.counts[name].source_id].publisher
            assert letters(publisher) in letters(said)
    first = path.read_bytes()
    write_export(atlas, select(atlas, "", lang), lang, "handout", path)
    assert path.read_bytes() == first


def test_deck_and_handout_of_a_story_of_one_s_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "mine.toml"
    story.write_text(
        'title_es = "Mi charla"\ntitle_en = "My talk"\n[[scene]]\nkey = "one"\n'
        'title_es = "Una"\ntitle_en = "One"\ntext_es = ["Hola."]\ntext_en = ["Hello."]\n'
        'query = "case=conga"\n',
        encoding="utf-8",
    )
    deck, handout = tmp_path / "talk.pptx", tmp_path / "talk.pdf"
    given = ["--deck", str(deck), "--handout", str(handout), "--story", str(story), "--lang", "es"]
    assert main(["export", *given]) == 0
    assert str(deck) in capsys.readouterr().out
    assert "Una" in [slide.shapes.title.text for slide in Presentation(str(deck)).slides]
    assert "Mi charla" in PdfReader(handout).pages[0].extract_text()


def test_a_broken_story_is_named_by_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, deck = tmp_path / "mine.toml", tmp_path / "talk.pptx"
    story.write_text(
        'title_es = "Mi charla"\ntitle_en = "My talk"\n[[scene]]\nkey = "one"\n', encoding="utf-8"
    )
    assert main(["export", "--deck", str(deck), "--story", str(story), "--lang", "es"]) == 1
    assert "mine.toml:3" in capsys.readouterr().err
    assert not deck.exists()


@pytest.mark.slow
def test_another_office_program_opens_the_deck_with_all_its_slides(
    content: bytes, deck: Any, tmp_path: Path
) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "talk.pptx"
    path.write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    pages = PdfReader(tmp_path / "talk.pdf").pages
    assert len(pages) == len(deck.slides)
    for page, slide in zip(pages, deck.slides, strict=True):
        # Only the start: another typeface may break a line elsewhere.
        assert slide.shapes.title.text.split()[0] in page.extract_text()
