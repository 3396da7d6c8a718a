"""How is a report begun, kept as a draft, filed, and by whom?"""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from councils.actions.reporting import move_body
from governance.actions.reports import file_nothing, file_report, owe_report, save_report, waive_report
from governance.enums import ReportKind
from governance.models import ActionItem, Ask, Decision, ProgressNote, Report
from governance.queries.reports.prefilled import begun
from governance.queries.reports.written import Asked
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from tests.factories.decisions import refused
from tests.factories.house import GROUND, TODAY, both
from tests.factories.reports import filed, owed_report, written
from tests.governance.votes.test_races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(house):
    return owed_report(house)


def action(house, reference, state, on=None, **more):
    row = ActionItem(reference=reference, owner=house.bodies["WG"], state=state, **({"due_on": TODAY} | more))
    row.title = both(reference)
    row.save()
    if on:
        by = house.people["secretariat"]
        ProgressNote.objects.create(action=row, text="x", language="en", state=state, written_by=by, written_at=on)


def test_it_begins_with_what_the_house_knows(house, owed, co_chair):
    last = filed(house, risks=both("Risk"), effort_promised=Decimal("20"))
    lately, long_ago = timezone.now() - timedelta(days=20), timezone.now() - timedelta(days=400)
    action(house, "A-1999-001", "done", lately)
    action(house, "A-1999-002", "done", long_ago)
    action(house, "A-1999-003", "open", due_on=TODAY + timedelta(days=9))
    decision = Decision(
        reference="D-1999-001", body=house.bodies["WG"], outcome="consensus", decided_on=TODAY - timedelta(days=9),
        effective_on=TODAY, recorded_by=co_chair, state="published", published_at=lately, published_by=co_chair,
    )  # fmt: skip
    decision.title = both("Decided")
    decision.save()
    said = begun(owed)
    assert said.done.en == "– Decided (D-1999-001)\n– A-1999-001 (A-1999-001)"
    assert said.done.fr == "– Decided (fr) (D-1999-001)\n– A-1999-001 (fr) (A-1999-001)"
    assert said.ahead.en.startswith("– A-1999-003 (A-1999-003), due ")
    assert (said.risks.en, said.effort_promised) == (last.risks.en, Decimal("20"))


def test_a_side_that_does_not_follow_what_was_filled_in_does_not_match(house, owed, group_co_chair):
    action(house, "A-1999-001", "done", timezone.now() - timedelta(days=20))
    known = begun(owed).done
    saved = save_report(report=owed, written=written(done=Pair("Otherwise", known.fr)), version=1, by=group_co_chair)
    assert saved.text.fr_state == "stale"
    again = save_report(
        report=saved, written=written(done=Pair("Otherwise", known.fr), same=True), version=2, by=group_co_chair
    )
    assert again.text.matches


def test_a_draft_is_kept_and_filed_as_it_was_saved(owed, group_co_chair):
    asks = (Asked("support", both("Two developers")), Asked("other", Pair()), Asked("advice", Pair("", "Un avis")))
    said = written(asks=asks, effort_used=Decimal("12.5"), contribution=Pair("It helps", ""))
    saved = save_report(report=owed, written=said, version=1, by=group_co_chair)
    assert (saved.state, saved.version, saved.contribution.fr_state) == ("owed", 2, "to_translate")
    done = file_report(report=owed, by=group_co_chair)
    assert (done.state, done.filed_by, done.effort_used) == ("filed", group_co_chair, Decimal("12.5"))
    assert [ask.text.read("fr") for ask in Ask.objects.order_by("position")] == ["Two developers (fr)", "Un avis"]
    acts = LedgerEntry.objects.filter(act__startswith="report.").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["report.saved", "report.filed"]


def test_what_is_taken_out_of_a_draft_is_asked_no_more(owed, group_co_chair):
    asked = written(asks=(Asked("support", both("One")), Asked("support", both("Two"))))
    save_report(report=owed, written=asked, version=1, by=group_co_chair)
    save_report(
        report=owed, written=written(asks=(Asked(), Asked("support", both("Two")))), version=2, by=group_co_chair
    )
    assert list(Ask.objects.exclude(text_en="").values_list("text_en", flat=True)) == ["Two"]


