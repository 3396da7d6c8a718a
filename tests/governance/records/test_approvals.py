"""Is a version or a record approved as the settings of the body say, by whom, and what does the record say of it?"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from councils.actions.memberships import appoint, end_membership
from councils.enums import Role
from councils.models import Membership
from governance.actions.agendas.versions import issue_version
from governance.actions.records.approvals import approve, ask_for_changes, complete_approval, due_completions
from governance.enums import ApprovalKind, Approvals, RecordState
from governance.models import Approval, ItemRecusal, MeetingRecord
from governance.rules.approvals import approvals_owed, approved, chairs_of
from governance.sweeping import sweep
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import GROUND, TODAY
from tests.governance.records.approving import given, kinds, settings


def leaves(person):
    """Their membership ended yesterday."""
    (held,) = Membership.objects.standing(TODAY).of(person)
    end_membership(membership=held, on=TODAY - timedelta(days=1), ground=GROUND, by=None)


def backdated(table, column, *, days):
    """As if it had happened so many days ago; the guard is put aside, as only a test may."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(f"UPDATE {table} SET {column} = {column} - %s * interval '1 day'", [days])
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_the_co_chairs_of_a_joint_council_are_those_of_its_components(house):
    assert [each.seat.key for each in chairs_of(house.bodies["JC"], TODAY)] == ["PSCIOC:CA:1", "PSSDC:CA:1"]
    assert [each.seat.key for each in chairs_of(house.bodies["PSSDC"], TODAY)] == ["PSSDC:CA:1"]


def test_none_is_asked_for_where_the_body_wants_none(issue, co_chair):
    version = issue(Approvals.NONE)
    assert approved(version)
    assert not approvals_owed(version)
    with refused("no-approval-asked"):
        given(version, co_chair)


def test_one_is_enough_where_one_is_asked(issue, co_chair, other_co_chair):
    version = issue(Approvals.ONE)
    assert not approved(version)
    given(version, other_co_chair)
    assert approved(version)
    with refused("already-approved"):
        given(version, co_chair)


def test_both_are_needed_where_both_are_asked(issue, co_chair, other_co_chair):
    version = issue(Approvals.BOTH)
    given(version, co_chair)
    assert not approved(version)
    with refused("already-said"):
        given(version, co_chair)
    given(version, other_co_chair)
    assert approved(version)
    assert [kind for kind, _seat in kinds(version)] == ["given", "given"]


@pytest.mark.parametrize("who", ["member", "alternate", "observer", "group_co_chair", "secretariat", "stranger"])
def test_nobody_else_approves(house, issue, who):
    with refused("not-co-chair"):
        given(issue(Approvals.BOTH), house.people[who])


def test_one_acts_when_the_other_seat_is_vacant_and_the_record_says_so(issue, co_chair, other_co_chair):
    version = issue(Approvals.BOTH)
    leaves(other_co_chair)
    given(version, co_chair)
    assert approved(version)
    assert kinds(version) == [("given", "PSSDC:CA:1"), ("vacant", "PSCIOC:CA:1")]
    facts = LedgerEntry.objects.get(act="approval.given").facts
    assert facts["approvals"] == [["JC", "given", "PSSDC:CA:1"], ["JC", "vacant", "PSCIOC:CA:1"]]


def test_one_acts_when_the_other_is_recused_and_the_record_says_so(house, meeting, issue, co_chair, other_co_chair):
    version = issue(Approvals.BOTH)
    ItemRecusal.objects.create(
        item=meeting.items.first(), seat=house.seats["PSCIOC:CA:1"], interest="Shares", declared_by=other_co_chair
    )
    given(version, co_chair)
    assert approved(version)
    assert kinds(version) == [("given", "PSSDC:CA:1"), ("recused", "PSCIOC:CA:1")]


def test_a_seat_that_becomes_vacant_later_is_not_waited_for(issue, co_chair, other_co_chair):
    version = issue(Approvals.BOTH)
    given(version, co_chair)
    assert not due_completions(timezone.now())
    leaves(other_co_chair)
    assert sweep().approvals == 1
    assert approved(version)
    assert kinds(version)[-1] == ("vacant", "PSCIOC:CA:1")


