"""How do co-chairs approve a version of an agenda or a record of decisions, ask for changes, or approve by silence?"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.models import Person
from councils.notices import post_to
from governance.enums import MEETING_OVER, ApprovalKind, Approvals, RecordState
from governance.models import AgendaVersion, Approval, Gathering, Meeting, MeetingRecord
from governance.rules.approvals import (
    Owed,
    Thing,
    approvals_owed,
    approved,
    excuses,
    refuse_approve,
    seats_chaired,
)
from groundwork.ledger import record
from groundwork.locks import changing, relying_on
from groundwork.refusals import Refusal, require

UNUSABLE = 422
BY_THEMSELVES = [Approvals.TACIT, Approvals.BOTH]


@transaction.atomic
def approve(*, thing: Thing, by: Person, seen: str) -> list[Approval]:
    """Approve a version of an agenda, or a circulated record, for the seats from which this person co-chairs.

    `seen` is the content_hash of what was read. Where both are asked and the other is recused or the seat is vacant,
    that is written down in the same act. A record that has all its approvals is approved. Raises Refused for what was
    changed since it was read, what was answered or approved already, or without the right.
    """
    thing = locked(thing)
    owed = approvals_owed(thing)
    require(refuse_approve(by, thing, seen, owed))
    written = write_for(by, thing, owed, ApprovalKind.GIVEN)
    for each in approvals_owed(thing):
        if each.setting == Approvals.BOTH and not each.done:
            written += [write(thing, each, chair.seat.pk, kind) for chair, kind in excuses(thing, each)]
    facts = [[row.body.key, row.kind, row.seat.key if row.seat else ""] for row in written]
    record("approval.given", by=by, on=thing, approvals=facts, hash=thing.content_hash)
    settle(thing)
    return written


@transaction.atomic
def ask_for_changes(*, thing: Thing, by: Person, seen: str, because: str) -> list[Approval]:
    """Say that this version or record is not approved, and what should be changed; a new one comes instead.

    Raises Refused as `approve` does, and without a reason.
    """
    thing = locked(thing)
    owed = approvals_owed(thing)
    require(refuse_approve(by, thing, seen, owed))
    require(refuse_without_reason(because))
    written = write_for(by, thing, owed, ApprovalKind.OBJECTED)
    record("approval.refused", by=by, on=thing, because=because.strip(), hash=thing.content_hash)
    return written


@transaction.atomic
def complete_approval(*, thing: Thing, by: None = None) -> list[Approval]:
    """Write that nobody objected in time, where silence approves; and, where one of two has approved, why the other
    need not be asked. Raises Refused while somebody's word is still awaited."""
    thing = locked(thing)
    due = completions(thing, timezone.localdate())
    if not due:
        require(Refusal("not-yet", _("Somebody’s answer is still awaited.")))
    written = [write(thing, owed, seat, kind) for owed, seat, kind in due]
    facts = [[row.body.key, row.kind, row.seat.key if row.seat else ""] for row in written]
    record("approval.completed", by=by, on=thing, approvals=facts, hash=thing.content_hash)
    settle(thing)
    return written


def ask_for_approval(thing: Thing) -> int:
    """Owe a notice to each co-chair whose word is awaited, inside the caller's transaction. Returns how many."""
    chairs = [each for owed in approvals_owed(thing) for each in owed.waiting]
    name = "record" if isinstance(thing, MeetingRecord) else "version"
    people = {each.person.pk for each in chairs if each.person}
    return post_to(people, kind="approval.asked", key=f"approval:{name}:{thing.pk}", facts={name: thing.pk})


def completions(thing: Thing, today: date) -> list[tuple[Owed, int | None, ApprovalKind]]:
    """What completes its approvals without anybody's word: a silence that is over, or whoever need not be asked."""
    found: list[tuple[Owed, int | None, ApprovalKind]] = []
    for each in approvals_owed(thing):
        if each.done or each.is_objected:
            continue
        if each.tacit_on and each.tacit_on < today:
            found.append((each, None, ApprovalKind.TACIT))
        elif each.setting == Approvals.BOTH and any(row.kind == ApprovalKind.GIVEN for row in each.rows):
            found += [(each, chair.seat.pk, kind) for chair, kind in excuses(thing, each)]
    return found


def due_completions(now: datetime) -> list[Thing]:
    """What the sweep completes: versions of meetings ahead and circulated records. A few queries for each of them."""
    today = timezone.localdate(now)
    waiting: list[Thing] = [*waiting_versions(), *waiting_records()]
    return [thing for thing in waiting if completions(thing, today)]


def waiting_versions() -> QuerySet[AgendaVersion]:
    """The newest versions of meetings that are not over, where an approval may complete itself."""
    newer = AgendaVersion.objects.filter(gathering=OuterRef("gathering"), number__gt=OuterRef("number"))
    ahead = Meeting.objects.filter(gathering=OuterRef("gathering"), body__procedure__approvals__in=BY_THEMSELVES)
    return AgendaVersion.objects.filter(~Exists(newer), Exists(ahead.exclude(state__in=MEETING_OVER))).order_by("pk")


def waiting_records() -> QuerySet[MeetingRecord]:
    """The newest circulated records whose approval may complete itself."""
    newer = MeetingRecord.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    circulated = MeetingRecord.objects.filter(~Exists(newer), state=RecordState.CIRCULATED)
    return circulated.filter(meeting__body__procedure__approvals__in=BY_THEMSELVES).order_by("pk")


def locked(thing: Thing) -> Thing:
    """The version or the record, while nothing newer takes its place."""
    if isinstance(thing, MeetingRecord):
        relying_on(Meeting, thing.meeting_id)
        return changing(MeetingRecord, thing.pk)
    relying_on(Gathering, thing.gathering_id)
    return changing(AgendaVersion, thing.pk)


def write_for(by: Person, thing: Thing, owed: Sequence[Owed], kind: ApprovalKind) -> list[Approval]:
    """What a person says, from each seat from which they co-chair and have not spoken."""
    said = {row.seat_id for each in owed for row in each.rows}
    return [
        Approval.objects.create(**of_thing(thing), body=body, seat=seat, person=by, kind=kind)
        for body, seat in seats_chaired(by, owed).values()
        if seat.pk not in said
    ]


def write(thing: Thing, owed: Owed, seat: int | None, kind: ApprovalKind) -> Approval:
    """What the record says of a seat, or of all of them, that was not asked."""
    return Approval.objects.create(**of_thing(thing), body=owed.body, seat_id=seat, kind=kind)


def of_thing(thing: Thing) -> dict[str, Thing]:
    """The column that names what is approved."""
    return {"meeting_record" if isinstance(thing, MeetingRecord) else "agenda_version": thing}


def settle(thing: Thing) -> None:
    """A record that has all its approvals is approved from now on."""
    if isinstance(thing, MeetingRecord) and thing.state == RecordState.CIRCULATED and approved(thing):
        thing.state, thing.approved_at = RecordState.APPROVED, timezone.now()
        thing.version += 1
        thing.save(update_fields=["state", "approved_at", "version"])


def refuse_without_reason(because: str) -> Refusal | None:
    """Why are no changes asked for? Nobody would know which."""
    if not because.strip():
        return Refusal("no-reason", _("Say what should be changed."), "because", UNUSABLE)
    if len(because) > 600:
        return Refusal("too-long", _("Write it in 600 characters or fewer."), "because", UNUSABLE)
    return None
