"""May this person answer for a seat who comes to a meeting, and can it be this answer?"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import Role
from councils.models import Membership, Person, Seat
from councils.queries.leavers import has_left
from councils.rules import standing_of
from governance import rights
from governance.enums import MeetingState, ReplyAnswer
from governance.models import Meeting, Reply
from groundwork.refusals import Refusal

CARRYING = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE]
UNUSABLE = 422


def refuse_reply(person: Person, meeting: Meeting, seat: Seat) -> Refusal | None:
    """Why may this person not answer for this seat? Its holder, its alternates, an assistant of one of them and the
    secretariat may, until the meeting begins."""
    if meeting.state != MeetingState.DRAFT:
        return Refusal("not-beforehand", _("Who comes is answered before the meeting begins."))
    standing = standing_of(person)
    if standing.is_secretariat or seat.pk in {**standing.voting_seats(), **standing.assisted_seats()}:
        return None
    return rights.ANSWER.refused(
        "not-your-seat", _("Those who hold the seat, and their assistants, answer for it."), about=[seat.key]
    )


def refuse_comes(answer: str, comes: Person | None, seat: Seat, on: date) -> Refusal | None:
    """Why is this no answer? Who comes is named; a substitute is somebody else than who carries the seat's voice."""
    if answer not in ReplyAnswer.values:
        return Refusal("no-answer", _("Choose an answer."), "answer", status=UNUSABLE)
    if answer == ReplyAnswer.REGRETS:
        return None
    if comes is None or not comes.is_active or has_left(comes, timezone.localdate()):
        return Refusal("nobody-named", _("Say who comes for the seat."), "person", status=UNUSABLE)
    carries = Membership.objects.standing(on).filter(seat=seat, person=comes, role__in=CARRYING).exists()
    if answer == ReplyAnswer.SUBSTITUTE and carries:
        message = _("They carry the voice of this seat already: answer that they will be there.")
        return Refusal("no-substitute", message, "person", status=UNUSABLE)
    if answer != ReplyAnswer.SUBSTITUTE and not carries:
        message = _("Whoever does not hold the seat comes as a substitute.")
        return Refusal("not-of-the-seat", message, "answer", status=UNUSABLE)
    return None


def refuse_unseen_reply(reply: Reply | None, seen: int | None, by: Person) -> Refusal | None:
    """Why would this replace an answer of somebody else that was not on the page?"""
    if reply is None or seen == reply.version or (seen is None and reply.answered_by_id == by.pk):
        return None
    message = _("%(name)s has answered meanwhile: %(answer)s. Look at it; press again to replace it.")
    return Refusal("answered-meanwhile", message % {"name": reply.answered_by, "answer": reply.get_answer_display()})
