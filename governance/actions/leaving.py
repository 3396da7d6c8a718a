"""Which keys does governance give out, that end with the last place of a person: voices given to them, their links,
their calendars?"""

from django.db.models import QuerySet

from councils.actions.leaving import FURTHER_KEYS, Keys
from councils.models import Person
from governance.actions.meetings.calendars import revoke_feeds_of
from governance.actions.votes.links import revoke_links_of
from governance.actions.votes.voices import end_voices_of
from governance.models import BallotLink, CalendarFeed, Voice


def holders_of_voices() -> QuerySet:
    """The people to whom a voice is given that nobody ended."""
    return Voice.objects.filter(ended_at=None).values("person")


def holders_of_links() -> QuerySet:
    """The people who have a link that nobody revoked."""
    return BallotLink.objects.filter(revoked_at=None).values("person")


def holders_of_feeds() -> QuerySet:
    """The people who have a calendar that nobody revoked."""
    return CalendarFeed.objects.filter(revoked_at=None).values("person")


def give_up_voices(person: Person) -> int:
    """Their voices end with their place."""
    return end_voices_of(person=person, by=None)


def give_up_links(person: Person) -> int:
    """Their links end with their place."""
    return revoke_links_of(person=person, by=None)


def give_up_feeds(person: Person) -> int:
    """Their calendars end with their place."""
    return revoke_feeds_of(person=person, by=None)


FURTHER_KEYS += [
    Keys(holders_of_voices, give_up_voices),
    Keys(holders_of_links, give_up_links),
    Keys(holders_of_feeds, give_up_feeds),
]
