"""Faults that careful readers found in the rows stay mended: what each says, and which source says so.

By section: how rows are read, what is told otherwise, contested things told as fact, the coding of the five
texts, the other cases. Where a fault is a kind, all rows are looked through for it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from dashboard.atlas import Atlas, load_atlas
from dashboard.dataset import Claim, Event
from dashboard.evidence.consistency.said import read_text
from dashboard.evidence.support import Support, support_by_event
from dashboard.settings import Settings, find_data_dir, find_docs_dir
from dashboard.words import event_figure

LANGS = pytest.mark.parametrize("lang", ["es", "en"])


@cache
def atlas() -> Atlas:
    return load_atlas(Settings(), "es")


@cache
def support() -> Mapping[str, Support]:
    return support_by_event(atlas().dataset)


def text(event_id: str) -> Event:
    return atlas().dataset.events_by_id[event_id]


def contrasted(event_id: str) -> Event:
    return next(event for event in atlas().readings["contrasted"] if event.event_id == event_id)


def of_source(source_id: str) -> list[Event]:
    return [event for event in atlas().dataset.events if event.source_id == source_id]


def said(event_id: str, by: str = "", field: str = "") -> list[Claim]:
    claims = atlas().dataset.claims_by_event.get(event_id, ())
    return [claim for claim in claims if by in claim.said_by and field in claim.field]


def cell(case: str, column: str) -> str:
    return str(getattr(atlas().dataset.cases[case], column))


# 1. How rows are read.


@pytest.mark.parametrize(
    ("event_id", "first", "last"),
    [
        ("yanacocha-2006-08-combayo", "2006-08-02", "2006-08-03"),  # FIDH and press; Grufides
        ("casapalca-2009-10-strike", "2009-10-19", "2009-10-20"),  # 48 hours, says Reuters
        ("morococha-2012-10-resettlement", "2012-10-01", "2018-12-31"),  # 65 families still in 2018
        ("crisis-2023-01-university-occupation", "2023-01-17", "2023-01-21"),  # until the raid
        ("pataz_poderosa-2025-04-thirteen-dead", "2025-04-25", "2025-05-04"),
    ],
)
def test_how_long_it_lasted_by_all_sources(event_id: str, first: str, last: str) -> None:
    assert (contrasted(event_id).date_start, contrasted(event_id).date_end) == (first, last)


def test_the_day_of_most_sources_stands_beside_one_that_differs() -> None:
    """Taken on 26 April, say the company, El Comercio and Infobae; on the 25th, says the police chief."""
    assert contrasted("pataz_poderosa-2025-04-thirteen-dead").start_until == "2025-04-26"


@pytest.mark.parametrize(
    ("event_id", "figure", "expected"),
    [
        ("casapalca-2007-05-strike", "deaths", (4, 4, 4)),  # Caretas; UIT-CI speaks of those shot that day
        ("casapalca-2008-10-captain-death", "deaths", (1, 1, 1)),  # five in the whole protest
        ("conga-2011-11-strike", "injured", (10, None, 33)),  # Andina; the regional president
        ("crisis-2023-01-deaths", "deaths", (17, 18, 18)),  # nobody gives more than 18
    ],
)
def test_how_many_by_all_sources(event_id: str, figure: str, expected: tuple[int | None, ...]) -> None:
    assert event_figure(contrasted(event_id), figure) == expected


# 2. What is told otherwise.


def test_only_where_somebody_denies_that_it_happened_is_it_denied() -> None:
    """Whoever adds a denial of a whole event names it here: relatives read that it may not have happened."""
    denied = {event_id for event_id, known in support().items() if "whole" in known.versions}
    assert denied <= {
        "conga-2011-12-strike-end",  # the strike went on
        "strike2019-09-ministry-entry",  # AFP: an attempt
        "crisis-2023-01-brazil-shipment",  # a purchase of gas
        "crisis-2023-03-president-statement",  # she did not testify that day
        "rio_blanco-2009-11-camp-attack",  # a sham, says a leader
        "llata-2023-09-entry",  # the company: police prevented it
        "kolpa-inspection",  # the company: no spill
    }


@pytest.mark.parametrize(
    ("event_id", "versions"),
    [
        ("pataz_poderosa-2025-04-thirteen-dead", {"date", "what"}),
        ("crisis-2023-01-university-raid", {"place", "figures"}),
        ("tambogrande-2002-06-vote", {"figures"}),
        ("crisis-2023-03-summons", {"who"}),
    ],
)
def test_a_difference_is_named_for_what_it_is(event_id: str, versions: set[str]) -> None:
    assert set(support()[event_id].versions) == versions


# 3. Contested things told as fact, sides left out.

BAGUA, STATION = "bagua-2009-06-clash", "bagua-2009-06-station-6"
TUNNEL = "pataz_poderosa-2026-01-tunnel-deaths"
CHANGE = "crisis-2022-12-government-change"
TOLL = "crisis_2022_23-2022-12-toll"


@pytest.mark.parametrize(
    ("event_id", "column", "words"),
    [
        (BAGUA, "title", "según la Defensoría|according to the Ombudsman"),
        (BAGUA, "summary", "Estación 6|Station 6"),
        (BAGUA, "note", "Estación 6|Station 6"),
        (
            "casapalca-2009-10-strike",
            "summary",
            "Según Reuters.*jubilación|pensions.*Reuters|Reuters.*pensions",
        ),
        (CHANGE, "summary", "disolución|dissol"),
        (CHANGE, "summary", "destituyó|removed"),
        (
            "pataz-2024-04-poderosa-pylons",
            "summary",
            "vocero.*trabajador|worker.*spokesman|spokesman.*worker",
        ),
        ("strike2019-09-ministry", "summary", "Según dos ministerios|two ministries"),
        ("strike2019-09-ministry-entry", "title", "se discute|disputed|accounts differ"),
        (TOLL, "summary", "49 civil"),
    ],
)
def test_the_side_that_was_left_out_is_told(event_id: str, column: str, words: str) -> None:
    event = text(event_id)
    for name in ("note", "note_en") if column == "note" else (f"{column}_es", f"{column}_en"):
        assert re.search(words, getattr(event, name)), (name, getattr(event, name))


@pytest.mark.parametrize(
    ("case", "column", "words"),
    [
        ("casapalca", "sentence", "que el texto da por respuesta|the text takes as the answer"),
        ("casapalca", "dispute", "toda la protesta|whole protest"),
        ("casapalca", "open", "de qué murió la quinta|what the fifth died of"),
        ("crisis_2022_23", "sentence", "67.*Defensoría|67.*Ombudsman"),
        ("conga", "sentence", "oro y cobre|gold and copper"),
        ("conga", "sentence", "[Cc]inco muertes|[Ff]ive deaths"),
        ("las_bambas", "outcome", "2024"),
    ],
)
def test_the_card_of_a_case_says_it(case: str, column: str, words: str) -> None:
    for lang in ("es", "en"):
        assert re.search(words, cell(case, f"{column}_{lang}")), lang


@pytest.mark.parametrize(
    ("event_id", "by", "field", "words"),
    [
        (STATION, "Caretas", "deaths", "once policías"),
        (STATION, "COMISEDH", "occurrence", "rehenes"),
        ("casapalca-2008-10-captain-death", "Peruvian Times", "quantity", "ataque al corazón"),
        (TUNNEL, "Minera Poderosa", "actor", "se enfrentaron grupos"),
        (TUNNEL, "Minera Poderosa", "actor", "enfrentamiento donde grupos"),
        (CHANGE, "Presidencia de la República", "occurrence", "disolvía el Congreso"),
        (CHANGE, "Rosario3", "occurrence", "destituyó"),
        (CHANGE, "Presidente de Chile", "occurrence", "autogolpe"),
        (TOLL, "Defensoría", "deaths", "67 personas"),
        (TOLL, "Defensoría", "quantity", "49 civiles"),
        (TOLL, "Defensoría", "quantity", "seis militares"),
        (TOLL, "Defensoría", "quantity", "un policía"),
        (TOLL, "Defensoría", "quantity", "once civiles"),
        # 4. What the texts have wrong.
        ("casapalca-2006-us-trade-agreement", "USTR", "occurrence", "12 de abril de 2006"),
        ("casapalca-2006-us-trade-agreement", "USTR", "date_start", "1 de febrero de 2009"),
        ("conga-2011-12-lakes", "Engineering", "outcome", "oro y cobre"),
        ("conga-2011-12-water-concern", "Engineering", "outcome", "oro y cobre"),
        ("conga-2011-12-reservoirs", "Newmont", "occurrence", "aguas abajo"),
        ("crisis-2023-01-celac", "Infobae", "occurrence", "discreparon"),
        ("crisis-2023-01-celac", "El Universal", "occurrence", "dividió.*Buenos Aires"),
        ("crisis-2023-01-celac", "Infobae", "date_start", "24 de enero de 2023"),
        ("crisis-2023-01-puno-takeover", "Policía", "outcome", "ciudades de Puno y Juliaca"),
        ("crisis-2023-01-puno-takeover", "La República", "outcome", "zona de la ciudad"),
        # 5. Other cases.
        ("ayacucho_sur-2021-10-breapampa", "MercoPress", "outcome", "campamentos de dos mineras"),
    ],
)
def test_somebody_says_it(event_id: str, by: str, field: str, words: str) -> None:
    assert any(re.search(words, claim.says_es, re.IGNORECASE) for claim in said(event_id, by, field))


def test_eleven_police_died_at_the_pipeline_station_not_on_the_road() -> None:
    station = text(STATION)
    assert (station.part_of, station.deaths_best, station.is_counted) == (BAGUA, 11, False)
    assert "0102" in text(BAGUA).area_ubigeo, "Imacita lies in the province of Bagua"


@pytest.mark.parametrize(
    ("event_id", "expected"),
    [
        (TUNNEL, ("death_unclear", "unspecified", "sin precisar")),
        ("atico-2022-06-clash", ("clash", "unspecified", "sin precisar")),
        ("choco-2022-08-raid", ("armed", "armed_group", "no identificados")),
        ("conga-2012-07-celendin-deaths", ("clash", "civic_front", "pobladores")),
    ],
)
def test_nobody_is_made_the_killer_on_first_reports(event_id: str, expected: tuple[str, ...]) -> None:
    event = text(event_id)
    assert (event.event_subtype, event.actor1_type) == expected[:2]
    assert expected[2] in event.actor1.lower()


def test_guards_are_not_put_beside_the_police_on_a_complaint_alone() -> None:
    assert text("rio_blanco-2005-08-march").actor2 == "Policía Nacional del Perú"
    assert any("seguridad de la mina" in claim.says_es for claim in said("rio_blanco-2005-08-march"))


def test_who_killed_is_not_coded_where_accounts_differ_on_it() -> None:
    for event in atlas().dataset.events:
        if event.collection == "elsewhere" and event.event_subtype in ("killing", "deaths_by_forces"):
            differing = [
                claim.claim_id for claim in said(event.event_id, field="actor") if claim.stance != "asserts"
            ]
            assert differing == [], f"{event.event_id}: clash or death_unclear"


def test_an_office_has_the_name_of_its_time() -> None:
    """Regions had presidents until the law 30305 of March 2015; a governor was sent by the ministry."""
    later = re.compile(r"gobernador[ae]? regional|regional governor", re.IGNORECASE)
    for event in atlas().dataset.events:
        if (event.date_end or event.date_start or "9999") < "2015-03-10":
            words = [
                event.title_es,
                event.title_en,
                event.summary_es,
                event.summary_en,
                event.actor1,
                event.actor2,
            ]
            for claim in said(event.event_id):
                words += [claim.said_by, claim.value, claim.says_es, claim.says_en]
            assert not [found for found in words if later.search(found)], event.event_id


def scenes() -> Iterator[tuple[str, str, str]]:
    story = tomllib.loads((find_data_dir() / "story.toml").read_text(encoding="utf-8"))
    for scene in story["scene"]:
        for lang in ("es", "en"):
            for line in scene[f"text_{lang}"]:
                yield scene["key"], lang, line


def test_a_scene_says_according_to_whom_so_many_died() -> None:
    for key, lang, line in scenes():
        if any(one.kind == "deaths" for one in read_text(line, lang)):
            assert re.search(r"según|says?\b|depending on", line), (key, line)
    assert any("17 o 18" in line for key, _, line in scenes() if key == "mining"), "as the card has it"


@LANGS
def test_a_text_without_publisher_is_not_cited_by_its_publisher(lang: str) -> None:
    page = (find_docs_dir() / f"methodology.{lang}.md").read_text(encoding="utf-8")
    (line,) = [
        line
        for line in page.splitlines()
        if re.match(r"El texto de abril de 2024|The text of April 2024", line)
    ]
    assert not re.search(r"por su editor|by (?:its )?publisher", line)
    assert atlas().dataset.sources["d004_lima"].publisher == "Twin Cities DSA", "a page of theirs carries it"


@pytest.mark.parametrize("source_id", ["cr_abogado_casapalca_2009_09", "oc_factortierra_tambogrande_2021"])
def test_an_address_with_a_private_name_is_not_given(source_id: str) -> None:
    source = atlas().dataset.sources[source_id]
    assert (source.link_policy, source.url) == ("cite_only", "")


def test_the_ministry_stands_where_it_is() -> None:
    """Av. Salaverry 655, some 600 m north of where it once stood."""
    for event in of_source("d001_icor"):
        if event.where_prec == "site" and event.place.startswith("Ministerio de Trabajo"):
            assert event.latitude == pytest.approx(-12.0716, abs=0.0015), event.event_id
            assert event.longitude == pytest.approx(-77.0425, abs=0.0015), event.event_id


# 4. The coding of the five texts.


def test_text_002_was_written_in_october_2009_or_later_that_year() -> None:
    """Its paragraph 4 says «this October»; 11 to 14 answer statements of November."""
    assert atlas().dataset.sources["d002_jrcl"].date == "2009"
    own = {"casapalca-2009-09-general-secretary": "2009-09-10", "casapalca-2009-10-strike": "2009-10-31"}
    for event in of_source("d002_jrcl"):
        if event.date_end.startswith("2009"):
            assert event.date_end == own.get(event.event_id, "2009-12-31"), event.event_id


def test_early_september_is_of_the_first_arrest_alone() -> None:
    starts = {event.event_id: event.date_start for event in of_source("d002_jrcl")}
    assert (
        starts["casapalca-2009-09-general-secretary"] == starts["casapalca-2009-09-arrests"] == "2009-09-01"
    )
    assert starts["casapalca-2009-09-two-leaders"] == starts["casapalca-2009-09-legal-case"] == ""


def test_the_treaty_has_no_date_in_its_text() -> None:
    treaty = text("casapalca-2006-us-trade-agreement")
    assert (treaty.date_start, treaty.date_end, treaty.date_prec) == ("", "", "unknown")
    assert {c.value for c in said(treaty.event_id, field="date_start")} == {"2009-02-01"}, "in force"


def test_what_a_text_does_not_name_is_not_put_into_it() -> None:
    ruling = text("strike2019-09-ruling")
    assert ruling.actor1_type == "unspecified", "paragraph 8 names nobody"
    assert not any("FNTMMSP" in f"{event.actor1} {event.actor2}" for event in of_source("d002_jrcl"))


def test_a_place_and_its_precision_go_together() -> None:
    for event in atlas().dataset.events:
        if event.where_prec == "town":
            assert not re.match(r"mina|proyecto|campamento|unidad", event.place, re.IGNORECASE), (
                event.event_id
            )
    assert not any(event.where_prec == "site" for event in of_source("d000_poderosa")), "it names a town"


def test_the_strike_of_cajamarca_is_as_its_paragraphs_have_it() -> None:
    """Farmers, young people and transport workers showed their anger; the whole town stopped."""
    strike = text("conga-2011-11-strike")
    assert (strike.co_actors, strike.where_prec) == ((), "town")
    assert not re.search(r"gran minería|large-scale", f"{strike.summary_es} {strike.summary_en}")


@pytest.mark.parametrize(
    ("event_id", "locator"),
    [
        ("crisis-2022-12-uprising", "¶3;¶9;¶11"),
        ("conga-2011-12-protests-go-on", "¶14"),
        ("strike2019-09-deployment", "¶8"),
    ],
)
def test_what_its_paragraphs_tell_has_a_row(event_id: str, locator: str) -> None:
    assert text(event_id).locator == locator


def test_linked_is_what_its_text_links_to_mining() -> None:
    mining = re.compile(
        r"miner[ao]|minas?\b|minería|mineral|\boro\b|litio|Conga|Newmont|Yanacocha|Poderosa|Casapalca",
        re.IGNORECASE,
    )
    for event in atlas().dataset.events:
        if event.collection == "documents" and event.relevance == "linked":
            assert event.unit != "incident", f"{event.event_id}: a march or raid of the crisis is backdrop"
            assert event.event_type == "solidarity" or mining.search(event.title_es + event.summary_es), (
                event.event_id
            )


def test_gold_and_silver_is_not_repeated() -> None:
    for event in of_source("d003_cwi"):
        assert not re.search(r"oro y plata|gold and silver", event.summary_es + event.summary_en), (
            event.event_id
        )


# 5. Other cases.

# Sources called by a description of ours; lower it whenever one gets its published title.
DESCRIBED = 172
# Nothing read tells how these ended.
WITHOUT_OUTCOME = frozenset(("relave", "cenepa", "choco", "ucayali_gold", "secocha"))


def test_no_more_sources_lose_their_title() -> None:
    described = [source for source in atlas().dataset.sources.values() if source.title_en]
    assert len(described) == DESCRIBED, "more: give the published title; fewer: lower DESCRIBED"


def test_each_case_says_how_it_ended() -> None:
    silent = {
        case for case in atlas().dataset.cases if not cell(case, "outcome_es") or not cell(case, "outcome_en")
    }
    assert silent <= WITHOUT_OUTCOME


def test_who_was_affected_by_gas_or_mercury_is_not_injured() -> None:
    affected = re.compile(r"afectad|intoxicad|envenenad|expuest", re.IGNORECASE)
    claims = atlas().dataset.claims.values()
    assert [c.claim_id for c in claims if c.field == "injured" and affected.search(c.says_es)] == []
    for event_id in ("pataz_poderosa-2024-09-attack", "choropampa-2000-06-mercury"):
        assert event_figure(text(event_id), "injured") == (None, None, None)


def test_passing_on_what_another_announced_is_no_second_voice() -> None:
    """A state agency beside the company whose notice it carries does not corroborate it."""
    passed_on = re.compile(
        r"(?:anuncio|comunicado|nota) de (?:la empresa|la minera)|empresa lo anunció", re.IGNORECASE
    )
    for claim in atlas().dataset.claims.values():
        if claim.field == "occurrence" and claim.stance == "asserts" and passed_on.search(claim.says_es):
            assert claim.said_by_side == "company" or "pese a" in claim.says_es, claim.claim_id
        if claim.says_es.startswith("Lleva el mismo"):
            others = {other.said_by for other in said(claim.event_id) if other != claim}
            assert claim.said_by in others, claim.claim_id
    assert "state" not in support()["conga-2011-11-suspension"].sides


def test_an_encyclopaedia_is_no_side() -> None:
    for claim in atlas().dataset.claims.values():
        assert ("Wikipedia" in claim.said_by) == (claim.said_by_side == "reference"), claim.claim_id
    for known in support().values():
        assert "reference" not in known.sides or len(known.speakers) == 1


def test_what_led_to_the_act_of_coracora_is_told() -> None:
    """Camps burnt and ten injured, 29 to 31 October 2021."""
    fires = [text(f"ayacucho_sur-2021-10-{name}") for name in ("apumayo-fire", "breapampa")]
    assert event_figure(fires[0], "injured") == (10, 10, 10)
    assert all("2021-10-28" <= fire.date_start <= fire.date_end <= "2021-10-31" for fire in fires)


def test_choropampa_lies_on_its_road() -> None:
    """Between San Juan and Magdalena, of which the gazetteer has the points."""
    spill, gazetteer = text("choropampa-2000-06-mercury"), atlas().gazetteer
    ends = [gazetteer.point_of(code) for code in ("060112", "060109")]
    for value, axis in ((spill.latitude, 0), (spill.longitude, 1)):
        low, high = sorted(end[axis] for end in ends if end is not None)
        assert value is not None
        assert low <= value <= high
