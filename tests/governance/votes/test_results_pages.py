"""What does the page of a closed vote say, to whom; and what is in the list of votes?"""

import re

import pytest
from django.utils import timezone, translation

from councils.rules import standing_of
from governance.actions.decisions.recording import Recorded, record_decision
from governance.actions.motions.wording import revise_clause
from governance.actions.votes import Position, call_consensus, cast_vote, close_vote, open_vote
from governance.enums import VoteMethod
from governance.models import Elector, Motion
from governance.queries.votes.ballots import vote_page
from governance.queries.votes.results import result_of
from groundwork.bilingual import Pair
from tests.factories.house import tomorrow
from tests.governance.votes.ballots import cast, closed, everybody, opened

OBJECTS = {"PSCIOC:CA-YT:1": ("object", "Not before the budget")}


def read(client, person, event, language="en"):
    client.force_login(person)
    response = client.get(f"/{language}/votes/{event.reference}")
    assert response.status_code == 200
    return response.content.decode()


def test_one_plain_sentence_then_the_figures_and_the_proof(client, house, member):
    text = read(client, member, closed(house))
    assert "The motion is carried." in text
    assert "6 agree." in text
    assert "How this was computed" in text
    assert "the motion is carried" in text.lower()
    assert "Quorum met: 3, with 2 needed." in text


def test_the_proof_is_in_the_readers_language(client, house, member):
    event = closed(house)
    assert "la motion est adoptée" in read(client, member, event, "fr").lower()
    assert "la motion est adoptée" not in read(client, member, event, "en").lower()


def test_an_objection_in_one_council_stops_the_whole(client, house, member):
    text = read(client, member, closed(house, but=OBJECTS))
    assert "The motion is not carried." in text
    assert "5 agree, 1 objects." in text
    assert "Not before the budget" in text


def test_no_quorum_has_no_effect_and_says_how_many_were_needed(client, house, member, secretariat):
    event = opened(house)
    cast(house, event, "PSSDC:CA-NB:1")
    close_vote(event=event, by=secretariat)
    text = read(client, member, event)
    assert "The quorum is not reached. The vote has no effect." in text
    assert "PSSDC: 1 took part, 2 are needed. PSCIOC: 0 took part, 2 are needed." in text


def test_clauses_that_differ_are_told_apart(client, house, member, secretariat):
    event = opened(house, points=3)
    everybody(house, event)
    clauses = list(event.motion.clauses.all())
    elector = Elector.objects.get(vote_event=event, seat=house.seats["PSCIOC:CA-YT:1"])
    cast_vote(event=event, elector=elector, by=house.holder("PSCIOC:CA-YT:1"),
              positions={clauses[1]: Position("object", "Only this one")})  # fmt: skip
    close_vote(event=event, by=secretariat)
    text = read(client, member, event)
    assert "2 clauses of 3 are carried." in text
    assert re.search(r"Carried:</b></dt> <dd[^>]*>M1, M3<", text)
    assert re.search(r"Not carried:</b></dt> <dd[^>]*>M2<", text)
    assert "Clauses M1, M3" in text


def test_positions_stand_in_protocol_order_with_their_reasons(client, house, member):
    text = read(client, member, closed(house, but=OBJECTS))
    text = text[text.index("Positions by jurisdiction") :]
    assert text.index("Canada") < text.index("New Brunswick") < text.index("Yukon")
    assert text.index(">PSSDC<") < text.index(">PSCIOC<")
    assert "<bdi>Not before the budget</bdi>" in text


@pytest.mark.parametrize(("who", "may"), [
    ("member", True), ("alternate", True), ("secretariat", True), ("co_chair", True), ("observer", False)])  # fmt: skip
def test_an_observer_sees_totals_and_no_positions(client, house, who, may):
    text = read(client, house.people[who], closed(house, but=OBJECTS))
    assert "5 agree, 1 objects." in text
    assert ("Not before the budget" in text) is may
    assert ("Positions by jurisdiction are for the members." in text) is not may


@pytest.mark.parametrize(("who", "may"), [("co_chair", True), ("other_co_chair", True), ("member", False),
                                          ("secretariat", False), ("observer", False)])  # fmt: skip
def test_only_co_chairs_are_led_to_recording(client, house, who, may):
    text = read(client, house.people[who], closed(house))
    assert ("Record the decision</a>" in text) is may
    assert "The decision is not recorded yet." in text


