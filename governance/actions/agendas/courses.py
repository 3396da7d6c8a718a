"""What does the secretariat propose for each item, and how is it followed for a whole block in one act?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from governance import rules
from governance.actions.agendas.building import refuse_removed
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.decisions.recording import record_decision
from governance.actions.meetings.calling import refuse_ended
from governance.actions.run.items import record_item_outcome
from governance.actions.run.recording import Recorded
from governance.enums import MeetingState, MotionState, Outcome, ProposedCourse
from governance.models import AgendaItem, Decision, Meeting, Motion
from governance.queries.decisions.action_owners import owner_named
from governance.queries.run.recording import ProposedClause, recording_of
from groundwork.bilingual import Pair, columns_of
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, Refused, require

FOLLOWED = {
    ProposedCourse.CARRY: Outcome.CONSENSUS,
    ProposedCourse.NOTE: Outcome.NOTED,
    ProposedCourse.DEFER: Outcome.DEFERRED,
}
LONGEST_NOTE = int(AgendaItem._meta.get_field("proposed_note_en").max_length or 0)


@transaction.atomic
def propose_course(*, item: AgendaItem, course: str, by: Person, note: Pair | None = None) -> AgendaItem:
    """Say beside an item what the secretariat proposes: carry, note, defer, discuss, vote; "" proposes nothing.

    It decides nothing. Raises Refused for another word, an item taken off, a meeting that has ended, or without the
    right.
    """
    item = changing(AgendaItem, item.pk)
    note = note or Pair()
    require(rules.refuse_prepare(by))
    require(refuse_ended(item.meeting) or refuse_removed(item) or refuse_course(course, note))
    item.proposed_course, item.proposed_note = course, note if course else Pair()
    item.save(update_fields=["proposed_course", *columns_of("proposed_note", states=False)])
    record("item.course-proposed", by=by, on=item, course=course, note=note)
    return item


@transaction.atomic
def follow_courses(*, meeting: Meeting, items: Sequence[AgendaItem], by: Person) -> list[Decision]:
    """Follow what is proposed for a block of items: carried by consensus of those present, noted, or deferred.

    Each decision is recorded as recommended. Items to discuss or to vote on are left alone. It is done for all or for
    none: raises Refused with the list of what stands in the way, before the meeting is under way, for an item of
    another meeting, or for who is no co-chair.
    """
    meeting = changing(Meeting, meeting.pk)
    require(rules.refuse_chair(by, meeting.body))
    require(refuse_not_under_way(meeting))
    chosen = sorted((changing(AgendaItem, each.pk) for each in items), key=lambda each: each.position or 0)
    followed = [each for each in chosen if each.proposed_course in FOLLOWED]
    require(refuse_block(meeting, chosen, followed))
    decisions = all_or_none(followed, lambda item: followed_for(item, meeting, by))
    facts = [[item.pk, item.proposed_course] for item in followed]
    record("meeting.courses-followed", by=by, on=meeting, items=facts, decisions=[each.reference for each in decisions])
    return decisions


def all_or_none(items: Iterable[AgendaItem], act: Callable[[AgendaItem], Decision]) -> list[Decision]:
    """Decide on each item, inside the caller's transaction. Raises Refused with all that stands in the way."""
    decisions, trouble = [], []
    for item in items:
        try:
            with transaction.atomic():
                decisions.append(act(item))
        except Refused as refused:
            trouble.append(f"{item.title} – {refused.refusal}")
    if trouble:
        require(Refusal("not-followed", " ".join([str(_("Nothing was done. In the way stands:")), *trouble])))
    return decisions


def followed_for(item: AgendaItem, meeting: Meeting, by: Person) -> Decision:
    """Record the decision on an item as it is proposed, on its motion where it has one, inside the caller's
    transaction."""
    outcome = FOLLOWED[ProposedCourse(item.proposed_course)]
    if outcome != Outcome.CONSENSUS and not alive(item).exists():  # what is noted or put off needs no motion
        return record_item_outcome(item=item, outcome=outcome, by=by)
    return decided_as(item, meeting, by, outcome)


def alive(item: AgendaItem) -> QuerySet[Motion]:
    """The motions of an item that are not decided yet."""
    ended = [MotionState.WITHDRAWN, MotionState.FALLEN, MotionState.DECIDED]
    return Motion.objects.filter(item=item, amendment=None).exclude(state__in=ended)


def decided_as(item: AgendaItem, meeting: Meeting, by: Person, outcome: Outcome) -> Decision:
    """Record this outcome of the one motion of an item, in its own words, inside the caller's transaction."""
    motion = alive(item)
    require(refuse_motions(item, list(motion)))
    recording = recording_of(motion.get())
    today = timezone.localdate()
    return record_decision(
        motion=recording.motion,
        clauses={each.clause: as_recommended(each, outcome) for each in recording.clauses},
        by=by,
        effective_on=today,
        decided_on=today,
        meeting=meeting,
    )


def as_recommended(proposed: ProposedClause, outcome: Outcome) -> Recorded:
    """A clause in its own words, with all that it would set going when it is carried."""
    actions = []
    for action in proposed.actions:
        who = owner_named(action.owner)
        actions.append(
            Proposed(
                action.kind, action.title, who.body, who.jurisdiction, action.due_on, action.scope, action.owed,
                who.seat, who.person,
            )
        )  # fmt: skip
    effects: list[Mapping[str, Any]] = [{"kind": effect.kind, **effect.terms} for effect in proposed.effects]
    return Recorded(outcome, proposed.clause.text, effects, actions)


def refuse_course(course: str, note: Pair) -> Refusal | None:
    """Why is this no course to propose?"""
    if course and course not in ProposedCourse.values:
        return Refusal("no-course", _("Choose what is proposed."), "course", status=422)
    if max(len(note.en), len(note.fr)) > LONGEST_NOTE:
        return Refusal("too-long", _("Write the note in 400 characters or fewer."), "note_en", status=422)
    return None


def refuse_not_under_way(meeting: Meeting) -> Refusal | None:
    """Why is nothing followed here now?"""
    if meeting.state == MeetingState.UNDER_WAY:
        return None
    return Refusal("not-under-way", _("What is proposed is followed while the meeting is in progress."))


def refuse_block(meeting: Meeting, chosen: list[AgendaItem], followed: list[AgendaItem]) -> Refusal | None:
    """Why is this no block of items of this meeting?"""
    if any(each.meeting_id != meeting.pk or each.removed for each in chosen):
        return Refusal("another-meeting", _("An item is not on the agenda of this meeting."), "items", status=422)
    if not followed:
        return Refusal("nothing-to-follow", _("Choose an item for which a course is proposed."), "items", status=422)
    return None


def refuse_motions(item: AgendaItem, motions: list[Motion]) -> Refusal | None:
    """Why is there nothing to decide under this item, or too much at once?"""
    if len(motions) == 1:
        return None
    if not motions:
        return Refusal("no-motion", _("no motion waits under this item."))
    return Refusal("several-motions", _("several motions wait under this item. Decide them one by one."))
