"""The filters: one row each, the state they make, and the address that carries it.

A filter is data: its key (the name in the address), its kind, the column it reads and the words it adds to
the sentence. The browser receives the same rows (``Filter.as_spec``) and its ``assets/state``
does what ``FilterState.from_query``, ``to_query`` and ``apply`` do here; a property test holds
the two together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, quote

from dashboard.text import fold_for_search, search_terms, tidy

Columns = Mapping[str, Sequence[Any]]
# range, days: tuple[str, str] | None; many: tuple[str, ...]; one, text, id: str;
# view: tuple[float, ...] | None
Value = Any

ANY = "any"
# What shows the rows selected; the names are those of ``assets/page/draw.js``.
SELECTION: tuple[str, ...] = (
    *("stage", "tray", "halos", "marks", "departments", "sentence"),
    *("timeline", "panel", "years", "chips", "reading", "counts", "legend"),
)
# Where a phrase in quotes is looked for: a search by words reads more, but keeps no order.
PHRASES_IN = ("title", "summary", "place", "actor1", "actor2", "mine", "company")
# What messengers and mail programs hang on links that people pass on; the browser reads the same pattern.
TRACKERS = re.compile(
    "^(utm_[a-z_]+|(fb|g|d|ms|y|tw|tt)clk?id|(gb|wb)raid|igsh(id)?|mc_[ce]id|_g[al]|ref(_src)?|mibextid)$"
)
# What the browser knows of a filter.
_SENT = ["key", "kind", "column", "by", "options", "default", "at_first", "code_list", "redraws", "renamed"]
_SCENE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z", re.ASCII)
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_NUMBER = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,6})?")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Filter:
    """One filter, or one other part of the state that the address carries.

    Attributes:
        key: Name in the address.
        kind: ``range`` (months), ``many``, ``one``, ``upto`` (an option and those before it), ``text``,
            ``id``, ``scene``, ``days`` (a window of the timeline) or ``view``.
        column: Column of the rows it reads; empty when it selects no rows. Two for a range.
        by: Key of another filter whose value is appended to the column's name (``families`` by ``role``).
        options: Allowed values, in the order shown; the domain's first and last month for ``range`` and
            ``days``.
        default: Value when the address does not name it.
        at_first: Options that no choice stands for; empty for all of them.
        code_list: Which labels name the options.
        place: Which panel of the bar has its control; empty when it has none there.
        headings: Code list of the headings that a long list of options stands under.
        parents: The heading of each option, by its code.
        redraws: What the browser draws anew when the value changes.
        renamed: What an earlier value of an address is called today, as ``key=value`` of a later filter.
    """

    key: str
    kind: str
    column: tuple[str, ...] = ()
    by: str = ""
    options: tuple[str, ...] = ()
    default: Value = ()
    at_first: tuple[str, ...] = ()
    code_list: str = ""
    place: str = ""
    headings: str = ""
    parents: Mapping[str, str] = field(default_factory=dict)
    redraws: tuple[str, ...] = SELECTION
    renamed: Mapping[str, str] = field(default_factory=dict)

    def as_spec(self) -> dict[str, Any]:
        """Return the row as the browser receives it."""
        return {name: getattr(self, name) for name in _SENT}


def _parse_ends(spec: Filter, raw: str) -> tuple[Value, bool]:
    """Return the two months or days that a parameter names, cut to the domain; ``None`` for all of it."""
    pattern, suffixes = (_MONTH, ("", "")) if spec.kind == "range" else (_DAY, ("-01", "-31"))
    ends = raw.split("..")
    if len(ends) != 2 or not all(pattern.fullmatch(end) for end in ends) or ends[0] > ends[1]:
        return spec.default, False
    first, last = (month + suffix for month, suffix in zip(spec.options, suffixes, strict=True))
    low, high = max(ends[0], first), min(ends[1], last)
    if low > high:
        return spec.default, False
    return (None if (low, high) == (first, last) else (low, high)), True


def _parse(spec: Filter, raw: str) -> tuple[Value, bool]:
    """Return the value a parameter stands for and whether all of it was understood."""
    if spec.kind in ("range", "days"):
        return _parse_ends(spec, raw)
    if spec.kind == "many":
        if raw == ANY:
            return (), True
        named = raw.split(",") if raw else []
        chosen = tuple(option for option in spec.options if option in named)
        understood = all(name in spec.options for name in named)
        return (chosen if chosen else spec.default), understood and bool(chosen)
    if spec.kind in ("one", "upto", "id"):
        return (raw, True) if raw in spec.options else (spec.default, False)
    if spec.kind == "text":
        return tidy(raw), True
    if spec.kind == "scene":  # any name: which scenes there are, the story says
        return (raw, True) if _SCENE.match(raw) else (spec.default, False)
    numbers = raw.split(",")
    if len(numbers) != 3 or not all(_NUMBER.fullmatch(number) for number in numbers):
        return spec.default, False
    lat, lon, zoom = (float(number) for number in numbers)
    if not (-25 <= lat <= 8 and -92 <= lon <= -58 and 0.5 <= zoom <= 60):
        return spec.default, False
    return (lat, lon, zoom), True


def _fixed(value: float, digits: int) -> str:
    """Round halves away from zero, as the browser does; never ``-0``."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return str(rounded or abs(rounded))


