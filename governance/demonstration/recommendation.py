"""What do the nine recommended points make together, and who would propose them?"""

from governance.demonstration.measures import MEASURES
from governance.demonstration.next_steps import NEXT_STEPS, QUICK_WINS
from governance.demonstration.shapes import Point, Recommendation
from groundwork.bilingual import Pair

POINTS: tuple[Point, ...] = MEASURES + NEXT_STEPS + QUICK_WINS

RECOMMENDATION = Recommendation(
    key="governance",
    provenance="ours",
    slide=13,
    more_slides=(11, 12),
    proposer="ICCS",
    author="claire.ouellet",
    title=Pair(en="Recommended measures and next steps", fr="Mesures et prochaines étapes recommandées"),
    reason=Pair(
        en=(
            "The structure of the Joint Councils has not changed since its creation in the late 1990s and "
            "early 2000s. The co-chairs who were consulted ask for more integration, for as much alignment "
            "as possible and for modernized governance. The working groups speak of an informal reporting "
            "structure and of reporting challenges."
        ),
        fr=(
            "La structure des conseils mixtes n’a pas changé depuis sa création, à la fin des années 90 et "
            "au début des années 2000. Les coprésidents consultés demandent plus d’intégration, autant "
            "d’harmonisation que possible et une gouvernance modernisée. Les groupes de travail signalent "
            "une structure hiérarchique informelle et des défis liés à l’établissement de rapports."
        ),
    ),
    points=tuple(point.key for point in POINTS),
    notes=(
        Pair(
            en=(
                "The deck says neither who proposes these points nor that they form one recommendation: that "
                "is ours. The reason is put together from the words of slides 5, 6 and 7."
            ),
            fr=(
                "La présentation ne dit ni qui propose ces points ni qu’ils forment une seule "
                "recommandation : cela vient de nous. Le motif est formé à partir des mots des diapositives "
                "5, 6 et 7."
            ),
        ),
    ),
)
