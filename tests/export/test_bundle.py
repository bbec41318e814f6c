"""The ZIP explains itself, every format keeps to what may be quoted, and nothing depends on when or where."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from dashboard.atlas import Atlas, select
from dashboard.dataset.version import data_version
from dashboard.export.formats import FORMATS, write_export
from dashboard.export.metadata import selection_query
from dashboard.selection.filters import FilterState
from tests.exports import QUERIES, bend, bend_source, own_atlas

ROOT = Path(__file__).resolve().parents[2]
DATA_FORMATS = tuple(name for name, entry in FORMATS.items() if not entry.of_view)
# Which hold the address of a source that may be linked, and its words.
QUOTING = ("csv", "xlsx", "geojson", "gpkg", "zip")
ADDRESSED = (*QUOTING, "ucdp")
FILES = {
    "README.md",
    "events.csv",
    "claims.csv",
    "cases.csv",
    "sources.csv",
    "counts.csv",
    "count_pairs.csv",
    "codebook.md",
    "datapackage.json",
    "CITATION.cff",
}
WRITE = """
import sys
from pathlib import Path
from dashboard.export.formats import write_export
from dashboard.settings import Settings
from dashboard.atlas import load_atlas, select
atlas = load_atlas(Settings(), "es")
for name in sys.argv[2:]:
    write_export(atlas, select(atlas, "unit=any", "es"), "es", name, Path(sys.argv[1]) / f"a.{name}")