def _write(spec: Filter, value: Value) -> str:
    if spec.kind in ("range", "days"):
        return f"{value[0]}..{value[1]}"
    if spec.kind == "many":
        return ",".join(value) if value else ANY
    if spec.kind == "view":
        return ",".join((_fixed(value[0], 3), _fixed(value[1], 3), _fixed(value[2], 2)))
    return str(value)


def is_selecting(spec: Filter) -> bool:
    """Tell whether a filter decides on records: by a column of its own, or on which column another reads."""
    return bool(spec.column) or spec.key in ("role", "reading")


@dataclass(frozen=True)
class FilterState:
    """What is selected and shown: one value for each filter, and nothing else.

    Attributes:
        specs: The filters, in order.
        values: Value by key.
        ignored: Keys of the address that were not understood; they fell back to their default.
    """

    specs: tuple[Filter, ...]
    values: Mapping[str, Value]
    ignored: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: str, specs: tuple[Filter, ...]) -> FilterState:
        """Read a query string, with or without ``?``; never raises.

        Unknown parameters and values that are not understood fall back to the default and are named in
        ``ignored``. Of a repeated parameter the first counts.
        """
        given: dict[str, str] = {}
        text = _SURROGATES.sub("\ufffd", query.removeprefix("?"))
        for key, raw in parse_qsl(text, keep_blank_values=True, errors="replace"):
            given.setdefault(key, raw)
        values: dict[str, Value] = {}
        ignored: list[str] = []
        for spec in specs:
            raw_value = given.pop(spec.key, None)
            if raw_value is not None and raw_value in spec.renamed:
                key, _, value = spec.renamed[raw_value].partition("=")
                given.setdefault(key, value)
                raw_value = None
            if raw_value is None:
                values[spec.key] = spec.default
                continue
            values[spec.key], understood = _parse(spec, raw_value)
            if not understood:
                ignored.append(spec.key)
        ignored += [tidy(key)[:20] for key in given if not TRACKERS.search(key)]
        return cls(specs, MappingProxyType(values), tuple(ignored))

    @property
    def main_collection(self) -> str:
        """Return the collection that figures speak of: the first one chosen, else the first there is.

        Every other one is said apart, by itself.
        """
        options = next(spec.options for spec in self.specs if spec.key == "collection")
        return str((self.values["collection"] or options)[0])

    def to_query(self) -> str:
        """Return the shortest query string of this state, without ``?``; defaults are left out."""
        parts = []
        for spec in self.specs:
            value = self.values[spec.key]
            if value != spec.default:
                parts.append(f"{spec.key}={quote(_write(spec, value), safe=',.~-_')}")
        return "&".join(parts)

    def replace(self, **changes: Value) -> FilterState:
        """Return the state with other values for some keys."""
        return replace(self, values=MappingProxyType({**self.values, **changes}))

    def apply(self, columns: Columns) -> tuple[int, ...]:
        """Return the numbers of the rows selected, ascending.

        Args:
            columns: The columns of the state's reading, as ``selection.columns.build_columns`` makes them.
        """
        size = len(columns["id"])
        keep = range(size)
        for spec in self.specs:
            keep = [row for row in keep if self._matches(spec, columns, row)]  # type: ignore[assignment]
        return tuple(keep)

    def _matches(self, spec: Filter, columns: Columns, row: int) -> bool:
        value: Value = self.values[spec.key] or spec.at_first
        if not spec.column or not value:
            return True
        if spec.kind == "range":
            start, end = columns[spec.column[0]][row], columns[spec.column[1]][row]
            return start is not None and bool(start <= value[1] and end >= value[0])
        name = spec.column[0] + (f"_{self.values[spec.by]}" if spec.by else "")
        cell = columns[name][row]
        if spec.kind == "text":
            words, phrases = search_terms(value)
            told = [fold_for_search(columns[name][row]) for name in PHRASES_IN] if phrases else []
            stands = all(any(phrase in text for text in told) for phrase in phrases)
            return stands and all(word in cell for word in words)
        if spec.kind == "upto":
            return spec.options.index(cell) <= spec.options.index(value)
        held = (cell,) if isinstance(cell, str) else cell
        return any(code in value for code in held)
