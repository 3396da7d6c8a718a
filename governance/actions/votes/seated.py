"""How does the substitute whom a seat named for a meeting come to speak for it in the votes opened there?"""

from collections.abc import Collection

from django.utils import timezone

from councils.models import Person
from councils.notices import post
from governance.enums import ReplyAnswer, VoiceKind, VoteState
from governance.models import Attendance, Elector, Meeting, Reply, Voice, VoteEvent
from governance.rules.speaking import THERE
from governance.rules.voices import BY_THEMSELVES, refuse_named, refuse_second, refuse_speaking_in
from groundwork.ledger import record
from groundwork.locks import changing, relying_on


def seat_substitutes(event: VoteEvent, by: Person, seats: Collection[int] | None = None) -> int:
    """Let those whom the seats named for the meeting of this open vote speak for them, inside the caller's transaction.

    A seat names its substitute once, in its answer who comes. Who is noted as sitting for the seat has agreed by
    coming: they alone speak for it. Who is not noted yet is asked, and accepts in one press; where somebody else sits
    for the seat, nobody is asked. `seats` are the only ones looked at. Returns how many speak or were asked; one
    query where no seat named a substitute.
    """
    if event.meeting_id is None or event.method not in BY_THEMSELVES:
        return 0
    replies = Reply.objects.filter(meeting=event.meeting_id, answer=ReplyAnswer.SUBSTITUTE)
    replies = replies.filter(seat__electorates__vote_event=event).select_related("person", "answered_by", "seat")
    named = [each for each in replies.order_by("pk") if seats is None or each.seat_id in seats]
    noted = noted_in(event.meeting_id, [each.seat_id for each in named])
    return sum(seated(event, each, noted.get(each.seat_id), by) for each in named)


def seat_arrivals(meeting: Meeting, seats: Collection[int], by: Person) -> None:
    """The same for these seats in the votes that are open in the meeting, once it is noted who sits there."""
    if not Reply.objects.filter(meeting=meeting, seat__in=seats, answer=ReplyAnswer.SUBSTITUTE).exists():
        return
    for event in VoteEvent.objects.filter(meeting=meeting, state=VoteState.OPEN).order_by("pk"):
        seat_substitutes(relying_on(VoteEvent, event.pk), by, seats)


def noted_in(meeting: int, seats: Collection[int]) -> dict[int, Attendance]:
    """What is noted of these seats now. One query, none without seats."""
    rows = Attendance.objects.filter(meeting=meeting, seat__in=seats) if seats else ()
    return {each.seat_id: each for each in rows}


def seated(event: VoteEvent, reply: Reply, noted: Attendance | None, by: Person) -> bool:
    """Let one substitute speak, or ask them. False where somebody else sits there, or nobody can be named."""
    assert reply.person is not None
    there = noted is not None and noted.presence in THERE
    if noted is not None and (not there or noted.person_id not in {None, reply.person_id}):
        return False
    sits = there and noted is not None and noted.person_id == reply.person_id
    elector = changing(Elector, Elector.objects.get(vote_event=event, seat=reply.seat_id).pk)
    asked = Voice.objects.filter(vote_event=event, seat=reply.seat, kind=VoiceKind.SUBSTITUTE, ended_at=None).first()
    if asked is not None and asked.person_id == reply.person_id:
        return accepted_by_coming(event, asked, by) if sits and asked.accepted_at is None else True
    if refuse_speaking_in(event, elector, timezone.now()) or refuse_named(reply.person, reply.seat):
        return False
    if refuse_second(reply.seat, VoiceKind.SUBSTITUTE, event) or was_ended(event, reply):
        return False
    write_voice(event, reply, reply.person, by, accepted=sits)
    return True


def was_ended(event: VoteEvent, reply: Reply) -> bool:
    """Whether somebody took this very naming back in this vote: it is not made again behind their back."""
    return Voice.objects.filter(vote_event=event, seat=reply.seat, person=reply.person).exists()


def write_voice(event: VoteEvent, reply: Reply, person: Person, by: Person, *, accepted: bool) -> None:
    """Write the voice as the seat gave it; who does not sit there yet is told."""
    now = timezone.now()
    voice = Voice.objects.create(
        seat=reply.seat, kind=VoiceKind.SUBSTITUTE, person=person, vote_event=event,
        offered_by=reply.answered_by, accepted_at=now if accepted else None,
    )  # fmt: skip
    if not accepted:
        post(kind="voice.offered", to=person, key=f"voice.offered:{voice.pk}", facts={"voice": voice.pk})
    record("voice.named-in-reply", by=by, on=event, voice=voice.pk, seat=reply.seat.key, reply=reply.pk,
           accepted=accepted)  # fmt: skip


def accepted_by_coming(event: VoteEvent, voice: Voice, by: Person) -> bool:
    """Write that who was asked came, and with that accepted."""
    voice.accepted_at = timezone.now()
    voice.save(update_fields=["accepted_at"])
    record("voice.accepted-by-coming", by=by, on=event, voice=voice.pk, seat=voice.seat.key)
    return True
