"""Can a meeting be at these hours, and was it changed since it was read? Who sees how to take part at a distance?"""

import zoneinfo
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.rules import standing_of
from governance.electorates import deciding_keys
from governance.enums import MeetingState
from governance.models import Meeting
from groundwork.refusals import Refusal

LONGEST = timedelta(days=14)
UNUSABLE = 422


def refuse_hours(starts_at: datetime, ends_at: datetime, time_zone: str) -> Refusal | None:
    """Why can no meeting be at these hours? Moments are compared, not clocks: a clock may be put back between them."""
    if ends_at <= starts_at:
        return Refusal("ends-before-it-starts", _("A meeting ends after it starts."), "ends_at", status=UNUSABLE)
    if ends_at - starts_at > LONGEST:
        return Refusal("too-long", _("A meeting lasts two weeks at most."), "ends_at", status=UNUSABLE)
    try:
        zoneinfo.ZoneInfo(time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return Refusal("no-such-zone", _("No such time zone."), "time_zone", status=UNUSABLE)
    return None


def refuse_changed(meeting: Meeting, version: int) -> Refusal | None:
    """Why is a change refused that was made on another version than the one that stands?"""
    if meeting.version != version:
        return Refusal(
            "changed-meanwhile",
            _("Somebody changed this meeting meanwhile. Look at what it says now; save again if you still want to."),
        )
    return None


def refuse_change_meeting(meeting: Meeting) -> Refusal | None:
    """Why is this meeting no longer moved? What has ended, or was cancelled, stays as it was."""
    if meeting.state == MeetingState.ENDED:
        return Refusal("meeting-ended", _("This meeting has ended."))
    if meeting.state == MeetingState.CANCELLED:
        return Refusal("meeting-cancelled", _("This meeting is cancelled."))
    return None


def may_join(person: Person | None, meeting: Meeting) -> bool:
    """Whether they see how to take part at a distance: who holds a place in the body, assists somebody who does, or is
    of the secretariat."""
    standing = standing_of(person)
    if standing.is_secretariat:
        return True
    keys = deciding_keys(meeting.body, meeting.starts_at.date())
    return any(held.seat.body.key in keys for held in (*standing.memberships, *standing.assisted))
