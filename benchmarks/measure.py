"""Measure the map at its real size and with invented events, and print a table against the targets.

Run it on a quiet machine: ``python -m benchmarks.measure``. Figures are medians; p95 stands beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks.browser import VIEWPORT, measure_changes, measure_load, measure_parts, open_browser, open_page
from benchmarks.serving import prepare, serve
from benchmarks.synthetic import write_data
from dashboard.settings import find_build_dir, find_data_dir

STARTS = 5
LOADS = 7
FLOORS = 15
PLAY_RATE = 10
BUSY_LOAD = 0.75  # of one core before the start; above it the table says that the machine was busy


@dataclass(frozen=True)
class Line:
    """One figure: its median, its 95th percentile, and what it should stay under (``None``: no target)."""

    setting: str
    name: str
    unit: str
    median: float
    p95: float
    target: float | None = None

    @property
    def verdict(self) -> str:
        """Say whether the target is met."""
        if self.target is None:
            return ""
        return "yes" if self.median <= self.target else "**no**"


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile; of fewer than twenty values the largest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def line(setting: str, name: str, unit: str, values: Sequence[float], target: float | None = None) -> Line:
    """Summarise some values."""
    return Line(setting, name, unit, statistics.median(values), p95(values), target)


def measure_first_load(
    browser: Browser, setting: str, data_dir: Path, build_dir: Path, *, megabytes: float, seconds: float
) -> Iterator[Line]:
    """Measure the start of the server and first loads of the page."""
    prepare(data_dir, build_dir)
    starts = []
    for _ in range(STARTS):
        with serve(data_dir, build_dir) as (_, took):
            starts.append(took)
    yield line(setting, "server ready", "s", starts, 1.5)
    with serve(data_dir, build_dir) as (url, _):
        measure_load(browser, f"{url}/es/")  # the browser's own first page is not ours to answer for
        loads = [measure_load(browser, f"{url}/es/") for _ in range(LOADS)]
    yield line(setting, "first load, over the wire", "MB", [load.bytes / 1e6 for load in loads], megabytes)
    yield line(setting, "first load, until ready", "s", [load.ready / 1000 for load in loads], seconds)


def measure_use(
    browser: Browser, setting: str, data_dir: Path, build_dir: Path, rounds: int
) -> Iterator[Line]:
    """Measure changes of filters and play."""
    prepare(data_dir, build_dir)
    with serve(data_dir, build_dir) as (url, _):
        context = browser.new_context(viewport=VIEWPORT)
        page = open_page(context, f"{url}/es/")
        floors = [page.evaluate("bench.floor()") for _ in range(FLOORS)]
        yield line(setting, "two empty frames (floor)", "ms", floors)
        changes = measure_changes(page, rounds)
        yield line(setting, "filter → map painted", "ms", [seen["map"] for seen in changes], 40)
        yield line(
            setting, "filter → timeline and list painted", "ms", [seen["rest"] for seen in changes], 150
        )
        yield line(setting, "filter → marks changed", "ms", [seen["marks"] for seen in changes])
        for name in ("script", "style", "layout", "all"):
            cpu = [seen[f"cpu_{name}"] for seen in changes]
            yield line(setting, f"main thread per change: {name}", "ms CPU", cpu)
        for part, values in measure_parts(page).items():
            if values:
                yield line(setting, f"part: {part}", "ms", values)
        page.evaluate("cm.set({ period: null, panel: 'cases' })")
        page.wait_for_timeout(500)
        played = page.evaluate("rate => bench.play(rate)", PLAY_RATE)
        if played["steps"] < PLAY_RATE:
            raise RuntimeError("play did not run: nothing was measured")
        longest = max(played["tasks"], default=0.0)
        yield Line(setting, "play at 10 steps/s: longest task", "ms", longest, longest, 50)
        yield line(setting, "play: tasks over 50 ms", "", [len(played["tasks"])], 0)
        yield line(setting, "play: steps", "", [played["steps"]])
        yield line(setting, "play: gap between frames", "ms", played["gaps"])
        context.close()


def bundle_dirs(root: Path) -> tuple[Path, Path]:
    """Make two build folders: one with the fetched small bundle, where there is one, and one without."""
    small, wheel = root / "small", root / "wheel"
    for folder in (small, wheel):
        folder.mkdir(parents=True, exist_ok=True)
    fetched = find_build_dir() / "npm"
    if fetched.is_dir() and not (small / "npm").exists():
        (small / "npm").symlink_to(fetched, target_is_directory=True)
    return small, wheel


def machine() -> dict[str, Any]:
    """Say what was measured on."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load_before": round(busy, 2),
        "viewport": VIEWPORT,
    }


def report(lines: Sequence[Line], about: dict[str, Any]) -> str:
    """Write the table and the ratios between the two sizes as Markdown."""
    rows = ["| Setting | Measure | Median | p95 | Target | Met |", "| --- | --- | --: | --: | --: | --- |"]
    for item in lines:
        target = "" if item.target is None else f"≤ {item.target:g} {item.unit}"
        rows.append(
            f"| {item.setting} | {item.name} | {item.median:.3g} {item.unit} | {item.p95:.3g} | {target} | "
            f"{item.verdict} |"
        )
    settings = [setting for setting in dict.fromkeys(item.setting for item in lines) if "rows" in setting]
    if len(settings) == 2:
        by_name = {(item.setting, item.name): item.median for item in lines}
        rows += ["", f"| Ratio: {settings[1]} to {settings[0]} | |", "| --- | --: |"]
        rows += [
            f"| {name} | {by_name[settings[1], name] / value:.1f} |"
            for (setting, name), value in by_name.items()
            if setting == settings[0] and name.startswith(("filter", "main")) and value
        ]
    said = ", ".join(f"{key} {value}" for key, value in about.items())
    noisy = (
        "\n\n**The machine was busy: take the times as upper bounds.**"
        if about["load_before"] > BUSY_LOAD
        else ""
    )
    return "\n".join([*rows, "", said]) + noisy


def main() -> None:
    """Measure everything and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1000, help="rows of the larger setting")
    parser.add_argument("--rounds", type=int, default=1, help="times that the changes are gone through")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    given = parser.parse_args()
    about = machine()
    small, wheel = bundle_dirs(find_build_dir() / "benchmarks")
    real = find_data_dir()
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        larger = Path(folder) / "data"
        number = write_data(larger, given.events)
        lines += measure_first_load(browser, "small bundle", real, small, megabytes=1.3, seconds=1.2)
        lines += measure_first_load(browser, "wheel's bundle", real, wheel, megabytes=2.1, seconds=1.9)
        lines += measure_use(browser, "real rows", real, small, given.rounds)
        lines += measure_use(browser, f"{number} rows", larger, small, given.rounds)
    print(report(lines, about))
    if given.json:
        figures = {"machine": about, "figures": [asdict(item) for item in lines]}
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
