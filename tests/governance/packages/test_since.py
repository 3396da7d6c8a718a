"""Is it told exactly what changed since the agenda was issued, and since the last package; and who approved it?"""

from datetime import date

import pytest
from django.utils import timezone
from psycopg.types.range import DateRange

from governance.actions.agendas.building import remove_item
from governance.actions.agendas.versions import issue_version
from governance.models import AgendaItem, Approval, Document, Meeting, Procedure, Reply, Summary
from governance.packages.contents import contents_from_json, contents_json
from governance.packages.gather import gather
from governance.packages.sections import own_parts, placed_papers
from priorities.models import LogicModel, Priority, ResultNode, ResultTier
from tests.governance.agendas.test_agenda_versions import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(house):
    Procedure.objects.filter(body=house.bodies["JC"]).update(agenda_versions=True, approvals="both")
    return house.meeting()


def gathered(meeting, **asked):
    return gather(meeting.gathering_id, version=2, as_of=timezone.now(), **asked)


def told(changes):
    return [(each.what, each.number, each.was) for each in changes.items]


def test_nothing_is_told_where_nothing_was_issued(house, meeting):
    house.item(meeting)
    found = gathered(meeting)
    assert (found.issued, found.changes) == (None, ())


def test_items_that_came_went_moved_and_changed_are_told_by_the_numbers_of_now(house, meeting, secretariat):
    first, second, third = (house.item(meeting) for _ in range(3))
    issue_version(gathering=meeting.gathering, by=secretariat)
    remove_item(item=AgendaItem.objects.get(pk=first.pk), by=secretariat)
    house.item(meeting)
    AgendaItem.objects.filter(pk=third.pk).update(minutes=45, title_fr="Autrement")
    found = gathered(meeting)
    assert (found.issued.letter, found.issued.current) == ("A", False)
    assert told(found.since("agenda")) == [("changed", "2", ""), ("added", "3", ""), ("removed", "1", "")]
    (changed,) = [each for each in found.since("agenda").items if each.what == "changed"]
    assert {(field.label.en, field.label.fr) for field in changed.fields} >= {("Minutes", "Minutes")}
    assert [(field.before.fr, field.after.fr) for field in changed.fields if field.label.en == "Title"] == [
        ("Item (fr)", "Autrement")
    ]
    assert second.pk not in {each.id for each in found.since("agenda").items}


def test_a_supplement_holds_the_items_and_documents_that_changed_since_the_package(house, meeting, secretariat):
    kept, changed = house.item(meeting), house.item(meeting)
    old = paper(changed, secretariat, sha="a", name="old.pdf")
    paper(kept, secretariat, sha="c", name="kept.pdf")
    before = contents_from_json(contents_json(gathered(meeting)))
    new = paper(changed, secretariat, sha="b", position=2, name="new.pdf")
    found = gathered(meeting, edition="supplement", since=before)
    assert [part.key for part in own_parts(found, "supplement", "en")] == ["front", "item:2"]
    assert [each.paper.id for each in placed_papers(found, "supplement", "en")] == [new.pk]
    assert old.pk not in {each.paper.id for each in placed_papers(found, "supplement", "en")}
    assert gathered(meeting, edition="supplement", since=found).since("package").is_empty


def test_a_cancelled_meeting_is_told_and_its_numbers_stay(house, meeting):
    house.item(meeting)
    other = house.meeting("PSSDC", gathering=meeting.gathering)
    house.item(other)
    before = gathered(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_because_en="A storm")
    found = gathered(meeting, since=before)
    first, second = sorted(found.meetings, key=lambda each: each.id)
    assert (first.cancelled, first.cancelled_because.en) == (True, "A storm")
    assert [item.number for item in (*first.numbered, *second.numbered)] == ["1", "2"]
    assert [(each.what, each.body.en) for each in found.since("package").meetings] == [("removed", "JC")]
    assert [part.key for part in own_parts(found, "full", "en") if part.key.startswith("item:")] == ["item:2"]


def test_the_approvals_are_those_of_the_version_issued_last(house, meeting, secretariat, co_chair):
    house.item(meeting)
    version = issue_version(gathering=meeting.gathering, by=secretariat)
    seat = house.seats["PSSDC:CA:1"]
    Approval.objects.create(agenda_version=version, body=house.bodies["JC"], seat=seat, person=co_chair, kind="given")
    (found,) = gathered(meeting).issued.approvals
    assert (found.done, [said.name for said in found.said], len(found.waiting)) == (False, [co_chair.name], 1)
    nameless = gathered(meeting, edition="personal", reader=house.people["stranger"])
    assert [said.name for said in nameless.issued.approvals[0].said] == [""]


