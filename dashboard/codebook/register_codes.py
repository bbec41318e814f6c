"""List the words of the Ombudsman's monthly register of social conflicts.

Labels in Spanish are the register's own, so that an export can be shaped like it. Definitions are in plain
words of this project; they do not replace those of the Defensoría del Pueblo.
"""

from dashboard.codebook.model import Code, CodeList

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