"""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return own_atlas()


def unpack(atlas: Atlas, query: str, lang: str, folder: Path) -> Path:
    write_export(atlas, select(atlas, query, lang), lang, "zip", folder / "a.zip")
    with zipfile.ZipFile(folder / "a.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    (inside,) = (path for path in folder.iterdir() if path.is_dir())
    return inside


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


@pytest.mark.parametrize("query", QUERIES)
def test_package_is_valid_and_holds_the_selection_with_all_it_refers_to(
    atlas: Atlas, tmp_path: Path, query: str
) -> None:
    selection = select(atlas, query, "es")
    folder = unpack(atlas, query, "es", tmp_path)
    assert {path.name for path in folder.iterdir()} == FILES
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "message"])
    events = rows_of(folder / "events.csv")
    assert [row["event_id"] for row in events] == [event.event_id for event in selection.events]
    chosen = {row["event_id"] for row in events}
    claims = rows_of(folder / "claims.csv")
    assert {row["claim_id"] for row in claims} == {
        key for key, claim in atlas.dataset.claims.items() if claim.event_id in chosen
    }
    counts = rows_of(folder / "counts.csv")
    assert [row["count_id"] for row in counts] == list(atlas.dataset.counts), "no selection narrows them"
    assert {row["pair"] for row in rows_of(folder / "count_pairs.csv")} == set(atlas.dataset.count_pairs)
    assert {row["source_id"] for row in (*events, *claims, *counts)} == {
        row["source_id"] for row in rows_of(folder / "sources.csv")
    }
    assert {row["case"] for row in events} == {row["case"] for row in rows_of(folder / "cases.csv")}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_papers_say_what_was_selected_from_which_data_under_which_licence(
    atlas: Atlas, tmp_path: Path, lang: str
) -> None:
    query = "department=06&reading=text&theme=dark&view=-7.164,-78.500,4.00"
    selection = select(atlas, query, lang)
    folder = unpack(atlas, query, lang, tmp_path)
    version = data_version(atlas.dataset)
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for text in (selection.sentence, "?department=06&reading=text", version, "CC BY 4.0"):
        assert text in readme
    assert {"es": "Citar no es respaldar", "en": "To cite is not to endorse"}[lang] in readme
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["description"], package["version"]) == (selection.sentence, version)
    assert (package["query"], package["reading"]) == ("department=06&reading=text", "text")
    assert version in (folder / "CITATION.cff").read_text(encoding="utf-8")
    for name in FILES - {"codebook.md", "README.md"}:
        assert name in readme or name == "LICENSE"


@pytest.mark.parametrize("lang", ["es", "en"])
def test_codebook_of_the_zip_explains_every_column_and_every_code_in_it(
    atlas: Atlas, tmp_path: Path, lang: str
) -> None:
    folder = unpack(atlas, "unit=any", lang, tmp_path)
    codebook = (folder / "codebook.md").read_text(encoding="utf-8")
    rows = rows_of(folder / "events.csv")
    coded = (
        "event_subtype",
        "status",
        "collection",
        "text_where_prec",
        "contrasted_date_prec",
        "actor2_type",
    )
    for name in rows[0]:
        assert f"| `{name}` |" in codebook
    for code in {row[name] for row in rows for name in coded} - {""}:
        assert f"| `{code}` |" in codebook
    assert "according to the text" in codebook if lang == "en" else "según el texto" in codebook


def read_everything(path: Path) -> bytes:
    """Return the bytes of a file and, when it is an archive, of all that is in it."""
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            content += b"".join(archive.read(name) for name in archive.namelist())
    return content


@pytest.mark.parametrize("name", DATA_FORMATS)
@pytest.mark.parametrize(("policy", "there"), [("cite_only", False), ("link", True)])
def test_a_source_that_is_only_cited_has_no_address_and_no_quotation(
    atlas: Atlas, tmp_path: Path, name: str, policy: str, there: bool
) -> None:
    chosen = next(event for event in atlas.dataset.events if event.is_counted and event.anchor)
    anchored = bend(atlas, chosen.event_id, anchor="words of theirs")
    bent = bend_source(anchored, chosen.source_id, link_policy=policy, url="https://example.org/theirs")
    path = tmp_path / "export"
    write_export(bent, select(bent, "", "es"), "es", name, path)
    content = read_everything(path)
    assert chosen.event_id.encode() in content
    for words, names in ((b"example.org/theirs", ADDRESSED), (b"words of theirs", QUOTING)):
        assert there or words not in content
        assert words in content or not there or name not in names


@pytest.mark.parametrize("name", DATA_FORMATS)
def test_the_two_collections_can_be_told_apart_in_every_format(
    atlas: Atlas, tmp_path: Path, name: str
) -> None:
    write_export(atlas, select(atlas, "", "es"), "es", name, tmp_path / "export")
    content = read_everything(tmp_path / "export")
    assert all(word in content for word in (b"collection", b"documents", b"elsewhere"))


def test_the_same_selection_gives_the_same_bytes_at_any_time_and_place(tmp_path: Path) -> None:
    written = []
    for number, (seed, zone) in enumerate((("1", "UTC"), ("2", "America/Lima"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        variables = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", WRITE, str(folder), *DATA_FORMATS]
        subprocess.run(command, env=variables, check=True)
        written.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []
    assert len(written[0]) == len(DATA_FORMATS)


def test_other_data_have_another_version(atlas: Atlas) -> None:
    version = data_version(atlas.dataset)
    assert re.fullmatch("v[0-9a-f]{10}", version)
    assert data_version(own_atlas().dataset) == version
    assert data_version(bend(atlas, atlas.dataset.events[0].event_id, note="x").dataset) != version
    source = next(iter(atlas.dataset.sources))
    assert data_version(bend_source(atlas, source, note="x").dataset) != version


def test_what_only_changes_the_view_does_not_change_the_query(atlas: Atlas) -> None:
    selecting = {"department=06", "role=acts", "reading=text", "collection=documents", "q=agua"}
    text = "&".join(sorted({*selecting, "panel=list", "theme=dark", "play=cumulative"}))
    state = FilterState.from_query(text, atlas.filters)
    assert state.ignored == ()
    assert set(selection_query(state).split("&")) == selecting


def test_the_map_starts_without_what_exports_need() -> None:
    heavy = (
        "geopandas",
        "matplotlib",
        "numpy",
        "pandas",
        "pptx",
        "pyogrio",
        "segno",
        "shapely",
        "xlsxwriter",
    )
    modules = "sys, dashboard.site.server, dashboard.export.formats"
    code = f"import {modules}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_formats_name_files_by_their_ending() -> None:
    endings = [entry.suffix for entry in FORMATS.values() if entry.suffix]
    assert len(endings) == len(set(endings))
