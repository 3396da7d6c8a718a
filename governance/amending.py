"""What does a clause say once an amendment is carried? The carried text is composed, never typed again.

An amendment was written against the clause as its proposer read it. Where another amendment changed other words
meanwhile, both changes stand in the composed text; where both touch the same words, there is no text that both
councils have carried, and it is refused rather than guessed.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from groundwork.bilingual import LANGUAGES, Pair

WORD = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Hunk:
    """Words `start` to `end` of the base are replaced by these."""

    start: int
    end: int
    words: tuple[str, ...]

    def touches(self, other: "Hunk") -> bool:
        """Whether both change the same words, or add at the same place."""
        if self == other:
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


def words_of(text: str) -> list[str]:
    """The text in words, blanks and signs, so that joining them gives the text again."""
    return WORD.findall(text)


def hunks(base: list[str], changed: list[str]) -> list[Hunk]:
    """What was changed between two texts, from the first word to the last."""
    matcher = SequenceMatcher(a=base, b=changed, autojunk=False)
    return [Hunk(a, b, tuple(changed[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def composed(base: str, current: str, amended: str) -> str | None:
    """The current text with the changes that the amendment makes to its base; None when both touch the same words."""
    if current == base:
        return amended
    words = words_of(base)
    carried, proposed = hunks(words, words_of(current)), hunks(words, words_of(amended))
    if any(mine.touches(other) for mine in proposed for other in carried):
        return None
    text: list[str] = []
    place = 0
    for hunk in sorted({*carried, *proposed}, key=lambda each: (each.start, each.end)):
        text += [*words[place : hunk.start], *hunk.words]
        place = hunk.end
    return "".join([*text, *words[place:]])


def composed_pair(base: Pair, current: Pair, amended: Pair) -> Pair | None:
    """The same in both languages, states as the amendment has them; None when either language cannot be composed."""
    sides = {code: composed(base.side(code), current.side(code), amended.side(code)) for code in LANGUAGES}
    if any(text is None for text in sides.values()):
        return None
    return Pair(en=sides["en"] or "", fr=sides["fr"] or "", en_state=amended.en_state, fr_state=amended.fr_state)
