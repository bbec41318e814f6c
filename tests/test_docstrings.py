"""Public functions say what each of their parameters is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FEW = 2
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _public(node: ast.Module | ast.ClassDef) -> Iterator[Function]:
    """Yield the functions and methods that other modules may call; those inside functions are not."""
    for child in node.body:
        if isinstance(child, Function) and not child.name.startswith("_"):
            yield child
        elif isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from _public(child)


def _parameters(function: Function) -> list[str]:
    given = function.args
    named = [entry.arg for entry in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    rest = [entry.arg for entry in (given.vararg, given.kwarg) if entry]
    return [name for name in (*named, *rest) if name not in ("self", "cls")]


def _unsaid(source: str) -> Iterator[str]:
    """Yield ``function(parameter)`` for each parameter of three or more that ``Args`` does not say."""
    for function in _public(ast.parse(source)):
        names = _parameters(function)
        if len(names) <= FEW:
            continue
        section = re.search(r"\nArgs:\n((?:    .*\n?)+)", ast.get_docstring(function) or "")
        said = re.findall(r"^    (\*{0,2}\w[\w*, ]*): \S", section[1] if section else "", re.MULTILINE)
        told = {name.strip(" *") for entry in said for name in entry.split(",")}
        yield from (f"{function.name}({name})" for name in names if name not in told)
        yield from (f"{function.name}: no parameter {name}" for name in sorted(told - set(names)))


def test_functions_of_three_or_more_parameters_say_each() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {entry}"
        for folder in ("dashboard", "scripts")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for entry in _unsaid(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_a_parameter_left_out_or_no_longer_there_is_found() -> None:
    said = '    """Add.\n\n    Args:\n        a, b: Numbers.\n        d: Gone.\n    """\n'
    assert list(_unsaid(f"def add(a, b, *, c):\n{said}")) == ["add(c)", "add: no parameter d"]
    assert not list(_unsaid(f"def _add(a, b, *, c):\n{said}\ndef pair(a, b): ...\n"))
