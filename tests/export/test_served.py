"""What the server hands out to take away: the same bytes as the command, as attachments, never a failure."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboard.atlas import Atlas, select
from dashboard.export.formats import FORMATS, write_export
from dashboard.export.serving import make_exporter, offers
from dashboard.i18n import load_locale
from dashboard.site.files import Site
from dashboard.site.publish import announce
from dashboard.site.server import HEADERS, create_server
from tests.exports import own_atlas

NAMES = {entry.served: name for name, entry in FORMATS.items() if entry.served}
DRAWN = tuple(file for file, name in NAMES.items() if FORMATS[name].of_view)
# Drawing takes a second each: one language will do for each size.
MADE = [(file, lang) for file in NAMES for lang in ("es", "en") if file not in DRAWN or lang == "es"]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> FlaskClient:
    return create_server({}, make_exporter(atlas)).test_client()


@pytest.mark.parametrize(("file", "lang"), MADE)
def test_the_server_hands_out_what_the_command_writes(
    client: FlaskClient, atlas: Atlas, tmp_path: Path, file: str, lang: str
) -> None:
    query = "department=06,13&reading=text&unit=any"
    answer = client.get(f"/{lang}/export/{file}?{query}")
    write_export(atlas, select(atlas, query, lang), lang, NAMES[file], tmp_path / "a")
    assert (answer.status_code, answer.data) == (200, (tmp_path / "a").read_bytes())
    assert answer.headers["Content-Disposition"] == f'attachment; filename="conflictos-mineros-{file}"'
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "X-Ignored" not in answer.headers


def test_what_may_stand_in_links_is_still_offered() -> None:
    tables = {
        "events.csv",
        "events.xlsx",
        "events.geojson",
        "events.gpkg",
        "events.zip",
        "acled.csv",
        "ucdp.csv",
    }
    assert tables | {"map-a4.pdf", "map-a3.pdf", "map-16x9.pdf"} <= set(offers()) == set(NAMES)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_menu_of_the_page_has_words_for_all_that_the_page_cannot_make(lang: str) -> None:
    files = load_locale("ui", lang)["share"]["files"]
    assert set(files) == set(offers()) - {"events.csv", "events.geojson"}
    assert {file for file, entry in offers().items() if entry.of_view} == {
        file for file in files if file.startswith("map-")
    }, "the menu tells pictures by their names"


def test_without_further_packages_the_tables_remain(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before ``export`` has installed its packages XLSX is there; GPKG and PDF are not."""
    absent = {"geopandas", "pyogrio", "matplotlib", "segno"}
    monkeypatch.setattr(
        "dashboard.export.formats.find_spec", lambda name: None if name in absent else find_spec(name)
    )
    assert set(offers()) == {file for file in NAMES if not absent & {*FORMATS[NAMES[file]].needs}}
    lean = create_server({}, make_exporter(atlas)).test_client()
    assert lean.get("/es/export/events.xlsx?case=conga").status_code == 200
    for file in ("events.gpkg", *DRAWN):
        assert lean.get(f"/es/export/{file}").status_code == 404


def test_only_pages_that_are_served_name_what_the_server_makes() -> None:
    pages = {
        "es/index.html": b"<!doctype html>\n<html lang='es'>",
        "es/about.html": b"<html lang='es'>",
        "a.js": b"",
    }
    told = announce(Site(pages), ("events.xlsx", "map-a4.pdf")).files
    assert told["es/index.html"] == (
        b"<!doctype html>\n<html data-exports=\"events.xlsx map-a4.pdf\" lang='es'>"
    )
    assert {path for path in pages if told[path] != pages[path]} == {"es/index.html"}


