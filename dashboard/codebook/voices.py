"""List what describes sources and claims: kinds, voices, link policy, fields, stances and status."""

from dashboard.codebook.model import Code, CodeList

KIND = CodeList(
    "kind",
    "Clase de fuente",
    "Kind of source",
    (
        Code("document", "Documento", "Document", "Uno de los cinco textos.", "One of the five texts."),
        Code(
            "press",
            "Prensa",
            "Press",
            "Diario, agencia, radio o televisión.",
            "Newspaper, agency, radio or TV.",
        ),
        Code(
            "ngo", "Organización civil", "Non-profit", "Organización sin fines de lucro.", "Non-profit body."
        ),
        Code("state", "Estado", "State", "Entidad pública o norma legal.", "Public body or legal norm."),
        Code(
            "company",
            "Empresa",
            "Company",
            "Comunicado o informe de una empresa.",
            "Statement or report of a firm.",
        ),
        Code("union", "Sindicato", "Union", "Comunicado de un sindicato o central.", "Statement of a union."),
        Code(
            "academic",
            "Académica o de consulta",
            "Academic or reference",
            "Estudio, libro o base de datos.",
            "Study, book or data set.",
        ),
    ),
)

SIDE = CodeList(
    "side",
    "Voz",
    "Voice",
    (
        Code("labour", "Sindical", "Unions", "Sindicatos y trabajadores.", "Unions and workers."),
        Code(
            "informal_miners",
            "Minería artesanal",
            "Artisanal miners",
            "Mineros artesanales e informales y sus gremios.",
            "Artisanal and informal miners and their associations.",
        ),
        Code(
            "community",
            "Comunidad",
            "Community",
            "Comunidades, rondas, frentes y vecinos.",
            "Communities, rondas, fronts and residents.",
        ),
        Code(
            "relatives",
            "Familiares",
            "Relatives",
            "Familiares de personas fallecidas, heridas o detenidas.",
            "Relatives of people killed, injured or arrested.",
        ),
        Code(
            "political",
            "Política",
            "Political",
            "Partidos y organizaciones políticas, del Perú o de fuera.",
            "Parties and political organisations, from Peru or abroad.",
        ),
        Code(
            "state",
            "Estado",
            "State",
            "Gobierno, policía, Fuerzas Armadas, fiscalía y jueces.",
            "Government, police, armed forces, prosecutors and judges.",
        ),
        Code("ombudsman", "Defensoría", "Ombudsman", "Defensoría del Pueblo.", "The Ombudsman's office."),
        Code("company", "Empresa", "Company", "Empresas y sus gremios.", "Companies and their associations."),
        Code(
            "press",
            "Prensa",
            "Press",
            "Medios que hablan por cuenta propia; si citan a alguien, la voz es la del citado.",
            "Media speaking for themselves; when they quote somebody, the voice is that of the quoted.",
        ),
        Code(
            "rights_ngo",
            "Derechos humanos y ambiente",
            "Rights and environment groups",
            "Organizaciones civiles de derechos humanos o ambientales.",
            "Human-rights or environmental non-profits.",
        ),
        Code(
            "academic",
            "Académica y de consulta",
            "Academic and reference",
            "Investigadores, universidades y enciclopedias.",
            "Researchers, universities and encyclopaedias.",
        ),
        Code(
            "international",
            "Internacional",
            "International",
            "Organismos internacionales y otros Estados.",
            "International bodies and other states.",
        ),
    ),
)

LINK_POLICY = CodeList(
    "link_policy",
    "Cómo se cita",
    "How it is cited",
    (
        Code(
            "link",
            "Con enlace",
            "Linked",
            "Se cita con enlace cuando se conoce la dirección.",
            "Cited with a link when the address is known.",
        ),
        Code(
            "cite_only",
            "Solo editor y fecha",
            "Publisher and date only",
            "Se cita por editor y fecha, sin enlace, sin código QR y sin transcribir.",
            "Cited by publisher and date, with no link, no QR code and no quotation.",
        ),
    ),
)

DATED = CodeList(
    "dated",
    "Cómo se sabe la fecha",
    "How the date is known",
    (
        Code(
            "stated", "En el texto", "In the text", "La fuente lleva su fecha.", "The source bears its date."
        ),
        Code(
            "inferred",
            "Deducida del texto",
            "Inferred from the text",
            "La fecha se deduce de lo que cuenta la fuente.",
            "The date follows from what the source tells.",
        ),
        Code(
            "outside",
            "De fuera",
            "From outside",
            "La fecha viene de otras fuentes.",
            "The date comes from elsewhere.",
        ),
    ),
)

