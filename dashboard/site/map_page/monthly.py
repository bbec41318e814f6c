"""What the page carries of a user's register: bands by case, totals by department; nothing without one."""

from __future__ import annotations

from typing import Any

from dashboard.atlas import Atlas
from dashboard.dataset.importers.panel import Panel, months_between
from dashboard.dataset.importers.panel_months import ALL
from dashboard.evidence.monthly import case_words, month_runs
from dashboard.i18n import load_locale


def build_monthly(atlas: Atlas, lang: str) -> dict[str, Any] | None:
    """Return the register month by month for the browser's scripts; ``None`` without a file of the user's."""
    panel = atlas.panel
    if panel is None:
        return None
    places: dict[str, list[str]] = {}
    for link in atlas.dataset.register_panel_links:
        places.setdefault(link.case, []).append(atlas.gazetteer.by_code[link.ubigeo].name)
    return {
        "file": panel.file,
        "words": load_locale("monthly", lang)["page"],
        "cases": {
            case: {
                "runs": month_runs(panel, case) if case in panel.cases else [],
                "said": case_words(panel, case, places.get(case, ()), lang),
            }
            for case in atlas.dataset.cases
        },
        "first": panel.span[0],
        "held": _held(panel),
        "totals": {code: _totals(panel, code) for code in (ALL, *atlas.departments)},
    }


def _held(panel: Panel) -> str:
    """Return a letter for each month: ``w`` the whole stock, ``p`` a part of it, ``-`` no report."""
    months = months_between(*panel.span)
    return "".join("-" if month in panel.gaps else "w" if month in panel.whole else "p" for month in months)


def _totals(panel: Panel, department: str) -> list[list[int]]:
    """Return for each month how many cases mention mining, and how many of these are socio-environmental."""
    listed = panel.totals.get(department, {})
    counts = [listed.get(month, (0, 0, 0))[1:] for month in months_between(*panel.span)]
    return [[mining for mining, _ in counts], [both for _, both in counts]]
