"""Declare the tables under ``data/``: files, columns, keys and what refers to what."""

from dashboard.codebook.collections import COLLECTIONS
from dashboard.codebook.event_columns import EVENT_COLUMNS, SLUG
from dashboard.codebook.model import Column, ForeignKey, Table
from dashboard.codebook.register_tables import REGISTER_TABLES

_EVENT_KEYS = (
    ForeignKey("case", ("cases",), "case"),
    ForeignKey("source_id", ("sources",), "source_id"),
)


def _text(
    name: str,
    es: str,
    en: str,
    definition_es: str,
    definition_en: str,
    *,
    required: bool = False,
    max_length: int | None = None,
    pattern: str = "",
) -> Column:
    return Column(
        name,
        "text",
        es,
        en,
        definition_es,
        definition_en,
        required=required,
        max_length=max_length,
        pattern=pattern,
    )


def _code(name: str, es: str, en: str, definition_es: str, definition_en: str, code_list: str = "") -> Column:
    return Column(
        name, "code", es, en, definition_es, definition_en, required=True, code_list=code_list or name
    )


def _locator(definition_es: str, definition_en: str) -> Column:
    return Column(
        "locator", "list", "Párrafos", "Paragraphs", definition_es, definition_en, list_of="paragraph"
    )


SOURCES = Table(
    "sources",
    "sources.csv",
    "Fuentes",
    "Sources",
    "Quién publica: los cinco documentos y las demás fuentes.",
    "Who publishes: the five documents and the other sources.",
    (
        _text(
            "source_id",
            "Identificador",
            "Identifier",
            "Nombre corto y estable.",
            "Short and stable name.",
            required=True,
            pattern=SLUG,
        ),
        _text(
            "title",
            "Título",
            "Title",
            "El título con que se publicó, o una descripción nuestra.",
            "The title under which it was published, or a description of ours.",
            required=True,
        ),
        _text(
            "title_en",
            "Título (en)",
            "Title (en)",
            "Nuestra descripción en inglés; vacío si title es el título publicado, que se muestra tal cual.",
            "Our description in English; empty where title is the one published, which is shown as it is.",
            max_length=160,
        ),
        _text("publisher", "Editor", "Publisher", "Quién lo publica.", "Who publishes it.", required=True),
        _text(
            "author",
            "Autoría",
            "Author",
            "Quién lo firma, si es una organización o un cargo.",
            "Who signs it, when an organisation or an office.",
        ),
        Column(
            "date",
            "partial_date",
            "Fecha",
            "Date",
            "AAAA, AAAA-MM o AAAA-MM-DD.",
            "YYYY, YYYY-MM or YYYY-MM-DD.",
        ),
        Column(
            "dated",
            "code",
            "Cómo se sabe la fecha",
            "How the date is known",
            "De dónde viene la fecha.",
            "Where the date comes from.",
            code_list="dated",
        ),
        _text(
            "language",
            "Idioma",
            "Language",
            "Código ISO 639-1.",
            "ISO 639-1 code.",
            required=True,
            pattern=r"[a-z]{2}",
        ),
        _code("kind", "Clase", "Kind", "Qué clase de fuente es.", "What kind of source it is."),
        _code("side", "Voz", "Voice", "Desde dónde habla.", "From which side it speaks."),
        Column(
            "url",
            "url",
            "Dirección",
            "Address",
            "Dirección http o https, solo si se puede enlazar.",
            "http or https address, only when it may be linked.",
        ),
        _code(
            "link_policy",
            "Cómo se cita",
            "How it is cited",
            "Si se enlaza o solo se cita.",
            "Whether it is linked or only cited.",
        ),
        _text(
            "standpoint_es",
            "Punto de vista (es)",
            "Standpoint (es)",
            "Una frase neutral sobre quién habla.",
            "One neutral sentence on who speaks, in Spanish.",
            max_length=200,
        ),
        _text(
            "standpoint_en",
            "Punto de vista (en)",
            "Standpoint (en)",
            "La misma frase en inglés.",
            "The same sentence in English.",
            max_length=200,
        ),
        _text(
            "sha256",
            "Huella",
            "Hash",
            "Huella SHA-256 del texto leído.",
            "SHA-256 hash of the text that was read.",
            pattern=r"[0-9a-f]{64}",
        ),
        Column(
            "paragraphs",
            "integer",
            "Párrafos",
            "Paragraphs",
            "Número de líneas no vacías del texto.",
            "Number of non-empty lines of the text.",
            minimum=1,
        ),
        _text("note", "Nota", "Note", "Lo que debe saber quien la usa.", "What a user of it must know."),
    ),
    ("source_id",),
)

