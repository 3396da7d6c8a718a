"""Which meetings does a feed hold, whose feed is a token, and which feeds has a person?"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Max, Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from councils.models import BodyComponent, Person
from councils.queries.names import names_on
from councils.rules import Standing, standing_of
from governance.calendars.files import feed
from governance.models import CalendarFeed, Meeting
from governance.queries.votes.personal_links import hash_of_token
from governance.rights import READ_AGENDA
from groundwork.models import LedgerEntry

BACK = timedelta(days=366)


def feed_of(token: str) -> CalendarFeed | None:
    """The feed with this token, while it is not revoked and its person may read agendas. Two queries."""
    found = CalendarFeed.objects.select_related("person", "body")
    one = found.filter(token_hash=hash_of_token(token), revoked_at=None, person__is_active=True).first()
    return one if one is not None and standing_of(one.person).holds(READ_AGENDA) else None


def feeds_of(person: Person) -> list[CalendarFeed]:
    """The feeds that stand, the latest first. One query."""
    found = CalendarFeed.objects.filter(person=person, revoked_at=None)
    return list(found.select_related("body").order_by("-created_at", "-pk"))


def feed_file(found: CalendarFeed) -> bytes:
    """The file that this feed is now: the same bytes as long as nothing changed. Seven queries."""
    meetings = list(meetings_of_feed(found))
    names = names_on()
    with override(found.language):
        body = names[found.body_id].usual.read(found.language) if found.body_id else _("My meetings")
    return feed(
        meetings, names, changed_at(meetings), firsts_of(meetings), called=body, language=found.language,
    )  # fmt: skip


def meetings_of_feed(found: CalendarFeed) -> QuerySet[Meeting]:
    """The meetings of its body, or of all bodies of its person, from a year back on; cancelled ones stay among them.

    The bodies of the secretariat are all.
    """
    standing = standing_of(found.person)
    rows = Meeting.objects.filter(ends_at__gt=timezone.now() - BACK).select_related("gathering")
    if found.body_id is None and standing.is_secretariat:
        return rows.order_by("starts_at", "pk")
    bodies = {found.body_id} if found.body_id else bodies_of(standing)
    wholes = (
        BodyComponent.objects.standing(timezone.localdate()).filter(part__in=bodies).values_list("whole", flat=True)
    )
    rows = Meeting.objects.filter(body__in=bodies | set(wholes), ends_at__gt=timezone.now() - BACK)
    return rows.select_related("gathering").order_by("starts_at", "pk")


def bodies_of(standing: Standing) -> set[int | None]:
    """The bodies in which they, or those whom they assist, have a place."""
    return {held.seat.body_id for held in (*standing.memberships, *standing.assisted)}


def changed_at(meetings: Iterable[Meeting]) -> dict[int, datetime]:
    """When each was called or changed last, as the ledger has it. One query."""
    words = {f"meeting:{each.pk}": each for each in meetings}
    acts = ["meeting.called", "meeting.changed", "meeting.cancelled"]
    rows = LedgerEntry.objects.filter(subject__in=words, act__in=acts).values_list("subject").annotate(last=Max("at"))
    found = {words[subject].pk: last for subject, last in rows}
    return {each.pk: found.get(each.pk, each.starts_at) for each in words.values()}


def firsts_of(meetings: Iterable[Meeting]) -> dict[int, int]:
    """The first meeting of each gathering, by the gathering. One query."""
    rows = Meeting.objects.filter(gathering__in={each.gathering_id for each in meetings})
    return dict(rows.values_list("gathering").annotate(first=Min("pk")))
