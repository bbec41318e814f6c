"""The project's own tables, for every test of a page."""

from __future__ import annotations

import pytest

from dashboard import __version__
from dashboard.dataset import load_dataset
from dashboard.pages.frame import Tables
from dashboard.places.gazetteer import load_gazetteer
from dashboard.settings import find_data_dir


@pytest.fixture(scope="module")
def tables() -> Tables:
    data = find_data_dir()
    return Tables(load_dataset(data), load_gazetteer(data / "geo"), data, __version__)
