"""Declare the tables of who says what: sources, claims, and what was done with each paragraph."""

from dashboard.codebook.collections import COLLECTIONS
from dashboard.codebook.columns import code, key, spoken, text
from dashboard.codebook.model import Column, ForeignKey, Table


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
        key(
            "source_id",
            ("Identificador", "Identifier"),
            ("Nombre corto y estable.", "Short and stable name."),
        ),
        text(
            "title",
            ("Título", "Title"),
            (
                "El título con que se publicó, o una descripción nuestra.",
                "The title under which it was published, or a description of ours.",
            ),
            required=True,
        ),
        text(
            "title_en",
            ("Título (en)", "Title (en)"),
            (
                "Nuestra descripción en inglés; vacío si title es el título publicado, que se muestra tal "
                "cual.",
                "Our description in English; empty where title is the one published, which is shown as it "
                "is.",
            ),
            max_length=160,
        ),
        text("publisher", ("Editor", "Publisher"), ("Quién lo publica.", "Who publishes it."), required=True),
        text(
            "author",
            ("Autoría", "Author"),
            (
                "Quién lo firma, si es una organización o un cargo.",
                "Who signs it, when an organisation or an office.",
            ),
        ),
        Column(
            "date",
            "partial_date",
            "Fecha",
            "Date",
            "AAAA, AAAA-MM o AAAA-MM-DD.",
            "YYYY, YYYY-MM or YYYY-MM-DD.",
        ),
        code(
            "dated",
            ("Cómo se sabe la fecha", "How the date is known"),
            ("De dónde viene la fecha.", "Where the date comes from."),
            required=False,
        ),
        text(
            "language",
            ("Idioma", "Language"),
            ("Código ISO 639-1.", "ISO 639-1 code."),
            required=True,
            pattern=r"[a-z]{2}",
        ),
        code("kind", ("Clase", "Kind"), ("Qué clase de fuente es.", "What kind of source it is.")),
        code("side", ("Voz", "Voice"), ("Desde dónde habla.", "From which side it speaks.")),
        Column(
            "url",
            "url",
            "Dirección",
            "Address",
            "Dirección http o https, solo si se puede enlazar.",
            "http or https address, only when it may be linked.",
        ),
        code(
            "link_policy",
            ("Cómo se cita", "How it is cited"),
            ("Si se enlaza o solo se cita.", "Whether it is linked or only cited."),
        ),
        *spoken(
            "standpoint",
            ("Punto de vista", "Standpoint"),
            ("Una frase neutral sobre quién habla.", "One neutral sentence on who speaks."),
            200,
            required=False,
        ),
        text(
            "sha256",
            ("Huella", "Hash"),
            ("Huella SHA-256 del texto leído.", "SHA-256 hash of the text that was read."),
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
        text("note", ("Nota", "Note"), ("Lo que debe saber quien la usa.", "What a user of it must know.")),
    ),
    ("source_id",),
)

CLAIMS = Table(
    "claims",
    "claims.csv",
    "Afirmaciones",
    "Claims",
    "Quién dice qué sobre cada hecho.",
    "Who says what about each event.",
    (
        key(
            "claim_id", ("Identificador", "Identifier"), ("Nombre corto y estable.", "Short and stable name.")
        ),
        key("event_id", ("Hecho", "Event"), ("El hecho del que se habla.", "The event spoken of.")),
        code(
            "field",
            ("Sobre qué", "About what"),
            ("De qué parte del hecho se habla.", "Which part of the event is spoken of."),
        ),
        text(
            "value",
            ("Valor", "Value"),
            (
                "El valor que se afirma, como texto, fecha o código.",
                "The value claimed, as text, date or code.",
            ),
        ),
        Column("low", "number", "Mínimo", "Minimum", "La cifra más baja.", "The lowest figure.", minimum=0),
        Column("best", "number", "Cifra", "Figure", "La cifra que se da.", "The figure given.", minimum=0),
        Column("high", "number", "Máximo", "Maximum", "La cifra más alta.", "The highest figure.", minimum=0),
        text(
            "unit",
            ("De qué", "Of what"),
            (
                "De qué es la cantidad: torres, localidades, EUR.",
                "What the quantity counts: pylons, towns, EUR.",
            ),
        ),
        key("source_id", ("Fuente", "Source"), ("Dónde se publicó.", "Where it was published.")),
        _locator(
            "Los párrafos de la fuente, si es uno de los cinco textos.",
            "The paragraphs of the source, when it is one of the five texts.",
        ),
        text(
            "said_by",
            ("Quién lo dice", "Who says it"),
            (
                "Quien habla dentro de la fuente; cargos, no nombres.",
                "Who speaks inside the source; offices, not names.",
            ),
            required=True,
        ),
        code(
            "said_by_side",
            ("Voz de quien lo dice", "Voice of the speaker"),
            ("Desde dónde habla.", "From which side it speaks."),
            "side",
        ),
        code(
            "stance",
            ("Postura", "Stance"),
            (
                "Si afirma, niega, da otra versión o corrige al texto.",
                "Whether it asserts, denies, gives another version or corrects the text.",
            ),
        ),
        *spoken(
            "says",
            ("Dice", "Says"),
            ("Lo que dice, en palabras propias.", "What is said, in own words."),
            200,
        ),
    ),
    ("claim_id",),
    (
        # The file is published whole, so its claims may only be about events that may be published.
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
        key("source_id", ("Fuente", "Source"), ("El documento.", "The document.")),
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
        text(
            "reason",
            ("Motivo", "Reason"),
            (
                "Por qué no salió ninguno: web, titular, opinión, llamado, análisis, repite.",
                "Why none came out: web_clutter, headline, opinion, appeal, analysis, repeats.",
            ),
        ),
    ),
    ("source_id", "paragraph"),
    (ForeignKey("source_id", ("sources",), "source_id"),),
    required=False,
)
