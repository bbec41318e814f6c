"""Declare the official register and what joins its cases to ours; neither is counted with the events."""

from dashboard.codebook.code_lists import CODE_LISTS
from dashboard.codebook.columns import NOTES, SOURCE_KEY, code, key, spoken, text
from dashboard.codebook.event_columns import EVENT_COLUMNS
from dashboard.codebook.model import Column, ForeignKey, Table

# What a case in each state of the register counts as.
STANDING_OF = {
    state: "in_force" if state in ("active", "latent", "new", "reactivated") else "left"
    for state in CODE_LISTS["register_state"].values()
}
_PLACE = {column.name: column for column in EVENT_COLUMNS}

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
        key(
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
        text(
            "name_es",
            ("Nombre", "Name"),
            (
                "Como lo llama el registro, con mayúsculas y comillas parejas; no se traduce.",
                "As the register calls it, capitals and quotes made regular; not translated.",
            ),
            required=True,
            max_length=160,
        ),
        code(
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
        text(
            "company",
            ("Empresa", "Company"),
            (
                "Como la nombra la tabla; vacío si no nombra ninguna o si es el nombre de una persona.",
                "As the table names it; empty when it names none or when it is a person's name.",
            ),
        ),
        code(
            "type",
            ("Tipo", "Type"),
            ("El tipo en el registro.", "The type in the register."),
            "register_type",
        ),
        code(
            "activity",
            ("Actividad", "Activity"),
            ("La actividad en el registro.", "The activity in the register."),
            "register_activity",
        ),
        code("state", ("Estado", "State"), ("El estado ese mes.", "The state that month."), "register_state"),
        code(
            "phase",
            ("Fase", "Phase"),
            ("La fase ese mes, como está.", "The phase that month, as found."),
            "register_phase",
        ),
        code(
            "dialogue",
            ("Diálogo", "Dialogue"),
            (
                "Si la tabla dice que hay diálogo; no dice si es de ese mes, y contradice a veces la fase.",
                "Whether the table says there is dialogue; month not told, and it may contradict the phase.",
            ),
            "yes_no",
        ),
        code(
            "acts_of_violence",
            ("Hechos de violencia", "Acts of violence"),
            (
                "Si la tabla dice que los hubo alguna vez; no son hechos de ese mes.",
                "Whether the table says there ever were any; not events of that month.",
            ),
            "yes_no",
        ),
        code(
            "competence",
            ("Competencia", "Competence"),
            ("A qué gobierno le toca atenderlo.", "Which government has to deal with it."),
        ),
        code(
            "standing",
            ("Vigencia", "Standing"),
            (
                "Si seguía en el registro o salió ese mes.",
                "Whether it was still in the register or left that month.",
            ),
        ),
        code(
            "counterpart",
            ("Contraparte", "Counterpart"),
            (
                "Con quién es el reclamo, por el nombre del caso y la empresa.",
                "On whom the demand is, by the names of case and company.",
            ),
        ),
        SOURCE_KEY,
        key(
            "seen_in",
            ("Visto en", "Seen in"),
            ("La tabla de la que se tomó.", "The table it was taken from."),
        ),
        *NOTES,
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
        key(
            "register_id",
            ("Caso del registro", "Case of the register"),
            ("De register.csv.", "From register.csv."),
        ),
        key("case", ("Caso nuestro", "Case of ours"), ("De cases.csv.", "From cases.csv.")),
        code(
            "relation",
            ("Relación", "Relation"),
            ("La misma disputa o solo la misma mina.", "The same dispute or only the same mine."),
            "link_relation",
        ),
        *spoken("reason", ("Motivo", "Reason"), ("Por qué se unen así.", "Why they are joined so."), 240),
    ),
    ("register_id", "case"),
    (
        ForeignKey("register_id", ("register",), "register_id"),
        ForeignKey("case", ("cases",), "case"),
    ),
    required=False,
)

REGISTER_PANEL_LINKS = Table(
    "register_panel_links",
    "register_panel_links.csv",
    "Lugares del registro mes a mes y casos nuestros",
    "Places of the month-by-month register and cases of ours",
    "Qué lugar impreso en las fichas mensuales del registro está por un caso de este proyecto, para quien "
    "abre el mapa con su propia copia de ellas (`--register`); revisado uno por uno. Un lugar está por un "
    "solo caso. Lo que una ficha de ese lugar reclama no se sabe.",
    "Which place printed on the register's monthly sheets stands for a case of this project, for whoever "
    "opens the map with a copy of them of their own (`--register`); reviewed one by one. A place stands for "
    "one case only. What a sheet of that place demands is not known.",
    (
        key("case", ("Caso nuestro", "Case of ours"), ("De cases.csv.", "From cases.csv.")),
        Column(
            "ubigeo",
            "ubigeo",
            "Ubigeo",
            "Ubigeo",
            "Código INEI del distrito que la ficha nombra, o de la provincia si no nombra distrito.",
            "INEI code of the district that the sheet names, or of the province where it names no district.",
            required=True,
            pattern=r"[0-9]{4}(?:[0-9]{2})?",
        ),
        text(
            "official_code",
            ("Código oficial", "Official code"),
            (
                "El que las fichas recientes llevan impreso; vacío mientras no se haya visto.",
                "The one printed on recent sheets; empty until it has been seen.",
            ),
            pattern=r"[0-9]{4}-[0-9]{4}",
        ),
        *spoken(
            "reason",
            ("Motivo", "Reason"),
            ("Por qué el lugar está por el caso.", "Why the place stands for the case."),
            240,
        ),
    ),
    ("ubigeo",),
    (ForeignKey("case", ("cases",), "case"),),
    required=False,
)
