"""Where and when did the Joint Councils gather according to the deck, and which gathering lies ahead?"""

from datetime import time

from governance.demonstration.shapes import UNKNOWN, ComingGathering, Gathering, Sitting, month
from groundwork.bilingual import Pair

_LABELS = ("labels-and-meetings",)
TORONTO = Pair(en="Toronto", fr="Toronto")

GATHERINGS: tuple[Gathering, ...] = (
    Gathering(
        key="saint-jean-2015",
        kind="gathering",
        slide=2,
        deck_words="Saint-Jean Sept. 2015",
        place=Pair(en="“Saint-Jean” (St. John’s or Saint John)", fr="Saint-Jean"),
        when=month(9, of=2015),
        anomalies=("saint-jean", *_LABELS),
    ),
    Gathering(
        key="toronto-2016",
        kind="gathering",
        slide=2,
        deck_words="Toronto Fév. 2016",
        place=TORONTO,
        when=month(2, of=2016),
        anomalies=_LABELS,
    ),
    Gathering(
        key="victoria-2016",
        kind="gathering",
        slide=2,
        deck_words="Victoria Sept. 2016",
        place=Pair(en="Victoria", fr="Victoria"),
        when=month(9, of=2016),
        anomalies=_LABELS,
    ),
    Gathering(
        key="ottawa-2017",
        kind="gathering",
        slide=2,
        deck_words="Ottawa Fév. 2017",
        place=Pair(en="Ottawa", fr="Ottawa"),
        when=month(2, of=2017),
        anomalies=_LABELS,
    ),
    Gathering(
        key="charlottetown-2017",
        kind="gathering",
        slide=2,
        deck_words="Charlottetown Oct. 2017",
        place=Pair(en="Charlottetown", fr="Charlottetown"),
        when=month(10, of=2017),
        anomalies=_LABELS,
    ),
    Gathering(
        key="toronto-2018",
        kind="gathering",
        slide=2,
        deck_words="Toronto Fév. 2018",
        place=TORONTO,
        when=month(2, of=2018),
        anomalies=_LABELS,
    ),
    Gathering(
        key="winnipeg",
        kind="report",
        slide=2,
        deck_words="Rapport aux conseils mixtes (Winnipeg)",
        place=Pair(en="Winnipeg", fr="Winnipeg"),
        when=UNKNOWN,
        anomalies=("winnipeg-undated",),
    ),
)

COMING_GATHERING = ComingGathering(
    key="ottawa-coming",
    provenance="ours",
    name=Pair(en="Gathering in Ottawa", fr="Rencontre d’Ottawa"),
    place=Pair(en="Ottawa", fr="Ottawa"),
    starts_in_days=2,
    length_in_days=2,
    time_zone="America/Toronto",
    format="JC-1.5",
    sittings=(
        Sitting(
            key="joint",
            body="JC",
            name=Pair(en="Joint Councils, one and a half days", fr="Conseils mixtes, une journée et demie"),
            first_day=0,
            starts=time(8, 30),
            last_day=1,
            ends=time(12, 0),
        ),
        Sitting(
            key="pssdc",
            body="PSSDC",
            name=Pair(en="PSSDC, half a day", fr="CPSSP, une demi-journée"),
            first_day=1,
            starts=time(13, 0),
            last_day=1,
            ends=time(16, 0),
        ),
        Sitting(
            key="pscioc",
            body="PSCIOC",
            name=Pair(en="PSCIOC, half a day", fr="CDPISP, une demi-journée"),
            first_day=1,
            starts=time(13, 0),
            last_day=1,
            ends=time(16, 0),
        ),
    ),
    notes=(
        Pair(
            en=(
                "This gathering is illustrative. It follows the format that the recommendation proposes, so "
                "that the format can be seen; that the two councils sit at the same time is our choice."
            ),
            fr=(
                "Cette rencontre est fictive. Elle suit le format que la recommandation propose, pour le "
                "montrer; que les deux conseils siègent en même temps est notre choix."
            ),
        ),
    ),
    anomalies=("format-durations",),
)
