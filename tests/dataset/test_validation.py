"""Every kind of bad input is named by file, line and column, in both languages, with all the others."""

from __future__ import annotations

import ast
import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dashboard.dataset.validation
from dashboard.codebook import EVENTS
from dashboard.dataset import load_dataset
from dashboard.dataset.validation import (
    Geography,
    format_problem,
    format_report,
    read_tables,
    validate_tables,
)
from dashboard.i18n import load_locale
from tests.tables import (
    CASE,
    CLAIM,
    COUNT,
    DIFFERING,
    ELSEWHERE_EVENT,
    ENTRY,
    EVENT,
    LINK,
    LOG,
    OTHER_CASE,
    OTHER_COUNT,
    PAIR,
    PANEL_LINK,
    PRESS,
    SOURCE,
    csv_text,
    event,
    run_check,
    write_tables,
)

Bend = Callable[[bytes], bytes]
KNOWN = frozenset(("06", "0601", "060101", "04", "0407", "0601", "0603"))


def said(folder: Path, lang: str) -> list[str]:
    return [format_problem(problem, lang) for problem in run_check(folder)[0]]


def check_one(folder: Path, where: str, es: str, en: str) -> None:
    """Assert that exactly one problem is found, at ``where``, with these words."""
    for lang, words in (("es", es), ("en", en)):
        messages = said(folder, lang)
        assert len(messages) == 1, messages
        assert messages[0].startswith(f"{where}: ")
        assert words in messages[0]


def test_valid_tables_have_no_problem(tmp_path: Path) -> None:
    assert run_check(write_tables(tmp_path)) == ([], 0)


def _drop_last_column(content: bytes) -> bytes:
    lines = content.decode().splitlines()
    return "\n".join(line.rpartition(",")[0] for line in lines).encode() + b"\n"


BYTES: list[tuple[str, Bend, str, str, str]] = [
    ("bom", lambda b: b"\xef\xbb\xbf" + b, "events.csv:1", "sin BOM", "without BOM"),
    (
        "latin-1",
        lambda b: b.decode().replace("Gobierno nacional", "Gobierno del Perú").encode("latin-1", "replace"),
        "events.csv:2 summary_es",
        "guárdelo como UTF-8",
        "save the file as UTF-8",
    ),
    (
        "one wrong byte among UTF-8",
        lambda b: b.replace("población".encode(), b"poblaci\xf3n"),
        "events.csv:2 summary_es",
        'el byte 144 de la línea (0xF3, cerca de «,"La poblaci\\xf3n paraliza»)',
        "byte 144 of the line (0xF3, near ',\"La poblaci\\xf3n paraliza') is not UTF-8",
    ),
    ("utf-16", lambda b: b.decode().encode("utf-16"), "events.csv:1", "UTF-16", "UTF-16"),
    ("utf-16 without a mark", lambda b: b.decode().encode("utf-16-le"), "events.csv:1", "UTF-16", "UTF-16"),
    ("nul", lambda b: b.replace(b"Frente", b"Fren\0te"), "events.csv:2", "NUL", "NUL"),
    ("empty", lambda b: b"", "events.csv", "vacío", "empty"),
    (
        "short row",
        lambda b: b + b"conga-x,conga\n",
        "events.csv:3",
        "2 celdas y el encabezado 45",
        "2 cells and the header 45",
    ),
    (
        "short row after a quoted line break",
        lambda b: b.replace(b"Frente de Defensa", b'"Frente\nde Defensa"') + b"conga-x,conga\n",
        "events.csv:4",
        "2 celdas",
        "2 cells",
    ),
    ("blank row", lambda b: b + b"," * 44 + b"\n", "events.csv:3", "fila está vacía", "row is empty"),
    (
        "open quotation mark",
        lambda b: b.replace(b"Frente de Defensa", b'"Frente de Defensa'),
        "events.csv:2",
        "comillas",
        "quotation marks",
    ),
    (
        "unknown column",
        lambda b: b.replace(b",note_en\n", b",note_en,zzz\n").replace(b",strike,,\n", b",strike,,,\n"),
        "events.csv:1",
        "«zzz» no existe",
        "'zzz' is not in the codebook",
    ),
    ("missing column", _drop_last_column, "events.csv:1 note_en", "falta la columna", "is missing"),
]


@pytest.mark.parametrize(
    ("bend", "where", "es", "en"), [case[1:] for case in BYTES], ids=[c[0] for c in BYTES]
)
def test_broken_file(tmp_path: Path, bend: Bend, where: str, es: str, en: str) -> None:
    path = write_tables(tmp_path) / "events.csv"
    content = path.read_bytes()
    bent = bend(content)
    assert bent != content
    path.write_bytes(bent)
    check_one(tmp_path, where, es, en)


