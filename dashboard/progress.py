"""Show that something is being done when it takes longer than a moment."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 0.8
"""Seconds after which a terminal shows how long it has been."""
PACE = 0.2
TURNS = "|/-\\"


@contextmanager
def waiting(text: str, *, stream: TextIO | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Say on a terminal what is being done and for how many seconds; the line goes when it is done.

    Nothing is written where the stream is no terminal, so that logs and pipes hold results alone, nor before
    ``patience`` seconds have passed.

    Args:
        text: What is being done.
        stream: Where to; the standard error stream by default.
        patience: Seconds.
    """
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        yield
        return
    done = threading.Event()
    begun = time.monotonic()

    def show() -> None:
        turn = 0
        pause = patience
        while not done.wait(pause):
            pause = PACE
            out.write(f"\r{TURNS[turn % len(TURNS)]} {text} ({time.monotonic() - begun:.0f} s)")
            out.flush()
            turn += 1
        if turn:
            out.write("\r\x1b[K")
            out.flush()

    worker = threading.Thread(target=show, daemon=True)
    worker.start()
    try:
        yield
    finally:
        done.set()
        worker.join()
