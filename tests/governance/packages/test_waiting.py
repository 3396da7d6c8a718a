"""Which package is made next, by whom, and what becomes of one that was dropped?"""

import threading
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from governance.actions.packages import Wish, cancel_package, request_package
from governance.enums import Edition
from governance.models import Package
from governance.packages import waiting
from governance.packages.waiting import compile_package, compile_waiting, take_up_dropped, the_place, waiting_packages
from groundwork.models import LedgerEntry

pytestmark = pytest.mark.django_db
REAL = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gathering(house, shelf):
    meeting = house.meeting()
    house.item(meeting)
    return meeting.gathering


@pytest.fixture
def package(gathering, secretariat):
    return request_package(gathering=gathering, by=secretariat)


def wanted(package, days):
    Package.objects.filter(pk=package.pk).update(wanted_by=timezone.now() + timedelta(days=days))
    return package


def test_the_most_urgent_is_made_first_and_what_is_over_last(house, shelf, secretariat):
    def asked(days):
        meeting = house.meeting(gathering=house.gathering())
        return wanted(request_package(gathering=meeting.gathering, by=secretariat), days)

    later, past, soon = asked(9), asked(-2), asked(1)
    assert list(waiting_packages(timezone.now())) == [soon, later, past]


def test_what_waits_is_made_until_nothing_does(house, gathering, package, secretariat, monkeypatch):
    request_package(gathering=gathering, by=secretariat, wish=Wish(Edition.DECISIONS))
    made = []
    monkeypatch.setattr(waiting, "build", lambda pk: made.append(pk) or Package.objects.filter(pk=pk).update(
        state="ready", finished_at=timezone.now()) == 1)  # fmt: skip
    assert compile_waiting() == 2
    assert compile_waiting() == 0
    assert len(made) == 2


@REAL
def test_of_two_workers_one_claims(package):
    start, claims = threading.Barrier(2), []

    def work():
        try:
            start.wait(10)
            claims.append(Package.objects.claim(package.pk))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert sorted(claims) == [False, True]


@REAL
def test_while_one_worker_has_the_place_another_does_nothing(package):
    has_it, done, found = threading.Event(), threading.Event(), []

    def hold():
        try:
            with the_place() as is_mine:
                found.append(is_mine)
                has_it.set()
                done.wait(20)
        finally:
            connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    assert has_it.wait(10)
    assert compile_waiting() == 0
    assert not compile_package(package.pk)
    assert Package.objects.get().state == "queued"
    done.set()
    holder.join()
    assert found == [True]
    with the_place() as is_mine:
        assert is_mine


def test_what_was_dropped_is_taken_up_by_whoever_gets_the_place(package, shelf):
    Package.objects.claim(package.pk)
    assert compile_waiting() == 1
    package.refresh_from_db()
    assert (package.state, package.attempts) == ("ready", 2)


def test_what_was_dropped_after_it_was_stopped_stays_so(package, secretariat):
    Package.objects.claim(package.pk)
    cancel_package(package=package, by=secretariat)
    take_up_dropped()
    package.refresh_from_db()
    assert package.state == "cancelled"


def test_after_three_attempts_it_has_failed(package):
    for _ in range(3):
        assert Package.objects.claim(package.pk)
        take_up_dropped()
    package.refresh_from_db()
    assert package.state == "failed"
    assert "3 attempts" in package.problem
    assert LedgerEntry.objects.filter(act="package.failed").exists()


@REAL
def test_the_bell_rings_when_it_is_committed(gathering, secretariat, monkeypatch):
    rung = []
    monkeypatch.setattr("governance.actions.packages.compile_package_task.delay", rung.append)
    package = request_package(gathering=gathering, by=secretariat)
    assert rung == [package.pk]