def test_semicolons_are_named_and_nothing_else(tmp_path: Path) -> None:
    path = write_tables(tmp_path) / "cases.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    check_one(tmp_path, "cases.csv:1", "sepárelas con comas", "separate them by commas")


def test_misspelt_column_is_suggested_and_repeated_one_named(tmp_path: Path) -> None:
    path = write_tables(tmp_path) / "cases.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name_es,", "nombre_es,").replace(",dispute_en", ",case"), encoding="utf-8")
    messages = said(tmp_path, "en")
    assert "cases.csv:1: the column 'nombre_es' does not exist; did you mean name_es?" in messages
    assert "cases.csv:1 case: the column is repeated" in messages
    assert "cases.csv:1 dispute_en: the column is missing" in messages


@pytest.mark.parametrize("file", ["sources.csv", "cases.csv", "events.csv"])
def test_required_file_missing(tmp_path: Path, file: str) -> None:
    (write_tables(tmp_path) / file).unlink()
    check_one(tmp_path, file, "falta el archivo", "the file is missing")


def test_optional_files_may_be_absent(tmp_path: Path) -> None:
    write_tables(tmp_path)
    beside = (
        "register.csv",
        "register_links.csv",
        "register_panel_links.csv",
        "counts.csv",
        "count_pairs.csv",
    )
    for file in ("elsewhere.csv", "claims.csv", "coding_log.csv", *beside):
        (tmp_path / file).unlink()
    assert run_check(tmp_path) == ([], 0)


@pytest.mark.parametrize("file", ["events.csv", "elsewhere.csv", "claims.csv", "coding_log.csv", "names.csv"])
@pytest.mark.parametrize("dangling", [False, True])
def test_what_is_no_file_is_not_taken_for_an_absent_one(tmp_path: Path, file: str, dangling: bool) -> None:
    path = write_tables(tmp_path) / file
    path.unlink()
    if dangling:
        path.symlink_to(tmp_path / "nowhere.csv")
    else:
        path.mkdir()
    check_one(tmp_path, file, "se espera un archivo", "a file is expected")


@pytest.mark.parametrize("name", ["sources", "cases", "events"])
def test_a_needed_table_without_records_is_an_error(tmp_path: Path, name: str) -> None:
    write_tables(tmp_path, **{name: ()})
    check_one(tmp_path, f"{name}.csv:1", "no hay registros", "no records")


@pytest.mark.parametrize("name", ["elsewhere", "claims", "names"])
def test_an_optional_table_may_be_without_records(tmp_path: Path, name: str) -> None:
    assert run_check(write_tables(tmp_path, **{name: ()})) == ([], 0)


