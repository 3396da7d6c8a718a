"""Which votes are there for this reader, open and closed, and where do their own seats stand in each?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.queries.names import BodyWords, names_on
from councils.rules import Standing
from governance.enums import VoteState
from governance.models import Elector, Vote, VoteEvent
from governance.queries.desk_words import When, when_due
from governance.queries.participation import takes_votes
from governance.queries.voices import answer_of
from groundwork.bilingual import Pair


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


def votes_for(standing: Standing) -> QuerySet[VoteEvent]:
    """The votes that this reader may see: those of their bodies; for the secretariat all."""
    events = VoteEvent.objects.select_related("motion")
    if standing.is_secretariat:
        return events
    own = {held.seat.body_id for held in standing.memberships}
    keys = {held.seat.body.key for held in standing.memberships}
    decides = Elector.objects.filter(vote_event=OuterRef("pk"), body_key__in=keys)
    return events.filter(Q(motion__body__in=own) | Exists(decides))


def open_votes(standing: Standing) -> QuerySet[VoteEvent]:
    """Those that are open, the one that closes first on top."""
    return votes_for(standing).filter(state=VoteState.OPEN).order_by(F("closes_at").asc(nulls_first=True), "pk")


def closed_votes(standing: Standing) -> QuerySet[VoteEvent]:
    """Those that ended, the latest first."""
    return votes_for(standing).exclude(state=VoteState.OPEN).order_by("-closed_at", "-pk")


def rows_of(events: Iterable[VoteEvent], standing: Standing) -> list[VoteRow]:
    """The rows of these votes. Four queries, however many rows."""
    found = list(events)
    if not found:
        return []
    names, now = names_on(), timezone.now()
    places: dict[int, list[Elector]] = {}
    for elector in Elector.objects.filter(vote_event__in=found, seat__in=list(standing.voting_seats())):
        places.setdefault(elector.vote_event_id, []).append(elector)
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
                waits=is_open and any(each.pk not in cast for each in own),
            )
        )
    return rows


def answers(own: Sequence[Elector], cast: dict[int, list[Vote]]) -> str:
    """What the reader's seats said, in short; nothing for who has no seat in it."""
    said = dict.fromkeys(answer_of(cast[each.pk]) for each in own if each.pk in cast)
    return _("You voted: %(answer)s") % {"answer": ", ".join(said)} if said else ""
