"""How is a meeting moved, given another room or mode, or cancelled, and who hears of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.notices import post_to
from governance import rules
from governance.actions.meetings.calling import refuse_twice
from governance.enums import MeetingMode, MeetingState
from governance.lifecycles import MEETING
from governance.models import Gathering, Meeting
from governance.queries.meetings.invited import invited_to
from governance.rules.meetings import refuse_change_meeting, refuse_changed, refuse_hours
from groundwork.bilingual import Pair
from groundwork.dates import Precision, since
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

UNUSABLE = 422


@dataclass(frozen=True)
class Plan:
    """When and where a meeting is, and how one takes part."""

    starts_at: datetime
    ends_at: datetime
    time_zone: str
    mode: MeetingMode
    room: Pair = field(default_factory=Pair)
    joining: Pair = field(default_factory=Pair)

    def columns(self) -> Mapping[str, Any]:
        """As the columns of a meeting."""
        return {
            "starts_at": self.starts_at, "ends_at": self.ends_at, "time_zone": self.time_zone, "mode": self.mode,
            **self.room.columns("room", states=False), **self.joining.columns("joining", states=False),
        }  # fmt: skip


@transaction.atomic
def change_meeting(*, meeting: Meeting, version: int, plan: Plan, by: Person) -> Meeting:
    """Give a meeting other hours, zone, mode, room or joining details; who was invited is told, with a new entry.

    `version` is the one that the editor saw; saving what it says already changes nothing and tells nobody. The days of
    the gathering grow with its meetings. Raises Refused when somebody changed it meanwhile, for unusable hours, when
    it has ended or is cancelled, or without the right.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_prepare(by))
    require(refuse_change_meeting(meeting))
    require(refuse_changed(meeting, version))
    require(refuse_hours(plan.starts_at, plan.ends_at, plan.time_zone))
    changed = {name: value for name, value in plan.columns().items() if getattr(meeting, name) != value}
    if not changed:
        return meeting
    require(refuse_twice(meeting.gathering, meeting.body, plan.starts_at, but=meeting.pk))
    for name, value in changed.items():
        setattr(meeting, name, value)
    raised(meeting, *changed)
    grow(meeting)
    tell("meeting.changed", meeting)
    record("meeting.changed", by=by, on=meeting, changed=sorted(changed), sequence=meeting.sequence,
           starts_at=meeting.starts_at, ends_at=meeting.ends_at)  # fmt: skip
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, version: int, because: Pair, by: Person) -> Meeting:
    """Cancel a meeting that has not begun, with the reason in both languages; who was invited is told.

    Raises Refused when somebody changed it meanwhile, once it has begun, without a reason, or without the right.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_prepare(by))
    require(MEETING.refuse(meeting.state, MeetingState.CANCELLED))
    require(refuse_changed(meeting, version))
    if not (because.en.strip() and because.fr.strip()):
        require(Refusal("no-reason", _("Write the reason in both languages."), "because_en", status=UNUSABLE))
    meeting.state, meeting.cancelled_because = MeetingState.CANCELLED, because
    raised(meeting, "state", "cancelled_because_en", "cancelled_because_fr")
    tell("meeting.cancelled", meeting)
    record("meeting.cancelled", by=by, on=meeting, because=because, sequence=meeting.sequence)
    return meeting


def raised(meeting: Meeting, *changed: str) -> None:
    """Write what changed, under the next number: calendars take the entry with the highest."""
    meeting.sequence += 1
    meeting.version += 1
    meeting.save(update_fields=[*changed, "sequence", "version"])


def grow(meeting: Meeting) -> None:
    """A gathering whose days are known lasts as long as its meetings."""
    gathering = changing(Gathering, meeting.gathering_id)
    if gathering.days is None or gathering.precision != Precision.DAY:
        return
    first, last = days_of(meeting)
    days = since(min(gathering.days.lower, first), max(gathering.days.upper, last + timedelta(days=1)))
    if days != gathering.days:
        gathering.days = days
        gathering.save(update_fields=["days"])


def days_of(meeting: Meeting) -> tuple[date, date]:
    """Its first and its last day, on its own clock."""
    zone = ZoneInfo(meeting.time_zone)
    return meeting.starts_at.astimezone(zone).date(), meeting.ends_at.astimezone(zone).date()


def tell(kind: str, meeting: Meeting) -> int:
    """Owe the notice to who was invited, inside the caller's transaction. Returns how many people."""
    return post_to(
        invited_to(meeting), kind=kind, key=f"{kind}:{meeting.pk}:{meeting.sequence}",
        facts={"meeting": meeting.pk, "sequence": meeting.sequence},
    )  # fmt: skip
