"""Do sheets become one file that can be read, found about in, and made again byte for byte?"""

import hashlib
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

from groundwork.binding.binding import bind
from groundwork.binding.sheets import Sheet, Unbindable, blank
from tests.groundwork.binding.conftest import WORDS
from tests.groundwork.binding.makers import TABLE, typeset, untagged
from tests.groundwork.binding.reading import bookmarks, count, held_together, is_ua1, roles, stamped


@pytest.fixture
def sheets(tmp_path):
    """A front of ours, a French paper with a table of headers, and one in English with bookmarks of its own."""
    front = typeset(tmp_path / "front.pdf", "= Agenda\nItem one.\n#pagebreak()\n= Changes\nNone.", title="Front")
    paper = typeset(tmp_path / "paper.pdf", f"= Sièges\n{TABLE}", title="Sièges", language="fr")
    long = typeset(tmp_path / "long.pdf", f"= First\n{TABLE}\n== Deeper\n#pagebreak()\n= Second\nWords.", title="Long")
    return [
        Sheet(front, "front", "Front", "en", foot=True),
        Sheet(paper, "att:1", "Sièges", "fr", 1, "A1-", "Item 1", back_to="front", back_words="Back to item 1"),
        Sheet(long, "att:2", "Long", "en", 1, "A2-", "Item 2", outline=True),
        Sheet(front, "back", "Registers", "en", foot=True, outline=False),
    ]


def test_the_whole_is_valid_pdf_ua_1_and_keeps_every_element(bound, sheets, tmp_path):
    pdf, said = bound(*sheets)
    assert is_ua1(tmp_path / "whole.pdf")
    assert said.conforms
    assert said.untagged == ()
    assert said.elements == sum(count(sheet.path) for sheet in sheets)
    assert held_together(pdf) == said.elements + 3  # the document above all, and a paragraph with a link back
    assert (said.pages, said.first_page) == (7, {"front": 1, "att:1": 3, "att:2": 4, "back": 6})


def test_each_sheet_is_a_part_with_its_title_in_its_language(bound, sheets):
    pdf, _ = bound(*sheets)
    document = pdf.Root.StructTreeRoot.K[0]
    assert (len(pdf.Root.StructTreeRoot.K), document.S) == (1, "/Document")
    assert [(str(part.S), str(part.T), str(part.Lang)[:2]) for part in document.K] == [
        ("/Part", "Front", "en"),
        ("/Part", "Sièges", "fr"),
        ("/Part", "Long", "en"),
        ("/Part", "Registers", "en"),
    ]
    assert roles(pdf).count("/Document") == 1


def test_it_says_what_it_is(bound, sheets):
    pdf, _ = bound(*sheets)
    assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Author"])) == ("Ottawa, 24 November", "Joint Councils")
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261124060000Z"
    assert (str(pdf.Root.Lang), pdf.Root.ViewerPreferences.DisplayDocTitle, pdf.Root.MarkInfo.Marked) == (
        "en-CA", True, True,
    )  # fmt: skip
    said = pdf.open_metadata()
    assert (said["dc:title"], said["pdfuaid:part"], said["xmp:CreateDate"]) == (
        "Ottawa, 24 November", "1", "2026-11-24T06:00:00Z",
    )  # fmt: skip


def test_bookmarks_by_sheet_and_below_it_its_own(bound, sheets):
    pdf, _ = bound(*sheets)
    assert bookmarks(pdf) == [
        (0, "Front", 1), (1, "Agenda", 1), (1, "Changes", 2),
        (1, "Sièges", 3),  # its only bookmark says the same
        (1, "Long", 4), (2, "First", 4), (3, "Deeper", 4), (2, "Second", 5),
        (0, "Registers", 6),
    ]  # fmt: skip


def test_pages_are_labelled_as_they_are_numbered_or_by_their_sheet(bound, sheets):
    pdf, _ = bound(*sheets)
    assert [page.label for page in pdf.pages] == ["1", "2", "A1-1", "A2-1", "A2-2", "6", "7"]


def test_every_page_says_its_number_and_its_marking_in_both_languages(bound, sheets):
    pdf, _ = bound(*sheets)
    assert [stamped(page)[0] for page in pdf.pages] == [
        "1 / 7", "2 / 7", "Item 1 · 3 / 7", "Item 2 · 4 / 7", "Item 2 · 5 / 7", "6 / 7", "7 / 7",
    ]  # fmt: skip
    assert {stamped(page)[1] for page in pdf.pages} == {"PROTECTED A / PROTÉGÉ A"}
    unmarked, _ = bound(*sheets, name="unmarked.pdf", marking=())
    assert {len(stamped(page)) for page in unmarked.pages} == {1}


