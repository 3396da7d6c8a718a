"""Who comes to each meeting for which seat, and who came?"""

from collections.abc import Iterable

from django.utils import timezone

from governance import models
from governance.electorates import voting_seats
from governance.enums import MeetingState
from governance.packages.contents import CouncilComing, SeatComing
from governance.packages.gather.changes import Names
from governance.packages.gather.sight import Sight
from governance.queries.meetings.attendance import SeatRow, by_council


def coming_to(meetings: Iterable[models.Meeting], names: Names, sight: Sight) -> tuple[CouncilComing, ...]:
    """The seats of every meeting that takes place, council by council. Seven queries for each meeting."""
    if not sight.people:
        return ()
    found: list[CouncilComing] = []
    for meeting in meetings:
        if meeting.state != MeetingState.CANCELLED:
            found += _councils(meeting, names)
    return tuple(found)


def _councils(meeting: models.Meeting, names: Names) -> Iterable[CouncilComing]:
    voting = voting_seats(meeting.body, timezone.localdate(meeting.starts_at))
    holders = {each.seat.pk: each.holder.name if each.holder else "" for each in voting}
    for council in by_council(meeting, voting, dict(names.by_id)):
        yield CouncilComing(
            body=council.body.usual,
            meeting=names.by_id[meeting.body_id].usual,
            seats=tuple(_seat(row, holders[row.seat.pk]) for row in council.rows),
        )


def _seat(row: SeatRow, holder: str) -> SeatComing:
    person = row.person_name if row.presence else row.expected_name
    return SeatComing(row.jurisdiction, holder, answer=row.expected, presence=row.presence, person=person)
