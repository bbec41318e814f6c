"""Titles, summaries, rows and claims agree, or are named by file, line and column in both languages."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dashboard.atlas import check_folder
from dashboard.evidence.consistency.said import AT_LEAST, numbers, read_text
from dashboard.settings import find_data_dir
from tests.tables import CLAIM, DIFFERING, ELSEWHERE_EVENT, EVENT, PRESS, SOURCE, Cells, write_tables

BOTH = pytest.mark.parametrize("lang", ["es", "en"])
EXACT: Cells = {"deaths_best": "9", "deaths_low": "9", "deaths_high": "9"}


@pytest.fixture(scope="session")
def geo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project's places, without towns, so that they load fast."""
    made = tmp_path_factory.mktemp("few") / "geo"
    shutil.copytree(find_data_dir() / "geo", made)
    gazetteer = made / "gazetteer.csv"
    lines = gazetteer.read_text(encoding="utf-8").splitlines(keepends=True)
    gazetteer.write_text("".join(line for line in lines if ",town," not in line), encoding="utf-8")
    return made


@pytest.fixture
def folder(tmp_path: Path, geo: Path) -> Path:
    (tmp_path / "geo").symlink_to(geo)
    return tmp_path


def claim(number: int = 1, **cells: str) -> dict[str, str]:
    """Return what a newspaper asserts of the event of the text."""
    return {**CLAIM, "claim_id": f"c{number}", "best": "", "stance": "asserts", **cells}


def found(folder: Path, lang: str = "en", **tables: Sequence[Cells]) -> list[str]:
    """Return what is wrong, but for whether titles and summaries say whose word it is."""
    write_tables(folder, **tables)
    problems = check_folder(folder)[0]
    return [problem.text(lang) for problem in problems if problem.message_key != "unattributed"]


def text(**cells: str) -> list[dict[str, str]]:
    return [{**EVENT, **cells}]


# Reading sentences.


@BOTH
def test_numbers_in_words_go_up_to_a_hundred(lang: str) -> None:
    assert set(numbers(lang).values()) == set(range(101))


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("es", "Ataque: nueve personas fallecidas y 13 heridas", [("deaths", (9, 9)), ("injured", (13, 13))]),
        ("es", "trece heridos", [("injured", (13, 13))]),
        ("es", "Murieron treinta y cuatro personas", [("deaths", (34, 34))]),
        ("es", "veintiún detenidos", [("arrests", (21, 21))]),
        ("es", "Detienen a seis personas en Lima", [("arrests", (6, 6))]),
        ("es", "entre 17 y 18 personas fallecidas", [("deaths", (17, 18))]),
        ("es", "cuatro o cinco trabajadores tuvieron heridas leves", [("injured", (4, 5))]),
        ("es", "1\u202f200 personas heridas", [("injured", (1200, 1200))]),
        ("es", "más de diez fallecidos", [("deaths", (10, 10))]),
        ("es", "Una persona muere en una protesta", [("deaths", (1, 1))]),
        ("es", "huelga de 48 horas", [("hours", (48, 48))]),
        ("es", "más de 50 días sin agua", [("days", (50, AT_LEAST))]),
        ("en", "nine killed and thirteen injured", [("deaths", (9, 9)), ("injured", (13, 13))]),
        ("en", "Twenty-three people were injured", [("injured", (23, 23))]),
        ("en", "Police arrested two suspects", [("arrests", (2, 2))]),
        ("en", "killed at least 18 people", [("deaths", (18, 18))]),
        ("en", "between 17 and 18 people killed", [("deaths", (17, 18))]),
        ("en", "1,200 injured", [("injured", (1200, 1200))]),
        ("en", "a 48-hour strike", [("hours", (48, 48))]),
        ("en", "strike for seven days", [("days", (7, 7))]),
    ],
)
def test_a_number_bound_to_its_noun_is_read(
    lang: str, sentence: str, expected: list[tuple[str, tuple[int, int]]]
) -> None:
    assert [(said.kind, said.spans[0]) for said in read_text(sentence, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("es", "27 labores mineras destruidas en 2024"),
        ("es", "Una protesta en la mina deja heridos"),
        ("es", "murió a los 71 años"),
        ("es", "liberado a los ocho días"),
        ("es", "dos días después de un ataque"),
        ("es", "el 80 % de heridos"),
        ("es", "13.5 millones"),
        ("en", "Two groups clashed and people were hurt"),
        ("en", "freed after eight days"),
        ("en", "two days after a similar attack"),
        ("en", "a woman of 20 was hurt"),
        ("en", "It lost US$14 million a day"),
    ],
)
def test_what_counts_nobody_and_lasts_nothing_is_left_alone(lang: str, sentence: str) -> None:
    assert list(read_text(sentence, lang)) == []


