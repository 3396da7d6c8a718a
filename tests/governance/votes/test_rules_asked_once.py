"""However many rules ask, standing is asked of the database once a request, and never is an old answer used."""

import threading

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from councils.actions.seats import end_membership
from councils.grounds import decided
from councils.models import Body, Membership
from councils.rules import standing_of
from governance import rules
from governance.electorates import deciding_keys
from groundwork import asked
from groundwork.asked import asked_once, each_request_asks_once
from groundwork.ledger import record
from groundwork.locks import changing, relying_on

TODAY = timezone.localdate()


def in_a_request(act):
    """What `act` finds while a request is answered."""
    found = []

    def view(request):
        found.append(act())
        return HttpResponse()

    each_request_asks_once(view)(RequestFactory().get("/"))
    return found[0]


def asks(act):
    """How often the database is asked while `act` is done in a request."""
    with CaptureQueriesContext(connection) as caught:
        in_a_request(act)
    return len(caught)


def test_standing_is_asked_once_however_many_rules_ask(house, member):
    body = house.bodies["JC"]

    def rules_ask():
        for _each in range(3):
            rules.refuse_prepare(member)
            rules.refuse_recommend(member)
            rules.refuse_chair_or_secretariat(member, body)
            rules.refuse_read_ballot(standing_of(member), deciding_keys(body, TODAY))

    assert asks(rules_ask) == 2  # the places, and of what the body is composed


def test_nothing_is_kept_outside_a_request(member):
    with CaptureQueriesContext(connection) as caught:
        standing_of(member)
        standing_of(member)
    assert len(caught) == 2


def test_nothing_is_kept_for_the_next_request_nor_after_a_fault(member):
    def ask():
        return standing_of(member)

    def fault():
        ask()
        raise ValueError

    with pytest.raises(ValueError):
        in_a_request(fault)
    assert asked._answers.get() is None
    assert asks(ask) == 1
    assert asks(ask) == 1


def test_two_people_and_two_days_are_two_answers(house, member, co_chair):
    def ask():
        return [standing_of(member), standing_of(co_chair), standing_of(member, TODAY.replace(year=1950))]

    first, second, third = in_a_request(ask)
    assert first.memberships != second.memberships
    assert not third.is_anybody


def test_an_account_that_is_closed_meanwhile_has_nothing(member):
    def ask():
        before = standing_of(member)
        member.is_active = False
        return before, standing_of(member)

    before, after = in_a_request(ask)
    assert before.is_anybody
    assert not after.is_anybody


def test_an_act_that_ends_a_place_is_not_answered_from_memory(house, member, secretariat):
    def act():
        assert standing_of(member).is_anybody
        held = Membership.objects.known().get(person=member)
        end_membership(membership=held, on=TODAY, ground=decided("D-2026-014"), by=secretariat)
        return standing_of(member)

    assert not in_a_request(act).is_anybody


@pytest.mark.parametrize("writes", ["lock", "shared lock", "ledger"])
def test_from_the_first_lock_or_entry_on_nothing_is_kept(house, member, writes):
    def act():
        standing_of(member)
        if writes == "lock":
            changing(Body, house.bodies["JC"].pk)
        elif writes == "shared lock":
            relying_on(Body, house.bodies["JC"].pk)
        else:
            record("test.done", by=None, on=house.bodies["JC"])
        with CaptureQueriesContext(connection) as caught:
            standing_of(member)
            standing_of(member)
        return len(caught)

    assert in_a_request(act) == 2


def test_another_thread_has_its_own_notebook():
    def act():
        asked_once("key", lambda: "mine")
        found = []
        thread = threading.Thread(target=lambda: found.append(asked_once("key", lambda: "theirs")))
        thread.start()
        thread.join()
        return found[0]

    assert in_a_request(act) == "theirs"


def test_a_place_that_ends_between_two_requests_ends_its_rights(client, house, member, secretariat):
    gathering = house.meeting().gathering
    client.force_login(member)
    address = reverse("gathering", args=[gathering.slug_en])
    assert client.get(address).status_code == 200
    held = Membership.objects.known().get(person=member)
    end_membership(membership=held, on=TODAY, ground=decided("D-2026-014"), by=secretariat)
    assert client.get(address).status_code in {302, 403}
