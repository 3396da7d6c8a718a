"""How does somebody else come to speak for a seat: named or offered, accepted, taken back?"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from councils.models import Person, Seat
from councils.notices import post
from governance import rules
from governance.enums import VoiceKind
from governance.models import Elector, Voice, VoteEvent
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import require


@transaction.atomic
def name_substitute(*, event: VoteEvent, elector: Elector, person: Person, by: Person, because: str = "") -> Voice:
    """Name somebody who alone speaks for a seat in one open vote, once they accept it.

    `because` is needed from the secretariat, who names on behalf of the seat. What the seat has said already stands
    until it is changed. Raises Refused after the close, without the seat, for a seat that is recused, for who holds
    it already or has left, and while another is named.
    """
    event, elector = relying_on(VoteEvent, event.pk), changing(Elector, elector.pk)
    if before := pressed_twice(elector.seat, VoiceKind.SUBSTITUTE, event, person, by):
        return before
    require(rules.refuse_name_substitute(by, event, elector, person, because=because, now=timezone.now()))
    return offer(elector.seat, VoiceKind.SUBSTITUTE, person, event, None, by, because)


@transaction.atomic
def offer_proxy(
    *,
    seat: Seat,
    person: Person,
    by: Person,
    event: VoteEvent | None = None,
    until: date | None = None,
    because: str = "",
) -> Voice:
    """Offer the voice of a seat to somebody who votes in the body: for one vote, or for all before the day `until`.

    It holds once they accept it, beside holder and alternates: one voice per seat, and whoever casts is recorded.
    Raises Refused where a procedure has no proxies, and for what a substitute is refused for.
    """
    if event is not None:
        event = relying_on(VoteEvent, event.pk)
    seat = changing(Seat, seat.pk)
    if before := pressed_twice(seat, VoiceKind.PROXY, event, person, by):
        return before
    require(rules.refuse_offer_proxy(by, seat, person, event=event, until=until, because=because, now=timezone.now()))
    end_those_whose_day_has_come(seat)
    return offer(seat, VoiceKind.PROXY, person, event, None if event else until, by, because)


@transaction.atomic
def accept_voice(*, voice: Voice, by: Person) -> Voice:
    """Accept to speak for a seat; with that both consent, and it holds. Raises Refused for whoever was not asked,
    once it was taken back, and after the close or the day."""
    voice = held_still(voice)
    if voice.accepted_at is not None and voice.ended_at is None and by.pk == voice.person_id:  # pressed twice
        return voice
    require(rules.refuse_accept_voice(by, voice, now=timezone.now()))
    voice.accepted_at = timezone.now()
    voice.save(update_fields=["accepted_at"])
    record("voice.accepted", by=by, on=voice.vote_event or voice.seat, voice=voice.pk, seat=voice.seat.key,
           kind=voice.kind)  # fmt: skip
    return voice


@transaction.atomic
def take_back_voice(*, voice: Voice, by: Person) -> Voice:
    """End it, accepted or not: by whoever gave it, has it, or carries the seat today. What was cast stands.

    Raises Refused for anybody else, and once the vote is closed or the day has come.
    """
    voice = held_still(voice)
    if voice.ended_at is not None:  # pressed twice, or by the other side
        return voice
    require(rules.refuse_take_back_voice(by, voice, now=timezone.now()))
    end(voice, by, timezone.now())
    record("voice.ended", by=by, on=voice.vote_event or voice.seat, voice=voice.pk, seat=voice.seat.key,
           kind=voice.kind)  # fmt: skip
    return voice


@transaction.atomic
def end_voices_of(*, person: Person, by: Person | None) -> int:
    """End every voice that was given to a person who leaves. Those that they gave stand: the seat gave them."""
    voices = list(Voice.objects.select_for_update(no_key=True).filter(person=person, ended_at=None).order_by("pk"))
    for voice in voices:
        end(voice, by, timezone.now())
    if voices:
        record("voice.ended-with-place", by=by, on=person, voices=[voice.pk for voice in voices])
    return len(voices)


def offer(
    seat: Seat, kind: VoiceKind, person: Person, event: VoteEvent | None, until: date | None, by: Person, because: str
) -> Voice:
    """Write the offer and tell the person who is asked, inside the caller's transaction."""
    voice = Voice.objects.create(seat=seat, kind=kind, person=person, vote_event=event, until=until, offered_by=by)
    post(kind="voice.offered", to=person, key=f"voice.offered:{voice.pk}", facts={"voice": voice.pk})
    record("voice.offered", by=by, on=event or seat, voice=voice.pk, seat=seat.key, kind=kind, until=until,
           because=because.strip())  # fmt: skip
    return voice


def pressed_twice(seat: Seat, kind: VoiceKind, event: VoteEvent | None, person: Person, by: Person) -> Voice | None:
    """The same offer to the same person, by the same one, which stands already."""
    if event is None:
        return None  # the day may be another
    return Voice.objects.filter(
        seat=seat, kind=kind, vote_event=event, person=person, offered_by=by, ended_at=None
    ).first()


def held_still(voice: Voice) -> Voice:
    """The voice, with the vote and the seat that it is for held: a close, and a vote for that seat, wait for it."""
    if voice.vote_event_id is not None:
        relying_on(VoteEvent, voice.vote_event_id)
        elector = Elector.objects.filter(vote_event=voice.vote_event_id, seat=voice.seat_id).first()
        if elector is not None:
            changing(Elector, elector.pk)
    changing(Voice, voice.pk)
    return Voice.objects.select_related("seat__body", "seat__jurisdiction", "vote_event").get(pk=voice.pk)


def end_those_whose_day_has_come(seat: Seat) -> None:
    """A proxy whose day has come counts for nothing, and leaves its place to the next."""
    over = Voice.objects.filter(seat=seat, vote_event=None, until__lte=timezone.localdate(), ended_at=None)
    over.update(ended_at=timezone.now())


def end(voice: Voice, by: Person | None, at: datetime) -> None:
    """Write that it is over."""
    voice.ended_at, voice.ended_by = at, by
    voice.save(update_fields=["ended_at", "ended_by"])
