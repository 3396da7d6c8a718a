"""Does each link lead where it should, and nowhere that it should not?"""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, String

from groundwork.binding.sheets import Sheet
from tests.groundwork.binding.makers import Paper, typeset, untagged
from tests.groundwork.binding.reading import elements, held_together, is_ua1, links

FRONT = """= Agenda <agenda>
#link("part:item:7")[Item 7], #link("part:item:7#votes")[its votes], #link("part:item:7#nowhere")[no such place]
#link("part:att:99")[a document that could not be included], #link("https://example.org/a")[outside],
#link(<later>)[later]
#pagebreak()
= Later <later>
#link("part:front#agenda")[up]
"""
ITEM = '= Item 7\n#pagebreak()\n= Votes <votes>\n#link(<votes>)[here] #link("part:front")[agenda]'


@pytest.fixture
def front(tmp_path):
    return Sheet(typeset(tmp_path / "front.pdf", FRONT), "front", "Front", "en", foot=True)


@pytest.fixture
def item(tmp_path):
    return Sheet(typeset(tmp_path / "item.pdf", ITEM), "item:7", "Item 7", "en", foot=True, stamp="Item 7")


def test_links_between_parts_lead_to_their_pages_and_absent_ones_nowhere(bound, front, item, tmp_path):
    pdf, said = bound(front, item)
    assert is_ua1(tmp_path / "whole.pdf")
    assert sorted(links(pdf)) == [
        (1, ""), (1, "2"), (1, "3"), (1, "3"), (1, "4"), (1, "https://example.org/a"),
        (2, "1"), (4, "1"), (4, "4"),
    ]  # fmt: skip
    assert held_together(pdf) == said.elements + 1
    assert "/Link" in {str(each.S) for each in elements(pdf)}
    said_of_links = {
        str(link.Contents) for page in pdf.pages for link in page.obj.get("/Annots", []) if "/Contents" in link
    }
    assert {"Front", "Item 7"} <= said_of_links
    assert not [words for words in said_of_links if words.startswith("part:") and "99" not in words]


def test_places_of_the_same_name_in_two_sheets_stay_apart(bound, tmp_path):
    one = typeset(tmp_path / "one.pdf", "= One <a>\n#link(<a>)[to a]")
    two = typeset(tmp_path / "two.pdf", "= Front\n#pagebreak()\n= Two <a>\n#link(<a>)[to a]")
    pdf, _ = bound(Sheet(one, "x:1", "One", "en"), Sheet(two, "x:2", "Two", "en"))
    assert links(pdf) == [(1, "1"), (3, "3")]
    assert sorted(NameTree(pdf.Root.Names.Dests)) == ["x:1:a", "x:2:a"]


def test_an_attachment_leads_back_to_its_item_from_its_first_page(bound, item, tmp_path):
    paper = typeset(tmp_path / "paper.pdf", "= Paper\n#pagebreak()\nMore.")
    back = {"back_to": "item:7", "back_words": "Back to item 7"}
    scan = Sheet(untagged(tmp_path / "scan.pdf"), "att:2", "Scan", "en", 1, **back)
    pdf, said = bound(item, Sheet(paper, "att:1", "Paper", "en", 1, stamp="Item 7", **back))
    assert is_ua1(tmp_path / "whole.pdf")
    assert (3, "1") in links(pdf)
    assert held_together(pdf) == said.elements + 3
    note = pdf.pages[2].obj.Annots[-1]
    assert (str(note.Contents), pdf.pages[2].obj.Tabs) == ("Back to item 7", "/S")
    assert b"/Link <</MCID" in pdf.pages[2].obj.Contents[-1].read_bytes()
    assert b"/Link <</MCID" not in pdf.pages[3].obj.Contents[-1].read_bytes()
    pdf, _ = bound(item, scan, name="scan.pdf.whole")
    assert (3, "1") in links(pdf)
    held_together(pdf)


def test_back_to_what_is_not_there_is_no_link(bound, tmp_path):
    scan = Sheet(untagged(tmp_path / "scan.pdf"), "a", "A", "en", back_to="b", back_words="Back")
    pdf, _ = bound(scan)
    assert links(pdf) == []


def old_style() -> Paper:
    """Destinations as they were named before PDF 1.2, and links of each kind."""
    made = Paper()
    page, other = made.page([("P", "one")]), made.page([("P", "two")])
    made.pdf.Root.Dests = Dictionary(Old=Array([other, Name.Fit]))
    for more in (
        {"Dest": Name.Old},
        {"Dest": Array([other, Name.Fit])},
        {"A": Dictionary(S=Name.GoTo, D=String("unknown"))},
        {"A": Dictionary(S=Name.GoTo, D=Array([made.pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit]))},
        {"A": Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))},
        {"A": Dictionary(S=Name.Launch, F=String("calc.exe"))},
        {"A": Dictionary(S=Name.URI, URI=String("file:///etc/passwd"))},
        {"A": Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))},
        {"A": Dictionary(S=Name.URI, URI=String("HTTPS://example.org"), Next=Dictionary(S=Name.JavaScript))},
        {"A": Dictionary(S=Name.URI, URI=String("mailto:a@example.org"))},
    ):
        made.annotation(page, "Link", Subtype=Name.Link, Contents=String("a link"), **more)
    return made


def test_only_places_in_the_file_and_addresses_are_left_to_lead_to(bound, tmp_path):
    sheet = Sheet(old_style().save(tmp_path / "old.pdf"), "old", "Old", "en")
    pdf, said = bound(Sheet(untagged(tmp_path / "first.pdf"), "first", "First", "en"), sheet)
    assert links(pdf) == [
        (2, "3"), (2, "3"), (2, ""), (2, ""), (2, ""), (2, ""), (2, ""), (2, ""),
        (2, "HTTPS://example.org"), (2, "mailto:a@example.org"),
    ]  # fmt: skip
    assert held_together(pdf) == said.elements + 1
    assert all("/Next" not in note.get("/A", {}) for note in pdf.pages[1].obj.Annots)


def test_bookmarks_that_go_round_or_lead_nowhere_do_no_harm(bound, tmp_path):
    made = Paper()
    page = made.page([("P", "one")])
    root = made.pdf.make_indirect(Dictionary(Type=Name.Outlines))
    first, second = (
        made.pdf.make_indirect(Dictionary(Title=String(title), Parent=root)) for title in ("One", "  Two\n words ")
    )
    first.Next, second.Next, second.First = second, first, first
    first.Dest, second.A = String("nowhere"), Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))
    root.First, root.Last = first, second
    made.pdf.Root.Outlines = root
    bound(Sheet(made.save(tmp_path / "odd.pdf"), "odd", "Odd", "en"))
    with pikepdf.open(tmp_path / "whole.pdf") as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert [each.title for each in top.children] == ["One", "Two words"]
