"""What stands in a summary: along the line as it was, by body, in numbers, and since the last one?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.actions.bodies import establish_body
from councils.actions.reporting import draw_line, move_body
from councils.enums import Authority, BodyKind, LineKind
from governance.actions.reports.asks import answer_ask
from governance.models import ActionItem, Ask, Decision, Meeting, ProgressNote, Report, Summary
from governance.summaries.facts import facts_hash, kept, read_facts
from governance.summaries.gather import gathered
from groundwork.bilingual import Pair
from groundwork.dates import since
from tests.factories.house import GROUND, START, TODAY, both
from tests.factories.reports import FIRST, LAST, asking, filed, owed_report, requested

pytestmark = pytest.mark.django_db
BEFORE = timezone.now() - timedelta(days=3)


def facts_of(house, body="PSSDC", **period):
    summary = requested(house, body, **period)
    summary.claimed_at = timezone.now()
    return gathered(summary)


def by_key(facts):
    return {each.body.key: each for each in facts.bodies}


def group(house, key, parent="PSSDC", starts_on=START):
    body = establish_body(
        key=key, kind=BodyKind.WORKING_GROUP, authority=Authority.RECOMMENDS, name=both(key),
        slug=Pair(key.lower(), f"{key.lower()}-fr"), starts_on=starts_on, ground=GROUND, by=None,
    )  # fmt: skip
    draw_line(
        body=body, parent=house.bodies[parent], kind=LineKind.PRIMARY, starts_on=starts_on, ground=GROUND, by=None
    )
    house.bodies[key] = body
    return body


def test_the_line_is_the_one_of_the_last_day_components_included(house):
    move_body(body=house.bodies["WG"], to=house.bodies["JC"], on=TODAY, ground=GROUND, by=None)
    facts = facts_of(house, "JC")
    assert [(each.body.key, each.parent, each.depth) for each in facts.bodies] == [
        ("PSSDC", "JC", 1), ("WG", "PSSDC", 2), ("PSCIOC", "JC", 1),
    ]  # fmt: skip
    assert facts_of(house, "WG").bodies == ()


def test_what_a_body_reported_asks_and_lacks(house):
    report = filed(house, asks=[("support", both("Two developers"))], risks=Pair("Risk", ""))
    Report.objects.filter(pk=report.pk).update(effort_used="12.5", effort_promised="20")
    owed_report(house, due_on=LAST - timedelta(days=2))
    wg = by_key(facts_of(house))["WG"]
    assert (wg.report.id, wg.report.done.en, wg.report.effort_used) == (report.pk, "We met", "12.5")
    assert [(ask.kind, ask.text.en, ask.state) for ask in wg.asks] == [("support", "Two developers", "open")]
    assert {lack.code: lack.count for lack in wg.lacks} == {"report": 0, "effort": 8, "language": 1}


def test_who_did_not_report_is_named_and_who_was_waived_is_not(house):
    group(house, "G2")
    group(house, "G3")
    group(house, "G4")
    owed_report(house, due_on=LAST)
    Report.objects.filter(pk=owed_report(house, "G2", due_on=LAST).pk).update(state="waived")
    owed_report(house, "G3", due_on=FIRST - timedelta(days=40))
    owed_report(house, "G4", due_on=TODAY)
    facts = facts_of(house)
    assert facts.missing == ("WG", "G3")
    said = {row.body.key: row.reported for row in facts.numbers.rows}
    assert said == {"PSSDC": "none", "WG": "late", "G2": "waived", "G3": "missing", "G4": "none"}


def test_what_was_filed_after_the_period_was_not_reported_in_it(house):
    filed(house, days_ago=0)
    facts = facts_of(house)
    wg = by_key(facts)["WG"]
    assert (wg.report, wg.asks) == (None, ())
    assert facts.missing == ("WG",)


def decision(house, reference, **more):
    """A decision of a council as the register holds it."""
    row = {"title": both("Decided"), "outcome": "consensus", "decided_on": TODAY, "effective_on": TODAY}
    made = Decision(reference=reference, body=house.bodies["PSSDC"], recorded_by=house.people["co_chair"])
    for name, value in (row | more).items():
        setattr(made, name, value)
    made.save()


def test_only_what_was_published_in_the_period_is_told(house, co_chair):
    published = {"state": "published", "published_by": co_chair}
    decision(house, "D-1999-001", published_at=BEFORE, **published)
    decision(house, "D-1999-002", published_at=timezone.now(), **published)
    decision(house, "D-1999-003")
    facts = facts_of(house, "JC")
    assert [(row.reference, row.outcome) for row in by_key(facts)["PSSDC"].decisions] == [("D-1999-001", "consensus")]
    assert facts.numbers.total.decisions == 1


def test_actions_are_as_they_were_at_the_end_of_the_period(house, secretariat):
    due = TODAY - timedelta(days=10)
    for number, (name, at) in enumerate({"Done": BEFORE, "Late": None, "After": timezone.now()}.items()):
        row = ActionItem(reference=f"A-1999-{number:03}", owner=house.bodies["WG"], due_on=due, state="open")
        row.title = both(name)
        row.state = "done" if at else "open"
        row.save()
        if at:
            ProgressNote.objects.create(
                action=row, text="x", language="en", state="done", written_by=secretariat, written_at=at
            )
    wg = by_key(facts_of(house))["WG"]
    assert [row.title.en for row in wg.done] == ["Done"]
    assert [row.title.en for row in wg.late] == ["Late", "After"]
    assert wg.under_way == 2


def met(house, body="PSSDC", **item):
    meeting = house.meeting(body)
    house.item(meeting, **item)
    house.all_present(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=BEFORE, ends_at=BEFORE + timedelta(hours=3))
    return meeting


def test_attendance_and_agenda_time_are_counted_and_nobody_is_named(house):
    met(house)
    facts = facts_of(house)
    assert [(row.code, row.present) for row in facts.numbers.attendance] == [("CA", 2), ("CA-NB", 2), ("CA-YT", 2)]
    assert {(row.level, row.minutes, row.items) for row in facts.numbers.levels if row.items} == {(0, 30, 1)}
    assert (facts.numbers.rows[0].meetings, facts.numbers.rows[0].minutes) == (1, 30)
    words = str(kept(facts))
    assert not [person.name for person in house.people.values() if person.name != "Yukon" and person.name in words]


def test_what_changed_since_the_last_summary(house, compiled, co_chair):
    ask = asking(house)
    owed_report(house, "PSCIOC", due_on=LAST)
    compiled("JC", last=LAST - timedelta(days=1))
    group(house, "NEW", "JC", starts_on=LAST)
    answer_ask(ask=ask, for_body=house.bodies["PSSDC"], words=both("Yes"), by=co_chair)
    Ask.objects.filter(pk=ask.pk).update(answered_at=timezone.now() - timedelta(days=1, hours=1))
    facts = facts_of(house, "JC")
    assert facts.previous.last == LAST - timedelta(days=1)
    found = {(change.code, change.body.en): change.now.en for change in facts.changes}
    assert found == {("joined", "NEW"): "", ("answered", "WG"): "Yes"}
    assert facts.numbers.before is not None


def test_a_period_that_ends_today_goes_until_now_and_the_next_one_begins_there(house, compiled):
    due_today = owed_report(house, due_on=TODAY)
    until_now = compiled("JC", last=TODAY)
    assert read_facts(until_now.facts).missing == ()
    filed(house, "PSCIOC", days_ago=0)
    tomorrow = TODAY + timedelta(days=1)
    later = Summary(
        body=house.bodies["JC"], period=since(tomorrow, tomorrow + timedelta(days=1)), previous=until_now,
        claimed_at=timezone.now() + timedelta(days=2),
    )  # fmt: skip
    facts = gathered(later)
    assert by_key(facts)["PSCIOC"].report is not None
    assert facts.missing == ("WG",)
    assert due_today.state == "owed"


def test_facts_come_back_from_json_as_they_went(house):
    filed(house, asks=[("decision", Pair("", "Trancher"))])
    facts = facts_of(house, "JC")
    assert read_facts(kept(facts)) == facts
    assert facts_hash(kept(facts)) == facts_hash(kept(read_facts(kept(facts))))


@pytest.mark.parametrize("groups", [5, 60])
def test_a_line_of_many_bodies_costs_as_many_queries(house, groups, django_assert_max_num_queries):
    for number in range(groups):
        group(house, f"G{number}")
        filed(house, f"G{number}", asks=[("other", both("Ask"))])
    summary = requested(house, "JC")
    summary.claimed_at = timezone.now()
    with django_assert_max_num_queries(27):
        facts = gathered(summary)
    assert len(facts.bodies) == groups + 3
