"""Which slides does the deck have? Their borders are inferred: its text marks no pages."""

from governance.demonstration.shapes import Slide
from groundwork.bilingual import Pair

TITLE = Pair(en="Governance of the Joint Councils", fr="Gouvernance des conseils mixtes")

SLIDES: tuple[Slide, ...] = (
    Slide(slide=1, title=Pair(en="Expected outcomes", fr="Résultats escomptés")),
    Slide(slide=2, title=Pair(en="Background", fr="Historique"), anomalies=("labels-and-meetings",)),
    Slide(
        slide=3,
        title=Pair(en="Joint Councils – Logic model", fr="Conseils mixtes – Modèle logique"),
        anomalies=("logic-model-image",),
    ),
    Slide(
        slide=4,
        title=Pair(en="Operating framework of the Joint Councils", fr="Cadre opérationnel des conseils mixtes"),
    ),
    Slide(
        slide=5,
        title=Pair(en="Themes identified", fr="Thèmes cernés"),
        subtitle=Pair(
            en="Consultation with the co-chairs of the Joint Councils",
            fr="Consultation avec les coprésidents des conseils mixtes",
        ),
    ),
    Slide(
        slide=6,
        title=Pair(en="Challenges identified", fr="Défis cernés"),
        subtitle=Pair(
            en="Consultation with the co-chairs of the working groups",
            fr="Consultation avec les coprésidents des groupes de travail",
        ),
    ),
    Slide(
        slide=7,
        title=Pair(en="Evolution of the Joint Councils", fr="Évolution des conseils mixtes"),
        anomalies=("period-twice", "iccs-year", "unresolved-acronyms"),
    ),
    Slide(
        slide=8,
        title=Pair(
            en="Institute for Citizen-Centred Service (ICCS)",
            fr="Institut des services axés sur les citoyens (ISAC)",
        ),
    ),
    Slide(
        slide=9,
        title=Pair(en="The case for change", fr="Le bien-fondé du changement"),
        anomalies=("fptm-grouping",),
    ),
    Slide(slide=10, title=Pair(en="Discussion questions", fr="Questions à discuter")),
    Slide(slide=11, title=Pair(en="Recommended measures", fr="Mesures recommandées")),
    Slide(
        slide=12,
        title=Pair(en="Recommended next steps", fr="Prochaines étapes recommandées"),
        subtitle=Pair(en="Quick wins", fr="Gains rapides"),
    ),
    Slide(
        slide=13,
        title=Pair(en="Today’s decision", fr="Décision d’aujourd’hui"),
        anomalies=("question-scope",),
    ),
)
