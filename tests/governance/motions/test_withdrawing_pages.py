"""From an effect that is held back to its recorded withdrawal, on the pages."""

import pytest
from django.urls import reverse

from governance.models import Effect
from tests.factories.decisions import decided
from tests.governance.motions.test_enacting_held import held

REASON = {"because_en": "The group is gone.", "because_fr": "Le groupe n’existe plus."}


@pytest.fixture
def effect(house):
    return held(house)


def address(effect):
    return reverse("withdraw_effect", args=[effect.outcome.decision.reference, effect.pk])


def page(client, effect):
    return client.get(reverse("decision", args=[effect.outcome.decision.reference])).content.decode()


@pytest.mark.parametrize(("who", "offered"), [("co_chair", True), ("secretariat", True), ("member", False)])
def test_the_decision_offers_it_to_whom_may(client, house, effect, who, offered):
    client.force_login(house.people[who])
    text = page(client, effect)
    assert "WG does not exist on that day." in text
    assert (address(effect) in text) is offered
    assert client.get(address(effect)).status_code == (200 if offered else 403)


def test_nobody_finds_it_without_signing_in(client, effect):
    assert client.get(address(effect)).status_code == 302
    assert address(effect) not in page(client, effect)


def test_it_is_withdrawn_and_the_reason_stays_on_the_page(client, house, effect):
    client.force_login(house.people["other_co_chair"])
    answer = client.get(address(effect))
    assert "The WG reports to the JC." in answer.content.decode()
    done = client.post(address(effect), REASON | {"once": answer.context["once"]})
    assert done.status_code == 303
    again = client.post(address(effect), REASON | {"once": answer.context["once"]})
    assert again.headers["Location"] == done.headers["Location"]
    text = page(client, effect)
    assert "The group is gone." in text
    assert "Withdrawn" in text
    assert address(effect) not in text
    assert client.get(address(effect)).status_code == 409


def test_what_was_typed_is_kept_when_a_language_is_missing(client, house, effect):
    client.force_login(house.people["co_chair"])
    answer = client.post(address(effect), {"because_en": "Only in English"})
    assert answer.status_code == 422
    assert "Only in English" in answer.content.decode()
    assert Effect.objects.get().state == "held"


def test_an_effect_of_another_decision_is_not_found(client, house, effect):
    client.force_login(house.people["secretariat"])
    assert client.get(reverse("withdraw_effect", args=[effect.outcome.decision.reference, 999])).status_code == 404


def test_it_waits_on_the_home_page_of_co_chairs_and_secretariat(client, house, effect):
    for who, waits in (("co_chair", True), ("other_co_chair", True), ("secretariat", True), ("member", False)):
        client.force_login(house.people[who])
        text = client.get(reverse("home")).content.decode()
        assert ("An effect is held back" in text) is waits, who


def test_a_stranger_reads_what_is_decided_without_names(client, house):
    effect = {"kind": "appoint", "seat": "PSSDC:CA:1", "person": house.people["stranger"].pk, "role": "member"}
    decision = decided(house, effects=(effect,))
    text = client.get(reverse("decision", args=[decision.reference])).content.decode()
    assert "A person becomes a member" in text
    assert "Sam Stranger" not in text
    client.force_login(house.people["member"])
    text = client.get(reverse("decision", args=[decision.reference])).content.decode()
    assert "Sam Stranger becomes a member" in text