@pytest.mark.parametrize(
    ("lang", "sentence", "sums"),
    [
        ("es", "siete vigilantes y dos obreros fallecidos", {2, 9}),
        ("es", "murieron un agricultor, un policía y dos obreros", {1, 4}),
        ("en", "seven guards and two workers killed", {2, 9}),
    ],
)
def test_a_list_may_mean_its_last_or_its_sum(lang: str, sentence: str, sums: set[int]) -> None:
    (said,) = read_text(sentence, lang)
    assert {low for low, _ in said.spans} == sums


@pytest.mark.parametrize(
    ("lang", "sentence", "days"),
    [
        ("es", "el 1 de diciembre", [(12, 1, 0)]),
        ("es", "del 24 al 29 de noviembre de 2011", [(11, 24, 2011), (11, 29, 2011)]),
        ("es", "el 9 de setiembre y el 10 de septiembre", [(9, 9, 0), (9, 10, 0)]),
        ("en", "On 4 December", [(12, 4, 0)]),
        ("en", "from 24 to 29 November 2011", [(11, 24, 2011), (11, 29, 2011)]),
        ("en", "in December 2011", []),
    ],
)
def test_days_with_their_month_are_read(lang: str, sentence: str, days: list[tuple[int, int, int]]) -> None:
    assert [day for said in read_text(sentence, lang) for day in said.dates] == days


# What is said against both readings.


@pytest.mark.parametrize(
    ("column", "words", "es", "en"),
    [
        (
            "title_es",
            "Ataque: diez fallecidos",
            "«diez fallecidos» no concuerda con deaths",
            "'diez fallecidos' does not",
        ),
        (
            "title_en",
            "Attack: ten killed",
            "«ten killed» no concuerda con deaths",
            "'ten killed' does not agree",
        ),
        ("summary_es", "Murieron diez personas.", "texto 9, con otras fuentes 9–9", ""),
    ],
)
def test_a_figure_that_no_reading_has_is_named(
    folder: Path, column: str, words: str, es: str, en: str
) -> None:
    events = text(**EXACT, **{column: words})
    for lang, said in (("es", es.replace("9–9", "9")), ("en", en)):
        (message,) = found(folder, lang, events=events)
        assert message.startswith(f"events.csv:2 {column}: ")
        assert said in message


def test_a_figure_that_only_one_reading_has_is_named_with_both(folder: Path) -> None:
    """Casapalca: the title says four, and with other sources two would be shown."""
    events = text(deaths_best="4", title_en="Strike with four dead")
    said = [claim(field="deaths", best="2", stance="corrects"), DIFFERING]
    (message,) = found(folder, events=events, claims=said)
    assert "texts only 4, with other sources 2" in message


def test_a_figure_within_the_range_agrees(folder: Path) -> None:
    events = text(deaths_low="9", deaths_high="13", title_en="Attack with eleven dead")
    assert found(folder, events=events) == []


def test_what_is_given_to_others_needs_to_agree_only_with_others(folder: Path) -> None:
    said = [claim(field="deaths", best="12"), DIFFERING]
    for given, problems in (("", 1), (", according to other sources", 0), (", says Ministerio", 0)):
        events = text(**EXACT, summary_en=f"Nine died in it. There were twelve dead{given}.")
        assert len(found(folder, events=events, claims=said)) == problems, given


