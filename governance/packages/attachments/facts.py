"""What must be known of a document to make pages of it, and what is known of them afterwards?"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from groundwork.bilingual import Pair, other_language

NOTHING_SAID = Pair()


@dataclass(frozen=True)
class DocumentFacts:
    """A document as the package finds it. `path` is where its bytes are on this machine; `language` is its own."""

    sha256: str
    media_type: str
    name: str
    title: Pair
    language: str
    path: Path
    description: Pair = NOTHING_SAID
    size: int = 0

    def said(self, pair: Pair) -> str:
        """A text about it in its own language, or in the other one where that side is empty."""
        return pair.side(self.language).strip() or pair.side(other_language(self.language)).strip()


@dataclass(frozen=True)
class Prepared:
    """What became of a document: `path` holds its pages, or nothing does and `problem` is the code of why.

    A problem beside a path is a remark (`scanned`). `tagged`: its structure can be joined into the package's.
    `conforms`: nothing in its pages breaks PDF/UA-1; the title, language and claim of a file are the binder's to
    say. `carried`: the document itself goes along as a file, since its pages do not.
    """

    path: Path | None
    pages: int
    tagged: bool
    conforms: bool
    problem: str = ""
    carried: bool = False

    @property
    def included(self) -> bool:
        """Whether its pages go into the package."""
        return self.path is not None


class Cache(Protocol):
    """Where conversions are remembered, by the SHA-256 of the source and the converter's name and version."""

    def get(self, source: str, converter: str) -> Prepared | None:
        """What this converter made of it before; None when it never saw it."""

    def put(self, source: str, converter: str, prepared: Prepared) -> Prepared:
        """Remember it; returns what is remembered, which is the first answer where two came at once."""
