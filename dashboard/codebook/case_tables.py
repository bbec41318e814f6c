"""Declare the tables of cases and their events, and of names in English."""

from dashboard.codebook.columns import code, key, spoken
from dashboard.codebook.event_columns import EVENT_COLUMNS
from dashboard.codebook.model import ForeignKey, Table

_EVENT_KEYS = (
    ForeignKey("case", ("cases",), "case"),
    ForeignKey("source_id", ("sources",), "source_id"),
)

CASES = Table(
    "cases",
    "cases.csv",
    "Casos",
    "Cases",
    "Los conflictos a los que pertenecen los hechos.",
    "The conflicts to which the events belong.",
    (
        key("case", ("Caso", "Case"), ("Nombre corto y estable.", "Short and stable name.")),
        code(
            "collection",
            ("Colección", "Collection"),
            ("De qué colección es.", "To which collection it belongs."),
        ),
        code(
            "relevance",
            ("Relación con la minería", "Relation to mining"),
            (
                "Si es un conflicto minero o solo se le vincula.",
                "Whether it is a mining conflict or only linked.",
            ),
        ),
        *spoken("name", ("Nombre", "Name"), ("Nombre en la tarjeta.", "Name on the card."), 60),
        *spoken("short", ("Rótulo", "Label"), ("Rótulo en el mapa.", "Label on the map."), 28),
        *spoken(
            "sentence",
            ("Frase", "Sentence"),
            ("De qué trata, en una frase.", "What it is about, in one sentence."),
            140,
            required=False,
        ),
        *spoken(
            "dispute",
            ("Se cuenta de distinto modo", "Accounts differ"),
            (
                "Un punto que se cuenta de distinto modo y quién sostiene qué.",
                "One point on which accounts differ and who maintains what.",
            ),
            160,
            required=False,
        ),
        *spoken(
            "outcome",
            ("En qué quedó", "Outcome"),
            ("Qué fue del caso, con quién lo dice.", "What became of the case and who says so."),
            320,
            required=False,
        ),
        *spoken(
            "open",
            ("Lo que falta saber", "Open questions"),
            ("Lo que las fuentes leídas no responden.", "What the sources read do not answer."),
            320,
            required=False,
        ),
    ),
    ("case",),
)

EVENTS = Table(
    "events",
    "events.csv",
    "Hechos de los cinco textos",
    "Events of the five texts",
    "Lo que afirman los cinco documentos, un registro por fila.",
    "What the five documents claim, one record a row.",
    EVENT_COLUMNS,
    ("event_id",),
    (*_EVENT_KEYS, ForeignKey("part_of", ("events",), "event_id")),
)

ELSEWHERE = Table(
    "elsewhere",
    "elsewhere.csv",
    "Hechos de otros casos",
    "Events of other cases",
    "Otros conflictos mineros del Perú, de fuentes publicadas, con las mismas columnas.",
    "Other mining conflicts in Peru, from published sources, with the same columns.",
    EVENT_COLUMNS,
    ("event_id",),
    (*_EVENT_KEYS, ForeignKey("part_of", ("elsewhere",), "event_id")),
    required=False,
)

NAMES = Table(
    "names",
    "names.csv",
    "Nombres en inglés",
    "Names in English",
    "Cómo se dicen en inglés los nombres genéricos o traducibles; los que faltan quedan igual.",
    "What generic or translatable names are called in English; those absent stay as they are.",
    (
        code("kind", ("Clase de nombre", "Kind of name"), ("Qué se nombra.", "What is named."), "name_kind"),
        *spoken(
            "name",
            ("Nombre", "Name"),
            ("El nombre como está en las otras tablas.", "The name as it stands in the other tables."),
            None,
        ),
    ),
    ("kind", "name_es"),
    required=False,
)