def test_of_two_who_write_the_second_is_told(owed, group_co_chair, secretariat):
    save_report(report=owed, written=written(), version=1, by=group_co_chair)
    with refused("changed-meanwhile"):
        save_report(report=owed, written=written(), version=1, by=secretariat)
    with refused("changed-meanwhile"):
        file_report(report=owed, written=written(), version=1, by=secretariat)


def test_only_done_and_next_are_required_in_one_language(owed, group_co_chair):
    with refused("no-text"):
        file_report(report=owed, written=written(done=Pair(" ", "")), by=group_co_chair)
    with refused("no-next"):
        file_report(report=owed, written=written(ahead=Pair()), by=group_co_chair)
    assert file_report(report=owed, written=written(done=Pair("", "Oui"), ahead=Pair("Next", "")), by=group_co_chair)


def test_a_close_out_report_has_no_next(house, group_co_chair):
    report = Report.objects.create(body=house.bodies["WG"], kind=ReportKind.CLOSE_OUT, due_on=TODAY)
    assert file_report(report=report, written=written(ahead=Pair()), by=group_co_chair).state == "filed"


def test_nothing_to_report_is_one_press(owed, group_co_chair):
    done = file_nothing(report=owed, by=group_co_chair, version=1)
    assert (done.state, done.nothing_to_report, done.text.en) == ("filed", True, "")


def test_who_has_written_something_has_something_to_report(owed, group_co_chair):
    save_report(report=owed, written=written(), version=1, by=group_co_chair)
    with refused("something-written"):
        file_nothing(report=owed, by=group_co_chair)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"done": Pair("x" * 6001, "")}, "too-long"),
        ({"asks": (Asked("other", Pair("x" * 1001, "")),)}, "too-long"),
        ({"asks": (Asked("other", Pair("x", "")),) * 13}, "too-many-asks"),
        ({"effort_used": Decimal("-1")}, "negative-effort"),
    ],
)
def test_what_does_not_fit_is_refused(owed, group_co_chair, more, code):
    with refused(code):
        save_report(report=owed, written=written(**more), version=1, by=group_co_chair)


@pytest.mark.parametrize("name", ["group_co_chair", "co_chair", "secretariat"])
def test_co_chairs_of_the_group_and_of_the_body_above_and_the_secretariat_write(house, owed, name):
    assert save_report(report=owed, written=written(), version=1, by=house.people[name]).version == 2
    assert file_report(report=owed, by=house.people[name]).state == "filed"


@pytest.mark.parametrize("name", ["member", "other_co_chair", "observer", "stranger"])
def test_nobody_else_does(house, owed, name):
    for act in (
        lambda: save_report(report=owed, written=written(), version=1, by=house.people[name]),
        lambda: file_report(report=owed, written=written(), by=house.people[name]),
        lambda: file_nothing(report=owed, by=house.people[name]),
    ):
        with refused("not-co-chair-nor-secretariat"):
            act()


def test_the_co_chairs_of_a_component_file_for_what_reports_to_the_whole(house, owed, other_co_chair):
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=TODAY, ground=GROUND, by=None)
    assert file_report(report=owed, written=written(), by=other_co_chair).state == "filed"


def test_what_is_filed_or_waived_is_not_written_any_more(house, owed, secretariat):
    file_report(report=owed, written=written(), by=secretariat)
    waived = owe_report(body=house.bodies["WG"], kind=ReportKind.CYCLE, due_on=TODAY, by=secretariat)
    waive_report(report=waived, because=both("Because"), by=secretariat)
    for report in (owed, waived):
        with refused("wrong-state"):
            save_report(report=report, written=written(), version=None, by=secretariat)
        with refused("wrong-state"):
            file_nothing(report=report, by=secretariat)


@pytest.mark.django_db(transaction=True)
def test_two_who_file_at_once_file_once(house, group_co_chair, secretariat):
    report = owed_report(house)
    results = together(
        lambda: file_report(report=report, written=written(), version=1, by=group_co_chair),
        lambda: file_report(report=report, written=written(), version=1, by=secretariat),
    )
    assert sum(isinstance(each, Report) for each in results) == 1
    assert LedgerEntry.objects.filter(act="report.filed").count() == 1
