"""Which meetings to which the reader was invited wait for an answer of their seat, on the home page?"""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from councils.enums import NoticeState
from councils.models import Assistance, Notice
from governance.enums import MeetingState
from governance.models import Meeting, Reply
from governance.queries.desk.docket import Names, Reader, Row, row
from governance.queries.meetings.gatherings import slug_of
from governance.queries.meetings.invited import INVITED
from governance.queries.meetings.replies import own_seats
from groundwork.bilingual import Pair


def replies_waiting(reader: Reader, names: Names) -> Iterable[Row]:
    """A row for each such meeting that lies ahead; for an assistant those of whom they assist.

    None for who carries no seat; else one query, three more where somebody was invited.
    """
    seats = own_seats(reader.standing)
    if reader.person is None or not seats:
        return
    asked = Q(person=reader.person)
    if reader.standing.assisted:
        principals = Assistance.objects.filter(assistant=reader.person, ended_at=None).values("principal")
        asked |= Q(person__in=principals)
    told = Notice.objects.filter(asked, kind=INVITED).exclude(state=NoticeState.SUPPRESSED)
    numbers = set(told.values_list("facts__meeting", flat=True))
    if not numbers:
        return
    meetings = Meeting.objects.filter(pk__in=numbers, state=MeetingState.DRAFT, starts_at__gt=reader.now)
    answered = set(Reply.objects.filter(meeting__in=numbers, seat__in=seats).values_list("meeting_id", flat=True))
    for meeting in meetings.select_related("gathering").order_by("starts_at", "pk"):
        if meeting.pk not in answered:
            yield asking(meeting, reader, names)


def asking(meeting: Meeting, reader: Reader, names: Names) -> Row:
    """The meeting, with the way to the answer."""
    body, place = names[meeting.body_id], meeting.gathering.place
    return row(
        "reply",
        meeting.starts_at,
        reader.now,
        title=Pair(f"{body.usual.en}, {place.en}", f"{body.usual.fr}, {place.fr}"),
        url=reverse("replies", args=[slug_of(meeting.gathering)]) + f"?meeting={meeting.pk}",
        body=body,
        detail=_("Say who comes for your seat."),
        button=_("Say who comes"),
        illustrative=meeting.illustrative,
    )
