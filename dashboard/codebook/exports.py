"""Declare the table of an exported selection: the event columns, once for each reading where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dashboard.codebook.event_columns import EVENT_COLUMNS
from dashboard.codebook.model import Column, ForeignKey, Table

READINGS: tuple[str, ...] = ("text", "contrasted")
# What other sources may give otherwise; everything else is the same in both readings.
READING_COLUMNS: tuple[str, ...] = tuple(column.name for column in EVENT_COLUMNS if column.retold)
_SAID = {
    "text": ("según el texto", "according to the text"),
    "contrasted": ("con otras fuentes", "with other sources"),
}

COLLECTION_COLUMN = Column(
    "collection",
    "code",
    "Colección",
    "Collection",
    "De qué colección es; cada una se cuenta aparte y no se suman.",
    "To which collection it belongs; each is counted apart, never added to another.",
    required=True,
    code_list="collection",
)
READING_COLUMN = Column(
    "reading",
    "code",
    "Lectura",
    "Reading",
    "La lectura de las columnas sin prefijo: según el texto (text) o contrastada (contrasted).",
    "The reading of the columns without a prefix: according to the text (text) or contrasted.",
    required=True,
    pattern="|".join(READINGS),
)
COUNTED_COLUMN = Column(
    "counted",
    "integer",
    "Se cuenta",
    "Counted",
    "1: hecho o decisión que no es parte de otro; 0: lo demás, que se muestra pero no se cuenta.",
    "1: incident or measure that is no part of another; 0: the rest, shown but not counted.",
    required=True,
    minimum=0,
    maximum=1,
)
DIFFERS_COLUMN = Column(
    "differs",
    "integer",
    "Las lecturas difieren",
    "Readings differ",
    "1: otras fuentes dan otra versión o precisan algo; 0: text_* y contrasted_* son iguales.",
    "1: other sources give another account of something or specify it; 0: text_* and contrasted_* are equal.",
    required=True,
    minimum=0,
    maximum=1,
)
STATUS_COLUMN = Column(
    "status",
    "code",
    "Grado de respaldo",
    "Support",
    "Se deriva de las afirmaciones; nada se promedia.",
    "Derived from the claims; nothing is averaged.",
    required=True,
    code_list="status",
)
VERSIONS_COLUMN = Column(
    "versions",
    "list",
    "Lo que se cuenta de otro modo",
    "What is told otherwise",
    "Vacío si nadie lo niega ni cuenta algo de otro modo.",
    "Empty where nobody denies it or tells something otherwise.",
    list_of="code",
    code_list="versions",
)
VOICES_COLUMN = Column(
    "voices",
    "list",
    "Voces",
    "Voices",
    "Desde dónde hablan quienes dicen algo del hecho; primero la fuente.",
    "The sides that say something of the event; its source first.",
    list_of="code",
    code_list="side",
)
EDTF_COLUMN = Column(
    "date_edtf",
    "text",
    "Fecha en EDTF",
    "Date in EDTF",
    "Del primer al último día posible, como ISO 8601-2 lo escribe; vacío: sin fecha.",
    "From the first to the last possible day, as ISO 8601-2 writes it; empty: undated.",
)
VERSION_COLUMN = Column(
    "data_version",
    "text",
    "Versión de los datos",
    "Data version",
    "Huella de las tablas: otros datos tienen otra.",
    "Hash of the tables: other data have another one.",
    required=True,
)
LICENCE_COLUMN = Column(
    "licence",
    "text",
    "Licencia",
    "Licence",
    "Con qué licencia se usan los datos.",
    "Under which licence the data are used.",
    required=True,
)
_SOURCE_COLUMNS = (
    Column(
        "source_publisher",
        "text",
        "Editor de la fuente",
        "Publisher of the source",
        "Quién la publica.",
        "Who publishes it.",
        required=True,
    ),
    Column(
        "source_title",
        "text",
        "Título de la fuente",
        "Title of the source",
        "El título con que se publicó, o una descripción nuestra.",
        "The title under which it was published, or a description of ours.",
        required=True,
    ),
    Column(
        "source_title_en",
        "text",
        "Título de la fuente (en)",
        "Title of the source (en)",
        "El mismo, con las descripciones nuestras en inglés.",
        "The same, with descriptions of ours in English.",
        required=True,
    ),
    Column(
        "source_date",
        "partial_date",
        "Fecha de la fuente",
        "Date of the source",
        "Año, mes o día.",
        "Year, month or day.",
    ),
    Column(
        "source_url",
        "url",
        "Dirección de la fuente",
        "Address of the source",
        "Vacía si la fuente solo se cita.",
        "Empty when the source is only cited.",
    ),
)
_AFTER: dict[str, tuple[Column, ...]] = {
    "event_id": (COLLECTION_COLUMN,),
    "part_of": (COUNTED_COLUMN,),
    "relevance": (STATUS_COLUMN, VERSIONS_COLUMN, VOICES_COLUMN, DIFFERS_COLUMN),
    "source_id": _SOURCE_COLUMNS,
}


def twice(column: Column) -> tuple[Column, Column]:
    """Return a column once for each reading, as ``text_…`` and ``contrasted_…``."""
    text, contrasted = (
        replace(
            column,
            name=f"{reading}_{column.name}",
            label_es=f"{column.label_es} ({_SAID[reading][0]})",
            label_en=f"{column.label_en} ({_SAID[reading][1]})",
        )
        for reading in READINGS
    )
    return text, contrasted


def in_order(reading: str) -> tuple[str, ...]:
    """Return the columns' names with those of a reading before those of the other one.

    Programs that look for a date or a place take the first that fits.
    """
    one, other = (f"{prefix}_" for prefix in (reading, *(each for each in READINGS if each != reading)))
    names = EXPORT.column_names()
    places = {name: place for place, name in enumerate(names)}

    def place(name: str) -> tuple[int, bool]:
        twin = name.replace(other, one, 1) if name.startswith(other) else name.replace(one, other, 1)
        pair = twin in places and name.startswith((one, other))
        return (min(places[name], places[twin]) if pair else places[name], name.startswith(other))

    return tuple(sorted(names, key=place))


def _columns() -> Iterator[Column]:
    for column in EVENT_COLUMNS:
        if column.name in READING_COLUMNS:
            yield from twice(column)
        elif column.name == "anchor":
            yield replace(
                column,
                required=False,
                definition_es=f"{column.definition_es} Vacío si la fuente solo se cita.",
                definition_en=f"{column.definition_en} Empty when the source is only cited.",
            )
        else:
            yield column
        yield from _AFTER.get(column.name, ())
        if column.name == "date_basis":
            yield from twice(EDTF_COLUMN)
    yield VERSION_COLUMN
    yield LICENCE_COLUMN


EXPORT = Table(
    "events",
    "events.csv",
    "Hechos seleccionados",
    "Selected events",
    "Los registros de la selección, uno por fila, en las dos lecturas.",
    "The records of the selection, one a row, in both readings.",
    tuple(_columns()),
    ("event_id",),
    (
        ForeignKey("case", ("cases",), "case"),
        ForeignKey("source_id", ("sources",), "source_id"),
    ),
)

__all__ = [
    "COLLECTION_COLUMN",
    "COUNTED_COLUMN",
    "EXPORT",
    "READINGS",
    "READING_COLUMN",
    "READING_COLUMNS",
    "STATUS_COLUMN",
    "VERSIONS_COLUMN",
    "VOICES_COLUMN",
    "in_order",
    "twice",
]
