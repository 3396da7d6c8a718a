"""Which words differ between two versions of a text?"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of words: `same`, `added` or `removed`."""

    kind: str
    text: str


def word_changes(old: str, new: str) -> list[Piece]:
    """The new text and what it left out of the old one, in reading order; one piece when nothing changed.

    Words are compared whole. A blank that stayed between two changes counts as changed, so that a phrase is
    marked as one.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    removed: list[str] = []
    added: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal" and (come.strip() or not (removed or added) or j2 == len(after)):
            pieces += _flushed(removed, added)
            pieces.append(Piece("same", come))
        else:
            removed.append(gone)
            added.append(come)
    return pieces + _flushed(removed, added)


def differs(pieces: list[Piece]) -> bool:
    """Whether anything was added or removed."""
    return any(piece.kind != "same" for piece in pieces)


def _flushed(removed: list[str], added: list[str]) -> list[Piece]:
    found = [Piece(kind, "".join(texts)) for kind, texts in (("removed", removed), ("added", added)) if "".join(texts)]
    removed.clear()
    added.clear()
    return found