def test_a_summary_may_give_a_figure_whose_claim_says_of_what_else_it_is(folder: Path) -> None:
    said = [claim(field="quantity", best="5", unit="personas fallecidas en toda la protesta"), DIFFERING]
    apart = text(
        deaths_best="1", summary_en="Five people died in the whole protest, according to other sources."
    )
    assert found(folder, events=apart, claims=said) == []
    title = text(deaths_best="1", title_en="Protest with five dead")
    assert len(found(folder, events=title, claims=said)) == 1


@pytest.mark.parametrize(
    ("column", "words", "problems"),
    [
        ("summary_en", "Nine died; the rondas say that a minor died first.", 0),
        ("summary_es", "Murieron nueve personas; una de ellas murió después.", 0),
        ("title_en", "Clash: a minor died", 1),
    ],
)
def test_a_summary_may_speak_of_one_of_them(folder: Path, column: str, words: str, problems: int) -> None:
    assert len(found(folder, events=text(**EXACT, **{column: words}))) == problems


def test_a_day_outside_a_reading_is_named(folder: Path) -> None:
    """A text that says until the 1st, where other sources say that it was over on 26 November."""
    events = text(date_basis="text", summary_en="It ends on 1 December, says the text.")
    assert found(folder, events=events) == []
    over = [claim(field="date_end", value="2011-11-26", stance="corrects"), DIFFERING]
    (message,) = found(folder, events=events, claims=over)
    assert message.startswith("events.csv:2 summary_en: '1 December' lies outside the dates")
    assert "with other sources 2011-11-24–2011-11-26" in message
    both = text(
        date_basis="text",
        summary_en="It ends on 1 December, says the text; on 26 November, say other sources.",
    )
    assert found(folder, events=both, claims=over) == []


def test_a_length_is_given_by_a_claim_or_by_the_days(folder: Path) -> None:
    strike = text(title_en="Strike of seven days")
    (message,) = found(folder, events=strike)
    assert message.startswith("events.csv:2 title_en: 'seven days' is no length of conga-2011-11-strike")
    told = claim(field="quantity", best="7", unit="días de paro", source_id=SOURCE["source_id"], locator="¶1")
    assert found(folder, events=strike, claims=[told, DIFFERING]) == []
    assert found(folder, events=text(title_en="Strike of eight days")) == []


def test_a_length_told_by_others_alone_is_not_the_texts(folder: Path) -> None:
    told = claim(field="quantity", best="60", unit="días previstos")
    assert len(found(folder, events=text(title_en="An emergency of 60 days"), claims=[told, DIFFERING])) == 1


def test_what_is_paid_by_the_day_is_no_length(folder: Path) -> None:
    lost = claim(field="quantity", best="14", unit="USD por día", stance="asserts")
    events = text(title_en="Strike of fourteen days")
    (message,) = found(folder, events=events, claims=[lost, DIFFERING])
    assert "texts only 8 d, with other sources 8 d" in message


# Rows and claims.


def test_one_name_has_one_type(folder: Path) -> None:
    other = {**ELSEWHERE_EVENT, "actor1_type": "indigenous"}
    (message,) = found(folder, elsewhere=[other])
    assert message.startswith(
        "elsewhere.csv:2 actor1: 'Frente de Defensa' is indigenous here and civic_front in conga"
    )
    said = [claim(field="actor", value="Frente de Defensa [police]"), DIFFERING]
    (message,) = found(folder, claims=said)
    assert message.startswith("claims.csv:2 value: 'Frente de Defensa' is police here")


@pytest.mark.parametrize("basis", ["carried_over", "proxy"])
def test_a_place_is_no_sharper_than_the_sentence_it_is_from(folder: Path, basis: str) -> None:
    taken = {**EVENT, "event_id": "conga-taken", "place_basis": basis, "where_prec": "site"}
    for named, problems in (("site", 0), ("town", 1), ("district", 1)):
        messages = found(folder, events=[{**EVENT, "where_prec": named}, taken])
        assert len(messages) == problems, named
        assert all(message.startswith("events.csv:3 where_prec: site is sharper") for message in messages)


