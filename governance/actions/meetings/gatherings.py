"""How is a gathering opened together with its meetings, from a place, some days and a format?"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from governance.actions.meetings.calling import call_meeting, open_gathering
from governance.models import Gathering, MeetingFormat
from governance.queries.meetings.sittings import AFTERNOON, MORNING, Sits, Sitting, days_of_format, sittings
from groundwork.bilingual import LANGUAGES, Pair
from groundwork.ledger import record
from groundwork.refusals import Refusal, require

LONGEST = timedelta(days=14)
ADDRESS_LENGTH = 60


@transaction.atomic
def open_with_meetings(
    *,
    place: Pair,
    starts_on: date,
    last_day: date,
    by: Person,
    in_format: MeetingFormat | None = None,
    body: Body | None = None,
    time_zone: str = "America/Toronto",
) -> Gathering:
    """Open a gathering and call the meetings of its format; without a format, one meeting of `body`.

    `last_day` is the last day itself. Raises Refused for days in the wrong order or too few for the format,
    for neither format nor body, an address that is taken, or without the right.
    """
    found = in_format.parts.select_related("body") if in_format else []
    parts = [(part.body, part.half_days, part.beside) for part in found]
    require(refuse_span(starts_on, last_day, days_of_format(parts)))
    require(refuse_nobody(parts, body))
    gathering = open_gathering(
        place=place, slug=address_of(place, starts_on), by=by, starts_on=starts_on,
        ends_on=last_day + timedelta(days=1), in_format=in_format,
    )  # fmt: skip
    if parts:
        planned = sittings(parts, first_day=starts_on, time_zone=time_zone)
    else:
        assert body is not None
        planned = [whole_days(body, starts_on, last_day, time_zone)]
    for each in planned:
        call_meeting(
            gathering=gathering, body=each.body, starts_at=each.starts_at, ends_at=each.ends_at, by=by,
            time_zone=time_zone,
        )  # fmt: skip
    record("gathering.meetings-called", by=by, on=gathering, meetings=len(planned), format=in_format)
    return gathering


def whole_days(body: Body, first: date, last: date, time_zone: str) -> Sitting:
    """One meeting from the first morning to the last afternoon."""
    zone = ZoneInfo(time_zone)
    return Sitting(
        body,
        datetime.combine(first, MORNING[0], tzinfo=zone),
        datetime.combine(last, AFTERNOON[1], tzinfo=zone),
    )


def address_of(place: Pair, on: date) -> Pair:
    """The address of the gathering in each language: its month and its place."""
    words = {code: slugify(f"{on:%Y-%m} {place.side(code)}")[:ADDRESS_LENGTH].strip("-") for code in LANGUAGES}
    return Pair(words["en"], words["fr"])


def refuse_span(starts_on: date, last_day: date, needed: int) -> Refusal | None:
    """Why are these no days for a gathering of a format that needs so many?"""
    if last_day < starts_on:
        return Refusal("ends-before-it-starts", _("A gathering ends after it starts."), "last_day", status=422)
    if last_day - starts_on > LONGEST:
        return Refusal("too-long", _("A gathering lasts two weeks at most."), "last_day", status=422)
    if (last_day - starts_on).days + 1 < needed:
        message = _("This format needs %(days)s days.") % {"days": needed}
        return Refusal("too-few-days", message, "last_day", status=422)
    return None


def refuse_nobody(parts: list[Sits], body: Body | None) -> Refusal | None:
    """Why can no meeting be called? Neither a format with parts nor a body was given."""
    if parts or body is not None:
        return None
    return Refusal("nobody-meets", _("Choose a format, or the body that meets."), "body", status=422)
