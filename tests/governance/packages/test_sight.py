"""Is nothing in a package that its readers may not read, in whichever edition, and is it withheld visibly?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.agendas.versions import issue_version
from governance.models import AdviceRequest, AgendaItem, Annotation, ItemRecusal, Procedure
from governance.packages.contents import contents_from_json, contents_json
from governance.packages.gather import gather
from governance.packages.html import html_edition
from governance.packages.sections import own_parts, placed_papers
from tests.factories.house import both
from tests.governance.agendas.test_agenda_versions import paper
from tests.governance.packages.test_gather import decided
from tests.governance.records.test_meeting_records import approved_record, held

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"


@pytest.fixture
def meeting(house):
    Procedure.objects.filter(body=house.bodies["JC"]).update(agenda_versions=True, approvals="both")
    return house.meeting()


def gathered(meeting, edition="full", reader=None, since=None, version=1):
    return gather(
        meeting.gathering_id, version=version, as_of=timezone.now(), edition=edition, reader=reader, since=since
    )


def secret(house, meeting, **fields):
    """An item full of words that nobody else may read, with a part and a document of its own."""
    by = house.people["secretariat"]
    texts = {f"{name}_{code}": f"{SECRET} {name}" for name in ("title", "summary", "expected_outcome", "presenter")
             for code in ("en", "fr")}  # fmt: skip
    item = house.item(meeting)
    motion = house.motion(item=item, effects={1: [{"kind": "move", "body": "WG", "to": "JC"}]})
    motion.recommendation.points.update(text_en=SECRET, text_fr=SECRET)
    motion.clauses.update(text_en=SECRET, text_fr=SECRET)
    type(motion).objects.filter(pk=motion.pk).update(title_en=SECRET, question_fr=SECRET)
    type(motion.recommendation).objects.filter(pk=motion.recommendation.pk).update(title_en=SECRET, rationale_fr=SECRET)
    AdviceRequest.objects.create(
        recommendation=motion.recommendation, body=house.bodies["WG"], asked_by=by, business_days=5,
        due_on=timezone.localdate() + timedelta(days=5), question_en=SECRET,
    )  # fmt: skip
    AgendaItem.objects.filter(pk=item.pk).update(recommendation=motion.recommendation, **texts, **fields)
    paper(item, by, sha="f", title=both(SECRET), name=f"{SECRET}.pdf")
    return AgendaItem.objects.get(pk=item.pk)


def says(contents, words=SECRET):
    """Whether the words are anywhere in what is kept, or in what is printed of it."""
    kept = contents_json(contents).decode()
    printed = [str(part.data) for code in ("en", "fr") for part in own_parts(contents, contents.edition, code)]
    pages = [html_edition(contents, contents.edition, code) for code in ("en", "fr")]
    assert contents_from_json(kept.encode()) == contents
    return any(words in each for each in (kept, *printed, *pages))


@pytest.mark.parametrize("edition", ["full", "decisions", "supplement", "record"])
def test_what_is_in_camera_is_in_no_general_edition_and_keeps_its_number(house, meeting, edition):
    house.item(meeting)
    closed = secret(house, meeting, in_camera=True)
    part = secret(house, meeting, parent=closed)
    house.item(meeting)
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    AgendaItem.objects.filter(pk=closed.pk).update(summary_en=f"{SECRET} now", minutes=45)
    found = gathered(meeting, edition)
    assert [(item.number, item.withheld) for item in found.numbered] == [
        ("1", ""), ("2", "in_camera"), ("2.1", "in_camera"), ("3", ""),
    ]  # fmt: skip
    assert part.pk in {item.id for item in found.numbered}
    assert not says(found)
    assert "f" * 64 not in contents_json(found).decode()


def test_what_was_public_in_the_last_package_and_is_closed_now_is_not_told(house, meeting):
    item = secret(house, meeting)
    before = gathered(meeting)
    assert says(before)
    AgendaItem.objects.filter(pk=item.pk).update(in_camera=True)
    assert not says(gathered(meeting, since=before, version=2))


def test_what_was_closed_before_and_is_open_now_is_new(house, meeting):
    item = secret(house, meeting, in_camera=True)
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    before = gathered(meeting)
    assert before.since("agenda").items == ()
    AgendaItem.objects.filter(pk=item.pk).update(in_camera=False)
    after = gathered(meeting, "supplement", since=before, version=2)
    for since in ("agenda", "package"):
        assert [(each.what, each.number) for each in after.since(since).items] == [("added", "1")]
    assert [part.key for part in own_parts(after, "supplement", "en")] == ["front", "item:1"]


def test_what_was_decided_in_camera_is_nowhere_nor_what_is_to_be_done_because_of_it(house, meeting):
    decision = decided(house, meeting)
    assert says(gathered(meeting), decision.reference)
    AgendaItem.objects.filter(pk=decision.item_id).update(in_camera=True)
    found = gathered(meeting)
    assert (found.actions, found.decisions) == ((), ())
    assert not says(found, decision.reference)
    assert not says(found, "Update the lines")


def test_a_member_reads_in_camera_in_a_personal_edition_and_an_observer_does_not(house, meeting, member, observer):
    secret(house, meeting, in_camera=True)
    mine = gathered(meeting, "personal", member)
    assert (mine.reader, mine.edition, says(mine)) == (member.name, "personal", True)
    assert [each.paper.name for each in placed_papers(mine, "personal", "en")] == [f"{SECRET}.pdf"]
    theirs = gathered(meeting, "personal", observer)
    assert [item.withheld for item in theirs.numbered] == ["in_camera"]
    assert not says(theirs)


def test_a_declared_interest_withholds_the_item_from_that_seat_alone(house, meeting, member, co_chair, secretariat):
    item = secret(house, meeting)
    seat = house.seats["PSSDC:CA-NB:1"]
    ItemRecusal.objects.create(item=item, seat=seat, interest="We own it", declared_by=secretariat)
    issue_version(gathering=meeting.gathering, by=secretariat)
    for reader in (member, house.people["alternate"]):
        mine = gathered(meeting, "personal", reader)
        assert [item.withheld for item in mine.numbered] == ["interest"]
        assert not says(mine)
    for reader in (co_chair, secretariat):
        assert says(gathered(meeting, "personal", reader))
    assert says(gathered(meeting))


def test_an_interest_that_was_taken_back_withholds_nothing(house, meeting, member):
    item = secret(house, meeting)
    ItemRecusal.objects.create(
        item=item, seat=house.seats["PSSDC:CA-NB:1"], interest="We own it", declared_by=member, ended_at=timezone.now()
    )
    assert says(gathered(meeting, "personal", member))


def test_of_a_withheld_document_only_that_it_is_there_is_known(house, meeting, member, observer):
    item = house.item(meeting)
    paper(item, house.people["secretariat"], sha="f", title=both(SECRET), name=f"{SECRET}.pdf", withheld=True)
    issue_version(gathering=meeting.gathering, by=house.people["secretariat"])
    for found in (gathered(meeting), gathered(meeting, "personal", observer)):
        assert [each.withheld for each in found.numbered[0].papers] == [True]
        assert placed_papers(found, found.edition, "en") == ()
        assert not says(found)
        assert "f" * 64 not in contents_json(found).decode()
    assert says(gathered(meeting, "personal", member))


def test_advice_and_what_is_not_published_are_for_members(house, meeting, observer, member):
    item = secret(house, meeting)
    assert item.recommendation.advice.exists()
    (theirs,) = gathered(meeting, "personal", observer).numbered
    (mine,) = gathered(meeting, "personal", member).numbered
    assert theirs.recommendation.advice == ()
    assert len(mine.recommendation.advice) == 1


def test_an_observer_does_not_read_decisions_before_they_are_published(house, meeting, observer, member):
    decision = decided(house, meeting, published=False)
    assert not says(gathered(meeting, "personal", observer), decision.reference)
    assert says(gathered(meeting, "personal", member), decision.reference)


def test_votes_are_shown_to_who_belongs_to_the_body(house, meeting, observer, stranger):
    decided(house, meeting)
    (theirs,) = gathered(meeting, "personal", observer).numbered
    assert theirs.motions[0].vote
    (nobodys,) = gathered(meeting, "personal", stranger).numbered
    assert nobodys.motions[0].vote is None
    assert gathered(meeting, "personal", stranger).coming == ()


def test_notes_for_the_co_chairs_are_in_no_edition(house, meeting, co_chair, secretariat):
    item = house.item(meeting)
    Annotation.objects.create(item=item, notes_en=SECRET, read_aloud_fr=SECRET)
    for reader in (None, co_chair, secretariat):
        assert not says(gathered(meeting, "personal" if reader else "full", reader))


def test_the_record_that_was_approved_is_in_its_edition_without_what_was_in_camera(house):
    text, decision, _items = approved_record(house, approvals="none")
    found = gathered(text.meeting, "record")
    (record,) = found.records
    assert (record.state, record.number, record.content_hash) == ("approved", 1, text.content_hash)
    assert [(item.number, item.withheld) for item in record.content.items] == [("1", ""), ("2", "in_camera"), ("3", "")]
    assert [part.key for part in own_parts(found, "record", "fr")] == ["front", f"record:{text.meeting_id}"]
    assert says(found, decision.reference)
    assert not says(found, "Salaries")
    assert not says(found, "Heard in confidence")


def test_a_record_that_was_not_circulated_is_in_no_edition(house):
    meeting, _decision, _items = held(house)
    found = gathered(meeting, "record")
    assert found.records == ()
    assert [part.key for part in own_parts(found, "record", "en")] == ["front"]
