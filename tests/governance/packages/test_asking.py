"""Who may ask for which edition, when is it refused, and what is noted of it?"""

import pytest
from django.utils import timezone

from governance.actions.packages import Wish, cancel_package, request_package, retry_package, retry_part
from governance.enums import Edition
from governance.forms.packages import AskPackageForm
from governance.models import Package, PackagePart
from governance.queries.packages import packages_of
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused

pytestmark = pytest.mark.django_db
PERSONAL = Wish(Edition.PERSONAL)


@pytest.fixture
def gathering(house, shelf):
    meeting = house.meeting()
    house.item(meeting)
    return meeting.gathering


def refused(code):
    return pytest.raises(Refused, check=lambda refused: refused.refusal.code == code)


def settled(package, state="ready", **fields):
    Package.objects.filter(pk=package.pk).update(state=state, finished_at=timezone.now(), **fields)
    package.refresh_from_db()
    return package


@pytest.mark.parametrize("edition", [Edition.FULL, Edition.DECISIONS, Edition.SUPPLEMENT, Edition.RECORD])
@pytest.mark.parametrize("who", ["member", "observer", "co_chair", "stranger"])
def test_only_the_secretariat_asks_for_what_everybody_reads(house, gathering, edition, who):
    with refused("not-secretariat"):
        request_package(gathering=gathering, by=house.people[who], wish=Wish(edition))
    assert not Package.objects.exists()


@pytest.mark.parametrize("who", ["member", "observer", "secretariat", "alternate"])
def test_whoever_reads_packages_asks_for_their_own(house, gathering, who):
    person = house.people[who]
    package = request_package(gathering=gathering, by=person, wish=PERSONAL)
    assert (package.reader, package.edition, package.tell) == (person, "personal", False)


def test_a_stranger_has_no_edition(house, gathering):
    with refused("not-a-member"):
        request_package(gathering=gathering, by=house.people["stranger"], wish=PERSONAL)


def test_one_of_an_edition_is_made_at_a_time(house, gathering, secretariat, member):
    request_package(gathering=gathering, by=secretariat)
    with refused("package-under-way"):
        request_package(gathering=gathering, by=secretariat)
    request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.DECISIONS))
    mine = request_package(gathering=gathering, by=member, wish=PERSONAL)
    request_package(gathering=gathering, by=secretariat, wish=PERSONAL)
    with refused("package-under-way"):
        request_package(gathering=gathering, by=member, wish=PERSONAL)
    assert mine.version == 3


def test_a_supplement_begins_from_a_version_that_everybody_has(house, gathering, secretariat, member):
    with refused("since-nothing"):
        request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.SUPPLEMENT))
    mine = settled(request_package(gathering=gathering, by=member, wish=PERSONAL))
    with refused("since-unready"):
        request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.SUPPLEMENT, mine))
    whole = request_package(gathering=gathering, by=secretariat)
    with refused("since-unready"):
        request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.SUPPLEMENT, whole))
    settled(whole)
    made = request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.SUPPLEMENT, whole))
    assert made.since == whole


def test_there_is_no_record_before_one_is_circulated(gathering, secretariat):
    with refused("no-record"):
        request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.RECORD))


def test_what_is_marked_above_the_ceiling_is_refused(gathering, secretariat, settings):
    gathering.marking = "protected_a"
    gathering.save()
    request_package(gathering=gathering, by=secretariat)
    settings.MARKING_CEILING = "unclassified"
    with refused("marking-above-ceiling"):
        request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.DECISIONS))


def test_it_is_wanted_when_the_first_meeting_begins(house, gathering, secretariat):
    package = request_package(gathering=gathering, by=secretariat)
    assert package.wanted_by == min(gathering.meetings.values_list("starts_at", flat=True))


def test_what_waits_is_stopped_at_once_and_only_once(gathering, secretariat, member):
    package = request_package(gathering=gathering, by=secretariat)
    with refused("not-secretariat"):
        cancel_package(package=package, by=member)
    assert cancel_package(package=package, by=secretariat).state == "cancelled"
    with refused("package-over"):
        cancel_package(package=package, by=secretariat)
    assert LedgerEntry.objects.filter(act="package.stopped").count() == 1
    assert request_package(gathering=gathering, by=secretariat).version == 2


def test_everybody_stops_their_own_and_nobody_another_s(house, gathering, secretariat, member):
    mine = request_package(gathering=gathering, by=member, wish=PERSONAL)
    with refused("personal-edition"):
        cancel_package(package=mine, by=secretariat)
    assert cancel_package(package=mine, by=member).state == "cancelled"


def test_only_what_failed_is_made_again(gathering, secretariat):
    package = request_package(gathering=gathering, by=secretariat)
    with refused("package-not-failed"):
        retry_package(package=package, by=secretariat)
    settled(package, "failed", problem="x")
    again = retry_package(package=package, by=secretariat)
    assert (again.state, again.version, again.problem) == ("queued", 1, "")


def test_only_a_part_that_was_replaced_is_tried_again(gathering, secretariat):
    package = request_package(gathering=gathering, by=secretariat)
    facts = {"package": package, "language": "en", "position": 1, "address": "a" * 64, "sha256": "b" * 64, "pages": 1}
    part = PackagePart.objects.create(**facts, key="item:1", state="made")
    settled(package)
    part.refresh_from_db()
    with refused("part-not-replaced"):
        retry_part(part=part, by=secretariat)


def test_a_personal_edition_is_listed_for_its_reader_alone(house, gathering, secretariat, member):
    request_package(gathering=gathering, by=member, wish=PERSONAL)
    assert len(packages_of(gathering, member)) == 1
    assert packages_of(gathering, secretariat) == []
    assert packages_of(gathering, None) == []


@pytest.mark.parametrize(
    ("edition", "tell", "told"),
    [("full", "usual", True), ("supplement", "usual", True), ("decisions", "usual", False), ("record", "usual", False),
     ("decisions", "always", True), ("full", "never", False), ("", "", True)],
)  # fmt: skip
def test_members_are_told_of_full_packages_and_supplements_unless_it_is_chosen_otherwise(db, edition, tell, told):
    form = AskPackageForm({"edition": edition, "tell": tell}, bases=[])
    assert form.is_valid()
    assert form.wish.tell is told
