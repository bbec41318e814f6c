"""Put the optional browser files into the wheel when set-up has fetched them; it runs without them too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = ".build/npm/node_modules"
TARGET = "dashboard/bundled"
FILES = {
    "plotly.js-geo-dist-min/plotly-geo.min.js": "plotly-geo.min.js",
    "plotly.js-geo-dist-min/LICENSE": "plotly-geo.LICENSE.txt",
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "inter-latin-wght-normal.woff2",
    "@fontsource-variable/inter/LICENSE": "inter.LICENSE.txt",
}


class BrowserFilesHook(BuildHookInterface[Any]):
    """Add the small map bundle and the typeface, each with its licence, or nothing at all."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Extend what the wheel includes; half a set is not shipped."""
        found = {Path(self.root, SOURCE, name): f"{TARGET}/{short}" for name, short in FILES.items()}
        if all(path.is_file() for path in found):
            build_data["force_include"].update({str(path): target for path, target in found.items()})
