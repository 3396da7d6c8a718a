"""Which questions does the deck ask?"""

from governance.demonstration.shapes import Question
from groundwork.bilingual import Pair

DISCUSSION_QUESTIONS: tuple[Question, ...] = (
    Question(
        key="Q1",
        kind="closed",
        slide=10,
        text=Pair(
            en=(
                "Do members agree that we have an opportunity to evolve the Joint Councils from a group "
                "focused on exchanging information to a group capable of delivery?"
            ),
            fr=(
                "Les membres conviennent-ils que nous avons l’occasion de faire évoluer les conseils "
                "mixtes d’un groupe axé sur l’échange d’information à un groupe capable de prestation?"
            ),
        ),
    ),
    Question(
        key="Q2",
        kind="open",
        slide=10,
        bodies=("ICCS",),
        text=Pair(
            en=(
                "How could we leverage the intergovernmental platform of the ICCS to advance key "
                "priorities (co-creation and joint delivery)?"
            ),
            fr=(
                "Comment pourrions-nous mettre à profit la plateforme intergouvernementale de l’ISAC "
                "afin de faire progresser les priorités clés (création et prestation conjointes)?"
            ),
        ),
    ),
    Question(
        key="Q3",
        kind="open",
        slide=10,
        text=Pair(
            en="How do we find ways to stop working off the sides of our desks?",
            fr="Comment trouver des façons d’arrêter de travailler sur le coin de nos bureaux?",
        ),
    ),
    Question(
        key="Q4",
        kind="closed",
        slide=10,
        text=Pair(
            en="Do members agree that a change in governance is needed?",
            fr="Les membres conviennent-ils qu’il faut apporter un changement à la gouvernance?",
        ),
    ),
    Question(
        key="Q5",
        kind="open",
        slide=10,
        text=Pair(en="What would the quick wins be?", fr="Quels seraient les gains rapides?"),
    ),
)

COMPLEX_NEEDS = Question(
    key="complex-needs",
    kind="open",
    slide=7,
    bodies=("DM-TABLE", "CIOSC", "DIACC", "ORDEC", "SPC"),
    anomalies=("unresolved-acronyms",),
    text=Pair(
        en="How do we meet the complex needs of Canadians?",
        fr="Comment répondre aux besoins complexes de la population canadienne?",
    ),
    beside=Pair(
        en="FPT DM Table, CIO Strategy Council, DIACC, non-member (e.g. ORDEC, SPC)",
        fr="Table des SM FPT, Conseil stratégique des DPI, DIACC, non membre (p. ex. ORDEC, SPC)",
    ),
)

TODAYS_QUESTION = Question(
    key="today",
    kind="closed",
    slide=13,
    anomalies=("question-scope",),
    text=Pair(
        en="Do members agree with the recommended measures and next steps?",
        fr="Les membres sont-ils d’accord avec les mesures et les prochaines étapes recommandées?",
    ),
    notes=(
        Pair(
            en=("The demonstration puts the two quick wins to the vote as well, as clauses of their own: our choice."),
            fr=(
                "La démonstration met aussi aux voix les deux gains rapides, comme volets distincts : c’est "
                "notre choix."
            ),
        ),
    ),
)
