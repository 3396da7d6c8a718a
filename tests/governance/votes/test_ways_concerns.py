"""Consensus first: concerns by name, lifted by their author or on record; then, where it fails, a vote."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.votes import close_vote, escalate, lift_concern
from governance.enums import VoteMethod
from governance.models import Concern, VoteEvent
from governance.sweeping import sweep
from groundwork.bilingual import Pair
from tests.factories.decisions import refused
from tests.factories.house import both, tomorrow
from tests.factories.votes import cast
from tests.factories.ways import CONSENSUS, MAJORITY, put

NB, YT, CA = "PSSDC:CA-NB:1", "PSSDC:CA-YT:1", "PSSDC:CA:1"


@pytest.fixture
def event(house):
    return put(house, VoteMethod.CONCERNS, rule=CONSENSUS, silence_days=5, vote_rule=MAJORITY)


def read(client, person, event):
    client.force_login(person)
    return client.get(f"/en/votes/{event.reference}").content.decode()


def later(event, monkeypatch):
    after = event.closes_at + timedelta(minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: after)


def test_a_concern_is_named_and_open_to_the_members(client, house, event):
    cast(house, event, NB, "object", "No money")
    text = read(client, house.holder(YT), event)
    assert "No money" in text
    assert "New Brunswick" in text[text.index('id="concerns"') :]
    assert Concern.objects.count() == 2  # one for each clause, shown once
    named = text[text.index('id="concerns"') :]
    assert named[: named.index("</section>")].count("No money") == 1


def test_its_author_lifts_it_by_voting_otherwise(client, house, event, secretariat):
    cast(house, event, NB, "object", "No money")
    cast(house, event, NB, "agree")
    assert not Concern.objects.filter(lifted_at=None).exists()
    assert "Lifted by its author" in read(client, house.holder(YT), event)
    cast(house, event, CA)
    assert close_vote(event=event, by=secretariat).outcome == "carried"


def test_the_co_chairs_lift_it_on_record_with_a_reason_and_it_stands_aside(client, house, event, co_chair, secretariat):
    cast(house, event, NB, "object", "No money")
    cast(house, event, CA)
    rows = ",".join(str(each.pk) for each in Concern.objects.all())
    client.force_login(co_chair)
    address = f"/en/votes/{event.reference}/lift"
    assert client.post(address, {"concern": rows, "because_en": "Met", "because_fr": ""}).status_code == 422
    assert not Concern.objects.exclude(lifted_at=None).exists()
    assert client.post(address, {"concern": rows, "because_en": "Met", "because_fr": "Réglé"}).status_code == 303
    assert "Lifted by decision of the co-chairs" in read(client, house.holder(YT), event)
    assert close_vote(event=event, by=secretariat).outcome == "carried"
    counts = event.verdicts.first().verdict["counts"]
    assert (counts["agree"], counts["stand_aside"], counts["object"]) == (1, 1, 0)


@pytest.mark.parametrize("who", ["member", "secretariat", "other_co_chair"])
def test_nobody_else_lifts_it(house, event, who):
    cast(house, event, NB, "object", "No money")
    with refused("not-co-chair"):
        lift_concern(concern=Concern.objects.first(), because=both("Met"), by=house.people[who])


def test_a_new_concern_of_the_same_seat_blocks_again(house, event, co_chair, secretariat):
    cast(house, event, NB, "object", "No money")
    for concern in Concern.objects.all():
        lift_concern(concern=concern, because=both("Met"), by=co_chair)
    cast(house, event, CA)
    cast(house, event, NB, "object", "No people either")
    assert close_vote(event=event, by=secretariat).outcome == "not_carried"


def test_silence_is_not_agreement(house, event, monkeypatch):
    later(event, monkeypatch)
    assert sweep().votes == 1
    event.refresh_from_db()
    assert (event.state, event.outcome) == ("closed", "no_quorum")


def test_silence_without_a_quorum_rule_has_no_support(house, monkeypatch):
    event = put(house, VoteMethod.CONCERNS, rule={"method": "consensus"}, silence_days=2)
    later(event, monkeypatch)
    sweep()
    assert event.verdicts.first().reason == "no_support"
    event.refresh_from_db()
    assert event.outcome == "not_carried"


def unreached(house, event, secretariat):
    for key in (NB, YT, CA):
        cast(house, event, key, *(("object", "No money") if key == NB else ("agree", "")))
    return close_vote(event=event, by=secretariat)


def test_what_found_no_consensus_is_put_to_a_vote_and_both_show_each_other(client, house, event, secretariat, member):
    unreached(house, event, secretariat)
    text = read(client, secretariat, event)
    address = f"/en/votes/{event.reference}/vote-after"
    assert address in text
    assert "Open the vote" in client.get(address).content.decode()
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    response = client.post(address, {"method": "written", "closes_on": day, "closes_at": "17:00"})
    assert response.status_code == 303
    after = VoteEvent.objects.get(follows=event)
    assert after.frozen["rule"] == MAJORITY
    assert after.frozen["texts"] == event.frozen["texts"]
    assert event.reference in read(client, member, after)
    assert "Put to a vote afterwards:" in read(client, member, event)
    for key in (NB, YT, CA):
        cast(house, after, key, "against" if key == NB else "for")
    assert close_vote(event=after, by=secretariat).outcome == "carried"


def test_a_consensus_that_was_reached_is_not_voted_on(client, house, event, secretariat):
    for key in (NB, YT, CA):
        cast(house, event, key)
    close_vote(event=event, by=secretariat)
    with refused("consensus-reached"):
        escalate(event=event, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert "vote-after" not in read(client, secretariat, event)


def test_a_body_without_a_rule_for_it_has_no_vote_after(client, house, secretariat):
    event = put(house, VoteMethod.CONCERNS, rule=CONSENSUS, silence_days=5)
    unreached(house, event, secretariat)
    with refused("no-vote-rule"):
        escalate(event=event, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    assert "vote-after" not in read(client, secretariat, event)


def test_a_lift_says_why_in_both_languages(house, event, co_chair):
    cast(house, event, NB, "object", "No money")
    with refused("no-reason"):
        lift_concern(concern=Concern.objects.first(), because=Pair("Met", ""), by=co_chair)
