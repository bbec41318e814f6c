"""The documents say what is true: keys, commands, links and pictures."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import run
from dashboard.cli import build_parser, main
from dashboard.dataset import load_dataset
from dashboard.export.formats import FORMATS
from dashboard.i18n import LANGS, load_locale
from dashboard.places.boundaries import load_layers
from dashboard.selection.filters import Filter, FilterState
from dashboard.selection.options import filters_of
from tests.test_project import ROOT

DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = ("serve", "check", "export", "freeze", "geocode", "prepare")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.M | re.S)


def make_filters() -> tuple[Filter, ...]:
    """Return the filters of the committed data."""
    data = ROOT / "data"
    departments = tuple(feature["id"] for feature in load_layers(data / "geo").departments["features"])
    return filters_of(load_dataset(data), departments, ("2008-01", "2024-12"))


def table_rows(heading: str) -> Iterator[list[str]]:
    """Yield the cells of every table row of one section of the README."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    for line in section.splitlines():
        if line.startswith("| ") and not line.startswith("| ---"):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def documented_keys() -> dict[str, str]:
    rows = [row for row in table_rows("Filters") if "`" in "".join(row)]
    return {re.findall(r"`([^`]+)`", "|".join(row[:2]))[0]: row[-1] for row in rows}


def anchors(path: Path) -> set[str]:
    text = CODE.sub(lambda found: found[0] if "\n" not in found[0] else "", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def readme_commands() -> list[list[str]]:
    """Return what follows ``python3 run.py`` wherever the README writes it, without placeholders."""
    written = re.findall(r"python3 run\.py[^`\n]*", README)
    return [shlex.split(command)[2:] for command in written if not re.search(r"COMMAND|…", command)]


def test_readme_names_every_key_of_the_address_and_no_other() -> None:
    assert set(documented_keys()) == {spec.key for spec in make_filters()}


def test_readme_examples_of_filters_are_understood() -> None:
    filters = make_filters()
    selecting = {spec.key for spec in filters if spec.column} | {"role"}
    for key, example in documented_keys().items():
        for value in re.findall(r"`([^`]+)`", example):
            state = FilterState.from_query(f"{key}={value}", filters)
            assert not state.ignored, f"{key}={value}"
            if key in selecting:
                assert state.to_query(), f"{key}={value} selects nothing else than the default"


def test_readme_names_every_value_of_what_is_one_of_a_few() -> None:
    listed = {key: re.findall(r"`([^`]+)`", values) for key, values in documented_keys().items()}
    few = {spec.key: list(spec.options) for spec in make_filters() if spec.kind == "one" and not spec.column}
    assert {key: sorted(listed[key]) for key in few if key != "role"} == {
        key: sorted(options) for key, options in few.items() if key != "role"
    }


def test_readme_names_every_format_and_every_file_that_is_served() -> None:
    rows = [row for row in table_rows("Taking it away") if len(row) == 3 and "`" in row[0]]
    said, served = ({*re.findall(r"`([^`]+)`", " ".join(row[place] for row in rows))} for place in (0, 1))
    assert said == {name for name, entry in FORMATS.items() if "-" not in name and not entry.of_story}
    assert served == {entry.served for entry in FORMATS.values() if entry.served}


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(
    command: str, lang: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, option, "--lang", lang])
    assert ended.value.code == 0
    help_text = capsys.readouterr().out
    start, data = {"es": ("uso: ", "carpeta con las tablas"), "en": ("usage: ", "folder with the tables")}[
        lang
    ]
    assert help_text.startswith(f"{start}conflictos-mineros {command} ")
    assert data in " ".join(help_text.split())
    other = load_locale("commands", next(other for other in LANGS if other != lang))
    assert other[command]["about"] not in help_text


def test_help_follows_the_system_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for system, words in (("en_GB.UTF-8", "options:"), ("es_PE.UTF-8", "opciones:")):
        monkeypatch.setenv("LC_ALL", system)
        with pytest.raises(SystemExit):
            main(["--help"])
        assert words in capsys.readouterr().out


def test_commands_say_the_same_in_both_languages() -> None:
    spanish, english = (load_locale("commands", lang) for lang in LANGS)
    assert spanish.keys() == english.keys()
    assert all(
        spanish[key].keys() == english[key].keys() for key in spanish if isinstance(spanish[key], dict)
    )


def test_readme_and_program_have_the_same_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["--help"])
    offered = re.search(r"\{([a-z,]+)\}", capsys.readouterr().out)
    assert offered is not None
    assert set(offered[1].split(",")) == set(COMMANDS)
    row = next(row for row in table_rows("Starting it") if "COMMAND …" in row[0])
    assert set(re.findall(r"`(\w+)`", row[1])) == set(COMMANDS)


@pytest.mark.parametrize("arguments", readme_commands(), ids=" ".join)
def test_readme_commands_can_be_typed(arguments: list[str]) -> None:
    plan = run.split_arguments(arguments)
    if plan.action == "program":
        build_parser().parse_args(plan.arguments)
    else:
        assert plan.action in ("setup", "test")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = CODE.sub("", document.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (document.parent / name).resolve() if name else document
        assert path.exists(), f"{document.name}: {target}"
        if anchor:
            assert anchor in anchors(path), f"{document.name}: {target}"


def test_decision_records_are_numbered_without_gaps() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), path.name
        parts = [text.find(f"\n## {part}\n") for part in ("Context", "Decision", "Consequences")]
        assert parts == sorted(parts), path.name
        assert -1 not in parts, path.name


def test_modules_named_in_the_architecture_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    layers = text.split("## Layers")[1].split("\n## ")[0]
    rows = [line for line in layers.splitlines() if line.startswith("| ")][2:]
    assert rows
    for row in rows:
        for name in re.findall(r"`([\w/]+)`", row.split(" | ")[0]):
            folder = ROOT / "dashboard" / name
            assert folder.is_dir() or folder.with_suffix(".py").is_file(), name


def test_first_screen_of_the_readme_shows_the_map_and_two_commands() -> None:
    first = README.split("\n## ")[0]
    picture = re.search(r"!\[[^\]]+\]\(([^)]+\.png)\)", first)
    assert picture is not None
    assert (ROOT / picture[1]).read_bytes().startswith(b"\x89PNG")
    assert re.findall(r"```sh\n(.+?)\n```", first) == ["python3 run.py", "python3 run.py test"]
