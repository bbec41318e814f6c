"""Declare the published totals and why they differ; none is counted with the events."""

from dashboard.codebook.columns import NOTES, SOURCE_KEY, code, flag, key, spoken, text
from dashboard.codebook.model import Column, ForeignKey, Table

COUNTS = Table(
    "counts",
    "counts.csv",
    "Quién cuenta qué",
    "Who counts what",
    "Totales publicados de conflictos, muertes y huelgas, uno por fila. Cada uno tiene su regla: no se suman "
    "ni se promedian, ni entre sí ni con los hechos de este proyecto.",
    "Published totals of conflicts, deaths and strikes, one a row. Each has its own rule: never added or "
    "averaged, neither with one another nor with the events of this project.",
    (
        key(
            "count_id", ("Identificador", "Identifier"), ("Nombre corto y estable.", "Short and stable name.")
        ),
        text(
            "counter",
            ("Quién cuenta", "Who counts"),
            (
                "La institución u oficina; en inglés, en names.csv.",
                "The body or office; in English in names.csv.",
            ),
            required=True,
        ),
        code(
            "counter_side",
            ("Voz de quien cuenta", "Voice of the counter"),
            ("Desde dónde habla.", "From which side it speaks."),
            "side",
        ),
        *spoken(
            "what", ("Definición", "Definition"), ("Qué entra en la cuenta.", "What the count takes in."), 200
        ),
        code("unit", ("Qué se cuenta", "What is counted"), ("La unidad.", "The unit."), "count_unit"),
        Column(
            "low",
            "number",
            "Otra cifra, menor",
            "Another figure, lower",
            "Otra cifra de quien cuenta para lo mismo, o la misma.",
            "Another figure by the counter for the same thing, or the same one.",
            minimum=0,
        ),
        Column(
            "best",
            "number",
            "Cifra",
            "Figure",
            "La cifra principal; vacía si solo se da un rango.",
            "The headline figure; empty when only a range is given.",
            minimum=0,
        ),
        Column(
            "high",
            "number",
            "Otra cifra, mayor",
            "Another figure, higher",
            "Vacía si se dijo «más de» o «al menos».",
            "Empty where 'more than' or 'at least' was said.",
            minimum=0,
        ),
        Column(
            "period_start",
            "date",
            "Inicio",
            "Start",
            "Primer día del periodo.",
            "First day of the period.",
            required=True,
        ),
        Column(
            "period_end",
            "date",
            "Fin",
            "End",
            "Último día del periodo.",
            "Last day of the period.",
            required=True,
        ),
        code(
            "period_kind",
            ("Clase de periodo", "Kind of period"),
            ("Qué abarca el periodo.", "What the period spans."),
        ),
        flag(
            "inferred",
            ("Periodo deducido", "Period inferred"),
            (
                "1 si el mes o el año se deduce; la nota dice cómo.",
                "1 when the month or year is inferred; the note says how.",
            ),
        ),
        code(
            "scope",
            ("Alcance", "Scope"),
            ("Qué parte del país abarca.", "Which part of the country it covers."),
            "count_scope",
        ),
        key(
            "pair",
            ("Comparación", "Comparison"),
            ("Une las filas que se muestran juntas.", "Joins the rows that are shown together."),
            required=False,
        ),
        key(
            "series",
            ("Serie", "Series"),
            (
                "Quien cuenta, la unidad y el método: una línea en el tiempo no pasa de una serie a otra.",
                "Counter, unit and method: a line over time never runs from one series into another.",
            ),
        ),
        flag(
            "computed",
            ("Calculado aquí", "Computed here"),
            (
                "1 si la cifra la sacó este proyecto de un porcentaje o contando filas.",
                "1 when this project worked the figure out from a share or by counting rows.",
            ),
        ),
        SOURCE_KEY,
        *NOTES,
    ),
    ("count_id",),
    (
        ForeignKey("pair", ("count_pairs",), "pair"),
        ForeignKey("source_id", ("sources",), "source_id"),
    ),
    required=False,
)

COUNT_PAIRS = Table(
    "count_pairs",
    "count_pairs.csv",
    "Cuentas que se comparan",
    "Counts side by side",
    "Por qué cuentas de lo mismo no coinciden; las primeras filas son las comparaciones más fuertes.",
    "Why counts of the same thing differ; the first rows are the strongest comparisons.",
    (
        key("pair", ("Comparación", "Comparison"), ("Nombre corto y estable.", "Short and stable name.")),
        *spoken(
            "title",
            ("Título", "Title"),
            ("De qué y de cuándo son las cifras.", "What the figures are of, and when."),
            80,
        ),
        *spoken("why", ("Por qué difieren", "Why they differ"), ("La explicación.", "The explanation."), 600),
    ),
    ("pair",),
    required=False,
)
