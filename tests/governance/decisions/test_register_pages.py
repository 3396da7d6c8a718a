"""The register of decisions, and the references that lead to it in the reader's language."""

import pytest
from django.urls import reverse

from governance.actions.decisions.recording import publish_decision
from governance.models import Decision
from tests.factories.decisions import decided
from tests.factories.house import TODAY


def test_the_register_counts_filters_and_pages(house, client):
    kept, other = decided(house), decided(house, publish=False)
    Decision.objects.filter(pk=other.pk).update(outcome="deferred", decided_on="2020-01-01", effective_on="2020-01-01")
    publish_decision(decision=other, by=house.people["secretariat"])
    text = client.get(reverse("decisions")).content.decode()
    assert "<b>2 decisions</b>" in text
    assert text.index(kept.reference) < text.index(other.reference)
    for query, found in (("outcome=deferred", other), ("year=2020", other), (f"year={TODAY.year}", kept)):
        text = client.get(reverse("decisions") + "?" + query).content.decode()
        assert "<b>1 decision of 2</b>" in text
        assert found.reference in text
    text = client.get(reverse("decisions") + "?outcome=withdrawn").content.decode()
    assert "No decision matches." in text


@pytest.mark.parametrize(
    "query", ["year=abc", "outcome=%27", "body=NOPE", "page=999999", "page=-1", "page=x", "year=" + "9" * 40]
)
def test_a_filter_that_makes_no_sense_filters_nothing(house, client, query):
    decision = decided(house)
    response = client.get(reverse("decisions") + "?" + query)
    assert response.status_code == 200
    assert decision.reference in response.content.decode()


def test_an_empty_register_says_so(house, client):
    assert "No decision is published yet." in client.get(reverse("decisions")).content.decode()


def test_the_register_costs_the_same_with_many_rows(house, client, member, django_assert_max_num_queries):
    client.force_login(member)
    decided(house)
    for _ in range(3):
        with django_assert_max_num_queries(4 + 8):
            client.get(reverse("decisions") + "?outcome=vote")
        decided(house)


@pytest.mark.parametrize(("cookie", "preferred", "asked", "expected"), [
    ("fr", "en", "en", "/fr/"), ("", "fr", "en", "/fr/"), ("", None, "fr-CA", "/fr/"), ("", None, "de", "/en/"),
    ("xx", None, "fr", "/fr/"), ("en", "fr", "fr", "/en/"),
])  # fmt: skip
def test_a_reference_leads_to_the_page_in_the_readers_language(
    house, client, settings, member, cookie, preferred, asked, expected
):
    if preferred:
        member.preferred_language = preferred
        member.save()
        client.force_login(member)
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/D-2026-021", headers={"accept-language": asked})
    assert response.status_code == 302
    assert response.url.startswith(expected)
    assert response.url.endswith("/D-2026-021")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("reference", ["R-2026-001", "V-2026-001", "A-2026-001"])
def test_every_kind_of_reference_leads_somewhere(client, db, reference):
    assert client.get(f"/{reference}").url.endswith(reference)


@pytest.mark.parametrize("address", ["/X-2026-001", "/D-26-1", "/D-2026-001/", "/d-2026-001"])
def test_what_is_no_reference_leads_nowhere(client, db, address):
    assert client.get(address).status_code == 404
