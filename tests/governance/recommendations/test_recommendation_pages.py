"""Recommendations: drafted, completed, submitted, found, and kept from who may not see them."""

import uuid

import pytest
from django.urls import reverse

from governance.models import Recommendation, RecommendedPoint
from tests.factories.decisions import decided
from tests.factories.house import both

DRAFT = {"body": "JC", "title_en": "Move a group"}
POINT = {"kind": "measure", "label": "M1", "text_en": "We move it"}


def begin(client, **changes):
    return client.post(reverse("new_recommendation"), {"once": str(uuid.uuid4()), **DRAFT, **changes})


def add(client, draft, **changes):
    return client.post(reverse("add_point", args=[draft.pk]), {"once": str(uuid.uuid4()), **POINT, **changes})


@pytest.fixture
def draft(client, group_co_chair):
    client.force_login(group_co_chair)
    begin(client)
    return Recommendation.objects.get()


def test_from_a_draft_to_a_reference(client, group_co_chair):
    client.force_login(group_co_chair)
    response = begin(client, sponsor="WG", question_fr="Êtes-vous d’accord?")
    draft = Recommendation.objects.get()
    assert (response.status_code, response.url) == (303, reverse("draft_recommendation", args=[draft.pk]))
    assert (draft.reference, draft.title.fr_state, draft.sponsor.key) == ("", "to_translate", "WG")
    assert add(client, draft).url.endswith("#points")
    response = client.post(reverse("submit_recommendation", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.reference.startswith("R-")
    assert response.url == reverse("recommendation", args=[draft.reference])
    assert "We move it" in client.get(response.url).content.decode()
    assert client.get(reverse("draft_recommendation", args=[draft.pk])).url == response.url


def test_a_point_says_what_it_would_change(client, draft):
    add(client, draft, change="move", who="WG", to="JC")
    add(client, draft, label="M2", change="review", who="WG", due_days="90")
    points = list(RecommendedPoint.objects.all())
    assert points[0].effects == [{"kind": "move", "body": "WG", "to": "JC"}]
    assert (points[1].effects[0]["lead"], points[1].effects[0]["due_days"]) == ("WG", 90)
    assert "reports to" in client.get(reverse("draft_recommendation", args=[draft.pk])).content.decode()


@pytest.mark.parametrize("changes", [
    {"title_en": ""}, {"title_en": "x" * 301}, {"body": ""}, {"body": "NOPE"}, {"body": "WG"},
    {"rationale_fr": "x" * 6001}, {"title_en": "a\x00b"},
])  # fmt: skip
def test_a_draft_that_cannot_be_is_asked_again(client, member, changes):
    client.force_login(member)
    response = begin(client, **{"question_en": "Kept as typed", **changes})
    assert response.status_code == 422
    assert "Kept as typed" in response.content.decode()
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("changes", [
    {"text_en": ""}, {"text_en": "x" * 2001}, {"label": ""}, {"label": "x" * 9}, {"kind": "wish"},
    {"change": "move"}, {"change": "move", "who": "WG", "to": "WG"}, {"change": "action", "who": "WG"},
    {"change": "adopt_format"}, {"change": "review", "who": "WG", "due_days": "-1"},
    {"change": "move", "who": "NOPE", "to": "JC"},
])  # fmt: skip
def test_a_point_that_cannot_be_is_asked_again(client, draft, changes):
    response = add(client, draft, **{"text_fr": "" if changes.get("text_en") == "" else "Gardé", **changes})
    assert response.status_code == 422
    assert not RecommendedPoint.objects.exists()


def test_two_points_cannot_share_a_label(client, draft):
    add(client, draft)
    response = add(client, draft, text_en="Another")
    assert response.status_code == 422
    assert "Another point has this label." in response.content.decode()
    assert RecommendedPoint.objects.count() == 1


def test_a_double_press_begins_once_and_adds_once(client, member):
    client.force_login(member)
    key = str(uuid.uuid4())
    assert begin(client, once=key).url == begin(client, once=key).url
    draft = Recommendation.objects.get()
    key = str(uuid.uuid4())
    assert add(client, draft, once=key).url == add(client, draft, once=key).url
    assert RecommendedPoint.objects.count() == 1


def test_a_draft_without_a_point_is_not_submitted(client, draft):
    response = client.post(reverse("submit_recommendation", args=[draft.pk]))
    assert response.status_code == 409
    assert "Add at least one measure" in response.content.decode()


def test_submitting_twice_leads_to_the_same_page(client, draft):
    add(client, draft)
    address = reverse("submit_recommendation", args=[draft.pk])
    assert client.post(address).url == client.post(address).url


def test_what_is_submitted_gets_no_more_points(client, draft):
    add(client, draft)
    client.post(reverse("submit_recommendation", args=[draft.pk]))
    response = add(client, draft, label="M2")
    assert response.status_code == 422
    assert "was submitted and is no longer changed" in response.content.decode()


@pytest.mark.parametrize(("who", "status"), [
    (None, 302), ("stranger", 404), ("observer", 404), ("member", 404), ("co_chair", 404), ("group_co_chair", 200),
    ("secretariat", 200),
])  # fmt: skip
def test_a_draft_is_for_who_wrote_it_and_the_secretariat(house, client, draft, who, status):
    client.logout()
    if who:
        client.force_login(house.people[who])
    assert client.get(reverse("draft_recommendation", args=[draft.pk])).status_code == status
    assert client.post(reverse("submit_recommendation", args=[draft.pk])).status_code == (
        409 if status == 200 else status
    )
    assert (draft.title.en in client.get(reverse("recommendations")).content.decode()) == (status == 200)


@pytest.mark.parametrize(("who", "status"), [(None, 302), ("stranger", 403), ("observer", 403), ("member", 200)])
def test_who_may_draft(house, client, who, status):
    if who:
        client.force_login(house.people[who])
    assert client.get(reverse("new_recommendation")).status_code == status
    assert begin(client).status_code == (303 if status == 200 else status)


@pytest.mark.parametrize(("who", "status"), [
    (None, 404), ("stranger", 404), ("observer", 404), ("member", 200), ("secretariat", 200)])  # fmt: skip
def test_what_is_submitted_is_for_members_until_a_decision_on_it_is_published(house, client, who, status):
    recommendation = house.recommendation()
    if who:
        client.force_login(house.people[who])
    assert client.get(reverse("recommendation", args=[recommendation.reference])).status_code == status
    published = decided(house).motion.recommendation
    assert client.get(reverse("recommendation", args=[published.reference])).status_code == 200


def test_an_empty_list_says_so(client, db):
    assert "No recommendations yet." in client.get(reverse("recommendations")).content.decode()


def test_list_and_page_cost_the_same_with_many_rows(house, client, member, django_assert_max_num_queries):
    client.force_login(member)
    few, many = house.recommendation(points=1), house.recommendation(points=12)
    for recommendation in (few, many):
        with django_assert_max_num_queries(4 + 12):
            client.get(reverse("recommendation", args=[recommendation.reference]))
        with django_assert_max_num_queries(4 + 8):
            client.get(reverse("recommendations"))
        house.recommendation()


def test_both_languages_of_a_point_are_shown(house, client, member):
    client.force_login(member)
    page = client.get(reverse("recommendation", args=[house.recommendation().reference])).content.decode()
    assert both("Point 1").fr in page
    assert '<div lang="fr-CA">' in page
