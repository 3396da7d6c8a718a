"""How did the Joint Councils come to where the deck finds them: its timeline, its background, its periods?"""

from governance.demonstration.shapes import HistoryColumn, Period, Statement, year
from groundwork.bilingual import Pair

_LABELS = ("labels-and-meetings",)

TIMELINE_LABELS: tuple[Statement, ...] = (
    Statement(
        key="label-working-groups",
        slide=2,
        anomalies=_LABELS,
        text=Pair(en="Current state of the working groups", fr="État actuel des groupes de travail"),
    ),
    Statement(
        key="label-key-decisions",
        slide=2,
        anomalies=_LABELS,
        text=Pair(
            en="Key decisions to advance the priorities of the JC",
            fr="Décisions clés pour l’avancement des priorités des CM",
        ),
    ),
    Statement(
        key="label-approach",
        slide=2,
        anomalies=_LABELS,
        text=Pair(en="Logic model approach", fr="Approche du modèle logique"),
    ),
    Statement(key="label-reset", slide=2, anomalies=_LABELS, text=Pair(en="Reset", fr="Réinitialisation")),
    Statement(key="label-call", slide=2, anomalies=_LABELS, text=Pair(en="Call to action", fr="Appel à l’action")),
    Statement(key="label-vision", slide=2, anomalies=_LABELS, text=Pair(en="Vision", fr="Vision")),
    Statement(
        key="label-findings",
        slide=2,
        anomalies=_LABELS,
        text=Pair(
            en="Consultation findings and recommendations",
            fr="Constatations des consultations et recommandations",
        ),
    ),
    Statement(
        key="label-logic-model",
        slide=2,
        anomalies=_LABELS,
        text=Pair(en="Logic model of the JC", fr="Modèle logique des CM"),
    ),
    Statement(key="label-gaps", slide=2, anomalies=_LABELS, text=Pair(en="Gap analysis", fr="Analyse des écarts")),
    Statement(
        key="label-priorities",
        slide=2,
        anomalies=_LABELS,
        text=Pair(en="Priorities of the JC", fr="Priorités des CM"),
    ),
)

HISTORY: tuple[HistoryColumn, ...] = (
    HistoryColumn(
        key="framework",
        slide=2,
        start=year(2015),
        end=year(2019),
        heading=Pair(en="Framework Working Group (2015 to 2018)", fr="Groupe de travail sur le cadre (2015 à 2018)"),
    ),
    HistoryColumn(
        key="analyst",
        slide=2,
        start=year(2018),
        end=year(2020),
        heading=Pair(
            en="Strategic policy analyst (2018 to 2019)",
            fr="Analyste des politiques stratégiques (2018 à 2019)",
        ),
        bullets=(
            Pair(
                en="Review of the logic model and of the current state",
                fr="Examen du modèle logique et de l’état actuel",
            ),
            Pair(
                en="Interviews with co-chairs of the Joint Councils",
                fr="Entrevues avec des coprésidents des conseils mixtes",
            ),
            Pair(
                en="Interviews with the co-chairs of the working group of the Joint Councils",
                fr="Entrevues avec les coprésidents du groupe de travail des conseils mixtes",
            ),
            Pair(en="Report to the Joint Councils (Winnipeg)", fr="Rapport aux conseils mixtes (Winnipeg)"),
        ),
        anomalies=("winnipeg-undated",),
        notes=(
            Pair(
                en="That the four points belong to this column is our reading of the slide.",
                fr="Que les quatre points appartiennent à cette colonne est notre lecture de la diapositive.",
            ),
            Pair(
                en="“Working group” is in the singular here and in the plural on slide 6.",
                fr="« Groupe de travail » est au singulier ici et au pluriel à la diapositive 6.",
            ),
        ),
    ),
)

_LAST_TWO = Pair(
    en="That the last two belong to this period is our reading of the slide.",
    fr="Que les deux derniers éléments appartiennent à cette période est notre lecture de la diapositive.",
)

