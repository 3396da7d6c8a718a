"""What a worker owes is done, whatever dies meanwhile: once, whole, and from the database alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from councils.models import ReportingLine
from governance.actions.decisions.recording import publish_decision
from governance.actions.packages import request_package
from governance.actions.votes import open_vote
from governance.enums import VoteMethod
from governance.models import Package, PackageFile, VoteEvent
from governance.tasks import beat_heart_task, sweep_task
from groundwork.models import Heartbeat, LedgerEntry
from tests.factories.decisions import decided
from tests.worker.conftest import eventually

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


def package_of(house):
    gathering = house.gathering()
    house.item(house.meeting(gathering=gathering))
    return request_package(gathering=gathering, by=house.people["secretariat"])


def state(package):
    return Package.objects.get(pk=package.pk).state


def test_a_package_is_compiled_in_both_languages(house, worker):
    worker.start()
    package = package_of(house)
    eventually(lambda: state(package) == "ready")
    files = PackageFile.objects.filter(package=package, kind="pdf")
    assert [each.language for each in files] == ["en", "fr"]
    assert all(each.file.open().read(5) == b"%PDF-" for each in files)


def test_a_worker_killed_while_compiling_leaves_nothing_half_done(house, worker):
    worker.start()
    package = package_of(house)
    eventually(lambda: state(package) == "compiling")
    worker.kill()
    assert state(package) in {"compiling", "ready"}
    worker.start()
    sweep_task.delay()
    eventually(lambda: state(package) == "ready")
    assert PackageFile.objects.filter(package=package, kind="pdf").count() == 2
    assert LedgerEntry.objects.filter(act="package.compiled").count() == 1


def test_an_emptied_broker_loses_nothing(house, worker, empty_broker):
    package = package_of(house)
    assert empty_broker.dbsize() > 0
    empty_broker.flushall()
    worker.start()
    sweep_task.delay()
    eventually(lambda: state(package) == "ready")


def test_the_clock_closes_a_vote_and_a_decision_is_enacted_once(house, worker):
    decision = decided(house, publish=False)
    motion = house.motion()
    event = open_vote(
        motion=motion,
        method=VoteMethod.WRITTEN,
        closes_at=timezone.now() + timedelta(seconds=1),
        by=house.people["secretariat"],
    )
    publish_decision(decision=decision, by=house.people["secretariat"])
    worker.start()
    for _ in range(5):
        sweep_task.delay()
    moved = ReportingLine.objects.known().filter(body=house.bodies["WG"], parent=house.bodies["JC"])
    eventually(moved.exists)

    def closed():
        sweep_task.delay()
        return VoteEvent.objects.get(pk=event.pk).state == "closed"

    eventually(closed)
    assert VoteEvent.objects.get(pk=event.pk).closed_by is None
    assert moved.count() == 1
    assert LedgerEntry.objects.filter(act="effect.enacted").count() == 1


def test_the_heart_beats(worker):
    worker.start()
    beat_heart_task.delay()
    eventually(Heartbeat.objects.filter(name="worker").exists)
