"""Keep the methodology true: what it says in figures is made from the tables, as Markdown blocks.

``docs/methodology.<lang>.md`` holds each block between ``<!-- block: name -->`` and ``<!-- /block -->``. They
are written there by ``python -m scripts.build_docs`` and made anew for the page «Sobre los datos» from the
tables that the page is built from.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.agreement import FOLDER_NAME, decimal_words, load_agreement, markdown_table
from dashboard.codebook import COLLECTION, UNIT, labels
from dashboard.dataset import Dataset, Event, Source
from dashboard.gazetteer import Gazetteer
from dashboard.i18n import load_locale
from dashboard.readings import support_by_event
from dashboard.words import partial_date_words

COLLECTIONS: tuple[str, ...] = tuple(code.code for code in COLLECTION.codes)
ANSWERS: tuple[str, ...] = ("agreed", "differing", "corrected", "not_found")
SOUGHT_FILE = "sought.csv"
_BLOCK = re.compile(r"<!-- block: ([a-z_]+) -->\n(.*?)<!-- /block -->\n?", re.S)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


@dataclass(frozen=True)
class Sought:
    """Tell what was looked for in other sources: one row of ``sought.csv``.

    Attributes:
        sought: Short stable name.
        event_ids: The events of the texts that the claim belongs to.
        answer: One of ``ANSWERS``.
        claim: By language, what the text says.
        finding: By language, what others report; empty when nothing needs to be added.
    """

    sought: str
    event_ids: tuple[str, ...]
    answer: str
    claim: Mapping[str, str]
    finding: Mapping[str, str]


@dataclass(frozen=True)
class Tables:
    """Hold what the blocks are made from."""

    dataset: Dataset
    gazetteer: Gazetteer
    data_dir: Path
    version: str


def read_sought(data_dir: Path) -> tuple[Sought, ...]:
    """Return the rows of ``sought.csv``, none when there is no such file."""
    path = data_dir / SOUGHT_FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Sought(
                row["sought"],
                tuple(row["event_ids"].split(";")),
                row["answer"],
                {"es": row["claim_es"], "en": row["claim_en"]},
                {"es": row["finding_es"], "en": row["finding_en"]},
            )
            for row in csv.DictReader(file)
        )


def plain(text: str) -> str:
    """Return data as Markdown that shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def grid(header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> str:
    """Return a Markdown table; the last ``numbers`` columns are aligned as figures."""
    marks = ["---"] * (len(header) - numbers) + ["---:"] * numbers
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, marks, *rows))


def fill_blocks(text: str, blocks: Mapping[str, str]) -> str:
    """Put blocks in their places, keeping the marks.

    Raises:
        KeyError: The text asks for a block that there is not.
        ValueError: A block has no place in the text, or a mark is left open.
    """
    places = [match.group(1) for match in _BLOCK.finditer(text)]
    if sorted(places) != sorted(blocks) and set(places) <= set(blocks):
        raise ValueError(f"no single place for: {', '.join(sorted(set(blocks) ^ set(places)) or places)}")
    filled = _BLOCK.sub(
        lambda match: f"<!-- block: {match.group(1)} -->\n\n{blocks[match.group(1)]}\n\n<!-- /block -->\n",
        text,
    )
    if filled.count("<!--") != 2 * len(places):
        raise ValueError("a mark of a block is left open")
    return filled


def without_marks(text: str) -> str:
    """Return the text without the marks of its blocks."""
    return re.sub(r"<!-- /?block.*?-->\n?", "", text)


def build_blocks(
    tables: Tables, lang: str, *, event_link: Callable[[str], str] | None = None
) -> dict[str, str]:
    """Return every block by its name.

    Args:
        tables: The data.
        lang: ``"es"`` or ``"en"``.
        event_link: Gives an event's address; with it, what was sought leads to the map and the other sources
            are listed one by one.
    """
    words = load_locale("about", lang)
    dataset = tables.dataset
    return {
        "texts": _texts(dataset, lang, words),
        "counts": _counts(dataset, lang, words),
        "dates": _codes(dataset, ("date_prec", "date_basis"), lang, words),
        "places": _codes(dataset, ("where_prec", "place_basis"), lang, words),
        "support": _support(dataset, lang, words),
        "voices": _voices(dataset, lang, words),
        "sought": _sought(tables, lang, words, event_link),
        "elsewhere": _elsewhere(tables, lang, words),
        "agreement": _agreement(tables.data_dir, lang, words),
        "sources": _sources(dataset, lang, words, listed=event_link is not None),
        "citation": _citation(tables.version, words),
    }


def _publisher(source: Source, lang: str) -> str:
    """Return the publisher; a document without one says so in both languages, divided by a stroke."""
    names = source.publisher.split(" / ") if source.kind == "document" else [source.publisher]
    return plain(names[-1 if lang == "en" else 0])


def _title(source: Source, words: Mapping[str, Any]) -> str:
    if source.link_policy != "link":
        return plain(source.title)
    said = words["texts"]["linked" if source.url else "title"]
    return str(said).format(title=plain(source.title), url=f"<{source.url}>")


