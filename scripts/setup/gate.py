"""The gate: what must hold before a change goes in. Quick checks first, then the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.setup.assets import TYPES_FOLDER
from scripts.setup.messages import compose, say

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
MOST_WORKERS = 2


@dataclass(frozen=True)
class Check:
    """One quick check: its name, what is handed to a program, and which (else the environment's Python)."""

    name: str
    arguments: tuple[str, ...]
    program: str = ""


CHECKS = (
    Check("ruff check", ("-m", "ruff", "check", "--quiet", ".")),
    Check("ruff format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Check("lint-imports", ("-c", LINT_IMPORTS, "--cache-dir", ".build/import_linter")),
    Check("mypy", ("-m", "mypy")),
)


def build_test_arguments(arguments: Sequence[str], *, everything: bool, cores: int) -> list[str]:
    """Return pytest's arguments: as many workers as help, what is long only when asked for.

    A debugger and an explicit choice of workers are respected. Files stay whole, so that a server or a
    browser started for one of them is started once.

    Args:
        arguments: What pytest is given.
        everything: Whether to run what is long too.
        cores: Number of processor cores.
    """
    chosen = {"-n", "--numprocesses", "--pdb", "--trace"}
    own = any(
        item.split("=")[0] in chosen or (item.startswith("-n") and item[2:].isdigit()) for item in arguments
    )
    workers = min(MOST_WORKERS, cores)
    parallel = [] if own or workers < 2 else ["-n", str(workers), "--dist", "loadfile"]
    return [*parallel, *(["-m", ""] if everything else []), *arguments]


def run_check(
    check: Check, *, python: Path, root: Path, environment: Mapping[str, str], language: str
) -> bool:
    """Run one quick check, show what it says only when it fails, print its time; tell whether it passed.

    Args:
        check: The check.
        python: The environment's interpreter.
        root: Folder of the project.
        environment: Variables for what is run.
        language: Language of what is said.
    """
    begun = time.monotonic()
    done = subprocess.run(
        [check.program or str(python), *check.arguments],
        cwd=root,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    passed = done.returncode == 0
    if not passed:
        print(done.stdout, flush=True)
    outcome = compose(language, "step_ok" if passed else "step_bad")
    say(language, "step", name=check.name, outcome=outcome, seconds=time.monotonic() - begun)
    return passed


def types_check(root: Path) -> Check | None:
    """Return the check of the browser's scripts against their types; ``None`` without what it needs."""
    compiler = root / TYPES_FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    node = shutil.which("node")
    return Check("tsc", (str(compiler), "-p", str(root)), node) if node and compiler.is_file() else None


def run_gate(
    *,
    python: Path,
    root: Path,
    environment: Mapping[str, str],
    arguments: Sequence[str],
    everything: bool,
    language: str,
) -> int:
    """Run every check and then the tests; return pytest's exit code, or 1 when a check already failed.

    Pytest comes last and alone writes after that: its closing line ends the output.

    Args:
        python: The environment's interpreter.
        root: Folder of the project.
        environment: Variables for what is run.
        arguments: What pytest is given.
        everything: Whether to run what is long too.
        language: Language of what is said.
    """
    shared = {"python": python, "root": root, "environment": environment, "language": language}
    types = types_check(root)
    if types is None:
        say(language, "types_skipped")
    checks = [*CHECKS, *([types] if types else [])]
    failed = [check.name for check in checks if not run_check(check, **shared)]  # type: ignore[arg-type]
    if failed:
        say(language, "static_failed", names=", ".join(failed))
        return 1
    tests = build_test_arguments(arguments, everything=everything, cores=os.cpu_count() or 1)
    command = [str(python), "-m", "pytest", *tests]
    return subprocess.run(command, cwd=root, env=dict(environment), check=False).returncode
