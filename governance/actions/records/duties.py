"""How does what is to be done after a meeting come onto the list, and how is it done, ticked or given to somebody?"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import Role
from councils.models import Body, Membership, Person
from councils.notices import post_to
from governance.electorates import deciding_bodies
from governance.enums import DecisionState, DutyKind
from governance.models import Decision, Duty, Gathering
from governance.queries.records.duties_owed import owed_of
from governance.rules.duties import deciding, refuse_do_duty, refuse_give_away
from groundwork.ledger import record
from groundwork.locks import changing
from groundwork.refusals import Refusal, require

LONGEST_NOTE = 400


def note_duties(gathering: Gathering | None) -> int:
    """List what follows from the decisions and ends of meetings of a gathering, inside the act that caused it.

    What is listed already is not listed twice. Returns how many are new; none where nothing met.
    """
    if gathering is None:
        return 0
    known = set(Duty.objects.filter(gathering=gathering).values_list("kind", "subject"))
    new = [
        Duty(gathering=gathering, kind=each.kind, subject=each.subject, decision=each.decision, body_id=each.body)
        for each in owed_of(gathering)
        if (str(each.kind), each.subject) not in known
    ]
    Duty.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def gathering_of(decision: Decision) -> Gathering | None:
    """The gathering at which it was taken; None for a decision without a meeting."""
    return decision.item.meeting.gathering if decision.item else None


@transaction.atomic
def tick_duty(*, duty: Duty, by: Person, note: str = "") -> Duty:
    """Say that it is done, with a note. Raises Refused when it is done already, or without the right."""
    duty = changing(Duty, duty.pk)
    require(refuse_do_duty(by, duty) or refuse_note(note))
    return done(duty, by, note)


@transaction.atomic
def tell_body(*, duty: Duty, by: Person) -> Duty:
    """Send the decision to everybody in the body that it concerns, and in its component councils; each hears once.

    Raises Refused until the decision is published, for another kind of duty, or as `tick_duty` does.
    """
    duty = changing(Duty, duty.pk)
    require(refuse_do_duty(by, duty))
    decision = duty.decision
    if duty.kind != DutyKind.NOTIFY or decision is None:
        require(Refusal("not-a-notice", _("This is not done by a notice.")))
    assert decision is not None
    if decision.state != DecisionState.PUBLISHED:
        require(Refusal("not-published", _("It is published first.")))
    people = reached(duty.body)
    told = post_to(
        people, kind="decision.told", key=f"told:{decision.pk}:{duty.body_id}",
        facts={"decision": decision.reference, "body": duty.body.key if duty.body else ""},
    )  # fmt: skip
    return done(duty, by, "", told=told)


def reached(body: Body | None) -> set[int]:
    """Who belongs to a body, a joint council's components with it; observers apart. Two queries."""
    today = timezone.localdate()
    bodies = [body, *deciding_bodies(body, today)] if body else []
    held = Membership.objects.standing(today).filter(seat__body__in=bodies, person__is_active=True)
    return set(held.exclude(role=Role.OBSERVER).values_list("person_id", flat=True))


@transaction.atomic
def assign_duty(*, duty: Duty, to: Person | None, by: Person) -> Duty:
    """Give it to somebody, or to nobody. Raises Refused when it is done already, or without the right."""
    duty = changing(Duty, duty.pk)
    require(refuse_give_away(by, deciding(duty)))
    if duty.done_at is not None:
        require(Refusal("already-done", _("This is done already.")))
    duty.assigned_to = to
    duty.save(update_fields=["assigned_to"])
    record("duty.assigned", by=by, on=duty, what=duty.subject, to=to.pk if to else None)
    return duty


def done(duty: Duty, by: Person, note: str, **facts: int) -> Duty:
    """Write that it is done and witness it, inside the caller's transaction."""
    duty.done_at, duty.done_by, duty.done_note = timezone.now(), by, note.strip()
    duty.save(update_fields=["done_at", "done_by", "done_note"])
    record("duty.done", by=by, on=duty, kind=duty.kind, what=duty.subject, **facts)
    return duty


def refuse_note(note: str) -> Refusal | None:
    """Why is this no note?"""
    if len(note.strip()) > LONGEST_NOTE:
        return Refusal("too-long", _("Write it in 400 characters or fewer."), "note", 422)
    return None
