"""What must not come along from a document, does it stay behind, and is what it showed still there?"""

import pytest
from pikepdf import Array, Dictionary, Name, NameTree, Pdf, Stream, String

from groundwork.binding.sheets import Sheet
from tests.groundwork.binding.makers import Paper
from tests.groundwork.binding.reading import held_together, is_ua1, roles

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(666)"))
SECRET = b"embedded secret"


def loaded() -> Paper:
    """A paper with everything that acts, plays or hides."""
    made = Paper()
    page = made.page([("P", "one")])
    pdf = made.pdf
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=pdf.make_stream(SECRET, Type=Name.EmbeddedFile))
        )
    )
    pdf.Root.OpenAction = SCRIPT
    pdf.Root.AA = Dictionary(WC=SCRIPT)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), SCRIPT])),
        EmbeddedFiles=Dictionary(Names=Array([String("a.exe"), file])),
    )
    page.AA = Dictionary(O=SCRIPT)
    page.AF = Array([file])
    page.B = Array([pdf.make_indirect(Dictionary(Type=Name.Bead, P=page))])
    made.document.AF = Array([file])
    picture = pdf.make_stream(b"0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
    shown = {"AP": Dictionary(N=picture), "Contents": String("what it is")}
    made.annotation(page, "Annot", Subtype=Name.FileAttachment, FS=file, **shown)
    made.annotation(page, "Annot", Subtype=Name.RichMedia, RichMediaContent=Dictionary(Assets=file), **shown)
    made.annotation(page, "Annot", Subtype=Name.Screen, A=SCRIPT, Contents=String("a film"))
    made.annotation(page, "Annot", Subtype=Name.Text, A=SCRIPT, AA=Dictionary(E=SCRIPT), **shown)
    field = made.annotation(
        page, "Form", Subtype=Name.Widget, FT=Name.Tx, T=String("name"), TU=String("Your name"), V=String("Ada"),
        A=SCRIPT, AA=Dictionary(K=SCRIPT), AP=Dictionary(N=picture),
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=pdf.make_stream(b"<xdp:xdp/>"))
    return made


@pytest.fixture
def left(bound, tmp_path):
    return bound(Sheet(loaded().save(tmp_path / "loaded.pdf"), "a", "A", "en"))


def test_nothing_that_acts_or_hides_comes_along(left):
    pdf, _ = left
    said = b"\n".join(each.unparse(resolved=True) for each in pdf.objects if each is not None)
    for word in (b"JavaScript", b"app.alert", b"EmbeddedFile", b"Filespec", b"AcroForm", b"XFA", b"RichMedia", b"/AA"):
        assert word not in said, word
    assert not any(SECRET in each.read_bytes() for each in pdf.objects if isinstance(each, Stream))
    assert {"/OpenAction", "/AA", "/AcroForm", "/AF"}.isdisjoint(pdf.Root.keys())
    assert {"/AA", "/AF", "/B"}.isdisjoint(pdf.pages[0].obj.keys())


def test_fields_and_media_stay_as_pictures_with_their_words(left, tmp_path):
    pdf, said = left
    notes = list(pdf.pages[0].obj.Annots)
    assert [str(each.Subtype) for each in notes] == ["/Stamp", "/Stamp", "/Stamp", "/Text", "/Stamp"]
    assert [str(each.Contents) for each in notes] == [
        "what it is", "what it is", "a film", "what it is", "Your name: Ada",
    ]  # fmt: skip
    assert ["/AP" in each for each in notes] == [True, True, False, True, True]
    assert [bool(int(each.F) & 2) for each in notes] == [False, False, True, False, False]
    assert "/Form" not in roles(pdf)
    assert held_together(pdf) == said.elements + 1
    assert is_ua1(tmp_path / "whole.pdf")


def test_a_form_that_leaves_the_drawing_to_its_reader_is_drawn(bound, tmp_path):
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=4, T=String("name")))
    field.V, field.Rect, field.DA = String("Ada"), Array([72, 600, 272, 620]), String("/Helv 12 Tf 0 g")
    page.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), NeedAppearances=True, DR=Dictionary(Font=Dictionary(Helv=helvetica)),
        DA=String("/Helv 12 Tf 0 g"),
    )  # fmt: skip
    pdf.save(tmp_path / "form.pdf")
    whole, _ = bound(Sheet(tmp_path / "form.pdf", "a", "A", "en"))
    (note,) = whole.pages[0].obj.Annots
    assert str(note.Contents) == "name: Ada"
    assert b"Ada" in note.AP.N.read_bytes()


def layered(*, base_off: bool) -> Pdf:
    """Two layers, one of them hidden."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(612, 792)).obj
    shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("shown", "hidden"))
    page.Resources = Dictionary(Properties=Dictionary(A=shown, B=hidden))
    settings = Dictionary(BaseState=Name.OFF, ON=Array([shown])) if base_off else Dictionary(OFF=Array([hidden]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=settings)
    return pdf


def test_hidden_layers_stay_hidden(bound, tmp_path):
    layered(base_off=False).save(tmp_path / "one.pdf")
    layered(base_off=True).save(tmp_path / "two.pdf")
    pdf, _ = bound(Sheet(tmp_path / "one.pdf", "a", "A", "en"), Sheet(tmp_path / "two.pdf", "b", "B", "en"))
    layers = pdf.Root.OCProperties
    assert [str(each.Name) for each in layers.OCGs] == ["shown", "hidden", "shown", "hidden"]
    properties = [page.obj.Resources.Properties for page in pdf.pages]
    assert [each.objgen for each in layers.D.OFF] == [each.B.objgen for each in properties]


def test_names_without_places_and_old_files_are_no_trouble(bound, tmp_path):
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("a"), Dictionary(), String("b"), 5])))
    pdf.Root.OCProperties = Array([])
    pdf.save(tmp_path / "odd.pdf", encryption=None)
    whole, _ = bound(Sheet(tmp_path / "odd.pdf", "a", "A", "en"))
    assert "/Names" not in whole.Root
    assert "/StructTreeRoot" not in whole.Root
    with pytest.raises(ValueError):
        NameTree(Dictionary())
