"""List the collections of records: each is counted with itself alone and never added to another.

Whatever treats the records of one collection unlike those of another asks its row; words about it are in
``locales/collections.<lang>.toml``.
"""

from dataclasses import dataclass
from typing import Literal

from dashboard.codebook.model import Code, CodeList


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection(Code):
    """Describe one collection; as a code it is a value of the column ``collection``.

    Attributes:
        table: Name of the table with its records; empty when they come from elsewhere than ``data/``.
        drawn: How its marks look beside the collection that figures speak of: ``full`` like that one's,
            ``faint``, or ``band`` (faint, and on the timeline a band for how long it lasts and no mark).
        handed_on: Whether its records may leave this machine, row by row: in exports, pictures, frozen sites.
        at_first: Whether the map shows it before anything is chosen; the first collection always is.
    """

    table: str
    drawn: Literal["full", "faint", "band"] = "faint"
    handed_on: bool = True
    at_first: bool = True


COLLECTIONS: tuple[Collection, ...] = (
    Collection(
        "documents",
        "Cinco textos",
        "Five texts",
        "Codificado de los cinco documentos.",
        "Coded from the five documents.",
        table="events",
        drawn="full",
    ),
    Collection(
        "elsewhere",
        "Otros casos",
        "Other cases",
        "Otros conflictos mineros del Perú, de fuentes publicadas.",
        "Other mining conflicts in Peru, from published sources.",
        table="elsewhere",
    ),
)
# What the map is about, whose cases have lanes and cards of their own; and the conflicts beside it.
TEXTS, OTHERS = COLLECTIONS[:2]
COLLECTION = CodeList("collection", "Colección", "Collection", COLLECTIONS)
