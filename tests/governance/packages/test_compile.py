"""Is a package made once, whole or not at all, and is what was dropped taken up again?"""

import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from governance.actions.packages import request_package
from governance.enums import PackageState
from governance.models import Package, PackageFile
from governance.packages import compile as compiler
from governance.packages.compile import compile_package, owed_packages, release_abandoned, sweep_packages
from groundwork.models import LedgerEntry
from groundwork.refusals import Refused

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


def files_on(shelf):
    return sorted(path.name for path in shelf.rglob("*") if path.is_file())


def acts():
    return list(LedgerEntry.objects.filter(act__startswith="package.").order_by("pk").values_list("act", flat=True))


def refused(code):
    return pytest.raises(Refused, check=lambda refused: refused.refusal.code == code)


def age(package, **fields):
    Package.objects.filter(pk=package.pk).update(**fields)


@REAL
def test_a_package_becomes_two_files_with_their_hashes(package, shelf):
    assert compile_package(package.pk)
    package.refresh_from_db()
    slug = package.gathering.slug_en
    assert (package.state, package.parts_done, package.parts_total, package.problem) == ("ready", 4, 4, "")
    assert len(package.facts_hash) == 64
    assert files_on(shelf) == sorted([f"{slug}_package_v1_EN.pdf", f"{package.gathering.slug_fr}_cahier_v1_FR.pdf"])
    for file in package.files.all():
        content = file.file.read()
        file.file.close()
        assert (file.size, content[:4]) == (len(content), b"%PDF")
        assert file.pages >= 6
    assert acts() == ["package.requested", "package.compiled"]
    entry = LedgerEntry.objects.get(act="package.compiled")
    assert entry.facts["files"] == {file.language: file.sha256 for file in package.files.all()}


def test_ringing_twice_makes_one_package(package):
    assert compile_package(package.pk)
    assert not compile_package(package.pk)
    assert PackageFile.objects.count() == 2
    assert acts().count("package.compiled") == 1


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


def test_progress_is_seen_while_it_is_made(package, monkeypatch):
    seen = []

    def watched(contents, language):
        seen.append(Package.objects.values_list("parts_done", "parts_total").get(pk=package.pk))
        return b"%PDF /Type /Pages /Count 1"

    monkeypatch.setattr(compiler, "render", watched)
    compile_package(package.pk)
    assert seen == [(1, 4), (2, 4)]


def test_what_cannot_be_set_leaves_a_reason_and_no_file(package, shelf, monkeypatch):
    def broken(contents, language):
        if language == "fr":
            raise ValueError("the French side cannot be set")
        return b"%PDF"

    monkeypatch.setattr(compiler, "render", broken)
    assert not compile_package(package.pk)
    package.refresh_from_db()
    assert (package.state, package.problem) == ("failed", "ValueError: the French side cannot be set")
    assert files_on(shelf) == []
    assert not package.files.exists()
    assert acts() == ["package.requested", "package.failed"]


def test_a_shelf_that_is_full_leaves_nothing_half_done(package, shelf, monkeypatch):
    put = compiler.shelf.put

    def full(place, name, language, content):
        if language == "fr":
            raise OSError(28, "No space left on device")
        return put(place, name, language, content)

    monkeypatch.setattr(compiler.shelf, "put", full)
    assert not compile_package(package.pk)
    package.refresh_from_db()
    assert package.state == "failed"
    assert files_on(shelf) == []


def test_without_its_ledger_entry_there_is_no_package(package, shelf, monkeypatch):
    real = compiler.record

    def unwitnessed(act, **facts):
        if act == "package.compiled":
            raise ZeroDivisionError
        return real(act, **facts)

    monkeypatch.setattr(compiler, "record", unwitnessed)
    assert not compile_package(package.pk)
    assert not PackageFile.objects.exists()
    assert files_on(shelf) == []


