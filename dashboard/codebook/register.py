"""List the words of the Ombudsman's monthly register of social conflicts, and what they were called before.

Labels in Spanish are the register's own, so that an export can be shaped like it. Definitions are in plain
words of this project; they do not replace those of the Defensoría del Pueblo.
"""

from dashboard.codebook.model import Code, CodeList, Crosswalk

REGISTER_STATE = CodeList(
    "register_state",
    "Estado en el registro",
    "State in the register",
    (
        Code(
            "active",
            "Activo",
            "Active",
            "El reclamo se hace en público; el caso sigue en el registro.",
            "The demand is made in public; the case stays in the register.",
        ),
        Code(
            "latent",
            "Latente",
            "Latent",
            "El reclamo existe, pero está callado desde hace tiempo; el caso sigue en el registro.",
            "The demand is there, but has been quiet for some time; the case stays in the register.",
        ),
        Code(
            "new",
            "Nuevo",
            "New",
            "Entró al registro ese mes.",
            "It entered the register that month.",
        ),
        Code(
            "reactivated",
            "Reactivado",
            "Reactivated",
            "Estuvo latente o fuera y volvió a ser activo.",
            "It was latent or out, and became active again.",
        ),
        Code(
            "resolved",
            "Resuelto",
            "Resolved",
            "Salió ese mes porque las partes llegaron a una solución o una norma lo cerró.",
            "It left that month because the parties found a solution or a ruling closed it.",
        ),
        Code(
            "withdrawn",
            "Retirado",
            "Withdrawn",
            "Salió ese mes sin solución: el registro deja de seguirlo.",
            "It left that month without a solution: the register stops following it.",
        ),
        Code(
            "merged",
            "Fusionado",
            "Merged",
            "Pasó a formar parte de otro caso.",
            "It became a part of another case.",
        ),
        Code(
            "inactive",
            "Inactivo",
            "Inactive",
            "Se dejó de contar por falta de noticias; también se llamó caso en observación.",
            "It was no longer counted for want of news; also called a case under observation.",
        ),
    ),
)

REGISTER_PHASE = CodeList(
    "register_phase",
    "Fase en el registro",
    "Phase in the register",
    (
        Code(
            "not_started",
            "Conflicto no iniciado",
            "Conflict not started",
            "Lo llevan los casos latentes; no dice que nunca haya pasado nada.",
            "What latent cases bear; it does not say that nothing ever happened.",
        ),
        Code(
            "early",
            "Fase temprana",
            "Early phase",
            "Las partes hacen público que no están de acuerdo.",
            "The parties make public that they disagree.",
        ),
        Code(
            "escalation",
            "Escalamiento",
            "Escalation",
            "La tensión y la violencia entre las partes crecen.",
            "Tension and violence between the parties grow.",
        ),
        Code(
            "crisis",
            "Crisis",
            "Crisis",
            "Hay violencia contra personas o bienes.",
            "There is violence against people or property.",
        ),
        Code(
            "de_escalation",
            "Desescalamiento",
            "De-escalation",
            "La tensión y la violencia bajan.",
            "Tension and violence go down.",
        ),
        Code(
            "dialogue",
            "Diálogo",
            "Dialogue",
            "Las partes hablan o buscan acuerdos. De los 48 casos así en marzo de 2024, 22 dicen en otra "
            "columna que no hay diálogo.",
            "The parties talk or seek agreements. Of the 48 such cases in March 2024, 22 say in another "
            "column that there is no dialogue.",
        ),
        Code(
            "concluded",
            "Conflicto concluido",
            "Conflict concluded",
            "No es una fase: repite que el caso se resolvió.",
            "No phase: it repeats that the case was resolved.",
        ),
        Code(
            "resolved",
            "Resuelto",
            "Resolved",
            "No es una fase: repite el estado.",
            "No phase: it repeats the state.",
        ),
        Code(
            "withdrawn",
            "Retirado",
            "Withdrawn",
            "No es una fase: repite el estado.",
            "No phase: it repeats the state.",
        ),
    ),
)

