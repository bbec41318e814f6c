"""A frozen site opens from any folder, is the same every time, and never costs anybody a file."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboard.codebook import EVENTS
from dashboard.settings import Settings
from dashboard.site.build import make_site
from dashboard.site.files import Site
from dashboard.site.folder import MANIFEST, NotOurs, write_site
from dashboard.site.publish import publish_at, start_at
from dashboard.site.single_file import build_single

ROOT = Path(__file__).resolve().parents[2]
SMALL_BUNDLE = 1_400_000  # plotly-geo.min.js, which set-up fetches where npm is at hand
SITE = Site({"index.html": b"<p>", "es/index.html": b"<h1>", "static/a.1.js": b"1"})


def tree(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class Meta(HTMLParser):
    """Collect what a page says of itself, by name or property."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("property") or given.get("name")
        if tag == "meta" and name:
            self.found[name] = given.get("content") or ""


class Links(HTMLParser):
    """Collect what a page loads and where it leads."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]


def test_two_processes_write_the_same_bytes(small_data: Path, tmp_path: Path) -> None:
    """Each with another hash seed, which decides in what order Python walks through a set of texts."""
    for seed in ("0", "4"):
        command = [
            sys.executable,
            "-m",
            "dashboard",
            "freeze",
            str(tmp_path / seed),
            "--data",
            str(small_data),
        ]
        variables = {"PYTHONHASHSEED": seed, "CONFLICTOS_BUILD_DIR": str(tmp_path / f"build-{seed}")}
        subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=True, capture_output=True)
    assert tree(tmp_path / "0") == tree(tmp_path / "4")


@pytest.fixture(scope="module")
def frozen(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen") / "site"
    write_site(small_site, folder)
    return folder


def test_two_builds_write_the_same_bytes(frozen: Path, small_data: Path, tmp_path: Path) -> None:
    again = make_site(Settings(data_dir=small_data, build_dir=tmp_path / "empty"), "es")
    write_site(again, tmp_path / "site")
    assert tree(tmp_path / "site") == tree(frozen)


@pytest.mark.parametrize("page", ["index.html", "es/index.html", "en/index.html"])
def test_everything_a_page_names_lies_in_the_folder(frozen: Path, page: str) -> None:
    links = Links((frozen / page).read_bytes()).found
    assert links
    for link in links:
        assert not link.startswith(("/", "http:", "https:", "//", "data:")), link
        target = (frozen / page).parent / link
        target = target / "index.html" if link.endswith("/") else target
        assert target.is_file(), link
        assert target.resolve().is_relative_to(frozen.resolve())


def test_each_page_loads_the_rows_of_its_own_language(frozen: Path) -> None:
    for lang, other in (("es", "en"), ("en", "es")):
        links = " ".join(Links((frozen / lang / "index.html").read_bytes()).found)
        assert f"/rows-{lang}." in links
        assert f"/rows-{other}." not in links


def test_the_folder_is_small_with_the_small_bundle(tmp_path: Path) -> None:
    site = make_site(Settings(build_dir=tmp_path), "es")
    sizes = {path: len(content) for path, content in site.files.items()}
    bundle = next(size for path, size in sizes.items() if path.startswith("static/plotly"))
    assert sum(sizes.values()) - bundle + SMALL_BUNDLE <= 6_500_000


def test_the_tables_lie_in_the_folder_as_they_are_and_are_described(frozen: Path, small_data: Path) -> None:
    for name in ("events.csv", "elsewhere.csv", "claims.csv", "sources.csv", "cases.csv"):
        kept = small_data / name
        assert kept.is_file() == (frozen / "data" / name).is_file()
        if kept.is_file():
            assert (frozen / "data" / name).read_bytes() == kept.read_bytes()
    assert (frozen / "data" / "events.csv").is_file()
    package = json.loads((frozen / "data" / "datapackage.json").read_text(encoding="utf-8"))
    described = {entry["path"] for entry in package["resources"]}
    assert described == {path.name for path in (frozen / "data").glob("*.csv")}
    codebook = (frozen / "data" / "codebook.md").read_text(encoding="utf-8")
    for column in EVENTS.columns:
        assert f"`{column.name}`" in codebook


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_on_the_data_offers_every_file_of_the_data_folder(frozen: Path, lang: str) -> None:
    links = Links((frozen / lang / "about.html").read_bytes()).found
    offered = {link.removeprefix("../data/") for link in links if link.startswith("../data/")}
    assert offered == {path.name for path in (frozen / "data").iterdir()}


def test_a_link_to_the_map_shows_a_picture(small_site: Site) -> None:
    published = publish_at(small_site, "https://example.org/mapa/")
    for lang in ("es", "en"):
        said = Meta(published.files[f"{lang}/index.html"]).found
        assert said["og:url"] == f"https://example.org/mapa/{lang}/"
        picture = published.files[said["og:image"].removeprefix("https://example.org/mapa/")]
        assert picture.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", picture[16:24])
        assert (str(width), str(height)) == (said["og:image:width"], said["og:image:height"])
        assert said["twitter:image"] == said["og:image"]
        assert said["og:title"]
        assert said["og:description"] == said["description"]


def test_only_the_pages_change_when_a_view_or_an_address_is_given(small_site: Site) -> None:
    pages = {"es/index.html", "en/index.html"}
    for changed in (start_at(small_site, "department=06"), publish_at(small_site, "https://example.org")):
        assert changed.files.keys() == small_site.files.keys()
        assert {path for path in changed.files if changed.files[path] != small_site.files[path]} == pages


def test_a_start_view_cannot_end_its_element(small_site: Site) -> None:
    page = start_at(small_site, "q=</script><b>").files["es/index.html"]
    assert b"</script><b>" not in page


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_single_file_names_nothing_outside_itself(small_site: Site, lang: str) -> None:
    page = build_single(small_site, lang)
    assert page == build_single(Site(dict(small_site.files)), lang)
    assert f'<html lang="{lang}"'.encode() in page
    assert [link for link in Links(page).found if not link.startswith("data:")] == []
    assert b"url(" not in page.replace(b"url(data:", b"")[: page.index(b"</head>")]


def test_returns_the_bytes_written(tmp_path: Path) -> None:
    assert write_site(SITE, tmp_path / "new" / "site") == 8


def test_an_earlier_site_is_replaced_and_nothing_of_it_stays(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(SITE, folder)
    newer = Site({"index.html": b"<p>2", "static/a.2.js": b"2"})
    write_site(newer, folder)
    written = dict(tree(folder))
    assert MANIFEST in written
    del written[MANIFEST]
    assert written == dict(newer.files)


def test_what_the_reader_added_to_a_site_stays(tmp_path: Path) -> None:
    write_site(SITE, tmp_path)
    (tmp_path / "static" / "photo.png").write_bytes(b"photo")
    (tmp_path / "CNAME").write_bytes(b"example.org")
    write_site(SITE, tmp_path)
    assert tree(tmp_path)["static/photo.png"] == b"photo"
    assert tree(tmp_path)["CNAME"] == b"example.org"


@pytest.mark.parametrize(
    "foreign",
    [
        {"thesis.docx": "years of work"},
        {"static/style.css": "mine", "index.html": "mine"},
        {MANIFEST: "{}", "static/style.css": "mine"},
        {MANIFEST: '{"index.html": 1, "static": 2}', "index.html": "mine", "static/x.css": "mine"},
        {MANIFEST: '["index.html"]', "index.html": "mine"},
        {MANIFEST: "not JSON", "index.html": "mine"},
        {MANIFEST: "null", "index.html": "mine"},
    ],
)
def test_a_folder_of_others_is_refused_and_left_untouched(tmp_path: Path, foreign: dict[str, str]) -> None:
    for name, text in foreign.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(NotOurs):
        write_site(SITE, tmp_path)
    assert tree(tmp_path) == before


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"a file")
    with pytest.raises(NotOurs):
        write_site(SITE, tmp_path / "site")
    assert (tmp_path / "site").read_bytes() == b"a file"


def test_a_forged_list_of_files_reaches_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"keep")
    folder = tmp_path / "site"
    write_site(SITE, folder)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"] += ["../outside.txt", str(outside)]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    write_site(SITE, folder)
    assert outside.read_bytes() == b"keep"


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    write_site(SITE, tmp_path)
    assert (tmp_path / "es" / "index.html").read_bytes() == b"<h1>"
