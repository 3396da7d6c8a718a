"""Which priorities would the Joint Councils have? The deck names none of its own: these are ours."""

from governance.demonstration.shapes import Priority
from groundwork.bilingual import Pair

_NOT_NAMED = Pair(
    en=(
        "The deck speaks of key priorities and names none. This one borrows the words of the slide; it is illustrative."
    ),
    fr=(
        "La présentation parle de priorités clés et n’en nomme aucune. Celle-ci emprunte les mots de la "
        "diapositive; elle est donnée à titre d’exemple."
    ),
)

PRIORITIES: tuple[Priority, ...] = (
    Priority(
        key="digital-strategy",
        slide=12,
        more_slides=(7,),
        provenance="ours",
        lead="WG-DIG",
        state="proposed",
        outcomes=("1.2", "2.1", "2.2"),
        level_now=3,
        level_aimed=4,
        notes=(_NOT_NAMED,),
        name=Pair(en="Digital strategy", fr="Stratégie numérique"),
        slug=Pair(en="digital-strategy", fr="strategie-numerique"),
        description=Pair(en="Digital by default, digital identity", fr="Numérique par défaut, identité numérique"),
    ),
    Priority(
        key="data-driven-intelligence",
        slide=12,
        provenance="ours",
        lead="WG-DATA",
        state="proposed",
        outcomes=("2.1", "3.1"),
        level_now=2,
        level_aimed=3,
        notes=(_NOT_NAMED,),
        name=Pair(en="Data driven intelligence", fr="Intelligence axée sur les données"),
        slug=Pair(en="data-driven-intelligence", fr="intelligence-axee-sur-les-donnees"),
        description=Pair(
            en="Advance horizontal work through data driven intelligence",
            fr="Faire progresser le travail horizontal grâce à l’intelligence axée sur les données",
        ),
    ),
    Priority(
        key="service-to-business",
        slide=12,
        provenance="ours",
        lead="WG-BUS",
        state="proposed",
        outcomes=("2.1", "3.1"),
        level_now=2,
        level_aimed=3,
        notes=(_NOT_NAMED,),
        name=Pair(en="Service to business", fr="Services aux entreprises"),
        slug=Pair(en="service-to-business", fr="services-aux-entreprises"),
        description=Pair(
            en="Advance horizontal work on service to business",
            fr="Faire progresser le travail horizontal sur les services aux entreprises",
        ),
    ),
    Priority(
        key="modern-governance",
        slide=5,
        more_slides=(11,),
        provenance="ours",
        lead=None,
        state="proposed",
        outcomes=("1.1", "1.3", "2.4"),
        level_now=2,
        level_aimed=4,
        notes=(_NOT_NAMED,),
        name=Pair(en="Modern governance", fr="Gouvernance moderne"),
        slug=Pair(en="modern-governance", fr="gouvernance-moderne"),
        description=Pair(en="Modernize governance", fr="Moderniser la gouvernance"),
    ),
)
