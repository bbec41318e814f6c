"""From what was asked for to what is run, once the interpreter is known to be new enough."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.setup.assets import provide_assets
from scripts.setup.browser import VARIABLE, provide_browser
from scripts.setup.environment import (
    BASE_LOCK,
    EXPORT_LOCK,
    TEST_LOCK,
    build_child_environment,
    provide_environment,
)
from scripts.setup.gate import run_gate
from scripts.setup.messages import SetupError, compose, say

ROOT = Path(__file__).resolve().parents[2]
INTERRUPTED = 130
HELP = frozenset({"-h", "--help"})
# What `prepare` takes of what `serve` was given: it prepares the same page and speaks the same language.
SHARED = ("--data", "--lang", "--provinces")


def hand_over(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Become ``command`` where the system allows that, so that Ctrl-C and stop signals reach it alone."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], list(command), dict(environment))
    return subprocess.run(list(command), env=dict(environment), check=False).returncode


def shared_options(arguments: Sequence[str]) -> dict[str, str]:
    """Return the options in ``SHARED`` that stand in the program's arguments, with their values."""
    parser = argparse.ArgumentParser(add_help=False)
    for name in SHARED:
        # A value that is missing is for the program to complain about.
        parser.add_argument(name, dest=name, nargs="?")
    given, _ = parser.parse_known_args(arguments)
    return {name: value for name, value in vars(given).items() if value is not None}


def prepare_page(
    python: Path, environment: Mapping[str, str], language: str, options: Mapping[str, str]
) -> None:
    """Write the compressed files that the server sends.

    Args:
        python: The environment's interpreter.
        environment: Variables for what runs in it.
        language: Language of what is said here.
        options: What ``prepare`` is given.

    Raises:
        SetupError: They could not be written, most often because the data has problems; those stand above.
    """
    given = [f"{name}={value}" for name, value in options.items()]
    command = [str(python), "-m", "dashboard", "prepare", *given]
    code = subprocess.run(command, env=dict(environment), check=False).returncode
    if code != 0:
        raise SetupError(compose(language, "prepare_failed", code=code))


def choose_lock(action: str, arguments: Sequence[str]) -> str:
    """Return the lock that an action needs: the map needs least, exports and areas more, the gate everything.

    Args:
        action: ``setup``, ``test`` or ``program``.
        arguments: What is handed on; the program's command comes first.
    """
    if action == "test":
        return TEST_LOCK
    if action != "program":
        return BASE_LOCK
    draws_areas = "--provinces" in shared_options(arguments)
    return EXPORT_LOCK if arguments[0] == "export" or draws_areas else BASE_LOCK


def provide_python(lock: str, language: str) -> Path:
    """Return the interpreter with what ``lock`` names.

    Without a network what needs more goes on with the packages of the map: plain formats and a file of
    provinces seen before need no more, and the program itself says what the others lack.

    Raises:
        SetupError: Something needed could not be provided.
    """
    if lock != EXPORT_LOCK:
        return provide_environment(ROOT, lock=lock, language=language)
    python = provide_environment(ROOT, lock=BASE_LOCK, language=language)
    try:
        return provide_environment(ROOT, lock=EXPORT_LOCK, language=language)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return python


def set_up_and_run(action: str, arguments: Sequence[str], *, everything: bool, language: str) -> int:
    """Provide what the action needs, then do it; return its exit code. Help needs nothing but this Python.

    Args:
        action: ``setup``, ``test`` or ``program``.
        arguments: What is handed on.
        everything: Whether tests that take long are run too.
        language: Language of what is said.

    Raises:
        SetupError: Something needed could not be provided.
    """
    environment = build_child_environment(os.environ, ROOT)
    if HELP & set(arguments):
        return hand_over([sys.executable, "-m", "dashboard", *arguments], environment)
    python = provide_python(choose_lock(action, arguments), language)
    provide_assets(ROOT, language=language, retry=action == "setup")
    if action == "test":
        provide_assets(ROOT, language=language, types=True)
        environment[VARIABLE] = provide_browser(python, language=language)
        return run_gate(
            python=python,
            root=ROOT,
            environment=environment,
            arguments=arguments,
            everything=everything,
            language=language,
        )
    if action == "setup":
        say(language, "ready")
        return 0
    if arguments[0] == "serve":
        prepare_page(python, environment, language, shared_options(arguments))
    return hand_over([str(python), "-m", "dashboard", *arguments], environment)


def carry_out(action: str, arguments: Sequence[str], *, everything: bool, language: str) -> int:
    """Do what was asked for; what goes wrong on the way is told in one line, without a traceback.

    Args:
        action: ``setup``, ``test`` or ``program``.
        arguments: What is handed on.
        everything: Whether tests that take long are run too.
        language: Language of what is said.
    """
    try:
        return set_up_and_run(action, arguments, everything=everything, language=language)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say(language, "stopped")
        return INTERRUPTED
