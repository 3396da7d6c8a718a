"""What is a notice made of, once its facts are read?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise

from councils.enums import NotSent
from councils.models import Notice


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; `url` is whole, with its host."""

    words: str
    url: str


@dataclass(frozen=True)
class Quote:
    """What somebody wrote, in the language in which they wrote it; `of` says on what."""

    of: str
    text: str
    language: str


@dataclass(frozen=True)
class Said:
    """A notice in one language. `choices` are its buttons with their `hint`; `facts` are couples; `reason` says why
    this reader gets it."""

    subject: str
    title: str
    reason: str
    paragraphs: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    hint: str = ""
    choices: tuple[Link, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    small: tuple[str, ...] = ()


@dataclass(frozen=True)
class Attached:
    """A file that goes with a letter: `kind` and `subkind` are its media type, `parameters` those of the type."""

    name: str
    kind: str
    subkind: str
    content: bytes
    parameters: tuple[tuple[str, str], ...] = ()


def always(found: Any) -> NotSent | None:
    """Nothing that may have happened since keeps it from being sent."""
    return None


@dataclass(frozen=True)
class Kind:
    """A kind of notice.

    `read` gathers what it speaks of, once; `not_owed` says why it should not go any more; `say` writes it in the
    language and the zone of the moment. `carry` adds what only the letter on its way may hold, made once for both
    languages. `copies` owes it to others who must see the same. A `confidential` one is shown to nobody but its
    recipient. `attach` gives the files that go with it.
    """

    label: str | Promise
    read: Callable[[Notice], Any]
    say: Callable[[Any], Said]
    not_owed: Callable[[Any], NotSent | None] = always
    carry: Callable[[Any], Any] | None = None
    copies: Callable[[Notice], object] | None = None
    confidential: bool = False
    attach: Callable[[Any], tuple[Attached, ...]] | None = None


def whole_address(name: str, *arguments: Any, query: str = "") -> str:
    """The address of a page in the language of the moment, with its host."""
    return settings.PUBLIC_URL.rstrip("/") + reverse(name, args=arguments) + (f"?{query}" if query else "")