CELLS: list[tuple[dict[str, str], str, str, str]] = [
    ({"actor1_type": "minero"}, "actor1_type", '"minero" no es un código', '"minero" is not a code'),
    (
        {"where_prec": "provincia", "place_basis": "text"},
        "where_prec",
        "¿quiso decir province?",
        "did you mean province?",
    ),
    ({"unit": "xyz"}, "unit", '"xyz" no es un código de unit', '"xyz" is not a code of unit'),
    ({"victims": "civic_front;polise"}, "victims", "¿quiso decir police?", "did you mean police?"),
    ({"victims": "police;police"}, "victims", "repetido", "repeated"),
    ({"victims": "police;"}, "victims", "elemento vacío", "empty item"),
    ({"co_actors": "Ronderos"}, "co_actors", "nombre:tipo", "name:type"),
    ({"co_actors": "Ronderos:rondas"}, "co_actors", "peasants_rondas", "peasants_rondas"),
    (
        {"event_subtype": "clash"},
        "event_subtype",
        "pertenece a clash, no a strike",
        "belongs to clash, not to strike",
    ),
    ({"title_es": ""}, "title_es", "obligatorio", "required"),
    (
        {"title_en": "x" * 81},
        "title_en",
        "tiene 81 caracteres; el máximo es 80",
        "has 81 characters; the limit is 80",
    ),
    ({"summary_es": "x" * 301}, "summary_es", "el máximo es 300", "the limit is 300"),
    ({"anchor": "one two three four five six"}, "anchor", "6 palabras", "6 words"),
    ({"event_id": "Conga 1"}, "event_id", "forma esperada", "expected form"),
    ({"place": " Cajamarca"}, "place", "espacios", "blanks"),
    ({"note": "a\x07b"}, "note", "carácter de control", "control character"),
    ({"injured_low": "unos 18", "injured_best": ""}, "injured_low", "número entero", "whole number"),
    ({"injured_low": "1,8", "injured_best": ""}, "injured_low", "número entero", "whole number"),
    ({"deaths_best": "-1"}, "deaths_best", "número entero", "whole number"),
    (
        {"injured_high": "17"},
        "injured_high",
        "17 es menor que injured_best (18)",
        "17 is below injured_best (18)",
    ),
    (
        {"arrests_low": "9", "arrests_high": "8"},
        "arrests_high",
        "8 es menor que arrests_low (9)",
        "8 is below arrests_low (9)",
    ),
    ({"date_end": "31/02/2011"}, "date_end", "AAAA-MM-DD", "YYYY-MM-DD"),
    ({"date_end": "2011-02-30"}, "date_end", "un día que exista", "a day that exists"),
    ({"date_end": "2011-11-23"}, "date_end", "anterior al inicio 2011-11-24", "before the start 2011-11-24"),
    (
        {"date_end": "2011-11-24", "date_prec": "month"},
        "date_prec",
        "un solo día, 2011-11-24",
        "one single day, 2011-11-24",
    ),
    (
        {"date_end": "2011-11-30", "date_prec": "months"},
        "date_prec",
        "un solo mes, 2011-11",
        "one single month, 2011-11",
    ),
    (
        {"date_start": "", "date_end": "", "date_basis": "none"},
        "date_prec",
        "se espera unknown",
        "unknown is expected",
    ),
    (
        {"date_start": "", "date_end": "", "date_prec": "unknown"},
        "date_basis",
        "se espera none",
        "none is expected",
    ),
    (
        {"latitude": "-78.5", "longitude": "-7.164"},
        "latitude",
        "intercambiadas (-78.5, -7.164)",
        "look swapped (-78.5, -7.164)",
    ),
    ({"latitude": "7.164", "longitude": "78.5"}, "latitude", "signo menos", "minus sign"),
    ({"latitude": "-33.4", "longitude": "-70.6"}, "latitude", "fuera del Perú", "outside Peru"),
    ({"latitude": "-7,164"}, "latitude", "punto decimal", "decimal point"),
    ({"longitude": ""}, "longitude", "latitude está", "latitude is given"),
    (
        {"latitude": "", "longitude": ""},
        "latitude",
        "faltan latitud y longitud",
        "needs latitude and longitude",
    ),
    (
        {"where_prec": "country", "ubigeo": "", "longitude": ""},
        "latitude",
        "con where_prec country no va punto",
        "where_prec country takes no point",
    ),
    (
        {"where_prec": "abroad", "latitude": "", "longitude": ""},
        "ubigeo",
        "con where_prec abroad no va ubigeo",
        "where_prec abroad takes no ubigeo",
    ),
    ({"place_basis": "none"}, "place_basis", "hay un punto", "there is a point"),
    ({"ubigeo": "61"}, "ubigeo", "no es un ubigeo del INEI", "not an INEI ubigeo"),
    ({"ubigeo": "6101"}, "ubigeo", "no es un ubigeo del INEI", "not an INEI ubigeo"),
    ({"ubigeo": "60101"}, "ubigeo", "cero inicial", "leading zero"),
    ({"area_ubigeo": "0601;9901"}, "area_ubigeo", "9901 no es", "9901 is not"),
    ({"where_prec": "district", "ubigeo": "0601"}, "ubigeo", "al menos 6 cifras", "at least 6 digits"),
    ({"where_prec": "province", "ubigeo": "06"}, "ubigeo", "al menos 4 cifras", "at least 4 digits"),
    ({"where_prec": "department", "ubigeo": ""}, "ubigeo", "falta el ubigeo", "needs a ubigeo"),
    ({"where_prec": "several", "ubigeo": ""}, "area_ubigeo", "qué provincias", "to be named"),
    ({"part_of": "conga-none"}, "part_of", "no está en events.csv", "is not in events.csv"),
    (
        {"part_of": "conga-2011-11-strike"},
        "part_of",
        "conga-2011-11-strike → conga-2011-11-strike",
        "form a circle",
    ),
    ({"case": "nowhere"}, "case", "no está en cases.csv", "is not in cases.csv"),
    ({"case": "tia_maria"}, "case", "es de la colección elsewhere", "is of the collection elsewhere"),
    ({"locator": "¶4"}, "locator", "d000_text tiene 3 párrafos", "d000_text has 3 paragraphs"),
    ({"locator": "3"}, "locator", "¶1;¶3", "¶1;¶3"),
    ({"locator": ""}, "locator", "falta el párrafo", "paragraph of d000_text is missing"),
    ({"actor1_type": "none"}, "actor1_type", "nombre, pero no tipo", "a name, but no type"),
    ({"title_es": "Ataque de terroristas"}, "title_es", "«atacantes»", "'atacantes'"),
    (
        {"summary_en": "Two mercenaries came."},
        "summary_en",
        "«guards»",
        "'guards'",
    ),
    ({"summary_en": "See https://example.org"}, "summary_en", "sources.csv", "sources.csv"),
]


