"""The scripts of the page: the libraries', and our own in the order in which they run."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from pathlib import Path

from dashboard.settings import PACKAGE_DIR

# Scripts of the packages, in the order in which they run. ``assets/early/elements.js`` stands for Dash's HTML
# components, and plotly is called without ``dcc.Graph`` (docs/adr/0009).
COMPONENT_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("dash_mantine_components", "dash_mantine_components.js"),
    ("dash", "dash-renderer/build/dash_renderer.min.js"),
)

REACT = ("react@18.*.min.js", "react-dom@18.*.min.js", "prop-types@15.*.min.js")

# Files that set-up fetches into the build folder; an installed wheel carries them in ``bundled``.
NODE_MODULES = Path("npm/node_modules")

SMALL_PLOTLY = "plotly.js-geo-dist-min/plotly-geo.min.js"

FONT = "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"


# Our scripts below ``assets/``, by room, in the order in which they run. Each uses of ``cm`` only what it or
# one before it defines.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "early": ("shim", "elements", "unpack"),
    "base": ("text", "dom", "tips", "glyphs"),
    "state": ("address", "scenes", "state", "select", "controls", "rows", "link"),
    "map": ("geo-adapter", "geo-paint", "groups", "badges", "labels", "marks"),
    "timeline": ("scale", "zoom", "years", "timeline", "play-rule", "play"),
    "column": ("evidence", "card", "list", "account", "counts", "panel"),
    "share": ("picture", "share"),
    "present": ("present",),
    "monthly": ("band", "totals"),
    "page": ("header", "period", "around", "draw", "paper", "page"),
}


def _package_dir(name: str) -> Path:
    # Found without importing: importing the components takes nearly a second.
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


def fetched(build_dir: Path, name: str) -> Path | None:
    """Return a file that set-up fetched or the wheel carries, or ``None`` when there is none."""
    places = (build_dir / NODE_MODULES / name, PACKAGE_DIR / "bundled" / Path(name).name)
    return next((place for place in places if place.is_file()), None)


def plotly_script(build_dir: Path) -> Path:
    """Return plotly's bundle: the small one where set-up fetched it, else the one in plotly's wheel."""
    return fetched(build_dir, SMALL_PLOTLY) or _package_dir("plotly") / "package_data" / "plotly.min.js"


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(folder / pattern)
    return found[-1]


def library_scripts(build_dir: Path) -> list[Path]:
    """Return the libraries' scripts in the order in which they run, without our own."""
    dependencies = _package_dir("dash") / "deps"
    react = [_one(dependencies, pattern) for pattern in REACT]
    components = [_package_dir(package) / name for package, name in COMPONENT_SCRIPTS]
    return [*react, plotly_script(build_dir), *components]


def own_scripts(*, early: bool, monthly: bool = False) -> list[Path]:
    """Return our own scripts in the order in which they run.

    Args:
        early: Those before the rows, or the others.
        monthly: Whether those that draw a user's register month by month are among the others.
    """
    left_out = {room for room in SCRIPTS if (room == "early") != early} | (set() if monthly else {"monthly"})
    rooms = [(room, names) for room, names in SCRIPTS.items() if room not in left_out]
    return [PACKAGE_DIR / "assets" / room / f"{name}.js" for room, names in rooms for name in names]
