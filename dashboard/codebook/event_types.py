"""List the event types."""

from dashboard.codebook.model import Code, CodeList


def _type(code: str, es: str, en: str, definition_es: str, definition_en: str) -> Code:
    return Code(code, es, en, definition_es, definition_en)


EVENT_TYPE = CodeList(
    "event_type",
    "Tipo de hecho",
    "Event type",
    (
        _type(
            "strike",
            "Huelgas y paros",
            "Strikes",
            "Se deja de trabajar o se detiene una localidad como protesta.",
            "Work stops, or a town stops, as a protest.",
        ),
        _type(
            "mobilisation",
            "Movilizaciones y tomas",
            "Marches and occupations",
            "Gente reunida marcha, entra a un lugar o lo ocupa.",
            "People gather and march, enter a place or occupy it.",
        ),
        _type(
            "blockade",
            "Bloqueos de vías",
            "Blockades",
            "Manifestantes cortan una vía.",
            "Protesters cut a road or railway.",
        ),
        _type(
            "clash",
            "Enfrentamientos y uso de la fuerza",
            "Clashes and use of force",
            "Choques entre manifestantes y fuerzas del orden, y muertes en ese contexto.",
            "Clashes between protesters and security forces, and deaths in that setting.",
        ),
        _type(
            "attack",
            "Ataques",
            "Attacks",
            "Violencia deliberada contra personas o instalaciones, fuera de una protesta.",
            "Deliberate violence against people or installations, outside a protest.",
        ),
        _type(
            "legal",
            "Detenciones y procesos",
            "Arrests and proceedings",
            "Detenciones, imputaciones, allanamientos y fallos.",
            "Arrests, charges, raids and rulings.",
        ),
        _type(
            "emergency",
            "Emergencia y despliegue",
            "Emergency and deployment",
            "Medidas excepcionales del Estado sobre un territorio.",
            "Exceptional measures of the state over a territory.",
        ),
        _type(
            "interdiction",
            "Interdicción",
            "Interdiction",
            "El Estado destruye o inutiliza labores mineras que considera ilegales.",
            "The state destroys or disables mine workings that it considers illegal.",
        ),
        _type(
            "decision",
            "Decisiones y diálogo",
            "Decisions and talks",
            "Acuerdos, negativas, suspensiones, consultas y posiciones de las partes.",
            "Agreements, refusals, suspensions, consultations and positions of the parties.",
        ),
        _type(
            "solidarity",
            "Solidaridad",
            "Solidarity",
            "Apoyo de terceros: pronunciamientos, encuentros, visitas y campañas.",
            "Support by others: statements, meetings, visits and campaigns.",
        ),
        _type(
            "environment",
            "Agua y ambiente",
            "Water and environment",
            "Daños ocurridos o esperados en el agua, el suelo o la salud.",
            "Damage done to, or expected for, water, land or health.",
        ),
        _type(
            "economy",
            "Economía y trabajo",
            "Economy and work",
            "Recursos, resultados, propiedad, pérdidas, reclamos y condiciones.",
            "Resources, results, ownership, losses, demands and conditions.",
        ),
        _type(
            "politics",
            "Política",
            "Politics",
            "Elecciones, políticas, cambios de gobierno y declaraciones públicas.",
            "Elections, policies, changes of government and public statements.",
        ),
    ),
)
