"""Which measures does the deck recommend, and what would each set going?

The French of each measure is the deck's; the effects are our reading; what they add is named illustrative.
"""

from governance.demonstration.shapes import Point
from groundwork.bilingual import Pair

_MEASURES = Pair(en="Recommended measures", fr="Mesures recommandées")
_AS_A_TABLE = Pair(en="As a table", fr="En tant que table")
_NO_LEAD = Pair(
    en="The deck names no lead and no date for this review: both are ours.",
    fr="La présentation ne nomme ni responsable ni échéance pour cet examen : les deux sont de nous.",
)

MEASURES: tuple[Point, ...] = (
    Point(
        key="M1",
        kind="measure",
        slide=11,
        heading=_MEASURES,
        lead_in=_AS_A_TABLE,
        outcomes=("2.2",),
        text=Pair(
            en="We commit to creating and delivering initiatives jointly",
            fr="Nous nous engageons à créer et à offrir des initiatives conjointement",
        ),
        short=Pair(en="Create and deliver jointly", fr="Créer et offrir conjointement"),
        effects=(
            {
                "kind": "commitment",
                "title_en": "Create and deliver initiatives jointly",
                "title_fr": "Créer et offrir des initiatives conjointement",
                "owner": "JC",
                "illustrative": ("owner",),
            },
        ),
    ),
    Point(
        key="M2",
        kind="measure",
        slide=11,
        heading=_MEASURES,
        lead_in=_AS_A_TABLE,
        outcomes=("2.2",),
        text=Pair(
            en="We mature and evolve the conditions that enable co-creation and joint delivery",
            fr=(
                "Nous faisons mûrir et évoluer les conditions en vue de permettre la création et la "
                "prestation conjointes"
            ),
        ),
        short=Pair(en="Conditions for joint delivery", fr="Conditions de la prestation conjointe"),
        effects=(
            {
                "kind": "commitment",
                "title_en": "Mature and evolve the conditions for co-creation and joint delivery",
                "title_fr": ("Faire mûrir et évoluer les conditions de la création et de la prestation conjointes"),
                "owner": "JC",
                "illustrative": ("owner",),
            },
        ),
    ),
    Point(
        key="M3",
        kind="measure",
        slide=11,
        heading=_MEASURES,
        lead_in=_AS_A_TABLE,
        outcomes=("1.4",),
        text=Pair(
            en="We leverage the ICCS platform to advance the key priorities",
            fr="Nous mettons à profit la plateforme de l’ISAC afin de faire progresser les priorités clés",
        ),
        short=Pair(en="Leverage the ICCS platform", fr="Mettre à profit la plateforme de l’ISAC"),
        effects=(
            {
                "kind": "commitment",
                "title_en": "Leverage the ICCS platform to advance the key priorities",
                "title_fr": ("Mettre à profit la plateforme de l’ISAC afin de faire progresser les priorités clés"),
                "owner": "ICCS",
                "illustrative": ("owner",),
            },
        ),
    ),
    Point(
        key="M4",
        kind="measure",
        slide=11,
        heading=_MEASURES,
        lead_in=_AS_A_TABLE,
        outcomes=("1.1", "2.4"),
        text=Pair(
            en=(
                "We launch a review of our governance, our agenda management and our meeting formats, to "
                "provide recommendations that will allow the councils to position themselves to address "
                "existing and emerging priorities"
            ),
            fr=(
                "Nous lançons un examen de notre gouvernance, de la gestion de notre ordre du jour et des "
                "formats de nos réunions, afin de fournir des recommandations qui permettront aux conseils "
                "de prendre une position en vue d’aborder les priorités existantes et émergentes"
            ),
        ),
        short=Pair(
            en="Review of governance, agenda management and meeting formats",
            fr="Examen de la gouvernance, de la gestion de l’ordre du jour et des formats de réunion",
        ),
        notes=(_NO_LEAD,),
        effects=(
            {
                "kind": "review",
                "lead": "WG-DIG",
                "due_days": 180,
                "title_en": "Review of governance, agenda management and meeting formats",
                "title_fr": ("Examen de la gouvernance, de la gestion de l’ordre du jour et des formats de réunion"),
                "scope_en": "Our governance, our agenda management and our meeting formats",
                "scope_fr": ("Notre gouvernance, la gestion de notre ordre du jour et les formats de nos réunions"),
                "owed_en": (
                    "Recommendations that will allow the councils to position themselves to address existing "
                    "and emerging priorities"
                ),
                "owed_fr": (
                    "Des recommandations qui permettront aux conseils de prendre une position en vue "
                    "d’aborder les priorités existantes et émergentes"
                ),
                "illustrative": ("lead", "due_days"),
            },
        ),
    ),
    Point(
        key="M5",
        kind="measure",
        slide=11,
        heading=_MEASURES,
        lead_in=_AS_A_TABLE,
        outcomes=("1.3", "2.1"),
        text=Pair(
            en=(
                "We will examine the linkages and reporting relationships with other groups and tables (e.g. "
                "the FPT Deputy Ministers’ Table on Service Delivery Collaboration, etc.) and will produce "
                "recommendations"
            ),
            fr=(
                "Nous examinerons les liens et les relations hiérarchiques avec les autres groupes et tables "
                "(p. ex., la table des SM FPT sur la collaboration en matière de prestation de services, "
                "etc.) et nous produirons des recommandations"
            ),
        ),
        short=Pair(
            en="Review of the links with other groups and tables",
            fr="Examen des liens avec les autres groupes et tables",
        ),
        notes=(_NO_LEAD,),
        effects=(
            {
                "kind": "review",
                "lead": "WG-DIG",
                "due_days": 180,
                "title_en": "Review of the links with other groups and tables",
                "title_fr": "Examen des liens avec les autres groupes et tables",
                "scope_en": (
                    "The linkages and reporting relationships with other groups and tables, among them the "
                    "FPT Deputy Ministers’ Table on Service Delivery Collaboration"
                ),
                "scope_fr": (
                    "Les liens et les relations hiérarchiques avec les autres groupes et tables, dont la "
                    "table des SM FPT sur la collaboration en matière de prestation de services"
                ),
                "owed_en": "Recommendations on these linkages and reporting relationships",
                "owed_fr": "Des recommandations sur ces liens et ces relations hiérarchiques",
                "illustrative": ("lead", "due_days"),
            },
        ),
    ),
)
