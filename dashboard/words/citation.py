"""Say which data these are, and how to cite them. Nothing here reads the clock."""

from __future__ import annotations

from dashboard import __version__
from dashboard.dataset import Dataset
from dashboard.dataset.version import LICENCE, data_date, data_version
from dashboard.i18n import load_locale
from dashboard.words.dates import partial_date_words


def data_words(dataset: Dataset, lang: str) -> dict[str, str]:
    """Return title, program, version and date of the data and how to cite them, by the names of exports."""
    words = load_locale("export", lang)
    version, newest = data_version(dataset), data_date(dataset)
    date = partial_date_words(newest, lang)
    return {
        "title": words["title"],
        "program": __version__,
        "data_version": version,
        "data_date": newest,
        "data_date_words": date,
        "citation": words["citation"].format(
            title=words["title"], version=version, date=date, licence=LICENCE, program=__version__
        ),
    }
