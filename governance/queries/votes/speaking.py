"""Who may speak for a seat now, and since when; who was asked, who could be asked, and what waits for an answer?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from councils.enums import Role
from councils.models import Membership, Person
from councils.queries.names import BodyWords, names_by_key
from councils.rules import Standing, standing_of
from governance.enums import VoiceKind, VoteState
from governance.models import Elector, Voice, VoteEvent
from governance.rules.speaking import offered_here
from governance.rules.voices import BY_THEMSELVES, bodies_decided_by, is_over, refuse_no_proxies

VOTING = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE]
A_DAY = timedelta(days=1)
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Speaker:
    """Somebody who may speak for a seat now: as what, and since which day or moment; `until` is their last day."""

    name: str
    kind: str
    since: date | datetime | None
    until: date | None = None

    @property
    def label(self) -> str:
        return str(VoiceKind(self.kind).label)

    @property
    def since_moment(self) -> bool:
        return isinstance(self.since, datetime)


@dataclass(frozen=True)
class VoicesHere:
    """What a ballot says of voices: `offers` wait for the reader; `given` are those for the reader's seat, accepted or
    not; `speakers` may speak for it now. `names` and `proxies` tell whether the reader may ask somebody."""

    offers: tuple[Voice, ...] = ()
    given: tuple[Voice, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    names: bool = False
    proxies: bool = False

    @property
    def substitute(self) -> Voice | None:
        return next((each for each in self.given if each.kind == VoiceKind.SUBSTITUTE and each.accepted_at), None)


def voices_here(person: Person, event: VoteEvent, elector: Elector | None) -> VoicesHere:
    """The voices in an open vote, for a reader and, if they have one, their seat in it. Three queries at most."""
    if is_over(event, timezone.now()) or event.method not in BY_THEMSELVES:
        return VoicesHere()
    voices = offered_here(event)
    offers = tuple(each for each in voices if each.person_id == person.pk and not each.accepted_at)
    standing, procedure = standing_of(person), getattr(event.motion.body, "procedure", None)
    if elector is None:
        return VoicesHere(offers=offers, names=standing.is_secretariat)
    given = tuple(each for each in voices if each.seat_id == elector.seat_id and each not in offers)
    carries = elector.seat_id in standing.voting_seats()
    kinds = {each.kind for each in given}
    return VoicesHere(
        offers=offers,
        given=given if carries else (),
        speakers=tuple(speakers_of(elector, given)),
        names=carries and VoiceKind.SUBSTITUTE not in kinds,
        proxies=carries and not kinds and procedure is not None and procedure.proxies,
    )


def speakers_of(elector: Elector, voices: Iterable[Voice]) -> Iterable[Speaker]:
    """Its substitute alone; else holder, alternates, and whoever has its proxy. One query."""
    accepted = [each for each in voices if each.accepted_at]
    if not any(each.kind == VoiceKind.SUBSTITUTE and each.vote_event_id for each in accepted):
        held = Membership.objects.standing(timezone.localdate()).filter(seat=elector.seat_id, role__in=VOTING)
        for each in held.select_related("person").order_by("role", "pk"):
            kind = VoiceKind.ALTERNATE if each.role == Role.ALTERNATE else VoiceKind.HOLDER
            yield Speaker(each.person.name, kind, each.starts_on)
    for voice in accepted:
        yield Speaker(voice.person.name, voice.kind, voice.accepted_at, last_day(voice))


def last_day(voice: Voice) -> date | None:
    """The last day on which it holds: `until` is the first without it."""
    return voice.until - A_DAY if voice.until else None


def with_names(voices: QuerySet[Voice]) -> QuerySet[Voice]:
    """With all that a page says of them."""
    return voices.select_related("person", "offered_by", "seat__body", "seat__jurisdiction", "vote_event__motion")


def still_standing(now: datetime) -> QuerySet[Voice]:
    """Voices that nobody ended, in votes that are open or until a day to come."""
    in_open = Q(vote_event__state=VoteState.OPEN) & (Q(vote_event__closes_at=None) | Q(vote_event__closes_at__gt=now))
    return with_names(
        Voice.objects.filter(in_open | Q(vote_event=None, until__gt=timezone.localdate(now)), ended_at=None)
    )


def offers_to(person: Person, now: datetime) -> list[Voice]:
    """What waits for this person's answer, the oldest first. One query."""
    return list(still_standing(now).filter(person=person, accepted_at=None))


