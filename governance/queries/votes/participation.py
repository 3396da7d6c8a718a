"""How many have voted so far, and is that a quorum? Counted by the engine itself, without looking at any position."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from councils.queries.names import BodyWords
from governance.electorates import present_seats
from governance.enums import VoteMethod, VoteState
from governance.models import Elector, Recusal, Vote, VoteEvent
from governance.models import Participation as TookPart
from governance.queries.votes.positions import SeatSaid, as_called
from governance.verdicts import parse
from governance.verdicts.reckoning import reckon
from governance.verdicts.voters import electorates, voters
from groundwork.bilingual import Pair
from groundwork.ledger import digest

# Any position would do: how they voted plays no part in whether they voted.
_ANY = {"consensus": "agree", "majority": "for"}
SPOKEN: dict[str, str | Promise] = {
    "open": "",
    "quorum": _("The quorum is met."),
    "all": _("Everyone has voted."),
    "closed": _("The vote is closed."),
}


@dataclass(frozen=True)
class Turnout:
    """One electorate: how many of its voters voted, and how many the quorum needs (None when it needs none)."""

    body: BodyWords
    voted: int
    total: int
    recused: int
    needed: int | None
    have: int
    met: bool
    by_jurisdiction: bool

    @property
    def missing(self) -> int:
        return self.total - self.voted


@dataclass(frozen=True)
class Participation:
    """All electorates of a vote, in the order of the rule; a joint vote has one for each council."""

    turnouts: tuple[Turnout, ...]
    waiting_for: tuple[SeatSaid, ...] = ()
    is_open: bool = True
    state: str = ""

    @property
    def everybody(self) -> bool:
        return all(turnout.missing == 0 for turnout in self.turnouts)

    @property
    def quorum_met(self) -> bool:
        return all(turnout.met for turnout in self.turnouts)

    @property
    def phase(self) -> str:
        """closed, all, quorum or open: the moments at which the page speaks."""
        if not self.is_open:
            return "closed"
        return "all" if self.everybody else "quorum" if self.quorum_met else "open"

    @cached_property
    def word(self) -> str:
        """A word that changes whenever the numbers or the state do, and begins with the phase."""
        numbers = [[each.body.key, each.voted, each.total, each.have, each.met] for each in self.turnouts]
        return f"{self.phase}-{digest([self.state, numbers])[:12]}"

    def spoken(self, before: str) -> str:
        """What is said aloud to who has heard of the word `before`: nothing while the phase is the same."""
        return "" if before.split("-", maxsplit=1)[0] == self.phase else str(SPOKEN[self.phase])


def takes_votes(event: VoteEvent, now: datetime) -> bool:
    """Whether votes are still taken: the closing time holds even while nobody has closed it."""
    return event.state == VoteState.OPEN and (event.closes_at is None or event.closes_at > now)


def participation_of(
    event: VoteEvent, seats: Sequence[SeatSaid], names: Mapping[str, BodyWords], now: datetime
) -> Participation:
    """Who has voted in this event, from seats that were read already. One query in a meeting,
    none otherwise; one more for hands.

    A jurisdiction has voted as soon as one of its seats in the electorate has; recused ones are not waited for.
    """
    case = parse(_case(event, seats))
    by_hands = event.method == VoteMethod.SHOW_OF_HANDS
    by_jurisdiction = case.rule.voter == "jurisdiction"
    turnouts = []
    for body, group in electorates(case):
        found, people = reckon(group, case), voters(group, case)
        able = [voter for voter in people if not voter.recused]
        turnouts.append(
            Turnout(
                body=called(body or event.frozen["body"], names),
                voted=sum(voter.position is not None for voter in able) + sum((case.tally or {}).values()),
                total=len(able),
                recused=len(people) - len(able),
                needed=found.needed,
                have=found.present,
                met=found.quorum_met,
                by_jurisdiction=by_jurisdiction,
            )
        )
    waiting = () if by_hands else _waiting(seats, by_jurisdiction)
    return Participation(tuple(turnouts), waiting, takes_votes(event, now), event.state)


def seats_counted(event: VoteEvent) -> list[SeatSaid]:
    """The seats of the electorate in protocol order, with no more than whether each has voted. One query."""
    own = {"elector": OuterRef("pk")}
    rows = (
        Elector.objects.filter(vote_event=event)
        .select_related("jurisdiction")
        .annotate(
            has_voted=Exists(Vote.objects.filter(**own)) | Exists(TookPart.objects.filter(**own)),
            is_out=Exists(Recusal.objects.filter(**own, clause=None)),
        )
    )
    return [
        SeatSaid(row, called(row.body_key, {}), took_part=row.has_voted, out=row.is_out)  # type: ignore[attr-defined]
        for row in as_called(event, rows.order_by("body_key", "seat_key"))
    ]


def called(key: str, names: Mapping[str, BodyWords]) -> BodyWords:
    """The body in words; by its key alone where its name was not read, for nobody sees it."""
    unnamed = BodyWords(0, key, "", Pair(key, key), Pair(), "", "", illustrative=False)
    return names.get(key, unnamed)


def with_names(found: Participation, names: Mapping[str, BodyWords]) -> Participation:
    """The same with the names of the bodies, for who reads them."""
    turnouts = tuple(replace(each, body=called(each.body.key, names)) for each in found.turnouts)
    waiting = tuple(replace(each, council=called(each.council.key, names)) for each in found.waiting_for)
    return replace(found, turnouts=turnouts, waiting_for=waiting)


def _case(event: VoteEvent, seats: Sequence[SeatSaid]) -> dict[str, object]:
    in_room = event.frozen["mode"] == "meeting"
    there = present_seats(event.meeting) if in_room else set()
    rule = event.frozen["rule"]
    case: dict[str, object] = {
        "rule": rule,
        "mode": event.frozen["mode"],
        "seats": [
            {
                "id": said.key,
                "body": said.elector.body_key,
                "jurisdiction": said.jurisdiction.code,
                "order": said.jurisdiction.order,
                "weight": said.elector.weight,
                "recused": said.out,
                "present": said.elector.seat_id in there or said.has_voted,
                "co_chair": said.elector.co_chair,
            }
            for said in seats
        ],
    }
    any_of = _ANY[rule["method"]]
    if event.method == VoteMethod.SHOW_OF_HANDS:
        return {**case, "tally": {any_of: _hands(event)}}
    votes = [{"seat": said.key, "option": any_of} for said in seats if said.has_voted and not said.out]
    return {**case, "votes": votes}


def _hands(event: VoteEvent) -> int:
    """How many hands were up, on the clause on which most were. One query."""
    of_clause: dict[int, int] = {}
    for clause, count in event.hands.values_list("clause_id", "count"):
        of_clause[clause] = of_clause.get(clause, 0) + count
    return max(of_clause.values(), default=0)


def _waiting(seats: Sequence[SeatSaid], by_jurisdiction: bool) -> tuple[SeatSaid, ...]:
    """The seats that have not voted; where a jurisdiction has one voice, only while none of its seats has."""
    spoken = {(said.elector.body_key, said.jurisdiction.code) for said in seats if said.has_voted}
    return tuple(
        said
        for said in seats
        if not said.has_voted
        and not said.out
        and not (by_jurisdiction and (said.elector.body_key, said.jurisdiction.code) in spoken)
    )
