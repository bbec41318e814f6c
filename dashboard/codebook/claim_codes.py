"""List what is said of a claim, and what follows for the event: support and other versions."""

from dashboard.codebook.model import Code, CodeList

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
            "Another figure; unit says of what: pylons, EUR. Of lengths: días previstos, as planned; "
            "horas or días en total, as it was; días de paro, as counted up to a day.",
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
