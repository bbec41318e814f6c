"""What may be wrong with a file of provinces, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.i18n import load_locale

MOST_NAMED = 5


class ProvincesError(ValueError):
    """Tell why a file cannot be used; ``key`` names the reason in ``locales/provinces.*.toml``.

    Values that are sequences become lists in words, of the first few and the number of the others.
    """

    def __init__(self, path: Path, key: str, **values: object) -> None:
        self.path = path
        self.key = key
        self.values = values
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """Return the whole sentence, in ``es`` or ``en``."""
        words = load_locale("provinces", lang)
        values = {
            name: value if isinstance(value, str | int) else _listed(list(map(str, value)), words["more"])
            for name, value in self.values.items()
            if isinstance(value, str | int | Sequence)
        }
        return str(words["head"]).format(path=self.path, what=words[self.key].format(**values))


class MissingPackages(RuntimeError):
    """Tell which modules are missing to convert a file of provinces."""

    def __init__(self, modules: Sequence[str]) -> None:
        self.modules = tuple(modules)
        super().__init__(self.message("en"))

    def message(self, lang: str) -> str:
        """Return what is missing and what to type, in ``es`` or ``en``."""
        template = str(load_locale("provinces", lang)["packages"])
        pip = f"python -m pip install {' '.join(self.modules)}"
        return template.format(modules=", ".join(self.modules), pip=pip)


def _listed(items: Sequence[str], more: str) -> str:
    shown = ", ".join(items[:MOST_NAMED])
    return more.format(list=shown, n=len(items) - MOST_NAMED) if len(items) > MOST_NAMED else shown
