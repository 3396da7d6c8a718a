"""Consultations: who was heard by role, what came of it, and the recommendations that rest on it."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.recommendations.consultations import (
    Heard,
    cite_consultation,
    record_consultation,
    revise_consultation,
)
from governance.models import Consultation
from groundwork.bilingual import Pair
from priorities.models import Finding
from tests.factories.decisions import decided, refused
from tests.factories.house import TODAY, both


@pytest.fixture
def finding(db):
    return Finding.objects.create(
        key="theme-x",
        kind="theme",
        position=1,
        text_en="More integration",
        text_fr="Plus d’intégration",
        source="deck:5",
    )


@pytest.fixture
def heard(house, member, finding):
    return record_consultation(
        body=house.bodies["JC"],
        title=both("Interviews"),
        summary=both("They said"),
        parties=[Heard(both("Co-chairs"), house.jurisdictions["CA-NB"], 4, TODAY)],
        starts_on=TODAY - timedelta(days=9),
        ends_on=TODAY,
        findings=[finding],
        by=member,
    )


def sent(*roles, **changes):
    lines = {"heard-TOTAL_FORMS": str(len(roles) + 1), "heard-INITIAL_FORMS": "0"}
    for number, role in enumerate(roles):
        lines |= {f"heard-{number}-role_en": role, f"heard-{number}-people": "3"}
    return {"once": str(uuid.uuid4()), "body": "JC", "title_en": "Interviews", **lines, **changes}


def test_recorded_shown_and_changed(client, house, member, finding):
    client.force_login(member)
    assert client.get(reverse("new_consultation")).status_code == 200
    answer = client.post(reverse("new_consultation"), sent("Co-chairs", "Analysts", findings=["theme-x"]))
    row = Consultation.objects.get()
    assert answer.url == reverse("consultation", args=[row.pk])
    page = client.get(answer.url).content.decode()
    assert "Analysts" in page
    assert "More integration" in page
    assert (row.title.fr_state, row.summary.en) == ("to_translate", "")
    address = reverse("revise_consultation", args=[row.pk])
    assert 'value="Analysts"' in client.get(address).content.decode()
    client.post(address, sent("Analysts", version=row.version, summary_fr="Ils ont dit"))
    row.refresh_from_db()
    assert [str(party.role) for party in row.parties.all()] == ["Analysts"]
    assert (row.version, row.findings.count(), row.summary.fr) == (2, 0, "Ils ont dit")


@pytest.mark.parametrize(("roles", "changes"), [
    ((), {}), (("Co-chairs",), {"title_en": ""}), (("Co-chairs",), {"title_en": "x" * 301}),
    (("Co-chairs",), {"starts_on": "2020-02-02", "ends_on": "2020-01-01"}),
    (("Co-chairs",), {"starts_on": "2999-01-01"}),
    (("ann@example.org",), {}), (("x" * 201,), {}), (("Co-chairs",), {"heard-0-people": "0"}),
    (("Co-chairs",), {"heard-0-people": "99999999"}), (("Co-chairs",), {"heard-0-jurisdiction": "XX"}),
    (("Co-chairs",), {"summary_en": "x" * 4001}), (("Co\x00chairs",), {}), (("Co-chairs",), {"body": "DM"}),
    (("Co-chairs",), {"findings": ["nope"]}), (("",), {}), (("Co-chairs",), {"heard-TOTAL_FORMS": "5000"}),
    (("Co-chairs",), {"heard-TOTAL_FORMS": "x"}),
])  # fmt: skip
def test_what_cannot_be_is_asked_again(client, member, roles, changes):
    client.force_login(member)
    answer = client.post(reverse("new_consultation"), sent(*roles, **changes))
    assert answer.status_code == 422
    assert not Consultation.objects.exists()


def test_a_double_press_records_once(client, member):
    client.force_login(member)
    twice = sent("Co-chairs")
    assert client.post(reverse("new_consultation"), twice).url == client.post(reverse("new_consultation"), twice).url


def test_who_saw_an_older_version_is_told(client, member, heard):
    client.force_login(member)
    address = reverse("revise_consultation", args=[heard.pk])
    client.post(address, sent("Co-chairs", version=1))
    answer = client.post(address, sent("Co-chairs", version=1, title_en="In vain"))
    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in answer.content.decode()
    assert "In vain" in answer.content.decode()


@pytest.mark.parametrize(("who", "code"), [
    ("co_chair", "not-recorder"), ("observer", "not-recorder"), ("member", None), ("secretariat", None),
])  # fmt: skip
def test_who_may_change_what_is_on_record(house, heard, who, code):
    given = {"title": both("T"), "summary": Pair(), "parties": [Heard(both("R"))], "by": house.people[who]}
    if code is None:
        revise_consultation(consultation=heard, version=1, **given)
        return
    with refused(code):
        revise_consultation(consultation=heard, version=1, **given)


@pytest.mark.parametrize(("who", "status"), [(None, 302), ("stranger", 403), ("observer", 403), ("member", 200)])
def test_who_may_record(house, client, who, status):
    if who:
        client.force_login(house.people[who])
    assert client.get(reverse("new_consultation")).status_code == status


@pytest.mark.parametrize(("who", "status"), [(None, 404), ("stranger", 404), ("observer", 404), ("member", 200)])
def test_it_is_for_members_until_a_published_decision_rests_on_it(house, client, heard, secretariat, who, status):
    if who:
        client.force_login(house.people[who])
    address = reverse("consultation", args=[heard.pk])
    assert client.get(address).status_code == status
    decision = decided(house)
    row = decision.motion.recommendation
    row.citations.create(consultation=heard, sentence_en="It rests on it")
    page = client.get(address)
    assert page.status_code == 200
    assert "It rests on it" in page.content.decode()
    assert "Interviews" in client.get(reverse("consultations")).content.decode()
    assert "It rests on it" in client.get(reverse("recommendation", args=[row.reference])).content.decode()


def test_cited_with_a_sentence_and_taken_back(client, house, secretariat, heard):
    row = house.recommendation()
    client.force_login(secretariat)
    address = reverse("recommendation_evidence", args=[row.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"consultation": heard.pk}).status_code == 422
    assert client.post(address, {"consultation": heard.pk, "sentence_fr": "x" * 601}).status_code == 422
    assert client.post(address, {"consultation": heard.pk, "sentence_fr": "Voici"}).status_code == 303
    with refused("cited-already"):
        cite_consultation(recommendation=row, consultation=heard, sentence=both("S"), by=secretariat)
    assert client.post(address, {"drop": row.citations.get().pk}).status_code == 303
    assert not row.citations.exists()


def test_others_do_not_cite_for_it(house, member, heard):
    with refused("not-proposer"):
        cite_consultation(recommendation=house.recommendation(), consultation=heard, sentence=both("S"), by=member)


def test_the_list_costs_the_same_with_many_rows(client, house, member, heard, django_assert_max_num_queries):
    client.force_login(member)
    with django_assert_max_num_queries(12):
        client.get(reverse("consultations"))
    for _number in range(4):
        record_consultation(
            body=house.bodies["JC"], title=both("T"), summary=Pair(), parties=[Heard(both("R"))], by=member
        )
    with django_assert_max_num_queries(12):
        client.get(reverse("consultations"))
