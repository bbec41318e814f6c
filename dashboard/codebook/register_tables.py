"""Declare the tables that stand beside the events and are never counted with them: register and counts."""

from dashboard.codebook.event_columns import EVENT_COLUMNS, SLUG
from dashboard.codebook.model import Column, ForeignKey, Table

_PLACE = {column.name: column for column in EVENT_COLUMNS}


def _text(
    name: str,
    labels: tuple[str, str],
    definitions: tuple[str, str],
    *,
    required: bool = False,
    max_length: int | None = None,
    pattern: str = "",
) -> Column:
    return Column(
        name, "text", *labels, *definitions, required=required, max_length=max_length, pattern=pattern
    )


def _key(
    name: str, labels: tuple[str, str], definitions: tuple[str, str], *, required: bool = True
) -> Column:
    return _text(name, labels, definitions, required=required, pattern=SLUG)


def _code(name: str, labels: tuple[str, str], definitions: tuple[str, str], code_list: str = "") -> Column:
    return Column(name, "code", *labels, *definitions, required=True, code_list=code_list or name)


def _spoken(
    name: str, labels: tuple[str, str], definition: tuple[str, str], limit: int, *, required: bool = True
) -> tuple[Column, Column]:
    """Return the column in Spanish and the same in English."""
    (es, en), (definition_es, definition_en) = labels, definition
    return (
        _text(
            f"{name}_es",
            (f"{es} (es)", f"{en} (es)"),
            (definition_es, f"{definition_en.removesuffix('.')}, in Spanish."),
            required=required,
            max_length=limit,
        ),
        _text(
            f"{name}_en",
            (f"{es} (en)", f"{en} (en)"),
            ("Lo mismo en inglés.", "The same in English."),
            required=required,
            max_length=limit,
        ),
    )


def _flag(name: str, labels: tuple[str, str], definitions: tuple[str, str]) -> Column:
    return Column(name, "integer", *labels, *definitions, required=True, minimum=0, maximum=1)


_SOURCE = _key("source_id", ("Fuente", "Source"), ("Dónde se publicó.", "Where it was published."))
_NOTE = _spoken(
    "note",
    ("Nota", "Note"),
    ("Lo que debe saber quien lee con cuidado.", "What a careful reader must know."),
    300,
    required=False,
)

