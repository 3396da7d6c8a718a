"""How is a vote cast clause by clause, taken no part in, watched, and ended from its page?"""

import pytest

from governance.models import Recusal, Vote
from groundwork.models import LedgerEntry
from tests.governance.votes.ballots import cast, everybody, opened
from tests.governance.votes.test_ballot_pages import SEAT, checked, post, read

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def event(house):
    return opened(house, points=3)


def by_clause(event, *options, **more):
    keys = [clause.pk for clause in event.motion.clauses.all()]
    return {"by": "clause"} | {f"clause-{pk}-option": option for pk, option in zip(keys, options, strict=True)} | more


def test_the_choice_on_the_whole_is_copied_into_every_clause(client, event, member):
    client.force_login(member)
    response = post(client, event, option="object", reason_object="No money", show="clauses")
    text = response.content.decode()
    assert response.status_code == 200
    assert checked(text) == ["object"] * 3
    assert text.count("No money") == 3
    assert not Vote.objects.exists()


def test_a_link_opens_the_clauses_with_nothing_chosen(client, event, member):
    client.force_login(member)
    text = read(client, event, "?by=clause").content.decode()
    assert text.count("<fieldset") == 3
    assert checked(text) == []
    assert checked(read(client, event, "?by=clause&choice=agree").content.decode()) == ["agree"] * 3


def test_clauses_are_recorded_each_by_itself(client, event, member):
    client.force_login(member)
    last = event.motion.clauses.last().pk
    data = by_clause(event, "agree", "stand_aside", "object", **{f"clause-{last}-reason_object": "Not this one"})
    response = post(client, event, **data)
    votes = Vote.objects.order_by("clause__position")
    assert [vote.option for vote in votes] == ["agree", "stand_aside", "object"]
    text = client.get(response["Location"]).content.decode()
    assert "Clause by clause, on behalf of New Brunswick" in text
    assert "Not this one" in text


def test_each_clause_says_what_it_lacks(client, event, member):
    client.force_login(member)
    response = post(client, event, **by_clause(event, "agree", "object", ""))
    text = response.content.decode()
    assert response.status_code == 422
    assert "M2 – Write the reason for your objection" in text
    assert "M3 – Choose how you vote" in text
    assert checked(text) == ["agree", "object"]
    assert not Vote.objects.exists()


def test_a_declared_interest_takes_the_seat_out(client, event, member):
    client.force_login(member)
    path = f"/en/votes/{event.reference}/recuse"
    assert client.post(path, {"seat": SEAT, "interest": ""}).status_code == 422
    assert client.post(path, {"seat": SEAT, "interest": "x" * 601}).status_code == 422
    assert client.post(path, {"seat": SEAT, "interest": "ok", "clause": "0"}).status_code == 422
    assert client.post(path, {"seat": SEAT, "interest": "We would be paid"}).status_code in {302, 303}
    text = read(client, event).content.decode()
    assert "takes no part in this vote" in text
    assert 'id="ballot"' not in text
    assert post(client, event).status_code == 409
    assert client.post(path, {"seat": SEAT, "interest": "Again"}).status_code == 409


def test_an_interest_in_one_clause_leaves_the_others(client, event, member):
    client.force_login(member)
    first = event.motion.clauses.first()
    data = {"seat": SEAT, "interest": "Ours", "clause": str(first.pk)}
    for _press in range(2):
        assert client.post(f"/en/votes/{event.reference}/recuse", data).status_code in {302, 303}
    assert Recusal.objects.count() == 1
    post(client, event)
    post(client, event)
    assert Vote.objects.count() == 2
    assert LedgerEntry.objects.filter(act="vote.cast").count() == 1
    assert read(client, event, "?by=clause").content.decode().count("<fieldset") == 2


@pytest.mark.parametrize("who", ["observer", "secretariat", "co_chair"])
def test_nobody_declares_an_interest_for_another_seat(client, house, event, who):
    client.force_login(house.people[who])
    response = client.post(f"/en/votes/{event.reference}/recuse", {"seat": SEAT, "interest": "Theirs"})
    assert response.status_code == 403
    assert not Recusal.objects.exists()


def test_positions_stay_hidden_but_concerns_reach_the_co_chairs(client, house, event, member, co_chair, secretariat):
    cast(house, event, "PSSDC:CA-YT:1", "object", "Too soon")
    cast(house, event, "PSCIOC:CA-NB:1", "stand_aside", "Only a comment")
    for person, sees in ((co_chair, True), (member, False), (secretariat, False), (house.people["observer"], False)):
        client.force_login(person)
        text = read(client, event).content.decode()
        assert ("Too soon" in text) is sees
        assert "Only a comment" not in text
        assert "reach the co-chairs at once" in text


def test_participation_is_told_council_by_council(client, house, event, member, secretariat):
    cast(house, event, "PSSDC:CA-YT:1")
    client.force_login(member)
    text = read(client, event).content.decode()
    assert "1 of 3 jurisdictions has voted." in text
    assert "Quorum not met yet: 2 needed." in text
    assert "Who has not voted yet" not in text
    client.force_login(secretariat)
    assert "Who has not voted yet" in read(client, event).content.decode()


def test_the_fragment_is_silent_until_something_changes_and_is_a_piece_of_its_page(client, house, event, member):
    client.force_login(member)
    path = f"/en/votes/{event.reference}/participation"
    page = read(client, event).content.decode()
    word = page.split("participation?seen=")[1].split('"')[0]
    assert client.get(path, {"seen": word}, **HTMX).status_code == 204
    everybody(house, event)
    swapped = client.get(path, {"seen": word}, **HTMX)
    assert swapped.status_code == 200
    assert "Everyone has voted." in swapped.content.decode()
    piece = swapped.content.decode()
    piece = piece[piece.index("<section") :].strip()
    assert piece in read(client, event).content.decode()
    assert client.get(path).status_code == 302


def test_the_fragment_of_a_closed_vote_stops_asking(client, house, event, member, secretariat):
    client.force_login(secretariat)
    client.post(f"/en/votes/{event.reference}/close")
    text = client.get(f"/en/votes/{event.reference}/participation", **HTMX).content.decode()
    assert "hx-get" not in text
    assert "This vote has ended." in text


@pytest.mark.parametrize(("who", "may"), [
    ("co_chair", True), ("other_co_chair", True), ("secretariat", True), ("member", False), ("observer", False),
    ("alternate", False)])  # fmt: skip
def test_who_may_end_it(client, house, event, who, may):
    client.force_login(house.people[who])
    assert ("Close the vote now" in read(client, event).content.decode()) is may
    status = {302, 303} if may else {403}
    assert client.post(f"/en/votes/{event.reference}/close").status_code in status
    event.refresh_from_db()
    assert (event.state == "closed") is may
    if may:
        assert client.post(f"/en/votes/{event.reference}/close").status_code in {302, 303}


def test_a_vote_is_cancelled_with_a_reason(client, event, secretariat, member):
    client.force_login(secretariat)
    path = f"/en/votes/{event.reference}/cancel"
    refused = client.post(path, {"because_en": " ", "because_fr": ""})
    assert refused.status_code == 422
    assert "Give the reason." in refused.content.decode()
    assert client.post(path, {"because_en": "x" * 601}).status_code == 422
    for _press in range(2):
        assert client.post(path, {"because_en": "Wrong text", "because_fr": "Mauvais texte"}).status_code in {302, 303}
    client.force_login(member)
    text = read(client, event).content.decode()
    assert "This vote was cancelled" in text
    assert "Wrong text" in text
    assert post(client, event).status_code == 409
