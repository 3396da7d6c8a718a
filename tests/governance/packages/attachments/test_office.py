"""Are office documents converted where LibreOffice is, and carried as files where it is not?

Where it is not installed its place is taken by a program of the test that is started in the same way: it stands
beyond a boundary of processes, and everything on our side of it is real.
"""

import io
import os
import shutil
import time
import zipfile

import pikepdf
import pytest

from governance.packages.attachments import converters, crew, kinds, limits
from governance.packages.attachments.crew import prepare, prepare_all
from tests.governance.packages.attachments import corpus, office_files

WITH_LIBREOFFICE = pytest.mark.skipif(not converters.soffice(), reason="LibreOffice is not installed")
MAKES_A_PDF = """
for each; do last=$each; if [ "$before" = --outdir ]; then out=$each; fi; before=$each; done
echo "$@" > '%(told)s'
cp '%(pdf)s' "$out/document.pdf"
"""


@pytest.fixture
def word(document):
    return document(corpus.word(), kinds.DOCX, "report.docx")


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(corpus.tagged(2))
    return path


@pytest.mark.parametrize("media_type", kinds.OFFICE)
def test_where_it_is_not_installed_the_document_is_carried_and_nothing_remembered(
    document, workdir, monkeypatch, media_type
):
    monkeypatch.setenv("PATH", "")
    found = document(office_files.MADE[media_type](), media_type, "report")
    prepared = prepare(found, workdir=workdir)
    assert (prepared.problem, prepared.carried, prepared.path) == ("no_converter", True, None)
    assert converters.converter_of(found) == ""


def test_it_is_asked_for_an_accessible_pdf_in_a_profile_of_its_own(word, workdir, office, good, tmp_path):
    office(MAKES_A_PDF % {"told": tmp_path / "told", "pdf": good})
    prepared = prepare(word, workdir=workdir)
    assert (prepared.pages, prepared.tagged, prepared.problem) == (2, True, "")
    told = (tmp_path / "told").read_text()
    assert "--headless" in told
    assert '"PDFUACompliance": {"type": "boolean", "value": "true"}' in told
    assert "-env:UserInstallation=file://" + str(workdir) in told
    assert [path.name for path in workdir.iterdir()] == [prepared.path.name], "nothing is left lying about"


def test_it_takes_too_long_and_is_ended_with_all_that_it_started(
    word, document, workdir, office, monkeypatch, tmp_path
):
    office(f"sleep 300 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setattr(limits, "WALL_SECONDS", 1.0)
    monkeypatch.setattr(limits, "OFFICE_WALL_SECONDS", 1.0)
    began = time.monotonic()
    found = dict(prepare_all([word, document(corpus.tagged())], workdir=workdir))
    assert sorted(each.problem for each in found.values()) == ["", "too_slow"]
    assert time.monotonic() - began < 15
    child = int((tmp_path / "child").read_text())
    deadline = time.monotonic() + 5
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(child)


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_workshop_that_dies_takes_one_document_with_it(word, document, workdir, office):
    office("kill -9 $PPID")
    others = [document(corpus.tagged(pages)) for pages in (1, 2, 3)]
    found = dict(prepare_all([word, *others], workdir=workdir, cores=1))
    assert found[word.sha256].problem == "crashed"
    assert [found[each.sha256].pages for each in others] == [1, 2, 3]


@pytest.mark.parametrize("lines", ["exit 1", "", "for each; do last=$each; done; : > ${last%.docx}.pdf"])
def test_where_nothing_comes_of_it_the_document_is_damaged(word, workdir, office, lines):
    office(lines)
    assert prepare(word, workdir=workdir).problem == "damaged"


def test_it_sees_nothing_of_ours(word, workdir, office, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://hush")
    office(f"env > {tmp_path}/seen")
    prepare(word, workdir=workdir)
    assert "hush" not in (tmp_path / "seen").read_text()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "mislabelled"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (corpus.tagged(), "mislabelled"),
        (b"words", "damaged"),
        (b"", "empty"),
    ],
)
def test_what_is_no_word_document_never_reaches_it(document, workdir, office, content, problem):
    office("kill -9 $PPID")
    assert prepare(document(content, kinds.DOCX, "report.docx"), workdir=workdir).problem == problem


def test_what_unpacks_to_too_much_never_reaches_it(document, workdir, office):
    office("kill -9 $PPID")
    file = io.BytesIO(corpus.word())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed, packed.open("word/media/x", "w") as part:
        for _each in range(limits.MOST_UNPACKED // (1 << 24) + 1):
            part.write(bytes(1 << 24))
    assert prepare(document(file.getvalue(), kinds.DOCX, "report.docx"), workdir=workdir).problem == "swollen"


@WITH_LIBREOFFICE
@pytest.mark.parametrize("media_type", kinds.OFFICE)
def test_libreoffice_makes_tagged_pages(document, workdir, media_type):
    found = document(office_files.MADE[media_type](), media_type, "report")
    prepared = prepare(found, workdir=workdir)
    assert (prepared.pages, prepared.problem) == (1, "")
    assert prepared.tagged or media_type == kinds.XLSX, "sheets have no tags before LibreOffice 24"
    assert converters.converter_of(found).startswith("office LibreOffice ")
    assert len(converters.converter_of(found)) <= 80
    with pikepdf.open(prepared.path) as pdf:
        assert len(pdf.pages) == 1


def test_the_path_is_looked_for_each_time(office):
    before = shutil.which("soffice", path=os.environ["PATH"])
    office("exit 0")
    assert before is None
    assert crew.soffice().endswith("/soffice")
