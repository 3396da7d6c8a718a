"""What do all our own parts of a package look like, set in one go as one file without its documents?"""

from dataclasses import replace

from governance.packages.contents import PackageContents
from governance.packages.sections import own_parts, package_title
from governance.packages.setting import OwnPart, set_part


def render(contents: PackageContents, language: str) -> bytes:
    """The own parts in one language, as one file. The same contents give the same bytes, on any machine.

    Raises typst.TypstError when they cannot be set.
    """
    return set_part(together(contents, language), int(contents.as_of.timestamp()))


def together(contents: PackageContents, language: str) -> OwnPart:
    """All own parts as one."""
    first, *rest = own_parts(contents, contents.edition, language)
    pages = [page for part in (first, *rest) for page in part.data["parts"]]
    return replace(first, data={**first.data, "title": package_title(contents, language), "parts": pages})
