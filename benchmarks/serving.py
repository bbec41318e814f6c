"""Start the program as a user would, in a process of its own, on the loopback address."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds
POLL = 0.004
ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _environment(build_dir: Path) -> dict[str, str]:
    return {**os.environ, "CONFLICTOS_BUILD_DIR": str(build_dir), "LANG": "C.UTF-8"}


def prepare(data_dir: Path, build_dir: Path) -> None:
    """Build the site and compress it, as ``run.py`` does before the first start."""
    command = [sys.executable, "-m", "dashboard", "prepare", "--data", str(data_dir)]
    subprocess.run(command, cwd=ROOT, env=_environment(build_dir), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def serve(data_dir: Path, build_dir: Path) -> Iterator[tuple[str, float]]:
    """Serve a data folder; yield the address and the seconds from the process's start to its first answer.

    Raises:
        RuntimeError: The program ended, or did not answer in time.
    """
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", str(port)]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--data", str(data_dir)],
        cwd=ROOT,
        env=_environment(build_dir),
        stdout=subprocess.DEVNULL,
    )
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise RuntimeError("the server did not start")
            time.sleep(POLL)
        yield f"http://{HOST}:{port}", time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(timeout=10)
