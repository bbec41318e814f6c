"""What the server hands out to take away: the same bytes as the command, as attachments, never a failure."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dashboard.export import write_export
from dashboard.export.serving import OFFERS, make_exporter
from dashboard.routes import HEADERS, create_server
from dashboard.world import World, select
from tests.exports import own_world

NAMES = {
    "events.csv": "csv",
    "events.geojson": "geojson",
    "events.zip": "zip",
    "acled.csv": "acled",
    "ucdp.csv": "ucdp",
}


@pytest.fixture(scope="module")
def world() -> World:
    return own_world()


@pytest.fixture(scope="module")
def client(world: World) -> FlaskClient:
    return create_server({}, make_exporter(world)).test_client()


@pytest.mark.parametrize("file", NAMES)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_server_hands_out_what_the_command_writes(
    client: FlaskClient, world: World, tmp_path: Path, file: str, lang: str
) -> None:
    query = "department=06,13&reading=text&unit=any"
    answer = client.get(f"/{lang}/export/{file}?{query}")
    write_export(world, select(world, query, lang), lang, NAMES[file], tmp_path / "a")
    assert (answer.status_code, answer.data) == (200, (tmp_path / "a").read_bytes())
    assert answer.headers["Content-Disposition"] == f'attachment; filename="conflictos-mineros-{file}"'
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "X-Ignored" not in answer.headers


def test_nothing_else_is_offered_than_what_the_standard_library_writes() -> None:
    assert set(OFFERS) == set(NAMES)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("events.csv", "text/csv; charset=utf-8"),
        ("events.geojson", "application/geo+json"),
        ("events.zip", "application/zip"),
    ],
)
def test_each_file_says_its_type(client: FlaskClient, file: str, kind: str) -> None:
    assert client.get(f"/export/{file}").headers["Content-Type"] == kind


def test_without_a_language_the_reader_s_own_is_taken(client: FlaskClient, world: World) -> None:
    for spoken, lang in (("en-US,en", "en"), ("es-PE", "es"), ("qu", "es")):
        answer = client.get("/export/events.geojson?department=06", headers={"Accept-Language": spoken})
        said = json.loads(answer.data)["metadata"]["sentence"]
        assert said == select(world, "department=06", lang).sentence
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
    "path", ["events.xlsx", "events", "claims.csv", "../events.csv", "EVENTS.CSV", "", "%00"]
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
