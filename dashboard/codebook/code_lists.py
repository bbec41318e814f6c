"""The code lists, read from ``codes/*.toml`` in the order in which they are shown.

The texts stand there, for whoever edits them needs no Python; what a list is for stands beside its columns.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from dashboard.codebook.model import Code, CodeList

FOLDER = Path(__file__).resolve().parent / "codes"


def read_lists(group: str) -> dict[str, CodeList]:
    """Read the code lists of one file by their names.

    Raises:
        TypeError: A code lacks a text or has one that no code has.
    """
    with (FOLDER / f"{group}.toml").open("rb") as stream:
        tables = tomllib.load(stream)
    return {
        name: CodeList(
            name,
            table["es"],
            table["en"],
            tuple(Code(**code) for code in table["codes"]),
            table.get("parent_list", ""),
        )
        for name, table in tables.items()
    }


_ACTORS, _EVENTS, _RECORDS, _VOICES = (
    read_lists(group) for group in ("actors", "events", "records", "voices")
)
_REGISTER, _COUNTS = (read_lists(group) for group in ("register", "counts"))

ACTOR_FAMILY = _ACTORS["actor_family"]
ACTOR_TYPE = _ACTORS["actor_type"]
EVENT_TYPE = _EVENTS["event_type"]
EVENT_SUBTYPE = _EVENTS["event_subtype"]
UNIT = _RECORDS["unit"]
RELEVANCE = _RECORDS["relevance"]
DATE_PREC = _RECORDS["date_prec"]
DATE_BASIS = _RECORDS["date_basis"]
WHERE_PREC = _RECORDS["where_prec"]
PLACE_BASIS = _RECORDS["place_basis"]
MODALITY = _RECORDS["modality"]
NAME_KIND = _RECORDS["name_kind"]
SCOPE = _RECORDS["scope"]
KIND = _VOICES["kind"]
SIDE = _VOICES["side"]
LINK_POLICY = _VOICES["link_policy"]
DATED = _VOICES["dated"]
FIELD = _VOICES["field"]
STANCE = _VOICES["stance"]
STATUS = _VOICES["status"]
VERSIONS = _VOICES["versions"]
REGISTER_STATE = _REGISTER["register_state"]
REGISTER_PHASE = _REGISTER["register_phase"]
REGISTER_TYPE = _REGISTER["register_type"]
REGISTER_ACTIVITY = _REGISTER["register_activity"]
COMPETENCE = _REGISTER["competence"]
YES_NO = _REGISTER["yes_no"]
STANDING = _REGISTER["standing"]
COUNTERPART = _REGISTER["counterpart"]
LINK_RELATION = _REGISTER["link_relation"]
REGISTER_FIELD = _REGISTER["register_field"]
COUNT_UNIT = _COUNTS["count_unit"]
PERIOD_KIND = _COUNTS["period_kind"]
COUNT_SCOPE = _COUNTS["count_scope"]
