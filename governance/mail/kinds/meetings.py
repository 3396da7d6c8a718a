"""How is somebody invited to a meeting, told that it changed or is cancelled, and asked who comes?"""

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.enums import NotSent, Role
from councils.models import Notice
from councils.queries.names import BodyWords, names_on
from councils.rules import standing_of
from governance.calendars.files import invitation
from governance.enums import MeetingState
from governance.mail.letter import Attached, Kind, Link, Said, whole_address
from governance.models import Meeting, Reply
from governance.queries.meetings.gatherings import slug_of
from governance.queries.meetings.hours import hours_in_words
from governance.queries.meetings.invited import guests_of
from governance.queries.meetings.replies import own_seats, silent_carriers
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language
from groundwork.context import this_house


@dataclass(frozen=True)
class OfMeeting:
    """A meeting as it stands when the notice goes; `role` is the reader's there, None for a substitute."""

    notice: Notice
    meeting: Meeting
    body: BodyWords
    role: Role | None
    reply: Reply | None

    @property
    def words(self) -> dict[str, str]:
        """What its subjects and sentences are made of."""
        language, there = reader_language(), ZoneInfo(self.meeting.time_zone)
        return {
            "body": self.body.usual.read(language), "place": self.meeting.gathering.place.read(language),
            "day": written.day(self.meeting.starts_at.astimezone(there).date(), language),
        }  # fmt: skip


def read(notice: Notice) -> OfMeeting:
    """The meeting of which the notice speaks."""
    meeting = Meeting.objects.select_related("gathering", "body").get(pk=notice.facts["meeting"])
    guest = guests_of(meeting).get(notice.person_id)
    replies = Reply.objects.filter(meeting=meeting).select_related("person", "answered_by")
    named = replies.filter(person=notice.person).first()
    mine = replies.filter(seat__in=own_seats(standing_of(notice.person))).first()
    body = names_on()[meeting.body_id]
    return OfMeeting(notice, meeting, body, guest.role if guest else None, named or mine)


def over(found: OfMeeting) -> NotSent | None:
    """Whether a later notice says what holds, or it has begun."""
    if found.meeting.sequence != found.notice.facts["sequence"]:
        return NotSent.REPLACED
    return NotSent.SETTLED if found.meeting.state in {MeetingState.UNDER_WAY, MeetingState.ENDED} else None


def over_or_cancelled(found: OfMeeting) -> NotSent | None:
    """The same; an invitation to what was changed since goes, with what holds now."""
    return NotSent.SETTLED if found.meeting.state != MeetingState.DRAFT else None


def answered(found: OfMeeting) -> NotSent | None:
    """Whether all seats that the reader carries have answered, or it is too late."""
    if found.notice.person_id not in silent_carriers(found.meeting):
        return NotSent.SETTLED
    return over_or_cancelled(found)


def saying(subject: str | Promise, asks: bool, sentence: str | Promise = "") -> Callable[[OfMeeting], Said]:
    """The words of a kind of notice about a meeting; `asks` adds that an answer is wanted."""

    def say(found: OfMeeting) -> Said:
        words = found.words
        page = whole_address("replies", slug_of(found.meeting.gathering), query=f"meeting={found.meeting.pk}")
        return Said(
            subject=str(subject) % words,
            title=str(subject) % words,
            reason=because(found),
            paragraphs=tuple(filter(None, [str(sentence), asking(found) if asks else ""])),
            facts=tuple(facts(found)),
            links=(Link(_("Say who comes") if asks else _("See the meeting"), page),),
        )

    return say


def asking(found: OfMeeting) -> str:
    """What is wanted of the reader: an answer for the seat, from those who carry one."""
    if found.role in {Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE}:
        return _("Please say who comes for your seat: you, at a distance, a substitute, or nobody.")
    return ""


def facts(found: OfMeeting) -> list[tuple[str, str]]:
    """When, where and how; on the clock of the meeting, and of the reader where it is another."""
    meeting, language = found.meeting, reader_language()
    told = [(_("When"), hours_in_words(meeting, language)), (_("Place"), found.words["place"])]
    if meeting.room.read(language):
        told.append((_("Room"), meeting.room.read(language)))
    told.append((_("Mode"), str(meeting.get_mode_display())))
    if meeting.joining.read(language) and meeting.state == MeetingState.DRAFT:
        told.append((_("To take part at a distance"), meeting.joining.read(language)))
    if meeting.state == MeetingState.CANCELLED:
        told.append((_("Reason"), meeting.cancelled_because.read(language)))
    return told


def because(found: OfMeeting) -> str:
    """Why this reader gets it."""
    if found.role is None:
        return _("You receive this because you were named to come for a seat.")
    return _("You receive this because you hold a place in %(body)s.") % found.words


def entry(found: OfMeeting) -> tuple[Attached, ...]:
    """The calendar entry for this reader."""
    cancelled = found.meeting.state == MeetingState.CANCELLED
    content = invitation(
        found.meeting, found.body, found.notice.person, found.role, found.reply, now=timezone.now(),
        house=this_house().secretariat, cancelled=cancelled,
    )  # fmt: skip
    method = "CANCEL" if cancelled else "REQUEST"
    return (Attached("meeting.ics", "text", "calendar", content, (("method", method), ("charset", "utf-8"))),)


KINDS = {
    "meeting.invited": Kind(
        gettext_lazy("meeting called"), read, saying(gettext_lazy("Meeting: %(body)s, %(place)s, %(day)s"), True),
        over_or_cancelled, attach=entry,
    ),
    "meeting.changed": Kind(
        gettext_lazy("meeting changed"), read,
        saying(gettext_lazy("Meeting changed: %(body)s, %(place)s, %(day)s"), False,
               gettext_lazy("This is what holds now.")),
        over, attach=entry,
    ),
    "meeting.cancelled": Kind(
        gettext_lazy("meeting cancelled"), read,
        saying(gettext_lazy("Meeting cancelled: %(body)s, %(place)s, %(day)s"), False), over, attach=entry,
    ),
    "meeting.reply": Kind(
        gettext_lazy("answer wanted for a meeting"), read,
        saying(gettext_lazy("Who comes? %(body)s, %(place)s, %(day)s"), True), answered,
    ),
}  # fmt: skip
