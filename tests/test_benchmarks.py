"""The invented tables that speed is measured with."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import Line, p95, report
from benchmarks.synthetic import write_data
from dashboard.dataset import load_dataset
from dashboard.settings import find_data_dir


def test_invented_tables_pass_the_check_and_reach_the_number(tmp_path: Path) -> None:
    real = load_dataset(find_data_dir())
    wanted = len(real.events) + 150
    assert write_data(tmp_path / "data", wanted) == wanted
    made = load_dataset(tmp_path / "data")
    assert len(made.events) == wanted
    assert {event.event_id for event in real.events} <= set(made.events_by_id)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_data(tmp_path / name, 400, seed=7)
    write_data(tmp_path / "other", 400, seed=8)
    one, two, other = ((tmp_path / name / "events.csv").read_bytes() for name in ("one", "two", "other"))
    assert one == two != other


def test_the_report_says_what_misses_its_target() -> None:
    lines = [Line("real rows", "filter", "ms", 41, 50, 40), Line("1000 rows", "filter", "ms", 82, 90, 100)]
    text = report(lines, {"load_before": 0.1})
    assert "| real rows | filter | 41 ms | 50 | ≤ 40 ms | **no** |" in text
    assert "| 1000 rows | filter | 82 ms | 90 | ≤ 100 ms | yes |" in text
    assert "| filter | 2.0 |" in text
    assert "busy" not in text
    assert "busy" in report(lines, {"load_before": 2.0})


def test_p95_of_few_values_is_the_largest() -> None:
    assert p95([3, 1, 2]) == 3
    assert p95(range(100)) == 95
