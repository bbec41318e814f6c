"""Build small, valid tables for tests; every test bends one thing of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.codebook import CODE_LISTS, TABLES, Column, table
from dashboard.dataset.validation import (
    Problem,
    document_problems,
    find_geography,
    read_tables,
    sort_problems,
    validate_tables,
)

Cells = Mapping[str, str]

SOURCE: Cells = {
    "source_id": "d000_text",
    "title": "A text",
    "publisher": "A publisher",
    "date": "2011-12",
    "dated": "stated",
    "language": "en",
    "kind": "document",
    "side": "political",
    "link_policy": "link",
    "paragraphs": "3",
}
PRESS: Cells = {
    "source_id": "press_2011",
    "title": "A report",
    "publisher": "A newspaper",
    "date": "2011-12-05",
    "dated": "stated",
    "language": "es",
    "kind": "press",
    "side": "press",
    "url": "https://example.org/nota?id=1",
    "link_policy": "link",
}
CASE: Cells = {
    "case": "conga",
    "collection": "documents",
    "relevance": "core",
    "name_es": "Conga",
    "name_en": "Conga",
    "short_es": "Conga",
    "short_en": "Conga",
    "sentence_es": "Paro por el agua.",
    "sentence_en": "Strike over water.",
}
OTHER_CASE: Cells = {
    **CASE,
    "case": "tia_maria",
    "collection": "elsewhere",
    "name_es": "Tía María",
    "short_es": "Tía María",
    "name_en": "Tía María",
    "short_en": "Tía María",
}
EVENT: Cells = {
    "event_id": "conga-2011-11-strike",
    "case": "conga",
    "unit": "incident",
    "relevance": "core",
    "title_es": "Paro regional en Cajamarca, dice el texto",
    "title_en": "Regional strike in Cajamarca, says the text",
    "summary_es": "La población paraliza la región, según el texto.",
    "summary_en": "The population stops the region, says the text.",
    "date_start": "2011-11-24",
    "date_end": "2011-12-01",
    "date_prec": "day",
    "date_basis": "mixed",
    "event_type": "strike",
    "event_subtype": "civic_strike",
    "actor1": "Frente de Defensa",
    "actor1_type": "civic_front",
    "actor2": "Gobierno nacional",
    "actor2_type": "national_gov",
    "co_actors": "Ronderos:peasants_rondas;Gobierno regional:regional_local_gov",
    "victims": "civic_front",
    "place": "Cajamarca",
    "where_prec": "town",
    "place_basis": "text",
    "ubigeo": "060101",
    "latitude": "-7.164",
    "longitude": "-78.500",
    "injured_low": "18",
    "injured_best": "18",
    "modality": "stated",
    "source_id": "d000_text",
    "locator": "¶1;¶3",
    "anchor": "strike",
}
ELSEWHERE_EVENT: Cells = {
    **EVENT,
    "event_id": "tia-maria-2011-04-clash",
    "case": "tia_maria",
    "source_id": "press_2011",
    "locator": "",
    "anchor": "",
    "injured_low": "",
    "injured_best": "",
    "place": "Islay",
    "where_prec": "province",
    "ubigeo": "0407",
    "latitude": "-17.02",
    "longitude": "-72.02",
}
CLAIM: Cells = {
    "claim_id": "c1",
    "event_id": "conga-2011-11-strike",
    "field": "injured",
    "best": "20",
    "source_id": "press_2011",
    "said_by": "Ministerio",
    "said_by_side": "state",
    "stance": "corrects",
    "says_es": "Cuenta veinte personas heridas.",
    "says_en": "Counts twenty people injured.",
}
DIFFERING: Cells = {
    **CLAIM,
    "claim_id": "c2",
    "field": "outcome",
    "best": "",
    "stance": "differs",
    "says_es": "Dice que siguió.",
    "says_en": "Says that it went on.",
}
NAME: Cells = {"kind": "actor", "name_es": "Gobierno nacional", "name_en": "National government"}
LOG: Sequence[Cells] = (
    {"source_id": "d000_text", "paragraph": "1", "event_ids": "conga-2011-11-strike"},
    {"source_id": "d000_text", "paragraph": "2", "reason": "opinion"},
    {"source_id": "d000_text", "paragraph": "3", "event_ids": "conga-2011-11-strike"},
)
ENTRY: Cells = {
    "register_id": "dp241-22",
    "report": "241",
    "month": "2024-03",
    "name_es": "Tía María - Islay",
    "where_prec": "province",
    "ubigeo": "0407",
    "latitude": "-17.02",
    "longitude": "-72.02",
    "company": "Southern Perú Copper Corporation",
    "type": "socio_environmental",
    "activity": "mining",
    "state": "active",
    "phase": "early",
    "dialogue": "no",
    "acts_of_violence": "yes",
    "competence": "national",
    "standing": "in_force",
    "counterpart": "formal",
    "source_id": "d000_text",
    "seen_in": "d000_text",
}
LINK: Cells = {
    "register_id": "dp241-22",
    "case": "tia_maria",
    "relation": "same_dispute",
    "reason_es": "El mismo proyecto y el mismo valle.",
    "reason_en": "The same project and the same valley.",
}
PANEL_LINK: Cells = {
    "case": "tia_maria",
    "ubigeo": "0407",
    "reason_es": "El valle del proyecto está en esta provincia.",
    "reason_en": "The project's valley is in this province.",
}
COUNT: Cells = {
    "count_id": "ombudsman-2017-03",
    "counter": "Defensoría del Pueblo",
    "counter_side": "ombudsman",
    "what_es": "Conflictos activos y latentes.",
    "what_en": "Active and latent conflicts.",
    "unit": "conflicts",
    "low": "204",
    "best": "204",
    "high": "204",
    "period_start": "2017-03-01",
    "period_end": "2017-03-31",
    "period_kind": "month",
    "inferred": "0",
    "scope": "peru",
    "pair": "2017-03",
    "series": "ombudsman_conflicts",
    "computed": "0",
    "source_id": "d000_text",
}
OTHER_COUNT: Cells = {
    **COUNT,
    "count_id": "pcm-2017-04",
    "counter": "Presidencia del Consejo de Ministros",
    "counter_side": "state",
    "low": "5",
    "best": "5",
    "high": "5",
    "period_start": "2017-04-07",
    "period_end": "2017-04-07",
    "period_kind": "day",
    "series": "pcm_2017",
}
PAIR: Cells = {
    "pair": "2017-03",
    "title_es": "204 o 5",
    "title_en": "204 or 5",
    "why_es": "Cada oficina tiene su regla.",
    "why_en": "Each office has its own rule.",
}
VALID: Mapping[str, Sequence[Cells]] = {
    "sources": (SOURCE, PRESS),
    "cases": (CASE, OTHER_CASE),
    "events": (EVENT,),
    "elsewhere": (ELSEWHERE_EVENT,),
    "claims": (CLAIM, DIFFERING),
    "coding_log": LOG,
    "names": (NAME,),
    "register": (ENTRY,),
    "register_links": (LINK,),
    "register_panel_links": (PANEL_LINK,),
    "counts": (COUNT, OTHER_COUNT),
    "count_pairs": (PAIR,),
}


def event(**changes: str) -> dict[str, str]:
    """Return the valid event with some cells changed."""
    return {**EVENT, **changes}


def some_cell(column: Column) -> str:
    """Return a cell of which a row says nothing: empty, unless something must stand there."""
    if not column.required:
        return ""
    if column.code_list:
        return next(iter(CODE_LISTS[column.code_list].values()))
    return {"integer": "1", "number": "1", "date": "2011-11-24"}.get(column.type, "x")


def csv_text(name: str, rows: Sequence[Cells]) -> str:
    """Return the rows as the CSV text of a table, with all its columns."""
    stream = io.StringIO()
    usual = {column.name: some_cell(column) for column in table(name).columns}
    writer = csv.DictWriter(stream, usual, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**usual, **row} for row in rows)
    return stream.getvalue()


def write_tables(folder: Path, **changes: Sequence[Cells]) -> Path:
    """Write valid tables to ``folder``, some replaced by other rows, and return it."""
    for entry in TABLES:
        rows = changes.get(entry.name, VALID[entry.name])
        (folder / entry.file).write_text(csv_text(entry.name, rows), encoding="utf-8", newline="")
    return folder


def run_check(data_dir: Path, documents: Path | None = None) -> tuple[list[Problem], int]:
    """Return the problems of the tables alone, and 1 when any is an error."""
    raws = read_tables(data_dir)
    problems = validate_tables(raws, find_geography(data_dir))
    if documents is not None:
        problems = sort_problems([*problems, *document_problems(raws, documents)])
    return problems, int(any(problem.severity == "error" for problem in problems))