def test_a_database_that_goes_away_leaves_the_package_owed(package, shelf, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("the connection is closed")

    with monkeypatch.context() as patch, pytest.raises(OperationalError):
        patch.setattr(compiler, "gather", gone)
        compile_package(package.pk)
    assert Package.objects.get().state == PackageState.COMPILING
    assert sweep_packages(timezone.now() + timedelta(minutes=3)) == 1
    assert Package.objects.get().state == PackageState.READY


def test_a_killed_worker_s_package_is_taken_up_and_its_orphans_are_cleared(package, shelf):
    Package.objects.claim(package.pk)
    orphan = shelf / compiler.shelf.folder(package, 1) / "half.pdf"
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(b"half")
    assert sweep_packages(timezone.now()) == 0  # it may still be alive
    assert sweep_packages(timezone.now() + timedelta(minutes=3)) == 1
    package.refresh_from_db()
    assert (package.state, package.attempts) == ("ready", 2)
    assert "half.pdf" not in files_on(shelf)
    assert len(files_on(shelf)) == 2


@REAL
def test_a_worker_that_was_given_up_for_dead_leaves_no_trace(package, shelf, monkeypatch):
    real = compiler.render

    def slow(contents, language):
        if language == "fr":  # meanwhile another worker takes the package over, and finishes
            monkeypatch.setattr(compiler, "render", real)
            release_abandoned(timezone.now() + timedelta(minutes=3))
            assert compile_package(package.pk)
        return real(contents, language)

    monkeypatch.setattr(compiler, "render", slow)
    assert not compile_package(package.pk)
    package.refresh_from_db()
    assert (package.state, package.attempts) == ("ready", 2)
    assert len(files_on(shelf)) == 2
    assert acts().count("package.compiled") == 1


def test_after_three_attempts_it_has_failed(package):
    for _ in range(3):
        assert Package.objects.claim(package.pk)
        release_abandoned(timezone.now() + timedelta(minutes=3))
    package.refresh_from_db()
    assert package.state == "failed"
    assert "3 attempts" in package.problem
    assert acts()[-1] == "package.failed"


def test_only_what_nobody_heard_of_is_owed(package):
    now = timezone.now()
    assert list(owed_packages(now)) == []
    age(package, requested_at=now - timedelta(minutes=1))
    assert list(owed_packages(now)) == [package]
    assert sweep_packages(now) == 1
    assert sweep_packages(now) == 0


def test_one_version_is_made_at_a_time_and_versions_count_on(package, gathering, secretariat):
    with refused("package-under-way"):
        request_package(gathering=gathering, by=secretariat)
    compile_package(package.pk)
    assert request_package(gathering=gathering, by=secretariat).version == 2


def test_only_the_secretariat_may_ask(gathering, member):
    with refused("not-secretariat"):
        request_package(gathering=gathering, by=member)
    assert not Package.objects.exists()


@REAL
def test_the_bell_rings_when_it_is_committed(gathering, secretariat, monkeypatch):
    rung = []
    monkeypatch.setattr("governance.actions.packages.compile_package_task.delay", rung.append)
    package = request_package(gathering=gathering, by=secretariat)
    assert rung == [package.pk]


def test_the_command_compiles_and_verifies(house, gathering, secretariat):
    said = StringIO()
    call_command("compile_package", gathering.slug_fr, "--as", secretariat.email.upper(), stdout=said)
    assert said.getvalue().count("_v1_") == 2
    call_command("compile_package", gathering.slug_en, "--verify", stdout=said)
    assert "byte for byte" in said.getvalue()
    house.item(gathering.meetings.get())
    with pytest.raises(CommandError, match="facts are others"):
        call_command("compile_package", gathering.slug_en, "--verify")


def test_the_command_notices_a_file_that_was_changed(gathering, secretariat, shelf):
    call_command("compile_package", gathering.slug_en, "--as", secretariat.email, stdout=StringIO())
    next(shelf.rglob("*_EN.pdf")).write_bytes(b"other")
    with pytest.raises(CommandError, match="came out otherwise: en"):
        call_command("compile_package", gathering.slug_en, "--verify")


@pytest.mark.parametrize("words", [["nowhere"], ["nowhere", "--verify"]])
def test_the_command_says_what_is_missing(db, words):
    with pytest.raises(CommandError, match="no gathering nowhere"):
        call_command("compile_package", *words)