REGISTER = Table(
    "register",
    "register.csv",
    "Registro oficial, marzo de 2024",
    "Official register, March 2024",
    "Casos mineros del reporte mensual de la Defensoría del Pueblo, según la tabla que un tercero hizo de "
    "ese documento público, que no se vio. La tabla no declara licencia: de ella solo se toman datos. No se "
    "suma a los hechos ni a los casos de este proyecto.",
    "Mining cases of the Ombudsman's monthly report, after a table that a third party made of that public "
    "document, which was not seen. The table states no licence: only facts are taken from it. Never added to "
    "the events or cases of this project.",
    (
        _key(
            "register_id",
            ("Identificador", "Identifier"),
            (
                "Nombre corto de este proyecto, por orden de la tabla; no es el código de la Defensoría.",
                "Short name of this project, in the table's order; not the Ombudsman's own code.",
            ),
        ),
        Column(
            "report",
            "integer",
            "Reporte",
            "Report",
            "Número del reporte mensual.",
            "Number of the monthly report.",
            required=True,
            minimum=1,
        ),
        Column(
            "month",
            "partial_date",
            "Mes",
            "Month",
            "AAAA-MM del reporte.",
            "YYYY-MM of the report.",
            required=True,
        ),
        _text(
            "name_es",
            ("Nombre", "Name"),
            (
                "Como lo llama el registro, con mayúsculas y comillas parejas; no se traduce.",
                "As the register calls it, capitals and quotes made regular; not translated.",
            ),
            required=True,
            max_length=160,
        ),
        _code(
            "where_prec",
            ("Precisión del lugar", "Place precision"),
            (
                "Distrito o provincia, según lo que da el registro.",
                "District or province, as the register gives.",
            ),
        ),
        Column(
            "ubigeo",
            "ubigeo",
            "Ubigeo",
            "Ubigeo",
            "Código INEI del distrito o de la provincia que da el registro.",
            "INEI code of the district or province that the register gives.",
            required=True,
            pattern=r"[0-9]{4}(?:[0-9]{2})?",
        ),
        _PLACE["latitude"],
        _PLACE["longitude"],
        _text(
            "company",
            ("Empresa", "Company"),
            (
                "Como la nombra la tabla; vacío si no nombra ninguna o si es el nombre de una persona.",
                "As the table names it; empty when it names none or when it is a person's name.",
            ),
        ),
        _code(
            "type",
            ("Tipo", "Type"),
            ("El tipo en el registro.", "The type in the register."),
            "register_type",
        ),
        _code(
            "activity",
            ("Actividad", "Activity"),
            ("La actividad en el registro.", "The activity in the register."),
            "register_activity",
        ),
        _code(
            "state", ("Estado", "State"), ("El estado ese mes.", "The state that month."), "register_state"
        ),
        _code(
            "phase",
            ("Fase", "Phase"),
            ("La fase ese mes, como está.", "The phase that month, as found."),
            "register_phase",
        ),
        _code(
            "dialogue",
            ("Diálogo", "Dialogue"),
            (
                "Si la tabla dice que hay diálogo; no dice si es de ese mes, y contradice a veces la fase.",
                "Whether the table says there is dialogue; month not told, and it may contradict the phase.",
            ),
            "yes_no",
        ),
        _code(
            "acts_of_violence",
            ("Hechos de violencia", "Acts of violence"),
            (
                "Si la tabla dice que los hubo alguna vez; no son hechos de ese mes.",
                "Whether the table says there ever were any; not events of that month.",
            ),
            "yes_no",
        ),
        _code(
            "competence",
            ("Competencia", "Competence"),
            ("A qué gobierno le toca atenderlo.", "Which government has to deal with it."),
        ),
        _code(
            "standing",
            ("Vigencia", "Standing"),
            (
                "Si seguía en el registro o salió ese mes.",
                "Whether it was still in the register or left that month.",
            ),
        ),
        _code(
            "counterpart",
            ("Contraparte", "Counterpart"),
            (
                "Con quién es el reclamo, por el nombre del caso y la empresa.",
                "On whom the demand is, by the names of case and company.",
            ),
        ),
        _SOURCE,
        _key(
            "seen_in",
            ("Visto en", "Seen in"),
            ("La tabla de la que se tomó.", "The table it was taken from."),
        ),
        *_NOTE,
    ),
    ("register_id",),
    (ForeignKey("source_id", ("sources",), "source_id"), ForeignKey("seen_in", ("sources",), "source_id")),
    required=False,
)

REGISTER_LINKS = Table(
    "register_links",
    "register_links.csv",
    "Casos del registro y casos nuestros",
    "Cases of the register and cases of ours",
    "Qué caso del registro es la misma disputa, o solo la misma mina, que un caso de este proyecto; revisado "
    "uno por uno. Un caso del registro sin fila no tiene caso aquí.",
    "Which case of the register is the same dispute, or only the same mine, as a case of this project; "
    "reviewed one by one. A case of the register without a row has no case here.",
    (
        _key(
            "register_id",
            ("Caso del registro", "Case of the register"),
            ("De register.csv.", "From register.csv."),
        ),
        _key("case", ("Caso nuestro", "Case of ours"), ("De cases.csv.", "From cases.csv.")),
        _code(
            "relation",
            ("Relación", "Relation"),
            ("La misma disputa o solo la misma mina.", "The same dispute or only the same mine."),
            "link_relation",
        ),
        *_spoken("reason", ("Motivo", "Reason"), ("Por qué se unen así.", "Why they are joined so."), 240),
    ),
    ("register_id", "case"),
    (
        ForeignKey("register_id", ("register",), "register_id"),
        ForeignKey("case", ("cases",), "case"),
    ),
    required=False,
)

