"""Is an amendment proposed, put in order, voted, and composed into the clause that was carried?"""

import html
import uuid

import pytest
from django.urls import reverse
from django.utils.translation import override

from governance.actions.motions.amendments import (
    order_amendment,
    propose_amendment,
    put_amendment,
    revise_amendment,
    withdraw_amendment,
)
from governance.actions.motions.wording import add_clause, revise_clause, withdraw_motion
from governance.actions.votes import call_consensus, close_vote, open_vote
from governance.enums import AmendmentState, MotionState, VoteMethod
from governance.models import Amendment, Motion
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import tomorrow
from tests.factories.votes import cast

BASE = Pair("The council meets twice a year in Ottawa.", "Le conseil se réunit deux fois par an à Ottawa.")
OFTEN = Pair("The council meets four times a year in Ottawa.", "Le conseil se réunit quatre fois par an à Ottawa.")
HALIFAX = Pair("The council meets twice a year in Halifax.", "Le conseil se réunit deux fois par an à Halifax.")
SELDOM = Pair("The council meets once a year in Ottawa.", "Le conseil se réunit une fois par an à Ottawa.")


@pytest.fixture
def meeting(house):
    meeting = house.meeting()
    house.all_present(meeting)
    return meeting


@pytest.fixture
def clause(house, meeting, secretariat):
    clause = house.motion(item=house.item(meeting)).clauses.first()
    return revise_clause(clause=clause, version=1, en=BASE.en, fr=BASE.fr, by=secretariat)


@pytest.fixture
def often(clause, member):
    return propose_amendment(clause=clause, text=OFTEN, by=member)


@pytest.fixture
def halifax(often, clause, secretariat, house):
    return propose_amendment(clause=clause, text=HALIFAX, by=secretariat, jurisdiction=house.jurisdictions["CA-NB"])


def carried(amendment, meeting, by):
    motion = put_amendment(amendment=amendment, by=by)
    call_consensus(motion=motion, meeting=meeting, by=by)
    amendment.refresh_from_db()
    return amendment


def lost(house, amendment, by):
    motion = put_amendment(amendment=amendment, by=by)
    event = open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=by)
    for key in house.seats:
        if house.seats[key].jurisdiction_id:
            cast(house, event, key, "object" if key == "PSSDC:CA:1" else "agree", "No")
    close_vote(event=event, by=by)
    amendment.refresh_from_db()
    return amendment


def words(clause):
    clause.refresh_from_db()
    return clause.text.as_facts()


# Proposing


@pytest.mark.parametrize("who", ["member", "alternate", "co_chair", "group_co_chair", "secretariat"])
def test_members_working_groups_and_the_secretariat_propose(house, clause, who):
    amendment = propose_amendment(clause=clause, text=OFTEN, by=house.people[who])
    assert amendment.base.as_facts() == BASE.as_facts()
    assert LedgerEntry.objects.filter(act="amendment.proposed").count() == 1


@pytest.mark.parametrize("who", ["observer", "stranger"])
def test_others_do_not(house, clause, who):
    with refused("not-a-member"):
        propose_amendment(clause=clause, text=OFTEN, by=house.people[who])


def test_nobody_proposes_in_anothers_name(house, clause, member):
    with refused("not-in-their-name"):
        propose_amendment(clause=clause, text=OFTEN, by=member, jurisdiction=house.jurisdictions["CA-YT"])
    assert propose_amendment(clause=clause, text=OFTEN, by=member, jurisdiction=house.jurisdictions["CA-NB"])


def test_it_must_change_something(clause, member):
    with refused("nothing-changed"):
        propose_amendment(clause=clause, text=BASE, by=member)


def test_a_language_that_is_left_out_stays_and_must_be_made_to_match(clause, member, secretariat):
    amendment = propose_amendment(clause=clause, text=Pair(OFTEN.en), by=member)
    assert amendment.text.fr == BASE.fr
    assert amendment.text.unready() == ("fr",)
    motion = put_amendment(amendment=amendment, by=secretariat)
    with refused("text-unready"):
        open_vote(motion=motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)


