"""May this person let somebody else speak for a seat, accept that, take it back, or vote through a link?"""

from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, BodyComponent, Person, Seat
from councils.queries.leavers import has_left
from councils.rules import standing_of
from governance import rights
from governance.electorates import deciding_keys
from governance.enums import VoiceKind, VoteMethod, VoteState
from governance.models import Elector, Procedure, Voice, VoteEvent
from governance.rules.speaking import CAST_BY_SEATS
from governance.rules.votes import refuse_take_part
from groundwork.refusals import Refusal

UNUSABLE = 422
FORBIDDEN = 403
LONGEST = timedelta(days=366)
BY_THEMSELVES = {*CAST_BY_SEATS, VoteMethod.SECRET}


def refuse_name_substitute(
    by: Person, event: VoteEvent, elector: Elector, person: Person, *, because: str, now: datetime
) -> Refusal | None:
    """Why may this person not name that substitute for a seat, in this vote?"""
    return (
        refuse_speaking_in(event, elector, now)
        or refuse_act_for(by, elector.seat, because)
        or refuse_named(person, elector.seat)
        or refuse_second(elector.seat, VoiceKind.SUBSTITUTE, event)
    )


def refuse_offer_proxy(
    by: Person, seat: Seat, person: Person, *, event: VoteEvent | None, until: date | None, because: str, now: datetime
) -> Refusal | None:
    """Why may this person not offer that proxy: for one vote (`event`), or for all before a day (`until`)?"""
    if event is not None:
        elector = Elector.objects.filter(vote_event=event, seat=seat).first()
        refusal = refuse_speaking_in(event, elector, now)
    else:
        refusal = refuse_until(until)
    bodies = [event.motion.body] if event is not None else bodies_decided_by(seat)
    return (
        refusal
        or refuse_no_proxies(bodies)
        or refuse_act_for(by, seat, because)
        or refuse_named(person, seat)
        or refuse_outsider(person, bodies)
        or refuse_second(seat, VoiceKind.PROXY, event)
    )


def refuse_accept_voice(by: Person, voice: Voice, *, now: datetime) -> Refusal | None:
    """Why can this offer not be accepted by this person? Only who was asked accepts, while it stands."""
    if by.pk != voice.person_id:
        return Refusal("not-asked", _("Only the person who was asked may accept."), status=FORBIDDEN)
    if voice.ended_at is not None:
        return Refusal("taken-back", _("This was taken back in the meantime."))
    return refuse_over(voice, now) or refuse_named(by, voice.seat)


def refuse_take_back_voice(by: Person, voice: Voice, *, now: datetime) -> Refusal | None:
    """Why can this not be taken back by this person? Whoever gave it, who has it, or who carries the seat today."""
    own = by.pk in {voice.person_id, voice.offered_by_id}
    if not own and not standing_of(by).holds(rights.VOTE, {voice.seat.key}):
        return rights.VOTE.refused(
            "no-voting-seat", _("Only those who hold the seat may vote for it."), about=[voice.seat.key]
        )
    return refuse_over(voice, now)


def refuse_link(person: Person, event: VoteEvent, elector: Elector, *, now: datetime) -> Refusal | None:
    """Why may this person not vote for this seat through a personal link, now? The body must allow such links."""
    procedure = Procedure.objects.filter(body=event.motion.body_id).first()
    if procedure is None or not procedure.personal_links or event.method not in CAST_BY_SEATS:
        return Refusal("no-links", _("In this vote, everybody signs in."), status=FORBIDDEN)
    if not person.is_active:
        return Refusal("inactive", _("This account is not active any more."), status=FORBIDDEN)
    return refuse_take_part(person, event, elector, now=now)


def refuse_speaking_in(event: VoteEvent, elector: Elector | None, now: datetime) -> Refusal | None:
    """Why can nobody be named for this seat in this vote? It is open, and each seat votes for itself."""
    if is_over(event, now):
        return Refusal("vote-closed", _("This vote is already closed."))
    if event.method not in BY_THEMSELVES:
        return Refusal("other-method", _("This vote is taken in another way."))
    if elector is None or elector.vote_event_id != event.pk:
        return Refusal("no-such-seat", _("This seat is not in this vote."), status=404)
    if elector.recusals.filter(clause=None).exists():
        return Refusal("recused", _("This seat is recused and takes no part in this vote."))
    return None


