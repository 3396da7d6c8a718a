"""What did each seat say, on the whole or clause by clause, as far as the reader may know it?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef

from councils.enums import Role
from councils.models import Jurisdiction
from councils.queries.names import BodyWords
from councils.rules import Standing
from governance.enums import Option, VoiceKind, VoteMethod
from governance.models import Elector, Participation, Recusal, Vote, VoteEvent

Labels = Mapping[int, str]
STANDING_IN = {VoiceKind.ALTERNATE, VoiceKind.SUBSTITUTE, VoiceKind.PROXY}


@dataclass(frozen=True)
class Stated:
    """One position with its reason, on these clauses; `clauses` is empty when it is on all of them."""

    option: str
    reason: str
    language: str
    clauses: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return str(Option(self.option).label)


@dataclass(frozen=True)
class SeatSaid:
    """A seat of the electorate and what it said: nothing while it has not voted.

    `recused` names the clauses it takes no part in; `out` is true when it takes no part at all. `took_part` is all
    that is known of a secret ballot. `substitute` is the name of who alone speaks for the reader's seat.
    """

    elector: Elector
    council: BodyWords
    stated: tuple[Stated, ...] = ()
    cast_at: datetime | None = None
    cast_by: str = ""
    cast_by_id: int | None = None
    declared: bool = False
    by_clause: Mapping[int, Vote] | None = None
    recused: tuple[str, ...] = ()
    out: bool = False
    interests: tuple[Recusal, ...] = ()
    cast_as: str = ""
    took_part: bool = False
    substitute: str = ""

    @property
    def jurisdiction(self) -> Jurisdiction:
        return self.elector.jurisdiction

    @property
    def key(self) -> str:
        return self.elector.seat_key

    @property
    def has_voted(self) -> bool:
        return bool(self.stated) or self.took_part

    @property
    def by_secretariat(self) -> bool:
        """Whether the secretariat recorded what the seat answered when it was called."""
        return self.cast_as == VoiceKind.SECRETARIAT

    @property
    def stands_in(self) -> str:
        """As what somebody else than the holder spoke; nothing for the holder."""
        return str(VoiceKind(self.cast_as).label) if self.cast_as in STANDING_IN else ""

    @property
    def is_whole(self) -> bool:
        """Whether it said the same on every clause."""
        return len(self.stated) == 1

    @property
    def seen(self) -> str:
        """The moment of the vote as the page shows it; it comes back with the form."""
        return self.cast_at.isoformat() if self.cast_at else ""


@dataclass(frozen=True)
class PositionTable:
    """Who said what: a column for each council, a row for each jurisdiction with its seats in every council."""

    councils: tuple[BodyWords, ...]
    rows: tuple[tuple[Jurisdiction, tuple[tuple[BodyWords, tuple[SeatSaid, ...]], ...]], ...]


def table_of(seats: Sequence[SeatSaid]) -> PositionTable:
    """The positions in protocol order."""
    councils = tuple({said.council.key: said.council for said in seats}.values())
    jurisdictions = {said.jurisdiction.pk: said.jurisdiction for said in seats}
    rows = []
    for pk, jurisdiction in jurisdictions.items():
        own = [said for said in seats if said.jurisdiction.pk == pk]
        cells = tuple((council, tuple(each for each in own if each.council.key == council.key)) for council in councils)
        rows.append((jurisdiction, cells))
    return PositionTable(councils, tuple(rows))


def may_see_positions(standing: Standing, keys: set[str]) -> bool:
    """Whether this reader may know who said what, where positions are open or the vote is closed: no observer may."""
    return standing.is_secretariat or any(
        held.seat.body.key in keys and held.role != Role.OBSERVER for held in standing.memberships
    )


def as_called(event: VoteEvent, electors: Iterable[Elector]) -> list[Elector]:
    """The seats in protocol order, those of a jurisdiction in the order in which the rule names their councils."""
    councils = list(event.frozen["rule"].get("components") or [])
    return sorted(
        electors,
        key=lambda each: (
            each.jurisdiction.protocol_order,
            councils.index(each.body_key) if each.body_key in councils else 0,
        ),
    )


def seats_of(event: VoteEvent, labels: Labels, names: Mapping[str, BodyWords]) -> list[SeatSaid]:
    """Every seat of the electorate, in protocol order, with what it said. Two queries, one more where a
    seat is recused, and one in a secret ballot.

    `labels` are the clauses of the motion, by number; `names` the bodies, by key. Who may read positions is for the
    caller to know.
    """
    electors = list(
        Elector.objects.filter(vote_event=event)
        .select_related("jurisdiction", "seat__body", "seat__jurisdiction")
        .annotate(is_recused=Exists(Recusal.objects.filter(elector=OuterRef("pk"))))
        .order_by("jurisdiction__protocol_order", "body_key", "seat__number")
    )
    votes: dict[int, list[Vote]] = defaultdict(list)
    for vote in Vote.objects.filter(vote_event=event).select_related("cast_by").order_by("clause__position"):
        votes[vote.elector_id].append(vote)
    recusals: dict[int, list[Recusal]] = defaultdict(list)
    recused = [each for each in electors if each.is_recused]
    for row in Recusal.objects.filter(elector__in=recused).order_by("pk") if recused else ():
        recusals[row.elector_id].append(row)
    there = Participation.objects.filter(elector__vote_event=event).values_list("elector_id", flat=True)
    took_part = set(there) if event.method == VoteMethod.SECRET else set()
    ordered = as_called(event, electors)
    said = [
        _said(elector, names[elector.body_key], votes[elector.pk], recusals[elector.pk], labels) for elector in ordered
    ]
    return [replace(each, took_part=each.elector.pk in took_part) for each in said] if took_part else said


def _said(elector: Elector, council: BodyWords, votes: list[Vote], recusals: list[Recusal], labels: Labels) -> SeatSaid:
    last = max(votes, key=lambda vote: vote.cast_at, default=None)
    recused = {row.clause_id for row in recusals}
    return SeatSaid(
        elector=elector,
        council=council,
        stated=_stated(votes, labels),
        cast_at=last.cast_at if last else None,
        cast_by=last.cast_by.name if last else "",
        cast_by_id=last.cast_by_id if last else None,
        declared=bool(last and last.declared),
        by_clause={vote.clause_id: vote for vote in votes},
        recused=tuple(label for pk, label in labels.items() if pk in recused),
        out=None in recused,
        interests=tuple(recusals),
        cast_as=last.cast_as if last else "",
    )


def _stated(votes: Iterable[Vote], labels: Labels) -> tuple[Stated, ...]:
    """The positions of one seat, each once, the most frequent first."""
    places: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for vote in votes:
        places[vote.option, vote.reason, vote.reason_language].append(labels.get(vote.clause_id, ""))
    whole = len(places) == 1
    return tuple(
        Stated(option, reason, language, () if whole else tuple(clauses))
        for (option, reason, language), clauses in sorted(places.items(), key=lambda place: -len(place[1]))
    )