def test_a_picture_is_made_anew_for_another_view_and_a_table_is_not(client: FlaskClient) -> None:
    here, there = "case=conga", "case=conga&view=-7.1,-78.5,20"
    tags = {
        file: {client.get(f"/es/export/{file}?{query}").headers["ETag"] for query in (here, there)}
        for file in ("events.csv", "map-a4.pdf")
    }
    assert {file: len(found) for file, found in tags.items()} == {"events.csv": 1, "map-a4.pdf": 2}


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("events.csv", "text/csv; charset=utf-8"),
        ("events.geojson", "application/geo+json"),
        ("events.zip", "application/zip"),
        ("events.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("events.gpkg", "application/geopackage+sqlite3"),
    ],
)
def test_each_file_says_its_type(client: FlaskClient, file: str, kind: str) -> None:
    assert client.get(f"/export/{file}").headers["Content-Type"] == kind


def test_without_a_language_the_reader_s_own_is_taken(client: FlaskClient, atlas: Atlas) -> None:
    for spoken, lang in (("en-US,en", "en"), ("es-PE", "es"), ("qu", "es")):
        answer = client.get("/export/events.geojson?department=06", headers={"Accept-Language": spoken})
        said = json.loads(answer.data)["metadata"]["sentence"]
        assert said == select(atlas, "department=06", lang).sentence
        assert answer.headers["Vary"] == "Accept-Language"


def test_what_is_not_understood_is_left_out_and_named(client: FlaskClient) -> None:
    answer = client.get("/export/events.csv?period=ayer&collection=documents&a%0d%0ab%2c=1")
    assert answer.status_code == 200
    assert answer.headers["X-Ignored"].split(",") == ["period", "a%20b%2C"]
    rows = list(csv.DictReader(io.StringIO(answer.data.decode(), newline="")))
    assert {row["collection"] for row in rows} == {"documents"}
    many = "&".join(f"k{number}" for number in range(400))
    assert len(client.get(f"/export/events.csv?{many}").headers["X-Ignored"]) < 1000


def test_an_unchanged_export_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/es/export/events.csv")
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/es/export/events.csv?theme=dark", headers=known).status_code == 304
    assert client.get("/es/export/events.csv?department=06", headers=known).status_code == 200
    head = client.head("/es/export/events.csv")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == first.headers["Content-Length"]


@pytest.mark.parametrize(
    "path", ["events.xls", "events", "claims.csv", "../events.csv", "EVENTS.CSV", "", "%00"]
)
@pytest.mark.parametrize("start", ["", "/es", "/qu"])
def test_other_names_are_refused(client: FlaskClient, start: str, path: str) -> None:
    answer = client.get(f"{start}/export/{path}")
    assert answer.status_code == 404
    assert answer.mimetype == "text/plain"


def test_a_server_without_exports_has_none() -> None:
    assert create_server({}).test_client().get("/export/events.csv").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_exports_can_only_be_read(client: FlaskClient, method: str) -> None:
    assert client.open("/export/events.csv", method=method).status_code == 405


@pytest.mark.parametrize(("lang", "words"), [("es", "demasiado largo"), ("en", "too long")])
def test_a_query_beyond_4096_bytes_is_refused_in_a_sentence(
    client: FlaskClient, lang: str, words: str
) -> None:
    assert client.get("/export/events.csv?q=" + "a" * 4094).status_code == 200
    answer = client.get("/export/events.csv?q=" + "a" * 4095, headers={"Accept-Language": lang})
    assert answer.status_code == 414
    assert words in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@hypothesis_settings(max_examples=40, deadline=None)
@given(query=st.binary(max_size=200))
def test_no_query_makes_it_fail(client: FlaskClient, query: bytes) -> None:
    raw = query.decode("latin-1").replace("#", "")
    answer = client.get("/es/export/events.csv", environ_overrides={"QUERY_STRING": raw})
    assert answer.status_code == 200
    assert answer.data.startswith(b"event_id,")


def test_the_archive_is_whole(client: FlaskClient) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get("/en/export/events.zip?case=conga").data)) as archive:
        assert archive.testzip() is None
        assert "conflictos-mineros/README.md" in archive.namelist()
