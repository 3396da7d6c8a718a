"""How is a gathering opened, and how are its meetings called, begun and ended?"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from governance import rules
from governance.actions.records.duties import note_duties
from governance.enums import MeetingMode, MeetingState
from governance.lifecycles import MEETING
from governance.models import Gathering, Meeting, MeetingFormat
from governance.rules.meetings import refuse_hours
from groundwork.bilingual import Pair
from groundwork.dates import Precision, since
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def open_gathering(
    *,
    place: Pair,
    slug: Pair,
    by: Person | None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    precision: str = Precision.DAY,
    in_format: MeetingFormat | None = None,
    follows: Gathering | None = None,
    note: Pair | None = None,
    source: str = "",
    illustrative: bool = False,
) -> Gathering:
    """Open a gathering at a place, on the days [starts_on, ends_on). Raises Refused for days in the wrong order,
    an address that is taken, or without the right."""
    require(rules.refuse_prepare(by))
    require(refuse_days(starts_on, ends_on))
    require(refuse_slug(slug))
    gathering = Gathering.objects.create(
        slug_en=slug.en,
        slug_fr=slug.fr,
        days=since(starts_on, ends_on) if starts_on else None,
        precision=precision,
        format=in_format,
        follows=follows,
        source=source,
        illustrative=illustrative,
        **place.columns("place", states=False),
        **(note or Pair()).columns("note", states=False),
    )
    record("gathering.opened", by=by, on=gathering, place=place, starts_on=starts_on, ends_on=ends_on)
    return gathering


@transaction.atomic
def call_meeting(
    *,
    gathering: Gathering,
    body: Body,
    starts_at: datetime,
    ends_at: datetime,
    by: Person | None,
    time_zone: str = "America/Toronto",
    mode: MeetingMode = MeetingMode.IN_PERSON,
    room: Pair | None = None,
    joining: Pair | None = None,
    illustrative: bool = False,
) -> Meeting:
    """Call a meeting of a body within a gathering. Raises Refused when it ends before it starts, lasts for weeks or
    is in a zone that nobody knows, when the body meets then already, or without the right."""
    require(rules.refuse_prepare(by))
    require(refuse_hours(starts_at, ends_at, time_zone))
    require(refuse_twice(gathering, body, starts_at))
    meeting = Meeting.objects.create(
        gathering=gathering,
        body=body,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=time_zone,
        mode=mode,
        illustrative=illustrative,
        **(room or Pair()).columns("room", states=False),
        **(joining or Pair()).columns("joining", states=False),
    )
    record("meeting.called", by=by, on=meeting, body=body.key, starts_at=starts_at, ends_at=ends_at)
    return meeting


@transaction.atomic
def begin_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Declare a meeting begun, now. Raises Refused when it has begun or was cancelled before, or without the right."""
    return step(meeting, MeetingState.UNDER_WAY, by)


@transaction.atomic
def end_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Declare a meeting ended, now. Raises Refused unless it is under way, or without the right."""
    ended = step(meeting, MeetingState.ENDED, by)
    note_duties(ended.gathering)
    return ended


def step(meeting: Meeting, state: MeetingState, by: Person) -> Meeting:
    """Take the meeting to its next state, with the real time, inside the caller's transaction."""
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_chair_or_secretariat(by, meeting.body))
    require(MEETING.refuse(meeting.state, state))
    begins, meeting.state = state == MeetingState.UNDER_WAY, state
    moment = "began_at" if begins else "finished_at"
    if getattr(meeting, moment) is None:
        setattr(meeting, moment, timezone.now())
    meeting.save(update_fields=["state", moment])
    record(f"meeting.{'begun' if begins else 'ended'}", by=by, on=meeting)
    return meeting


def refuse_ended(meeting: Meeting) -> Refusal | None:
    """Why is this meeting no longer changed?"""
    if meeting.state == MeetingState.ENDED:
        return Refusal("meeting-ended", _("This meeting has ended."))
    if meeting.state == MeetingState.CANCELLED:
        return Refusal("meeting-cancelled", _("This meeting is cancelled."))
    return None


def refuse_days(starts_on: date | None, ends_on: date | None) -> Refusal | None:
    """Why are these no days of a gathering?"""
    if starts_on is not None and ends_on is not None and ends_on <= starts_on:
        return Refusal("ends-before-it-starts", _("A gathering ends after it starts."), "ends_on", status=422)
    return None


def refuse_slug(slug: Pair) -> Refusal | None:
    """Why can no gathering have this address?"""
    if Gathering.objects.filter(slug_en=slug.en).exists() or Gathering.objects.filter(slug_fr=slug.fr).exists():
        return Refusal("slug-taken", _("There is already a gathering with this name and month."), "place_en")
    return None


def refuse_twice(gathering: Gathering, body: Body, starts_at: datetime, but: int = 0) -> Refusal | None:
    """Why can this body not meet then too? `but` is the number of the meeting that is moved."""
    if Meeting.objects.filter(gathering=gathering, body=body, starts_at=starts_at).exclude(pk=but).exists():
        return Refusal("meets-already", _("This body already has a meeting that starts then."), "starts_on")
    return None
