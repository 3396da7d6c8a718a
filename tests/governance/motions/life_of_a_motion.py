"""What happens to a motion, step by step in any order, and what must hold after each: a machine for hypothesis.

Before each act its rule is asked; the act must do just what the rule said, witness it once, or change nothing.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from governance import rules
from governance.actions.votes.casting import options_of, refuse_unseen
from governance.enums import MotionState, VoteMethod, VoteState
from governance.models import Clause, Elector, Motion, Recusal, Vote, VoteEvent
from governance.rechecking import recheck
from groundwork.ledger import digest
from groundwork.models import LedgerEntry
from groundwork.refusals import Refusal, Refused
from tests.factories.house import House
from tests.factories.ways import CONSENSUS, MAJORITY, motion, procedure, room

CA, NB, YT = "PSSDC:CA:1", "PSSDC:CA-NB:1", "PSSDC:CA-YT:1"
HOLDERS = {CA: "co_chair", NB: "member", YT: "yukon"}
PEOPLE = ["co_chair", "member", "alternate", "yukon", "secretariat", "observer", "stranger"]
people = st.sampled_from(PEOPLE)
chairs = st.sampled_from(["secretariat", "co_chair", "secretariat", "co_chair", "member"])
seats = st.sampled_from(list(HOLDERS))
numbers = st.integers(0, 5)
TABLES = [
    "groundwork_ledgerentry", "groundwork_testimony", "councils_notice", "governance_motion", "governance_clause",
    "governance_amendment", "governance_voteevent", "governance_elector", "governance_vote", "governance_votehistory",
    "governance_recusal", "governance_voice", "governance_concern", "governance_extension", "governance_handcount",
    "governance_participation", "governance_slip", "governance_clauseverdict", "governance_decision",
    "governance_clauseoutcome",
]  # fmt: skip
EVERYTHING = " UNION ALL ".join(
    f"SELECT '{table}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {table} t" for table in TABLES
)


class NotNow(Exception):  # noqa: N818 - it is no fault
    """There is nothing yet to do this to."""


def step(**drawn: st.SearchStrategy) -> Callable:
    """A step of the walk, which is passed over when there is nothing yet to do it to."""

    def taken(act: Callable) -> Any:
        @rule(**drawn)
        @wraps(act)
        def passing(self: "Life", **terms: Any) -> None:
            try:
                act(self, **terms)
            except NotNow:
                self.done.append("passed over")

        return passing

    return taken


def suppose(holds: object) -> None:
    """Go on only where this holds."""
    if not holds:
        raise NotNow


def all_rows() -> dict[str, str]:
    """A fingerprint of each table. One query."""
    with connection.cursor() as cursor:
        cursor.execute(EVERYTHING)
        return dict(cursor.fetchall())


class Remembered:
    """What a vote was when it opened, what every seat has said since, and what it was when it ended."""

    def __init__(self, event: VoteEvent) -> None:
        self.pk = event.pk
        self.frozen = self.what_is_frozen(event)
        self.said: dict[tuple[str, int], tuple[str, str]] = {}  # (seat, clause): (option, by)
        self.ended: str | None = None

    @staticmethod
    def what_is_frozen(event: VoteEvent) -> tuple:
        electors = Elector.objects.filter(vote_event=event).order_by("pk")
        return (event.frozen, event.frozen_hash, event.method, event.opened_at,
                list(electors.values_list("seat_key", "weight", "co_chair", "holder_hash")))  # fmt: skip

    @staticmethod
    def what_ended(event: VoteEvent) -> str:
        rows = [list(event.verdicts.order_by("pk").values()), list(event.votes.order_by("pk").values()),
                [event.state, event.outcome, event.closed_at, event.closes_at]]  # fmt: skip
        return digest(repr(rows))


class Life(RuleBasedStateMachine):
    """The ground under the acts: a council of three seats, what was done so far, and what holds throughout."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.remembered: dict[int, Remembered] = {}
        self.done: list[str] = []
        self.changed = True
        self.rule: dict[str, Any] = CONSENSUS

    def begin(self, rule: dict[str, Any]) -> None:
        """A motion of two clauses under this rule, a meeting where all but one are, and everything allowed."""
        self.rule = rule
        procedure(self.house, rule, vote_rule=MAJORITY, proxies=True, silence_days=3)
        self.meeting = room(self.house, but=[YT])
        motion(self.house, meeting=self.meeting)

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    # Who, what

    def person(self, name: str) -> Any:
        return self.house.people[name]

    def pick(self, rows: Any, number: int) -> Any:
        """One of these rows, the latest first; without any the step is passed over."""
        found = list(rows.order_by("-pk"))
        suppose(found)
        return found[number % len(found)]

    def vote(self, number: int, *methods: VoteMethod) -> VoteEvent:
        events = VoteEvent.objects.filter(motion__body__key="PSSDC")
        return self.pick(events.filter(method__in=methods) if methods else events, number)

    def elector(self, event: VoteEvent, seat: str) -> Elector:
        return Elector.objects.select_related("seat").get(vote_event=event, seat_key=seat)

    # An act

    def attempt(
        self, why_not: Refusal | None, act: Callable[[], Any], *witnessed: str, also: tuple[str, ...] = ()
    ) -> Any:
        """Do it as the rule says. Done, the ledger has these entries, each once, and of those in `also` any number;
        refused, it gave the reason that the rule gave, and nothing changed. Returns what it returned, or None."""
        before, last = all_rows(), self.last_entry()
        done, refusal = None, None
        try:
            done = act()
        except Refused as refused:
            refusal = refused.refusal
        assert (refusal and refusal.code) == (why_not and why_not.code), "the act does what the rule says"
        if refusal is not None:
            assert str(refusal)
            assert all_rows() == before
            self.done.append(f"refused {refusal.code}")
            return None
        acts = list(LedgerEntry.objects.filter(pk__gt=last).order_by("pk").values_list("act", flat=True))
        assert [act for act in acts if act not in also] == list(witnessed)
        assert acts or all_rows() == before
        self.done += acts
        self.changed = True
        return done

    @staticmethod
    def last_entry() -> int:
        return LedgerEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def opened(self, event: VoteEvent | None) -> None:
        if event is not None:
            self.remembered[event.pk] = Remembered(VoteEvent.objects.get(pk=event.pk))

    def heard(self, event: VoteEvent, seat: str, said: dict[Clause, str], by: Any) -> None:
        """Remember what a seat has said; a clause that it is recused from is left out."""
        out = self.recused(event, seat)
        for clause, option in said.items():
            if clause.pk not in out:
                self.remembered[event.pk].said[seat, clause.pk] = (option, by.name)

    @staticmethod
    def recused(event: VoteEvent, seat: str) -> set[int | None]:
        rows = Recusal.objects.filter(elector__vote_event=event, elector__seat_key=seat)
        return set(rows.values_list("clause_id", flat=True))

    # What holds

    @invariant()
    def what_must_hold_holds(self) -> None:
        """Looked at again only when something was done: what is refused changes nothing, as `attempt` has seen."""
        if self.changed:
            self.one_voice_for_each_seat_and_it_is_the_last_that_was_heard()
            self.what_was_frozen_stands()
            self.what_ended_is_never_touched_again()
            self.the_engine_says_the_same_again()
            self.who_is_recused_is_out_of_every_count()
            self.one_vote_at_a_time_and_no_motion_waits_for_none()
        self.changed = False

    def one_voice_for_each_seat_and_it_is_the_last_that_was_heard(self) -> None:
        rows = Vote.objects.values_list("vote_event", "elector__seat_key", "clause", "option", "cast_by__name")
        found: dict[int, dict] = {pk: {} for pk in self.remembered}
        for event, seat, clause, option, by in rows:
            assert (seat, clause) not in found[event]
            found[event][seat, clause] = (option, by)
        assert found == {pk: each.said for pk, each in self.remembered.items()}

    def what_was_frozen_stands(self) -> None:
        for event in VoteEvent.objects.select_related("motion"):
            assert Remembered.what_is_frozen(event) == self.remembered[event.pk].frozen
            assert digest(event.frozen) == event.frozen_hash
            if event.state == VoteState.OPEN:
                assert event.motion.state == MotionState.OPEN
                texts = [clause.text.as_facts() for clause in event.motion.clauses.all()]
                assert [{key: each[key] for key in ("en", "fr")} for each in event.frozen["texts"]["clauses"]] == [
                    {key: each[key] for key in ("en", "fr")} for each in texts
                ]

    def what_ended_is_never_touched_again(self) -> None:
        for event in VoteEvent.objects.exclude(state=VoteState.OPEN):
            kept = self.remembered[event.pk]
            found = Remembered.what_ended(event)
            kept.ended = kept.ended or found
            assert found == kept.ended
            assert not event.votes.filter(cast_at__gt=event.closed_at).exists()

    def the_engine_says_the_same_again(self) -> None:
        for event in VoteEvent.objects.filter(state=VoteState.CLOSED).select_related("motion"):
            difference = recheck(event)
            assert difference is None, str(difference)

    def who_is_recused_is_out_of_every_count(self) -> None:
        for event in VoteEvent.objects.filter(state=VoteState.CLOSED):
            out = list(Recusal.objects.filter(elector__vote_event=event).values_list("elector__seat_key", "clause"))
            for verdict in event.verdicts.all():
                recused = {seat for seat, clause in out if clause in {None, verdict.clause_id}}
                assert {seat["id"] for seat in verdict.case["seats"] if seat["recused"]} == recused
                assert not recused & {vote["seat"] for vote in verdict.case.get("votes", ())}
                assert verdict.verdict["counts"]["recused"] == len(recused)

    def one_vote_at_a_time_and_no_motion_waits_for_none(self) -> None:
        for each in Motion.objects.prefetch_related("vote_events"):
            states = [event.state for event in each.vote_events.all()]
            assert states.count(VoteState.OPEN) == (each.state == MotionState.OPEN)
            if each.state in {MotionState.JUDGED}:
                assert VoteState.CLOSED in states


def why_not_cast(event: VoteEvent, elector: Elector, option: str, by: Any, seen: Any) -> Refusal | None:
    """What the rules say of a position before it is cast."""
    before = {vote.clause_id: vote for vote in Vote.objects.filter(elector=elector).select_related("cast_by")}
    return (
        rules.refuse_position(option, "Why", allowed=options_of(event))
        or rules.refuse_vote(by, event, elector, now=timezone.now())
        or refuse_unseen(before, by, seen)
    )
