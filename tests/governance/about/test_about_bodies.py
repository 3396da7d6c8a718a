"""What does governance tell of a body and of a jurisdiction, to whom, and who files the reports that are owed?"""

from datetime import timedelta

import pytest

from councils.models import TermsOfReference
from governance.actions.decisions.follow_ups import Proposed
from governance.models import Decision, Effect, Report, VoteEvent
from groundwork.dates import since
from tests.councils.test_structure_page import words
from tests.factories.decisions import decided, judged
from tests.factories.house import TODAY, both

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
ABOUT_GROUP = "/en/structure/bodies/wg/decisions-and-reports"
ABOUT_NB = "/en/structure/jurisdictions/ca-nb/votes-and-actions"


@pytest.fixture
def owed(house):
    return Report.objects.create(body=house.bodies["WG"], kind="cycle", due_on=TODAY - timedelta(days=1))


def action(house, **owner):
    return Proposed("action", both("Write it down"), due_on=TODAY - timedelta(days=3), **owner)


def test_decisions_about_a_body_with_their_titles(client, house):
    decision = decided(house)
    page = words(client.get(ABOUT_GROUP).content.decode())
    assert f"{decision.title.en}" in page
    assert "Taken by: JC" in page
    assert "is to change something about it" in page
    terms = {"basis": "decided", "opened_by": decision.reference, "in_force": since(TODAY)}
    TermsOfReference.objects.create(body=house.bodies["WG"], number=1, text_en="a", text_fr="b", **terms)
    assert "changed what is recorded of it" in words(client.get(ABOUT_GROUP).content.decode())
    own = words(client.get("/en/structure/bodies/jc/decisions-and-reports").content.decode())
    assert "Taken by this body" in own


def test_what_is_not_published_is_for_members(client, house, member):
    decision = decided(house, publish=False)
    assert decision.reference not in client.get(ABOUT_GROUP).content.decode()
    client.force_login(member)
    assert decision.reference in client.get(ABOUT_GROUP).content.decode()


def test_the_piece_for_htmx_is_what_stands_on_the_page(client, house, owed):
    decided(house)
    for at in (ABOUT_GROUP, ABOUT_NB):
        piece = client.get(at, headers=HTMX).content.decode()
        assert "<html" not in piece
        assert piece.strip() in client.get(at).content.decode()


def test_the_pages_lead_there_without_a_script(client, house):
    body = client.get("/en/structure/bodies/wg").content.decode()
    assert f'href="{ABOUT_GROUP}"' in body
    assert f'hx-get="{ABOUT_GROUP}"' in body
    assert f'href="{ABOUT_NB}"' in client.get("/en/structure/jurisdictions/ca-nb").content.decode()


def test_open_action_items_and_recommendations_are_counted(client, house, member):
    decided(house, actions=[action(house, owner=house.bodies["WG"])])
    house.recommendation()
    client.force_login(member)
    page = words(client.get(ABOUT_GROUP).content.decode())
    assert "1 open recommendation · 1 open action item · 1 late" in page
    assert "Write it down" in page


@pytest.mark.parametrize("count", [3, 30])
def test_what_is_told_of_a_body_costs_the_same(client, house, count, django_assert_max_num_queries):
    decision = decided(house)
    for number in range(count):
        Report.objects.create(body=house.bodies["WG"], kind="cycle", due_on=TODAY)
        copy = Decision.objects.get(pk=decision.pk)
        copy.pk, copy.reference, copy.motion, copy.vote_event = None, f"D-1999-{number:03}", None, None
        copy.body = house.bodies["WG"]
        copy.save(force_insert=True)
    client.force_login(house.people["group_co_chair"])
    with django_assert_max_num_queries(15):  # session, reader, what the reader is; and twelve
        page = client.get(ABOUT_GROUP, headers=HTMX).content.decode()
    assert ("page=2" in page) == (count > 25)


def test_a_report_is_late_from_the_day_after(client, house, owed):
    page = words(client.get(ABOUT_GROUP).content.decode())
    assert "Report of the cycle" in page
    assert "Late" in page
    assert "File this report" not in page


def test_votes_on_record_are_for_members_until_they_are_published(client, house, member, observer, stranger):
    judged(house)
    assert "Sous réserve de fonds" not in client.get(ABOUT_NB).content.decode()
    for nobody in (observer, stranger):
        client.force_login(nobody)
        assert "Sous réserve de fonds" not in client.get(ABOUT_NB).content.decode()
    client.force_login(member)
    page = client.get(ABOUT_NB).content.decode()
    assert 'lang="fr-CA">Sous réserve de fonds' in page
    assert "Agree, with reservation" in page
    client.logout()
    VoteEvent.objects.update(positions_published_at="2026-01-01T00:00Z")
    assert "Sous réserve de fonds" in client.get(ABOUT_NB).content.decode()


def test_of_a_secret_ballot_nothing_is_told(client, house, member):
    event = judged(house).vote_events.get()
    elector = event.electors.get(seat=house.seats["PSSDC:CA-NB:1"])
    event.pk, event.reference, event.method = None, "V-1999-001", "secret"
    event.save(force_insert=True)
    elector.pk, elector.vote_event = None, event
    elector.save(force_insert=True)
    client.force_login(member)
    assert "V-1999-001 Seat PSSDC Position secret ballot" in words(client.get(ABOUT_NB).content.decode())


def test_action_items_of_a_jurisdiction(client, house):
    decided(house, actions=[action(house, jurisdiction=house.jurisdictions["CA-NB"])])
    page = words(client.get(ABOUT_NB).content.decode())
    assert "Write it down" in page
    assert "Late" in page
    assert "It owns no action item." in client.get(ABOUT_NB.replace("ca-nb", "ca-yt")).content.decode()


def test_votes_on_record_cost_the_same_however_many_clauses(client, house, member, django_assert_max_num_queries):
    judged(house, points=9)
    client.force_login(member)
    with django_assert_max_num_queries(10):  # session, reader, what the reader is; and seven
        client.get(ABOUT_NB, headers=HTMX)


@pytest.mark.parametrize("terms", [{"whole": "WG"}, {"bodies": ["PSSDC", "WG"]}, {"under": "WG"}, {"body": "PSSDC"}])
def test_effects_not_yet_in_force_are_found_by_every_term_that_names_a_body(client, house, terms):
    outcome = decided(house, effects=()).outcomes.first()
    Effect.objects.create(outcome=outcome, position=1, kind="merge", terms=terms, effective_on=TODAY)
    found = "is to change something about it" in client.get(ABOUT_GROUP).content.decode()
    assert found == ("PSSDC" not in terms.values())
