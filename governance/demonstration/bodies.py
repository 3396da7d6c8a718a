"""Which bodies does the deck name, and what is each?"""

from governance.demonstration.shapes import UNKNOWN, Body, Component, month, year
from groundwork.bilingual import Pair

_NAMES_ARE_PUBLIC = Pair(
    en="The deck gives the French acronym alone; both names are those that the councils publish.",
    fr="La présentation ne donne que l’acronyme; les deux noms sont ceux que les conseils publient.",
)
_COUNCIL_YEAR = Pair(
    en=(
        "The deck dates the union of the councils (1998), not the beginning of each; the public history of "
        "this council also begins in 1998."
    ),
    fr=(
        "La présentation date l’union des conseils (1998), non les débuts de chacun; l’historique public de "
        "ce conseil commence lui aussi en 1998."
    ),
)
_AUTHORITY_OURS = Pair(
    en="That the group recommends, and that the councils decide, is our reading: the deck does not say.",
    fr=("Que le groupe recommande et que les conseils décident est notre lecture : la présentation ne le dit pas."),
)
_UNDATED = Pair(
    en="The deck does not say when the group was created.",
    fr="La présentation ne dit pas quand le groupe a été créé.",
)
_ENGLISH_PUBLIC = Pair(
    en="The English name is the one that the group publishes.",
    fr="Le nom anglais est celui que le groupe publie.",
)
_OUTSIDE = Pair(
    en="The deck names it and does not describe its ties with the Joint Councils.",
    fr="La présentation le nomme sans décrire ses liens avec les conseils mixtes.",
)
_NON_MEMBER = Pair(
    en="The deck names it as an example of a non-member.",
    fr="La présentation le donne comme exemple de non-membre.",
)

