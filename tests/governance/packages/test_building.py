"""Is a package made whole or not at all, from parts that are made once, and does it come out the same again?"""

import errno
import json
import zipfile

import pytest
from django.db import OperationalError

from governance.actions.packages import Wish, cancel_package, request_package, retry_package, retry_part
from governance.enums import Edition, PackageState
from governance.models import Package, PackageFile, PackagePart
from governance.packages import building, kept, parts, waiting
from governance.packages.waiting import compile_package
from groundwork.models import LedgerEntry
from tests.factories.builds import gathering_with_papers, made

pytestmark = pytest.mark.django_db
REAL = pytest.mark.django_db(transaction=True)
FILES = {("pdf", "en"), ("pdf", "fr"), ("html", "en"), ("html", "fr"), ("zip", "both"), ("manifest", "both")}


@pytest.fixture
def gathering(house, shelf):
    meeting = house.meeting()
    house.item(meeting)
    return meeting.gathering


@pytest.fixture
def package(gathering, secretariat):
    return request_package(gathering=gathering, by=secretariat)


def files_on(where):
    return sorted(path.name for path in where.rglob("*") if path.is_file() and "packages" in path.parts)


def acts():
    return list(LedgerEntry.objects.filter(act__startswith="package.").order_by("pk").values_list("act", flat=True))


def content_of(package, kind, language):
    with package.files.get(kind=kind, language=language).file.open("rb") as file:
        return file.read()


@REAL
def test_a_package_becomes_files_with_their_hashes(house, shelf):
    gathering = gathering_with_papers(house)
    package = made(house, gathering)
    assert (package.state, package.parts_done) == ("ready", package.parts_total)
    assert {(file.kind, file.language) for file in package.files.all()} == FILES
    assert len(files_on(shelf)) == len(FILES)
    for file in package.files.all():
        content = content_of(package, file.kind, file.language)
        assert file.size == len(content)
    assert acts() == ["package.requested", "package.compiled"]
    entry = LedgerEntry.objects.get(act="package.compiled")
    assert entry.facts["files"]["pdf en"] == package.files.get(kind="pdf", language="en").sha256
    assert entry.facts["ledger_head"] == package.ledger_head
    assert LedgerEntry.objects.filter(content_hash=package.ledger_head).exists()


@REAL
def test_each_part_has_its_row_its_page_and_its_place(house, shelf):
    package = made(house, gathering_with_papers(house))
    rows = {(row.language, row.key): row for row in package.parts.all()}
    papers = [key for key in rows if key[1].startswith("att:")]
    assert len(papers) == 8
    locked = [row for row in rows.values() if row.state == "replaced"]
    assert {row.problem for row in locked} == {"protected"}
    assert [row.pages for row in locked] == [1, 1]
    for language in ("en", "fr"):
        pages = sum(row.pages for (code, _key), row in rows.items() if code == language)
        assert package.files.get(kind="pdf", language=language).pages == pages
    assert not package.files.get(kind="pdf", language="en").conforms  # the report has no tags


@REAL
def test_what_did_not_change_is_not_made_again(house, shelf, monkeypatch):
    gathering = gathering_with_papers(house)
    made(house, gathering)
    asked = []
    print_ = parts.Parts.print

    def counted(self, plans):
        asked.extend(f"{plan.language} {plan.key}" for plan in plans)
        return print_(self, plans)

    monkeypatch.setattr(parts.Parts, "print", counted)
    gathering.meetings.get().items.order_by("position").update(title_en="Otherwise")
    made(house, gathering)
    assert {each for each in asked if "item" in each} <= {"en item:1", "fr item:1", "en item:2", "fr item:2"}
    assert not any("att" in each or "carried" in each for each in asked)


@REAL
def test_the_manifest_holds_every_input_and_output(house, shelf):
    package = made(house, gathering_with_papers(house))
    said = json.loads(content_of(package, "manifest", "both"))
    assert said["facts"] == {
        "sha256": package.facts_hash, "ledger_head": package.ledger_head, "as_of": package.snapshot_at.isoformat(),
    }  # fmt: skip
    assert {(each["kind"], each["language"]) for each in said["files"]} == FILES - {
        ("zip", "both"), ("manifest", "both"),
    }  # fmt: skip
    locked = next(each for each in said["documents"] if each["name"] == "locked.pdf")
    assert (locked["included"], locked["problem"], locked["carried"]) == (False, "protected", True)
    with zipfile.ZipFile(package.files.get(kind="zip").file.open()) as packed:
        names = packed.namelist()
        assert names == sorted(names)
        assert any(name.startswith("documents/") and name.endswith("locked.pdf") for name in names)
        assert packed.read("manifest.json") == content_of(package, "manifest", "both")
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@REAL
def test_the_languages_face_each_other_where_that_was_asked_for(house, shelf):
    package = made(house, gathering_with_papers(house), Wish(facing=True))
    both = package.files.get(kind="pdf", language="both")
    assert both.pages % 2 == 0
    assert both.pages >= package.files.get(kind="pdf", language="en").pages


def test_ringing_twice_makes_one_package(package):
    assert compile_package(package.pk)
    assert not compile_package(package.pk)
    assert PackageFile.objects.count() == len(FILES)
    assert acts().count("package.compiled") == 1


def test_what_cannot_be_set_leaves_a_reason_and_no_file(package, shelf, monkeypatch):
    def broken(*_args):
        raise ValueError("the French side cannot be set")

    monkeypatch.setattr(building, "files_of", broken)
    assert not compile_package(package.pk)
    package.refresh_from_db()
    assert (package.state, package.problem) == ("failed", "ValueError: the French side cannot be set")
    assert files_on(shelf) == []
    assert not package.files.exists()
    assert acts() == ["package.requested", "package.failed"]


