"""What is kept between runs saves time and is never trusted: damaged or absent, the map still opens."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from dashboard.settings import Settings
from dashboard.site import prepared as store
from dashboard.site.build import make_site
from dashboard.site.files import Site
from dashboard.site.prepared import compress, load_site, save_site

SITE = Site({"index.html": b"<p>" * 50, "static/a.1.js": b"1"})
# Text that repeats itself unevenly, so that trying harder pays.
LARGE = " ".join(f"{number * 7919 % 1009} hechos" for number in range(20_000)).encode()


def index_of(folder: Path) -> Path:
    return folder / "site" / "key" / "index.json"


def test_a_kept_site_comes_back_whole(tmp_path: Path) -> None:
    save_site(tmp_path, "key", SITE)
    assert load_site(tmp_path, "key") == SITE
    assert load_site(tmp_path, "other") is None


@pytest.mark.parametrize("index", ["", "{", "{}", "[]", "null", "7", '["index.html"]', '{"gone.html": "0"}'])
def test_a_damaged_index_is_not_believed(tmp_path: Path, index: str) -> None:
    save_site(tmp_path, "key", SITE)
    index_of(tmp_path).write_text(index, encoding="utf-8")
    assert load_site(tmp_path, "key") is None


def test_a_changed_or_missing_file_is_not_believed(tmp_path: Path) -> None:
    save_site(tmp_path, "key", SITE)
    file = tmp_path / "site" / "key" / "files" / "static" / "a.1.js"
    file.write_bytes(b"2")
    assert load_site(tmp_path, "key") is None
    file.unlink()
    assert load_site(tmp_path, "key") is None


def test_a_damaged_site_is_built_anew_and_mended(small_data: Path, small_site: Site, tmp_path: Path) -> None:
    settings = Settings(data_dir=small_data, build_dir=tmp_path)
    make_site(settings, "es")
    (kept,) = (tmp_path / "site").glob("*/files/es/index.html")
    kept.write_bytes(kept.read_bytes()[:1000])
    assert make_site(settings, "es") == small_site
    assert kept.read_bytes() == small_site.files["es/index.html"]


def test_only_the_latest_sites_are_kept(tmp_path: Path) -> None:
    for number in range(store.KEPT_SITES + 2):
        save_site(tmp_path, f"key{number}", SITE)
        os.utime(tmp_path / "site" / f"key{number}", (number, number))
    save_site(tmp_path, "last", SITE)
    assert load_site(tmp_path, "last") == SITE
    assert load_site(tmp_path, "key0") is None
    assert len(list((tmp_path / "site").iterdir())) == store.KEPT_SITES


def test_a_folder_that_refuses_everything_does_not_stop_the_map(
    small_data: Path, small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    closed = Settings(data_dir=small_data, build_dir=tmp_path / "closed")
    assert make_site(closed, "es") == small_site
    packed = compress("page.html", LARGE, closed.build_dir, hard=False)
    assert brotli.decompress(packed["br"]) == LARGE
    assert not closed.build_dir.exists()


def test_a_build_folder_that_is_a_file_does_not_stop_the_map(
    small_data: Path, small_site: Site, tmp_path: Path
) -> None:
    (tmp_path / "build").write_bytes(b"a file")
    blocked = Settings(data_dir=small_data, build_dir=tmp_path / "build")
    assert make_site(blocked, "es") == small_site
    assert gzip.decompress(compress("a.js", LARGE, blocked.build_dir, hard=False)["gzip"]) == LARGE


@pytest.mark.parametrize("encoding", store.ENCODINGS)
def test_prepared_files_are_smaller_and_taken_from_then_on(tmp_path: Path, encoding: str) -> None:
    quick = compress("a.js", LARGE, tmp_path, hard=False)[encoding]
    prepared = compress("a.js", LARGE, tmp_path, hard=True)[encoding]
    assert len(prepared) < len(quick) < len(LARGE)
    assert compress("a.js", LARGE, tmp_path, hard=False)[encoding] == prepared


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_compressed_file_is_never_sent(tmp_path: Path, damage: bytes | None) -> None:
    compress("a.js", LARGE, tmp_path, hard=True)
    kept = list((tmp_path / "compressed").iterdir())
    assert len(kept) == 2
    for file in kept:
        file.write_bytes(file.read_bytes()[:-9] if damage is None else damage)
    again = compress("a.js", LARGE, tmp_path, hard=False)
    assert brotli.decompress(again["br"]) == LARGE
    assert gzip.decompress(again["gzip"]) == LARGE


def test_fonts_and_what_would_grow_are_sent_plain(tmp_path: Path) -> None:
    assert compress("inter.woff2", LARGE, tmp_path, hard=False) == {}
    assert compress("a.js", b"1", tmp_path, hard=False) == {}
