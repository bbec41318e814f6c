"""Who says what: every claim once, reasons that name who, and no link to what may only be cited."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.codebook import labels
from dashboard.dataset import Dataset, load_dataset
from dashboard.evidence.card import NAMED_AT_MOST, build_evidence, field_label, lower_first
from dashboard.evidence.support import support_by_event
from dashboard.settings import find_data_dir
from dashboard.site.map_page.cards import build_sources
from tests.tables import CLAIM, NAME, write_tables

BOTH = pytest.mark.parametrize("lang", ["es", "en"])
Row = Mapping[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """Return the raw rows of one of the project's own files."""
    with (find_data_dir() / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


@cache
def dataset() -> Dataset:
    return load_dataset(find_data_dir())


@cache
def evidence(lang: str) -> Mapping[str, Mapping[str, Any]]:
    return build_evidence(dataset(), lang)


@cache
def english() -> Mapping[str, str]:
    return {row["name_es"]: row["name_en"] for row in table("names") if row["kind"] == "actor"}


def called(name: str, lang: str) -> str:
    """Return what a speaker is called in a language."""
    return english().get(name, name) if lang == "en" else name


def names_in(text: str, names: Iterable[str]) -> int:
    """Count the speakers that a text names; within a sentence a common noun has no capital."""
    return sum(name.lower() in text.lower() for name in names)


def voices_under(field: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return every claim under a heading of the card, folded or not."""
    return [said for group in field["groups"] for said in group["claims"]]


def paragraphs(locator: str) -> tuple[int, ...]:
    return tuple(int(part.strip("¶ ")) for part in locator.split(";") if part)


@BOTH
def test_every_claim_is_shown_once_under_its_own_event(lang: str) -> None:
    shown = Counter(
        (event_id, said["by"], said["says"], said["stance"], said["source"], tuple(said["paragraphs"]))
        for event_id, entry in evidence(lang).items()
        for field in entry["fields"]
        for said in voices_under(field)
    )
    assert shown == Counter(
        (
            row["event_id"],
            called(row["said_by"], lang),
            row[f"says_{lang}"],
            row["stance"],
            row["source_id"],
            paragraphs(row["locator"]),
        )
        for row in table("claims")
    )


@BOTH
def test_a_heading_stands_for_one_thing(lang: str) -> None:
    """Claims about unlike things, such as pylons and deaths, do not stand beside one another."""
    for event_id, entry in evidence(lang).items():
        headings = [field["label"] for field in entry["fields"]]
        assert len(headings) == len(set(headings)), event_id
        fields = {(row["field"], row["unit"]) for row in table("claims") if row["event_id"] == event_id}
        assert len(headings) == len(fields), event_id


@BOTH
def test_who_denies_the_whole_and_who_tells_some_of_it_otherwise_are_named_apart(lang: str) -> None:
    against: dict[tuple[str, str], dict[str, None]] = {}
    for row in table("claims"):
        if row["stance"] != "asserts":
            whole = row["stance"] == "denies" and row["field"] == "occurrence" and not row["value"]
            key = (row["event_id"], "denied" if whole else "versions")
            against.setdefault(key, {})[called(row["said_by"], lang)] = None
    assert {kind for _, kind in against} == {"denied", "versions"}
    for (event_id, kind), speakers in against.items():
        said = evidence(lang)[event_id][kind]
        assert names_in(said, speakers) >= min(len(speakers), NAMED_AT_MOST), event_id
        if len(speakers) > NAMED_AT_MOST + 1:
            assert str(len(speakers) - NAMED_AT_MOST) in said, event_id
    for event_id, entry in evidence(lang).items():
        assert bool(entry["denied"]) is ((event_id, "denied") in against), event_id


@BOTH
def test_what_is_told_otherwise_is_whole_sentences(lang: str) -> None:
    """A label with a full stop stands before each: «Hay quien lo niega. Los dirigentes del paro …»"""
    for event_id, entry in evidence(lang).items():
        for said in filter(None, (entry["denied"], entry["versions"])):
            assert said[0] == said[0].upper(), event_id
            assert said.endswith("."), event_id
            assert not said.endswith(".."), event_id
    strike = evidence(lang)["conga-2011-12-strike-end"]["denied"]
    assert strike.startswith({"es": "Los dirigentes del paro", "en": "The leaders of the"}[lang])


@BOTH
def test_it_is_said_what_is_told_otherwise(lang: str) -> None:
    headings = labels("field", lang)
    day = {"es": "Fecha", "en": "Date"}[lang]
    for row in table("claims"):
        if row["stance"] in ("corrects", "differs") and not row["unit"]:
            shown = {field["label"] for field in evidence(lang)[row["event_id"]]["fields"]}
            heading = headings[row["field"]]
            if row["field"] == "date_start" and day in shown:
                heading = day
            assert heading in shown
            assert heading.lower() in evidence(lang)[row["event_id"]]["versions"].lower()


@BOTH
def test_the_date_of_one_day_is_no_start(lang: str) -> None:
    """A death has a date; a strike that claims give an end has a start and an end."""
    day, start = {"es": ("Fecha", "Inicio"), "en": ("Date", "Start")}[lang]
    for event_id, heading in (("casapalca-2008-10-captain-death", day), ("conga-2011-11-strike", start)):
        shown = [field["label"] for field in evidence(lang)[event_id]["fields"]]
        assert heading in shown
        assert not {day, start} <= set(shown)


def test_who_alone_denies_is_heard_with_what_is_denied() -> None:
    """Only AFP denies the entry itself; the union denies a storming, which is one version beside others."""
    entry = evidence("es")["strike2019-09-ministry-entry"]
    assert entry["denied"].startswith("AFP")
    assert "un intento de ingreso que frenó la policía" in entry["denied"]
    assert "Federación minera" not in entry["denied"]
    for name in ("Federación minera (FNTMMSP)", "RPP", "Ministerio del Interior", "La República"):
        assert name in entry["versions"]


@BOTH
def test_who_attacked_poderosa_is_told_otherwise_and_that_it_happened_is_not(lang: str) -> None:
    """The text says artisanal miners, the company says illegal miners; that it happened, both say."""
    entry = evidence(lang)["pataz-2024-04-poderosa-pylons"]
    assert {"es": "mineros ilegales", "en": "illegal miners"}[lang] in entry["versions"]
    assert called("Minera Poderosa", lang) in entry["versions"]
    assert entry["denied"] == ""
    support = support_by_event(dataset())["pataz-2024-04-poderosa-pylons"]
    assert support.status == "corroborated"
    assert "who" in support.versions
    assert "whole" not in support.versions


@BOTH
def test_those_who_give_the_same_figure_stand_together(lang: str) -> None:
    """Seventeen arrested, by five voices; fifteen pylons, by three that speak six times."""
    arrests = evidence(lang)["strike2019-09-ministry-arrests"]["fields"]
    groups = [group for field in arrests for group in field["groups"] if group["tells"] == "17"]
    assert len(groups) == 1
    for name in ("ICOR", "RPP", "La República", "Ministerio del Interior"):
        assert called(name, lang) in groups[0]["by"]
    pylons = [
        (group["tells"], bool(group["by"]))
        for field in evidence(lang)["pataz-2024-04-pylons-total"]["fields"]
        if field["clash"]
        for group in field["groups"]
    ]
    assert pylons == [("16", False), ("15", True), ("14", False)]


@BOTH
def test_what_stands_together_says_the_same(lang: str) -> None:
    """No group holds two figures, dates, places or stances, and nothing told in a sentence only is folded."""
    worded = ("date_start", "date_end", "still_on", "place", "actor", "target")
    given = {
        (row["event_id"], row["field"], row[f"says_{lang}"]): (
            *(row[name] for name in ("unit", "stance", "low", "best", "high")),
            row["value"].partition(" [")[0] if row["field"] in worded else "",
        )
        for row in table("claims")
    }
    folded = 0
    for event_id, entry in evidence(lang).items():
        heading = {
            field_label(claim, lang, dataset()): claim.field
            for claim in dataset().claims_by_event.get(event_id, ())
        }
        for field in entry["fields"]:
            for group in field["groups"]:
                if len(group["claims"]) > 1:
                    assert group["tells"], event_id
                    name = heading[field["label"]]
                    assert len({given[event_id, name, said["says"]] for said in group["claims"]}) == 1, (
                        event_id
                    )
                    folded += bool(group["by"])
    assert folded


@BOTH
def test_a_whole_says_which_of_its_parts_somebody_denies(lang: str) -> None:
    """The arrests of September 2019 nobody denies; that the ministry was entered, AFP does."""
    whole = evidence(lang)["strike2019-09-ministry"]
    entry = dataset().events_by_id["strike2019-09-ministry-entry"]
    assert entry.title(lang) in whole["reason"]
    assert {"es": "niega", "en": "denies"}[lang] in whole["reason"]
    assert whole["denied"] == "", "the whole itself is denied by nobody"


@BOTH
def test_the_reason_names_who_speaks_alone(lang: str) -> None:
    """An event without claims has its source only: its publisher, or whoever speaks for it elsewhere."""
    claims = table("claims")
    spoken_of = {row["event_id"] for row in claims}
    voices = {row["source_id"]: {called(row["publisher"], lang)} for row in table("sources")}
    for row in claims:
        voices[row["source_id"]].add(called(row["said_by"], lang))
    alone = [
        row for name in ("events", "elsewhere") for row in table(name) if row["event_id"] not in spoken_of
    ]
    assert alone
    for row in alone:
        entry = evidence(lang)[row["event_id"]]
        assert names_in(entry["reason"], voices[row["source_id"]]), row["event_id"]
        assert entry["fields"] == []


@BOTH
def test_every_event_says_why_it_has_its_status(lang: str) -> None:
    for event in dataset().events:
        assert evidence(lang)[event.event_id]["reason"].endswith("."), event.event_id


@BOTH
def test_the_reason_of_a_corroborated_event_names_both_sides(lang: str) -> None:
    """The suspension of Conga: the text and the company; an agency that passes on its notice is no other."""
    reason = evidence(lang)["conga-2011-11-suspension"]["reason"]
    for name in ("Comité por una Internacional de los Trabajadores (CIT)", "Minera Yanacocha"):
        assert called(name, lang) in reason
    assert called("Agencia Andina", lang) not in reason


def test_names_are_in_the_language_of_the_page(tmp_path: Path) -> None:
    said = {**CLAIM, "said_by": NAME["name_es"]}
    small = load_dataset(write_tables(tmp_path, claims=(said,)))
    for lang, name in (("es", NAME["name_es"]), ("en", NAME["name_en"])):
        entry = build_evidence(small, lang)[said["event_id"]]
        assert name in entry["versions"]
        assert [claim["by"] for field in entry["fields"] for claim in voices_under(field)] == [name]


@BOTH
def test_only_what_differs_is_marked_as_differing(lang: str) -> None:
    fields = evidence(lang)["pataz-2024-04-pylons-total"]["fields"]
    pylons = [
        field
        for field in fields
        if any("16" in said["says"] for said in voices_under(field)) and field["clash"]
    ]
    assert len(pylons) == 1
    assert len([field for field in fields if field["clash"]]) == 1, (
        "the deaths of the series are not in dispute"
    )


@BOTH
def test_what_may_only_be_cited_has_no_link_anywhere(lang: str) -> None:
    shown = build_sources(dataset(), lang)
    rows = [row for row in table("sources") if row["source_id"] in shown]
    cited = [row for row in rows if row["link_policy"] == "cite_only"]
    assert "d000_poderosa" in {row["source_id"] for row in cited}
    for row in cited:
        source = shown[row["source_id"]]
        assert (source["url"], source["citeOnly"]) == ("", True)
        assert "://" not in json.dumps(source, ensure_ascii=False)
        assert source["publisher"]
        assert source["date"]
    linked = [row for row in rows if row["link_policy"] == "link" and row["url"]]
    assert linked
    assert all(shown[row["source_id"]]["url"] == row["url"] for row in linked)


@BOTH
def test_no_claim_carries_an_address(lang: str) -> None:
    assert all(
        "://" not in row[f"says_{lang}"] and "www." not in row[f"says_{lang}"] for row in table("claims")
    )


def test_every_event_of_other_cases_has_a_source_with_publisher() -> None:
    sources = {row["source_id"]: row for row in table("sources")}
    for row in table("elsewhere"):
        assert sources[row["source_id"]]["publisher"], row["event_id"]


def test_a_source_without_a_date_says_why() -> None:
    """The page read has none, or a day and a month without their year."""
    for row in table("sources"):
        assert row["date"] or re.search("fecha|año", row["note"].lower()), row["source_id"]


def test_what_begins_with_initials_keeps_them_after_a_colon() -> None:
    assert lower_first("USD por día") == "USD por día"
    assert lower_first("Personas heridas") == "personas heridas"
