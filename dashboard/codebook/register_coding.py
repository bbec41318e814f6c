"""List what this project says of a case of the Ombudsman's register."""

from dashboard.codebook.model import Code, CodeList
from dashboard.codebook.register_codes import REGISTER_STATE

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
