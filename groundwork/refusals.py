"""Why not? A rule answers with a reason in the reader's language, or with silence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Asked:
    """The rule that was asked, for who wants to know why: what it says, and what would have to be true.

    `given_by` tells whether a place gives the right; `about` names the bodies, by key; `on` is the day of the question.
    """

    rule: str | Promise
    needs: str | Promise
    given_by: Callable[[Any], bool]
    about: tuple[str, ...]
    on: date


@dataclass(frozen=True)
class Refusal:
    """One reason: a code for tests and templates, a sentence for people, the field it is about.

    `status` is the HTTP status of the page that says it: 409 for the wrong moment, 403 for no right, 422 for bad input.
    `asked` is the rule behind a refusal for want of a right, so that the page can lay open how it was answered.
    """

    code: str
    message: str | Promise
    field: str | None = None
    status: int = 409
    asked: Asked | None = None

    def __str__(self) -> str:
        return str(self.message)


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """An act was refused; nothing of it was done."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def require(refusal: Refusal | None) -> None:
    """Go on when there is no refusal; raise Refused when there is one."""
    if refusal is not None:
        raise Refused(refusal)
