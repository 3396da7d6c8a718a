"""Who answers what a report asks, for whom, and how does it come back below?"""

import pytest

from councils.models import Notice
from councils.queries.names import names_on
from governance.actions.reports.asks import answer_ask, note_ask
from governance.actions.reports.summaries import note_summary
from governance.models import Ask, ProposedItem, Summary
from governance.queries.intake.backlog import everything_waiting
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import both
from tests.factories.reports import asking, requested
from tests.governance.votes.test_races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(house):
    return asking(house, Pair("Two developers", "Deux développeurs"))


def test_an_answer_comes_back_as_a_letter_and_an_item(house, ask, co_chair):
    answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=Pair("Yes, from May", ""), by=co_chair)
    ask.refresh_from_db()
    item = ask.proposed_item
    assert (ask.state, ask.on_behalf, ask.answered_for.key) == ("answered", False, "PSSDC")
    assert (item.body.key, item.sponsor.key, item.state, item.purpose) == ("WG", "PSSDC", "submitted", "information")
    assert item.title.en == "Answer from PSSDC: Two developers"
    assert item.title.fr.endswith("Deux développeurs")
    assert (item.summary.en, item.summary.fr_state) == ("Yes, from May", "to_translate")
    told = set(Notice.objects.filter(kind="ask.answered").values_list("person__email", flat=True))
    assert told == {"group_co_chair@concert.example", "secretariat@concert.example"}
    assert LedgerEntry.objects.filter(act="ask.answered").count() == 1


def test_what_is_noted_is_told_and_may_still_be_answered(house, ask, co_chair):
    note_ask(ask=ask, for_body=house.bodies["PSSDC"], by=co_chair)
    with refused("already-noted"):
        note_ask(ask=ask, for_body=house.bodies["PSSDC"], by=co_chair)
    assert (Notice.objects.filter(kind="ask.noted").count(), ProposedItem.objects.count()) == (2, 0)
    answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("Yes"), by=co_chair)
    with refused("already-answered"):
        answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("No"), by=co_chair)
    with refused("already-answered"):
        note_ask(ask=ask, for_body=house.bodies["PSSDC"], by=co_chair)


def test_the_secretariat_writes_it_down_on_behalf_and_it_is_marked_so(house, ask, secretariat):
    answer_ask(ask=ask, for_body=house.bodies["JC"], words=both("Yes"), by=secretariat)
    ask.refresh_from_db()
    assert (ask.on_behalf, ask.answered_for.key) == (True, "JC")
    assert LedgerEntry.objects.get(act="ask.answered").facts["on_behalf"] is True


@pytest.mark.parametrize("who", ["member", "observer", "group_co_chair", "other_co_chair", "stranger"])
def test_who_does_not_lead_the_body_answers_nothing(house, ask, who):
    with refused("not-co-chair-nor-secretariat"):
        answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("Yes"), by=house.people[who])
    with refused("not-co-chair-nor-secretariat"):
        note_ask(ask=ask, for_body=house.bodies["PSSDC"], by=house.people[who])


@pytest.mark.parametrize("body", ["PSCIOC", "WG", "DM"])
def test_what_was_asked_of_another_line_is_refused(house, ask, secretariat, body):
    with refused("other-line"):
        answer_ask(ask=ask, for_body=house.bodies[body], words=both("Yes"), by=secretariat)


def test_an_answer_says_something_and_fits(house, ask, co_chair):
    for words, code in ((Pair(" ", ""), "no-words"), (Pair("x" * 2001, ""), "too-long")):
        with refused(code):
            answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=words, by=co_chair)
    with refused("changed-meanwhile"):
        answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("Yes"), by=co_chair, version=7)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_does(house, co_chair, secretariat):
    found = asking(house)
    results = together(
        lambda: answer_ask(ask=found, for_body=house.bodies["PSSDC"], words=both("Yes"), by=co_chair),
        lambda: answer_ask(ask=found, for_body=house.bodies["JC"], words=both("No"), by=secretariat),
    )
    assert results.count("already-answered") == 1
    assert (ProposedItem.objects.count(), Ask.objects.get().state) == (1, "answered")


def test_the_answer_stands_in_the_backlog_of_the_group(house, ask, co_chair):
    answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("Yes"), by=co_chair)
    (entry,) = [each for each in everything_waiting(names_on()) if each.body and each.body.key == "WG"]
    assert "Answer from PSSDC" in str(entry.title)


def ready(house):
    summary = requested(house)
    Summary.objects.filter(pk=summary.pk).update(
        state="ready", facts={"x": 1}, facts_hash="0" * 64, finished_at=summary.requested_at
    )
    summary.refresh_from_db()
    return summary


def test_a_table_notes_a_summary_once_with_words_or_without(house, co_chair, secretariat):
    with refused("not-ready"):
        note_summary(summary=requested(house, "JC"), words=Pair(), by=secretariat)
    summary = ready(house)
    with refused("not-co-chair-nor-secretariat"):
        note_summary(summary=summary, words=Pair(), by=house.people["member"])
    note_summary(summary=summary, words=Pair("", "Merci"), by=co_chair)
    summary.refresh_from_db()
    assert (summary.noted_by, summary.on_behalf, summary.answer.fr) == (co_chair, False, "Merci")
    with refused("already-noted"):
        note_summary(summary=summary, words=Pair(), by=secretariat)
