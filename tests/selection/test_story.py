"""The story: the shipped one shows something in every scene; a bad one is told by line and costs no map."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.atlas import Atlas, load_atlas, select
from dashboard.selection.filters import FilterState
from dashboard.selection.story import Story, load_story
from dashboard.settings import Settings, find_data_dir
from dashboard.site.build import make_site
from dashboard.site.files import Site
from dashboard.site.map_page.payload import build_payload

KEYS = [
    "five",
    "voices",
    "water",
    "sixty",
    "casapalca",
    "ministry",
    "mining",
    "deaths",
    "december",
    "emergency",
    "counts",
    "missing",
]
SHORT = ["water", "sixty", "december", "missing"]
WITH_DEATHS = {"casapalca", "mining", "deaths", "december"}
HEAD = ('title_es = "Un relato"', 'title_en = "A story"', "")
SCENE = (
    "[[scene]]",
    'key = "one"',
    'title_es = "Uno"',
    'title_en = "One"',
    'text_es = ["Una línea."]',
    'text_en = ["One line."]',
    'query = "case=conga"',
)


@cache
def atlas() -> Atlas:
    return load_atlas(Settings(), "es")


@cache
def shipped() -> Story:
    story, problems = atlas().story
    assert story is not None, [problem.text("es") for problem in problems]
    return story


@cache
def raw_scenes() -> list[dict[str, Any]]:
    scenes: list[dict[str, Any]] = tomllib.loads((find_data_dir() / "story.toml").read_text("utf-8"))["scene"]
    return scenes


def bend(old: str, *new: str) -> tuple[str, ...]:
    """Return the lines of a scene with one of them replaced, or left out."""
    assert any(line.startswith(old) for line in SCENE)
    return tuple(part for line in SCENE for part in (new if line.startswith(old) else (line,)))


def write(folder: Path, *lines: str) -> Path:
    path = folder / "historia.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(folder: Path, lines: Sequence[str]) -> dict[str, list[str]]:
    """Return what is said of a story file, by language; it must not load."""
    story, problems = load_story(write(folder, *lines), atlas().filters)
    assert story is None
    return {lang: [problem.text(lang) for problem in problems] for lang in ("es", "en")}


def test_the_shipped_story_loads_without_problems() -> None:
    assert atlas().story[1] == ()
    assert [scene.key for scene in shipped().scenes] == KEYS
    assert [scene.key for scene in shipped().scenes if scene.short] == SHORT


def test_scenes_with_deaths_hold_still() -> None:
    assert {scene.key for scene in shipped().scenes if scene.still} == WITH_DEATHS


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_scene_speaks_and_shows_something(lang: str) -> None:
    for scene in shipped().scenes:
        assert scene.title[lang].strip(), scene.key
        assert 1 <= len(scene.text[lang]) <= 2, scene.key
        assert all(line.strip() for line in scene.text[lang]), scene.key
        assert scene.notes[lang].strip(), scene.key
        chosen = select(atlas(), scene.query, lang)
        assert any(event.is_counted for event in chosen.events), scene.key


def test_scenes_show_what_they_speak_of() -> None:
    shown = {
        scene.key: {event.event_id for event in select(atlas(), scene.query, "es").events}
        for scene in shipped().scenes
    }
    for key, event in (
        ("water", "conga-2011-11-strike"),
        ("sixty", "conga-2011-12-emergency"),
        ("casapalca", "casapalca-2008-10-captain-death"),
        ("ministry", "strike2019-09-ministry"),
        ("mining", "crisis-2023-01-deaths"),
        ("deaths", "crisis-2023-01-deaths"),
        ("december", "pataz-2023-12-attack"),
        ("emergency", "pataz-2024-emergency"),
        ("emergency", "pataz-2024-04-poderosa-pylons"),
    ):
        assert event in shown[key], key
    collections = {event.collection for event in select(atlas(), shipped().scenes[-1].query, "es").events}
    assert collections == {"documents", "elsewhere"}, "the last scene shows the other cases too"


def test_queries_say_no_more_than_the_address_bar_would() -> None:
    """Nothing unknown, nothing that is the default anyway, and values as the page itself writes them."""
    for raw, scene in zip(raw_scenes(), shipped().scenes, strict=True):
        state = FilterState.from_query(raw["query"], atlas().filters)
        assert state.ignored == (), scene.key
        assert set(raw["query"].split("&")) == set(state.to_query().split("&")), scene.key
        assert scene.query == state.to_query(), "links of the page and of the story are the same"


def test_two_scenes_set_published_totals_side_by_side() -> None:
    shown = {scene.key: [atlas().dataset.counts[name] for name in scene.counts] for scene in shipped().scenes}
    assert [count.best for count in shown["counts"]] == [204, 5]
    assert {count.unit for count in shown["deaths"]} == {"deaths"}
    assert [count.period_end for count in shown["deaths"]] == sorted(c.period_end for c in shown["deaths"])
    assert len({count.counter for count in shown["deaths"]}) >= 5
    assert [key for key, counts in shown.items() if counts] == ["deaths", "counts"]
    told_scenes = build_payload(atlas(), "es")["config"]["story"]
    bars = {scene["key"]: scene["counts"]["bars"] for scene in told_scenes if scene["counts"]}
    for key, counts in bars.items():
        figures = [count.best or 0 for count in shown[key]]
        assert [bar["said"] for bar in counts] == [str(figure) for figure in figures]
        assert [bar["share"] for bar in counts] == [round(f / max(figures), 3) for f in figures]


def test_totals_of_a_scene_exist_and_count_the_same(tmp_path: Path) -> None:
    units = {"a": "conflicts", "b": "conflicts", "c": "deaths"}
    for line, value in (('["a", "b"]', ""), ('["a", "c"]', "c"), ('["a", "x"]', "x"), ('"a"', "a")):
        story, problems = load_story(
            write(tmp_path, *HEAD, *SCENE, f"counts = {line}"), atlas().filters, units
        )
        assert [problem.value for problem in problems] == ([value] if value else [])
        assert (story is None) == bool(value)


def test_a_small_story_of_ones_own_loads(tmp_path: Path) -> None:
    story, problems = load_story(write(tmp_path, *HEAD, *SCENE), atlas().filters)
    assert problems == ()
    assert story is not None
    assert [(scene.key, scene.query, scene.still, scene.short) for scene in story.scenes] == [
        ("one", "case=conga", False, False)
    ]


BAD: dict[str, tuple[tuple[str, ...], str, str]] = {
    "broken-toml": (bend("title_es", 'title_es = "sin cerrar'), "historia.toml:6", ""),
    "unknown-filter": (bend("query", 'query = "planet=mars"'), "historia.toml:4 query", "planet"),
    "unknown-value": (bend("query", 'query = "case=atlantis"'), "historia.toml:4 query", "case"),
    "missing-language": (bend("title_en"), "historia.toml:4 title_en", ""),
    "missing-text": (bend("text_es"), "historia.toml:4 text_es", ""),
    "three-lines": (bend("text_en", 'text_en = ["a", "b", "c"]'), "historia.toml:4 text_en", ""),
    "unknown-field": (bend("query", 'colour = "red"'), "historia.toml:4 colour", "colour"),
    "bad-key": (bend("key", 'key = "Two Words"'), "historia.toml:4 key", "Two Words"),
    "key-with-a-line-break": (bend("key", 'key = "one\\n"'), "historia.toml:4 key", "one"),
    "key-of-many-digits": (bend("key", "key = 0x" + "f" * 5000), "historia.toml:4 key", "int"),
    "long-number": (bend("query", "still = " + "9" * 5000), "historia.toml", ""),
    "deep-nesting": (bend("query", "still = " + "[" * 3000), "historia.toml", ""),
    "bad-flag": (bend("query", 'still = "yes"'), "historia.toml:4 still", "yes"),
    "twice": ((*SCENE, "", *SCENE), "historia.toml:12 key", "one"),
}


@pytest.mark.parametrize(("lines", "where", "value"), list(BAD.values()), ids=list(BAD))
def test_a_bad_story_is_told_by_line_in_both_languages(
    tmp_path: Path, lines: tuple[str, ...], where: str, value: str
) -> None:
    said = told(tmp_path, (*HEAD, *lines))
    assert len(said["es"]) == len(said["en"]) == 1
    for (line,) in said.values():
        assert line.startswith(f"{where}: ")
        assert value in line
    assert said["es"] != said["en"]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    second = (*bend("title_es")[:-1], 'query = "nothing=1"')
    said = told(tmp_path, (*HEAD, *SCENE, "", *second))["es"]
    assert {line.split(": ")[0] for line in said} == {
        "historia.toml:12 key",
        "historia.toml:12 title_es",
        "historia.toml:12 query",
    }


@pytest.mark.parametrize("lines", [HEAD, (*HEAD, "scene = 3"), ("scene = []",)])
def test_a_story_without_scenes_is_told(tmp_path: Path, lines: tuple[str, ...]) -> None:
    for (line,) in told(tmp_path, lines).values():
        assert "[[scene]]" in line


def test_a_story_without_a_title_is_told(tmp_path: Path) -> None:
    said = told(tmp_path, SCENE)["es"]
    assert {line.split(": ")[0] for line in said} == {"historia.toml:1 title_es", "historia.toml:1 title_en"}


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('title_es = "Año"'.encode("latin-1"))
    for path in (latin, tmp_path / "absent.toml"):
        story, problems = load_story(path, atlas().filters)
        assert story is None
        assert [problem.text("es").split(":")[0] for problem in problems] == [path.name]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_says_what_is_wrong_with_the_story(
    small_settings: Settings, tmp_path: Path, lang: str
) -> None:
    path = write(tmp_path, *HEAD, *bend("query", 'query = "planet=mars"'))
    config = build_payload(load_atlas(replace(small_settings, story=path), lang), lang)["config"]
    assert config["story"] == []
    (said,) = config["storyProblems"]
    assert said.startswith("historia.toml:4 query: ")
    assert "planet" in said


def test_the_site_is_built_all_the_same(small_settings: Settings, small_site: Site, tmp_path: Path) -> None:
    bad = write(tmp_path, "esto no es TOML")
    site = make_site(replace(small_settings, story=bad, build_dir=tmp_path / "build"), "es")
    assert len(site.files) == len(small_site.files)
    for page in ("index.html", "es/index.html", "en/index.html"):
        assert b"<html" in site.files[page]


def test_the_whole_story_is_in_both_pages() -> None:
    for lang in ("es", "en"):
        told_scenes = build_payload(atlas(), lang)["config"]["story"]
        assert [scene["title"] for scene in told_scenes] == [scene[f"title_{lang}"] for scene in raw_scenes()]
        assert "«" not in json.dumps([scene["query"] for scene in told_scenes])
