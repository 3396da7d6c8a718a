"""Which number did a person type, as English or French writes it, and how is a number written for them?

French writes 1 234,5 and English 1,234.5. Who reads one language may be used to the other keyboard: what can mean one
number only is taken from either; what could mean two is taken as the reader's language means it, or refused in words.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundwork.dates_in_words import thousands
from groundwork.refusals import Refusal
from groundwork.typography import NBSP

DIGITS, PLACES = 18, 6  # of all digits, those behind the decimal mark: what a column of numbers holds
MINUS = "−–"
BLANK = re.compile("[ \u00a0\u2009\u202f]")  # between words, not broken, thin, thin and not broken
ALLOWED = re.compile(r"-?[0-9]+(?:[ .,][0-9]+)*")
OWN = {"en": ".", "fr": ","}
EXAMPLE = {"en": "1,234.5", "fr": f"1{NBSP}234,5"}
NO_NUMBER = _("Enter a number in figures, for example %(example)s. Words belong in the text beside it.")
UNCLEAR = _("“%(typed)s” could be read in two ways. Write it as in this example: %(example)s.")
TOO_LARGE = _("Enter a number with at most %(most)s figures before the decimal mark.")
NO_DECIMALS = _("Enter a whole number, without decimals.")
TOO_FINE = _("Enter at most %(most)s decimals.")


@dataclass(frozen=True)
class Unit:
    """How a number is counted: with how many decimals at most, and whether it may be typed with a sign of per cent."""

    decimals: int = PLACES
    percent: bool = False


def read_number(text: str, language: str, unit: Unit | None = None) -> Decimal | Refusal:
    """The number that was typed, exactly; or why it is none.

    `language` is en or fr. ASCII figures only: no exponent, no infinity, no other alphabet. `1,234` is 1234 in English
    and 1.234 in French; `1.234` in French is refused, since it is a thousand elsewhere. Nothing is ever rounded.
    """
    unit = unit or Unit()
    bare = BLANK.sub(" ", text.strip())
    if unit.percent:
        bare = bare.removesuffix("%").rstrip()
    if bare[:1] in MINUS:
        bare = "-" + bare[1:].lstrip()
    if not ALLOWED.fullmatch(bare):
        return refused("no-number", NO_NUMBER, example=EXAMPLE[language])
    split = whole_and_rest(bare.removeprefix("-"), language)
    if split is None:
        return refused("unclear-number", UNCLEAR, typed=text.strip(), example=EXAMPLE[language])
    whole, rest = split[0].lstrip("0") or "0", split[1].rstrip("0")
    if len(whole) > DIGITS - PLACES:
        return refused("number-too-large", TOO_LARGE, most=DIGITS - PLACES)
    if len(rest) > unit.decimals:
        return refused("too-many-decimals", TOO_FINE if unit.decimals else NO_DECIMALS, most=unit.decimals)
    number = Decimal(f"{whole}.{rest or 0}" if rest else whole)
    return -number if bare.startswith("-") and number else number


def refused(code: str, words: str | Promise, **terms: object) -> Refusal:
    return Refusal(code, words % terms, status=422)


def whole_and_rest(bare: str, language: str) -> tuple[str, str] | None:
    """The figures before and behind the decimal mark; None where more than one reading is left, or none."""
    marks = [mark for mark in bare if mark in ".,"]
    if " " in bare:
        head, _mark, rest = split_at(bare, marks[0]) if marks else (bare, "", "")
        return in_groups(head, " ", rest) if len(marks) <= 1 and " " not in rest else None
    if len(set(marks)) == 2:
        head, _mark, rest = split_at(bare, marks[-1])
        return in_groups(head, marks[0], rest) if marks.count(marks[-1]) == 1 else None
    if len(marks) > 1:
        return in_groups(bare, marks[0], "")
    return with_one_mark(bare, marks[0], language) if marks else (bare, "")


def split_at(bare: str, mark: str) -> tuple[str, str, str]:
    head, _mark, rest = bare.rpartition(mark)
    return head, mark, rest


def in_groups(head: str, group: str, rest: str) -> tuple[str, str] | None:
    """The figures of a number that is written in groups of three; None when the groups are not of three."""
    parts = head.split(group)
    is_right = 1 <= len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    return ("".join(parts), rest) if is_right and not set(".,") & set("".join(parts)) else None


def with_one_mark(bare: str, mark: str, language: str) -> tuple[str, str] | None:
    """One mark alone: the decimal mark of the language, or the other's where it cannot be anything else."""
    head, _mark, rest = split_at(bare, mark)
    if mark == OWN[language] or len(rest) in (1, 2):
        return head, rest
    if language == "en" and not head.startswith("0"):
        return in_groups(bare, mark, "")
    return None


def write_number(value: Decimal, language: str, decimals: int = 0) -> str:
    """`1,234.5`, `1 234,5`: with that many decimals, and with more where the number has more."""
    places = max(decimals, decimals_of(value))
    return thousands(f"{value:.{places}f}", language)


def decimals_of(value: Decimal) -> int:
    """How many decimals it has, the zeros at its end aside."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
