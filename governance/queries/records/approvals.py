"""Who approved a version or a record, who is still asked, and which approvals wait for this reader?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from councils.enums import Role
from councils.models import Person
from councils.queries.names import BodyWords
from governance.enums import MEETING_OVER, ApprovalKind, Approvals, RecordState
from governance.models import AgendaVersion, Approval, Meeting, MeetingRecord
from governance.queries.desk.docket import Names, Reader, Row, link, row
from governance.queries.meetings.gatherings import slug_of
from governance.rules.agenda_versions import letter_of
from governance.rules.approvals import Chair, Owed, Thing, approvals_owed, refuse_approve
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry

REFUSED = "approval.refused"


@dataclass(frozen=True)
class Said:
    """One line of the record: a seat, who spoke for it, and what; no seat where silence approved."""

    seat: Pair
    name: str
    kind: str
    label: str
    at: datetime
    because: str = ""


@dataclass(frozen=True)
class ApprovalOfBody:
    """What became of the approval that one body asks for."""

    body: BodyWords
    setting: str
    said: tuple[Said, ...]
    waiting: tuple[tuple[Pair, str], ...]
    tacit_on: date | None
    done: bool
    objected: bool
    nobody: bool


@dataclass(frozen=True)
class ApprovalState:
    """All approvals of a version or a record, and whether this reader may give one."""

    thing: Thing
    bodies: tuple[ApprovalOfBody, ...]
    may_answer: bool

    @property
    def done(self) -> bool:
        """Whether it is approved by all who are asked."""
        return bool(self.bodies) and all(each.done for each in self.bodies)

    @property
    def objected(self) -> bool:
        return any(each.objected for each in self.bodies)


def approval_state(thing: Thing, person: Person, names: Names) -> ApprovalState:
    """What became of its approvals, for this reader."""
    owed = approvals_owed(thing)
    reasons = reasons_of(thing) if any(each.is_objected for each in owed) else {}
    return ApprovalState(
        thing=thing,
        bodies=tuple(of_body(each, names, reasons) for each in owed),
        may_answer=refuse_approve(person, thing, thing.content_hash, owed) is None,
    )


def of_body(owed: Owed, names: Names, reasons: dict[str, str]) -> ApprovalOfBody:
    """The approval of one body in words."""
    return ApprovalOfBody(
        body=names[owed.body.pk],
        setting=str(Approvals(owed.setting).label),
        said=tuple(said_of(each, reasons) for each in owed.rows),
        waiting=tuple((seat_words(each), each.person.name if each.person else "") for each in owed.waiting),
        tacit_on=None if owed.done or owed.is_objected else owed.tacit_on,
        done=owed.done,
        objected=owed.is_objected,
        nobody=not owed.chairs,
    )


def seat_words(chair: Chair) -> Pair:
    """The jurisdiction of a seat; nothing for one that has none."""
    return chair.seat.jurisdiction.name if chair.seat.jurisdiction else Pair()


def said_of(approval: Approval, reasons: dict[str, str]) -> Said:
    """One row in words."""
    jurisdiction = approval.seat.jurisdiction if approval.seat else None
    name = approval.person.name if approval.person else ""
    objected = approval.kind == ApprovalKind.OBJECTED
    return Said(
        seat=jurisdiction.name if jurisdiction else Pair(),
        name=name,
        kind=approval.kind,
        label=str(ApprovalKind(approval.kind).label),
        at=approval.at,
        because=reasons.get("because", "") if objected else "",
    )


def reasons_of(thing: Thing) -> dict[str, str]:
    """Why changes were asked for, as the ledger keeps it. One query."""
    word = f"{thing._meta.model_name}:{thing.pk}"
    entry = LedgerEntry.objects.filter(subject=word, act=REFUSED).order_by("-id").first()
    return {"because": str(entry.facts.get("because", ""))} if entry else {}


def approvals_waiting(reader: Reader, names: Names) -> Iterable[Row]:
    """The versions and the records that wait for this co-chair's word. Two queries."""
    mine = [held.seat_id for held in reader.standing.memberships if held.role == Role.CO_CHAIR]
    for version in versions_waiting(reader, mine):
        gathering = version.gathering
        yield row(
            "approval",
            None,
            reader.now,
            title=Pair(f"Agenda, {gathering.place.en}: version {letter_of(version.number)}",
                       f"Ordre du jour, {gathering.place.fr}\u00a0: version {letter_of(version.number)}"),
            url=link("agenda_versions", slug_of(gathering)),
            detail=_("The agenda waits for your approval."),
            button=_("Read and approve"),
            illustrative=gathering.illustrative,
        )  # fmt: skip
    for record in records_waiting(reader, mine):
        gathering = record.meeting.gathering
        yield row(
            "approval",
            record.comments_until,
            reader.now,
            title=Pair(f"Record of decisions, {gathering.place.en}", f"Relevé de décisions, {gathering.place.fr}"),
            url=link_of_record(record),
            body=names.get(record.meeting.body_id),
            detail=_("The record of decisions waits for your approval."),
            button=_("Read and approve"),
            illustrative=record.meeting.illustrative,
        )


def versions_waiting(reader: Reader, mine: list[int]) -> Iterable[AgendaVersion]:
    """The newest versions of meetings that are not over, on which these seats have not spoken."""
    newer = AgendaVersion.objects.filter(gathering=OuterRef("gathering"), number__gt=OuterRef("number"))
    settled = Approval.objects.filter(agenda_version=OuterRef(OuterRef("pk"))).filter(settling("body__procedure"))
    meeting = Meeting.objects.filter(
        ~Exists(settled), gathering=OuterRef("gathering"), body__in=reader.chaired
    ).exclude(state__in=MEETING_OVER).exclude(body__procedure__approvals=Approvals.NONE)  # fmt: skip
    return (
        AgendaVersion.objects.filter(Exists(meeting.filter(body__procedure__isnull=False)), ~Exists(newer))
        .exclude(approvals__seat__in=mine)
        .select_related("gathering")
        .order_by("pk")
    )


def settling(procedure: str) -> Q:
    """The rows after which nobody else is asked: changes asked for, silence, and the one approval that is enough."""
    return (
        Q(kind=ApprovalKind.OBJECTED)
        | Q(kind=ApprovalKind.TACIT, body=OuterRef("body"))
        | Q(**{"kind": ApprovalKind.GIVEN, f"{procedure}__approvals": Approvals.ONE, "body": OuterRef("body")})
    )


def records_waiting(reader: Reader, mine: list[int]) -> Iterable[MeetingRecord]:
    """The circulated records on which these seats have not spoken."""
    records = MeetingRecord.objects.filter(state=RecordState.CIRCULATED, meeting__body__in=reader.chaired)
    asking = records.filter(meeting__body__procedure__isnull=False)
    return (
        asking.exclude(meeting__body__procedure__approvals=Approvals.NONE)
        .exclude(approvals__seat__in=mine)
        .exclude(approvals__kind=ApprovalKind.OBJECTED)
        .select_related("meeting__gathering")
        .order_by("pk")
    )


def link_of_record(record: MeetingRecord) -> str:
    """The page of a record, where this house has one."""
    return link("record", slug_of(record.meeting.gathering), record.meeting_id)
