"""What is given to be bound, and what is known of the whole afterwards?

Nothing of pikepdf here: who only plans a file need not load it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

Marking = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """One part of the file: a PDF of one or more pages, or blank pages.

    Args:
        path: the PDF; None for `pages` blank pages, of the size of the page before them (or after them).
        key: its name among the sheets, and in links to it: "front", "item:7", "att:12".
        title: its bookmark, and the title of its tags; "" for no bookmark.
        language: "en" or "fr"; the file's own language counts before it.
        level: how deep its bookmark is; 0 is the top.
        label_prefix: "A3-" counts its pages A3-1, A3-2…; with "" the label is the number that is printed.
        stamp: the words before the number: "Item 7"; "" for the number alone.
        outline: whether its own bookmarks are kept, below its own.
        conforms: whether the file is known to be PDF/UA-1.
        foot: whether its pages leave their foot free for the line of the number; if not, they grow by a strip.
        back_to, back_words: the sheet to which its first page leads back, and the words of that link.
        beside: the key of the sheet before it that it faces: a page of that one, a page of this one, and so on; the
            shorter one is filled up with empty pages.
    """

    path: Path | None
    key: str
    title: str
    language: str
    level: int = 0
    label_prefix: str = ""
    stamp: str = ""
    outline: bool = True
    conforms: bool = True
    pages: int = 1
    foot: bool = False
    back_to: str = ""
    back_words: str = ""
    beside: str = ""


def blank(key: str, language: str, *, pages: int = 1, stamp: str = "") -> Sheet:
    """Empty pages, so that two languages keep facing each other."""
    return Sheet(None, key, "", language, pages=pages, stamp=stamp, foot=True)


@dataclass(frozen=True)
class Bound:
    """The file that was made.

    Args:
        pages: how many it has.
        conforms: whether it claims to be PDF/UA-1, which it does only when every sheet does.
        untagged: the keys of the sheets whose pages have no tags, or whose tags were broken and left out.
        elements: how many structure elements of the sheets it holds (its own few are not counted).
        first_page: the number of the first page of each sheet, as printed: the first page of all is 1.
    """

    pages: int
    conforms: bool
    untagged: tuple[str, ...]
    elements: int
    first_page: dict[str, int] = field(default_factory=dict)


class Unbindable(Exception):  # noqa: N818
    """A sheet cannot be read as a PDF with pages; `key` says which."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key, self.reason = key, reason
