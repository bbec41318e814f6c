"""Read a story: scenes with words in both languages, notes for the speaker, and a query string each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.dataset.validation import Problem
from dashboard.i18n import LANGS
from dashboard.selection.filters import Filter, FilterState

SHIPPED = "story.toml"
NO_COUNTS: Mapping[str, str] = {}
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SCENE_LINE = re.compile(r"^\s*\[\[\s*scene\s*\]\]")
_TOML_LINE = re.compile(r"line (\d+)")
WORDS = ("title", "text", "notes")
FLAGS = ("still", "short", "timeline")
_TEXTS = (f"{name}_{lang}" for name in WORDS for lang in LANGS)
KNOWN_KEYS = frozenset(("key", "query", "counts", *FLAGS, *_TEXTS))


@dataclass(frozen=True)
class Scene:
    """One scene.

    Attributes:
        key: Name in the address.
        title: Title by language.
        text: One or two lines by language.
        notes: What the speaker should know, by language.
        query: What the scene shows, as in the address of the page.
        still: The map does not move when the scene begins.
        short: Part of the three-minute path.
        timeline: The timeline stands below the map.
        counts: Published totals that stand below the map, by their identifiers.
    """

    key: str
    title: Mapping[str, str]
    text: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, str]
    query: str
    still: bool
    short: bool
    timeline: bool
    counts: tuple[str, ...] = ()

    def as_spec(self, lang: str) -> dict[str, Any]:
        """Return the scene as the browser receives it."""
        return {
            "key": self.key,
            "title": self.title[lang],
            "text": list(self.text[lang]),
            "notes": self.notes[lang],
            "query": self.query,
            "still": self.still,
            "short": self.short,
            "timeline": self.timeline,
        }


@dataclass(frozen=True)
class Story:
    """A story: its title by language and its scenes in order."""

    title: Mapping[str, str]
    scenes: tuple[Scene, ...]


def shipped_story(data_dir: Path) -> Path | None:
    """Return where the story of a data folder lies, or ``None`` when it has none."""
    path = data_dir / SHIPPED
    return path if path.exists() or path.is_symlink() else None


def story_problems(path: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a story file whose data are not sound; queries and counts are left aside."""
    return _read(path, None, NO_COUNTS)[1]


def load_story(
    path: Path, filters: tuple[Filter, ...], units: Mapping[str, str] = NO_COUNTS
) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read and check a story file.

    Args:
        path: A TOML file with ``title_es``, ``title_en`` and ``[[scene]]`` tables.
        filters: The filters that queries may name.
        units: What each published total counts, by its identifier.

    Returns:
        The story and no problems, or ``None`` and every problem by line.
    """
    raw, problems = _read(path, filters, units)
    if raw is None or problems:
        return None, problems
    title = {lang: str(raw[f"title_{lang}"]) for lang in LANGS}
    return Story(title, tuple(_scene(scene, filters) for scene in raw["scene"])), ()


def _read(
    path: Path, filters: tuple[Filter, ...] | None, units: Mapping[str, str]
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    def problem(line: int, column: str, value: str, key: str, **params: str) -> Problem:
        return Problem(path.name, line, column, value, key, params)

    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except OSError as error:
        return None, (problem(0, "", str(error.strerror), "story_unreadable"),)
    except UnicodeDecodeError:
        return None, (problem(0, "", "", "story_encoding"),)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found.group(1)) if found else len(text.splitlines())
        return None, (problem(line, "", str(error), "story_toml"),)
    except (ValueError, RecursionError):
        return None, (problem(0, "", "", "story_deep"),)
    starts = [number for number, line in enumerate(text.splitlines(), 1) if _SCENE_LINE.match(line)]
    scenes = raw.get("scene")
    if not isinstance(scenes, list) or not scenes or not all(isinstance(scene, dict) for scene in scenes):
        return None, (problem(0, "scene", "", "story_no_scene"),)
    problems = [
        problem(1, f"title_{lang}", "", "story_missing")
        for lang in LANGS
        if not isinstance(raw.get(f"title_{lang}"), str)
    ]
    seen: set[str] = set()
    for number, scene in enumerate(scenes):
        line = starts[number] if number < len(starts) else 0
        problems += _scene_problems(scene, line, filters, problem, seen)
        if filters is not None:
            problems += _count_problems(scene.get("counts", []), line, units, problem)
    return raw, tuple(problems)


def _shown(value: Any) -> str:
    """Return a value of the file as text, or the name of its kind when it is too long for that."""
    try:
        return str(value)
    except (ValueError, RecursionError):
        return type(value).__name__


def _scene_problems(
    scene: dict[str, Any], line: int, filters: Sequence[Filter] | None, problem: Any, seen: set[str]
) -> list[Problem]:
    found = []
    key = scene.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        found.append(problem(line, "key", "" if key is None else _shown(key), "story_key"))
    elif key in seen:
        found.append(problem(line, "key", key, "story_twice"))
    else:
        seen.add(key)
    for lang in LANGS:
        if not isinstance(scene.get(f"title_{lang}"), str) or not scene[f"title_{lang}"].strip():
            found.append(problem(line, f"title_{lang}", "", "story_missing"))
        lines = scene.get(f"text_{lang}")
        if (
            not isinstance(lines, list)
            or not 1 <= len(lines) <= 2
            or not all(isinstance(text, str) for text in lines)
        ):
            found.append(problem(line, f"text_{lang}", "", "story_text"))
        if not isinstance(scene.get(f"notes_{lang}", ""), str):
            found.append(problem(line, f"notes_{lang}", "", "story_missing"))
    for name in FLAGS:
        if not isinstance(scene.get(name, False), bool):
            found.append(problem(line, name, _shown(scene[name]), "story_flag"))
    found += [problem(line, name, name, "story_unknown") for name in scene if name not in KNOWN_KEYS]
    query = scene.get("query", "")
    if not isinstance(query, str):
        found.append(problem(line, "query", _shown(query), "story_query"))
    elif filters is not None:
        ignored = FilterState.from_query(query, tuple(filters)).ignored
        found += [problem(line, "query", name, "story_query") for name in ignored]
    return found


def _count_problems(counts: Any, line: int, units: Mapping[str, str], problem: Any) -> list[Problem]:
    """Return a problem for each total that is not known, or counts another thing than the first."""
    if not isinstance(counts, list):
        return [problem(line, "counts", _shown(counts), "story_counts")]
    known = [units.get(name) if isinstance(name, str) else None for name in counts]
    return [
        problem(line, "counts", _shown(name), "story_counts")
        for name, unit in zip(counts, known, strict=True)
        if unit is None or unit != known[0]
    ]


def _scene(scene: dict[str, Any], filters: tuple[Filter, ...]) -> Scene:
    return Scene(
        key=scene["key"],
        title={lang: scene[f"title_{lang}"] for lang in LANGS},
        text={lang: tuple(scene[f"text_{lang}"]) for lang in LANGS},
        notes={lang: scene.get(f"notes_{lang}", "") for lang in LANGS},
        query=FilterState.from_query(scene.get("query", ""), filters).to_query(),
        still=scene.get("still", False),
        short=scene.get("short", False),
        timeline=scene.get("timeline", False),
        counts=tuple(scene.get("counts", ())),
    )
