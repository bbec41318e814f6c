"""run.py and what it uses to set up: decisions only, nothing is installed here."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

import run
from scripts.setup import assets, browser, environment, gate, runner
from scripts.setup.messages import MESSAGES, SetupError

ROOT = Path(__file__).resolve().parents[1]
BASE, EXPORT, TEST = environment.BASE_LOCK, environment.EXPORT_LOCK, environment.TEST_LOCK
DIGESTS = {BASE: "base-2", EXPORT: "export-2", TEST: "test-2"}


@pytest.mark.parametrize(
    ("arguments", "plan"),
    [
        ([], run.Plan("program", ("serve",), False)),
        (["--port", "8060"], run.Plan("program", ("serve", "--port", "8060"), False)),
        (["serve", "--port", "8060"], run.Plan("program", ("serve", "--port", "8060"), False)),
        (["check", "data", "--lang", "en"], run.Plan("program", ("check", "data", "--lang", "en"), False)),
        (["test"], run.Plan("test", (), False)),
        (["test", "-k", "map", "--all"], run.Plan("test", ("-k", "map"), True)),
        (["setup"], run.Plan("setup", (), False)),
        (["--help"], run.Plan("help", (), False)),
        (["setup", "--help"], run.Plan("help", (), False)),
        (["setup", "-h"], run.Plan("help", (), False)),
        (["test", "--all", "--help"], run.Plan("help", (), False)),
        (["check", "--help"], run.Plan("program", ("check", "--help"), False)),
        (["--lang", "en", "-h"], run.Plan("program", ("serve", "--lang", "en", "-h"), False)),
    ],
)
def test_arguments_go_where_they_belong(arguments: list[str], plan: run.Plan) -> None:
    assert run.split_arguments(arguments) == plan


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 2), (4, 0, 0)])
def test_new_enough_python_goes_on(version: tuple[int, ...]) -> None:
    assert run.describe_version_problem(version, "es") == ""


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Hace falta Python 3.11"), ("en", "Python 3.11 or later")]
)
def test_old_python_is_told_what_is_needed_and_what_it_is(language: str, words: str) -> None:
    problem = run.describe_version_problem((3, 9, 2), language)
    assert words in problem
    assert "3.9" in problem


def test_run_py_can_be_read_by_an_old_python_that_must_refuse() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_newer_python_beside_an_old_one_is_used() -> None:
    on_path = {"python3.11": "/usr/bin/python3.11", "python3.13": "/usr/bin/python3.13", "python3.9": "/x"}
    assert run.find_newer_python(on_path.get) == "/usr/bin/python3.13"
    assert run.find_newer_python({"python3.9": "/x", "python3.10": "/y"}.get) == ""


@pytest.mark.parametrize(
    ("variables", "system_locale", "language"),
    [
        ({"LANG": "es_PE.UTF-8"}, "", "es"),
        ({"LANG": "en_US.UTF-8"}, "es_PE", "en"),
        ({"LC_ALL": "es_ES", "LANG": "en_US"}, "", "es"),
        ({"LC_ALL": "", "LANG": "es"}, "", "es"),
        ({"LANG": "C.UTF-8"}, "", "es"),
        ({}, "Spanish_Peru", "es"),
        ({}, "English_United States", "en"),
        ({}, "", "es"),
    ],
)
def test_messages_follow_the_system_language(
    variables: dict[str, str], system_locale: str, language: str
) -> None:
    assert run.choose_language(variables, system_locale) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "en"], "en"),
        (["check", "data", "--lang=es"], "es"),
        (["export", "--lang", "es", "--lang", "en"], "en"),
        (["--lang"], ""),
        (["--lang", "fr"], ""),
        (["geocode", "en"], ""),
    ],
)
def test_the_language_asked_for_is_that_of_set_up_too(arguments: list[str], language: str) -> None:
    assert run.find_language(arguments) == language


@pytest.fixture(scope="module")
def bare_checkout(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return an interpreter without packages, and a copy of the program where nothing has been set up."""
    home = tmp_path_factory.mktemp("python")
    venv.create(home, with_pip=False)
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "run.py", folder)
    for name in ("dashboard", "scripts"):
        shutil.copytree(ROOT / name, folder / name)
    return environment.locate_python(home), folder


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["setup"], "only sets up, opens nothing"),
        (["serve"], "show the map in the browser"),
        (["export"], "write what a query selects as a file"),
    ],
)
def test_help_sets_nothing_up_and_needs_no_package(
    bare_checkout: tuple[Path, Path], command: list[str], words: str, option: str
) -> None:
    python, folder = bare_checkout
    given = [str(python), "run.py", *command, option, "--lang", "en"]
    done = subprocess.run(given, cwd=folder, capture_output=True, text=True, check=True)
    assert words in done.stdout
    assert done.stderr == ""
    assert {path.name for path in folder.iterdir()} == {"run.py", "dashboard", "scripts"}


