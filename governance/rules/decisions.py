"""May this person record, change or publish this decision, or say how far its action is?"""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Body, Person
from councils.queries.reporting import last_day_of, reporting_chain
from councils.rules import refuse_unless_secretariat, standing_of
from governance import rights
from governance.electorates import deciding_keys
from governance.enums import ActionState, DecisionState, MotionState
from governance.lifecycles import MOTION
from governance.models import (
    ActionItem,
    ClauseOutcome,
    Decision,
    Motion,
)
from governance.rules.action_owners import owning_keys, owns
from governance.rules.places import refuse_chair, refuse_chair_or_secretariat
from groundwork.bilingual import Pair, refuse_unready
from groundwork.refusals import Refusal


def refuse_record_decision(person: Person, motion: Motion) -> Refusal | None:
    """Why may this person not record the decision on this motion?"""
    if refusal := refuse_chair(person, motion.body):
        return refusal
    if motion.state == MotionState.DECIDED:
        by = motion.decision.recorded_by.name
        return Refusal(
            "already-recorded",
            _("%(name)s recorded this decision. See it before you change it.") % {"name": by},
        )
    if motion.state == MotionState.OPEN:
        return Refusal("vote-open", _("A vote on this motion is open. Close it first."))
    ended = motion.state in {MotionState.WITHDRAWN, MotionState.FALLEN}
    return MOTION.refuse(motion.state, MotionState.DECIDED) if ended else None


def refuse_change_decision(person: Person, decision: Decision) -> Refusal | None:
    """Why may this person not touch this decision? What was published is never edited."""
    if decision.state == DecisionState.PUBLISHED:
        return Refusal("published", _("A published decision is never edited. A correction is a new decision."))
    return refuse_chair_or_secretariat(person, decision.body)


def refuse_publish(
    person: Person,
    decision: Decision,
    outcomes: Iterable[ClauseOutcome],
    *,
    override: Pair,
) -> Refusal | None:
    """Why can this decision not be published? Both texts must match, unless overridden with a reason."""
    if refusal := refuse_change_decision(person, decision):
        return refusal
    if override.en and override.fr:
        return None
    texts = [(str(_("title")), decision.title)]
    texts += [
        (str(_("clause %(label)s") % {"label": row.clause.label or row.clause.position}), row.text) for row in outcomes
    ]
    return refuse_unready(texts)


def refuse_note_progress(person: Person, action: ActionItem) -> Refusal | None:
    """Why may this person not say how far this action is?"""
    if action.state in {ActionState.DONE, ActionState.WITHDRAWN}:
        return Refusal("action-ended", _("This action item is closed."))
    if owns(person, action):
        return None
    return rights.REPORT.refused(
        "not-owner", _("Only its owner or the secretariat may report on this action item."), about=owning_keys(action)
    )


def refuse_file_report(person: Person | None, body: Body) -> Refusal | None:
    """Why may this person not file the reports of this body? Its co-chairs, those of the body above, the secretariat.

    A joint council is chaired by the co-chairs of its components. What a dissolved body still owes is filed by those
    to whom it reported last.
    """
    if refuse_unless_secretariat(person) is None:
        return None
    keys = deciding_keys(body, timezone.localdate())
    for above in reporting_chain(body, last_day_of(body, timezone.localdate()))[:1]:
        keys |= deciding_keys(Body.objects.get(pk=above.parent_id), timezone.localdate())
    if standing_of(person).holds(rights.FILE_REPORT, keys):
        return None
    return rights.FILE_REPORT.refused(
        "not-co-chair-nor-secretariat", _("Only a co-chair or the secretariat may do this."), about=keys
    )