def refuse_act_for(by: Person, seat: Seat, because: str) -> Refusal | None:
    """Why may this person not speak of who speaks for the seat? Its holder, its alternate; the secretariat says why."""
    standing = standing_of(by)
    if standing.holds(rights.VOTE, {seat.key}):
        return None
    if not standing.is_secretariat:
        return rights.VOTE.refused(
            "no-voting-seat", _("Only those who hold the seat may vote for it."), about=[seat.key]
        )
    if not because.strip():
        return Refusal("no-reason", _("Write why the secretariat does this for the seat."), "because", UNUSABLE)
    return None


def refuse_named(person: Person, seat: Seat) -> Refusal | None:
    """Why can this person not be asked to speak for the seat?"""
    if not person.is_active or has_left(person, timezone.localdate()):
        return Refusal("has-left", _("This person has no place here any more."), "person", UNUSABLE)
    if standing_of(person).holds(rights.VOTE, {seat.key}):
        message = _("%(name)s speaks for this seat already.") % {"name": person.name}
        return Refusal("speaks-already", message, "person", UNUSABLE)
    return None


def refuse_second(seat: Seat, kind: VoiceKind, event: VoteEvent | None) -> Refusal | None:
    """Why can nobody else be named? One at a time; whose day has come stands no more."""
    standing = Voice.objects.filter(seat=seat, kind=kind, vote_event=event, ended_at=None)
    if event is None:
        standing = standing.filter(until__gt=timezone.localdate())
    before = standing.select_related("person").first()
    if before is None:
        return None
    return Refusal(
        "already-named", _("%(name)s is named for this seat. Take that back first.") % {"name": before.person.name}
    )


def refuse_no_proxies(bodies: list[Body]) -> Refusal | None:
    """Why are there no proxies? Each procedure under which the seat would vote must have them."""
    allowed = list(Procedure.objects.filter(body__in=bodies).values_list("proxies", flat=True))
    if allowed and all(allowed):
        return None
    return Refusal("no-proxies", _("The procedure of this body has no proxies."), status=FORBIDDEN)


def refuse_outsider(person: Person, bodies: list[Body]) -> Refusal | None:
    """Why can this person hold no proxy? They must hold or stand in for a seat that decides with it."""
    keys = {key for body in bodies for key in deciding_keys(body, timezone.localdate())}
    if standing_of(person).holds(rights.VOTE, keys):
        return None
    return Refusal("not-of-this-body", _("A proxy is given to somebody who votes in the body."), "person", UNUSABLE)


def refuse_until(until: date | None) -> Refusal | None:
    """Why is this no day until which a proxy can hold? After today, and within a year."""
    today = timezone.localdate()
    if until is None or not today < until <= today + LONGEST:
        return Refusal("no-day", _("Enter a last day from today on, within a year."), "last_day", UNUSABLE)
    return None


def refuse_over(voice: Voice, now: datetime) -> Refusal | None:
    """Why is there nothing left to speak in? The vote is closed, or the day has come."""
    if voice.vote_event is not None and is_over(voice.vote_event, now):
        return Refusal("vote-closed", _("This vote is already closed."))
    if voice.vote_event is None and voice.until is not None and voice.until <= timezone.localdate(now):
        return Refusal("day-has-come", _("This held until a day that has come."))
    return None


def bodies_decided_by(seat: Seat) -> list[Body]:
    """The bodies for which the seat decides today: its own, and the joint councils of which that is a part."""
    wholes = BodyComponent.objects.standing(timezone.localdate()).filter(part=seat.body_id).values("whole_id")
    return list(Body.objects.filter(Q(pk=seat.body_id) | Q(pk__in=wholes)))


def is_over(event: VoteEvent, now: datetime) -> bool:
    """Whether nothing can be cast any more, judged or not."""
    return event.state != VoteState.OPEN or (event.closes_at is not None and event.closes_at <= now)