REGISTER_TYPE = CodeList(
    "register_type",
    "Tipo en el registro",
    "Type in the register",
    (
        Code(
            "socio_environmental",
            "Socioambiental",
            "Socio-environmental",
            "Por el uso, el control o el daño de la tierra, el agua y otros bienes naturales.",
            "Over the use, control or harm of land, water and other natural goods.",
        ),
        Code(
            "national_affairs",
            "Asuntos de gobierno nacional",
            "National government affairs",
            "Por lo que hace o deja de hacer el Gobierno nacional.",
            "Over what the national government does or fails to do.",
        ),
        Code(
            "regional_affairs",
            "Asuntos de gobierno regional",
            "Regional government affairs",
            "Por lo que hace o deja de hacer un gobierno regional.",
            "Over what a regional government does or fails to do.",
        ),
        Code(
            "local_affairs",
            "Asuntos de gobierno local",
            "Local government affairs",
            "Por lo que hace o deja de hacer una municipalidad.",
            "Over what a municipality does or fails to do.",
        ),
        Code(
            "boundaries",
            "Demarcación territorial",
            "Boundaries",
            "Por los límites entre distritos, provincias o departamentos.",
            "Over the limits between districts, provinces or departments.",
        ),
        Code(
            "communal",
            "Comunal",
            "Communal",
            "Entre comunidades o dentro de una.",
            "Between communities or within one.",
        ),
        Code(
            "labour",
            "Laboral",
            "Labour",
            "Por condiciones de trabajo; una huelga en una mina va aquí y no en los socioambientales.",
            "Over conditions of work; a strike at a mine goes here, not among the socio-environmental.",
        ),
        Code("other", "Otros", "Others", "Los demás.", "The rest."),
    ),
)

REGISTER_ACTIVITY = CodeList(
    "register_activity",
    "Actividad en el registro",
    "Activity in the register",
    (
        Code(
            "mining",
            "Minería",
            "Mining",
            "El registro lo vincula con la minería, formal o no.",
            "The register ties it to mining, formal or not.",
        ),
    ),
)

COMPETENCE = CodeList(
    "competence",
    "Competencia",
    "Competence",
    (
        Code(
            "national",
            "Gobierno nacional",
            "National government",
            "Le toca atenderlo al Gobierno nacional.",
            "The national government has to deal with it.",
        ),
        Code(
            "regional",
            "Gobierno regional",
            "Regional government",
            "Le toca atenderlo al gobierno regional.",
            "The regional government has to deal with it.",
        ),
        Code(
            "local",
            "Gobierno local",
            "Local government",
            "Le toca atenderlo a la municipalidad.",
            "The municipality has to deal with it.",
        ),
    ),
)

YES_NO = CodeList(
    "yes_no",
    "Sí o no",
    "Yes or no",
    (
        Code("yes", "Sí", "Yes", "El registro dice que sí.", "The register says yes."),
        Code("no", "No", "No", "El registro dice que no.", "The register says no."),
    ),
)

STANDING = CodeList(
    "standing",
    "Vigencia",
    "Standing",
    (
        Code(
            "in_force",
            "Vigente",
            "In force",
            "Sigue en el registro al cierre del mes: activo, latente, nuevo o reactivado.",
            "Still in the register at the month's end: active, latent, new or reactivated.",
        ),
        Code(
            "left",
            "Salió ese mes",
            "Left that month",
            "Dejó el registro ese mes: no cuenta entre los vigentes.",
            "It left the register that month: not counted among those in force.",
        ),
    ),
)
STANDING_OF = {
    state: "in_force" if state in ("active", "latent", "new", "reactivated") else "left"
    for state in REGISTER_STATE.values()
}

COUNTERPART = CodeList(
    "counterpart",
    "Contraparte",
    "Counterpart",
    (
        Code(
            "formal",
            "Empresa o proyecto formal",
            "Formal company or project",
            "El reclamo es con una empresa o un proyecto formal, por su nombre.",
            "The demand is on a formal company or project, by its name.",
        ),
        Code(
            "informal",
            "Minería informal, ilegal o pequeña",
            "Informal, illegal or small-scale mining",
            "El caso trata, por su nombre, de minería informal, ilegal o pequeña. Lo codifica este "
            "proyecto; no califica a nadie.",
            "By its name, the case is about informal, illegal or small-scale mining. Coded by this "
            "project; it judges nobody.",
        ),
    ),
)