@pytest.mark.parametrize(
    ("changes", "column", "es", "en"), CELLS, ids=[f"{'-'.join(c[0])}-{n}" for n, c in enumerate(CELLS)]
)
def test_bad_event_cell(tmp_path: Path, changes: dict[str, str], column: str, es: str, en: str) -> None:
    bent = event(**changes)
    write_tables(tmp_path, events=(bent,), claims=(), coding_log=())
    (tmp_path / "coding_log.csv").unlink()
    problems = validate_tables(read_tables(tmp_path), Geography(known_ubigeo=KNOWN.__contains__))
    problems = [problem for problem in problems if problem.message_key != "point_absent"]
    assert [(problem.file, problem.line, problem.column) for problem in problems] == [
        ("events.csv", 2, column)
    ]
    assert all(problem.severity == "error" for problem in problems)
    assert format_problem(problems[0], "es").startswith(f"events.csv:2 {column}: ")
    assert es in format_problem(problems[0], "es")
    assert en in format_problem(problems[0], "en")


def test_message_suggests_the_code_in_both_languages(tmp_path: Path) -> None:
    write_tables(tmp_path, events=(event(actor1_type="minero"),))
    (es,), (en,) = said(tmp_path, "es"), said(tmp_path, "en")
    assert es == 'events.csv:2 actor1_type: "minero" no es un código; ¿quiso decir small_scale_miners?'
    assert en == 'events.csv:2 actor1_type: "minero" is not a code; did you mean small_scale_miners?'


