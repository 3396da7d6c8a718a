"""How wide is a word in the house's letters, and where does a line break?

The widths are those of Source Sans 3 at weight 650, in hundredths of the size, measured in a browser; lighter
letters are narrower, so that what fits here fits there.
"""

_WIDTHS = {
    20: " \u00a0", 27: "ijîï|l", 29: "',.:;IÎÏ’‘·", 33: "!()-[]f{}/\\", 38: "tr", 45: "s*?z", 47: "cç«»–",
    51: "J_xLYevyéèêë“”", 53: "#$+0123456789<=>F^a~àâägk", 55: "EZÉÈÊËSTVX`oôö", 57: "AhuùûübdnpqÀÂ", 60: "CÇPBRK",
    64: "DG&", 68: "NUÙÛHOQÔ", 76: "Mwæ—", 85: "Wœ%mŒ@…",
}  # fmt: skip
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


def width_of(text: str, size: float) -> float:
    """The width of a line in pixels; a letter that is not in the table counts as a wide one."""
    return sum(_WIDTH.get(letter, 68) for letter in text) * size / 100


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text in as few lines as fit the room, all about as long as each other. A word is never broken."""
    lines = _greedy(text, size, room)
    narrower = room
    while len(lines) > 1 and narrower > room / 2:
        narrower -= 4
        tried = _greedy(text, size, narrower)
        if len(tried) > len(lines) or max(width_of(line, size) for line in tried) > room:
            break
        lines = tried
    return lines


def _greedy(text: str, size: float, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