def test_a_motion_that_is_put_takes_none(clause, member, secretariat):
    open_vote(motion=clause.motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    with refused("text-frozen"):
        propose_amendment(clause=clause, text=OFTEN, by=member)


# Putting, in order


def test_it_is_put_as_a_motion_of_one_clause_under_the_same_rule(often, clause, secretariat):
    motion = put_amendment(amendment=often, by=secretariat)
    assert motion.clauses.get().text.as_facts() == OFTEN.as_facts()
    assert (motion.body, motion.item, motion.rule) == (clause.motion.body, clause.motion.item, clause.motion.rule)
    assert (motion.title.en, motion.title.fr) == ("Amendment to clause M1", "Amendement au volet M1")
    with refused("amendment-put-already"):
        put_amendment(amendment=often, by=secretariat)
    with refused("an-amendment"):
        add_clause(motion=motion, text=OFTEN, by=secretariat)


def test_an_earlier_one_is_settled_first(often, halifax, secretariat, member, meeting):
    with refused("earlier-first"):
        put_amendment(amendment=halifax, by=secretariat)
    withdraw_amendment(amendment=often, by=member)
    assert carried(halifax, meeting, secretariat).state == AmendmentState.CARRIED


def test_the_order_may_be_changed_until_one_is_put(often, halifax, secretariat, member):
    order_amendment(amendment=halifax, steps=-1, by=secretariat)
    assert [each.pk for each in Amendment.objects.order_by("position")] == [halifax.pk, often.pk]
    put_amendment(amendment=halifax, by=secretariat)
    with refused("amendment-put"):
        order_amendment(amendment=often, steps=-1, by=secretariat)
    with refused("not-co-chair-nor-secretariat"):
        order_amendment(amendment=often, steps=-1, by=member)


def test_meanwhile_neither_the_motion_is_put_nor_the_clause_changed(often, clause, secretariat):
    put_amendment(amendment=often, by=secretariat)
    with refused("amendment-put"):
        open_vote(motion=clause.motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)
    with refused("amendment-put"):
        revise_clause(clause=clause, version=clause.version, en="Other", fr="Autre", by=secretariat)


def test_its_motion_withdrawn_it_may_be_put_again(often, secretariat):
    withdraw_motion(motion=put_amendment(amendment=often, by=secretariat), by=secretariat)
    assert put_amendment(amendment=often, by=secretariat).state == MotionState.DRAFT


# What came of it


def test_carried_it_is_the_clause(often, clause, meeting, secretariat):
    assert carried(often, meeting, secretariat).state == AmendmentState.CARRIED
    assert words(clause) == OFTEN.as_facts()
    assert clause.text.matches
    entry = LedgerEntry.objects.get(act="amendment.settled")
    assert (entry.facts["before"]["en"], entry.facts["after"]["fr"]) == (BASE.en, OFTEN.fr)


def test_not_carried_the_clause_stays(house, often, clause, secretariat):
    assert lost(house, often, secretariat).state == AmendmentState.NOT_CARRIED
    assert words(clause) == BASE.as_facts()
    open_vote(motion=clause.motion, method=VoteMethod.WRITTEN, closes_at=tomorrow(), by=secretariat)


def test_two_that_change_other_words_both_stand(often, halifax, clause, meeting, secretariat):
    carried(often, meeting, secretariat)
    motion = put_amendment(amendment=halifax, by=secretariat)
    text = {"en": OFTEN.en.replace("Ottawa", "Halifax"), "fr": OFTEN.fr.replace("Ottawa", "Halifax")}
    assert motion.clauses.get().text.as_facts() == text
    call_consensus(motion=motion, meeting=meeting, by=secretariat)
    assert words(clause) == text


def test_the_same_words_changed_twice_must_be_rewritten(often, clause, meeting, secretariat, member):
    seldom = propose_amendment(clause=clause, text=SELDOM, by=member)
    carried(often, meeting, secretariat)
    with refused("amendment-conflicts"):
        put_amendment(amendment=seldom, by=secretariat)
    with refused("changed-meanwhile"):
        revise_amendment(amendment=seldom, version=9, text=SELDOM, by=member)
    seldom = revise_amendment(amendment=seldom, version=1, text=SELDOM, by=member)
    assert seldom.base.as_facts() == OFTEN.as_facts()
    carried(seldom, meeting, secretariat)
    assert words(clause) == SELDOM.as_facts()


def test_only_its_proposer_withdraws_it(often, secretariat, member):
    with refused("not-its-proposer"):
        withdraw_amendment(amendment=often, by=secretariat)
    motion = put_amendment(amendment=often, by=secretariat)
    withdraw_amendment(amendment=often, by=member)
    motion.refresh_from_db()
    assert motion.state == MotionState.WITHDRAWN
    with refused("amendment-settled"):
        put_amendment(amendment=often, by=secretariat)


# On the page


def at(name, *args):
    with override("en"):
        return reverse(name, args=args)


def page(client, motion):
    return html.unescape(client.get(at("motion", motion.pk)).content.decode())


def test_a_member_proposes_on_the_page_and_sees_what_changes(client, clause, member):
    client.force_login(member)
    motion = clause.motion
    address = at("propose_amendment", motion.pk, clause.pk)
    assert address in page(client, motion)
    assert "as it stands now" in client.get(address).content.decode()
    typed = {"text_en": OFTEN.en, "text_fr": OFTEN.fr, "name": "@CA-NB", "once": str(uuid.uuid4())}
    answers = [client.post(address, typed) for _press in range(2)]
    assert [each.status_code for each in answers] == [303, 303]
    assert Amendment.objects.get().jurisdiction.code == "CA-NB"
    shown = page(client, motion)
    assert "Amendment 1, New Brunswick" in shown
    assert "<del>" in shown
    assert "four times" in shown


def test_a_refused_one_keeps_what_was_typed(client, clause, member):
    client.force_login(member)
    address = at("propose_amendment", clause.motion_id, clause.pk)
    answer = client.post(address, {"text_en": BASE.en, "text_fr": BASE.fr, "rationale_en": "Because of that"})
    assert answer.status_code == 422
    assert "Because of that" in answer.content.decode()


def test_the_secretariat_puts_it_and_its_motion_leads_back(client, often, halifax, clause, secretariat):
    client.force_login(secretariat)
    motion = clause.motion
    moved = client.post(at("move_amendment", motion.pk, halifax.pk), {"to": "earlier"})
    assert moved.status_code == 303
    put = client.post(at("put_amendment", motion.pk, halifax.pk), {"once": str(uuid.uuid4())})
    made = Motion.objects.get(amendment=halifax)
    assert put["Location"] == at("motion", made.pk)
    assert "This puts amendment 1 to clause M1 of" in page(client, made)
    assert "put to a vote" in page(client, motion)


def test_a_proposer_rewrites_and_withdraws_on_the_page(client, often, clause, member, other_co_chair):
    motion = clause.motion
    client.force_login(other_co_chair)
    assert client.get(at("revise_amendment", motion.pk, often.pk)).status_code == 403
    client.force_login(member)
    address = at("revise_amendment", motion.pk, often.pk)
    assert 'value="1"' in client.get(address).content.decode()
    typed = {"text_en": SELDOM.en, "text_fr": SELDOM.fr, "version": 1}
    assert client.post(address, typed).status_code == 303
    assert client.post(address, typed).status_code == 422
    assert client.post(at("withdraw_amendment", motion.pk, often.pk)).status_code == 303
    often.refresh_from_db()
    assert often.state == AmendmentState.WITHDRAWN


def test_in_french_too(client, often, clause, member):
    client.force_login(member)
    with override("fr"):
        shown = html.unescape(client.get(reverse("motion", args=[clause.motion_id])).content.decode())
    assert "Amendement 1" in shown
    assert "quatre" in shown
