"""List what kind of record a row is, how it bears on mining, and how sure its text is of it."""

from dashboard.codebook.model import Code, CodeList

UNIT = CodeList(
    "unit",
    "Clase de registro",
    "Kind of record",
    (
        Code(
            "incident",
            "Hecho",
            "Incident",
            "Lo que pasó entre personas en un lugar y un tiempo, lo haga quien lo haga: protesta, ataque, "
            "muerte, detención, operativo, corte. Quien hubiera estado allí lo habría visto.",
            "What happened among people at some place and time, whoever did it: protest, attack, death, "
            "arrest, police operation, power cut. Somebody present would have seen it.",
        ),
        Code(
            "measure",
            "Decisión",
            "Decision",
            "Decisión o disposición del Estado o de una empresa que rige después: decreto, denuncia, fallo, "
            "despliegue, restricción, suspensión, negativa, envío. El operativo o la detención es incident.",
            "Decision or provision by a state or a company that holds afterwards: decree, charge, ruling, "
            "deployment, restriction, suspension, refusal, shipment. An operation or an arrest is incident.",
        ),
        Code(
            "total",
            "Total de un periodo",
            "Period total",
            "Una sola mención o cifra para muchos hechos de un periodo o de muchos lugares («27 del 11 al 29 "
            "de marzo», «en todo el país»); se muestra, pero no se suma.",
            "One mention or figure for many events over a period or many places (“27 from 11 to 29 March”, "
            "“all over the country”); shown, never added.",
        ),
        Code(
            "statement",
            "Declaración",
            "Statement",
            "Lo que alguien, o el propio texto, dice o juzga: reclamo, llamado, promesa, desmentido, apoyo, "
            "pronóstico, propósito, culpa, daño o pérdida que se atribuye; también el juicio sobre un hecho "
            "ya registrado.",
            "What somebody, or the text itself, says or judges: demand, call, promise, denial, support, "
            "forecast, motive, blame, harm or loss attributed; also a judgement on an event that has its own "
            "record.",
        ),
        Code(
            "background",
            "Antecedente o situación",
            "Background",
            "Cómo son o eran las cosas, dicho de paso: dueños, tamaño, riqueza, ganancias, historia, "
            "elecciones, leyes, políticas, condiciones, viajes y reuniones; aunque el dato sea discutible. "
            "Lo que se pide, se teme o se reprocha es statement.",
            "How things are or were, told in passing: owners, size, wealth, profits, history, elections, "
            "laws, policies, conditions, travels and meetings; even when the figure is debatable. What is "
            "demanded, feared or blamed is statement.",
        ),
    ),
)

RELEVANCE = CodeList(
    "relevance",
    "Relación con la minería",
    "Relation to mining",
    (
        Code(
            "core",
            "Conflicto minero",
            "Mining dispute",
            "Es una disputa minera o la respuesta directa a ella.",
            "It is a mining dispute or the direct response to one.",
        ),
        Code(
            "linked",
            "Vinculado",
            "Linked",
            "La fuente lo vincula con la minería, pero no es en sí una disputa minera; si solo es "
            "contexto, backdrop.",
            "The source ties it to mining, but it is not a mining dispute itself; mere context is backdrop.",
        ),
        Code(
            "backdrop",
            "Trasfondo",
            "Backdrop",
            "Contexto político, económico o histórico sin vínculo propio con una disputa minera.",
            "Political, economic or historical context with no tie of its own to a mining dispute.",
        ),
    ),
)

MODALITY = CodeList(
    "modality",
    "Modalidad",
    "Modality",
    (
        Code(
            "stated",
            "Afirmado",
            "Stated",
            "El documento lo da por ocurrido.",
            "The document takes it to have happened.",
        ),
        Code(
            "alleged",
            "Atribuido",
            "Alleged",
            "Acusación, rumor o pronóstico de una parte contraria.",
            "Accusation, rumour or forecast by an opponent.",
        ),
        Code(
            "planned",
            "Previsto",
            "Planned",
            "Anunciado o previsto, aún no ocurrido.",
            "Announced or planned, not yet happened.",
        ),
    ),
)

NAME_KIND = CodeList(
    "name_kind",
    "Clase de nombre",
    "Kind of name",
    (
        Code(
            "actor",
            "Actor o voz",
            "Actor or voice",
            "Quien actúa, recibe la acción, habla o publica; también una empresa.",
            "Who acts, is acted upon, speaks or publishes; also a company.",
        ),
        Code(
            "place",
            "Lugar o mina",
            "Place or mine",
            "Un lugar, una mina o un proyecto.",
            "A place, mine or project.",
        ),
        Code(
            "unit",
            "De qué es una cantidad",
            "What a quantity counts",
            "Lo que cuenta una afirmación sobre cantidades.",
            "What a claim about quantities counts.",
        ),
    ),
)

SCOPE = CodeList(
    "scope",
    "Alcance",
    "Scope",
    (
        Code(
            "place",
            "En un lugar del Perú",
            "Somewhere in Peru",
            "Tiene lugar en el mapa.",
            "It has a place on the map.",
        ),
        Code(
            "country",
            "Alcance nacional, sin punto",
            "Nationwide, no point",
            "Alcanza a todo el país o no se dice dónde.",
            "It reaches the whole country, or where is not told.",
        ),
        Code(
            "abroad",
            "Fuera del Perú, sin punto",
            "Abroad, no point",
            "Ocurre fuera del Perú.",
            "It happens abroad.",
        ),
    ),
)
