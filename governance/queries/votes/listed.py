"""Which votes are there for this reader, open and closed, and where do their own seats stand in each?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import Person
from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import VoteMethod, VoteState
from governance.models import Elector, Participation, Voice, Vote, VoteEvent
from governance.queries.desk.words import When, when_due
from governance.queries.votes.participation import takes_votes
from governance.queries.votes.voices import answer_of
from governance.queries.votes.waiting import spoken_for
from governance.rules.places import refuse_read_unpublished
from governance.rules.speaking import CAST_BY_SEATS
from groundwork.bilingual import Pair

TAKEN_BY_SEATS = {*CAST_BY_SEATS, VoteMethod.SECRET}


@dataclass(frozen=True)
class VoteRow:
    """A vote in one line. `answer` is what the reader's seats said; `waits` when one of them has not."""

    event: VoteEvent
    title: Pair
    question: Pair
    body: BodyWords
    when: When
    state: str
    outcome: str
    answer: str
    waits: bool


def votes_for(standing: Standing, person: Person | None = None) -> QuerySet[VoteEvent]:
    """The votes that this reader may see: those of their bodies, for an observer without those in camera; for the
    secretariat all."""
    events = VoteEvent.objects.select_related("motion")
    if standing.is_secretariat:
        return events
    if refuse_read_unpublished(standing):
        closed = Q(motion__item__in_camera=True) | Q(motion__item__parent__in_camera=True)
        events = events.filter(Q(motion__item=None) | ~closed | asked_of(person))
    own = {held.seat.body_id for held in standing.memberships}
    keys = {held.seat.body.key for held in standing.memberships}
    decides = Elector.objects.filter(vote_event=OuterRef("pk"), body_key__in=keys)
    return events.filter(Q(motion__body__in=own) | Exists(decides) | asked_of(person))


def asked_of(person: Person | None) -> Q:
    """The votes for which somebody named this person to speak for a seat."""
    if person is None:
        return Q(pk=None)
    voices = Voice.objects.filter(person=person, ended_at=None)
    seats = Elector.objects.filter(
        vote_event=OuterRef("pk"),
        seat__in=voices.filter(vote_event=None, until__gt=timezone.localdate()).values("seat"),
    )
    return Q(pk__in=voices.filter(vote_event__isnull=False).values("vote_event")) | Q(Exists(seats))


def open_votes(standing: Standing, person: Person | None = None) -> QuerySet[VoteEvent]:
    """Those that are open, the one that closes first on top."""
    return votes_for(standing, person).filter(state=VoteState.OPEN).order_by(F("closes_at").asc(nulls_first=True), "pk")


def closed_votes(standing: Standing, person: Person | None = None) -> QuerySet[VoteEvent]:
    """Those that ended, the latest first."""
    return votes_for(standing, person).exclude(state=VoteState.OPEN).order_by("-closed_at", "-pk")


def rows_of(events: Iterable[VoteEvent], standing: Standing, person: Person | None = None) -> list[VoteRow]:
    """The rows of these votes. Four queries, however many rows."""
    found = list(events)
    if not found:
        return []
    names, now = names_on(), timezone.now()
    places = places_in(found, standing, person)
    cast: dict[int, list[Vote]] = {}
    for vote in Vote.objects.filter(elector__in=[each for group in places.values() for each in group]):
        cast.setdefault(vote.elector_id, []).append(vote)
    rows = []
    for event in found:
        own = places.get(event.pk, [])
        is_open = takes_votes(event, now)
        rows.append(
            VoteRow(
                event=event,
                title=Pair(**event.frozen["texts"]["title"]),
                question=Pair(**event.frozen["texts"]["question"]),
                body=names[event.motion.body_id],
                when=when_due(event.closed_at or event.closes_at, now),
                state=event.state if is_open or event.state != VoteState.OPEN else VoteState.CLOSED.value,
                outcome=event.outcome,
                answer=answers(own, cast),
                waits=is_open
                and event.method in TAKEN_BY_SEATS
                and any(each.pk not in cast and not each.took_part for each in own),  # type: ignore[attr-defined]
            )
        )
    return rows


def places_in(events: Sequence[VoteEvent], standing: Standing, person: Person | None) -> dict[int, list[Elector]]:
    """The places that this reader fills in these votes, by vote, each with whether it took part. One query."""
    places: dict[int, list[Elector]] = {}
    held = Q(seat__in=list(standing.voting_seats()))
    own_places = Elector.objects.filter(held if person is None else spoken_for(held, person), vote_event__in=events)
    for elector in own_places.annotate(took_part=Exists(Participation.objects.filter(elector=OuterRef("pk")))):
        places.setdefault(elector.vote_event_id, []).append(elector)
    return places


def answers(own: Sequence[Elector], cast: dict[int, list[Vote]]) -> str:
    """What the reader's seats said, in short; nothing for who has no seat in it."""
    said = dict.fromkeys(answer_of(cast[each.pk]) for each in own if each.pk in cast)
    return _("You voted: %(answer)s") % {"answer": ", ".join(said)} if said else ""
