"""HTML from templates, which lie beside the code that fills them; what is put in is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.settings import PACKAGE_DIR


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(PACKAGE_DIR)
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def fill_template(path: str, **values: object) -> str:
    """Return a template filled; a value that is HTML already is handed over as ``Markup``.

    Args:
        path: The template's file below ``dashboard/``.
        **values: What to put into it, by name.
    """
    return _environment().get_template(path).render(**values)
