"""Who may set how a body decides, to what, and what holds for votes that are open?"""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from governance.actions.procedure import set_procedure
from governance.actions.votes import call_consensus
from governance.enums import VoteMethod
from governance.models import Procedure
from governance.queries.votes.ways import ways_of
from governance.rules.procedure import ADVICE, SECRET, SILENCE, Settings, settings_of
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused
from tests.factories.house import RULE, both
from tests.governance.votes.ballots import cast, opened

MAJORITY = {"method": "majority", "threshold": {"fraction": "2/3", "compare": "at_least"}}
BECAUSE = both("Decided in Ottawa")


def put(house, by, *, because=BECAUSE, version: int | None = 1, body="JC", **settings: Any) -> Procedure:
    return set_procedure(
        body=house.bodies[body],
        settings=Settings(**{"rule": RULE, **settings}),
        because=because,
        version=version,
        by=by,
    )


def present(house, body="JC") -> Procedure:
    return Procedure.objects.get(body=house.bodies[body])


def refused(act, *args, **options) -> tuple[str, str | None]:
    with pytest.raises(Refused) as caught:
        act(*args, **options)
    return caught.value.refusal.code, caught.value.refusal.field


def test_all_of_it_is_set_at_once_and_witnessed_once(house, secretariat):
    before = LedgerEntry.objects.count()
    wanted = Settings(
        rule=RULE, vote_rule=MAJORITY, ways=("written", "secret"), room_positions_open=False, proxies=True,
        closes_when_all_voted=True, silence_days=3, advice_days=20, personal_links=True, secret_minimum=7,
    )  # fmt: skip
    row = set_procedure(
        body=house.bodies["JC"], settings=wanted, because=BECAUSE, version=present(house).version, by=secretariat
    )
    row.refresh_from_db()
    assert settings_of(row) == wanted
    assert (row.version, row.illustrative) == (2, False)
    assert LedgerEntry.objects.count() == before + 1
    facts = LedgerEntry.objects.latest("pk").facts
    assert (facts["body"], facts["silence_days"], facts["because"]["fr"]) == ("JC", 3, BECAUSE.fr)


def test_a_body_that_had_none_gets_one(house, secretariat):
    row = put(house, secretariat, body="WG", version=0, rule={"method": "consensus"})
    assert row.version == 1
    assert row.ways == VoteMethod.values


@pytest.mark.parametrize("who", ["member", "alternate", "observer", "co_chair", "group_co_chair", "stranger"])
def test_nobody_else_sets_it(house, who):
    assert refused(put, house, house.people[who], silence_days=3)[0] == "not-secretariat"
    assert present(house).silence_days is None


@pytest.mark.parametrize("body", ["DM", "ICCS"])
def test_where_no_motion_is_put_there_is_nothing_to_set(house, secretariat, body):
    assert refused(put, house, secretariat, body=body, version=0, silence_days=3)[0] == "outsider"


@pytest.mark.parametrize("because", [Pair(), Pair("Only", ""), Pair("", "Seulement"), Pair(" ", " ")])
def test_the_reason_is_owed_in_both_languages(house, secretariat, because):
    assert refused(put, house, secretariat, silence_days=3, because=because) == ("no-reason", "because_en")


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"rule": {}}, "bad-rule", "rule_method"),
    ({"rule": {"method": "acclamation"}}, "bad-rule", "rule_method"),
    ({"rule": {**MAJORITY, "threshold": {"fraction": "3/2", "compare": "at_least"}}}, "bad-rule", "rule_method"),
    ({"rule": {**RULE, "components": ["WG"]}}, "not-a-component", "rule_method"),
    ({"vote_rule": {"method": "consensus"}}, "not-a-majority", "vote_method"),
    ({"vote_rule": {**MAJORITY, "components": ["DM"]}}, "not-a-component", "vote_method"),
    ({"silence_days": 0}, "out-of-range", "silence_days"),
    ({"silence_days": 61}, "out-of-range", "silence_days"),
    ({"advice_days": 0}, "out-of-range", "advice_days"),
    ({"advice_days": 261}, "out-of-range", "advice_days"),
    ({"secret_minimum": 2}, "out-of-range", "secret_minimum"),
    ({"secret_minimum": 1001}, "out-of-range", "secret_minimum"),
    ({"ways": ()}, "no-way", "ways"),
    ({"ways": ("telepathy",)}, "unknown-way", "ways"),
    ({"ways": ("concerns",)}, "no-way", "ways"),
    ({"ways": ("concerns",), "rule": MAJORITY, "silence_days": 5}, "no-way", "ways"),
    ({"ways": ("consensus_call",), "rule": MAJORITY}, "no-way", "ways"),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "code", "field"), WRONG)
