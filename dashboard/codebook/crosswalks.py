"""Translate this project's codes into those of ACLED, UCDP and SCAD."""

from dashboard.codebook.model import Crosswalk

_PROTEST = ("Protests", "Peaceful protest")
_NONE = ("", "")
_OTHER = ("Strategic developments", "Other")

_ACLED_EVENTS: dict[str, tuple[str, str]] = {
    "labour_strike": _NONE,
    "civic_strike": _NONE,
    "strike_call": _NONE,
    "strike_end": _NONE,
    "march": _PROTEST,
    "site_entry": _PROTEST,
    "occupation": _PROTEST,
    "town_takeover": _PROTEST,
    "blockade": _PROTEST,
    "clash": ("Riots", "Violent demonstration"),
    "police_intervention": ("Protests", "Protest with intervention"),
    "deaths_by_forces": ("Protests", "Excessive force against protesters"),
    "death_unclear": _NONE,
    "explosive": ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "armed": ("Violence against civilians", "Attack"),
    "killing": ("Violence against civilians", "Attack"),
    "sabotage": ("Strategic developments", "Looting/property destruction"),
    "abduction": ("Violence against civilians", "Abduction/forced disappearance"),
    "detention": ("Strategic developments", "Arrests"),
    "jailing": _NONE,
    "accusation": _NONE,
    "summons": _NONE,
    "raid": _OTHER,
    "ruling": _NONE,
    "release": _NONE,
    "declaration": _NONE,
    "lifting": _NONE,
    "deployment": _OTHER,
    "restriction": _NONE,
    "eviction": _NONE,
    "destruction_of_workings": ("Strategic developments", "Looting/property destruction"),
    "suspension": _NONE,
    "agreement": ("Strategic developments", "Agreement"),
    "talks": _NONE,
    "refusal": _NONE,
    "strike_ruling": _NONE,
    "position": _NONE,
    "consultation": _NONE,
    "pronouncement": _NONE,
    "conference": _NONE,
    "visit": _NONE,
    "campaign": _NONE,
    "damage": _NONE,
    "expected_impact": _NONE,
    "resource": _NONE,
    "results": _NONE,
    "ownership": _NONE,
    "loss": _NONE,
    "demands": _NONE,
    "conditions": _NONE,
    "election": _NONE,
    "policy": _NONE,
    "government_change": _NONE,
    "public_statement": _NONE,
    "foreign_support": _NONE,
    "history": _NONE,
}

_SCAD = {
    "labour_strike": "6",
    "civic_strike": "5",
    "march": "1",
    "site_entry": "1",
    "occupation": "1",
    "blockade": "1",
    "clash": "3",
    "police_intervention": "7",
    "deaths_by_forces": "7",
    "explosive": "9",
    "armed": "9",
    "killing": "9",
    "sabotage": "9",
    "abduction": "9",
}

ACLED_EVENT_TYPE = Crosswalk(
    "acled_event_type",
    "event_subtype",
    "ACLED event_type",
    {code: pair[0] for code, pair in _ACLED_EVENTS.items()},
    "Vacío donde ACLED no tiene equivalente: huelgas sin manifestación, decretos, declaraciones.",
    "Empty where ACLED has no counterpart: strikes without a demonstration, decrees, statements.",
)
ACLED_SUB_EVENT_TYPE = Crosswalk(
    "acled_sub_event_type",
    "event_subtype",
    "ACLED sub_event_type",
    {code: pair[1] for code, pair in _ACLED_EVENTS.items()},
    "Vale para el caso habitual; una marcha con violencia sería «Violent demonstration».",
    "Holds for the usual case; a march with violence would be 'Violent demonstration'.",
)
SCAD_ETYPE = Crosswalk(
    "scad_etype",
    "event_subtype",
    "SCAD etype",
    {code: _SCAD.get(code, "") for code in _ACLED_EVENTS},
    "1 manifestación organizada, 3 disturbio organizado, 5 paro general, 6 huelga limitada, 7 violencia "
    "de agentes del gobierno, 9 violencia entre terceros.",
    "1 organised demonstration, 3 organised riot, 5 general strike, 6 limited strike, 7 pro-government "
    "violence, 9 extra-government violence.",
)
ACLED_TIME_PRECISION = Crosswalk(
    "acled_time_precision",
    "date_prec",
    "ACLED time_precision",
    {"day": "1", "week": "2", "month": "3", "months": "", "year": "", "unknown": ""},
    "ACLED no admite fechas más vagas que el mes.",
    "ACLED takes no dates vaguer than the month.",
)
UCDP_DATE_PREC = Crosswalk(
    "ucdp_date_prec",
    "date_prec",
    "UCDP date_prec",
    {"day": "1", "week": "3", "month": "4", "months": "5", "year": "5", "unknown": ""},
    "2 (de dos a seis días) no tiene equivalente propio.",
    "2 (two to six days) has no counterpart of its own.",
)
ACLED_GEO_PRECISION = Crosswalk(
    "acled_geo_precision",
    "where_prec",
    "ACLED geo_precision",
    {
        "site": "1",
        "town": "1",
        "route": "2",
        "district": "2",
        "province": "3",
        "several": "3",
        "department": "3",
        "country": "",
        "abroad": "",
    },
    "Vacío para alcance nacional: aquí no se pone un punto en la capital.",
    "Empty for nationwide events: no point is set in the capital here.",
)
UCDP_WHERE_PREC = Crosswalk(
    "ucdp_where_prec",
    "where_prec",
    "UCDP where_prec",
    {
        "site": "1",
        "town": "1",
        "route": "5",
        "district": "3",
        "province": "3",
        "several": "5",
        "department": "4",
        "country": "6",
        "abroad": "",
    },
    "1 exacto, 3 segunda división (provincia), 4 primera división (departamento), 5 línea o área difusa, "
    "6 país.",
    "1 exact, 3 second-order division (province), 4 first-order (department), 5 line or fuzzy area, 6 "
    "country.",
)
ACLED_INTER = Crosswalk(
    "acled_inter",
    "actor_type",
    "ACLED inter",
    {
        "small_scale_miners": "6",
        "armed_group": "3",
        "mine_workers": "6",
        "other_labour": "6",
        "peasants_rondas": "6",
        "indigenous": "6",
        "civic_front": "6",
        "political_org": "6",
        "national_gov": "1",
        "regional_local_gov": "1",
        "judiciary": "1",
        "other_state": "1",
        "police": "1",
        "armed_forces": "1",
        "security_forces": "1",
        "mining_company": "7",
        "private_security": "8",
        "business_assoc": "7",
        "media": "7",
        "foreign_state": "8",
        "foreign_movement": "6",
        "unspecified": "",
        "none": "",
    },
    "1 fuerzas del Estado, 3 milicia política, 6 manifestantes, 7 civiles, 8 fuerzas externas u otras; "
    "quien solo sufre un ataque sería 7.",
    "1 state forces, 3 political militia, 6 protesters, 7 civilians, 8 external or other forces; who only "
    "suffers an attack would be 7.",
)

CROSSWALKS: tuple[Crosswalk, ...] = (
    ACLED_EVENT_TYPE,
    ACLED_SUB_EVENT_TYPE,
    SCAD_ETYPE,
    ACLED_TIME_PRECISION,
    UCDP_DATE_PREC,
    ACLED_GEO_PRECISION,
    UCDP_WHERE_PREC,
    ACLED_INTER,
)
