"""How is a gathering opened, its meetings begun and ended, and who was there noted?"""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person, Seat
from governance import rules
from governance.enums import MeetingMode, MeetingState, Presence
from governance.lifecycles import MEETING
from governance.models import Attendance, FormatPart, Gathering, Meeting, MeetingFormat, Procedure
from groundwork.bilingual import Pair
from groundwork.dates import Precision, since
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require


@transaction.atomic
def set_procedure(
    *, body: Body, rule: dict, by: Person | None, room_positions_open: bool = True, illustrative: bool = False
) -> Procedure:
    """Give a body its decision rule, as the verdict engine takes it, and its settings."""
    require(rules.refuse_prepare(by))
    procedure, _created = Procedure.objects.update_or_create(
        body=body, defaults={"rule": rule, "room_positions_open": room_positions_open, "illustrative": illustrative}
    )
    record("procedure.set", by=by, on=procedure, body=body.key, rule=rule)
    return procedure


@transaction.atomic
def describe_format(
    *,
    key: str,
    name: Pair,
    parts: list[tuple[Body, int]],
    by: Person | None,
    note: Pair | None = None,
    source: str = "",
) -> MeetingFormat:
    """Describe a meeting format, each part with its half days; a decision adopts it later."""
    require(rules.refuse_prepare(by))
    version = MeetingFormat.objects.filter(key=key).count() + 1
    described = MeetingFormat.objects.create(
        key=key,
        version=version,
        source=source,
        **name.columns("name", states=False),
        **(note or Pair()).columns("note", states=False),
    )
    for position, (body, half_days) in enumerate(parts, start=1):
        FormatPart.objects.create(format=described, body=body, half_days=half_days, position=position)
    record(
        "format.described",
        by=by,
        on=described,
        key=key,
        version=version,
        name=name,
        parts=[[body.key, half_days] for body, half_days in parts],
    )
    return described


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
    illustrative: bool = False,
) -> Meeting:
    """Call a meeting of a body within a gathering. Raises Refused when it ends before it starts."""
    require(rules.refuse_prepare(by))
    if ends_at <= starts_at:
        require(Refusal("ends-before-it-starts", _("A meeting ends after it starts."), "ends_at", status=422))
    meeting = Meeting.objects.create(
        gathering=gathering,
        body=body,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=time_zone,
        mode=mode,
        illustrative=illustrative,
    )
    record("meeting.called", by=by, on=meeting, body=body.key, starts_at=starts_at, ends_at=ends_at)
    return meeting


@transaction.atomic
def note_attendance(
    *,
    meeting: Meeting,
    present: Mapping[Seat, Person | None],
    by: Person,
    absent: list[Seat] | None = None,
    remote: Collection[Seat] = (),
) -> int:
    """Note which seats are present, each by whom, and which are absent. Returns the number present.

    `remote` are those of the present ones who take part at a distance.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_chair_or_secretariat(by, meeting.body))
    require(refuse_ended(meeting))
    for seat, person in present.items():
        Attendance.objects.update_or_create(
            meeting=meeting,
            seat=seat,
            defaults={
                "presence": Presence.REMOTE if seat in remote else Presence.PRESENT,
                "person": person,
                "noted_at": timezone.now(),
            },
        )
    for seat in absent or []:
        Attendance.objects.update_or_create(
            meeting=meeting,
            seat=seat,
            defaults={"presence": Presence.ABSENT, "person": None, "noted_at": timezone.now()},
        )
    record(
        "meeting.attendance-noted",
        by=by,
        on=meeting,
        present=sorted(seat.key for seat in present),
        absent=sorted(seat.key for seat in absent or []),
    )
    return len(present)


@transaction.atomic
def begin_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Declare a meeting begun. Raises Refused when it has begun before, or without the right."""
    return step(meeting, MeetingState.UNDER_WAY, by)


@transaction.atomic
def end_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Declare a meeting ended. Raises Refused unless it is under way, or without the right."""
    return step(meeting, MeetingState.ENDED, by)


def step(meeting: Meeting, state: MeetingState, by: Person) -> Meeting:
    """Take the meeting to its next state, inside the caller's transaction."""
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_chair_or_secretariat(by, meeting.body))
    require(MEETING.refuse(meeting.state, state))
    meeting.state = state
    meeting.save(update_fields=["state"])
    record(f"meeting.{'begun' if state == MeetingState.UNDER_WAY else 'ended'}", by=by, on=meeting)
    return meeting


def refuse_ended(meeting: Meeting) -> Refusal | None:
    """Why is this meeting no longer changed?"""
    if meeting.state == MeetingState.ENDED:
        return Refusal("meeting-ended", _("This meeting has ended."))
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
