"""What the server sends: the right file in the right shape, safe headers on all of it, and plain refusals."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard.settings import Settings
from dashboard.site.build import make_site
from dashboard.site.files import Site
from dashboard.site.prepared import compress
from dashboard.site.server import HEADERS, create_server, pack
from dashboard.site.single_file import build_single
from tests.packed import unpacked
from tests.tables import CASE, OTHER_CASE, PRESS, SOURCE, event, write_tables

HOSTILE = "</script><img src=x onerror=alert(1)><!--<script>"


class Tags(HTMLParser):
    """Collect a page's elements, and the content of its inline scripts by their type."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.inline: list[tuple[str, str]] = []
        self._script = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "script" and "src" not in dict(attrs):
            self._script = dict(attrs).get("type") or "text/javascript"

    def handle_endtag(self, tag: str) -> None:
        self._script = ""

    def handle_data(self, data: str) -> None:
        if self._script:
            self.inline.append((self._script, data))


def client_of(site: Site, build_dir: Path) -> FlaskClient:
    packed = {
        path: pack(content, compress(path, content, build_dir, hard=False))
        for path, content in site.files.items()
    }
    return create_server(packed).test_client()


@pytest.fixture(scope="module")
def client(small_site: Site, small_settings: Settings) -> FlaskClient:
    return client_of(small_site, small_settings.build_dir)


