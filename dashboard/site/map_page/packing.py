"""Write only once what languages and readings share: one value, and for each other one the change to it.

A change is an object with the entries that differ, by key or number; a list with one entry, the new value; or
a plain new value. ``assets/early/unpack.js`` reads it.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

NO_CHANGE: Mapping[str, Any] = {}


def find_change(base: Any, other: Any) -> Any:
    """Return the change that makes ``other`` of ``base``, ``NO_CHANGE`` where they are equal.

    Args:
        base: JSON values; objects with the same keys and lists of the same length are compared by entry.
        other: The same.
    """
    if isinstance(base, dict) and isinstance(other, dict) and base.keys() == other.keys():
        return _by_entry((key, find_change(base[key], value)) for key, value in other.items())
    if isinstance(base, list) and isinstance(other, list) and len(base) == len(other):
        pairs = zip(base, other, strict=True)
        change = _by_entry((str(index), find_change(a, b)) for index, (a, b) in enumerate(pairs))
        return change if len(_text(change)) < len(_text(other)) else [other]
    if type(base) is type(other) and base == other and not isinstance(base, (dict, list)):
        return NO_CHANGE
    return [other] if isinstance(other, (dict, list)) else other


def _by_entry(changes: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: change for key, change in changes if change != NO_CHANGE or not isinstance(change, Mapping)}


def blank(value: Any, change: Any) -> Any:
    """Return ``value`` with ``None`` in the place of whatever ``change`` replaces."""
    if not isinstance(change, Mapping):
        return None
    if isinstance(value, list):
        return [blank(entry, change.get(str(index), NO_CHANGE)) for index, entry in enumerate(value)]
    if isinstance(value, dict):
        return {key: blank(entry, change.get(key, NO_CHANGE)) for key, entry in value.items()}
    return value


def share(first: Any, second: Any) -> tuple[Any, Any, Any]:
    """Return what two values share, and the change that makes each of them of it."""
    change = find_change(first, second)
    shared = blank(first, change)
    return shared, find_change(shared, first), find_change(shared, second)


def pack_readings(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload whose readings are said as changes of the first one."""
    payload = json.loads(_text(payload))
    readings = payload["data"]["readings"]
    first = next(iter(readings))
    changes = {name: find_change(readings[first], readings[name]) for name in readings if name != first}
    data = {**payload["data"], "readings": {first: readings[first]}, "changes": changes}
    return {**payload, "data": data}


def deflate(value: Any) -> tuple[str, int]:
    """Return the value's JSON, deflated (RFC 1951) as base64, and its size in bytes before that.

    Scripts can be read from a folder as from a server, data files cannot.
    """
    text = _text(value).encode()
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(squeeze.compress(text) + squeeze.flush()).decode(), len(text)


def shared_script(shared: Any) -> str:
    """Write what all pages share as a script."""
    text, size = deflate(shared)
    return f'window.cm.takeShared("{text}",{size});\n'


def records_script(records: Any) -> str:
    """Write the records of exports as a script that is loaded when asked for."""
    text, size = deflate(records)
    return f'window.cm.takeRecords("{text}",{size});\n'


def rows_script(change: Any) -> str:
    """Write what one language adds as a script, to run after that of ``shared_script``."""
    text, size = deflate(change)
    return f'window.cm.takeRows("{text}",{size});\n'


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
