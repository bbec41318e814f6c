"""From what was asked for to what is run, once the interpreter is known to be new enough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.setup.assets import provide_assets
from scripts.setup.browser import VARIABLE, provide_browser
from scripts.setup.environment import build_child_environment, provide_environment
from scripts.setup.gate import run_gate
from scripts.setup.messages import SetupError, compose, say

ROOT = Path(__file__).resolve().parents[2]
INTERRUPTED = 130


def hand_over(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Become ``command`` where the system allows that, so that Ctrl-C and stop signals reach it alone."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], list(command), dict(environment))
    return subprocess.run(list(command), env=dict(environment), check=False).returncode


def prepare_page(python: Path, environment: Mapping[str, str], language: str) -> None:
    """Write the compressed files that the server sends.

    Raises:
        SetupError: They could not be written, most often because the data has problems; those stand above.
    """
    command = [str(python), "-m", "dashboard", "prepare"]
    code = subprocess.run(command, env=dict(environment), check=False).returncode
    if code != 0:
        raise SetupError(compose(language, "prepare_failed", code=code))


def set_up_and_run(action: str, arguments: Sequence[str], *, everything: bool, language: str) -> int:
    """Provide what the action needs, then do it; return its exit code.

    Raises:
        SetupError: Something needed could not be provided.
    """
    python = provide_environment(ROOT, for_tests=action == "test", language=language)
    provide_assets(ROOT, language=language, retry=action == "setup")
    environment = build_child_environment(os.environ, ROOT)
    if action == "test":
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
    if arguments[0] == "serve" and not {"-h", "--help"} & set(arguments):
        prepare_page(python, environment, language)
    return hand_over([str(python), "-m", "dashboard", *arguments], environment)


def carry_out(action: str, arguments: Sequence[str], *, everything: bool, language: str) -> int:
    """Do what was asked for; what goes wrong on the way is told in one line, without a traceback."""
    try:
        return set_up_and_run(action, arguments, everything=everything, language=language)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say(language, "stopped")
        return INTERRUPTED
