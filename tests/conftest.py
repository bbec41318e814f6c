"""What several tests share: a small valid data folder with the real map, and the site made from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.settings import Settings, find_data_dir
from dashboard.site.build import make_site
from dashboard.site.files import Site
from tests.tables import PANEL_LINK, write_tables


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the tables of ``tests.tables`` and the project's own boundaries; read only."""
    district = {**PANEL_LINK, "ubigeo": "040702"}  # one that the project's own places know
    folder = write_tables(tmp_path_factory.mktemp("data"), register_panel_links=(district,))
    shutil.copytree(find_data_dir() / "geo", folder / "geo")
    return folder


@pytest.fixture(scope="session")
def small_settings(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings for ``small_data`` with a build folder of their own."""
    return Settings(data_dir=small_data, build_dir=tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="session")
def small_site(small_settings: Settings) -> Site:
    """Return the site of ``small_data``."""
    return make_site(small_settings, "es")
