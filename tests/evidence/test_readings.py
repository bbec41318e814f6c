"""Two readings of one event, and how well it is supported, on small hand-made events."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.dataset import Claim, Event, load_dataset
from dashboard.evidence.readings import contrast, planned_end, read_events
from dashboard.evidence.support import support_of
from dashboard.places.gazetteer import Gazetteer, load_gazetteer
from dashboard.settings import find_data_dir
from dashboard.words import period_words
from tests.tables import CLAIM, EVENT, write_tables

TEXT = EVENT["source_id"]
UNTIL = "2011-12"
VAGUE: dict[str, Any] = {
    "date_start": "2011-11-01",
    "date_end": "2011-11-30",
    "date_prec": "month",
    "date_basis": "text",
}
EXACT: dict[str, Any] = {
    "date_start": "2011-11-24",
    "date_end": "2011-11-24",
    "date_prec": "day",
    "date_basis": "text",
}
FIGURES = ("deaths_low", "deaths_best", "deaths_high")
CAJAMARCA_PROVINCES = ("0601", "0603", "0605", "0607")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Event:
    """Return an event without any figure, dated and placed by its text."""
    plain = {**EVENT, "injured_low": "", "injured_best": ""}
    return load_dataset(write_tables(tmp_path_factory.mktemp("data"), events=(plain,))).events[0]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(find_data_dir() / "geo")


def claim(field: str, value: str = "", **changes: Any) -> Claim:
    """Return what a newspaper asserts, with some of it changed."""
    said: dict[str, Any] = {
        "claim_id": "c1",
        "event_id": EVENT["event_id"],
        "field": field,
        "value": value,
        "low": None,
        "best": None,
        "high": None,
        "unit": "",
        "source_id": "press_2011",
        "locator": "",
        "said_by": "Un diario",
        "said_by_side": "press",
        "stance": "asserts",
        "says_es": "Lo dice.",
        "says_en": "Says so.",
    }
    return Claim(**{**said, **changes})


def figure(*numbers: int | None, field: str = "deaths", **changes: Any) -> Claim:
    """Return a claim of low, best and high, or of one exact figure."""
    low, best, high = numbers if len(numbers) == 3 else numbers * 3
    return claim(field, low=low, best=best, high=high, **changes)


def dates(event: Event) -> tuple[str, str, str]:
    return event.date_start, event.date_end, event.date_prec


def deaths(event: Event) -> tuple[int | None, ...]:
    return tuple(getattr(event, name) for name in FIGURES)


def known(*numbers: int | None) -> dict[str, Any]:
    """Return the event's own low, best and high."""
    return dict(zip(FIGURES, numbers, strict=True))


def test_an_event_nobody_else_speaks_of_reads_the_same(base: Event, gazetteer: Gazetteer) -> None:
    assert contrast(base, (), gazetteer, UNTIL) == base


def test_what_the_text_itself_says_is_no_contrast(base: Event, gazetteer: Gazetteer) -> None:
    own = [
        claim("date_start", "2011-10-01", source_id=TEXT, stance="corrects"),
        claim("actor", "Otro [police]", source_id=TEXT, stance="corrects"),
        claim("place", "Celendín [060301]", source_id=TEXT, stance="corrects"),
        figure(7, source_id=TEXT),
    ]
    assert contrast(base, own, gazetteer, UNTIL) == base


def test_a_denial_moves_nothing(base: Event, gazetteer: Gazetteer) -> None:
    silent = replace(base, **VAGUE, place_basis="none")
    denied = [
        claim("date_start", "2011-11-29", stance="denies"),
        claim("place", "Celendín [060301]", stance="denies"),
        claim("actor", "Policía [police]", stance="denies"),
        figure(7, stance="denies"),
    ]
    assert contrast(silent, denied, gazetteer, UNTIL) == silent


@pytest.mark.parametrize("own", [VAGUE, EXACT], ids=["vague", "exact"])
def test_a_corrected_day_replaces_the_texts(base: Event, gazetteer: Gazetteer, own: dict[str, Any]) -> None:
    said = [claim("date_start", "2008-11-24", stance="corrects")]
    read = contrast(replace(base, **own), said, gazetteer, UNTIL)
    assert dates(read) == ("2008-11-24", "2008-11-24", "day")
    assert (read.month_start, read.month_end) == ("2008-11", "2008-11")
    assert read.date_basis == "outside"