COUNTS = Table(
    "counts",
    "counts.csv",
    "Quién cuenta qué",
    "Who counts what",
    "Totales publicados de conflictos, muertes y huelgas, uno por fila. Cada uno tiene su regla: no se suman "
    "ni se promedian, ni entre sí ni con los hechos de este proyecto.",
    "Published totals of conflicts, deaths and strikes, one a row. Each has its own rule: never added or "
    "averaged, neither with one another nor with the events of this project.",
    (
        _key(
            "count_id", ("Identificador", "Identifier"), ("Nombre corto y estable.", "Short and stable name.")
        ),
        _text(
            "counter",
            ("Quién cuenta", "Who counts"),
            (
                "La institución u oficina; en inglés, en names.csv.",
                "The body or office; in English in names.csv.",
            ),
            required=True,
        ),
        _code(
            "counter_side",
            ("Voz de quien cuenta", "Voice of the counter"),
            ("Desde dónde habla.", "From which side it speaks."),
            "side",
        ),
        *_spoken(
            "what", ("Definición", "Definition"), ("Qué entra en la cuenta.", "What the count takes in."), 200
        ),
        _code("unit", ("Qué se cuenta", "What is counted"), ("La unidad.", "The unit."), "count_unit"),
        Column(
            "low",
            "number",
            "Otra cifra, menor",
            "Another figure, lower",
            "Otra cifra de quien cuenta para lo mismo, o la misma.",
            "Another figure by the counter for the same thing, or the same one.",
            minimum=0,
        ),
        Column(
            "best",
            "number",
            "Cifra",
            "Figure",
            "La cifra principal; vacía si solo se da un rango.",
            "The headline figure; empty when only a range is given.",
            minimum=0,
        ),
        Column(
            "high",
            "number",
            "Otra cifra, mayor",
            "Another figure, higher",
            "Vacía si se dijo «más de» o «al menos».",
            "Empty where 'more than' or 'at least' was said.",
            minimum=0,
        ),
        Column(
            "period_start",
            "date",
            "Inicio",
            "Start",
            "Primer día del periodo.",
            "First day of the period.",
            required=True,
        ),
        Column(
            "period_end",
            "date",
            "Fin",
            "End",
            "Último día del periodo.",
            "Last day of the period.",
            required=True,
        ),
        _code(
            "period_kind",
            ("Clase de periodo", "Kind of period"),
            ("Qué abarca el periodo.", "What the period spans."),
        ),
        _flag(
            "inferred",
            ("Periodo deducido", "Period inferred"),
            (
                "1 si el mes o el año se deduce; la nota dice cómo.",
                "1 when the month or year is inferred; the note says how.",
            ),
        ),
        _code(
            "scope",
            ("Alcance", "Scope"),
            ("Qué parte del país abarca.", "Which part of the country it covers."),
            "count_scope",
        ),
        _key(
            "pair",
            ("Comparación", "Comparison"),
            ("Une las filas que se muestran juntas.", "Joins the rows that are shown together."),
            required=False,
        ),
        _key(
            "series",
            ("Serie", "Series"),
            (
                "Quien cuenta, la unidad y el método: una línea en el tiempo no pasa de una serie a otra.",
                "Counter, unit and method: a line over time never runs from one series into another.",
            ),
        ),
        _flag(
            "computed",
            ("Calculado aquí", "Computed here"),
            (
                "1 si la cifra la sacó este proyecto de un porcentaje o contando filas.",
                "1 when this project worked the figure out from a share or by counting rows.",
            ),
        ),
        _SOURCE,
        *_NOTE,
    ),
    ("count_id",),
    (
        ForeignKey("pair", ("count_pairs",), "pair"),
        ForeignKey("source_id", ("sources",), "source_id"),
    ),
    required=False,
)

COUNT_PAIRS = Table(
    "count_pairs",
    "count_pairs.csv",
    "Cuentas que se comparan",
    "Counts side by side",
    "Por qué cuentas de lo mismo no coinciden; las primeras filas son las comparaciones más fuertes.",
    "Why counts of the same thing differ; the first rows are the strongest comparisons.",
    (
        _key("pair", ("Comparación", "Comparison"), ("Nombre corto y estable.", "Short and stable name.")),
        *_spoken(
            "title",
            ("Título", "Title"),
            ("De qué y de cuándo son las cifras.", "What the figures are of, and when."),
            80,
        ),
        *_spoken(
            "why", ("Por qué difieren", "Why they differ"), ("La explicación.", "The explanation."), 600
        ),
    ),
    ("pair",),
    required=False,
)

REGISTER_TABLES: tuple[Table, ...] = (REGISTER, REGISTER_LINKS, COUNTS, COUNT_PAIRS)
