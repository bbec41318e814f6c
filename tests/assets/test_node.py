"""The parts of the page's scripts that need no page: tested by node's own tests, beside this file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="node is not at hand")
@pytest.mark.parametrize(
    "script", sorted(Path(__file__).parent.glob("*.test.js")), ids=lambda path: path.stem
)
def test_scripts_without_a_page(script: Path) -> None:
    done = subprocess.run([str(NODE), "--test", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
