"""How does a ballot read, who may see it, and what happens to a vote that is cast, changed or refused on its page?"""

import re

import pytest

from governance.actions.votes import close_vote
from governance.enums import VoteMethod
from governance.models import Elector, Vote, VoteHistory
from groundwork.models import LedgerEntry
from tests.governance.votes.ballots import cast, everybody, opened, past_its_time

SEAT = "PSSDC:CA-NB:1"
TOO_LONG = "Write the reason in 2,000 characters or fewer."


@pytest.fixture
def event(house):
    return opened(house, points=3)


def read(client, event, query="", language="en"):
    return client.get(f"/{language}/votes/{event.reference}{query}")


def post(client, event, language="en", **data):
    data = {"seat": SEAT, "seen": "", "option": "agree"} | data
    return client.post(f"/{language}/votes/{event.reference}/cast", data)


def checked(text):
    return re.findall(r'value="(\w+)"[^>]* checked', text)


def test_it_shows_the_frozen_text_and_names_seat_and_vote(client, event, member):
    client.force_login(member)
    event.motion.clauses.update(text_en="Rewritten behind the back")
    text = read(client, event).content.decode()
    assert "Point 1" in text
    assert "Rewritten" not in text
    assert f"Your vote on {event.reference}, on behalf of New Brunswick" in text
    assert "Closes tomorrow" in text
    assert checked(text) == []


def test_the_other_language_is_one_link_away(client, event, member):
    client.force_login(member)
    assert "Point 1 (fr)" not in read(client, event).content.decode()
    assert '<span lang="fr-CA">' in read(client, event, "?both=1").content.decode() or (
        'lang="fr-CA"><p class="duo__lang">' in read(client, event, "?both=1").content.decode())  # fmt: skip


@pytest.mark.parametrize("query", ["?choice=agree", "?choice=object"])
def test_a_link_from_a_mail_marks_its_choice_and_records_nothing(client, event, member, query):
    client.force_login(member)
    text = read(client, event, query).content.decode()
    assert checked(text) == [query.removeprefix("?choice=")]
    assert "Chosen in your e-mail. Nothing is recorded yet." in text
    assert not Vote.objects.exists()


def test_a_choice_that_the_rule_does_not_know_marks_nothing(client, event, member):
    client.force_login(member)
    assert checked(read(client, event, "?choice=for").content.decode()) == []


@pytest.mark.parametrize(("who", "status"), [
    ("co_chair", 200), ("other_co_chair", 200), ("member", 200), ("alternate", 200), ("secretariat", 200),
    ("observer", 200), ("group_co_chair", 404), ("stranger", 404)])  # fmt: skip
def test_who_may_see_it(client, house, event, who, status):
    client.force_login(house.people[who])
    for path in ("", "/receipt", "/participation"):
        response = client.get(f"/en/votes/{event.reference}{path}", follow=True)
        assert response.status_code == status
    if status == 404:
        for act in ("cast", "close", "cancel", "recuse"):
            assert client.post(f"/en/votes/{event.reference}/{act}", {"seat": SEAT}).status_code == 404


@pytest.mark.parametrize("reference", ["V-2026-999", "D-2026-001", "x", "V-2026-001%00", "V" * 300])
def test_a_wrong_reference_is_not_found(client, event, member, reference):
    client.force_login(member)
    assert client.get(f"/en/votes/{reference}").status_code == 404


@pytest.mark.parametrize("who", ["observer", "secretariat"])
def test_who_holds_no_seat_has_no_ballot_and_cannot_post_one(client, house, event, who):
    client.force_login(house.people[who])
    assert 'id="ballot"' not in read(client, event).content.decode()
    assert post(client, event).status_code == 403
    assert post(client, event, seat="nobody").status_code == 404
    assert not Vote.objects.exists()


def test_a_vote_is_recorded_on_every_clause_and_leads_to_its_receipt(client, event, member):
    client.force_login(member)
    response = post(client, event)
    assert response.status_code == 303
    assert Vote.objects.count() == 3
    text = client.get(response["Location"]).content.decode()
    entry = LedgerEntry.objects.filter(act="vote.cast").get()
    assert "Your vote is recorded" in text
    assert "Agree, on behalf of New Brunswick" in text
    assert entry.facts["cast_hash"] in text
    assert "all 3 clauses" in text


def test_a_second_press_changes_nothing(client, event, member):
    client.force_login(member)
    first, second = post(client, event), post(client, event)
    assert first["Location"] == second["Location"]
    assert LedgerEntry.objects.filter(act="vote.cast").count() == 1
    assert not VoteHistory.objects.exists()


@pytest.mark.parametrize(("data", "message", "kept"), [
    ({"option": ""}, "Choose how you vote", ""),
    ({"option": "for"}, "Choose how you vote", ""),
    ({"option": "object"}, "Write the reason for your objection", ""),
    ({"option": "reservation", "reason_reservation": " \n"}, "Write the reason for your reservation", ""),
    ({"option": "object", "reason_object": "x" * 100_000}, TOO_LONG, "x" * 100_000),
    ({"option": "object", "reason_object": "bell\x07"}, "The reason holds characters that cannot be read.", "bell"),
    ({"option": "object", "reason_object": "null\x00"}, "The reason holds characters that cannot be read.", "null"),
    ({"option": "agree", "comment": "y" * 2001}, TOO_LONG, "y" * 2001)])  # fmt: skip
