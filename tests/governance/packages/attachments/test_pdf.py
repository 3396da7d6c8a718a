"""What is left of an uploaded PDF in its pages, and what is gone?"""

import pikepdf
import pytest

from governance.packages.attachments import limits, workshop
from governance.packages.attachments.crew import prepare
from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.pdf import prepare_pdf
from governance.packages.attachments.pdf_tags import conforms, is_tagged
from tests.governance.packages.attachments import corpus


@pytest.fixture
def pages_of(tmp_path):
    """Prepare these bytes here, and open what came of them."""
    opened = []

    def prepared(content, language="fr"):
        (tmp_path / "source").write_bytes(content)
        prepare_pdf(tmp_path / "source", tmp_path / "output", language)
        opened.append(pikepdf.open(tmp_path / "output"))
        return opened[-1]

    yield prepared
    for each in opened:
        each.close()


def test_what_a_field_shows_is_drawn_into_its_page(pages_of):
    for drawn in (False, True):
        pdf = pages_of(corpus.form(drawn=drawn))
        assert "/AcroForm" not in pdf.Root
        assert "/Annots" not in pdf.pages[0].obj
        drawings = [each.read_bytes() for _name, each in pdf.pages[0].obj.Resources.XObject.items()]
        assert any("Élodie".encode("cp1252") in drawing for drawing in drawings), drawn


def test_nothing_that_runs_is_left(pages_of):
    pdf = pages_of(corpus.running())
    text = pdf.pages[0].obj.unparse(resolved=True) + pdf.Root.unparse(resolved=True)
    for each in pdf.objects:
        text += each.unparse(resolved=True) if not isinstance(each, pikepdf.Stream) else b""
    for word in (b"JavaScript", b"Launch", b"EmbeddedFile", b"virus", b"cmd.exe", b"javascript:", b"RichMedia"):
        assert word not in text, word
    assert [str(each.A.URI) for each in pdf.pages[0].obj.Annots if "/A" in each] == ["https://example.org/"]


def test_every_size_and_turn_stays_and_a_page_without_size_gets_one(pages_of):
    pdf = pages_of(corpus.odd_sizes())
    sizes = [tuple(float(side) for side in page.mediabox)[2:] for page in pdf.pages]
    assert sizes == [(100, 30), (3370, 2384), (792, 612), (612, 792), (612, 792)]
    assert int(pdf.pages[3].obj.Rotate) == 90


def test_tags_and_language_are_kept_and_a_language_is_given_where_none_is(pages_of, tmp_path):
    pdf = pages_of(corpus.tagged())
    assert is_tagged(pdf)
    assert str(pdf.Root.Lang) == "en"
    assert conforms(tmp_path / "output", 1)
    assert str(pages_of(corpus.saved(corpus.blank())).Root.Lang) == "fr"


def test_tags_that_lead_nowhere_are_none(pages_of):
    pdf = corpus.opened(corpus.tagged())
    pdf.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary(Nums=[])
    assert not is_tagged(pages_of(corpus.saved(pdf)))


def test_what_opens_without_a_password_is_no_longer_encrypted(pages_of):
    assert not pages_of(corpus.owner_locked(True)).is_encrypted


def test_a_longer_file_is_joined_unchecked_and_claims_nothing(pages_of, tmp_path, monkeypatch):
    pages_of(corpus.tagged())
    monkeypatch.setattr("governance.packages.attachments.pdf_tags.MOST_PAGES_CHECKED", 0)
    assert not conforms(tmp_path / "output", 1)


@pytest.mark.parametrize(("bookmarks", "checked"), [(600, True), (20_000, False)])
def test_a_check_that_kills_the_workshop_loses_no_page(document, workdir, bookmarks, checked):
    """The validator runs out of stack where bookmarks are chained by the thousand."""
    pdf = corpus.opened(corpus.tagged())
    with pdf.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem("x", 0) for _each in range(bookmarks))
    prepared = prepare(document(corpus.saved(pdf)), workdir=workdir)
    assert (prepared.pages, prepared.tagged, prepared.conforms, prepared.problem) == (1, True, checked, "")


@pytest.mark.parametrize(("links", "problem"), [(10, ""), (100_000, "crashed")])
def test_what_would_be_the_death_of_the_binder_dies_in_the_workshop(document, workdir, links, problem):
    """Objects that lead to each other in a long chain are copied one within the other."""
    pdf = corpus.opened(corpus.tagged())
    chain = pikepdf.Dictionary()
    for _each in range(links):
        chain = pdf.make_indirect(pikepdf.Dictionary(Next=chain))
    pdf.pages[0].obj.Resources.Chain = chain
    prepared = prepare(document(corpus.saved(pdf)), workdir=workdir)
    assert (prepared.problem, prepared.pages) == (problem, 0 if problem else 1)


def test_without_the_validator_nothing_is_claimed(pages_of, tmp_path, monkeypatch):
    pages_of(corpus.tagged())
    monkeypatch.setattr("governance.packages.attachments.pdf_tags.validator", None)
    assert not conforms(tmp_path / "output", 1)


@pytest.mark.parametrize("pages", [limits.MOST_PAGES, limits.MOST_PAGES + 1])
def test_the_number_of_pages_is_limited(tmp_path, pages):
    (tmp_path / "source").write_bytes(corpus.many_pages(pages))
    if pages == limits.MOST_PAGES:
        assert prepare_pdf(tmp_path / "source", tmp_path / "output", "en")[0] == pages
    else:
        with pytest.raises(Unusable, match="too_many_pages"):
            prepare_pdf(tmp_path / "source", tmp_path / "output", "en")


def test_a_bomb_ends_before_it_is_unpacked(tmp_path):
    """Only as far as the limit is unpacked, and a little at a time."""
    (tmp_path / "source").write_bytes(corpus.bomb())
    answer = workshop.work(
        workshop.Job(str(tmp_path / "source"), str(tmp_path / "out"), "application/pdf", "x", "x", "", "en")
    )
    assert answer.problem == "swollen"
    assert not (tmp_path / "out").exists()
