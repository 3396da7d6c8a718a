"""May only those draft what a clause would change who may, as it stands, while the motion is a draft?"""

import pytest

from governance.actions.motions.drafting import (
    MOST_EFFECTS,
    order_proposal,
    propose_effect,
    remove_proposal,
    revise_proposal,
)
from governance.actions.motions.wording import withdraw_motion
from governance.actions.votes import open_vote
from governance.models import Clause
from groundwork.ledger import digest
from groundwork.models import LedgerEntry
from tests.factories.decisions import MOVE, refused
from tests.factories.house import TODAY, tomorrow
from tests.governance.motions.drafting import furnish

HERE = {"on": TODAY, "version": 1}
NEW = {"kind": "establish", "key": "DT", "body_kind": "working_group", "authority": "recommends",
       "name_en": "Digital Trust", "name_fr": "Confiance numérique"}  # fmt: skip
UNDER_IT = {"kind": "move", "body": "WG", "to": "DT"}
INFORMS = {"kind": "set_authority", "body": "WG", "authority": "informs"}


@pytest.fixture
def motion(house):
    return furnish(house).motion(item=house.item())


@pytest.fixture
def clause(motion):
    return motion.clauses.first()


@pytest.fixture
def three(clause, secretariat):
    """A clause that would change three things."""
    for version, effect in enumerate([MOVE, NEW, INFORMS], start=1):
        clause = propose_effect(clause=clause, version=version, effect=effect, on=TODAY, by=secretariat)
    return clause


def kinds(clause) -> list[str]:
    return [effect["kind"] for effect in Clause.objects.get(pk=clause.pk).effects]


def test_what_is_proposed_stands_in_the_clause_and_once_in_the_ledger(clause, secretariat):
    clause = propose_effect(clause=clause, effect=MOVE, by=secretariat, **HERE)
    assert (clause.effects, clause.version) == ([MOVE], 2)
    entry = LedgerEntry.objects.get(act="motion.effect-proposed")
    assert entry.facts == {"position": 1, "number": 1, "effect": MOVE}
    assert not LedgerEntry.objects.filter(act="body.moved", facts__decision="D-?").exists()


def test_it_is_changed_ordered_and_removed_each_with_its_entry(three, secretariat):
    revise_proposal(clause=three, version=4, number=3, effect={**INFORMS, "authority": "decides"}, on=TODAY,
                    by=secretariat)  # fmt: skip
    order_proposal(clause=three, version=5, number=3, steps=-2, by=secretariat)
    assert kinds(three) == ["set_authority", "move", "establish"]
    remove_proposal(clause=three, version=6, number=2, by=secretariat)
    assert kinds(three) == ["set_authority", "establish"]
    acts = LedgerEntry.objects.filter(act__startswith="motion.effect").order_by("pk").values_list("act", flat=True)
    assert list(acts)[3:] == ["motion.effect-revised", "motion.effects-ordered", "motion.effect-removed"]


@pytest.mark.parametrize(("number", "steps", "order"), [
    (1, 1, ["establish", "move", "set_authority"]), (1, -1, ["move", "establish", "set_authority"]),
    (3, 5, ["move", "establish", "set_authority"]), (3, -1, ["move", "set_authority", "establish"]),
])  # fmt: skip
def test_at_either_end_it_stays_there(three, secretariat, number, steps, order):
    order_proposal(clause=three, version=4, number=number, steps=steps, by=secretariat)
    assert kinds(three) == order


@pytest.mark.parametrize("name", ["member", "alternate", "observer", "group_co_chair", "stranger"])
def test_only_co_chairs_and_secretariat_draft_it(house, three, name):
    by = house.people[name]
    acts = [
        lambda: propose_effect(clause=three, version=4, effect=UNDER_IT, on=TODAY, by=by),
        lambda: revise_proposal(clause=three, version=4, number=1, effect=UNDER_IT, on=TODAY, by=by),
        lambda: remove_proposal(clause=three, version=4, number=1, by=by),
        lambda: order_proposal(clause=three, version=4, number=1, steps=1, by=by),
    ]
    for act in acts:
        with refused("not-co-chair-nor-secretariat"):
            act()
    assert kinds(three) == ["move", "establish", "set_authority"]


def test_a_co_chair_drafts_it_too(clause, co_chair):
    assert propose_effect(clause=clause, effect=MOVE, by=co_chair, **HERE).effects == [MOVE]


