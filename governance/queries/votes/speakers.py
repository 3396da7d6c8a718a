"""Who speaks for the seats of a vote today, and as what?

The same people whom the ballot box lets vote: a substitute accepted for this vote, in place of holder and alternates;
else these, and whoever holds a proxy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from councils.enums import Role
from councils.models import Membership, Person
from councils.queries.names import BodyWords, names_by_key
from governance.enums import VoiceKind
from governance.models import Elector, Voice, VoteEvent
from groundwork.bilingual import reader_language

VOTING = [Role.CO_CHAIR, Role.MEMBER, Role.ALTERNATE]


@dataclass(frozen=True)
class Spoken:
    """A seat of an electorate for which a person speaks, and as what."""

    elector: Elector
    council: BodyWords
    kind: str

    @property
    def of(self) -> str:
        """`of New Brunswick (PSSDC)`, « du Nouveau-Brunswick (CPSSP) »."""
        return f"{self.elector.jurisdiction.of} ({self.council.short.read(reader_language())})"


def voices_in(event: VoteEvent, today: date) -> QuerySet[Voice]:
    """The accepted substitutes and proxies that count in this vote."""
    for_it = Q(vote_event=event) | Q(vote_event=None, until__gt=today)
    return Voice.objects.filter(for_it, accepted_at__isnull=False, ended_at=None)


def held_in(event: VoteEvent, today: date) -> QuerySet[Membership]:
    """Holders and alternates of the seats of this electorate for which no substitute stands."""
    substitute = voices_in(event, today).filter(kind=VoiceKind.SUBSTITUTE, vote_event=event, seat=OuterRef("seat_id"))
    held = Membership.objects.standing(today).filter(role__in=VOTING, seat__electorates__vote_event=event)
    return held.exclude(Exists(substitute))


def speakers(event: VoteEvent, electors: Iterable[Elector] | None = None) -> set[int]:
    """The people, by number, who speak for the seats of this vote, or for these of them. Two queries."""
    today = timezone.localdate()
    held, voices = held_in(event, today), voices_in(event, today).filter(seat__electorates__vote_event=event)
    if electors is not None:
        seats = [each.seat_id for each in electors]
        held, voices = held.filter(seat__in=seats), voices.filter(seat__in=seats)
    return set(held.values_list("person_id", flat=True)) | set(voices.values_list("person_id", flat=True))


def spoken_by(person: Person, event: VoteEvent) -> list[Spoken]:
    """The seats of this vote for which the person speaks, in protocol order, each once. Five queries at most."""
    today = timezone.localdate()
    kinds: dict[int, str] = {
        held.seat_id: VoiceKind.ALTERNATE if held.role == Role.ALTERNATE else VoiceKind.HOLDER
        for held in held_in(event, today).filter(person=person)
    }
    for voice in voices_in(event, today).filter(person=person):
        kinds.setdefault(voice.seat_id, voice.kind)
    rows = Elector.objects.filter(vote_event=event, seat__in=kinds).select_related("jurisdiction")
    names = names_by_key(today)
    return [
        Spoken(row, names[row.body_key], kinds[row.seat_id])
        for row in rows.order_by("jurisdiction__protocol_order", "body_key", "pk")
    ]
