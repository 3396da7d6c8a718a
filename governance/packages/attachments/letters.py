"""Which letters of a foreign text can be printed?"""

import re
import unicodedata
from functools import cache

from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.limits import LONGEST_TEXT
from governance.packages.attachments.setting import FONTS

UNDRAWABLE = "\u25a1"


@cache
def drawable() -> frozenset[str]:
    """Every character that the fonts of the house can draw."""
    spans = [span.split("-") for span in (FONTS / "coverage.txt").read_text().split()]
    return frozenset(chr(code) for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1))


def read_text(content: bytes) -> str:
    """The text of a file in UTF-8, or in the letters of Western Windows; a square for what cannot be drawn."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if len(text) > LONGEST_TEXT:
        raise Unusable("too_large")
    return cleaned(text)


def cleaned(text: str) -> str:
    """The text composed, with LF for line ends, four spaces for a tab, and nothing that turns text about."""
    text = unicodedata.normalize("NFC", re.sub("\r\n|[\r\u2028\u2029\u0085]", "\n", text)).replace("\t", "    ")
    known = drawable()
    return "".join(sign if sign in known or sign == "\n" else instead(sign) for sign in text)


def instead(sign: str) -> str:
    """What stands for a character without a drawing."""
    return "" if unicodedata.category(sign) in {"Cc", "Cf"} else UNDRAWABLE
