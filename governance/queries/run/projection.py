"""What does the projector show: the item that is dealt with, its text or its vote, in both languages?"""

from dataclasses import dataclass, field

from django.utils import timezone

from governance.models import AgendaItem, Clause, ClauseOutcome, Decision, Meeting, Motion
from governance.queries.run.state import OpenVote, Run, RunItem, run_of
from governance.rules.withheld import is_in_camera
from groundwork.bilingual import Pair
from groundwork.ledger import digest


@dataclass(frozen=True)
class Passage:
    """One text with its label, where it has one."""

    text: Pair
    label: str = ""


@dataclass(frozen=True)
class Projection:
    """What stands on the wall. `item` is None before the first item and for what is in camera."""

    run: Run
    here: RunItem | None
    in_camera: bool
    passages: tuple[Passage, ...] = ()
    decision: Decision | None = None
    vote: OpenVote | None = None
    questions: tuple[Pair, ...] = field(default_factory=tuple)

    @property
    def is_over(self) -> bool:
        return self.run.is_over

    @property
    def item(self) -> AgendaItem | None:
        return self.here.item if self.here and not self.in_camera else None

    @property
    def key(self) -> str:
        """A word that changes whenever something changes that is shown."""
        decision, vote = self.decision, self.vote
        return digest([
            self.run.meeting.state, self.here.pk if self.here else 0, self.in_camera,
            [[each.label, each.text.as_facts()] for each in self.passages],
            [each.as_facts() for each in self.questions],
            [decision.reference, decision.version, decision.outcome, decision.state] if decision else [],
            [vote.reference, vote.voted, vote.total] if vote else [],
            [str(self.here.item.began_at), self.here.item.version] if self.here else [],
        ])[:16]  # fmt: skip


def projection_of(meeting: Meeting) -> Projection:
    """What is shown of a meeting now: at most eighteen queries, however long its agenda is."""
    run = run_of(meeting)
    here = run.current or latest(run)
    if here is None or is_in_camera(here.item):
        return Projection(run, here, in_camera=here is not None)
    vote = next((each for each in run.votes if each.event.motion.item_id == here.pk), None)
    if vote is not None:
        return Projection(run, here, False, of_motion(vote.event.motion), vote=vote)
    decision = here.decisions[-1] if here.decisions else None
    if decision is not None:
        return Projection(run, here, False, of_decision(decision), decision)
    motion = Motion.objects.filter(item=here.pk, amendment=None).exclude(state__in=["withdrawn", "fallen"]).first()
    if motion is not None:
        return Projection(run, here, False, of_motion(motion))
    questions = tuple(row.text for row in here.item.questions.all())
    return Projection(run, here, False, (Passage(here.item.title),), questions=questions)


def latest(run: Run) -> RunItem | None:
    """The item that was dealt with last, while none is."""
    done = [each for each in run.items if each.item.began_at is not None]
    return max(done, key=lambda each: each.item.began_at or timezone.now(), default=None)


def of_motion(motion: Motion) -> tuple[Passage, ...]:
    """The clauses as they are put; the question where there is none. One query."""
    clauses = list(Clause.objects.filter(motion=motion).order_by("position"))
    if not clauses:
        return (Passage(motion.question),)
    return tuple(Passage(each.text, label_of(each, len(clauses))) for each in clauses)


def of_decision(decision: Decision) -> tuple[Passage, ...]:
    """The words that were decided; the sentence that was recorded where nothing was moved. One query."""
    rows = list(ClauseOutcome.objects.filter(decision=decision).select_related("clause").order_by("clause__position"))
    if not rows:
        return (Passage(decision.title),)
    return tuple(Passage(each.text, label_of(each.clause, len(rows))) for each in rows)


def label_of(clause: Clause, among: int) -> str:
    return clause.label or (str(clause.position) if among > 1 else "")
