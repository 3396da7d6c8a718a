"""Where do the spaces of a French sentence go? As the Office québécois de la langue française has them."""

import re

NBSP = "\u00a0"
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_BLANK = "[ \u00a0\u202f]"
_APOSTROPHE = re.compile(r"(?<=\w)(?:'|&#x27;|&#39;)(?=\w)")
_SPACING = [
    (re.compile(rf"{_BLANK}+([:%$»])"), NBSP + r"\1"),
    (re.compile(r"(?<=[\w)\]])»"), NBSP + "»"),
    (re.compile(rf"«{_BLANK}*"), "«" + NBSP),
    (re.compile(r"(?<=[^\W\d_])(:)(?=\s|$)"), NBSP + r"\1"),
    (re.compile(r"(?<=\d)([%$])"), NBSP + r"\1"),
    (re.compile(rf"(?<=\w){_BLANK}+(?=[;!?](?:\s|$))"), ""),
    (re.compile(rf"(?<=\d){_BLANK}(?=\d{{3}}(?!\d))(?<!\d{{4}}{_BLANK})"), NBSP),
    (re.compile(rf"\b(\d{{1,2}}){_BLANK}?h{_BLANK}?(\d\d)\b"), rf"\1{NBSP}h{NBSP}\2"),
    (re.compile(rf"\b(\d{{1,2}}){_BLANK}h\b"), rf"\1{NBSP}h"),
    (re.compile(rf"\b(\d{{1,2}}|1er){_BLANK}({_MONTHS})\b"), rf"\1{NBSP}\2"),
]
_INVERSION = re.compile(r"\b([^\W\d_]+(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|ce))\b")
_FIRST = re.compile(rf"\b1er(?={_BLANK}|\b)")


def set_in_french(text: str) -> str:
    """The text with its no-break spaces and its typographic apostrophes.

    A no-break space stands before `:`, `%`, `$` and `»`, after `«`, around the `h` of an hour, between the
    thousands, and between a day and its month; none stands before `;`, `!` and `?`. Words are never changed.
    """
    text = _APOSTROPHE.sub("’", text)
    for pattern, replacement in _SPACING:
        text = pattern.sub(replacement, text)
    return text


def set_in_french_html(escaped: str) -> str:
    """The same for text that is already HTML: `sont-ils` stays on one line and `1er` raises its letters.

    Tags pass untouched, so that an address inside one keeps its colons.
    """
    pieces = re.split(r"(<[^>]*>)", escaped)
    return "".join(piece if piece.startswith("<") else _html_piece(piece) for piece in pieces)


def _html_piece(piece: str) -> str:
    piece = _INVERSION.sub(r'<span class="nb">\1</span>', set_in_french(piece))
    return _FIRST.sub("1<sup>er</sup>", piece)
