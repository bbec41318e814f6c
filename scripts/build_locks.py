"""Write the three locks from `pyproject.toml`, each with only what it adds: run by a maintainer who has `uv`.

    python -m scripts.build_locks [--upgrade]

Versions that are locked already stay unless `--upgrade` is given.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.setup.environment import BASE_LOCK, EXPORT_LOCK, TEST_LOCK

ROOT = Path(__file__).resolve().parent.parent
# From the largest on, so that the smaller ones take over its versions. geopandas asks for pyogrio, a hundred
# megabytes, to read and write files; the map does neither, and geopandas does without it.
LOCKS: Sequence[tuple[str, Sequence[str]]] = (
    (TEST_LOCK, ("--extra", "test")),
    (EXPORT_LOCK, ("--extra", "export")),
    (BASE_LOCK, ("--no-emit-package", "pyogrio")),
)
COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)


def read_blocks(text: str) -> list[str]:
    """Return the packages of a lock, each with its hashes."""
    return re.findall(r"^\S.*\n(?:[ \t].*\n)*", text, re.MULTILINE)


def subtract(longer: str, shorter: str) -> str:
    """Return a lock without what a shorter one holds.

    Raises:
        ValueError: The shorter one holds something in another version or for other systems.
    """
    held = set(read_blocks(shorter))
    strange = held - set(read_blocks(longer))
    if strange:
        raise ValueError("locked differently: " + ", ".join(sorted(block.split()[0] for block in strange)))
    return "".join(block for block in read_blocks(longer) if block not in held)


def main(options: Sequence[str]) -> None:
    """Compile each lock within the versions of the one before, and write what it adds."""
    if shutil.which("uv") is None:
        sys.exit("uv is needed: python -m pip install uv")
    names = [name for name, _ in LOCKS]
    whole: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.lock"
        # What stands in the output file already is what uv keeps to.
        path.write_text(
            "".join((ROOT / name).read_text(encoding="utf-8") for name in names), encoding="utf-8"
        )
        for name, chosen in LOCKS:
            command = [*COMPILE, *chosen, *options, "--quiet", "--output-file", str(path)]
            subprocess.run(command, cwd=ROOT, check=True)
            whole[name] = path.read_text(encoding="utf-8")
            options = ()
    for name, shorter in zip(names, [*names[1:], ""], strict=True):
        added = subtract(whole[name], whole[shorter]) if shorter else whole[name]
        (ROOT / name).write_text(added, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