@dataclass(frozen=True)
class Told:
    """A voice, with the council of its seat as people call it."""

    voice: Voice
    council: BodyWords

    @property
    def last_day(self) -> date | None:
        return last_day(self.voice)


@dataclass(frozen=True)
class OwnVoices:
    """What a person was asked, what they speak for, and what they, or others for their seats, gave away."""

    offers: tuple[Told, ...]
    had: tuple[Told, ...]
    given: tuple[Told, ...]


def own_voices(person: Person, standing: Standing) -> OwnVoices:
    """The voices of a person. Three queries."""
    seats = list(standing.voting_seats())
    rows = list(still_standing(timezone.now()).filter(Q(person=person) | Q(offered_by=person) | Q(seat__in=seats)))
    names = names_by_key()
    told = [Told(each, names[each.seat.body.key]) for each in rows]
    mine = [each for each in told if each.voice.person_id == person.pk]
    return OwnVoices(
        offers=tuple(each for each in mine if not each.voice.accepted_at),
        had=tuple(each for each in mine if each.voice.accepted_at),
        given=tuple(each for each in told if each.voice.person_id != person.pk),
    )


def find_voice(pk: int, person: Person) -> Voice | None:
    """A voice of which this person is told: asked, given by them, or for a seat they carry. One or two queries."""
    seats = list(standing_of(person).voting_seats())
    told = Q(person=person) | Q(offered_by=person) | Q(seat__in=seats)
    return with_names(Voice.objects.filter(told)).filter(pk=pk).first()


def seats_to_name_for(event: VoteEvent, standing: Standing) -> list[Elector]:
    """The places of this electorate for which the reader may name somebody: their own; for the secretariat, all."""
    rows = Elector.objects.filter(vote_event=event).select_related("jurisdiction", "seat__body", "seat__jurisdiction")
    own = rows if standing.is_secretariat else rows.filter(seat__in=list(standing.voting_seats()))
    return list(own.order_by("jurisdiction__protocol_order", "body_key", "pk"))


def seats_with_proxies(standing: Standing) -> list[Membership]:
    """The reader's seats whose procedures have proxies. A few queries for each."""
    held = standing.voting_seats().values()
    return [each for each in held if refuse_no_proxies(bodies_decided_by(each.seat)) is None]


def people_to_ask(jurisdictions: Collection[int], *, but: Collection[int], voting: bool) -> tuple[Choices, Choices]:
    """Who could be asked, by number and name with the jurisdiction: those of these jurisdictions, and the others.

    `voting`: only holders and alternates of seats with a voice. `but` are people who are not asked. One query.
    """
    places = Membership.objects.standing(timezone.localdate()).filter(person__is_active=True)
    if voting:
        places = places.filter(role__in=VOTING, seat__jurisdiction__isnull=False)
    near: dict[int, str] = {}
    far: dict[int, str] = {}
    for each in places.exclude(person__in=list(but)).select_related("person", "seat__jurisdiction"):
        found = near if each.seat.jurisdiction_id in jurisdictions else far
        found.setdefault(each.person_id, worded(each))
    return in_order(near), in_order({pk: name for pk, name in far.items() if pk not in near})


def worded(held: Membership) -> str:
    """`Paul Haché, New Brunswick`."""
    where = held.seat.jurisdiction
    return f"{held.person.name}, {where.name}" if where else held.person.name


def in_order(found: dict[int, str]) -> Choices:
    """As choices of a form, by name."""
    return sorted(((str(pk), name) for pk, name in found.items()), key=lambda choice: choice[1].casefold())
