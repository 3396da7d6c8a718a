"""Is every package made, once and whole, in the order of urgency, whatever is killed or lost meanwhile?"""

import random
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from governance.actions.packages import Wish, cancel_package, request_package
from governance.enums import Edition
from governance.models import AgendaItem, Meeting, Package, PackageFile
from governance.packages.verifying import verify
from governance.tasks import sweep_task
from groundwork.models import LedgerEntry
from tests.factories.builds import gathering_with_papers
from tests.worker.conftest import Worker, eventually

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
PACKAGES, KILLS = 5, 2  # at the third attempt it must come about
FILES = 6


def state(package):
    return Package.objects.values_list("state", flat=True).get(pk=package.pk)


def compiled():
    return LedgerEntry.objects.filter(act="package.compiled").count()


def gatherings(house, number):
    """So many, the last one the soonest."""
    found = []
    for days in range(number, 0, -1):
        meeting = house.meeting(gathering=house.gathering())
        house.item(meeting)
        begins = timezone.now() + timedelta(days=days)
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=begins, ends_at=begins + timedelta(hours=3))
        found.append(meeting.gathering)
    return found


def test_killed_at_ten_random_points_each_comes_out_as_if_nothing_had_been(house, worker):
    gathering = gathering_with_papers(house)
    points = random.Random(2026)
    worker.start()
    for number in range(1, PACKAGES + 1):
        AgendaItem.objects.filter(meeting__gathering=gathering).update(title_en=f"Item as of {number}")
        package = request_package(gathering=gathering, by=house.people["secretariat"])
        for _ in range(KILLS):
            eventually(lambda: state(package) != "queued")  # noqa: B023
            time.sleep(points.uniform(0, 1.2))
            worker.kill()
            worker.start()  # it looks at once for what is owed
        eventually(lambda: state(package) == "ready")  # noqa: B023
        assert compiled() == number
        assert PackageFile.objects.filter(package=package).count() == FILES
    for package in Package.objects.select_related("gathering", "since", "reader"):
        assert verify(package).is_same


def test_a_broker_that_is_emptied_in_the_middle_loses_nothing(house, worker, empty_broker):
    first, second = (request_package(gathering=each, by=house.people["secretariat"]) for each in gatherings(house, 2))
    worker.start()
    eventually(lambda: state(second) != "queued")
    empty_broker.flushall()
    eventually(lambda: state(first) == state(second) == "ready")
    assert compiled() == 2


def test_two_workers_make_each_once_and_the_most_urgent_first(house, worker, tmp_path):
    asked = [request_package(gathering=each, by=house.people["secretariat"]) for each in gatherings(house, 6)]
    with (tmp_path / "other.log").open("ab") as log:
        other = Worker(log, "other@here")
        try:
            worker.start()
            other.start()
            eventually(lambda: not Package.objects.exclude(state="ready").exists())
        finally:
            other.stop()
    made = list(Package.objects.order_by("finished_at"))
    assert made == asked[::-1]
    assert compiled() == len(asked)
    assert {package.attempts for package in made} == {1}


def test_one_that_is_stopped_gives_the_place_to_the_next(house, worker):
    by = house.people["secretariat"]
    gathering = gathering_with_papers(house, items=4)
    package = request_package(gathering=gathering, by=by)
    behind = request_package(gathering=gathering, by=by, wish=Wish(Edition.DECISIONS))
    worker.start()
    eventually(lambda: state(package) == "compiling")
    cancel_package(package=package, by=by)
    eventually(lambda: state(package) == "cancelled")
    sweep_task.delay()
    eventually(lambda: state(behind) == "ready")
    assert not PackageFile.objects.filter(package=package).exists()