OTHER_TABLES: list[tuple[str, tuple[dict[str, str], ...], str, str, str]] = [
    ("sources", ({**SOURCE, "date": "12/2011"}, dict(PRESS)), "sources.csv:2 date", "AAAA-MM", "YYYY-MM"),
    ("sources", (dict(SOURCE), {**PRESS, "url": "javascript:alert(1)"}), "sources.csv:3 url", "http", "http"),
    ("sources", (dict(SOURCE), {**PRESS, "url": "https://a b.org"}), "sources.csv:3 url", "http", "http"),
    (
        "sources",
        (dict(SOURCE), {**PRESS, "link_policy": "cite_only"}),
        "sources.csv:3 url",
        "no lleva enlace",
        "bears no link",
    ),
    (
        "sources",
        ({**SOURCE, "link_policy": "cite_only", "note": "www.example.org"}, dict(PRESS)),
        "sources.csv:2 note",
        "los enlaces van en",
        "links belong in",
    ),
    (
        "sources",
        (dict(SOURCE), {**PRESS, "title": "Nota sobre: un paro"}),
        "sources.csv:3 title_en",
        '"Nota sobre: un paro" es una descripción nuestra',
        '"Nota sobre: un paro" is a description of ours',
    ),
    (
        "sources",
        (dict(SOURCE), {**PRESS, "title": "Nota sobre: un paro", "title_en": "Despacho sobre: un paro"}),
        "sources.csv:3 title_en",
        '"Despacho sobre: un paro" es una descripción nuestra',
        '"Despacho sobre: un paro" is a description of ours',
    ),
    (
        "sources",
        (dict(SOURCE), {**PRESS, "title": "Nota sobre: un paro", "title_en": "Article on: a massacre"}),
        "sources.csv:3 title_en",
        "«deaths»",
        "'deaths'",
    ),
    (
        "sources",
        (dict(SOURCE), {**PRESS, "title": "Nota sobre: una masacre", "title_en": "Article on: deaths"}),
        "sources.csv:3 title",
        "«muertes»",
        "'muertes'",
    ),
    (
        "sources",
        (dict(SOURCE), {**PRESS, "title_en": "x" * 161}),
        "sources.csv:3 title_en",
        "el máximo es 160",
        "the limit is 160",
    ),
    (
        "cases",
        ({**CASE, "sentence_es": ""}, dict(OTHER_CASE)),
        "cases.csv:2 sentence_es",
        "obligatorio",
        "required",
    ),
    ("cases", ({**CASE, "short_es": "x" * 29}, dict(OTHER_CASE)), "cases.csv:2 short_es", "28", "28"),
    (
        "claims",
        ({**CLAIM, "event_id": "gone"}, dict(DIFFERING)),
        "claims.csv:2 event_id",
        "elsewhere.csv",
        "elsewhere.csv",
    ),
    (
        "claims",
        ({**CLAIM, "stance": "contradicts"}, dict(DIFFERING)),
        "claims.csv:2 stance",
        '"contradicts" no es un código',
        '"contradicts" is not a code',
    ),
    (
        "claims",
        ({**DIFFERING, "says_es": "Da cuenta del mismo hecho."},),
        "claims.csv:2 says_es",
        "diga qué cuenta de él",
        "say what it tells of it",
    ),
    (
        "claims",
        ({**DIFFERING, "field": "still_on", "value": "2011-12"},),
        "claims.csv:2 value",
        '"2011-12" no es un día',
        '"2011-12" is not a day',
    ),
    (
        "claims",
        ({**DIFFERING, "field": "still_on", "value": "2011-12-04..2011-12-07"},),
        "claims.csv:2 value",
        "un solo día",
        "one single day",
    ),
    *(
        (
            "claims",
            ({**DIFFERING, "field": "still_on", "value": "2011-12-04", end: "3"},),
            f"claims.csv:2 {end}",
            "el fin va en date_end",
            "an end goes into date_end",
        )
        for end in ("low", "best", "high")
    ),
    (
        "claims",
        ({**CLAIM, "event_id": "tia-maria-2011-04-clash"}, dict(DIFFERING)),
        "claims.csv:2 stance",
        "no tiene un texto que corregir: se lee como differs",
        "has no text to correct: read as differs",
    ),
    *(
        (
            "claims",
            ({**CLAIM, "best": "", "value": value, "unit": unit, "field": field}, dict(DIFFERING)),
            "claims.csv:2 stance",
            f"no dice nada de {field} {unit}".strip() + ",",
            f"says nothing of {field} {unit}".strip() + ",",
        )
        for field, unit, value in (
            ("deaths", "", "dos"),
            ("quantity", "torres", "dos"),
            ("outcome", "", "Archivado"),
            ("date_end", "la protesta", "2011-12-07"),
        )
    ),
    (
        "claims",
        (dict(CLAIM), {**CLAIM, "claim_id": "c3", "stance": "asserts"}),
        "claims.csv:2 stance",
        "Cambie a differs las que solo dan otro valor",
        "Change to differs those that merely give another value",
    ),
    (
        "claims",
        ({**CLAIM, "low": "30"}, dict(DIFFERING)),
        "claims.csv:2 best",
        "20 es menor que low (30)",
        "20 is below low (30)",
    ),
    (
        "claims",
        ({**CLAIM, "source_id": "d000_text", "locator": "¶9"}, dict(DIFFERING)),
        "claims.csv:2 locator",
        "¶9",
        "¶9",
    ),
    (
        "coding_log",
        tuple(dict(row) for row in LOG[:2]),
        "coding_log.csv paragraph",
        "faltan párrafos",
        "missing: 3",
    ),
    (
        "coding_log",
        (dict(LOG[0]), {**LOG[1], "reason": ""}, dict(LOG[2])),
        "coding_log.csv:3 reason",
        "falta el motivo",
        "reason is missing",
    ),
    (
        "elsewhere",
        ({**ELSEWHERE_EVENT, "event_id": EVENT["event_id"]},),
        "elsewhere.csv:2 event_id",
        "events.csv:2",
        "events.csv:2",
    ),
    ("register", ({**ENTRY, "ubigeo": "40702"},), "register.csv:2 ubigeo", "cero inicial", "leading zero"),
    (
        "register",
        ({**ENTRY, "where_prec": "district"},),
        "register.csv:2 where_prec",
        "no va con el ubigeo 0407; se espera province",
        "does not go with the ubigeo 0407; province is expected",
    ),
    (
        "register",
        ({**ENTRY, "latitude": "-72.02", "longitude": "-17.02"},),
        "register.csv:2 latitude",
        "intercambiadas",
        "look swapped",
    ),
    (
        "register",
        ({**ENTRY, "state": "Resuelto"},),
        "register.csv:2 state",
        "¿quiso decir resolved?",
        "did you mean resolved?",
    ),
    (
        "register",
        ({**ENTRY, "state": "resolved"},),
        "register.csv:2 standing",
        "no va con el estado resolved; se espera left",
        "does not go with the state resolved; left is expected",
    ),
    ("register", ({**ENTRY, "seen_in": "gone"},), "register.csv:2 seen_in", "sources.csv", "sources.csv"),
    (
        "register_links",
        ({**LINK, "register_id": "dp241-99"},),
        "register_links.csv:2 register_id",
        "no está en register.csv",
        "is not in register.csv",
    ),
    ("register_links", ({**LINK, "case": "gone"},), "register_links.csv:2 case", "cases.csv", "cases.csv"),
    (
        "register_links",
        (dict(LINK), {**LINK, "relation": "same_mine"}),
        "register_links.csv:3 case",
        "ya está en la línea 2",
        "already on line 2",
    ),
    (
        "register_panel_links",
        (dict(PANEL_LINK), {**PANEL_LINK, "case": "conga"}),
        "register_panel_links.csv:3 ubigeo",
        "ya está en la línea 2",
        "already on line 2",
    ),
    (
        "register_panel_links",
        ({**PANEL_LINK, "case": "gone"},),
        "register_panel_links.csv:2 case",
        "cases.csv",
        "cases.csv",
    ),
    (
        "counts",
        ({**COUNT, "low": "", "best": "", "high": ""}, dict(OTHER_COUNT)),
        "counts.csv:2 best",
        "ponga al menos uno",
        "give at least one",
    ),
    (
        "counts",
        ({**COUNT, "high": "203"}, dict(OTHER_COUNT)),
        "counts.csv:2 high",
        "203 es menor que best (204)",
        "203 is below best (204)",
    ),
    ("counts", ({**COUNT, "computed": "2"}, dict(OTHER_COUNT)), "counts.csv:2 computed", "mayor", "above 1"),
    (
        "counts",
        ({**COUNT, "period_end": "2017-02-28"}, dict(OTHER_COUNT)),
        "counts.csv:2 period_end",
        "anterior al inicio",
        "before the start",
    ),
    (
        "counts",
        ({**COUNT, "period_kind": "year"}, dict(OTHER_COUNT)),
        "counts.csv:2 period_kind",
        "year no va con un periodo del 2017-03-01 al 2017-03-31",
        "year does not go with a period from 2017-03-01 to 2017-03-31",
    ),
    (
        "counts",
        ({**COUNT, "source_id": ""}, dict(OTHER_COUNT)),
        "counts.csv:2 source_id",
        "obligatorio",
        "required",
    ),
    (
        "counts",
        ({**COUNT, "pair": "2018"}, dict(OTHER_COUNT), {**OTHER_COUNT, "count_id": "x"}),
        "counts.csv:2 pair",
        "count_pairs.csv",
        "count_pairs.csv",
    ),
    (
        "counts",
        (dict(COUNT), {**OTHER_COUNT, "series": "ombudsman_conflicts"}),
        "counts.csv:3 series",
        "counter no es igual al de la línea 2",
        "counter differs from line 2",
    ),
    (
        "counts",
        (dict(COUNT), {**OTHER_COUNT, "pair": ""}),
        "count_pairs.csv:2 pair",
        "tiene 1 filas en counts.csv",
        "has 1 rows in counts.csv",
    ),
    (
        "count_pairs",
        ({**PAIR, "why_es": "Unos terroristas."},),
        "count_pairs.csv:2 why_es",
        "«atacantes»",
        "'atacantes'",
    ),
]


