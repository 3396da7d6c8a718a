"""Recommendations deferred, referred, withdrawn and forwarded; the outcomes they serve."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.recommendations import ends as acts
from governance.actions.recommendations import texts as recommendation_texts
from governance.actions.recommendations.forwarding import forward_recommendation
from governance.models import Contribution, Recommendation
from governance.queries.recommendations.forwarding import hash_of
from groundwork.bilingual import Pair
from priorities.models import LogicModel, ResultNode, ResultTier
from tests.factories.decisions import refused
from tests.factories.house import TODAY, both

LATER = TODAY + timedelta(days=40)
BECAUSE = {"because_en": "Because"}


@pytest.fixture
def submitted(house):
    return house.recommendation()


@pytest.fixture
def node(house):
    tier = ResultTier.objects.create(key="ultimate", position=1, name_en="U", name_fr="U")
    model = LogicModel.objects.create(body=house.bodies["JC"], version=1, title_en="M", title_fr="M")
    return ResultNode.objects.create(model=model, tier=tier, number="1.1", text_en="Better", text_fr="Mieux")


def post(client, name, row, **sent):
    return client.post(reverse(name, args=[row.pk]), {"once": str(uuid.uuid4()), **sent})


def test_deferred_until_a_day_or_on_a_condition(client, co_chair, submitted):
    client.force_login(co_chair)
    assert client.get(reverse("defer_recommendation", args=[submitted.pk])).status_code == 200
    answer = post(client, "defer_recommendation", submitted, until=LATER.isoformat(), condition_fr="Après le budget")
    assert answer.url == reverse("recommendation", args=[submitted.reference])
    submitted.refresh_from_db()
    assert submitted.state == "deferred"
    page = client.get(answer.url).content.decode()
    assert "Deferred until" in page
    assert "Après le budget" in page


@pytest.mark.parametrize("sent", [
    {}, {"until": TODAY.isoformat()}, {"until": "2001-01-01"}, {"until": "soon"}, {"condition_en": "x" * 601},
    {"condition_en": "a\x00b"},
])  # fmt: skip
def test_a_deferral_that_cannot_be_is_asked_again(client, co_chair, submitted, sent):
    client.force_login(co_chair)
    assert post(client, "defer_recommendation", submitted, **sent).status_code == 422
    submitted.refresh_from_db()
    assert submitted.state == "submitted"


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 404), ("observer", 404), ("member", 403), ("group_co_chair", 403), ("co_chair", 303),
    ("secretariat", 303),
])  # fmt: skip
@pytest.mark.parametrize(("name", "sent"), [
    ("defer_recommendation", {"until": LATER.isoformat()}), ("refer_recommendation", {"to": "WG", **BECAUSE}),
    ("forward_recommendation", {"to": "PSSDC", **BECAUSE}),
])  # fmt: skip
def test_who_may_settle_or_forward(house, client, submitted, who, status, name, sent):
    if who:
        client.force_login(house.people[who])
    assert post(client, name, submitted, **sent).status_code == status


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 404), ("observer", 404), ("member", 403), ("co_chair", 403), ("group_co_chair", 303),
    ("secretariat", 303),
])  # fmt: skip
def test_its_sponsor_withdraws_it(house, client, submitted, who, status):
    if who:
        client.force_login(house.people[who])
    assert post(client, "withdraw_recommendation", submitted, **BECAUSE).status_code == status


def test_a_draft_is_withdrawn_too_and_stays_readable(client, house, member):
    client.force_login(member)
    client.post(reverse("new_recommendation"), {"body": "JC", "title_en": "Draft", "sponsor": "@CA-NB"})
    draft = Recommendation.objects.get()
    assert post(client, "withdraw_recommendation", draft, **BECAUSE).status_code == 303
    draft.refresh_from_db()
    assert (draft.state, draft.reference) == ("withdrawn", "")
    assert client.get(reverse("draft_recommendation", args=[draft.pk])).status_code == 200


def test_nothing_is_settled_beside_a_motion_that_waits(house, co_chair, secretariat):
    row = house.motion().recommendation
    for act, given in (
        (acts.defer_recommendation, {"until": LATER}),
        (acts.refer_recommendation, {"to": house.bodies["WG"], "because": both("B")}),
    ):
        with refused("motion-waits"):
            act(recommendation=row, by=co_chair, **given)
    with refused("motion-waits"):
        acts.withdraw_recommendation(recommendation=row, because=both("B"), by=secretariat)


def test_what_has_ended_is_not_settled_again(submitted, secretariat):
    acts.withdraw_recommendation(recommendation=submitted, because=both("B"), by=secretariat)
    with refused("wrong-state"):
        acts.defer_recommendation(recommendation=submitted, until=LATER, by=secretariat)
    with refused("wrong-state"):
        acts.withdraw_recommendation(recommendation=submitted, because=both("B"), by=secretariat)
    with refused("not-submitted"):
        forward_recommendation(recommendation=submitted, to=submitted.body, because=both("B"), by=secretariat)


@pytest.mark.parametrize("sent", [{}, {"to": "WG"}, {"to": "NOPE", **BECAUSE}, {"to": "WG", "because_fr": "x" * 601}])
def test_a_referral_needs_a_body_and_a_reason(client, co_chair, submitted, sent):
    client.force_login(co_chair)
    assert post(client, "refer_recommendation", submitted, **sent).status_code == 422


def test_forwarded_both_pages_name_each_other(client, house, co_chair, submitted, node):
    client.force_login(co_chair)
    answer = post(client, "forward_recommendation", submitted, to="PSSDC", **BECAUSE)
    copy = submitted.forwarded_to.get()
    assert answer.url == reverse("recommendation", args=[copy.reference])
    assert (copy.body.key, copy.state, copy.forwarded_hash) == ("PSSDC", "submitted", hash_of(submitted))
    assert hash_of(copy) == hash_of(submitted)
    there = client.get(answer.url).content.decode()
    here = client.get(reverse("recommendation", args=[submitted.reference])).content.decode()
    assert submitted.reference in there
    assert copy.forwarded_hash in there
    assert copy.reference in here
    assert "another text" not in there + here


@pytest.mark.parametrize("sent", [{"to": "JC", **BECAUSE}, {"to": "WG", **BECAUSE}, {"to": "PSSDC"}, {"to": ""}])
def test_a_forwarding_that_cannot_be_is_asked_again(client, co_chair, submitted, sent):
    client.force_login(co_chair)
    assert post(client, "forward_recommendation", submitted, **sent).status_code == 422
    assert not submitted.forwarded_to.exists()


def test_it_is_forwarded_once_to_a_body_and_a_double_press_once(client, house, co_chair, submitted):
    client.force_login(co_chair)
    key = str(uuid.uuid4())
    first, second = (post(client, "forward_recommendation", submitted, to="PSSDC", once=key, **BECAUSE) for _ in "12")
    assert first.url == second.url
    with refused("forwarded-already"):
        forward_recommendation(recommendation=submitted, to=house.bodies["PSSDC"], because=both("B"), by=co_chair)
    with refused("same-body"):
        forward_recommendation(recommendation=submitted, to=house.bodies["JC"], because=both("B"), by=co_chair)


def test_when_the_first_text_changes_both_pages_say_so(client, house, secretariat, submitted):
    copy = forward_recommendation(recommendation=submitted, to=house.bodies["PSSDC"], because=both("B"), by=secretariat)
    acts.refer_recommendation(recommendation=submitted, to=house.bodies["WG"], because=both("B"), by=secretariat)
    recommendation_texts.revise_point(
        point=submitted.points.first(), version=2, label="M1", kind="measure", text=both("Otherwise"), by=secretariat
    )
    client.force_login(secretariat)
    for row, words in ((submitted, "The text here has changed since"), (copy, "The text there has changed since")):
        assert words in client.get(reverse("recommendation", args=[row.reference])).content.decode()


def test_what_it_serves_is_said_with_a_sentence_and_taken_back(client, secretariat, submitted, node):
    client.force_login(secretariat)
    address = reverse("recommendation_outcomes", args=[submitted.pk])
    sent = {"node": node.pk, "strength": "strong", "sentence_en": "It helps"}
    assert client.post(address, sent).status_code == 303
    assert client.post(address, sent).status_code == 422
    assert "It helps" in client.get(reverse("recommendation", args=[submitted.reference])).content.decode()
    assert client.post(address, {"drop": Contribution.objects.get().pk}).status_code == 303
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("changes", [
    {"sentence_en": ""}, {"sentence_en": "x" * 401}, {"node": ""}, {"node": "9999999"}, {"strength": "huge"},
])  # fmt: skip
def test_an_outcome_that_cannot_be_served_is_asked_again(client, secretariat, submitted, node, changes):
    client.force_login(secretariat)
    sent = {"node": node.pk, "strength": "some", "sentence_en": "So", **changes}
    assert client.post(reverse("recommendation_outcomes", args=[submitted.pk]), sent).status_code == 422


def test_who_wrote_a_draft_says_what_it_serves_and_nobody_drops_what_is_not_there(client, member, house, node):
    client.force_login(member)
    client.post(reverse("new_recommendation"), {"body": "JC", "title_en": "Draft"})
    draft = Recommendation.objects.get()
    address = reverse("recommendation_outcomes", args=[draft.pk])
    assert client.post(address, {"node": node.pk, "strength": "some", "sentence_fr": "Ainsi"}).status_code == 303
    assert draft.contributions.get().sentence == Pair("", "Ainsi")
    for wanted in ("x", "0", "99999999999999999999"):
        assert client.post(address, {"drop": wanted}).status_code == 404
