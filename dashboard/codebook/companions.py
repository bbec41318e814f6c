"""Declare the files that stand beside the tables: places, what was sought elsewhere, exceptions, codings.

They are read by the program and checked with the tables, but are part of no export: their columns need
neither labels nor definitions.
"""

from dataclasses import replace

from dashboard.codebook.columns import SLUG
from dashboard.codebook.event_columns import EVENT_COLUMNS
from dashboard.codebook.model import Column, ColumnType, ListItem, Table

_DEPARTMENT = "[0-9]{2}"
_PROVINCE = "[0-9]{4}"


def _column(
    name: str, kind: ColumnType = "text", *, required: bool = False, pattern: str = "", of: ListItem = ""
) -> Column:
    return Column(name, kind, name, name, "", "", required=required, pattern=pattern, list_of=of)


def _table(
    name: str, file: str, columns: tuple[Column, ...], key: tuple[str, ...], *, required: bool = True
) -> Table:
    return Table(name, file, name, name, "", "", columns, key, required=required)


GAZETTEER = _table(
    "gazetteer",
    "geo/gazetteer.csv",
    (
        _column("ubigeo", "ubigeo", required=True, pattern="[0-9]{2}(?:[0-9]{2}){0,2}"),
        _column("name", required=True),
        _column("aliases"),
        _column("level", required=True, pattern="department|province|district|town"),
        _column("department", required=True, pattern=_DEPARTMENT),
        _column("province", pattern=_PROVINCE),
        _column("capital"),
        _column("latitude", "number"),
        _column("longitude", "number"),
        _column("source"),
    ),
    (),  # Towns of one name lie in one district; the codes of what is not a town are checked apart.
)
SITES = _table(
    "sites",
    "geo/sites.csv",
    (
        _column("site_id", required=True),
        _column("name", required=True),
        _column("aliases"),
        _column("kind"),
        _column("department", required=True, pattern=_DEPARTMENT),
        _column("province", required=True, pattern=_PROVINCE),
        _column("latitude", "number", required=True),
        _column("longitude", "number", required=True),
        _column("precision", required=True, pattern="site|town|district|province|department"),
        _column("company"),
        _column("citation"),
    ),
    ("site_id",),
    required=False,
)
SOUGHT = _table(
    "sought",
    "sought.csv",
    (
        _column("sought", required=True, pattern=SLUG),
        _column("event_ids", "list", required=True, of="event"),
        _column("answer", required=True, pattern="agreed|differing|corrected|not_found"),
        _column("claim_es", required=True),
        _column("claim_en", required=True),
        _column("finding_es"),
        _column("finding_en"),
    ),
    ("sought",),
    required=False,
)
EXCEPTIONS = _table(
    "exceptions",
    "exceptions.csv",
    (
        _column("event_id", required=True),
        _column(
            "rule",
            required=True,
            pattern="said_figure|said_length|said_date|actor_two_types|place_sharper|place_two_points"
            "|figure_unclaimed|figure_range|figure_not_own|outside_unclaimed|dated_by_text|part_apart|unattributed",
        ),
        _column("column", required=True),
        _column("words", required=True),
        _column("reason_es", required=True),
        _column("reason_en", required=True),
    ),
    ("event_id", "rule", "column", "words"),
    required=False,
)

_PAIR = _column("pair", pattern=SLUG)
_RECODED = (
    "unit",
    "relevance",
    "event_type",
    "event_subtype",
    "actor1_type",
    "actor2_type",
    "date_start",
    "date_end",
    "date_prec",
    "ubigeo",
    "where_prec",
)
_BY_NAME = {column.name: column for column in EVENT_COLUMNS}
# What was not coded, or has come since, may be absent from the first codings, which were written once.
_FIRST = (_PAIR, *EVENT_COLUMNS)
_MAY_LACK = frozenset(_BY_NAME) - {*_RECODED}
_SECOND = (replace(_PAIR, required=True), *(_BY_NAME[name] for name in _RECODED))
_RESTANCED = (
    _column("claim_id", required=True),
    replace(_column("stance", "code", required=True), code_list="stance"),
)


def _codings(
    name: str, columns: tuple[Column, ...], key: str = "pair", may_lack: frozenset[str] = frozenset()
) -> tuple[Table, Table]:
    names = (f"{name}_{coder}" for coder in "ab")
    first, second = (
        replace(_table(one, f"agreement/{one}.csv", columns, (key,), required=False), may_lack=may_lack)
        for one in names
    )
    return first, second


# The two codings of each round; the last is of the claims that had stood as corrections.
CODINGS: tuple[tuple[Table, Table], ...] = (
    _codings("coding", _FIRST, may_lack=_MAY_LACK),
    _codings("recoding", _SECOND),
    _codings("corrections", _RESTANCED, "claim_id"),
)
