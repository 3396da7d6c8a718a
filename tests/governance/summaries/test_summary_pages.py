"""What do the pages of summaries show, to whom, and who takes the files home?"""

import pytest

from governance.actions.reports.asks import answer_ask
from governance.models import Summary
from tests.councils.test_structure_page import words
from tests.factories.house import TODAY, both
from tests.factories.reports import FIRST, LAST, filed, owed_report, ready_summary, requested

pytestmark = pytest.mark.django_db
LIST = "/en/structure/bodies/jc/summaries"


def shown(client, at):
    answer = client.get(at)
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def test_a_summary_is_asked_for_and_found(client, house, co_chair):
    client.force_login(co_chair)
    assert "No summary of this line has been compiled yet." in shown(client, LIST)
    wrong = client.post(LIST, {"first": str(LAST), "last": str(FIRST)})
    assert wrong.status_code == 422
    assert "The period ends before it begins." in wrong.content.decode()
    assert client.post(LIST, {"first": "soon", "last": ""}).status_code == 422
    assert client.post(LIST, {"first": str(FIRST), "last": str(LAST)}).status_code == 303
    assert "Waiting for the worker" in shown(client, LIST)
    assert client.post(LIST, {"first": str(FIRST), "last": str(LAST)}).status_code == 422
    assert Summary.objects.count() == 1


def test_the_page_tells_each_body_and_the_files_are_taken(client, house, compiled, member):
    filed(house, asks=[("support", both("Two developers"))])
    owed_report(house, "PSCIOC", due_on=LAST)
    summary = compiled("JC")
    client.force_login(member)
    page = shown(client, f"{LIST}/{summary.pk}")
    for told in (
        "Two developers",
        "We met",
        "Who did not report PSCIOC",
        "Reports to: PSSDC",
        "This is the first summary",
    ):
        assert told in page, told
    assert "Take note of this summary" not in page
    french = client.get(f"/fr/structure/instances/jc-fr/syntheses/{summary.pk}").content.decode()
    assert "Qui n’a pas fait rapport" in french
    taken = client.get(f"{LIST}/{summary.pk}/files/en")
    assert taken["Content-Type"] == "application/pdf"
    assert b"".join(taken.streaming_content).startswith(b"%PDF")
    assert client.get(f"{LIST}/{summary.pk}/files/de").status_code == 404


@pytest.mark.parametrize("name", ["observer", "stranger"])
def test_what_reports_say_is_not_for_everybody(client, house, compiled, name):
    summary = compiled("JC")
    client.force_login(house.people[name])
    for at in (LIST, f"{LIST}/{summary.pk}", f"{LIST}/{summary.pk}/files/en"):
        assert client.get(at).status_code == 403


def test_the_page_shows_what_is_answered_today_and_the_facts_stay(client, house, compiled, co_chair):
    ask = filed(house, asks=[("support", both("Two developers"))]).asks.get()
    summary = compiled("JC")
    client.force_login(co_chair)
    assert "Answer or take note" in shown(client, f"{LIST}/{summary.pk}")
    answer_ask(ask=ask, for_body=house.bodies["JC"], words=both("From May"), by=co_chair)
    page = shown(client, f"{LIST}/{summary.pk}")
    assert "From May" in page
    assert "Answer or take note" not in page
    summary.refresh_from_db()
    assert summary.facts["bodies"][1]["asks"][0]["state"] == "open"


def test_the_secretariat_notes_for_a_table_without_accounts_and_it_says_so(client, house, secretariat):
    summary = ready_summary(house, "DM")
    at = f"/en/structure/bodies/dm/summaries/{summary.pk}"
    client.force_login(secretariat)
    assert "A table without accounts is sent the PDF." in shown(client, at)
    assert client.post(at, {"words_en": "Thank you", "version": "1"}).status_code == 303
    page = shown(client, at)
    assert "Thank you" in page
    assert "written down by the secretariat on behalf of the table" in page
    again = client.post(at, {"words_en": "Thank you"})
    assert again.status_code == 422
    assert "This was noted already." in again.content.decode()


def test_one_of_another_body_or_not_ready_is_not_found(client, house, secretariat):
    client.force_login(secretariat)
    assert client.get(f"/en/structure/bodies/pssdc/summaries/{ready_summary(house).pk}").status_code == 404
    assert client.get(f"{LIST}/{requested(house, 'JC').pk}").status_code == 404


def test_the_pages_cost_the_same_however_many(client, house, compiled, secretariat, django_assert_max_num_queries):
    filed(house, asks=[("other", both(f"Ask {number}")) for number in range(10)])
    summary = compiled("JC")
    for _number in range(20):
        ready_summary(house, "JC")
    client.force_login(secretariat)
    with django_assert_max_num_queries(16):
        shown(client, LIST)
    with django_assert_max_num_queries(16):
        shown(client, f"{LIST}/{summary.pk}")
    assert TODAY
