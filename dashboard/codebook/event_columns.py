"""Declare the columns of the events tables."""

from dashboard.codebook.columns import code, key, retold, spoken, text
from dashboard.codebook.model import Column

FIGURES: tuple[str, ...] = ("deaths", "injured", "arrests")


def _people(name: str, es: str, en: str) -> tuple[Column, ...]:
    bounds = (
        (
            "low",
            "mínimo",
            "minimum",
            "La cifra más baja; en otros casos, de todas sus afirmaciones",
            "The lowest figure; in other cases, of all its claims",
        ),
        ("best", "cifra principal", "main figure", "La cifra de su propia fuente", "Its own source's figure"),
        (
            "high",
            "máximo",
            "maximum",
            "La cifra más alta; en otros casos, de todas sus afirmaciones (vacía solo si ninguna da tope)",
            "The highest figure; in other cases, of all its claims (empty only if none gives a top)",
        ),
    )
    return tuple(
        Column(
            f"{name}_{bound}",
            "integer",
            f"{es} ({bound_es})",
            f"{en} ({bound_en})",
            f"{text_es}; vacío: no se informa; 0: se informa que no hubo; «al menos 18»: mínimo y "
            "principal 18, máximo vacío.",
            f"{text_en}; empty: not reported; 0: reported that there were none; 'at least 18': minimum "
            "and main 18, maximum empty.",
            unit="people",
            minimum=0,
        )
        for bound, bound_es, bound_en, text_es, text_en in bounds
    )


