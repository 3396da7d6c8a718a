"""By what would the Joint Councils see that their outcomes come about? Every indicator, target and value is ours.

The deck names no indicator and no figure. Each of these stands on an outcome of the demonstration's own logic model.
"""

from dataclasses import dataclass
from decimal import Decimal

from groundwork.bilingual import Pair

ILLUSTRATIVE = Pair(
    en="Illustrative: the deck gives no figure.", fr="À titre d’exemple : la présentation ne donne aucun chiffre."
)
NO_UNIT = Pair()
NARRATIVE = Pair(
    en=(
        "Illustrative. Members met twice and took up the operating model each time. The first joint initiative went "
        "on; the second was agreed and started."
    ),
    fr=(
        "À titre d’exemple. Les membres se sont réunis deux fois et ont chaque fois parlé du modèle opérationnel. La "
        "première initiative conjointe s’est poursuivie; la deuxième a été convenue et lancée."
    ),
)
LOWERED = Pair(
    en="Illustrative. Half of the new members join only after this period.",
    fr="À titre d’exemple. La moitié des nouveaux membres arrivent seulement après cette période.",
)


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An indicator on the outcome `node`, measured by the body `responsible`.

    `targets` and `values` go period by period; None where there is none. On a scale both are places of steps, the
    lowest being 1. Where `waits`, the last value is submitted and not approved.
    """

    node: str
    responsible: str
    name: Pair
    definition: Pair
    targets: tuple[str | None, ...]
    values: tuple[str | None, ...]
    unit: Pair = NO_UNIT
    steps: tuple[tuple[Pair, Pair], ...] = ()
    direction: str = "up"
    cumulative: bool = False
    decimals: int = 0
    baseline: Decimal | None = None
    waits: bool = False
    lowered_from: str | None = None


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        node="1.1",
        responsible="PSSDC",
        name=Pair(
            en="Members who say that they know the operating model",
            fr="Membres qui disent connaître le modèle opérationnel",
        ),
        definition=Pair(
            en="Share of the members who answer yes in the survey after each gathering.",
            fr="Part des membres qui répondent oui au sondage après chaque rencontre.",
        ),
        unit=Pair(en="% of members", fr="% des membres"),
        baseline=Decimal(45),
        targets=("60", "75", "85"),
        values=("58", "69"),
        lowered_from="80",
    ),
    Indicator(
        node="2.1",
        responsible="WG-DATA",
        name=Pair(
            en="How closely the key priorities are worked on together",
            fr="Degré de collaboration aux priorités clés",
        ),
        definition=Pair(
            en="The level of the operating framework at which most key priorities stand.",
            fr="Le niveau du cadre opérationnel où se situent la plupart des priorités clés.",
        ),
        steps=(
            (
                Pair(en="Inform", fr="Informer"),
                Pair(en="Jurisdictions tell each other.", fr="Les administrations s’informent."),
            ),
            (
                Pair(en="Exchange", fr="Échanger"),
                Pair(en="They compare what they do.", fr="Elles comparent ce qu’elles font."),
            ),
            (
                Pair(en="Collaborate", fr="Collaborer"),
                Pair(en="They work on it together.", fr="Elles y travaillent ensemble."),
            ),
            (
                Pair(en="Co-create and deliver", fr="Création et prestation conjointes"),
                Pair(en="They create and deliver it jointly.", fr="Elles créent et offrent conjointement."),
            ),
        ),
        baseline=Decimal(2),
        targets=("2", "3", "4"),
        values=("2", "3"),
        waits=True,
    ),
    Indicator(
        node="2.2",
        responsible="WG-DIG",
        name=Pair(en="Initiatives created and delivered jointly", fr="Initiatives créées et offertes conjointement"),
        definition=Pair(
            en="Initiatives in which at least three jurisdictions share the work and the result.",
            fr="Initiatives dont au moins trois administrations partagent le travail et le résultat.",
        ),
        unit=Pair(en="initiatives", fr="initiatives"),
        cumulative=True,
        baseline=Decimal(1),
        targets=("2", "4", "6"),
        values=("1", "2"),
    ),
    Indicator(
        node="3.1",
        responsible="WG-DIG",
        name=Pair(en="Services that share a digital identity", fr="Services qui partagent une identité numérique"),
        definition=Pair(
            en="Services of member jurisdictions that accept each other’s digital identity.",
            fr="Services des administrations membres qui acceptent l’identité numérique des autres.",
        ),
        unit=Pair(en="services", fr="services"),
        targets=(None, None, None),
        values=("3", "4"),
    ),
    Indicator(
        node="3.2",
        responsible="WG-BUS",
        name=Pair(en="Wait for a joint service", fr="Attente pour un service conjoint"),
        definition=Pair(
            en="Median number of days from the request to the answer, in the joint initiatives.",
            fr="Nombre médian de jours entre la demande et la réponse, dans les initiatives conjointes.",
        ),
        unit=Pair(en="days", fr="jours"),
        direction="down",
        decimals=1,
        baseline=Decimal("21.5"),
        targets=("20", "18", "15"),
        values=("20.5", None),
    ),
)
