"""May this person record the outcome of an item, run its meeting, or put a decision right?"""

from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance.enums import DecisionState, MeetingState, MotionState, Outcome
from governance.models import AgendaItem, Decision, Meeting, Motion
from governance.rules.places import refuse_chair, refuse_chair_or_secretariat
from groundwork.refusals import Refusal

WITHOUT_A_MOTION = [Outcome.NOTED, Outcome.DEFERRED, Outcome.REFERRED, Outcome.WITHDRAWN]
NEVER_CARRIED = [MotionState.WITHDRAWN, MotionState.FALLEN]


def refuse_record_item(person: Person, item: AgendaItem) -> Refusal | None:
    """Why may this person not record the outcome of this item, which has no motion?"""
    if refusal := refuse_chair(person, item.meeting.body):
        return refusal
    if item.removed or not item.is_item:
        return Refusal("no-item", _("This is no item of the agenda."))
    decided = Decision.objects.filter(item=item, motion=None).select_related("recorded_by").first()
    if decided is not None:
        return Refusal(
            "already-recorded",
            _("%(name)s recorded this decision. See it before you change it.") % {"name": decided.recorded_by.name},
        )
    if Motion.objects.filter(item=item, amendment=None).exclude(state__in=NEVER_CARRIED).exists():
        return Refusal("has-a-motion", _("This item has a motion: record the decision on it."))
    return None


def refuse_run(person: Person, meeting: Meeting) -> Refusal | None:
    """Why may this person not run this meeting now: take up items, note the sense of the table?"""
    if refusal := refuse_chair_or_secretariat(person, meeting.body):
        return refusal
    if meeting.state == MeetingState.UNDER_WAY:
        return None
    return Refusal("not-under-way", _("Declare the meeting begun first."))


def refuse_note_sense(person: Person, meeting: Meeting) -> Refusal | None:
    """Why may this person not note what the table said? It may also be noted after the meeting."""
    if refusal := refuse_chair_or_secretariat(person, meeting.body):
        return refusal
    if meeting.state in {MeetingState.UNDER_WAY, MeetingState.ENDED}:
        return None
    return Refusal("not-under-way", _("Declare the meeting begun first."))


def refuse_enter_times(person: Person, meeting: Meeting) -> Refusal | None:
    """Why may this person not enter the real times afterwards? The co-chairs alone do."""
    if refusal := refuse_chair(person, meeting.body):
        return refusal
    if meeting.state == MeetingState.CANCELLED:
        return Refusal("meeting-cancelled", _("This meeting was cancelled."))
    return None


def refuse_replace(person: Person, decision: Decision) -> Refusal | None:
    """Why may this person not replace what this decision says? Its recorder may, until it is published."""
    if decision.state == DecisionState.PUBLISHED:
        return Refusal("published", _("A published decision is never edited. A correction is written beside it."))
    if decision.recorded_by_id == person.pk:
        return refuse_chair(person, decision.body)
    return Refusal(
        "not-its-recorder",
        _("Only who recorded it replaces it before it is published: %(name)s.") % {"name": decision.recorded_by.name},
        status=403,
    )


def refuse_correct(person: Person, decision: Decision) -> Refusal | None:
    """Why may this person not write a correction beside this decision? Until it is published it is replaced."""
    if refusal := refuse_chair(person, decision.body):
        return refusal
    if decision.state != DecisionState.PUBLISHED:
        return Refusal("not-published", _("Until it is published, its recorder replaces it."))
    return None
