"""List all tables below ``data/``: files, columns, keys and what refers to what."""

from dashboard.codebook.case_tables import CASES, ELSEWHERE, EVENTS, NAMES
from dashboard.codebook.collections import COLLECTIONS
from dashboard.codebook.count_tables import COUNT_PAIRS, COUNTS
from dashboard.codebook.model import Table
from dashboard.codebook.register_tables import REGISTER, REGISTER_LINKS, REGISTER_PANEL_LINKS
from dashboard.codebook.source_tables import CLAIMS, CODING_LOG, SOURCES

TABLES: tuple[Table, ...] = (
    SOURCES,
    CASES,
    EVENTS,
    ELSEWHERE,
    CLAIMS,
    CODING_LOG,
    NAMES,
    REGISTER,
    REGISTER_LINKS,
    REGISTER_PANEL_LINKS,
    COUNTS,
    COUNT_PAIRS,
)
EVENT_TABLES: tuple[Table, ...] = tuple(
    table for entry in COLLECTIONS for table in TABLES if table.name == entry.table
)
