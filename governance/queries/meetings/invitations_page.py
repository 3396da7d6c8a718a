"""What does the page of a gathering say of each of its meetings: when, where, how to take part, and who comes?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from councils.models import Person
from councils.queries.names import BodyWords
from councils.rules import standing_of
from governance.enums import MeetingState
from governance.models import Gathering, Meeting
from governance.queries.meetings.hours import hours_in_words, zone_of_reader
from governance.queries.meetings.replies import THERE, own_seats
from governance.rules.meetings import may_join
from groundwork.bilingual import reader_language


@dataclass(frozen=True)
class MeetingCard:
    """A meeting as this reader sees it. `joining` only for who holds a place; `coming` seats said that they come,
    `answered` said anything; `waits` whether a seat of the reader has not."""

    meeting: Meeting
    body: BodyWords
    hours: str
    may_join: bool
    coming: int
    answered: int
    waits: bool

    @property
    def is_ahead(self) -> bool:
        return self.meeting.state == MeetingState.DRAFT

    @property
    def is_cancelled(self) -> bool:
        return self.meeting.state == MeetingState.CANCELLED


def cards_of(gathering: Gathering, names: Mapping[int, BodyWords], reader: Person) -> list[MeetingCard]:
    """The meetings of a gathering in their order. Two queries, and one for each joint meeting."""
    own = own_seats(standing_of(reader))
    rows = gathering.meetings.select_related("body", "gathering").annotate(
        coming=Count("replies", filter=Q(replies__answer__in=THERE), distinct=True),
        answered=Count("replies", distinct=True),
        mine=Count("replies", filter=Q(replies__seat__in=own), distinct=True),
    )
    with timezone.override(zone_of_reader(reader.time_zone)):
        return [
            MeetingCard(
                meeting=each,
                body=names[each.body_id],
                hours=hours_in_words(each, reader_language()),
                may_join=may_join(reader, each),
                coming=each.coming,
                answered=each.answered,
                waits=each.state == MeetingState.DRAFT and bool(own) and not each.mine,
            )
            for each in rows.order_by("starts_at", "pk")
        ]


def last_gathering() -> Gathering | None:
    """The latest gathering with days and meetings: the one that a new one copies. One query."""
    found = Gathering.objects.filter(days__isnull=False, precision="day", meetings__isnull=False)
    return found.select_related("format").order_by("-days", "-pk").first()