@pytest.mark.parametrize(
    ("name", "rows", "where", "es", "en"),
    OTHER_TABLES,
    ids=[f"{c[2]}-{n}" for n, c in enumerate(OTHER_TABLES)],
)
def test_bad_cell_in_other_tables(
    tmp_path: Path, name: str, rows: tuple[dict[str, str], ...], where: str, es: str, en: str
) -> None:
    check_one(write_tables(tmp_path, **{name: rows}), where, es, en)


@pytest.mark.parametrize(
    "changes",
    [
        {"event_type": "x" * 10_000},
        {"event_id": "x" * 10_000, "part_of": "x" * 10_000},
        {"latitude": "-7." + "1" * 10_000, "longitude": "7." + "1" * 10_000},
        {"latitude": "9" * 10_000, "longitude": "9" * 10_000},
        {"source_id": "x" * 10_000},
        {"case": "x" * 10_000},
        {"ubigeo": "0" * 10_000},
        {"where_prec": "x" * 10_000, "ubigeo": ""},
        {"date_start": "2011-11-24" + "x" * 10_000},
    ],
    ids="-".join,
)
def test_long_cells_are_cut_wherever_they_are_quoted(tmp_path: Path, changes: dict[str, str]) -> None:
    write_tables(tmp_path, events=(event(**changes),))
    for lang in ("es", "en"):
        messages = said(tmp_path, lang)
        assert messages
        assert max(map(len, messages)) < 400


def test_a_row_without_identifier_is_no_whole_of_the_others(tmp_path: Path) -> None:
    """One emptied identifier is one problem, and not one more for each row that is part of nothing."""
    write_tables(tmp_path, events=(event(), event(event_id="", case="casapalca")))
    messages = said(tmp_path, "es")
    assert any("event_id" in message for message in messages)
    assert not any("part_of" in message for message in messages)


@pytest.mark.parametrize("limit", [131_072, 10_000_000])
def test_a_cell_beyond_what_csv_allows_is_called_too_long(tmp_path: Path, limit: int) -> None:
    """Also where a library has changed the limit, which is one for the whole process."""
    before = csv.field_size_limit(limit)
    try:
        look_at_a_long_cell(tmp_path)
        assert csv.field_size_limit() == limit
    finally:
        csv.field_size_limit(before)


