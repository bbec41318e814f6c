"""Which data these are: their hash and the date of the newest source."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache

from dashboard.dataset import Dataset

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@lru_cache(maxsize=4)
def data_version(dataset: Dataset) -> str:
    """Return what stands for the content of the tables: ``v`` and ten hexadecimal digits, never a number."""
    digest = hashlib.sha256()
    for table in fields(dataset):
        if table.name == "collections":
            continue  # of the codebook, not of the tables
        records = getattr(dataset, table.name)
        for record in records.items() if isinstance(records, Mapping) else records:
            digest.update(repr(record).encode() + b"\n")
        digest.update(b"\0")
    return f"v{digest.hexdigest()[:10]}"


def data_date(dataset: Dataset) -> str:
    """Return the date of the newest source of events and claims, whatever register and counts cite."""
    return max((source.date for source in dataset.told_sources.values()), default="")
