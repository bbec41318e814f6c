"""Optional files from npm: a small map bundle, the typeface, what checks types. The map runs without them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from scripts.setup.environment import digest_files, read_stamp, write_stamp
from scripts.setup.messages import say

PAGE_FOLDER = Path(".build", "npm")
TYPES_FOLDER = Path(".build", "npm-types")  # apart, so that the map's files stay when this cannot be had
MANIFESTS = ("package.json", "package-lock.json")
TIME_LIMIT_SECONDS = 180

Step = Literal["nothing", "install", "note"]


def choose_step(*, stamp: Mapping[str, str], digest: str, npm_found: bool, retry: bool) -> Step:
    """Decide what to do about the npm files.

    A failure is remembered, so that a machine without internet does not wait for npm at every start.

    Args:
        stamp: ``digest`` and ``outcome`` (installed, failed, absent) of the last time; empty the first time.
        digest: Digest of the manifests as they are now.
        npm_found: Whether npm is at hand.
        retry: Whether an earlier failure should be tried again.
    """
    known = stamp.get("outcome", "") if stamp.get("digest") == digest else ""
    if known == "installed":
        return "nothing"
    if not npm_found:
        return "nothing" if known == "absent" else "note"
    return "nothing" if known == "failed" and not retry else "install"


def run_npm(npm: str, folder: Path, *, types: bool) -> bool:
    """Install what the lock in ``folder`` names, running none of its scripts; tell whether that worked.

    Args:
        npm: Path of npm.
        folder: Folder with the lock.
        types: Whether what only checks types is installed too.
    """
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    command = [
        npm,
        "ci",
        "--ignore-scripts",
        "--fetch-retries=1",
        *quiet,
        *(() if types else ("--omit=dev",)),
    ]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=TIME_LIMIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def provide_assets(root: Path, *, language: str, retry: bool = False, types: bool = False) -> None:
    """Bring the files from npm up to date where it is at hand; a failure costs a note, never the start.

    Args:
        root: The project's folder.
        language: Language of what is said.
        retry: Whether an earlier failure should be tried again.
        types: Whether it is the checker of types that is wanted, not the page's files.
    """
    folder = root / (TYPES_FOLDER if types else PAGE_FOLDER)
    stamp_path = folder / "stamp.json"
    digest = digest_files([root / name for name in MANIFESTS])
    npm = shutil.which("npm")
    step = choose_step(stamp=read_stamp(stamp_path), digest=digest, npm_found=npm is not None, retry=retry)
    if step == "nothing":
        return
    folder.mkdir(parents=True, exist_ok=True)
    if npm is None:
        if not types:
            say(language, "npm_absent")
        write_stamp(stamp_path, {"digest": digest, "outcome": "absent"})
        return
    say(language, "types" if types else "npm")
    for name in MANIFESTS:
        shutil.copyfile(root / name, folder / name)
    worked = run_npm(npm, folder, types=types)
    if not worked and not types:
        say(language, "npm_failed")
    write_stamp(stamp_path, {"digest": digest, "outcome": "installed" if worked else "failed"})