def look_at_a_long_cell(tmp_path: Path) -> None:
    write_tables(tmp_path, events=(event(note="x" * 200_000),))
    check_one(tmp_path, "events.csv:2", "demasiado larga", "too long")


LONG = "9" * 5000


@pytest.mark.parametrize(
    ("name", "rows", "where"),
    [
        ("sources", ({**SOURCE, "paragraphs": LONG}, PRESS), "sources.csv:2 paragraphs"),
        ("coding_log", ({**LOG[0], "paragraph": LONG}, *LOG[1:]), "coding_log.csv:2 paragraph"),
        ("events", (event(latitude=LONG),), "events.csv:2 latitude"),
        ("events", (event(deaths_best=LONG),), "events.csv:2 deaths_best"),
        ("events", (event(locator=f"¶{LONG}"),), "events.csv:2 locator"),
        ("claims", ({**CLAIM, "best": LONG},), "claims.csv:2 best"),
    ],
)
def test_a_number_of_thousands_of_digits_is_named(
    tmp_path: Path, name: str, rows: tuple[dict[str, str], ...], where: str
) -> None:
    write_tables(tmp_path, **{name: rows})
    for lang in ("es", "en"):
        messages = said(tmp_path, lang)
        assert [message for message in messages if message.startswith(f"{where}: ")], messages
        assert all(len(message) < 400 for message in messages)


def test_a_text_of_a_thousand_million_paragraphs_is_told_in_a_line(tmp_path: Path) -> None:
    write_tables(tmp_path, sources=({**SOURCE, "paragraphs": "999999999"}, PRESS))
    check_one(tmp_path, "coding_log.csv paragraph", "faltan párrafos de d000_text: 4, 5", "missing: 4, 5")


def test_duplicate_id_names_the_first_line(tmp_path: Path) -> None:
    write_tables(tmp_path, events=(EVENT, EVENT))
    check_one(tmp_path, "events.csv:3 event_id", "ya está en la línea 2", "already on line 2")


def test_parts_of_another_case_and_circles(tmp_path: Path) -> None:
    cases = (CASE, {**CASE, "case": "pataz"}, OTHER_CASE)
    first = event(event_id="a", part_of="b")
    second = event(event_id="b", part_of="a")
    stray = event(event_id="c", part_of="d", case="pataz")
    write_tables(
        tmp_path, cases=cases, events=(first, second, stray, event(event_id="d")), claims=(), coding_log=()
    )
    (tmp_path / "coding_log.csv").unlink()
    messages = said(tmp_path, "en")
    assert messages == [
        "events.csv:2 part_of: the parts form a circle: a → b → a",
        "events.csv:3 part_of: the parts form a circle: b → a → b",
        'events.csv:4 part_of: it is part of "d", which is of the case conga and not of pataz',
    ]


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    events = (event(unit="hecho"), event(event_id="second", date_end="31/02/2011", title_es=""))
    write_tables(tmp_path, events=events, sources=({**SOURCE, "kind": "docs"}, PRESS))
    places = [message.split(": ")[0] for message in said(tmp_path, "es")]
    assert places == [
        "sources.csv:2 kind",
        "events.csv:2 unit",
        "events.csv:3 title_es",
        "events.csv:3 date_end",
    ]


def test_names_within_quotation_marks_may_keep_loaded_words(tmp_path: Path) -> None:
    summary = "La «Coordinadora contra el régimen» convoca; el régimen laboral no cambia."
    assert run_check(write_tables(tmp_path, events=(event(summary_es=summary),))) == ([], 0)


def test_a_title_that_was_published_may_hold_any_word_and_needs_no_english(tmp_path: Path) -> None:
    published = {**PRESS, "title": "Masacre en Cajamarca: todo sobre el paro"}
    assert run_check(write_tables(tmp_path, sources=(SOURCE, published))) == ([], 0)


def test_warnings_do_not_fail_the_check(tmp_path: Path) -> None:
    province = event(where_prec="province", latitude="", longitude="")
    problems, code = run_check(write_tables(tmp_path, events=(province,)))
    assert code == 0
    assert [format_problem(problem, "es") for problem in problems] == [
        "events.csv:2 latitude: aviso: con where_prec province conviene dar latitud y longitud"
    ]


def test_point_far_from_its_department_is_a_warning(tmp_path: Path) -> None:
    raws = read_tables(write_tables(tmp_path))
    near = Geography(distances_km=lambda points: [24.0 for _ in points])
    far = Geography(distances_km=lambda points: [40.4 if code[:2] == "06" else 0.0 for *_, code in points])
    assert validate_tables(raws, near) == []
    (problem,) = validate_tables(raws, far)
    assert problem.severity == "warning"
    assert "40 km" in format_problem(problem, "es")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Write one document of three paragraphs and tables that fit it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    content = "The  strike began\n\n\u00a0\nSecond\u00a0line\nThird\n".encode()
    (folder / "any-name.txt").write_bytes(content)
    source = {**SOURCE, "sha256": hashlib.sha256(content).hexdigest()}
    write_tables(tmp_path, sources=(source, PRESS), events=(event(anchor="the STRIKE began", locator="¶1"),))
    return folder


