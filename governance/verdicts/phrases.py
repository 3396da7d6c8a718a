"""How are numbers, names and shares said, in English and in French?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Pair = tuple[str, str]
Names = Mapping[str, Pair]

# Canadian French sets a no-break space before a colon, and none before ; ! ?
NBSP = "\u00a0"
COLON: Pair = (":", f"{NBSP}:")


@dataclass(frozen=True)
class Noun:
    """A kind of voter, in both languages and numbers; `e` is what French adds to agree with it."""

    english: Pair
    french: Pair
    e: str

    def count(self, number: int) -> Pair:
        """So many of them."""
        return english(number, *self.english), french(number, *self.french)


SEATS = Noun(("seat", "seats"), ("siège", "sièges"), "")
JURISDICTIONS = Noun(("jurisdiction", "jurisdictions"), ("administration", "administrations"), "e")

ORDER_WORDS: Mapping[str, Pair] = {
    "federal": ("federal", "fédéral"),
    "provincial": ("provincial", "provincial"),
    "territorial": ("territorial", "territorial"),
    "municipal": ("municipal", "municipal"),
}

# For each share: English; French with "the"; French after "plus"; whether its French is plural.
SHARE_WORDS: Mapping[Fraction, tuple[str, str, str, bool]] = {
    Fraction(1, 2): ("half", "la moitié", "de la moitié", False),
    Fraction(1, 3): ("one third", "le tiers", "du tiers", False),
    Fraction(2, 3): ("two thirds", "les deux tiers", "des deux tiers", True),
    Fraction(1, 4): ("one quarter", "le quart", "du quart", False),
    Fraction(3, 4): ("three quarters", "les trois quarts", "des trois quarts", True),
    Fraction(3, 5): ("three fifths", "les trois cinquièmes", "des trois cinquièmes", True),
    Fraction(4, 5): ("four fifths", "les quatre cinquièmes", "des quatre cinquièmes", True),
    Fraction(1): ("all", "la totalité", "de la totalité", False),
}


def english(number: int, one: str, many: str) -> str:
    """A number and its noun: 1 seat, 0 seats."""
    return f"{number} {one if number == 1 else many}"


def french(number: int, one: str, many: str) -> str:
    """A number and its noun: French counts 0 as singular."""
    return f"{number} {one if number < 2 else many}"


def share_words(share: Fraction) -> tuple[str, str, str, bool]:
    """The words for a share; p/q where neither language has a plain one."""
    written = f"{share.numerator}/{share.denominator}"
    return SHARE_WORDS.get(share, (written, written, f"de {written}", share.numerator > 1))


def orders(names: Sequence[str]) -> Pair:
    """Orders of government, joined by "or"."""
    return (
        listed([ORDER_WORDS[name][0] for name in names], "or"),
        listed([ORDER_WORDS[name][1] for name in names], "ou"),
    )


def voters_named(keys: Sequence[str], names: Names) -> Pair:
    """Voters by name, joined by "and"."""
    return listed([called(key, names)[0] for key in keys], "and"), listed([called(key, names)[1] for key in keys], "et")


def called(key: str, names: Names) -> Pair:
    """What a voter or body is called: its name where one is given."""
    return names.get(key, (key, key))


def listed(words: Sequence[str], joint: str) -> str:
    """Words in one list: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def are(number: int) -> str:
    """The English verb for so many."""
    return "is" if number == 1 else "are"


def sont(number: int) -> str:
    """The French verb for so many."""
    return "est" if number < 2 else "sont"


def agreed(number: int, e: str = "") -> str:
    """What a French participle takes for so many; `e` where they are feminine."""
    return e + ("s" if number > 1 else "")
