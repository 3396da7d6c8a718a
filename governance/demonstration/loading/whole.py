"""How is the whole demonstration loaded, once, and how does one see that it is there?"""

from django.db import connection, transaction
from django.utils import timezone

from councils.enums import NotSent
from councils.models import Body, Notice, Person
from councils.notices import suppress
from governance.demonstration.loading import (
    agenda,
    evidence,
    findings,
    further,
    measuring,
    meetings,
    outcomes,
    people,
    recommendation,
    reports,
    structure,
    votes,
)
from governance.demonstration.loading.made import Made

MARK = "JC"
ONE_AT_A_TIME = 2_026_101  # any number that nothing else locks

STEPS = (
    structure.load_secretariat_body,
    people.load_first_person,
    structure.load_levels,
    structure.load_jurisdictions,
    structure.load_bodies,
    structure.load_lines,
    structure.load_events,
    people.load_people,
    people.load_seats,
    meetings.load_procedures,
    meetings.load_formats,
    meetings.load_past_gatherings,
    meetings.load_coming_gathering,
    findings.load_findings,
    outcomes.load_logic_model,
    outcomes.load_priorities,
    measuring.load_measuring,
    recommendation.load_recommendation,
    recommendation.load_contributions,
    evidence.load_consultations,
    evidence.load_holidays,
    agenda.load_agenda,
    votes.load_question,
    votes.load_simple_motion,
    further.load_further,
    reports.load_reports,
)


class SomebodyLivesHereError(Exception):
    """The house is not empty, and what is in it is not the demonstration."""


@transaction.atomic
def load_demonstration() -> bool:
    """Load all of it, or nothing: a load that is cut off leaves an empty house.

    Returns whether anything was loaded; False when it was there already. Raises SomebodyLivesHereError when
    somebody else's councils are in the database.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    if is_loaded():
        return False
    if Body.objects.exists() or Person.objects.exists():
        raise SomebodyLivesHereError
    made = Made(today=timezone.localdate())
    for step in STEPS:
        step(made)
    suppress(Notice.objects.all(), because=NotSent.DEMONSTRATION)
    return True


def is_loaded() -> bool:
    """Whether the demonstration is in the database."""
    return Body.objects.filter(key=MARK).exists()
