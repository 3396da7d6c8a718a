"""Do the tags of other programs stay what they are, whatever names and numbers other sheets use?"""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, String

from groundwork.binding.sheets import Sheet
from tests.groundwork.binding.makers import TABLE, Paper, typeset
from tests.groundwork.binding.reading import count, elements, held_together, is_ua1, many, roles

SPACE = "http://iso.org/pdf2/ssn"


@pytest.fixture
def sheet(tmp_path):
    """A paper saved, as a sheet."""

    def made(paper, key):
        return Sheet(paper.save(tmp_path / f"{key}.pdf"), key, key, "en")

    return made


def paper(*lines, **root):
    made = Paper()
    made.page(lines or [("H1", "Heading"), ("P", "Words")])
    for key, value in root.items():
        made.root["/" + key] = value
    return made


def test_a_paper_built_as_word_builds_it_is_valid_when_bound(bound, sheet, tmp_path):
    _, said = bound(sheet(paper(), "one"), sheet(paper(), "two"))
    assert said.conforms
    assert is_ua1(tmp_path / "whole.pdf")


def test_a_role_that_means_another_thing_is_renamed_where_it_came_later(bound, sheet):
    one = paper(("Title", "A"), ("Aside", "B"), RoleMap=Dictionary(Title=Name.P, Aside=Name.Sect))
    two = paper(("Title", "C"), ("Aside", "D"), RoleMap=Dictionary(Title=Name.Head, Head=Name.H1, Aside=Name.Sect))
    pdf, _ = bound(sheet(one, "one"), sheet(two, "two"))
    held_together(pdf)
    assert roles(pdf)[2:4] + roles(pdf)[5:] == ["/P", "/Sect", "/H1", "/Sect"]
    assert [str(each.S) for each in elements(pdf)][5:] == ["/Title.2", "/Aside"]


def test_a_sheet_that_gives_a_standard_role_another_meaning_does_so_for_itself_only(bound, sheet):
    odd = paper(("H1", "not a heading"), ("Turn", "x"), RoleMap=Dictionary(H1=Name.P, Turn=Name.Turn, P=Name.P))
    pdf, _ = bound(sheet(odd, "odd"), sheet(paper(), "plain"))
    assert roles(pdf)[2:4] + roles(pdf)[5:] == ["/P", "/Turn", "/H1", "/P"]
    assert dict(pdf.Root.StructTreeRoot.RoleMap.items()) == {"/H1.2": "/P"}


def test_a_class_of_the_same_name_and_another_value_is_renamed(bound, sheet):
    def classed(**classes):
        made = paper(ClassMap=Dictionary(**{name: Dictionary(O=Name.Layout, **each) for name, each in classes.items()}))
        kids = made.document.K
        kids[0].C, kids[1].C = Name.Wide, Array([Name.Same, 0])
        return made

    same = {"SpaceAfter": 3}
    one = classed(Wide={"SpaceBefore": 1}, Same=same)
    two = classed(Wide={"SpaceBefore": 2}, Same=same)
    pdf, _ = bound(sheet(one, "one"), sheet(two, "two"))
    classes = pdf.Root.StructTreeRoot.ClassMap
    seen = [[str(name) for name in many(each.get("/C")) if not isinstance(name, int)] for each in elements(pdf)]
    assert [each for each in seen if each] == [["/Wide"], ["/Same"], ["/Wide.2"], ["/Same"]]
    assert (classes["/Wide"].SpaceBefore, classes["/Wide.2"].SpaceBefore, len(classes)) == (1, 2, 3)


def test_identifiers_are_unique_and_cells_still_know_their_headers(bound, tmp_path):
    table = typeset(tmp_path / "table.pdf", f"= T\n{TABLE}")
    pdf, said = bound(*(Sheet(table, f"att:{number}", str(number), "en") for number in range(3)))
    held_together(pdf)
    tree = NameTree(pdf.Root.StructTreeRoot.IDTree)
    headed = [str(name) for each in elements(pdf) for a in many(each.get("/A")) for name in many(a.get("/Headers"))]
    assert len(tree) == 3 * 2
    assert len(headed) == 3 * 4
    assert all(str(tree[name].S) == "/TH" for name in headed)
    assert said.elements == 3 * count(table)


def test_identifiers_in_classes_and_references_are_kept(bound, sheet):
    def referring():
        made = paper(("P", "See the note"), ("Note", "The note"))
        first, note = made.document.K
        note.ID, first.Ref = String("note"), Array([note])
        made.root.IDTree = Dictionary(Names=Array([String("note"), note]))
        made.root.ClassMap = Dictionary(Cell=Dictionary(O=Name.Table, Headers=Array([String("note")])))
        return made

    pdf, _ = bound(sheet(referring(), "one"), sheet(referring(), "two"))
    held_together(pdf)
    first, second = (each for each in elements(pdf) if "/Ref" in each)
    assert [str(each.Ref[0].ID) for each in (first, second)] == ["note", "note.2"]
    classes = pdf.Root.StructTreeRoot.ClassMap
    assert [str(classes[name].Headers[0]) for name in ("/Cell", "/Cell.2")] == ["note", "note.2"]


