"""How an item is proposed for an agenda, comes in time or late, and is placed, declined or withdrawn."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from councils.models import Notice
from governance.actions.intake.documents import Upload, add_documents
from governance.actions.intake.placing import place_proposed_item
from governance.actions.intake.proposed_items import (
    decline_proposed_item,
    draft_item,
    revise_proposed_item,
    submit_proposed_item,
    withdraw_proposed_item,
)
from governance.actions.meetings.holidays import add_holiday
from governance.business_days import before_business_days
from governance.mail.sending import deliver_due
from governance.models import Contribution, Gathering, Procedure
from governance.rules.proposed_items import intake_ends, refuse_read_proposed
from groundwork.bilingual import Pair
from groundwork.models import LedgerEntry
from priorities.models import LogicModel, ResultNode, ResultTier
from tests.factories.decisions import refused
from tests.factories.house import both
from tests.governance.notices.mail import mail_to, office, subject, text_of  # noqa: F401


@pytest.fixture(autouse=True)
def in_memory(settings):
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


def drafted(house, by="group_co_chair", **given):
    given = {"body": house.bodies["JC"], "title": both("Digital wallets"), "minutes": 20, **given}
    return draft_item(by=house.people[by], **given)


def submitted(house, **given):
    proposed = drafted(house, **given)
    return submit_proposed_item(proposed=proposed, by=house.people["group_co_chair"])


def node(house) -> ResultNode:
    model = LogicModel.objects.create(body=house.bodies["JC"], version=1, title_en="L", title_fr="L")
    tier = ResultTier.objects.create(
        key="immediate", position=1, name_en="Immediate", name_fr="Immédiat", name_plural_en="I", name_plural_fr="I"
    )
    return ResultNode.objects.create(model=model, tier=tier, number="1.1", text_en="Trust", text_fr="Confiance")


def intake(house, days):
    Procedure.objects.filter(body=house.bodies["JC"]).update(intake_days=days)


def test_a_title_a_purpose_and_minutes_are_enough(house):
    proposed = drafted(house, title=Pair("Only English"))
    assert (proposed.state, proposed.minutes, proposed.version) == ("draft", 20, 1)
    assert LedgerEntry.objects.filter(act="proposed-item.drafted").exists()


@pytest.mark.parametrize(("given", "code"), [
    ({"title": Pair()}, "no-title"),
    ({"minutes": 0}, "bad-minutes"),
    ({"minutes": 10_000}, "bad-minutes"),
    ({"minutes": -5}, "bad-minutes"),
    ({"details": {"questions": [{"kind": "open", "en": " ", "fr": ""}]}}, "no-question"),
    ({"details": {"questions": [{"kind": "shut", "en": "Why?", "fr": ""}]}}, "no-question"),
    ({"details": {"questions": [{"kind": "open", "en": "Why?", "fr": ""}] * 13}}, "too-many-questions"),
    ({"details": {"questions": [{"kind": "open", "en": "W" * 801, "fr": ""}]}}, "too-long"),
])  # fmt: skip
def test_unusable_items_are_refused(house, given, code):
    with refused(code):
        drafted(house, **given)


@pytest.mark.parametrize(("who", "may"), [
    ("member", True), ("alternate", True), ("co_chair", True), ("group_co_chair", True), ("secretariat", True),
    ("observer", False), ("stranger", False),
])  # fmt: skip
def test_who_proposes(house, who, may):
    if may:
        assert drafted(house, by=who).created_by == house.people[who]
        return
    with refused("not-a-member"):
        drafted(house, by=who)


def test_a_draft_is_its_proposers_and_a_submitted_one_for_members(house, member, secretariat, group_co_chair, observer):
    proposed = drafted(house)
    assert refuse_read_proposed(member, proposed)
    assert not refuse_read_proposed(secretariat, proposed)
    proposed = submit_proposed_item(proposed=proposed, by=group_co_chair)
    assert not refuse_read_proposed(member, proposed)
    assert refuse_read_proposed(observer, proposed)


def test_those_who_act_for_its_sponsor_change_it_too(house, member):
    proposed = drafted(house, details={"sponsor_jurisdiction": house.jurisdictions["CA-NB"]})
    revised = revise_proposed_item(proposed=proposed, version=1, by=member, given={"minutes": 25})
    assert (revised.minutes, revised.version) == (25, 2)


def test_a_stale_change_is_refused_and_one_side_becomes_stale(house, group_co_chair):
    proposed = drafted(house)
    revised = revise_proposed_item(
        proposed=proposed, version=1, by=group_co_chair, given={"title": Pair("Wallets", proposed.title.fr)}
    )
    assert revised.title.unready() == ("fr",)
    with refused("changed-meanwhile"):
        revise_proposed_item(proposed=proposed, version=1, by=group_co_chair, given={"minutes": 30})


def test_the_intake_ends_so_many_business_days_of_the_secretariat_before_the_first_meeting(house, secretariat):
    day = timezone.localdate() + timedelta(days=40)
    gathering = house.gathering(day)
    assert intake_ends(house.bodies["JC"], gathering) is None
    intake(house, 10)
    ends = intake_ends(house.bodies["JC"], gathering)
    assert ends == before_business_days(day, 10, [])
    canada = house.jurisdictions["CA"]
    add_holiday(jurisdiction=canada, day=ends, name=both("Holiday"), by=secretariat)
    assert intake_ends(house.bodies["JC"], gathering) < ends
    assert intake_ends(house.bodies["JC"], None) is None
    assert intake_ends(house.bodies["WG"], gathering) is None


@pytest.mark.parametrize(("ahead", "late"), [(5, True), (60, False)])
def test_a_late_one_is_taken_and_flagged(house, ahead, late):
    intake(house, 10)
    gathering = house.gathering(timezone.localdate() + timedelta(days=ahead))
    assert submitted(house, gathering=gathering).late is late


def test_nothing_is_submitted_to_a_gathering_that_is_over(house):
    gathering = house.gathering(timezone.localdate() - timedelta(days=20))
    with refused("gathering-over"):
        submitted(house, gathering=gathering)


def test_it_is_submitted_once_and_withdrawn(house, group_co_chair):
    proposed = submitted(house)
    with refused("wrong-state"):
        submit_proposed_item(proposed=proposed, by=group_co_chair)
    assert withdraw_proposed_item(proposed=proposed, by=group_co_chair).state == "withdrawn"
    with refused("settled"):
        revise_proposed_item(proposed=proposed, version=3, by=group_co_chair, given={"minutes": 3})


def test_placing_makes_an_item_with_all_that_hangs_on_it(house, secretariat, group_co_chair):
    questions = [{"kind": "open", "en": "How?", "fr": "Comment?"}, {"kind": "closed", "en": "Now?", "fr": ""}]
    details = {"summary": both("S"), "expected_outcome": both("Trust grows"), "questions": questions,
               "sponsor": house.bodies["WG"]}  # fmt: skip
    proposed = drafted(house, details=details, outcomes=[node(house)], purpose="discussion")
    add_documents(place=proposed, title=both("D"), sides={"en": Upload("d.txt", b"words")}, by=group_co_chair)
    proposed = submit_proposed_item(proposed=proposed, by=group_co_chair)
    first = house.item()
    item = place_proposed_item(proposed=proposed, meeting=first.meeting, before=first, by=secretariat)
    first.refresh_from_db()
    assert (item.position, first.position) == (1, 2)
    assert (item.title.en, item.summary.fr, item.purpose, item.minutes) == (
        "Digital wallets",
        "S (fr)",
        "discussion",
        20,
    )
    assert [(each.kind, each.text.en) for each in item.questions.all()] == [("open", "How?"), ("closed", "Now?")]
    assert item.documents.get().proposed_item == proposed
    assert Contribution.objects.get(item=item).sentence.en == "Trust grows"
    proposed.refresh_from_db()
    assert (proposed.state, proposed.item) == ("placed", item)
    with refused("wrong-state"):
        place_proposed_item(proposed=proposed, meeting=first.meeting, by=secretariat)
    assert default_storage.exists(item.documents.get().file.name)


def test_only_the_secretariat_places_and_chairs_decline(house, member, co_chair, group_co_chair):
    proposed = submitted(house)
    with refused("not-secretariat"):
        place_proposed_item(proposed=proposed, meeting=house.meeting(), by=co_chair)
    with refused("not-co-chair-nor-secretariat"):
        decline_proposed_item(proposed=proposed, because=both("No"), by=group_co_chair)
    with refused("no-reason"):
        decline_proposed_item(proposed=proposed, because=Pair(), by=co_chair)
    assert decline_proposed_item(proposed=proposed, because=Pair("Later"), by=co_chair).state == "declined"


def test_a_draft_is_not_placed_or_declined(house, secretariat):
    proposed = drafted(house)
    with refused("wrong-state"):
        place_proposed_item(proposed=proposed, meeting=house.meeting(), by=secretariat)
    with refused("wrong-state"):
        decline_proposed_item(proposed=proposed, because=both("No"), by=secretariat)


def test_who_submitted_it_is_told(house, secretariat, group_co_chair, office):  # noqa: F811
    declined = submitted(house, title=both("Wallets"))
    decline_proposed_item(proposed=declined, because=both("Not before spring"), by=secretariat)
    placed = submitted(house, title=both("Kiosks"))
    place_proposed_item(proposed=placed, meeting=house.meeting(), by=secretariat)
    own = submit_proposed_item(proposed=drafted(house, by="secretariat"), by=secretariat)
    decline_proposed_item(proposed=own, because=both("No"), by=secretariat)
    assert Notice.objects.filter(kind__startswith="proposed-item").count() == 2
    deliver_due()
    text = text_of(mail_to(office, group_co_chair, "Not on an agenda"))
    assert "The reason: Not before spring" in text
    assert not [each.problem for each in Notice.objects.filter(kind__startswith="proposed-item") if each.problem]
    message = mail_to(office, group_co_chair, "On the agenda")
    assert "Kiosks" in subject(message)
    assert f"/en/meetings/{Gathering.objects.latest('pk').slug_en}/items/" in text_of(message)
