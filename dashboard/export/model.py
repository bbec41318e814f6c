"""Define what a format is: who writes it and which packages that needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from dashboard.world import Selection, World

Writer = Callable[[World, Selection, str, Path], None]


def missing_modules(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some modules that are not installed."""
    return tuple(name for name in names if find_spec(name) is None)


class Format(NamedTuple):
    """One format of an export.

    Attributes:
        write: Writes a selection in one language to a path: ``(world, selection, lang, path)``.
        needs: Modules outside the standard library and the map's own packages, imported when it writes.
        suffix: Ending of a file of this format, by which ``--out`` alone may name it; empty when another
            format has it already.
    """

    write: Writer
    needs: tuple[str, ...] = ()
    suffix: str = ""

    def missing(self) -> tuple[str, ...]:
        """Return the modules it needs that are not installed."""
        return missing_modules(self.needs)
