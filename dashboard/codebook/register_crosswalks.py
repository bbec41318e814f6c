"""List what states and fields of the Ombudsman's register are called elsewhere, or were called before."""

from dashboard.codebook.model import Code, CodeList, Crosswalk
from dashboard.codebook.register_codes import REGISTER_STATE

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
