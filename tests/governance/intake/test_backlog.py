"""What may go on an agenda, how many queries it costs, what is missing of an agenda, and one press for many."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.queries.names import names_on
from governance.actions.decisions.follow_ups import Proposed
from governance.actions.intake.placing import place_waiting
from governance.actions.intake.proposed_items import draft_item, submit_proposed_item
from governance.actions.meetings.calling import begin_meeting, call_meeting, end_meeting
from governance.actions.reports import owe_report
from governance.enums import ActionKind, ReportKind
from governance.models import AgendaItem, Decision, ProposedItem, Recommendation
from governance.queries.intake.backlog import backlog_page, everything_waiting
from governance.queries.intake.completeness import missing_from
from tests.factories.decisions import decided, refused
from tests.factories.house import TODAY, both


def submitted(house, title="Wallets", body="JC"):
    by = house.people["group_co_chair"]
    proposed = draft_item(body=house.bodies[body], title=both(title), minutes=15, by=by)
    return submit_proposed_item(proposed=proposed, by=by)


def ended(house, **details):
    """An item of a meeting that has ended."""
    gathering = house.gathering(TODAY - timedelta(days=30))
    meeting = house.meeting(gathering=gathering)
    item = house.item(meeting, details=details)
    begin_meeting(meeting=meeting, by=house.people["secretariat"])
    end_meeting(meeting=meeting, by=house.people["secretariat"])
    return item


def coming(house, body="JC", ahead=10):
    gathering = house.gathering(TODAY + timedelta(days=ahead))
    starts_at = timezone.now() + timedelta(days=ahead)
    meeting = call_meeting(
        gathering=gathering, body=house.bodies[body], starts_at=starts_at, ends_at=starts_at + timedelta(hours=8),
        by=house.people["secretariat"],
    )  # fmt: skip
    return gathering, meeting


def kinds(entries=None):
    return sorted(each.kind for each in (everything_waiting(names_on()) if entries is None else entries))


def deferral(item, house, **columns):
    return Decision.objects.create(
        reference="D-2026-900", body=house.bodies["JC"], item=item, title_en="T", title_fr="T", outcome="deferred",
        decided_on=TODAY, effective_on=TODAY, recorded_by=house.people["co_chair"], **columns,
    )  # fmt: skip


def test_everything_that_may_go_on_an_agenda_is_there(house, secretariat):
    submitted(house)
    recommendation = house.recommendation()
    ended(house)
    action = Proposed(ActionKind.ACTION, both("Tell them"), owner=house.bodies["WG"], due_on=TODAY)
    review = Proposed(ActionKind.REVIEW, both("How it went"), owner=house.bodies["WG"], due_on=TODAY)
    decision = decided(house, actions=[action, review])
    owe_report(body=house.bodies["WG"], kind=ReportKind.CYCLE, due_on=TODAY, by=secretariat)
    conditional = house.motion()
    conditional.needs.add(decision.motion.clauses.first())
    Recommendation.objects.filter(pk=conditional.recommendation_id).update(state="referred")
    entries = everything_waiting(names_on())
    assert set(kinds(entries)) == {
        "proposed", "recommendation", "carried", "action", "review", "report", "motion", "referral"
    }  # fmt: skip
    report = next(each for each in entries if each.kind == "report")
    assert (report.title.en, report.body.key) == ("Report of the cycle: WG", "PSSDC")
    assert recommendation.reference in {each.reference for each in entries}


def test_what_is_on_an_agenda_to_come_waits_no_longer_and_waits_again_after_it(house, secretariat):
    gathering, meeting = coming(house)
    recommendation = house.recommendation()
    place_waiting(keys=[f"recommendation-{recommendation.pk}"], gathering=gathering, by=secretariat)
    assert kinds() == []
    meeting.refresh_from_db()
    begin_meeting(meeting=meeting, by=secretariat)
    end_meeting(meeting=meeting, by=secretariat)
    assert kinds() == ["recommendation"]


def test_a_deferred_item_comes_again_with_its_day_or_condition(house):
    item = ended(house)
    deferral(item, house, until=TODAY + timedelta(days=90), condition_en="Once funded", condition_fr="Une fois financé")
    entry = everything_waiting(names_on())[0]
    assert (entry.kind, entry.due) == ("carried", TODAY + timedelta(days=90))
    assert "Once funded" in entry.notes
    gathering, _meeting = coming(house)
    assert missing_from(gathering, names_on()) == []


def test_what_was_decided_does_not_come_again(house):
    deferral(ended(house), house)
    Decision.objects.update(outcome="noted")
    assert kinds() == []


def test_an_item_that_was_never_reached_comes_again(house):
    item = ended(house)
    AgendaItem.objects.filter(pk=item.pk).update(purpose="information")
    assert kinds() == []
    reached = ended(house)
    AgendaItem.objects.filter(pk=reached.pk).update(
        meeting=item.meeting, position=2, began_at=timezone.now(), purpose="information"
    )
    assert [each.key for each in everything_waiting(names_on())] == [f"carried-{item.pk}"]


def test_many_go_on_agendas_in_one_press_in_their_order(house, secretariat):
    gathering, meeting = coming(house)
    old = ended(house)
    first, second = submitted(house), submitted(house, "Kiosks")
    keys = [f"proposed-{second.pk}", f"carried-{old.pk}", f"proposed-{first.pk}"]
    items = place_waiting(keys=keys, gathering=gathering, meeting=meeting, by=secretariat)
    assert [item.title.en for item in items] == ["Kiosks", "Item", "Wallets"]
    assert [item.position for item in items] == [1, 2, 3]
    assert items[1].carried_from == old
    assert set(ProposedItem.objects.values_list("state", flat=True)) == {"placed"}
    with refused("not-waiting"):
        place_waiting(keys=keys, gathering=gathering, meeting=meeting, by=secretariat)


def test_all_of_it_or_none(house, secretariat):
    gathering, _meeting = coming(house)
    keys = [f"proposed-{submitted(house).pk}", f"proposed-{submitted(house, body='WG').pk}"]
    with refused("no-meeting"):
        place_waiting(keys=keys, gathering=gathering, by=secretariat)
    assert not AgendaItem.objects.exists()
    assert set(ProposedItem.objects.values_list("state", flat=True)) == {"submitted"}


def test_a_recommendation_stays_with_its_body(house, secretariat):
    gathering, meeting = coming(house, body="PSSDC")
    key = f"recommendation-{house.recommendation().pk}"
    with refused("another-body"):
        place_waiting(keys=[key], gathering=gathering, meeting=meeting, by=secretariat)


@pytest.mark.parametrize(
    ("keys", "code"), [([], "nothing-chosen"), (["a-1", "a-1"], "too-many"), (["action-77"], "not-waiting")]
)
def test_what_is_no_choice_is_refused(house, secretariat, keys, code):
    gathering, _meeting = coming(house)
    with refused(code):
        place_waiting(keys=keys, gathering=gathering, by=secretariat)


def test_only_the_secretariat_adds(house, co_chair):
    gathering, _meeting = coming(house)
    with refused("not-secretariat"):
        place_waiting(keys=[f"proposed-{submitted(house).pk}"], gathering=gathering, by=co_chair)


def test_a_ready_motion_hangs_on_its_item(house, secretariat):
    decision = decided(house)
    motion = house.motion()
    motion.needs.add(decision.motion.clauses.first())
    gathering, _meeting = coming(house)
    item = place_waiting(keys=[f"motion-{motion.pk}"], gathering=gathering, by=secretariat)[0]
    motion.refresh_from_db()
    assert (motion.item, item.purpose) == (item, "decision")


def test_a_reports_item_says_where_it_comes_from_and_is_not_offered_twice(house, secretariat):
    report = owe_report(body=house.bodies["WG"], kind=ReportKind.CYCLE, due_on=TODAY, by=secretariat)
    gathering, _meeting = coming(house, body="PSSDC")
    item = place_waiting(keys=[f"report-{report.pk}"], gathering=gathering, by=secretariat)[0]
    assert (item.source, item.sponsor) == (f"report:{report.pk}", house.bodies["WG"])
    assert kinds() == []


def test_the_check_of_completeness_names_what_should_be_there(house, secretariat):
    old = ended(house, standing=True)
    AgendaItem.objects.filter(pk=old.pk).update(title_en="Progress on actions", title_fr="Suivi")
    carried = ended(house)
    owe_report(body=house.bodies["WG"], kind=ReportKind.CYCLE, due_on=TODAY + timedelta(days=100), by=secretariat)
    submitted(house)
    gathering, _meeting = coming(house)
    AgendaItem.objects.filter(pk=old.pk).update(meeting=carried.meeting, position=2)
    missing = missing_from(gathering, names_on())
    assert [each.key for each in missing] == [f"standing-{old.pk}", f"carried-{carried.pk}"]
    items = place_waiting(keys=[each.key for each in missing], gathering=gathering, by=secretariat)
    assert [(item.standing, item.carried_from) for item in items] == [(True, None), (False, carried)]
    assert missing_from(gathering, names_on()) == []


def many(house, number):
    house_body, by = house.bodies["JC"], house.people["group_co_chair"]
    rows = [ProposedItem(body=house_body, title_en=f"T{n}", title_fr="T", minutes=5, state="submitted", created_by=by,
                         submitted_at=timezone.now()) for n in range(number)]  # fmt: skip
    ProposedItem.objects.bulk_create(rows)
    recommendation = Recommendation.objects.get()
    Recommendation.objects.bulk_create([
        Recommendation(body=house_body, reference=f"R-2030-{n:03}", title_en=f"R{n}", title_fr="R", state="submitted",
                       submitted_on=TODAY, created_by=recommendation.created_by) for n in range(number)
    ])  # fmt: skip


def test_it_costs_as_many_queries_with_600_rows_as_with_6(house, django_assert_max_num_queries):
    house.recommendation()
    gathering, _meeting = coming(house)
    many(house, 3)
    with django_assert_max_num_queries(16) as few:
        backlog_page(names_on(), gathering=gathering)
    Recommendation.objects.filter(reference__startswith="R-2030").delete()
    many(house, 300)
    with django_assert_max_num_queries(16) as many_rows:
        page = backlog_page(names_on(), gathering=gathering)
    assert page.everything > 600
    assert len(many_rows) == len(few)


def test_it_is_looked_through_by_kind_body_and_words(house):
    house.recommendation()
    submitted(house)
    submitted(house, "Kiosks", body="WG")
    names = names_on()
    assert len(backlog_page(names, kind="proposed").entries) == 2
    assert [each.title.en for each in backlog_page(names, body="WG").entries] == ["Kiosks"]
    assert [each.title.en for each in backlog_page(names, query="kiosks (FR)").entries] == ["Kiosks"]
    assert [(each.kind, each.count) for each in backlog_page(names).filters] == [("proposed", 2), ("recommendation", 1)]
