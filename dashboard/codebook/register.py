"""Say what the states of the Ombudsman's register were called before, and what a case in each counts as.

Labels in Spanish are the register's own, so that an export can be shaped like it. Definitions are in plain
words of this project; they do not replace those of the Defensoría del Pueblo.
"""

from dashboard.codebook.code_lists import REGISTER_FIELD, REGISTER_STATE
from dashboard.codebook.model import Crosswalk

STANDING_OF = {
    state: "in_force" if state in ("active", "latent", "new", "reactivated") else "left"
    for state in REGISTER_STATE.values()
}


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

PANEL_STATES = {
    label: state
    for entry in REGISTER_CROSSWALKS
    if entry.name == "register_state_panel"
    for state, label in entry.mapping.items()
    if label
}
"""The states as the research group's panel spells them, and our codes."""