@pytest.mark.parametrize(
    ("row", "said", "words"),
    [
        ((35, 35, 35), [(44, 44, 44)], "no claim gives 35 for deaths; the claims give 44"),
        (
            (4, 4, 4),
            [(4, 4, 4), (3, 3, None)],
            "the row gives 4 and the range of its claims is 3–4",
        ),
        (
            (7, 9, 9),
            [(7, 9, 9), (12, 12, 12)],
            "the row gives 7–9 and the range of its claims is 7–12",
        ),
        (
            (17, 17, None),
            [(17, 17, None), (18, 18, 18)],
            "the row gives 17+ and the range of its claims is 17–18",
        ),
        ((None, None, None), [(6, 6, 9)], "the row gives — and the range of its claims is 6–9"),
        ((0, 0, 0), [], "no claim gives 0"),
    ],
)
def test_a_figure_of_other_cases_is_the_range_of_its_claims(
    folder: Path,
    row: tuple[int | None, ...],
    said: list[tuple[int | None, ...]],
    words: str,
) -> None:
    ends = ("low", "best", "high")

    def cells(numbers: tuple[int | None, ...], prefix: str = "") -> Mapping[str, str]:
        return {f"{prefix}{end}": "" if n is None else str(n) for end, n in zip(ends, numbers, strict=True)}

    about = {"event_id": ELSEWHERE_EVENT["event_id"], "field": "deaths"}
    claims = [DIFFERING, *(claim(9 + n, **about, **cells(one)) for n, one in enumerate(said))]
    messages = found(folder, elsewhere=[{**ELSEWHERE_EVENT, **cells(row, "deaths_")}], claims=claims)
    assert messages
    assert messages[0].startswith(f"elsewhere.csv:2 deaths_low: {words}")


def test_a_figure_of_something_else_is_not_of_the_range(folder: Path) -> None:
    about = {"event_id": ELSEWHERE_EVENT["event_id"], "field": "deaths"}
    claims = [DIFFERING, claim(8, **about, best="4"), claim(9, **about, best="2", unit="por disparos")]
    assert found(folder, elsewhere=[{**ELSEWHERE_EVENT, "deaths_best": "4"}], claims=claims) == []


@pytest.mark.parametrize(
    ("column", "field", "value"),
    [("date_basis", "date_start", "2011-11-24"), ("place_basis", "place", "Cajamarca")],
)
def test_what_comes_from_others_somebody_else_says(folder: Path, column: str, field: str, value: str) -> None:
    events = text(**{column: "outside"})
    (message,) = found(folder, events=events)
    assert message.startswith(f"events.csv:2 {column}: the row says that it comes from other sources")
    assert found(folder, events=events, claims=[claim(field=field, value=value), DIFFERING]) == []


def test_what_ends_with_a_text_whose_date_is_from_outside_needs_no_claim(folder: Path) -> None:
    events = text(date_basis="outside", date_start="", date_end="2011-12-31", date_prec="month")
    sources = [{**SOURCE, "dated": "outside"}, PRESS]
    assert found(folder, events=events, sources=sources) == []


@pytest.mark.parametrize(
    ("start", "end", "written", "problems"),
    [
        ("", "2011-12-31", "2011-11", 0),
        ("2011-11-01", "", "2011-11", 0),
        ("", "2011-10-31", "2011-11", 1),
    ],
)
def test_what_is_on_as_its_text_is_written_has_the_date_of_the_text(
    folder: Path, start: str, end: str, written: str, problems: int
) -> None:
    """The text on Pataz was written in April or May: what it calls current is of both months."""
    events = text(date_basis="outside", date_start=start, date_end=end, date_prec="month")
    sources = [{**SOURCE, "dated": "outside", "date": written}, PRESS]
    assert len(found(folder, events=events, sources=sources)) == problems