def test_what_cannot_be_used_is_said_beside_its_field_and_kept(client, event, member, data, message, kept):
    client.force_login(member)
    response = post(client, event, **data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Your vote is not recorded yet" in text
    assert text.count(message) >= 2
    assert kept in text
    assert "<title>Error:" in text
    assert not Vote.objects.exists()
    if data["option"] in {"object", "agree", "reservation"}:
        assert checked(text) == [data["option"]]


def test_marks_of_direction_are_kept_and_cannot_leave_their_place(client, house, event, member):
    client.force_login(member)
    reason = "\u202eevil\u202c <b>bold</b> עברית"
    post(client, event, option="object", reason_object=reason)
    assert Vote.objects.first().reason == reason
    text = read(client, event).content.decode()
    assert "<bdi>\u202eevil\u202c &lt;b&gt;bold&lt;/b&gt; עברית</bdi>" in text


def test_line_ends_count_once(client, event, member):
    client.force_login(member)
    post(client, event, option="object", reason_object=("a\r\n" * 1000)[:-2])
    assert Vote.objects.first().reason == ("a\n" * 1000).strip()


def test_what_was_cast_is_shown_and_can_be_changed(client, event, member):
    client.force_login(member)
    post(client, event)
    text = read(client, event).content.decode()
    assert "Recorded by Member" in text
    assert 'id="ballot"' not in text
    text = read(client, event, "?change=1").content.decode()
    assert checked(text) == ["agree"]
    post(client, event, option="stand_aside")
    assert {vote.option for vote in Vote.objects.all()} == {"stand_aside"}


def test_the_principal_sees_the_alternates_vote_before_replacing_it(client, event, member, alternate):
    client.force_login(alternate)
    post(client, event)
    client.force_login(member)
    response = post(client, event, option="stand_aside")
    text = response.content.decode()
    assert response.status_code == 409
    assert "Alternate has already voted for this seat (Agree)" in text
    assert "Replace that vote" in text
    assert checked(text) == ["stand_aside"]
    seen = re.search(r'name="seen" value="([^"]+)"', text)[1]
    assert post(client, event, option="stand_aside", seen=seen).status_code in {302, 303}
    assert Vote.objects.first().cast_by == member


@pytest.mark.parametrize("seen", ["yesterday", "2026-13-01", "0001-01-01", "x" * 5000])
def test_a_page_that_says_nonsense_about_what_it_saw_replaces_nothing(client, event, member, alternate, house, seen):
    cast(house, event, SEAT, by=alternate)
    client.force_login(member)
    assert post(client, event, option="stand_aside", seen=seen).status_code == 409


def test_after_the_closing_time_nothing_is_recorded_and_what_was_typed_can_be_copied(client, event, member):
    past_its_time(event)
    client.force_login(member)
    response = post(client, event, option="object", reason_object="Words I laboured over")
    text = response.content.decode()
    assert response.status_code == 409
    assert "Your choice was not recorded." in text
    assert "No vote was recorded for this seat." in text
    assert "Words I laboured over" in text
    assert 'id="ballot"' not in text
    assert not Vote.objects.exists()


def test_after_the_close_the_page_says_what_was_recorded_before(client, house, event, member, secretariat):
    everybody(house, event)
    close_vote(event=event, by=secretariat)
    client.force_login(member)
    response = post(client, event, option="stand_aside")
    text = response.content.decode()
    assert response.status_code == 409
    assert "What was recorded for this seat before stands" in text
    assert "The motion is carried." in text


def test_a_session_that_ended_keeps_what_was_typed(client, event, member):
    response = post(client, event, option="object", reason_object="Typed for an hour")
    assert response.status_code == 302
    assert "login" in response["Location"]
    assert not Vote.objects.exists()
    client.force_login(member)
    text = read(client, event).content.decode()
    assert "Typed for an hour" in text
    assert checked(text) == ["object"]
    assert "Nothing is recorded yet." in text
    assert "Typed for an hour" not in read(client, event).content.decode()


def test_what_was_typed_too_long_is_not_kept_in_a_session(client, event):
    post(client, event, option="object", reason_object="x" * 30_000)
    assert not client.session.get("kept_ballots")


@pytest.mark.parametrize("path", ["", "/receipt", "/participation", "/close", "/cancel", "/recuse"])
def test_who_is_not_signed_in_is_asked_to(client, event, path):
    response = client.get(f"/en/votes/{event.reference}{path}")
    assert response.status_code == 302
    assert "login" in response["Location"]


@pytest.mark.parametrize("act", ["cast", "close", "cancel", "recuse"])
def test_an_act_is_only_posted(client, event, secretariat, act):
    client.force_login(secretariat)
    response = client.get(f"/en/votes/{event.reference}/{act}")
    assert response.status_code == 302
    assert response["Location"].endswith(event.reference)
    event.refresh_from_db()
    assert event.state == "open"


def test_it_costs_the_same_with_many_clauses(client, house, co_chair, django_assert_max_num_queries):
    event = opened(house, points=12)
    everybody(house, event)
    client.force_login(co_chair)
    read(client, event)
    with django_assert_max_num_queries(12):  # with session, person, standing, the frame and who else may speak
        read(client, event, "?by=clause")


def test_a_vote_in_the_room_shows_positions_as_they_come(client, house, member):
    event = opened(house, method=VoteMethod.BALLOT)
    cast(house, event, "PSSDC:CA-YT:1", "object", "Too soon")
    client.force_login(member)
    text = read(client, event).content.decode()
    assert "Positions so far" in text
    assert "Too soon" in text
    assert Elector.objects.filter(vote_event=event).count() == 6
