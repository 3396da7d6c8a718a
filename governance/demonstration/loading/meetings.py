"""How do procedures, formats and gatherings of the demonstration come to be, past and to come?"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from governance.actions.meetings.calling import call_meeting, open_gathering
from governance.actions.meetings.formats import describe_format
from governance.actions.procedure import set_procedure
from governance.demonstration.anomalies import note_of
from governance.demonstration.formats import FORMATS
from governance.demonstration.gatherings import COMING_GATHERING, GATHERINGS
from governance.demonstration.loading.made import Made
from governance.demonstration.loading.structure import days_of
from governance.demonstration.shapes import Gathering, Sitting
from governance.rules.procedure import Settings
from groundwork.bilingual import Pair

# The real rules are not public: consensus, more than half of the jurisdictions, in each council that decides.
RULE = {
    "method": "consensus",
    "voter": "jurisdiction",
    "quorum": {"fraction": "1/2", "compare": "more_than"},
}
JOINT_RULE = {**RULE, "components": ["PSSDC", "PSCIOC"]}
ILLUSTRATIVE = Pair(
    "The real rules are not public: this one is an illustration.",
    "Les vraies règles ne sont pas publiques\u00a0: celle-ci est une illustration.",
)


def load_procedures(made: Made) -> None:
    """How each council decides: illustrative, and said so."""
    for key, rule in (("JC", JOINT_RULE), ("PSSDC", RULE), ("PSCIOC", RULE)):
        set_procedure(
            body=made.bodies[key], settings=Settings(rule=rule), because=ILLUSTRATIVE, illustrative=True, by=made.by
        )


def load_formats(made: Made) -> None:
    """The format that the deck proposes, and the one it does not describe."""
    for each in FORMATS:
        made.formats[each.key] = describe_format(
            key=each.key,
            name=each.name,
            note=note_of(each),
            source=each.source,
            parts=[(made.bodies[part.body], part.half_days) for part in each.parts],
            # The deck does not say whether the two councils sit side by side: it is our choice (slide 12).
            beside=[made.bodies[part.body] for part in each.parts[2:]],
            by=made.by,
        )


def load_past_gatherings(made: Made) -> None:
    """The six gatherings that the deck dates by month, and the one of which it names only the report."""
    for each in GATHERINGS:
        first, after = (None, None) if each.when.date is None else days_of(each.when)
        made.gatherings[each.key] = open_gathering(
            place=each.place,
            slug=slug_of(each, first),
            starts_on=first,
            ends_on=after,
            precision=each.when.precision,
            note=note_of(each),
            source=each.source,
            by=made.by,
        )


def slug_of(gathering: Gathering, first: date | None) -> Pair:
    """The address: year, month and place, the same word in both languages; the place alone without a date."""
    place = slugify(gathering.place.fr)
    word = f"{first:%Y-%m}-{place}" if first else place
    return Pair(en=word, fr=word)


def load_coming_gathering(made: Made) -> None:
    """The gathering that lies ahead, with its meetings."""
    coming = COMING_GATHERING
    first = made.today + timedelta(days=coming.starts_in_days)
    word = f"{first:%Y-%m}-{slugify(coming.place.en)}"
    made.gatherings[coming.key] = open_gathering(
        place=coming.place,
        slug=Pair(en=word, fr=word),
        starts_on=first,
        ends_on=first + timedelta(days=coming.length_in_days),
        in_format=made.formats[coming.format],
        note=note_of(coming),
        illustrative=True,
        by=made.by,
    )
    for sitting in coming.sittings:
        call(made, sitting, first)


def call(made: Made, sitting: Sitting, first: date) -> None:
    """One meeting of the coming gathering, at the hours of its own place."""
    coming = COMING_GATHERING
    made.meetings[sitting.key] = call_meeting(
        gathering=made.gatherings[coming.key],
        body=made.bodies[sitting.body],
        starts_at=local(first, sitting.first_day, sitting.starts),
        ends_at=local(first, sitting.last_day, sitting.ends),
        time_zone=coming.time_zone,
        illustrative=True,
        by=made.by,
    )


def local(first: date, days: int, hour: time) -> datetime:
    """An hour of the clock at the place of the coming gathering, so many days after its first."""
    zone = ZoneInfo(COMING_GATHERING.time_zone)
    return datetime.combine(first + timedelta(days=days), hour, tzinfo=zone)
