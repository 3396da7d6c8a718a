"""What work is owed, and is it done? Read from the database alone, so that a broker may lose everything.

Nothing waits for ever and nothing is done twice: each act locks its row and refuses a second time.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q
from django.utils import timezone

from councils.actions.leaving import end_sessions_of_leavers
from governance.actions.decisions.effects import enact_effect
from governance.actions.motions.conditions import fall_motion
from governance.actions.recommendations.advice import due_advice, lapse_advice
from governance.actions.records.approvals import complete_approval, due_completions
from governance.actions.reports.opening import due_openings, open_report, remind_of_reports
from governance.actions.reports.summaries import due_summaries, request_scheduled_summary
from governance.actions.votes import close_vote, remind_before_the_close
from governance.effects.order import in_order as in_their_order
from governance.enums import DecisionState, EffectState, VoteState
from governance.mail.sending import deliver_due
from governance.models import Effect, VoteEvent
from governance.packages.waiting import compile_waiting
from governance.queries.motions.conditions import motions_to_fall
from governance.summaries.compile import sweep_summaries
from groundwork.refusals import Refused
from priorities.actions.reminding import remind_of_measurements

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True)
class Swept:
    """How much was done: votes closed by the clock, effects settled, packages taken up again, leavers signed out,
    requests for advice whose time is over, people reminded, notices sent or put off, motions fallen with
    what they depend on, approvals that nobody's word is awaited for any more, reports opened and their authors
    reminded, and summaries that a schedule asked for or that were compiled."""

    votes: int
    effects: int
    packages: int
    leavers: int = 0
    advice: int = 0
    reminders: int = 0
    notices: int = 0
    fallen: int = 0
    approvals: int = 0
    reports: int = 0
    report_reminders: int = 0
    measurement_reminders: int = 0
    summaries: int = 0


def sweep() -> Swept:
    """Close the votes whose time has come, enact the effects whose day has come, take up forgotten packages,
    sign out whoever has no place any more, remind who has not voted, and send what is owed by mail."""
    now = timezone.now()
    due_votes = VoteEvent.objects.filter(Q(closes_at__lte=now) | Q(closes_when_all_voted=True), state=VoteState.OPEN)
    return Swept(
        votes=each(due_votes.order_by("closes_at", "pk"), lambda event: close_vote(event=event, by=None)),
        effects=each(due_effects(timezone.localdate(now)), lambda effect: enact_effect(effect=effect), in_order=True),
        leavers=end_sessions_of_leavers(),
        advice=each(due_advice(now), lambda asked: lapse_advice(advice=asked)),
        fallen=each(motions_to_fall(), lambda motion: fall_motion(motion=motion, by=None)),
        approvals=each(due_completions(now), lambda thing: complete_approval(thing=thing)),
        reports=each(due_openings(now), lambda schedule: open_report(schedule=schedule)),
        summaries=each(due_summaries(now), lambda schedule: request_scheduled_summary(schedule=schedule))
        + sweep_summaries(now),
        report_reminders=remind_of_reports(now),
        measurement_reminders=remind_of_measurements(timezone.localdate(now)),
        reminders=remind_before_the_close(now),
        notices=deliver_due(),
        packages=compile_waiting(),  # last: it takes the longest
    )


def due_effects(today: date) -> list[Effect]:
    """The effects of published decisions whose day has come, in the order in which they apply. One query."""
    return in_their_order(
        Effect.objects.filter(
            state=EffectState.PENDING, effective_on__lte=today, outcome__decision__state=DecisionState.PUBLISHED
        )
    )


def each(rows: Iterable[T], act: Callable[[T], object], *, in_order: bool = False) -> int:
    """Act on each row; what one refuses does not keep the others waiting. Returns how many were done.

    Where the order counts, the others wait for the next sweep behind one that could not be done.
    """
    done = 0
    for row in rows:
        try:
            act(row)
            done += 1
        except Refused as refused:
            log.info("%s: %s", row, refused.refusal.code)  # another worker was first, or it was withdrawn
        except Exception:
            log.exception("%s could not be done; it stays owed", row)
            if in_order:
                break
    return done