def test_messages_exist_in_both_languages_with_the_same_values() -> None:
    def list_fields(text: str) -> set[str]:
        return {part.split("}")[0] for part in text.split("{")[1:]}

    assert MESSAGES["es"].keys() == MESSAGES["en"].keys()
    for key, text in MESSAGES["es"].items():
        assert list_fields(text) == list_fields(MESSAGES["en"][key]), key


@pytest.mark.parametrize(
    ("stamp", "lock", "wanted"),
    [
        ({}, BASE, [BASE]),
        ({}, TEST, [BASE, EXPORT, TEST]),
        ({BASE: "base-2"}, BASE, []),
        ({BASE: "base-2"}, EXPORT, [EXPORT]),
        ({BASE: "base-2"}, TEST, [EXPORT, TEST]),
        ({BASE: "base-2", EXPORT: "export-2"}, EXPORT, []),
        ({BASE: "base-2", EXPORT: "export-1"}, BASE, []),
        ({BASE: "base-1", EXPORT: "export-2"}, EXPORT, [BASE]),
        (DIGESTS, TEST, []),
        ({**DIGESTS, TEST: "test-1"}, EXPORT, []),
        ({**DIGESTS, BASE: "base-1"}, TEST, [BASE]),
    ],
)
def test_only_what_changed_is_installed(stamp: dict[str, str], lock: str, wanted: list[str]) -> None:
    assert environment.locks_to_install(lock, stamp=stamp, digests=DIGESTS) == wanted


def test_what_is_installed_is_remembered_lock_by_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in DIGESTS:
        (tmp_path / name).write_text(f"{name}\n", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    asked: list[list[str]] = []

    def install(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append([Path(part).name for part in command if part.endswith(".lock")])
        assert "--require-hashes" in command
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(environment, "is_sound", lambda _: True)
    monkeypatch.setattr(subprocess, "run", install)
    for lock in (BASE, TEST, EXPORT):
        environment.provide_environment(tmp_path, lock=lock, language="en")
    assert asked == [[BASE], [EXPORT, TEST]]
    assert "280 MB" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("action", "arguments", "lock"),
    [
        ("program", ("serve",), BASE),
        ("program", ("check", "export"), BASE),
        ("setup", (), BASE),
        ("test", (), TEST),
        ("program", ("export", "--format", "xlsx"), EXPORT),
        ("program", ("serve", "--provinces", "p.shp"), EXPORT),
        ("program", ("serve", "--port", "8060", "--provinces=p.shp"), EXPORT),
        ("program", ("freeze", "site", "--prov", "p.shp"), EXPORT),
        ("program", ("geocode", "provinces"), BASE),
        ("test", ("--provinces", "p.shp"), TEST),
    ],
)
def test_only_exports_and_areas_need_what_exports_need(
    action: str, arguments: tuple[str, ...], lock: str
) -> None:
    assert runner.choose_lock(action, arguments) == lock


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("serve", "--port", "8060", "--no-browser"), {}),
        (("serve", "--provinces", "mis datos/p.shp"), {"--provinces": "mis datos/p.shp"}),
        (
            ("serve", "--lang=en", "--story", "s.toml", "--data", "d", "--provinces", "p.shp"),
            {"--lang": "en", "--data": "d", "--provinces": "p.shp"},
        ),
        (("serve", "--provinces"), {}),
        (("serve", "--provinces", "--lang", "en"), {"--lang": "en"}),
    ],
)
def test_preparing_is_given_what_changes_the_page(
    arguments: tuple[str, ...], options: dict[str, str]
) -> None:
    assert runner.shared_options(arguments) == options