def test_a_stale_version_is_refused_by_every_act(three, secretariat):
    for act in (
        lambda: propose_effect(clause=three, version=3, effect=UNDER_IT, on=TODAY, by=secretariat),
        lambda: revise_proposal(clause=three, version=3, number=1, effect=UNDER_IT, on=TODAY, by=secretariat),
        lambda: remove_proposal(clause=three, version=3, number=1, by=secretariat),
        lambda: order_proposal(clause=three, version=3, number=1, steps=1, by=secretariat),
    ):
        with refused("changed-meanwhile"):
            act()


def test_once_the_motion_is_put_or_withdrawn_nothing_is_drafted_any_more(motion, clause, secretariat):
    propose_effect(clause=clause, effect=MOVE, by=secretariat, **HERE)
    withdraw_motion(motion=motion, by=secretariat)
    with refused("text-frozen"):
        remove_proposal(clause=clause, version=2, number=1, by=secretariat)


@pytest.mark.parametrize("number", [0, -1, 4])
def test_a_change_that_is_not_there_is_refused(three, secretariat, number):
    with refused("no-such-effect"):
        remove_proposal(clause=three, version=4, number=number, by=secretariat)
    with refused("no-such-effect"):
        revise_proposal(clause=three, version=4, number=number, effect=UNDER_IT, on=TODAY, by=secretariat)
    with refused("no-such-effect"):
        order_proposal(clause=three, version=4, number=number, steps=1, by=secretariat)


@pytest.mark.parametrize(("effect", "code"), [
    ({}, "bad-effect"), ({"kind": "club"}, "bad-effect"), ({"kind": "action", "owner": "WG"}, "bad-effect"),
    ({"kind": "move", "body": "WG"}, "bad-effect"), ({**MOVE, "to": "NOPE"}, "no-body"),
    ({**MOVE, "to": "WG"}, "reports-to-itself"), ({**MOVE, "to": "PSSDC"}, "already-reports-there"),
    ({"kind": "move", "body": "JC", "to": "WG"}, "circle"), ({**MOVE, "colour": "red"}, "unknown-term"),
])  # fmt: skip
def test_what_could_not_be_enacted_is_not_proposed(clause, secretariat, effect, code):
    with refused(code):
        propose_effect(clause=clause, effect=effect, by=secretariat, **HERE)
    assert kinds(clause) == []


def test_what_an_earlier_proposal_of_the_motion_makes_possible_is_accepted(motion, clause, secretariat):
    propose_effect(clause=clause, effect=NEW, by=secretariat, **HERE)
    other = motion.clauses.last()
    with refused("no-body"):
        propose_effect(clause=clause, version=2, effect={**UNDER_IT, "to": "DX"}, on=TODAY, by=secretariat)
    assert propose_effect(clause=other, effect=UNDER_IT, by=secretariat, **HERE).effects == [UNDER_IT]


def test_what_only_a_later_proposal_makes_possible_is_refused(motion, clause, secretariat):
    propose_effect(clause=motion.clauses.last(), effect=NEW, by=secretariat, **HERE)
    with refused("no-body"):
        propose_effect(clause=clause, effect=UNDER_IT, by=secretariat, **HERE)


def test_the_same_is_not_proposed_twice_in_a_clause(clause, secretariat):
    propose_effect(clause=clause, effect=MOVE, by=secretariat, **HERE)
    with refused("already-proposed"):
        propose_effect(clause=clause, version=2, effect=MOVE, on=TODAY, by=secretariat)


def test_a_clause_does_not_change_everything(clause, secretariat):
    Clause.objects.filter(pk=clause.pk).update(effects=[{**INFORMS, "n": n} for n in range(MOST_EFFECTS)])
    with refused("too-many-effects"):
        propose_effect(clause=clause, effect=MOVE, by=secretariat, **HERE)


def test_what_is_proposed_is_frozen_with_the_texts_that_are_put(motion, clause, secretariat):
    propose_effect(clause=clause, effect=MOVE, by=secretariat, **HERE)
    event = open_vote(motion=motion, method="written", closes_at=tomorrow(), by=secretariat)
    frozen = event.frozen["texts"]["clauses"]
    assert frozen[0]["effects"] == [MOVE]
    assert set(frozen[1]) == {"position", "label", "en", "fr"}
    assert event.frozen_hash == digest(event.frozen)