def test_an_asserted_day_narrows_a_month_and_stands_beside_a_day(base: Event, gazetteer: Gazetteer) -> None:
    said = [claim("date_start", "2011-11-29")]
    vague = contrast(replace(base, **VAGUE), said, gazetteer, UNTIL)
    assert dates(vague) == ("2011-11-29", "2011-11-29", "day")
    exact = contrast(replace(base, **EXACT), said, gazetteer, UNTIL)
    assert dates(exact) == ("2011-11-24", "2011-11-29", "week"), "the range of what both say"


@pytest.mark.parametrize("stance", ["asserts", "differs"])
def test_no_outside_source_overrules_another(base: Event, gazetteer: Gazetteer, stance: str) -> None:
    said = [
        claim("date_start", "2011-11-20", stance=stance),
        claim("date_start", "2011-11-28", stance="corrects"),
    ]
    read = contrast(replace(base, **EXACT), said, gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == ("2011-11-20", "2011-11-28"), "the text alone is set aside"


def test_other_cases_have_no_text_that_could_be_corrected(base: Event, gazetteer: Gazetteer) -> None:
    """Two newspapers say the 2nd, one slips to the 3rd: the slip does not win."""
    own = replace(base, collection="elsewhere", **EXACT)
    said = [claim("date_start", "2011-11-24"), claim("date_start", "2011-11-25", stance="corrects")]
    assert dates(contrast(own, said, gazetteer, UNTIL)) == ("2011-11-24", "2011-11-25", "week")
    dead = replace(base, collection="elsewhere", **known(4, 4, 4))
    assert deaths(contrast(dead, [figure(2, stance="corrects")], gazetteer, UNTIL)) == (2, 4, 4)


def test_what_is_said_of_a_part_moves_nothing(base: Event, gazetteer: Gazetteer) -> None:
    four = replace(base, **known(4, 4, 4))
    said = [figure(2, unit="por disparos"), claim("date_end", "2011-12-07", unit="la protesta")]
    assert contrast(four, said, gazetteer, UNTIL) == four


def test_still_on_is_no_end(base: Event, gazetteer: Gazetteer) -> None:
    strike = replace(base, date_start="2011-11-24", date_end="2011-12-01", date_prec="day", date_basis="text")
    still = claim("still_on", "2011-12-04", stance="corrects")
    read = contrast(strike, [still], gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == ("2011-11-24", ""), (
        "the text's end is set aside, none is known"
    )
    ended = claim("date_end", "2011-12-04", stance="corrects")
    assert contrast(strike, [still, ended], gazetteer, UNTIL).date_end == "2011-12-04"
    assert contrast(strike, [replace(still, stance="differs")], gazetteer, UNTIL) == strike
    assert contrast(strike, [replace(still, value="2011-11-30")], gazetteer, UNTIL) == strike


def test_a_corrected_start_does_not_shorten_what_lasted(base: Event, gazetteer: Gazetteer) -> None:
    years: dict[str, Any] = {
        "date_start": "2012-01-01",
        "date_end": "2018-12-31",
        "date_prec": "year",
        "date_basis": "text",
    }
    begun = claim("date_start", "2012-10", stance="corrects")
    read = contrast(replace(base, **years), [begun], gazetteer, UNTIL)
    assert (read.date_start, read.date_end, read.date_prec) == ("2012-10-01", "2018-12-31", "year")


def test_a_strike_of_48_hours_whose_day_is_found_lasts_two_days(base: Event, gazetteer: Gazetteer) -> None:
    said = [claim("date_start", "2011-11-19"), figure(48, field="quantity", unit="horas")]
    assert dates(contrast(replace(base, **VAGUE), said, gazetteer, UNTIL)) == (
        "2011-11-19",
        "2011-11-20",
        "day",
    )


@pytest.mark.parametrize("own", [("", "2009-12-31"), ("2009-09-01", "2009-12-31")])
def test_an_arrest_that_only_the_date_of_the_text_bounds_is_of_its_day(
    base: Event, gazetteer: Gazetteer, own: tuple[str, str]
) -> None:
    arrest = replace(
        base,
        event_type="legal",
        event_subtype="detention",
        date_start=own[0],
        date_end=own[1],
        date_prec="months",
    )
    read = contrast(arrest, [claim("date_start", "2009-09-23")], gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == ("2009-09-23", "2009-09-23")
    occupied = replace(arrest, event_type="mobilisation", event_subtype="occupation")
    assert contrast(occupied, [claim("date_start", "2009-09-23")], gazetteer, UNTIL).date_end == own[1]


@pytest.mark.parametrize(
    ("unit", "kind", "subtype"), [("incident", "clash", "clash"), ("background", "politics", "election")]
)
def test_a_clash_and_a_vote_that_months_bound_are_of_their_day(
    base: Event, gazetteer: Gazetteer, unit: str, kind: str, subtype: str
) -> None:
    vague = replace(base, unit=unit, event_type=kind, event_subtype=subtype, date_prec="months")
    vague = replace(vague, date_start="2011-03-01", date_end="2011-06-30")
    read = contrast(vague, [claim("date_start", "2011-06-05")], gazetteer, UNTIL)
    assert dates(read) == ("2011-06-05", "2011-06-05", "day")


def test_rival_ends_are_kept_apart(base: Event, gazetteer: Gazetteer) -> None:
    strike = replace(base, date_start="2011-11-24", date_end="2011-12-01", date_prec="day", date_basis="text")
    read = contrast(strike, [claim("date_end", "2011-12-04", stance="differs")], gazetteer, UNTIL)
    assert (read.date_end, read.end_from) == ("2011-12-04", "2011-12-01")


@given(year=st.integers(1900, 2099), month=st.integers(1, 12))
def test_a_month_alone_spans_the_whole_month(
    base: Event, gazetteer: Gazetteer, year: int, month: int
) -> None:
    said = [claim("date_start", f"{year}-{month:02d}", stance="corrects")]
    read = contrast(replace(base, **EXACT), said, gazetteer, "2100")
    last = monthrange(year, month)[1]
    assert dates(read) == (f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last}", "month")


def test_a_year_alone_spans_the_whole_year(base: Event, gazetteer: Gazetteer) -> None:
    read = contrast(
        replace(base, **EXACT), [claim("date_start", "2009", stance="corrects")], gazetteer, UNTIL
    )
    assert (read.date_start, read.date_end) == ("2009-01-01", "2009-12-31")


def test_a_year_alone_is_no_more_precise_than_a_year(base: Event, gazetteer: Gazetteer) -> None:
    read = contrast(
        replace(base, **EXACT), [claim("date_start", "2009", stance="corrects")], gazetteer, UNTIL
    )
    assert read.date_prec == "year"


@given(days=st.lists(st.dates(), min_size=1, max_size=5))
def test_sources_that_disagree_on_the_day_make_a_span_never_an_average(
    base: Event, gazetteer: Gazetteer, days: Sequence[Any]
) -> None:
    said = [claim("date_start", day.isoformat(), stance="corrects") for day in days]
    read = contrast(replace(base, **EXACT), said, gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == (min(days).isoformat(), max(days).isoformat())
    if min(days) < max(days):
        words = period_words(read.date_start, read.date_end, read.date_prec, "es")
        assert not words.startswith("del "), "rival days are no duration"


@given(start=st.dates(), end=st.dates())
def test_nothing_ends_before_it_begins(base: Event, gazetteer: Gazetteer, start: Any, end: Any) -> None:
    said = [
        claim("date_start", start.isoformat(), stance="corrects"),
        claim("date_end", end.isoformat(), stance="corrects"),
    ]
    read = contrast(base, said, gazetteer, UNTIL)
    assert read.date_start <= read.date_end
    assert read.month_start is not None
    assert read.month_end is not None
    assert read.month_start <= read.month_end


def test_a_strikes_last_day_is_corrected_and_its_first_stays(base: Event, gazetteer: Gazetteer) -> None:
    read = contrast(base, [claim("date_end", "2011-12-04", stance="corrects")], gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == ("2011-11-24", "2011-12-04")


@pytest.mark.parametrize("subtype", ["declaration", "deployment", "restriction"])
def test_a_lasting_measure_keeps_an_open_end(base: Event, gazetteer: Gazetteer, subtype: str) -> None:
    """It goes on until somebody says that it was lifted; drawn until the date of its source."""
    measure = replace(base, **VAGUE, event_type="emergency", event_subtype=subtype)
    begun = claim("date_start", "2011-10-12", stance="corrects")
    read = contrast(measure, [begun], gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == ("2011-10-12", "")
    assert (read.month_start, read.month_end) == ("2011-10", "2011-12")
    lifted = claim("date_end", "2011-12-16", stance="corrects")
    read = contrast(measure, [begun, lifted], gazetteer, UNTIL)
    assert (read.date_start, read.date_end) == ("2011-10-12", "2011-12-16")


def test_the_planned_end_counts_the_first_day(base: Event) -> None:
    """Sixty days from 4 December: 28 in December, 31 in January, one in February."""
    measure = replace(base, event_subtype="declaration", date_start="2011-12-04", date_end="2011-12-16")
    plan = figure(60, field="quantity", unit="días de emergencia", source_id=TEXT)
    assert planned_end(measure, [plan]) == "2012-02-01"
    assert planned_end(measure, [replace(plan, stance="corrects")]) == ""
    assert planned_end(measure, []) == ""
    assert planned_end(measure, [replace(plan, best=999_999_999_999)]) == "", "beyond the calendar"
    assert planned_end(replace(measure, date_start=""), [plan]) == ""
    assert planned_end(base, [plan]) == "", "a strike has no planned end"


def test_a_corrected_place_brings_its_code_point_and_precision(base: Event, gazetteer: Gazetteer) -> None:
    read = contrast(base, [claim("place", "Juliaca [211101]", stance="corrects")], gazetteer, UNTIL)
    assert (read.place, read.ubigeo, read.where_prec) == ("Juliaca", "211101", "town")
    assert read.departments == ("21",), "Puno, no longer Cajamarca"
    assert (read.latitude, read.longitude) == pytest.approx((-15.5, -70.13), abs=0.1)
    assert read.place_basis == "outside"


def test_several_provinces_are_named_one_by_one(base: Event, gazetteer: Gazetteer) -> None:
    vague = replace(base, where_prec="department", ubigeo="06", place_basis="proxy")
    said = [claim("place", f"Cuatro provincias [{';'.join(CAJAMARCA_PROVINCES)}]")]
    read = contrast(vague, said, gazetteer, UNTIL)
    assert read.area_ubigeo == CAJAMARCA_PROVINCES
    assert (read.where_prec, read.departments) == ("several", ("06",))


def test_several_provinces_elsewhere_leave_no_mark_in_the_old_place(
    base: Event, gazetteer: Gazetteer
) -> None:
    said = [claim("place", "Pataz y Trujillo [1308;1301]", stance="corrects")]
    read = contrast(base, said, gazetteer, UNTIL)
    assert read.departments == ("13",)
    assert (read.latitude, read.longitude) != (base.latitude, base.longitude)


@pytest.mark.parametrize(
    ("basis", "moves"),
    [("text", False), ("carried_over", True), ("proxy", True), ("outside", True), ("none", True)],
)
def test_an_asserted_place_is_taken_only_where_the_text_names_none(
    base: Event, gazetteer: Gazetteer, basis: str, moves: bool
) -> None:
    read = contrast(replace(base, place_basis=basis), [claim("place", "Celendín [060301]")], gazetteer, UNTIL)
    assert (read.place == "Celendín") is moves


@pytest.mark.parametrize("value", ["Celendín", "La región, según el texto", "En ninguna parte [999999]"])
def test_a_place_without_a_known_code_does_not_move_the_mark(
    base: Event, gazetteer: Gazetteer, value: str
) -> None:
    assert contrast(base, [claim("place", value, stance="corrects")], gazetteer, UNTIL) == base


def test_a_place_that_only_renames_keeps_the_point(base: Event, gazetteer: Gazetteer) -> None:
    read = contrast(
        base, [claim("place", "Plaza de Armas, Cajamarca [0601]", stance="corrects")], gazetteer, UNTIL
    )
    assert read.place == "Plaza de Armas, Cajamarca"
    assert (read.latitude, read.longitude, read.ubigeo) == (base.latitude, base.longitude, base.ubigeo)


def test_places_that_differ_give_the_unit_around_them(base: Event, gazetteer: Gazetteer) -> None:
    celendin, bambamarca = "Celendín [060301]", "Bambamarca [060701]"
    said = [claim("place", value, stance="corrects") for value in (celendin, bambamarca, bambamarca)]
    read = contrast(base, said, gazetteer, UNTIL)
    assert (read.ubigeo, read.where_prec) == ("06", "department"), "no majority decides"
    apart = [claim("place", value, stance="corrects") for value in (celendin, "Juliaca [211101]")]
    assert contrast(base, apart, gazetteer, UNTIL) == base, "nothing holds both"


def test_only_a_correction_changes_who_acted(base: Event, gazetteer: Gazetteer) -> None:
    police = claim("actor", "Policía Nacional del Perú [police]")
    assert contrast(base, [police], gazetteer, UNTIL) == base
    read = contrast(base, [replace(police, stance="corrects")], gazetteer, UNTIL)
    assert (read.actor1, read.actor1_type) == ("Policía Nacional del Perú", "police")
    assert read.family == "forces"


@pytest.mark.parametrize("value", ["Bandas, según ministros", "Alguien [no_such_type]"])
def test_an_actor_without_a_known_type_changes_nobody(base: Event, gazetteer: Gazetteer, value: str) -> None:
    assert contrast(base, [claim("actor", value, stance="corrects")], gazetteer, UNTIL) == base


def test_a_corrected_figure_sets_the_texts_aside(base: Event, gazetteer: Gazetteer) -> None:
    one = replace(base, **known(1, 1, 1))
    assert deaths(contrast(one, [figure(5, stance="corrects")], gazetteer, UNTIL)) == (5, 5, 5)


def test_two_corrections_make_a_range_without_a_middle(base: Event, gazetteer: Gazetteer) -> None:
    sixteen = replace(base, **known(16, 16, 16))
    said = [figure(14, stance="corrects"), figure(15, stance="corrects")]
    assert deaths(contrast(sixteen, said, gazetteer, UNTIL)) == (14, None, 15)


def test_asserted_figures_widen_the_texts_own(base: Event, gazetteer: Gazetteer) -> None:
    thirteen = replace(base, **known(13, 13, 13))
    assert deaths(contrast(thirteen, [figure(15), figure(23)], gazetteer, UNTIL)) == (13, 13, 23)


def test_the_main_figure_of_a_range_stays_the_main_figure(base: Event, gazetteer: Gazetteer) -> None:
    between = replace(base, **known(3, 5, 7))
    assert deaths(contrast(between, [figure(9)], gazetteer, UNTIL)) == (3, 5, 9)


def test_a_figure_the_text_lacks_is_taken_and_one_nobody_gives_stays_unknown(
    base: Event, gazetteer: Gazetteer
) -> None:
    read = contrast(base, [figure(0)], gazetteer, UNTIL)
    assert deaths(read) == (0, 0, 0)
    assert (read.injured_low, read.injured_best, read.injured_high) == (None, None, None)


@pytest.mark.parametrize(
    ("own", "said", "expected"),
    [
        ((None, None, None), [figure(20, 20, None)], (20, 20, None)),
        ((18, 18, None), [figure(18, 18, None)], (18, 18, None)),
        ((10, 10, None), [figure(30, 30, None)], (10, None, None)),
        ((18, 18, None), [figure(17, 17, 18), figure(18)], (17, 18, 18)),
        ((None, None, None), [figure(10, 10, None), figure(33), figure(18)], (10, None, 33)),
    ],
    ids=["silent-text", "both-at-least", "all-at-least", "a-top-is-told", "ten-to-33"],
)
def test_open_upwards_only_where_nobody_gives_a_top(
    base: Event,
    gazetteer: Gazetteer,
    own: tuple[int | None, ...],
    said: list[Claim],
    expected: tuple[int | None, ...],
) -> None:
    assert deaths(contrast(replace(base, **known(*own)), said, gazetteer, UNTIL)) == expected


@settings(max_examples=60)
@given(
    own=st.none() | st.integers(0, 50),
    said=st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=5),
)
def test_figures_are_bounds_that_somebody_gave(
    base: Event, gazetteer: Gazetteer, own: int | None, said: list[tuple[int, bool]]
) -> None:
    event = replace(base, **known(own, own, own))
    claims = [figure(number, stance="corrects" if fixed else "differs") for number, fixed in said]
    low, best, high = deaths(contrast(event, claims, gazetteer, UNTIL))
    voices = {number for number, _ in said}
    if own is not None and not any(fixed for _, fixed in said):
        voices.add(own)
    assert (low, high) == (min(voices), max(voices))
    assert best is None or best in voices


# Parts and wholes.

WHOLE = {**EVENT, "injured_low": "", "injured_best": "", "date_basis": "text"}
PART_ONE = {**WHOLE, "event_id": "conga-part-one", "part_of": WHOLE["event_id"]}
PART_TWO = {**PART_ONE, "event_id": "conga-part-two"}


def read_family(
    folder: Path, gazetteer: Gazetteer, said: Sequence[Mapping[str, str]], parts: Sequence[Mapping[str, str]]
) -> list[Event]:
    """Return the whole and its parts as all sources together have them."""
    claims = [{**CLAIM, "best": "", "claim_id": f"c{number}", **one} for number, one in enumerate(said)]
    events = (WHOLE, *parts)
    dataset = load_dataset(write_tables(folder, events=events, claims=claims))
    return list(read_events(dataset, gazetteer)["contrasted"][: len(events)])


def corrected(event_id: str, field: str, value: str, **changes: str) -> dict[str, str]:
    return {"event_id": event_id, "field": field, "value": value, **changes}


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("date_end", "2011-12-04", "date_end", "2011-12-04"),
        ("place", "Juliaca [211101]", "ubigeo", "211101"),
    ],
)
def test_a_part_moves_with_its_whole(
    tmp_path: Path, gazetteer: Gazetteer, field: str, value: str, column: str, expected: str
) -> None:
    said = [corrected(WHOLE["event_id"], field, value)]
    family = read_family(tmp_path, gazetteer, said, (PART_ONE, PART_TWO))
    assert [getattr(event, column) for event in family] == [expected] * 3


def test_a_part_that_the_text_dates_or_places_apart_stays(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """A night of the strike, in another town, is not the strike."""
    apart = {
        **PART_TWO,
        "date_start": "2011-11-29",
        "date_end": "2011-11-29",
        "place": "Celendín",
        "ubigeo": "060301",
    }
    said = [
        corrected(WHOLE["event_id"], "date_end", "2011-12-04"),
        corrected(WHOLE["event_id"], "place", "Juliaca [211101]"),
    ]
    whole, with_it, stays = read_family(tmp_path, gazetteer, said, (PART_ONE, apart))
    assert (with_it.date_end, with_it.ubigeo) == (whole.date_end, whole.ubigeo) == ("2011-12-04", "211101")
    assert (stays.date_start, stays.date_end, stays.ubigeo) == ("2011-11-29", "2011-11-29", "060301")


def test_a_part_of_which_somebody_else_speaks_keeps_what_is_said(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    said = [
        corrected(WHOLE["event_id"], "date_end", "2011-12-04"),
        corrected(PART_ONE["event_id"], "date_end", "2011-12-01", stance="asserts"),
    ]
    whole, spoken_of, silent = read_family(tmp_path, gazetteer, said, (PART_ONE, PART_TWO))
    assert [event.date_end for event in (whole, spoken_of, silent)] == [
        "2011-12-04",
        "2011-12-01",
        "2011-12-04",
    ]


def test_what_the_text_says_of_a_part_is_no_other_voice(tmp_path: Path, gazetteer: Gazetteer) -> None:
    own = {"source_id": TEXT, "locator": "¶1", "stance": "asserts"}
    said = [
        corrected(WHOLE["event_id"], "date_end", "2011-12-04"),
        corrected(PART_ONE["event_id"], "date_end", "2011-12-01", **own),
    ]
    assert [event.date_end for event in read_family(tmp_path, gazetteer, said, (PART_ONE,))] == [
        "2011-12-04"
    ] * 2


def test_a_whole_follows_its_parts_only_where_all_move_alike(tmp_path: Path, gazetteer: Gazetteer) -> None:
    one = corrected(PART_ONE["event_id"], "place", "Juliaca [211101]")
    two = corrected(PART_TWO["event_id"], "place", "Juliaca [211101]")
    elsewhere = corrected(PART_TWO["event_id"], "place", "Celendín [060301]")
    for number, (said, expected) in enumerate(
        (
            ([one], ["060101", "211101", "060101"]),
            ([one, two], ["211101", "211101", "211101"]),
            ([one, elsewhere], ["060101", "211101", "060301"]),
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        family = read_family(folder, gazetteer, said, (PART_ONE, PART_TWO))
        assert [event.ubigeo for event in family] == expected


def test_a_whole_is_no_vaguer_for_a_part_that_nobody_moves(tmp_path: Path, gazetteer: Gazetteer) -> None:
    """The text says how sure the place of each is; nobody else speaks of it."""
    vaguer = {"where_prec": "province", "place_basis": "carried_over"}
    family = read_family(tmp_path, gazetteer, [], ({**PART_ONE, **vaguer}, {**PART_TWO, **vaguer}))
    assert [event.where_prec for event in family] == [WHOLE["where_prec"], "province", "province"]
    assert WHOLE["where_prec"] != "province"


# How well it is supported.


def status(event: Event, claims: Sequence[Claim]) -> str:
    return support_of(event, claims, "Un editor", "political").status


POLITICAL = claim("occurrence", said_by="Un partido", said_by_side="political", source_id=TEXT)
PRESS = claim("occurrence")
OTHER_PRESS = claim("occurrence", said_by="Otro diario")
STATE = claim("occurrence", said_by="Un ministerio", said_by_side="state")
ENCYCLOPAEDIA = claim("occurrence", said_by="Una enciclopedia", said_by_side="reference")


def test_without_claims_its_own_source_speaks_alone(base: Event) -> None:
    support = support_of(base, (), "Un editor", "political")
    assert (support.status, support.speakers, support.sides) == (
        "single_voice",
        ("Un editor",),
        ("political",),
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([POLITICAL], "single_voice"),
        ([POLITICAL, replace(POLITICAL, source_id="press_2011")], "single_voice"),
        ([PRESS, OTHER_PRESS], "one_side"),
        ([POLITICAL, PRESS], "corroborated"),
        ([POLITICAL, PRESS, replace(STATE, stance="denies")], "corroborated"),
        ([POLITICAL, ENCYCLOPAEDIA], "single_voice"),
        ([ENCYCLOPAEDIA], "single_voice"),
    ],
    ids=["one", "the-same-twice", "one-side", "two-sides", "denied-too", "summed-up", "summed-up-alone"],
)
def test_status(base: Event, claims: list[Claim], expected: str) -> None:
    for order in permutations(claims):
        assert status(base, order) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([PRESS], ()),
        ([replace(STATE, stance="denies")], ("whole",)),
        ([replace(STATE, stance="denies", value="Que hubiera una toma")], ("what",)),
        ([replace(STATE, stance="differs", value="Intento de ingreso")], ("what",)),
        ([claim("date_start", "2011-11-25", stance="differs")], ("date",)),
        ([claim("still_on", "2011-12-04", stance="corrects")], ("date",)),
        ([claim("place", "Juliaca [211101]", stance="corrects")], ("place",)),
        ([claim("target", "La policía [police]", stance="differs")], ("who",)),
        ([figure(16), figure(15, said_by="Otro diario")], ("figures",)),
        ([figure(18, 18, None), figure(20, said_by="Otro diario")], ()),
        ([figure(20, 20, None), figure(18, said_by="Otro diario")], ("figures",)),
        ([figure(13), figure(10, 13, 15, said_by="Otro diario")], ()),
        ([claim("actor", "x", stance="denies"), replace(STATE, stance="denies")], ("whole", "who")),
    ],
)
def test_what_is_told_otherwise(base: Event, claims: list[Claim], expected: tuple[str, ...]) -> None:
    for order in permutations(claims):
        assert support_of(base, order, "Un editor", "political").versions == expected


def test_agreement_on_unlike_things_is_no_corroboration(base: Event) -> None:
    dated = claim("date_start", "2011-11-24", said_by="Un partido", said_by_side="political")
    placed = claim("place", "Cajamarca [0601]")
    assert status(base, [dated, placed]) == "single_voice"
    assert status(base, [dated, replace(dated, said_by="Un diario", said_by_side="press")]) == "corroborated"


@pytest.mark.parametrize("field", ["actor", "outcome"])
def test_accusations_and_outcomes_corroborate_nothing(base: Event, field: str) -> None:
    said = [claim(field, "x"), claim(field, "x", said_by="Un ministerio", said_by_side="state")]
    assert status(base, said) == "single_voice"


def test_unlike_quantities_do_not_clash(base: Event) -> None:
    said = [
        POLITICAL,
        PRESS,
        figure(2, field="quantity", unit="torres"),
        figure(300, field="quantity", unit="policías y militares"),
    ]
    assert status(base, said) == "corroborated"


def test_the_figures_that_clash_are_named(base: Event) -> None:
    said = [
        figure(16, field="quantity", unit="torres"),
        figure(14, field="quantity", unit="torres", said_by="La empresa", said_by_side="company"),
    ]
    support = support_of(base, said, "Un editor", "political")
    assert support.clashes == ("quantity torres",)