@pytest.fixture(scope="module")
def static(small_site: Site) -> str:
    return next(path for path in small_site.files if path.startswith("static/app."))


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("GET", "/", 302),
        ("GET", "/es/", 200),
        ("GET", "/en/index.html", 200),
        ("GET", "/healthz", 200),
        ("GET", "/readyz", 200),
        ("GET", "/nothing", 404),
        ("GET", "/static/", 404),
        ("POST", "/es/", 405),
        ("OPTIONS", "/es/", 200),
    ],
)
def test_every_answer_carries_the_safe_headers(
    client: FlaskClient, method: str, path: str, code: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == code
    assert {name: answer.headers[name] for name in HEADERS} == dict(HEADERS)
    assert "Server" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_scripts_come_from_here_only_and_never_from_the_page() -> None:
    policy = dict(rule.strip().split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert not any(host in HEADERS["Content-Security-Policy"] for host in ("http", "*", "unsafe-eval"))


@pytest.mark.parametrize(
    ("spoken", "lang"),
    [("", "es"), ("en-US,en;q=0.9,es;q=0.5", "en"), ("es-PE,es;q=0.9,en;q=0.8", "es"), ("qu,de", "es")],
)
def test_the_front_door_leads_to_the_reader_s_language_with_the_whole_query(
    client: FlaskClient, spoken: str, lang: str
) -> None:
    query = "department=06&q=%C3%B1and%C3%BA%20%26&period=2011-01..2011-12"
    answer = client.get(f"/?{query}", headers={"Accept-Language": spoken})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/{lang}/?{query}"
    assert "Accept-Language" in answer.headers["Vary"]
    assert client.get("/").headers["Location"] == "/es/"


@pytest.mark.parametrize("path", ["//example.org", "//example.org/..", "/?//example.org", "/\\example.org"])
def test_no_address_leads_away(client: FlaskClient, path: str) -> None:
    address, _, query = path.partition("?")
    raw = {"PATH_INFO": address, "REQUEST_URI": path, "RAW_URI": path}
    target = client.get("/", query_string=query, environ_overrides=raw).headers.get("Location", "/")
    assert re.match(r"/(?![/\\])|http://localhost/", target), target


def test_each_encoding_gives_the_same_page(client: FlaskClient, small_site: Site) -> None:
    plain = small_site.files["es/index.html"]
    brotlied = client.get("/es/", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    gzipped = client.get("/es/", headers={"Accept-Encoding": "gzip, br;q=0"})
    identity = client.get("/es/", headers={"Accept-Encoding": "identity"})
    assert (brotlied.headers["Content-Encoding"], brotli.decompress(brotlied.data)) == ("br", plain)
    assert (gzipped.headers["Content-Encoding"], gzip.decompress(gzipped.data)) == ("gzip", plain)
    assert ("Content-Encoding" in identity.headers, identity.data) == (False, plain)
    assert client.get("/es/").data == plain
    for answer in (brotlied, gzipped, identity):
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert len({answer.headers["ETag"] for answer in (brotlied, gzipped, identity)}) == 3


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_an_unchanged_page_is_not_sent_again(client: FlaskClient, encoding: str) -> None:
    first = client.get("/es/", headers={"Accept-Encoding": encoding})
    known = {"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]}
    again = client.get("/es/", headers=known)
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert client.get("/en/", headers=known).status_code == 200
    assert client.get("/es/", headers={**known, "If-None-Match": '"other"'}).status_code == 200


def test_only_names_that_change_with_their_content_are_kept_for_ever(
    client: FlaskClient, small_site: Site
) -> None:
    for path in small_site.files:
        kept = client.get(f"/{path}").headers["Cache-Control"]
        assert ("immutable" in kept) == path.startswith("static/"), path
    assert client.get("/es/").headers["Cache-Control"] == "no-cache"
    assert "no-store" in client.get("/healthz").headers["Cache-Control"]


def test_every_file_of_the_site_can_be_fetched_with_its_type(client: FlaskClient, small_site: Site) -> None:
    kinds = {
        ".js": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".html": "text/html",
        ".png": "image/png",
        ".csv": "text/csv",
        ".md": "text/markdown",
        ".json": "application/json",
    }
    for path, content in small_site.files.items():
        answer = client.get(f"/{path}")
        assert (answer.status_code, answer.data) == (200, content), path
        ending = Path(path).suffix
        assert answer.mimetype == kinds.get(ending, "font/woff2"), path


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/..%2fpyproject.toml",
        "/static/../../data/events.csv",
        "/static/..%5c..%5cdata%5cevents.csv",
        "/es/index.html%00.js",
        "/%00",
        "/%ff%fe",
        "/data/geo/gazetteer.csv",
        "/data/../data/events.csv",
        "/" + "a" * 20_000,
        "/" + "../" * 3000 + "etc/passwd",
        "/_dash-layout",
        "/_dash-dependencies",
        "/_dash-component-suites/dash/deps/react.js",
        "/_reload-hash",
        "/es/_dash-layout",
        "/static/{}",
        "/%s%n{0.__class__}",
    ],
)
def test_everything_else_is_refused_in_a_sentence(client: FlaskClient, path: str) -> None:
    spanish = client.get(path, headers={"Accept-Language": "es"})
    english = client.get(path, headers={"Accept-Language": "en"})
    assert spanish.status_code == english.status_code == 404
    assert "no existe" in spanish.text
    assert "no such page" in english.text
    assert spanish.mimetype == "text/plain"
    assert "etc" not in spanish.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/es/", "/nothing", "/healthz", "/_dash-update-component"])
def test_nothing_can_be_written(client: FlaskClient, method: str, path: str) -> None:
    answer = client.open(path, method=method, json={"output": "x", "inputs": []})
    assert answer.status_code == 405
    assert "solo se puede leer" in answer.text
    assert answer.allow is not None
    assert "GET" in answer.allow
    assert method not in answer.allow


def test_head_says_the_same_without_the_body(client: FlaskClient, static: str) -> None:
    for path in ("/es/", f"/{static}"):
        head, full = client.head(path), client.get(path)
        assert (head.status_code, head.data) == (200, b"")
        for name in ("ETag", "Content-Type", "Cache-Control", "Content-Length"):
            assert head.headers[name] == full.headers[name], name
    assert client.head("/nothing").status_code == 404


def test_a_failure_inside_is_not_told_outside(small_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("dashboard.site.server.answer", fail)
    server = create_server({"es/index.html": pack(b"", {})})
    server.logger.disabled = True
    answer = server.test_client().get("/es/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_pages_hold_data_but_no_script_and_no_handler(small_site: Site, lang: str) -> None:
    page = Tags(small_site.files[f"{lang}/index.html"])
    assert page.inline
    assert {kind for kind, _ in page.inline} == {"application/json"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not [value for _, value in page.attributes if value.lower().startswith("javascript:")]


def test_hostile_values_of_the_data_stay_text(
    small_site: Site, small_data: Path, small_settings: Settings, tmp_path: Path
) -> None:
    names = ("name_es", "name_en", "sentence_es", "dispute_en")
    shorts = dict.fromkeys(("short_es", "short_en"), HOSTILE[:28])
    hostile_case = {**CASE, **dict.fromkeys(names, HOSTILE), **shorts}
    texts = ("title_es", "title_en", "summary_es", "place", "actor1")
    write_tables(
        tmp_path,
        cases=(hostile_case, OTHER_CASE),
        events=(event(**dict.fromkeys(texts, HOSTILE)),),
        sources=({**SOURCE, "title": HOSTILE}, PRESS),
    )
    (tmp_path / "geo").symlink_to(small_data / "geo")
    site = make_site(Settings(data_dir=tmp_path, build_dir=small_settings.build_dir), "es")

    for lang in ("es", "en"):
        path = f"{lang}/index.html"
        page, usual = Tags(site.files[path]), Tags(small_site.files[path])
        assert page.tags == usual.tags
        assert {kind for kind, _ in page.inline} == {"application/json"}
        assert not [name for name, _ in page.attributes if name.startswith("on")]
        rows = next(
            content for name, content in site.files.items() if name.startswith(f"static/rows-{lang}.")
        )
        assert HOSTILE in json.dumps(unpacked(rows), ensure_ascii=False)
        assert b"</script" not in rows
        alone = Tags(build_single(site, lang))
        assert alone.tags.count("script") == Tags(build_single(small_site, lang)).tags.count("script")
        assert "img" not in alone.tags


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_language_without_its_slash_keeps_the_query(client: FlaskClient, lang: str) -> None:
    for query in ("", "?department=06&q=agua+y%20oro"):
        answer = client.get(f"/{lang}{query}")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/{lang}/{query}")