def test_the_marking_is_the_highest_of_the_gathering_and_what_is_included(house, meeting, secretariat, member):
    item = house.item(meeting)
    assert gathered(meeting).marking == "unclassified"
    found = paper(item, secretariat, withheld=True)
    Document.objects.filter(pk=found.pk).update(marking="protected_a")
    assert gathered(meeting).marking == "unclassified"
    assert gathered(meeting, edition="personal", reader=member).marking == "protected_a"
    type(meeting.gathering).objects.filter(pk=meeting.gathering_id).update(marking="protected_a")
    assert gathered(meeting).marking == "protected_a"


def test_a_document_has_one_key_in_both_languages(house, meeting, secretariat):
    item = house.item(meeting)
    english = paper(item, secretariat)
    paper(item, secretariat, sha="b", language="fr", name="note.pdf")
    (found,) = gathered(meeting).numbered
    assert {each.key for each in found.papers} == {f"att:{english.pk}"}
    assert [each.name for each in found.papers_in("fr")] == ["note.pdf"]


def test_lines_before_and_after_are_read_from_the_structure(house, meeting):
    item = house.item(meeting)
    house.motion(effects={1: [{"kind": "move", "body": "WG", "to": "JC"}]}, item=item)
    (found,) = gathered(meeting).numbered
    assert [(place.key, place.parent) for place in found.lines.before] == [("PSSDC", ""), ("WG", "PSSDC")]
    assert [(place.key, place.parent, place.changed) for place in found.lines.after] == [
        ("JC", "", False), ("WG", "JC", True),
    ]  # fmt: skip


def test_priorities_and_gaps_say_what_nothing_serves(house, meeting, secretariat):
    item = house.item(meeting)
    priority = Priority.objects.create(
        body=house.bodies["JC"], name_en="Identity", name_fr="Identité", slug_en="i", slug_fr="i", state="active"
    )
    AgendaItem.objects.filter(pk=item.pk).update(priority=priority)
    model = LogicModel.objects.create(body=house.bodies["JC"], version=1, title_en="M", title_fr="M")
    tier = ResultTier.objects.create(key="immediate", position=4, name_en="Immediate", name_fr="Immédiat")
    ResultNode.objects.create(model=model, tier=tier, number="1.1", text_en="Aware", text_fr="Au fait")
    found = gathered(meeting)
    assert [(each.name.en, each.here) for each in found.priorities] == [("Identity", ("1",))]
    assert [(each.number, each.is_gap) for each in found.outcomes] == [("1.1", True)]


def test_the_last_summary_of_a_line_is_shown_in_short_and_odd_facts_are_left_out(house, meeting):
    name = {"en": "Data group", "fr": "Groupe des données"}
    below = {"body": {"key": "WG", "name": name}, "asks": [{"state": "open", "text": {"en": "Two people", "fr": ""}}]}
    facts = {"first": "2026-05-01", "last": "2026-10-31", "numbers": {"decisions": 3, "before": {"decisions": 1}},
             "bodies": [below], "missing": ["WG"]}  # fmt: skip
    for body, given in (("JC", facts), ("WG", {"strange": 1})):
        Summary.objects.create(
            body=house.bodies[body], period=DateRange(date(2026, 5, 1), date(2026, 11, 1)), state="ready",
            facts=given, facts_hash="a" * 64, finished_at=timezone.now(),
        )  # fmt: skip
    (found,) = gathered(meeting).summaries
    assert (found.figures[0].value, found.figures[0].before) == (3, 1)
    assert found.asks[0][1].en == "Two people"
    assert found.missing[0].fr == "Groupe des données"


def test_who_comes_for_whom_is_read_from_the_replies(house, meeting, member):
    alternate = house.people["alternate"]
    Reply.objects.create(
        meeting=meeting, seat=house.seats["PSSDC:CA-NB:1"], answer="coming", person=alternate, answered_by=member
    )
    seats = [seat for council in gathered(meeting).coming for seat in council.seats]
    assert [(seat.holder, seat.person) for seat in seats if seat.answer] == [(member.name, alternate.name)]
