"""What else lies on the table of the coming gathering? Sections, notes, papers and proposals of ours, all invented."""

from dataclasses import dataclass

from groundwork.bilingual import Pair

ILLUSTRATIVE = Pair(
    en="Illustrative: written for the demonstration.", fr="À titre d’exemple : rédigé pour la démonstration."
)
# Before which item of the agenda a section begins.
SECTIONS = {
    "background": Pair(en="Where the councils stand", fr="Où en sont les conseils"),
    "delivery": Pair(en="What is proposed", fr="Ce qui est proposé"),
    "other-tables": Pair(en="What it would take", fr="Ce qu’il faudrait"),
}
PART_OF = "consultations"
PART_MINUTES = 10
PART = Pair(en="How the consultations were led", fr="Comment les consultations ont été menées")
ADDED_AFTER_A = "pssdc-business"
ADDED_MINUTES = 10
ADDED = Pair(en="Dates of the next meetings", fr="Dates des prochaines réunions")

# Items that three members have no objection to, so that they go into the consent group; and who they are.
WITHOUT_OBJECTION = ("background", "operating-model")
READERS = ("dana.whitford", "taras.kowalchuk", "gillian.fougere")


@dataclass(frozen=True)
class Notes:
    """What the co-chairs have beside an item."""

    notes: Pair
    read_aloud: Pair


ANNOTATIONS = {
    "opening": Notes(
        notes=Pair(
            en="Welcome new members by name. Ask for declared interests before the agenda is adopted.",
            fr="Saluer les nouveaux membres par leur nom. Demander les intérêts à déclarer avant l’adoption.",
        ),
        read_aloud=Pair(
            en="Do members adopt the agenda as circulated? I hear no objection: it is adopted.",
            fr="Les membres adoptent-ils l’ordre du jour distribué? Je n’entends aucune objection : il est adopté.",
        ),
    ),
    "measures": Notes(
        notes=Pair(
            en="Take the points one by one. If the time is short, keep the formats for the second day.",
            fr="Prendre les points un à un. Si le temps manque, garder les formats pour la deuxième journée.",
        ),
        read_aloud=Pair(
            en="We decide on each point. Whoever has a reservation says it now, and it is kept by name.",
            fr="Nous décidons de chaque point. Qui a une réserve la dit maintenant; elle est gardée à son nom.",
        ),
    ),
}


@dataclass(frozen=True)
class Proposal:
    """An item that waits for its place on an agenda."""

    body: str
    title: Pair
    minutes: int
    purpose: str
    by: str
    outcome: Pair


PROPOSALS = (
    Proposal(
        body="JC",
        title=Pair(
            en="Progress of the working groups since Winnipeg", fr="Progrès des groupes de travail depuis Winnipeg"
        ),
        minutes=20,
        purpose="information",
        by="yasmine.haddad",
        outcome=Pair(en="Members know where each group stands.", fr="Les membres savent où en est chaque groupe."),
    ),
    Proposal(
        body="PSSDC",
        title=Pair(en="A shared calendar of consultations", fr="Un calendrier commun des consultations"),
        minutes=15,
        purpose="discussion",
        by="dana.whitford",
        outcome=Pair(en="One calendar, kept by the secretariat.", fr="Un seul calendrier, tenu par le secrétariat."),
    ),
)


@dataclass(frozen=True)
class Paper:
    """A paper under an item: its title, its parts, each a heading with one paragraph, and the names of its files."""

    item: str
    title: Pair
    parts: tuple[tuple[Pair, Pair], ...]
    files: Pair


PAPERS = (
    Paper(
        item="measures",
        title=Pair(en="What the measures would ask of members", fr="Ce que les mesures demanderaient aux membres"),
        files=Pair(en="measures.pdf", fr="mesures.pdf"),
        parts=(
            (
                Pair(en="What would change", fr="Ce qui changerait"),
                Pair(
                    en="Two joint days instead of one, half a day for each council, and reports twice a year.",
                    fr="Deux journées mixtes au lieu d’une, une demi-journée par conseil, deux rapports par année.",
                ),
            ),
            (
                Pair(en="What it would cost", fr="Ce que cela coûterait"),
                Pair(
                    en="About two days a year for each member, and one day of the secretariat for each gathering.",
                    fr="Environ deux jours par année pour chaque membre, et un jour du secrétariat par rencontre.",
                ),
            ),
        ),
    ),
)
