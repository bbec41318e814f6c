"""List what happens in protests: strikes, marches, blockades, clashes and attacks."""

from dashboard.codebook.model import Code

PROTEST: tuple[Code, ...] = (
    Code(
        "labour_strike",
        "Huelga",
        "Labour strike",
        "Un sindicato o federación deja de trabajar; si para la población de una localidad, civic_strike.",
        "A union or federation stops work; when the population of a place stops, civic_strike.",
        "strike",
    ),
    Code(
        "civic_strike",
        "Paro",
        "Civic strike",
        "La población de una ciudad, provincia o región paraliza sus actividades; la huelga de un "
        "sindicato es labour_strike.",
        "The population of a town, province or region stops its activities; a union's strike is "
        "labour_strike.",
        "strike",
    ),
    Code(
        "strike_call",
        "Convocatoria",
        "Strike call",
        "Se anuncia o convoca una huelga o un paro que aún no empieza.",
        "A strike that has not begun yet is announced or called.",
        "strike",
    ),
    Code(
        "strike_end",
        "Fin del paro o de la huelga",
        "End of a strike",
        "Quienes la convocaron suspenden o levantan la huelga o el paro.",
        "Those who called the strike suspend it or call it off.",
        "strike",
    ),
    Code(
        "march",
        "Marcha o concentración",
        "March or rally",
        "Gente marcha o se concentra en la vía pública, sin ocupar un local.",
        "People march or gather in public, without occupying premises.",
        "mobilisation",
    ),
    Code(
        "site_entry",
        "Ingreso a un local o mina",
        "Entry into premises or a mine",
        "Manifestantes entran a un local, campamento o mina y no se quedan; si se quedan, occupation.",
        "Protesters enter premises, a camp or a mine and do not stay; when they stay, occupation.",
        "mobilisation",
    ),
    Code(
        "occupation",
        "Toma u ocupación",
        "Occupation",
        "Manifestantes entran a un local, campamento o mina y permanecen.",
        "Protesters enter premises, a camp or a mine and stay.",
        "mobilisation",
    ),
    Code(
        "town_takeover",
        "Control de una localidad",
        "Takeover of a town",
        "Pobladores asumen el control de una localidad y apartan a policías o autoridades.",
        "Residents take control of a town and put police or authorities aside.",
        "mobilisation",
    ),
    Code(
        "blockade",
        "Bloqueo de vías",
        "Blockade",
        "Manifestantes cortan una carretera o vía férrea; los controles de la policía no son "
        "bloqueos: restriction.",
        "Protesters cut a road or railway; police checkpoints are no blockades: restriction.",
        "blockade",
    ),
    Code(
        "clash",
        "Enfrentamiento",
        "Clash",
        "Violencia entre manifestantes y fuerzas del orden o terceros; si solo actúa la fuerza "
        "pública, police_intervention.",
        "Violence between protesters and security forces or others; when only the forces act, "
        "police_intervention.",
        "clash",
    ),
    Code(
        "police_intervention",
        "Intervención policial",
        "Police operation",
        "La fuerza pública dispersa, desaloja o reduce a manifestantes sin que la fuente hable de "
        "choque mutuo ni de muertes.",
        "Security forces disperse, remove or subdue protesters, and the source tells of no fight and "
        "no deaths.",
        "clash",
    ),
    Code(
        "deaths_by_forces",
        "Muertes atribuidas a las fuerzas del orden",
        "Deaths attributed to security forces",
        "La fuente atribuye las muertes a policías o militares; sin muertes, police_intervention; si "
        "no dice de quién, death_unclear.",
        "The source attributes deaths to police or military; without deaths police_intervention; when "
        "it does not say whose, death_unclear.",
        "clash",
    ),
    Code(
        "death_unclear",
        "Muerte en circunstancias no aclaradas",
        "Death in unclear circumstances",
        "Alguien muere en una protesta o cerca de ella y no se sabe por obra de quién.",
        "Somebody dies in or near a protest and it is not known by whose hand.",
        "clash",
    ),
    Code(
        "explosive",
        "Ataque con explosivos",
        "Attack with explosives",
        "Se vuelan torres, labores o instalaciones con explosivos.",
        "Pylons, workings or installations are blown up.",
        "attack",
    ),
    Code(
        "armed",
        "Ataque armado",
        "Armed attack",
        "Un grupo ataca con armas a personas o instalaciones; lo principal es el ataque, no la muerte "
        "de una persona determinada.",
        "A group attacks people or installations with weapons; the attack matters, not the death of "
        "one particular person.",
        "attack",
    ),
    Code(
        "killing",
        "Homicidio",
        "Killing",
        "Se mata a una persona determinada, fuera de una protesta.",
        "A particular person is killed, outside a protest.",
        "attack",
    ),
    Code(
        "sabotage",
        "Daño a instalaciones",
        "Sabotage",
        "Se dañan o queman instalaciones o equipos sin explosivos, o sin que se diga cómo.",
        "Installations or equipment are damaged or burnt without explosives, or it is not said how.",
        "attack",
    ),
    Code(
        "abduction",
        "Secuestro o retención",
        "Abduction",
        "Se retiene a personas contra su voluntad, salvo por autoridad pública.",
        "People are held against their will, other than by public authority.",
        "attack",
    ),
)
