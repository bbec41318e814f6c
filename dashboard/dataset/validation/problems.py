"""Describe what is wrong with a data file, and say it in Spanish or English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard.i18n import load_locale

LONGEST_PARAM = 120
Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Locate one problem and name the message that explains it.

    ``line`` counts lines of the file from 1, the header included (0: the whole file); ``column`` is the
    column's name or empty; ``message_key`` names a template of ``locales/check.<lang>.toml`` and ``params``
    fill it beside ``value``.
    """

    file: str
    line: int
    column: str
    value: str
    message_key: str
    params: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def as_warning(self) -> Problem:
        """Return the same as something odd that stops nothing."""
        return replace(self, severity="warning")

    def text(self, lang: str) -> str:
        """Return the problem as one line in ``lang``, led by file, line and column."""
        return format_problem(self, lang)


class DataError(ValueError):
    """Report that data files hold errors; ``problems`` lists all of them."""

    def __init__(self, problems: Iterable[Problem], lang: str = "es") -> None:
        self.problems = tuple(problems)
        self.lang = lang
        super().__init__("\n".join(format_problem(problem, lang) for problem in self.problems))


def shorten(value: str, limit: int = 60) -> str:
    """Return ``value`` on one line, cut to ``limit`` characters, with control characters made visible."""
    visible = "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in value)
    return visible if len(visible) <= limit else visible[: limit - 1] + "…"


def format_problem(problem: Problem, lang: str) -> str:
    """Return ``file:line column: message`` in ``lang`` (``"es"`` or ``"en"``)."""
    words = load_locale("check", lang)
    given = {
        name: text if name == "folder" else shorten(text, LONGEST_PARAM)
        for name, text in problem.params.items()
    }
    params = {"value": shorten(problem.value), **given}
    message = str(words[problem.message_key]).format_map(params)
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    if problem.column:
        where = f"{where} {problem.column}"
    if problem.severity == "warning":
        message = f"{words['warning']}: {message}"
    return f"{where}: {message}"


def format_report(problems: Sequence[Problem], lang: str) -> str:
    """Return one line for each problem and a last one that counts errors and warnings."""
    words = load_locale("check", lang)
    if not problems:
        return str(words["ok"])
    counts = {}
    for severity in ("error", "warning"):
        number = sum(problem.severity == severity for problem in problems)
        form = "one" if number == 1 else "other"
        counts[f"{severity}s"] = str(words[f"{severity}_{form}"]).format(n=number)
    lines = [format_problem(problem, lang) for problem in problems]
    return "\n".join([*lines, str(words["summary"]).format_map(counts)])


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file in the order given, then by line, without repeats."""
    order: dict[str, int] = {}
    unique: dict[tuple[str, int, str, str, str], Problem] = {}
    for problem in problems:
        order.setdefault(problem.file, len(order))
        key = (problem.file, problem.line, problem.column, problem.value, problem.message_key)
        unique.setdefault(key, problem)
    return sorted(unique.values(), key=lambda problem: (order[problem.file], problem.line))
