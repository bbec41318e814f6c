"""Declare the tables of cases and their events, and of names in English."""

from dashboard.codebook.columns import code, key, spoken, text
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
        text(
            "name_es",
            ("Nombre (es)", "Name (es)"),
            ("Nombre en la tarjeta.", "Name on the card, in Spanish."),
            required=True,
            max_length=60,
        ),
        text(
            "name_en",
            ("Nombre (en)", "Name (en)"),
            ("El mismo nombre en inglés.", "The same name in English."),
            required=True,
            max_length=60,
        ),
        text(
            "short_es",
            ("Rótulo (es)", "Label (es)"),
            ("Rótulo en el mapa.", "Label on the map, in Spanish."),
            required=True,
            max_length=28,
        ),
        text(
            "short_en",
            ("Rótulo (en)", "Label (en)"),
            ("El mismo rótulo en inglés.", "The same label in English."),
            required=True,
            max_length=28,
        ),
        text(
            "sentence_es",
            ("Frase (es)", "Sentence (es)"),
            ("De qué trata, en una frase.", "What it is about, in one Spanish sentence."),
            max_length=140,
        ),
        text(
            "sentence_en",
            ("Frase (en)", "Sentence (en)"),
            ("La misma frase en inglés.", "The same sentence in English."),
            max_length=140,
        ),
        text(
            "dispute_es",
            ("Se cuenta de distinto modo (es)", "Accounts differ (es)"),
            (
                "Un punto que se cuenta de distinto modo y quién sostiene qué.",
                "One point on which accounts differ and who maintains what, in Spanish.",
            ),
            max_length=160,
        ),
        text(
            "dispute_en",
            ("Se cuenta de distinto modo (en)", "Accounts differ (en)"),
            ("El mismo punto en inglés.", "The same point in English."),
            max_length=160,
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
        text(
            "name_es",
            ("Nombre (es)", "Name (es)"),
            (
                "El nombre como está en las otras tablas.",
                "The name as it stands in the other tables, in Spanish.",
            ),
            required=True,
        ),
        text(
            "name_en",
            ("Nombre (en)", "Name (en)"),
            ("El mismo nombre en inglés.", "The same name in English."),
            required=True,
        ),
    ),
    ("kind", "name_es"),
    required=False,
)
