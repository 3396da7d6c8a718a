"""Which outcomes would the Joint Councils aim at, in the words of the deck?

The deck's own logic model is a picture whose text is lost. Every outcome, link and assumption here is ours;
the slides named are those whose words it borrows. The first three tiers stay empty: the deck names nothing in
them. The pan-Canadian objectives are announced by the deck and not named: one node stands for them.
"""

from governance.demonstration.shapes import ResultLink, ResultNode, Statement
from groundwork.bilingual import Pair

VERSION = 1
BODY = "JC"
MODEL_TITLE = Pair(en="Logic model of the Joint Councils", fr="Modèle logique des conseils mixtes")
MODEL_NOTE = Pair(
    en=(
        "Illustrative. The deck’s own logic model is a picture whose text is lost; these outcomes are put "
        "together from the words of the other slides."
    ),
    fr=(
        "À titre d’exemple. Le modèle logique de la présentation est une image dont le texte est perdu; ces "
        "résultats sont formés à partir des mots des autres diapositives."
    ),
)

OBJECTIVES: tuple[Statement, ...] = (
    Statement(
        key="pan-canadian",
        slide=7,
        text=Pair(en="Pan-Canadian objectives (logic model)", fr="Objectifs pancanadiens (modèle logique)"),
        notes=(
            Pair(
                en="The deck announces these objectives for 2025 and beyond and does not name them.",
                fr="La présentation annonce ces objectifs pour 2025 et après, sans les nommer.",
            ),
        ),
    ),
)

NODES: tuple[ResultNode, ...] = (
    ResultNode(
        number="1.1",
        tier="immediate",
        slide=1,
        provenance="ours",
        text=Pair(
            en="Members are aware of the governance and operating model in place",
            fr="Les membres sont au fait de la gouvernance et du modèle opérationnel en place",
        ),
    ),
    ResultNode(
        number="1.2",
        tier="immediate",
        slide=5,
        more_slides=(7, 9),
        provenance="ours",
        text=Pair(
            en="Priorities are aligned as much as possible",
            fr="Les priorités sont harmonisées autant que possible",
        ),
    ),
    ResultNode(
        number="1.3",
        tier="immediate",
        slide=6,
        more_slides=(12,),
        provenance="ours",
        text=Pair(
            en="Working groups have clear reporting lines and the support they need",
            fr="Les groupes de travail ont des liens hiérarchiques clairs et le soutien voulu",
        ),
    ),
    ResultNode(
        number="1.4",
        tier="immediate",
        slide=11,
        more_slides=(8, 10),
        provenance="ours",
        text=Pair(
            en="The ICCS platform is leveraged to advance the key priorities",
            fr="La plateforme de l’ISAC est mise à profit pour faire progresser les priorités clés",
        ),
    ),
    ResultNode(
        number="2.1",
        tier="intermediate",
        slide=5,
        provenance="ours",
        text=Pair(en="Horizontal work advances", fr="Le travail horizontal progresse"),
    ),
    ResultNode(
        number="2.2",
        tier="intermediate",
        slide=11,
        more_slides=(4,),
        provenance="ours",
        text=Pair(
            en="Initiatives are created and delivered jointly",
            fr="Des initiatives sont créées et offertes conjointement",
        ),
    ),
    ResultNode(
        number="2.3",
        tier="intermediate",
        slide=5,
        more_slides=(9,),
        provenance="ours",
        text=Pair(
            en="The value of the Joint Councils to member jurisdictions is defined and visible",
            fr="La valeur des conseils mixtes pour les administrations membres est définie et visible",
        ),
    ),
    ResultNode(
        number="2.4",
        tier="intermediate",
        slide=5,
        more_slides=(1,),
        provenance="ours",
        text=Pair(
            en="Governance is modernized and adapts to changing contexts",
            fr="La gouvernance est modernisée et s’adapte aux contextes changeants",
        ),
    ),
    ResultNode(
        number="3.1",
        tier="ultimate",
        slide=9,
        provenance="ours",
        text=Pair(en="Government services mature", fr="Les services gouvernementaux gagnent en maturité"),
    ),
    ResultNode(
        number="3.2",
        tier="ultimate",
        slide=5,
        more_slides=(9,),
        provenance="ours",
        text=Pair(en="Canadians feel the difference", fr="La population canadienne ressent la différence"),
    ),
    ResultNode(
        number="O1",
        tier="objective",
        slide=7,
        provenance="ours",
        text=Pair(
            en="The pan-Canadian objectives announced for 2025 and beyond are reached",
            fr="Les objectifs pancanadiens annoncés pour 2025 et après sont atteints",
        ),
    ),
)


def _link(lower: str, upper: str, en: str, fr: str) -> ResultLink:
    return ResultLink(lower=lower, upper=upper, assumption=Pair(en=en, fr=fr), provenance="ours")


LINKS: tuple[ResultLink, ...] = (
    _link(
        "1.1",
        "2.4",
        "Members who know the model in place can say what to change in it.",
        "Les membres qui connaissent le modèle en place peuvent dire ce qu’il faut y changer.",
    ),
    _link(
        "1.2",
        "2.1",
        "Jurisdictions that share priorities are willing to share the work.",
        "Les administrations qui partagent des priorités acceptent de partager le travail.",
    ),
    _link(
        "1.2",
        "2.2",
        "Common priorities are precise enough to start an initiative on.",
        "Les priorités communes sont assez précises pour lancer une initiative.",
    ),
    _link(
        "1.2",
        "2.3",
        "What is aligned at the table is noticed in each jurisdiction.",
        "Ce qui est harmonisé à la table se remarque dans chaque administration.",
    ),
    _link(
        "1.3",
        "2.1",
        "Groups that know to whom they report bring their results to the right table.",
        "Les groupes qui savent de qui ils relèvent portent leurs résultats à la bonne table.",
    ),
    _link(
        "1.3",
        "2.4",
        "Clear reporting lines are kept up to date once they are written down.",
        "Les liens hiérarchiques clairs restent à jour une fois consignés.",
    ),
    _link(
        "1.4",
        "2.2",
        "The platform has the capacity that joint initiatives need.",
        "La plateforme a la capacité que demandent les initiatives conjointes.",
    ),
    _link(
        "2.1",
        "3.1",
        "Work done across jurisdictions reaches the services themselves.",
        "Le travail mené entre administrations atteint les services eux-mêmes.",
    ),
    _link(
        "2.2",
        "3.1",
        "What is delivered jointly is taken up by the services of each jurisdiction.",
        "Ce qui est offert conjointement est repris par les services de chaque administration.",
    ),
    _link(
        "2.2",
        "3.2",
        "Joint initiatives concern services that many people use.",
        "Les initiatives conjointes portent sur des services que beaucoup de gens utilisent.",
    ),
    _link(
        "2.3",
        "3.2",
        "Jurisdictions that see the value keep taking part until the public sees it too.",
        ("Les administrations qui voient la valeur continuent de participer jusqu’à ce que la population la voie."),
    ),
    _link(
        "2.4",
        "3.1",
        "Modernized governance decides sooner on what the services need.",
        "Une gouvernance modernisée décide plus tôt de ce dont les services ont besoin.",
    ),
    _link(
        "3.1",
        "O1",
        "The objectives, once they are named, concern the services themselves.",
        "Les objectifs, une fois nommés, portent sur les services eux-mêmes.",
    ),
    _link(
        "3.2",
        "O1",
        "The objectives, once they are named, are measured by what people notice.",
        "Les objectifs, une fois nommés, se mesurent à ce que la population remarque.",
    ),
)
