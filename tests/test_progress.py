"""What a terminal shows while something takes its time."""

from __future__ import annotations

import io
import threading

import pytest

from dashboard.progress import waiting


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and tells when something has been written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


def test_a_terminal_is_told_what_takes_so_long_and_the_line_goes_again() -> None:
    screen = Terminal()
    with waiting("Escribiendo charla.pptx", stream=screen, patience=0):
        assert screen.written.wait(10)
    assert "Escribiendo charla.pptx (0 s)" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_what_is_quick_says_nothing() -> None:
    screen = Terminal()
    with waiting("Escribiendo", stream=screen, patience=60):
        pass
    assert screen.getvalue() == ""


def test_a_pipe_holds_results_alone() -> None:
    pipe = io.StringIO()
    with waiting("Escribiendo", stream=pipe, patience=0):
        pass
    assert pipe.getvalue() == ""


def test_a_failure_passes_through_and_clears_the_line() -> None:
    screen = Terminal()

    def fail() -> None:
        with waiting("Escribiendo", stream=screen, patience=0):
            assert screen.written.wait(10)
            raise OSError("lleno")

    with pytest.raises(OSError, match="lleno"):
        fail()
    assert screen.getvalue().endswith("\r\x1b[K")
