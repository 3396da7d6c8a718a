"""Who answered to whom before the recommendation, what is not known of it, and what had happened?"""

from governance.demonstration.shapes import UNKNOWN, BodyEvent, OpenLine, ReportingLine, month, year
from groundwork.bilingual import Pair

_SINCE_WHEN = Pair(en="The deck does not say since when.", fr="La présentation ne dit pas depuis quand.")
_FROM_THE_MOVE = Pair(
    en="The deck says so by proposing to move the group “from the PSSDC to the Joint Councils”.",
    fr="La présentation le dit en proposant de « muter » le groupe « du CPSSP aux conseils mixtes ».",
)

REPORTING_LINES: tuple[ReportingLine, ...] = (
    ReportingLine(
        body="WG-DATA",
        parent="PSSDC",
        kind="primary",
        slide=12,
        start=UNKNOWN,
        notes=(_FROM_THE_MOVE, _SINCE_WHEN),
    ),
    ReportingLine(
        body="WG-BUS",
        parent="PSSDC",
        kind="primary",
        slide=12,
        start=UNKNOWN,
        notes=(_FROM_THE_MOVE, _SINCE_WHEN),
    ),
    ReportingLine(
        body="ICCS",
        parent="JC",
        kind="secretariat",
        slide=8,
        start=UNKNOWN,
        notes=(
            _SINCE_WHEN,
            Pair(
                en=("The deck speaks of support and management services in all aspects of the councils’ activities."),
                fr=(
                    "La présentation parle de services de soutien et de gestion dans tous les aspects des "
                    "activités des conseils."
                ),
            ),
        ),
    ),
    ReportingLine(
        body="DM-TABLE",
        parent="JC",
        kind="liaison",
        slide=11,
        start=UNKNOWN,
        notes=(
            _SINCE_WHEN,
            Pair(
                en=(
                    "The deck proposes to examine the links with this table and does not describe them; "
                    "liaison is our word."
                ),
                fr=(
                    "La présentation propose d’examiner les liens avec cette table sans les décrire; "
                    "« liaison » est notre mot."
                ),
            ),
        ),
    ),
)

OPEN_LINES: tuple[OpenLine, ...] = (
    OpenLine(
        body="WG-DIG",
        kind="primary",
        probable="JC",
        slide=12,
        notes=(
            Pair(
                en=(
                    "The deck does not say to whom the Digital Strategy Working Group reports. Published "
                    "material has it as a working group of the Joint Councils."
                ),
                fr=(
                    "La présentation ne dit pas de qui relève le Groupe de travail sur la stratégie "
                    "numérique. Des documents publiés en font un groupe de travail des conseils mixtes."
                ),
            ),
        ),
    ),
    OpenLine(
        body="WG-FRAME",
        kind="primary",
        probable="JC",
        slide=2,
        notes=(
            Pair(
                en="The deck does not say to whom the Framework Working Group reported.",
                fr="La présentation ne dit pas de qui relevait le Groupe de travail sur le cadre.",
            ),
        ),
    ),
    OpenLine(
        body="CIOSC",
        kind="liaison",
        slide=7,
        notes=(
            Pair(
                en="The deck names the CIO Strategy Council in a question and states no link.",
                fr=("La présentation nomme le Conseil stratégique des DPI dans une question et n’énonce aucun lien."),
            ),
        ),
    ),
    OpenLine(
        body="DIACC",
        kind="liaison",
        slide=7,
        notes=(
            Pair(
                en="The deck names the DIACC in a question and states no link.",
                fr="La présentation nomme le DIACC dans une question et n’énonce aucun lien.",
            ),
        ),
    ),
)

EVENTS: tuple[BodyEvent, ...] = (
    BodyEvent(
        key="councils-unite",
        body="JC",
        kind="created",
        when=year(1998),
        slide=7,
        description=Pair(
            en="The Joint Councils unite (PSSDC and PSCIOC)",
            fr="Les conseils mixtes s’unissent (CPSSP et CDPISP)",
        ),
    ),
    BodyEvent(
        key="iccs-created",
        body="ICCS",
        kind="created",
        when=year(2005),
        slide=7,
        anomalies=("iccs-year",),
        description=Pair(en="The Joint Councils create the ICCS", fr="Les conseils mixtes créent l’ISAC"),
    ),
    BodyEvent(
        key="framework-begins",
        body="WG-FRAME",
        kind="created",
        when=year(2015),
        slide=2,
        deck_words="Groupe de travail sur le cadre (2015 à 2018)",
        provenance="deck",
        description=Pair(
            en="Framework Working Group (2015 to 2018)", fr="Groupe de travail sur le cadre (2015 à 2018)"
        ),
    ),
    BodyEvent(
        key="framework-ends",
        body="WG-FRAME",
        kind="dissolved",
        when=year(2018),
        slide=2,
        deck_words="Groupe de travail sur le cadre (2015 à 2018)",
        description=Pair(
            en="Framework Working Group (2015 to 2018)", fr="Groupe de travail sur le cadre (2015 à 2018)"
        ),
        notes=(
            Pair(
                en="The deck gives the last year and does not say how the group ended.",
                fr="La présentation donne la dernière année et ne dit pas comment le groupe a pris fin.",
            ),
        ),
    ),
    BodyEvent(
        key="digital-strategy-official",
        body="WG-DIG",
        kind="promoted",
        when=month(2, of=2018),
        provenance="public",
        description=Pair(
            en="The digital strategy priority becomes an official working group",
            fr="La priorité « stratégie numérique » devient un groupe de travail officiel",
        ),
        notes=(
            Pair(
                en="Published material says so; the deck does not.",
                fr="Des documents publiés le disent; la présentation, non.",
            ),
        ),
    ),
)