def test_a_page_that_cannot_be_prepared_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def run_nothing(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(subprocess, "run", run_nothing)
    with pytest.raises(SetupError):
        runner.prepare_page(Path("python"), {}, "es", {"--lang": "en", "--provinces": "p.shp"})
    assert asked == [["python", "-m", "dashboard", "prepare", "--lang=en", "--provinces=p.shp"]]


def test_an_export_without_a_network_goes_on_with_what_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def provide(root: Path, *, lock: str, language: str) -> Path:
        if lock == BASE:
            return root / "python"
        raise SetupError("no network")

    monkeypatch.setattr(runner, "provide_environment", provide)
    assert runner.provide_python(EXPORT, "es") == ROOT / "python"
    assert "no network" in capsys.readouterr().err
    with pytest.raises(SetupError):
        runner.provide_python(TEST, "es")


def test_stamp_survives_writing_and_damage_counts_as_nothing_installed(tmp_path: Path) -> None:
    path = tmp_path / "installed.json"
    assert environment.read_stamp(path) == {}
    environment.write_stamp(path, DIGESTS)
    assert environment.read_stamp(path) == DIGESTS
    path.write_text(path.read_text(encoding="utf-8")[:10], encoding="utf-8")
    assert environment.read_stamp(path) == {}


def test_a_changed_lock_has_another_digest(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("dash==4.4.1\n", encoding="utf-8")
    before = environment.digest_files([lock])
    lock.write_text("dash==4.4.2\n", encoding="utf-8")
    assert environment.digest_files([lock]) != before


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need extra rights there")
def test_environment_whose_python_was_deleted_is_not_sound(tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(tmp_path / "gone")
    assert not environment.is_sound(python)


def test_checkout_is_importable_before_what_was_importable_already() -> None:
    child = environment.build_child_environment(
        {"PYTHONPATH": "/other", "PYTHONHOME": "/old", "PYTHONDONTWRITEBYTECODE": "1"}, Path("/here")
    )
    assert child["PYTHONPATH"].split(os.pathsep) == [str(Path("/here")), "/other"]
    assert not {"PYTHONHOME", "PYTHONDONTWRITEBYTECODE"} & child.keys()


def test_debian_without_venv_is_told_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(environment, "is_root", lambda: False)
    with pytest.raises(SetupError, match=r"apt-get install python3\.\d+-venv"):
        environment.provide_venv_module("es")


@pytest.mark.parametrize(
    ("stamp", "npm_found", "retry", "step"),
    [
        ({}, True, False, "install"),
        ({}, False, False, "note"),
        ({"digest": "d", "outcome": "installed"}, True, False, "nothing"),
        ({"digest": "old", "outcome": "installed"}, True, False, "install"),
        ({"digest": "d", "outcome": "absent"}, False, False, "nothing"),
        ({"digest": "d", "outcome": "absent"}, True, False, "install"),
        ({"digest": "d", "outcome": "failed"}, True, False, "nothing"),
        ({"digest": "d", "outcome": "failed"}, True, True, "install"),
    ],
)
def test_npm_is_asked_once_and_its_absence_is_told_once(
    stamp: dict[str, str], npm_found: bool, retry: bool, step: str
) -> None:
    assert assets.choose_step(stamp=stamp, digest="d", npm_found=npm_found, retry=retry) == step


def test_named_browser_wins_and_a_wrong_name_is_an_error() -> None:
    named = {"CHROMIUM": "/opt/mine"}
    assert (
        browser.find_browser(named, language="en", which=lambda _: "/b", runs=lambda _: True) == "/opt/mine"
    )
    with pytest.raises(SetupError, match="/opt/mine"):
        browser.find_browser(named, language="en", which=lambda _: "/b", runs=lambda path: path == "/b")


def test_browser_on_the_path_is_found_in_order_and_none_is_no_error() -> None:
    on_path = {"google-chrome": "/usr/bin/google-chrome", "chromium-browser": "/usr/bin/chromium-browser"}
    found = browser.find_browser(
        {}, language="en", which=on_path.get, runs=lambda path: path in on_path.values()
    )
    assert found == "/usr/bin/chromium-browser"
    assert browser.find_browser({}, language="en", which=lambda _: None, runs=lambda _: False) == ""


@pytest.mark.parametrize(
    ("arguments", "everything", "cores", "expected"),
    [
        ([], False, 8, ["-n", "2", "--dist", "loadfile"]),
        ([], False, 1, []),
        ([], True, 2, ["-n", "2", "--dist", "loadfile", "-m", ""]),
        (["-k", "map"], False, 2, ["-n", "2", "--dist", "loadfile", "-k", "map"]),
        (["--pdb"], False, 2, ["--pdb"]),
        (["-n0"], False, 2, ["-n0"]),
        (["-n", "4"], True, 2, ["-m", "", "-n", "4"]),
    ],
)
def test_workers_are_added_unless_chosen(
    arguments: list[str], everything: bool, cores: int, expected: list[str]
) -> None:
    assert gate.build_test_arguments(arguments, everything=everything, cores=cores) == expected


def test_types_are_checked_only_where_node_and_the_checker_are_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", {"node": "/usr/bin/node"}.get)
    assert gate.types_check(tmp_path) is None
    compiler = tmp_path / assets.TYPES_FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    compiler.parent.mkdir(parents=True)
    compiler.touch()
    check = gate.types_check(tmp_path)
    assert check is not None
    assert (check.program, check.arguments[0]) == ("/usr/bin/node", str(compiler))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert gate.types_check(tmp_path) is None


def test_what_the_browsers_driver_lacks_is_read_from_what_it_says() -> None:
    said = (
        "/x/driver/node: error while loading shared libraries: libatomic.so.1: cannot open shared object file"
    )
    assert browser.missing_library(said) == "libatomic.so.1"
    assert browser.missing_library("Version 1.55.0") == ""


def test_a_driver_that_lacks_a_library_says_which_package_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing may be installed, set-up stops here and not at the first of a hundred tests."""
    broken = tmp_path / "python"
    broken.write_text(
        "#!/bin/sh\necho 'error while loading shared libraries: libatomic.so.1: no such file' >&2\nexit 127\n"
    )
    broken.chmod(0o755)
    monkeypatch.setattr(browser, "is_root", lambda: False)
    with pytest.raises(SetupError, match="apt-get install libatomic1"):
        browser.provide_driver(broken, language="es")
