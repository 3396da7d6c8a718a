"""How are entries written as a file: a feed that a calendar reads again and again, or an invitation to one person?"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, vCalAddress, vText

from councils.enums import Role
from councils.models import Person
from councils.queries.names import BodyWords
from governance.calendars.entries import entry, in_language
from governance.enums import ReplyAnswer
from governance.models import Meeting, Reply
from groundwork.bilingual import Pair

MADE_BY = "-//Concert//Joint councils//EN"
LOOK_AGAIN = timedelta(hours=6)
ROLES = {
    Role.CO_CHAIR: "CHAIR",
    Role.MEMBER: "REQ-PARTICIPANT",
    Role.ALTERNATE: "OPT-PARTICIPANT",
    Role.STAFF: "NON-PARTICIPANT",
    Role.OBSERVER: "NON-PARTICIPANT",
}
ANSWERED = {
    ReplyAnswer.COMING: "ACCEPTED",
    ReplyAnswer.REMOTE: "ACCEPTED",
    ReplyAnswer.SUBSTITUTE: "DELEGATED",
    ReplyAnswer.REGRETS: "DECLINED",
}


def feed(
    meetings: Iterable[Meeting],
    names: Mapping[int, BodyWords],
    changed: Mapping[int, datetime],
    firsts: Mapping[int, int],
    *,
    called: str,
    language: str,
) -> bytes:
    """A calendar to subscribe to. `changed` is by the number of the meeting, `firsts` by that of the gathering."""
    calendar = begun("PUBLISH")
    calendar.add("x-wr-calname", vText(called))
    calendar.add("name", in_language(called, language))
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for each in meetings:
        first = firsts.get(each.gathering_id)
        calendar.add_component(entry(each, names[each.body_id], language, changed[each.pk], first))
    return written(calendar)


def invitation(
    meeting: Meeting, body: BodyWords, person: Person, role: Role | None, reply: Reply | None, *, now: datetime,
    house: Pair, cancelled: bool = False,
) -> bytes:  # fmt: skip
    """The entry for one person who is invited: REQUEST, or CANCEL once the meeting is cancelled.

    `reply` is what was answered for their seat; `role` None is that of a substitute.
    """
    language = "fr" if person.preferred_language == "fr" else "en"
    calendar, event = begun("CANCEL" if cancelled else "REQUEST"), entry(meeting, body, language, now)
    organizer = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = vText(house.read(language))
    event.add("organizer", organizer)
    event.add("attendee", attendee(person, role, reply))
    if words := described(meeting, language):
        event.add("description", in_language(words, language))
    calendar.add_component(event)
    return written(calendar)


def attendee(person: Person, role: Role | None, reply: Reply | None) -> vCalAddress:
    """Whoever is invited, as what, and what they have answered; a substitute and who named them know of each other."""
    found = vCalAddress(f"mailto:{person.email}")
    found.params["CN"] = vText(person.name)
    found.params["CUTYPE"] = "INDIVIDUAL"
    found.params["ROLE"] = ROLES[role] if role else "REQ-PARTICIPANT"
    found.params["PARTSTAT"] = "NEEDS-ACTION"
    found.params["RSVP"] = "FALSE"
    found.params["LANGUAGE"] = "fr-CA" if person.preferred_language == "fr" else "en-CA"
    if reply is None:
        return found
    named = reply.person
    if reply.answer == ReplyAnswer.SUBSTITUTE and named is not None and named.pk == person.pk:
        found.params["DELEGATED-FROM"] = f"mailto:{reply.answered_by.email}"
        return found
    found.params["PARTSTAT"] = ANSWERED[ReplyAnswer(reply.answer)]
    if reply.answer == ReplyAnswer.SUBSTITUTE and named is not None:
        found.params["DELEGATED-TO"] = f"mailto:{named.email}"
    return found


def described(meeting: Meeting, language: str) -> str:
    """How to take part at a distance, and why it is cancelled: who is invited may read both."""
    with override(language):
        parts = []
        if because := meeting.cancelled_because.read(language):
            parts.append(_("Cancelled: %(because)s") % {"because": because})
        elif joining := meeting.joining.read(language):
            parts.append(_("At a distance: %(joining)s") % {"joining": joining})
    return "\n".join(parts)


def begun(method: str) -> Calendar:
    """An empty calendar with what every one needs."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def written(calendar: Calendar) -> bytes:
    """The file, with a VTIMEZONE for every zone that it names.

    They hold the years around its entries: some programs do not read the changes of the clock of a whole century.
    """
    years = [event.start.year for event in calendar.events]
    if years:
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return calendar.to_ical()
