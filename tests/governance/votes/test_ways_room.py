"""A vote in the room: names called in protocol order, hands counted, and both judged with their proof."""

import pytest

from governance.actions.votes import close_vote, recuse
from governance.enums import VoteMethod
from governance.models import Attendance, HandCount, Vote
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.votes import cast
from tests.factories.ways import CONSENSUS, elector, put, room

ABSENT = "PSSDC:CA-YT:1"


@pytest.fixture
def roll(house):
    return put(house, VoteMethod.ROLL_CALL, rule=CONSENSUS, meeting=room(house, but=[ABSENT]))


@pytest.fixture
def show(house):
    return put(house, VoteMethod.SHOW_OF_HANDS, meeting=room(house, but=[ABSENT]))


@pytest.fixture
def keeper(client, secretariat):
    client.force_login(secretariat)
    return client


def at(event, page):
    return f"/en/votes/{event.reference}/{page}"


def answers(house, event, **said):
    """What the form holds for Canada and New Brunswick."""
    data = {}
    for code, option in said.items():
        pk = elector(house, event, f"PSSDC:{code}:1").pk
        data[f"seat-{pk}-option"] = option
    return data


def test_names_stand_in_protocol_order_and_who_is_absent_has_no_choices(keeper, roll):
    text = keeper.get(at(roll, "roll-call")).content.decode()
    assert text.index(">Canada ") < text.index(">New Brunswick ") < text.index("<p>Yukon")
    assert "not noted as present" in text
    assert text.count('value="agree"') == 2


def test_all_answers_are_recorded_at_once_and_marked_so(keeper, house, roll, member):
    data = answers(house, roll, CA="agree") | answers(house, roll, **{"CA-NB": "reservation"})
    pk = elector(house, roll, "PSSDC:CA-NB:1").pk
    assert keeper.post(at(roll, "roll-call"), data).status_code == 422  # a reservation says why
    assert not Vote.objects.exists()
    data[f"seat-{pk}-reason_reservation"] = "If funded"
    assert keeper.post(at(roll, "roll-call"), data).status_code == 303
    votes = Vote.objects.filter(vote_event=roll)
    assert {(vote.option, vote.cast_as, vote.declared) for vote in votes} == {
        ("agree", "secretariat", True), ("reservation", "secretariat", True)}  # fmt: skip
    keeper.force_login(member)
    text = keeper.get(f"/en/votes/{roll.reference}").content.decode()
    assert "recorded by the secretariat" in text
    assert "Your seat is called by name" in text


def test_names_are_called_one_by_one_and_a_second_press_records_nothing(keeper, house, roll):
    data = answers(house, roll, CA="agree") | answers(house, roll, **{"CA-NB": "object"})
    alone = data | {"only": "PSSDC:CA:1"}
    assert keeper.post(at(roll, "roll-call"), alone).status_code == 303
    assert {vote.elector.seat_key for vote in Vote.objects.all()} == {"PSSDC:CA:1"}
    entries = LedgerEntry.objects.count()
    keeper.post(at(roll, "roll-call"), alone)
    assert LedgerEntry.objects.count() == entries


def test_a_roll_is_called_on_one_clause(keeper, house, roll):
    clause = roll.motion.clauses.last()
    data = answers(house, roll, CA="agree") | {"clause": clause.pk}
    assert keeper.post(at(roll, "roll-call"), data)["Location"].endswith(f"?clause={clause.pk}")
    assert [vote.clause_id for vote in Vote.objects.all()] == [clause.pk]


@pytest.mark.parametrize("who", ["member", "observer"])
def test_only_who_conducts_the_vote_calls_the_roll(client, house, roll, who):
    client.force_login(house.people[who])
    assert client.get(at(roll, "roll-call")).status_code == (403 if who == "member" else 404)
    assert client.post(at(roll, "roll-call"), answers(house, roll, CA="agree")).status_code in {403, 404}
    assert not Vote.objects.exists()


def test_a_seat_does_not_vote_for_itself_where_names_are_called(house, roll):
    with refused("other-method"):
        cast(house, roll, "PSSDC:CA-NB:1")


def test_a_roll_call_is_judged(keeper, house, roll, secretariat):
    keeper.post(at(roll, "roll-call"), answers(house, roll, CA="agree") | answers(house, roll, **{"CA-NB": "agree"}))
    assert close_vote(event=roll, by=secretariat).outcome == "carried"


def hands(event, **counts):
    return {f"clause-{clause.pk}-{option}": counts.get(option.replace("for", "yes"), 0)
            for clause in event.motion.clauses.all() for option in ("for", "against", "abstain")}  # fmt: skip


def test_hands_are_counted_and_the_result_has_its_proof(keeper, house, show, secretariat):
    assert keeper.post(at(show, "hands"), hands(show, yes=2)).status_code == 303
    assert HandCount.objects.count() == 6
    assert "2 of 3 seats have voted." in keeper.get(f"/en/votes/{show.reference}").content.decode()
    assert close_vote(event=show, by=secretariat).outcome == "carried"
    text = keeper.get(f"/en/votes/{show.reference}").content.decode()
    assert "2 votes for." in text
    assert "How this was computed" in text
    assert "there are numbers, and no positions" in text


def test_a_second_count_replaces_the_first(keeper, house, show, secretariat):
    keeper.post(at(show, "hands"), hands(show, yes=2))
    keeper.post(at(show, "hands"), hands(show, yes=1, against=1))
    assert close_vote(event=show, by=secretariat).outcome == "not_carried"


@pytest.mark.parametrize("counts", [{"yes": 2, "against": 1}, {"yes": 3}])
def test_more_hands_than_seats_are_refused(keeper, show, counts):
    response = keeper.post(at(show, "hands"), hands(show, **counts))
    assert response.status_code == 422
    assert "3 hands are more than the 2 seats" in response.content.decode()
    assert not HandCount.objects.exists()


@pytest.mark.parametrize("wrong", ["", "-1", "two", "1.5"])
def test_what_is_no_number_is_said_beside_its_field(keeper, show, wrong):
    response = keeper.post(at(show, "hands"), hands(show, yes=wrong))
    assert response.status_code == 422
    assert "Write how many hands were up, as a whole number." in response.content.decode()


def test_a_recused_seat_has_no_hand_and_comes_before_the_count(house, keeper, show, member):
    own = elector(house, show, "PSSDC:CA-NB:1")
    recuse(event=show, elector=own, interest="Ours", language="en", by=member)
    assert keeper.post(at(show, "hands"), hands(show, yes=2)).status_code == 422
    assert keeper.post(at(show, "hands"), hands(show, yes=1)).status_code == 303
    with refused("counted"):
        recuse(event=show, elector=elector(house, show, "PSSDC:CA:1"), interest="Ours", language="en",
               by=house.holder("PSSDC:CA:1"))  # fmt: skip


def test_who_left_the_room_after_the_count_stops_the_close_with_words(keeper, house, show, secretariat):
    keeper.post(at(show, "hands"), hands(show, yes=2))
    Attendance.objects.filter(seat=house.seats["PSSDC:CA:1"]).update(presence="absent")
    with refused("cannot-be-judged"):
        close_vote(event=show, by=secretariat)
