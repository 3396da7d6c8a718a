"""What do the pages of reports show, to whom, and what is kept of what was typed?"""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from governance.actions.reports import save_report
from governance.actions.reports.asks import answer_ask
from governance.actions.reports.schedules import Rhythm, set_schedule
from governance.models import Ask, Report, ReportSchedule
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.councils.test_structure_page import words
from tests.factories.decisions import decided
from tests.factories.house import TODAY, both
from tests.factories.reports import asking, filed, owed_report, written

pytestmark = pytest.mark.django_db
ONCE = "1b4e28ba-2fa1-11d2-883f-0016d3cca427"


@pytest.fixture
def owed(house):
    return owed_report(house, due_on=TODAY - timedelta(days=1))


def address(report, slug="wg"):
    return f"/en/structure/bodies/{slug}/reports/{report.pk}"


def typed(**more):
    return {"text_en": "We met twice.", "ahead_en": "We go on."} | more


def shown(client, at, **more):
    answer = client.get(at, **more)
    assert answer.status_code == 200, answer.status_code
    return words(answer.content.decode())


def test_filing_takes_two_fields_and_one_press(client, house, owed, group_co_chair):
    client.force_login(group_co_chair)
    page = client.get(address(owed)).content.decode()
    assert page.index('name="text_en"') < page.index('name="ahead_en"') < page.index('<details class="card"')
    assert client.post(address(owed), typed(do="file")).status_code == 303
    owed.refresh_from_db()
    assert (owed.state, owed.text.en, owed.ahead.en, owed.text.fr_state) == (
        "filed", "We met twice.", "We go on.", "to_translate",
    )  # fmt: skip
    assert LedgerEntry.objects.get(act="report.filed").facts["text"]["en"] == "We met twice."
    assert "Not yet in French" in shown(client, address(owed))


def test_nothing_to_report_is_one_press(client, owed, group_co_chair):
    client.force_login(group_co_chair)
    assert client.post(address(owed), {"do": "nothing", "version": "1"}).status_code == 303
    assert "Nothing to report, says the body." in shown(client, address(owed))


def test_a_draft_is_kept_with_its_asks_and_makes_room_for_another(client, owed, group_co_chair):
    client.force_login(group_co_chair)
    asked = {"ask_1_kind": "decision", "ask_1_en": "Decide", "ask_2_kind": "support", "ask_2_fr": "Aidez"}
    assert client.post(address(owed), typed(do="save", version="1", effort_used="1,234.5", **asked)).status_code == 303
    page = client.get(address(owed)).content.decode()
    assert "Decide" in page
    assert "Aidez" in page
    assert 'value="1,234.5"' in page
    assert 'name="ask_3_en"' in page
    assert 'value="nothing"' not in page
    french = client.get(f"/fr/structure/instances/wg-fr/rapports/{owed.pk}", follow=True).content.decode()
    assert "1\u00a0234,5" in french