def test_a_recorded_decision_is_linked(client, house, co_chair, member):
    event = closed(house)
    motion = Motion.objects.get(pk=event.motion_id)
    decision = record_decision(
        motion=motion, by=co_chair, effective_on=timezone.localdate(),
        clauses={clause: Recorded("consensus", clause.text) for clause in motion.clauses.all()})  # fmt: skip
    text = read(client, member, event)
    assert decision.reference in text
    assert "Carried by consensus" in text
    assert "not recorded yet" not in text


def test_the_reason_of_an_override_stays_with_the_vote(client, house, member, secretariat):
    motion = house.motion()
    revise_clause(clause=motion.clauses.first(), version=1, en="", fr="Nouveau", by=secretariat)
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat,
                      override=Pair("Amended in session", "Modifié en séance"))  # fmt: skip
    text = read(client, member, event)
    assert "Amended in session" in text
    assert '<span lang="fr-CA">Nouveau</span>' in text
    assert "Modifié en séance" in read(client, member, event, "fr")


def test_consensus_in_one_press_says_who_was_noted_present(client, house, member, secretariat):
    meeting = house.meeting()
    house.all_present(meeting)
    event = call_consensus(motion=house.motion(), meeting=meeting, by=secretariat)
    text = read(client, member, event)
    assert "The motion is carried." in text
    assert "noted as present" in text


def test_the_frozen_fingerprint_is_shown(client, house, member):
    event = closed(house)
    assert event.frozen_hash in read(client, member, event)


def test_a_majority_is_told_in_its_own_words(client, house, member, secretariat):
    house.bodies["JC"].procedure.delete()
    motion = house.motion()
    motion.rule = {"method": "majority"}
    motion.rule_because_en = motion.rule_because_fr = "Asked for"
    motion.save()
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    client.force_login(member)
    text = client.get(f"/en/votes/{event.reference}").content.decode()
    assert re.findall(r'name="option" value="(\w+)"', text) == ["for", "against", "abstain"]
    assert "reason_object" not in text
    everybody(house, event, "for", but={"PSSDC:CA:1": ("against", ""), "PSSDC:CA-YT:1": ("abstain", "")})
    close_vote(event=event, by=secretariat)
    text = read(client, member, event)
    assert "4 votes for, 1 against, 1 abstains." in text


def test_it_costs_the_same_with_many_clauses(client, house, co_chair, django_assert_max_num_queries):
    event = closed(house, points=12, but=OBJECTS)
    read(client, co_chair, event)
    with django_assert_max_num_queries(13):  # with session, person, standing and the frame
        client.get(f"/en/votes/{event.reference}")


def test_the_result_is_stored_and_not_counted_anew(house, member):
    event = closed(house)
    event.votes.all()
    with translation.override("en"):
        page = vote_page(event, standing_of(member))
        labels = {clause.pk: clause.label for clause in page.clauses}
        result = result_of(event, labels, page.seats, page.names, standing_of(member))
    assert result.outcome == event.outcome == "carried"
    assert [finding.proof.fr for finding in result.findings] == [event.verdicts.first().verdict["proof"]["fr"]]


def test_the_list_holds_open_votes_by_their_end_then_closed_ones(client, house, member):
    done, waiting = closed(house), opened(house)
    client.force_login(member)
    text = client.get("/en/votes").content.decode()
    assert text.index("Open votes") < text.index(waiting.reference) < text.index("Votes that ended")
    assert text.index("Votes that ended") < text.index(done.reference)
    assert "You voted: Agree" in text
    assert "Read and vote" in text


@pytest.mark.parametrize(("who", "sees"), [
    ("member", True), ("observer", True), ("secretariat", True), ("group_co_chair", False),
    ("stranger", False)])  # fmt: skip
def test_the_list_is_of_ones_own_bodies(client, house, who, sees):
    event = opened(house)
    client.force_login(house.people[who])
    response = client.get("/en/votes")
    assert response.status_code == 200
    assert (event.reference in response.content.decode()) is sees
    assert ("No open votes." in response.content.decode()) is not sees


def test_the_list_costs_the_same_with_many_rows(client, house, member, django_assert_max_num_queries):
    for _each in range(4):
        closed(house)
        opened(house)
    client.force_login(member)
    client.get("/en/votes")
    with django_assert_max_num_queries(11):  # with session, person, standing and the frame
        client.get("/en/votes?page=2")