FIELD = CodeList(
    "field",
    "Sobre qué",
    "About what",
    (
        Code(
            "occurrence",
            "Qué ocurrió",
            "What happened",
            "El hecho mismo: si ocurrió y cómo.",
            "The event itself: whether and how it happened.",
        ),
        Code("date_start", "Inicio", "Start", "El día en que empezó.", "The day it began."),
        Code("date_end", "Fin", "End", "El día en que terminó.", "The day it ended."),
        Code(
            "still_on",
            "Seguía ese día",
            "Still on that day",
            "Un día en que aún seguía; no dice cuándo terminó.",
            "A day on which it was still going on; it does not say when it ended.",
        ),
        Code("place", "Lugar", "Place", "Dónde ocurrió.", "Where it happened."),
        Code("actor", "Quién actuó", "Who acted", "Quién lo hizo.", "Who did it."),
        Code(
            "target",
            "A quién",
            "To whom",
            "A quién se lo hizo o se dirigió.",
            "To whom it was done or addressed.",
        ),
        Code(
            "deaths",
            "Personas fallecidas",
            "People killed",
            "Cuántas personas murieron.",
            "How many people died.",
        ),
        Code(
            "injured",
            "Personas heridas",
            "People injured",
            "Cuántas resultaron heridas.",
            "How many were injured.",
        ),
        Code(
            "arrests",
            "Personas detenidas",
            "People arrested",
            "Cuántas fueron detenidas.",
            "How many were arrested.",
        ),
        Code(
            "quantity",
            "Otra cantidad",
            "Another quantity",
            "Otra cifra; unit dice de qué: torres, EUR. De duraciones: días previstos, la que se planeó; "
            "horas o días en total, la que hubo; días de paro, la contada hasta un día.",
            "Another figure; unit says of what: pylons, EUR. Of lengths: días previstos, as planned; horas "
            "or días en total, as it was; días de paro, as counted up to a day.",
        ),
        Code(
            "outcome",
            "Qué siguió",
            "What followed",
            "Qué fue de ello y qué siguió: levantado, liberado, archivado; daños, investigaciones, posturas.",
            "What became of it and followed: lifted, released, shelved; damage, inquiries, positions taken.",
        ),
    ),
)

STANCE = CodeList(
    "stance",
    "Postura",
    "Stance",
    (
        Code("asserts", "Afirma", "Asserts", "Quien habla lo sostiene.", "The speaker maintains it."),
        Code(
            "denies",
            "Niega",
            "Denies",
            "Lo niega: el hecho entero si es occurrence y value está vacío; si no, lo que value nombra.",
            "Denies it: the whole event where it is occurrence and value is empty; else what value names.",
        ),
        Code(
            "corrects",
            "Corrige al texto",
            "Corrects the text",
            "Habla de lo mismo que el texto, puede saberlo, y lo que dice no puede ser cierto a la vez.",
            "Speaks of the very thing the text tells, can know it, and both cannot be true.",
        ),
        Code(
            "differs",
            "Otra versión",
            "Another version",
            "Da otro valor y no reemplaza a nadie: se suma al rango de lo que se dice.",
            "Gives another value and replaces nobody's: it widens the range of what is said.",
        ),
    ),
)

STATUS = CodeList(
    "status",
    "Grado de respaldo",
    "Support",
    (
        Code(
            "corroborated",
            "Corroborado",
            "Corroborated",
            "Lo afirman dos o más voces independientes y distintas.",
            "Two or more independent and different voices assert it.",
        ),
        Code(
            "one_side",
            "De una sola parte",
            "One side",
            "Lo afirman varias fuentes, todas de la misma voz.",
            "Several sources assert it, all of the same voice.",
        ),
        Code(
            "single_voice",
            "Una sola voz",
            "Single voice",
            "Lo afirma una sola voz.",
            "Only one voice asserts it.",
        ),
    ),
)

VERSIONS = CodeList(
    "versions",
    "Lo que se cuenta de otro modo",
    "What is told otherwise",
    (
        Code(
            "whole",
            "Hay quien lo niega",
            "Somebody denies it",
            "Alguien niega el hecho entero o lo cuenta como otra cosa.",
            "Somebody denies the whole event or tells it as something else.",
        ),
        Code("date", "Fecha", "Date", "Otras versiones de cuándo.", "Other versions of when."),
        Code("place", "Lugar", "Place", "Otras versiones de dónde.", "Other versions of where."),
        Code(
            "figures",
            "Cifras",
            "Figures",
            "Otras cifras que no coinciden.",
            "Other figures that do not agree.",
        ),
        Code(
            "who",
            "Quién",
            "Who",
            "Otras versiones de quién, o a quién.",
            "Other versions of who, or to whom.",
        ),
        Code(
            "what",
            "Qué pasó",
            "What happened",
            "Otras versiones de cómo fue o qué siguió.",
            "Other versions of how it was or what followed.",
        ),
    ),
)