CASES = Table(
    "cases",
    "cases.csv",
    "Casos",
    "Cases",
    "Los conflictos a los que pertenecen los hechos.",
    "The conflicts to which the events belong.",
    (
        _text(
            "case",
            "Caso",
            "Case",
            "Nombre corto y estable.",
            "Short and stable name.",
            required=True,
            pattern=SLUG,
        ),
        _code(
            "collection", "Colección", "Collection", "De qué colección es.", "To which collection it belongs."
        ),
        Column(
            "relevance",
            "code",
            "Relación con la minería",
            "Relation to mining",
            "Si es un conflicto minero o solo se le vincula.",
            "Whether it is a mining conflict or only linked.",
            required=True,
            code_list="relevance",
        ),
        _text(
            "name_es",
            "Nombre (es)",
            "Name (es)",
            "Nombre en la tarjeta.",
            "Name on the card, in Spanish.",
            required=True,
            max_length=60,
        ),
        _text(
            "name_en",
            "Nombre (en)",
            "Name (en)",
            "El mismo nombre en inglés.",
            "The same name in English.",
            required=True,
            max_length=60,
        ),
        _text(
            "short_es",
            "Rótulo (es)",
            "Label (es)",
            "Rótulo en el mapa.",
            "Label on the map, in Spanish.",
            required=True,
            max_length=28,
        ),
        _text(
            "short_en",
            "Rótulo (en)",
            "Label (en)",
            "El mismo rótulo en inglés.",
            "The same label in English.",
            required=True,
            max_length=28,
        ),
        _text(
            "sentence_es",
            "Frase (es)",
            "Sentence (es)",
            "De qué trata, en una frase.",
            "What it is about, in one Spanish sentence.",
            max_length=140,
        ),
        _text(
            "sentence_en",
            "Frase (en)",
            "Sentence (en)",
            "La misma frase en inglés.",
            "The same sentence in English.",
            max_length=140,
        ),
        _text(
            "dispute_es",
            "Se cuenta de distinto modo (es)",
            "Accounts differ (es)",
            "Un punto que se cuenta de distinto modo y quién sostiene qué.",
            "One point on which accounts differ and who maintains what, in Spanish.",
            max_length=160,
        ),
        _text(
            "dispute_en",
            "Se cuenta de distinto modo (en)",
            "Accounts differ (en)",
            "El mismo punto en inglés.",
            "The same point in English.",
            max_length=160,
        ),
        _text(
            "outcome_es",
            "En qué quedó (es)",
            "Outcome (es)",
            "Qué fue del caso, con quién lo dice.",
            "What became of the case and who says so, in Spanish.",
            max_length=320,
        ),
        _text(
            "outcome_en",
            "En qué quedó (en)",
            "Outcome (en)",
            "Lo mismo en inglés.",
            "The same in English.",
            max_length=320,
        ),
        _text(
            "open_es",
            "Lo que falta saber (es)",
            "Open questions (es)",
            "Lo que las fuentes leídas no responden.",
            "What the sources read do not answer, in Spanish.",
            max_length=320,
        ),
        _text(
            "open_en",
            "Lo que falta saber (en)",
            "Open questions (en)",
            "Lo mismo en inglés.",
            "The same in English.",
            max_length=320,
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

CLAIMS = Table(
    "claims",
    "claims.csv",
    "Afirmaciones",
    "Claims",
    "Quién dice qué sobre cada hecho.",
    "Who says what about each event.",
    (
        _text(
            "claim_id",
            "Identificador",
            "Identifier",
            "Nombre corto y estable.",
            "Short and stable name.",
            required=True,
            pattern=SLUG,
        ),
        _text(
            "event_id",
            "Hecho",
            "Event",
            "El hecho del que se habla.",
            "The event spoken of.",
            required=True,
            pattern=SLUG,
        ),
        _code(
            "field",
            "Sobre qué",
            "About what",
            "De qué parte del hecho se habla.",
            "Which part of the event is spoken of.",
        ),
        _text(
            "value",
            "Valor",
            "Value",
            "El valor que se afirma, como texto, fecha o código.",
            "The value claimed, as text, date or code.",
        ),
        Column("low", "number", "Mínimo", "Minimum", "La cifra más baja.", "The lowest figure.", minimum=0),
        Column("best", "number", "Cifra", "Figure", "La cifra que se da.", "The figure given.", minimum=0),
        Column("high", "number", "Máximo", "Maximum", "La cifra más alta.", "The highest figure.", minimum=0),
        _text(
            "unit",
            "De qué",
            "Of what",
            "De qué es la cantidad: torres, localidades, EUR.",
            "What the quantity counts: pylons, towns, EUR.",
        ),
        _text(
            "source_id",
            "Fuente",
            "Source",
            "Dónde se publicó.",
            "Where it was published.",
            required=True,
            pattern=SLUG,
        ),
        _locator(
            "Los párrafos de la fuente, si es uno de los cinco textos.",
            "The paragraphs of the source, when it is one of the five texts.",
        ),
        _text(
            "said_by",
            "Quién lo dice",
            "Who says it",
            "Quien habla dentro de la fuente; cargos, no nombres.",
            "Who speaks inside the source; offices, not names.",
            required=True,
        ),
        Column(
            "said_by_side",
            "code",
            "Voz de quien lo dice",
            "Voice of the speaker",
            "Desde dónde habla.",
            "From which side it speaks.",
            required=True,
            code_list="side",
        ),
        _code(
            "stance",
            "Postura",
            "Stance",
            "Si afirma, niega, da otra versión o corrige al texto.",
            "Whether it asserts, denies, gives another version or corrects the text.",
        ),
        _text(
            "says_es",
            "Dice (es)",
            "Says (es)",
            "Lo que dice, en palabras propias.",
            "What is said, in own words, in Spanish.",
            required=True,
            max_length=200,
        ),
        _text(
            "says_en",
            "Dice (en)",
            "Says (en)",
            "Lo mismo en inglés.",
            "The same in English.",
            required=True,
            max_length=200,
        ),
    ),
    ("claim_id",),
    (
        # The file is handed on whole: it cannot speak of what may not be.
        ForeignKey("event_id", tuple(entry.table for entry in COLLECTIONS if entry.handed_on), "event_id"),
        ForeignKey("source_id", ("sources",), "source_id"),
    ),
    required=False,
)

CODING_LOG = Table(
    "coding_log",
    "coding_log.csv",
    "Registro de codificación",
    "Coding log",
    "Qué se hizo con cada párrafo de los cinco documentos.",
    "What was done with each paragraph of the five documents.",
    (
        _text("source_id", "Fuente", "Source", "El documento.", "The document.", required=True, pattern=SLUG),
        Column(
            "paragraph",
            "integer",
            "Párrafo",
            "Paragraph",
            "Línea no vacía, contada desde 1.",
            "Non-empty line, counted from 1.",
            required=True,
            minimum=1,
        ),
        Column(
            "event_ids",
            "list",
            "Hechos",
            "Events",
            "Los registros que salieron del párrafo.",
            "The records that came out of the paragraph.",
            list_of="event",
        ),
        _text(
            "reason",
            "Motivo",
            "Reason",
            "Por qué no salió ninguno: web, titular, opinión, llamado, análisis, repite.",
            "Why none came out: web_clutter, headline, opinion, appeal, analysis, repeats.",
        ),
    ),
    ("source_id", "paragraph"),
    (ForeignKey("source_id", ("sources",), "source_id"),),
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
        _code("kind", "Clase de nombre", "Kind of name", "Qué se nombra.", "What is named.", "name_kind"),
        _text(
            "name_es",
            "Nombre (es)",
            "Name (es)",
            "El nombre como está en las otras tablas.",
            "The name as it stands in the other tables, in Spanish.",
            required=True,
        ),
        _text(
            "name_en",
            "Nombre (en)",
            "Name (en)",
            "El mismo nombre en inglés.",
            "The same name in English.",
            required=True,
        ),
    ),
    ("kind", "name_es"),
    required=False,
)

TABLES: tuple[Table, ...] = (SOURCES, CASES, EVENTS, ELSEWHERE, CLAIMS, CODING_LOG, NAMES, *REGISTER_TABLES)
EVENT_TABLES: tuple[Table, ...] = tuple(
    table for entry in COLLECTIONS for table in TABLES if table.name == entry.table
)
