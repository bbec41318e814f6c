"""The traps of the five documents, on the project's own data: what each text claims, and what corrects it.

Expected values are those of the documents and of the other sources that were read, not of the program.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from dashboard.atlas import Atlas, load_atlas
from dashboard.dataset import Claim, Event
from dashboard.evidence.readings import planned_end
from dashboard.evidence.support import Support, denies_whole, support_by_event
from dashboard.settings import Settings, find_data_dir
from dashboard.site.map_page.cards import build_sources
from dashboard.words import event_figure, figure_words

DOCUMENTS = {"d000_poderosa": 6, "d001_icor": 17, "d002_jrcl": 16, "d003_cwi": 34, "d004_lima": 20}
CAPTAIN = "casapalca-2008-10-captain-death"
STRIKE = "conga-2011-11-strike"
EMERGENCY = "conga-2011-12-emergency"
DECEMBER, APRIL = "pataz-2023-12-attack", "pataz-2024-04-poderosa-pylons"
PYLONS = "pataz-2024-04-pylons-total"
JULIACA = "crisis-2023-01-deaths"
SHIPMENT = "crisis-2023-01-brazil-shipment"
SUMMONS = "crisis-2023-03-summons"
RAID = "crisis-2023-01-university-raid"
OCCUPATION = "crisis-2023-01-university-occupation"
BOTH = pytest.mark.parametrize("reading", ["text", "contrasted"])


@cache
def atlas() -> Atlas:
    return load_atlas(Settings(), "es")


@cache
def support() -> Mapping[str, Support]:
    return support_by_event(atlas().dataset)


def read(reading: str, event_id: str) -> Event:
    return next(event for event in atlas().readings[reading] if event.event_id == event_id)


def claims(event_id: str, *, field: str = "", unit: str = "", stance: str = "") -> list[Claim]:
    return [
        claim
        for claim in atlas().dataset.claims_by_event.get(event_id, ())
        if (not field or claim.field == field)
        and (not unit or claim.unit == unit)
        and (not stance or claim.stance == stance)
    ]


def own(event_id: str) -> str:
    return atlas().dataset.events_by_id[event_id].source_id


def rows(name: str) -> list[dict[str, str]]:
    with (find_data_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def said_by(found: list[Claim]) -> dict[float | None, set[str]]:
    """Return who gives each figure."""
    return {claim.best: {other.said_by for other in found if other.best == claim.best} for claim in found}


# 1. The text on Poderosa.


def test_16_pylons_is_a_total_that_others_put_at_15_and_14() -> None:
    assert read("text", PYLONS).unit == "total", "a running total, never counted as an event"
    assert read("text", PYLONS).is_counted is False
    counts = said_by(claims(PYLONS, field="quantity", unit="torres"))
    assert counts.keys() == {16, 15, 14}
    assert {claim.source_id for claim in claims(PYLONS, unit="torres") if claim.best == 16} == {
        "d000_poderosa"
    }
    assert counts[14] == {"Minera Poderosa"}, "the company, in a statement"
    assert "Vocero de la minera Poderosa" in counts[15] - counts[14], "its spokesman is another voice"
    assert support()[PYLONS].versions == ("figures",)
    assert "quantity torres" in support()[PYLONS].clashes
    assert said_by(claims(APRIL, unit="torres")).keys() == {2}, "the latest attack alone: two"


def test_two_attacks_are_two_events_with_their_own_dead_and_injured() -> None:
    for event_id, month, deaths, injured in ((DECEMBER, "2023-12", 9, 13), (APRIL, "2024-04", 1, 2)):
        event = read("text", event_id)
        assert event_figure(event, "deaths") == (deaths, deaths, deaths)
        assert event_figure(event, "injured") == (injured, injured, injured)
        assert event.is_counted
        assert read("contrasted", event_id).month_start == month
    assert event_figure(read("contrasted", DECEMBER), "injured")[::2] == (13, 23)
    assert said_by(claims(DECEMBER, field="injured")).keys() == {13, 15, 23}


def test_seven_suspects_or_nobody_under_arrest() -> None:
    """The ministry counted seven; days later the police said that nobody involved was under arrest."""
    counts = said_by(claims(DECEMBER, field="arrests"))
    assert "Ministerio del Interior" in counts[7]
    assert "Policía Nacional del Perú" in counts[0]
    assert event_figure(read("contrasted", DECEMBER), "arrests") == (0, None, 7)


@BOTH
def test_27_destroyed_workings_are_one_row_of_one_period(reading: str) -> None:
    event = read(reading, "pataz-2024-03-workings")
    assert (event.unit, event.is_counted) == ("total", False)
    assert (event.date_start, event.date_end) == ("2024-03-11", "2024-03-29")
    destroyed = [
        other.event_id
        for other in atlas().readings[reading]
        if other.case == "pataz_poderosa" and other.event_subtype == "destruction_of_workings"
    ]
    assert destroyed == ["pataz-2024-03-workings"]


def test_the_emergency_precedes_the_april_attack_and_follows_the_december_one() -> None:
    emergency = read("contrasted", "pataz-2024-emergency")
    assert read("contrasted", DECEMBER).date_start == "2023-12-02"
    assert emergency.date_start in ("2024-02-12", "2024-02-13")
    assert read("contrasted", APRIL).date_start == "2024-04-04"
    assert emergency.date_end == "", "it was extended, not lifted"
    assert set(emergency.area_ubigeo) == {"1308", "1301"}, "Pataz and Trujillo"
    assert "whole" not in support()["pataz-2024-emergency"].versions


def test_state_owned_contradicts_the_documents_own_shareholders() -> None:
    """Its second paragraph gives 49 and 51 per cent, its third says state-owned; the company is listed."""
    found = claims("pataz-2024-04-ownership", field="occurrence")
    assert {claim.locator for claim in found if claim.source_id == "d000_poderosa"} == {"¶2", "¶3"}
    assert any("49" in claim.value and "51" in claim.value for claim in found)
    assert any(claim.stance == "differs" and "Bolsa" in claim.value for claim in found)
    assert support()["pataz-2024-04-ownership"].versions == ("what",)


# 2. The letter on the strike of 2019.


@BOTH
def test_17_arrests_are_counted_once(reading: str) -> None:
    family = [
        event
        for event in atlas().readings[reading]
        if event.case == "miners_strike_2019" and event.arrests_best is not None
    ]
    assert {event.arrests_best for event in family} == {17}
    assert [event.event_id for event in family if event.is_counted] == ["strike2019-09-ministry"]
    parts = atlas().dataset.parts["strike2019-09-ministry"]
    assert {"strike2019-09-ministry-entry", "strike2019-09-ministry-arrests"} <= {
        part.event_id for part in parts
    }


def test_demented_means_that_the_union_denies_it() -> None:
    """The union denies the storming; AFP tells of an attempt that the police stopped: no entry at all."""
    denial = claims("strike2019-09-ministry-entry", stance="denies")
    assert {(claim.said_by, claim.said_by_side, denies_whole(claim)) for claim in denial} == {
        ("Federación minera (FNTMMSP)", "labour", False),
        ("AFP", "press", True),
    }
    assert {"whole", "what"} <= set(support()["strike2019-09-ministry-entry"].versions)
    assert read("text", "strike2019-09-ministry-denial").actor1_type == "mine_workers"


def test_the_arequipa_conference_has_a_date_only_from_others() -> None:
    text, contrasted = (read(name, "strike2019-arequipa-conference") for name in ("text", "contrasted"))
    assert (text.date_start, text.date_end, text.month_start) == ("", "", None)
    assert (contrasted.date_start, contrasted.date_end) == ("2013-02-28", "2013-03-03")


@BOTH
def test_what_concerns_the_country_has_no_point(reading: str) -> None:
    national = [event for event in atlas().readings[reading] if event.where_prec in ("country", "abroad")]
    assert "strike2019-09-strike" in {event.event_id for event in national}
    for event in national:
        assert (event.located, event.ubigeo, event.departments) == (False, "", ()), event.event_id


# 3. The text on Casapalca.


def test_the_captain_october_or_24_november_and_five_in_the_whole_protest() -> None:
    text, contrasted = read("text", CAPTAIN), read("contrasted", CAPTAIN)
    assert (text.date_start, text.date_end, text.date_prec) == ("2008-10-01", "2008-10-31", "month")
    assert (contrasted.date_start, contrasted.date_end, contrasted.date_prec) == (
        "2008-11-24",
        "2008-11-24",
        "day",
    )
    assert event_figure(text, "deaths") == (1, 1, 1)
    assert event_figure(contrasted, "deaths") == (1, 1, 1), "the five are of the whole protest"
    assert said_by(claims(CAPTAIN, unit="personas fallecidas en toda la protesta")).keys() == {5}
    assert said_by(claims(CAPTAIN, unit="personas fallecidas por bala")).keys() == {2}
    assert "date" in support()[CAPTAIN].versions
    assert "whole" not in support()[CAPTAIN].versions, "nobody denies that he died"
    assert text.event_subtype == "death_unclear", "no guilt is established"


def test_one_leader_and_two_more_are_three() -> None:
    whole = read("text", "casapalca-2009-09-arrests")
    parts = atlas().dataset.parts[whole.event_id]
    assert whole.arrests_best == 3
    assert sum(part.arrests_best or 0 for part in parts) == 3
    counted = [
        event.arrests_best
        for event in atlas().readings["text"]
        if event.case == "casapalca" and event.collection == "documents" and event.is_counted
    ]
    assert sum(number or 0 for number in counted) == 3, "three, not six"


def test_the_mine_is_only_a_proxy_for_the_arrests() -> None:
    for event_id in ("casapalca-2009-09-arrests", "casapalca-2009-09-general-secretary"):
        assert read("text", event_id).place_basis == "proxy"
    secretary = read("contrasted", "casapalca-2009-09-general-secretary")
    assert (secretary.date_start, secretary.ubigeo) == ("2009-09-09", "150113"), "Labour Ministry, Lima"
    assert {claim.said_by for claim in claims("casapalca-2009-09-legal-case", field="actor")} >= {
        "JRCL (RMF)",
        "Amnistía Internacional",
    }
    assert all(claim.stance == "denies" for claim in claims("casapalca-2009-09-legal-case", field="actor"))


def test_the_year_2009_comes_from_outside_the_text() -> None:
    of_2009 = [
        event
        for event in atlas().readings["text"]
        if event.source_id == "d002_jrcl" and event.date_start.startswith("2009")
    ]
    assert of_2009
    assert {event.date_basis for event in of_2009} <= {"mixed", "outside"}


# 4. The text on Conga.


def test_the_strike_ended_on_1_december_or_was_still_on_on_the_4th() -> None:
    text, contrasted = read("text", STRIKE), read("contrasted", STRIKE)
    assert (text.date_start, text.date_end) == ("2011-11-24", "2011-12-01")
    assert contrasted.date_start == "2011-11-24", "the start is firm"
    assert (contrasted.date_end, contrasted.end_from) == ("2011-12-04", ""), "suspended that night"
    still_on = {claim.said_by for claim in claims(STRIKE, field="still_on") if claim.value == "2011-12-04"}
    assert still_on == {"Agencia Andina", "Presidencia del Consejo de Ministros"}
    protest = [claim for claim in claims(STRIKE, field="still_on") if claim.value == "2011-12-07"]
    assert [claim.unit for claim in protest] == ["la protesta"], "the protest went on, not the strike"
    ended = claims(STRIKE, field="date_end", stance="corrects")
    assert [(claim.said_by, claim.value) for claim in ended] == [("El Comercio", "2011-12-04")]
    assert any("2011-12-02" in claim.value for claim in claims(STRIKE, field="outcome"))
    ending = read("contrasted", "conga-2011-12-strike-end")
    assert (ending.date_start, ending.date_end) == ("2011-12-04", "2011-12-04"), "as the whole has it"
    assert "whole" in support()[ending.event_id].versions
    assert "whole" not in support()[STRIKE].versions


def test_sixty_days_were_planned_and_it_was_lifted_on_the_16th() -> None:
    text, contrasted = read("text", EMERGENCY), read("contrasted", EMERGENCY)
    assert (text.date_start, text.date_end) == ("2011-12-04", "")
    assert (contrasted.date_start, contrasted.date_end) == ("2011-12-04", "2011-12-16")
    assert planned_end(contrasted, claims(EMERGENCY)) == "2012-02-01"
    assert said_by(claims(EMERGENCY, unit="días previstos")).keys() == {60}


@BOTH
def test_the_four_provinces(reading: str) -> None:
    """Cajamarca, Celendín, Contumazá and Hualgayoc; the text counts four and names none."""
    event = read(reading, EMERGENCY)
    assert set(event.area_ubigeo) == {"0601", "0603", "0605", "0607"}
    names = {atlas().gazetteer.province_name(code) for code in event.area_ubigeo}
    assert names == {"Cajamarca", "Celendín", "Contumazá", "Hualgayoc"}
    assert read("text", EMERGENCY).place_basis == "outside"
    assert said_by(claims(EMERGENCY, unit="provincias")).keys() == {4}


def test_strike_blockades_and_losses_are_one_event_with_parts() -> None:
    parts = {part.event_id for part in atlas().dataset.parts[STRIKE]}
    assert {"conga-2011-11-blockades", "conga-2011-11-tourism-loss"} <= parts


def test_calamarca_is_cajamarca_and_spring_is_the_northern_one() -> None:
    for event in atlas().readings["text"]:
        shown = (event.title_es, event.title_en, event.place, event.summary_es, event.summary_en)
        assert not any("Calamarca" in text for text in shown), event.event_id
    campaign = read("text", "conga-2011-campaign-visit")
    assert campaign.departments == ("06",)
    assert (campaign.date_start, campaign.date_end) == ("2011-03-01", "2011-06-30")
    run_off = read("contrasted", "conga-2011-runoff")
    assert (run_off.date_start, run_off.date_end) == ("2011-06-05", "2011-06-05")


@pytest.mark.parametrize(
    "event_id", ["conga-2011-12-gold-reserves", "conga-2011-12-mining-share", "conga-2011-newmont-results"]
)
def test_figures_out_of_place_are_attributed_and_never_counted(event_id: str) -> None:
    event = read("contrasted", event_id)
    assert not event.is_counted
    assert "según" in f"{event.title_es} {event.summary_es}".lower() or "calcula" in event.summary_es
    assert support()[event_id].status != "corroborated"
    assert any(claim.source_id == "d003_cwi" for claim in claims(event_id, field="quantity")), "who gives it"


# 5. The chronicle of Lima.


def test_university_of_lima_is_san_marcos() -> None:
    named = {(claim.source_id, claim.stance): claim.value for claim in claims(RAID, field="place")}
    assert named[own(RAID), "asserts"] == "Universidad de Lima"
    assert all("San Marcos" in value for (_, stance), value in named.items() if stance == "corrects")
    for event_id in (RAID, OCCUPATION):
        text, contrasted = read("text", event_id), read("contrasted", event_id)
        assert (text.place, text.place_basis) == ("Universidad de Lima", "text")
        assert "San Marcos" in contrasted.place
        assert (text.where_prec, contrasted.where_prec) == ("town", "site"), (
            "only the real one is a sure site"
        )
        assert (text.latitude, text.longitude) != (contrasted.latitude, contrasted.longitude)
    assert support()[RAID].status == "corroborated"
    assert "place" in support()[RAID].versions
    assert "whole" not in support()[RAID].versions, "a slip in a name is no denial"


def test_at_least_18_in_the_text_is_17_to_18_with_others() -> None:
    text, contrasted = read("text", JULIACA), read("contrasted", JULIACA)
    assert event_figure(text, "deaths") == (18, 18, None)
    assert figure_words(*event_figure(text, "deaths"), "deaths", "es") == "al menos 18 personas fallecidas"
    assert text.place_basis != "text"
    said = figure_words(*event_figure(contrasted, "deaths"), "deaths", "es")
    assert said == "entre 17 y 18 personas fallecidas", "nobody gives more than 18"
    assert text.actor1_type == "armed_forces"
    assert (contrasted.place, contrasted.date_start) == ("Juliaca", "2023-01-09")
    assert (contrasted.date_end, contrasted.date_prec) == ("2023-01-09", "day"), "one day, not ten"
    assert contrasted.actor1_type == "police", "mainly by police"
    assert contrasted.relevance == "backdrop", "a political crisis; no mining dispute of its own"


def test_ammunition_or_tear_gas_bought_from_a_firm() -> None:
    by_text = claims(SHIPMENT, field="occurrence", stance="asserts")
    denied = claims(SHIPMENT, field="occurrence", stance="denies")
    assert [claim.source_id for claim in by_text] == [own(SHIPMENT)]
    assert "munición" in by_text[0].says_es
    assert any("gas lacrimógeno" in claim.says_es and "Condor" in claim.says_es for claim in denied)
    assert all(denies_whole(claim) for claim in denied), "no sending of ammunition: a sale of gas"
    assert read("text", SHIPMENT).actor1_type == "foreign_state"
    assert read("contrasted", SHIPMENT).actor1_type == "national_gov", "Peru bought it"
    dated = {claim.unit: claim.value for claim in claims(SHIPMENT) if claim.field.startswith("date_")}
    assert dated == {"la compra": "2022-12-20", "el transporte": "2023-01-14"}, (
        "bought before that government"
    )


def test_puno_as_gate_of_the_inca_trail_carries_its_correction() -> None:
    found = claims("crisis-2023-03-puno-gate", field="occurrence")
    assert {claim.stance for claim in found if claim.source_id == "d004_lima"} == {"asserts"}
    assert any(claim.stance == "corrects" and "Cusco" in claim.value for claim in found)


def test_nobody_acts_upon_himself_once_contrasted() -> None:
    for event in atlas().readings["contrasted"]:
        before = read("text", event.event_id)
        if event.actor1 != before.actor1:
            assert event.actor1 != event.actor2, event.event_id


def test_a_judge_or_the_prosecution() -> None:
    actors = claims(SUMMONS, field="actor")
    assert [claim.stance for claim in actors if claim.source_id == own(SUMMONS)] == ["asserts"]
    assert any("juez" in claim.says_es for claim in actors if claim.stance == "asserts")
    assert all("iscal" in claim.value for claim in actors if claim.stance == "corrects")
    assert "Juez" in read("text", SUMMONS).actor1
    assert "Fiscalía" in read("contrasted", SUMMONS).actor1
    assert support()[SUMMONS].versions == ("who",)


def test_the_chronicle_is_no_mining_dispute_and_its_dates_are_from_outside() -> None:
    events = [event for event in atlas().readings["text"] if event.source_id == "d004_lima"]
    assert {event.relevance for event in events} == {"linked", "backdrop"}
    assert {event.date_basis for event in events} <= {"outside", "mixed", "none"}
    lithium = claims("crisis-2023-03-lithium-location", field="place")
    assert {claim.stance for claim in lithium} == {"asserts", "differs"}
    assert any("[2103]" in claim.value for claim in lithium if claim.stance == "differs"), "Carabaya"


# 6 and 7. Paragraphs and words.


def test_every_paragraph_of_the_five_documents_is_accounted_for() -> None:
    log = rows("coding_log")
    assert len(log) == sum(DOCUMENTS.values()) == 93
    assert {(row["source_id"], int(row["paragraph"])) for row in log} == {
        (source_id, number) for source_id, last in DOCUMENTS.items() for number in range(1, last + 1)
    }
    for row in log:
        assert row["event_ids"] or row["reason"], row
    coded = {event for row in log for event in row["event_ids"].split(";") if event}
    assert coded == {row["event_id"] for row in rows("events")}


LOADED = (
    r"eliminad|eliminated|lacayo|lackey|r[eé]gimen\b|regime\b|terroris|mercenari|mercenar|masacre|massacre"
    r"|asesin|murder|genocid|infame|infamous|golpista"
)
ACCUSING = r"culpable|guilty|homicid|sicari|criminal|delincuente|mafia|corrupt"


def shown_texts() -> Iterator[tuple[str, str]]:
    for name in ("events", "elsewhere"):
        for row in rows(name):
            for column in ("title_es", "title_en"):
                yield row["event_id"], row[column]


def test_titles_carry_no_loaded_words_and_accuse_nobody() -> None:
    """Names in quotes, such as «toma de Lima», are names."""
    for event_id, title in shown_texts():
        plain = re.sub(r"«[^»]*»|“[^”]*”", "", title)
        assert not re.search(LOADED, plain, re.IGNORECASE), (event_id, title)
        assert not re.search(ACCUSING, plain, re.IGNORECASE), (event_id, title)
        assert len(title) <= 80


def test_the_march_on_lima_stands_in_quotes() -> None:
    for row in rows("events"):
        if "toma de lima" in row["title_es"].lower():
            assert "«toma de lima»" in row["title_es"].lower(), row["event_id"]


def test_attackers_and_the_miners_they_attack_share_no_code() -> None:
    for event_id in (DECEMBER, APRIL, PYLONS):
        assert read("text", event_id).actor1_type == "armed_group"
    assert read("text", "pataz-2024-03-workings").actor2_type == "small_scale_miners"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_text_of_2024_is_cited_only(lang: str) -> None:
    source = atlas().dataset.sources["d000_poderosa"]
    shown = build_sources(atlas().dataset, lang)["d000_poderosa"]
    assert (source.link_policy, source.url) == ("cite_only", "")
    assert (shown["url"], shown["citeOnly"]) == ("", True)
    spoken = [
        getattr(claim, f"says_{lang}")
        for claim in atlas().dataset.claims.values()
        if claim.source_id == "d000_poderosa"
    ]
    own_events = [event for event in atlas().dataset.events if event.source_id == "d000_poderosa"]
    for text in [*spoken, *(event.title(lang) for event in own_events), shown["standpoint"]]:
        assert not re.search(r"[«“\"]", text), text


# What the other sources were asked.


def test_every_one_of_the_35_claims_is_answered() -> None:
    asked = rows("sought")
    assert len({row["sought"] for row in asked}) == len(asked) == 35
    known = atlas().dataset.events_by_id
    for row in asked:
        events = row["event_ids"].split(";")
        assert all(event in known for event in events), row["sought"]
        assert row["answer"] in ("agreed", "differing", "corrected", "not_found")
        assert row["claim_es"], row["sought"]
        assert row["claim_en"], row["sought"]
        other = [claim for event in events for claim in claims(event) if claim.source_id not in DOCUMENTS]
        assert bool(other) is (row["answer"] != "not_found"), row["sought"]
        if row["answer"] in ("differing", "corrected"):
            assert row["finding_es"], row["sought"]
            assert row["finding_en"], row["sought"]


def test_what_was_corrected_is_told_otherwise_or_reads_otherwise() -> None:
    """A text without a date of its own is corrected where others date it: the emergency of Pataz."""
    for row in rows("sought"):
        if row["answer"] == "corrected":
            events = row["event_ids"].split(";")
            told = any(support()[event].versions for event in events)
            moved = any(read("text", event) != read("contrasted", event) for event in events)
            assert told or moved, row["sought"]
