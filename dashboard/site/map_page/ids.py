"""Every component id of the page, once.

The browser's scripts receive the same names in ``cm.config``, so that no id is written twice.
"""

from typing import Any

PROVIDER = "provider"
STATE = "state"
MAP = "map"

# Empty elements that the scripts fill; React renders them once and leaves their content alone.
MOUNTS: dict[str, str] = {
    "shell": "shell",
    "marks": "marks",
    "tray": "tray",
    "legend": "legend",
    "key": "map-key",
    "zoom": "map-zoom",
    "sentence": "sentence",
    "more_said": "more-said",
    "signs": "signs",
    "reading": "reading",
    "chips": "chips",
    "notes": "notes",
    "panel": "panel",
    "years": "years",
    "cases": "case-chips",
    "play": "play",
    "playing": "playing",
    "timeline": "timeline",
    "undated": "undated",
    "time_zoom": "time-zoom",
    "lens": "lens",
    "tip": "tip",
    "stage": "stage",
    "stage_counts": "stage-counts",
    "theme": "theme",
    "language": "language",
    "filters": "filters",
    "year_range": "year-range",
    "filters_toggle": "filters-toggle",
}


def filter_id(key: Any) -> dict[str, Any]:
    """Return the pattern-matching id of the control of one filter.

    Args:
        key: The filter's key, as in the address, or Dash's wildcard for all of them.
    """
    return {"type": "filter", "key": key}


def panel_id(name: str) -> str:
    """Return the id of the place for a panel's controls."""
    return f"drop-{name}"
