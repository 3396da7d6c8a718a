"""What does the deck expect, report and explain, apart from its history and its recommendations?"""

from governance.demonstration.shapes import ExpectedOutcome, Level, Statement
from groundwork.bilingual import Pair

_PURPOSE_OURS = Pair(
    en="The purpose (information, discussion or decision) is our reading of the sentence.",
    fr="La finalité (information, discussion ou décision) est notre lecture de la phrase.",
)

EXPECTED_OUTCOMES: tuple[ExpectedOutcome, ...] = (
    ExpectedOutcome(
        key="aware",
        purpose="information",
        slide=1,
        notes=(_PURPOSE_OURS,),
        text=Pair(
            en="Members are aware of the governance and operating model in place for the Joint Councils",
            fr=(
                "Les membres sont au fait de la gouvernance et du modèle opérationnel en place pour les conseils mixtes"
            ),
        ),
    ),
    ExpectedOutcome(
        key="discussed",
        purpose="discussion",
        slide=1,
        notes=(_PURPOSE_OURS,),
        text=Pair(
            en=(
                "A discussion is held with members about the governance and operating models that will let "
                "us reach our priorities and adapt to changing contexts"
            ),
            fr=(
                "Tenue de discussion avec les membres au sujet de la gouvernance et des modèles "
                "opérationnels qui nous permettront d’atteindre nos priorités et de nous adapter aux "
                "contextes changeants"
            ),
        ),
    ),
    ExpectedOutcome(
        key="decided",
        purpose="decision",
        slide=1,
        notes=(_PURPOSE_OURS,),
        text=Pair(en="A decision is made on how to proceed", fr="Prise d’une décision sur la façon de procéder"),
    ),
)

_ORDER_OURS = Pair(
    en="The order of the four levels is our reading: in the text of the slide they stand in no order.",
    fr=("L’ordre des quatre niveaux est notre lecture : dans le texte de la diapositive, ils ne sont pas ordonnés."),
)

LEVELS: tuple[Level, ...] = (
    Level(level=1, slide=4, notes=(_ORDER_OURS,), name=Pair(en="Inform", fr="Informer")),
    Level(level=2, slide=4, notes=(_ORDER_OURS,), name=Pair(en="Exchange", fr="Échanger")),
    Level(level=3, slide=4, notes=(_ORDER_OURS,), name=Pair(en="Collaborate", fr="Collaborer")),
    Level(
        level=4,
        slide=4,
        notes=(_ORDER_OURS,),
        name=Pair(en="Co-create and deliver", fr="Création et prestation conjointes"),
    ),
)

THEMES: tuple[Statement, ...] = (
    Statement(
        key="theme-integration",
        slide=5,
        text=Pair(en="More integration is needed", fr="Il faut plus d’intégration"),
    ),
    Statement(
        key="theme-alignment",
        slide=5,
        text=Pair(
            en="Align as much as possible and define the value of the Joint Councils",
            fr="Il faut harmoniser autant que possible et définir la valeur des conseils mixtes",
        ),
    ),
    Statement(
        key="theme-difference",
        slide=5,
        text=Pair(en="Canadians will feel the difference", fr="La population canadienne ressentira la différence"),
    ),
    Statement(
        key="theme-horizontal",
        slide=5,
        text=Pair(en="Advance horizontal work", fr="Faire progresser le travail horizontal"),
    ),
    Statement(key="theme-modernize", slide=5, text=Pair(en="Modernize governance", fr="Moderniser la gouvernance")),
)

_GOVERNANCE = Pair(en="Governance and reporting", fr="Gouvernance et établissement de rapports")
_RESOURCES = Pair(en="Resources and funding", fr="Ressources et financement")

CHALLENGES: tuple[Statement, ...] = (
    Statement(
        key="challenge-informal-structure",
        slide=6,
        heading=_GOVERNANCE,
        text=Pair(en="Informal reporting structure", fr="Structure hiérarchique informelle"),
    ),
    Statement(
        key="challenge-reporting",
        slide=6,
        heading=_GOVERNANCE,
        text=Pair(en="Reporting challenges", fr="Défis liés à l’établissement de rapports"),
    ),
    Statement(
        key="challenge-participation",
        slide=6,
        heading=_RESOURCES,
        text=Pair(en="Participation", fr="Participation"),
    ),
    Statement(
        key="challenge-support",
        slide=6,
        heading=_RESOURCES,
        text=Pair(en="Working group support", fr="Soutien du groupe de travail"),
    ),
)

_FPTM = ("fptm-grouping",)
_FPTM_PRINTED = "Harmonisation FPTM Prestation"

DRIVERS: tuple[Statement, ...] = (
    Statement(
        key="driver-maturity",
        slide=9,
        text=Pair(en="Maturity of government services", fr="Maturité des services gouvernementaux"),
    ),
    Statement(
        key="driver-value",
        slide=9,
        text=Pair(en="Value to members’ jurisdictions", fr="Valeur aux membres de l’administration"),
    ),
    Statement(
        key="driver-alignment",
        slide=9,
        anomalies=_FPTM,
        deck_words=_FPTM_PRINTED,
        text=Pair(en="Alignment", fr="Harmonisation"),
    ),
    Statement(
        key="driver-delivery",
        slide=9,
        anomalies=_FPTM,
        deck_words=_FPTM_PRINTED,
        text=Pair(en="Delivery", fr="Prestation"),
    ),
    Statement(
        key="driver-expectations",
        slide=9,
        text=Pair(en="Expectations of Canadians", fr="Attentes de la population canadienne"),
    ),
)

ICCS_STATEMENTS: tuple[Statement, ...] = (
    Statement(
        key="iccs-what",
        slide=8,
        text=Pair(
            en=(
                "The ICCS is a not-for-profit organization founded by members of the Joint Councils. It is "
                "dedicated to improving the delivery of services to citizens in their dealings with the "
                "different orders of government"
            ),
            fr=(
                "L’ISAC est un organisme sans but lucratif fondé par des membres des conseils mixtes. Il se "
                "consacre à l’amélioration de la prestation de services offerte aux citoyens lorsqu’ils "
                "interagissent avec les différents ordres de gouvernement"
            ),
        ),
    ),
    Statement(
        key="iccs-centre",
        slide=8,
        text=Pair(
            en=(
                "The ICCS serves as a centre of research, learning and training. It uses the best practices, "
                "publications and tools that support citizen-centred service delivery, across Canada and "
                "internationally"
            ),
            fr=(
                "L’ISAC sert de centre de recherche, d’apprentissage et de formation. On y emploie les "
                "pratiques exemplaires, les publications et les outils qui soutiennent la prestation de "
                "services axés sur les citoyens, à l’échelle du Canada et sur la scène internationale"
            ),
        ),
    ),
    Statement(
        key="iccs-support",
        slide=8,
        anomalies=("deck-wording",),
        text=Pair(
            en=(
                "The ICCS facilitates the operation of the Joint Councils by providing support and "
                "management services in all aspects of the councils’ activities"
            ),
            fr=(
                "L’ISAC facilite le fonctionnement des conseils mixtes en lui fournissant des services de "
                "soutien et de gestion, dans tous les aspects des activités des conseils"
            ),
        ),
    ),
)
