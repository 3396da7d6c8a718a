"""Who answers for a seat that somebody comes, what does it mean for the quorum, and who is reminded?"""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from councils.models import Notice
from governance.actions.meetings.calling import begin_meeting, call_meeting
from governance.actions.meetings.replies import answer_meeting, invite_to_meeting, remind_silent
from governance.models import Reply
from governance.queries.meetings.replies import silent_carriers
from groundwork.refusals import Refused
from tests.governance.meetings.assistants import assistant_of


@pytest.fixture
def meeting(house):
    return house.meeting()


@pytest.fixture
def seat(house):
    return house.seats["PSSDC:CA-NB:1"]


def page(meeting):
    return reverse("replies", args=[meeting.gathering.slug_en])


def code_of(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.refusal.code


def test_a_member_comes_and_changes_their_mind(meeting, seat, member):
    first = answer_meeting(meeting=meeting, seat=seat, answer="coming", by=member)
    assert (first.person, first.version) == (member, 1)
    second = answer_meeting(meeting=meeting, seat=seat, answer="regrets", by=member, seen=1)
    assert (second.pk, second.person, second.version) == (first.pk, None, 2)


def test_the_alternate_comes_for_the_seat(meeting, seat, alternate):
    assert answer_meeting(meeting=meeting, seat=seat, answer="remote", by=alternate).person == alternate


def test_a_substitute_is_named_and_invited_once_invitations_went(house, meeting, seat, member, secretariat):
    invite_to_meeting(meeting=meeting, by=secretariat)
    stranger = house.people["stranger"]
    reply = answer_meeting(meeting=meeting, seat=seat, answer="substitute", person=stranger, by=member)
    assert reply.person == stranger
    assert Notice.objects.filter(kind="meeting.invited", person=stranger).count() == 1


@pytest.mark.parametrize(("answer", "who", "code"), [
    ("substitute", None, "nobody-named"),
    ("substitute", "alternate", "no-substitute"),
    ("coming", "stranger", "not-of-the-seat"),
    ("perhaps", None, "no-answer"),
])  # fmt: skip
def test_what_is_no_answer_is_refused(house, meeting, seat, member, answer, who, code):
    person = house.people[who] if who else None
    assert code_of(lambda: answer_meeting(meeting=meeting, seat=seat, answer=answer, person=person, by=member)) == code


@pytest.mark.parametrize("name", ["co_chair", "observer", "group_co_chair", "stranger", "nb_cio"])
def test_nobody_answers_for_a_seat_of_others(house, meeting, seat, name):
    assert code_of(lambda: answer_meeting(meeting=meeting, seat=seat, answer="regrets", by=house.people[name])) == (
        "not-your-seat")  # fmt: skip


def test_the_secretariat_answers_for_any_seat_by_its_holder(meeting, seat, member, secretariat):
    reply = answer_meeting(meeting=meeting, seat=seat, answer="coming", by=secretariat)
    assert (reply.person, reply.answered_by) == (member, secretariat)


def test_an_assistant_answers_for_their_principal(house, meeting, seat, member):
    reply = answer_meeting(meeting=meeting, seat=seat, answer="coming", by=assistant_of(house, member))
    assert (reply.person, reply.answered_by.name) == (member, "Ada Assistant")


def test_nothing_is_answered_once_it_has_begun(meeting, seat, member, secretariat):
    begin_meeting(meeting=meeting, by=secretariat)
    assert code_of(lambda: answer_meeting(meeting=meeting, seat=seat, answer="coming", by=member)) == "not-beforehand"
    assert code_of(lambda: invite_to_meeting(meeting=meeting, by=secretariat)) == "not-beforehand"


def test_an_answer_of_another_is_not_replaced_unseen(meeting, seat, member, alternate):
    answer_meeting(meeting=meeting, seat=seat, answer="coming", by=alternate)
    assert code_of(lambda: answer_meeting(meeting=meeting, seat=seat, answer="regrets", by=member)) == (
        "answered-meanwhile")  # fmt: skip
    assert answer_meeting(meeting=meeting, seat=seat, answer="regrets", by=member, seen=1).version == 2


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_leave_one(house, meeting, seat, member, alternate):
    start, refused = Barrier(2), []

    def answer(by):
        start.wait()
        try:
            answer_meeting(meeting=meeting, seat=seat, answer="coming", by=by)
        except Refused as error:
            refused.append(error.refusal.code)
        finally:
            connection.close()

    both = [Thread(target=answer, args=[by]) for by in (member, alternate)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert refused == ["answered-meanwhile"]
    assert Reply.objects.get().version == 1


# Invited and reminded


def test_the_home_page_asks_who_was_invited_until_the_seat_answered(client, house, seat, member, secretariat):
    start = timezone.now() + timedelta(days=2)
    ahead = call_meeting(gathering=house.gathering(), body=house.bodies["JC"], starts_at=start,
                         ends_at=start + timedelta(hours=2), by=secretariat)  # fmt: skip
    ada = assistant_of(house, member)
    for who in (member, ada):
        client.force_login(who)
        assert "Say who comes for your seat." not in client.get(reverse("home")).content.decode()
    invite_to_meeting(meeting=ahead, by=secretariat)
    for who in (member, ada):
        client.force_login(who)
        assert "Say who comes for your seat." in client.get(reverse("home")).content.decode()
    answer_meeting(meeting=ahead, seat=seat, answer="coming", by=ada)
    assert "Say who comes for your seat." not in client.get(reverse("home")).content.decode()


def test_everybody_with_a_place_is_invited_once(house, meeting, secretariat):
    assert invite_to_meeting(meeting=meeting, by=secretariat) == 8  # six seats, an alternate, an observer
    assert code_of(lambda: invite_to_meeting(meeting=meeting, by=secretariat)) == "all-invited"


def test_only_the_silent_are_reminded_once_a_day(house, meeting, seat, member, secretariat, co_chair):
    answer_meeting(meeting=meeting, seat=seat, answer="regrets", by=member)
    assert len(silent_carriers(meeting)) == 5
    assert remind_silent(meeting=meeting, by=secretariat) == 5
    assert not Notice.objects.filter(kind="meeting.reply", person=member).exists()
    assert code_of(lambda: remind_silent(meeting=meeting, by=secretariat)) == "reminded-lately"
    Notice.objects.update(queued_at=timezone.now() - timedelta(hours=25))
    assert remind_silent(meeting=meeting, by=secretariat) == 5
    assert code_of(lambda: remind_silent(meeting=meeting, by=co_chair)) == "not-secretariat"


# On the page


def test_a_member_answers_on_the_page(client, house, meeting, seat, member):
    client.force_login(member)
    words = client.get(page(meeting)).content.decode()
    assert "Who comes for the seat: New Brunswick" in words
    assert words.count("Who comes for the seat:") == 1
    typed = {"meeting": meeting.pk, "seat": seat.pk, "seen": "", "person": "", "note": "By train"}
    assert client.post(page(meeting), typed).status_code == 422
    answer = client.post(page(meeting), typed | {"answer": "remote"})
    assert answer.status_code == 303
    assert "1 of 3 seats comes" in client.get(answer["Location"]).content.decode()
    assert Reply.objects.get().note == "By train"


def test_a_note_is_for_the_secretariat(client, house, meeting, seat, member, co_chair, secretariat):
    answer_meeting(meeting=meeting, seat=seat, answer="coming", note="By train", by=member)
    for who, sees in ((co_chair, False), (secretariat, True)):
        client.force_login(who)
        assert ("By train" in client.get(page(meeting)).content.decode()) is sees


def test_posting_for_another_seat_is_refused(client, house, meeting, member):
    client.force_login(member)
    other = house.seats["PSSDC:CA:1"]
    assert client.post(page(meeting), {"meeting": meeting.pk, "seat": other.pk, "answer": "coming"}).status_code == 403
    assert client.post(page(meeting), {"meeting": meeting.pk, "seat": "x", "answer": "coming"}).status_code == 404


def test_the_quorum_is_foreseen_by_component(client, house, meeting, member, secretariat):
    client.force_login(member)
    words = client.get(page(meeting)).content.decode()
    assert "There would be no quorum" in words
    assert "If all others come too" in words
    for key in ("PSSDC:CA-NB:1", "PSSDC:CA:1", "PSCIOC:CA-NB:1", "PSCIOC:CA:1"):
        answer_meeting(meeting=meeting, seat=house.seats[key], answer="coming", by=secretariat)
    words = client.get(page(meeting)).content.decode()
    assert "There would be a quorum" in words
    assert "Without New Brunswick: no quorum" in words


def test_the_secretariat_sees_who_has_not_answered_and_reminds_them(client, house, meeting, secretariat, member):
    client.force_login(secretariat)
    words = client.get(page(meeting)).content.decode()
    assert "3 have not answered" in words
    assert "Invite 8 people" in words
    for act in ("invite_to_meeting", "remind_silent"):
        assert client.post(reverse(act, args=[meeting.gathering.slug_en, meeting.pk])).status_code == 303
    assert "It can be done again a day later." in client.get(page(meeting)).content.decode()
    client.force_login(member)
    assert client.post(reverse("remind_silent", args=[meeting.gathering.slug_en, meeting.pk])).status_code == 403


def test_who_comes_costs_few_queries(client, house, meeting, member, django_assert_max_num_queries):
    client.force_login(member)
    with django_assert_max_num_queries(22):
        client.get(page(meeting))
