"""Of which terms is an effect made, and on which occasion is it enacted?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from governance.models import Effect
from groundwork.bilingual import LANGUAGES
from groundwork.refusals import Refusal

UNUSABLE = 422
ASIDE = {"kind", "from", "illustrative", "note", "source"}  # what is said beside the terms and changes nothing


class TermType(StrEnum):
    """What kind of thing a term names; a form can ask for it by this."""

    BODY = "body"
    BODIES = "bodies"
    NEW_KEY = "new_key"
    TEXT = "text"
    PERSON = "person"
    SEAT = "seat"
    JURISDICTION = "jurisdiction"
    BODY_KIND = "body_kind"
    AUTHORITY = "authority"
    LEVEL = "level"
    LINE_KIND = "line_kind"
    ROLE = "role"
    FORMAT = "format"
    PRIORITY = "priority"
    DECISION = "decision"
    DAY = "day"
    NUMBER = "number"


@dataclass(frozen=True)
class Term:
    """One term of a kind of effect: how it is stored, what it names, how people call it.

    `length` is the longest text in characters, a language; `least` and `most` bound a number.
    """

    name: str
    type: TermType
    label: str | Promise
    required: bool = True
    length: int = 200
    least: int = 0
    most: int = 3650

    @property
    def stored(self) -> tuple[str, ...]:
        """The names under which it stands in the stored terms."""
        if self.type == TermType.TEXT:
            return tuple(f"{self.name}_{language}" for language in LANGUAGES)
        return (self.name,)


Given = Mapping[str, Any]  # what the terms stand for, by name; None, an empty list or an empty pair where not given
Facts = dict[str, Any]  # what else was changed, for the ledger


@dataclass(frozen=True)
class Occasion:
    """On which day, by which decision, an effect is enacted; `effect` is its row, None while it is tried out."""

    on: date
    reference: str
    effect: Effect | None = None


Judge = Callable[[Given, date], Refusal | None]
Act = Callable[[Given, Occasion], Facts | None]


def unusable(code: str, message: str | Promise, name: str | None = None) -> Refusal:
    """A refusal of what was typed."""
    return Refusal(code, message, name, status=UNUSABLE)