EVENT_COLUMNS: tuple[Column, ...] = (
    key(
        "event_id",
        ("Identificador", "Identifier"),
        (
            "Nombre corto, estable y legible; no se reutiliza.",
            "Short, stable and readable name; never reused.",
        ),
    ),
    key(
        "case",
        ("Caso", "Case"),
        ("El caso al que pertenece, de cases.csv.", "The case it belongs to, from cases.csv."),
    ),
    key(
        "part_of",
        ("Parte de", "Part of"),
        (
            "El hecho del que es parte, o vacío; una parte no se cuenta junto al todo.",
            "The event of which it is a part, or empty; a part is never counted beside its whole.",
        ),
        required=False,
    ),
    code(
        "unit",
        ("Clase de registro", "Kind of record"),
        ("Qué clase de registro es.", "What kind of record it is."),
    ),
    code(
        "relevance",
        ("Relación con la minería", "Relation to mining"),
        (
            "Si es una disputa minera, está vinculado a ella o es trasfondo.",
            "Whether it is a mining dispute, linked to one, or backdrop.",
        ),
    ),
    *spoken(
        "title",
        ("Título", "Title"),
        ("Título neutral, sin acusaciones.", "Neutral title without accusations."),
        80,
    ),
    *spoken(
        "summary",
        ("Resumen", "Summary"),
        (
            "Resumen en palabras propias, con «según» donde algo se discute.",
            "Summary in own words, attributed where contested.",
        ),
        300,
    ),
    *retold(
        Column(
            "date_start",
            "date",
            "Inicio",
            "Start",
            "Primer día posible según el documento; vacío: en el fin o antes.",
            "First possible day as the document has it; empty: on or before the end.",
        ),
        Column(
            "date_end",
            "date",
            "Fin",
            "End",
            "Último día posible según el documento; vacío: abierto o desconocido.",
            "Last possible day as the document has it; empty: open or unknown.",
        ),
        code(
            "date_prec",
            ("Precisión de la fecha", "Date precision"),
            ("Qué tan precisos son los límites.", "How precise the bounds are."),
        ),
        code(
            "date_basis",
            ("Origen de la fecha", "Where the date comes from"),
            ("Si la fecha la da el propio documento.", "Whether the document itself gives the date."),
        ),
    ),
    code(
        "event_type",
        ("Tipo de hecho", "Event type"),
        ("El grupo al que pertenece la clase de hecho.", "The group to which the subtype belongs."),
    ),
    code("event_subtype", ("Clase de hecho", "Event subtype"), ("Qué ocurrió.", "What happened.")),
    *retold(
        text("actor1", ("Quién actúa", "Who acts"), ("Quien actúa, como texto.", "Who acts, as text.")),
        code(
            "actor1_type",
            ("Tipo de quien actúa", "Type of who acts"),
            ("El tipo de quien actúa.", "The type of who acts."),
            "actor_type",
        ),
    ),
    text(
        "actor2",
        ("A quién", "To whom"),
        ("Quien recibe la acción o a quien se dirige.", "Who is acted upon or addressed."),
    ),
    code(
        "actor2_type",
        ("Tipo de a quién", "Type of to whom"),
        (
            "El tipo de quien recibe la acción; vacío vale como ninguno.",
            "The type of who is acted upon; empty means none.",
        ),
        "actor_type",
        required=False,
    ),
    Column(
        "co_actors",
        "list",
        "Actúan con él",
        "Acting jointly",
        "Lista nombre:tipo, separada por punto y coma, de quienes actúan junto a actor1.",
        "List name:type, separated by semicolons, of those acting jointly with actor1.",
        code_list="actor_type",
        list_of="actor",
    ),
    Column(
        "victims",
        "list",
        "Víctimas",
        "Victims",
        "Tipos de actor de las personas fallecidas o heridas.",
        "Actor types of the people killed or injured.",
        code_list="actor_type",
        list_of="code",
    ),
    *retold(
        text(
            "place",
            ("Lugar", "Place"),
            (
                "El lugar como lo escribiría un lector peruano.",
                "The place as a Peruvian reader would write it.",
            ),
        ),
        code(
            "where_prec",
            ("Precisión del lugar", "Place precision"),
            ("Qué tan preciso es el lugar.", "How precise the place is."),
        ),
        code(
            "place_basis",
            ("Origen del lugar", "Where the place comes from"),
            ("De dónde viene el lugar.", "Where the place comes from."),
        ),
        Column(
            "ubigeo",
            "ubigeo",
            "Ubigeo",
            "Ubigeo",
            "Código INEI de la menor unidad segura: 2 cifras departamento, 4 provincia, 6 distrito.",
            "INEI code of the smallest sure unit: 2 digits department, 4 province, 6 district.",
            pattern=r"\d{2}(?:\d{2}){0,2}",
        ),
        Column(
            "area_ubigeo",
            "list",
            "Área",
            "Area",
            "Lista de provincias o departamentos que abarca.",
            "List of the provinces or departments it covers.",
            list_of="ubigeo",
        ),
        Column(
            "latitude",
            "number",
            "Latitud",
            "Latitude",
            "Grados WGS 84; vacía si es de alcance nacional o de fuera del Perú.",
            "WGS 84 degrees; empty for nationwide events and those abroad.",
            unit="degrees",
            minimum=-18.4,
            maximum=0.1,
        ),
        Column(
            "longitude",
            "number",
            "Longitud",
            "Longitude",
            "Grados WGS 84; vacía si es de alcance nacional o de fuera del Perú.",
            "WGS 84 degrees; empty for nationwide events and those abroad.",
            unit="degrees",
            minimum=-81.4,
            maximum=-68.6,
        ),
        *_people("deaths", "Personas fallecidas", "People killed"),
        *_people("injured", "Personas heridas", "People injured"),
        *_people("arrests", "Personas detenidas", "People arrested"),
    ),
    text(
        "mine",
        ("Mina o proyecto", "Mine or project"),
        ("La mina o proyecto, como se le nombra.", "The mine or project, as named."),
    ),
    text("company", ("Empresa", "Company"), ("La empresa, como se la nombra.", "The company, as named.")),
    code(
        "modality",
        ("Modalidad", "Modality"),
        ("Si se afirma, se atribuye o se prevé.", "Whether it is stated, alleged or planned."),
    ),
    key("source_id", ("Fuente", "Source"), ("La fuente, de sources.csv.", "The source, from sources.csv.")),
    Column(
        "locator",
        "list",
        "Párrafos",
        "Paragraphs",
        "Los párrafos de la fuente (líneas no vacías contadas desde 1), como ¶3 o ¶1;¶3.",
        "The paragraphs of the source (non-empty lines counted from 1), as ¶3 or ¶1;¶3.",
        list_of="paragraph",
    ),
    Column(
        "anchor",
        "text",
        "Señal",
        "Anchor",
        "Hasta cinco palabras del párrafo, para encontrar el lugar.",
        "Up to five words of the paragraph, to find the place.",
        max_words=5,
    ),
    text(
        "note",
        ("Nota (es)", "Note (es)"),
        ("Lo que debe saber quien lee con cuidado.", "What a careful reader must know, in Spanish."),
    ),
    text("note_en", ("Nota (en)", "Note (en)"), ("La misma nota en inglés.", "The same note in English.")),
)
