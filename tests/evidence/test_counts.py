"""Published totals: what may stand on one scale, what one line joins, and where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.dataset import Dataset, load_dataset
from dashboard.dataset.yardsticks import Count
from dashboard.evidence.counts import (
    axis_marks,
    build_bars,
    charts_over_time,
    comparable,
    counts_by_pair,
    scale_of,
)
from dashboard.settings import find_data_dir
from dashboard.words.counts import (
    count_period_words,
    count_words,
    other_figures,
    short_count_period,
    short_counter,
)
from tests.tables import COUNT, OTHER_COUNT, Cells, write_tables


def counted(count_id: str, month: str, best: str, series: str = "ombudsman_conflicts", **more: str) -> Cells:
    """Return a monthly count of its own, in no comparison."""
    days = {"period_start": f"{month}-01", "period_end": f"{month}-28", "period_kind": "range", "pair": ""}
    figures = {"low": best, "best": best, "high": best}
    return {**COUNT, "count_id": count_id, **days, **figures, "series": series, **more}


def load(folder: Path, *counts: Cells) -> Dataset:
    return load_dataset(write_tables(folder, counts=(COUNT, OTHER_COUNT, *counts)))


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load_dataset(find_data_dir())


def test_a_line_is_broken_where_office_or_rule_changed_and_joins_nothing_else(tmp_path: Path) -> None:
    office = {"counter": "Presidencia del Consejo de Ministros (SGSD)", "counter_side": "state"}
    dataset = load(
        tmp_path,
        counted("o-1", "2016-05", "210"),
        counted("p-2", "2019-03", "190", "sgsd_a", **office),
        counted("p-3", "2019-05", "188", "sgsd_a", **office),
        counted("p-4", "2023-07", "100", "sgsd_b", **office),
    )
    (chart,) = charts_over_time(dataset)
    runs = {line.body: [[c.best for c in run.counts] for run in line.runs] for line in chart.lines}
    assert runs == {
        "Defensoría del Pueblo": [[210, 204]],
        "Presidencia del Consejo de Ministros": [[5], [190, 188], [100]],
    }
    ombudsman, ministers = chart.lines
    assert ombudsman.breaks == ()
    assert [(a.best, b.best, what) for a, b, what in ministers.breaks] == [
        (5, 190, "office"),
        (188, 100, "rule"),
    ]


def test_what_adds_up_from_another_day_stands_in_another_chart(shipped: Dataset) -> None:
    charts = {(chart.unit, chart.since): chart for chart in charts_over_time(shipped)}
    assert {unit for unit, since in charts if not since} == {"conflicts", "mining_conflicts"}
    (since,) = (since for unit, since in charts if unit == "deaths")
    assert {count.period_start for count in charts["deaths", since].counts} == {since} == {"2022-12-07"}


def test_two_points_make_no_chart(tmp_path: Path) -> None:
    assert charts_over_time(load(tmp_path, counted("o-1", "2016-05", "210"))) == ()


def test_people_and_unions_have_no_scale_in_common(shipped: Dataset) -> None:
    pairs = counts_by_pair(shipped)
    assert comparable(pairs["strike-2007"]) == comparable(pairs["strike-2017"]) == set()
    assert comparable(pairs["2019-03"]) == {"conflicts"} == {scale_of("mining_conflicts")}
    assert comparable(pairs["2024"]) == {"conflicts"}, "seven tables are no conflicts"
    assert comparable(pairs["panels"]) == {"distinct_cases"}


def test_bars_start_at_zero_and_the_longest_is_whole(shipped: Dataset) -> None:
    counts = [shipped.counts[name] for name in ("ombudsman-2017-03", "pcm-2017-04")]
    spanish, english = (build_bars(shipped, counts, lang) for lang in ("es", "en"))
    assert [(bar.who, bar.said, bar.when) for bar in spanish] == [
        ("Defensoría", "204", "mar. 2017"),
        ("PCM", "5", "7 abr. 2017"),
    ]
    assert [bar.share for bar in spanish] == [1, pytest.approx(5 / 204)]
    assert [bar.who for bar in english] == ["Ombudsman", "PCM"]


def test_axes_have_few_round_marks_beyond_the_highest_figure() -> None:
    assert axis_marks(247) == (0, 50, 100, 150, 200, 250)
    assert axis_marks(66) == (0, 20, 40, 60, 80)
    assert axis_marks(3) == (0, 1, 2, 3)


def count(dataset: Dataset, name: str) -> Count:
    return dataset.counts[name]


def test_a_total_says_its_figure_and_its_time(shipped: Dataset) -> None:
    deaths = count(shipped, "prosecutors-deaths-2023-01-13")
    assert count_period_words(deaths, "es") == "Del 7 de diciembre de 2022 al 13 de enero de 2023"
    assert short_count_period(deaths, "es") == "hasta 13 ene. 2023"
    assert short_count_period(deaths, "en") == "by 13 Jan 2023"
    assert count_words(count(shipped, "snmpe-2017-07"), "es") == "entre 94 y 95"
    assert count_words(count(shipped, "labour_ministry-2007-04"), "en") == "at least 5,000"
    assert other_figures(count(shipped, "pcm_onds-mining-2012-12"), "es") == ("21",)
    assert other_figures(count(shipped, "ombudsman-2017-03"), "es") == ()
    assert count_period_words(count(shipped, "ombudsman-2012-11"), "es") == "Hacia noviembre de 2012"
    assert count_period_words(count(shipped, "larepublica-deaths-2002-2019"), "en") == "Between 2002 and 2019"
    assert count_period_words(count(shipped, "pcm_sgsd-2021"), "es") == "Entre enero y junio de 2021"


def test_one_without_a_short_name_keeps_its_own() -> None:
    assert short_counter("Oficina Nueva (ON)", "es", "Oficina Nueva (ON)") == "Oficina Nueva (ON)"