EVOLUTION: tuple[Period, ...] = (
    Period(
        key="1998",
        slide=7,
        deck_words="1998",
        label=Pair(en="1998", fr="1998"),
        statements=(
            Pair(
                en="The Joint Councils unite (PSSDC and PSCIOC)",
                fr="Les conseils mixtes s’unissent (CPSSP et CDPISP)",
            ),
        ),
    ),
    Period(
        key="late-90s",
        slide=7,
        deck_words="Fin 90 Début 2000",
        label=Pair(en="Late 1990s, early 2000s", fr="Fin des années 90, début des années 2000"),
        statements=(
            Pair(
                en="Focus on service delivery by telephone or in person",
                fr="Axé sur la prestation de services par téléphone ou en personne",
            ),
        ),
    ),
    Period(
        key="2000-2010",
        slide=7,
        deck_words="2000 à 2010",
        anomalies=("period-twice",),
        label=Pair(en="2000 to 2010", fr="2000 à 2010"),
        statements=(
            Pair(en="Electronic services over the Internet", fr="Services électroniques par Internet"),
            Pair(
                en="Evolution of the working groups of each council’s committees",
                fr="Évolution des groupes de travail des comités de chaque conseil",
            ),
        ),
    ),
    Period(
        key="2005",
        slide=7,
        deck_words="2005",
        anomalies=("iccs-year",),
        label=Pair(en="2005", fr="2005"),
        statements=(Pair(en="The Joint Councils create the ICCS", fr="Les conseils mixtes créent l’ISAC"),),
    ),
    Period(
        key="2000-2010-again",
        slide=7,
        deck_words="2000 à 2010",
        anomalies=("period-twice",),
        label=Pair(en="2000 to 2010", fr="2000 à 2010"),
        statements=(
            Pair(en="Ubiquitous mobile technology", fr="Technologies mobiles omniprésentes"),
            Pair(en="Channel shift", fr="Changement des modes"),
            Pair(
                en="Broadening of the priorities of the working groups of each council’s committees",
                fr="Élargissement des priorités des groupes de travail des comités de chaque conseil",
            ),
        ),
    ),
    Period(
        key="2015-2018",
        slide=7,
        deck_words="2015 à 2018",
        notes=(_LAST_TWO,),
        label=Pair(en="2015 to 2018", fr="2015 à 2018"),
        statements=(
            Pair(en="Digital by default, digital identity", fr="Numérique par défaut, identité numérique"),
            Pair(en="Service-oriented", fr="Axé sur les services"),
            Pair(en="Grouping of priorities?", fr="Regroupement des priorités?"),
            Pair(
                en="Technology and service brought together",
                fr="Regroupement des technologies et des services",
            ),
            Pair(
                en="Emergence of the position of Chief Digital Officer",
                fr="Émergence du poste de directeur du numérique",
            ),
        ),
    ),
    Period(
        key="2019-2020",
        slide=7,
        deck_words="2019 à 2020",
        label=Pair(en="2019 to 2020", fr="2019 à 2020"),
        statements=(
            Pair(
                en=(
                    "Logic model: outcomes, objectives, priorities of the Joint Councils, rationalization of the groups"
                ),
                fr=(
                    "Modèle logique : résultats, objectifs, priorités des conseils mixtes, rationalisation des groupes"
                ),
            ),
        ),
    ),
    Period(
        key="2025",
        slide=7,
        deck_words="2025+",
        label=Pair(en="2025 and beyond", fr="2025 et après"),
        statements=(Pair(en="Pan-Canadian objectives (logic model)", fr="Objectifs pancanadiens (modèle logique)"),),
    ),
)

UNCHANGED_STRUCTURE = Statement(
    key="structure-unchanged",
    slide=7,
    text=Pair(
        en=("The structure of the Joint Councils has not changed since its creation in the late 1990s and early 2000s"),
        fr=(
            "La structure des conseils mixtes n’a pas changé depuis sa création, à la fin des années 90 et "
            "au début des années 2000"
        ),
    ),
)