LINK_RELATION = CodeList(
    "link_relation",
    "Relación con un caso nuestro",
    "Relation to a case of ours",
    (
        Code(
            "same_dispute",
            "La misma disputa",
            "The same dispute",
            "El mismo reclamo, entre las mismas partes o sus sucesoras.",
            "The same demand, between the same parties or those that came after.",
        ),
        Code(
            "same_mine",
            "Solo la misma mina",
            "Only the same mine",
            "La misma mina o zona minera, con otro reclamo o sin que se sepa si es el mismo.",
            "The same mine or mining area, with another demand or without knowing if it is the same.",
        ),
    ),
)

REGISTER_FIELD = CodeList(
    "register_field",
    "Dato del registro",
    "Field of the register",
    (
        Code("type", "Tipo", "Type", "De qué tipo es el conflicto.", "Of what type the conflict is."),
        Code(
            "activity", "Actividad", "Activity", "A qué actividad se vincula.", "To what activity it is tied."
        ),
        Code("state", "Estado", "State", "Si está vigente y cómo.", "Whether it is in force, and how."),
        Code("phase", "Fase", "Phase", "En qué momento está.", "At what moment it is."),
        Code(
            "acts_of_violence",
            "Hechos de violencia",
            "Acts of violence",
            "Si los hubo; no dice cuándo.",
            "Whether there were any; not told when.",
        ),
        Code(
            "dialogue",
            "Hay diálogo",
            "Is there dialogue",
            "Si lo hay o lo hubo; no dice cuándo.",
            "Whether there is or was any; not told when.",
        ),
        Code(
            "competence",
            "Competencia",
            "Competence",
            "A quién le toca atenderlo.",
            "Who has to deal with it.",
        ),
    ),
)


def _names(name: str, target: str, given: dict[str, str], note_es: str, note_en: str) -> Crosswalk:
    mapping = {state: given.get(state, "") for state in REGISTER_STATE.values()}
    return Crosswalk(name, REGISTER_STATE.name, target, mapping, note_es, note_en)


REGISTER_CROSSWALKS: tuple[Crosswalk, ...] = (
    _names(
        "register_state_2004",
        "Defensoría, 2004–2005",
        {"new": "nuevos", "active": "vigentes", "resolved": "concluidos", "inactive": "desactivados"},
        "Los primeros reportes; vacío donde no había nombre.",
        "The first reports; empty where there was no name.",
    ),
    _names(
        "register_state_2008",
        "Defensoría, 2008–2023",
        {
            "active": "activos",
            "latent": "latentes",
            "resolved": "resueltos",
            "reactivated": "reactivados",
            "merged": "fusionados",
            "inactive": "inactivos, casos en observación",
        },
        "Los nombres cambiaron dentro del periodo.",
        "The names changed within the period.",
    ),
    _names(
        "register_state_2024",
        "Defensoría, desde 2024 / since 2024",
        {"active": "activos", "latent": "latentes", "resolved": "resueltos", "withdrawn": "retirados"},
        "Resueltos y retirados son «casos que salieron del reporte».",
        "Resolved and withdrawn ones are 'cases that left the report'.",
    ),
    _names(
        "register_state_panel",
        "Panel caso-mes / case-month panel",
        {
            "active": "Activo",
            "latent": "Latente",
            "new": "Nuevo",
            "reactivated": "Reactivado",
            "resolved": "Resuelto",
            "merged": "Fusionado",
            "inactive": "Inactivo",
        },
        "El panel pone los concluidos con los resueltos y los vigentes con los activos; no tiene retirados: "
        "son inactivos o faltan.",
        "The panel puts concluidos with resolved and vigentes with active; it has no withdrawn ones: they "
        "are inactive or absent.",
    ),
    Crosswalk(
        "simco_group",
        REGISTER_FIELD.name,
        "SIMCO",
        {
            "type": "tipo (90)",
            "activity": "subtipo: actividad (130)",
            "state": "estado (120)",
            "phase": "tipo de diálogo: fase (210)",
            "acts_of_violence": "",
            "dialogue": "",
            "competence": "",
        },
        "Campo y, entre paréntesis, grupo de valores en el visor público de 2017. La fase se guarda en el "
        "campo «tipo de diálogo». El visor solo muestra los estados 04 y 05, que llama activo y latente; "
        "cuál es cuál no consta.",
        "Field and, in brackets, group of values in the public viewer of 2017. The phase is kept in the "
        "field 'tipo de diálogo'. The viewer shows only the states 04 and 05, which it calls active and "
        "latent; which is which is not known.",
    ),
)
