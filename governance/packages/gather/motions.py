"""Which motions are put under an item, and what did their last vote give?"""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet

from governance import models
from governance.enums import MotionState, VoteState
from governance.packages.contents import Clause, Decision, Finding, Motion, VoteResult
from governance.packages.gather.changes import Names, changes_proposed
from governance.packages.gather.sight import Sight
from groundwork.bilingual import Pair


def motions_with_papers() -> QuerySet[models.Motion]:
    """Motions with clauses, votes and verdicts; withdrawn ones and cancelled votes are left out."""
    events = models.VoteEvent.objects.exclude(state=VoteState.CANCELLED).order_by("opened_at", "pk")
    verdicts = models.ClauseVerdict.objects.select_related("clause").order_by("clause__position", "pk")
    return (
        models.Motion.objects.exclude(state=MotionState.WITHDRAWN)
        .order_by("pk")
        .prefetch_related(
            Prefetch("clauses", models.Clause.objects.order_by("position")),
            Prefetch("vote_events", events.prefetch_related(Prefetch("verdicts", verdicts))),
        )
    )


def motion_shape(row: models.Motion, names: Names, decisions: Mapping[int, Decision], sight: Sight) -> Motion:
    """A motion with its last vote and its decision, as far as there are any."""
    events = list(row.vote_events.all())
    seen = bool(events) and sight.reads_votes(names.by_id[row.body_id].key)
    return Motion(
        title=row.title,
        question=row.question,
        note=row.note,
        state=str(row.state),
        clauses=tuple(
            Clause(
                label=clause.label or str(clause.position),
                heading=clause.heading,
                text=clause.text,
                note=clause.note,
                changes=changes_proposed(clause.effects, names),
            )
            for clause in row.clauses.all()
        ),
        vote=_vote_shape(events[-1]) if seen else None,
        decision=decisions.get(row.pk),
    )


def _vote_shape(event: models.VoteEvent) -> VoteResult:
    findings = []
    for row in event.verdicts.all():
        proof = row.verdict.get("proof") or {}
        findings.append(
            Finding(
                label=row.clause.label or str(row.clause.position),
                outcome=str(row.outcome),
                proof=Pair(proof.get("en", ""), proof.get("fr", "")),
            )
        )
    return VoteResult(
        reference=event.reference,
        method=str(event.method),
        state=str(event.state),
        outcome=event.outcome,
        at=event.closed_at or event.closes_at or event.opened_at,
        override=event.override,
        findings=tuple(findings),
        has_end=event.closes_at is not None,
    )
