"""List what is said of a source: its kind, its side, how it is dated and cited."""

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