def test_the_same_sheets_give_the_same_bytes(sheets, tmp_path):
    names = ("one.pdf", "two.pdf", "later.pdf")
    for name, moment in zip(names, (1, 1, 2), strict=True):
        bind(sheets, tmp_path / name, **{**WORDS, "moment": moment})
    one, two, later = (hashlib.sha256((tmp_path / name).read_bytes()).digest() for name in names)
    assert one == two != later
    with pikepdf.open(tmp_path / "one.pdf") as first, pikepdf.open(tmp_path / "later.pdf") as second:
        assert first.trailer.ID[0] != second.trailer.ID[0]


def test_one_sheet_without_tags_is_named_and_nothing_is_claimed(bound, sheets, tmp_path):
    scan = Sheet(untagged(tmp_path / "scan.pdf", 2), "att:9", "Scan", "fr", 1, back_to="front", back_words="Retour")
    pdf, said = bound(*sheets, scan)
    assert (said.conforms, said.untagged) == (False, ("att:9",))
    assert "pdfuaid:part" not in pdf.open_metadata()
    assert held_together(pdf) == said.elements + 6
    assert "/StructParents" not in pdf.pages[8].obj
    assert stamped(pdf.pages[8]) == ["9 / 9", "PROTECTED A / PROTÉGÉ A"]


def test_one_sheet_that_does_not_conform_keeps_the_whole_from_claiming(bound, sheets):
    pdf, said = bound(*sheets[:2], replace(sheets[2], conforms=False))
    assert (said.conforms, said.untagged) == (False, ())
    assert "pdfuaid:part" not in pdf.open_metadata()


def test_a_blank_page_is_as_large_as_its_neighbour_and_conforms(bound, sheets, tmp_path):
    pdf, said = bound(sheets[0], blank("left", "fr", stamp="Item 1"), sheets[2], blank("end", "fr", pages=2))
    assert is_ua1(tmp_path / "whole.pdf")
    assert (said.conforms, said.pages) == (True, 7)
    assert [list(map(int, page.mediabox)) for page in pdf.pages][1:3] == [[0, 0, 400, 300]] * 2
    assert stamped(pdf.pages[2])[0] == "Item 1 · 3 / 7"
    assert [title for _, title, _ in bookmarks(pdf)][:3] == ["Front", "Agenda", "Changes"]


def test_two_sheets_face_each_other_page_by_page_and_the_shorter_one_is_filled_up(bound, sheets, tmp_path):
    front, paper, long, _ = sheets
    pdf, said = bound(
        front, replace(paper, beside="front", label_prefix="", back_to=""), replace(long, label_prefix="A2-")
    )
    assert is_ua1(tmp_path / "whole.pdf")
    assert (said.pages, said.first_page["front"], said.first_page["att:1"], said.first_page["att:2"]) == (6, 1, 2, 5)
    assert [stamped(page)[0] for page in pdf.pages] == [
        "1 / 6", "Item 1 · 2 / 6", "3 / 6", "Item 1 · 4 / 6", "Item 2 · 5 / 6", "Item 2 · 6 / 6",
    ]  # fmt: skip
    assert [page.label for page in pdf.pages] == ["1", "2", "3", "4", "A2-1", "A2-2"]
    assert pdf.Root.PageLayout == "/TwoPageLeft"
    assert held_together(pdf) == said.elements + 1


def test_blank_pages_first_are_as_large_as_the_first_that_is_not(bound, sheets):
    pdf, _ = bound(blank("left", "fr"), sheets[0])
    assert list(map(int, pdf.pages[0].mediabox)) == [0, 0, 400, 300]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnot really", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused_by_its_key(sheets, tmp_path, content):
    (tmp_path / "bad.pdf").write_bytes(content)
    with pytest.raises(Unbindable) as refused:
        bind([*sheets, Sheet(tmp_path / "bad.pdf", "att:7", "Bad", "en")], tmp_path / "whole.pdf", **WORDS)
    assert refused.value.key == "att:7"


def test_without_pages_or_without_keys_of_their_own_nothing_is_bound(sheets, tmp_path):
    pikepdf.Pdf.new().save(tmp_path / "empty.pdf")
    with pytest.raises(Unbindable, match="no pages"):
        bind([Sheet(tmp_path / "empty.pdf", "a", "A", "en")], tmp_path / "whole.pdf", **WORDS)
    with pytest.raises(ValueError, match="key of its own"):
        bind([sheets[0], sheets[0]], tmp_path / "whole.pdf", **WORDS)
    with pytest.raises(ValueError, match="must be sheets"):
        bind([], tmp_path / "whole.pdf", **WORDS)


def test_a_file_that_was_bound_can_be_bound_again(bound, sheets, tmp_path):
    bound(*sheets, name="first.pdf")
    pdf, said = bound(sheets[0], Sheet(tmp_path / "first.pdf", "att:1", "The last package", "en", 1, "A1-"))
    assert is_ua1(tmp_path / "whole.pdf")
    assert held_together(pdf) == said.elements + 1
    assert stamped(pdf.pages[-1])[0] == "9 / 9"


def test_who_only_plans_sheets_does_not_load_pikepdf():
    code = "import sys, groundwork.binding.sheets; sys.exit('pikepdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
