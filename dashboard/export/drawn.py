"""The formats that are drawn: pictures, slides, printed notes.

Their libraries are imported when one is asked for.
"""

from __future__ import annotations

from pathlib import Path

from dashboard.export.model import Format
from dashboard.world import Selection, World

SIZES = ("a4", "a3", "16x9")
# Size of a picture of which only the kind is said.
DEFAULT_SIZE = {"png": "16x9", "svg": "16x9", "pdf": "a4"}


def _picture(kind: str, size: str) -> Format:
    def write(world: World, selection: Selection, lang: str, path: Path) -> None:
        from dashboard.export.print_map import write_picture

        write_picture(world, selection, lang, path, kind=kind, size=size)

    return Format(write, ("matplotlib", "segno"), f".{kind}" if size == DEFAULT_SIZE[kind] else "")


def _slides(world: World, selection: Selection, lang: str, path: Path) -> None:
    from dashboard.export.deck import write_deck

    write_deck(world, selection, lang, path)


def _deck(world: World, selection: Selection, lang: str, path: Path) -> None:
    from dashboard.export.deck import write_deck

    write_deck(world, selection, lang, path, story=world.story[0])


def _handout(world: World, selection: Selection, lang: str, path: Path) -> None:
    from dashboard.export.handout import write_handout

    write_handout(world, selection, lang, path, story=world.story[0])


def _formats() -> dict[str, Format]:
    drawn = {}
    for kind, usual in DEFAULT_SIZE.items():
        for size in (usual, *(other for other in SIZES if other != usual)):
            drawn[kind if size == usual else f"{kind}-{size}"] = _picture(kind, size)
    drawn["pptx"] = Format(_slides, ("matplotlib", "pptx", "segno"), ".pptx")
    drawn["deck"] = Format(_deck, ("matplotlib", "pptx", "segno"))
    drawn["handout"] = Format(_handout, ("matplotlib", "segno"))
    return drawn


DRAWN = _formats()
