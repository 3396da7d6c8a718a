"""What in the deck is unclear, so that the pages show it instead of mending it?"""

from governance.demonstration.shapes import Anomaly, Sourced
from groundwork.bilingual import Pair

ANOMALIES: tuple[Anomaly, ...] = (
    Anomaly(
        key="period-twice",
        number=1,
        slide=7,
        provenance="ours",
        text=Pair(
            en=(
                "The period “2000 to 2010” stands twice on the slide. The second is probably 2010 to 2015; "
                "the deck does not say so, and both stand here as printed."
            ),
            fr=(
                "La période « 2000 à 2010 » figure deux fois sur la diapositive. La seconde est probablement "
                "2010 à 2015; la présentation ne le dit pas, et les deux figurent ici telles quelles."
            ),
        ),
    ),
    Anomaly(
        key="saint-jean",
        number=2,
        slide=2,
        provenance="ours",
        text=Pair(
            en=(
                "“Saint-Jean” may be St. John’s (Newfoundland and Labrador) or Saint John (New Brunswick). "
                "The deck does not say which."
            ),
            fr=(
                "« Saint-Jean » peut désigner St. John’s (Terre-Neuve-et-Labrador) ou Saint John "
                "(Nouveau-Brunswick). La présentation ne précise pas."
            ),
        ),
    ),
    Anomaly(
        key="winnipeg-undated",
        number=3,
        slide=2,
        provenance="ours",
        text=Pair(
            en="The report made in Winnipeg has no date in the deck.",
            fr="Le rapport présenté à Winnipeg n’est pas daté dans la présentation.",
        ),
    ),
    Anomaly(
        key="labels-and-meetings",
        number=4,
        slide=2,
        provenance="ours",
        text=Pair(
            en=(
                "The slide is a drawing: its text does not say which of the ten labels belongs to which of "
                "the six meetings."
            ),
            fr=(
                "La diapositive est un dessin : son texte ne dit pas laquelle des dix étiquettes se rapporte "
                "à laquelle des six réunions."
            ),
        ),
    ),
    Anomaly(
        key="logic-model-image",
        number=5,
        slide=3,
        provenance="ours",
        text=Pair(
            en=(
                "The logic model is a picture whose text is lost. The outcomes shown here are ours, put "
                "together from the words of the other slides."
            ),
            fr=(
                "Le modèle logique est une image dont le texte est perdu. Les résultats présentés ici sont "
                "les nôtres, formés à partir des mots des autres diapositives."
            ),
        ),
    ),
    Anomaly(
        key="fptm-grouping",
        number=6,
        slide=9,
        provenance="ours",
        text=Pair(
            en=(
                "“FPTM” stands between “Harmonisation” and “Prestation” on the slide. The text does not say "
                "whether it belongs to the first, to the second, or to neither."
            ),
            fr=(
                "« FPTM » figure entre « Harmonisation » et « Prestation » sur la diapositive. Le texte ne "
                "dit pas s’il se rattache au premier mot, au second ou à aucun des deux."
            ),
        ),
    ),
    Anomaly(
        key="format-durations",
        number=7,
        slide=12,
        provenance="ours",
        text=Pair(
            en=(
                "The deck does not say whether the half day is for each council or for both, nor whether the "
                "councils meet at the same time."
            ),
            fr=(
                "La présentation ne dit pas si la demi-journée vaut pour chaque conseil ou pour les deux, ni "
                "si les conseils se réunissent en même temps."
            ),
        ),
    ),
    Anomaly(
        key="question-scope",
        number=8,
        slide=13,
        provenance="ours",
        text=Pair(
            en=(
                "Whether the quick wins belong to the question is left open by the deck: it names the "
                "recommended measures and next steps, and the quick wins share the slide of the next steps."
            ),
            fr=(
                "La présentation laisse ouverte la question de savoir si les gains rapides font partie de ce "
                "qui est demandé : elle nomme les mesures et les prochaines étapes recommandées, et les "
                "gains rapides figurent sur la même diapositive que les prochaines étapes."
            ),
        ),
    ),
    Anomaly(
        key="iccs-year",
        number=9,
        slide=7,
        provenance="ours",
        text=Pair(
            en=(
                "The deck gives 2005. Public history says that the Institute was established in 2001 and "
                "incorporated as a not-for-profit body in August 2005."
            ),
            fr=(
                "La présentation donne 2005. L’historique public indique que l’Institut a été établi en 2001 "
                "et constitué en organisme sans but lucratif en août 2005."
            ),
        ),
    ),
    Anomaly(
        key="deck-wording",
        number=10,
        slide=8,
        more_slides=(12,),
        provenance="ours",
        text=Pair(
            en=(
                "The French is the deck’s own: “muter” is normally said of staff, and “en lui fournissant” "
                "speaks of the Joint Councils in the singular."
            ),
            fr=(
                "La formulation est celle de la présentation : « muter » se dit normalement du personnel, et "
                "« en lui fournissant » parle des conseils mixtes au singulier."
            ),
        ),
    ),
    Anomaly(
        key="unresolved-acronyms",
        number=11,
        slide=7,
        provenance="ours",
        text=Pair(
            en=(
                "The deck does not spell out ORDEC and SPC. SPC is probably Services partagés Canada (Shared "
                "Services Canada); ORDEC was not found."
            ),
            fr=(
                "La présentation n’explique ni ORDEC ni SPC. SPC désigne probablement Services partagés "
                "Canada; ORDEC n’a pas été trouvé."
            ),
        ),
    ),
    Anomaly(
        key="deck-undated",
        number=12,
        provenance="ours",
        text=Pair(
            en="The deck bears no date. Its content places it in 2019 or 2020.",
            fr="La présentation n’est pas datée. D’après son contenu, elle remonte à 2019 ou à 2020.",
        ),
    ),
)

_BY_KEY = {anomaly.key: anomaly for anomaly in ANOMALIES}


def note_of(record: Sourced) -> Pair:
    """What stays open about a record, or is our reading: its notes, then its anomalies; empty if none."""
    texts = [*record.notes, *(_BY_KEY[key].text for key in record.anomalies)]
    return Pair(en=" ".join(text.en for text in texts), fr=" ".join(text.fr for text in texts))
