"""Does an assistant read, prepare and answer for their principal, and never vote?"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from councils.actions.assistance import end_assistance, name_assistant
from councils.actions.memberships import end_membership
from councils.models import Assistance, Membership
from councils.queries.leavers import has_left
from councils.rules import standing_of
from governance import rights
from governance.actions.meetings.attendance_recusals import recuse_from_item
from governance.actions.meetings.calling import call_meeting
from governance.actions.votes import cast_vote, open_vote
from governance.ballot_box import Position
from governance.enums import VoteMethod
from governance.models import Vote
from governance.queries.about.why import why_of
from governance.rules import refuse_withheld
from groundwork.refusals import Refused
from tests.factories.house import GROUND, tomorrow
from tests.governance.meetings.assistants import assistant_of


@pytest.fixture
def ada(house, member):
    return assistant_of(house, member)


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_an_assistant_shares_what_is_read_and_prepared_and_nothing_else(house, ada):
    standing = standing_of(ada)
    shared = {right.name for right in (*rights.EVERYWHERE, *rights.OF_A_BODY) if standing.holds(right, {"PSSDC"})}
    assert shared == {"see-people", "read-agenda", "read-package", "read-unpublished", "recommend", "read-votes",
                      "submit-items", "answer", "read-draft-model"}  # fmt: skip
    assert not standing.voting_seats()
    assert set(standing.assisted_seats()) == {house.seats["PSSDC:CA-NB:1"].pk}


def test_what_a_co_chair_may_do_their_assistant_may_not(house, co_chair):
    standing = standing_of(assistant_of(house, co_chair))
    assert not standing.holds(rights.CONDUCT, {"PSSDC"})
    assert not standing.holds(rights.RECORD, {"PSSDC"})
    assert not standing.is_co_chair_of({"PSSDC"})


def test_the_assistant_of_the_secretariat_keeps_no_register(house, secretariat):
    standing = standing_of(assistant_of(house, secretariat))
    assert not standing.is_secretariat
    assert standing.holds(rights.READ_AGENDA)


def test_an_assistant_never_votes(client, house, ada, member):
    event = open_vote(motion=house.motion(), method=VoteMethod.WRITTEN, closes_at=tomorrow(),
                      by=house.people["secretariat"])  # fmt: skip
    elector = event.electors.get(seat_key="PSSDC:CA-NB:1")
    positions = {clause: Position("agree") for clause in event.motion.clauses.all()}
    assert code_of(lambda: cast_vote(event=event, elector=elector, positions=positions, by=ada)) == (
        "assistants-never-vote")  # fmt: skip
    client.force_login(ada)
    page = reverse("ballot", args=[event.reference])
    answer = client.get(page)
    assert answer.status_code == 200
    assert "Record my vote" not in answer.content.decode()
    client.post(page, {"seat": elector.seat_key, "option": "agree"})
    assert not Vote.objects.exists()
    cast_vote(event=event, elector=elector, positions=positions, by=member)
    assert Vote.objects.exists()


def test_why_can_i_not_says_that_an_assistant_never_votes(client, house, ada, member):
    page = why_of(ada)
    here = next(each for each in page.bodies if each.body.key == "PSSDC")
    vote = next(each for each in here.answers.not_held if each.right is rights.VOTE)
    assert vote.nearly == (f"You assist {member.name}: an assistant never votes.",)
    reads = next(each for each in here.answers.held if each.right is rights.READ_VOTES)
    assert reads.for_whom == (member.name,)
    client.force_login(ada)
    assert f"as the assistant of {member.name}" in client.get(reverse("why")).content.decode()


def test_an_assistant_reads_the_agenda_and_nobody_else_without_a_place(client, house, ada, stranger):
    meeting = house.meeting()
    page = reverse("gathering", args=[meeting.gathering.slug_en])
    client.force_login(ada)
    assert client.get(page).status_code == 200
    client.force_login(stranger)
    assert client.get(page).status_code == 403


def test_what_is_withheld_from_the_principal_is_withheld_from_the_assistant(house, ada, member, co_chair):
    item = house.item()
    recuse_from_item(item=item, seat=house.seats["PSSDC:CA-NB:1"], interest="A contract", by=member)
    assert refuse_withheld(ada, item).code == "interest-declared"
    assert refuse_withheld(co_chair, item) is None


def test_an_assistant_declares_no_interest(house, ada):
    item, seat = house.item(), house.seats["PSSDC:CA-NB:1"]
    assert code_of(lambda: recuse_from_item(item=item, seat=seat, interest="x", by=ada)) == (
        "not-co-chair-nor-secretariat")  # fmt: skip


# Named and ended


def test_naming_twice_names_once_and_either_ends_it(house, ada, member, stranger):
    again = name_assistant(principal=member, email="ADA@concert.example", by=member)
    assert Assistance.objects.get() == again
    assert code_of(lambda: end_assistance(assistance=again, by=stranger)) == "not-yours"
    end_assistance(assistance=again, by=ada)
    assert not standing_of(ada).is_anybody
    assert end_assistance(assistance=again, by=member).ended_at is not None


@pytest.mark.parametrize(("email", "code"), [
    ("nobody@concert.example", "no-account"), ("member@concert.example", "oneself"), ("", "no-account")])  # fmt: skip
def test_who_cannot_assist_is_refused(house, member, email, code):
    assert code_of(lambda: name_assistant(principal=member, email=email, by=member)) == code


def test_nobody_names_for_another_nor_without_a_place(house, member, stranger, secretariat):
    assert code_of(lambda: name_assistant(principal=member, email=stranger.email, by=secretariat)) == "not-yours"
    assert code_of(lambda: name_assistant(principal=stranger, email=member.email, by=stranger)) == "no-place"


def test_it_ends_with_the_last_place_of_the_principal(house, ada, member):
    held = Membership.objects.standing(timezone.localdate()).get(person=member)
    assert not has_left(ada, timezone.localdate())
    end_membership(membership=held, on=timezone.localdate(), by=None, ground=GROUND)
    assert Assistance.objects.get().ended_at is not None
    assert not standing_of(ada).is_anybody


def test_the_page_names_shows_and_ends(client, house, member, stranger):
    client.force_login(member)
    page = reverse("assistants")
    assert client.post(page, {"email": "nobody@concert.example"}).status_code == 422
    assert client.post(page, {"email": stranger.email}).status_code == 303
    assert stranger.name in client.get(page).content.decode()
    client.force_login(stranger)
    assert member.name in client.get(page).content.decode()
    assert client.post(reverse("end_assistant", args=[Assistance.objects.get().pk])).status_code == 303
    assert Assistance.objects.get().ended_at is not None


def test_an_assistant_answers_on_the_page_for_the_seat_of_their_principal(client, house, ada, member):
    meeting, seat = house.meeting(), house.seats["PSSDC:CA-NB:1"]
    client.force_login(ada)
    page = reverse("replies", args=[meeting.gathering.slug_en])
    typed = {"meeting": meeting.pk, "seat": seat.pk, "seen": "", "person": "", "note": "", "answer": "coming"}
    assert client.post(page, typed).status_code == 303
    assert "answered by Ada Assistant" in client.get(page).content.decode()


def test_an_assistant_sees_how_to_join(client, house, ada):
    meeting = house.meeting()
    call_meeting(
        gathering=meeting.gathering, body=house.bodies["PSSDC"], starts_at=meeting.ends_at,
        ends_at=meeting.ends_at + timedelta(hours=1), by=house.people["secretariat"],
        joining=house.recommendation().title,
    )  # fmt: skip
    client.force_login(ada)
    assert "Next steps" in client.get(reverse("gathering_meetings", args=[meeting.gathering.slug_en])).content.decode()
