"""List how sure a date or place is, and where it comes from."""

from dashboard.codebook.model import Code, CodeList

DATE_PREC = CodeList(
    "date_prec",
    "Precisión de la fecha",
    "Date precision",
    (
        Code(
            "day",
            "Día",
            "Day",
            "Se conoce el día, o los días de inicio y fin.",
            "The day is known, or the days of start and end.",
        ),
        Code(
            "week",
            "Semana",
            "Week",
            "Se conoce con un margen de unos días.",
            "Known to within some days.",
        ),
        Code(
            "month",
            "Mes",
            "Month",
            "Se conoce el mes, o una parte de él.",
            "The month is known, or a part of it.",
        ),
        Code(
            "months",
            "Varios meses",
            "Several months",
            "Se conoce un lapso de varios meses.",
            "A span of several months is known.",
        ),
        Code(
            "year",
            "Año",
            "Year",
            "Se conoce el año, o un lapso aún mayor.",
            "The year is known, or a longer span.",
        ),
        Code(
            "unknown",
            "Desconocida",
            "Unknown",
            "No se puede situar en el tiempo.",
            "It cannot be placed in time.",
        ),
    ),
)

DATE_BASIS = CodeList(
    "date_basis",
    "Origen de la fecha",
    "Where the date comes from",
    (
        Code(
            "text",
            "El texto",
            "The text",
            "El documento da la fecha completa.",
            "The document gives the whole date.",
        ),
        Code(
            "mixed",
            "El texto y otras fuentes",
            "The text and other sources",
            "El documento da una parte (el día o el mes) y el resto viene de fuera.",
            "The document gives a part (day or month), the rest comes from outside.",
        ),
        Code(
            "outside",
            "Otras fuentes",
            "Other sources",
            "El documento no da fecha; viene de otras fuentes.",
            "The document gives no date; it comes from other sources.",
        ),
        Code("none", "Sin fecha", "No date", "No hay fecha.", "There is no date."),
    ),
)

WHERE_PREC = CodeList(
    "where_prec",
    "Precisión del lugar",
    "Place precision",
    (
        Code("site", "Sitio", "Site", "Un local, mina o punto preciso.", "A building, mine or exact spot."),
        Code("town", "Localidad", "Town", "Una ciudad, pueblo o caserío.", "A city, town or village."),
        Code(
            "route",
            "Vía",
            "Route",
            "Un tramo de carretera, río o línea.",
            "A stretch of road, river or line.",
        ),
        Code(
            "district", "Distrito", "District", "En algún lugar del distrito.", "Somewhere in the district."
        ),
        Code(
            "province",
            "Provincia",
            "Province",
            "En algún lugar de la provincia.",
            "Somewhere in the province.",
        ),
        Code(
            "several",
            "Varios lugares",
            "Several places",
            "En varias provincias o departamentos, dados en area_ubigeo.",
            "In several provinces or departments, given in area_ubigeo.",
        ),
        Code(
            "department",
            "Departamento",
            "Department",
            "En algún lugar del departamento.",
            "Somewhere in the department.",
        ),
        Code(
            "country",
            "Alcance nacional",
            "Nationwide",
            "En todo el Perú o en un lugar del Perú no dicho: sin punto.",
            "All of Peru, or somewhere in Peru not told: no point.",
        ),
        Code("abroad", "Fuera del Perú", "Abroad", "Fuera del Perú: sin punto.", "Outside Peru: no point."),
    ),
)

PLACE_BASIS = CodeList(
    "place_basis",
    "Origen del lugar",
    "Where the place comes from",
    (
        Code(
            "text",
            "El texto",
            "The text",
            "El documento dice dónde ocurrió.",
            "The document says where it happened.",
        ),
        Code(
            "carried_over",
            "Otra frase del texto",
            "Another sentence of the text",
            "El documento nombra el lugar en otra frase y se entiende que es el mismo; si solo se conoce "
            "la mina y no el lugar del hecho, proxy.",
            "The document names the place in another sentence and means the same one; when only the mine "
            "is known and not the place of the event, proxy.",
        ),
        Code(
            "proxy",
            "Lugar de referencia",
            "Stand-in place",
            "Se muestra el lugar de la mina u organización porque el del hecho no se dice; si el texto lo "
            "dice en otra frase, carried_over.",
            "The place of the mine or organisation stands in because that of the event is not told; when "
            "the text tells it in another sentence, carried_over.",
        ),
        Code(
            "outside",
            "Otras fuentes",
            "Other sources",
            "El lugar viene de otras fuentes.",
            "The place comes from other sources.",
        ),
        Code("none", "Sin lugar", "No place", "No hay lugar que mostrar.", "There is no place to show."),
    ),
)