BODIES: tuple[Body, ...] = (
    Body(
        key="JC",
        kind="joint_council",
        authority="decides",
        slide=7,
        more_slides=(3, 4),
        deck_words="Conseils mixtes",
        name=Pair(en="Joint Councils", fr="Conseils mixtes"),
        acronym=Pair(en="JC", fr="CM"),
        slug=Pair(en="joint-councils", fr="conseils-mixtes"),
        start=year(1998),
    ),
    Body(
        key="PSSDC",
        kind="council",
        authority="decides",
        slide=7,
        more_slides=(12,),
        deck_words="CPSSP",
        name=Pair(
            en="Public Sector Service Delivery Council",
            fr="Conseil de la prestation des services du secteur public",
        ),
        other_names=(Pair(fr="Conseil de la prestation de services du secteur public"),),
        acronym=Pair(en="PSSDC", fr="CPSSP"),
        slug=Pair(en="pssdc", fr="cpssp"),
        start=year(1998),
        notes=(_NAMES_ARE_PUBLIC, _COUNCIL_YEAR),
    ),
    Body(
        key="PSCIOC",
        kind="council",
        authority="decides",
        slide=7,
        more_slides=(12,),
        deck_words="CDPISP",
        name=Pair(
            en="Public Sector Chief Information Officer Council",
            fr="Conseil des dirigeants principaux de l’information du secteur public",
        ),
        other_names=(Pair(fr="Conseil des dirigeants principaux de l’information dans le secteur public"),),
        acronym=Pair(en="PSCIOC", fr="CDPISP"),
        slug=Pair(en="pscioc", fr="cdpisp"),
        start=year(1998),
        notes=(_NAMES_ARE_PUBLIC, _COUNCIL_YEAR),
    ),
    Body(
        key="ICCS",
        kind="secretariat",
        authority="informs",
        slide=8,
        more_slides=(7,),
        deck_words="Institut des services axés sur les citoyens (ISAC)",
        name=Pair(en="Institute for Citizen-Centred Service", fr="Institut des services axés sur les citoyens"),
        acronym=Pair(en="ICCS", fr="ISAC"),
        slug=Pair(en="iccs", fr="isac"),
        start=year(2005),
        anomalies=("iccs-year",),
    ),
    Body(
        key="WG-FRAME",
        kind="working_group",
        authority="recommends",
        slide=2,
        deck_words="Groupe de travail sur le cadre (2015 à 2018)",
        name=Pair(en="Framework Working Group", fr="Groupe de travail sur le cadre"),
        acronym=Pair(en="Framework WG", fr="GT sur le cadre"),
        slug=Pair(en="framework", fr="cadre"),
        start=year(2015),
        end=year(2019),
        notes=(
            _AUTHORITY_OURS,
            Pair(
                en="The deck gives the years 2015 to 2018, without months.",
                fr="La présentation donne les années 2015 à 2018, sans les mois.",
            ),
        ),
    ),
    Body(
        key="WG-DIG",
        kind="working_group",
        authority="recommends",
        slide=12,
        deck_words="Groupe de travail sur la stratégie numérique",
        name=Pair(en="Digital Strategy Working Group", fr="Groupe de travail sur la stratégie numérique"),
        acronym=Pair(en="Digital Strategy WG", fr="GT sur la stratégie numérique"),
        slug=Pair(en="digital-strategy", fr="strategie-numerique"),
        start=month(2, of=2018),
        notes=(
            _AUTHORITY_OURS,
            Pair(
                en=(
                    "The deck does not say when the group was created. Published material says that members "
                    "approved in February 2018 that the priority become an official working group."
                ),
                fr=(
                    "La présentation ne dit pas quand le groupe a été créé. Selon des documents publiés, les "
                    "membres ont approuvé en février 2018 que la priorité devienne un groupe de travail "
                    "officiel."
                ),
            ),
        ),
    ),
    Body(
        key="WG-DATA",
        kind="working_group",
        authority="recommends",
        slide=12,
        deck_words="Groupe de travail sur l’intelligence axée sur les données",
        name=Pair(
            en="Data Driven Intelligence Working Group",
            fr="Groupe de travail sur l’intelligence axée sur les données",
        ),
        acronym=Pair(en="Data Driven Intelligence WG", fr="GT sur l’intelligence axée sur les données"),
        slug=Pair(en="data-driven-intelligence", fr="intelligence-axee-sur-les-donnees"),
        start=UNKNOWN,
        notes=(_AUTHORITY_OURS, _UNDATED, _ENGLISH_PUBLIC),
    ),
    Body(
        key="WG-BUS",
        kind="working_group",
        authority="recommends",
        slide=12,
        deck_words="Groupe de travail sur les services aux entreprises",
        name=Pair(en="Service to Business Working Group", fr="Groupe de travail sur les services aux entreprises"),
        acronym=Pair(en="Service to Business WG", fr="GT sur les services aux entreprises"),
        slug=Pair(en="service-to-business", fr="services-aux-entreprises"),
        start=UNKNOWN,
        notes=(_AUTHORITY_OURS, _UNDATED, _ENGLISH_PUBLIC),
    ),
    Body(
        key="DM-TABLE",
        kind="external_table",
        authority="informs",
        slide=11,
        more_slides=(7,),
        deck_words="la table des SM FPT sur la collaboration en matière de prestation de services",
        name=Pair(
            en="FPT Deputy Ministers’ Table on Service Delivery Collaboration",
            fr="Table des SM FPT sur la collaboration en matière de prestation de services",
        ),
        acronym=Pair(en="FPT DM Table", fr="Table des SM FPT"),
        slug=Pair(en="dm-table", fr="table-des-sm"),
        start=UNKNOWN,
        notes=(_OUTSIDE,),
    ),
    Body(
        key="CIOSC",
        kind="external_table",
        authority="informs",
        slide=7,
        deck_words="Conseil stratégique des DPI",
        name=Pair(en="CIO Strategy Council", fr="Conseil stratégique des DPI"),
        acronym=Pair(en="CIOSC", fr="CSDPI"),
        slug=Pair(en="cio-strategy-council", fr="conseil-strategique-des-dpi"),
        start=UNKNOWN,
        notes=(
            _OUTSIDE,
            Pair(
                en="It has since taken the name Digital Governance Council. The acronyms are ours.",
                fr=("Il a depuis pris le nom de Conseil de gouvernance numérique. Les acronymes sont les nôtres."),
            ),
        ),
    ),
    Body(
        key="DIACC",
        kind="external_table",
        authority="informs",
        slide=7,
        deck_words="DIACC",
        name=Pair(en="DIACC", fr="DIACC"),
        acronym=Pair(en="DIACC", fr="DIACC"),
        slug=Pair(en="diacc", fr="diacc"),
        start=UNKNOWN,
        notes=(
            _OUTSIDE,
            Pair(en="The deck gives the acronym alone.", fr="La présentation ne donne que l’acronyme."),
        ),
    ),
    Body(
        key="ORDEC",
        kind="non_member",
        authority="informs",
        slide=7,
        deck_words="non membre (p. ex. ORDEC, SPC)",
        name=Pair(en="ORDEC", fr="ORDEC"),
        acronym=Pair(en="ORDEC", fr="ORDEC"),
        slug=Pair(en="ordec", fr="ordec"),
        start=UNKNOWN,
        anomalies=("unresolved-acronyms",),
        notes=(_NON_MEMBER,),
    ),
    Body(
        key="SPC",
        kind="non_member",
        authority="informs",
        slide=7,
        deck_words="non membre (p. ex. ORDEC, SPC)",
        name=Pair(en="SPC", fr="SPC"),
        acronym=Pair(en="SPC", fr="SPC"),
        slug=Pair(en="spc", fr="spc"),
        start=UNKNOWN,
        anomalies=("unresolved-acronyms",),
        notes=(_NON_MEMBER,),
    ),
)

COMPONENTS: tuple[Component, ...] = (
    Component(whole="JC", part="PSSDC", start=year(1998), slide=7, deck_words="(CPSSP et CDPISP)"),
    Component(whole="JC", part="PSCIOC", start=year(1998), slide=7, deck_words="(CPSSP et CDPISP)"),
)