def test_a_part_does_not_stay_behind_when_its_whole_moves(folder: Path) -> None:
    part = {
        **EVENT,
        "event_id": "conga-part",
        "part_of": EVENT["event_id"],
        "date_start": "2011-11-29",
        "date_end": "2011-11-29",
    }
    whole = {**EVENT, "date_basis": "text"}
    moved = [
        claim(1, field="date_start", value="2011-10-24", stance="corrects"),
        claim(2, field="date_end", value="2011-10-30", stance="corrects"),
        {**DIFFERING, "claim_id": "c3"},
    ]
    (message,) = found(folder, events=[whole, part], claims=moved)
    assert message.startswith("events.csv:3 part_of: with other sources the part (2011-11-29) lies outside")


def test_one_place_has_one_point_and_one_code(folder: Path) -> None:
    def other(**cells: str) -> list[str]:
        site = {**EVENT, "where_prec": "site", "place": "Proyecto Conga"}
        return found(folder, events=[site, {**site, "event_id": "conga-other", **cells}])

    assert other(latitude="-7.167") == [], "some 300 m apart"
    (message,) = other(latitude="-7.260")
    assert message.startswith(
        "events.csv:3 latitude: 'Proyecto Conga' is elsewhere here than in conga-2011-11"
    )
    (message,) = other(ubigeo="0601")
    assert message.startswith("events.csv:3 ubigeo: 'Proyecto Conga' is elsewhere here")


def test_a_date_from_others_is_one_that_others_give(folder: Path) -> None:
    """A treaty signed in April 2006 and in force in 2009 is not of July to December 2006."""
    events = text(date_basis="outside", date_start="2006-07-28", date_end="2006-12-31", date_prec="months")
    for value, problems in (("2009-02-01", 1), ("2006-12", 0), ("2006", 0)):
        said = [claim(field="date_start", value=value, stance="differs"), DIFFERING]
        assert len(found(folder, events=events, claims=said)) == problems, value


@pytest.mark.parametrize(("best", "problems"), [("3", 0), ("4", 1), ("", 0)])
def test_the_main_figure_is_that_of_its_own_source(folder: Path, best: str, problems: int) -> None:
    about = {"event_id": ELSEWHERE_EVENT["event_id"], "field": "deaths"}
    other = {**PRESS, "source_id": "other_press"}
    claims = [
        DIFFERING,
        claim(8, **about, low="3", best="3", high="3"),
        claim(9, **about, low="4", best="4", high="4", source_id="other_press"),
    ]
    row = {**ELSEWHERE_EVENT, "deaths_low": "3", "deaths_best": best, "deaths_high": "4"}
    messages = found(folder, elsewhere=[row], claims=claims, sources=[SOURCE, PRESS, other])
    assert len(messages) == problems
    for message in messages:
        assert message.startswith("elsewhere.csv:2 deaths_best: 4 is not what the row's own source gives")


@pytest.mark.parametrize(
    ("cells", "said", "problems"),
    [
        ({}, [], 1),
        ({"date_start": "", "date_prec": "year"}, [], 0),
        ({"date_start": "2011-11-24", "date_prec": "months"}, [], 0),
        ({}, [{"field": "date_start", "value": "2011-12", "stance": "asserts"}], 0),
        ({"event_type": "solidarity", "event_subtype": "campaign"}, [], 0),
        ({"unit": "incident"}, [], 0),
    ],
    ids=["dated-by-the-text", "open", "begins-before", "dated-by-a-claim", "done-by-writing", "an-event"],
)
def test_what_is_said_without_a_date_is_not_of_the_month_of_its_text(
    folder: Path, cells: Cells, said: list[Cells], problems: int
) -> None:
    timeless = {
        "unit": "statement",
        "event_type": "environment",
        "event_subtype": "expected_impact",
        "date_start": "2011-12-01",
        "date_end": "2011-12-31",
        "date_prec": "month",
    }
    claims = [*({**claim(9), **one} for one in said), DIFFERING]
    messages = found(folder, events=text(**{**timeless, **cells}), claims=claims)
    assert len(messages) == problems
    assert all(message.startswith("events.csv:2 date_start: begins on 2011-12-01") for message in messages)


