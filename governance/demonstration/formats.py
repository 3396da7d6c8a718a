"""Which meeting format does the deck propose, and which one does it replace?"""

from governance.demonstration.shapes import FormatPart, MeetingFormat
from groundwork.bilingual import Pair

PROPOSED_FORMAT = MeetingFormat(
    key="JC-1.5",
    slide=12,
    anomalies=("format-durations",),
    deck_words=(
        "Les réunions des conseils mixtes seront d’une journée et demie et d’une demi-journée pour le CPSSP "
        "et le CDPISP"
    ),
    name=Pair(
        en="A joint day and a half, half a day for each council",
        fr="Une journée et demie conjointe, une demi-journée pour chaque conseil",
    ),
    parts=(
        FormatPart(body="JC", half_days=3),
        FormatPart(body="PSSDC", half_days=1),
        FormatPart(body="PSCIOC", half_days=1),
    ),
    notes=(
        Pair(
            en="That each council has a half day of its own is our reading.",
            fr="Que chaque conseil ait sa propre demi-journée est notre lecture.",
        ),
    ),
)

PREVIOUS_FORMAT = MeetingFormat(
    key="JC-BEFORE",
    slide=12,
    deck_words="Mettre à jour le format des réunions en personne",
    name=Pair(en="Format before the change", fr="Format d’avant le changement"),
    notes=(
        Pair(
            en="The deck proposes to update the format and does not describe the one in use.",
            fr="La présentation propose de mettre à jour le format sans décrire celui qui a cours.",
        ),
    ),
)

FORMATS: tuple[MeetingFormat, ...] = (PREVIOUS_FORMAT, PROPOSED_FORMAT)
