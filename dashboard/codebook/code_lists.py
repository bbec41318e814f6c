"""The code lists and crosswalks, read from ``codes/*.toml`` in the order in which they are shown.

The texts stand there, for whoever edits them needs no Python; what a list is for stands beside its columns.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dashboard.codebook.collections import COLLECTION
from dashboard.codebook.model import Code, CodeList, Crosswalk

FOLDER = Path(__file__).resolve().parent / "codes"
GROUPS = ("records", "events", "actors", "voices", "register", "counts")


def _read(group: str) -> dict[str, Any]:
    with (FOLDER / f"{group}.toml").open("rb") as stream:
        return tomllib.load(stream)


def read_lists(group: str) -> dict[str, CodeList]:
    """Read the code lists of one file by their names.

    Raises:
        TypeError: A code lacks a text or has one that no code has.
    """
    return {
        name: CodeList(
            name,
            table["es"],
            table["en"],
            tuple(Code(**code) for code in table["codes"]),
            table.get("parent_list", ""),
        )
        for name, table in _read(group).items()
    }


CODE_LISTS: dict[str, CodeList] = {
    name: codes
    for lists in ({COLLECTION.name: COLLECTION}, *map(read_lists, GROUPS))
    for name, codes in lists.items()
}
# What other data sets call the codes; empty where they have no counterpart.
CROSSWALKS: tuple[Crosswalk, ...] = tuple(
    Crosswalk(name, mapping=dict.fromkeys(CODE_LISTS[table["code_list"]].values(), "") | own, **table)
    for name, table in _read("crosswalks").items()
    for own in [table.pop("mapping")]
)
# Those whose codes the program asks for something of their own.
ACTOR_FAMILY, ACTOR_TYPE, EVENT_SUBTYPE, EVENT_TYPE = (
    CODE_LISTS[name] for name in ("actor_family", "actor_type", "event_subtype", "event_type")
)