# According to whom.


def unattributed(folder: Path, **tables: Sequence[Cells]) -> list[str]:
    """Return the columns of titles and summaries that give as a fact what is one voice's."""
    write_tables(folder, **tables)
    return [problem.column for problem in check_folder(folder)[0] if problem.message_key == "unattributed"]


TOLD = {"title_es": "Paro en Cajamarca", "title_en": "Strike in Cajamarca"}
AGREED = [
    claim(8, field="occurrence"),
    {**claim(9, field="occurrence"), "said_by": "CIT", "said_by_side": "labour"},
]


def test_what_one_text_alone_tells_is_said_to_be_its(folder: Path) -> None:
    assert unattributed(folder, events=text(**TOLD)) == ["title_es", "title_en"]
    assert unattributed(folder, events=text(**TOLD), claims=[*AGREED, DIFFERING]) == []
    plain = text(
        summary_es="La gente paró. Fue un día, según el texto.", summary_en="Says the text: a strike."
    )
    assert unattributed(folder, events=plain, claims=[*AGREED, DIFFERING]) == ["summary_es"]


def test_a_figure_of_one_voice_or_that_others_deny_is_given_to_somebody(folder: Path) -> None:
    def titles(title: str, *said: Cells) -> list[str]:
        events = text(title_es=title, title_en="Strike in Cajamarca", deaths_best="9")
        return unattributed(folder, events=events, claims=[*AGREED, *said, DIFFERING])

    nine, ten = claim(5, field="deaths", best="9"), claim(6, field="deaths", best="10", said_by="Otro")
    assert titles("Paro con nueve fallecidos", nine) == ["title_es"], "one voice"
    assert titles("Paro con nueve fallecidos", nine, ten) == ["title_es"], "two that clash"
    assert titles("Paro con nueve fallecidos", nine, {**ten, "best": "9"}) == []
    assert titles("Paro con nueve fallecidos, según el ministerio", nine) == []
    sixty = {**claim(5, field="quantity", best="60"), "unit": "días previstos"}
    eleven = {**claim(6, field="quantity", best="11"), "unit": "días en total"}
    assert titles("Emergencia por 60 días", sixty, eleven) == ["title_es"]
    assert titles("Emergencia por 60 días", sixty) == []


def test_other_cases_name_somebody_where_one_voice_tells_or_accounts_differ(folder: Path) -> None:
    def summary(words: str, *said: Cells) -> list[str]:
        row = {**ELSEWHERE_EVENT, "summary_en": words}
        about = [{**one, "event_id": row["event_id"]} for one in said]
        return unattributed(folder, elsewhere=[row], claims=[*about, DIFFERING])

    assert summary("A hut burnt.") == ["summary_en"]
    assert summary("A hut burnt, says a newspaper.") == summary("The police denied that a hut burnt.") == []
    assert summary("A hut burnt.", *AGREED) == []
    assert summary("A hut burnt.", *AGREED, {**claim(7, field="actor"), "stance": "denies"}) == ["summary_en"]


# Exceptions.


def test_an_exception_excuses_what_it_names_and_nothing_else(folder: Path) -> None:
    events = text(**EXACT, title_en="Attack: ten killed", title_es="Ataque: diez fallecidos")
    with (folder / "exceptions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("event_id", "rule", "column", "words", "reason_es", "reason_en"))
        writer.writerow(
            (EVENT["event_id"], "said_figure", "title_en", "ten killed", "Cita un nombre.", "A name.")
        )
    (message,) = found(folder, events=events)
    assert message.startswith("events.csv:2 title_es: ")
    (message,) = found(folder, events=text(**EXACT))
    assert message.startswith("exceptions.csv:2 words: 'ten killed' no longer breaks said_figure")
