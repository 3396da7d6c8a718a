"""What becomes of a form: does it show in the package what it showed to who filled it in?"""

from collections.abc import Iterator

import pikepdf

from governance.packages.attachments.faults import Unusable


def settle_forms(pdf: pikepdf.Pdf) -> None:
    """Draw every field into its page as it looks; fields without a drawing get one from their value.

    Raises Unusable for a form whose pages are made by the program that opens it (XFA alone): its one page would
    say that another program is needed.
    """
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/XFA" in form:
        if bool(pdf.Root.get("/NeedsRendering", False)) or not len(form.get("/Fields", [])):
            raise Unusable("dynamic_form")
        del form["/XFA"]
    if any(lacks_drawing(each) for each in widgets(pdf)):
        form.NeedAppearances = True
    if bool(form.get("/NeedAppearances", False)):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]


def widgets(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every field where it stands on a page."""
    for page in pdf.pages:
        for each in page.obj.get("/Annots", []):
            if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == pikepdf.Name.Widget:
                yield each


def lacks_drawing(widget: pikepdf.Dictionary) -> bool:
    """Whether it has a value, its own or its field's, and nothing that shows it."""
    holder = widget if "/V" in widget else widget.get("/Parent", widget)
    return "/V" in holder and "/AP" not in widget