def test_what_was_complete_stays_complete_when_co_chairs_change(house, issue, co_chair, other_co_chair):
    version = issue(Approvals.BOTH)
    given(version, co_chair)
    given(version, other_co_chair)
    backdated("governance_approval", "at", days=3)
    leaves(other_co_chair)
    new = house.people["nb_cio"]
    leaves(new)
    seat = house.seats["PSCIOC:CA-NB:1"]
    appoint(person=new, seat=seat, role=Role.CO_CHAIR, starts_on=TODAY, ground=GROUND, by=None)
    assert [each.seat.key for each in approvals_owed(version)[0].chairs] == ["PSSDC:CA:1", "PSCIOC:CA-NB:1"]
    assert approved(version)


def test_silence_approves_when_the_days_are_over(issue, co_chair):
    version = issue(Approvals.TACIT, tacit_days=5)
    (owed,) = approvals_owed(version)
    assert owed.tacit_on is not None
    assert owed.tacit_on > TODAY
    with refused("not-yet"):
        complete_approval(thing=version)
    assert sweep().approvals == 0
    backdated("governance_agendaversion", "issued_at", days=20)
    assert sweep().approvals == 1
    assert approved(version)
    assert kinds(version) == [("tacit", "")]
    assert sweep().approvals == 0


def test_who_objects_in_time_stops_the_silence(house, meeting, issue, co_chair, other_co_chair):
    version = issue(Approvals.TACIT)
    with refused("no-reason"):
        ask_for_changes(thing=version, by=co_chair, seen=version.content_hash, because=" ")
    ask_for_changes(thing=version, by=co_chair, seen=version.content_hash, because="Item 3 first.")
    backdated("governance_agendaversion", "issued_at", days=20)
    assert sweep().approvals == 0
    assert not approved(version)
    with refused("objected"):
        given(version, other_co_chair)
    house.item(meeting)
    newer = issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    given(newer, co_chair)
    given(newer, other_co_chair)
    assert approved(newer)


def test_a_version_that_changed_since_it_was_read_is_refused(house, meeting, issue, co_chair):
    version = issue(Approvals.BOTH)
    with refused("changed-meanwhile"):
        approve(thing=version, by=co_chair, seen="0" * 64)
    house.item(meeting)
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    with refused("changed-meanwhile"):
        given(version, co_chair)
    assert not Approval.objects.exists()


def circulated(meeting, by) -> MeetingRecord:
    return MeetingRecord.objects.create(
        meeting=meeting, state=RecordState.CIRCULATED, content={"items": []}, content_hash="a" * 64,
        circulated_at=timezone.now(), circulated_by=by,
    )  # fmt: skip


def test_a_record_is_approved_by_the_same_acts(house, meeting, co_chair, other_co_chair, secretariat):
    settings(house, Approvals.BOTH)
    record = circulated(meeting, secretariat)
    given(record, co_chair)
    record.refresh_from_db()
    assert record.state == RecordState.CIRCULATED
    given(record, other_co_chair)
    record.refresh_from_db()
    assert (record.state, record.approved_at is not None) == (RecordState.APPROVED, True)


def test_a_draft_record_is_not_approved(house, meeting, co_chair):
    settings(house, Approvals.ONE)
    draft = MeetingRecord.objects.create(meeting=meeting)
    with refused("not-circulated"):
        given(draft, co_chair)


def test_silence_approves_a_record(house, meeting, secretariat):
    settings(house, Approvals.TACIT, tacit_days=1)
    record = circulated(meeting, secretariat)
    assert sweep().approvals == 0
    backdated("governance_meetingrecord", "circulated_at", days=20)
    assert sweep().approvals == 1
    record.refresh_from_db()
    assert record.state == RecordState.APPROVED


def test_a_seat_approves_once_and_the_database_holds_it(house, issue, co_chair):
    version = issue(Approvals.BOTH)
    (row,) = given(version, co_chair)
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(
            agenda_version=version, body=row.body, seat=row.seat, person=co_chair, kind=ApprovalKind.GIVEN
        )