@pytest.mark.parametrize("write", range(1, 8))
def test_a_disk_that_is_full_leaves_nothing_half_done(package, shelf, monkeypatch, write):
    real, count = kept.os.replace, [0]
    shelf_put = building.shelf.put

    def full():
        count[0] += 1
        if count[0] >= write:
            raise OSError(errno.ENOSPC, "No space left on device")

    def replace(source, target):
        full()
        return real(source, target)

    def putting(*args):
        full()
        return shelf_put(*args)

    with monkeypatch.context() as patch:
        patch.setattr(kept.os, "replace", replace)
        patch.setattr(building.shelf, "put", putting)
        assert not compile_package(package.pk)
    package.refresh_from_db()
    assert package.state == "failed"
    assert "No space left" in package.problem
    assert files_on(shelf) == []
    assert not list(shelf.rglob(".new-*"))


def test_after_a_full_disk_the_same_version_is_made_from_what_was_done(package, shelf, monkeypatch, secretariat):
    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(building.shelf, "put", full)
        assert not compile_package(package.pk)
    retry_package(package=package, by=secretariat)
    assert compile_package(package.pk)
    package.refresh_from_db()
    assert (package.state, package.version) == ("ready", 1)
    assert acts() == ["package.requested", "package.failed", "package.retried", "package.compiled"]


def test_without_its_ledger_entry_there_is_no_package(package, shelf, monkeypatch):
    real = building.record

    def unwitnessed(act, **facts):
        if act == "package.compiled":
            raise ZeroDivisionError
        return real(act, **facts)

    monkeypatch.setattr(building, "record", unwitnessed)
    assert not compile_package(package.pk)
    assert not PackageFile.objects.exists()
    assert files_on(shelf) == []


def test_a_database_that_goes_away_leaves_the_package_owed(package, shelf, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("the connection is closed")

    with monkeypatch.context() as patch, pytest.raises(OperationalError):
        patch.setattr(building, "facts_for", gone)
        compile_package(package.pk)
    assert Package.objects.get().state == PackageState.COMPILING
    assert waiting.compile_waiting() == 1
    assert Package.objects.get().state == PackageState.READY


def test_what_is_stopped_while_it_is_made_leaves_no_file(package, shelf, monkeypatch, secretariat):
    real = building.close

    def stopped(*args):
        cancel_package(package=package, by=secretariat)
        return real(*args)

    monkeypatch.setattr(building, "close", stopped)
    assert not compile_package(package.pk)
    package.refresh_from_db()
    assert (package.state, package.cancel_asked_by) == ("cancelled", secretariat)
    assert files_on(shelf) == []
    assert acts() == ["package.requested", "package.stopped", "package.cancelled"]


@REAL
def test_a_worker_that_was_given_up_for_dead_leaves_no_trace(package, shelf, monkeypatch):
    real = building.close

    def slow(*args):  # meanwhile another worker takes the package over, and finishes
        monkeypatch.setattr(building, "close", real)
        waiting.take_up_dropped()
        assert compile_package(package.pk)
        return real(*args)

    monkeypatch.setattr(building, "close", slow)
    assert not compile_package(package.pk)
    package.refresh_from_db()
    assert (package.state, package.attempts) == ("ready", 2)
    assert len(files_on(shelf)) == len(FILES)
    assert acts().count("package.compiled") == 1


@REAL
def test_it_goes_on_from_the_facts_and_parts_of_the_attempt_before(house, shelf, monkeypatch):
    gathering = gathering_with_papers(house)
    package = request_package(gathering=gathering, by=house.people["secretariat"])
    with monkeypatch.context() as patch, pytest.raises(OperationalError):
        patch.setattr(
            building, "close", lambda *_: exec("raise OperationalError", {"OperationalError": OperationalError})
        )
        compile_package(package.pk)
    before = Package.objects.get(pk=package.pk)
    house.item(gathering.meetings.get())  # editing goes on
    assert waiting.compile_waiting() == 1
    after = Package.objects.get(pk=package.pk)
    assert (after.facts_hash, after.snapshot_at) == (before.facts_hash, before.snapshot_at)
    assert not after.parts.filter(key="item:3").exists()


@REAL
def test_a_document_that_was_mended_is_tried_again_in_a_new_version(house, shelf):
    package = made(house, gathering_with_papers(house))
    left_out = package.parts.filter(state="replaced").first()
    again = retry_part(part=left_out, by=house.people["secretariat"])
    assert (again.version, again.edition) == (2, "full")
    assert compile_package(again.pk)
    assert LedgerEntry.objects.filter(act="package.part-retried").count() == 1


def test_a_part_that_was_damaged_on_the_shelf_is_made_again(house, gathering, shelf):
    made(house, gathering)
    for path in (shelf / "parts").rglob("*.pdf"):
        path.write_bytes(b"%PDF broken")
    again = made(house, gathering)
    assert again.parts.filter(key="item:1", language="en").get().pages >= 1
    assert PackagePart.objects.filter(package=again, sha256="").count() == 0


@pytest.mark.parametrize("edition", [Edition.DECISIONS, Edition.PERSONAL])
def test_an_edition_is_called_by_its_name(house, gathering, shelf, edition):
    package = made(house, gathering, Wish(edition))
    assert f"_{edition}_v1_EN.pdf" in package.files.get(kind="pdf", language="en").file.name
    assert shelf