def _texts(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    said, columns = words["texts"], words["columns"]
    rows = []
    for source in dataset.sources.values():
        if source.kind != "document":
            continue
        log = [row for row in dataset.coding_log if row.source_id == source.source_id]
        standpoint = plain(source.standpoint_en if lang == "en" else source.standpoint_es)
        if source.link_policy != "link":
            standpoint += f" {said['cite_only']}"
        date = partial_date_words(source.date, lang, source.dated)
        rows.append(
            (
                _title(source, words),
                said["published"].format(publisher=_publisher(source, lang), date=date),
                standpoint,
                words["page"]["unspecified"] if source.paragraphs is None else str(source.paragraphs),
                str(sum(bool(row.event_ids) for row in log)),
            )
        )
    header = [columns[name] for name in ("text", "published", "standpoint", "paragraphs", "coded")]
    return grid(header, rows, numbers=2)


def _by_collection(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    found = tuple(events)
    return {name: tuple(event for event in found if event.collection == name) for name in COLLECTIONS}


def _numbers(events: Mapping[str, tuple[Event, ...]], test: Callable[[Event], bool]) -> tuple[str, ...]:
    return tuple(str(sum(test(event) for event in events[name])) for name in COLLECTIONS)


def _counts(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    events, said = _by_collection(dataset.events), words["counts"]
    tests: dict[str, Callable[[Event], bool]] = {
        said["parts"]: lambda event: bool(event.part_of),
        said["counted"]: lambda event: event.is_counted,
        said["undated"]: lambda event: event.month_start is None,
        said["country"]: lambda event: event.scope == "country",
        said["abroad"]: lambda event: event.scope == "abroad",
    }
    units = [Counter(event.unit for event in events[name]) for name in COLLECTIONS]
    rows = [(code.label(lang), *(str(count[code.code]) for count in units)) for code in UNIT.codes]
    rows += [(name, *_numbers(events, test)) for name, test in tests.items()]
    return grid(_header("record", words), rows, numbers=len(COLLECTIONS))


def _header(first: str, words: Mapping[str, Any]) -> list[str]:
    return [words["columns"][name] for name in (first, *COLLECTIONS)]


def _codes(dataset: Dataset, columns: Sequence[str], lang: str, words: Mapping[str, Any]) -> str:
    """Return one table a column, with how many records of each collection have each code."""
    events = _by_collection(dataset.events)
    made = []
    for column in columns:
        counts = [Counter(getattr(event, column) for event in events[name]) for name in COLLECTIONS]
        rows = [
            (label, *(str(count[code]) for count in counts)) for code, label in labels(column, lang).items()
        ]
        made.append(grid(_header(column, words), rows, numbers=len(COLLECTIONS)))
    return "\n\n".join(made)


def _support(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    support = support_by_event(dataset)
    events = _by_collection(event for event in dataset.events if event.is_counted)
    alone = sum(not _outside_speakers(dataset, (event.event_id,)) for event in events["documents"])
    intro = words["support"]["intro"].format(alone=alone, counted=len(events["documents"]))
    counts = [Counter(support[event.event_id].status for event in events[name]) for name in COLLECTIONS]
    rows = [
        (label, *(str(count[code]) for count in counts)) for code, label in labels("status", lang).items()
    ]
    return f"{intro}\n\n{grid(_header('status', words), rows, numbers=len(COLLECTIONS))}"


def _voices(dataset: Dataset, lang: str, words: Mapping[str, Any]) -> str:
    claims = tuple(dataset.claims.values())
    if not claims:
        return str(words["voices"]["none"])
    stances = Counter(claim.stance for claim in claims)
    intro = words["voices"]["intro"].format(
        n=len(claims), denies=stances["denies"], corrects=stances["corrects"]
    )
    counts = Counter(
        (dataset.events_by_id[claim.event_id].collection, claim.said_by_side) for claim in claims
    )
    rows = [
        (label, *(str(counts[name, code]) for name in COLLECTIONS))
        for code, label in labels("side", lang).items()
    ]
    return f"{intro}\n\n{grid(_header('side', words), rows, numbers=len(COLLECTIONS))}"


def _outside_speakers(dataset: Dataset, event_ids: Iterable[str]) -> set[str]:
    """Return who speaks about events in other sources than the events' own."""
    return {
        claim.said_by
        for event_id in event_ids
        for claim in dataset.claims_by_event.get(event_id, ())
        if claim.source_id != dataset.events_by_id[event_id].source_id
    }


def _sought(
    tables: Tables, lang: str, words: Mapping[str, Any], event_link: Callable[[str], str] | None
) -> str:
    said, columns, dataset = words["sought"], words["columns"], tables.dataset
    sought = [
        row for row in read_sought(tables.data_dir) if set(row.event_ids) <= dataset.events_by_id.keys()
    ]
    if not sought:
        return str(said["none"])
    answers = Counter(row.answer for row in sought)
    rows = []
    for row in sought:
        claim, finding = plain(row.claim[lang]), plain(row.finding[lang])
        if event_link:
            claim = f"[{claim}]({event_link(row.event_ids[0])})"
        form = said["finding" if finding else "plain"]
        speakers = str(len(_outside_speakers(dataset, row.event_ids)))
        rows.append((claim, form.format(answer=said[row.answer], finding=finding), speakers))
    intro = said["intro"].format(n=len(sought), **{name: answers[name] for name in ANSWERS})
    header = [columns[name] for name in ("sought", "answer", "speakers")]
    return f"{intro}\n\n{grid(header, rows, numbers=1)}"


def _ranked(counts: Mapping[str, int], words: Mapping[str, Any]) -> str:
    form = words["elsewhere"]["item"]
    return str(words["page"]["list"]).join(form.format(name=name, n=n) for name, n in counts.items())


def _elsewhere(tables: Tables, lang: str, words: Mapping[str, Any]) -> str:
    said, dataset, gazetteer = words["elsewhere"], tables.dataset, tables.gazetteer
    events = [event for event in dataset.events if event.collection == "elsewhere" and event.is_counted]
    if not events:
        return str(said["none"])
    claims = {event.event_id: dataset.claims_by_event.get(event.event_id, ()) for event in events}
    sources = {
        event.event_id: {event.source_id, *(claim.source_id for claim in claims[event.event_id])}
        for event in events
    }
    support = support_by_event(dataset)
    single = {event.event_id for event in events if support[event.event_id].status == "single_voice"}
    names = {entry.ubigeo: entry.name for entry in gazetteer.by_code.values() if len(entry.ubigeo) == 2}
    touched = Counter(code for event in events for code in event.departments)
    years = Counter(int(event.month_start[:4]) for event in events if event.month_start)
    deadly = [event for event in events if (event.deaths_high or event.deaths_best or event.deaths_low)]
    speaking = {claim.said_by_side for found in claims.values() for claim in found}
    missing = [name for code, name in sorted(names.items()) if not touched[code]]
    silent = [label for code, label in labels("side", lang).items() if code not in speaking]
    separator = str(words["page"]["list"])
    lines = [
        said["size"].format(
            events=len(events),
            cases=len({event.case for event in events}),
            sources=len(set().union(*sources.values())),
        ),
        said["departments"].format(
            list=_ranked({names[code]: n for code, n in touched.most_common()}, words)
        ),
        said["no_departments"].format(list=separator.join(missing)) if missing else said["all_departments"],
        said["years"].format(
            list=_ranked({str(year): years[year] for year in range(min(years), max(years) + 1)}, words)
        ),
        said["single"].format(
            n=sum(len(pages) == 1 for pages in sources.values()), events=len(events), voices=len(single)
        ),
        said["deaths"].format(n=len(deadly), single=sum(event.event_id in single for event in deadly)),
    ]
    if silent:
        lines.append(said["absent"].format(list=separator.join(silent)))
    return "\n\n".join(lines)


def _agreement(data_dir: Path, lang: str, words: Mapping[str, Any]) -> str:
    said = words["agreement"]
    agreement = load_agreement(data_dir / FOLDER_NAME)
    if agreement is None:
        return str(said["none"])
    weak = [
        said["weak_item"].format(
            name=said[column], value=decimal_words(agreement.kappas[column] or 0.0, lang)
        )
        for column in agreement.weak
    ]
    lines = [said["weak"].format(list=str(words["page"]["list"]).join(weak)) if weak else said["weak_none"]]
    if agreement.unit_confusions:
        units = labels("unit", lang)
        (first, second), often = next(iter(agreement.unit_confusions.items()))
        lines.append(
            said["confused"].format(
                all=sum(agreement.unit_confusions.values()),
                n=often,
                a=units[first].lower(),
                b=units[second].lower(),
            )
        )
    return f"{markdown_table(agreement, lang)}\n\n{' '.join(lines)}"


def _sources(dataset: Dataset, lang: str, words: Mapping[str, Any], *, listed: bool) -> str:
    said, columns = words["sources"], words["columns"]
    others = [source for source in dataset.sources.values() if source.kind != "document"]
    if not others:
        return str(said["none"])
    count = said["count"].format(
        n=len(others), cite_only=sum(source.link_policy != "link" for source in others)
    )
    if not listed:
        return f"{count} {said['page_only']}"
    rows = [
        (
            _title(source, words),
            _publisher(source, lang),
            partial_date_words(source.date, lang, source.dated),
        )
        for source in sorted(others, key=lambda source: (source.publisher.lower(), source.date, source.title))
    ]
    return f"{count}\n\n{grid([columns[name] for name in ('title', 'publisher', 'date')], rows)}"


def _citation(version: str, words: Mapping[str, Any]) -> str:
    said = words["citation"]
    bibtex = (
        "@misc{conflictos_mineros_peru,\n"
        "  author  = {{Conflictos mineros del Perú contributors}},\n"
        f"  title   = {{{{{said['title']}}}}},\n"
        f"  version = {{{version}}},\n"
        f"  note    = {{{said['note']}}}\n"
        "}"
    )
    return f"{plain(said['text'].format(version=version))}\n\n```bibtex\n{bibtex}\n```"
