"""How do the contents of a package become a file? Shaped for its template, and set: tagged PDF/UA-1."""

from pathlib import Path

from governance.packages.contents import PackageContents
from governance.packages.sections import shape
from groundwork.typesetting.setting import set_in_pdf

TEMPLATE = Path(__file__).parent / "typst" / "package.typ"


def render(contents: PackageContents, language: str) -> bytes:
    """The package in one language. The same contents give the same bytes, on any machine.

    Raises typst.TypstError when it cannot be set.
    """
    return set_in_pdf(TEMPLATE, shape(contents, language), int(contents.as_of.timestamp()))
