"""Which next steps and quick wins does the deck recommend, and what would each change?"""

from governance.demonstration.shapes import Point
from groundwork.bilingual import Pair

_NEXT_STEPS = Pair(en="Recommended next steps", fr="Prochaines étapes recommandées")
_QUICK_WINS = Pair(en="Quick wins", fr="Gains rapides")

NEXT_STEPS: tuple[Point, ...] = (
    Point(
        key="N1",
        kind="next_step",
        slide=12,
        heading=_NEXT_STEPS,
        outcomes=("1.3",),
        text=Pair(
            en=(
                "Ask the Digital Strategy Working Group to oversee this work and to approve the acquisition "
                "of resources"
            ),
            fr=(
                "Demander au Groupe de travail sur la stratégie numérique de superviser ces travaux et "
                "d’approuver l’acquisition de ressources"
            ),
        ),
        short=Pair(
            en="The Digital Strategy Working Group oversees this work",
            fr="Le Groupe de travail sur la stratégie numérique supervise ces travaux",
        ),
        notes=(
            Pair(
                en="The deck states no limit in amount or in time for what the group may approve.",
                fr=("La présentation n’énonce aucune limite de montant ni de temps à ce que le groupe peut approuver."),
            ),
        ),
        effects=(
            {
                "kind": "delegate",
                "body": "WG-DIG",
                "scope_en": "Oversee this work and approve the acquisition of resources",
                "scope_fr": "Superviser ces travaux et approuver l’acquisition de ressources",
            },
        ),
    ),
    Point(
        key="N2",
        kind="next_step",
        slide=12,
        heading=_NEXT_STEPS,
        outcomes=("1.3", "2.4"),
        text=Pair(
            en=(
                "Update the reporting lines and the meeting structures to support the advancement of the key priorities"
            ),
            fr=(
                "Mettre à jour les rapports hiérarchiques et les structures de réunion afin de soutenir "
                "l’avancement des priorités clés"
            ),
        ),
        short=Pair(
            en="Update reporting lines and meeting structures",
            fr="Mettre à jour les liens hiérarchiques et les structures de réunion",
        ),
        notes=(
            Pair(
                en="The deck names nobody responsible and no date: both are ours.",
                fr="La présentation ne nomme ni responsable ni échéance : les deux sont de nous.",
            ),
        ),
        effects=(
            {
                "kind": "action",
                "owner": "ICCS",
                "due_days": 60,
                "title_en": "Update the reporting lines and the meeting structures",
                "title_fr": "Mettre à jour les liens hiérarchiques et les structures de réunion",
                "illustrative": ("owner", "due_days"),
            },
        ),
    ),
)

QUICK_WINS: tuple[Point, ...] = (
    Point(
        key="G1",
        kind="quick_win",
        slide=12,
        heading=_QUICK_WINS,
        outcomes=("1.3", "2.1"),
        anomalies=("question-scope", "deck-wording"),
        text=Pair(
            en=(
                "Move the Data Driven Intelligence Working Group and the Service to Business Working Group "
                "from the PSSDC to the Joint Councils"
            ),
            fr=(
                "Muter le Groupe de travail sur l’intelligence axée sur les données et le Groupe de travail "
                "sur les services aux entreprises du CPSSP aux conseils mixtes"
            ),
        ),
        short=Pair(
            en="Two working groups move to the Joint Councils",
            fr="Deux groupes de travail rattachés aux conseils mixtes",
        ),
        effects=(
            {"kind": "move", "body": "WG-DATA", "from": "PSSDC", "to": "JC"},
            {"kind": "move", "body": "WG-BUS", "from": "PSSDC", "to": "JC"},
        ),
    ),
    Point(
        key="G2",
        kind="quick_win",
        slide=12,
        heading=_QUICK_WINS,
        outcomes=("2.4",),
        anomalies=("question-scope", "format-durations"),
        text=Pair(
            en=(
                "Update the format of in-person meetings: The meetings of the Joint Councils will be of one "
                "and a half days, and of half a day for the PSSDC and the PSCIOC"
            ),
            fr=(
                "Mettre à jour le format des réunions en personne : Les réunions des conseils mixtes seront "
                "d’une journée et demie et d’une demi-journée pour le CPSSP et le CDPISP"
            ),
        ),
        short=Pair(en="New format of in-person meetings", fr="Nouveau format des réunions en personne"),
        effects=({"kind": "adopt_format", "format": "JC-1.5"},),
    ),
)
