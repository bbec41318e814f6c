"""Cohen's κ and Gwet's AC1 of two codings, each with its 95 % interval.

Written here because the kept library (irrCAC) needs pandas and SciPy, which nothing that serves the page may
load. The formulas are those of Gwet, Handbook of Inter-Rater Reliability (4th ed., 2014): the variance of
large samples and Student's t with n − 1 degrees of freedom; κ is that of Cohen (1960), its variance that of
Fleiss, Cohen and Everitt (1969). The tests hold them against the worked example of Gwet's own R package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Coefficient:
    """A coefficient of agreement, its standard error and the bounds of its 95 % interval."""

    value: float
    error: float
    low: float
    high: float


def _student(degrees: int) -> float:
    """Return the two-sided 95 % point of Student's t, by the expansion of Cornish and Fisher."""
    z = NormalDist().inv_cdf(0.975)
    first, second = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / degrees + second / degrees**2


class _Pairs:
    """The shares of two codings of the same items."""

    def __init__(self, first: Sequence[str], second: Sequence[str]) -> None:
        if len(first) != len(second):
            raise ValueError(f"codings of {len(first)} and {len(second)} items cannot be compared")
        self.items = len(first)
        self.codes = sorted({*first, *second})
        self.counts = Counter(zip(first, second, strict=True))
        self.first, self.second = Counter(first), Counter(second)

    def equal(self, weight: Callable[[str], float] = lambda _: 1.0) -> float:
        """Return the share of pairs that are equal, each weighted by its code."""
        return sum(self.counts[code, code] * weight(code) for code in self.codes) / self.items

    def mean(self, term: Callable[[str, str], float]) -> float:
        """Return the mean of a term over all pairs."""
        return sum(count * term(*pair) for pair, count in self.counts.items()) / self.items

    def coefficient(self, expected: float, by_code: float, by_pair: float) -> Coefficient:
        """Return (observed − expected) / (1 − expected) with its interval.

        ``by_code`` and ``by_pair`` are the two sums in which the variances of coefficients differ.
        """
        observed = self.equal()
        value = (observed - expected) / (1 - expected)
        rest = 1 - value
        spread = (
            observed * (1 - observed)
            - 4 * rest * (by_code - observed * expected)
            + 4 * rest**2 * (by_pair - expected**2)
        )
        error = sqrt(max(spread, 0.0) / self.items) / (1 - expected)
        reach = _student(self.items - 1) * error if self.items > 1 else 0.0
        return Coefficient(value, error, max(value - reach, -1.0), min(value + reach, 1.0))


def cohen_kappa(first: Sequence[str], second: Sequence[str]) -> Coefficient | None:
    """Return Cohen's κ of two codings of the same items, listed in the same order.

    The expected agreement is the one that the shares of each code would give by chance. ``None`` when it is
    undefined: no items, or both use one and the same code throughout. Raises ``ValueError`` when the lengths
    differ.
    """
    pairs = _Pairs(first, second)
    if len(pairs.codes) < 2:
        return None
    share = {
        code: (pairs.first[code] / pairs.items, pairs.second[code] / pairs.items) for code in pairs.codes
    }
    return pairs.coefficient(
        sum(one * other for one, other in share.values()),
        pairs.equal(lambda code: sum(share[code]) / 2),
        pairs.mean(lambda one, other: ((share[one][1] + share[other][0]) / 2) ** 2),
    )


def gwet_ac1(first: Sequence[str], second: Sequence[str]) -> Coefficient | None:
    """Return Gwet's AC1 of two codings of the same items, listed in the same order.

    The expected agreement counts chance only where an item is hard to code, so that one frequent code does
    not make it high. Codes are those that occur. ``None`` and errors as with ``cohen_kappa``.
    """
    pairs = _Pairs(first, second)
    others = len(pairs.codes) - 1
    if not others or not pairs.items:
        return None
    share = {code: (pairs.first[code] + pairs.second[code]) / (2 * pairs.items) for code in pairs.codes}
    return pairs.coefficient(
        sum(one * (1 - one) for one in share.values()) / others,
        pairs.equal(lambda code: (1 - share[code]) / others),
        pairs.mean(lambda one, other: ((1 - (share[one] + share[other]) / 2) / others) ** 2),
    )
