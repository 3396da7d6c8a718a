"""Is a document converted once, kept by the hash of its pages, and never converted again?"""

import hashlib
from contextlib import contextmanager

import pytest

from governance.models.builds import Conversion
from governance.packages.attachments import crew, kept, kinds
from governance.packages.attachments.cache import Conversions
from governance.packages.attachments.crew import prepare, prepare_all
from governance.packages.attachments.facts import Prepared
from tests.governance.packages.attachments import corpus

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    where = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "shelf"}}
    settings.STORAGES = {**settings.STORAGES, "default": where}
    return tmp_path / "shelf"


@pytest.fixture
def cache(workdir):
    return Conversions(workdir)


@contextmanager
def nothing_is_opened(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(crew, "Bench", None)
        yield


def test_the_second_time_no_workshop_is_opened(document, workdir, cache, storage, monkeypatch):
    found = document(corpus.tagged())
    first = prepare(found, workdir=workdir, cache=cache)
    row = Conversion.objects.get()
    assert (row.source, row.pages, row.tagged, row.conforms, row.problem) == (found.sha256, 1, True, True, "")
    assert first.path == storage / f"kept/{row.output[:2]}/{row.output}.pdf"
    assert hashlib.sha256(first.path.read_bytes()).hexdigest() == row.output
    found.path.unlink()
    with nothing_is_opened(monkeypatch):
        assert prepare(found, workdir=workdir, cache=cache) == first


def test_a_problem_is_remembered_until_somebody_asks_again(document, workdir, cache, monkeypatch):
    found = document(corpus.encrypted())
    first = prepare(found, workdir=workdir, cache=cache)
    assert (first.problem, first.carried) == ("encrypted", True)
    with nothing_is_opened(monkeypatch):
        assert prepare(found, workdir=workdir, cache=cache) == first
    assert cache.forget(found.sha256) == 1
    assert cache.get(found.sha256, crew.converter_of(found)) is None
    assert cache.forget(found.sha256) == 0, "once is enough"
    assert prepare(found, workdir=workdir, cache=cache) == first
    assert [row.problem for row in Conversion.objects.order_by("pk")] == ["encrypted", "again", "encrypted"]
    with nothing_is_opened(monkeypatch):
        assert prepare(found, workdir=workdir, cache=cache) == first


def test_pages_that_were_made_are_not_forgotten(document, workdir, cache):
    found = document(corpus.tagged())
    first = prepare(found, workdir=workdir, cache=cache)
    assert cache.forget(found.sha256) == 0
    assert cache.get(found.sha256, crew.converter_of(found)) == first


def test_lost_pages_that_come_out_otherwise_are_believed(document, workdir, cache, tmp_path):
    found = document(corpus.tagged())
    prepare(found, workdir=workdir, cache=cache).path.unlink()
    other = tmp_path / "other.pdf"
    other.write_bytes(corpus.tagged(3))
    later = cache.put(found.sha256, crew.converter_of(found), Prepared(other, 3, True, True))
    assert later.pages == 3
    assert cache.get(found.sha256, crew.converter_of(found)) == later


def test_what_may_pass_is_not_remembered(document, workdir, cache, office):
    office("kill -9 $PPID")
    assert prepare(document(corpus.word(), kinds.DOCX, "x.docx"), workdir=workdir, cache=cache).problem == "crashed"
    assert not Conversion.objects.exists()


def test_pages_that_were_lost_are_made_again(document, workdir, cache):
    found = document(corpus.tagged())
    first = prepare(found, workdir=workdir, cache=cache)
    content = first.path.read_bytes()
    for harm in (first.path.unlink, lambda: first.path.write_bytes(content[:100])):
        harm()
        again = prepare(found, workdir=workdir, cache=cache)
        assert again.path.read_bytes() == content
    assert Conversion.objects.count() == 1


def test_new_words_beside_a_picture_make_a_new_page(document, workdir, cache):
    made = [
        prepare(document(corpus.png(), "image/png", "x.png", language=language), workdir=workdir, cache=cache)
        for language in ("en", "fr")
    ]
    assert made[0].path != made[1].path
    assert Conversion.objects.count() == 2


def test_who_was_first_is_believed(document, workdir, cache, tmp_path):
    found = document(corpus.tagged())
    first = prepare(found, workdir=workdir, cache=cache)
    other = tmp_path / "other.pdf"
    other.write_bytes(corpus.tagged(3))
    later = Prepared(other, 3, True, True)
    assert cache.put(found.sha256, crew.converter_of(found), later) == first


def test_what_is_remembered_comes_first_and_all_come(document, workdir, cache):
    known, unknown, gone = document(corpus.tagged()), document(corpus.tagged(2)), document(corpus.tagged(3))
    prepare(known, workdir=workdir, cache=cache)
    gone.path.unlink()
    order = [sha256 for sha256, _prepared in prepare_all([unknown, known, gone], workdir=workdir, cache=cache)]
    assert order == [known.sha256, gone.sha256, unknown.sha256]


def test_from_a_storage_elsewhere_they_are_brought(settings, document, workdir, cache, monkeypatch):
    where = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": where}
    found = document(corpus.tagged())
    first = prepare(found, workdir=workdir, cache=cache)
    assert first.path.parent == workdir
    with nothing_is_opened(monkeypatch):
        assert prepare(found, workdir=workdir, cache=cache) == first
    assert kept.fetch("0" * 64, workdir) is None