def test_what_was_typed_is_kept_when_it_is_asked_again(client, owed, group_co_chair):
    client.force_login(group_co_chair)
    answer = client.post(address(owed), typed(ahead_en="", risks_fr="Un risque", do="file", version="1"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what comes next, in one language at least." in page
    assert "We met twice." in page
    assert "Un risque" in page
    answer = client.post(address(owed), typed(effort_used="-3", do="save", version="1"))
    assert answer.status_code == 422
    assert "Effort is not negative." in answer.content.decode()
    owed.refresh_from_db()
    assert owed.version == 1


def test_the_second_of_two_writers_sees_what_stands_now_and_keeps_what_was_typed(
    client, owed, group_co_chair, co_chair
):
    save_report(report=owed, written=written(done=both("By the other")), version=1, by=co_chair)
    client.force_login(group_co_chair)
    answer = client.post(address(owed), typed(do="save", version="1", once=ONCE))
    page = words(answer.content.decode())
    assert answer.status_code == 422
    assert "Somebody changed this meanwhile" in page
    assert "By the other" in page
    assert "We met twice." in page
    assert client.post(address(owed), typed(do="save", version="2", once=ONCE)).status_code == 303


def test_pressed_twice_it_is_filed_once(client, owed, group_co_chair):
    client.force_login(group_co_chair)
    assert [client.post(address(owed), typed(once=ONCE)).status_code for _press in range(2)] == [303, 303]
    assert LedgerEntry.objects.filter(act="report.filed").count() == 1


@pytest.mark.parametrize("name", ["member", "other_co_chair", "observer", "stranger", None])
def test_nobody_else_is_shown_the_form(client, house, owed, name):
    if name:
        client.force_login(house.people[name])
    page = client.get(address(owed)).content.decode()
    assert "<textarea" not in page
    assert "It is not filed yet." in page
    assert client.post(address(owed), typed()).status_code == 403


def test_what_a_report_says_is_for_members(client, house, member, group_co_chair):
    report = filed(house, asks=[("support", both("Two developers"))])
    assert "Two developers" not in client.get(address(report)).content.decode()
    client.force_login(member)
    page = shown(client, address(report))
    assert "We met" in page
    assert "Two developers" in page
    assert "Answer or take note" not in page


def test_a_report_of_another_body_is_not_found_here(client, house, owed):
    assert client.get(address(owed, "pssdc")).status_code == 404


def test_waiving_says_why(client, owed, secretariat, group_co_chair):
    client.force_login(group_co_chair)
    assert client.get(address(owed) + "/waive").status_code == 403
    client.force_login(secretariat)
    assert client.post(address(owed) + "/waive", {"because_en": "Only English"}).status_code == 422
    assert client.post(address(owed) + "/waive", {"because_en": "A", "because_fr": "B"}).status_code == 303
    assert "This report is no longer owed." in shown(client, address(owed))


def test_the_board_names_who_is_on_time_late_missing_and_waived(client, house):
    filed(house, "PSCIOC")
    Report.objects.update(filed_at=timezone.now() - timedelta(days=2))
    owed_report(house, due_on=TODAY - timedelta(days=1))
    owed_report(house, "PSSDC", due_on=TODAY - timedelta(days=31))
    Report.objects.filter(pk=owed_report(house, "JC").pk).update(state="waived")
    owed_report(house, "ICCS", due_on=TODAY + timedelta(days=3))
    page = shown(client, "/en/reports")
    order = [page.index(f"{key} ", page.index("Next one due")) for key in ("PSSDC", "WG", "ICCS", "PSCIOC", "JC")]
    assert order == sorted(order)
    for label in ("Missing", "Late", "To come", "On time", "No longer owed"):
        assert label in page
    assert "31 days" in page
    late = shown(client, "/en/reports?show=late")
    assert "PSSDC" not in late[late.index("Next one due") :]
    assert "1 day" in late
    assert "WG" not in (alone := shown(client, "/en/reports?body=JC"))[alone.index("Next one due") :]
    assert shown(client, "/fr/rapports")


def test_the_board_costs_the_same_however_many_reports(client, house, secretariat, django_assert_max_num_queries):
    client.force_login(secretariat)
    for _number in range(30):
        owed_report(house)
    with django_assert_max_num_queries(12):
        client.get("/en/reports")


def test_the_secretariat_sets_schedules(client, house, secretariat, co_chair):
    at, due = "/en/structure/bodies/wg/report-schedules", str(TODAY + timedelta(days=40))
    client.force_login(co_chair)
    assert client.get(at).status_code == 403
    client.force_login(secretariat)
    form = {"kind": "report", "version": "0", "every_months": "6", "next_due": due, "opens_days": "30"}
    wrong = client.post(at, form | {"every_months": "0"})
    assert wrong.status_code == 422
    assert "A report comes round every 1 to 60 months." in wrong.content.decode()
    assert client.post(at, form | {"next_due": "2020-01-01"}).status_code == 422
    assert client.post(at, form).status_code == 303
    assert client.post(at, form).status_code == 422  # set meanwhile
    assert "every 6 months" in shown(client, "/en/reports")
    assert client.post("/en/structure/bodies/wg/report-schedules/report/end").status_code == 303
    assert not ReportSchedule.objects.exists()


def test_an_ask_is_answered_on_its_page(client, house, co_chair, secretariat, member):
    ask = asking(house)
    at = f"/en/structure/bodies/pssdc/asks/{ask.pk}"
    client.force_login(member)
    assert "<textarea" not in client.get(at).content.decode()
    assert client.post(at, {"words_en": "Yes"}).status_code == 403
    client.force_login(co_chair)
    assert f'href="{at}"' in client.get(address(ask.report)).content.decode()
    empty = client.post(at, {"words_en": " ", "do": "answer"})
    assert empty.status_code == 422
    assert "Write it in one language at least." in empty.content.decode()
    assert client.post(at, {"words_en": "Yes", "do": "answer"}).status_code == 303
    page = shown(client, at)
    assert "Yes" in page
    assert "on behalf" not in page


def test_what_the_secretariat_wrote_down_is_marked_on_every_page_that_shows_it(client, house, secretariat):
    ask = asking(house)
    at = f"/en/structure/bodies/jc/asks/{ask.pk}"
    client.force_login(secretariat)
    assert "You write this down on behalf of the table" in shown(client, at)
    assert client.post(at, {"do": "note"}).status_code == 303
    mark = "written down by the secretariat on behalf of the table"
    assert mark in shown(client, at)
    assert mark in shown(client, address(ask.report))


def test_an_ask_of_another_line_is_refused(client, house, secretariat):
    ask = asking(house)
    client.force_login(secretariat)
    answer = client.post(f"/en/structure/bodies/dm/asks/{ask.pk}", {"words_en": "Yes"})
    assert answer.status_code == 422
    assert "This was not asked of that body" in answer.content.decode()
    assert Ask.objects.get().state == "open"


def test_owed_reports_and_open_asks_wait_on_the_first_page(client, house, owed, group_co_chair, co_chair, secretariat):
    ask = asking(house, Pair("Two developers", ""))
    client.force_login(group_co_chair)
    page = shown(client, "/en/")
    assert "Report due: WG" in page
    assert "report to write" in page
    client.force_login(co_chair)
    page = shown(client, "/en/")
    assert "Two developers" in page
    assert "ask to answer" in page
    client.force_login(secretariat)
    assert "1 report is late." in shown(client, "/en/")
    answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("Yes"), by=co_chair)
    client.force_login(co_chair)
    assert "Two developers" not in shown(client, "/en/")


def test_the_page_of_a_body_leads_to_the_board_and_the_summaries(client, house, owed, member, secretariat):
    at = "/en/structure/bodies/wg/decisions-and-reports"
    assert "/en/reports?body=WG" in client.get(at).content.decode()
    client.force_login(secretariat)
    page = client.get(at).content.decode()
    assert "/en/structure/bodies/wg/summaries" in page
    assert "/en/structure/bodies/wg/report-schedules" in page


def test_a_report_page_costs_the_same_however_much_is_asked(client, house, co_chair, django_assert_max_num_queries):
    decided(house)
    report = filed(house, asks=[("other", both(f"Ask {number}")) for number in range(12)])
    set_schedule(body=house.bodies["WG"], kind="report", rhythm=Rhythm(6, TODAY), by=None)
    client.force_login(co_chair)
    with django_assert_max_num_queries(24), override("en"):
        client.get(address(report))