def test_forms_that_several_pages_draw_are_renumbered_once(bound, sheet):
    def drawing():
        made = Paper()
        first, second = made.page([("P", "one")]), made.page([("P", "two")])
        inner, outer = made.form("inner"), made.form("outer")
        outer.Resources.XObject = Dictionary(Inner=inner)
        for page in (first, second):
            page.Resources.XObject.Outer = outer
        second.Resources = made.pdf.make_indirect(second.Resources)
        first.Resources = second.Resources
        return made

    pdf, said = bound(*(sheet(drawing(), key) for key in ("one", "two", "three")))
    assert held_together(pdf) == said.elements + 1
    outers = [page.obj.Resources.XObject.Outer for page in pdf.pages]
    numbers = [(each.StructParents, each.Resources.XObject.Inner.StructParents) for each in outers]
    assert numbers[0] == numbers[1]
    assert len({number for pair in numbers for number in pair}) == 6


def spoken(role, **own):
    """A PDF 2.0 document: its elements in a namespace of their own."""
    made = paper((role, "said"))
    standard = made.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(SPACE)))
    mapped = {name: Array([Name("/" + to), standard]) for name, to in own.items()}
    space = made.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("urn:ours"), RoleMapNS=Dictionary(mapped)))
    made.root.Namespaces = Array([standard, space])
    made.document.NS = standard
    made.document.K[0].NS = space
    return made


def test_namespaces_are_joined_by_their_address_with_their_roles(bound, sheet):
    pdf, _ = bound(
        sheet(spoken("Box", **{"/Box": "Sect", "/Own": "P"}), "one"),
        sheet(spoken("Box", **{"/Box": "Aside"}), "two"),
        sheet(spoken("Own", **{"/Own": "P", "/More": "Div"}), "three"),
    )
    held_together(pdf)
    spaces = {str(each.NS): each for each in pdf.Root.StructTreeRoot.Namespaces}
    assert len(pdf.Root.StructTreeRoot.Namespaces) == len(spaces) == 2
    roles = {name: (str(role[0]), str(role[1].NS)) for name, role in spaces["urn:ours"].RoleMapNS.items()}
    assert roles == {
        "/Box": ("/Sect", SPACE), "/Own": ("/P", SPACE), "/Box.2": ("/Aside", SPACE), "/More": ("/Div", SPACE),
    }  # fmt: skip
    assert all(role[1].objgen == spaces[SPACE].objgen for role in spaces["urn:ours"].RoleMapNS.values())
    own = [each for each in elements(pdf) if "/NS" in each]
    assert all(each.NS.objgen == spaces[str(each.NS.NS)].objgen for each in own)
    assert [str(each.S) for each in own if str(each.NS.NS) == "urn:ours"] == ["/Box", "/Box.2", "/Own"]


def test_several_elements_on_top_get_a_part_around_them(bound, sheet):
    made = paper()
    kids = list(made.document.K)
    for kid in kids:
        kid.P = made.root
    made.root.K = Array(kids)
    pdf, said = bound(sheet(made, "one"), sheet(paper(), "two"))
    assert held_together(pdf) == said.elements + 2
    assert roles(pdf) == ["/Document", "/Part", "/H1", "/P", "/Part", "/H1", "/P"]


def _gone(made):
    del made.root.K


def _dangling_kid(made):
    made.document.K = Array([*made.document.K, made.pdf.get_object(4000, 0)])


def _circle(made):
    made.document.K[0].K = Array([made.document.K[1]])
    made.document.K[1].K = Array([made.document.K[0]])


def _lost_page(made):
    made.document.K[0].Pg = made.pdf.make_indirect(Dictionary(Type=Name.Page))


def _orphan(made):
    made.parents[0][0] = made.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))


def _too_deep(made):
    inner = made.document.K[0]
    for _ in range(300):
        inner = made.element("Div", inner)


def _not_a_tree(made):
    made.root.K = String("nothing")


@pytest.mark.parametrize("spoil", [_gone, _dangling_kid, _circle, _lost_page, _orphan, _too_deep, _not_a_tree])
def test_tags_that_do_not_hold_together_are_left_out_and_the_sheet_is_named(bound, sheet, spoil):
    made = paper()
    if spoil is _too_deep:
        made.document.K[0].K = Array([])
    spoil(made)
    pdf, said = bound(sheet(paper(), "good"), sheet(made, "bad"))
    assert (said.untagged, said.conforms, said.pages) == (("bad",), False, 2)
    assert held_together(pdf) == said.elements + 1
    assert "/StructParents" not in pdf.pages[1].obj


def test_numbers_that_lead_nowhere_or_far_are_no_trouble(bound, sheet):
    made = Paper()
    made.page([("P", "far")], number=2_000_000_000)
    made.page([("P", "lost")])
    del made.parents[1]
    made.document.K = Array([made.document.K[0]])
    made.root.ParentTreeNextKey = 10**15
    pdf, said = bound(sheet(made, "one"), sheet(paper(), "two"))
    assert (said.untagged, "/StructParents" in pdf.pages[1].obj) == ((), False)
    held_together(pdf)
    assert pdf.Root.StructTreeRoot.ParentTreeNextKey == 2


def test_a_damaged_file_is_bound_as_far_as_it_can_be_read(bound, sheet, tmp_path):
    whole = sheet(paper(), "cut")
    content = whole.path.read_bytes()
    whole.path.write_bytes(content[: content.rindex(b"xref")])
    with pikepdf.open(whole.path) as readable:
        assert len(readable.pages) == 1
    _, said = bound(sheet(paper(), "good"), whole)
    assert said.pages == 2