def test_what_makes_no_sense_is_refused_beside_its_field(house, secretariat, settings, code, field):
    assert refused(put, house, secretariat, **settings) == (code, field)
    assert present(house).version == 1


def test_what_somebody_else_set_meanwhile_is_not_undone(house, secretariat):
    put(house, secretariat, silence_days=3)
    assert refused(put, house, secretariat, proxies=True, version=1)[0] == "changed-meanwhile"
    assert refused(put, house, secretariat, body="JC", proxies=True, version=0)[0] == "changed-meanwhile"
    assert present(house).silence_days == 3


def test_nothing_changed_leaves_no_entry(house, secretariat):
    put(house, secretariat, silence_days=3)
    assert refused(put, house, secretariat, silence_days=3, version=2)[0] == "nothing-changed"


BOUNDS = [("silence_days", SILENCE), ("advice_days", ADVICE), ("secret_minimum", SECRET)]


@pytest.mark.parametrize(("field", "limits"), BOUNDS)
def test_rules_and_database_hold_the_same_limits(house, secretariat, field, limits):
    rows = Procedure.objects.filter(body=house.bodies["JC"])
    for number in limits:
        rows.update(**{field: number})
    for number in (limits[0] - 1, limits[1] + 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**{field: number})


STORED = [{"ways": []}, {"ways": ["telepathy"]}, {"rule": {"method": "lot"}}, {"vote_rule": {"method": "consensus"}}]


@pytest.mark.parametrize("wrong", STORED)
def test_the_database_refuses_what_is_no_procedure(house, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Procedure.objects.filter(body=house.bodies["JC"]).update(**wrong)


def test_an_open_vote_keeps_the_rule_it_was_opened_under(house, secretariat):
    event = opened(house)
    put(house, secretariat, rule={**MAJORITY, "components": RULE["components"]}, ways=("secret",), secret_minimum=500)
    frozen, hashed = event.frozen, event.frozen_hash
    cast(house, event, "PSSDC:CA-NB:1")
    event.refresh_from_db()
    assert (event.frozen, event.frozen_hash) == (frozen, hashed)
    assert event.frozen["rule"] == RULE
    assert {vote.option for vote in event.votes.all()} == {"agree"}


def test_settings_are_compared_as_they_are_stored(house):
    assert settings_of(present(house)) == Settings(rule=RULE)
    assert replace(settings_of(present(house)), proxies=True) != Settings(rule=RULE)


def test_what_the_body_does_not_offer_is_neither_shown_nor_done(house, secretariat):
    put(house, secretariat, ways=("ballot", "roll_call"))
    assert refused(opened, house) == ("not-offered", "method")
    ways = ways_of(house.motion())
    assert (ways.methods, ways.consensus_call) == ((), False)


def test_a_consensus_that_is_not_offered_is_not_called(house, secretariat):
    put(house, secretariat, ways=("written", "ballot"))
    meeting = house.meeting()
    house.all_present(meeting)
    motion = house.motion(item=house.item(meeting))
    assert refused(call_consensus, motion=motion, meeting=meeting, by=secretariat)[0] == "not-offered"
    assert ways_of(motion).methods == ("written", "ballot")
