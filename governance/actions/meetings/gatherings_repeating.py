"""How does a new gathering copy the last one: its format, its meetings and what stands on every agenda?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.meetings.calling import call_meeting, open_gathering
from governance.actions.meetings.gatherings import address_of
from governance.enums import MeetingMode, MeetingState
from governance.models import AgendaItem, Gathering, Meeting
from governance.queries.meetings.gatherings import days_of
from groundwork.bilingual import Pair
from groundwork.dates import Precision
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

COPIED = (
    "title", "expected_outcome", "purpose", "is_break", "is_section", "standing", "in_camera", "minutes", "sponsor",
    "presenter", "engagement_level",
)  # fmt: skip


@transaction.atomic
def repeat_gathering(*, last: Gathering, place: Pair, starts_on: date, by: Person) -> Gathering:
    """Open a gathering like the last one, from another first day on.

    It has the same format; its meetings have the same bodies, hours on the clock of the same zone, modes and rooms;
    their agendas begin with the standing items, sections and breaks. Raises Refused for a gathering without days or
    meetings, an address that is taken, or without the right.
    """
    require(rules.refuse_prepare(by))
    meetings = list(last.meetings.exclude(state=MeetingState.CANCELLED).select_related("body"))
    require(refuse_pattern(last, meetings))
    first, last_day = days_of(last)
    assert first is not None
    assert last_day is not None
    shift = starts_on - first
    gathering = open_gathering(
        place=place, slug=address_of(place, starts_on), by=by, starts_on=starts_on,
        ends_on=last_day + shift + timedelta(days=1), in_format=last.format, follows=last,
    )  # fmt: skip
    copied = sum(copy_meeting(each, gathering, shift, by) for each in meetings)
    record("gathering.repeated", by=by, on=gathering, last=last, meetings=len(meetings), items=copied)
    return gathering


def copy_meeting(meeting: Meeting, gathering: Gathering, shift: timedelta, by: Person) -> int:
    """The same meeting so many days later, on the same clock. Returns how many items its agenda begins with."""
    new = call_meeting(
        gathering=gathering, body=meeting.body, by=by, time_zone=meeting.time_zone, mode=MeetingMode(meeting.mode),
        starts_at=on_the_clock(meeting.starts_at, shift, meeting.time_zone), room=meeting.room,
        ends_at=on_the_clock(meeting.ends_at, shift, meeting.time_zone),
    )  # fmt: skip
    return copy_items(meeting, new)


def on_the_clock(moment: datetime, shift: timedelta, time_zone: str) -> datetime:
    """The same hour of the clock so many days later: 8:30 stays 8:30 when the clocks were changed in between."""
    there = moment.astimezone(ZoneInfo(time_zone))
    return datetime.combine(there.date() + shift, there.time(), tzinfo=ZoneInfo(time_zone))


def copy_items(old: Meeting, new: Meeting) -> int:
    """What stands on every agenda, in its order. Returns how many items."""
    rows = [
        item
        for item in old.items.filter(removed=False).order_by("position")
        if item.standing or item.is_section or item.is_break
    ]
    made: dict[int, AgendaItem] = {}
    for position, item in enumerate(rows, start=1):
        words = {name: getattr(item, name) for name in COPIED}
        made[item.pk] = AgendaItem(meeting=new, position=position, parent=made.get(item.parent_id or 0), **words)
        made[item.pk].save()
    return len(made)


def refuse_pattern(last: Gathering, meetings: list[Meeting]) -> Refusal | None:
    """Why can this gathering not be repeated?"""
    if last.days is None or last.precision != Precision.DAY:
        return Refusal("no-days", _("The days of that gathering are not known."), status=422)
    if not meetings:
        return Refusal("no-meetings", _("That gathering has no meetings to copy."), status=422)
    return None
