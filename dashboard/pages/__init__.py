"""Plain pages made from the tables."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from dashboard.pages.frame import Page


@cache
def plain_pages() -> tuple[Page, ...]:
    """Return the pages that the modules of this folder declare, in the order of their links."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    declared = [module.PAGE for module in modules if hasattr(module, "PAGE")]
    return tuple(sorted(declared, key=lambda page: page.place))
