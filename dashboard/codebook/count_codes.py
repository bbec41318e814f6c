"""List what published totals count, of which stretch of time, and where."""

from dashboard.codebook.model import Code, CodeList

COUNT_UNIT = CodeList(
    "count_unit",
    "Qué se cuenta",
    "What is counted",
    (
        Code(
            "conflicts",
            "Conflictos sociales",
            "Social conflicts",
            "Conflictos de cualquier tipo, como los entiende quien cuenta.",
            "Conflicts of any type, as the counter understands them.",
        ),
        Code(
            "active_conflicts",
            "Conflictos sociales activos",
            "Active social conflicts",
            "Solo los activos, de cualquier tipo.",
            "Only active ones, of any type.",
        ),
        Code(
            "mean_conflicts",
            "Promedio mensual de conflictos",
            "Monthly mean of conflicts",
            "Promedio hecho por quien cuenta, no por este proyecto.",
            "A mean made by the counter, not by this project.",
        ),
        Code(
            "mining_conflicts",
            "Conflictos mineros",
            "Mining conflicts",
            "Los que quien cuenta vincula con la minería.",
            "Those that the counter ties to mining.",
        ),
        Code(
            "active_mining_conflicts",
            "Conflictos mineros activos",
            "Active mining conflicts",
            "Solo los activos vinculados con la minería.",
            "Only active ones tied to mining.",
        ),
        Code(
            "formal_mining_conflicts",
            "Conflictos con minería formal",
            "Conflicts with formal mining",
            "Solo entre empresas mineras formales y comunidades.",
            "Only between formal mining companies and communities.",
        ),
        Code(
            "mining_cases_in_prevention",
            "Casos mineros en prevención",
            "Mining cases in prevention",
            "Casos que aún no se llaman conflicto.",
            "Cases not yet called a conflict.",
        ),
        Code(
            "environmental_conflicts",
            "Conflictos ambientales",
            "Environmental conflicts",
            "Conflictos ambientales con ficha, de cualquier actividad.",
            "Environmental conflicts with an entry, of any activity.",
        ),
        Code(
            "cases_averted",
            "Casos que no llegaron a crecer",
            "Cases that did not escalate",
            "Casos atendidos a tiempo, según quien cuenta: algo que no ocurrió.",
            "Cases met in time, says the counter: something that did not happen.",
        ),
        Code(
            "dialogue_tables",
            "Mesas de diálogo",
            "Dialogue tables",
            "Mesas, no conflictos.",
            "Tables, not conflicts.",
        ),
        Code(
            "distinct_cases",
            "Casos distintos en todos los reportes",
            "Distinct cases in all reports",
            "Cuántos casos hay en los reportes de todos los años; depende de qué se toma por el mismo caso.",
            "How many cases there are in the reports of all years; it hangs on what is taken as the same.",
        ),
        Code(
            "distinct_mining_cases",
            "Casos mineros distintos en todos los reportes",
            "Distinct mining cases in all reports",
            "Lo mismo, solo con minas o empresas mineras.",
            "The same, only with mines or mining companies.",
        ),
        Code(
            "deaths",
            "Personas fallecidas",
            "People killed",
            "Muertes, con la regla de quien cuenta.",
            "Deaths, by the counter's own rule.",
        ),
        Code(
            "workers_on_strike",
            "Trabajadores en huelga",
            "Workers on strike",
            "Personas que paran.",
            "People who stop work.",
        ),
        Code(
            "unions_on_strike",
            "Sindicatos en huelga",
            "Unions on strike",
            "Sindicatos, no personas.",
            "Unions, not people.",
        ),
        Code(
            "percent_at_work",
            "Porcentaje que trabaja",
            "Percent at work",
            "Parte de los trabajadores que sigue en su puesto.",
            "Share of workers who stay at work.",
        ),
        Code(
            "mining_units",
            "Unidades mineras",
            "Mining units",
            "Minas en actividad, no conflictos.",
            "Mines at work, not conflicts.",
        ),
    ),
)

PERIOD_KIND = CodeList(
    "period_kind",
    "Clase de periodo",
    "Kind of period",
    (
        Code("day", "Un día", "One day", "La cifra es de un día.", "The figure is of one day."),
        Code("month", "Un mes", "One month", "La cifra es de un mes.", "The figure is of one month."),
        Code("year", "Un año", "One year", "La cifra es de un año.", "The figure is of one year."),
        Code(
            "range",
            "Varios meses o años",
            "Months or years",
            "La cifra es de un lapso mayor o con otros límites.",
            "The figure is of a longer stretch, or one with other limits.",
        ),
    ),
)

COUNT_SCOPE = CodeList(
    "count_scope",
    "Alcance de la cuenta",
    "Scope of the count",
    (
        Code("peru", "Todo el Perú", "All of Peru", "Abarca todo el país.", "It covers the whole country."),
        Code(
            "departments",
            "Uno o varios departamentos",
            "One or more departments",
            "Abarca solo una parte del país; what_es dice cuál.",
            "It covers only a part of the country; what_en says which.",
        ),
    ),
)
