"""The tables: how they are read, checked and kept as one frozen ``Dataset``."""

from dashboard.dataset.load import Dataset, load_dataset
from dashboard.dataset.records import Case, Claim, CoActor, Event, LogRow, Source
from dashboard.dataset.validation import DataError

__all__ = ["Case", "Claim", "CoActor", "DataError", "Dataset", "Event", "LogRow", "Source", "load_dataset"]
