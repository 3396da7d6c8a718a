"""How does a text that people wrote reach the page, whatever is in it?

As data, never as markup. A character that no font of ours can draw becomes a square: no document is held up by
one. `fonts/coverage.txt` lists what can be drawn; it was found by asking the typesetter for each character.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from groundwork.bilingual import Pair, other_language
from groundwork.typography import set_in_french

FONTS = Path(__file__).parent / "fonts"
UNDRAWABLE = "\u25a1"
KEPT = "\n\u00ad"
Run = dict[str, Any]


@cache
def drawable() -> frozenset[str]:
    """Every character that our fonts can draw."""
    spans = [span.split("-") for span in (FONTS / "coverage.txt").read_text().split()]
    return frozenset(chr(code) for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1))


def cleaned(text: str) -> str:
    """The text composed (NFC), line ends as LF, no control or direction signs, unknown letters squared."""
    text = unicodedata.normalize("NFC", re.sub("\r\n|[\r\u2028\u2029\u0085]", "\n", text)).replace("\t", " ")
    known = drawable()
    return "".join(sign if sign in known or sign in KEPT else _instead(sign) for sign in text)


def _instead(sign: str) -> str:
    return "" if unicodedata.category(sign) in {"Cc", "Cf"} else UNDRAWABLE


def typeset(text: str, language: str) -> str:
    """The text ready for the page, with the spaces of Canadian French where it is French."""
    text = cleaned(str(text))
    return set_in_french(text) if language == "fr" else text


def run(pair: Pair, language: str) -> Run | None:
    """One text in the reader's language, in paragraphs of lines.

    Where that side is empty it is the other one, which says so (`spare`); None when both are. `stale` is
    true when one side was changed and nobody has confirmed yet that they match.
    """
    spare = not pair.side(language).strip()
    spoken = other_language(language) if spare else language
    if not pair.side(spoken).strip():
        return None
    stale = not spare and "stale" in (str(pair.en_state), str(pair.fr_state))
    return {**spoken_text(pair.side(spoken), spoken), "spare": spare, "stale": stale}


def spoken_text(text: str, language: str) -> Run:
    """A text that exists in one language only, such as a reason given in a vote."""
    paragraphs = re.split(r"\n\s*\n", typeset(text, language).strip())
    lines = [[line.strip() for line in paragraph.split("\n")] for paragraph in paragraphs]
    return {"lang": language, "paragraphs": lines, "spare": False, "stale": False}


def one_line(pair: Pair, language: str) -> str:
    """The text on one line, without a sign of its language: for bookmarks and the document's title."""
    spoken = language if pair.side(language).strip() else other_language(language)
    return " ".join(typeset(pair.side(spoken), spoken).split())
