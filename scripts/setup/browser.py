"""A browser for the tests: the one at hand, else the system's Chromium, else playwright's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.setup.environment import is_root, run_apt
from scripts.setup.messages import SetupError, compose, say

VARIABLE = "CHROMIUM"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
LIBRARY_MISSING = re.compile(r"error while loading shared libraries: ([^\s:]+)")
LIBRARY_PACKAGES = {"libatomic.so.1": "libatomic1"}
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as running:\n"
    "    print(running.chromium.executable_path)"
)


def is_program(path: str) -> bool:
    """Tell whether ``path`` is a file that can be run."""
    return Path(path).is_file() and os.access(path, os.X_OK)


def find_browser(
    environment: Mapping[str, str],
    *,
    language: str,
    which: Callable[[str], str | None] = shutil.which,
    runs: Callable[[str], bool] = is_program,
) -> str:
    """Return the path of a browser on this machine, or an empty text when there is none.

    Args:
        environment: Variables of the system.
        language: Language of an error.
        which: Finds a program by name.
        runs: Tells whether a path is a program.

    Raises:
        SetupError: The variable CHROMIUM names something that cannot be run.
    """
    named = environment.get(VARIABLE, "")
    if named:
        if not runs(named):
            raise SetupError(compose(language, "browser_wrong", path=named))
        return named
    on_path = (which(program) for program in PROGRAMS)
    return next((path for path in (*on_path, *USUAL_PLACES) if path and runs(path)), "")


def ask_playwright(python: Path) -> str:
    """Return the path of the browser that playwright downloaded earlier, or an empty text."""
    asked = subprocess.run([python, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False)
    path = asked.stdout.strip()
    return path if path and is_program(path) else ""


def install_with_playwright(python: Path) -> None:
    """Let playwright download its own browser, with the libraries it needs where root allows that."""
    extra = ["--with-deps"] if is_root() and shutil.which("apt-get") else []
    subprocess.run([python, "-m", "playwright", "install", *extra, "chromium"], check=False)


def missing_library(said: str) -> str:
    """Return the system library that a program failed to load, by what it said, or an empty text."""
    found = LIBRARY_MISSING.search(said)
    return found.group(1) if found else ""


def provide_driver(python: Path, *, language: str) -> None:
    """Make sure that playwright's own driver starts: a bare Debian lacks a library that it needs.

    Raises:
        SetupError: It does not start, and what it lacks could not be installed; says what to do.
    """

    def lacking() -> str:
        tried = subprocess.run(
            [python, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
        )
        return missing_library(tried.stderr) if tried.returncode else ""

    library = lacking()
    if not library:
        return
    package = LIBRARY_PACKAGES.get(library, library)
    if is_root() and shutil.which("apt-get"):
        say(language, "driver_library", package=package)
        run_apt(package)
        library = lacking()
    if library:
        raise SetupError(compose(language, "driver_missing", library=library, package=package))


def provide_browser(python: Path, *, language: str) -> str:
    """Return the path of a browser, installing one when there is none, with what drives it.

    Raises:
        SetupError: There is none and none could be installed; says what to do.
    """
    provide_driver(python, language=language)
    found = find_browser(os.environ, language=language) or ask_playwright(python)
    if found:
        return found
    if is_root() and shutil.which("apt-get"):
        say(language, "browser_apt")
        run_apt("chromium")
        found = find_browser(os.environ, language=language)
    if not found:
        say(language, "browser_playwright")
        install_with_playwright(python)
        found = ask_playwright(python)
    if not found:
        raise SetupError(compose(language, "browser_missing"))
    return found
