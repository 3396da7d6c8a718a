"""How does a seat say beforehand who comes to a meeting, and how is who has not answered reminded?"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import NoticeState
from councils.models import Notice, Person, Seat
from councils.notices import post, post_to
from councils.rules import refuse_unless_secretariat
from governance import rights
from governance.enums import MeetingState, ReplyAnswer
from governance.models import Meeting, Reply
from governance.queries.meetings.invited import INVITED, guests_of, invited_to, not_invited
from governance.queries.meetings.replies import carriers_of, silent_carriers
from governance.rules.replies import refuse_comes, refuse_reply, refuse_unseen_reply
from groundwork import dates_in_words as written
from groundwork.bilingual import reader_language
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require

REMINDED = "meeting.reply"
A_DAY = timedelta(hours=24)


@transaction.atomic
def answer_meeting(
    *,
    meeting: Meeting,
    seat: Seat,
    answer: str,
    by: Person,
    person: Person | None = None,
    note: str = "",
    seen: int | None = None,
) -> Reply:
    """Answer for a seat, before the meeting begins, who comes: somebody who carries it, a substitute, or nobody.

    `person` is who comes; without one it is whoever answers, or for whom they answer. `seen` is the version of the
    answer that stood on the page. A substitute gets the invitation. Raises Refused once the meeting has begun, for
    an answer of somebody else that was not seen, for a substitute who is none, or without the right.
    """
    meeting, seat = relying_on(Meeting, meeting.pk), changing(Seat, seat.pk)
    require(refuse_reply(by, meeting, seat))
    on = timezone.localdate(meeting.starts_at)
    comes = person or (None if answer in {ReplyAnswer.REGRETS, ReplyAnswer.SUBSTITUTE} else usual(seat, meeting, by))
    require(refuse_comes(answer, comes, seat, on))
    before = Reply.objects.filter(meeting=meeting, seat=seat).select_related("answered_by").first()
    require(refuse_unseen_reply(before, seen, by))
    reply = before or Reply(meeting=meeting, seat=seat, version=0)
    reply.answer, reply.person, reply.note = answer, None if answer == ReplyAnswer.REGRETS else comes, note.strip()
    reply.answered_by, reply.answered_at, reply.version = by, timezone.now(), reply.version + 1
    reply.save()
    if answer == ReplyAnswer.SUBSTITUTE and comes is not None and invited_to(meeting):
        invite(meeting, comes)
    record("reply.given", by=by, on=meeting, seat=seat.key, answer=answer)
    return reply


@transaction.atomic
def invite_to_meeting(*, meeting: Meeting, by: Person) -> int:
    """Send the invitation, with its calendar entry, to everybody who belongs to the meeting and has none yet.

    Returns how many people. Raises Refused once it has begun or is cancelled, when everybody was invited, or without
    the right.
    """
    meeting = changing(Meeting, meeting.pk)
    require(refuse_unless_secretariat(by, rights.PREPARE))
    require(refuse_begun(meeting))
    people = not_invited(meeting, guests_of(meeting))
    require(None if people else Refusal("all-invited", _("Everybody was invited already.")))
    invited = post_to(people, kind=INVITED, key=f"{INVITED}:{meeting.pk}", facts=facts_of(meeting))
    record("meeting.invited", by=by, on=meeting, people=invited)
    return invited


@transaction.atomic
def remind_silent(*, meeting: Meeting, by: Person) -> int:
    """Remind by mail those whose seat has not answered. Returns how many people.

    Raises Refused once it has begun, when they were reminded less than a day ago, when nobody is missing, or without
    the right.
    """
    meeting = changing(Meeting, meeting.pk)
    now = timezone.now()
    require(refuse_remind_silent(by, meeting, now))
    people = silent_carriers(meeting)
    require(None if people else Refusal("all-answered", _("Every seat has answered.")))
    reminded = post_to(
        people, kind=REMINDED, key=f"{REMINDED}:{meeting.pk}:{now:%Y%m%dT%H%M%S%f}", facts=facts_of(meeting)
    )
    record("meeting.replies-asked", by=by, on=meeting, people=reminded)
    return reminded


def refuse_remind_silent(by: Person, meeting: Meeting, now: datetime) -> Refusal | None:
    """Why can nobody be reminded now? Once a day is enough; what was not sent reminded nobody."""
    if refusal := refuse_unless_secretariat(by, rights.PREPARE) or refuse_begun(meeting):
        return refusal
    sent = Notice.objects.filter(kind=REMINDED, key__startswith=f"{REMINDED}:{meeting.pk}:", queued_at__gt=now - A_DAY)
    last = sent.exclude(state=NoticeState.SUPPRESSED).order_by("-queued_at").first()
    if last is None:
        return None
    message = _("Those who had not answered were reminded on %(moment)s. It can be done again a day later.")
    return Refusal("reminded-lately", message % {"moment": written.moment(last.queued_at, reader_language())})


def refuse_begun(meeting: Meeting) -> Refusal | None:
    """Why is nobody invited any more?"""
    if meeting.state != MeetingState.DRAFT:
        return Refusal("not-beforehand", _("Who comes is answered before the meeting begins."))
    return None


def usual(seat: Seat, meeting: Meeting, by: Person) -> Person | None:
    """Who comes when nobody is named: who answers, where they carry the seat; else who holds it."""
    carrying = carriers_of(meeting, [seat.pk])
    mine = [held for held in carrying if held.person_id == by.pk]
    held = next(iter([*mine, *carrying]), None)
    return held.person if held else None


def invite(meeting: Meeting, person: Person) -> None:
    """Owe the invitation to one more person."""
    post(kind=INVITED, to=person, key=f"{INVITED}:{meeting.pk}:{person.pk}", facts=facts_of(meeting))


def facts_of(meeting: Meeting) -> dict[str, int]:
    """What a notice about a meeting knows of it."""
    return {"meeting": meeting.pk, "sequence": meeting.sequence}
