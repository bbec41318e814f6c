"""What the page carries of published totals: those of the scenes, and every comparison in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.codebook import labels
from dashboard.dataset import Dataset
from dashboard.dataset.yardsticks import Count
from dashboard.evidence.counts import (
    build_bars,
    comparable,
    counts_by_pair,
    longest_bars,
    scale_of,
    title_of_bars,
)
from dashboard.pages.counts import PAGE


def build_bars_spec(dataset: Dataset, names: Iterable[str], lang: str) -> dict[str, Any] | None:
    """Return the totals of a scene as the browser draws them, ``None`` when it has none.

    Args:
        dataset: The data.
        names: Identifiers of the totals.
        lang: ``es`` or ``en``.
    """
    counts = [dataset.counts[name] for name in names]
    if not counts:
        return None
    bars = _bars(dataset, counts, lang, {scale_of(counts[0].unit): max(count.best or 0 for count in counts)})
    return {"title": title_of_bars(counts, lang), "bars": bars}


def build_pairs(dataset: Dataset, lang: str) -> dict[str, Any] | None:
    """Return every comparison in short with the page that explains it, ``None`` when there is none."""
    if not dataset.count_pairs:
        return None
    longest = longest_bars(dataset)
    pairs = []
    for pair, counts in counts_by_pair(dataset).items():
        scales = {scale: longest[scale] for scale in comparable(counts)}
        bars = _bars(dataset, counts, lang, scales)
        pairs.append({"id": f"pair-{pair}", "title": dataset.count_pairs[pair].title(lang), "bars": bars})
    return {"page": PAGE.file, "pairs": pairs}


def _bars(
    dataset: Dataset, counts: Sequence[Count], lang: str, scales: Mapping[str, float]
) -> list[dict[str, Any]]:
    """Return bars as long as their share of their scale's longest; those of another scale have no length."""
    several = len({count.unit for count in counts}) > 1
    units = labels("count_unit", lang)

    def share(count: Count) -> float | None:
        longest = scales.get(scale_of(count.unit))
        return None if count.best is None or not longest else round(count.best / longest, 3)

    return [
        {
            "who": bar.who,
            "when": bar.when,
            "said": bar.said,
            "side": bar.count.counter_side,
            "unit": units[bar.count.unit] if several else "",
            "computed": bool(bar.count.computed),
            "share": share(bar.count),
        }
        for bar in build_bars(dataset, counts, lang)
    ]
