"""Whose approval does an agenda or a record need, is it given, and may this person give it?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from councils.enums import Role
from councils.models import Body, Membership, Person, Seat, SeatTerm
from governance import rights
from governance.business_days import after_business_days
from governance.electorates import deciding_bodies
from governance.enums import ApprovalKind, Approvals, RecordState
from governance.models import AgendaVersion, Approval, ItemRecusal, MeetingRecord, Procedure
from groundwork.refusals import Refusal

Thing = AgendaVersion | MeetingRecord
HOLDING = [Role.CO_CHAIR, Role.MEMBER]
EXCUSED = {ApprovalKind.RECUSED, ApprovalKind.VACANT}


@dataclass(frozen=True)
class Chair:
    """A seat whose holder co-chairs; nobody while it is vacant."""

    seat: Seat
    person: Person | None


@dataclass(frozen=True)
class Owed:
    """What one body asks for a version or a record: its setting, its co-chairs, and what became of it so far.

    `waiting` are those whose word is still awaited; with `tacit_on`, silence approves when that day is over.
    """

    body: Body
    setting: str
    chairs: tuple[Chair, ...]
    rows: tuple[Approval, ...]
    done: bool
    tacit_on: date | None = None

    @property
    def waiting(self) -> tuple[Chair, ...]:
        if self.done or self.is_objected:
            return ()
        said = {row.seat_id for row in self.rows}
        return tuple(each for each in self.chairs if each.seat.pk not in said and each.person is not None)

    @property
    def is_objected(self) -> bool:
        """Whether a co-chair asked for changes, so that this version is not approved any more."""
        return any(row.kind == ApprovalKind.OBJECTED for row in self.rows)


def approved(thing: Thing) -> bool:
    """Whether every body that asks for an approval has it; a body that asks for none needs none."""
    return all(each.done for each in approvals_owed(thing))


def approvals_owed(thing: Thing) -> list[Owed]:
    """What each body asks, in the order of its meetings: nothing for bodies that ask for no approval."""
    rows = list(thing.approvals.select_related("seat__jurisdiction", "seat__body", "person"))
    return [owed_to(procedure, thing, rows) for procedure in procedures_asking(thing)]


def procedures_asking(thing: Thing) -> list[Procedure]:
    """The settings of the bodies whose approval it needs. One query."""
    asking = Procedure.objects.exclude(approvals=Approvals.NONE).select_related("body")
    if isinstance(thing, MeetingRecord):
        return list(asking.filter(body__meetings=thing.meeting_id))
    keys = [meeting["body"] for meeting in thing.content["meetings"]]
    found = {each.body.key: each for each in asking.filter(body__key__in=keys)}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def owed_to(procedure: Procedure, thing: Thing, rows: Sequence[Approval]) -> Owed:
    """What one body asks. What was complete with the co-chairs of the last approval stays complete."""
    today = timezone.localdate()
    chairs = chairs_of(procedure.body, today)
    mine = mine_of(rows, procedure.body, chairs)
    on = timezone.localdate(max(row.at for row in rows)) if rows else today
    then = chairs if on == today else chairs_of(procedure.body, on)
    return Owed(
        body=procedure.body,
        setting=procedure.approvals,
        chairs=chairs,
        rows=mine,
        done=is_done(procedure, then, mine_of(rows, procedure.body, then)),
        tacit_on=tacit_day(procedure, thing, chairs) if procedure.approvals == Approvals.TACIT else None,
    )


def mine_of(rows: Iterable[Approval], body: Body, chairs: Collection[Chair]) -> tuple[Approval, ...]:
    """The approvals that count for a body: those of its co-chairs, given for any body, and its silence."""
    seats = {each.seat.pk for each in chairs}
    return tuple(row for row in rows if row.seat_id in seats or row.body_id == body.pk)


def is_done(procedure: Procedure, chairs: Sequence[Chair], rows: Sequence[Approval]) -> bool:
    """Whether what was said is enough by the setting of the body."""
    given = {row.seat_id for row in rows if row.kind == ApprovalKind.GIVEN}
    excused = {row.seat_id for row in rows if row.kind in EXCUSED}
    if procedure.approvals == Approvals.ONE:
        return bool(given)
    if any(row.kind == ApprovalKind.TACIT for row in rows):
        return True
    return bool(given) and {each.seat.pk for each in chairs} <= given | excused


def chairs_of(body: Body, on: date) -> tuple[Chair, ...]:
    """Its co-chairs, a joint council's being those of its components; with the seats that the last one left and that
    nobody took since. Five queries."""
    bodies = deciding_bodies(body, on)
    office = SeatTerm.objects.standing(on).filter(seat__body__in=bodies).values("seat_id")
    seats = Seat.objects.filter(pk__in=office).in_protocol_order()
    held = Membership.objects.standing(on).filter(seat__in=office, role__in=HOLDING).select_related("person", "seat")
    holders = {each.seat_id: each for each in held}
    vacant = left_by_a_co_chair([seat for seat in seats if seat.pk not in holders], holders.values(), on)
    chairs = []
    for seat in seats:
        holder = holders.get(seat.pk)
        if seat.pk in vacant or (holder is not None and holder.role == Role.CO_CHAIR):
            chairs.append(Chair(seat, holder.person if holder else None))
    return tuple(chairs)


def left_by_a_co_chair(empty: Sequence[Seat], holders: Collection[Membership], on: date) -> set[int]:
    """The empty seats whose last holder was a co-chair for whom nobody in the body took over. One query."""
    past: dict[int, Membership] = {}
    for each in Membership.objects.known().filter(seat__in=empty, role__in=HOLDING).order_by("in_force"):
        if each.starts_on is None or each.starts_on <= on:
            past[each.seat_id] = each
    since: dict[int, list[date]] = {}
    for held in holders:
        if held.role == Role.CO_CHAIR and held.starts_on is not None:
            since.setdefault(held.seat.body_id, []).append(held.starts_on)
    return {
        seat.pk
        for seat in empty
        if seat.pk in past
        and past[seat.pk].role == Role.CO_CHAIR
        and not any(start >= (past[seat.pk].ends_on or on) for start in since.get(seat.body_id, []))
    }


def tacit_day(procedure: Procedure, thing: Thing, chairs: Sequence[Chair]) -> date | None:
    """The last day on which a co-chair may still object; None before it was sent. One query."""
    sent_at = thing.circulated_at if isinstance(thing, MeetingRecord) else thing.issued_at
    if sent_at is None:
        return None
    jurisdictions = {each.seat.jurisdiction_id for each in chairs if each.seat.jurisdiction_id is not None}
    return after_business_days(timezone.localdate(sent_at), procedure.tacit_days, jurisdictions)


def excuses(thing: Thing, owed: Owed) -> list[tuple[Chair, ApprovalKind]]:
    """The co-chairs of a body who need not be asked, and why: a vacant seat, or one out of an item. One query."""
    said = {row.seat_id for row in owed.rows}
    left = [each for each in owed.chairs if each.seat.pk not in said]
    recused = set(recusals_of(thing).filter(seat__in=[each.seat for each in left]).values_list("seat_id", flat=True))
    found = [(each, ApprovalKind.VACANT) for each in left if each.person is None]
    return found + [(each, ApprovalKind.RECUSED) for each in left if each.person and each.seat.pk in recused]


def recusals_of(thing: Thing) -> QuerySet[ItemRecusal]:
    """The declared interests that stand in the items of which it speaks."""
    standing = ItemRecusal.objects.filter(ended_at=None, item__removed=False)
    if isinstance(thing, MeetingRecord):
        return standing.filter(item__meeting=thing.meeting_id)
    return standing.filter(item__meeting__gathering=thing.gathering_id)


def refuse_approve(person: Person, thing: Thing, seen: str, owed: Sequence[Owed]) -> Refusal | None:
    """Why may this person not approve it, or ask for changes? `seen` is the hash of what was read."""
    if not owed:
        return Refusal("no-approval-asked", _("No body asks for an approval of this."))
    if not seats_chaired(person, owed):
        keys = sorted(each.body.key for each in owed)
        return rights.RECORD.refused("not-co-chair", _("Only a co-chair may do this."), about=keys)
    return refuse_outdated(thing, seen) or refuse_said(person, owed)


def seats_chaired(person: Person, owed: Sequence[Owed]) -> dict[int, tuple[Body, Seat]]:
    """The seats from which this person co-chairs a body that asks, with the first such body."""
    found: dict[int, tuple[Body, Seat]] = {}
    for each in owed:
        for chair in each.chairs:
            if chair.person == person:
                found.setdefault(chair.seat.pk, (each.body, chair.seat))
    return found


def refuse_outdated(thing: Thing, seen: str) -> Refusal | None:
    """Why is this not what there is to approve now? Another version was issued, or it says something else."""
    if seen != thing.content_hash or is_outdated(thing):
        return Refusal("changed-meanwhile", _("This was changed since you read it. Read the newest version first."))
    if isinstance(thing, MeetingRecord) and thing.state == RecordState.DRAFT:
        return Refusal("not-circulated", _("This record is not circulated yet."))
    return None


def is_outdated(thing: Thing) -> bool:
    """Whether a later version took its place. One query."""
    if isinstance(thing, MeetingRecord):
        return MeetingRecord.objects.filter(meeting=thing.meeting_id, number__gt=thing.number).exists()
    return AgendaVersion.objects.filter(gathering=thing.gathering_id, number__gt=thing.number).exists()


def refuse_said(person: Person, owed: Sequence[Owed]) -> Refusal | None:
    """Why is there nothing left for this person to say?"""
    said = {row.seat_id for each in owed for row in each.rows}
    if not set(seats_chaired(person, owed)) - said:
        return Refusal("already-said", _("You have answered already."))
    if any(each.is_objected for each in owed):
        return Refusal("objected", _("A co-chair asked for changes. A new version comes first."))
    if all(each.done for each in owed):
        return Refusal("already-approved", _("This is approved already."))
    return None