def test_documents_that_fit(tmp_path: Path, texts: Path) -> None:
    assert run_check(tmp_path, documents=texts) == ([], 0)


def test_anchor_not_in_its_paragraph(tmp_path: Path, texts: Path) -> None:
    rows = (event(anchor="second line", locator="¶1"),)
    (tmp_path / "events.csv").write_text(csv_text("events", rows), encoding="utf-8")
    problems, code = run_check(tmp_path, documents=texts)
    assert code == 1
    assert [format_problem(problem, "en") for problem in problems] == [
        'events.csv:2 anchor: "second line" is not in ¶1 of d000_text'
    ]


def test_document_changed_or_miscounted(tmp_path: Path, texts: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",3,", ",4,"), encoding="utf-8")
    places = [(p.column, p.message_key) for p in run_check(tmp_path, documents=texts)[0]]
    assert ("paragraphs", "paragraph_count") in places
    (texts / "any-name.txt").write_text("Other text\n", encoding="utf-8")
    places = [(p.column, p.message_key) for p in run_check(tmp_path, documents=texts)[0]]
    assert ("sha256", "document_missing") in places


def test_report_counts_errors_and_warnings(tmp_path: Path) -> None:
    assert format_report((), "es") == "Sin errores en los datos."
    province = event(where_prec="province", latitude="", longitude="", unit="hecho")
    problems, code = run_check(write_tables(tmp_path, events=(province,)))
    assert code == 1
    assert format_report(problems, "es").splitlines()[-1] == "1 error y 1 aviso."
    assert format_report(problems * 2, "en").splitlines()[-1] == "2 errors and 2 warnings."


@given(
    content=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8")))
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_content_is_answered_with_problems_never_with_a_crash(tmp_path: Path, content: bytes) -> None:
    (write_tables(tmp_path) / "cases.csv").write_bytes(content)
    problems, code = run_check(tmp_path)
    assert code == 1
    assert problems[0].file == "cases.csv"
    assert "\n" not in format_problem(problems[0], "es")


@pytest.mark.parametrize("cell", [" ", "\n", "\u00a0"])
@pytest.mark.parametrize("column", ["deaths_best", "latitude", "note", "date_end"])
def test_a_cell_of_nothing_but_blanks_is_named(tmp_path: Path, cell: str, column: str) -> None:
    write_tables(tmp_path, events=({**EVENT, column: cell},))
    problems, code = run_check(tmp_path)
    assert code == 1
    assert (problems[0].column, problems[0].message_key) == (column, "surrounding_spaces")


@given(cell=st.text(max_size=40), column=st.sampled_from(EVENTS.column_names()))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cell_is_accepted_or_named(tmp_path: Path, cell: str, column: str) -> None:
    write_tables(tmp_path, events=({**EVENT, column: cell},), claims=(), coding_log=())
    (tmp_path / "coding_log.csv").unlink()
    problems, code = run_check(tmp_path)
    if code == 0:
        load_dataset(tmp_path)
    else:
        assert all(format_problem(problem, "en").startswith("events.csv:") for problem in problems)


def test_every_message_used_is_written_and_every_message_written_is_used() -> None:
    folder = Path(str(dashboard.dataset.validation.__file__)).parent
    rooms = (folder, folder.parent / "importers", folder.parents[1] / "evidence" / "consistency")
    modules = [path for room in rooms for path in room.glob("*.py")]
    modules.append(folder.parents[1] / "selection" / "story.py")
    sources = {path: path.read_text(encoding="utf-8") for path in modules}
    used = {
        constant.value
        for source in sources.values()
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Problem"
        for key in [call.args[4]]
        for constant in ([key.body, key.orelse] if isinstance(key, ast.IfExp) else [key])
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }
    words = set(load_locale("check", "es")) - {
        "warning", "ok", "summary", "error_one", "error_other", "warning_one", "warning_other",
    }  # fmt: skip
    assert used <= words
    assert [key for key in words if not any(f'"{key}"' in source for source in sources.values())] == []


def test_both_languages_have_the_same_messages_and_blanks() -> None:
    es, en = load_locale("check", "es"), load_locale("check", "en")
    assert es.keys() == en.keys()
    for key, template in es.items():
        names = {part.split("}")[0] for part in template.split("{")[1:]}
        assert names >= {part.split("}")[0] for part in en[key].split("{")[1:]} - {"value"}
